#!/usr/bin/python3
"""Periodic reports of agencies through nginx (R53, R55): made from the data,
edited, sent with the signed paper, seen by the office; who has not sent it is
urged, once a day."""
import re
import secrets
import sys

import people
from client import number, run_cases, sql
from papers import pdf
from people import (AGENCIES, agency_id, assignment_of, days, enter, forward,
                    id_in, person, word)

PAPER = pdf("Báo cáo định kỳ")
# Reporting years nobody else asks about.
YEARS = iter(range(2001 + secrets.randbelow(4) * 5, 2030))


def query(year):
    return "period=year&year=%d" % year


def begin(year, who="responder"):
    """A report of a year of its own; its id."""
    answer = person(who).send("/periodic-report-create",
                              {"period": "year", "year": year})
    assert answer.status == 303, answer
    return id_in(answer.location)


def version_of(report):
    return number("SELECT version FROM periodic_report WHERE id = %d" % report)


def paper(report, **more):
    return dict({"version": version_of(report), "ref_number": "45",
                 "ref_symbol": "BC-BSC", "place": "Nha Trang",
                 "issued_on": days(0), "signer_title": "Trưởng ban",
                 "signer": "Hồ Thử Lãnh"}, **more)


def send(report, who="responder", **more):
    return person(who).send("/periodic-report-send?id=%d" % report,
                            paper(report, **more),
                            files=[("files", "bao-cao.pdf", PAPER)])


def missing(year):
    """Agencies that the office sees without a report, by their ids."""
    page = person("head").get("/periodic-report-list?show=missing&"
                              + query(year)).text
    return set(map(int, re.findall(r'name="ids" value="(\d+)"', page)))


def made_edited_and_sent():
    """R53, from the data to the office."""
    year = next(YEARS)
    words = "Rà soát " + word()
    d = enter("creator", [{"content": words, "lead": AGENCIES["thu-ban-a"][0]}])
    forward("creator", d)
    a = assignment_of(d, "thu-ban-a")
    report = begin(year)
    # Figures of a year long ago know nothing of it; those of this one do.
    assert number("SELECT COUNT(*) FROM periodic_report_line WHERE"
                  " report_id = %d AND assignment_id = %d AND part = 'period'"
                  % (report, a)) == 0
    mine = word()
    page = person("responder").get("/periodic-report-edit?id=%d" % report)
    answer = person("responder").fill(
        page, "/periodic-report-edit", causes="Nguyên nhân " + mine,
        difficulties="Thiếu số liệu")
    assert answer.status == 303, answer
    assert person("head").get("/periodic-report-view?id=%d"
                              % report).status == 404, "a draft is not seen"
    assert agency_id("thu-ban-a") in missing(year)
    answer = send(report)
    assert answer.status == 303, answer
    assert agency_id("thu-ban-a") not in missing(year)
    seen = person("head").get("/periodic-report-view?id=%d" % report)
    for text in ("45/BC-BSC", mine, "Hồ Thử Lãnh",
                 "Nhiệm vụ trong văn bản mật: báo cáo riêng"):
        assert text in seen.words, text
    file = re.search(r"/file-get\?id=\d+", seen.text).group(0)
    assert person("head").get(file).body == PAPER
    assert person("responder").get(file).body == PAPER
    assert person("responder_other").get(file).status == 404


def the_running_month_holds_its_tasks():
    """The figures are those of the office's table at the same moment."""
    words = "Rà soát " + word()
    d = enter("creator", [{"content": words, "lead": AGENCIES["thu-ban-b"][0]}])
    forward("creator", d)
    page = person("responder_lead").get("/periodic-report-own?period=month")
    now = re.search(r'rel="next" href="/periodic-report-own\?([^"]+)"',
                    page.text).group(1).replace("&amp;", "&")
    values = dict(p.split("=") for p in now.split("&"))
    sql("DELETE l FROM periodic_report_line l JOIN periodic_report r"
        " ON r.id = l.report_id WHERE r.agency_id = %d"
        % agency_id("thu-ban-b"))
    sql("DELETE FROM periodic_report WHERE agency_id = %d"
        % agency_id("thu-ban-b"))
    answer = person("responder_lead").send("/periodic-report-create", values)
    report = id_in(answer.location)
    lead = number("SELECT COUNT(*) FROM periodic_report_line WHERE"
                  " report_id = %d AND part = 'period' AND role = 'lead'"
                  % report)
    office = person("head").get("/report-rows?%s&role=lead&cell=total"
                                "&agency_id=%d" % (now,
                                                   agency_id("thu-ban-b")))
    assert ">%s<" % words in office.text or words in office.words
    shown = re.search(r"(\d+)", office.words.split("Tổng số nhiệm vụ")[1])
    assert lead > 0 and shown, office.words[:300]
    view = person("responder_lead").get("/periodic-report-view?id=%d" % report)
    assert words in view.words
    assert "Tổng số nhiệm vụ cơ quan chủ trì phải thực hiện trong kỳ là %02d" \
        % lead in view.words, view.words[:2000]
    # The month is not over: it cannot be sent.
    answer = send(report, "responder_lead")
    assert answer.status == 409, answer
    assert number("SELECT COUNT(*) FROM periodic_report WHERE id = %d AND"
                  " state = 'sent'" % report) == 0


def sent_once_and_never_changed():
    year = next(YEARS)
    report = begin(year)
    assert begin(year) == report, "one report of one period"
    bad = send(report, ref_number="", signer="")
    assert bad.status == 422, bad
    assert "BC-BSC" in bad.text, "what was typed stays"
    assert send(report).status == 303
    assert send(report).status == 409
    for path in ("periodic-report-edit", "periodic-report-send"):
        answer = person("responder").get("/%s?id=%d" % (path, report))
        assert answer.status == 409, answer
    answer = person("responder").send(
        "/periodic-report-renew", {"id": report, "version": version_of(report)})
    assert answer.status == 409, answer


def as_pdf_and_docx():
    report = begin(next(YEARS))
    for fmt, head in (("pdf", b"%PDF-"), ("docx", b"PK")):
        answer = person("responder").get("/periodic-report-view?id=%d&format=%s"
                                         % (report, fmt))
        assert answer.status == 200 and answer.body.startswith(head), answer


def urged_once_a_day():
    """R55: chosen, previewed, told; not twice on one day, not who has sent."""
    year = next(YEARS)
    a, c = agency_id("thu-ban-a"), agency_id("thu-ban-c")
    assert send(begin(year)).status == 303
    path = "/periodic-report-urge?%s&ids=%d&ids=%d" % (query(year), a, c)
    page = person("head").get(path)
    assert AGENCIES["thu-ban-c"][0] in page.text
    assert AGENCIES["thu-ban-a"][0] not in page.text
    note = "Cần gấp " + word()
    told = "SELECT COUNT(*) FROM notification WHERE agency_id = %d AND" \
        " kind = 'periodic_report_urge'"
    before = {x: number(told % x) for x in (a, c)}
    for _ in range(2):
        answer = person("head").send("/periodic-report-urge?" + query(year),
                                     [("ids", a), ("ids", c), ("note", note)])
        assert answer.status == 303, answer
    assert number(told % c) == before[c] + 1
    assert number(told % a) == before[a]
    assert note in person("responder_other").get(
        "/periodic-report-own?" + query(year)).text
    assert "periodic-report-own" in person("responder_other").get(
        "/notification-list").text
    nobody = person("head").get("/periodic-report-urge?" + query(year)
                                + "&ids=%d" % c)
    assert AGENCIES["thu-ban-c"][0] not in nobody.text


CASES = [made_edited_and_sent, the_running_month_holds_its_tasks,
         sent_once_and_never_changed, as_pdf_and_docx, urged_once_a_day]

people.seed()
people.forget_failures()
sys.exit(run_cases(CASES))
