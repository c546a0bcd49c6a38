#!/usr/bin/python3
"""What the Government asked for (R61), through nginx: source, number and day of
the central document, the internal day before it, the roll-up, the entry in the
national system and its undoing, the list with counters, the export as JSON,
CSV and by the API."""
import csv
import html
import io
import json
import re
import sys

import people
import test_api
from client import number, run_cases, sql
from people import (AGENCIES, assignment_of, days, enter, forward, person,
                    task_of, version_of, word)

A, C = AGENCIES["thu-ban-a"][0], AGENCIES["thu-ban-c"][0]


def central(task=None, due=40, **changes):
    whole = dict({"content": "Báo cáo Thủ tướng " + word(), "lead": A},
                 **(task or {}))
    return enter("creator", [whole], source="government",
                 central_reference="77/CĐ-TTg", central_due_on=days(due),
                 **changes)


def finish(a, who="responder"):
    """The agency answers, the office confirms."""
    answer = person(who).send("/task-reply?id=%d" % a, {
        "version": version_of(a), "kind": "result", "reply_text": "Đã xong",
        "reply_number": "90", "reply_symbol": "BC-BQL",
        "reply_issued_on": days(0)})
    assert answer.status == 303, answer
    answer = person("creator").send("/result-confirm?id=%d" % a, {
        "version": version_of(a)})
    assert answer.status == 303, answer


def send_new(**changes):
    values = people.directive_values(
        "creator", [{"content": "Thử " + word(), "lead": A,
                     "deadline_text": changes.pop("deadline", "")}], **changes)
    return person("creator").send("/task-create?secrecy=none", values)


def the_internal_day_comes_before_the_central_one():
    answer = send_new(source="government", central_reference="1/CĐ-TTg",
                      central_due_on=days(20),
                      deadline="ngày " + days(20))
    assert answer.status == 422 and "trước hạn Trung ương" in answer.text
    answer = send_new(source="government", central_due_on=days(20))
    assert answer.status == 422 and "central_reference" in answer.text
    answer = send_new(central_reference="1/CĐ-TTg",
                      deadline="ngày " + days(9))
    assert answer.status == 422 and "nguồn giao phải là" in \
        html.unescape(answer.text)
    # Later the day may not be moved past it either, nor the central one before.
    d = central()
    forward("creator", d)
    a = assignment_of(d, "thu-ban-a")
    answer = person("creator").send("/task-amend?id=%d" % a, {
        "version": number("SELECT version FROM task WHERE id = %d"
                          % task_of(d)), "content": "Nội dung mới",
        "due_on": days(40), "reason": "Thử",
        "document": "1/CV-UBND"})
    assert answer.status == 422 and "trước hạn Trung ương" in answer.text, \
        answer
    values = {n: v for n, v in people.directive_values(
        "creator", [], source="government", central_reference="77/CĐ-TTg",
        central_due_on=days(3)).items() if not n.startswith("default_")
        and n not in ("secrecy", "intent")}
    values.update(reason="Thử", version=number(
        "SELECT version FROM directive WHERE id = %d" % d))
    answer = person("creator").send("/directive-edit?id=%d" % d, values)
    assert answer.status == 422 and "hạn từ ngày này" in answer.text, answer


def without_words_a_day_is_proposed_and_explained():
    d = central({"deadline_text": ""})
    due, why = sql("SELECT due_on, due_derivation FROM task WHERE id = %d"
                   % task_of(d))[0]
    assert due != "NULL" and "trước hạn Trung ương giao" in why, (due, why)
    assert number("SELECT COUNT(*) FROM task t JOIN directive d ON d.id ="
                  " t.directive_id WHERE t.id = %d AND t.due_on <"
                  " d.central_due_on" % task_of(d)) == 1


def counters():
    page = person("creator").get("/central-list").text
    return {view: int(n.replace(".", "")) for view, n in re.findall(
        r'view=(\w+)"[^>]*>[^<]*<span class="count">([\d.]+)', page)}


def it_is_rolled_up_entered_and_taken_back():
    d = central({"lead": A + "; " + C})
    forward("creator", d)
    task = task_of(d)
    before = counters()
    finish(assignment_of(d, "thu-ban-a"))
    page = person("leader").get("/directive-view", id=d).text
    assert "1/2 cơ quan chủ trì đã có kết quả; 1 chưa có kết quả" in page
    assert "90/BC-BQL" in page and "77/CĐ-TTg" in page
    refused = person("creator").send("/central-enter?id=%d" % task,
                                     {"entered_on": days(0)})
    assert refused.status == 409, "entered before all results are there"
    finish(assignment_of(d, "thu-ban-c"), "responder_other")
    after = counters()
    assert after.get("to_enter") == before.get("to_enter", 0) + 1, (before, after)
    assert person("creator").send("/central-enter?id=%d" % task, {
        "entered_on": days(1)}).status == 422
    answer = person("creator").send("/central-enter?id=%d" % task, {
        "entered_on": days(0), "national_code": "QG-" + str(task)})
    assert answer.status == 303, answer
    assert counters().get("to_enter", 0) == before.get("to_enter", 0)
    again = person("creator").send("/central-enter?id=%d" % task,
                                   {"entered_on": days(0)})
    assert again.status == 409, again
    page = person("creator").get("/directive-view", id=d).text
    assert "Cập nhật kết quả lên hệ thống quốc gia" in page
    answer = person("creator").send("/central-withdraw?id=%d" % task,
                                    {"reason": "Ghi nhầm"})
    assert answer.status == 303, answer
    assert counters()["to_enter"] == after["to_enter"]
    assert number("SELECT COUNT(*) FROM event WHERE directive_id = %d AND"
                  " kind IN ('central_enter', 'central_withdraw')" % d) == 2


def late_and_soon_have_their_views():
    d = central()
    forward("creator", d)
    mark = sql("SELECT title FROM task WHERE id = %d" % task_of(d))[0][0]
    mark = mark.rsplit(" ", 1)[1]

    def shown(view):
        page = person("leader").get("/central-list", view=view,
                                    text=mark).text
        return page.count('class="row-link"')
    assert (shown("overdue"), shown("due_soon"), shown("open")) == (0, 0, 1)
    sql("UPDATE directive SET central_due_on = DATE(UTC_TIMESTAMP()"
        " + INTERVAL 7 HOUR) WHERE id = %d" % d)
    assert (shown("overdue"), shown("due_soon")) == (0, 1)
    sql("UPDATE directive SET central_due_on = central_due_on"
        " - INTERVAL 1 DAY WHERE id = %d" % d)
    assert (shown("overdue"), shown("due_soon"), shown("all")) == (1, 0, 1)


def the_status_is_taken_away():
    d = central({"content": 'Báo cáo "số liệu"; ' + word()})
    forward("creator", d)
    finish(assignment_of(d, "thu-ban-a"))
    title = sql("SELECT title FROM task WHERE id = %d" % task_of(d))[0][0]
    mark = title.rsplit(" ", 1)[1]
    answer = person("creator").get("/central-export", text=mark)
    rows = json.loads(answer.text)["Central"]
    assert len(rows) == 1 and rows[0]["title"] == title, rows
    assert rows[0]["central_reference"] == "77/CĐ-TTg"
    assert rows[0]["state"] == "done_in_time" and rows[0]["entered_on"] is None
    assert rows[0]["documents"] == "90/BC-BQL", rows
    answer = person("creator").get("/central-export", text=mark, format="csv")
    lines = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff")),
                            delimiter=";" if ";" in
                            answer.text.split("\n")[0] else ","))
    row = dict(zip(lines[0], lines[1]))
    assert row["Văn bản Trung ương"] == "77/CĐ-TTg", row
    assert row["Văn bản kết quả"] == "90/BC-BQL", row
    assert "Hoàn thành đúng hạn" in row.values() and title in row.values()
    assert len(lines) == 2, lines
    bad = person("creator").get("/central-export", issued_from="32/13/2026")
    assert bad.status == 422, "a filter nobody can read is not everything"
    program = test_api.program("creator", "read")
    said = program.get("central-export", text=mark)
    assert said.status == 200 and said.json["Central"][0]["title"] == title


def series_edit(task, **values):
    page = person("creator").get("/series-edit?id=%d" % task)
    return person("creator").fill(page, "/series-edit", reason="Theo kết luận",
                                  document="9/TB-VP", **values)


def what_is_done_in_parts_stays_before_the_central_day():
    d = central({"deadline_text": "hằng tuần", "repeat_first_on": days(2),
                 "repeat_until_on": days(20)})
    forward("creator", d)
    weekly = number("SELECT MIN(id) FROM task WHERE directive_id = %d" % d)
    answer = series_edit(weekly, repeat_until_on=days(40))
    assert answer.status == 422 and "trước hạn Trung ương" in answer.text, answer
    answer = series_edit(weekly, repeat_until_on=days(30))
    assert answer.status == 303, answer
    d = central({"deadline_text": "theo thời hạn cụ thể sau đây",
                 "milestone_1_content": "Đề cương",
                 "milestone_1_deadline_text": days(5),
                 "milestone_2_content": "Dự thảo",
                 "milestone_2_deadline_text": days(15)})
    forward("creator", d)
    staged = number("SELECT MIN(id) FROM task WHERE directive_id = %d" % d)
    more = {"milestone_1_content": "Sơ kết"}
    answer = series_edit(staged, milestone_1_deadline_text=days(41), **more)
    assert answer.status == 422 and "trước hạn Trung ương" in answer.text, answer
    answer = series_edit(staged, milestone_1_deadline_text=days(39), **more)
    assert answer.status == 303, answer


people.seed()
people.forget_failures()
sys.exit(run_cases([
    the_internal_day_comes_before_the_central_one,
    without_words_a_day_is_proposed_and_explained,
    it_is_rolled_up_entered_and_taken_back,
    late_and_soon_have_their_views,
    what_is_done_in_parts_stays_before_the_central_day, the_status_is_taken_away]))
