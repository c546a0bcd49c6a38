#!/usr/bin/python3
"""Nothing secret is recorded (R11), and what was is taken away (R12): a corpus of
marked texts and files through the real doors, and then a look at every byte the
system has."""
import os
import re
import subprocess
import sys
import time

import edxml
import people
from client import ADMIN, OFFICE, VAR, config, number, run_cases, sql
from papers import docx, header_with_watermark, pdf, scan, xlsx
from people import (AGENCIES, agency_id, assignment_of, days, enter, forward,
                    person, task_of, version_of, word)

SPOOL = config("spool_dir")


def found(text):
    """Where these bytes are, in the folder of the system and in its memory."""
    sql("FLUSH TABLES; FLUSH LOGS")
    done = subprocess.run(["grep", "-rlaF", text, VAR + "/", SPOOL + "/"],
                          stdout=subprocess.PIPE)
    return done.stdout.decode().split()


def one_assignment(**task):
    d = enter("creator", [dict({"content": "Việc " + word(),
                                "lead": AGENCIES["thu-ban-a"][0],
                                "deadline_text": days(20)}, **task)])
    forward("creator", d)
    return assignment_of(d, "thu-ban-a")


def reply(a, files=None, **values):
    return person("responder").send("/task-reply?id=%d" % a, dict({
        "version": version_of(a), "kind": "progress",
        "reply_text": "Đã làm"}, **values), files=files)


def marked(c):
    """(what it is, name of the file, its bytes): all of them are refused."""
    return [
        ("a stamp in a PDF", "a.pdf", pdf("UBND TỈNH", "MẬT", "Về " + c)),
        ("in capitals among words", "b.pdf", pdf("Công văn TỐI MẬT " + c)),
        ("a stamp laid over a PDF", "c.pdf", pdf(c, annotation="TUYỆT MẬT")),
        ("a number", "d.pdf", pdf("Số: 12/BC-UBND(M)", c)),
        ("a number of its kind", "e.pdf", pdf("Số: 12/M-UBND", c)),
        ("the words for it", "f.pdf", pdf("BÍ MẬT NHÀ NƯỚC", c)),
        ("letters set apart", "g.docx", docx("T U Y Ệ T  M Ậ T", c)),
        ("a paragraph of a DOCX", "h.docx", docx("Kính gửi", "MẬT", c)),
        ("a watermark of a DOCX", "i.docx", docx(
            c, word__header1_xml=header_with_watermark("MẬT"))),
        ("a title of a DOCX", "j.docx", docx(c, docProps__core_xml=(
            '<?xml version="1.0"?><a><title>TỐI MẬT</title></a>'))),
        ("a cell of an XLSX", "k.xlsx", xlsx("TT", "Mật độ", "TUYỆT MẬT", c)),
        ("a sheet of an XLSX", "l.xlsx", xlsx(c, sheet="TỐI MẬT")),
        ("a head of an XLSX", "m.xlsx", xlsx(c, header='&C&14MẬT')),
        ("a name", "MẬT %s.pdf" % c, pdf(c)),
        ("a name with signs", "ke-hoach_TOI-MAT_%s.docx" % c, docx(c)),
    ]


OPEN = [
    ("n.pdf", pdf("Bảo vệ bí mật kinh doanh", "LUẬT BẢO VỆ", "BÍ MẬT NHÀ NƯỚC",
                  "Chương I")),
    ("mat-bang.pdf", pdf("Giải phóng mặt bằng", "MẶT TRẬN TỔ QUỐC")),
    ("o.docx", docx("AN TOÀN, BẢO", "MẬT", "THÔNG TIN", "đổi mật khẩu")),
    ("mật độ.xlsx", xlsx("Mật độ dân số", "MẬT ONG", "thông tin mật thiết")),
]


def a_marked_file_is_refused_and_leaves_no_byte():
    a = one_assignment()
    canary = "zq" + word() + "ẩn"
    for what, name, data in marked(canary):
        answer = reply(a, [("files", name, data)])
        assert answer.status == 422, "%s: %s" % (what, answer)
        assert "dấu" in answer.words and "mật" in answer.words, what
        assert "files_held" not in answer.text, what
    assert not found(canary), found(canary)
    assert number("SELECT COUNT(*) FROM reply WHERE assignment_id = %d" % a) \
        == 0


def what_looks_alike_is_taken():
    a = one_assignment()
    for name, data in OPEN:
        answer = reply(a, [("files", name, data)],
                       reply_text="Về bí mật kinh doanh, mật độ dân số")
        assert answer.status == 303, "%s: %s" % (name, answer)
    assert sql("SELECT DISTINCT content_check FROM file WHERE assignment_id ="
               " %d" % a) == [["read"]]


def every_text_of_every_form_goes_through_the_gate():
    a = one_assignment()
    canary = "zq" + word() + "ẩn"
    words = "TUYỆT MẬT\n" + canary
    line = "TỐI MẬT " + canary
    version = version_of(a)
    for key, path, values in (
            ("responder", "/task-reply?id=%d" % a,
             {"version": version, "kind": "progress", "reply_text": words}),
            ("responder", "/task-reply?id=%d" % a,
             {"version": version, "kind": "progress", "reply_text": "x",
              "reply_number": "12", "reply_symbol": "BC-SXD(M)"}),
            ("responder", "/task-return?id=%d" % a,
             {"version": version, "category": "other", "reason": words,
              "head_informed": "A"}),
            ("responder", "/extension-request?id=%d" % a,
             {"version": version, "asked_due_on": days(40), "reason": words,
              "document": line}),
            ("responder", "/difficulty-report?id=%d" % a,
             {"version": version, "description": words, "cause": "x",
              "proposal": "y"}),
            ("creator", "/task-amend?id=%d" % a,
             {"version": version, "content": words, "reason": "x"}),
            ("creator", "/task-cancel?id=%d" % a,
             {"version": version, "reason": words, "document": "1/VP",
              "decided_by": "A"}),
            ("creator", "/filter-save",
             {"list": "task-list", "name": "b",
              "query": "q=T%E1%BB%90I+M%E1%BA%ACT+" + canary}),
            ("administrator", "/admin-calendar-edit?year=2031",
             {"intent": "save", "basis": line, "wish": "keep",
              "lines": "01/05/2031 " + line}),
            ("administrator", "/admin-profile-edit?name=due_soon_days",
             {"value": "3", "basis": line})):
        answer = person(key).send(path, values)
        assert answer.status == 422, "%s: %s" % (path, answer)
    answer = person("responder").post(
        "/api/v1/task-reply?id=%d" % a,
        [("csrf", person("responder").csrf), ("token", "0" * 32),
         ("version", version), ("kind", "progress"), ("reply_text", words)])
    assert answer.status == 422 and "secret" in answer.text, answer
    assert not found(canary), found(canary)


def a_list_in_a_file_goes_through_it_too():
    canary = "zq" + word() + "ẩn"
    ics = ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20310501\r\n"
           "SUMMARY:(TỐI MẬT) %s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n" % canary)
    answer = person("administrator").send(
        "/admin-calendar-edit?year=2031",
        {"intent": "preview", "basis": "1/QĐ", "wish": "keep"},
        files=[("files", "ngay.ics", ics.encode())])
    assert answer.status == 422 and "secret_content" not in answer.words, answer
    assert not found(canary)


def secrecy_is_asked_before_anything_can_be_typed():
    page = person("creator").get("/task-create")
    assert "abstract" not in page.text and 'type="file"' not in page.text
    refused = person("creator").get("/task-create?secrecy=secret")
    assert 'type="file"' not in refused.text and "<textarea" not in refused.text


def a_scan_needs_the_word_of_a_person():
    """And the file is chosen once: it waits while the form comes back."""
    a = one_assignment()
    browser = person("responder")
    page = browser.get("/task-reply?id=%d" % a)
    first = browser.fill(page, "/task-reply", files=[
        ("files", "ban quet.pdf", scan())], kind="progress",
        reply_text="Gửi bản quét")
    assert first.status == 422 and "xác nhận" in first.words, first
    form = first.form("/task-reply")
    held = [v for n, v in form.values if n == "files_held"]
    assert len(held) == 1 and held[0].endswith(" ban quet.pdf"), form.values
    assert number("SELECT COUNT(*) FROM file WHERE assignment_id = %d" % a) == 0
    again = browser.post("/task-reply?id=%d" % a,
                         form.filled(no_secret="1"), files=[])
    assert again.status == 303, again
    assert sql("SELECT f.name, f.content_check, f.size, o.name FROM file f JOIN"
               " officer o ON o.id = f.officer_id WHERE f.assignment_id = %d"
               % a) == [["ban quet.pdf", "confirmed", str(len(scan())),
                         sql("SELECT name FROM officer WHERE id = (SELECT"
                             " MAX(officer_id) FROM reply WHERE assignment_id"
                             " = %d)" % a)[0][0]]]
    view = browser.get("/task-view?id=%d" % a)
    assert "Chưa kiểm tra được nội dung" in view.words
    one = number("SELECT MAX(id) FROM file WHERE assignment_id = %d" % a)
    assert browser.get("/file-get?id=%d" % one).body == scan()
    assert not os.listdir(SPOOL + "/body") and not [
        f for f in os.listdir(SPOOL) if f.startswith("upload-")]


def a_file_waits_only_for_who_chose_it():
    a = one_assignment()
    first = reply(a, [("files", "x.pdf", scan())])
    held = re.search(r'name="files_held" value="([^"]+)"', first.text).group(1)
    d = enter("creator", [{"content": "Khác " + word(),
                           "lead": AGENCIES["thu-ban-b"][0]}])
    forward("creator", d)
    other = assignment_of(d, "thu-ban-b")
    answer = person("responder_other").send(
        "/task-reply?id=%d" % other,
        {"version": version_of(other), "kind": "progress", "reply_text": "x",
         "files_held": held, "no_secret": "1"})
    assert answer.status in (403, 404, 422), answer
    for bad in ("../../etc/passwd", "0" * 64 + " ../x", held[:-4] + "/y.pdf"):
        assert reply(a, files_held=bad).status == 400, bad
    assert number("SELECT COUNT(*) FROM file WHERE assignment_id IN (%d, %d)"
                  % (a, other)) == 0


def a_file_that_is_kept_survives_another_mistake():
    a = one_assignment()
    first = reply(a, [("files", "tốt.pdf", pdf("Báo cáo", "kết quả"))],
                  reply_text="")
    assert first.status == 422, first
    form = first.form("/task-reply")
    assert person("responder").post(
        "/task-reply?id=%d" % a, form.filled(reply_text="Xong")).status == 303
    assert number("SELECT COUNT(*) FROM file WHERE assignment_id = %d" % a) == 1


# Taking away -------------------------------------------------------------------------

def search_everywhere(*words):
    """Rows of any table that hold one of these words."""
    tables = {}
    for table, column in sql(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = DATABASE() AND data_type IN ('varchar',"
            " 'text', 'mediumtext', 'char')"):
        tables.setdefault(table, []).append(column)
    hits = []
    for table, columns in tables.items():
        for w in words:
            where = " OR ".join("`%s` LIKE '%%%s%%'" % (c, w) for c in columns)
            if number("SELECT COUNT(*) FROM `%s` WHERE %s" % (table, where)):
                hits.append((table, w))
    return hits


def batch(name, *options):
    subprocess.run([VAR + "/app/batch/" + name, *options], check=True,
                   stdout=subprocess.DEVNULL, env=dict(
                       os.environ, NHACVIEC_CONFIG=VAR + "/etc/app.conf"))


def purge(kind, one, timer=False):
    """Asks for it on the page; the timer carries it out, or we do."""
    browser = person("administrator")
    page = browser.get("/admin-purge?kind=%s&id=%d" % (kind, one))
    assert page.status == 200, page
    table, of = ("outgoing", one) if kind == "outgoing" else (
        "directive", directive_of(kind, one))
    reference = sql("SELECT CONCAT(ref_number, '/', ref_symbol) FROM %s"
                    " WHERE id = %d" % (table, of))[0][0]
    wrong = browser.fill(page, "/admin-purge", basis="5/CV-VP", again="1/X",
                         certain="1")
    assert wrong.status == 422 and "không khớp" in wrong.words, wrong
    done = browser.fill(page, "/admin-purge", basis="Công văn 5/CV-VP",
                        again=reference, certain="1")
    assert done.status == 303, done
    order = number("SELECT MAX(id) FROM purge_order")
    if not timer:
        batch("purge")
    for _ in range(200):
        if sql("SELECT state FROM purge_order WHERE id = %d" % order) == \
                [["done"]]:
            return order, reference
        time.sleep(0.2)
    raise AssertionError("the purge was not carried out: %s" % order)


def directive_of(kind, one):
    return {"directive": one}.get(kind) or number({
        "task": "SELECT directive_id FROM task WHERE id = %d",
        "reply": "SELECT a.directive_id FROM reply r JOIN assignment a ON"
                 " a.id = r.assignment_id WHERE r.id = %d",
        "file": "SELECT directive_id FROM file WHERE id = %d"}[kind] % one)


def letters_about(assignment, canary):
    """One that has left and one that waits, each with another thing in it."""
    name = "zp." + word() + "@example.vn"
    for state, sent in (("sent", "UTC_TIMESTAMP()"), ("new", "NULL")):
        sql("INSERT INTO outbox (dedup_key, recipient, message_id, subject,"
            " body, state, next_at, created_at, sent_at) VALUES ('thu:%s:%s',"
            " 'nguoi.nhan@example.vn', '%s', '%s', 'Về %s', '%s',"
            " '2099-01-01 00:00:00', UTC_TIMESTAMP(), %s)"
            % (state, canary, name, canary, canary, state, sent))
        sql("INSERT INTO notification (agency_id, kind, assignment_id,"
            " created_at, digest_id) SELECT agency_id, 'forward', id,"
            " UTC_TIMESTAMP(), (SELECT MAX(id) FROM outbox) FROM assignment"
            " WHERE id = %d" % assignment)
    path = VAR + "/mail/new/" + canary
    os.makedirs(VAR + "/mail/new", exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write("Message-ID: <%s>\n\nVề %s\n" % (name, canary))
    return path


def an_entry_that_is_secret_is_taken_away_everywhere():
    """R12: what is left says who, when, on what basis, which number."""
    canary, second = "zp" + word(), "zr" + word()
    d = enter("creator", [{"content": "Việc " + canary, "lead": "Ban Sông Cạn",
                           "deadline_text": days(9)}],
              abstract="Về " + canary)
    other = one_assignment()
    forward("creator", d)
    a = assignment_of(d, "thu-ban-a")
    assert reply(a, [("files", canary + ".pdf", pdf(canary))],
                 reply_text="Trả lời " + second).status == 303
    # The same bytes elsewhere must stay.
    assert reply(other, [("files", "chung.pdf", pdf(canary))]).status == 303
    sql("INSERT INTO backup_register (path, sha256, bytes, made_at, expires_at)"
        " VALUES ('/nơi thử/sao-luu-thu', REPEAT('x', 32), 1,"
        " UTC_TIMESTAMP(), DATE_ADD(UTC_TIMESTAMP(), INTERVAL 30 DAY))")
    letter = letters_about(a, canary)
    events = number("SELECT COUNT(*) FROM event WHERE directive_id = %d" % d)
    # An hour ago, so that it is in what is summed beforehand.
    sql("UPDATE assignment_interval SET valid_from = valid_from"
        " - INTERVAL 1 HOUR, valid_to = IF(valid_to >= '9999-01-01',"
        " valid_to, valid_to - INTERVAL 1 HOUR) WHERE assignment_id = %d" % a)
    batch("tidy", "--again")
    summed = "SELECT COALESCE(SUM(o.n), 0) FROM report_open o JOIN" \
        " report_progress p ON o.known_at = p.open_at"
    before = number(summed)
    assert before > 0
    assert search_everywhere(canary, second)
    order, reference = purge("directive", d, timer=True)
    sql("UPDATE outbox SET dedup_key = MD5(dedup_key) WHERE dedup_key LIKE"
        " 'thu:sent:%%%s'" % canary)  # ours, not the program's
    assert search_everywhere(canary, second) == [], \
        search_everywhere(canary, second)
    assert number("SELECT COUNT(*) FROM event WHERE directive_id = %d" % d) \
        == events, "the history has lost a line"
    assert number("SELECT COUNT(*) FROM event WHERE directive_id = %d AND"
                  " reason <> '[đã gỡ bỏ]'" % d) == 0
    for table, one in (("directive", d), ("assignment", a)):
        assert number("SELECT COUNT(*) FROM redaction WHERE table_name = '%s'"
                      " AND row_key = %d AND how = 'deleted' AND purge_id = %d"
                      % (table, one, order)) == 1, table
    assert person("creator").get("/directive-view?id=%d" % d).status == 404
    assert person("responder").get("/task-view?id=%d" % a).status == 404
    # No report counts it any more: not those of sums either.
    batch("tidy", "--check")
    batch("tidy")
    assert number(summed) == before - 1, (number(summed), before)
    one = number("SELECT MAX(id) FROM file WHERE assignment_id = %d" % other)
    assert person("responder").get("/file-get?id=%d" % one).status == 200
    assert not os.path.exists(letter), "the letter is still there"
    assert sql("SELECT recipient FROM purge_letter WHERE purge_id = %d"
               % order) == [["nguoi.nhan@example.vn"]]
    assert not number("SELECT COUNT(*) FROM outbox WHERE dedup_key = 'thu:new:"
                      "%s'" % canary)
    page = person("administrator").get("/admin-purges")
    assert "nguoi.nhan@example.vn" in page.words
    assert reference in page.words and "Công văn 5/CV-VP" in page.words
    assert "sao-luu-thu" in page.words and canary not in page.words


gone = []  # words that were taken away


def one_task_can_be_taken_away():
    """... while the directive and its other task stay as they are."""
    canary, kept = "zp" + word(), "zk" + word()
    d = enter("creator", [
        {"content": "Việc " + kept, "lead": "Ban Sông Cạn",
         "deadline_text": days(9)},
        {"content": "Việc " + canary, "lead": "Ban Sông Cạn",
         "deadline_text": days(9)}])
    forward("creator", d)
    task = number("SELECT t.id FROM task t JOIN task_text x ON x.task_id = t.id"
                  " WHERE t.directive_id = %d AND x.content LIKE '%%%s%%'"
                  % (d, canary))
    a = number("SELECT id FROM assignment WHERE task_id = %d" % task)
    stays = number("SELECT id FROM assignment WHERE directive_id = %d AND"
                   " task_id <> %d" % (d, task))
    for one in (a, stays):
        assert reply(one, [("files", "kq.pdf", pdf(canary if one == a
                                                   else kept))],
                     reply_text="Lời %s" % (canary if one == a else kept)
                     ).status == 303
    assert person("creator").get("/task-list?text=" + canary).text.count(canary)
    order, reference = purge("task", task)
    assert search_everywhere(canary) == [], search_everywhere(canary)
    assert not number("SELECT COUNT(*) FROM assignment WHERE id = %d" % a)
    assert person("responder").get("/task-view?id=%d" % a).status == 404
    page = person("creator").get("/directive-view?id=%d" % d)
    assert page.status == 200 and kept in page.words, page
    page = person("responder").get("/task-view?id=%d" % stays)
    assert page.status == 200 and "Lời " + kept in page.words, page
    one = number("SELECT MAX(id) FROM file WHERE assignment_id = %d" % stays)
    assert person("responder").get("/file-get?id=%d" % one).status == 200
    assert number("SELECT COUNT(*) FROM redaction WHERE table_name = 'task' AND"
                  " row_key = %d AND how = 'deleted' AND purge_id = %d"
                  % (task, order)) == 1
    page = person("administrator").get("/admin-purges")
    assert reference in page.words and canary not in page.words
    gone.append(canary)


def a_document_issued_can_be_taken_away_before_it_has_tasks():
    """What the e-office brought is secret at once, whoever made tasks of it."""
    canary, kept, n = "zp" + word(), "zk" + word(), 70000 + os.getpid() % 9000
    today = people.TODAY.strftime("%Y/%m/%d")
    ids = {}
    for number_of, mark in ((n, canary), (n + 9000, kept)):
        data = edxml.document(
            number_of, "Về " + mark, day=today,
            files=[(mark + ".pdf", edxml.wrapped(mark + ".pdf", pdf(mark)))])
        done = person("creator").send("/outgoing-import", {},
                                      files=[("files", "vb.edxml", data)])
        assert done.status == 303, done
        ids[mark] = people.id_in(done.location)
    one = ids[canary]
    place = sql("SELECT LOWER(HEX(sha256)) FROM file WHERE owner_kind ="
                " 'outgoing' AND owner_id = %d" % one)[0][0]
    path = "%s/files/%s/%s/%s" % (VAR, place[:2], place[2:4], place)
    assert os.path.exists(path) and search_everywhere(canary)
    for typed in ("%d/UBND-TH" % n, OFFICE + "/outgoing-view?id=%d" % one):
        page = person("administrator").get("/admin-purges", q=typed)
        assert "kind=outgoing&amp;id=%d" % one in page.text, page
        assert canary not in page.words, "the page says what it is about"
    order, reference = purge("outgoing", one)
    assert search_everywhere(canary) == [], search_everywhere(canary)
    assert search_everywhere(kept)
    assert not os.path.exists(path), "the bytes are still there"
    assert person("creator").get("/outgoing-view?id=%d" % one).status == 404
    assert person("creator").get("/outgoing-view?id=%d" % ids[kept]
                                 ).status == 200
    for table in ("outgoing", "file", "outgoing_message"):
        assert number("SELECT COUNT(*) FROM redaction WHERE table_name = '%s'"
                      " AND how = 'deleted' AND purge_id = %d"
                      % (table, order)) == 1, table
    notice = person("administrator").get("/admin-purges")
    assert reference in notice.words and canary not in notice.words
    assert "Công văn 5/CV-VP" in notice.words
    # Once it has a directive it goes with that one.
    sql("UPDATE outgoing SET directive_id = (SELECT MIN(id) FROM directive)"
        " WHERE id = %d" % ids[kept])
    assert person("administrator").get(
        "/admin-purge?kind=outgoing&id=%d" % ids[kept]).status == 404


def bytes_with(text):
    """Files below VAR that hold it, raw: the database's own among them."""
    done = subprocess.run(["grep", "-rlaF", text] + [
        VAR + "/" + n for n in ("data", "files", "log", "mail", "tmp")],
        stdout=subprocess.PIPE, check=False)
    return done.stdout.decode().split()


def no_byte_is_left_on_the_machine_after_forgetting():
    """What stays in the database's journal until nginx/forget has run."""
    kept = "zl" + word()
    reply(one_assignment(), reply_text="Lời " + kept)
    subprocess.run([VAR + "/app/nginx/forget", config("db_socket")],
                   check=True, stdout=subprocess.DEVNULL)
    assert bytes_with(kept), "this looks at the wrong files"
    assert bytes_with(gone[0]) == [], bytes_with(gone[0])


def only_a_reply_or_a_file_can_be_taken_away():
    a = one_assignment()
    canary = "zp" + word()
    data = pdf("Phụ lục " + canary)
    assert reply(a, [("files", "a.pdf", data)],
                 reply_text="Lời " + canary).status == 303
    one = number("SELECT MAX(id) FROM file WHERE assignment_id = %d" % a)
    place = sql("SELECT LOWER(HEX(sha256)) FROM file WHERE id = %d" % one)[0][0]
    path = "%s/files/%s/%s/%s" % (VAR, place[:2], place[2:4], place)
    assert os.path.exists(path)
    purge("file", one)
    for _ in range(100):
        if not os.path.exists(path):
            break
        time.sleep(0.1)
    assert not os.path.exists(path), "the bytes are still there"
    assert person("responder").get("/file-get?id=%d" % one).status == 404
    assert search_everywhere(canary)
    purge("reply", number("SELECT MAX(id) FROM reply WHERE assignment_id = %d"
                          % a))
    assert search_everywhere(canary) == [], search_everywhere(canary)
    page = person("responder").get("/task-view?id=%d" % a)
    assert page.status == 200 and "[đã gỡ bỏ]" in page.words


CASES = [a_marked_file_is_refused_and_leaves_no_byte, what_looks_alike_is_taken,
         every_text_of_every_form_goes_through_the_gate,
         a_list_in_a_file_goes_through_it_too,
         secrecy_is_asked_before_anything_can_be_typed,
         a_scan_needs_the_word_of_a_person, a_file_waits_only_for_who_chose_it,
         a_file_that_is_kept_survives_another_mistake,
         an_entry_that_is_secret_is_taken_away_everywhere,
         one_task_can_be_taken_away,
         a_document_issued_can_be_taken_away_before_it_has_tasks,
         no_byte_is_left_on_the_machine_after_forgetting,
         only_a_reply_or_a_file_can_be_taken_away]


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases(CASES))
