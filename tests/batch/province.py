"""What the tests of batch/remind share: a mail server that does what the name of
the recipient says, a database of their own with the province of Khánh Hòa in it,
and runs of the program. Not a test: it has no "#!".

    province.open_as("nv_remind")
    province.assign(10, "'2026-04-24'")
    status, sums = province.remind("--now", province.NOW)
"""
import asyncio
import collections
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time

from aiosmtpd.smtp import SMTP

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.join(REPO, os.environ.get("NV_BUILD", "build/asan"))
SECRETS = os.path.join(REPO, "build/testdb/secret")
DAY = "2026-04-24"  # a Friday
NOW = DAY + " 09:30"
NAME = WORK = socket = ""  # of open_as
counts = {"passed": 0, "failed": 0}
asking = threading.Lock()
# The sanitizer keeps freed memory back; that is not the program's.
ENV = dict(os.environ, ASAN_OPTIONS="quarantine_size_mb=1:" +
           os.environ.get("ASAN_OPTIONS", ""))


def check(what, good, why=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print("FAILED: %s %s" % (what, why))


def equal(what, found, wanted):
    check(what, found == wanted, "%r, wanted %r" % (found, wanted))


def conclude():
    print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
    sys.exit(counts["failed"] > 0)


def open_as(name):
    """A database of this name with a province, and a folder beside it."""
    global NAME, WORK, socket
    NAME = name
    WORK = os.path.join(REPO, "build/testdb", name)
    socket = subprocess.run([REPO + "/tests/support/testdb.sh", "start"],
                            check=True, text=True,
                            stdout=subprocess.PIPE).stdout.strip()
    make_world()


# The mail server ----------------------------------------------------------------

class Peer:
    """What it does depends on the name of the recipient."""

    def __init__(self, slowest=0.03):
        self.slowest = slowest  # seconds until a message is taken
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
        if address.startswith("drop") and self.asked[address] < 3:
            server.transport.abort()
            return "250 unheard"
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
        if envelope.rcpt_tos[0].startswith("stall"):
            await asyncio.sleep(90)  # longer than anybody waits
        await asyncio.sleep(random.random() * self.slowest)
        return "250 2.0.0 taken"


# Tools ---------------------------------------------------------------------------

clients = {}  # the database's own client, kept open: by name of the database
END = "-- this was all --"


def client():
    """A new one for each question would cost more than the question."""
    if NAME not in clients:
        clients[NAME] = subprocess.Popen(
            ["mariadb", "--no-defaults", "--batch", "--skip-column-names",
             "--unbuffered", "--socket", socket, NAME], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
    return clients[NAME]


def sql(text, database=None):
    """Rows of texts; what text sets for its session ends with it."""
    if database is not None:
        return sql_once(text, database)
    with asking:
        mariadb = client()
        mariadb.stdin.write("%s;\nSET foreign_key_checks = DEFAULT;\n"
                            "SELECT '%s';\n" % (text, END))
        mariadb.stdin.flush()
        lines = []
        for line in mariadb.stdout:
            if line == END + "\n":
                return [tuple(l.split("\t")) for l in lines]
            lines.append(line[:-1])
    sys.exit("\n".join(lines))


def sql_once(text, database):
    done = subprocess.run(
        ["mariadb", "--no-defaults", "--batch", "--skip-column-names",
         "--socket", socket, database], input=text, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.exit(done.stdout)
    return [tuple(line.split("\t")) for line in done.stdout.splitlines()]


def number(text):
    return int(sql(text)[0][0])


def write_config(mail_server, db_socket=None, name="app.conf"):
    values = dict(
        db_socket=db_socket or socket, db_name=NAME, secret_dir=SECRETS,
        template_dir=REPO + "/templates", file_dir=WORK, upload_dir=WORK,
        log_file=WORK + "/log", office_url="http://127.0.0.1:8080",
        portal_url="http://127.0.0.1:8081", admin_url="http://127.0.0.1:8082",
        secure_cookies="no", unit_name="tỉnh Khánh Hòa", unit_kind="tỉnh",
        office_name="Văn phòng UBND tỉnh Khánh Hòa", hotline="", mail_user="",
        support_email="", mail_from="nhacviec@example.vn",
        mail_server=mail_server, upload_max="20M", spool_dir=WORK, signature_authorities="")
    with open(WORK + "/" + name, "w", encoding="utf-8") as f:
        f.writelines("%s = %s\n" % v for v in values.items())


def look_for_leaks(on):
    """At its end a program searches its memory, which takes longer than a
    small run; not needed where the same run was searched before."""
    ENV["ASAN_OPTIONS"] = re.sub(r"detect_leaks=\d:", "", ENV["ASAN_OPTIONS"])
    ENV["ASAN_OPTIONS"] = "detect_leaks=%d:" % on + ENV["ASAN_OPTIONS"]


def start(*options, config="app.conf"):
    return subprocess.Popen(
        [BUILD + "/batch/remind", "--config", WORK + "/" + config] +
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
    many = number("SELECT COUNT(*) FROM (SELECT 1 FROM assignment"
                  " LIMIT 501) a") > 500
    tables = ["notification", "reminder", "assignment", "outbox",
              "batch_progress"]
    if many:  # of few rows deleting is quicker
        tables += ["notice_item", "escalation"]
    sql("SET foreign_key_checks = 0; %s"
        "UPDATE agency SET email = CONCAT('ok', id, '@example.vn')" % "".join(
            ("TRUNCATE %s;" if many else "DELETE FROM %s;") % table
            for table in tables))


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


def notices(on):
    """The ladder of notices is a rule of the province."""
    sql("UPDATE rule_setting SET value = '%s' WHERE name = 'notice_enabled';"
        "UPDATE rule_version SET version = version + 1" % on)
