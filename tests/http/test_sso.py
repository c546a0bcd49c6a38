#!/usr/bin/python3
"""Signing on with the account of the e-office (R20c), told through nginx, with
the real oidc-provider of the npm registry: who is let in and who is not, whatever
the answer of the service was made into on its way."""
import base64
import http.client
import http.server
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

import people
from client import ADMIN, OFFICE, VAR, Browser, number, run_cases, sql
from people import PASSWORD, PEOPLE, person, quote, word
from second_factor import enrol, forget, give, require, required

HERE = os.path.dirname(os.path.abspath(__file__))
REPO = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, REPO + "/tests/support")
from front import Front  # noqa: E402
MODULES = REPO + "/build/oidc-provider"
LOGIN = PEOPLE["creator"][1]
SECRET = "bi:mat+%%/ %s"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


PORT = free_port()
ISSUER = "http://127.0.0.1:%d" % PORT


def install():
    """Pinned by the lock file beside; kept below build/ for the next time."""
    lock = MODULES + "/package-lock.json"
    wanted = open(HERE + "/oidc/package-lock.json", "rb").read()
    marker = MODULES + "/installed"
    if os.path.exists(marker) and open(marker, "rb").read() == wanted:
        return
    os.makedirs(MODULES, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE + "/oidc/" + name, MODULES)
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
                   cwd=MODULES, check=True, stdout=subprocess.DEVNULL)
    assert os.path.exists(lock)
    with open(marker, "wb") as f:
        f.write(wanted)


def start_provider():
    node = "/usr/bin/node" if os.path.exists("/usr/bin/node") else "node"
    process = subprocess.Popen(
        [node, HERE + "/oidc/provider.mjs", MODULES + "/node_modules",
         str(PORT)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=dict(os.environ, BACK=OFFICE + " " + ADMIN, NODE_ENV="test"))
    assert process.stdout.readline().strip() == b"ready", \
        process.communicate()[1].decode()
    threading.Thread(target=process.stderr.read, daemon=True).start()
    return process


def ask(address, cookies=None, body=None):
    """(status, location, body) of the service, as a browser asks it."""
    url = urllib.parse.urlsplit(address)
    c = http.client.HTTPConnection(url.netloc, timeout=20)
    headers = {}
    if cookies:
        headers["Cookie"] = "; ".join(map("=".join, cookies.items()))
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        c.request("GET" if body is None else "POST",
                  url.path + ("?" + url.query if url.query else ""),
                  body, headers)
        answer = c.getresponse()
        body = answer.read().decode(errors="replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and cookies is not None:
                key, _, rest = value.partition("=")
                cookies[key] = rest.split(";")[0]
        location = answer.getheader("Location") or ""
        return answer.status, urllib.parse.urljoin(address, location), body
    finally:
        c.close()


def control(**values):
    """What the service has been asked so far: {"keys": 1, "people": 7}."""
    status, _, body = ask(ISSUER + "/control?" + urllib.parse.urlencode(values))
    assert status == 200, body
    return json.loads(body)


def put_in_force(door, **more):
    """As an administrator does it."""
    admin = person("administrator")
    page = admin.get("/admin-sso")
    values = dict({"door": door, "label": "E-Office thử", "basis": word(),
                   "issuer": ISSUER, "client_id": "nhacviec-RS256",
                   "client_secret": SECRET % "RS256",
                   "algorithms": ["RS256", "ES256", "PS256"]}, **more)
    answer = admin.fill(page, "/admin-sso", **values)
    assert (answer.status, answer.location.split("?")[0]) == (
        303, "/admin-sso"), answer
    return values


def at_the_service(address, cookies=None):
    """Follows the service until it sends the browser back to us."""
    cookies = {} if cookies is None else cookies
    for _ in range(8):
        if address.startswith((OFFICE, ADMIN)):
            return address
        status, address, body = ask(address, cookies)
        assert status in (302, 303), "%s %s" % (status, body[-600:])
    raise AssertionError("the service goes in circles")


def came_back(site=OFFICE, path="/login-sso", cookies=None):
    """(browser, the page with what the service sent); cookies: of the service"""
    browser = Browser(site)
    answer = browser.get(path)
    assert answer.status == 303 and answer.location.startswith(ISSUER), answer
    back = at_the_service(answer.location, cookies)
    return browser, browser.get(back[len(site):])


def send(browser, page, **more):
    return browser.fill(page, "/login-sso", **more)


def attempt(**more):
    browser, page = came_back()
    assert page.status == 200, page
    return browser, send(browser, page, **more)


def links(login):
    return number("SELECT COUNT(*) FROM sso_link l JOIN account a ON a.id ="
                  " l.live_account WHERE a.login = %s" % quote(login))


def unlink_all():
    sql("UPDATE sso_link SET ended_at = UTC_TIMESTAMP(), ended_by = account_id"
        " WHERE ended_at IS NULL")


def link(login, subject, issuer=None):
    unlink_all()
    admin = person("administrator")
    one = number("SELECT id FROM account WHERE login = %s" % quote(login))
    answer = admin.fill(admin.get("/admin-sso-link?id=%d" % one),
                        "/admin-sso-link", subject=subject, basis=word())
    assert answer.status == 303 and links(login) == 1, answer


def last_audit():
    return sql("SELECT outcome, detail FROM audit_log WHERE action ="
               " 'login-sso' ORDER BY id DESC LIMIT 1")[0]


def off_there_is_no_such_page():
    put_in_force("off")
    assert Browser(OFFICE).get("/login-sso").status == 404
    assert "/login-sso" not in Browser(OFFICE).get("/login").text


def the_first_time_the_password_joins_both():
    put_in_force("oidc")
    unlink_all()
    control(subject="u-1")
    assert 'href="/login-sso"' in Browser(OFFICE).get("/login").text
    browser, answer = attempt()
    assert answer.status == 303 and "unlinked=1" in answer.location, answer
    assert last_audit()[0] == "unlinked"
    assert browser.get("/home").status == 303, "nobody is signed in yet"
    page = browser.get(answer.location)
    assert "chưa gắn" in page.words, page
    answer = browser.fill(page, "", to=answer.location, login=LOGIN,
                          password=PASSWORD)
    assert answer.location == "/sso-link", answer
    page = browser.get("/sso-link")
    assert "ten.u-1" in page.words, page
    answer = browser.fill(page, "/sso-link")
    assert answer.status == 303 and links(LOGIN) == 1, answer
    browser, answer = attempt()
    assert (answer.status, answer.location) == (303, "/home"), answer
    assert browser.get("/home").status == 200
    assert last_audit()[0] == "ok" and LOGIN in last_audit()[1]
    assert browser.get("/sso-link").words.count("u-1")


def one_identity_has_one_account():
    """R20c."""
    link(LOGIN, "u-1")
    admin = person("administrator")
    other = people.account_id("creator_other")
    page = admin.get("/admin-sso-link?id=%d" % other)
    answer = admin.fill(page, "/admin-sso-link", subject="u-1", basis="Giấy")
    assert answer.status == 422 and "đã gắn" in answer.words, answer
    mine = people.account_id("creator")
    answer = admin.post("/admin-sso-link?id=%d" % mine,
                        page.form("/admin-sso-link").filled(
                            subject="u-9", basis="Giấy"))
    assert answer.status in (409, 422), answer
    agency = people.account_id("responder")
    answer = admin.send("/admin-sso-link?id=%d" % agency,
                        {"subject": "u-8", "basis": "Giấy"})
    assert answer.status == 422 and links(PEOPLE["responder"][1]) == 0, answer


def every_signature_of_the_list_is_good():
    for alg in ("RS256", "ES256", "PS256"):
        put_in_force("oidc", client_id="nhacviec-" + alg,
                     client_secret=SECRET % alg, algorithms=[alg])
        link(LOGIN, "u-1")
        browser, answer = attempt()
        assert answer.location == "/home", "%s: %s" % (alg, answer)
    # And one that is good, but not on the list, is not.
    put_in_force("oidc", algorithms=["ES256"])
    _, answer = attempt()
    assert answer.status == 422 and last_audit()[1] == "algorithm", last_audit()
    put_in_force("oidc")


def other_keys_of_the_service_are_fetched_but_not_all_the_time():
    """Each of the two processes of the program keeps them for itself."""
    processes = 2
    put_in_force("oidc")
    link(LOGIN, "u-1")
    assert attempt()[1].location == "/home"
    before = control(spoil="", rotate="1")["keys"]
    for _ in range(5):
        browser, answer = attempt()
        assert answer.location == "/home", answer
    assert 1 <= control(spoil="unknown_key")["keys"] - before <= processes
    for _ in range(6):
        _, answer = attempt()
        assert answer.status == 422, answer
        assert last_audit() == ["refused", "unknown_key"], last_audit()
    assert 1 <= control(spoil="")["keys"] - before <= processes
    assert attempt()[1].location == "/home"


def what_was_changed_on_its_way_is_refused():
    link(LOGIN, "u-1")
    wanted = {"tampered": "signature", "none": "algorithm",
              "hs256": "algorithm", "expired": "expired",
              "audience": "audience", "azp": "audience", "nonce": "nonce",
              "issuer": "issuer", "future": "too_early", "forged": "signature",
              "unknown_key": "unknown_key"}
    for spoil, why in wanted.items():
        control(spoil=spoil)
        browser, answer = attempt()
        assert answer.status == 422, "%s: %s" % (spoil, answer)
        assert "Không xác nhận được" in answer.words, answer
        assert 'href="/login"' in answer.text, "no way in with a password"
        assert last_audit() == ["refused", why], "%s: %s" % (spoil,
                                                             last_audit())
        assert "nv" not in browser.cookies, spoil
        assert browser.get("/home").status == 303, spoil
    control(spoil="")
    assert attempt()[1].location == "/home"


def an_answer_is_taken_once():
    link(LOGIN, "u-1")
    browser, page = came_back()
    sent = dict(browser.cookies)
    assert send(browser, page).location == "/home"
    again = Browser(OFFICE)
    again.cookies = dict(sent)
    answer = send(again, page)
    assert answer.status == 422 and "đã dùng" in answer.words, answer
    # The code alone, in an attempt of its own.
    code = page.form("/login-sso").value("code")
    browser, page = came_back()
    answer = send(browser, page, code=code)
    assert answer.status == 422 and "nv" not in browser.cookies, answer


def an_answer_belongs_to_its_browser():
    link(LOGIN, "u-1")
    browser, page = came_back()
    thief = Browser(OFFICE)
    thief.get("/login")
    answer = thief.post("/login-sso", page.form("/login-sso").filled(
        csrf=Browser(OFFICE).get("/login").form("").value("csrf")))
    assert answer.status == 403, answer
    token = thief.get("/login").form("").value("csrf")
    answer = thief.post("/login-sso", page.form("/login-sso").filled(
        csrf=token))
    assert answer.status == 422 and "trình duyệt này" in answer.words, answer
    answer = send(browser, page, state="0" * 64)
    assert answer.status == 422, answer
    browser, page = came_back()
    answer = send(browser, page, iss="http://127.0.0.1:1")
    assert answer.status == 422 and last_audit()[1].startswith(
        "answer of another"), last_audit()


def whom_the_service_sends_away_can_use_a_password():
    control(spoil="cancel")
    _, page = came_back()
    assert page.status == 403 and "bị hủy" in page.words, page
    assert 'href="/login"' in page.text
    control(spoil="down")
    _, answer = attempt()
    assert answer.status == 422 and "không trả lời" in answer.words, answer
    control(spoil="")
    put_in_force("oidc", issuer="http://127.0.0.1:%d" % free_port())
    answer = Browser(OFFICE).get("/login-sso")
    assert answer.status == 503 and "không trả lời" in answer.words, answer
    assert Browser(OFFICE).sign_in(LOGIN, PASSWORD).get("/home").status == 200


def a_slow_service_is_not_waited_for():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen(5)
        put_in_force("oidc", issuer="http://127.0.0.1:%d" % s.getsockname()[1])
        begin = time.monotonic()
        answer = Browser(OFFICE).get("/login-sso")
        taken = time.monotonic() - begin
    assert answer.status == 503 and 4.5 < taken < 7, "%s %s" % (taken, answer)


def roles_second_steps_and_closing_stay():
    put_in_force("oidc")
    admin_login = PEOPLE["administrator"][1]
    link(admin_login, "u-1")
    _, answer = attempt()
    assert answer.status == 422 and "địa chỉ này" in answer.words, answer
    browser, page = came_back(ADMIN)
    assert send(browser, page).location == "/home"
    link(LOGIN, "u-1")
    browser, answer = attempt()
    assert browser.get("/home").status == 200
    # Who came in so has no password to change.
    sql("UPDATE account SET must_change_password = 1 WHERE login = %s"
        % quote(LOGIN))
    try:
        assert browser.get("/home").status == 200
    finally:
        sql("UPDATE account SET must_change_password = 0 WHERE login = %s"
            % quote(LOGIN))
    one = people.account_id("creator")
    admin = person("administrator")
    answer = admin.fill(admin.get("/admin-sso-unlink?id=%d" % one),
                        "/admin-sso-unlink", basis="Giấy bỏ gắn")
    assert answer.status == 303 and links(LOGIN) == 0, answer
    assert browser.get("/home").status == 303, "the session goes on"
    assert "unlinked=1" in attempt()[1].location


def the_second_factor_is_asked_all_the_same():
    """The service replaces the password and nothing else (2.4)."""
    put_in_force("oidc")
    link(LOGIN, "u-1")
    telephone, _ = enrol(people.sign_in("creator"))
    try:
        browser, page = came_back(path="/login-sso?next=/task-list")
        answer = send(browser, page)
        assert answer.location == "/second-step?next=%2Ftask%2Dlist", answer
        for path in ("/home", "/task-list", "/sso-link"):
            answer = browser.get(path)
            assert answer.status == 303 and answer.location.startswith(
                "/second-step"), "%s: %s" % (path, answer)
        assert give(browser, "abcde-fghij").status == 422
        assert browser.get("/home").status == 303
        page = browser.get("/second-step?next=%2Ftask-list")
        answer = browser.fill(page, "", to="/second-step?next=%2Ftask-list",
                              code=telephone.code())
        assert answer.location == "/task-list", answer
        assert browser.get("/task-list").status == 200
    finally:
        forget(LOGIN)
        people._signed_in.pop("creator", None)


def who_must_have_a_second_factor_makes_one_first():
    """An administrator, even one whom the service has let in."""
    login = PEOPLE["infrastructure"][1]
    link(login, "u-1")
    require("yes")
    try:
        browser, page = came_back(ADMIN)
        assert send(browser, page).location == "/second-factor"
        for path in ("/home", "/admin-operations"):
            answer = browser.get(path)
            assert (answer.status, answer.location) == (
                303, "/second-factor"), "%s: %s" % (path, answer)
        enrol(browser)
        assert browser.get("/admin-operations").status == 200
    finally:
        require("no")
        forget(login)
        people._signed_in.pop("infrastructure", None)


def signing_out_ends_the_session_of_the_service_too():
    """RP-initiated logout: afterwards it asks again who somebody is."""
    link(LOGIN, "u-1")
    service = {}

    def sign_in():
        before = control(spoil="")["people"]
        browser, page = came_back(cookies=service)
        assert send(browser, page).location == "/home"
        return browser, control(spoil="")["people"] - before
    assert sign_in()[1] == 1
    browser, asked = sign_in()
    assert asked == 0, "the service has no session"
    browser.learn_csrf()
    assert browser.send("/logout", {}).status == 303
    assert browser.get("/home").status == 303
    answer = browser.get("/login-sso?leave=1")
    status, _, body = ask(answer.location, service)
    assert status == 200, body
    xsrf = re.search(r'name="xsrf" value="([0-9a-f]+)"', body)
    assert xsrf, body
    status, where, body = ask(
        ISSUER + "/session/end/confirm", service,
        urllib.parse.urlencode({"xsrf": xsrf.group(1), "logout": "yes"}))
    assert status == 303 and where.split("?")[0] == OFFICE + "/login", \
        "%s %s %s" % (status, where, body)
    assert sign_in()[1] == 1, "the service still knows him"


def signing_out_may_go_on_at_the_service():
    link(LOGIN, "u-1")
    browser, _ = attempt()
    browser.learn_csrf()
    answer = browser.send("/logout", {})
    page = browser.get(answer.location)
    assert "/login-sso?leave=1" in page.text, page
    answer = browser.get("/login-sso?leave=1")
    assert answer.location.startswith(ISSUER + "/session/end?"), answer
    status, _, body = ask(answer.location)
    assert status == 200 and "error" not in body[:60], body[:200]


def the_secret_is_sealed_and_never_shown():
    secret = word() + "-bí-mật"
    admin = person("administrator")
    put_in_force("oidc", client_secret=secret)
    assert secret not in admin.get("/admin-sso").text
    plain = secret.encode().hex().upper()
    assert not any(plain in row[0] for row in sql(
        "SELECT COALESCE(HEX(secret), '') FROM sso_setting"))
    assert not any(secret in row[0] for row in sql(
        "SELECT detail FROM audit_log WHERE action = 'admin-sso'"))
    kept = "SELECT secret IS NOT NULL FROM sso_setting ORDER BY id DESC LIMIT 1"
    put_in_force("oidc", client_secret="", label="Khác")
    assert sql(kept) == [["1"]], "the secret was lost"
    put_in_force("oidc", client_secret="", issuer=ISSUER + "/x")
    assert sql(kept) == [["0"]], "the secret went to another service"
    page = admin.get("/admin-sso")
    put_in_force("oidc")
    answer = admin.fill(page, "/admin-sso", basis="Cũ")
    assert answer.status == 409, answer


class Cas(http.server.BaseHTTPRequestHandler):
    answers = {}
    asked = []

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        Cas.asked.append((url.path, query))
        body = Cas.answers.pop(query.get("ticket"), (
            "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>"
            "<cas:authenticationFailure code='INVALID_TICKET'>no"
            "</cas:authenticationFailure></cas:serviceResponse>")).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def cas_answer(user, before=""):
    return (before + "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/"
            "cas'><cas:authenticationSuccess><cas:user>%s</cas:user>"
            "</cas:authenticationSuccess></cas:serviceResponse>" % user)


def cas_is_the_second_door():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Cas)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = "http://127.0.0.1:%d/cas" % server.server_port
    try:
        put_in_force("cas", issuer=base, client_id="", client_secret="")
        link(LOGIN, "nguoi.tao")

        def with_ticket(ticket):
            browser = Browser(OFFICE)
            answer = browser.get("/login-sso?next=/task-list")
            assert answer.location.startswith(base + "/login?service="), answer
            service = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(
                answer.location).query))["service"]
            assert service.startswith(OFFICE + "/login-sso?state="), service
            page = browser.get(service[len(OFFICE):] + "&ticket=" + ticket)
            answer = send(browser, page)
            path, query = Cas.asked[-1]
            assert path == "/cas/p3/serviceValidate", path
            assert query == {"service": service, "ticket": ticket}, query
            return browser, answer

        Cas.answers["ST-1"] = cas_answer("nguoi.tao")
        browser, answer = with_ticket("ST-1")
        assert answer.location == "/task-list", answer
        assert browser.get("/task-list").status == 200
        _, answer = with_ticket("ST-1")
        assert answer.status == 422, answer
        assert last_audit() == ["refused", "INVALID_TICKET"], last_audit()
        Cas.answers["ST-2"] = cas_answer(
            "&x;", "<!DOCTYPE a [<!ENTITY x 'nguoi.tao'>]>")
        assert with_ticket("ST-2")[1].status == 422
        Cas.answers["ST-3"] = cas_answer("nguoi<!-- -->.tao")
        assert with_ticket("ST-3")[1].status == 422
        Cas.answers["ST-4"] = cas_answer("nguoi.tao").replace("yale", "gian")
        assert with_ticket("ST-4")[1].status == 422
    finally:
        server.shutdown()


def a_name_in_a_header_is_nobodys():
    """The third door: only what nginx itself has proven counts."""
    put_in_force("header", issuer="", client_id="", client_secret="")
    link(LOGIN, "nguoi.tao")
    for header in ("X-Remote-User", "Remote-User", "NV-Remote-User",
                   "NV_REMOTE_USER", "REMOTE_USER"):
        answer = Browser(OFFICE).ask("GET", "/login-sso", None,
                                     {header: "nguoi.tao"})
        assert answer.status == 403, "%s: %s" % (header, answer)


class Proven(Browser):
    """Somebody whom the web server asks for his name and password."""

    def __init__(self, site, name, password):
        super().__init__(site)
        self.proof = "Basic " + base64.b64encode(
            ("%s:%s" % (name, password)).encode()).decode()

    def ask(self, method, path, body=None, headers=None):
        return super().ask(method, path, body, dict(
            headers or {}, Authorization=self.proof))


def a_name_proven_by_the_web_server_opens_its_account():
    put_in_force("header", issuer="", client_id="", client_secret="")
    link(LOGIN, "nguoi.tao")
    # As the manual says, with $remote_user for the variable.
    with Front(VAR, {"REMOTE_USER": '"$remote_user"'},
               {"nguoi.tao": "mot", "nguoi.la": "hai"}) as site:
        browser = Proven(site, "nguoi.tao", "mot")
        page = browser.get("/login-sso?next=/task-list")
        assert page.status == 200, page
        answer = send(browser, page)
        assert answer.location == "/task-list", answer
        assert browser.get("/home").status == 200
        assert last_audit()[0] == "ok" and "header | nguoi.tao" in \
            last_audit()[1], last_audit()
        # What a browser says beside it counts for nothing.
        stranger = Proven(site, "nguoi.la", "hai")
        page = stranger.get("/login-sso")
        for header in ("X-Remote-User", "Remote-User", "NV-Remote-User",
                       "NV_REMOTE_USER", "REMOTE_USER"):
            answer = stranger.post("/login-sso", page.form(
                "/login-sso").filled(), headers={header: "nguoi.tao"})
            assert "nv" not in stranger.cookies and (
                "unlinked" in answer.location or answer.status == 422), \
                "%s: %s" % (header, answer)
        assert Proven(site, "nguoi.tao", "hai").get("/login-sso").status == 401


def main():
    people.seed()
    install()
    was = required()
    require("no")
    provider = start_provider()
    try:
        return run_cases([
            off_there_is_no_such_page, the_first_time_the_password_joins_both,
            one_identity_has_one_account, every_signature_of_the_list_is_good,
            other_keys_of_the_service_are_fetched_but_not_all_the_time,
            what_was_changed_on_its_way_is_refused, an_answer_is_taken_once,
            an_answer_belongs_to_its_browser,
            whom_the_service_sends_away_can_use_a_password,
            a_slow_service_is_not_waited_for,
            roles_second_steps_and_closing_stay,
            the_second_factor_is_asked_all_the_same,
            who_must_have_a_second_factor_makes_one_first,
            signing_out_ends_the_session_of_the_service_too,
            signing_out_may_go_on_at_the_service,
            the_secret_is_sealed_and_never_shown, cas_is_the_second_door,
            a_name_in_a_header_is_nobodys,
            a_name_proven_by_the_web_server_opens_its_account])
    finally:
        put_in_force("off")
        unlink_all()
        require(was)
        provider.kill()
        provider.wait()


if __name__ == "__main__":
    sys.exit(main())
