#!/usr/bin/python3
"""The second factor (domain 2.4), told through nginx: a telephone is enrolled,
its code is good once, recovery codes replace it, another administrator takes it
away, and nothing is reachable before it where it is compulsory."""
import re
import subprocess
import sys
import tempfile
import urllib.parse

import people
from client import (ADMIN, PORTAL, Browser, number, password_hash, run_cases,
                    sql)
from people import PASSWORD, PEOPLE, quote, word
from second_factor import (Telephone, code_of, codes_in, enrol, forget, give,
                           live, require, required, secret_in)

SECOND = "thu.quantri.hai"  # another administrator, of these tests alone


def second_administrator():
    sql("INSERT INTO account (login, kind, role, name, must_change_password,"
        " basis, created_at) SELECT %s, 'personal', 'administrator',"
        " 'Trị Thử Hai', 0, 'Giấy thử', UTC_TIMESTAMP() FROM DUAL WHERE NOT"
        " EXISTS (SELECT 1 FROM account WHERE login = %s)" % (
            quote(SECOND), quote(SECOND)))
    sql("INSERT INTO account_secret SELECT id, %s, UTC_TIMESTAMP() FROM account"
        " WHERE login = %s ON DUPLICATE KEY UPDATE account_id = account_id" % (
            quote(password_hash(PASSWORD)), quote(SECOND)))
    forget(SECOND)


def sign_in(login, site=ADMIN, password=PASSWORD):
    browser = Browser(site, login)
    answer = browser.fill(browser.get("/login"), "", to="/login", login=login,
                          password=password)
    return browser, answer


def fresh():
    """An enrolled administrator, signed in: (browser, telephone, codes)."""
    forget(SECOND)
    browser, answer = sign_in(SECOND)
    assert answer.status == 303, answer
    telephone, codes = enrol(browser)
    return browser, telephone, codes


def where_it_is_compulsory_nothing_is_reachable_before():
    """An administrator without one gets to the page that enrols, no other."""
    was = required()
    require("yes")
    try:
        forget(SECOND)
        browser, answer = sign_in(SECOND)
        assert answer.location == "/second-factor", answer
        for path in ("/home", "/admin-accounts", "/admin-audit",
                     "/session-list"):
            answer = browser.get(path)
            assert (answer.status, answer.location) == (
                303, "/second-factor"), "%s: %s" % (path, answer)
            assert browser.api(path).status == 403, path
        old = dict(browser.cookies)
        enrol(browser)
        assert browser.get("/admin-accounts").status == 200
        stale = Browser(ADMIN)
        stale.cookies = old
        assert stale.get("/admin-accounts").location.startswith("/login"), \
            "the token of before is still good"
        # A creator of the office is not asked.
        browser, answer = sign_in(PEOPLE["creator"][1], people.OFFICE)
        assert answer.location == "/home", answer
    finally:
        require(was)


def the_square_holds_what_is_written():
    """A program that reads squares finds the address of the secret."""
    forget(SECOND)
    browser, _ = sign_in(SECOND)
    page = browser.get("/second-factor")
    size = int(re.search(r'viewBox="0 0 (\d+) ', page.text[
        page.text.index('class="qr"'):]).group(1))
    path = re.search(r'fill="#000000" d="([^"]+)"', page.text).group(1)
    dots = [[255] * size for _ in range(size)]
    for x, y, n in re.findall(r"M(\d+) (\d+)h(\d+)", path):
        for i in range(int(n)):
            dots[int(y)][int(x) + i] = 0
    scale = 8
    rows = b"".join(bytes(v for v in row for _ in range(scale)) * scale
                    for row in dots)
    with tempfile.NamedTemporaryFile(suffix=".pgm") as f:
        f.write(b"P5 %d %d 255\n" % (size * scale, size * scale) + rows)
        f.flush()
        read = subprocess.run(["zbarimg", "--quiet", "--raw", f.name],
                              stdout=subprocess.PIPE, check=False)
    uri = read.stdout.decode().strip()
    assert "secret=%s&" % secret_in(page) in uri, uri
    assert urllib.parse.unquote(uri).startswith(
        "otpauth://totp/Nhắc việc"), uri


def a_code_is_asked_for_and_good_once():
    """RFC 6238 section 5.2: the second time it is refused."""
    _, telephone, _ = fresh()
    browser, answer = sign_in(SECOND)
    assert answer.location.startswith("/second-step"), answer
    for path in ("/home", "/admin-accounts", "/password-change",
                 "/second-factor", "/session-list"):
        answer = browser.get(path)
        assert (answer.status, answer.location) == (303, "/second-step"), \
            "%s: %s" % (path, answer)
        assert browser.api(path).status == 403, path
    answer = browser.send("/second-step", {"code": "000000"}) \
        if browser.csrf else give(browser, "000000")
    assert answer.status == 422, answer
    code = telephone.code()
    answer = give(browser, code[:3] + " " + code[3:])
    assert (answer.status, answer.location) == (303, "/home"), answer
    assert browser.get("/admin-accounts").status == 200
    again, _ = sign_in(SECOND)
    answer = give(again, code)
    assert answer.status == 422 and "đã dùng" in answer.words, answer
    assert again.get("/admin-accounts").location == "/second-step"
    # One of a minute ago is too old.
    answer = give(again, code_of(telephone.secret32, telephone.last - 3))
    assert answer.status == 422, answer
    people.forget_failures()


def a_page_asked_for_is_reached_after_the_code():
    _, telephone, _ = fresh()
    browser = Browser(ADMIN)
    answer = browser.get("/admin-audit")
    answer = browser.fill(browser.get(answer.location), "", to=answer.location,
                          login=SECOND, password=PASSWORD)
    page = browser.get(answer.location)
    answer = browser.fill(page, "", to=answer.location, code=telephone.code())
    assert answer.location == "/admin-audit", answer
    answer = sign_in(SECOND)[0]
    answer = answer.fill(answer.get("/second-step?next=//khac.vn"), "",
                         to="/second-step?next=//khac.vn",
                         code=telephone.code())
    assert answer.location == "/home", answer


def a_recovery_code_is_good_once_and_stored_as_a_hash():
    _, _, codes = fresh()
    browser, _ = sign_in(SECOND)
    assert give(browser, codes[0].upper()).status == 303
    assert browser.get("/admin-accounts").status == 200
    again, _ = sign_in(SECOND)
    assert give(again, codes[0]).status == 422
    assert give(again, codes[1].replace("-", "")).status == 303
    page = again.get("/second-factor")
    assert re.search(r"còn lại\s*8", page.words), page
    for code in codes:
        assert code not in page.text
    stored = sql("SELECT HEX(hash) FROM recovery_code")
    plain = codes[2].replace("-", "").encode().hex().upper()
    assert not any(plain in row[0] for row in stored)
    people.forget_failures()


def the_secret_is_sealed_in_the_database():
    _, telephone, _ = fresh()
    import base64
    raw = base64.b32decode(telephone.secret32).hex().upper()
    for row in sql("SELECT HEX(secret) FROM second_factor"):
        assert raw not in row[0], "the secret lies open"
    # A copy of the row under another account opens nothing there.
    sql("UPDATE second_factor SET secret = REVERSE(secret) WHERE live_account"
        " = (SELECT id FROM account WHERE login = %s)" % quote(SECOND))
    browser, _ = sign_in(SECOND)
    assert give(browser, telephone.code()).status == 500
    assert browser.get("/admin-accounts").status == 303
    forget(SECOND)


def another_telephone_needs_the_one_there_is():
    browser, telephone, codes = fresh()
    page = browser.get("/second-factor")
    new = Telephone(secret_in(page))
    assert new.secret32 != telephone.secret32
    answer = browser.fill(page, "/second-factor", code=new.code())
    assert answer.status == 422, answer
    answer = browser.fill(page, "/second-factor", code=new.code(),
                          current="000000")
    assert answer.status == 422, answer
    new_codes = codes_in(browser.fill(page, "/second-factor", code=new.code(),
                                      current=codes[3]))
    again, _ = sign_in(SECOND)
    assert give(again, codes[4]).status == 422, "an old recovery code is good"
    assert give(again, telephone.code()).status == 422, "the old one is good"
    assert give(again, new_codes[0]).status == 303
    people.forget_failures()


def another_administrator_takes_it_away():
    """R14: with its basis; not one's own; sessions end, the log names it."""
    browser, _, _ = fresh()
    one = number("SELECT id FROM account WHERE login = %s" % quote(SECOND))
    path = "/admin-second-factor-reset?id=%d" % one
    page = browser.get(path)
    answer = browser.fill(page, "/admin-second-factor-reset", basis="Giấy 7")
    assert answer.status == 422 and live(SECOND) == 1, answer
    admin = people.person("administrator")
    page = admin.get(path)
    answer = admin.fill(page, "/admin-second-factor-reset", basis=" ")
    assert answer.status == 422 and live(SECOND) == 1, answer
    basis = "Giấy %s" % word()
    answer = admin.fill(page, "/admin-second-factor-reset", basis=basis)
    assert answer.status == 303 and live(SECOND) == 0, answer
    assert browser.get("/admin-accounts").location.startswith("/login")
    assert basis in sql("SELECT detail FROM audit_log WHERE action ="
                        " 'second-factor-reset' ORDER BY id DESC LIMIT 1")[0][0]
    assert sign_in(SECOND)[1].location == "/home"


def an_officer_has_his_own():
    """R20d: not the account's, which many share; asked after his secret."""
    login = PEOPLE["responder_other"][1]
    browser = people.sign_in("responder_other")
    telephone, _ = enrol(browser)
    try:
        browser, answer = sign_in(login, PORTAL)
        assert answer.location.startswith("/officer-choose"), answer
        assert browser.get("/second-factor").status == 404, \
            "the shared account can be given one"
        officers = sql("SELECT o.id FROM officer o JOIN agency g ON g.id ="
                       " o.agency_id WHERE g.code = 'thu-ban-c' ORDER BY o.id")
        answer = browser.fill(browser.get("/officer-choose"), "",
                              to="/officer-choose", officer_id=officers[0][0],
                              secret=PASSWORD)
        assert answer.location.startswith("/second-step"), answer
        assert browser.get("/task-assigned").location == "/second-step"
        assert give(browser, telephone.code()).status == 303
        assert browser.get("/task-assigned").status == 200
        other, _ = sign_in(login, PORTAL)
        answer = other.fill(other.get("/officer-choose"), "",
                            to="/officer-choose", officer_id=officers[1][0],
                            secret=PASSWORD)
        assert answer.location == "/home", answer
        admin = people.person("administrator")
        page = admin.get("/admin-second-factor-reset?officer_id=%s"
                         % officers[0][0])
        assert admin.fill(page, "/admin-second-factor-reset",
                          basis="Giấy 8").status == 303
        assert browser.get("/task-assigned").location.startswith("/login")
    finally:
        sql("UPDATE second_factor SET ended_at = UTC_TIMESTAMP() WHERE"
            " officer_id IS NOT NULL AND ended_at IS NULL")


def guesses_are_few():
    """Who knows the password and guesses the code waits after twenty in a
    day; the owner's own device goes on."""
    browser, telephone, _ = fresh()
    own, _ = sign_in(SECOND)
    assert give(own, telephone.code()).status == 303
    thief, _ = sign_in(SECOND)
    heard = 0
    for _ in range(24):
        answer = give(thief, "111111")
        assert answer.status == 422, answer
        heard += "không đúng" in answer.words
    assert heard == 20, heard
    assert give(thief, code_of(telephone.secret32)).status == 422, \
        "a right code is heard while waiting"
    own.cookies.pop("nv")
    own.fill(own.get("/login"), "", to="/login", login=SECOND,
             password=PASSWORD)
    assert give(own, telephone.code()).status == 303
    people.forget_failures()


CASES = [where_it_is_compulsory_nothing_is_reachable_before,
         the_square_holds_what_is_written, a_code_is_asked_for_and_good_once,
         a_page_asked_for_is_reached_after_the_code,
         a_recovery_code_is_good_once_and_stored_as_a_hash,
         the_secret_is_sealed_in_the_database,
         another_telephone_needs_the_one_there_is,
         another_administrator_takes_it_away, an_officer_has_his_own,
         guesses_are_few]


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    second_administrator()
    sys.exit(run_cases(CASES))
