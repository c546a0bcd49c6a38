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
import time

import workload
from workload import (BASE, REPO, RUN, VAR, check, counts, holder, judge,
                      kept, kill_database, ours, read_pid, sql, under_work,
                      workers)
from workload import OFFICE, Browser, people  # noqa: E402
from client import config  # noqa: E402
from papers import pdf  # noqa: E402


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


class Held:
    """A hold of its own whose sockets are kept by us, as systemd keeps them."""

    def __init__(self, folder):
        self.folder = folder
        about = os.stat(BASE + "/data")
        self.user = {"user": about.st_uid, "group": about.st_gid,
                     "extra_groups": []} if os.getuid() == 0 else {}
        os.makedirs(folder)
        self.door = self.bound("alive.sock", socket.SOCK_STREAM)
        self.door.listen(100)
        self.told = self.bound("told", socket.SOCK_DGRAM)
        self.told.settimeout(5)

    def bound(self, name, kind):
        s = socket.socket(socket.AF_UNIX, kind)
        s.bind(self.folder + "/" + name)
        os.chmod(self.folder + "/" + name, 0o666)
        return s

    def start(self):
        """As with Type=notify: back when it says that it is ready."""
        with open(self.folder + "/log", "ab") as log:
            self.process = subprocess.Popen(
                ["sh", "-c", "exec 3<&0 </dev/null;"
                 ' LISTEN_PID=$$ exec "$0" "$@"', BASE + "/app/nginx/hold",
                 self.folder, BASE + "/app/cgi-bin", "alive:1"],
                stdin=self.door, stdout=log, stderr=log, env=dict(
                    os.environ, LISTEN_FDS="1",
                    NHACVIEC_CONFIG=BASE + "/etc/app.conf",
                    NOTIFY_SOCKET=self.folder + "/told"), **self.user)
        return self.told.recv(100)

    def ask(self):
        with socket.socket(socket.AF_UNIX) as s:
            s.settimeout(10)
            s.connect(self.folder + "/alive.sock")
            s.sendall(BEGIN + record(4, b"\x0e\x03REQUEST_METHODGET\x0c\x06"
                                     b"DOCUMENT_URI/alive") + record(4) +
                      record(5))
            return b"Status: 200" in s.recv(4096)


def hold_is_replaced():
    """Told to reload the moment it has started, and to stop a moment later: it
    obeys, and who asked meanwhile is answered by the next."""
    held = Held(BASE + "/held")
    answered = longest = stopped = 0
    for i in range(20):
        ready = held.start()
        check("hold says when it is ready", ready == b"READY=1", ready)
        held.process.send_signal(signal.SIGHUP)
        began = time.monotonic()
        answered += held.ask()
        held.process.send_signal(signal.SIGHUP)
        time.sleep(i * 0.002)  # the worker is anywhere in its first moments
        held.process.send_signal(signal.SIGTERM)
        stopped += held.process.wait(35) == 0
        longest = max(longest, time.monotonic() - began)
    check("... and each was answered", answered == 20, answered)
    check("... and each ended as told", stopped == 20, stopped)
    check("... soon", longest < 5, longest)


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


def a_long_file_is_cut_off():
    """Whoever writes a long file is killed in the middle of it: it is shown as
    interrupted, nobody can fetch half of it, and it can be asked for again."""
    creator, wish = people.person("creator"), {
        "rows_of": "task_list", "query": "view=open", "format": "csv"}
    check("a long file is taken on",
          creator.send("/export-create", wish).status == 303)
    deadline = time.monotonic() + 10
    while sql("SELECT state FROM export_file")[0][0] == "running" and \
            time.monotonic() < deadline:
        time.sleep(0.05)
    held = subprocess.Popen(["mariadb", "--no-defaults", "--unbuffered",
                             "--skip-column-names", "--user=root", "--socket",
                             config("db_socket"), config("db_name")],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            text=True)
    held.stdin.write("LOCK TABLES task WRITE; SELECT 1;\n")
    held.stdin.flush()
    held.stdout.readline()
    taken = creator.send("/export-create", wish).status == 303
    for pid in workers("export-create"):
        os.kill(pid, signal.SIGKILL)
    held.stdin.close()
    held.wait()
    state = sql("SELECT state, id FROM export_file ORDER BY id DESC LIMIT 1")[0]
    check("killed in the middle it stays as it was",
          taken and state[0] == "running", state)
    sql("UPDATE export_file SET beat_at = beat_at - INTERVAL 2 MINUTE"
        " WHERE id = " + state[1])
    check("it is shown as interrupted",
          "Bị gián đoạn" in creator.get("/export-list").text)
    check("half of a file is nobody's", creator.get(
        "/export-get?id=" + state[1]).status == 404)
    check("it can be asked for again",
          creator.send("/export-create", wish).status == 303)


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
        workload.heading()
        for part in (workers_are_replaced, hold_is_replaced, workers_die,
                     database_dies, both_die, counting_would_see_it,
                     a_long_file_is_cut_off, no_fastcgi, slow_clients,
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
    if not counts["failed"]:
        shutil.rmtree(BASE)  # a later run is to find nothing
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
