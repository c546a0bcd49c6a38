"""A disk without a byte left under the data of MariaDB, under the log, and under
what nginx and the programs keep while they read what is sent. Each is a small file
system of its own (tmpfs), filled while people work: whoever was told "done" finds
what he sent exactly once, the others are told in Vietnamese to try again, and all
of it goes on by itself when there is room again.

Only root may mount: run by make soak-faults, and it has no "#!". NV_FAULTS=seconds
makes each part longer.
"""
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time

import workload
from workload import (BASE, REPO, VAR, alive, check, config, counts, judge,
                      kept, people, read_pid, sql)
from client import OFFICE, Browser  # noqa: E402
from papers import pdf  # noqa: E402

SPOOL = config("spool_dir")
ROOM = 128 << 20  # what is free beside the data before the disk is filled
mounted = []


# Small disks -------------------------------------------------------------------------

def mount(folder, size):
    """A file system of its own, of who owned the folder; what was in it is there."""
    about = os.stat(folder)
    kept_at = folder + ".beside"
    shutil.rmtree(kept_at, ignore_errors=True)
    subprocess.run(["cp", "-a", folder, kept_at], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%d,mode=700,uid=%d,gid=%d"
                    % (size, about.st_uid, about.st_gid), "tmpfs", folder],
                   check=True)
    mounted.append(folder)
    subprocess.run(["cp", "-a", kept_at + "/.", folder], check=True)
    shutil.rmtree(kept_at)


def unmount(folder):
    subprocess.run(["umount", "--lazy", folder], check=True)
    mounted.remove(folder)


def fill(folder):
    """Not a byte is left: big pieces first, then single ones."""
    with open(folder + "/ballast", "ab", buffering=0) as f:
        for size in (1 << 20, 4096, 1):
            try:
                while True:
                    f.write(b"x" * size)
            except OSError:
                pass


def empty(folder):
    os.unlink(folder + "/ballast")


def size_of(folder):
    done = subprocess.run(["du", "--apparent-size", "-sb", folder], check=True,
                          capture_output=True, text=True)
    return int(done.stdout.split()[0])


# The database ------------------------------------------------------------------------

def stop_database():
    pid = read_pid(workload.RUN + "/db.pid")
    os.kill(pid, signal.SIGTERM)
    while alive(pid):
        time.sleep(0.05)


def data_on_a_small_disk():
    stop_database()
    mount(BASE + "/data", size_of(BASE + "/data") + ROOM)
    workload.start_database()


def until(found, seconds):
    end = time.monotonic() + seconds
    while not found() and time.monotonic() < end:
        time.sleep(0.05)
    return found()


def letter(browser, word):
    """As long as a letter may be, so that the tables grow."""
    return browser.send("/feedback-send", {
        "kind": "software", "body": "Thư dài %s %s" % (word, "x" * 3500)})


class Refusals:
    """What people are told while there is no room, and what happened to MariaDB."""

    def __init__(self):
        self.pages = []
        self.deaths = 0
        self.unfelt = 0
        self.back = []

    def one_full_disk(self):
        browser = Browser(OFFICE)
        browser.cookies = dict(people.person("creator").cookies)
        browser.csrf = people.person("creator").csrf
        fill(BASE + "/data")
        n = len(self.pages)
        until(lambda: self.refused(browser) and len(self.pages) > n + 3, 40)
        self.unfelt += len(self.pages) == n
        time.sleep(0.5)
        empty(BASE + "/data")
        began = time.monotonic()
        if not alive(read_pid(workload.RUN + "/db.pid")):
            self.deaths += 1
            workload.start_database()  # as the machine would
        check("with room again it goes on", until(
            lambda: letter(browser, "sau").status == 303, 30))
        self.back.append(time.monotonic() - began)

    def refused(self, browser):
        answer = letter(browser, "day")
        if answer.status != 303:
            self.pages.append(answer)
        return answer.status != 303


def the_database_has_no_room():
    data_on_a_small_disk()
    seen = Refusals()
    work = workload.under_work("full disk: MariaDB", seen.one_full_disk)
    check("that the disk was full was felt", not seen.unfelt and
          work.tries > len(work.acknowledged), (seen.unfelt, work.tries))
    statuses = {a.status for a in seen.pages}
    check("who is refused is told to try again", statuses <= {502, 503},
          [str(a) for a in seen.pages if a.status not in (502, 503)][:2])
    check("... in Vietnamese, with the number of the request", all(
        re.search("đang bận|đang khởi động lại", a.words) for a in seen.pages) and all(
            re.search(r"<code>[0-9a-f]{8,}", a.text) for a in seen.pages),
        [str(a) for a in seen.pages][:2])
    print("  MariaDB ended %d times by itself; longest until all was well again"
          " %.1f s" % (seen.deaths, max(seen.back)))


def counting_would_see_it():
    """The twin: what was acknowledged and is taken away again."""
    word = sorted(kept())[0]
    sql("DELETE FROM feedback WHERE body LIKE '%%%s'" % word)
    check("twin: one that is gone is seen", judge({word}, kept()) == (1, 0))


def every_table_is_whole():
    done = subprocess.run(
        ["mariadb-check", "--no-defaults", "--user=root", "--silent",
         "--socket", config("db_socket"), "nhacviec"], text=True,
        capture_output=True)
    check("no table is broken", done.returncode == 0 and not done.stdout.strip(),
          done.stdout[-500:])


# The log -----------------------------------------------------------------------------

def the_log_has_no_room():
    """What cannot be written down of a request does not keep it from being done.
    The workers write where the log lies when they start."""
    mount(BASE + "/log", size_of(BASE + "/log") + (8 << 20))
    old = workload.workers()
    for pid in old:
        os.kill(pid, signal.SIGTERM)
    until(lambda: not any(map(alive, old)), 20)

    def one():
        fill(BASE + "/log")
        time.sleep(0.5)
        empty(BASE + "/log")
    work = workload.under_work("full disk: log", one)
    check("without a log nobody is refused",
          work.tries == len(work.acknowledged), work.tries)
    unmount(BASE + "/log")


# What nginx and the programs keep while they read -------------------------------------

def form_with_file(size):
    values = people.directive_values("creator", [
        {"content": "Việc " + people.word(), "lead": "Ban Sông Cạn"}])
    return values, [("files", "to trinh.pdf", pdf(secrets.token_hex(size // 2)))]


def no_room_while_it_is_read(what, folders, statuses):
    """The same form, sent while there is no room and again when there is."""
    creator = people.person("creator")
    path = "/task-create?secrecy=none"
    values, files = form_with_file(300000)
    values.update(csrf=creator.csrf, token=secrets.token_hex(16))
    creator.get(path)
    for folder, size in folders:
        mount(folder, size)
    fill(folders[0][0])
    answer = creator.post(path, values, files)
    check("%s: refused with a page of ours" % what,
          answer.status in statuses and "error-page" in answer.text and
          re.search(r"<code>[0-9a-f]{8,}", answer.text), answer)
    check("%s: ... that says it in Vietnamese" % what, re.search(
        "không còn chỗ trống|đang bận", answer.words), answer)
    check("%s: nothing of it is there" % what, not entered(values))
    small = creator.get("/password-change")
    check("%s: who sends no file is served" % what, small.status == 200, small)
    program = creator.ask("POST", "/api/v1/login", b"x" * 300000,
                          {"Content-Type": "application/json"})
    check("%s: a program is told in JSON" % what, "json" in
          program.header("Content-Type") and program.status >= 400, program)
    for folder, size in reversed(folders):
        unmount(folder)
    answer = creator.post(path, values, files)
    check("%s: with room again the same form is carried out" % what,
          answer.status == 303, answer)
    check("%s: ... once" % what, entered(values) == 1, entered(values))


def entered(values):
    return len(sql("SELECT id FROM directive WHERE ref_number = '%s'"
                   % values["ref_number"]))


def main():
    if os.getuid() != 0:
        print("only root may mount a small disk\n0 passed, 1 failed")
        return 1
    run = read_pid(VAR + "/pid")
    try:
        people.seed()
        for key in ("creator", "head", "leader"):
            people.person(key)
        people.person("creator").get("/feedback-send")
        os.kill(run, signal.SIGSTOP)
        workload.heading()
        no_room_while_it_is_read("nginx's buffer",
                                 [(SPOOL + "/body", 1 << 20)], (507,))
        no_room_while_it_is_read("a program's buffer", [
            (SPOOL, 1 << 20), (SPOOL + "/body", 8 << 20)], (503,))
        no_room_while_it_is_read("the files that are kept",
                                 [(BASE + "/files",
                                   size_of(BASE + "/files") * 2 + (1 << 20))], (503,))
        the_database_has_no_room()
        every_table_is_whole()
        counting_would_see_it()
        the_log_has_no_room()
    finally:
        os.kill(run, signal.SIGCONT)
        subprocess.run([REPO + "/nginx/stop", VAR], stdout=subprocess.DEVNULL)
        for server in workload.ours:
            if server.poll() is None:
                server.terminate()
                server.wait(30)
        for folder in list(mounted):
            unmount(folder)
    print("%(passed)d passed, %(failed)d failed" % counts)
    if not counts["failed"]:
        shutil.rmtree(BASE)
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
