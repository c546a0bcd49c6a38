#!/usr/bin/python3
"""Papers through nginx: the notice, the report to the Chairman, the internal
assignment sheet and Phụ lục VI, as PDF and DOCX in the layout of NĐ 30/2020;
one task out of a notice; the opinion of the Chairman as a task (R31, R46, R47,
R54, R56, R59)."""
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor

import people
from client import number, run_cases, sql
from people import AGENCIES, agency_id, assignment_of, days, enter, forward, \
    id_in, person, word

FOLDER = tempfile.mkdtemp()


def overdue(agency, content=None):
    """A task of the creator, five days late, whose third notice is proposed."""
    d = enter("creator", [{"content": content or "Rà soát " + word(),
                           "lead": AGENCIES[agency][0]}])
    forward("creator", d)
    assignment = assignment_of(d, agency)
    sql("UPDATE assignment SET due_on = DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR)"
        " - INTERVAL 5 DAY WHERE id = %d" % assignment)
    sql("INSERT INTO notice_item (assignment_id, agency_id, due_on, nth, day,"
        " proposed_at) SELECT id, agency_id, due_on, 3, due_on + INTERVAL 1"
        " DAY, UTC_TIMESTAMP() FROM assignment WHERE id = %d" % assignment)
    return assignment, number("SELECT MAX(id) FROM notice_item WHERE"
                              " assignment_id = %d" % assignment)


def approved(agency, items):
    values = {"place": "Nha Trang", "basis": "Căn cứ Quy chế",
              "request": "Đề nghị thực hiện", "answer_by": days(3),
              "signer_role": "deputy", "signer": "Hồ Thị Ký"}
    answer = person("head").send(
        "/notice-approve?id=%d" % agency_id(agency),
        [("items", i) for i in items] + list(values.items()))
    assert answer.status == 303, answer
    return id_in(answer.location)


def reported(agency):
    """A task on the list of the Chairman: (assignment, escalation)."""
    a, item = overdue(agency)
    sql("UPDATE notice_item SET state = 'sent', sent_on = day WHERE id = %d"
        % item)
    sql("INSERT INTO escalation (assignment_id, agency_id, due_on, day,"
        " created_at) SELECT id, agency_id, due_on, due_on, UTC_TIMESTAMP()"
        " FROM assignment WHERE id = %d" % a)
    return a, number("SELECT MAX(id) FROM escalation")


def take(who, path, ending):
    """The file a page gives, on disk."""
    answer = person(who).get(path + "&format=" + ending)
    assert answer.status == 200, "%s: %s" % (path, answer)
    kind = answer.header("content-type")
    assert ("pdf" if ending == "pdf" else "wordprocessingml") in kind, kind
    name = os.path.join(FOLDER, word() + "." + ending)
    with open(name, "wb") as f:
        f.write(answer.body)
    return name


def tool(*argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE, check=True, timeout=120,
                          stderr=subprocess.DEVNULL)
    return done.stdout.decode()


def text_of(name):
    if name.endswith(".pdf"):
        return re.sub(r"\s+", " ", tool("pdftotext", "-layout", name, "-"))
    with zipfile.ZipFile(name) as package:
        xml = package.read("word/document.xml").decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", xml))


def check_pdf(name, lying=False):
    fonts = tool("pdffonts", name).splitlines()[2:]
    assert fonts and all(re.match(r"[A-Z]{6}\+Tinos", f) and " yes yes yes " in f
                         for f in fonts), fonts
    sizes = set(re.findall(r"size: +([\d.]+) x ([\d.]+)",
                           tool("pdfinfo", "-l", "99", name)))
    wanted = {("595.276", "841.89")} | ({("841.89", "595.276")} if lying
                                        else set())
    assert sizes == wanted, sizes


def both(who, path, words, lying=False):
    for ending in ("pdf", "docx"):
        name = take(who, path, ending)
        if ending == "pdf":
            check_pdf(name, lying)
        text = text_of(name)
        for one in words:
            assert one in text, "%s lacks %s: %s" % (path, one, text[:1500])
        yield name


def the_notice_is_a_paper():
    (a, x), (b, y) = overdue("thu-ban-a"), overdue("thu-ban-a")
    sql("UPDATE notice_item SET nth = 1 WHERE id = %d" % y)
    n = approved("thu-ban-a", [x, y])
    names = list(both("general_manager", "/notice-print?id=%d" % n, [
        "UBND ", "VĂN PHÒNG", "/PB-VP", "PHIẾU BÁO", "Kính gửi: ",
        "Độc lập - Tự do - Hạnh phúc", "còn 02 nhiệm vụ",
        "phiếu báo lần thứ 3", "KT. CHÁNH VĂN PHÒNG", "Hồ Thị Ký",
        "Nơi nhận:", "./."]))
    assert person("responder").get("/notice-print?id=%d&format=pdf"
                                   % n).status == 404
    # What the library opens, Word opens.
    home = os.path.join(FOLDER, "office")
    tool("soffice", "-env:UserInstallation=file://" + home, "--headless",
         "--convert-to", "pdf", "--outdir", FOLDER, names[1])
    shown = text_of(names[1].replace(".docx", ".pdf"))
    assert "PHIẾU BÁO" in shown and "Hồ Thị Ký" in shown, shown


def one_task_is_taken_out():
    (a, x), (b, y) = overdue("thu-ban-b"), overdue("thu-ban-b")
    n = approved("thu-ban-b", [x, y])
    page = person("head").get("/notice-view", id=n).text
    assert "/notice-item-withdraw?id=%d" % x in page
    path = "/notice-item-withdraw?id=%d" % x
    assert person("creator").get(path).status == 200
    assert person("creator").send(path, {"note": ""}).status == 422
    note = "Đã có kết quả trên giấy " + word()
    answer = person("creator").send(path, {"note": note})
    assert answer.status == 303, answer
    page = person("head").get("/notice-view", id=n).text
    assert note in page, "the reason is not shown"
    assert person("creator").send(path, {"note": note}).status == 409
    text = text_of(take("head", "/notice-print?id=%d" % n, "pdf"))
    assert "còn 01 nhiệm vụ" in text and "(Lần thứ 3)" in text, text


def the_report_to_the_chairman():
    (a, e), (b, f) = reported("thu-ban-c"), reported("thu-ban-c")
    path = "/escalation-propose?id=%d" % e
    assert person("creator").send(path, {"version": 1,
                                         "proposal": ""}).status == 422
    proposal = "Phê bình người đứng đầu " + word()
    answer = person("creator").send(path, {"version": 1, "proposal": proposal})
    assert answer.status == 303, answer
    assert person("creator").send(path, {"version": 1,
                                         "proposal": "Khác"}).status == 409
    assert proposal in person("leader").get("/escalation-list").text
    page = person("creator").get("/escalation-print?format=pdf&place=&signer=")
    assert page.status == 200 and "f-place" in page.text, page
    for _ in both("leader", "/escalation-print?place=Nha+Trang&signer_role=chief"
                  "&signer=L%C3%AA+K%C3%BD&number=125/BC-VP&issued_on=05/02/2026",
                  ["BÁO CÁO", "Số: 125/BC-VP",
                   "Nha Trang, ngày 05 tháng 02 năm 2026", "Kính gửi: Chủ tịch",
                   proposal, "NGUYÊN NHÂN", "PHỤ LỤC"], lying=True):
        pass
    # What waits for a decision is held, and not in the report.
    sql("UPDATE assignment SET extension_pending = 1 WHERE id = %d" % a)
    page = person("creator").get("/escalation-print").text
    assert "task-view?id=%d\"" % a not in page
    assert "task-view?id=%d\"" % b in page
    sql("UPDATE assignment SET extension_pending = 0 WHERE id = %d" % a)


def the_report_takes_the_next_number():
    """No gap and no number twice, also when several are made at once."""
    ids = [reported("thu-ban-c")[1] for _ in range(3)]
    last = "SELECT COALESCE(MAX(number), 0) FROM escalation_report WHERE" \
        " year = YEAR(UTC_TIMESTAMP() + INTERVAL 7 HOUR)"
    before = number(last)
    values = {"place": "Nha Trang", "signer_role": "chief", "signer": "Lê Ký"}

    def make(e):
        return person("head").send("/escalation-report-create",
                                   dict(values, **({"ids": e} if e else {})))
    assert make(0).status == 422, "nothing was chosen"
    assert number(last) == before, "a refused report took a number"
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(make, ids))
    assert all(a.status == 303 for a in answers), [str(a) for a in answers]
    assert number(last) == before + 3
    report = answers[0].location.split("?")[1].split("&")[0]
    for _ in both("leader", "/escalation-report-view?" + report,
                  ["BÁO CÁO", "/BC-VP", "Kính gửi: Chủ tịch"], lying=True):
        pass
    assert "/escalation-report-view?" + report in person("creator").get(
        "/escalation-list").text
    # One that a request holds cannot be named, and no number is lost by it.
    held = "UPDATE assignment a JOIN escalation e ON e.assignment_id = a.id" \
        " SET a.extension_pending = %d WHERE e.id = %d"
    sql(held % (1, ids[0]))
    assert make(ids[0]).status == 409
    assert number(last) == before + 3
    sql(held % (0, ids[0]))


def a_numbered_report_keeps_the_causes_known_then():
    a, e = reported("thu-ban-c")
    before, after = "Vướng " + word(), "Không còn vướng " + word()

    def explain(text):
        sql("INSERT INTO reply (assignment_id, kind, reply_text, created_at,"
            " account_id) VALUES (%d, 'explanation', '%s', UTC_TIMESTAMP(),"
            " %d)" % (a, text, people.account_id("responder")))

    explain(before)
    done = person("head").send("/escalation-report-create", {
        "place": "Nha Trang", "signer_role": "chief", "signer": "Lê Ký",
        "ids": e})
    assert done.status == 303, done
    explain(after)
    view = "/escalation-report-view?" + done.location.split("?")[1]
    page = person("leader").get(view).words
    assert before in page and after not in page, page
    for paper in both("leader", view.split("&")[0], [before], lying=True):
        assert after not in text_of(paper)
    assert after in person("leader").get("/escalation-print").words


def what_the_chairman_orders_is_followed():
    a, e = reported("thu-ban-c")
    path = "/ruling-record?id=%d" % e
    assert AGENCIES["thu-ban-c"][0] in person("creator").get(path).text
    opinion = "Hoàn thành dứt điểm, " + word()
    values = {"version": 1, "opinion": opinion, "ruled_by": "Đặng Thử Chủ",
              "ruled_on": days(0), "follow": "yes",
              "follow_lead": AGENCIES["thu-ban-b"][0],
              "follow_deadline_text": ""}
    answer = person("creator").send(path, values)
    assert answer.status == 422 and "f-follow_deadline_text" in answer.text
    assert opinion in answer.text, "what was typed is lost"
    assert number("SELECT COUNT(*) FROM ruling WHERE escalation_id = %d"
                  % e) == 0
    values["follow_deadline_text"] = days(10)
    answer = person("creator").send(path, values)
    assert answer.status == 303, answer
    new = number("SELECT a.id FROM ruling r JOIN assignment a ON a.task_id ="
                 " r.task_id WHERE r.escalation_id = %d" % e)
    page = person("responder_lead").get("/task-view", id=new)
    assert page.status == 200 and opinion in page.text, page
    # The agency sees nothing of the task of another one.
    assert "task-view?id=%d\"" % a not in page.text
    assert "task-view?id=%d\"" % a in person("creator").get(
        "/task-view", id=new).text
    assert "task-view?id=%d\"" % new in person("creator").get(
        "/task-view", id=a).text
    assert "task-view?id=%d\"" % new in person("leader").get(
        "/escalation-list", state="ruled").text


def the_sheet_of_an_agency():
    d = enter("creator", [{"content": "Lập kế hoạch " + word(),
                           "lead": AGENCIES["thu-ban-a"][0]}])
    forward("creator", d)
    a = assignment_of(d, "thu-ban-a")
    for _ in both("responder", "/assignment-print?id=%d" % a, [
            AGENCIES["thu-ban-a"][0].upper().split()[-1],
            "PHIẾU PHÂN CÔNG XỬ LÝ",
            "Lãnh đạo phụ trách", "Hạn nội bộ", "TIẾN ĐỘ THỰC HIỆN"]):
        pass
    assert person("responder_other").get("/assignment-print?id=%d&format=pdf"
                                         % a).status == 404


def the_synthesis_is_a_paper():
    first = sql("SELECT value FROM rule_setting WHERE name ="
                " 'period_first_day'")
    assert first, "no rule of periods"
    page = person("leader").get("/report-summary?period=year").text
    total = re.search(r'cell=total"[^>]*>\s*(?:<[^>]*>\s*)*([\d.]+)', page)
    assert total, "no total on the page"
    shown = int(total[1].replace(".", ""))
    words = "%02d" % shown if shown < 1000 else total[1]
    for _ in both("leader", "/report-summary?period=year", [
            "BÁO CÁO", "Kính gửi: UBND", "KẾT QUẢ THỰC HIỆN",
            "trong kỳ là %s lượt" % words, "báo cáo riêng", "PHỤ LỤC VI"],
            lying=True):
        pass


def two_letters_carry_the_year():
    """R59: to the council for administrative reform, and that for reward."""
    page = person("leader").get("/report-summary?period=year").text
    for letter, council in (("par", "cải cách hành chính"),
                            ("emulation", "Thi đua - Khen thưởng")):
        assert "letter=" + letter in page
        for _ in both("leader", "/report-summary?period=year&letter=" + letter, [
                "/VP-TH", "V/v", council, "Đề nghị Quý Hội đồng",
                "PHỤ LỤC VI"], lying=True):
            pass
    assert "letter=" not in person("leader").get(
        "/report-summary?period=month").text


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases([
        the_notice_is_a_paper, one_task_is_taken_out,
        the_report_to_the_chairman, the_report_takes_the_next_number,
        a_numbered_report_keeps_the_causes_known_then,
        what_the_chairman_orders_is_followed,
        the_sheet_of_an_agency, the_synthesis_is_a_paper,
        two_letters_carry_the_year]))
