#!/usr/bin/python3
"""batch/exchange: what lies in the spool comes in once, whatever happens in
between; what is wrong or secret does not; a message of 60 MB needs no memory;
senders are told."""
import base64
import os
import signal
import subprocess
import sys
import time
import zipfile

import province
from province import BUILD, check, equal, number, sql

sys.path.insert(0, province.REPO + "/tests/http")
import edxml  # noqa: E402
import papers  # noqa: E402

sys.dont_write_bytecode = True
FLAT_KB = 24 * 1024  # how much more a message of 60 MB may take than a small one


def spool(*names):
    return os.path.join(province.WORK, "exchange", *names)


def lay(name, data):
    with open(spool("in", "." + name), "wb") as f:
        f.write(data)
    os.rename(spool("in", "." + name), spool("in", name))


def names(folder):
    return sorted(os.listdir(spool(folder)))


def start():
    return subprocess.Popen([BUILD + "/batch/exchange", "--config",
                             province.WORK + "/app.conf"], env=province.ENV,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def resident(pid):
    """The largest resident set so far in kB: of the program alone, not of the
    helpers that look into the files for it."""
    try:
        with open("/proc/%d/status" % pid, encoding="ascii") as f:
            return max([int(line.split()[1]) for line in f
                        if line.startswith("VmHWM:")], default=0)
    except OSError:
        return 0


def run():
    """(exit status, largest resident set in kB)."""
    child = start()
    largest = 0
    while child.poll() is None:
        largest = max(largest, resident(child.pid))
        time.sleep(0.005)
    output = child.stdout.read().decode()
    child.stdout.close()
    if child.returncode != 0:
        print(output)
    return child.returncode, largest


def count():
    return number("SELECT COUNT(*) FROM outgoing")


def comes_in_once():
    data = edxml.document(1, "Rà soát bến bãi")
    lay("a.edxml", data)
    lay("half.part", data)
    equal("a run", run()[0], 0)
    equal("one document", count(), 1)
    equal("it is in good/", names("good"), ["a.edxml"])
    equal("what is being written stays", names("in"), ["half.part"])
    lay("a.edxml", data)
    lay("b.edxml", data)
    equal("again", run()[0], 0)
    equal("still one", count(), 1)
    equal("under names of their own", names("good"),
          ["a.edxml", "a.edxml.1", "b.edxml"])
    equal("by whom", sql("SELECT origin, received_by, record_due_at FROM"
                         " outgoing"), [("spool", "900",
                                         "2026-06-02 16:59:59")])


def killed_anywhere():
    """As many documents as messages, however often it dies."""
    before = count()
    for i in range(12):
        lay("k%02d.edxml" % i, edxml.document(
            100 + i, "Việc số %d" % i,
            files=[("%d.pdf" % i, b"%PDF-1.4\n" + b"x" * 1000)]))
    for i in range(3):
        child = start()
        time.sleep(0.15 + 0.2 * i)
        child.send_signal(signal.SIGKILL)
        child.communicate()
    equal("the last run", run()[0], 0)
    equal("each once", count() - before, 12)
    equal("nothing is left", names("in"), ["half.part"])
    left = [n for n in os.listdir(province.WORK) if n.startswith("upload-")]
    check("few files of killed runs", len(left) <= 12, left)


def two_runs_do_not_meet():
    before = count()
    for i in range(4):
        lay("z%d.edxml" % i, edxml.document(300 + i, "Hai lượt %d" % i))
    pair = [start(), start()]
    equal("both end well", [c.wait() for c in pair], [0, 0])
    for c in pair:
        c.stdout.close()
    equal("a last run", run()[0], 0)
    equal("each once", count() - before, 4)


def what_is_wrong():
    before = count()
    lay("x.edxml", b"khong phai xml")
    lay("y.edxml", edxml.message(
        edxml.head(2, "bom"), prolog='<!DOCTYPE e [<!ENTITY a "' + "a" * 1000 +
        '"><!ENTITY b "' + "&a;" * 1000 + '"><!ENTITY c "' + "&b;" * 1000 +
        '">]>').replace(b"bom", b"&c;"))
    lay("mat.edxml", edxml.document(3, "Độ mật: TỐI MẬT"))
    status, memory = run()
    equal("a run goes on", status, 0)
    equal("nothing came in", count(), before)
    equal("bad/", names("bad"), ["x.edxml", "x.edxml.why", "y.edxml",
                                 "y.edxml.why"])
    with open(spool("bad", "y.edxml.why"), encoding="utf-8") as f:
        equal("why", f.read(), "edxml_type\n")
    found = [n for f in ("in", "good", "bad") for n in names(f) if "mat" in n]
    equal("what is secret is nowhere", found, [])
    with open(province.WORK + "/log", encoding="utf-8") as f:
        check("and counted", "secret=1" in f.read())


def a_zip_bomb():
    """A thousand to one: refused by what it says, and by what comes out."""
    path = province.WORK + "/bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        with z.open("a.pdf", "w") as f:
            for _ in range(60):
                f.write(b"\0" * (1 << 20))
    with open(path, "rb") as f:
        honest = f.read()
    # The same, but it says that it holds 1000 bytes.
    size = (60 << 20).to_bytes(4, "little")
    lying = honest.replace(size, (1000).to_bytes(4, "little"))
    check("the lie is told", lying != honest)
    for i, data in enumerate((honest, lying)):
        before = count()
        lay("bomb%d.edxml" % i, edxml.document(
            500 + i, "Tệp nén %d" % i, files=[("a.pdf", data)]))
        started = time.monotonic()
        equal("a run", run()[0], 0)
        check("soon", time.monotonic() - started < 20)
        equal("the document is there", count() - before, 1)
        equal("its file is not", sql(
            "SELECT n_left_out, (SELECT COUNT(*) FROM file f WHERE"
            " f.owner_kind = 'outgoing' AND f.owner_id = o.id) FROM outgoing o"
            " ORDER BY id DESC LIMIT 1"), [("1", "0")])
    biggest = max(os.path.getsize(os.path.join(province.WORK, n))
                  for n in os.listdir(province.WORK)
                  if n.startswith("upload-")) \
        if any(n.startswith("upload-") for n in os.listdir(province.WORK)) \
        else 0
    check("nothing large was left", biggest < 1 << 20, biggest)


def a_scan_comes_along():
    """Nobody could look into it: it is kept, and nobody has answered for it."""
    lay("scan.edxml", edxml.document(550, "Bản quét", files=[
        ("anh.png", edxml.wrapped("anh.png", PNG)),
        ("trang.pdf", edxml.wrapped("trang.pdf", papers.scan())),
        ("chu.pdf", edxml.wrapped("chu.pdf", papers.pdf("Có chữ"))),
        ("la.exe", b"MZ" + b"\0" * 200)]))
    equal("a run", run()[0], 0)
    equal("its files", sql(
        "SELECT f.name, f.content_check FROM file f JOIN outgoing o ON o.id ="
        " f.owner_id WHERE f.owner_kind = 'outgoing' AND o.ref_number = '550'"
        " ORDER BY f.name"), [("anh.png", "unknown"), ("chu.pdf", "read"),
                              ("trang.pdf", "unknown")])
    equal("what is no document was left out", number(
        "SELECT n_left_out FROM outgoing WHERE ref_number = '550'"), 1)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae"
    "426082")


def flat_memory():
    lay("small.edxml", edxml.document(600, "Nhỏ"))
    _, small = run()
    with open(spool("in", ".large.edxml"), "wb") as f:
        data = edxml.document(601, "Lớn", files=[
            ("%d.pdf" % i, b"@@%d@@" % i) for i in range(3)])
        for i in range(3):
            before, data = data.split(base64.encodebytes(b"@@%d@@" % i))
            f.write(before)
            line = base64.encodebytes(b"%PDF-1.4\n" + os.urandom(45))
            for _ in range(20 * (1 << 20) // len(line)):
                f.write(line.replace(b"=", b"").rstrip() + b"\n")
        f.write(data)
    size = os.path.getsize(spool("in", ".large.edxml"))
    check("it is large", size > 60 * 10 ** 6, size)
    os.rename(spool("in", ".large.edxml"), spool("in", "large.edxml"))
    status, large = run()
    equal("a run", status, 0)
    check("large.edxml is in good/", "large.edxml" in names("good"))
    equal("and its document", number("SELECT COUNT(*) FROM outgoing WHERE"
                                     " ref_number = '601'"), 1)
    check("flat", large - small < FLAT_KB, "%d kB, small %d kB"
          % (large, small))


def senders_are_told():
    done = names("out")
    check("each is told that it was entered", len(done) >= 20, len(done))
    with open(spool("out", done[0]), encoding="utf-8") as f:
        text = f.read()
    check("status 03", "<edXML:StatusCode>03</edXML:StatusCode>" in text)
    check("of our organ", "<edXML:OrganId>000.00.00.H56<" in text)
    equal("none waits", number("SELECT COUNT(*) FROM outgoing_status WHERE"
                               " sent_at IS NULL"), 0)
    sql("UPDATE outgoing SET directive_id = 50, mark = 'has_tasks' WHERE"
        " ref_number = '1'")
    sql("UPDATE assignment SET closed_at = UTC_TIMESTAMP() WHERE"
        " directive_id = 50")
    run()
    run()
    equal("06 once, when all is over", number(
        "SELECT COUNT(*) FROM outgoing_status WHERE status = '06'"), 1)
    equal("and put out", len(names("out")), len(done) + 1)


def main():
    province.open_as("nv_exchange")
    os.makedirs(spool("in"))
    with open(province.WORK + "/app.conf", "a", encoding="utf-8") as f:
        f.write("exchange_dir = %s\nexchange_account = cv@example.vn\n"
                "exchange_code = 000.00.00.H56\n" % spool())
    for step in (comes_in_once, killed_anywhere, two_runs_do_not_meet,
                 what_is_wrong, a_zip_bomb, a_scan_comes_along, flat_memory, senders_are_told):
        step()
    province.conclude()


main()
