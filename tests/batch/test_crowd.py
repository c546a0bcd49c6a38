"""Many who want nothing, many who are slow, and much too much of everything, while
people work: 10,000 connections that say no word, slowhttptest in its three ways
(a head, a body, and an answer that never end), and requests with too long an
address, too many headers, too many fields. Who works is to notice little, and a
refusal is one of ours.

Takes minutes: run by make soak-faults, and it has no "#!". NV_FAULTS=seconds makes
each part longer.
"""
import os
import re
import resource
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time

import workload
from workload import (BASE, REPO, SECONDS, VAR, check, counts, people, read_pid)
from client import OFFICE, Browser  # noqa: E402

HOST, PORT = OFFICE.split("//")[1].split(":")
IDLE = 10000
SLOW = {"slow head": ["-H"], "slow body": ["-B"], "slow read": ["-X"]}


# Connections ---------------------------------------------------------------------------

def connect(n):
    """So many that say nothing; those that were taken."""
    found = []
    for _ in range(n):
        s = socket.socket()
        try:
            s.connect((HOST, int(PORT)))
        except OSError:
            s.close()
            continue
        s.setblocking(False)
        found.append(s)
    return found


def is_open(s):
    try:
        return s.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


class Idle:
    """Kept at their number: who is put out comes back at once."""

    def __init__(self):
        self.sockets = []
        self.least = IDLE
        self.connected = 0

    def crowd(self):
        self.sockets = [s for s in self.sockets if is_open(s) or s.close()]
        if self.connected:
            self.least = min(self.least, len(self.sockets))
        fresh = connect(IDLE - len(self.sockets))
        self.connected += len(fresh)
        self.sockets += fresh

    def leave(self):
        for s in self.sockets:
            s.close()


def ten_thousand_who_say_nothing():
    idle = Idle()
    idle.crowd()
    check("10,000 connections are taken", len(idle.sockets) == IDLE,
          len(idle.sockets))
    idle.least = IDLE
    work = workload.under_work("10,000 idle connections", idle.crowd)
    print("  at most %d of them open at once, at least %d; %d made in all"
          % (IDLE, idle.least, idle.connected))
    check("beside them nobody is refused",
          work.tries == len(work.acknowledged), work.tries)
    idle.leave()


def slowly(name, how):
    seconds = int(SECONDS) + 6
    tool = subprocess.Popen(
        ["slowhttptest", *how, "-c", "2000", "-r", "500", "-i", "5", "-l",
         str(seconds), "-u", OFFICE + "/login", "-t",
         "POST" if how == ["-B"] else "GET", "-s", "8192", "-w", "512", "-y",
         "1024", "-n", "5", "-z", "32", "-k", "3", "-p", "3"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    time.sleep(4)  # its two thousand are there
    work = workload.under_work(name, lambda: time.sleep(0.2))
    said = tool.communicate(timeout=120)[0]
    said = re.sub(r"\x1b\[[0-9;]*m", "", said)
    check("%s: there were 2,000 of them" % name, re.search(
        r"(connected|closed|pending):\s+[1-9]\d{2,}", said), said[-400:])
    check("%s: nobody is refused beside them" % name,
          work.tries == len(work.acknowledged), work.tries)
    answered = re.findall(r"service available:\s+(\w+)", said)
    check("%s: slowhttptest itself is answered" % name, answered and
          answered[-1] == "YES", answered[-3:])


def counting_would_see_it():
    """The twin: nginx that answers nobody, seen by the same judgement."""
    nginx = read_pid(workload.RUN + "/nginx.pid")
    of_nginx = [nginx] + [int(p) for p in subprocess.run(
        ["pgrep", "-P", str(nginx)], capture_output=True, text=True,
        check=True).stdout.split()]
    work = workload.Work()
    for pid in of_nginx:
        os.kill(pid, signal.SIGSTOP)
    time.sleep(3)
    for pid in of_nginx:
        os.kill(pid, signal.SIGCONT)
    work.end()
    check("twin: who waits three seconds is seen to wait", work.longest > 2.5,
          work.longest)


# Too much --------------------------------------------------------------------------------

def raw(text):
    """The status of the answer; 0 when the connection was closed without one."""
    with socket.create_connection((HOST, int(PORT)), timeout=20) as s:
        try:
            s.sendall(text)
        except OSError:
            pass  # it was answered before it had read all
        try:
            said = s.recv(4096)
        except OSError:
            return 0
    found = re.match(rb"HTTP/1\.1 (\d{3})", said)
    return int(found[1]) if found else 0


def head(path="/login", *lines):
    return ("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n" %
            (path, HOST)).encode() + b"".join(lines) + b"\r\n"


def too_much():
    many = b"".join(b"X-%d: y\r\n" % i for i in range(5000))
    yield "an address of 100 kB", head("/" + "a" * 100000), (414,)
    yield "100 kB asked for", head("/task-list?q=" + "b" * 100000), (414,)
    yield "a header of 100 kB", head("/login", b"X-A: " + b"c" * 100000 +
                                     b"\r\n"), (400,)
    yield "5,000 headers", head("/login", many), (400,)
    yield "a cookie of 60 kB", head("/login", b"Cookie: " + b"k=v; " * 12000 +
                                    b"\r\n"), (400,)
    yield "a body of a terabyte", (
        b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 1099511627776"
        b"\r\n\r\n"), (413,)
    yield "a length below nothing", (
        b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"), (400,)
    yield "two lengths", (
        b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n"
        b"Content-Length: 2\r\n\r\nab"), (400,)
    yield "a length and pieces", (
        b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), (400,)
    yield "a piece of a terabyte", (
        b"POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"10000000000\r\nab"), (413,)
    yield "a method nobody has", (
        b"BREW /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), (405,)
    yield "no version", b"GET /login\r\n\r\n", (0, 400)
    yield "a NUL in the address", (
        b"GET /log\x00in HTTP/1.1\r\nHost: x\r\n\r\n"), (400,)
    yield "a page of TLS", b"\x16\x03\x01\x02\x00\x01" + os.urandom(600), (400,)


def fields(n, name="x", value="y"):
    return "&".join("%s%d=%s" % (name, i, value) for i in range(n))


def much_in_a_form():
    """(what, body): of forms that are read to the end."""
    yield "10,000 fields", fields(10000)
    yield "one field of 3 MB", "body=" + "z" * 3000000
    yield "a name of 100 kB", "n" * 100000 + "=1"
    yield "100,000 empty pairs", "&" * 100000
    yield "the same field 5,000 times", "&".join(["kind=software"] * 5000)
    yield "broken escapes", "body=" + "%zz%" * 2000


def everything_too_large():
    creator = people.person("creator")
    for name, text, wanted in too_much():
        status = raw(text)
        check("%s is refused" % name, status in wanted, status)
        served = Browser(OFFICE).get("/login").status
        check("%s: the next is served" % name, served == 200, served)
    for name, body in much_in_a_form():
        values = "csrf=%s&token=%s&" % (creator.csrf, secrets.token_hex(16))
        answer = creator.ask("POST", "/feedback-send",
                             (values + body).encode(),
                             {"Content-Type": "application/x-www-form-"
                              "urlencoded"})
        check("%s: refused with a page of ours" % name,
              answer.status in (400, 413, 422) and "Mã" in answer.words,
              answer)
        served = creator.get("/feedback-send").status
        check("%s: the next is served" % name, served == 200, served)


def main():
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(
        resource.RLIMIT_NOFILE)[1],) * 2)
    run = read_pid(VAR + "/pid")
    try:
        people.seed()
        for key in ("creator", "head", "leader"):
            people.person(key)
        people.person("creator").get("/feedback-send")
        os.kill(run, signal.SIGSTOP)
        workload.heading()
        everything_too_large()
        ten_thousand_who_say_nothing()
        for name, how in SLOW.items():
            slowly(name, how)
        counting_would_see_it()
    finally:
        os.kill(run, signal.SIGCONT)
        subprocess.run([REPO + "/nginx/stop", VAR], stdout=subprocess.DEVNULL)
    print("%(passed)d passed, %(failed)d failed" % counts)
    if not counts["failed"]:
        shutil.rmtree(BASE)
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
