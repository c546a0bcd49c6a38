#!/usr/bin/python3
"""Runs batch/remind as a timer would, and as nobody should: killed at random,
several at once, days missed, 10,000 due of 100,000, against a mail server that
defers, refuses and hangs up. What must hold is looked up in the database and
in what the mail server took."""
import asyncio
import collections
import os
import random
import shutil
import subprocess
import sys
import threading
import time

from aiosmtpd.smtp import SMTP

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.join(REPO, os.environ.get("NV_BUILD", "build/asan"))
NAME = "nv_remind"
WORK = os.path.join(REPO, "build/testdb/remind")
SECRETS = os.path.join(REPO, "build/testdb/secret")
DAY = "2026-04-24"  # a Friday
NOW = DAY + " 09:30"
counts = {"passed": 0, "failed": 0}
# The sanitizer keeps freed memory back; that is not the program's.
ENV = dict(os.environ, ASAN_OPTIONS="quarantine_size_mb=1:" +
           os.environ.get("ASAN_OPTIONS", ""))


def check(what, good, why=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print("FAILED: %s %s" % (what, why))


def equal(what, found, wanted):
    check(what, found == wanted, "%r, wanted %r" % (found, wanted))


# The mail server ----------------------------------------------------------------

class Peer:
    """What it does depends on the name of the recipient."""

    def __init__(self):
        self.taken = collections.Counter()  # by Message-ID
        self.asked = collections.Counter()  # by recipient
        self.texts = {}
        ready = threading.Event()
        threading.Thread(target=self.serve, args=(ready,), daemon=True).start()
        ready.wait(10)

    def serve(self, ready):
        async def run():
            server = await asyncio.get_running_loop().create_server(
                lambda: SMTP(self, ident="peer"), "127.0.0.1", 0)
            self.port = server.sockets[0].getsockname()[1]
            ready.set()
            await asyncio.Event().wait()
        asyncio.run(run())

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.asked[address] += 1
        if address.startswith("later") and self.asked[address] < 3:
            return "450 4.2.1 mailbox busy"
        if address.startswith("nobody"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        head = envelope.original_content.decode().split("\r\n\r\n")[0]
        message_id = head.split("Message-ID: <")[1].split(">")[0]
        self.taken[message_id] += 1
        self.texts[message_id] = envelope.original_content
        if envelope.rcpt_tos[0].startswith("cut"):
            server.transport.abort()
            return "250 unheard"
        await asyncio.sleep(random.random() * 0.03)
        return "250 2.0.0 taken"


# Tools ---------------------------------------------------------------------------

def sql(text, database=NAME):
    done = subprocess.run(
        ["mariadb", "--no-defaults", "--batch", "--skip-column-names",
         "--socket", socket, database], input=text, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.exit(done.stdout)
    return [tuple(line.split("\t")) for line in done.stdout.splitlines()]


def number(text):
    return int(sql(text)[0][0])


def write_config(mail_server):
    values = dict(
        db_socket=socket, db_name=NAME, secret_dir=SECRETS,
        template_dir=REPO + "/templates", file_dir=WORK, upload_dir=WORK,
        log_file=WORK + "/log", office_url="http://127.0.0.1:8080",
        portal_url="http://127.0.0.1:8081", admin_url="http://127.0.0.1:8082",
        secure_cookies="no", unit_name="tỉnh Khánh Hòa", unit_kind="tỉnh",
        office_name="Văn phòng UBND tỉnh Khánh Hòa", hotline="", mail_user="",
        support_email="", mail_from="nhacviec@example.vn",
        mail_server=mail_server, upload_max="20M",
        spool_dir=WORK, signature_authorities="")
    with open(WORK + "/app.conf", "w", encoding="utf-8") as f:
        f.writelines("%s = %s\n" % v for v in values.items())


def start(*options):
    return subprocess.Popen(
        [BUILD + "/batch/remind", "--config", WORK + "/app.conf"] +
        list(options), env=ENV, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)


def remind(*options):
    """(exit status, sums) of one run to its end."""
    child = start(*options)
    output = child.communicate(timeout=300)[0]
    sums = dict(word.split("=") for word in output.split() if "=" in word)
    if child.returncode not in (0, 1, 2):
        print(output)
    return child.returncode, sums


def memory(*options):
    """(largest resident set in kB, exit status) of one run."""
    child = start(*options)
    child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    return usage.ru_maxrss, os.waitstatus_to_exitcode(status)


def kill_at_random(n, slowest, *options):
    """n runs, each killed at a random moment; how many were still running."""
    killed = 0
    for _ in range(n):
        child = start(*options)
        time.sleep(random.random() * slowest)
        killed += child.poll() is None
        child.kill()
        child.communicate()
    return killed


# The province ----------------------------------------------------------------------

def make_world():
    shutil.rmtree(WORK, ignore_errors=True)
    os.makedirs(WORK)
    write_config("maildir:" + WORK)
    sql("DROP DATABASE IF EXISTS %s" % NAME, "")
    command = [BUILD + "/batch/migrate", "--config", WORK + "/app.conf",
               "--sql", REPO + "/sql", "--root", "--grants"]
    for seed in ("calendar", "profile-kh", "agencies-kh", "lists"):
        command += ["--load", "%s/sql/seed-%s.sql" % (REPO, seed)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    sql("""
INSERT INTO account (id, login, kind, role, position, name, email, basis,
  created_at) VALUES (900, 'cv@example.vn', 'personal', 'creator',
  'specialist', 'Lê Thị Hạnh', 'cv@example.vn', 'QĐ 1', UTC_TIMESTAMP());
INSERT INTO directive (id, doc_type, ref_number, ref_symbol, ref_fold, abstract,
  issued_on, released_at, signer, assigner_id, state, record_due_at,
  record_derivation, created_by, created_at) VALUES (50, 'CV', '1986',
  'UBND-KT', '1986/ubnd-kt', 'Về việc rà soát', '2026-03-02',
  '2026-03-02 01:00:00', 'Trần Văn Nam', (SELECT MIN(id) FROM assigner),
  'forwarded', '2026-03-03 09:59:59', '', 900, '2026-03-02 02:00:00');
INSERT INTO task (id, directive_id, number, title, has_deadline, must_report,
  deadline_kind, field_id, specialist_id, office_leader_id, chairman_id,
  created_at) VALUES (60, 50, 1, 'Rà soát quỹ đất công', 1, 1, 'date',
  (SELECT MIN(id) FROM field), 900, 900, 900, '2026-03-02 02:00:00');
""")


def empty():
    sql("""
SET foreign_key_checks = 0; DELETE FROM notification; DELETE FROM reminder;
DELETE FROM assignment; DELETE FROM outbox; DELETE FROM batch_progress;
UPDATE agency SET email = CONCAT('ok', id, '@example.vn');
""")


def assign(n, due_on, n_agencies=60, state="received"):
    """n assignments due on a day (SQL), spread over the agencies."""
    sql("""
INSERT INTO assignment (task_id, directive_id, agency_id, role, state, open,
  specialist_id, first_due_on, due_on, assigned_at)
SELECT 60, 50, g.id, 'lead', '%s', 1, 900, %s, %s, '2026-03-02 02:00:00'
FROM seq_1_to_%d s JOIN (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place
  FROM agency) g ON g.place = s.seq %% %d + 1
""" % (state, due_on, due_on, n, n_agencies))


def look_at_reminders(what, wanted):
    equal(what + ": each exactly once", number("SELECT COUNT(*) FROM reminder"),
          wanted)
    equal(what + ": each told to its agency once", number("""
SELECT COUNT(DISTINCT r.id) FROM reminder r JOIN notification n
  ON n.reminder_id = r.id AND n.agency_id = r.agency_id"""), wanted)
    equal(what + ": the overdue told to the specialist once", sql("""
SELECT COUNT(*), COUNT(DISTINCT assignment_id) FROM notification
  WHERE account_id = 900"""), sql("""
SELECT COUNT(*), COUNT(*) FROM reminder WHERE rule LIKE 'after%'"""))
    equal(what + ": nothing else was told", number("""
SELECT COUNT(*) FROM notification WHERE reminder_id IS NULL
  AND kind <> 'overdue'"""), 0)


# Cases -------------------------------------------------------------------------------

def try_large():
    empty()
    assign(100, "'%s'" % DAY)
    few, status = memory("--now", NOW, "--plan-only")
    equal("a small run", status, 0)
    empty()
    assign(10000, "'%s'" % DAY)
    assign(90000, "'2026-04-24' + INTERVAL 100 + s.seq % 300 DAY")
    begin = time.monotonic()
    many, status = memory("--now", NOW, "--plan-only")
    print("10,000 due of 100,000: %.1f s, %d kB (100 due: %d kB)" %
          (time.monotonic() - begin, many, few))
    equal("a large run", status, 0)
    check("memory stays flat", many < few + 12 * 1024, "%d, %d" % (few, many))
    look_at_reminders("10,000", 10000)
    equal("a digest for each agency",
          number("SELECT COUNT(*) FROM outbox WHERE agency_id IS NOT NULL"), 60)
    equal("nothing waits", number(
        "SELECT COUNT(*) FROM notification WHERE digest_id IS NULL"), 0)
    before = sql("CHECKSUM TABLE reminder, notification, outbox")
    status, sums = remind("--now", NOW, "--plan-only")
    equal("again: nothing new", (status, sums["reminders"], sums["digests"]),
          (0, "0", "0"))
    equal("again: nothing changed",
          sql("CHECKSUM TABLE reminder, notification, outbox"), before)


def try_killed_planning():
    empty()
    assign(3000, "'%s'" % DAY)
    assign(3000, "'2026-04-23'")
    sql("INSERT INTO batch_progress VALUES ('remind', '2026-04-23', NULL)")
    killed = kill_at_random(25, 0.35, "--now", NOW, "--plan-only")
    check("some runs were killed while planning", killed > 5, killed)
    status, _ = remind("--now", NOW, "--plan-only")
    equal("the run after", status, 0)
    look_at_reminders("killed", 6000)
    equal("killed: one digest each", sql("""
SELECT COUNT(*), COUNT(DISTINCT COALESCE(agency_id, 0)) FROM outbox"""),
          [("61", "61")])
    equal("killed: nothing is lost", number(
        "SELECT COUNT(*) FROM notification WHERE digest_id IS NULL"), 0)
    equal("killed: every message is carried by one that is there", number("""
SELECT COUNT(*) FROM notification n LEFT JOIN outbox o ON o.id = n.digest_id
WHERE o.id IS NULL OR NOT (o.agency_id <=> n.agency_id)"""), 0)


def notices(on):
    """The ladder of notices is a rule of the province."""
    sql("UPDATE rule_setting SET value = '%s' WHERE name = 'notice_enabled';"
        "UPDATE rule_version SET version = version + 1" % on)


def try_killed_notices():
    """Each rung proposed once, each end reported once, whatever is killed and
    however many run at the same time."""
    empty()
    sql("SET foreign_key_checks = 0; DELETE FROM notice_item;"
        "DELETE FROM escalation")
    notices("yes")
    assign(2000, "'2026-04-22'")
    assign(1000, "'2026-03-02'")
    sql("""
INSERT INTO notice_item (assignment_id, agency_id, due_on, nth, day,
  proposed_at, state, sent_on) SELECT a.id, a.agency_id, a.due_on, s.seq,
  '2026-03-03', '2026-03-03', 'sent', '2026-03-03' + INTERVAL 3 * s.seq DAY
  FROM assignment a JOIN seq_1_to_3 s WHERE a.due_on = '2026-03-02'""")
    # What came between is taken back by the same run.
    sql("""
INSERT INTO notice_item (assignment_id, agency_id, due_on, nth, day,
  proposed_at) SELECT id, agency_id, due_on, 1, '2026-04-23',
  '2026-04-23 01:00:00' FROM assignment WHERE due_on = '2026-04-22' LIMIT 500;
UPDATE assignment SET state = 'submitted' WHERE due_on = '2026-04-22' LIMIT 250
""")
    killed = kill_at_random(15, 1.5, "--now", NOW, "--plan-only")
    check("some runs were killed over notices", killed > 0, killed)
    children = [start("--now", NOW, "--plan-only") for _ in range(3)]
    for child in children:
        child.communicate(timeout=300)
    equal("three at once over notices end well",
          [c.returncode for c in children], [0] * 3)
    equal("each overdue task has one first notice", sql("""
SELECT COUNT(*), COUNT(DISTINCT assignment_id), MIN(nth), MAX(nth)
FROM notice_item WHERE state = 'proposed'"""), [("1750", "1750", "1", "1")])
    equal("with a result it was taken back, and says why", sql("""
SELECT state, withdrawn_reason, COUNT(*) FROM notice_item
WHERE due_on = '2026-04-22' AND state <> 'proposed' GROUP BY 1, 2"""),
          [("withdrawn", "result", "250")])
    equal("each ladder that ran out is reported once", sql("""
SELECT COUNT(*), COUNT(DISTINCT assignment_id), MIN(day), MAX(day)
FROM escalation WHERE state = 'open'"""),
          [("1000", "1000", "2026-03-16", "2026-03-16")])
    _, sums = remind("--now", NOW, "--plan-only")
    equal("again: nothing new",
          (sums["notices"], sums["withdrawn"], sums["escalations"]),
          ("0", "0", "0"))
    notices("no")


def try_at_once():
    empty()
    assign(4000, "'%s'" % DAY)
    sql("INSERT INTO batch_progress VALUES ('remind', '2026-04-23', NULL)")
    children = [start("--now", NOW, "--plan-only") for _ in range(4)]
    outputs = [c.communicate(timeout=300)[0] for c in children]
    equal("four at once all end well", [c.returncode for c in children],
          [0] * 4)
    look_at_reminders("four at once", 4000)
    made = sum(int(o.split("reminders=")[1].split()[0]) for o in outputs)
    equal("four at once: the sums add up", made, 4000)
    equal("four at once: one digest each",
          number("SELECT COUNT(*) FROM outbox"), 60)


def try_missed_days():
    empty()
    assign(10, "'2026-04-24'")  # due_day today; before_* were missed
    assign(10, "'2026-04-20'")  # after_1 and after_2 were missed
    assign(10, "'2026-04-29'")  # before_3 was yesterday
    sql("INSERT INTO batch_progress VALUES ('remind', '2026-04-15', NULL)")
    status, sums = remind("--now", NOW, "--dry-run")
    equal("dry run", (status, sums["reminders"], sums["digests"]),
          (0, "30", "11"))
    equal("dry run: nothing is changed", sql("""
SELECT (SELECT COUNT(*) FROM reminder), (SELECT COUNT(*) FROM notification),
  (SELECT COUNT(*) FROM outbox), (SELECT day FROM batch_progress)"""),
          [("0", "0", "0", "2026-04-15")])
    status, _ = remind("--now", NOW, "--plan-only")
    equal("missed days: only the latest rule", sql("""
SELECT due_on, rule, day, COUNT(*) FROM reminder GROUP BY due_on, rule, day
ORDER BY due_on"""), [("2026-04-20", "after_2", "2026-04-24", "10"),
                      ("2026-04-24", "due_day", "2026-04-24", "10"),
                      ("2026-04-29", "before_3", "2026-04-23", "10")])
    for day in ("2026-04-25", "2026-04-26", "2026-04-27", "2026-04-28"):
        remind("--date", day, "--now", NOW, "--plan-only")
    equal("day by day from then on", sql("""
SELECT due_on, GROUP_CONCAT(DISTINCT rule ORDER BY day) FROM reminder
GROUP BY due_on ORDER BY due_on"""), [
    ("2026-04-20", "after_2,after_3"),
    ("2026-04-24", "due_day,after_1,after_2"),
    ("2026-04-29", "before_3,before_1")])


def try_mail_server(peer):
    empty()
    assign(60, "'%s'" % DAY)
    sql("""
UPDATE agency SET email = CONCAT(CASE id % 4 WHEN 1 THEN 'later' WHEN 2 THEN
  'nobody' WHEN 3 THEN 'cut' ELSE 'ok' END, id, '@example.vn');
INSERT INTO batch_progress VALUES ('remind', '2026-04-23', NULL)""")
    write_config("smtp://127.0.0.1:%d" % peer.port)
    kinds = dict(sql("""
SELECT REGEXP_REPLACE(recipient, '[0-9]*@.*', ''), COUNT(*) FROM outbox
GROUP BY 1"""))
    equal("nothing is written yet", kinds, {})
    states, hour = {}, 9
    while hour < 21:
        status, _ = remind("--now", "%s %02d:45" % (DAY, hour))
        states = dict(((a, b), int(n)) for a, b, n in sql("""
SELECT REGEXP_REPLACE(recipient, '[0-9]*@.*', '') AS kind, state, COUNT(*)
FROM outbox GROUP BY kind, state"""))
        if status == 0:
            break
        hour += 1
    equal("in the end nothing waits", status, 0)
    equal("each became what it must", sorted(states),
          [("cut", "unknown"), ("later", "sent"), ("nobody", "refused"),
           ("ok", "sent")])
    equal("none is lost", sum(states.values()), 60)
    check("deferred ones were tried three times",
          all(n == 3 for a, n in peer.asked.items() if a.startswith("later")),
          peer.asked)
    check("refused and unknown ones were tried once",
          all(n == 1 for a, n in peer.asked.items()
              if a.startswith(("nobody", "cut"))), peer.asked)
    equal("no message came twice", set(peer.taken.values()), {1})
    equal("sent is what was taken, unknown what was cut off", sorted(peer.taken),
          sorted(m for m, in sql("""
SELECT message_id FROM outbox WHERE state IN ('sent', 'unknown')""")))
    equal("the answers are kept", sql("""
SELECT DISTINCT SUBSTRING(last_answer, 1, 3) FROM outbox
WHERE state IN ('sent', 'refused') ORDER BY 1"""), [("250",), ("550",)])


def try_killed_sending(peer):
    empty()
    assign(66, "'%s'" % DAY, 66)
    assign(66, "'2026-04-23'", 66)
    sql("INSERT INTO batch_progress VALUES ('remind', '2026-04-23', NULL)")
    remind("--now", NOW, "--plan-only")
    sql("""
INSERT INTO outbox (dedup_key, recipient, account_id, message_id, subject, body,
  next_at, created_at) SELECT CONCAT('urgent:', seq), CONCAT('ok', seq,
  '@example.vn'), 900, CONCAT('urgent.', seq, '@example.vn'), 'Thử', 'Nội dung',
  '2026-04-24 02:30:00', '2026-04-24 02:30:00' FROM seq_1_to_300""")
    total = number("SELECT COUNT(*) FROM outbox")
    peer.taken.clear()
    workers = [threading.Thread(target=kill_at_random, args=(
        6, 0.8, "--now", NOW, "--send-only")) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    stuck = number("SELECT COUNT(*) FROM outbox WHERE state = 'sending'")
    remind("--now", DAY + " 10:30", "--send-only")
    states = dict(sql("SELECT state, COUNT(*) FROM outbox GROUP BY state"))
    print("killed while sending: %d of %d stuck, then %s" %
          (stuck, total, states))
    check("some were killed while sending", stuck > 0, states)
    equal("what was stuck is unknown", int(states.get("unknown", 0)), stuck)
    equal("all else is sent", int(states["sent"]), total - stuck)
    equal("killed: no message came twice", set(peer.taken.values()), {1})
    sent = {m for m, in sql(
        "SELECT message_id FROM outbox WHERE state = 'sent'")}
    check("killed: sent means delivered", sent <= set(peer.taken),
          sent - set(peer.taken))
    before = sum(peer.taken.values())
    status, sums = remind("--now", "2026-05-24 09:30", "--send-only")
    equal("unknown ones are never sent by machine",
          (status, sums["sent"], sum(peer.taken.values())), (0, "0", before))


def try_server_away():
    empty()
    assign(60, "'%s'" % DAY)
    sql("INSERT INTO batch_progress VALUES ('remind', '2026-04-23', NULL)")
    write_config("smtp://127.0.0.1:1")
    status, sums = remind("--now", NOW)
    equal("a server that is away: the run ends soon and says so",
          (status, sums["deferred"]), (1, "5"))


def try_use():
    equal("wrong use", remind("--never")[0], 2)
    equal("a day that does not exist", remind("--date", "2026-02-30")[0], 2)
    equal("nothing to do", remind("--plan-only", "--send-only")[0], 2)
    empty()
    assign(1000, "'%s'" % DAY)
    child = start("--now", NOW, "--plan-only")
    time.sleep(0.05)
    child.terminate()
    child.communicate()
    check("a polite end", child.returncode in (0, 1, -15), child.returncode)
    sql("RENAME TABLE batch_progress TO hidden")
    status, _ = remind("--now", NOW)
    sql("RENAME TABLE hidden TO batch_progress")
    equal("without its tables it cannot work", status, 2)


random.seed(os.environ.get("NV_SEED", time.time()))
socket = subprocess.run([REPO + "/tests/support/testdb.sh", "start"],
                        check=True, text=True,
                        stdout=subprocess.PIPE).stdout.strip()
make_world()
try_large()
try_killed_planning()
try_killed_notices()
try_at_once()
try_missed_days()
server = Peer()
try_mail_server(server)
try_killed_sending(server)
try_server_away()
try_use()
print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
sys.exit(counts["failed"] > 0)
