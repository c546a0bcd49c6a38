"""Three MariaDB servers as nginx/CLUSTER.md has them, on loopback, and people who
work: the one that is written to is killed with -9, frozen, and cut off from the
others; the programs find the next by nginx/system/cluster/haproxy.cfg. Whoever was
told "done" finds what he sent exactly once, on each of the three.

Three servers take two minutes: run by make soak, and it has no "#!". NV_FAULTS=
seconds makes each part longer.
"""
import os
import shutil
import signal
import subprocess
import sys
import time

import workload
from workload import (BASE, REPO, RUN, VAR, check, config, counts, free_port,
                      judge, kept, people, read_pid, sql)

CLUSTER = REPO + "/nginx/system/cluster/"
SERVER = shutil.which("mariadbd") or "/usr/sbin/mariadbd"
PEOPLE = "user LIKE 'nv\\_%' AND user <> 'nv_check'"
nodes = []


def as_user():
    """What the private MariaDB of the stack runs as."""
    if os.getuid() != 0:
        return {}
    data = os.stat(BASE + "/data")
    return {"user": data.st_uid, "group": data.st_gid, "extra_groups": []}


class Node:
    """One server: its data, its socket, and the port the three speak by."""

    def __init__(self, number, ports):
        self.name = ("one", "two", "three")[number]
        self.port = ports[number]
        self.data = BASE + "/data" + ("-" + self.name if number else "")
        self.tmp = BASE + "/tmp-" + self.name
        self.socket = RUN + "/%s.sock" % self.name
        for folder in (self.data, self.tmp):
            os.makedirs(folder, exist_ok=True)
            if as_user():
                os.chown(folder, as_user()["user"], as_user()["group"])
        self.where = [
            "--datadir=" + self.data, "--tmpdir=" + self.tmp,
            "--secure-file-priv=" + self.tmp, "--socket=" + self.socket,
            "--pid-file=" + self.data + "/pid", "--log-error=" + BASE +
            "/log/mariadb-%s.log" % self.name]
        self.cluster = [
            "--wsrep-cluster-address=gcomm://" + ",".join(
                "127.0.0.1:%d" % p for p in ports),
            "--wsrep-node-name=" + self.name,
            "--wsrep-node-address=127.0.0.1:%d" % self.port,
            "--wsrep-sst-receive-address=127.0.0.1:%d" % (self.port + 2),
            "--wsrep-provider-options=%s;gmcast.listen_addr=tcp://127.0.0.1:%d"
            ";ist.recv_addr=127.0.0.1:%d" % (provider_options(), self.port,
                                             self.port + 1)]

    def command(self, *more):
        return [SERVER, "--defaults-file=" + BASE + "/etc/my.cnf",
                *self.where, *more]

    def start(self, *more):
        """Where it had come to before it died stands in its own journal."""
        place = []
        if not more and os.path.exists(self.data + "/grastate.dat"):
            done = subprocess.run(
                self.command("--wsrep-recover", "--log-error="),
                capture_output=True, text=True, cwd=BASE, **as_user())
            found = [l.split("Recovered position:")[1].strip()
                     for l in (done.stderr + done.stdout).splitlines()
                     if "Recovered position:" in l]
            place = ["--wsrep-start-position=" + found[-1]] if found else []
        self.process = subprocess.Popen(
            self.command(*self.cluster, *place, *more), cwd=BASE,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, **as_user())

    def ask(self, text):
        done = subprocess.run(
            ["mariadb", "--no-defaults", "--user=root", "--batch",
             "--connect-timeout=2", "--skip-column-names", "--socket",
             self.socket, "nhacviec"], input=text, text=True,
            capture_output=True)
        return done.stdout.strip()

    def status(self, name):
        return self.ask("SHOW GLOBAL STATUS LIKE 'wsrep_%s'" % name)[
            len("wsrep_" + name) + 1:]

    def wait(self, size, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.status("local_state_comment") == "Synced" and \
                    self.status("cluster_size") == str(size):
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        with open(BASE + "/log/mariadb-%s.log" % self.name) as f:
            sys.exit("server %s is not there:\n%s" % (
                self.name, "".join(f.readlines()[-30:])))

    def cut(self, off):
        self.ask("SET GLOBAL wsrep_provider_options = 'gmcast.isolate=%d'"
                 % off)


def provider_options():
    with open(CLUSTER + "galera.cnf") as f:
        line = [l for l in f if l.startswith("wsrep_provider_options")][0]
    return line.split('"')[1]


def add_settings():
    """The file a province copies, behind the settings of the stack."""
    with open(CLUSTER + "galera.cnf") as f, \
            open(BASE + "/etc/my.cnf", "a") as to:
        to.write("\n" + f.read())


def start_cluster():
    sql("CREATE USER nv_check@localhost")
    pid = read_pid(RUN + "/db.pid")
    os.kill(pid, signal.SIGTERM)
    while workload.alive(pid):
        time.sleep(0.05)
    add_settings()
    first = free_port()
    ports = [first + 10 * n for n in range(3)]
    nodes[:] = [Node(n, ports) for n in range(3)]
    nodes[0].start("--wsrep-new-cluster")
    nodes[0].wait(1)
    for n in (1, 2):
        nodes[n].start()
        nodes[n].wait(n + 1)


def start_balancer():
    # Whom it runs as may not read in a tree of root's own.
    shutil.copyfile(CLUSTER + "haproxy.cfg", BASE + "/haproxy.cfg")
    os.chmod(BASE + "/haproxy.cfg", 0o644)
    with open(BASE + "/log/haproxy.log", "wb") as log:
        process = subprocess.Popen(
            [shutil.which("haproxy") or "/usr/sbin/haproxy", "-db", "-f",
             BASE + "/haproxy.cfg"], cwd=BASE, stdin=subprocess.DEVNULL, stdout=log,
            stderr=log, env=dict(
                os.environ, NV_DB_SOCKET=config("db_socket"),
                NV_DB_OPTIONS="weight 1", **{
                    "NV_DB_" + n.name.upper(): "unix@" + n.socket
                    for n in nodes}), **as_user())
    for _ in range(100):
        if sql_answers():
            return process
        time.sleep(0.1)
    with open(BASE + "/log/haproxy.log") as f:
        sys.exit("haproxy: " + f.read())


def sql_answers():
    return subprocess.run(
        ["mariadb-admin", "--no-defaults", "--user=root", "--socket",
         config("db_socket"), "ping"], capture_output=True).returncode == 0


def writer():
    """The one the programs are connected with."""
    return max(nodes, key=lambda n: int(n.ask(
        "SELECT COUNT(*) FROM information_schema.processlist WHERE " +
        PEOPLE) or 0))


# The faults --------------------------------------------------------------------------

def until_felt(work):
    """Something is acknowledged again, by another server."""
    before = len(work.acknowledged)
    end = time.monotonic() + 40
    while len(work.acknowledged) < before + 10 and time.monotonic() < end:
        time.sleep(0.05)


def killed(work):
    node = writer()
    node.process.kill()
    node.process.wait()
    until_felt(work)
    node.start()
    return node


def frozen(work):
    node = writer()
    node.process.send_signal(signal.SIGSTOP)
    time.sleep(1)  # nobody can be told anything by it
    until_felt(work)
    node.process.send_signal(signal.SIGCONT)
    return node


def cut_off(work):
    node = writer()
    node.cut(1)
    time.sleep(1)
    until_felt(work)
    check("who is cut off from both others refuses",
          "ERROR" in node.ask("SELECT 1") or node.status("ready") == "OFF")
    node.cut(0)
    return node


def in_the_end(found, seconds=20):
    """One that was away may not know yet that it was."""
    end = time.monotonic() + seconds
    while True:
        try:
            if found() or time.monotonic() > end:
                return found()
        except AssertionError:  # its connection was cut meanwhile
            if time.monotonic() > end:
                raise
        time.sleep(0.3)


def same_everywhere():
    tables = [t for t, in sql(
        "SELECT table_name FROM information_schema.tables WHERE"
        " table_schema = 'nhacviec' AND table_type = 'BASE TABLE'")]
    sums = {n.ask("SET SESSION wsrep_sync_wait = 1; CHECKSUM TABLE " +
                  ", ".join(tables)) for n in nodes}
    return len(sums) == 1 and "" not in sums


def under_fault(name, fault):
    work = workload.under_work(name, lambda: fault(box[0]).wait(3),
                               begun=lambda w: box.insert(0, w))
    check(name + ": it was felt", work.longest > 1, work.longest)
    check(name + ": the three hold the same",
          in_the_end(same_everywhere))


box = []


def must_fail_when_one_differs():
    """The twin: a row that one of them does not hold is seen."""
    node = writer()
    word = sorted(kept())[0]
    node.ask("SET SESSION wsrep_on = OFF; DELETE FROM feedback WHERE body"
             " LIKE '%%%s'" % word)
    check("twin: a row that one does not hold is seen",
          not same_everywhere() and judge({word}, kept()) == (1, 0))


def programs_of_the_batch():
    """A lock by name is held by one server only."""
    env = dict(os.environ, NHACVIEC_CONFIG=BASE + "/etc/app.conf")
    for command in (["migrate"], ["remind", "--plan-only"], ["tidy"]):
        done = subprocess.run([BASE + "/app/batch/" + command[0]] + command[1:],
                              env=env, cwd=BASE, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              **as_user())
        check("%s works there" % command[0], done.returncode == 0, done.stdout)


def main():
    run = read_pid(VAR + "/pid")
    parts = []
    try:
        people.seed()
        for key in ("creator", "head", "leader"):
            people.person(key)
        people.person("creator").get("/feedback-send")
        os.kill(run, signal.SIGSTOP)
        start_cluster()
        parts.append(start_balancer())
        programs_of_the_batch()
        workload.heading()
        under_fault("kill -9 the writer", killed)
        under_fault("freeze the writer", frozen)
        under_fault("cut off the writer", cut_off)
        must_fail_when_one_differs()
    finally:
        os.kill(run, signal.SIGCONT)
        subprocess.run([REPO + "/nginx/stop", VAR], stdout=subprocess.DEVNULL)
        for process in parts + [n.process for n in nodes]:
            process.kill()
            process.wait()
    print("%(passed)d passed, %(failed)d failed" % counts)
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
