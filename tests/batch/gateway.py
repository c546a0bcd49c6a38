#!/usr/bin/python3
"""Short messages by the gateway: to the receiver of the manual, to one that puts
off, refuses, sends elsewhere and hangs up, and to addresses nobody may be asked
at. What was taken is what the receiver saw, not what we believe."""
import collections
import http.server
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time

import province
from province import (DAY, NOW, Peer, assign, check, empty, equal, number,
                      remind, sql, start, write_config)

SECRET = "1f" * 32
MANUAL = province.REPO + "/batch/GATEWAY.md"


class Gateway:
    """What it does depends on whom the message is for."""

    def __init__(self):
        self.taken = collections.Counter()  # by id
        self.asked = collections.Counter()  # by recipient
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                outer.answer(self)

            def log_message(self, *unused):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0),
                                                      Handler)
        self.url = "http://127.0.0.1:%d" % self.server.server_port
        threading.Thread(target=self.server.serve_forever,
                         daemon=True).start()

    def answer(self, h):
        message = json.loads(h.rfile.read(int(h.headers["Content-Length"])))
        self.asked[message["to"]] += 1
        status = {"later": 503, "busy": 429}.get(message["to"][:-1])
        if status is None or self.asked[message["to"]] > 1:
            status = {"refused": 403, "elsewhere": 302}.get(
                message["to"][:-1], 200)
        if message["to"].startswith("cut"):
            h.close_connection = True
            h.connection.close()
            return
        if status == 200:
            self.taken[message["id"]] += 1
            time.sleep(0.02)
        h.send_response(status)
        if status == 302:
            h.send_header("Location", self.url + "/there")
        h.end_headers()


def configure(url, networks="127.0.0.0/8"):
    write_config("smtp://127.0.0.1:%d" % peer.port)
    with open(province.WORK + "/app.conf", "a", encoding="utf-8") as f:
        f.write("gateway_url = %s\ngateway_networks = %s\n" % (url, networks))


def wishes(*names):
    """So many agencies have something due, and want short messages there."""
    empty()
    assign(len(names), "'%s'" % DAY, len(names))
    agencies = [r[0] for r in sql("SELECT agency_id FROM assignment")]
    sql("DELETE FROM mail_setting")
    for agency, name in zip(agencies, names):
        sql("INSERT INTO mail_setting (agency_id, gateway_address, updated_at)"
            " VALUES (%s, '%s', UTC_TIMESTAMP())" % (agency, name))


def states():
    return dict(sql("SELECT recipient, state FROM outbox WHERE channel ="
                    " 'gateway'"))


# Cases -------------------------------------------------------------------------------

def try_manual():
    """The receiver that the manual shows takes what we send, once each."""
    with open(MANUAL, encoding="utf-8") as f:
        code = re.sub(r"(?m)^    ", "", f.read().split("## A receiver\n")[1])
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    receiver = subprocess.Popen(
        [sys.executable, "-c", code], text=True, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(os.environ, PORT=str(port), GATEWAY_SECRET=SECRET))
    try:
        configure("http://127.0.0.1:%d/nhacviec" % port)
        for _ in range(100):
            if subprocess.run(["bash", "-c", "</dev/tcp/127.0.0.1/%d" % port],
                              stderr=subprocess.DEVNULL).returncode == 0:
                break
            time.sleep(0.1)
        wishes("+84912345678", "so-xay-dung")
        status, sums = remind("--now", NOW)
        equal("the run", status, 0)
        equal("e-mails and messages are sent", sums["sent"], "4")
        equal("all are sent", states(), {"+84912345678": "sent",
                                         "so-xay-dung": "sent"})
        sql("UPDATE outbox SET state = 'new' WHERE channel = 'gateway'")
        remind("--now", NOW, "--send-only")
    finally:
        receiver.terminate()
    printed = receiver.communicate()[0]
    equal("printed once each", printed.count("[Nhắc việc]"), 2)
    check("it says the way in", "http://127.0.0.1:8081/" in printed, printed)


def try_answers():
    configure(gateway.url)
    wishes("ok1", "later1", "busy1", "refused1", "elsewhere1", "cut1")
    remind("--now", NOW)
    equal("the first run", states(), {
        "ok1": "sent", "later1": "deferred", "busy1": "deferred",
        "refused1": "refused", "elsewhere1": "refused", "cut1": "unknown"})
    remind("--now", DAY + " 10:30")
    equal("an hour later", states(), {
        "ok1": "sent", "later1": "sent", "busy1": "sent",
        "refused1": "refused", "elsewhere1": "refused", "cut1": "unknown"})
    equal("what is unknown is not asked again", gateway.asked["cut1"], 1)
    equal("nobody follows to elsewhere", gateway.asked["elsewhere1"], 1)
    equal("at most once each", set(gateway.taken.values()), {1})
    equal("every e-mail went as well", number(
        "SELECT COUNT(*) FROM outbox WHERE channel = 'mail' AND state ="
        " 'sent'"), 6)


def try_inner_networks():
    """Whatever it is called: an inner address is not asked."""
    before = sum(gateway.asked.values())
    port = gateway.server.server_port
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0",
                 "2130706433"):
        configure("https://%s:%d" % (host, port), "")
        wishes("ok2")
        remind("--now", NOW)
        equal(host, sql("SELECT state, last_answer FROM outbox WHERE channel ="
                        " 'gateway'"),
              [("deferred", "the address is on a network that is not"
                " admitted")])
    equal("none was asked", sum(gateway.asked.values()), before)


def try_off():
    write_config("smtp://127.0.0.1:%d" % peer.port)
    wishes("ok3")
    remind("--now", NOW)
    equal("off: e-mail only", sql("SELECT channel, state FROM outbox"),
          [("mail", "sent")])


def try_killed():
    """Killed while sending: nothing is sent twice, nothing is lost."""
    configure(gateway.url)
    gateway.taken.clear()
    names = ["ok%d" % n for n in range(40, 60)]
    wishes(*names)
    remind("--now", NOW, "--plan-only")
    for n in range(8):
        child = start("--now", NOW, "--send-only")
        # When it is somewhere among them.
        wanted = len(gateway.taken) + 1 + n % 3
        end = time.monotonic() + 10
        while len(gateway.taken) < wanted and child.poll() is None and \
                time.monotonic() < end:
            time.sleep(0.002)
        child.kill()
        child.communicate()
    for at in (" 09:40", " 09:50"):
        remind("--now", DAY + at, "--send-only")
    equal("at most once each", set(gateway.taken.values()), {1})
    found = collections.Counter(states().values())
    check("sent or unknown", set(found) <= {"sent", "unknown"}, found)
    check("what is said to be sent was taken",
          found["sent"] <= len(gateway.taken), found)
    check("some were killed in the middle", found["unknown"] > 0, found)


province.open_as("nv_gateway")
with open(province.SECRETS + "/gateway-secret", "w", encoding="ascii",
          opener=lambda p, flags: os.open(p, flags, 0o600)) as secret:
    secret.write(SECRET + "\n")
peer = Peer()
gateway = Gateway()
for case in (try_manual, try_answers, try_inner_networks, try_off, try_killed):
    case()
province.conclude()
