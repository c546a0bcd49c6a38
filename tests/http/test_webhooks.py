#!/usr/bin/python3
"""Other programs are told of what happens: to the receiver of the manual, to one
that puts off, refuses, sends elsewhere and hangs up. What was taken is what the
receiver saw, not what we believe."""
import collections
import hashlib
import hmac
import http.client
import http.server
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time

import jsonschema
import people
from client import VAR, config, number, run_cases, sql
from people import assignment_of, enter, forward, person, version_of

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
MANUAL = REPO + "/nginx/API.md"
CONFIG = VAR + "/etc/webhook-test.conf"


class Receiver:
    """Answers as it was told to; keeps what it got."""

    def __init__(self):
        self.status = 204
        self.bodies = collections.defaultdict(list)  # by id
        self.asked = 0
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                outer.answer(self)

            def log_message(self, *unused):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = "http://127.0.0.1:%d/in" % self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, h):
        body = h.rfile.read(int(h.headers["Content-Length"]))
        self.asked += 1
        if self.status is None:
            h.close_connection = True
            h.connection.close()
            return
        if self.status == 204:
            self.bodies[json.loads(body)["id"]].append(body)
            time.sleep(0.01)
        h.send_response(self.status)
        if self.status == 302:
            h.send_header("Location", self.url + "/there")
        h.end_headers()


def configure(networks="127.0.0.0/8"):
    with open(VAR + "/etc/app.conf", encoding="utf-8") as f:
        text = f.read()
    with open(CONFIG, "w", encoding="utf-8") as f:
        f.write(text + "webhook_networks = %s\n" % networks)
    os.chmod(CONFIG, 0o644)


def start():
    owner = os.stat(VAR + "/etc/app.conf").st_uid
    who = {"user": owner, "group": owner, "extra_groups": []} \
        if os.getuid() == 0 else {}
    return subprocess.Popen([VAR + "/app/batch/webhook", "--config", CONFIG],
                            cwd="/", stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, **who)


def tell():
    assert start().wait(60) == 0


def register(url, events=("submit",), **more):
    """(id, secret)"""
    values = [("name", "Văn bản điện tử"), ("url", url), ("is_on", "1"),
              ("basis", "12/CV-VP")] + [("events", e) for e in events]
    page = person("administrator").send("/admin-webhook-edit",
                                        values + list(more.items()))
    assert page.status == 200, page
    return number("SELECT MAX(id) FROM webhook"), re.search(
        "nvw_[0-9a-f]{64}", page.text)[0]


def forget():
    receiver.status = 204
    receiver.bodies.clear()
    sql("DELETE FROM webhook_delivery")
    sql("UPDATE webhook SET is_on = 0")


def states(webhook):
    return [r[0] for r in sql(
        "SELECT state FROM webhook_delivery WHERE webhook_id = %d ORDER BY id"
        % webhook)]


def handed_out():
    d = enter("creator", [{"content": "Báo cáo việc thử báo tin",
                           "lead": "Ban Sông Cạn"}])
    forward("creator", d)
    return assignment_of(d, "thu-ban-a")


def received():
    """An assignment that the agency has just taken on: one event."""
    a = handed_out()
    answer = person("responder").send("/task-receive", {
        "id": a, "version": version_of(a)})
    assert answer.status == 303, answer
    return a


def events_of(a, kind):
    return number("SELECT MAX(id) FROM event WHERE assignment_id = %d AND"
                  " kind = '%s'" % (a, kind))


def due_now():
    sql("UPDATE webhook_delivery SET next_at = UTC_TIMESTAMP()")


# The cases ---------------------------------------------------------------------

def the_receiver_of_the_manual_takes_it():
    forget()
    with open(MANUAL, encoding="utf-8") as f:
        code = f.read().split("A receiver:\n")[1]
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    hook, secret = register("http://127.0.0.1:%d/nhac-viec" % port,
                            ["receive"])
    taker = subprocess.Popen(
        [sys.executable, "-c", re.sub(r"(?m)^    ", "", code)], text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=dict(os.environ, PORT=str(port), WEBHOOK_SECRET=secret))
    try:
        for _ in range(100):
            with socket.socket() as s:
                if s.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        a = received()
        assert states(hook) == ["new"], "written with the event"
        tell()
        assert states(hook) == ["sent"], states(hook)
        # The same again: known by its id, answered well, not printed again.
        sql("UPDATE webhook_delivery SET state = 'new'")
        tell()
        assert states(hook) == ["sent"]
        # Signed well and long ago, or by nobody.
        assert knock(port, secret, time.time() - 301) == 400
        assert knock(port, "nvw_", time.time()) == 401
        # With another secret it is refused: the twin of the signature.
        register_again(hook, new_secret="1")
        sql("UPDATE webhook_delivery SET state = 'new', attempts = 0")
        tell()
        assert states(hook) == ["refused"], states(hook)
        assert sql("SELECT last_answer FROM webhook_delivery") == [
            ["HTTP 401"]]
    finally:
        taker.terminate()
    assert taker.communicate()[0] == "receive %s/api/v1/task-view?id=%d\n" % (
        config("office_url"), a)


def knock(port, secret, at):
    body = b'{"id": "event.0", "type": "submit", "url": ""}'
    sign = hmac.new(secret.encode(), b"%d." % at + body, hashlib.sha256)
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", "/nhac-viec", body, {
        "Nhacviec-Signature": "t=%d,v1=%s" % (at, sign.hexdigest())})
    return connection.getresponse().status


def register_again(hook, **changes):
    row = sql("SELECT name, url, events, version FROM webhook WHERE id = %d"
              % hook)[0]
    values = [("version", row[3]), ("name", row[0]),
              ("url", changes.pop("url", row[1])), ("basis", "13/CV-VP"),
              ("is_on", changes.pop("is_on", "1"))]
    values += [("events", e) for e in row[2].split(",")]
    answer = person("administrator").send("/admin-webhook-edit?id=%d" % hook,
                                          values + list(changes.items()))
    assert answer.status in (200, 303), answer
    return answer


def it_says_what_happened_and_no_words():
    forget()
    hook, _ = register(receiver.url, ["receive"])
    a = received()
    tell()
    (key, bodies), = receiver.bodies.items()
    said = json.loads(bodies[0])
    jsonschema.validate(said, person("creator").get(
        "/api/v1/openapi.json").json["webhooks"]["event"]["post"][
            "requestBody"]["content"]["application/json"]["schema"])
    e = events_of(a, "receive")
    assert key == "event.%d" % e and said["type"] == "receive"
    assert said["assignment_id"] == a and said["agency_code"] == "thu-ban-a"
    assert said["to_state"] == "received" and said["object_id"] is None
    assert isinstance(said["directive_id"], int)
    assert "thử" not in bodies[0].decode(), "words of the task went out"
    log = person("administrator").get("/admin-webhook-view", id=hook)
    assert "Đã nhận" in log.text and "Ban Quản lý khu thử nghiệm" in log.text
    some = person("administrator").get("/admin-webhook-view", id=hook,
                                       assignment_id=a + 1)
    assert "Không có bản tin nào" in some.text


def only_what_was_chosen_and_only_while_on():
    forget()
    hook, _ = register(receiver.url, ["submit"])
    received()
    assert states(hook) == []
    other, _ = register(receiver.url, ["receive"])
    register_again(other, is_on="")
    received()
    assert states(other) == []


def answers_decide():
    forget()
    hook, _ = register(receiver.url, ["receive"])
    for status, wanted in ((503, "deferred"), (429, "deferred"),
                           (403, "refused"), (302, "refused"),
                           (None, "unknown")):
        sql("DELETE FROM webhook_delivery")
        received()
        receiver.status = status
        asked = receiver.asked
        tell()
        assert states(hook) == [wanted], (status, states(hook))
        assert receiver.asked == asked + 1, "one try, and nobody is followed"
    tell()
    assert states(hook) == ["unknown"], "never again by machine"
    receiver.status = 204
    page = person("administrator").get("/admin-webhook-view", id=hook).text
    d = number("SELECT MAX(id) FROM webhook_delivery")
    path = "/admin-webhook-resend?id=%d&delivery=%d" % (hook, d)
    assert path.replace("&", "&amp;") in page, "no way to send it again"
    assert person("administrator").send(path, {}).status == 422
    answer = person("administrator").send(path, {"reason": "Đã sửa"})
    assert answer.status == 303, answer
    assert person("administrator").send(
        path, {"reason": "Lần nữa"}).status == 409, "it waits already"
    tell()
    assert states(hook) == ["sent"]


def many_are_sent_again_at_once():
    forget()
    hook, _ = register(receiver.url, ["receive"])
    receiver.status = 403
    received(), received()
    tell()
    assert states(hook) == ["refused", "refused"]
    look = person("administrator").get("/admin-webhook-resend", id=hook)
    assert look.status == 200 and ">2<" in look.text, "how many there are"
    receiver.status = 204
    assert person("administrator").send("/admin-webhook-resend?id=%d" % hook, {
        "reason": "Đã sửa"}).status == 303
    tell()
    assert states(hook) == ["sent", "sent"]


def a_dead_one_costs_the_others_nothing():
    forget()
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        nobody = "http://127.0.0.1:%d/" % s.getsockname()[1]
    dead, _ = register(nobody, ["receive"])
    alive, _ = register(receiver.url, ["receive"])
    for _ in range(3):
        received()
    tell()
    assert states(dead) == ["deferred", "new", "new"], states(dead)
    assert states(alive) == ["sent"] * 3
    page = person("administrator").get("/admin-webhooks").text
    assert "Không gửi được" in page
    # Seven days of this, and it is switched off; a person switches it on.
    sql("UPDATE webhook SET failing_since = failing_since - INTERVAL 8 DAY"
        " WHERE id = %d" % dead)
    tell()
    assert sql("SELECT is_on FROM webhook WHERE id = %d" % dead) == [["0"]]
    assert "Tự ngừng" in person("administrator").get("/admin-webhooks").text
    register_again(dead, url=receiver.url)
    due_now()
    tell()
    assert states(dead) == ["sent"] * 3


def inner_networks_are_not_asked():
    forget()
    configure("")
    try:
        asked = receiver.asked
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"):
            register("https://%s:%d/" % (host, receiver.server.server_port),
                     ["receive"])
        received()
        tell()
        assert receiver.asked == asked
        assert sql("SELECT DISTINCT state, last_answer FROM webhook_delivery"
                   ) == [["deferred", "the address is on a network that is"
                          " not admitted"]]
    finally:
        configure()


def what_is_undone_is_not_told():
    forget()
    hook, _ = register(receiver.url, ["forward"])
    handed_out()
    act = number("SELECT MAX(id) FROM held_act")
    assert states(hook) == ["new"]
    tell()
    assert states(hook) == ["new"], "it waits for as long as it can be undone"
    log = person("administrator").get("/admin-webhook-view", id=hook).text
    assert "Chưa có bản tin nào" in log
    assert person("creator").send("/act-undo?id=%d" % act,
                                  {"act": act}).status == 303
    sql("UPDATE held_act SET held_until = UTC_TIMESTAMP()")
    people.undo_is_over()
    tell()
    assert states(hook) == ["new"] and not receiver.bodies
    # The twin: not undone, it is told when the time is over.
    handed_out()
    people.undo_is_over()
    tell()
    assert states(hook) == ["new", "sent"], states(hook)


def killed_in_the_middle_nothing_is_told_twice():
    forget()
    hook, _ = register(receiver.url, ["receive"])
    for _ in range(12):
        received()
    for n in range(4):
        child = start()
        wanted = len(receiver.bodies) + 1 + n % 2
        end = time.monotonic() + 10
        while len(receiver.bodies) < wanted and child.poll() is None and \
                time.monotonic() < end:
            time.sleep(0.001)
        child.kill()
        child.wait()
    sql("UPDATE webhook_delivery SET lease_until = '2020-01-01' WHERE state ="
        " 'sending'")
    for _ in range(12):
        tell()
    found = collections.Counter(states(hook))
    assert set(found) <= {"sent", "unknown"} and sum(found.values()) == 12
    assert {len(b) for b in receiver.bodies.values()} == {1}, "told twice"
    assert found["sent"] <= len(receiver.bodies) <= 12


def a_wrong_address_is_said_at_the_field():
    for url in ("ftp://x/", "https://", "https://a b/", "https://u:p@x/"):
        page = person("administrator").send("/admin-webhook-edit", [
            ("name", "Thử"), ("url", url), ("events", "submit"),
            ("basis", "1/CV")])
        assert page.status == 422 and "Địa chỉ phải bắt đầu" in page.text, url
    hook, _ = register(receiver.url)
    register_again(hook, is_on="")
    row = sql("SELECT version FROM webhook WHERE id = %d" % hook)[0][0]
    stale = person("administrator").send("/admin-webhook-edit?id=%d" % hook, [
        ("version", int(row) - 1), ("name", "Thử"), ("url", receiver.url),
        ("events", "submit"), ("basis", "1/CV")])
    assert stale.status == 409


def a_test_is_sent():
    forget()
    hook, _ = register(receiver.url)
    path = "/admin-webhook-view?id=%d" % hook
    assert person("administrator").send(path, {}).status == 303
    tell()
    (key, bodies), = receiver.bodies.items()
    assert json.loads(bodies[0])["type"] == "test" and key.startswith("test.")
    register_again(hook, is_on="")
    page = person("administrator").send(path, {})
    assert page.status == 422 and "đang ngừng" in page.text


people.seed()
people.forget_failures()
receiver = Receiver()
configure()
result = run_cases([
    the_receiver_of_the_manual_takes_it, it_says_what_happened_and_no_words,
    only_what_was_chosen_and_only_while_on, answers_decide,
    many_are_sent_again_at_once, a_dead_one_costs_the_others_nothing,
    inner_networks_are_not_asked, what_is_undone_is_not_told,
    killed_in_the_middle_nothing_is_told_twice,
    a_wrong_address_is_said_at_the_field, a_test_is_sent])
os.unlink(CONFIG)
forget()
sys.exit(result)
