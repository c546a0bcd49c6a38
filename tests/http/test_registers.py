#!/usr/bin/python3
"""The books of the system through the pages: an incident from the report to
its end (R70), feedback and its answer (R75), versions in red (R67, R83), legal
documents with a file for all (R76), the use of the system (R80)."""
import re
import sys

import papers
import people
from client import run_cases
from people import days, person, word

PDF = papers.pdf("Quy chế theo dõi nhiệm vụ")
made = {}


def an_incident_is_reported_by_an_agency():
    what = "Không mở được " + word()
    responder = person("responder")
    page = responder.get("/incident-report")
    answer = responder.fill(page, "/incident-report", description="")
    assert answer.status == 422, answer
    answer = responder.fill(answer, "/incident-report", description=what)
    assert answer.status == 303, answer
    assert what in responder.get(answer.location).text
    assert what not in person("responder_other").get("/incident-list").text
    made["incident"] = what


def it_is_closed_when_both_were_told():
    for key in ("infrastructure", "administrator"):
        assert made["incident"] in person(key).get("/incident-list").text
    handler = person("infrastructure")
    found = re.search(r'href="/incident-handle\?id=(\d+)">' + made["incident"],
                      handler.get("/incident-list").text)
    path = "/incident-handle?id=" + found.group(1)
    page = handler.get(path)
    answer = handler.fill(page, "/incident-handle", category="software",
                          step="Xem nhật ký", result="Đã mở được", close="1")
    assert answer.status == 422, answer
    assert "Xem nhật ký" in answer.text and "ghi cả hai thời điểm" in answer.text
    now = days(0) + " 00:01"
    answer = handler.fill(answer, "/incident-handle", agency_notified_at=now,
                          leader_reported_at=now)
    assert answer.status == 303, answer
    closed = person("responder").get("/incident-list?closed=1").text
    assert made["incident"] in closed and "Đã mở được" in closed


def feedback_is_answered_to_the_sender():
    what = "Xin thêm bộ lọc " + word()
    sender = person("responder")
    page = sender.get("/feedback-send")
    answer = sender.fill(page, "/feedback-send", body=what, kind="regulation")
    assert answer.status == 422 and what in answer.text, answer
    answer = sender.fill(answer, "/feedback-send", kind="software")
    assert answer.status == 303, answer
    administrator = person("administrator")
    page = administrator.get("/feedback-list?which=unanswered")
    found = re.search(re.escape(what) + r".*?/feedback-answer\?id=(\d+)",
                      page.text, re.S)
    path = "/feedback-answer?id=" + found.group(1)
    answer = administrator.fill(administrator.get(path), "/feedback-answer",
                                answer="Sẽ có ở bản sau", upgrade="1")
    assert answer.status == 303, answer
    assert "Sẽ có ở bản sau" in sender.get("/feedback-list").text
    other = person("responder_other").get("/feedback-list").text
    assert what not in other
    made["proposal"] = found.group(1)


def a_version_without_approval_is_red():
    administrator = person("administrator")
    name = "Bản " + word()
    page = administrator.get("/register-edit?kind=version")
    answer = administrator.fill(page, "/register-edit", title=name,
                                number="9.9", held_on=days(0),
                                feedback_id=made["proposal"])
    assert answer.status == 303, answer
    listed = administrator.get(answer.location).text
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*" + name + ".*?</tr>", listed,
                    re.S).group(0)
    assert "b-overdue" in row and "Chưa có văn bản phê duyệt" in row
    path = re.search(r'/register-edit\?kind=version&amp;id=\d+', row).group(0)
    path = path.replace("&amp;", "&")
    answer = administrator.fill(administrator.get(path), "/register-edit",
                                approval="15/QĐ-VP")
    assert answer.status == 303, answer
    listed = person("responder").get("/register-list?kind=version").text
    assert "15/QĐ-VP" in listed


def a_legal_document_and_its_file_are_for_all():
    administrator = person("administrator")
    name = "Quy chế " + word()
    page = administrator.get("/register-edit?kind=legal")
    answer = administrator.fill(page, "/register-edit", title=name,
                                number="", held_on=days(-9))
    assert answer.status == 422 and name in answer.text, answer
    answer = administrator.fill(answer, "/register-edit", number="01/QĐ",
                                files=[("files", "quy-che.pdf", PDF)])
    assert answer.status == 303, answer
    for key in ("responder", "creator", "infrastructure", "evaluator"):
        text = person(key).get("/register-list").text
        assert name in text, key
        href = re.search(r'/register-file\?id=\d+', text).group(0)
        got = person(key).get(href)
        assert got.status == 200 and got.body == PDF, (key, got)
    href = href.replace("register-file", "file-get")
    assert person("creator").get(href).status == 404


def the_use_of_the_system_is_shown_to_the_office():
    page = person("creator").get("/report-usage")
    assert page.status == 200, page
    assert people.AGENCIES["thu-ban-a"][0] in page.text
    later = person("creator").get("/report-usage?from=01/01/2020&to=31/01/2020")
    assert later.text.count("b-overdue") > 0


CASES = [an_incident_is_reported_by_an_agency, it_is_closed_when_both_were_told,
         feedback_is_answered_to_the_sender, a_version_without_approval_is_red,
         a_legal_document_and_its_file_are_for_all,
         the_use_of_the_system_is_shown_to_the_office]


if __name__ == "__main__":
    people.seed()
    sys.exit(run_cases(CASES))
