#!/usr/bin/python3
"""R41: what is changed, added, taken away or exchanged behind the program's back
is found by audit verify.

A scratch database is filled as the program fills it; then rows of every
witnessed table, of the ledger and of the heads are damaged at random, one damage
at a time, and each must be found. NV_AUDIT_TRIES (60) is how many, and
NV_AUDIT_TABLE the one table they are of; the first argument, a number, is the
seed. Without a damage nothing may be found."""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.join(REPO, os.environ.get("NV_BUILD", "build/asan"))
WORK = os.path.join(REPO, "build/testdb/audit")
SECRETS = os.path.join(REPO, "build/testdb/secret")
NAME = "nv_audit"
TRIES = int(os.environ.get("NV_AUDIT_TRIES", "60"))
ONLY = os.environ.get("NV_AUDIT_TABLE")
SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 41
counts = {"passed": 0, "failed": 0}


def check(what, good, why=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print("FAILED: %s %s" % (what, why))


# Tools ------------------------------------------------------------------------

def client(text, user=None, database=NAME):
    command = ["mariadb", "--no-defaults", "--batch", "--skip-column-names",
               "--default-character-set=utf8mb4", "--socket", socket]
    env = dict(os.environ)
    if user:
        command += ["--user=nv_" + user]
        with open(SECRETS + "/db-" + user) as f:
            env["MYSQL_PWD"] = f.read().strip()
    return subprocess.Popen(command + [database], env=env, text=True,
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT), text


def sql(text, user=None, database=NAME, must=True):
    process, text = client(text, user, database)
    output = process.communicate(text)[0]
    if process.returncode != 0:
        if must:
            sys.exit("%s\n%.600s" % (output, text))
        return None
    return [line.split("\t") for line in output.splitlines()]


def program(name, *options):
    done = subprocess.run([BUILD + "/batch/" + name, *options], text=True,
                          env=dict(os.environ,
                                   NHACVIEC_CONFIG=WORK + "/app.conf"),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def verify(*options):
    status, output = program("audit", "verify", "--json", *options)
    if status == 2 or not output.startswith("{"):
        return status, {"first": [output]}
    return status, json.loads(output)


def good(what, *options):
    status, found = verify(*options)
    check(what, status == 0, found["first"])
    return found


def bad(what, pattern, *options):
    status, found = verify(*options)
    check(what, status == 1 and any(re.search(pattern, x)
                                    for x in found["first"]), found["first"])


def make_database():
    shutil.rmtree(WORK, ignore_errors=True)
    os.makedirs(WORK)
    shutil.copytree(SECRETS, WORK + "/secret")
    values = dict(
        db_socket=socket, db_name=NAME, secret_dir=WORK + "/secret",
        template_dir=REPO + "/templates", file_dir=WORK, upload_dir=WORK,
        log_file="-", office_url="http://127.0.0.1:8080",
        portal_url="http://127.0.0.1:8081", admin_url="http://127.0.0.1:8082",
        secure_cookies="no", unit_name="tỉnh Khánh Hòa", unit_kind="tỉnh",
        office_name="Văn phòng UBND tỉnh Khánh Hòa", hotline="", mail_user="",
        support_email="", mail_from="nhacviec@example.vn",
        mail_server="maildir:" + WORK, upload_max="20M", spool_dir=WORK,
        signature_authorities="")
    with open(WORK + "/app.conf", "w", encoding="utf-8") as f:
        f.writelines("%s = %s\n" % v for v in values.items())
    sql("DROP DATABASE IF EXISTS %s; DROP DATABASE IF EXISTS `%s+`"
        % (NAME, NAME), database="mysql")
    options = ["--sql", REPO + "/sql", "--root", "--grants"]
    for seed in ("calendar", "profile-kh", "lists"):
        options += ["--load", "%s/sql/seed-%s.sql" % (REPO, seed)]
    status, output = program("migrate", *options)
    if status != 0:
        sys.exit(output)


# Writing as the program writes ---------------------------------------------------

BEGIN = "SET @nv_program = 'test'; START TRANSACTION;"
EVENT = ("INSERT INTO event (at, directive_id, task_id, assignment_id, kind, "
         "to_state, account_id, actor_name, address, reason) VALUES "
         "('2026-11-20 03:00:00', 1, %s, %s, '%s', '%s', 1, 'Nguyễn Văn Tư', "
         "'10.0.0.1', '%s');")


def interval(assignment, version):
    return ("UPDATE assignment_interval SET valid_to = '2026-11-20 03:00:00' "
            "WHERE assignment_id = %d AND version = %d;"
            "INSERT INTO assignment_interval (assignment_id, version, "
            "valid_from, task_id, agency_id, role, state, assigned_on, due_on, "
            "first_due_on, outcome, closed_on, update_late, extension_count, "
            "return_count, notice_count, escalated) SELECT id, version, "
            "'2026-11-20 03:00:00', task_id, agency_id, role, state, "
            "'2026-11-20', due_on, first_due_on, outcome, closed_on, 0, 0, 0, "
            "0, 0 FROM assignment WHERE id = %d;"
            % (assignment, version - 1, assignment))


def fill():
    text = BEGIN + """
INSERT INTO agency (code, kind, name, name_fold) VALUES
  ('so-xd', 'department', 'Sở Xây dựng', 'so xay dung'),
  ('so-tc', 'department', 'Sở Tài chính', 'so tai chinh'),
  ('x-vt', 'locality', 'UBND xã Vĩnh Trung', 'ubnd xa vinh trung');
INSERT INTO agency_alias (agency_id, alias, alias_fold) VALUES (1, 'SXD', 'sxd');
INSERT INTO account (login, kind, role, name, basis, created_at) VALUES
  ('tu', 'personal', 'creator', 'Nguyễn Văn Tư', 'QĐ 1', '2026-01-02 00:00:00'),
  ('qt', 'personal', 'administrator', 'Lê Thị Quản', 'QĐ 1', '2026-01-02 00:00:00');
INSERT INTO assigner (kind, name) VALUES ('chairman', 'Trần Hòa');
INSERT INTO officer (agency_id, name, basis, valid_from) VALUES
  (1, 'Phạm Hùng', 'CV 3', '2026-01-02');
INSERT INTO directive (doc_type, ref_number, ref_symbol, ref_fold, abstract,
  issued_on, released_at, signer, assigner_id, state, record_due_at,
  record_derivation, created_by, created_at) SELECT 'CV', '12', 'UBND-KT',
  '12/ubnd-kt', 'V/v rà soát ''chợ''\\nhai dòng; \\\\ và dấu "', '2026-11-20',
  '2026-11-20 01:00:00', 'Trần Hòa', MIN(id), 'forwarded',
  '2026-11-23 01:00:00', 'x', 1, '2026-11-20 02:00:00' FROM assigner;
"""
    for task in (1, 2):
        text += """
INSERT INTO task (directive_id, number, title, has_deadline, must_report,
  deadline_kind, due_on, field_id, specialist_id, office_leader_id, chairman_id,
  created_at) SELECT 1, %d, 'Rà soát', 1, 1, 'date', '2026-12-01', MIN(id), 1, 1,
  1, '2026-11-20 02:00:00' FROM field;
INSERT INTO task_text VALUES (%d, 'Rà soát các chợ đầu mối', '');
""" % (task, task)
    text += EVENT % (1, "NULL", "create", "", "") + EVENT % (
        2, "NULL", "create", "", "")
    for n in range(1, 7):
        text += ("INSERT INTO assignment (task_id, directive_id, agency_id, "
                 "role, state, open, specialist_id, first_due_on, due_on, "
                 "assigned_at) VALUES (%d, 1, %d, 'lead', 'assigned', 1, 1, "
                 "'2026-12-01', '2026-12-01', '2026-11-20 03:00:00');"
                 % (1 + n % 2, 1 + n % 3) + interval(n, 1) +
                 EVENT % (1 + n % 2, n, "forward", "assigned", ""))
    sql(text + "COMMIT", "web")
    for n in range(1, 7):
        sql(BEGIN + "SELECT id FROM assignment WHERE id = %d FOR UPDATE; "
            "UPDATE assignment SET state = 'received', version = 2, received_at "
            "= '2026-11-20 03:00:00' WHERE id = %d;" % (n, n) + interval(n, 2) +
            EVENT % (1 + n % 2, n, "receive", "received", "nhận") +
            "INSERT INTO event_change VALUES (LAST_INSERT_ID(), 'state', "
            "'assigned', 'received'); INSERT INTO reply (assignment_id, kind, "
            "reply_text, created_at, account_id) VALUES (%d, 'progress', "
            "'Đang làm', '2026-11-20 03:00:00', 1); COMMIT" % n, "web")
    sql(BEGIN + "INSERT INTO account_secret VALUES (1, 'x', "
        "'2026-01-02 00:00:00'), (2, 'y', '2026-01-02 00:00:00'); COMMIT",
        "login")
    sql("".join(BEGIN + "INSERT INTO audit_log (at, account_id, address, "
                "request_id, action, outcome, detail) VALUES ("
                "'2026-11-20 04:00:0%d', %d, '10.0.0.1', '', 'login', 'ok', "
                "'tu'); COMMIT;" % (n, 1 + n % 2) for n in range(6)), "login")


# What it must and must not find -------------------------------------------------

def try_sealing():
    found = good("before the first head")
    check("all of it waits", found["unsealed"] == found["entries"] > 150, found)
    status, output = program("audit", "seal", "--json")
    check("seal", status == 0, output)
    key = WORK + "/secret/seal.key"
    check("the key is the sealer's alone", os.stat(key).st_mode & 0o777 == 0o600)
    found = good("after the first head")
    check("nothing waits", found["unsealed"] == 0 and found["heads"] == 1)
    status, output = program("audit", "seal", "--json")
    check("nothing new, no head", status == 0 and output == "", output)


def try_wrong_use():
    for words in (["seal", "--dump", "x", "--key", "y"], ["verify", "--dump"],
                  ["seal", "--head", "1:x"], ["check"], []):
        check("wrong use: " + " ".join(words), program("audit", *words)[0] == 64)


def try_open_transaction():
    """An id is given out before the commit: it must not be passed over."""
    slow, text = client(BEGIN + EVENT % (1, 1, "progress", "", "chậm") +
                        "SELECT SLEEP(1.5); COMMIT", "web")
    slow.stdin.write(text)
    slow.stdin.close()
    time.sleep(0.4)
    sql(BEGIN + EVENT % (2, 2, "progress", "", "nhanh") + "COMMIT", "web")
    began = time.monotonic()
    status, output = program("audit", "seal", "--json")
    waited = time.monotonic() - began
    slow.wait()
    head = json.loads(re.search(r"^\{.*", output, re.M)[0])
    check("the sealer waits for who still writes", status == 0 and
          head.get("entries") == 2 and waited > 0.5, (waited, output))
    good("and what came late is sealed")


def try_rollback():
    sql(BEGIN + EVENT % (1, 1, "progress", "", "a") + "COMMIT;" + BEGIN +
        EVENT % (1, 1, "progress", "", "b") + "ROLLBACK;" + BEGIN +
        EVENT % (1, 1, "progress", "", "c") + "COMMIT;", "web")
    found = good("a transaction taken back is no gap")
    check("one connection, one chain more", found["unsealed"] == 2, found)
    program("audit", "seal")


def try_many_writers():
    writers = [client("".join(
        BEGIN + "SELECT id FROM assignment WHERE id = %d FOR UPDATE;" % n +
        EVENT % (1, n, "progress", "", "x%d" % k) + "COMMIT;"
        for k in range(30)), "web") for n in (1, 2, 3, 3, 3)]
    for process, text in writers:
        process.stdin.write(text)
        process.stdin.close()
    for _ in range(5):
        program("audit", "seal")
    for process, text in writers:
        check("a writer", process.wait() == 0, process.stdout.read())
    program("audit", "seal")
    found = good("five writers and the sealer at once")
    check("nothing was passed over", found["unsealed"] == 0, found)


def heads():
    return [(int(n), s.lower()) for n, s in sql(
        "SELECT number, HEX(sum) FROM seal_head ORDER BY number")]


def try_heads():
    number, total = heads()[-1]
    good("a head as printed", "--head", "%d:%s" % (number, total[:32]))
    printed = " ".join(total[i:i + 4] for i in range(0, 32, 4))
    good("with its blanks", "--head", "%d:%s" % (number, printed))
    bad("another head", "not the one printed", "--head",
        "%d:%s" % (number, "0" + total[1:32] if total[0] != "0" else
                   "1" + total[1:32]))
    bad("a head that is not there", "is missing", "--head", "9999:" + total[:32])


def dump():
    path = WORK + "/dump.sql"
    with open(path, "wb") as f:
        subprocess.run(["mariadb-dump", "--no-defaults", "--socket", socket,
                        "--single-transaction", "--hex-blob", NAME], stdout=f,
                       check=True)
    return path


def try_dump():
    path = dump()
    key = ["--key", WORK + "/secret/seal.pub"]
    live = good("live")
    there = good("the dump, without the server", "--dump", path, *key)
    check("says the same", all(live[k] == there[k] for k in (
        "entries", "rows", "events", "heads")), (live, there))
    with open(path, encoding="utf-8") as f:
        text = f.read()
    for what, old, new in [
            ("a letter in a dump", "Đang làm", "Đang lam"),
            ("a row of a dump", "'Rà soát các chợ đầu mối'", "'Không'")]:
        with open(path, "w", encoding="utf-8") as f:
            f.write(text.replace(old, new, 1))
        bad(what, "is not what entry", "--dump", path, *key)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text[:len(text) // 2])
    status, found = verify("--dump", path, *key)
    check("half a dump is refused or bad", status in (1, 2), found)
    other = WORK + "/other"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out",
                    other], check=True, stderr=subprocess.DEVNULL)
    subprocess.run(["openssl", "pkey", "-in", other, "-pubout", "-out",
                    other + ".pub"], check=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    bad("heads of another key", "not signed", "--dump", path, "--key",
        other + ".pub")


def try_redaction():
    row = sql("SELECT e.id, HEX(l.content) FROM event e JOIN ledger l ON "
              "l.row_key = e.id JOIN ledger_shape s ON s.id = l.shape_id "
              "WHERE e.reason = 'nhận' AND s.shape LIKE 'event|%' ORDER BY "
              "e.id LIMIT 1")[0]
    change = (BEGIN + "UPDATE event SET reason = '[đã gỡ]' WHERE id = %s;"
              % row[0])
    name = ("INSERT INTO redaction (at, table_name, row_key, content_was, "
            "basis) VALUES ('2026-11-21 00:00:00', 'event', '%s', 0x%s, "
            "'CV 7'); COMMIT" % tuple(row))
    sql(change + name, "migrate")
    found = good("a redaction that is named")
    check("is seen", found["redactions"] == 1, found)
    sql("UPDATE event SET reason = '[đã gỡ]' WHERE id = %d"
        % (int(row[0]) + 1), "migrate")
    bad("one that is not", "written once")
    restore()


def try_knowing():
    """Who knows all of this, and makes every sum fit again, has no key."""
    at = sql("SELECT MAX(l.id), MAX(e.id) FROM ledger l JOIN ledger_shape s ON "
             "s.id = l.shape_id JOIN event e ON e.id = l.row_key WHERE s.shape "
             "LIKE 'event|%'")[0]
    sql("""
SET @nv_unrecorded = 1;
UPDATE event SET actor_name = 'Ai đó' WHERE id = %s;
SET @nv_unrecorded = NULL;
SET @nv_program = 'test';
SET @nv_ledger = (SELECT prev_id FROM ledger WHERE id = %s);
DELETE FROM ledger WHERE id = %s;
UPDATE event SET actor_name = 'Ai đó' WHERE id = %s;
UPDATE ledger SET act = 'insert' WHERE id > %s;
""" % (at[1], at[0], at[0], at[1], at[0]))
    bad("an event rewritten with its entry", "sealed|history|changed")
    restore()
    number = heads()[-1][0]
    sql("DELETE FROM seal_head WHERE number = %d" % number)
    bad("the last head cut off", "which was printed, is missing")
    restore()


# Damage at random -----------------------------------------------------------------

class Table:
    def __init__(self, name):
        self.name = name
        self.columns = []  # (name, data type, column type, is key)
        for name, kind, full, key in sql(
                "SELECT column_name, data_type, column_type, column_key FROM "
                "information_schema.columns WHERE table_schema = '%s' AND "
                "table_name = '%s' AND is_generated = 'NEVER' ORDER BY "
                "ordinal_position" % (NAME, self.name)):
            self.columns.append((name, kind, full, key == "PRI"))
        self.keys = [c[0] for c in self.columns if c[3]]
        self.rows = [" AND ".join("`%s` = CONVERT(0x%s USING utf8mb4)" % pair
                                  if pair[1] else
                                  "`%s` = ''" % pair[0]
                                  for pair in zip(self.keys, row))
                     for row in sql("SELECT %s FROM `%s`" % (", ".join(
                         "HEX(CONVERT(`%s` USING binary))" % k
                         for k in self.keys), self.name))]

    def other(self, column):
        """A value of the column that is another one."""
        name, kind, full, _ = column
        if kind in ("date", "datetime"):
            return "COALESCE(`%s`, '2026-01-01') + INTERVAL 1 DAY" % name
        if kind == "time":
            return "'01:02:03'"
        if kind == "enum":
            return random.choice(re.findall("'[^']*'", full))
        if kind == "binary":
            return "0x" + random.randbytes(
                int(re.search(r"\d+", full).group())).hex()
        if "int" in kind:
            return "COALESCE(`%s`, 0) + 1" % name
        return "CONCAT(LEFT(`%s`, GREATEST(CHAR_LENGTH(`%s`), 1) - 1), '%s')" % (
            name, name, random.choice("abcxyz19"))


def changed(table, text):
    """Carries the damage out; did it change the table? None: it could not be."""
    look = "CHECKSUM TABLE `%s` EXTENDED;" % table.name
    rows = sql("%s %s; %s" % (look, text, look), must=False)
    return None if rows is None else rows[0] != rows[-1]


def damage(table, how, silent):
    """SQL that does it."""
    row = random.choice(table.rows)
    begin = "SET foreign_key_checks = 0, check_constraint_checks = 0;"
    if silent:
        begin += "SET @nv_unrecorded = 1;"
    if how == "flip":
        column = random.choice(table.columns)
        return begin + "UPDATE `%s` SET `%s` = %s WHERE %s" % (
            table.name, column[0], table.other(column), row)
    if how == "delete":
        return begin + "DELETE FROM `%s` WHERE %s" % (table.name, row)
    names = ", ".join("`%s`" % c[0] for c in table.columns)
    copy = begin + ("CREATE TEMPORARY TABLE one AS SELECT %s FROM `%s` WHERE %s;"
                    % (names, table.name, row))
    if how == "insert":
        key = next(c for c in table.columns if c[3])
        change = ("`%s` + 1000" % key[0] if "int" in key[1] else
                  table.other(key))
        return copy + ("UPDATE one SET `%s` = %s; INSERT INTO `%s` (%s) SELECT "
                       "%s FROM one" % (key[0], change, table.name, names,
                                        names))
    another = random.choice(table.rows)
    values = [c[0] for c in table.columns if not c[3]]
    if another == row or not values:
        return None
    to_b = ", ".join("t.`%s` = one.`%s`" % (v, v) for v in values)
    to_a = ", ".join("t.`%s` = two.`%s`" % (v, v) for v in values)
    return copy + (
        "CREATE TEMPORARY TABLE two AS SELECT %s FROM `%s` WHERE %s; "
        "UPDATE `%s` t JOIN two SET %s WHERE %s; "
        "UPDATE `%s` t JOIN one SET %s WHERE %s" % (
            names, table.name, another, table.name, to_a,
            re.sub("`(\\w+)` =", "t.`\\1` =", row), table.name, to_b,
            re.sub("`(\\w+)` =", "t.`\\1` =", another)))


def keep():
    sql("DROP DATABASE IF EXISTS `%s+`; CREATE DATABASE `%s+`" % (NAME, NAME),
        database="mysql")
    sql("".join("CREATE TABLE `%s+`.`%s` AS SELECT * FROM `%s`;"
                % (NAME, t, t) for t in everything))


def restore(names=None):
    text = ("SET foreign_key_checks = 0, check_constraint_checks = 0, "
            "@nv_unrecorded = 1;")
    for t in names or everything:
        columns = ", ".join("`%s`" % c[0] for c in sql(
            "SELECT column_name FROM information_schema.columns WHERE "
            "table_schema = '%s' AND table_name = '%s' AND is_generated = "
            "'NEVER'" % (NAME, t))) if t not in columns_of else columns_of[t]
        columns_of[t] = columns
        text += ("DELETE FROM `%s`; INSERT INTO `%s` (%s) SELECT %s FROM "
                 "`%s+`.`%s`;" % (t, t, columns, columns, NAME, t))
    sql(text)


def try_random():
    tables = [t for t in map(Table, everything)
              if t.rows and ONLY in (None, t.name)]
    chosen, hows = {}, {}
    done = tried = 0
    while done < TRIES and tried < TRIES * 4:
        tried += 1
        table = random.choice(tables)
        how = random.choice(["flip", "flip", "delete", "insert", "reorder"])
        silent = table.name in SEALED or random.random() < 0.6
        text = damage(table, how, silent)
        if text is None:
            continue
        if changed(table, text):
            status, found = verify()
            # Who cannot read has not overlooked anything.
            if status not in (0, 1):
                sys.exit("audit could not look: %s" % found["first"])
            check("%s of %s%s" % (how, table.name, "" if silent else
                                  ", by hand"), status == 1,
                  (status, found, text))
            done += 1
            chosen[table.name] = chosen.get(table.name, 0) + 1
            hows[how] = hows.get(how, 0) + 1
        restore([table.name, "ledger"])
        if done % 40 == 39:
            good("whole again")
    check("enough was tried", done == TRIES, (done, tried))
    good("whole at the end")
    if TRIES > 500:
        print("%d damages, all kinds: %s; %d tables" % (done, hows,
                                                        len(chosen)))


SEALED = ["ledger", "ledger_shape", "seal_head"]
columns_of = {}
random.seed(SEED)
socket = subprocess.run([REPO + "/tests/support/testdb.sh", "start"],
                        stdout=subprocess.PIPE, text=True,
                        check=True).stdout.strip()
make_database()
fill()
try_wrong_use()
try_sealing()
try_open_transaction()
try_rollback()
try_many_writers()
everything = SEALED + [r[0] for r in sql(
    "SELECT DISTINCT SUBSTRING_INDEX(shape, '|', 1) FROM ledger_shape")]
keep()
try_heads()
try_dump()
try_knowing()
try_redaction()
try_random()
sql("DROP DATABASE %s; DROP DATABASE `%s+`" % (NAME, NAME), database="mysql")
print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
sys.exit(counts["failed"] > 0)
