#!/usr/bin/python3
"""Makes a database with batch/migrate, the way a province does, and tries what
migrate must refuse and what each account may and may not do."""
import os
import re
import shutil
import subprocess
import sys

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.join(REPO, os.environ.get("NV_BUILD", "build/asan"))
NAME = "nv_schema"
WORK = os.path.join(REPO, "build/testdb/schema")
SECRETS = os.path.join(REPO, "build/testdb/secret")
ACCOUNTS = ["web", "read", "login", "report", "batch"]
LETTERS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}
counts = {"passed": 0, "failed": 0}


def check(what, good, why=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print("FAILED: %s %s" % (what, why))


# Tools ------------------------------------------------------------------------

def client(user, text, database=NAME):
    """(worked, output) of SQL as an account, None for the superuser."""
    command = ["mariadb", "--no-defaults", "--batch", "--skip-column-names",
               "--socket", socket]
    env = dict(os.environ)
    if user:
        command += ["--user=nv_" + user]
        with open(SECRETS + "/db-" + user) as f:
            env["MYSQL_PWD"] = f.read().strip()
    done = subprocess.run(command + [database], input=text, env=env, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode == 0, done.stdout


def rows(text, database=NAME):
    worked, output = client(None, text, database)
    if not worked:
        sys.exit(output)
    return [tuple(line.split("\t")) for line in output.splitlines()]


def migrate(*options):
    """(worked, output) of batch/migrate."""
    done = subprocess.run(
        [BUILD + "/batch/migrate", "--config", WORK + "/app.conf"] +
        list(options), text=True, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)
    return done.returncode == 0, done.stdout


def write(name, text):
    with open(os.path.join(WORK, name), "w", encoding="utf-8") as f:
        f.write(text)
    return os.path.join(WORK, name)


def write_config():
    shutil.rmtree(WORK, ignore_errors=True)
    os.makedirs(WORK)
    values = dict(
        db_socket=socket, db_name=NAME, secret_dir=SECRETS,
        template_dir=REPO + "/templates", file_dir=WORK, upload_dir=WORK,
        log_file="-", office_url="http://127.0.0.1:8080",
        portal_url="http://127.0.0.1:8081", admin_url="http://127.0.0.1:8082",
        secure_cookies="no", unit_name="tỉnh Khánh Hòa", unit_kind="tỉnh",
        office_name="Văn phòng UBND tỉnh Khánh Hòa", hotline="", mail_user="",
        support_email="", mail_from="nhacviec@example.vn",
        mail_server="maildir:" + WORK, upload_max="20M",
        spool_dir=WORK, signature_authorities="")
    write("app.conf", "".join("%s = %s\n" % v for v in values.items()))


# migrate ----------------------------------------------------------------------

def try_migrate():
    shutil.copytree(REPO + "/sql", WORK + "/sql")
    sql = ["--sql", WORK + "/sql"]
    worked, output = migrate("--root", "--grants", *sql)
    check("a new database", worked, output)
    worked, output = migrate(*sql)
    check("nothing to do", worked and "applied" not in output, output)
    worked, output = migrate("--root", "--grants", *sql)
    check("accounts and grants again", worked, output)

    released = len(os.listdir(WORK + "/sql/migrations"))
    new = "sql/migrations/%04d-new.sql"
    first = write(new % (released + 1), """\
-- A comment; with a semicolon, and one 'quote.
CREATE TABLE probe (a VARCHAR(40) COMMENT 'a;b', `c;d` INT); /* ; */
INSERT INTO probe VALUES ('it''s; -- no comment', 1),("\\"; \\\\", 2);;
""")
    second = write(new % (released + 2), "ALTER TABLE probe ADD e INT;\n")
    worked, output = migrate("--up-to", str(released + 1), *sql)
    check("up to a number", worked and rows("SELECT * FROM probe") ==
          [("it's; -- no comment", "1"), ('"; \\\\', "2")], output)
    worked, output = migrate(*sql)
    check("the rest", worked and len(rows("SELECT e FROM probe")) == 2, output)

    with open(first, "a") as f:
        f.write("-- edited\n")
    worked, output = migrate(*sql)
    check("an edited migration is refused", not worked and
          "edited" in output, output)
    os.remove(second)
    os.remove(first)
    worked, output = migrate(*sql)
    check("a newer database is refused", not worked and
          "newer" in output, output)
    rows("DELETE FROM schema_migration WHERE number > %d; DROP TABLE probe"
         % released)

    broken = write(new % (released + 1),
                   "CREATE TABLE half (a INT);\nSELEC 1;\n")
    worked, output = migrate(*sql)
    check("a broken migration says where", not worked and
          "statement 2" in output, output)
    worked, output = migrate(*sql)
    check("a half migration is refused", not worked and
          "half way" in output, output)
    os.remove(broken)
    rows("DELETE FROM schema_migration WHERE number > %d; DROP TABLE half"
         % released)
    os.rename(WORK + "/sql/migrations/0001-foundation.sql",
              WORK + "/sql/migrations/0009-foundation.sql")
    worked, output = migrate(*sql)
    check("a gap is refused", not worked, output)


def try_load():
    seed = write("seed.sql", "INSERT INTO doc_type (code, name) VALUES "
                 "('XX', 'Thử');\nINSERT INTO doc_type (code) VALUES ();\n")
    worked, output = migrate("--load", seed)
    check("a broken seed", not worked and "statement 2" in output, output)
    check("leaves nothing", rows("SELECT COUNT(*) FROM doc_type WHERE code = "
                                 "'XX'") == [("0",)])


# Privileges -------------------------------------------------------------------

def table_of_grants():
    """{(account, table): {("SELECT", "") or ("INSERT", column)}}"""
    grants = {}
    for name, accounts in (("grants.tsv", ACCOUNTS),
                           ("grants-purge.tsv", ["purge"]),
                           ("grants-sso.tsv", ["sso"])):
        grants.update(read_grants(name, accounts))
    return grants


def read_grants(name, accounts):
    grants = {}
    with open(REPO + "/sql/" + name, encoding="utf-8") as f:
        for line in f:
            if line.strip() == "" or line[0] == "#":
                continue
            table, *cells = line.rstrip("\n").split("\t")
            for account, cell in zip(accounts, cells, strict=True):
                grants[account, table] = {
                    (LETTERS[letter], column)
                    for letter, names in re.findall(r"([SIUD])(?:\((.*?)\))?",
                                                    cell)
                    for column in (names.split(",") if names else [""])}
    return grants


def try_table_of_grants():
    wanted = table_of_grants()
    tables = {r[0] for r in rows(
        "SELECT table_name FROM information_schema.tables "
        "WHERE table_schema = '%s'" % NAME)}
    named = {table for _, table in wanted}
    check("every table has its line", tables == named, tables ^ named)
    given = {key: set() for key in wanted}
    for grantee, table, right, column in rows(
            "SELECT grantee, table_name, privilege_type, '' "
            "FROM information_schema.table_privileges "
            "WHERE table_schema = '%s' UNION ALL "
            "SELECT grantee, table_name, privilege_type, column_name "
            "FROM information_schema.column_privileges "
            "WHERE table_schema = '%s'" % (NAME, NAME)):
        account = re.match(r"'nv_(\w+)'", grantee).group(1)
        given.setdefault((account, table), set()).add((right, column))
    for key in sorted(set(wanted) | set(given)):
        check("rights of %s on %s" % key,
              wanted.get(key) == given.get(key), given.get(key))
    for grantee, right in rows(
            "SELECT grantee, privilege_type FROM "
            "information_schema.user_privileges WHERE grantee LIKE '%nv\\_%'"):
        check("no right over the server for " + grantee, right == "USAGE",
              right)
    wide = rows("SELECT DISTINCT grantee FROM "
                "information_schema.schema_privileges "
                "WHERE table_schema = '%s'" % NAME)
    check("only migrate has the whole database",
          sorted(wide) == [("'nv_backup'@'localhost'",),
                           ("'nv_migrate'@'localhost'",)], wide)
    given = {r[0] for r in rows(
        "SELECT privilege_type FROM information_schema.schema_privileges "
        "WHERE table_schema = '%s' AND grantee LIKE '%%backup%%'" % NAME)}
    check("a backup only reads", given == {"SELECT", "SHOW VIEW", "TRIGGER",
                                           "LOCK TABLES"}, given)


def try_table_of_ledger():
    with open(REPO + "/sql/ledger.tsv", encoding="utf-8") as f:
        lines = dict(line.split()[:2] for line in f
                     if line.strip() and line[0] != "#")
    tables = {r[0] for r in rows(
        "SELECT table_name FROM information_schema.tables "
        "WHERE table_schema = '%s'" % NAME)}
    check("every table has its line in the ledger", tables == set(lines),
          tables ^ set(lines))
    made = {r[0] for r in rows("SHOW TRIGGERS")}
    for table, kind in lines.items():
        wanted = kind != "-"
        for act in ("insert", "update", "delete"):
            check("a trigger %s of %s" % (act, table), wanted == (
                "ledger_%s_%s" % (act, table) in made))


EVENT = ("INSERT INTO event (%sat, directive_id, kind, actor_name, address, "
         "reason) VALUES (%sNOW(), 1, 'x', 'x', 'x', '')")
AUDIT = ("INSERT INTO audit_log (%sat, address, request_id, action, outcome) "
         "VALUES (%sNOW(), '', '', 'x', 'x')")
REFUSED = [
    ("web", "UPDATE event SET reason = 'x'"),
    ("web", "DELETE FROM event"),
    ("web", "TRUNCATE TABLE event"),
    ("web", EVENT % ("id, ", "9, ")),
    ("web", EVENT % ("", "") + " ON DUPLICATE KEY UPDATE reason = 'x'"),
    ("web", EVENT.replace("INSERT", "REPLACE") % ("", "")),
    ("web", "UPDATE event_change SET new_value = 'x'"),
    ("web", "UPDATE reply SET reply_text = 'x'"),
    ("web", "DELETE FROM reply"),
    ("web", AUDIT % ("id, ", "9, ")),
    ("web", "UPDATE audit_log SET outcome = 'x'"),
    ("web", "DELETE FROM audit_log"),
    ("web", "UPDATE assignment_interval SET state = 'completed'"),
    ("web", "DELETE FROM assignment"),
    ("web", "DELETE FROM directive"),
    ("web", "UPDATE purge_order SET state = 'done'"),
    ("web", "DELETE FROM redaction"),
    ("purge", "INSERT INTO event_change VALUES (1, 'x', 'x', 'x')"),
    ("purge", "DELETE FROM event"),
    ("purge", "UPDATE event SET at = NOW()"),
    ("purge", "DELETE FROM redaction"),
    ("purge", "UPDATE purge_order SET basis = 'x'"),
    ("purge", "SELECT * FROM account_secret"),
    ("sso", "SELECT * FROM account_secret"),
    ("sso", "SELECT * FROM officer_secret"),
    ("sso", "SELECT secret FROM second_factor"),
    ("sso", "UPDATE account SET role = 'administrator'"),
    ("sso", "INSERT INTO sso_link (account_id) VALUES (1)"),
    ("sso", "INSERT INTO sso_setting (door) VALUES ('off')"),
    ("sso", "SELECT * FROM directive"),
    ("web", "SELECT secret FROM sso_setting"),
    ("purge", "SELECT * FROM audit_log"),
    ("web", "SELECT * FROM account_secret"),
    ("web", "SELECT password_hash FROM account_secret LIMIT 0"),
    ("web", "INSERT INTO account_secret VALUES (1, 'x', NOW())"),
    ("web", "SELECT * FROM officer_secret"),
    ("web", "INSERT INTO session (token_hash) VALUES ('x')"),
    ("web", "UPDATE session SET account_id = 1"),
    ("web", "ALTER TABLE event ADD x INT"),
    ("web", "DROP TABLE event"),
    ("web", "CREATE TABLE x (a INT)"),
    ("web", "LOCK TABLES event WRITE"),
    ("web", "SELECT 1 INTO OUTFILE '/tmp/x'"),
    ("web", "SET GLOBAL read_only = 1"),
    ("web", "SELECT * FROM mysql.global_priv"),
    ("web", "INSERT INTO ledger (prev_id) VALUES (1)"),
    ("web", "UPDATE ledger SET at = NOW()"),
    ("web", "UPDATE event SET chain = ''"),
    ("batch", "INSERT INTO ledger (prev_id) VALUES (1)"),
    ("batch", "DELETE FROM ledger"),
    ("batch", "UPDATE seal_head SET root = ''"),
    ("backup", "DELETE FROM ledger"),
    ("backup", "UPDATE assignment SET version = 1"),
    ("read", "UPDATE assignment SET version = 1"),
    ("read", "INSERT INTO field (name) VALUES ('x')"),
    ("read", "SELECT * FROM account_secret"),
    ("read", "UPDATE session SET ended_at = NOW()"),
    ("report", "UPDATE assignment SET version = 1"),
    ("report", "SELECT * FROM officer_secret"),
    ("login", "UPDATE assignment SET version = 1"),
    ("login", "DELETE FROM account"),
    ("login", "UPDATE audit_log SET outcome = 'x'"),
    ("batch", "SELECT * FROM account_secret"),
    ("batch", "UPDATE event SET reason = 'x'"),
    ("batch", "DELETE FROM outbox"),
    ("migrate", "GRANT SELECT ON event TO nv_web@localhost"),
    ("migrate", "CREATE DATABASE nv_other"),
]
ALLOWED = [
    ("web", AUDIT % ("", "")),
    ("web", "UPDATE session SET seen_at = NOW()"),
    ("web", "UPDATE assignment SET version = 1"),
    ("web", "UPDATE assignment_interval SET valid_to = NOW()"),
    ("web", "SELECT id FROM assignment FOR UPDATE"),
    ("read", "SELECT * FROM event"),
    ("read", "UPDATE session SET seen_at = NOW()"),
    ("login", "SELECT * FROM account_secret"),
    ("login", "DELETE FROM sign_in_failure"),
    ("login", AUDIT % ("", "")),
    ("batch", "UPDATE outbox SET state = 'sent'"),
    ("batch", AUDIT % ("", "")),
    ("migrate", "CREATE TABLE x (a INT)"),
    ("migrate", "DROP TABLE x"),
]


def try_rights():
    for account, text in REFUSED:
        worked, output = client(account, text)
        # 1044 database, 1142 table, 1143 column, 1227 server: by privilege,
        # and not because of a mistake in the statement.
        check("%s may not: %s" % (account, text), not worked and re.search(
            r"ERROR (1044|1045|1142|1143|1227) ", output), output)
    for account, text in ALLOWED:
        worked, output = client(account, text)
        check("%s may: %s" % (account, text), worked, output)


socket = subprocess.run([REPO + "/tests/support/testdb.sh", "start"],
                        stdout=subprocess.PIPE, text=True,
                        check=True).stdout.strip()
rows("DROP DATABASE IF EXISTS " + NAME, "mysql")
rows("DELETE FROM mysql.tables_priv WHERE Db = '%s'; "
     "DELETE FROM mysql.columns_priv WHERE Db = '%s'; FLUSH PRIVILEGES"
     % (NAME, NAME), "mysql")
write_config()
try_migrate()
try_load()
try_table_of_grants()
try_table_of_ledger()
try_rights()
rows("DROP DATABASE " + NAME, "mysql")
print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
sys.exit(counts["failed"] > 0)
