#!/usr/bin/python3
"""Reports from a replica as nginx/CLUSTER.md has it: two MariaDB on loopback with
the files of nginx/system/cluster, the second behind HAProxy. What was acknowledged
is in the next report; a replica that is behind is named on the page and never in a
file; one that is too far behind, hangs, or is dead leaves the report to the writer.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import workload
from workload import (BASE, REPO, RUN, VAR, check, config, counts, free_port,
                      people, read_pid, sql)

CLUSTER = REPO + "/nginx/system/cluster/"
DATA = BASE + "/data-replica"
SOCKET = RUN + "/replica.sock"
REPORTS = RUN + "/report.sock"
REPORT = "/report-summary?period=year"
UNTIL = r"Số liệu đến (\d\d/\d\d/\d{4} \d\d:\d\d)"
parts = {}


def as_user():
    """What the private MariaDB of the stack runs as."""
    if os.getuid() != 0:
        return {}
    about = os.stat(BASE + "/data")
    return {"user": about.st_uid, "group": about.st_gid, "extra_groups": []}


def server(name, data, socket, *more):
    """The settings of the stack, and behind them the file a province copies."""
    cnf = BASE + "/etc/%s.cnf" % name
    with open(BASE + "/etc/my.cnf") as f, open(CLUSTER + name + ".cnf") as g, \
            open(cnf, "w") as to:
        to.write(f.read() + "\n" + g.read())
    os.chmod(cnf, 0o644)
    parts[name] = subprocess.Popen(
        [shutil.which("mariadbd") or "/usr/sbin/mariadbd",
         "--defaults-file=" + cnf, "--datadir=" + data, "--socket=" + socket,
         "--pid-file=" + data + "/pid", "--log-error=%s/log/%s.log" % (
             BASE, name), *more],
        cwd=BASE, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, **as_user())
    soon(lambda: ask("SELECT 1", socket) == "1", name)


def ask(text, socket=SOCKET, *login):
    done = subprocess.run(
        ["mariadb", "--no-defaults", *(login or ("--user=root",)), "--batch",
         "--connect-timeout=2", "--skip-column-names", "--socket", socket,
         "nhacviec"], input=text, text=True, capture_output=True)
    return (done.stdout + done.stderr).strip()


def soon(found, what, seconds=20):
    end = time.monotonic() + seconds
    while not found():
        if time.monotonic() > end:
            raise RuntimeError(what + " does not come")
        time.sleep(0.05)


def start_two():
    """The replica begins with what the primary held when it was stopped."""
    sql("CREATE OR REPLACE USER nv_check@localhost;"
        " CREATE OR REPLACE USER nv_copy@127.0.0.1 IDENTIFIED BY 'sao-chep'; GRANT REPLICATION SLAVE ON *.* TO"
        " nv_copy@127.0.0.1")
    pid = read_pid(RUN + "/db.pid")
    os.kill(pid, signal.SIGTERM)
    while workload.alive(pid):
        time.sleep(0.05)
    shutil.rmtree(DATA, ignore_errors=True)
    subprocess.run(["cp", "-a", BASE + "/data", DATA], check=True)
    port = free_port()
    server("primary", BASE + "/data", config("db_socket"),
           "--skip-networking=0", "--bind-address=127.0.0.1",
           "--port=%d" % port)
    start_replica()
    ask("CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = %d,"
        " MASTER_USER = 'nv_copy', MASTER_PASSWORD = 'sao-chep',"
        " MASTER_CONNECT_RETRY = 1, MASTER_USE_GTID = slave_pos; START SLAVE"
        % port)


def start_replica():
    server("replica", DATA, SOCKET)


def copied(name):
    """Whom it runs as may not read in a tree of root's own."""
    shutil.copyfile(CLUSTER + name, BASE + "/" + name)
    os.chmod(BASE + "/" + name, 0o644)
    return BASE + "/" + name


def start_balancer():
    """With the file of the cluster before it, as on a machine with programs;
    nothing asks for the three servers of that one here."""
    places = {"NV_DB_" + n: "unix@" + RUN + "/none"
              for n in ("ONE", "TWO", "THREE")}
    with open(BASE + "/log/haproxy.log", "wb") as log:
        parts["haproxy"] = subprocess.Popen(
            [shutil.which("haproxy") or "/usr/sbin/haproxy", "-db", "-f",
             copied("haproxy.cfg"), "-f", copied("haproxy-report.cfg")],
            cwd=BASE, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=dict(
                os.environ, NV_DB_SOCKET=RUN + "/cluster.sock",
                NV_DB_OPTIONS="weight 1", NV_REPORT_SOCKET=REPORTS,
                NV_REPORT="unix@" + SOCKET, **places), **as_user())
    soon(lambda: ask("SELECT 1", REPORTS) == "1", "haproxy")


def configure(lag):
    """New programs for reports, which know of the replica."""
    path = BASE + "/etc/app.conf"
    with open(path, encoding="utf-8") as f:
        lines = [l for l in f if not l.startswith("report_")]
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(lines + ["report_db_socket = %s\n" % REPORTS,
                              "report_lag = %d\n" % lag])
    old = workload.workers("report-summary")
    for pid in old:
        os.kill(pid, signal.SIGTERM)
    soon(lambda: not any(map(workload.alive, old)), "a new worker")


# What is seen -----------------------------------------------------------------------

def enter_one():
    people.forward("creator", people.enter(
        "creator", [{"lead": "Ban Sông Cạn", "content": "Thử máy báo cáo"}]))


def page():
    """(how many were assigned, until when it knows)"""
    answer = people.person("leader").get(REPORT)
    assert answer.status == 200, answer
    found = re.findall(r'cell=new(?:&amp;\w+=\w*)*"[^>]*>([\d.]+)</a>',
                       answer.text)
    until = re.search(UNTIL, answer.text)
    return (max((int(n) for n in found), default=0),
            until.group(1) if until else "")


def in_a_file():
    """The same number of the sheet, and of a program's answer."""
    browser = people.person("leader")
    sheet = browser.get(REPORT, format="csv").text
    line = [l for l in sheet.splitlines() if "Ban Quản lý khu thử nghiệm Sông"
            in l]
    program = browser.api(REPORT).text
    return line[:1], re.findall(r'"new": ?(\d+)', program)[:1]


def read_there():
    return int(ask("SHOW GLOBAL STATUS LIKE 'Com_stmt_execute'").split()[-1])


def lines_in_log(words):
    with open(config("log_file"), encoding="utf-8") as f:
        return f.read().count(words)


# The cases --------------------------------------------------------------------------

def what_was_done_is_there():
    before, there = page()[0], read_there()
    for n in range(1, 4):
        enter_one()
        check("the next report holds it", page() == (before + n, ""), page())
    check("the replica answered", read_there() >= there + 12,
          read_there() - there)


def one_that_is_behind_says_so():
    """Its page is old and says until when; a file and a program get all."""
    before, file_before = page()[0], in_a_file()
    ask("STOP SLAVE SQL_THREAD")
    time.sleep(1)
    enter_one()
    number, until = page()
    check("behind: the page has what the replica knows, and says so",
          number == before and until, (number, before, until))
    check("behind: a file and a program's answer have all",
          all(a != b and a for a, b in zip(in_a_file(), file_before)),
          (file_before, in_a_file()))
    leaver = people.sign_in("leader")
    cookies = dict(leaver.cookies)
    leaver.send("/logout", {})
    leaver.cookies = cookies
    check("behind: who has signed out is out at once",
          leaver.get(REPORT).status == 303)
    return before


def one_too_far_behind_is_not_asked(before):
    configure(1)
    time.sleep(1.5)
    check("too far behind: the writer's", page() == (before + 1, ""), page())
    check("... and the log says so",
          lines_in_log("the report is the writer's") > 0)
    ask("START SLAVE")
    configure(300)
    there = read_there()
    check("caught up: all of it from the replica",
          page() == (before + 1, "") and read_there() >= there + 4,
          (page(), read_there() - there))


def one_that_hangs_is_left(before):
    os.kill(parts["replica"].pid, signal.SIGSTOP)
    begin = time.monotonic()
    enter_one()
    check("hangs: the writer's", page() == (before + 2, ""), page())
    took = time.monotonic() - begin
    check("hangs: nobody waits long", took < 8, took)
    check("... and the log says so",
          lines_in_log("reports are read from the writer") > 0)
    os.kill(parts["replica"].pid, signal.SIGCONT)
    soon(lambda: ask("SELECT 1", REPORTS) == "1", "the replica")


def one_that_dies_is_left(before):
    configure(300)
    there = read_there()
    page()
    check("the replica answers again", read_there() > there + 3)
    parts["replica"].kill()
    parts["replica"].wait()
    enter_one()
    begin = time.monotonic()
    check("dead: the writer's", page() == (before + 3, ""), page())
    check("dead: nobody waits", time.monotonic() - begin < 5)
    start_replica()
    soon(lambda: ask("SELECT 1", REPORTS) == "1", "the replica")
    configure(300)
    there = read_there()
    check("back: all of it from the replica",
          page() == (before + 3, "") and read_there() > there + 3, page())


def nobody_writes_there():
    with open(config("secret_dir") + "/db-report") as f:
        login = "--user=nv_report", "--password=" + f.read().strip()
    said = ask("UPDATE session SET seen_at = seen_at", SOCKET, *login)
    check("the account of the reports writes nothing there",
          "read-only" in said, said)
    said = ask("UPDATE task SET version = version",
               config("db_socket"), *login)
    check("... and no task anywhere", "denied" in said, said)


def main():
    run = read_pid(VAR + "/pid")
    try:
        people.seed()
        for key in ("creator", "leader"):
            people.person(key)
        os.kill(run, signal.SIGSTOP)
        start_two()
        start_balancer()
        configure(300)
        enter_one()
        what_was_done_is_there()
        before = one_that_is_behind_says_so()
        one_too_far_behind_is_not_asked(before)
        one_that_hangs_is_left(before)
        one_that_dies_is_left(before)
        nobody_writes_there()
    finally:
        os.kill(run, signal.SIGCONT)
        subprocess.run([REPO + "/nginx/stop", VAR], stdout=subprocess.DEVNULL)
        for process in parts.values():
            process.kill()
            process.wait()
    print("%(passed)d passed, %(failed)d failed" % counts)
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
