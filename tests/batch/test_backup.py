#!/usr/bin/python3
"""A backup is made while people write, sealed to a key that is elsewhere, and
brought back on a second, empty MariaDB; there every row and file is what it was.
Then the same with each thing that must make it fail."""
import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.join(REPO, os.environ.get("NV_BUILD", "build/asan"))
WORK = os.path.join(REPO, "build/testdb/backup")
SECRETS = os.path.join(REPO, "build/testdb/secret")
NAME = "nv_backup_test"
WORDS = "Rà soát các chợ đầu mối"
BYTES = b"%PDF-1.4 to trinh\n" * 5000
counts = {"passed": 0, "failed": 0}


def check(what, good, why=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print("FAILED: %s %s" % (what, why))


class Place:
    """A machine: a server, a configuration, secrets and a folder of files."""

    def __init__(self, name, socket):
        self.folder = WORK + "/" + name
        self.socket = socket
        self.secret = self.folder + "/secret"
        self.files = self.folder + "/files"
        os.makedirs(self.files)
        shutil.copytree(SECRETS, self.secret)
        values = dict(
            db_socket=socket, db_name=NAME, secret_dir=self.secret,
            template_dir=REPO + "/templates", file_dir=self.files,
            upload_dir=self.folder, log_file="-",
            office_url="http://127.0.0.1:8080",
            portal_url="http://127.0.0.1:8081",
            admin_url="http://127.0.0.1:8082", secure_cookies="no",
            unit_name="tỉnh Khánh Hòa", unit_kind="tỉnh",
            office_name="Văn phòng UBND tỉnh Khánh Hòa", hotline="",
            mail_user="", support_email="", mail_from="nhacviec@example.vn",
            mail_server="maildir:" + WORK, upload_max="20M", spool_dir=self.folder,
        signature_authorities="")
        with open(self.folder + "/app.conf", "w", encoding="utf-8") as f:
            f.writelines("%s = %s\n" % v for v in values.items())

    def program(self, name, *options):
        done = subprocess.run(
            [BUILD + "/batch/" + name, *options], text=True,
            env=dict(os.environ, NHACVIEC_CONFIG=self.folder + "/app.conf"),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def sql(self, text, database=NAME, user=None):
        command = ["mariadb", "--no-defaults", "--batch",
                   "--skip-column-names", "--default-character-set=utf8mb4",
                   "--socket", self.socket]
        env = dict(os.environ)
        if user:
            command += ["--user=nv_" + user]
            with open(self.secret + "/db-" + user) as f:
                env["MYSQL_PWD"] = f.read().strip()
        done = subprocess.run(command + [database], input=text, text=True,
                              env=env, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        if done.returncode != 0:
            sys.exit(done.stdout)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def sums(self):
        """Of every table the ledger witnesses."""
        names = [r[0] for r in self.sql(
            "SELECT DISTINCT SUBSTRING_INDEX(shape, '|', 1) FROM ledger_shape")]
        return {n: self.sql("SELECT COUNT(*) FROM `%s`" % n)[0][0]
                for n in names + ["ledger", "seal_head"]}


def second_server():
    """(process, socket, folder) of an empty MariaDB."""
    folder = tempfile.mkdtemp(prefix="nhacviec-restore-")
    user = []
    if os.getuid() == 0:
        user = ["--user=mysql"]
        who = pwd.getpwnam("mysql")
        os.chown(folder, who.pw_uid, who.pw_gid)
    os.chmod(folder, 0o755)
    subprocess.run(["mariadb-install-db", "--no-defaults", *user,
                    "--datadir=" + folder + "/data", "--skip-test-db",
                    "--skip-name-resolve",
                    "--auth-root-authentication-method=socket",
                    "--auth-root-socket-user=" +
                    pwd.getpwuid(os.getuid()).pw_name], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process = subprocess.Popen(
        [shutil.which("mariadbd") or "/usr/sbin/mariadbd", "--no-defaults",
         *user, "--datadir=" + folder + "/data", "--socket=" + folder + "/s",
         "--pid-file=" + folder + "/pid", "--skip-networking",
         "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=0",
         "--character-set-server=utf8mb4", "--collation-server=utf8mb4_bin",
         "--innodb-buffer-pool-size=32M", "--innodb-ft-enable-stopword=OFF",
         "--innodb-ft-min-token-size=2", "--performance-schema=OFF",
         "--log-error=" + folder + "/log"])
    for _ in range(300):
        if subprocess.run(["mariadb-admin", "--no-defaults", "--socket",
                           folder + "/s", "ping"], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode == 0:
            return process, folder + "/s", folder
        time.sleep(0.1)
    sys.exit("the second server did not start")


def fill(one):
    sql = REPO + "/sql"
    status, output = one.program(
        "migrate", "--sql", sql, "--root", "--grants", "--load",
        sql + "/seed-calendar.sql", "--load", sql + "/seed-profile-kh.sql",
        "--load", sql + "/seed-agencies-kh.sql", "--load",
        sql + "/seed-lists.sql")
    if status != 0:
        sys.exit(output)
    total = hashlib.sha256(BYTES).hexdigest()
    path = "%s/%s/%s" % (one.files, total[:2], total[2:4])
    os.makedirs(path)
    with open(path + "/" + total, "wb") as f:
        f.write(BYTES)
    one.sql("""
SET @nv_program = 'test'; START TRANSACTION;
INSERT INTO account (login, kind, role, name, basis, created_at) VALUES
  ('tu', 'personal', 'creator', 'Nguyễn Văn Tư', 'QĐ 1', '2026-01-02');
INSERT INTO assigner (kind, name) VALUES ('chairman', 'Trần Hòa');
INSERT INTO directive (doc_type, ref_number, ref_symbol, ref_fold, abstract,
  issued_on, released_at, signer, assigner_id, record_due_at,
  record_derivation, created_by, created_at) SELECT MIN(code), '12', 'UBND',
  '12/ubnd', '%s', '2026-11-20', '2026-11-20', 'Trần Hòa', 1, '2026-11-23', 'x',
  1, '2026-11-20' FROM doc_type;
INSERT INTO file (sha256, size, name, content_type, created_at, account_id,
  directive_id, owner_kind, owner_id) VALUES (0x%s, %d, 'a.pdf',
  'application/pdf', '2026-11-20', 1, 1, 'directive', 1); COMMIT
""" % (WORDS, total, len(BYTES)), user="web")
    one.program("audit", "seal")


def writer(one):
    """Events, one after the other, until it is killed."""
    text = ("SET @nv_program = 'test';" + "START TRANSACTION; INSERT INTO event "
            "(at, directive_id, kind, actor_name, address, reason) VALUES "
            "('2026-11-20', 1, 'amend', 'Tư', '', 'x'); COMMIT;" * 20000)
    with open(WORK + "/load.sql", "w", encoding="utf-8") as f:
        f.write(text)
    with open(WORK + "/load.sql", encoding="utf-8") as f:
        return subprocess.Popen(
            ["mariadb", "--no-defaults", "--socket", one.socket, NAME],
            stdin=f, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def try_make(one):
    to = WORK + "/backups"
    os.makedirs(to)
    status, output = one.program("backup", "make", "--to", to)
    check("without a public key there is no backup", status == 1 and
          os.listdir(to) == [], output)
    subprocess.run(["age-keygen", "-o", WORK + "/key"], check=True,
                   stderr=subprocess.DEVNULL)
    public = subprocess.run(["age-keygen", "-y", WORK + "/key"], check=True,
                            stdout=subprocess.PIPE).stdout
    with open(one.secret + "/backup.pub", "wb") as f:
        f.write(public)
    status, output = one.program("backup", "make", "--to", WORK + "/nowhere")
    check("nowhere to put it", status == 1, output)
    check("what failed is not registered",
          one.sql("SELECT COUNT(*) FROM backup_register") == [["0"]])
    load = writer(one)
    copy = WORK + "/copy/"
    os.makedirs(copy)
    status, output = one.program("backup", "make", "--to", to, "--keep", "7",
                                 "--copy", copy)
    load.kill()
    load.wait()
    check("a backup under load", status == 0, output)
    names = sorted(os.listdir(to))
    check("two files, and their copies", len(names) == 2 and
          sorted(os.listdir(copy)) == names, names)
    register = {r[0]: r[1:] for r in one.sql(
        "SELECT path, LOWER(HEX(sha256)), bytes, expires_at > made_at + "
        "INTERVAL 6 DAY FROM backup_register")}
    for name in names:
        with open(to + "/" + name, "rb") as f:
            data = f.read()
        check("registered: " + name, register.get(to + "/" + name) == [
            hashlib.sha256(data).hexdigest(), str(len(data)), "1"], register)
        check("nothing of it is readable", WORDS.encode() not in data and
              BYTES[:18] not in data and b"CREATE TABLE" not in data)
    return [to + "/" + n for n in names]


def try_restore(one, two, files, database):
    restore = ["restore", "--key", WORK + "/key", "--from"]
    broken = WORK + "/broken.sql.gz.age"
    with open(database, "rb") as f:
        data = bytearray(f.read())
    data[len(data) // 2] ^= 1
    with open(broken, "wb") as f:
        f.write(data)
    status, output = two.program(*restore, broken)
    check("a byte of the backup was changed", status == 1, output)
    two.sql("DROP DATABASE " + NAME, database="mysql")
    subprocess.run(["age-keygen", "-o", WORK + "/other"], check=True,
                   stderr=subprocess.DEVNULL)
    status, output = two.program("restore", "--key", WORK + "/other", "--from",
                                 database)
    check("another key", status == 1, output)
    status, output = two.program(*restore, database, "--files", files)
    check("restored", status == 0, output)
    status, output = two.program(*restore, database)
    check("not over another one", status == 1 and "not empty" in output, output)
    status, output = two.program("migrate", "--sql", REPO + "/sql", "--root",
                                 "--grants")
    check("accounts made anew", status == 0 and "applied" not in output, output)


def try_verify(one, two):
    shutil.copy(one.secret + "/seal.pub", two.secret + "/seal.pub")
    status, output = two.program("audit", "verify")
    check("every row is what it was", status == 0, output)
    status, output = two.program("restore", "--verify")
    check("and every file", status == 0 and "1 files, 0 bad" in output, output)
    before, after = one.sums(), two.sums()
    load = {"event", "ledger"}  # went on after the backup
    check("the same counts", all(before[t] == after[t] for t in before
                                 if t not in load), (before, after))
    check("a moment inside the load", 0 < int(after["event"]) <=
          int(before["event"]), (before["event"], after["event"]))
    # The restored machine works: what is written there is witnessed there.
    two.sql("SET @nv_program = 'test'; INSERT INTO event (at, directive_id, "
            "kind, actor_name, address, reason) VALUES ('2026-11-21', 1, "
            "'amend', 'Tư', '', 'sau khi khôi phục')", user="web")
    status, output = two.program("audit", "verify")
    check("and goes on", status == 0, output)
    two.sql("SET @nv_unrecorded = 1; UPDATE directive SET abstract = 'khác'")
    status, output = two.program("audit", "verify")
    check("a row changed on the way is found", status == 1 and
          "directive 1" in output, output)
    for folder, _, names in os.walk(two.files):
        for name in names:
            os.truncate(folder + "/" + name, 10)
    status, output = two.program("restore", "--verify")
    check("a file cut short is found", status == 1, output)


def try_register(one, database):
    status, output = one.program("backup", "tested", "--path", database)
    check("a tested restore", status == 0 and one.sql(
        "SELECT COUNT(*) FROM backup_register WHERE restored_at IS NOT NULL "
        "AND verified_at IS NOT NULL") == [["1"]], output)
    check("is on the page", one.sql("SELECT good FROM audit_check WHERE kind = "
                                    "'restore'") == [["1"]])
    one.program("backup", "tested", "--path", database, "--bad", "tệp thiếu")
    check("a bad one too", one.sql(
        "SELECT good, finding FROM audit_check WHERE kind = 'restore' ORDER BY "
        "id DESC LIMIT 1") == [["0", "tệp thiếu"]])
    one.sql("UPDATE backup_register SET expires_at = made_at WHERE path = '%s'"
            % database)
    time.sleep(1.1)  # names are by the second
    status, output = one.program("backup", "make", "--to", WORK + "/backups")
    check("what is past its day goes", status == 0 and
          not os.path.exists(database) and
          len(os.listdir(WORK + "/backups")) == 3, output)
    check("and stays in the register", one.sql(
        "SELECT COUNT(*) FROM backup_register") == [["4"]])


socket = subprocess.run([REPO + "/tests/support/testdb.sh", "start"],
                        stdout=subprocess.PIPE, text=True,
                        check=True).stdout.strip()
shutil.rmtree(WORK, ignore_errors=True)
server, other_socket, other_folder = second_server()
try:
    first, second = Place("one", socket), Place("two", other_socket)
    first.sql("DROP DATABASE IF EXISTS " + NAME, database="mysql")
    fill(first)
    files_backup, database_backup = try_make(first)
    try_restore(first, second, files_backup, database_backup)
    try_verify(first, second)
    try_register(first, database_backup)
    first.sql("DROP DATABASE " + NAME, database="mysql")
finally:
    server.terminate()
    server.wait()
    shutil.rmtree(other_folder, ignore_errors=True)
print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
sys.exit(counts["failed"] > 0)
