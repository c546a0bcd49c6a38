#!/usr/bin/python3
"""sql/schema.sql: the tables that all migrations together make, to be read.

usage: tests/support/schema.py [--check]

Makes them in a scratch database with batch/migrate and writes the file; with
--check says whether it is what the migrations make."""
import os
import re
import subprocess
import sys

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.join(REPO, os.environ.get("NV_BUILD", "build/asan"))
NAME = "nv_result"
WORK = os.path.join(REPO, "build/testdb/result")
FILE = os.path.join(REPO, "sql/schema.sql")
HEAD = """\
-- What the migrations make, in one piece, for reading. Written by make schema;
-- nothing is ever loaded from here.

"""


def config(socket):
    values = dict(
        db_socket=socket, db_name=NAME,
        secret_dir=REPO + "/build/testdb/secret",
        template_dir=REPO + "/templates", file_dir=WORK, upload_dir=WORK,
        log_file="-", office_url="http://127.0.0.1:8080",
        portal_url="http://127.0.0.1:8081", admin_url="http://127.0.0.1:8082",
        secure_cookies="no", unit_name="tỉnh Khánh Hòa", unit_kind="tỉnh",
        office_name="Văn phòng", hotline="", mail_user="", support_email="",
        mail_from="nhacviec@example.vn", mail_server="maildir:" + WORK,
        upload_max="20M", spool_dir=WORK,
        signature_authorities="")
    os.makedirs(WORK, exist_ok=True)
    with open(WORK + "/app.conf", "w", encoding="utf-8") as f:
        f.writelines("%s = %s\n" % v for v in values.items())
    return WORK + "/app.conf"


def result():
    socket = subprocess.run([REPO + "/tests/support/testdb.sh", "start"],
                            stdout=subprocess.PIPE, text=True,
                            check=True).stdout.strip()
    client = ["--no-defaults", "--socket", socket]
    drop = ["mariadb"] + client + ["-e", "DROP DATABASE IF EXISTS " + NAME]
    subprocess.run(drop, check=True)
    subprocess.run([BUILD + "/batch/migrate", "--config", config(socket),
                    "--sql", REPO + "/sql", "--root", "--grants"], check=True,
                   stdout=subprocess.DEVNULL)
    dump = subprocess.run(
        ["mariadb-dump"] + client + [
            "--no-data", "--skip-triggers", "--skip-comments", "--skip-set-charset", "--compact",
            "--skip-tz-utc", NAME], check=True, text=True,
        stdout=subprocess.PIPE).stdout
    subprocess.run(drop, check=True)
    dump = re.sub(r"/\*[!M].*?\*/;\n", "", dump, flags=re.S)
    dump = re.sub(r" AUTO_INCREMENT=\d+", "", dump)
    return HEAD + dump.replace(";\n", ";\n\n").rstrip("\n") + "\n"


text = result()
if "--check" not in sys.argv:
    with open(FILE, "w", encoding="utf-8") as f:
        f.write(text)
    sys.exit()
with open(FILE, encoding="utf-8") as f:
    if f.read() != text:
        sys.exit("sql/schema.sql is not what the migrations make: make schema")
