#!/usr/bin/python3
"""A session that ends while somebody types: nothing is sent, and nothing typed
is lost, also where no script runs."""
import os
import sys
import time

import people
from client import OFFICE, PORTAL, Browser, config, number, run_cases, sql
from people import PASSWORD, PEOPLE, sign_in, word

TYPED = "Chỉ đạo thử <b>giữ lại</b> & \"không mất\" %s"
OVER = {
    "idle": "seen_at = seen_at - INTERVAL 2 HOUR",
    "expired": "expires_at = UTC_TIMESTAMP() - INTERVAL 1 MINUTE",
    "ended": "ended_at = UTC_TIMESTAMP()",
}


def end_sessions(key, how="idle"):
    sql("UPDATE session SET %s WHERE account_id = %d AND ended_at IS NULL"
        % (OVER[how], people.account_id(key)))


def waiting():
    """What waits for somebody, as files."""
    folder = config("spool_dir") + "/held/typed"
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def sign_in_again(browser, answer, key):
    """From the answer of the lost session to the page one comes back to."""
    assert answer.status == 303, answer
    assert answer.location.startswith("/login?next="), answer
    people.forget_failures()
    login = browser.get(answer.location)
    answer = browser.fill(login, "", to=answer.location, login=PEOPLE[key][1],
                          password=PASSWORD)
    if answer.location.startswith("/officer-choose"):
        page = browser.get(answer.location)
        officer = sql("SELECT o.id FROM officer o JOIN account a USING"
                      " (agency_id) WHERE a.id = %d ORDER BY o.id"
                      % people.account_id(key))[0][0]
        answer = browser.fill(page, "", to=answer.location, officer_id=officer,
                              secret=PASSWORD)
    assert answer.status == 303, answer
    return login, answer.location


def a_form_is_filled_in_again():
    """However the session ended; and it is sent once, by its owner's hand."""
    browser = sign_in("creator")
    for how in OVER:
        text = TYPED % word()
        before = number("SELECT COUNT(*) FROM feedback")
        page = browser.get("/feedback-send")
        end_sessions("creator", how)
        answer = browser.fill(page, "/feedback-send", body=text)
        login, path = sign_in_again(browser, answer, "creator")
        assert "được giữ trong một giờ" in login.words, how
        assert number("SELECT COUNT(*) FROM feedback") == before, how
        page = browser.get(path)
        assert "chưa được gửi" in page.words, (how, page)
        assert page.form("/feedback-send").value("body") == text, how
        assert browser.get(path).form("/feedback-send").value("body") == text
        plain = browser.get("/feedback-send")
        assert plain.form("/feedback-send").value("body") == "", plain
        assert "chưa được gửi" not in plain.words, plain
        answer = browser.fill(page, "/feedback-send")
        assert answer.status == 303 and "login" not in answer.location, answer
        assert number("SELECT COUNT(*) FROM feedback WHERE body LIKE '%%%s%%'"
                      % text.split()[-1]) == 1, how
        assert "nv_typed" not in browser.cookies, "it still waits"
        assert browser.get(path).form("/feedback-send").value("body") == "", how


def an_officer_finds_it_through_all_steps():
    browser = sign_in("responder")
    text = TYPED % word()
    page = browser.get("/feedback-send")
    end_sessions("responder")
    answer = browser.fill(page, "/feedback-send", body=text)
    _, path = sign_in_again(browser, answer, "responder")
    assert browser.get(path).form("/feedback-send").value("body") == text


def nobody_else_finds_it():
    """Another person at the same browser; another officer of the agency."""
    browser = sign_in("creator")
    secret = "Riêng tư " + word()
    page = browser.get("/feedback-send")
    end_sessions("creator")
    answer = browser.fill(page, "/feedback-send", body=secret)
    _, path = sign_in_again(browser, answer, "creator_other")
    page = browser.get(path)
    assert page.status == 200 and secret not in page.text, page
    first = sign_in("responder", 0)
    page = first.get("/feedback-send")
    end_sessions("responder")
    first.fill(page, "/feedback-send", body=secret)
    second = sign_in("responder", 1)
    second.cookies["nv_typed"] = first.cookies["nv_typed"]
    page = second.get("/feedback-send?resumed=1")
    assert page.status == 200 and secret not in page.text, page


def what_waits_is_sealed_and_has_no_passwords():
    browser = sign_in("creator")
    mark = word()
    before = waiting()
    page = browser.get("/feedback-send")
    end_sessions("creator")
    browser.fill(page, "/feedback-send", body="Dấu " + mark)
    fresh = [n for n in waiting() if n not in before]
    assert len(fresh) == 1, fresh
    path = "%s/held/typed/%s" % (config("spool_dir"), fresh[0])
    with open(path, "rb") as f:
        assert mark.encode() not in f.read()
    assert os.stat(path).st_mode & 0o077 == 0, oct(os.stat(path).st_mode)
    old = time.time() - 3700
    os.utime(path, (old, old))
    _, back = sign_in_again(browser, browser.post("/feedback-send", {}),
                            "creator")
    page = browser.get("/feedback-send?resumed=1")
    assert mark not in page.text, "older than it may be"


def nothing_marked_waits():
    """R11: not even for the person who typed it."""
    browser = sign_in("creator")
    before = waiting()
    page = browser.get("/feedback-send")
    end_sessions("creator")
    answer = browser.fill(page, "/feedback-send",
                          body="Văn bản độ MẬT: Tối mật, số 5 " + word())
    assert answer.location.startswith("/login"), answer
    assert "kept" not in answer.location and "resumed" not in answer.location
    assert waiting() == before
    assert "nv_typed" not in browser.cookies


def a_stranger_leaves_nothing():
    """No session, or a session without the token of its own forms."""
    before = waiting()
    stranger = Browser(OFFICE)
    answer = stranger.post("/feedback-send", {"body": "không ai", "csrf": "0"})
    assert answer.location.startswith("/login") and \
        "resumed" not in answer.location, answer
    browser = sign_in("creator")
    end_sessions("creator")
    answer = browser.send("/feedback-send", {"body": "hai"})
    assert "resumed" in answer.location, answer
    browser.csrf = "0" * 64
    other = waiting()
    answer = browser.send("/feedback-send", {"body": "ba"})
    assert "resumed" not in answer.location, answer
    assert waiting() == other and len(other) == len(before) + 1


def a_window_of_an_earlier_session_is_shown_again():
    """Signed in again beside it: nothing is sent, everything stays."""
    browser = sign_in("creator")
    page = browser.get("/feedback-send")
    text = TYPED % word()
    browser.cookies.pop("nv")
    browser.sign_in(PEOPLE["creator"][1], PASSWORD)
    form = page.form("/feedback-send")
    before = number("SELECT COUNT(*) FROM feedback")
    answer = browser.post(form.action, form.filled(body=text),
                          headers={"Origin": OFFICE})
    assert answer.status == 403, answer
    assert number("SELECT COUNT(*) FROM feedback") == before
    assert answer.form("/feedback-send").value("body") == text, answer
    assert "chưa được gửi" in answer.words, answer
    answer = browser.fill(answer, "/feedback-send")
    assert answer.status == 303, answer
    assert number("SELECT COUNT(*) FROM feedback") == before + 1
    answer = browser.post(form.action, form.filled(body=text),
                          headers={"Origin": PORTAL})
    assert answer.status == 403 and text.split()[-1] not in answer.text, answer


if __name__ == "__main__":
    people.seed()
    sys.exit(run_cases([
        a_form_is_filled_in_again,
        an_officer_finds_it_through_all_steps,
        nobody_else_finds_it,
        what_waits_is_sealed_and_has_no_passwords,
        nothing_marked_waits,
        a_stranger_leaves_nothing,
        a_window_of_an_earlier_session_is_shown_again,
    ]))
