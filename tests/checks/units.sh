#!/bin/bash
# The systemd units: each program has its socket, no service may do more than
# systemd's own measure calls safe (at most 1.0 of 10), and what is linked is
# hardened as the Makefile says.
build=${NV_BUILD:-build/asan}
out=$build/check-units
bad=0
complain() { echo "$1"; bad=1; }

rm -rf "$out"
nginx/system/units "$build/cgi-bin" nginx/pools.tsv "$out" || exit 1

exposure() { # of a service: 0.4
	systemd-analyze security --offline=true --no-pager "$1" 2>&1 |
	    sed -n 's/.*exposure level for [^:]*: \([0-9.]*\).*/\1/p'
}
too_much() { awk -v e="${1:-10}" 'BEGIN { exit !(e > 1.0) }'; }
for service in "$out"/*.service; do
	level=$(exposure "$service")
	! too_much "$level" || complain "${service##*/}: exposure ${level:-unknown}"
done
# The measure measures: without the lines that harden, it is far more.
mkdir "$out/bare"
bare=$out/bare/bare.service
grep -vE '^(Protect|Private|Restrict|Capab|System|NoNew|Memory|IP|Lock)' \
    "$out/nhacviec-web.service" >"$bare"
too_much "$(exposure "$bare")" || complain "the measure takes a bare unit for safe"

# Every program once: where its socket is, and where its workers are.
for program in "$build"/cgi-bin/*.fcgi; do
	basename "$program" .fcgi
done | sort >"$out/programs"
for kind in 's,^ListenStream=/run/nhacviec/sockets/\(.*\)\.sock$,\1,p' \
    's,^    \([a-z-]*\):[1-9].*,\1,p'; do
	cat "$out"/*.socket "$out"/*.service | sed -n "$kind" | sort |
		diff - "$out/programs" || complain "not every program once"
done

# Timer and cron start the same, and each asks who of the two is meant.
for timer in "$out"/*.timer; do
	service=${timer%.timer}.service
	command=$(sed -n 's,^ExecStart=/usr/lib/nhacviec-release/now/batch/,,p' "$service")
	grep -q "nhacviec cron $command\$" nginx/system/nhacviec.cron ||
		complain "${service##*/}: \"$command\" is not in nhacviec.cron"
	grep -q '^ConditionPathExists=!/etc/nhacviec/use-cron' "$service" ||
		complain "${service##*/}: runs beside cron"
done

# Of one program of each kind; the flags are the same for all.
for program in "$build/cgi-bin/login.fcgi" "$build/batch/remind" "$build/nginx/hold"; do
	what=$(readelf --wide --file-header --program-headers --dynamic "$program")
	grep -q 'Type: *DYN' <<<"$what" || complain "$program: not position independent"
	grep -q 'GNU_RELRO' <<<"$what" || complain "$program: no RELRO"
	grep -qE 'FLAGS.*(BIND_)?NOW' <<<"$what" || complain "$program: binds lazily"
	grep -qE 'GNU_STACK.* RW ' <<<"$what" || complain "$program: the stack can be run"
	readelf --wide --dyn-syms --syms "$program" | grep -q '__stack_chk_fail' ||
		complain "$program: no stack protector"
	# A release is stripped and fortified; the sanitizers are instead of that.
	[[ $build != *release ]] ||
		readelf --wide --dyn-syms "$program" | grep -qE '__\w+_chk\b' ||
		complain "$program: not fortified"
done
exit $bad
