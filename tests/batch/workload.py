"""A system of its own under people's work, for the tests that break something: what
was acknowledged and is gone, or is there twice, is counted here. Not a test: it has
no "#!". Begun by being imported; the folder is named after the test."""
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.environ.get("NV_BUILD", "build/asan")
SECONDS = float(os.environ.get("NV_FAULTS", "2"))
VAR = REPO + "/build/" + os.path.basename(sys.argv[0])[5:-3]
# What was measured, one file for each test (tests/bench/faults reads them).
TABLE = REPO + "/build/fault-table/%s.tsv" % os.path.basename(sys.argv[0])[5:-3]
CLIENTS = 6
counts = {"passed": 0, "failed": 0}
sys.path.insert(0, REPO + "/tests/http")


def check(what, good, why=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print("FAILED: %s %s" % (what, why), flush=True)


# The system -----------------------------------------------------------------------

def free_port():
    for first in range(19200 + os.getpid() % 30 * 20, 20000, 10):
        try:
            for port in range(first, first + 3):
                with socket.socket() as s:
                    s.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
    sys.exit("no free ports")


def start_system():
    port = free_port()
    shutil.rmtree(VAR, ignore_errors=True)
    subprocess.run([REPO + "/nginx/run", "--programs", BUILD, "--var", VAR,
                    "--port", str(port), "--buffer-pool", "32M", "--login-rate",
                    "1000", "--no-demo", "--background"], check=True,
                   cwd=REPO, stdout=subprocess.DEVNULL)
    with open(VAR + "/where", encoding="utf-8") as f:
        base = f.read().strip()
    for i, site in enumerate(("OFFICE", "PORTAL", "ADMIN")):
        os.environ["NV_" + site] = "http://127.0.0.1:%d" % (port + i)
    os.environ["NV_VAR"] = base
    return base


BASE = start_system()
import people  # noqa: E402
from client import Browser, OFFICE, config, sql  # noqa: E402,F401

RUN = os.path.dirname(config("db_socket"))


def read_pid(path):
    with open(path, encoding="utf-8") as f:
        return int(f.read())


def holder():
    return read_pid(BASE + "/run/hold.pid")


def workers(name=None):
    """The pids of the workers of hold: of one program, or of all."""
    found = []
    pid = holder()
    with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
        for child in f.read().split():
            try:
                exe = os.readlink("/proc/%s/exe" % child)
            except OSError:
                continue
            if name is None or os.path.basename(exe) == name + ".fcgi":
                found.append(int(child))
    return found


def alive(pid):
    try:
        with open("/proc/%d/stat" % pid) as f:
            return f.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def kill_database():
    """kill -9, and a new one on the same data, as the machine would start it."""
    pid = read_pid(RUN + "/db.pid")
    os.kill(pid, signal.SIGKILL)
    while alive(pid):
        time.sleep(0.01)
    start_database()


def start_database():
    user = {}
    if os.getuid() == 0:
        about = os.stat(BASE + "/data")
        user = {"user": about.st_uid, "group": about.st_gid,
                "extra_groups": []}
    with open(BASE + "/log/mariadb.log", "ab") as log:
        ours.append(subprocess.Popen(
            [shutil.which("mariadbd") or "/usr/sbin/mariadbd",
             "--defaults-file=" + BASE + "/etc/my.cnf"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=BASE,
            **user))
    for _ in range(300):
        if subprocess.run(["mariadb-admin", "--no-defaults", "--user=root",
                           "--socket", config("db_socket"), "ping"],
                          stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError("MariaDB does not come back")


ours = []  # the servers started here


# People who work --------------------------------------------------------------------

class Work:
    """Each client sends one thing after the other, each until it is told that
    it was done; the token of the form stays the same while it tries again."""

    def __init__(self):
        self.sent = set()
        self.acknowledged = set()
        self.tries = 0
        self.strange = {}
        self.longest = 0.0
        self.last = time.monotonic()
        self.lock = threading.Lock()
        self.going = True
        self.threads = [threading.Thread(target=self.client, args=(i,))
                        for i in range(CLIENTS)]
        for t in self.threads:
            t.start()

    def client(self, number):
        browser = Browser(OFFICE)
        template = people.person(("creator", "head", "leader")[number % 3])
        browser.cookies, browser.csrf = dict(template.cookies), template.csrf
        while self.going:
            word = "fault" + secrets.token_hex(8)
            token = secrets.token_hex(16)
            with self.lock:
                self.sent.add(word)
            self.send(browser, word, token)

    def send(self, browser, word, token):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                answer = browser.post("/feedback-send", {
                    "csrf": browser.csrf, "token": token, "kind": "software",
                    "body": "Thư thử " + word})
                status = answer.status
            except OSError:
                status = 0
            with self.lock:
                self.tries += 1
                if status == 303 and "feedback-list" in answer.location:
                    now = time.monotonic()
                    self.longest = max(self.longest, now - self.last)
                    self.last = now
                    self.acknowledged.add(word)
                    return
                if status not in (0, 502, 503, 504):
                    self.strange[status] = str(answer)[:300]
            time.sleep(0.02)

    def end(self):
        self.going = False
        for t in self.threads:
            t.join()


def kept():
    """{word: how often it is in the database}"""
    found = {}
    for row in sql("SELECT body FROM feedback WHERE body LIKE 'Thư thử %'"):
        word = row[0].split()[-1]
        found[word] = found.get(word, 0) + 1
    return found


def judge(acknowledged, found):
    lost = sum(1 for word in acknowledged if not found.get(word))
    doubled = sum(1 for n in found.values() if n > 1)
    return lost, doubled


def heading():
    """Above the rows, here and in the file from which nginx/FAULTS.md is made."""
    print("%-22s %5s %12s %6s %5s %8s %s" % (
        "fault", "times", "acknowledged", "tries", "lost", "doubled",
        "longest gap"), flush=True)
    os.makedirs(os.path.dirname(TABLE), exist_ok=True)
    with open(TABLE, "w", encoding="utf-8"):
        pass


def row(name, times, acknowledged, tries, lost, doubled, longest):
    print("%-22s %5d %12d %6d %5d %8d %8.2f s" % (
        name, times, acknowledged, tries, lost, doubled, longest), flush=True)
    with open(TABLE, "a", encoding="utf-8") as f:
        f.write("%s\t%d\t%d\t%d\t%d\t%d\t%.2f\n" % (
            name, times, acknowledged, tries, lost, doubled, longest))


def under_work(name, disturb, begun=lambda work: None):
    """disturb() is called until the time is over; gives a row of the table."""
    work = Work()
    begun(work)
    times = 0
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        time.sleep(0.3)
        disturb()
        times += 1
    time.sleep(0.3)
    work.end()
    found = kept()
    lost, doubled = judge(work.acknowledged, found)
    row(name, times, len(work.acknowledged), work.tries, lost, doubled,
        work.longest)
    check(name + ": nothing that was acknowledged is lost", lost == 0, lost)
    check(name + ": nothing is there twice", doubled == 0,
          [w for w, n in found.items() if n > 1])
    check(name + ": no other answer", not work.strange, work.strange)
    check(name + ": there was work", len(work.acknowledged) >= 20,
          len(work.acknowledged))
    check(name + ": nobody waited half a minute", work.longest < 30,
          work.longest)
    return work
