#!/usr/bin/python3
"""A system of its own, in which everything is killed while people work: workers,
MariaDB, and both again and again. Whoever was told "done" finds what he sent
exactly once. Then records that are no FastCGI, clients that never finish, and a
disk that takes no more.

The table says of each: how many sent something until they were told that it was
done (acknowledged), how much of that is not there (lost) or there twice
(doubled), and the longest time nobody was told anything. NV_FAULTS=seconds makes
each part longer (make soak).
"""
import glob
import os
import re
import secrets
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.environ.get("NV_BUILD", "build/asan")
SECONDS = float(os.environ.get("NV_FAULTS", "2"))
VAR = REPO + "/build/faults"
CLIENTS = 6
counts = {"passed": 0, "failed": 0}
sys.path.insert(0, REPO + "/tests/http")


def check(what, good, why=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print("FAILED: %s %s" % (what, why), flush=True)


# The system -----------------------------------------------------------------------

def free_port():
    for first in range(19200, 19800, 10):
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
from client import Browser, OFFICE, config, sql  # noqa: E402
from papers import pdf  # noqa: E402

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


def kill_database():
    """kill -9, and a new one on the same data, as the machine would start it."""
    pid = read_pid(RUN + "/db.pid")
    os.kill(pid, signal.SIGKILL)
    while os.path.exists("/proc/%d/exe" % pid) and \
            open("/proc/%d/stat" % pid).read().rsplit(")", 1)[1].split()[0] \
            not in "ZX":
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


def under_work(name, disturb):
    """disturb() is called until the time is over; gives a row of the table."""
    work = Work()
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
    print("%-22s %5d %12d %6d %5d %8d %8.2f s" % (
        name, times, len(work.acknowledged), work.tries, lost, doubled,
        work.longest), flush=True)
    check(name + ": nothing that was acknowledged is lost", lost == 0, lost)
    check(name + ": nothing is there twice", doubled == 0, doubled)
    check(name + ": no other answer", not work.strange, work.strange)
    check(name + ": there was work", len(work.acknowledged) >= 20,
          len(work.acknowledged))
    check(name + ": nobody waited half a minute", work.longest < 30,
          work.longest)
    return work


# The faults --------------------------------------------------------------------------

def workers_die():
    def one():
        for pid in workers("feedback-send"):
            os.kill(pid, signal.SIGKILL)
    work = under_work("kill -9 a worker", one)
    check("killing was felt", work.tries > len(work.acknowledged))


def workers_are_replaced():
    work = under_work("replace all workers",
                      lambda: os.kill(holder(), signal.SIGHUP))
    check("while workers are replaced no request fails",
          work.tries == len(work.acknowledged), work.tries)


def database_dies():
    work = under_work("kill -9 MariaDB", kill_database)
    check("killing MariaDB was felt", work.tries > len(work.acknowledged))


def both_die():
    def both():
        for pid in workers():
            os.kill(pid, signal.SIGKILL)
        kill_database()
    under_work("kill -9 both", both)


def counting_would_see_it():
    """The twin: a row that is gone, and one that is there twice."""
    found = kept()
    words = sorted(found)
    sql("DELETE FROM feedback WHERE body LIKE '%%%s'" % words[0])
    sql("INSERT INTO feedback (kind, page, body, account_id, sent_at)"
        " SELECT kind, page, body, account_id, sent_at FROM feedback"
        " WHERE body LIKE '%%%s'" % words[1])
    check("the count sees what is lost and what is doubled",
          judge(set(words), kept()) == (1, 1), judge(set(words), kept()))


# Records that are none -----------------------------------------------------------------

def record(kind, content=b"", version=1, number=1, length=None):
    return struct.pack("!BBHHBB", version, kind, number,
                       len(content) if length is None else length, 0,
                       0) + content


BEGIN = record(1, struct.pack("!HB5x", 1, 0))


def bad_records():
    params = b"\x0e\x03REQUEST_METHODGET"
    yield "nothing", b""
    yield "noise", os.urandom(4096)
    yield "HTTP", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    yield "version 9", record(1, struct.pack("!HB5x", 1, 0), version=9)
    yield "half a head", BEGIN[:5]
    yield "half a record", BEGIN + record(4, params)[:10]
    yield "a length that lies", BEGIN + record(4, params, length=65535)
    yield "names longer than the record", BEGIN + record(
        4, b"\xff\xff\xff\xff\xff\xff\xff\xff") + record(4)
    yield "no end of names", BEGIN + record(4, params) * 200
    yield "a role nobody has", record(1, struct.pack("!HB5x", 77, 0))
    yield "questions for values", record(
        9, b"\x0f\x00FCGI_MPXS_CONNS", number=0) * 50
    yield "a body that never comes", BEGIN + record(
        4, b"\x0e\x04REQUEST_METHODPOST\x0e\x07CONTENT_LENGTH9999999") + \
        record(4) + record(5, b"x")
    yield "abort at once", BEGIN + record(2)


def no_fastcgi():
    """Only the one worker may die; the next request is answered."""
    path = RUN + "/alive.sock"
    assert Browser(OFFICE).get("/alive").status == 200
    for name, text in bad_records():
        with socket.socket(socket.AF_UNIX) as s:
            s.settimeout(0.3)
            s.connect(path)
            try:
                s.sendall(text)
                s.recv(4096)
            except OSError:
                pass
        began = time.monotonic()
        status = Browser(OFFICE).get("/alive").status
        check("after %s the next is answered" % name, status == 200, status)
        check("... soon", time.monotonic() - began < 20)


# Clients that never finish ----------------------------------------------------------------

def slow_clients():
    """300 that send half a head, half a body, or read nothing."""
    host, port = OFFICE.split("//")[1].split(":")
    slow = []
    for i in range(300):
        s = socket.create_connection((host, int(port)))
        s.sendall((b"GET /login HTTP/1.1\r\nHost: x\r\nX-A: ",
                   b"POST /officer-choose HTTP/1.1\r\nHost: x\r\nContent-Length: 5000"
                   b"\r\n\r\na=",
                   b"GET /style.css HTTP/1.1\r\nHost: x\r\n\r\n")[i % 3])
        slow.append(s)
    statuses = {Browser(OFFICE).get(path).status
                for path in ("/password-change", "/alive", "/health") * 10}
    check("beside 300 slow clients everybody is served", statuses == {200, 303},
          statuses)
    for s in slow:
        s.close()


# A disk that takes no more -----------------------------------------------------------------

def limit_files(limit):
    """No byte more to any file: what a full disk or a quota is to a program."""
    about = os.stat(BASE + "/data")
    user = {"user": about.st_uid, "group": about.st_gid, "extra_groups": []}
    for pid in workers("task-create"):
        subprocess.run(["prlimit", "--pid", str(pid), "--fsize=" + limit],
                       check=True, **(user if os.getuid() == 0 else {}))


def full_disk():
    creator = people.person("creator")
    values = people.directive_values("creator", [
        {"content": "Việc " + people.word(), "lead": "Ban Sông Cạn"}])
    values.update(csrf=creator.csrf, token=secrets.token_hex(16))
    files = [("files", "to trinh.pdf", pdf("x" * 200))]
    path = "/task-create?secrecy=none"
    creator.get(path)
    before = set(glob.glob(BASE + "/files/*/*/*"))
    limit_files("0:unlimited")
    answer = creator.post(path, values, files)
    check("with a full disk the answer is an error page",
          answer.status in (500, 503) and "Mã" in answer.words, answer)
    check("... nothing of it is there", not sql(
        "SELECT id FROM directive WHERE ref_number = '%s'"
        % values["ref_number"]))
    check("... and no part of the file",
          set(glob.glob(BASE + "/files/*/*/*")) == before)
    limit_files("unlimited:unlimited")
    answer = creator.post(path, values, files)
    check("with room again the same form is carried out",
          answer.status == 303, answer)
    check("... and the file is there", len(
        set(glob.glob(BASE + "/files/*/*/*")) - before) == 1)


def main():
    run = read_pid(VAR + "/pid")
    try:
        people.seed()
        for key in ("creator", "head", "leader"):
            people.person(key)
        people.person("creator").get("/feedback-send")
        # What watches over the parts looks away: we start MariaDB ourselves.
        os.kill(run, signal.SIGSTOP)
        print("%-22s %5s %12s %6s %5s %8s %s" % (
            "fault", "times", "acknowledged", "tries", "lost", "doubled",
            "longest gap"))
        for part in (workers_are_replaced, workers_die, database_dies, both_die,
                     counting_would_see_it, no_fastcgi, slow_clients,
                     full_disk):
            part()
    finally:
        os.kill(run, signal.SIGCONT)
        subprocess.run([REPO + "/nginx/stop", VAR], stdout=subprocess.DEVNULL)
        for server in ours:
            if server.poll() is None:
                server.terminate()
                server.wait(30)
    found = []
    for path in glob.glob(BASE + "/log/*.log"):
        with open(path, encoding="utf-8", errors="replace") as f:
            found += re.findall(r"ERROR: \w+Sanitizer.*|runtime error:.*",
                                f.read())
    check("no worker did what the sanitizers forbid", not found, found[:5])
    print("%(passed)d passed, %(failed)d failed" % counts)
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
