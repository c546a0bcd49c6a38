#!/usr/bin/python3
"""What batch/pdf-signature says of PDFs that poppler has signed, of what was done
to them afterwards, and of thousands that are broken on purpose: it may be wrong
about nothing and may die of nothing."""
import os
import random
import shutil
import subprocess
import sys

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.join(REPO, os.environ.get("NV_BUILD", "build/asan"))
WORK = os.path.join(REPO, "build/testdb/signatures")
SIGNER = "Nguyễn Văn Thử"
SEED = 20261122
TRIES = 150
counts = {"passed": 0, "failed": 0}

sys.path.insert(0, REPO + "/tests/http")
import papers  # noqa: E402


def check(what, good, why=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print("FAILED: %s %s" % (what, why))


def tool(*command, **more):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, cwd=WORK,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          **more)
    assert done.returncode == 0, "%s: %s" % (command, done.stdout.decode())


def certificate(name, subject, *more):
    """A certificate by our own authority, in the store of poppler's tool."""
    tool("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-utf8", "-keyout",
         name + ".key", "-out", name + ".csr", "-subj", subject)
    tool("openssl", "ca", "-batch", "-config", "ca.conf", "-notext", "-in",
         name + ".csr", "-out", name + ".pem", *more)
    tool("openssl", "pkcs12", "-export", "-in", name + ".pem", "-inkey",
         name + ".key", "-name", name, "-passout", "pass:x", "-out",
         name + ".p12")
    tool("pk12util", "-i", name + ".p12", "-d", "sql:nss", "-W", "x")


def prepare():
    shutil.rmtree(WORK, ignore_errors=True)
    os.makedirs(WORK + "/nss")
    with open(WORK + "/ca.conf", "w") as f:
        f.write("[ca]\ndefault_ca = one\n[one]\nnew_certs_dir = .\n"
                "database = index\nserial = serial\ncertificate = ca.pem\n"
                "private_key = ca.key\ndefault_md = sha256\ndefault_days = 300\n"
                "policy = any\nunique_subject = no\n[any]\ncommonName = supplied\n"
                "organizationName = optional\n")
    open(WORK + "/index", "w").close()
    with open(WORK + "/serial", "w") as f:
        f.write("01\n")
    tool("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout",
         "ca.key", "-out", "ca.pem", "-subj", "/CN=Our authority", "-days", "900")
    tool("certutil", "-N", "-d", "sql:nss", "--empty-password")
    tool("certutil", "-A", "-d", "sql:nss", "-n", "ca", "-t", "CT,C,C", "-i",
         "ca.pem")
    certificate("signer", "/CN=%s/O=UBND" % SIGNER)
    certificate("office", "/CN=Văn phòng")
    # Valid while it is used, and out of date when somebody looks at it.
    certificate("old", "/CN=Cũ", "-startdate", "20200101000000Z", "-enddate",
                "20210101000000Z")
    with open(WORK + "/plain.pdf", "wb") as f:
        f.write(papers.pdf("Báo cáo", "kết quả"))


def sign(source, target, who):
    """As poppler signs; the date of use only matters to it."""
    subprocess.run(["pdfsig", "-nssdir", "sql:nss", "-nick", who,
                    "-add-signature", source, target], cwd=WORK,
                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                   stderr=subprocess.STDOUT)
    with open(WORK + "/" + target, "rb") as f:
        return f.read()


def ask(data, authorities="ca.pem"):
    """(exit status, {name: value})"""
    done = subprocess.run([BUILD + "/batch/pdf-signature", authorities],
                          input=data, cwd=WORK, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60)
    check("no sanitizer has anything to say", b"Sanitizer" not in done.stderr,
          done.stderr[:400])
    lines = [l.split(" ", 1) for l in done.stdout.decode().splitlines()]
    return done.returncode, dict(lines)


def expect(what, data, authorities="ca.pem", **wanted):
    status, said = ask(data, authorities)
    got = {n: said.get(n) for n in wanted}
    check(what, status == 0 and got == wanted, "%s %s" % (status, said))


def try_badges():
    with open(WORK + "/plain.pdf", "rb") as f:
        expect("nobody signed", f.read(), state="none", count="0")
    one = sign("plain.pdf", "one.pdf", "signer")
    expect("signed", one, state="intact", chain="trusted", whole="1", weak="0",
           count="1", signer=SIGNER)
    expect("by somebody unknown", one, "", state="intact", chain="unknown",
           whole="1")
    two = sign("one.pdf", "two.pdf", "office")
    expect("signed twice", two, state="intact", chain="trusted", whole="1",
           count="2", signer="Văn phòng")
    expect("something added", one + b"\n% more\n", state="intact", whole="0")
    text = bytearray(one)
    text[text.index(b"MediaBox") + 12] ^= 1
    expect("changed", bytes(text), state="altered", signer=SIGNER)
    # The message moved out of the range that is signed.
    gap = bytearray(one)
    at = gap.index(b"/ByteRange") + 12
    gap[at:at + 6] = bytes(gap[at:at + 6]).replace(b"0", b"1", 1)
    status, said = ask(bytes(gap))
    check("a range that lies", status != 0 or said["state"] != "intact", said)
    old = sign("plain.pdf", "old.pdf", "old")
    if b"/ByteRange" in old:
        expect("out of date", old, state="intact", chain="expired", signer="Cũ")
    else:
        check("poppler signs with an old certificate", False, old[:80])
    return one, two


def try_hostile(one, two):
    """A place in a signature, in a table, in a number: anything may be changed."""
    dice = random.Random(SEED)
    deaths = []
    lies = []
    for i in range(TRIES):
        data = bytearray(dice.choice((one, two)))
        for _ in range(dice.randint(1, 6)):
            at = dice.randrange(len(data))
            near = data.find(dice.choice((b"/ByteRange", b"/Contents", b"/Sig",
                                          b"/Fields", b"xref", b"trailer",
                                          b"/Kids", b"/Length")))
            if near >= 0 and dice.random() < 0.7:
                at = min(near + dice.randrange(40), len(data) - 1)
            what = dice.randrange(4)
            if what == 0:
                data[at] = dice.randrange(256)
            elif what == 1:
                del data[at:at + dice.randrange(1, 30)]
            elif what == 2:
                data[at:at] = bytes(dice.randrange(256) for _ in range(5))
            else:
                data[at:at + 3] = b"999"
        status, said = ask(bytes(data))
        if status not in (0, 1):
            deaths.append((i, status))
        elif said.get("state") == "intact" and said.get("whole") == "1" \
                and bytes(data) not in (one, two):
            lies.append(i)
    check("%d hostile files" % TRIES, not deaths, deaths)
    check("none of them is called whole and intact", not lies, lies)
    for name, data in (("nothing", b""), ("a name", b"%PDF-1.4"),
                       ("zeros", bytes(100000)),
                       ("a deep nest", b"%PDF-1.4\n1 0 obj\n" + b"[" * 90000)):
        status, said = ask(data)
        check("of %s nothing can be said" % name, status == 1, (status, said))


def try_words():
    """The same for the program that reads words."""
    dice = random.Random(SEED + 1)
    sources = {"pdf": papers.pdf("Một", "hai", annotation="ba"),
               "office": papers.docx("Một", "hai")}
    deaths = []
    for kind, source in sources.items():
        for i in range(TRIES // 3):
            data = bytearray(source)
            for _ in range(dice.randint(1, 20)):
                data[dice.randrange(len(data))] = dice.randrange(256)
            done = subprocess.run([BUILD + "/batch/file-text", kind],
                                  input=bytes(data), stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, timeout=60)
            if done.returncode not in (0, 1, 3) or b"Sanit" in done.stderr:
                deaths.append((kind, i, done.returncode, done.stderr[:200]))
    check("broken files are read without harm", not deaths, deaths[:3])
    bomb = papers.docx("x", word__header1_xml="<a>" + " " * (200 << 20) + "</a>")
    done = subprocess.run([BUILD + "/batch/file-text", "office"], input=bomb,
                          stdout=subprocess.PIPE, timeout=60)
    check("a bomb of %d KB is read in part" % (len(bomb) >> 10),
          done.returncode == 3, done.returncode)
    laughs = papers.docx("x", word__header1_xml=(
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "MẬT"><!ENTITY x SYSTEM '
        '"file:///etc/passwd">]><w:p %s><w:t>&b;&x;</w:t></w:p>' % papers.W))
    done = subprocess.run([BUILD + "/batch/file-text", "office"], input=laughs,
                          stdout=subprocess.PIPE, timeout=60)
    check("no entity is followed", done.returncode == 3 and
          b"root" not in done.stdout, done.stdout[:100])


prepare()
try_hostile(*try_badges())
try_words()
print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
sys.exit(counts["failed"] > 0)
