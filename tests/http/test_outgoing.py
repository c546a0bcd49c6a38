#!/usr/bin/python3
"""Documents issued: they come in by form, by token, as edXML; each once; they
are marked, become directives, and are looked at again when they change; and
what is secret leaves nothing behind."""
import io
import json
import subprocess
import sys
import zipfile

import edxml
import people
from client import OFFICE, VAR, Browser, number, run_cases, sql
from papers import docx, pdf, scan
from people import days, forget_failures, person, seed, word

TODAY = people.TODAY.strftime("%Y/%m/%d")
counter = [number("SELECT COALESCE(MAX(ref_number + 0), 0) FROM outgoing") +
           40000]


def next_number():
    counter[0] += 1
    return counter[0]


def row(code, columns):
    rows = sql("SELECT %s FROM outgoing WHERE code = '%s'" % (columns, code))
    assert len(rows) == 1, "%d rows of %s" % (len(rows), code)
    return rows[0]


def upload(data, name="vb.edxml", key="creator", **values):
    return person(key).send("/outgoing-import", values,
                            files=[("files", name, data)])


def bring(n, abstract, **more):
    """A document of today, as a message; its number here."""
    answer = upload(edxml.document(n, abstract, day=TODAY, **more))
    assert answer.status == 303, answer
    return people.id_in(answer.location)


def everything():
    """The database as text: to look for what must not be there."""
    done = subprocess.run(
        ["mariadb-dump", "--no-defaults", "--user=root", "--skip-extended-insert",
         "--no-create-info", "--socket", people_socket(), "nhacviec",
         "outgoing", "outgoing_message", "outgoing_review", "file", "event",
         "audit_log", "form_token"], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8", "replace")


def people_socket():
    from client import config
    return config("db_socket")


# Coming in -----------------------------------------------------------------------

def a_message_becomes_a_document_with_its_files():
    n, mark = next_number(), word()
    data = edxml.document(
        n, "V/v <rà soát> bến bãi & báo cáo " + mark, day=TODAY, priority="3",
        due="2099/01/02", to=[("X1", "Ban Sông Cạn"), ("", "Ban Núi Xanh")],
        files=[("%d.pdf" % n, edxml.wrapped("%d.pdf" % n, pdf(mark)))])
    answer = upload(data)
    assert answer.status == 303 and "outgoing_added" in answer.location, answer
    got = row(edxml.code_of(n, TODAY),
              "abstract, urgency, recipients, n_recipients, mark, doc_type,"
              " due_on, signer, origin, id")
    assert got[:9] == [
        "V/v <rà soát> bến bãi & báo cáo " + mark, "express",
        "Ban Sông Cạn; Ban Núi Xanh", "2", "unmarked", "CV", "2099-01-02",
        "Người Ký Thử", "upload"], got
    page = person("creator").get("/outgoing-view?id=" + got[9])
    assert "rà soát" in page.words and "%d.pdf" % n in page.words, page
    file = number("SELECT id FROM file WHERE owner_kind = 'outgoing' AND"
                  " owner_id = " + got[9])
    assert person("leader").get("/file-get?id=%d" % file).status == 200
    assert person("responder").get("/file-get?id=%d" % file).status == 404


def what_a_file_is_said_to_be_does_not_count():
    """What it is, and what it holds, does: each trap, and what is kept of it."""
    n, paper = next_number(), pdf("Nội dung " + word())
    for trap, said, name, data, kept in (
            ("a ZIP that is said to be a PDF", "application/pdf", "a.pdf",
             edxml.wrapped("a.pdf", paper), "a.pdf"),
            ("a PDF that is said to be a ZIP", "application/zip", "b.pdf",
             paper, "b.pdf"),
            ("a type that there is none of", "application/docx", "c.docx",
             docx("Nội dung"), "c.docx"),
            ("named by its wrapper", "application/zip", "d.zip",
             edxml.wrapped("trong.pdf", paper), "trong.pdf"),
            ("a program that is said to be a PDF", "application/pdf", "e.pdf",
             b"MZ" + b"\0" * 300, None),
            ("a ZIP with two", "application/zip", "f.pdf", two_in_one(), None)):
        n = next_number()
        message = edxml.document(n, trap + " " + word(), day=TODAY,
                                 files=[(name, data)])
        answer = upload(message.replace(b"application/pdf", said.encode()))
        assert answer.status == 303, "%s: %s" % (trap, answer)
        got = sql("SELECT name FROM file WHERE owner_kind = 'outgoing' AND"
                  " owner_id = %d" % people.id_in(answer.location))
        assert got == ([[kept]] if kept else []), "%s: %s" % (trap, got)
        assert row(edxml.code_of(n, TODAY), "n_left_out")[0] == \
            ("0" if kept else "1"), trap


def two_in_one():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("a.pdf", pdf("Một"))
        z.writestr("b.pdf", pdf("Hai"))
    return out.getvalue()


def an_agency_is_known_by_each_of_its_codes():
    """The one of QĐ 20/2020, and older ones among its other names."""
    mark = word()
    agency = people.agency_id("thu-ban-a")
    sql("UPDATE agency SET edxml_code = 'H99.12' WHERE id = %d" % agency)
    sql("INSERT INTO agency_alias (agency_id, alias, alias_fold) SELECT %d,"
        " '000.00.11.H99', '000 00 11 h99' FROM DUAL WHERE NOT EXISTS (SELECT"
        " 1 FROM agency_alias WHERE alias = '000.00.11.H99')" % agency)
    for code in ("H99.12", "000.00.11.H99"):
        n = next_number()
        bring(n, "Gửi theo mã " + mark, to=[(code, "Tên lạ")])
        assert row(edxml.code_of(n, TODAY), "recipients")[0] == \
            people.AGENCIES["thu-ban-a"][0], code
    n = next_number()
    bring(n, "Gửi nơi lạ " + mark, to=[("H99.77", "Tên lạ")])
    assert row(edxml.code_of(n, TODAY), "recipients")[0] == "Tên lạ"


def the_same_message_counts_once():
    n, mark = next_number(), word()
    data = edxml.document(n, "Việc một lần " + mark, day=TODAY)
    first, again = upload(data), upload(data)
    assert "outgoing_added" in first.location, first
    assert "outgoing_known" in again.location, again
    assert first.location.split("?")[1].split("&")[0] == \
        again.location.split("?")[1].split("&")[0]
    # Sent on by another station: another trace, the same document.
    assert "outgoing_known" in upload(
        data.replace(b"09:05:00", b"10:15:00")).location
    row(edxml.code_of(n, TODAY), "id")


def what_is_no_message_is_refused_with_its_reason():
    n = next_number()
    good = edxml.document(n, "Hỏng " + word(), day=TODAY)
    for data, said in (
            (b"khong phai xml", "không phải là thông điệp"),
            (good[:-200], "không phải là thông điệp"),
            (edxml.message(edxml.head(n, "a"), prolog='<!DOCTYPE x [<!ENTITY a'
                           ' "aaaa"><!ENTITY b "&a;&a;">]>'), "DOCTYPE"),
            (good.replace(b"CodeNumber", b"CodeNummer"), "thiếu số"),
            (edxml.document(n, "x" + word(), day="2099/01/01"), "thiếu số"),
            (edxml.message(edxml.head(n, "y", business="1")), "chưa từng")):
        answer = upload(data)
        assert answer.status == 422 and said in answer.words, \
            "%s: %s" % (said, answer)
    assert number("SELECT COUNT(*) FROM outgoing WHERE ref_number = '%d'"
                  % n) == 0


def what_is_secret_leaves_nothing():
    n, mark = next_number(), word()
    secret = "Độ mật: TỐI MẬT"
    cases = [
        edxml.document(n, "TỐI MẬT\n" + mark, day=TODAY),
        edxml.document(n, mark, day=TODAY, notation="UBND-M"),
        edxml.document(n, mark, day=TODAY,
                       more="<edXML:SecurityLevel>2</edXML:SecurityLevel>"),
        edxml.document(n, mark, day=TODAY,
                       files=[("MẬT_%s.pdf" % mark, pdf(mark))]),
        edxml.document(n, mark, day=TODAY, files=[
            (mark + ".pdf", edxml.wrapped("a.pdf", pdf(secret, mark)))]),
    ]
    for i, data in enumerate(cases):
        answer = upload(data, no_secret="1")
        assert answer.status == 422 and "mật" in answer.words, \
            "%d: %s" % (i, answer)
        assert "_held" not in answer.text, i
    assert mark not in everything()
    done = subprocess.run(["grep", "-rlI", mark, VAR + "/log", VAR + "/files",
                           VAR + "/upload"], stdout=subprocess.PIPE)
    assert done.stdout == b"", done.stdout


def a_scan_is_kept_and_somebody_answers_for_it():
    """Whoever brings it, or else whoever enters its tasks (R11)."""
    creator = person("creator")
    files = [("anh.png", edxml.wrapped("anh.png", PNG)),
             ("trang.pdf", edxml.wrapped("trang.pdf", scan())),
             ("chu.pdf", edxml.wrapped("chu.pdf", pdf("Có chữ")))]
    checked = ("SELECT COALESCE(GROUP_CONCAT(content_check ORDER BY name), '')"
               " FROM file WHERE ")
    for values, words in (({}, "unknown,read,unknown"),
                          ({"no_secret": "1"}, "confirmed,read,confirmed")):
        n, mark = next_number(), word()
        id = bring_with(values, n, "Bản quét " + mark, files)
        got = row(edxml.code_of(n, TODAY), "id, n_left_out")
        assert got == [str(id), "0"], got
        of = "owner_kind = 'outgoing' AND owner_id = %d" % id
        assert sql(checked + of)[0][0] == words, sql(checked + of)
        said = "bản quét, hệ thống không đọc được chữ"
        page = creator.get("/outgoing-view?id=%d" % id)
        assert "trang.pdf" in page.words
        assert (said in page.words) == (not values), page
        form = creator.get("/task-create?outgoing_id=%d" % id)
        assert ("2 tệp của văn bản là " + said in form.words) == (not values)
        values = people.directive_values("creator", [
            {"content": "Làm " + mark, "lead": "Ban Núi Xanh"}])
        values.update({k: form.form("/task-create").value(k) for k in (
            "ref_number", "ref_symbol", "doc_type", "abstract", "issued_on",
            "released_at", "signer")})
        done = creator.send("/task-create?secrecy=none&outgoing_id=%d" % id,
                            values)
        assert done.status == 303, done
        of = "owner_kind = 'directive' AND directive_id = %d" % people.id_in(
            done.location)
        assert sql(checked + of)[0][0] == "confirmed,read,confirmed"
        assert number("SELECT COUNT(DISTINCT account_id) FROM file WHERE " +
                      of) == 1


def bring_with(values, n, abstract, files):
    answer = upload(edxml.document(n, abstract, day=TODAY, files=files),
                    **values)
    assert answer.status == 303, answer
    return people.id_in(answer.location)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae"
    "426082")


# By a token -----------------------------------------------------------------------

def token(scopes):
    answer = person("administrator").send("/admin-token-create", [
        ("name", "E-office " + word()), ("rate", 6000),
        ("as_account_id", people.account_id("creator")),
        ("valid_to", days(30)), ("basis", "12/CV-VP")] +
        [("scopes", s) for s in scopes])
    import re
    found = re.search(r"nvt_[A-Za-z0-9_-]+", answer.text)
    assert found, answer
    return found.group(0)


def ask(secret, action, body=None, files=None):
    headers = {"Authorization": "Bearer " + secret}
    if files:
        from client import multipart
        headers["Content-Type"], data = multipart([], files)
    else:
        headers["Content-Type"] = "application/json"
        data = json.dumps(body).encode()
    return Browser(OFFICE).ask("POST", "/api/v1/" + action, data, headers)


def a_program_has_a_scope_of_its_own():
    secret, other = token(["outgoing"]), token(["read", "record"])
    n, mark = next_number(), word()
    body = {"document_code": "EO-" + mark, "ref_number": str(n),
            "ref_symbol": "UBND-TH", "doc_type": "Công văn",
            "abstract": "Qua API " + mark, "issued_on":
            people.TODAY.isoformat(), "signer": "Người Ký Thử",
            "recipients": "Ban Sông Cạn"}
    assert ask(other, "outgoing-create", body).status == 403
    assert ask(secret, "outgoing-mark?id=1", {"mark": "no_task"}).status == 403
    answer = ask(secret, "outgoing-create", body)
    assert answer.status == 200 and answer.json["done"] == "outgoing_added", \
        answer
    again = ask(secret, "outgoing-create", body).json
    assert again["done"] == "outgoing_known", again
    assert again["query"]["id"] == answer.json["query"]["id"]
    got = row("EO-" + mark, "origin, mark, doc_type")
    assert got == ["api", "unmarked", "CV"], got
    # The exchange brings the same paper under a name of its own.
    assert "outgoing_known" in upload(
        edxml.document(n, "Qua API " + mark, day=TODAY)).location
    assert ask(secret, "outgoing-create",
               dict(body, abstract="MẬT", ref_number="9")).status == 422
    data = edxml.document(next_number(), "Token " + mark, day=TODAY)
    assert ask(secret, "outgoing-import",
               files=[("files", "a.edxml", data)]).json["done"] == \
        "outgoing_added"
    assert ask(other, "outgoing-import",
               files=[("files", "a.edxml", data)]).status == 403


# Marking -----------------------------------------------------------------------------

def unmarked_ones_are_a_work_list():
    mark = word()
    ids = [bring(next_number(), "Rà %s số %d" % (mark, i)) for i in range(10)]
    creator = person("creator")
    for i, id in enumerate(ids[:8]):
        values = {"version": 1, "mark": "has_tasks"} if i < 3 else {
            "version": 1, "mark": "no_task", "reason": "Giấy mời " + mark}
        answer = creator.send("/outgoing-mark?id=%d" % id, values)
        assert answer.status == 303, answer
    page = creator.get("/outgoing-list", text=mark)
    assert "2 văn bản" in page.words, page.words[:900]
    for view, n in (("enter", 3), ("no_task", 5), ("all", 10)):
        page = creator.get("/outgoing-list?view=" + view, text=mark)
        assert "%d văn bản" % n in page.words, "%s: %s" % (view, page)
    # Searched without accents, by number; paged.
    assert mark in creator.get("/outgoing-list", text="ra " + mark).words
    assert "Không có văn bản" in creator.get("/outgoing-list",
                                             text="zzzz").words
    # Undone, and marked once more.
    no_reason = creator.send("/outgoing-mark?id=%d" % ids[9],
                             {"version": 1, "mark": "no_task"})
    assert no_reason.status == 422, no_reason
    undone = creator.send("/outgoing-mark?id=%d" % ids[5],
                          {"version": 2, "mark": "unmarked"})
    assert undone.status == 303, undone
    assert "3 văn bản" in creator.get("/outgoing-list", text=mark).words
    stale = creator.send("/outgoing-mark?id=%d" % ids[5],
                         {"version": 2, "mark": "has_tasks"})
    assert stale.status == 409, stale
    home = creator.get("/home").words
    assert "Văn bản đi" in home and "Chờ rà soát" in home
    watcher = person("general_manager")
    assert watcher.get("/outgoing-view?id=%d" % ids[0]).status == 200
    assert watcher.send("/outgoing-mark?id=%d" % ids[9], {
        "version": 1, "mark": "has_tasks"}).status == 403


def pages_of_the_list_miss_nobody():
    mark = word()
    for i in range(27):
        bring(next_number(), "Trang %s" % mark)
    creator, seen, path = person("creator"), set(), \
        "/outgoing-list?view=open&text=" + mark
    import html
    import re
    while path:
        text = creator.get(path).text
        seen |= set(re.findall(r'/outgoing-view\?id=(\d+)"', text))
        found = re.search(r'rel="next" href="([^"]+)"', text)
        path = found and html.unescape(found.group(1))
    assert len(seen) == 27, len(seen)


def late(code):
    sql("UPDATE outgoing SET released_at = '2026-01-05 02:00', record_due_at ="
        " '2026-01-06 10:00', issued_on = '2026-01-05', received_at ="
        " '2026-01-05 02:10' WHERE code = '%s'"
        % code)


def a_late_one_is_said_and_reported():
    n, mark = next_number(), word()
    bring(n, "Chậm " + mark)
    late(edxml.code_of(n, TODAY))
    page = person("creator").get("/outgoing-list?late=1", text=mark)
    assert "Quá hạn nhập, chuyển" in page.words and "1 văn bản" in page.words
    home = person("creator").get("/home").words
    assert "Quá hạn nhập, chuyển" in home
    report = "/report-discipline?period=month&year=2026&number=1&record="
    for cell in ("record_unmarked", "record_marked_late", "documents"):
        assert mark in person("head").get(report + cell).words, cell
    for cell in ("record_no_task", "record_overdue"):
        assert mark not in person("head").get(report + cell).words, cell


# To a directive -------------------------------------------------------------------------

def a_link_of_the_e_office_fills_the_form_in():
    n, mark = next_number(), word()
    id = bring(n, "Giao việc " + mark, priority="1",
               to=[("", "Ban Núi Xanh")], due="2099/03/04",
               files=[("a.pdf", pdf(mark))])
    creator = person("creator")
    code = edxml.code_of(n, TODAY)
    page = creator.get("/task-create", document=code)
    form = page.form("/task-create")
    for name, value in (("ref_number", str(n)), ("ref_symbol", "UBND-TH"),
                        ("doc_type", "CV"), ("abstract", "Giao việc " + mark),
                        ("signer", "Người Ký Thử"), ("urgency", "urgent"),
                        ("task_0_lead", "Ban Núi Xanh"),
                        ("task_0_deadline_text", "04/03/2099")):
        assert form.value(name) == value, (name, form.value(name))
    values = people.directive_values("creator", [
        {"content": "Làm " + mark, "lead": "Ban Núi Xanh"}])
    values.update({k: form.value(k) for k in (
        "ref_number", "ref_symbol", "doc_type", "abstract", "issued_on",
        "released_at", "signer", "urgency")})
    done = creator.send("/" + form.action.lstrip("/"), values)
    assert done.status == 303 and "directive-view" in done.location, done
    directive = people.id_in(done.location)
    got = row(code, "mark, directive_id, version")
    assert got[:2] == ["has_tasks", str(directive)], got
    told = sql("SELECT status FROM outgoing_status WHERE outgoing_id = %d"
               " ORDER BY id" % id)
    assert told == [["03"], ["05"]], "its sender was told %s" % told
    assert number("SELECT COUNT(*) FROM file WHERE owner_kind = 'directive'"
                  " AND directive_id = %d" % directive) == 1
    again = creator.get("/task-create", document=code)
    assert again.status == 303 and str(directive) in again.location, again
    kept = creator.send("/outgoing-mark?id=%d" % id, {
        "version": got[2], "mark": "unmarked"})
    assert kept.status == 422, kept
    unknown = creator.get("/task-create", document="khong-co")
    assert unknown.status == 200 and "chưa có trong sổ" in unknown.words
    stranger = Browser(OFFICE).get("/task-create", document=code)
    assert stranger.status == 303 and "login" in stranger.location, stranger
    revoke_it(code, n, directive, mark)


def revoke_it(code, n, directive, mark):
    """Its sender takes it back: a review on it, and on its tasks."""
    back = edxml.document(n, "Giao việc " + mark, day=TODAY, business="1",
                          reason="Ban hành nhầm " + mark)
    assert upload(back).status == 303
    assert "outgoing_known" in upload(back).location
    creator = person("creator")
    page = creator.get("/directive-view?id=%d" % directive)
    assert "thu hồi văn bản" in page.words and mark in page.words
    assert number("SELECT COUNT(*) FROM event WHERE kind = 'outgoing' AND"
                  " directive_id = %d" % directive) == 2
    review = number("SELECT MAX(v.id) FROM outgoing_review v JOIN outgoing o"
                    " ON o.id = v.outgoing_id WHERE o.code = '%s'" % code)
    page = creator.get("/outgoing-review?id=%d" % review)
    assert "Làm " + mark in page.words, page
    assert mark in creator.get("/outgoing-list?view=review",
                               text=mark).words
    done = creator.fill(page, "/outgoing-review", agreed="1",
                        note="Đã thu hồi nhiệm vụ")
    assert done.status == 303, done
    again = creator.send("/outgoing-review?id=%d" % review,
                         {"agreed": "1", "note": "lần nữa"})
    assert again.status == 409, again
    page = creator.get(done.location)
    for code in ("03", "05", "15"):
        assert code + ":" in page.words, (code, page.words[:900])
    status = number("SELECT MAX(id) FROM outgoing_status WHERE status = '15'")
    text = creator.get("/outgoing-status?id=%d" % status)
    assert "application/xml" in text.header("Content-Type")
    assert "<edXML:StatusCode>15</edXML:StatusCode>" in text.text
    assert upload(text.body).status == 422  # it is no document


def an_update_and_a_replacement_raise_reviews():
    n, mark = next_number(), word()
    bring(n, "Bản đầu " + mark)
    code = edxml.code_of(n, TODAY)
    upload(edxml.document(n, "Bản sửa " + mark, day=TODAY, business="2",
                          reason="Sửa trích yếu"))
    assert row(code, "abstract")[0] == "Bản sửa " + mark
    other = next_number()
    answer = upload(edxml.document(other, "Bản thay " + mark, day=TODAY,
                                   business="3", replaced=[code],
                                   reason="Sai căn cứ"))
    assert answer.status == 303, answer
    got = sql("SELECT v.kind, v.reason FROM outgoing_review v JOIN outgoing o"
              " ON o.id = v.outgoing_id WHERE o.code = '%s' ORDER BY v.id"
              % code)
    assert got == [["updated", "Sửa trích yếu"], ["replaced", "Sai căn cứ"]]
    assert row(code, "withdrawn_at IS NULL")[0] == "0"
    # One id for a document and what takes its place, as some vendors do.
    upload(edxml.document(other, "Lại thay " + mark, day=TODAY, business="3",
                          reason="Lần nữa"))
    assert row(edxml.code_of(other, TODAY), "abstract")[0] == \
        "Lại thay " + mark


def a_directive_entered_by_hand_is_found():
    n, mark = next_number(), word()
    d = people.enter("creator", [{"content": "Tay " + mark,
                                  "lead": "Ban Núi Xanh"}],
                     ref_number=str(n), ref_symbol="UBND-TH",
                     issued_on=days(0), released_at=days(0) + " 00:00",
                     abstract="Tay " + mark)
    bring(n, "Tay " + mark)
    assert row(edxml.code_of(n, TODAY), "mark, directive_id") == [
        "has_tasks", str(d)]


def main():
    seed()
    forget_failures()
    return run_cases([
        a_message_becomes_a_document_with_its_files,
        what_a_file_is_said_to_be_does_not_count,
        an_agency_is_known_by_each_of_its_codes,
        the_same_message_counts_once,
        what_is_no_message_is_refused_with_its_reason,
        what_is_secret_leaves_nothing,
        a_scan_is_kept_and_somebody_answers_for_it,
        a_program_has_a_scope_of_its_own,
        unmarked_ones_are_a_work_list,
        pages_of_the_list_miss_nobody,
        a_late_one_is_said_and_reported,
        a_link_of_the_e_office_fills_the_form_in,
        an_update_and_a_replacement_raise_reviews,
        a_directive_entered_by_hand_is_found,
    ])


sys.exit(main())
