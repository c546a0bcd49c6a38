#!/usr/bin/python3
"""Roles that may see no task at all: who runs the machines (R15) and who reads
the security log. Every action of the matrix is asked as each of them, besides
every list, export, counter and suggestion; nothing but their own pages answers,
and no answer holds a word of a task or the name of a person of the office."""
import re
import sys

import people
import test_matrix
from client import ADMIN, Browser, password_hash, run_cases, sql
from people import PASSWORD, PEOPLE, person, quote
from test_matrix import (LETTERS, MATRIX, ONLY_JSON, SITES, path_of, post,
                         secret, text_of)

AUDITOR = "thu.kiemtra"
# What everybody who is signed in may do for himself, and health.
OWN = {"login", "logout", "password-change", "language-set", "health", "alive", "home",
       "session-list", "second-step", "second-factor", "sso-link", "register-list",
       "feedback-list", "feedback-send", "incident-list", "incident-report",
       "help", "hint-set", "public-summary"}
PAGES = {"infrastructure": {"admin-operations", "incident-list"},
         "auditor": {"admin-audit", "admin-review", "admin-trust"}}
NAMES = [name for site, _, _, _, _, name in PEOPLE.values() if site == "office"]


def auditor():
    sql("INSERT INTO account (login, kind, role, name, must_change_password,"
        " basis, created_at) SELECT %s, 'personal', 'auditor', 'Kiểm Thử Tra',"
        " 0, 'Giấy thử', UTC_TIMESTAMP() FROM DUAL WHERE NOT EXISTS (SELECT 1"
        " FROM account WHERE login = %s)" % (quote(AUDITOR), quote(AUDITOR)))
    sql("INSERT INTO account_secret SELECT id, %s, UTC_TIMESTAMP() FROM account"
        " WHERE login = %s ON DUPLICATE KEY UPDATE account_id = account_id" % (
            quote(password_hash(PASSWORD)), quote(AUDITOR)))
    return Browser(ADMIN, AUDITOR).sign_in(AUDITOR, PASSWORD)


def who(role):
    return auditor() if role == "auditor" else person(role)


def closed(answer):
    return answer.status in (403, 404)


def tells(answer, names):
    return [w for w in list(secret.values()) + names
            if w in text_of(answer)]


def ask_everything(role, browser):
    """At its own door: what answers that should not, and what tells."""
    wrong = []
    for line in MATRIX:
        if "a" not in line["sites"]:
            continue
        action, path = line["action"], path_of(line, line["method"])
        mine = action in OWN | PAGES[role]
        if line["method"] == "GET":
            answers = [browser.get(path), browser.api(path)]
            # A door that is shut to everybody would pass this test too.
            if action in PAGES[role] and line["object"] == "none" and \
                    answers[0].status != 200:
                wrong.append("%s is shut: %s" % (path, answers[0]))
        elif action == "logout":
            continue
        else:
            answers = [post(browser, line)]
        for answer in answers:
            if not mine and not closed(answer):
                wrong.append("%s %s: %s" % (line["method"], path, answer))
            # The log names people: that is what it is for.
            names = [] if role == "auditor" and mine else NAMES
            for word in tells(answer, names):
                wrong.append("%s %s tells %s" % (line["method"], path, word))
    return wrong


def ask_other_doors(role, browser):
    """At the office's and the agencies': not one page, whatever its action."""
    wrong = []
    for site in ("office", "portal"):
        stray = Browser(SITES[site], role)
        stray.cookies = dict(browser.cookies)
        paths = [path_of(l, "GET") for l in MATRIX
                 if LETTERS[site] in l["sites"] and l["method"] == "GET"
                 and l["action"] not in OWN | {"officer-choose",
                                               "secret-change"}]
        for path in paths + test_matrix.CHANNELS:
            answer = stray.get(path)
            if not closed(answer) and "/login" not in answer.location:
                wrong.append("%s %s: %s" % (site, path, answer))
            wrong += ["%s %s tells %s" % (site, path, w)
                      for w in tells(answer, NAMES)]
    return wrong


def only_their_own_pages_answer():
    """R15: 403 or nothing everywhere but operations; the auditor: the log."""
    for role in PAGES:
        browser = who(role)
        wrong = ask_everything(role, browser) + ask_other_doors(role, browser)
        assert not wrong, "%s, %d:\n  %s" % (role, len(wrong),
                                             "\n  ".join(wrong[:10]))


def a_refusal_tells_no_more_than_nothing():
    """The words of a refusal are the same for what is there and what is not:
    the number of a task can not be told from its error page."""
    for role in PAGES:
        browser = who(role)
        stray = Browser(SITES["office"], role)
        stray.cookies = dict(browser.cookies)
        pages = []
        for obj in (test_matrix.things["assignment", "own"],
                    test_matrix.NOWHERE):
            answer = stray.get("/task-view?id=%d" % obj)
            pages.append((answer.status, re.sub(
                r"[0-9a-f]{16}|id=\d+|[0-9a-f]{32,}|\d\d:\d\d", "",
                answer.text)))
        # The path stands in no link of the page but the language's.
        assert pages[0][0] == pages[1][0], pages
        assert pages[0][1].replace(str(obj), "") == pages[1][1].replace(
            str(obj), ""), role


def operations_show_numbers_and_no_word():
    browser = person("infrastructure")
    page = browser.get("/admin-operations")
    for words in ("Cơ sở dữ liệu", "MariaDB", "Ổ đĩa", "Công việc nền"):
        assert words in page.words, "%s is missing: %s" % (words, page)
    assert not tells(page, NAMES)
    people_of_the_place = [r[0] for r in sql(
        "SELECT name FROM officer UNION SELECT recipient FROM outbox UNION"
        " SELECT name FROM agency UNION SELECT LEFT(title, 40) FROM task")]
    own = {PEOPLE["infrastructure"][5], "Văn phòng UBND tỉnh Khánh Hòa"}
    seen = [n for n in people_of_the_place
            if len(n) > 6 and n in page.words and n not in own
            and n not in " ".join(own)
            and n != "Ban Quản lý khu thử nghiệm Sông Cạn"]
    assert not seen, seen


def what_a_role_may_is_offered_and_opens():
    for role in PAGES:
        browser = who(role)
        page = browser.get("/home").text
        links = set(re.findall(r'<a [^>]*href="(/[^"#?]*)"', page))
        for action in PAGES[role]:
            assert "/" + action in links, "%s: %s" % (role, links)
        for path in links:
            answer = browser.get(path)
            assert answer.status == 200, "%s %s: %s" % (role, path, answer)


CASES = [only_their_own_pages_answer, a_refusal_tells_no_more_than_nothing,
         operations_show_numbers_and_no_word,
         what_a_role_may_is_offered_and_opens]


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    test_matrix.build()
    sys.exit(run_cases(CASES))
