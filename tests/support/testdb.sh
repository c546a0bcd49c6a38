#!/bin/sh
# The database server of the tests: testdb.sh start|stop|socket
#
# One scratch MariaDB for all test programs, below build/testdb, reached by a
# unix socket only. "start" does nothing when it runs already; test programs
# call it themselves. Nothing in it is worth keeping: it does not wait for the
# disk, and "stop" removes it.
set -eu
cd "$(dirname "$0")/../.."
base=$PWD/build/testdb
server_base=$base
# The server does not run as root, so it must be able to reach its folder.
if [ "$(id -u)" = 0 ] &&
    ! setpriv --reuid=mysql --regid=mysql --clear-groups test -x "$PWD"; then
	server_base=/var/tmp/nhacviec-test-$(printf %s "$PWD" | cksum | cut -d' ' -f1)
fi
run=$server_base/run
# The path of a socket is short by law of the kernel.
if [ ${#run} -gt 90 ]; then
	run=${TMPDIR:-/tmp}/nhacviec-test-$(printf %s "$PWD" | cksum | cut -d' ' -f1)
fi
socket=$run/db.sock

answers() {
	mariadb-admin --no-defaults --socket="$socket" --user=root ping >/dev/null 2>&1 ||
	mariadb-admin --no-defaults --socket="$socket" ping >/dev/null 2>&1
}

runs() {
	[ -s "$run/db.pid" ] && kill -0 "$(cat "$run/db.pid")" 2>/dev/null
}

start() {
	# A busy machine may keep it from answering at once; it is not dead.
	n=0
	while runs && [ $n -le 100 ]; do
		answers && return
		n=$((n + 1))
		sleep 0.1
	done
	stop
	rm -rf "$server_base/data" "$server_base/tmp" "$run"
	# Tables it makes for itself in a folder of its own: whoever tidies the
	# machine's would make a statement fail.
	mkdir -p "$base/secret" "$server_base/data" "$server_base/tmp" "$run"
	user=
	if [ "$(id -u)" = 0 ]; then
		# The server must not run as root; root still gets in.
		user=--user=mysql
		chown mysql "$server_base/data" "$server_base/tmp" "$run"
	fi
	for name in db-web db-read db-login db-report db-batch db-purge db-migrate db-backup db-sso pepper webhook-key; do
		[ -s "$base/secret/$name" ] ||
		    (umask 077; od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$base/secret/$name")
	done
	mariadb-install-db --no-defaults $user --datadir="$server_base/data" \
	    --tmpdir="$server_base/tmp" --skip-test-db --skip-name-resolve \
	    --auth-root-authentication-method=socket \
	    --auth-root-socket-user="$(id -un)" >"$base/install.log" 2>&1 ||
	    { cat "$base/install.log" >&2; exit 1; }
	server=$(command -v mariadbd || echo /usr/sbin/mariadbd)
	# Not a child of the test that happens to come first, and not holding
	# its terminal or its lock.
	setsid "$server" --no-defaults $user --datadir="$server_base/data" \
	    --tmpdir="$server_base/tmp" \
	    --socket="$socket" --pid-file="$run/db.pid" \
	    --log-error="$server_base/error.log" --skip-networking --skip-name-resolve \
	    --character-set-server=utf8mb4 --collation-server=utf8mb4_bin \
	    --innodb-buffer-pool-size=128M --innodb-log-file-size=64M \
	    --innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync \
	    --innodb-doublewrite=OFF --innodb-ft-enable-stopword=OFF \
	    --innodb-ft-min-token-size=2 --innodb-snapshot-isolation=ON \
	    --innodb-lock-wait-timeout=5 --aria-checkpoint-interval=0 \
	    --max-connections=300 --performance-schema=OFF \
	    </dev/null >/dev/null 2>&1 9>&- &
	n=0
	until answers; do
		n=$((n + 1))
		[ $n -le 300 ] || { tail -20 "$server_base/error.log" >&2; exit 1; }
		sleep 0.1
	done
}

stop() {
	if runs; then
		pid=$(cat "$run/db.pid")
		kill "$pid" 2>/dev/null || true
		n=0
		while kill -0 "$pid" 2>/dev/null && [ $n -le 100 ]; do
			n=$((n + 1))
			sleep 0.1
		done
	fi
	rm -rf "$server_base/data" "$server_base/tmp" "$run"
}

mkdir -p "$base"
exec 9>"$base/lock"
flock 9
case ${1:-} in
start) answers || start ;;
stop) stop ;;
socket) ;;
*)
	sed -n '2s/^# //p' "$0" >&2
	exit 64
	;;
esac
[ "$1" = stop ] || echo "$socket"
