#!/usr/bin/python3
"""What travels: style sheet, script, the first visit, and lists, compressed as
nginx sends them, each within what an old PC on a slow line gets quickly."""
import sys

import people
from client import OFFICE, PORTAL, Browser, run_cases
from people import person

KB = 1000
FILES = ["/style.css", "/app.js", "/img/icons.svg", "/img/favicon.svg"]
LISTS = ["/home", "/task-list?view=all", "/directive-list", "/task-watch",
         "/notification-list?all=1", "/task-create?secrecy=none",
         "/report-summary"]


def weight(browser, path):
    """The bytes of an answer, its head too."""
    answer = browser.ask("GET", path, headers={"Accept-Encoding": "gzip"})
    assert answer.status == 200, "%s: %s" % (path, answer)
    head = sum(len(n) + len(v) + 4 for n, v in answer.headers)
    print("%6d bytes  %s" % (head + len(answer.body), path))
    return head + len(answer.body)


def files_are_small():
    """Each under 20 kB."""
    for path in FILES:
        n = weight(Browser(OFFICE), path)
        assert n < 20 * KB, "%s has %d bytes" % (path, n)


def first_visit_is_small():
    """Sign-in page with everything it loads, then the first page: 60 kB."""
    n = sum(weight(Browser(PORTAL), path) for path in ["/login"] + FILES)
    n += weight(person("creator"), "/home")
    assert n <= 60 * KB, "the first visit has %d bytes" % n


def lists_are_small():
    """Each 30 kB at most."""
    for path in LISTS:
        n = weight(person("creator"), path)
        assert n <= 30 * KB, "%s has %d bytes" % (path, n)


if __name__ == "__main__":
    people.seed()
    sys.exit(run_cases([files_are_small, first_visit_is_small,
                        lists_are_small]))
