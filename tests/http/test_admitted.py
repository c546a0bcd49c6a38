#!/usr/bin/python3
"""Address ranges of each module and hours of the administration (R85): from
outside everything but what is for everybody is 403; nobody shuts himself out."""
import http.client
import os
import subprocess
import sys
from urllib.parse import urlsplit

import people
from client import (ADMIN, OFFICE, PORTAL, SITES, VAR, number, run_cases,
                    sql)
from people import person

OUTSIDE = "127.9.9.9"  # all of 127/8 is this machine
INSIDE = "127.0.0.0/16"
WHO = {"office": "creator", "portal": "responder", "admin": "administrator"}
PATHS = {"office": ["/home", "/task-list", "/task-export", "/session-list",
                    "/api/v1/task-list"],
         "portal": ["/home", "/task-assigned", "/api/v1/home"],
         "admin": ["/home", "/admin-accounts", "/admin-audit"]}


def from_address(browser, path, address, method="GET"):
    c = http.client.HTTPConnection(urlsplit(browser.site).netloc, timeout=90,
                                   source_address=(address, 0))
    try:
        c.request(method, path, headers={
            "Cookie": "; ".join(map("=".join, browser.cookies.items())),
            "X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1"})
        answer = c.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    finally:
        c.close()


def set_rule(name, value):
    admin = person("administrator")
    page = admin.get("/admin-profile-edit?name=" + name)
    return admin.fill(page, "/admin-profile-edit", value=value,
                      basis="Công văn 85/UBND-VP")


def reset():
    sql("UPDATE rule_setting SET value = '' WHERE name IN ('office_ranges',"
        " 'portal_ranges', 'admin_ranges', 'admin_hours')")
    sql("UPDATE rule_version SET version = version + 1")


def from_outside_there_is_only_403():
    for site in SITES:
        try:
            browser = person(WHO[site])
            for path in PATHS[site]:
                assert from_address(browser, path, OUTSIDE)[0] == 200, path
            answer = set_rule(site + "_ranges", INSIDE)
            assert answer.status == 303, answer
            for path in PATHS[site]:
                status, text = from_address(browser, path, OUTSIDE)
                assert status == 403, "%s%s: %d" % (site, path, status)
                assert path.startswith("/api") or "Địa chỉ mạng" in text, text
                assert from_address(browser, path, "127.0.5.5")[0] == 200, \
                    path
            # What is for everybody, and the other modules, go on.
            assert from_address(browser, "/health", OUTSIDE)[0] == 200
            for other in set(SITES) - {site}:
                status, _ = from_address(person(WHO[other]), "/home", OUTSIDE)
                assert status == 200, "%s shuts %s" % (site, other)
        finally:
            reset()


def nobody_shuts_himself_out():
    for name, value in (("admin_ranges", "10.0.0.0/8"),
                        ("admin_ranges", "khong-phai"),
                        ("admin_ranges", "127.0.0.1/8"),
                        ("admin_hours", "7"),
                        ("admin_hours", "%d,%d" % hours_without_now())):
        before = number("SELECT COUNT(*) FROM rule_change")
        answer = set_rule(name, value)
        if name == "admin_hours" and value == "7":
            # One hour alone is no span: it admits at any hour.
            assert answer.status == 303, answer
            reset()
            continue
        assert answer.status == 422, "%s %s: %s" % (name, value, answer)
        assert value in answer.text, "what was typed is gone"
        assert number("SELECT COUNT(*) FROM rule_change") == before
    assert person("administrator").get("/admin-accounts").status == 200


def hours_without_now():
    hour = now_hour()
    return (hour + 1, 24) if hour < 23 else (0, 23)


def now_hour():
    return number("SELECT HOUR(UTC_TIMESTAMP() + INTERVAL 7 HOUR)")


def administration_has_its_hours():
    hour = now_hour()
    try:
        answer = set_rule("admin_hours", "%d,%d" % (hour, hour + 1))
        assert answer.status == 303, answer
        assert person("administrator").get("/admin-accounts").status == 200
        sql("UPDATE rule_setting SET value = '%d,%d' WHERE name ="
            " 'admin_hours'" % hours_without_now())
        sql("UPDATE rule_version SET version = version + 1")
        answer = person("administrator").get("/admin-accounts")
        assert answer.status == 403 and "Ngoài giờ" in answer.words, answer
        assert person("creator").get("/task-list").status == 200
    finally:
        reset()


def console(*options):
    """batch/admin as who runs the machine; (status, what it said)."""
    owner = os.stat(VAR + "/etc/app.conf").st_uid
    who = {"user": owner, "group": owner, "extra_groups": []} \
        if os.getuid() == 0 else {}
    done = subprocess.run(
        [VAR + "/app/batch/admin", "rule-set", "--config",
         VAR + "/etc/app.conf"] + list(options), text=True, cwd="/",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, **who)
    return done.returncode, done.stdout


def the_console_lets_in_again():
    """Every administrator has shut himself out: nobody can mend it on a page."""
    basis = "Phiếu %s" % people.word()
    admin = person("administrator")
    try:
        sql("UPDATE rule_setting SET value = '10.0.0.0/8' WHERE name ="
            " 'admin_ranges'")
        sql("UPDATE rule_version SET version = version + 1")
        assert admin.get("/admin-accounts").status == 403
        assert console("--rule", "admin_ranges", "--value", "")[0] == 2, \
            "without a basis"
        assert console("--rule", "admin_ranges", "--value", "10.0.0.1/8",
                       "--basis", basis)[0] == 2, "no range"
        assert console("--rule", "password_min", "--value", "8",
                       "--basis", basis)[0] == 64, "another rule"
        assert admin.get("/admin-accounts").status == 403
        status, said = console("--rule", "admin_ranges", "--value", INSIDE,
                               "--basis", basis)
        assert (status, said) == (0, "admin_ranges\t%s\n" % INSIDE), said
        assert admin.get("/admin-accounts").status == 200
        assert console("--rule", "admin_ranges", "--value", "", "--basis",
                       basis)[0] == 0
        assert sql("SELECT old_value, new_value, account_id FROM rule_change"
                   " WHERE basis = '%s' ORDER BY id" % basis) == [
                       ["10.0.0.0/8", INSIDE, "NULL"], [INSIDE, "", "NULL"]]
        assert basis in admin.get("/admin-profile-edit?name=admin_ranges").text
    finally:
        reset()


CASES = [from_outside_there_is_only_403, nobody_shuts_himself_out,
         administration_has_its_hours, the_console_lets_in_again]


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    for key in WHO.values():
        person(key)
    sys.exit(run_cases(CASES))
