#!/usr/bin/python3
"""A table or a text becomes one directive: read, checked, corrected, saved once;
and what must not come in."""
import datetime
import io
import re
import sys
import zipfile

import openpyxl

from client import number, run_cases, sql
from people import (TODAY, days, directive_values, forget_failures, forward,
                    person, seed, word)

PATH = "/task-import?secrecy=none"


def table(mark):
    """Four rows under a heading; the last two need a person."""
    return [
        ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp",
         "Thời gian hoàn thành", "Sản phẩm"],
        ["I", "Việc chung " + mark],
        ["1", "Rà soát bến bãi " + mark, "Ban Sông Cạn; Ban Núi Xanh",
         "các cơ quan liên quan", "trước ngày " + days(40), "Báo cáo"],
        ["2", "Thống kê \"điểm nóng\"\nvà đề xuất " + mark, "ban hon do",
         "Ban Sông Cạn", "Thường xuyên", ""],
        ["3", "Sửa đường " + mark, "Ban Không Ai Biết", "",
         "trước ngày " + days(50), ""],
        ["4", "Trồng cây " + mark, "Ban Núi Xanh", "",
         "khi có điều kiện, khoảng giữa năm", ""],
    ]


def tabbed(rows):
    def cell(s):
        return '"%s"' % s.replace('"', '""') if re.search("[\n\"]", s) else s
    return "\n".join("\t".join(map(cell, row)) for row in rows)


def workbook(rows, prolog=""):
    """An XLSX by hand, so that it can also be a hostile one."""
    def cell(s):
        for plain, name in (("&", "amp"), ("<", "lt")):
            s = s.replace(plain, "&%s;" % name)
        return '<c t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % s
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml",
                   '<?xml version="1.0"?><Types xmlns="%scontent-types"><Default'
                   ' Extension="xml" ContentType="application/xml"/><Default'
                   ' Extension="rels" ContentType="application/vnd.openxmlformats'
                   '-package.relationships+xml"/><Override PartName="/xl/'
                   'workbook.xml" ContentType="%ssheet.main+xml"/><Override'
                   ' PartName="/xl/worksheets/sheet1.xml" ContentType="%s'
                   'worksheet+xml"/></Types>' % (package, kind, kind))
        z.writestr("_rels/.rels",
                   '<?xml version="1.0"?><Relationships xmlns="%srelationships">'
                   '<Relationship Id="r1" Type="%s/officeDocument" Target="xl/'
                   'workbook.xml"/></Relationships>' % (package, office))
        z.writestr("xl/workbook.xml",
                   '<?xml version="1.0"?><workbook xmlns="%s" xmlns:r="%s">'
                   '<sheets><sheet name="Bảng" sheetId="1" r:id="r1"/></sheets>'
                   '</workbook>' % (main, office))
        z.writestr("xl/worksheets/sheet1.xml",
                   '<?xml version="1.0" encoding="UTF-8"?>%s<worksheet xmlns='
                   '"%s"><sheetData>%s</sheetData></worksheet>'
                   % (prolog, main, "".join(
                       '<row r="%d">%s</row>'
                       % (i + 1, "".join(map(cell, row)))
                       for i, row in enumerate(rows))))
    return out.getvalue()


def read(text="", files=None, **more):
    values = {"secrecy": "none", "intent": "read", "source_text": text,
              "source_kind": "auto", "must_report": "1",
              "issued_on": days(-2)}
    values.update(more)
    return person("creator").send(PATH, values, files=files)


def send(page, **changes):
    """The check page, with the document and the followers filled in."""
    given = directive_values("creator", [])
    values = {name: given[name] for name in given if name != "intent"}
    values.update({"intent": "save"}, **changes)
    return person("creator").fill(page, "/task-import", to=PATH, **values)


def counts():
    return tuple(number("SELECT COUNT(*) FROM " + t)
                 for t in ("directive", "task", "task_text", "import_source"))


def classes(n):
    return {"task_%d_has_deadline" % n: "1", "task_%d_must_report" % n: "1"}


def a_table_is_checked_corrected_and_saved_once():
    mark = word()
    before = counts()
    page = read(tabbed(table(mark)))
    assert page.status == 200, page
    assert "4 nhiệm vụ đọc được: 2 dòng đã rõ, 2 dòng cần xem" in page.words, \
        page.words
    form = page.form("/task-import")
    assert form.value("task_1_lead") == \
        "Ban Quản lý khu thử nghiệm Hòn Đỏ", form.value("task_1_lead")
    assert form.value("task_0_take") == "1" and not form.value("task_2_take")
    assert "“Ban Không Ai Biết”" in page.words
    assert counts() == before

    # Ticked, and still nobody knows who or when: nothing of it is stored.
    page = send(page, task_2_take="1", task_3_take="1")
    assert page.status == 422, page
    assert "#f-task_2_lead" in page.text, page.words
    assert "#f-task_3_deadline_text" in page.text
    assert counts() == before

    done = send(page, task_2_take="1", task_3_take="1",
                task_2_lead="Ban Hòn Đỏ",
                task_3_deadline_text="trước ngày " + days(60), **classes(3))
    assert done.status == 303, done
    directive = int(re.search(r"id=(\d+)", done.location).group(1))
    assert sql("SELECT state FROM directive WHERE id = %d" % directive) \
        == [["draft"]]
    rows = sql("SELECT t.number, REPLACE(x.content, '\n', ' '),"
               " REPLACE(x.other_information, '\n', ' '),"
               " (SELECT COUNT(*) FROM assignment a WHERE a.task_id = t.id AND"
               " a.role = 'lead') FROM task t JOIN task_text x ON x.task_id ="
               " t.id WHERE t.directive_id = %d ORDER BY t.number" % directive)
    assert [r[0] for r in rows] == ["1", "2", "3", "4"], rows
    assert rows[0][3] == "2" and mark in rows[0][1], rows
    assert "I. Việc chung " + mark in rows[0][2] and \
        "các cơ quan liên quan" in rows[0][2], rows[0]

    # The same again, from another program: said, and nothing changes.
    after = counts()
    assert after[0] == before[0] + 1 and after[3] == before[3] + 1
    page = read(files=[("files", "bang.xlsx", workbook(table(mark)))])
    assert "Nội dung này đã được nhập trước đây" in page.words, page.words
    assert "directive-view?id=%d" % directive in page.text
    page = send(page, skip_rest="1")
    assert page.status == 422 and "không có gì thay đổi" in page.words, page
    assert counts() == after


def what_was_brought_in_is_undone_in_one_step():
    mark = word()
    rows = [["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]] + [
        [str(i), "Đào mương %d %s" % (i, mark), "Ban Núi Xanh",
         "trước ngày " + days(30 + i)] for i in range(1, 4)]
    done = send(read(tabbed(rows)))
    assert done.status == 303, done
    directive = int(re.search(r"id=(\d+)", done.location).group(1))
    view = "/directive-view?id=%d" % directive
    path = "/task-drop-all?id=%d" % directive
    assert path in person("creator").get(view).text
    assert person("creator").get(path).words.count(mark) >= 3
    state = ("SELECT state, COUNT(*) FROM assignment WHERE directive_id = %d"
             " GROUP BY state" % directive)
    assert sql(state) == [["draft", "3"]]
    answer = person("creator").fill(person("creator").get(path),
                                    "/task-drop-all")
    assert answer.status == 303 and view[1:] in answer.location, answer
    assert sql(state) == [["cancelled", "3"]], sql(state)
    page = person("creator").get(view)
    assert mark not in page.text.split("timeline")[0] and \
        path not in page.text, page.words
    again = person("creator").fill(person("creator").get(path),
                                   "/task-drop-all")
    assert again.status == 409, again
    # The same table may come in again; what an agency has does not go back.
    done = send(read(tabbed(rows)))
    assert done.status == 303, done
    directive = int(re.search(r"id=(\d+)", done.location).group(1))
    page = person("creator").get("/task-drop-all?id=%d" % directive)
    forward("creator", directive)
    assert person("creator").fill(page, "/task-drop-all").status == 409
    assert sql(state.replace(view.split("=")[1], str(directive))) == \
        [["assigned", "3"]]


def a_table_without_headings_asks_what_its_columns_are():
    mark = word()
    rows = table(mark)[2:4]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    for page in (read(tabbed(rows)),
                 read(files=[("files", "khong-dau.xlsx", out.getvalue())])):
        assert page.status == 200 and "Từng cột của bảng" in page.words, page
        form = page.form("/task-import")
        assert [form.value("column_%d" % i) for i in range(1, 7)] == \
            ["number", "content", "lead", "coordinating", "deadline", ""], \
            form.values
        # Nothing said of the task: asked again, with what was chosen.
        again = person("creator").fill(page, "/task-import", to=PATH,
                                       intent="read", must_report="1",
                                       column_2="")
        assert again.status == 422 and "#f-column_1" in again.text, again
        assert again.form("/task-import").value("column_5") == "deadline"
        page = person("creator").fill(page, "/task-import", to=PATH,
                                      intent="read", must_report="1",
                                      column_6="product")
        assert "2 nhiệm vụ đọc được" in page.words, page.words
        form = page.form("/task-import")
        assert form.value("task_0_lead") == "Ban Quản lý khu thử nghiệm Sông" \
            " Cạn; Ban Quản lý khu thử nghiệm Núi Xanh", form.values
        assert form.value("task_0_product") == "Báo cáo"
        assert form.value("task_0_deadline_text") == "trước ngày " + days(40)


def one_choice_is_for_all_rows():
    mark = word()
    page = read(tabbed([
        ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"],
        ["1", "Ươm cây " + mark, "Ban Núi Xanh",
         "Ban Sông Cạn; Trường Đại học Mây Trắng", "trước ngày " + days(40)],
        ["2", "Tưới cây " + mark, "Ban Núi Xanh", "", "trước ngày " + days(41)],
        ["3", "Tỉa cây " + mark, "Ban Không Ai Biết", "Ban Sông Cạn",
         "trước ngày " + days(42)]]))
    assert "1 dòng được chọn" in page.words, page.words
    page = send(page, intent="choose_none")
    assert page.status == 200 and "0 dòng được chọn" in page.words, page
    page = send(page, intent="keep_words")
    assert "2 dòng đã rõ" in page.words and "0 dòng được chọn" in page.words
    form = page.form("/task-import")
    assert form.value("task_0_coordinating") == \
        "Ban Quản lý khu thử nghiệm Sông Cạn", form.value("task_0_coordinating")
    assert "Trường Đại học Mây Trắng" in form.value("task_0_other_information")
    assert form.value("task_2_lead") == "Ban Không Ai Biết"
    page = send(page, intent="choose_clear")
    assert "2 dòng được chọn" in page.words, page.words
    assert not page.form("/task-import").value("task_2_take")
    done = send(page, skip_rest="1")
    assert done.status == 303, done
    assert number("SELECT COUNT(*) FROM task WHERE directive_id = %d"
                  % int(re.search(r"id=(\d+)", done.location).group(1))) == 2


def a_document_of_another_year_asks_for_its_day():
    text = ("Núi Xanh, ngày     tháng     năm %d\nGiao Ban Núi Xanh đắp đập "
            "trong quý IV.\n" % (TODAY.year - 1))
    page = read(text)
    assert page.status == 422 and "#f-issued_on" in page.text, page
    page = read(text, issued_on="01/10/%d" % (TODAY.year - 1))
    assert page.status == 200 and "31/12/%d" % (TODAY.year - 1) in page.words


def a_text_waits_for_a_person_row_by_row():
    mark = word()
    before = counts()
    page = read("THÔNG BÁO\nKết luận cuộc họp %s\nI. NHIỆM VỤ\n"
                "1. Ban Sông Cạn\n"
                "- Chủ trì, phối hợp với Ban Núi Xanh đo mực nước %s; hoàn "
                "thành trước ngày %s.\n"
                "- Khẩn trương vá đê.\n"
                "2. Giao Ban Hòn Đỏ tham mưu kế hoạch trong năm %s.\n"
                % (mark, mark, days(30), days(30)[-4:]))
    assert page.status == 200, page
    assert "3 nhiệm vụ đọc được" in page.words and \
        "0 dòng được chọn" in page.words, page.words
    form = page.form("/task-import")
    assert form.value("doc_type") and mark in form.value("abstract")
    assert form.value("task_0_coordinating") == \
        "Ban Quản lý khu thử nghiệm Núi Xanh"
    assert form.value("task_0_deadline_text") == "trước ngày " + days(30)
    page = send(page)
    assert page.status == 422 and "Chưa chọn dòng nào" in page.words, page.words
    page = send(page, task_0_take="1")
    assert page.status == 422 and "Còn dòng chưa chọn" in page.words, page.words
    assert counts() == before
    done = send(page, task_0_take="1", skip_rest="1")
    assert done.status == 303, done
    assert counts()[1] == before[1] + 1


def a_page_of_a_word_processor_brings_its_table():
    mark = word()
    page = read("Nhiệm vụ Chủ trì Thời hạn", source_html=(
        "<html><body><table><tr><td>Nhiệm vụ</td><td>Chủ trì</td>"
        "<td>Thời hạn</td></tr><tr><td><p>Dựng&nbsp;kè %s</p></td>"
        "<td>Ban Núi Xanh<br>Ban Hòn Đỏ</td><td>Thang 12//%s</td></tr></table>"
        % (mark, days(400)[-4:])))
    assert page.status == 200, page
    form = page.form("/task-import")
    assert form.value("task_0_content") == "Dựng kè " + mark, page.words
    assert form.value("task_0_lead") == "Ban Quản lý khu thử nghiệm Núi Xanh; " \
        "Ban Quản lý khu thử nghiệm Hòn Đỏ"
    # A slip that was mended waits for a person, too.
    assert not form.value("task_0_take")
    assert "31/12/" + days(400)[-4:] in page.words, page.words
    done = send(page, task_0_take="1")
    assert done.status == 303, done


def what_is_secret_or_hostile_does_not_come_in():
    mark = word()
    before = counts()
    secret = table(mark)
    secret[2][1] = "MẬT"
    page = read(tabbed(secret))
    assert page.status == 422, page
    assert "#f-source_text" in page.text, page.words
    page = read(files=[("files", "bang.xlsx", workbook(secret))])
    assert page.status == 422, page
    bomb = workbook(table(mark), '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c '
                    '"&a;&a;&a;&a;">]>')
    page = read(files=[("files", "bang.xlsx", bomb)], no_secret="1")
    assert page.status == 422, page
    assert "nhiệm vụ đọc được" not in page.words
    big = workbook([["x" * 20000] * 40] * 400)  # 320 MB of one letter
    page = read(files=[("files", "to.xlsx", big)], no_secret="1")
    assert page.status == 422, page
    assert counts() == before


def document(rows):
    """A DOCX with one table; "^" goes on from the cell above."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/"

    def cell(s):
        merge = "" if s != "^" else "<w:tcPr><w:vMerge/></w:tcPr>"
        lines = [] if s == "^" else s.split("\n")
        return "<w:tc>%s%s</w:tc>" % (merge, "".join(
            "<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % l for l in lines)
            or "<w:p/>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml",
                   '<?xml version="1.0"?><Types xmlns="%scontent-types"><Default'
                   ' Extension="rels" ContentType="application/vnd.openxmlformats'
                   '-package.relationships+xml"/><Override PartName="/word/'
                   'document.xml" ContentType="%sdocument.main+xml"/></Types>'
                   % (package, kind))
        z.writestr("_rels/.rels",
                   '<?xml version="1.0"?><Relationships xmlns="%srelationships">'
                   '<Relationship Id="r1" Type="%s/officeDocument" Target="word/'
                   'document.xml"/></Relationships>' % (package, office))
        z.writestr("word/document.xml",
                   '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w='
                   '"%s"><w:body><w:p><w:r><w:t>PHỤ LỤC</w:t></w:r></w:p><w:tbl>'
                   '%s</w:tbl></w:body></w:document>' % (main, "".join(
                       "<w:tr>%s</w:tr>" % "".join(map(cell, row))
                       for row in rows)))
    return out.getvalue()


def dates_and_merged_cells_of_office_files_are_read():
    mark = word()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["TT", "Nhiệm vụ", "Thực hiện", None, "Thời hạn"])
    sheet.append([None, None, "Chủ trì", "Phối hợp", None])
    sheet.append([1, "Đo đạc " + mark, "Ban Sông Cạn", "Ban Hòn Đỏ",
                  TODAY + datetime.timedelta(days=45)])
    sheet.append([2, "Vẽ lại " + mark, None, None, "Thường xuyên"])
    for cells in ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "C3:C4"):
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    page = read(files=[("files", "lich.xlsx", out.getvalue())])
    assert page.status == 200, page
    form = page.form("/task-import")
    assert form.value("task_0_deadline_text") == days(45), page.words
    assert form.value("task_0_coordinating") == \
        "Ban Quản lý khu thử nghiệm Hòn Đỏ"
    assert form.value("task_1_lead") == "Ban Quản lý khu thử nghiệm Sông Cạn"

    page = read(files=[("files", "phu-luc.docx", document([
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
        ["1", "Lợp mái " + mark, "Ban Núi Xanh\nBan Hòn Đỏ", "Quý IV"],
        ["2", "Sơn tường " + mark, "^", "trước ngày " + days(30)]]))])
    assert page.status == 200, page
    form = page.form("/task-import")
    assert form.value("task_1_lead") == "Ban Quản lý khu thử nghiệm Núi Xanh; " \
        "Ban Quản lý khu thử nghiệm Hòn Đỏ", page.words
    assert form.value("task_1_deadline_text") == "trước ngày " + days(30)


def nothing_and_no_table_are_said_at_their_field():
    page = read("")
    assert page.status == 422 and "Hãy dán nội dung" in page.words, page.words
    page = read("Trời hôm nay đẹp, gió nhẹ.")
    assert page.status == 422 and "Không tìm thấy nhiệm vụ nào" in page.words
    page = read("Trời đẹp", source_kind="table")
    assert page.status == 422 and "tiêu đề cột" in page.words
    assert person("creator").get("/task-import").words.count("mật") > 0


if __name__ == "__main__":
    seed()
    forget_failures()
    sys.exit(run_cases([
        a_table_is_checked_corrected_and_saved_once,
        what_was_brought_in_is_undone_in_one_step,
        a_table_without_headings_asks_what_its_columns_are,
        one_choice_is_for_all_rows,
        a_document_of_another_year_asks_for_its_day,
        a_text_waits_for_a_person_row_by_row,
        a_page_of_a_word_processor_brings_its_table,
        what_is_secret_or_hostile_does_not_come_in,
        dates_and_merged_cells_of_office_files_are_read,
        nothing_and_no_table_are_said_at_their_field,
    ]))
