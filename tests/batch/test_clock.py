"""A clock that jumps, an hour and a day, ahead and back, while people work and while
the reminders go out: what people send is kept once, no page fails, no session
outlives its time, every version of an assignment is true at its own moment, and a
reminder is neither lost nor sent twice.

libfaketime turns the clock of the programs (hold and all its workers); that of
MariaDB stays, for no statement of ours asks it. Run by make soak-faults with
release programs: the sanitizers and a preloaded library do not go together.
NV_FAULTS=seconds makes each part longer.
"""
import glob
import os
import re
import shutil
import signal
import subprocess
import sys
import time

os.environ["NV_BUILD"] = "build/release"
import workload  # noqa: E402
from workload import (BASE, REPO, VAR, alive, check, counts, holder, people,  # noqa: E402
                      read_pid, sql)

FAKETIME = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
OFFSET = BASE + "/run/clock"
HOUR, DAY = 3600, 86400
now = 0


def set_clock(seconds):
    """Ahead of the machine's; all at once, for every program."""
    global now
    now = seconds
    with open(OFFSET + ".new", "w", encoding="ascii") as f:
        f.write("%+ds\n" % seconds)
    os.chmod(OFFSET + ".new", 0o644)
    os.replace(OFFSET + ".new", OFFSET)


def turn_by(faked):
    """A hold of our own in the place of the one that runs, with another clock."""
    pid = holder()
    command = [BASE + "/app/nginx/hold", workload.RUN, BASE + "/app/cgi-bin"]
    command += [name[:-5] + ":1" for name in sorted(os.listdir(command[2]))]
    with open("/proc/%d/environ" % pid, "rb") as f:
        env = dict(line.split("=", 1) for line in
                   f.read().decode().split("\0") if "=" in line)
    cwd = os.readlink("/proc/%d/cwd" % pid)
    about = os.stat("/proc/%d" % pid)
    user = {"user": about.st_uid, "group": about.st_gid, "extra_groups": []} \
        if os.getuid() == 0 else {}
    os.kill(pid, signal.SIGTERM)
    while alive(pid):
        time.sleep(0.05)
    if faked:
        env.update(LD_PRELOAD=FAKETIME[0], FAKETIME_TIMESTAMP_FILE=OFFSET,
                   FAKETIME_NO_CACHE="1", FAKETIME_DONT_FAKE_MONOTONIC="1",
                   DONT_FAKE_MONOTONIC="1")
    mine = subprocess.Popen(command, env=env, cwd=cwd, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, **user)
    workload.ours.append(mine)
    with open(BASE + "/run/hold.pid", "w", encoding="ascii") as f:
        f.write("%d\n" % mine.pid)
    for _ in range(100):
        if os.path.exists(workload.RUN + "/alive.sock"):
            return
        time.sleep(0.05)


# People ------------------------------------------------------------------------------

def the_clock_is_ours():
    day = time.gmtime(time.time() + 7 * HOUR + 3 * DAY)
    set_clock(3 * DAY)
    page = workload.Browser(workload.OFFICE).get("/login").words
    check("the programs go by the clock we turn",
          time.strftime("%d/%m/%Y", day) in page, page[-300:])
    set_clock(0)


def work_while_it_jumps():
    """By less than who sits still may wait until he is signed out."""
    hops = [600, 0, -600, 0, 59, -59]

    def hop():
        set_clock(hops[0])
        hops.append(hops.pop(0))
    work = workload.under_work("clock: 10 minutes", hop)
    set_clock(0)
    check("nobody is refused for ten minutes",
          work.tries == len(work.acknowledged), work.tries)


def work_while_it_jumps_far(name, far):
    """Ahead of their time all are signed out, and back again they are in."""
    hops = [-far, 0, far, 0]
    work = workload.Work()
    times = 0
    end = time.monotonic() + max(workload.SECONDS, 4)
    while time.monotonic() < end:
        time.sleep(0.3)
        set_clock(hops[times % 4])
        times += 1
        if now > 0:
            page = people.person("creator").get("/feedback-send")
            check("%s ahead nobody is signed in" % name,
                  page.status in (302, 303) and "login" in page.location, page)
            set_clock(0)
    set_clock(0)
    work.end()
    lost, doubled = workload.judge(work.acknowledged, workload.kept())
    workload.row("clock: " + name, times, len(work.acknowledged), work.tries,
                 lost, doubled, work.longest)
    check("clock: %s: nothing is lost" % name, lost == 0, lost)
    check("clock: %s: nothing is there twice" % name, doubled == 0, doubled)
    check("clock: %s: no page fails" % name, not [
        s for s in work.strange if s not in (302, 303)], work.strange)
    check("clock: %s: there was work" % name, len(work.acknowledged) > 20,
          len(work.acknowledged))


def work_while_hours_and_days_jump():
    work_while_it_jumps_far("an hour", HOUR + 60)
    work_while_it_jumps_far("a day", DAY)


def no_session_lives_for_ever():
    """Signed in while the clock was a day behind; it ends when its time has come
    by the clock that is right, and does not come back with another jump."""
    set_clock(-DAY)
    browser = people.sign_in("head")
    check("signed in a day behind",
          browser.get("/feedback-send").status == 200)
    set_clock(0)
    check("its time is over by the right clock",
          browser.get("/feedback-send").status in (302, 303))
    set_clock(30 * DAY)
    fresh = people.sign_in("head")
    check("signed in a month ahead",
          fresh.get("/feedback-send").status == 200)
    set_clock(0)
    after = fresh.get("/feedback-send")
    check("one of the future is not honoured until then",
          after.status in (302, 303), after)
    set_clock(30 * DAY)
    check("twin: then it would be", fresh.get("/feedback-send").status == 200)
    set_clock(0)


# The history -------------------------------------------------------------------------

OVERLAPS = """
SELECT COUNT(*) FROM assignment_interval i JOIN assignment_interval j
 ON j.assignment_id = i.assignment_id AND j.version > i.version
 WHERE i.valid_from < j.valid_to AND j.valid_from < i.valid_to"""
GAPS = """
SELECT COUNT(*) FROM assignment_interval i JOIN assignment_interval j
 ON j.assignment_id = i.assignment_id AND j.version = i.version + 1
 WHERE i.valid_to <> j.valid_from"""


def one_assignment():
    creator = people.person("creator")
    d = people.enter("creator", [{
        "content": "Việc " + people.word(), "lead": "Ban Sông Cạn",
        "deadline_text": people.days(9)}])
    people.forward("creator", d)
    creator.get("/directive-view?id=%d" % d)
    return int(sql("SELECT MIN(id) FROM assignment WHERE directive_id = %d"
                   % d)[0][0])


def versions_while_it_jumps():
    a = one_assignment()
    responder = people.person("responder")
    for i, jump in enumerate((600, 0, -600, 0, -1800, 600, 0)):
        set_clock(jump)
        answer = responder.send("/task-reply?id=%d" % a, {
            "kind": "progress", "reply_text": "Đang làm, lần %d" % i,
            "version": str(people.version_of(a))})
        check("an answer at %+d s is taken" % jump,
              answer.status == 303 and "done=" in answer.location,
              str(answer)[-900:])
    set_clock(0)
    n = int(sql("SELECT COUNT(*) FROM assignment_interval WHERE"
                " assignment_id = %d" % a)[0][0])
    check("each left a version", n >= 8, n)
    check("no two versions are true at once", sql(OVERLAPS) == [["0"]],
          sql(OVERLAPS))
    check("no moment is without one", sql(GAPS) == [["0"]], sql(GAPS))
    shown = responder.get("/task-view?id=%d" % a)
    check("the page shows them in the order they came", shown.status == 200 and
          shown.words.find("lần 6") >= 0, shown)
    sql("UPDATE assignment_interval SET valid_from = valid_from - INTERVAL 1"
        " MINUTE WHERE assignment_id = %d ORDER BY version DESC LIMIT 1" % a)
    check("twin: an overlap is seen", sql(OVERLAPS) != [["0"]])
    sql("UPDATE assignment_interval SET valid_from = valid_from + INTERVAL 1"
        " MINUTE WHERE assignment_id = %d ORDER BY version DESC LIMIT 1" % a)


# Reminders ---------------------------------------------------------------------------

def remind(seconds):
    """The batch by a clock so far ahead; silent when all is well."""
    env = dict(os.environ, NHACVIEC_CONFIG=BASE + "/etc/app.conf",
               LD_PRELOAD=FAKETIME[0], FAKETIME="%+ds" % seconds,
               FAKETIME_DONT_FAKE_MONOTONIC="1", DONT_FAKE_MONOTONIC="1")
    about = os.stat(BASE + "/data")
    user = {"user": about.st_uid, "group": about.st_gid, "extra_groups": []} \
        if os.getuid() == 0 else {}
    done = subprocess.run([BASE + "/app/batch/remind", "--plan-only"], env=env,
                          cwd=BASE, capture_output=True, text=True, **user)
    check("remind at %+d h" % (seconds // HOUR), done.returncode == 0,
          done.stderr[-300:])


def reminders():
    """Whom which rule reminded of what, for which day."""
    return sorted(map(tuple, sql(
        "SELECT assignment_id, rule, day FROM reminder")))


def dump(into):
    with open(into, "wb") as f:
        subprocess.run(["mariadb-dump", "--no-defaults", "--user=root",
                        "--socket", workload.config("db_socket"),
                        "--single-transaction", "nhacviec"], stdout=f,
                       check=True)


def restore(out_of):
    with open(out_of, "rb") as f:
        subprocess.run(["mariadb", "--no-defaults", "--user=root", "--socket",
                        workload.config("db_socket"), "nhacviec"], stdin=f,
                       check=True)


def reminders_while_it_jumps():
    """The same week twice: day after day, and with every kind of jump."""
    for _ in range(3):
        one_assignment()
    dump(BASE + "/tmp/before.sql")
    for day in range(0, 13):
        remind(day * DAY)
    straight = reminders()
    restore(BASE + "/tmp/before.sql")
    check("a restored province begins anew", len(reminders()) < len(straight))
    for day in range(0, 13):
        for jump in (0, HOUR, -HOUR, DAY, -DAY, 3 * DAY, 0):
            remind(max(0, day * DAY + jump))
    jumped = reminders()
    check("reminders went out at all", len(straight) > 8, len(straight))
    check("none is lost", not set(straight) - set(jumped),
          sorted(set(straight) - set(jumped))[:5])
    check("none went out twice", len(jumped) == len(set(jumped)), len(jumped))
    last = max(row[2] for row in straight)
    check("none went out that should not", not [
        row for row in jumped if row not in straight and row[2] <= last],
        [row for row in jumped if row not in straight][:5])
    print("  %d reminders in 13 days; the same %d with 78 jumps" % (
        len(straight), len(set(straight) & set(jumped))))
    sql("DELETE FROM reminder ORDER BY id LIMIT 1")
    check("twin: one that is gone is seen", set(straight) - set(reminders()))


def main():
    if not FAKETIME:
        print("libfaketime is not installed\n0 passed, 1 failed")
        return 1
    run = read_pid(VAR + "/pid")
    try:
        people.seed()
        os.kill(run, signal.SIGSTOP)
        set_clock(0)
        turn_by(True)
        for key in ("creator", "head", "leader", "responder"):
            people.person(key)
        workload.heading()
        for part in (the_clock_is_ours, work_while_it_jumps,
                     work_while_hours_and_days_jump,
                     no_session_lives_for_ever,
                     versions_while_it_jumps, reminders_while_it_jumps):
            part()
    finally:
        os.kill(run, signal.SIGCONT)
        for server in workload.ours:
            if server.poll() is None:
                server.terminate()
                server.wait(30)
        subprocess.run([REPO + "/nginx/stop", VAR], stdout=subprocess.DEVNULL)
    print("%(passed)d passed, %(failed)d failed" % counts)
    if not counts["failed"]:
        shutil.rmtree(BASE)
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
