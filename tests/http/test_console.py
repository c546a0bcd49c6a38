#!/usr/bin/python3
"""The administration from the console (nginx/system/act): the same programs, the
same rights, the same history; a trial changes nothing; exit codes say what was
wrong."""
import json
import os
import secrets
import subprocess
import sys

import people
from client import VAR, number, run_cases, sql
from people import PEOPLE

LOGIN = PEOPLE["administrator"][1]
NAME = "Nhóm thử bảng lệnh " + secrets.token_hex(4)
GROUP = ["admin-agency-group-edit", "name=" + NAME, "kind=other",
         "valid_from=01/03/2025", "basis=Giấy giao việc thử",
         "members=Ban Sông Cạn\nBan Núi Xanh"]


def act(*words):
    command = ["/usr/bin/python3", VAR + "/app/nginx/system/act", *words]
    if os.getuid() == 0:
        command = ["runuser", "-u", "nhacviec", "--"] + command
    done = subprocess.run(
        command, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=dict(os.environ, NHACVIEC_CONFIG=VAR + "/etc/app.conf",
                 NHACVIEC_PROGRAMS=VAR + "/app"))
    return done.returncode, done.stdout, done.stderr


def groups():
    return number("SELECT COUNT(*) FROM agency_group WHERE name = '%s'" % NAME)


def it_shows_what_the_page_shows():
    status, out, err = act("--as", LOGIN, "admin-agencies")
    assert status == 0, err
    names = [a["name"] for a in json.loads(out)["Agencies"]]
    assert len(names) > 10 and "Sở Nội vụ" in names, names


def a_trial_changes_nothing():
    status, out, err = act("--as", LOGIN, "--dry-run", *GROUP)
    assert status == 0 and "would be done" in out, (status, out, err)
    assert groups() == 0


def it_acts_once_and_under_a_name():
    status, out, err = act("--as", LOGIN, *GROUP)
    assert status == 0 and out.startswith("done /"), (status, out, err)
    assert groups() == 1
    assert number("SELECT COUNT(*) FROM audit_log WHERE action = 'console'"
                  " AND outcome = 'ok' AND detail = '%s'" % LOGIN) > 0
    assert number("SELECT COUNT(*) FROM session s JOIN account a"
                  " ON a.id = s.account_id WHERE a.login = '%s' AND"
                  " s.device = 'console' AND s.ended_at IS NULL AND"
                  " s.expires_at > UTC_TIMESTAMP()" % LOGIN) == 0


def what_is_wrong_is_said_by_the_exit_code():
    wrong = [w for w in GROUP if not w.startswith("basis")]
    status, out, err = act("--as", LOGIN, *wrong)
    assert status == 2 and "basis" in err, (status, out, err)
    status, out, err = act("--as", LOGIN, "--json", *wrong)
    assert status == 2 and json.loads(out)["kind"] == "input", out
    status, out, err = act("--as", PEOPLE["infrastructure"][1], *GROUP)
    assert status == 3 and "denied" in err, (status, out, err)
    status, out, err = act("--as", LOGIN, "admin-agency-edit", "id=999999999")
    assert status == 4, (status, out, err)
    assert act("--as", LOGIN, "admin-nothing")[0] == 64
    assert act("--as", LOGIN, "--dry-run", "password-change", "x=1")[0] == 64


def it_is_only_for_the_administration():
    for key in ("creator", "leader", "responder"):
        status, out, err = act("--as", PEOPLE[key][1], "admin-agencies")
        assert status == 2 and "role" in err, (key, status, out, err)
    assert act("--as", "nobody", "admin-agencies")[0] == 2


CASES = [it_shows_what_the_page_shows, a_trial_changes_nothing,
         it_acts_once_and_under_a_name, what_is_wrong_is_said_by_the_exit_code,
         it_is_only_for_the_administration]


if __name__ == "__main__":
    people.seed()
    sys.exit(run_cases(CASES))
