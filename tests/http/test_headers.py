#!/usr/bin/python3
"""What a session and a download say in their headers: cookies, signing in and
out, links that could lead elsewhere, files of people. What stands in front of
the programs is in test_front.py."""
import re
import sys

import people
from client import PORTAL, OFFICE, Browser, number, run_cases, sql
from people import (AGENCIES, PEOPLE, assignment_of, enter, forward, person,
                    version_of, word)


def cookies(answer):
    return [v for n, v in answer.headers if n.lower() == "set-cookie"]


def try_password(browser, login, password):
    return browser.fill(browser.get("/login"), "", to="/login", login=login,
                        password=password)


def cookies_are_for_this_site_and_no_script():
    browser = Browser(OFFICE)
    answers = [browser.get("/login")]
    answers.append(try_password(browser, PEOPLE["creator"][1],
                                people.PASSWORD))
    every = [c for a in answers for c in cookies(a)]
    assert len(every) >= 3, every
    for cookie in every:
        for part in ("HttpOnly", "SameSite=", "Path=/"):
            assert part in cookie, "%s lacks %s" % (cookie, part)
        assert "Domain=" not in cookie, cookie


def signing_in_makes_a_new_session():
    """Nobody can hand a person a session beforehand; naming the officer gives
    another one again."""
    browser = Browser(PORTAL)
    browser.cookies["nv"] = "0" * 64
    try_password(browser, PEOPLE["responder"][1], people.PASSWORD)
    first = browser.cookies["nv"]
    assert first != "0" * 64 and re.fullmatch("[0-9a-f]{64}", first)
    officer = sql("SELECT id FROM officer WHERE agency_id = %d ORDER BY id"
                  % people.agency_id("thu-ban-a"))[0][0]
    browser.fill(browser.get("/officer-choose"), "", to="/officer-choose",
                 officer_id=officer, secret=people.PASSWORD)
    assert browser.cookies["nv"] != first
    old = Browser(PORTAL)
    old.cookies["nv"] = first
    assert old.get("/home").location.startswith("/login"), "the first one lives"
    assert number("SELECT COUNT(*) FROM session WHERE HEX(token_hash) = '%s'"
                  % first.upper()) == 0, "the database holds the cookie itself"


def an_officer_of_another_agency_is_refused():
    """R20d: and so is the right one with a wrong secret."""
    browser = Browser(PORTAL)
    try_password(browser, PEOPLE["responder"][1], people.PASSWORD)
    officers = {code: sql("SELECT id FROM officer WHERE agency_id = %d ORDER BY"
                          " id" % people.agency_id(code))[0][0]
                for code in ("thu-ban-a", "thu-ban-b")}
    for officer, secret in ((officers["thu-ban-b"], people.PASSWORD),
                            (officers["thu-ban-a"], "khong-phai")):
        answer = browser.fill(browser.get("/officer-choose"), "",
                              to="/officer-choose", officer_id=officer,
                              secret=secret)
        assert answer.status == 422, answer
        assert browser.get("/home").location == "/officer-choose"
    people.forget_failures()


def signing_out_ends_it_for_good():
    browser = people.sign_in("leader")
    kept = dict(browser.cookies)
    answer = browser.send("/logout", {})
    assert answer.status == 303, answer
    browser.cookies = kept
    assert browser.get("/home").location.startswith("/login")
    assert browser.api("/home").status == 401


def a_new_password_ends_the_other_sessions():
    one, other = people.sign_in("evaluator"), people.sign_in("evaluator")
    new = people.PASSWORD + "-moi"
    login = PEOPLE["evaluator"][1]
    saved = sql("SELECT s.password_hash FROM account_secret s JOIN account a ON"
                " a.id = s.account_id WHERE a.login = '%s'" % login)[0][0]
    try:
        short = one.send("/password-change", {
            "old_password": people.PASSWORD, "new_password": "Ab1-xyz",
            "repeated": "Ab1-xyz"})
        assert short.status == 422, "seven characters: %s" % short
        answer = one.send("/password-change", {
            "old_password": people.PASSWORD, "new_password": new,
            "repeated": new})
        assert answer.status == 303, answer
        assert one.get("/home").status == 200
        assert other.get("/home").location.startswith("/login")
        assert try_password(Browser(PORTAL), login, people.PASSWORD
                            ).status == 422
    finally:
        sql("UPDATE account_secret s JOIN account a ON a.id = s.account_id SET"
            " s.password_hash = '%s' WHERE a.login = '%s'" % (saved, login))
        people.forget_failures()


def guessing_is_slowed_down_and_tells_nothing():
    """The same words for a wrong name and a wrong password; after ten the right
    one does not help either, from where it was guessed."""
    people.forget_failures()
    login = PEOPLE["creator_other"][1]
    browser = Browser(OFFICE)
    wrong = [re.sub(r"[0-9a-f]{16,}|value=\"[^\"]*\"|\S+ms", "",
                    try_password(browser, name, "khong-phai").text)
             for name in ("khong.co.ai", login)]
    wrong = [re.sub(r"khong\.co\.ai|" + re.escape(login), "", w) for w in wrong]
    assert wrong[0] == wrong[1], "a name that exists looks different"
    for _ in range(10):
        try_password(browser, login, "khong-phai")
    answer = try_password(browser, login, people.PASSWORD)
    assert answer.status in (422, 429), answer
    people.forget_failures()
    assert try_password(browser, login, people.PASSWORD).status == 303


def signing_in_leads_only_to_our_pages():
    for there in ("//khac.vn", "http://khac.vn/", "/\\khac.vn",
                  "\\\\khac.vn", "javascript:alert(1)", "khac.vn"):
        browser = Browser(OFFICE)
        page = browser.get("/login", next=there)
        answer = browser.fill(page, "", to="/login?next=" + there.replace(
            "\\", "%5C").replace(":", "%3A"), login=PEOPLE["creator"][1],
            password=people.PASSWORD)
        assert (answer.status, answer.location) == (303, "/home"), \
            "%s: %s" % (there, answer)


def one_is_brought_back_to_what_was_asked_for():
    browser = Browser(OFFICE)
    asked = browser.get("/task-list?view=overdue&text=a%20b")
    page = browser.get(asked.location)
    answer = browser.fill(page, "", to=asked.location,
                          login=PEOPLE["creator"][1], password=people.PASSWORD)
    assert answer.location == "/task-list?view=overdue&text=a%20b", answer


def pages_of_people_are_kept_nowhere():
    for path in ("/home", "/task-list", "/api/v1/task-list", "/task-export",
                 "/password-change"):
        answer = person("creator").get(path)
        assert answer.header("Cache-Control") == "no-store", path


def a_file_is_for_keeping_not_for_running():
    """A page somebody uploads must never be a page of ours."""
    d = enter("creator", [{"content": "Tệp " + word(),
                           "lead": AGENCIES["thu-ban-a"][0]}])
    forward("creator", d)
    a = assignment_of(d, "thu-ban-a")
    evil = b"<!DOCTYPE html><script>alert(document.cookie)</script>"
    bad = person("responder").send("/task-reply?id=%d" % a, {
        "version": version_of(a), "kind": "progress", "reply_text": "Tệp"},
        files=[("files", "trang.html", evil)])
    assert bad.status == 422, bad
    name = "Báo cáo \u201cquý\u201d 1; số=2.pdf"
    good = person("responder").send("/task-reply?id=%d" % a, {
        "version": version_of(a), "kind": "progress", "reply_text": "Tệp",
        "no_secret": "1"}, files=[("files", name, b"%PDF-1.4\n" + evil + b"\n%%EOF\n")])
    assert good.status == 303, good
    one = number("SELECT MAX(id) FROM file WHERE assignment_id = %d" % a)
    answer = person("responder").get("/file-get?id=%d" % one)
    assert answer.status == 200 and answer.body.startswith(b"%PDF"), answer
    assert answer.header("Content-Type") == "application/pdf"
    assert answer.header("Content-Disposition").startswith("attachment")
    assert "\r" not in answer.header("Content-Disposition")
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert "sandbox" in answer.header("Content-Security-Policy")
    assert not answer.header("X-Accel-Redirect")


def what_is_in_an_address_becomes_no_page():
    for path in ("/task-list?done=<script>", "/task-list?text=<script>alert(1)",
                 "/login?next=\"><script>", "/task-view?id=1&back=javascript:x",
                 "/home?done=%22%3E%3Cscript%3E"):
        for browser in (person("creator"), Browser(OFFICE)):
            answer = browser.get(path.replace("<", "%3C").replace(
                ">", "%3E").replace("\"", "%22"))
            assert "<script>" not in answer.text, path
            assert 'href="javascript' not in answer.text, path


CASES = [cookies_are_for_this_site_and_no_script,
         signing_in_makes_a_new_session,
         an_officer_of_another_agency_is_refused, signing_out_ends_it_for_good,
         a_new_password_ends_the_other_sessions,
         guessing_is_slowed_down_and_tells_nothing,
         signing_in_leads_only_to_our_pages,
         one_is_brought_back_to_what_was_asked_for,
         pages_of_people_are_kept_nowhere,
         a_file_is_for_keeping_not_for_running,
         what_is_in_an_address_becomes_no_page]


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases(CASES))
