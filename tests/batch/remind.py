#!/usr/bin/python3
"""Runs batch/remind as a timer would, and as nobody should: killed at random,
several at once, days missed, 10,000 due of 100,000, against a mail server that
defers, refuses and hangs up. What must hold is looked up in the database and
in what the mail server took."""
import json
import os
import random
import sys
import threading
import time
import traceback

import province
from province import (DAY, NOW, Peer, assign, check, empty, equal,
                      kill_at_random, look_at_reminders, memory, notices,
                      number, remind, sql, start, write_config)


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


def try_recurring():
    """R7: four at once and some killed, over missed days: each occurrence once,
    each with the reminders of its own, for the agency that has it."""
    empty()
    sql("""
INSERT INTO task (id, directive_id, number, title, has_deadline, must_report,
  deadline_kind, field_id, specialist_id, office_leader_id, chairman_id,
  created_at) SELECT 1000 + seq, 50, 100 + seq, 'Báo cáo tuần', 1, 1,
  'recurring', (SELECT MIN(id) FROM field), 900, 900, 900,
  '2026-03-02 02:00:00' FROM seq_1_to_40;
INSERT INTO task (id, directive_id, number, parent_id, part_number, title,
  has_deadline, must_report, deadline_kind, due_on, field_id, specialist_id,
  office_leader_id, chairman_id, created_at) SELECT 2000 + seq, 50, 200 + seq,
  1000 + seq, 1, 'Báo cáo tuần', 1, 1, 'date', '2026-04-03',
  (SELECT MIN(id) FROM field), 900, 900, 900, '2026-03-02 02:00:00'
  FROM seq_1_to_40;
INSERT INTO task_text (task_id, content, other_information)
  SELECT id, title, '' FROM task WHERE id > 1000;
INSERT INTO task_series (task_id, unit, every, first_on, until_on, n_made,
  next_on) SELECT 1000 + seq, 'week', 1, '2026-04-03', '2026-05-01', 1,
  '2026-04-04' FROM seq_1_to_40;
INSERT INTO assignment (task_id, directive_id, agency_id, role, state, open,
  specialist_id, first_due_on, due_on, assigned_at)
SELECT 2000 + seq, 50, (SELECT MIN(id) FROM agency) + seq, 'lead', 'received',
  1, 900, '2026-04-03', '2026-04-03', '2026-03-02 02:00:00' FROM seq_1_to_40;
INSERT INTO batch_progress VALUES ('remind', '%s', NULL)""" % "2026-04-23")
    kill_at_random(4, 0.5, "--now", NOW, "--plan-only")
    children = [start("--now", NOW, "--plan-only") for _ in range(4)]
    outputs = [c.communicate(timeout=300)[0] for c in children]
    equal("four at once over what recurs end well",
          [c.returncode for c in children], [0] * 4)
    equal("R7: caught up to the week of today, each once", sql("""
SELECT due_on, COUNT(*), COUNT(DISTINCT parent_id) FROM task
WHERE parent_id IS NOT NULL GROUP BY due_on ORDER BY due_on"""),
          [(day, "40", "40") for day in
           ("2026-04-03", "2026-04-10", "2026-04-17", "2026-04-24")])
    equal("R7: each with who has it", sql("""
SELECT COUNT(*), COUNT(DISTINCT a.task_id), COUNT(DISTINCT a.agency_id)
FROM assignment a WHERE a.open AND a.due_on = '%s'""" % DAY),
          [("40", "40", "40")])
    equal("R7: each agency is told of each", number(
        "SELECT COUNT(*) FROM notification WHERE kind = 'forward'"), 120)
    check("R7: a reminder for each that is due today", number("""
SELECT COUNT(DISTINCT r.assignment_id) FROM reminder r JOIN assignment a
ON a.id = r.assignment_id WHERE a.due_on = '%s'""" % DAY) == 40, outputs)
    status, sums = remind("--date", "2026-05-30", "--now", "2026-05-30 09:30",
                          "--plan-only")
    equal("R7: to the end and no further", (status, sums["occurrences"], sql(
        "SELECT MAX(due_on) FROM task WHERE parent_id IS NOT NULL")),
        (0, "40", [("2026-05-01",)]))
    sql("""
SET foreign_key_checks = 0; DELETE FROM task_series; DELETE FROM task_text;
DELETE FROM task_search; DELETE FROM event; DELETE FROM assignment_interval;
DELETE FROM task WHERE id <> 60""")


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


def try_clock():
    """A clock that is a day ahead, back again and right again; then nothing
    for a week; at the end each rule of each day is there at most once, and
    none that was due on a day that was lived is missing."""
    empty()
    assign(10, "'2026-04-24'")
    assign(10, "'2026-04-27'")
    sql("INSERT INTO batch_progress VALUES ('remind', '2026-04-22', NULL)")
    for day in ("2026-04-23", "2026-04-25", "2026-04-24", "2026-04-23",
                "2026-04-25", "2026-04-26"):
        equal("the clock says %s" % day,
              remind("--now", day + " 09:30", "--plan-only")[0], 0)
    equal("a clock that jumps: nothing twice, the latest of each",
          sql("SELECT due_on, rule, COUNT(*), COUNT(DISTINCT assignment_id)"
              " FROM reminder GROUP BY due_on, rule ORDER BY due_on, rule"),
          [("2026-04-24", "after_1", "10", "10"),
           ("2026-04-24", "before_1", "10", "10"),
           ("2026-04-24", "due_day", "10", "10"),
           ("2026-04-27", "before_1", "10", "10")])
    equal("a clock that jumps: one digest a slot and day", sql(
        "SELECT COUNT(*), COUNT(DISTINCT dedup_key) FROM outbox")[0][0],
        sql("SELECT COUNT(DISTINCT dedup_key) FROM outbox")[0][0])
    remind("--now", "2026-05-04 09:30", "--plan-only")
    equal("after a week: once, of the latest rule", sql(
        "SELECT due_on, rule, COUNT(*) FROM reminder WHERE day > '2026-04-26'"
        " GROUP BY due_on, rule ORDER BY due_on"),
        [("2026-04-24", "after_3", "10"), ("2026-04-27", "after_3", "10")])


def try_no_address():
    """An agency without an address: everything waits for one, is counted and
    is shown; nothing is lost and nothing told twice when it comes."""
    empty()
    assign(6, "'%s'" % DAY, 3)
    sql("UPDATE agency SET email = ''")
    status, sums = remind("--now", NOW, "--plan-only")
    equal("no address", (status, sums["no-address"], sums["digests"]),
          (0, "3", "0"))
    sql("UPDATE agency SET email = CONCAT('ok', id, '@example.vn')")
    _, sums = remind("--now", NOW, "--plan-only")
    equal("then there is one", (sums["no-address"], sums["digests"]),
          ("0", "3"))
    equal("nothing waits", number(
        "SELECT COUNT(*) FROM notification WHERE digest_id IS NULL"), 0)


def try_mail_server(peer):
    empty()
    assign(60, "'%s'" % DAY)
    sql("""
UPDATE agency SET email = CONCAT(CASE id % 6 WHEN 1 THEN 'later' WHEN 2 THEN
  'nobody' WHEN 3 THEN 'cut' WHEN 4 THEN 'drop' ELSE 'ok' END, id,
  '@example.vn');
UPDATE agency SET email = 'stall@example.vn' WHERE id = (SELECT MIN(agency_id)
  FROM assignment WHERE agency_id % 6 = 0);
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
          [("cut", "unknown"), ("drop", "sent"), ("later", "sent"),
           ("nobody", "refused"), ("ok", "sent"),
           ("stall", "unknown")])
    equal("none is lost", sum(states.values()), 60)
    check("deferred and dropped ones were tried three times",
          all(n == 3 for a, n in peer.asked.items()
              if a.startswith(("later", "drop"))),
          peer.asked)
    check("refused and unknown ones were tried once",
          all(n == 1 for a, n in peer.asked.items()
              if a.startswith(("nobody", "cut", "stall"))), peer.asked)
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
    write_config("smtp://127.0.0.1:1")
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


# At the same time ------------------------------------------------------------------

def try_mail():
    """Waits for a server that says nothing, most of the time."""
    province.open_as("nv_remind_mail")
    server = Peer()
    try_mail_server(server)
    try_killed_sending(server)
    try_server_away()


def beside(part):
    """part in a process of its own, with its own database; gives what ends
    it and takes over its counts."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            part()
        except BaseException:
            traceback.print_exc()
            check("it came to its end", False)
        os.write(writer, json.dumps(province.counts).encode())
        sys.stdout.flush()
        os._exit(0)
    os.close(writer)

    def end():
        with os.fdopen(reader) as f:
            text = f.read()
        os.waitpid(pid, 0)
        check("the part beside it tells how it went", text)
        for name, n in json.loads(text or "{}").items():
            province.counts[name] += n
    return end


random.seed(os.environ.get("NV_SEED", time.time()))
mail = beside(try_mail)
province.open_as("nv_remind")
try_large()
try_killed_planning()
try_killed_notices()
try_at_once()
try_recurring()
try_missed_days()
try_clock()
try_no_address()
try_use()
mail()
province.conclude()
