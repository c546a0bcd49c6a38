#!/usr/bin/python3
"""batch/remind killed with -9 at every statement in turn, and started again: each
rung of the ladder once and in order, each e-mail at most once (R46, R47, R49).

Between the program and its database stands a wire that counts the commands and
kills the program at the n-th: before the server has heard of it, or when it has
carried it out and before the program hears of that. What is in the database
after the next run is compared with what a run in peace leaves there. At the end
the test is shown that it can fail: without transactions something is lost, and a
sender that tries again what it does not know about delivers twice.
"""
import os
import socketserver
import socket as sockets
import threading
import time

import province
from province import Peer, check, empty, equal, number, remind, sql, start

DAY = "2026-06-05"  # a Friday
NOW = DAY + " 09:30"
QUERY, EXECUTE = 0x03, 0x17  # commands that carry a statement
BEGIN = b"\x03START TRANSACTION"


class Wire(socketserver.ThreadingUnixStreamServer):
    """Counts the statements of the one program that is connected."""
    daemon_threads = True

    def __init__(self, path, server):
        if os.path.exists(path):
            os.unlink(path)
        super().__init__(path, Talk)
        os.chmod(path, 0o777)
        self.server_path = server
        self.no_transactions = False
        self.arm(None, 0, False)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def arm(self, child, at, after):
        self.child, self.at, self.after, self.n = child, at, after, 0


class Talk(socketserver.BaseRequestHandler):
    def handle(self):
        wire = self.server
        self.upstream = sockets.socket(sockets.AF_UNIX)
        self.upstream.connect(wire.server_path)
        self.dying = False
        back = threading.Thread(target=self.carry_back, daemon=True)
        back.start()
        try:
            self.carry_there(wire)
        except OSError:
            pass
        try:
            self.upstream.shutdown(sockets.SHUT_RDWR)
        except OSError:
            pass
        self.upstream.close()

    def carry_back(self):
        try:
            while True:
                data = self.upstream.recv(65536)
                if self.dying:
                    self.dead.set()
                    return
                if not data:
                    return
                self.request.sendall(data)
        except OSError:
            pass

    def exactly(self, n):
        data = b""
        while len(data) < n:
            piece = self.request.recv(n - len(data))
            if not piece:
                raise OSError("gone")
            data += piece
        return data

    def carry_there(self, wire):
        while True:
            head = self.exactly(4)
            body = self.exactly(int.from_bytes(head[:3], "little"))
            if wire.no_transactions and body.startswith(BEGIN):
                body = b"\x03DO 1"
                head = bytes([len(body), 0, 0, 0])
            if head[3] == 0 and body[:1] in (bytes([QUERY]), bytes([EXECUTE])):
                wire.n += 1
                if wire.at == wire.n:
                    return self.kill(wire, head + body)
            self.upstream.sendall(head + body)

    def kill(self, wire, packet):
        if wire.after:
            # Carried out; the answer is swallowed.
            self.dead = threading.Event()
            self.dying = True
            self.upstream.sendall(packet)
            self.dead.wait(10)
        wire.child().kill()
        wire.child().wait()


# The day -----------------------------------------------------------------------

def prepare():
    """Something for each kind of step: reminders of three rules, a first and a
    third notice, one to take back, a ladder that ran out, an urgent letter."""
    empty()
    sql("SET foreign_key_checks = 0; DELETE FROM notice_item;"
        "DELETE FROM escalation")
    for n, due in ((2, "2026-06-05"), (2, "2026-06-04"), (1, "2026-05-29"),
                   (1, "2026-05-18"), (1, "2026-06-08")):
        province.assign(n, "'%s'" % due, 3)
    sql("""
INSERT INTO batch_progress VALUES ('remind', '2026-06-04', NULL);
INSERT INTO notice_item (assignment_id, agency_id, due_on, nth, day,
  proposed_at, state, sent_on) SELECT a.id, a.agency_id, a.due_on, s.seq,
  a.due_on + INTERVAL 1 DAY, a.due_on, 'sent', IF(a.due_on = '2026-05-29',
  '2026-05-30' + INTERVAL 3 * (s.seq - 1) DAY, '2026-05-16' + INTERVAL 3 * s.seq
  DAY) FROM assignment a JOIN seq_1_to_3 s WHERE a.due_on = '2026-05-18'
  OR (a.due_on = '2026-05-29' AND s.seq <= 2);
INSERT INTO assignment (task_id, directive_id, agency_id, role, state, open,
  specialist_id, first_due_on, due_on, assigned_at) SELECT 60, 50, MIN(id),
  'coordinating', 'submitted', 1, 900, '2026-06-01', '2026-06-01',
  '2026-03-02 02:00:00' FROM agency;
INSERT INTO notice_item (assignment_id, agency_id, due_on, nth, day,
  proposed_at) SELECT id, agency_id, due_on, 1, '2026-06-02',
  '2026-06-02 01:00:00' FROM assignment WHERE state = 'submitted';
INSERT INTO notification (account_id, kind, directive_id, urgency, created_at)
  VALUES (900, 'forward', 50, 'express', '2026-06-05 01:00:00')""")


def state():
    """Everything a run is to leave behind, whatever happened on the way; of
    each piece, how often it is there."""
    return sql("""
SELECT 'reminder', a.due_on, r.rule, r.day, COUNT(*), COUNT(DISTINCT a.id),
  SUM((SELECT COUNT(*) FROM notification n WHERE n.reminder_id = r.id))
  FROM reminder r JOIN assignment a ON a.id = r.assignment_id
  GROUP BY a.due_on, r.rule, r.day;
SELECT 'overdue', a.due_on, COUNT(*), COUNT(DISTINCT a.id), 0, 0, 0
  FROM notification n JOIN assignment a ON a.id = n.assignment_id
  WHERE n.kind = 'overdue' GROUP BY a.due_on;
SELECT 'told', COUNT(*), SUM(digest_id IS NULL), 0, 0, 0, 0 FROM notification;
SELECT 'notice', a.due_on, i.nth, i.day, i.state, i.withdrawn_reason, COUNT(*)
  FROM notice_item i JOIN assignment a ON a.id = i.assignment_id
  GROUP BY a.due_on, i.nth, i.day, i.state, i.withdrawn_reason;
SELECT 'escalation', a.due_on, e.day, e.state, COUNT(*), 0, 0 FROM escalation e
  JOIN assignment a ON a.id = e.assignment_id GROUP BY a.due_on, e.day, e.state;
SELECT 'mail', o.recipient, REGEXP_REPLACE(o.dedup_key, '[0-9]+$', ''),
  COUNT(*), SUM((SELECT COUNT(*) FROM notification n WHERE n.digest_id = o.id)),
  0, 0 FROM outbox o GROUP BY o.recipient,
  REGEXP_REPLACE(o.dedup_key, '[0-9]+$', '');
SELECT 'progress', day, 0, 0, 0, 0, 0 FROM batch_progress""")


def faults_of_mail(peer):
    """What must not be, after everything has come to rest."""
    faults = ["twice: " + m for m, n in peer.taken.items() if n > 1]
    rows = sql("SELECT message_id, state FROM outbox")
    for message_id, mail_state in rows:
        if mail_state == "sent" and message_id not in peer.taken:
            faults.append("sent and not delivered: " + message_id)
        if mail_state not in ("sent", "unknown"):
            faults.append("%s is %s" % (message_id, mail_state))
    if sum(s == "unknown" for _, s in rows) > 1:
        faults.append("more than one is unknown")
    faults += ["delivered and not there: " + m for m in
               set(peer.taken) - {m for m, _ in rows}]
    return faults


def run_and_die(wire, at, after, *options):
    """One run that is killed at a statement; how many it got to."""
    box = []
    ready = threading.Event()

    def child():
        ready.wait(10)
        return box[0]
    wire.arm(child, at, after)
    box.append(start("--now", NOW, *options, config="wire.conf"))
    ready.set()
    box[0].communicate(timeout=120)
    return wire.n


def after_the_kill(peer):
    """The next run, minutes later, and the one after, when leases are over."""
    return [remind("--now", DAY + " 09:35")[0]] + (
        [remind("--now", DAY + " 09:45")[0]] if number(
            "SELECT COUNT(*) FROM outbox WHERE state = 'sending'") else [])


def try_every_statement(wire, peer):
    began = time.monotonic()
    prepare()
    planned = run_and_die(wire, 0, False, "--plan-only")
    prepare()
    peer.taken.clear()
    n = run_and_die(wire, 0, False)
    wanted = state()
    equal("in peace: no fault", faults_of_mail(peer), [])
    check("there is a piece of each kind", {r[0] for r in wanted} == {
        "reminder", "overdue", "told", "notice", "escalation", "mail",
        "progress"} and n > 50, (n, wanted))
    province.look_for_leaks(False)
    wrong = []
    for at in range(1, n + 1):
        # While planning, nothing happens between two statements: before one
        # is after the last. While sending, a letter goes out in between.
        for after in (False, True) if at > planned else (True,):
            prepare()
            peer.taken.clear()
            reached = run_and_die(wire, at, after)
            statuses = after_the_kill(peer)
            faults = faults_of_mail(peer)
            found = state()
            if reached != at or 2 in statuses or faults or found != wanted:
                wrong.append((at, after, reached, statuses, faults,
                              set(found) ^ set(wanted)))
    print("killed at each of %d statements, %d of them while planning: %.0f s"
          % (n, planned, time.monotonic() - began))
    equal("each rung once, whenever it was killed", wrong[:3], [])
    return n, wanted


# In order -------------------------------------------------------------------------

def try_the_ladder(wire, n):
    """Due 01/6: notices 02/6, 05/6, 08/6, to the Chairman 11/6 (R46, R47),
    while every run of every day is killed somewhere first."""
    for answered in (False, True):
        empty()
        sql("SET foreign_key_checks = 0; DELETE FROM notice_item;"
            "DELETE FROM escalation")
        province.assign(1, "'2026-06-01'", 3)
        for day in range(1, 13):
            now = "2026-06-%02d 09:30" % day
            if answered and day == 10:
                sql("UPDATE assignment SET state = 'submitted'")
            for at in range(1 + day % 3, 60, 7):
                wire.arm(lambda: box[0], 0, True)
                box = [start("--now", now, "--plan-only",
                             config="wire.conf")]
                wire.at = at
                box[0].communicate(timeout=120)
                if wire.n < at:
                    break  # it came to its end, as the run after will
            remind("--now", now, "--plan-only")
            sql("UPDATE notice_item SET state = 'sent', sent_on ="
                " '2026-06-%02d' WHERE state = 'proposed'" % day)
        equal("the three notices on their days", sql(
            "SELECT nth, day, sent_on, COUNT(*) FROM notice_item"
            " GROUP BY nth, day, sent_on ORDER BY nth"),
            [(str(i + 1), d, d, "1") for i, d in enumerate(
                ("2026-06-02", "2026-06-05", "2026-06-08"))])
        equal("the report to the Chairman", sql(
            "SELECT day, state, COUNT(*) FROM escalation GROUP BY day, state"),
            [] if answered else [("2026-06-11", "open", "1")])


# Twins ---------------------------------------------------------------------------

def must_fail_without_transactions(wire, n, wanted):
    """The same kills where a transaction is none, because the wire leaves out
    where it begins: the test has to see it."""
    wire.no_transactions = True
    seen = 0
    for at in range(8, n, 2):
        prepare()
        run_and_die(wire, at, True)
        remind("--now", DAY + " 09:35", "--plan-only")
        seen += state() != wanted
        if seen >= 3:
            break
    wire.no_transactions = False
    check("twin: what is lost without transactions is seen", seen >= 3, seen)


def must_fail_without_the_mark(wire, n, peer):
    """A sender that forgets what it had begun: the test has to see the second
    delivery."""
    for at in range(n, 0, -1):
        prepare()
        peer.taken.clear()
        run_and_die(wire, at, False)
        sql("UPDATE outbox SET state = 'new', lease_until = NULL"
            " WHERE state = 'sending'")
        after_the_kill(peer)
        if any(f.startswith("twice") for f in faults_of_mail(peer)):
            return check("twin", True)
    return check("twin: a second delivery is seen", False)


province.open_as("nv_ladder")
province.notices("yes")
server = Peer(slowest=0)
there = "smtp://127.0.0.1:%d" % server.port
wire_path = province.WORK + "/wire"
province.write_config(there)
province.write_config(there, wire_path, "wire.conf")
the_wire = Wire(wire_path, province.socket)
statements, peaceful = try_every_statement(the_wire, server)
try_the_ladder(the_wire, statements)
must_fail_without_transactions(the_wire, statements, peaceful)
must_fail_without_the_mark(the_wire, statements, server)
province.conclude()
