"""The n-th allocation fails, for every n: a page, a form, a document, the reminders.

Each program is run with a library beneath it (tests/batch/scarce.c) that refuses one
allocation of one request. Wanted: the worker ends by itself, as lib/memory.c promises,
and the next one answers; never a crash, never somebody who waits for ever, never half
of what was to be written. What was sent is sent again with the same token, and must
then be there exactly once.

Run by make soak-faults with release programs: the sanitizers have an allocator of
their own. NV_FAULTS=seconds: each job may take about three times as long; beyond the
first allocations n grows by a part of itself.
"""
import contextlib
import io
import mmap
import os
import queue
import re
import secrets
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading

os.environ["NV_BUILD"] = "build/release"
import workload  # noqa: E402
from workload import (BASE, REPO, RUN, VAR, check, counts, holder, people,  # noqa: E402
                      read_pid, sql)

LIBRARY = REPO + "/build/release/tests/batch/scarce.so"
ORDER = BASE + "/run/scarce"
DENSE = 60          # n = 1, 2, 3 ... so far; then by steps
ENDED = 70          # lib/memory.c: EX_SOFTWARE


class Order:
    """What the library obeys; see scarce.c."""

    def __init__(self):
        with open(ORDER, "wb") as f:
            f.write(bytes(12))
        os.chmod(ORDER, 0o666)
        with open(ORDER, "r+b") as f:
            self.page = mmap.mmap(f.fileno(), 12)

    def fail(self, n):
        self.page[:] = struct.pack("III", 0, 0, 0)
        self.page[:4] = struct.pack("I", n)

    def end(self):
        """(asked for, whether one was refused)"""
        self.page[:4] = struct.pack("I", 0)
        _, asked, failed = struct.unpack("III", self.page[:])
        return asked, failed > 0


def build():
    os.makedirs(os.path.dirname(LIBRARY), exist_ok=True)
    subprocess.run(["gcc", "-std=c11", "-O2", "-fPIC", "-shared", "-Wall", "-Wextra",
                    "-Werror", "-D_GNU_SOURCE", "-o", LIBRARY,
                    REPO + "/tests/batch/scarce.c"], check=True)


def environment(**more):
    """As hold has it, with the library: what a program is started with."""
    pid = holder()
    with open("/proc/%d/environ" % pid, "rb") as f:
        env = dict(line.split("=", 1) for line in
                   f.read().decode().split("\0") if "=" in line)
    about = os.stat("/proc/%d" % pid)
    user = {"user": about.st_uid, "group": about.st_gid, "extra_groups": []} \
        if os.getuid() == 0 else {}
    return dict(user, cwd=os.readlink("/proc/%d/cwd" % pid),
                env=dict(env, LD_PRELOAD=LIBRARY, NV_SCARCE=ORDER, **more))


class Worker:
    """In the place of hold, for one action: its socket, and always one process."""

    def __init__(self, action, **more):
        self.how = environment(**more)
        self.command = ["%s/app/cgi-bin/%s.fcgi" % (BASE, action)]
        path = "%s/%s.sock" % (RUN, action)
        about = os.stat(path)
        self.socket = socket.socket(socket.AF_UNIX)
        os.unlink(path)
        self.socket.bind(path)
        os.chown(path, about.st_uid, about.st_gid)
        os.chmod(path, about.st_mode)
        self.socket.listen(100)
        self.ends = queue.Queue()
        self.going = True
        self.start()
        self.watch = threading.Thread(target=self.keep)
        self.watch.start()

    def start(self):
        self.process = subprocess.Popen(
            self.command, stdin=self.socket, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, **self.how)

    def keep(self):
        while True:
            status = self.process.wait()
            if not self.going:
                return
            self.start()
            self.ends.put(status)

    def died(self, seconds=0.0):
        """How it ended, when it did. None: it lives."""
        try:
            return self.ends.get(timeout=seconds) if seconds else \
                self.ends.get_nowait()
        except queue.Empty:
            return None

    def stop(self):
        self.going = False
        self.process.kill()
        self.watch.join()
        self.socket.close()


def caller():
    """Who asked for what was refused, innermost first."""
    with open(ORDER + ".who", encoding="utf-8") as f:
        return " of " + ", ".join(
            re.sub(r"^.*/|\[.*|\+0x[0-9a-f]+", "", line).strip()
            for line in list(f)[3:9])


def numbers():
    """1, 2, 3 ..., then ever longer steps."""
    n = 1
    while True:
        yield n
        n += max(1, (n - DENSE) // 12)


# What is tried ----------------------------------------------------------------------

class Reading:
    """A page: what is asked for, and what the answer must have."""

    def __init__(self, who, path, says):
        self.who, self.path, self.says = who, path, says

    def prepare(self):
        pass

    def ask(self):
        return people.person(self.who).get(self.path)

    def good(self, answer):
        return answer.status == 200 and self.says in answer.body

    def kept(self):
        """How often what was to be written is there; whole, once: 1."""
        return 1

    again = ask


class Sending:
    """A form: sent again with the same token until it is taken."""

    def __init__(self, who, path, values, tables):
        self.who, self.path, self.values = who, path, values
        self.tables = tables
        self.whole = None  # rows of each table, learnt in peace

    def rows(self):
        return [int(sql("SELECT COUNT(*) FROM " + t)[0][0]) for t in self.tables]

    def prepare(self):
        self.values_now = [("token", secrets.token_hex(16))] + list(
            self.values().items())
        self.browser = people.person(self.who)
        self.before = self.rows()

    def ask(self):
        return self.browser.post(self.path, [("csrf", self.browser.csrf)]
                                 + self.values_now)

    again = ask

    def good(self, answer):
        return answer.status == 303

    def kept(self):
        new = [b - a for a, b in zip(self.before, self.rows())]
        if not any(new):
            return 0
        self.whole = self.whole or new
        return 1 if new == self.whole else new


def one(name, order, worker, job, n):
    """The n-th allocation fails: (whether n was reached, what came of it)."""
    job.prepare()
    order.fail(n)
    try:
        answer = job.ask()
    except OSError as e:
        answer = e
    asked, failed = order.end()
    good = not isinstance(answer, OSError) and job.good(answer)
    died = worker.died(3.0 if failed else 0)
    kept = job.kept()
    label = "%s, allocation %d%s" % (name, n, caller() if failed else "")
    if not failed:
        check(label + ": all is well", good and died is None and kept == 1,
              (answer, died, kept))
        return False, asked
    check(label + ": it ends by itself", died == ENDED, died)
    check(label + ": nobody waits for ever", good or
          getattr(answer, "status", 0) in (502, 503), answer)
    check(label + ": all or nothing", kept in (0, 1), kept)
    again = job.again()
    check(label + ": the next request is served", job.good(again), again)
    check(label + ": it is there once", job.kept() == 1, job.kept())
    return True, asked


def every(name, order, action, job):
    """n = 1, 2, 3 ... until the request needs no more."""
    worker = Worker(action)
    tried, going, asked = 0, True, 0
    try:
        job.prepare()
        check(name + ": in peace", job.good(job.ask()))
        check(name + ": in peace all is kept", job.kept() == 1, job.kept())
        steps = numbers()
        while going:
            going, asked = one(name, order, worker, job, next(steps))
            tried += going
    finally:
        worker.stop()
    check(name + ": memory ran out often enough", tried >= 30, tried)
    print("%-20s %6d allocations, %4d of them refused, each by itself"
          % (name, asked, tried), flush=True)
    with open(workload.TABLE, "a", encoding="utf-8") as f:
        f.write("no memory: %s\t%d\t%d\t%d\t0\t0\t\n" % (name, tried, tried,
                                                        tried * 2))


# The twin ---------------------------------------------------------------------------

def it_would_be_seen(order, page, form):
    """A crash, and half of what is written: both must be called wrong."""
    before = dict(counts)
    worker = Worker("task-view", NV_SCARCE_CRASH="1")
    page.ask()
    with contextlib.redirect_stdout(io.StringIO()):
        one("twin", order, worker, page, 5)
    worker.stop()
    crash = counts["failed"] - before["failed"]
    for _ in range(2):
        form.prepare()
        form.ask()
        form.kept()
    sql("DELETE FROM assignment_interval ORDER BY valid_from DESC, version DESC"
        " LIMIT 1")
    half = form.kept()
    counts.update(before)
    check("twin: a crash is seen", crash == 1, crash)
    check("twin: half is seen", half not in (0, 1), half)


# The reminders ----------------------------------------------------------------------

def planned():
    return sorted(map(tuple, sql("SELECT assignment_id, rule, day FROM reminder")))


def messages():
    return sorted(map(tuple, sql("SELECT reminder_id, COUNT(*) FROM notification"
                                 " WHERE reminder_id IS NOT NULL GROUP BY 1")))


def remind():
    done = subprocess.run([BASE + "/app/batch/remind", "--plan-only"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          timeout=60, **environment())
    return done.returncode


def forget_reminders():
    sql("SET foreign_key_checks = 0; DELETE FROM notification WHERE reminder_id IS"
        " NOT NULL; DELETE FROM reminder; DELETE FROM batch_progress")


def the_reminders(order):
    """From its first moment on; then once more in peace."""
    people.undo_is_over()
    check("what was handed out is told", remind() == 0)
    sql("UPDATE assignment SET assigned_at = assigned_at - INTERVAL 9 DAY, due_on ="
        " DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR)")
    forget_reminders()
    check("remind in peace", remind() == 0)
    whole = planned()
    check("remind in peace reminds of something", len(whole) >= 2, whole)
    tried = 0
    for n in numbers():
        forget_reminders()
        order.fail(n)
        status = remind()
        asked, failed = order.end()
        if not failed:
            break
        tried += 1
        label = "remind, allocation %d%s" % (n, caller())
        check(label + ": it ends by itself", status == ENDED, status)
        check(label + ": the next run", remind() == 0)
        check(label + ": each is planned once", planned() == whole, planned())
        check(label + ": each is told once",
              all(n == "1" for _, n in messages()), messages())
    check("remind: memory ran out often enough", tried >= 30, tried)
    print("%-20s %6d allocations, %4d of them refused, each by itself"
          % ("remind", asked, tried), flush=True)


# The province -----------------------------------------------------------------------

def ours():
    """(a directive, an assignment of the first agency)"""
    d = people.enter("creator", [{"content": "Việc " + people.word(),
                                  "lead": "Ban Sông Cạn",
                                  "deadline_text": people.days(n)}
                                 for n in (1, 2, 3)])
    people.forward("creator", d)
    return d, int(sql("SELECT MIN(id) FROM assignment WHERE directive_id = %d"
                      % d)[0][0])


def reply(assignment):
    return {"version": sql("SELECT version FROM assignment WHERE id = %d"
                           % assignment)[0][0],
            "kind": "progress", "reply_text": "Đã làm được một phần."}


def three_tasks():
    return people.directive_values("creator", [
        {"content": "Việc " + people.word(), "lead": "Ban Sông Cạn",
         "deadline_text": people.days(9)} for _ in range(3)])


def main():
    run = read_pid(VAR + "/pid")
    build()
    try:
        people.seed()
        os.kill(run, signal.SIGSTOP)
        order = Order()
        os.makedirs(os.path.dirname(workload.TABLE), exist_ok=True)
        open(workload.TABLE, "w").close()
        directive, assignment = ours()
        for key in ("creator", "responder"):
            people.person(key)
        replying = Sending("responder", "/task-reply?id=%d" % assignment,
                           lambda: reply(assignment),
                           ["reply", "event", "assignment_interval", "form_token"])
        it_would_be_seen(order, Reading("creator", "/task-view?id=%d" % assignment,
                                        b"</html>"), replying)
        every("list page", order, "task-list",
              Reading("creator", "/task-list", b"</html>"))
        every("task page", order, "task-view",
              Reading("creator", "/task-view?id=%d" % assignment, b"</html>"))
        every("report", order, "report-summary",
              Reading("creator", "/report-summary", b"</html>"))
        every("report, XLSX", order, "report-summary",
              Reading("creator", "/report-summary?format=xlsx", b"PK\3\4"))
        every("report, PDF", order, "report-summary",
              Reading("creator", "/report-summary?format=pdf", b"%PDF-"))
        every("reply", order, "task-reply", replying)
        every("create, 3 tasks", order, "task-create",
              Sending("creator", "/task-create?secrecy=none", three_tasks,
                      ["directive", "task", "assignment", "event", "task_search",
                       "form_token"]))
        the_reminders(order)
    finally:
        os.kill(run, signal.SIGCONT)
        subprocess.run([REPO + "/nginx/stop", VAR], stdout=subprocess.DEVNULL)
    print("%(passed)d passed, %(failed)d failed" % counts)
    if not counts["failed"]:
        shutil.rmtree(BASE)
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
