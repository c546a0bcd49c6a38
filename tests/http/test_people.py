#!/usr/bin/python3
"""Accounts and officers, told through nginx: who gets one, signs in with what
the program made, chooses a secret of his own, and is shut out again."""
import email
import email.policy
import json
import os
import re
import subprocess
import sys

import people
from client import ADMIN, OFFICE, PORTAL, VAR, Browser, number, run_cases, sql
from people import PEOPLE, person, word

OWN = "con sóng xanh vỗ bờ cát"
SECRET = re.compile(r"<dd><code>([a-z2-9]{16})</code>")
REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))


def secret_in(answer):
    found = SECRET.findall(answer.text)
    assert answer.status == 200 and len(found) == 1, answer
    assert answer.header("Cache-Control").startswith("no-store"), \
        answer.header("Cache-Control")
    return found[0]


def admin_fill(path, action, **values):
    admin = person("administrator")
    return admin.fill(admin.get(path), "/" + action, **values)


def new_creator(login):
    return admin_fill("/admin-account-edit?kind=personal",
                      "admin-account-edit", login=login,
                      name="Vũ Thử Mới", title="Chuyên viên", role="creator",
                      position="specialist", email="", basis="Giấy 3/GGV-VP")


def try_to_sign_in(site, login, password):
    browser = Browser(site)
    answer = browser.fill(browser.get("/login"), "", to="/login", login=login,
                          password=password)
    people.forget_failures()
    return browser, answer


def id_of(login):
    return number("SELECT id FROM account WHERE login = '%s'" % login)


def lists(login, state):
    """Is this account among those of this state?"""
    page = person("administrator").get("/admin-accounts", state=state,
                                       text=login)
    return "/admin-account-edit?id=%d\"" % id_of(login) in page.text


def last_line(act):
    """The last line of this act: who, outcome, detail."""
    return sql("SELECT c.login, l.outcome, l.detail FROM audit_log l LEFT JOIN"
               " account c ON c.id = l.account_id WHERE l.action = '%s'"
               " ORDER BY l.id DESC LIMIT 1" % act)[0]


def without_a_basis_there_is_no_account():
    """R14."""
    login = "khong.%s" % word()
    before = number("SELECT COUNT(*) FROM account")
    answer = admin_fill("/admin-account-edit?kind=personal",
                        "admin-account-edit", login=login, name="Không Căn Cứ",
                        role="creator", position="specialist", basis=" ")
    assert answer.status == 422, answer
    assert "Không Căn Cứ" in answer.text, "what was typed is gone"
    assert number("SELECT COUNT(*) FROM account") == before


def a_new_person_signs_in_and_chooses_a_password():
    """R20b: no page but the change before the change."""
    login = "moi.%s" % word()
    secret = secret_in(new_creator(login))
    who, outcome, detail = last_line("account-add")
    assert (who, outcome) == (PEOPLE["administrator"][1], "created"), who
    assert "Giấy 3/GGV-VP" in detail and secret not in detail, detail
    assert lists(login, "never")
    browser, answer = try_to_sign_in(OFFICE, login, secret)
    assert answer.location == "/password-change", answer
    assert browser.get("/task-list").location == "/password-change"
    page = browser.get("/password-change")
    assert browser.fill(page, "/password-change", old_password=secret,
                        new_password="1234567", repeated="1234567"
                        ).status == 422
    answer = browser.fill(page, "/password-change", old_password=secret,
                          new_password=OWN, repeated=OWN)
    assert answer.status == 303, answer
    assert browser.get("/task-list").status == 200
    assert lists(login, "open") and not lists(login, "never")
    answer = browser.fill(page, "/password-change", old_password=OWN,
                          new_password=secret, repeated=secret)
    assert answer.status == 422 and "đã được dùng" in answer.words, answer


def run_batch(name, *options):
    """A program of batch/, as the user the system runs as."""
    owner = os.stat(VAR + "/etc/app.conf").st_uid
    who = {"user": owner, "group": owner, "extra_groups": []} \
        if os.getuid() == 0 else {}
    done = subprocess.run(
        [VAR + "/app/batch/" + name, "--config", VAR + "/etc/app.conf"] +
        list(options), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, cwd="/", **who)
    assert done.returncode == 0, done.stdout


def letters_to(address):
    """What the mail server took for this address."""
    found = []
    for folder, _, names in os.walk(VAR + "/mail"):
        for name in names:
            with open(os.path.join(folder, name), "rb") as f:
                letter = email.message_from_binary_file(
                    f, policy=email.policy.default)
            if letter["To"] and address in letter["To"]:
                found.append(letter)
    return found


def whose_account_it_is_learns_of_a_change():
    """By a letter to the address he has; of a new address both learn."""
    login = "thu.%s" % word()
    old, new = login + "@cu.vn", login + "@moi.vn"
    secret = secret_in(new_creator(login))
    path = "/admin-account-edit?id=%d" % id_of(login)
    for address in (old, new):
        answer = admin_fill(path, "admin-account-edit", email=address,
                            basis="Phiếu 8")
        assert answer.status == 303, answer
    browser, _ = try_to_sign_in(OFFICE, login, secret)
    answer = browser.fill(browser.get("/password-change"), "/password-change",
                          old_password=secret, new_password=OWN, repeated=OWN)
    assert answer.status == 303, answer
    run_batch("remind", "--send-only")
    run_batch("remind", "--send-only")
    subjects = sorted(l["Subject"].split("] ")[1] for l in letters_to(new))
    assert subjects == ["Mật khẩu của tài khoản đã được đổi",
                        "Địa chỉ thư của tài khoản đã được đổi"], subjects
    # Given at first, and taken away.
    assert len(letters_to(old)) == 2, letters_to(old)
    text = letters_to(new)[0].get_body(("plain",)).get_content()
    assert login in text and "http" not in text and OWN not in text, text


def the_secret_is_told_once():
    """Sent again, the same form makes nothing and tells nothing."""
    admin = person("administrator")
    form = admin.get("/admin-account-edit?kind=personal").form(
        "/admin-account-edit")
    login = "hai.%s" % word()
    values = form.filled(login=login, name="Gửi Hai Lần", role="creator",
                         position="specialist", basis="Giấy 4/GGV-VP")
    secret = secret_in(admin.post(form.action, values))
    again = admin.post(form.action, values)
    assert secret not in again.text and not SECRET.search(again.text), again
    assert number("SELECT COUNT(*) FROM account WHERE login = '%s'"
                  % login) == 1
    for path in ("/admin-account-edit?id=%d" % id_of(login), "/admin-audit",
                 "/admin-password-reset?id=%d" % id_of(login)):
        assert secret not in admin.get(path).text, path
    with open(VAR + "/log/app.log", encoding="utf-8") as f:
        assert secret not in f.read(), "the secret is in the log"


def a_closed_account_stays_outside_and_keeps_its_name():
    """R20e."""
    login = "dong.%s" % word()
    first = secret_in(new_creator(login))
    browser, answer = try_to_sign_in(OFFICE, login, first)
    assert answer.status == 303, answer
    path = "/admin-account-close?id=%d" % id_of(login)
    answer = admin_fill(path, "admin-account-close", move="close",
                        basis="Phiếu 5")
    assert answer.location.startswith("/admin-accounts"), answer
    assert browser.get("/password-change").status == 303, "its session lives"
    assert try_to_sign_in(OFFICE, login, first)[1].status == 422
    assert "Vũ Thử Mới" in person("administrator").get(
        "/admin-accounts?state=closed&text=" + login).text
    second = secret_in(admin_fill(path, "admin-account-close", move="open",
                                  basis="Phiếu 6"))
    assert try_to_sign_in(OFFICE, login, first)[1].status == 422
    assert try_to_sign_in(OFFICE, login, second)[1].status == 303


def one_account_per_agency():
    """R20a: a second one is refused, the first is named by the e-mail."""
    agency = people.agency_id("thu-ban-a")
    sql("UPDATE agency SET email = 'thu.a@thunghiem.vn' WHERE id = %d" % agency)
    answer = admin_fill("/admin-account-edit?kind=agency",
                        "admin-account-edit", agency_id=agency,
                        basis="Công văn 1")
    assert answer.status == 422, answer
    assert number("SELECT COUNT(*) FROM account WHERE agency_account_of = %d"
                  % agency) == 1


def an_officer_gets_a_secret_and_chooses_his_own():
    """R20d, R79: from the register to the end of the period."""
    name = "Cao Thử " + word()
    secret = secret_in(admin_fill(
        "/admin-officer-edit", "admin-officer-edit",
        agency_id=people.agency_id("thu-ban-c"), name=name, duty="responder",
        valid_from="01/01/2020", basis="Quyết định 9/QĐ"))
    officer = number("SELECT id FROM officer WHERE name = '%s'" % name)
    browser = Browser(PORTAL)
    login = PEOPLE["responder_other"][1]
    browser.sign_in(login, people.PASSWORD, officer, secret)
    for path in ("/home", "/task-assigned", "/session-list"):
        assert browser.get(path).location == "/secret-change", path
    assert browser.api("/task-assigned").status == 403
    answer = browser.fill(browser.get("/secret-change"), "/secret-change",
                          old_password=secret, new_password=OWN, repeated=OWN)
    assert answer.status == 303, answer
    assert browser.get("/task-assigned").status == 200
    again = Browser(PORTAL).sign_in(login, people.PASSWORD, officer, OWN)
    assert again.get("/home").status == 200
    answer = admin_fill("/admin-officer-edit?id=%d" % officer,
                        "admin-officer-edit", valid_to="31/12/2020",
                        basis="Quyết định 10/QĐ")
    assert answer.status == 303, answer
    assert browser.get("/task-assigned").status == 303, "he is still in"
    late = Browser(PORTAL)
    late.fill(late.get("/login"), "", to="/login", login=login,
              password=people.PASSWORD)
    assert name not in late.get("/officer-choose").text
    answer = late.send("/officer-choose", {"officer_id": officer,
                                           "secret": OWN})
    assert answer.status != 303 or "officer" in answer.location, answer
    people.forget_failures()


def an_agency_without_a_leader_is_listed():
    """R19, R79."""
    page = person("administrator").get("/admin-officers?view=gaps")
    assert people.AGENCIES["thu-ban-b"][0] in page.words, page


def accounts_and_register_are_compared():
    """Who is in one of the two and not in the other, each with what to do."""
    admin = person("administrator")
    code = "thu-ban-c"
    of = "agency_id = %d" % people.agency_id(code)
    login, leader = PEOPLE["responder_other"][1], PEOPLE["agency_leader"][5]

    def found():
        return admin.get("/admin-officers?view=mismatches").words

    assert leader in found(), "a leader who is in no register"
    assert login not in found() and "Nguyễn Thử Nhì" not in found()
    sql("UPDATE officer SET valid_to = '2020-12-31' WHERE " + of)
    try:
        assert login in found(), "an account nobody stands behind"
    finally:
        sql("UPDATE officer SET valid_to = '9999-12-31' WHERE " + of)
    sql("UPDATE account SET closed_at = UTC_TIMESTAMP() WHERE login = '%s'"
        % login)
    try:
        assert "Nguyễn Thử Nhì" in found(), "an officer without an account"
        assert login not in found()
    finally:
        sql("UPDATE account SET closed_at = NULL WHERE login = '%s'" % login)


def the_sign_in_page_speaks_english_to_who_asks():
    """Before anybody is known: the page, its refusals and the help."""
    guest = Browser(OFFICE)
    page = guest.get("/login")
    assert "Đăng nhập" in page.text and "lang=\"vi\"" in page.text
    answer = guest.fill(page, "/language-set", language="en")
    assert (answer.status, answer.location) == (303, "/login"), answer
    page = guest.get("/login")
    assert "Sign in" in page.text and "<html lang=\"en\"" in page.text, page
    answer = guest.fill(page, "", to="/login", login="khong.co@thunghiem.vn",
                        password="sai-mat-khau")
    assert answer.status == 422 and "<html lang=\"en\"" in answer.text
    assert "<html lang=\"en\"" in guest.get("/help").text
    # What a stranger writes there is no language.
    guest.cookies["nv_language"] = "../en"
    assert "<html lang=\"vi\"" in guest.get("/login").text
    people.forget_failures()


def sessions_are_ended_by_owner_and_administrator():
    mine = people.sign_in("creator")
    lost = people.sign_in("creator")
    page = mine.get("/session-list")
    assert page.status == 200 and "127.0.0.1" in page.text
    answer = mine.fill(page, "/session-list", session="")
    assert answer.status == 303, answer
    people._signed_in.pop("creator", None)  # that one was ended too
    assert lost.get("/home").status == 303
    assert mine.get("/home").status == 200
    path = "/admin-sessions?id=%d" % people.account_id("creator")
    answer = admin_fill(path, "admin-sessions", session="", basis="")
    assert answer.status == 422, answer
    answer = admin_fill(path, "admin-sessions", session="", basis="Phiếu 7")
    assert answer.status == 303, answer
    assert mine.get("/home").status == 303
    assert last_line("session-end")[2].endswith("Phiếu 7")


def the_log_is_read_with_filters():
    login = "loc.%s" % word()
    new_creator(login)
    try_to_sign_in(OFFICE, login, "sai-mat-khau-nay")
    admin = person("administrator")
    page = admin.get("/admin-audit", text=login)
    assert page.words.count(login) >= 2, page
    assert "127.0.0.1" in page.text
    page = admin.get("/admin-audit", act="account-add", text=login)
    assert login in page.words and "Giấy 3/GGV-VP" in page.text
    page = admin.get("/admin-audit", act="account-add", text=login,
                     to="01/01/2020")
    assert "Giấy 3/GGV-VP" not in page.text
    page = admin.get("/admin-audit", login=login, outcome="refused")
    assert login in page.words and "Giấy 3/GGV-VP" not in page.text


def console(*arguments):
    done = subprocess.run(
        [os.path.join(REPO, os.environ.get("NV_BUILD", "build/asan"),
                      "batch/admin"), *arguments, "--config",
         VAR + "/etc/app.conf"], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True)
    return done


def the_first_administrator_comes_from_the_console():
    login = "quantri.%s" % word()
    add = ("account-add", "--login", login, "--name", "Ngô Thử Hai", "--role",
           "administrator", "--basis", "Quyết định 2/QĐ-VP", "--json")
    done = console(*add)
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["login"] == login and made["id"] == id_of(login), made
    answer = try_to_sign_in(ADMIN, login, made["secret"])[1]
    assert answer.location == "/password-change", answer
    done = console(*add)
    assert done.returncode == 2, done.stdout
    assert json.loads(done.stdout) == {"errors": [
        {"field": "login", "error": "duplicate_login"}]}, done.stdout
    done = console("account-add", "--login", "khong." + word(), "--name", "X",
                   "--role", "administrator")
    assert done.returncode == 2 and "basis" in done.stderr, done.stderr
    done = console("password-reset", "--login", login, "--basis", "Phiếu 8")
    assert done.returncode == 0, done.stderr
    secret = done.stdout.split("\t")[1].strip()
    assert try_to_sign_in(ADMIN, login, made["secret"])[1].status == 422
    assert try_to_sign_in(ADMIN, login, secret)[1].status == 303
    assert console("account-add", "--role", "king").returncode == 64
    assert last_line("password-reset")[0] == "NULL"
    sql("UPDATE account SET closed_at = UTC_TIMESTAMP() WHERE login = '%s'"
        % login)


CASES = [without_a_basis_there_is_no_account,
         a_new_person_signs_in_and_chooses_a_password,
         the_secret_is_told_once,
         a_closed_account_stays_outside_and_keeps_its_name,
         one_account_per_agency, an_officer_gets_a_secret_and_chooses_his_own,
         an_agency_without_a_leader_is_listed,
         accounts_and_register_are_compared,
         the_sign_in_page_speaks_english_to_who_asks,
         sessions_are_ended_by_owner_and_administrator,
         the_log_is_read_with_filters,
         whose_account_it_is_learns_of_a_change,
         the_first_administrator_comes_from_the_console]


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases(CASES))
