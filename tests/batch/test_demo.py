#!/usr/bin/python3
"""Makes the demo province of both profiles with batch/demo, and looks whether
it shows what a newcomer should see and holds what must hold everywhere."""
import os
import re
import subprocess
import sys

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.join(REPO, os.environ.get("NV_BUILD", "build/asan"))
WORK = os.path.join(REPO, "build/testdb/demo")
SECRETS = os.path.join(REPO, "build/testdb/secret")
NOW = "2026-11-20 10:00"  # a Friday
UNITS = {"kh": ("tỉnh", "tỉnh Khánh Hòa", "khanhhoa.gov.vn"),
         "tth": ("thành phố", "thành phố Huế", "hue.gov.vn")}
# Days whose year, quarter or month has just begun or is about to end.
OTHER_DAYS = ["2027-01-04 08:00", "2027-02-28 23:30"]
counts = {"passed": 0, "failed": 0}


def check(what, good, why=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print("FAILED: %s %s" % (what, why))


def equal(what, found, wanted):
    check(what, found == wanted, "%r, wanted %r" % (found, wanted))


# Tools ---------------------------------------------------------------------------

class World:
    def __init__(self, profile):
        self.profile = profile
        self.name = "nv_demo_" + profile
        self.config = WORK + "/" + self.name + ".conf"
        self.logins = WORK + "/" + self.name + ".logins"
        kind, name, domain = UNITS[profile]
        values = dict(
            db_socket=socket, db_name=self.name, secret_dir=SECRETS,
            template_dir=REPO + "/templates", file_dir=WORK, upload_dir=WORK,
            log_file="-", office_url="http://127.0.0.1:8080",
            portal_url="http://127.0.0.1:8081",
            admin_url="http://127.0.0.1:8082", secure_cookies="no",
            unit_name=name, unit_kind=kind, office_name="Văn phòng " + name,
            hotline="", mail_user="", support_email="",
            mail_from="nhacviec@" + domain, mail_server="maildir:" + WORK,
            upload_max="20M",
        spool_dir=WORK, signature_authorities="")
        with open(self.config, "w", encoding="utf-8") as f:
            f.writelines("%s = %s\n" % v for v in values.items())

    def sql(self, text, database=None):
        done = subprocess.run(
            ["mariadb", "--no-defaults", "--batch", "--skip-column-names",
             "--socket", socket, self.name if database is None else database],
            input=text, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
        if done.returncode != 0:
            sys.exit(done.stdout)
        return [tuple(line.split("\t")) for line in done.stdout.splitlines()]

    def number(self, text):
        return float(self.sql(text)[0][0])

    def run(self, program, *options):
        """(exit status, output)"""
        done = subprocess.run(
            [BUILD + "/batch/" + program, "--config", self.config] +
            list(options), text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=280)
        return done.returncode, done.stdout

    def make_empty(self):
        self.sql("DROP DATABASE IF EXISTS " + self.name, "")
        seeds = ["calendar", "profile-" + self.profile,
                 "agencies-" + self.profile, "lists"]
        migrate = ["--sql", REPO + "/sql", "--root", "--grants"]
        for seed in seeds:
            migrate += ["--load", "%s/sql/seed-%s.sql" % (REPO, seed)]
        status, output = self.run("migrate", *migrate)
        if status != 0:
            sys.exit(output)

    def load(self, now):
        return self.run("demo", "--now", now, "--logins", self.logins)

    def sum(self):
        """One line that differs when anything people see differs."""
        return self.sql(
            "SELECT MD5(GROUP_CONCAT(line ORDER BY id SEPARATOR '')) FROM"
            " (SELECT a.id, CONCAT_WS('|', a.task_id, a.agency_id, a.state,"
            " a.due_on, a.outcome, a.updated_at, a.result_on) line"
            " FROM assignment a) x;"
            "SELECT COUNT(*), MAX(at), SUM(CRC32(CONCAT(kind, at, reason,"
            " document))) FROM event")


def words(rows):
    return {row[0] for row in rows}


# What a newcomer should see ---------------------------------------------------------

def check_variety(w):
    enum = w.sql("SELECT COLUMN_TYPE FROM information_schema.COLUMNS WHERE"
                 " TABLE_SCHEMA = '%s' AND TABLE_NAME = 'assignment' AND"
                 " COLUMN_NAME = 'state'" % w.name)[0][0]
    equal("every state", words(w.sql("SELECT DISTINCT state FROM assignment")),
          set(re.findall(r"'(\w+)'", enum)))
    equal("every outcome",
          words(w.sql("SELECT DISTINCT outcome FROM assignment")),
          {"none", "early", "on_time", "late", "no_deadline"})
    check("extensions of every kind",
          words(w.sql("SELECT DISTINCT decision FROM extension")) >=
          {"pending", "granted", "changed", "refused"})
    check("returns of every kind",
          words(w.sql("SELECT DISTINCT decision FROM return_request")) ==
          {"pending", "corrected", "transferred", "refused"})
    equal("difficulties", words(w.sql("SELECT DISTINCT open FROM difficulty")),
          {"0", "1"})
    equal("what agencies say", words(w.sql("SELECT DISTINCT kind FROM reply")),
          {"progress", "result", "explanation", "plan"})
    check("kinds of deadline",
          words(w.sql("SELECT DISTINCT deadline_kind FROM task")) >=
          {"date", "date_before", "month", "quarter", "recurring", "relative",
           "continuous", "milestones", "none"})
    check("R7: occurrences and milestones, and no parent is handed out",
          w.number("SELECT COUNT(DISTINCT parent_id) FROM task WHERE"
                   " parent_id IS NOT NULL") >= 4 and
          w.number("SELECT COUNT(*) FROM assignment a JOIN task k ON"
                   " k.parent_id = a.task_id WHERE a.assigned_at IS NOT NULL")
          == 0)
    check("R7: the second occurrence of something has begun",
          w.number("SELECT MAX(part_number) FROM task") >= 2)
    check("kinds of events",
          words(w.sql("SELECT DISTINCT kind FROM event")) >=
          {"create", "forward", "receive", "return", "correct", "transfer",
           "refuse_return", "progress", "plan", "explanation", "difficulty",
           "difficulty_decide", "submit", "confirm", "send_back",
           "extension_request", "extension_grant", "extension_refuse",
           "extension_change", "amend", "follower_change", "urge", "recall",
           "cancel", "paper_received"})
    equal("urgencies", words(w.sql("SELECT DISTINCT urgency FROM directive")),
          {"normal", "urgent", "very_urgent", "express"})
    equal("sources", words(w.sql("SELECT DISTINCT source FROM directive")),
          {"committee", "government", "work_programme"})


def check_size(w):
    n = w.number("SELECT COUNT(*) FROM assignment")
    check("900 to 1,600 assignments", 900 <= n <= 1600, n)
    communes = w.number("SELECT COUNT(*) FROM agency WHERE kind = 'locality'")
    check("tasks for all communes",
          w.number("SELECT COUNT(*) FROM (SELECT task_id FROM assignment"
                   " GROUP BY task_id HAVING COUNT(*) >= %d) x" % communes)
          >= 4)
    overdue = w.number(
        "SELECT AVG(due_on < DATE('%s')) FROM assignment WHERE open AND"
        " state <> 'submitted'" % NOW)
    check("a believable part is overdue", 0.03 < overdue < 0.15, overdue)
    check("something is due today and soon", w.number(
        "SELECT COUNT(DISTINCT due_on) FROM assignment WHERE open AND due_on"
        " BETWEEN DATE('%s') AND DATE('%s') + INTERVAL 3 DAY" % (NOW, NOW))
        >= 3)
    check("drafts, one too late", w.number(
        "SELECT SUM(record_due_at < CONVERT_TZ('%s', '+07:00', '+00:00'))"
        " FROM directive WHERE state = 'draft'" % NOW) == 1)
    check("some are unread", 20 <= w.number(
        "SELECT COUNT(*) FROM notification WHERE read_at IS NULL") <= 400)


# What must hold ---------------------------------------------------------------------

BROKEN = {
    "events in the order of time":
        "SELECT COUNT(*) FROM (SELECT at < LAG(at) OVER (ORDER BY id) wrong"
        " FROM event) x WHERE wrong",
    "no event in the future":
        "SELECT COUNT(*) FROM event WHERE at >"
        " CONVERT_TZ('%s', '+07:00', '+00:00')" % NOW,
    "nothing before its release":
        "SELECT COUNT(*) FROM event e JOIN directive d ON d.id ="
        " e.directive_id WHERE e.at < d.released_at",
    "an event for every state but draft":
        "SELECT COUNT(*) FROM assignment a WHERE state <> 'draft' AND"
        " assigned_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event e"
        " WHERE e.assignment_id = a.id AND e.to_state = a.state)",
    "the newest interval is the assignment":
        "SELECT COUNT(*) FROM assignment a LEFT JOIN assignment_interval i ON"
        " i.assignment_id = a.id AND i.valid_to >= '9999-12-31' WHERE"
        " a.assigned_at IS NOT NULL AND (i.version IS NULL OR i.version <>"
        " a.version OR i.state <> a.state OR NOT i.due_on <=> a.due_on)",
    "who acts for an agency is its officer":
        "SELECT COUNT(*) FROM event e JOIN account c ON c.id = e.account_id"
        " LEFT JOIN officer o ON o.id = e.officer_id WHERE c.kind = 'agency'"
        " AND NOT o.agency_id <=> c.agency_id",
    "texts are whole":
        "SELECT COUNT(*) FROM task_text x JOIN task t ON t.id = x.task_id JOIN"
        " directive d ON d.id = t.directive_id WHERE CONCAT(x.content,"
        " t.product, t.lead_words, t.coordinating_words, t.deadline_text,"
        " d.abstract) REGEXP '[{}]'",
    "replies are whole":
        "SELECT COUNT(*) FROM reply WHERE reply_text REGEXP '[{}]'",
    "no agency without a leader in charge":
        "SELECT COUNT(*) FROM account c WHERE kind = 'agency' AND 2 <> (SELECT"
        " COUNT(DISTINCT duty) FROM officer o WHERE o.agency_id ="
        " c.agency_id)",
}


def check_rules(w):
    for what, question in BROKEN.items():
        equal(what, w.number(question), 0)
    equal("agencies without an account", w.number(
        "SELECT COUNT(*) FROM agency g WHERE CURDATE() BETWEEN"
        " g.valid_from AND g.valid_to"
        " AND NOT EXISTS (SELECT 1 FROM account c WHERE c.agency_id = g.id"
        " AND c.kind = 'agency')"), 5)  # two of them reorganised long ago
    equal("one must change its password", w.number(
        "SELECT COUNT(*) FROM account WHERE must_change_password"), 1)
    equal("positions", w.sql(
        "SELECT position, COUNT(*) FROM account WHERE kind = 'personal' GROUP"
        " BY position ORDER BY position"),
        [("none", "3"), ("specialist", "6"), ("division_head", "3"),
         ("office_leader", "2"), ("vice_chairman", "3"), ("chairman", "1")])


def check_logins(w):
    with open(w.logins, encoding="utf-8") as f:
        text = f.read()
    for login in re.findall(r"\S+@\S+", text):
        equal("login " + login, w.number(
            "SELECT COUNT(*) FROM account JOIN account_secret ON account_id ="
            " id WHERE login = '%s'" % login), 1)
    check("enough logins", text.count("@") >= 12, text)
    check("one for each site", all(
        "http://127.0.0.1:%d" % port in text for port in (8080, 8081, 8082)))


def check_sums(w):
    """Finished work is summed, the sums are right, and a wrong one is found."""
    equal("tidy", w.run("tidy")[0], 0)
    frozen = "SELECT COUNT(*) FROM frozen_report"
    equal("frozen in one run", w.number(frozen), 6)
    equal("frozen are the last cut-offs", w.number(
        "SELECT MAX(to_on) > CURDATE() - INTERVAL 32 DAY FROM frozen_report"),
        1)
    check("something is summed", w.number("SELECT COUNT(*) FROM report_month"))
    equal("sums are right", w.run("tidy", "--check")[0], 0)
    w.sql("UPDATE report_month SET n = n + 1 ORDER BY first_day, agency_id,"
          " role, leaf LIMIT 1")
    status, said = w.run("tidy", "--check")
    equal("a wrong sum", (status, "wrong=2" in said), (1, True))
    equal("tidy --again", w.run("tidy", "--again")[0], 0)
    equal("what was missed is made up for", w.number(frozen), 12)
    equal("all is right again", w.run("tidy", "--check")[0], 0)
    equal("wrong use", w.run("tidy", "--what")[0], 64)


def check_papers(w, output):
    """Each directive has its paper, and the paper says what was recorded."""
    made = int(re.search(r"demo: (\d+) directives", output).group(1))
    equal("directives with their paper", w.number(
        "SELECT COUNT(DISTINCT directive_id) FROM file"
        " WHERE owner_kind = 'directive'"), made)
    number, symbol, name, sha256 = w.sql(
        "SELECT d.ref_number, d.ref_symbol, f.name, LOWER(HEX(f.sha256)) FROM"
        " file f JOIN directive d ON d.id = f.directive_id ORDER BY f.id LIMIT 1"
        )[0]
    equal("name of the file", name, "%s-%s.pdf" % (number, symbol))
    text = subprocess.run(
        ["pdftotext", "-layout", "%s/%s/%s/%s" % (WORK, sha256[:2], sha256[2:4],
                                                  sha256), "-"],
        stdout=subprocess.PIPE, check=True).stdout.decode()
    check("number on the paper", "Số: %s/%s" % (number, symbol) in text, text)


def check_world(profile):
    w = World(profile)
    w.make_empty()
    status, output = w.load(NOW)
    equal(profile + " is made", (status, output if status else ""), (0, ""))
    if status != 0:
        return
    check_variety(w)
    check_size(w)
    check_papers(w, output)
    check_rules(w)
    check_logins(w)
    before = w.sum()
    check_sums(w)
    equal("not into a database in use", w.load(NOW)[0], 1)
    equal("nothing was changed by it", w.sum(), before)
    if profile == "tth":
        w.make_empty()
        w.load(NOW)
        equal("the same world again", w.sum(), before)
    w.sql("DROP DATABASE " + w.name)


def check_other_days():
    w = World("tth")
    for day in OTHER_DAYS:
        w.make_empty()
        status, output = w.load(day)
        equal(day, (status, output if status else ""), (0, ""))
    # A world that stops half way is none: without fields nothing is made.
    w.make_empty()
    w.sql("UPDATE field SET closed = 1 WHERE name = 'Y tế'")
    equal("without a field", w.load(NOW)[0], 1)
    equal("nothing is left", w.number("SELECT COUNT(*) FROM account"), 0)
    w.sql("DROP DATABASE " + w.name)


def main():
    global socket
    database = REPO + "/tests/support/testdb.sh"
    subprocess.run([database, "start"], check=True, stdout=subprocess.DEVNULL)
    socket = subprocess.run([database, "socket"], check=True, text=True,
                            stdout=subprocess.PIPE).stdout.strip()
    os.makedirs(WORK, exist_ok=True)
    check_world("kh")
    check_world("tth")
    check_other_days()
    print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
