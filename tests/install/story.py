"""The main job in the installed system, as tests/install/run prepared it."""
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
ROOT, WORK, PORT = (os.environ[n] for n in ("NV_ROOT", "NV_WORK", "NV_PORT"))
URLS = ["https://127.0.0.1:%d" % (int(PORT) + i) for i in range(3)]
VAR = WORK + "/var"
# Whose pages are looked at: ours, or those of a release before.
sys.path[:0] = [os.environ.get("NV_TESTS", REPO) + "/tests/http",
                REPO + "/tests/install",
                REPO + "/tests/bench"]

# The tests look into the database through the socket of the chroot.
os.makedirs(VAR + "/etc", exist_ok=True)
with open(VAR + "/etc/app.conf", "w") as f:
    f.write("db_socket = %s/run/mysqld/mysqld.sock\ndb_name = nhacviec\n"
            "hotline = x\nsupport_email = x\n"
            "secret_dir = %s/etc/nhacviec/secret\n" % (ROOT, ROOT))
# Theirs is a program beside the database; here it is in the chroot.
os.makedirs(VAR + "/app/batch", exist_ok=True)
with open(VAR + "/app/batch/remind", "w") as f:
    f.write("#!/bin/sh\nexec chroot %s nhacviec remind --plan-only\n" % ROOT)
os.chmod(VAR + "/app/batch/remind", 0o755)
shutil.copy(ROOT + "/etc/nhacviec/tls/certificate.pem", WORK + "/ca.pem")
os.environ.update(NV_OFFICE=URLS[0], NV_PORTAL=URLS[1], NV_ADMIN=URLS[2],
                  NV_VAR=VAR, NV_CA=WORK + "/ca.pem")

import hardening  # noqa: E402
import people  # noqa: E402
import test_flow  # noqa: E402
from client import Browser, number, sql  # noqa: E402
from stack import memory  # noqa: E402
from units import Units  # noqa: E402

SERVICES = ["nhacviec-" + name for name in ("web", "read", "login", "report")]
JOBS = ["nhacviec-" + name for name in ("remind", "tidy", "exchange", "webhook",
                                        "purge", "seal", "accounts")]
counts = {"passed": 0, "failed": 0}
system = Units(ROOT)


def check(what, good, why=""):
    counts["passed" if good else "failed"] += 1
    print("%s  %s %s" % ("ok  " if good else "FAIL", what,
                         "" if good else why), flush=True)
    return good


def inside(*command, **more):
    return subprocess.run(["chroot", ROOT, *command], text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **more)


def nhacviec(*words):
    return inside("nhacviec", *words)


def mount_spool():
    """As run-nhacviec-spool.mount does."""
    unit = system.unit("run-nhacviec-spool.mount")
    uid, gid = system.account("nhacviec")
    options = unit.one("Options").replace("uid=nhacviec", "uid=%d" % uid)
    subprocess.run(["mount", "-t", unit.one("Type"), "-o",
                    options.replace("gid=nhacviec", "gid=%d" % gid),
                    unit.one("What"), ROOT + unit.one("Where")], check=True)


def setting_up():
    words = ["setup", "--profile", "kh", "--office-url", URLS[0],
             "--portal-url", URLS[1], "--admin-url", URLS[2]]
    for i in (1, 2):
        done = nhacviec(*words)
        check("nhacviec setup, run %d" % i, done.returncode == 0, done.stdout)
    done = inside("nginx", "-t")
    check("nginx reads the sites", done.returncode == 0, done.stdout)
    modes = [os.stat(p).st_mode & 0o777
             for p in glob.glob(ROOT + "/etc/nhacviec/secret/*")]
    check("secrets are 0600", len(modes) >= 9 and set(modes) == {0o600}, modes)
    words = ["admin", "account-add", "--login", "quan.tri", "--name",
             "Nguyễn Quản Trị", "--role", "administrator", "--basis", "QĐ 1",
             "--json"]
    done = nhacviec(*words)
    check("the first administrator", done.returncode == 0, done.stdout)
    check("... once only", nhacviec(*words).returncode == 2)
    return json.loads(done.stdout)["secret"]


def hardened():
    wrong, n = hardening.faults(ROOT + "/usr/lib/nhacviec")
    check("all %d installed programs are hardened" % n, n > 150 and not wrong,
          wrong)
    found = hardening.bare(WORK + "/bare")
    check("... and one that is not would be found", len(found) == 9, found)
    with open(ROOT + "/usr/share/doc/nhacviec/sbom.spdx.json") as f:
        names = {p["name"] for p in json.load(f)["packages"]}
    check("what they are linked with is written down", {
        "nhacviec", "libfcgi0ldbl", "libmariadb3", "clearsilver-dev"} <= names,
        names)


def starting():
    mount_spool()
    for name in SERVICES:
        check("the unit starts " + name, system.start(name) == 0)
    with open(WORK + "/nginx.log", "wb") as log:
        subprocess.Popen(["chroot", ROOT, "nginx", "-g", "daemon off;"],
                         stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    for _ in range(100):
        try:
            if Browser(URLS[0]).get("/health").status == 200:
                break
        except OSError:
            pass
        time.sleep(0.1)
    for url in URLS:
        browser = Browser(url)
        answer = browser.get("/health")
        check("%s answers over TLS" % url, answer.status == 200, answer)
        check("... and says so for a year",
              "max-age" in answer.header("Strict-Transport-Security"))
        check("... and lives", browser.get("/alive").status == 200)


def first_administrator(secret):
    browser = Browser(URLS[2])
    answer = browser.fill(browser.get("/login"), "", to="/login",
                          login="quan.tri", password=secret)
    check("the first administrator signs in, and must change his secret",
          answer.status == 303 and "password-change" in answer.location,
          answer)


def main_job():
    check("the ledger of the empty province is sealed",
          system.run("nhacviec-seal") == 0)
    check("... and good", system.run("nhacviec-verify") == 0)
    people.seed()
    for case in test_flow.CASES[:11]:
        try:
            case()
            check(case.__name__, True)
        except Exception as e:  # the rest is played all the same
            check(case.__name__, False, repr(e)[:1500])


def files():
    """nginx, another user, must be able to open what a program sends by it."""
    browser = people.person("creator")
    answer = browser.get("/task-export", format="xlsx")
    check("an export is made, opened by nginx and fetched",
          answer.status == 200 and answer.body[:2] == b"PK", answer)
    found = sql("SELECT id FROM file ORDER BY id LIMIT 1")
    if check("a file of a person is there", bool(found)):
        answer = browser.get("/file-get?id=" + found[0][0])
        check("... and is fetched", answer.status == 200 and
              answer.body[:4] == b"%PDF", answer)


def jobs():
    for name in JOBS:
        status = system.run(name)
        wanted = [0, 1] if name == "nhacviec-remind" else [0]
        check("the unit %s runs (status %d)" % (name, status),
              status in wanted)
    check("what the tests wrote by hand is found",
          system.run("nhacviec-verify") == 1)
    with open(ROOT + "/etc/nhacviec/use-cron", "w"):
        pass
    for line in open(ROOT + "/etc/cron.d/nhacviec", encoding="utf-8"):
        match = re.match(r"^[0-9*].*? nhacviec (.*)$", line)
        if match:
            uid, gid = system.account("nhacviec")
            done = subprocess.run(
                ["chroot", "--userspec=%d:%d" % (uid, gid), ROOT, "sh", "-c",
                 match.group(1)], text=True, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
            if "verify" in match.group(1):
                check("cron tells what verify found", done.returncode == 1 and
                      "by hand" in done.stdout, done.stdout)
                continue
            check("cron is silent: " + match.group(1),
                  done.returncode == 0 and not done.stdout, done.stdout)
    os.unlink(ROOT + "/etc/nhacviec/use-cron")


class Load:
    """People who go on working; every answer is kept."""

    def __init__(self):
        self.statuses = {}
        self.began = time.monotonic()
        self.longest = (0.0, "", 0.0)  # seconds, of what, and when it was asked
        self.going = True
        self.threads = [threading.Thread(target=self.work, args=(key,))
                        for key in ("creator", "responder", "leader", "head")]
        for t in self.threads:
            t.start()

    def work(self, key):
        browser = people.sign_in(key)
        while self.going:
            for path in ("/home", "/health", "/notification-list"):
                self.ask(browser, path)

    def ask(self, browser, path, fine=()):
        """Keeps the status; whatever fails is kept with its path."""
        began = time.monotonic()
        try:
            status = browser.get(path).status
        except OSError as e:
            status = repr(e)
        took = time.monotonic() - began
        self.longest = max(self.longest, (took, path, began - self.began))
        if status in fine:
            return
        name = status if status == 200 else "%s %s" % (status, path)
        self.statuses[name] = self.statuses.get(name, 0) + 1

    def end(self):
        self.going = False
        for t in self.threads:
            t.join()
        print("      while that: %s; the longest took %.2f s, %s after %.0f s"
              % (self.statuses, *self.longest))
        return self.statuses


def in_use():
    """The folder of the release that works: "a" or "b"."""
    return os.readlink(ROOT + "/usr/lib/nhacviec-release/now")


def workers():
    """(process, program, folder of its release) of all workers in the clean
    system; "" for a folder of before there were any."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            root = os.readlink("/proc/%s/root" % pid)
            exe = os.readlink("/proc/%s/exe" % pid)
        except OSError:
            continue
        match = re.search(r"(?:/nhacviec-release/(\w+))?/cgi-bin/([a-z-]+)\.fcgi",
                          exe)
        if root == ROOT and match:
            yield int(pid), match[2], match[1] or ""


def running():
    return {(name, release) for _, name, release in workers()}


def between():
    """Unpacked, not yet configured: whatever starts now is of the release that
    works, with its pages, though another lies in the folder of the package."""
    lib = ROOT + "/usr/lib/nhacviec/"
    names = ("cgi-bin/home.fcgi", "templates/pages/home.cs",
             "templates/text/vi.hdf")
    done = inside("dpkg", "--unpack", "/root/nhacviec.deb")
    check("unpacked", done.returncode == 0, done.stdout)
    for name in names:
        os.rename(lib + name, lib + name + ".kept")
        shutil.copy(ROOT + "/bin/false", lib + name)
    before = in_use()
    for pid in [w[0] for w in workers() if w[1] == "home"]:
        os.kill(pid, signal.SIGTERM)
    browser = people.person("creator")
    for _ in range(20):
        answer = browser.get("/home")
        check("... a worker that starts then has its own pages",
              answer.status == 200 and "</html>" in answer.text, answer)
    check("... and is of the release that works",
          {r for _, r in running()} == {before}, running())
    for name in names:
        os.rename(lib + name + ".kept", lib + name)
    return before


def upgrading():
    """Installed again while people work: what dpkg does, then the restart."""
    load = Load()
    time.sleep(1)
    before = between()
    done = inside("dpkg", "--configure", "nhacviec",
                  env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"))
    check("installed again, with the migrations", done.returncode == 0,
          done.stdout)
    check("it has a folder of its own", in_use() != before)
    for name in SERVICES:
        check("restarted on its old sockets: " + name,
              system.restart(name) == 0)
        time.sleep(0.3)
    check("none of the programs of before is left",
          before not in {r for _, r in running()}, running())
    for name in SERVICES:
        system.reload(name)
    time.sleep(2)
    statuses = load.end()
    check("not one of these requests failed",
          set(statuses) == {200} and statuses[200] > 100, statuses)
    check("nobody waited five seconds", load.longest[0] < 5, load.longest)


def refusing():
    """The twin: with a database that is not for it no service starts."""
    last = sql("SELECT number, name, sha256, applied_at FROM schema_migration"
               " ORDER BY number DESC LIMIT 1")[0]
    values = "'%s', '%s', '%s', '%s'" % tuple(last)
    sql("DELETE FROM schema_migration WHERE number = " + last[0])
    check("an older database: the unit does not start",
          system.restart("nhacviec-report") == 78)
    done = nhacviec("check")
    check("... and it says: run migrate", done.returncode == 1 and
          "run migrate" in done.stdout, done.stdout)
    sql("INSERT INTO schema_migration VALUES (%s)" % values)
    sql("INSERT INTO schema_migration VALUES (9999, '9999-x.needs-9999.sql',"
        " '%s', UTC_TIMESTAMP())" % ("0" * 64))
    done = nhacviec("check")
    check("a newer database: install the newer release", done.returncode == 1
          and "newer release" in done.stdout, done.stdout)
    sql("DELETE FROM schema_migration WHERE number = 9999")
    check("as it was, it starts", nhacviec("check").returncode == 0 and
          system.start("nhacviec-report") == 0)


def kept_apart():
    """What the units promise is true of the processes."""
    for name in SERVICES:
        pid = system.running[name]
        seen = os.listdir("/proc/%d/root/etc/nhacviec/secret" % pid)
        own = {"db-" + name.split("-")[1], "pepper"} | (
            {"webhook-key"} if name == "nhacviec-web" else set())
        full = {n for n in seen if os.path.getsize(
            "/proc/%d/root/etc/nhacviec/secret/%s" % (pid, n)) > 0}
        check("%s sees only its own secrets" % name, full == own, full)
        with open("/proc/%d/status" % pid) as f:
            status = f.read()
        check("%s is filtered, and no root" % name,
              "Seccomp:\t2" in status and "NoNewPrivs:\t1" in status and
              "Uid:\t0" not in status)


def figures():
    done = nhacviec("metrics")
    text = done.stdout
    check("metrics are printed", done.returncode == 0 and
          'nhacviec_requests_total{program="home",status="2xx"}' in text and
          "nhacviec_up 1" in text and
          'nhacviec_last_good_run_timestamp_seconds{program="tidy"}' in text,
          text[:500])
    with open(ROOT + "/var/log/nhacviec/app.log", encoding="utf-8") as f:
        wrong = [l for l in f if " error " in l or " fatal " in l]
    check("no error in the log", not wrong, wrong[:5])


def sizes():
    private = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            root = os.readlink("/proc/%s/root" % pid)
            exe = os.path.basename(os.readlink("/proc/%s/exe" % pid))
        except OSError:
            continue
        if root == ROOT:
            kind = exe if exe in ("mariadbd", "nginx", "hold") else "programs"
            values = memory(int(pid)) or (0, 0, 0)
            n, pss = private.get(kind, (0, 0))
            private[kind] = (n + 1, pss + values[1])
    print("      on disk: the clean system %s MB, with ours and what it needs "
          "%s MB" % (os.environ["NV_BEFORE"], os.environ["NV_AFTER"]))
    own = subprocess.run(["du", "-sm", ROOT + "/usr/lib/nhacviec"],
                         stdout=subprocess.PIPE, text=True).stdout.split()[0]
    print("      of it ours: %s MB" % own)
    for kind, (n, pss) in sorted(private.items()):
        print("      in memory: %s, %d processes, %.1f MB" % (
            kind, n, pss / 1024))


def removing():
    for name in SERVICES:
        check("%s stops" % name, system.stop(name) == 0)
    done = inside("dpkg", "--purge", "nhacviec")
    check("the package goes", done.returncode == 0, done.stdout)
    check("... and the data of the province stays",
          number("SELECT COUNT(*) FROM assignment") > 0 and
          os.path.isdir(ROOT + "/var/lib/nhacviec/files") and
          os.path.exists(ROOT + "/etc/nhacviec/secret/pepper"))


def main():
    try:
        hardened()
        secret = setting_up()
        starting()
        first_administrator(secret)
        main_job()
        files()
        sizes()
        jobs()
        kept_apart()
        upgrading()
        refusing()
        figures()
        removing()
    finally:
        system.stop_all()
    print("%(passed)d passed, %(failed)d failed" % counts)
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
