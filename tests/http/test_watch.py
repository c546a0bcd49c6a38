#!/usr/bin/python3
"""What is watched and what is done about it, through nginx: the four groups
(R44), the calls to make (R45), the lead who urges (R50), inspections (R51) and
the report of measures (R57)."""
import html
import re
import sys

import people
from client import number, run_cases, sql
from people import (AGENCIES, agency_id, assignment_of, days, enter, forward,
                    person, version_of, word)

NUMBER = re.compile(r'<li class="[^"]*"><a href="/([^"]+)"><span>[^<]*</span>'
                    r' <b>([^<]*)</b></a></li>')


def overdue(lead="thu-ban-a", coordinating=""):
    """A task handed out, a day too late; (directive, its words)."""
    words = "Rà soát " + word()
    d = enter("creator", [{"content": words, "lead": AGENCIES[lead][0],
                           "coordinating": coordinating}])
    forward("creator", d)
    sql("UPDATE assignment SET due_on = DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR)"
        " - INTERVAL 1 DAY WHERE directive_id = %d" % d)
    return d, words


def numbers(who):
    """{path: number} of the page."""
    page = person(who).get("/task-watch").text
    assert len(re.findall(r"<h2>[1-4]\. ", page)) == 4, "four groups (R44)"
    return {html.unescape(path): n for path, n in NUMBER.findall(page)}


def rows_of(who, path):
    """How many rows stand behind a number: every page of the list is read."""
    seen, pages = set(), 0
    while path and pages < 60:
        page = person(who).get("/" + path).text
        main = page.split('<main', 1)[1].split("</main>")[0]
        seen |= set(re.findall(r'class="row-link"[^>]*href="/([^"]+)"', main))
        older = re.search(r'<nav class="pager.*?</nav>', main, re.S)
        links = re.findall(r'href="/([^"]+)"[^>]*rel="next"|rel="next"[^>]*'
                           r'href="/([^"]+)"', older.group(0)) if older else []
        path = html.unescape(links[0][0] or links[0][1]) if links else None
        pages += 1
    return len(seen)


def every_number_opens_exactly_its_rows():
    """R44."""
    overdue()
    for who in ("creator", "responder"):
        found = numbers(who)
        assert len(found) >= (16 if who == "creator" else 14), found
        for path, shown in found.items():
            if not shown.isdigit() or int(shown) > 400:
                continue
            rows = rows_of(who, path)
            assert rows == int(shown), "%s: %s at %s, %d rows" % (
                who, shown, path, rows)


def a_new_one_is_counted_in_its_group():
    before = numbers("responder")
    overdue()
    after = numbers("responder")
    for path in ("task-assigned?view=overdue",
                 "task-assigned?view=overdue&state=assigned"):
        assert int(after[path]) == int(before[path]) + 1, (before, after)
    assert after["task-assigned?view=waiting"] == \
        before["task-assigned?view=waiting"]


def the_office_sees_whom_to_call_and_logs_it():
    """R45."""
    d, words = overdue("thu-ban-c")
    a = assignment_of(d, "thu-ban-c")
    page = person("creator").get("/call-list").text
    assert words in page and "tel:" in page and "0258 3000 000" in page, page
    section = next(s for s in page.split("<section") if words in s)
    link = html.unescape(re.search(r'href="(/task-urge\?[^"]+)"',
                                   section).group(1))
    assert "ids=%d" % a in link
    # A result that waits is nothing to call about.
    b, done = overdue("thu-ban-c")
    sql("UPDATE assignment SET state = 'submitted' WHERE directive_id = %d"
        % b)
    assert done not in person("creator").get("/call-list").text
    # What others recorded is not his to urge: of his own alone.
    form = person("creator").get("/task-urge", ids=a)
    answer = person("creator").fill(form, "/task-urge", channel="call",
                                    note="Đã gọi Văn phòng Ban")
    assert answer.status == 303, answer
    assert "Đã gọi Văn phòng Ban" in \
        person("creator").get("/task-view", id=a).text


def the_run_puts_down_whom_to_call_and_a_call_settles_it():
    """R45: a work list with a mark, of all or of one's own."""
    d, words = overdue("thu-ban-c")
    a = assignment_of(d, "thu-ban-c")
    sql("INSERT INTO call_duty (assignment_id, day, created_at) VALUES"
        " (%d, DATE(UTC_TIMESTAMP()), UTC_TIMESTAMP())" % a)
    waiting = "SELECT COUNT(*) FROM call_duty WHERE assignment_id = %d" \
        " AND called_at IS NULL"

    def row(who, path):
        page = person(who).get(path).text
        return next((r for r in page.split("<tr") if words in r), "")
    assert "Cần gọi" in row("creator", "/call-list")
    assert "Cần gọi" in row("creator", "/call-list?scope=mine")
    assert row("creator_other", "/call-list?scope=mine") == ""
    form = person("creator").get("/task-urge", ids=a)
    answer = person("creator").fill(form, "/task-urge", channel="call",
                                    note="Đã gọi")
    assert answer.status == 303, answer
    assert number(waiting % a) == 0
    assert "Đã gọi" in row("creator", "/call-list")
    assert "Cần gọi" not in row("creator", "/call-list")


def the_lead_urges_who_coordinates():
    """R50."""
    d, words = overdue("thu-ban-b", coordinating=AGENCIES["thu-ban-a"][1])
    theirs = assignment_of(d, "thu-ban-a")
    lead = person("responder_lead")
    page = lead.get("/task-view", id=theirs)
    assert "/coordinating-urge?id=%d" % theirs in page.text, "no way to it"
    form = lead.get("/coordinating-urge", id=theirs)
    assert words in form.text
    path = "/coordinating-urge?id=%d" % theirs
    empty = lead.send(path, {"version": version_of(theirs), "note": ""})
    assert empty.status == 422, empty
    answer = lead.send(path, {"version": version_of(theirs),
                              "note": "Gửi số liệu trước thứ Sáu"})
    assert answer.status == 303, answer
    page = person("responder").get("/task-view", id=theirs).text
    assert "Gửi số liệu trước thứ Sáu" in page
    assert AGENCIES["thu-ban-b"][0] in page.split("timeline")[1], \
        "who urged is not in the history"
    assert number("SELECT COUNT(*) FROM notification WHERE kind = 'urge' AND"
                  " assignment_id = %d AND agency_id = %d"
                  % (theirs, agency_id("thu-ban-a"))) == 1
    # Its lateness is its own; the lead's number is not touched by it.
    own = assignment_of(d, "thu-ban-b")
    page = lead.get("/task-view", id=own).text
    assert "/coordinating-urge" not in page


def an_inspection_is_planned_printed_and_concluded_once():
    """R51."""
    d, words = overdue("thu-ban-a")
    other, others = overdue("thu-ban-b")
    a, b = assignment_of(d, "thu-ban-a"), assignment_of(other, "thu-ban-b")
    head = person("head")
    page = head.get("/inspection-create", agency_id=agency_id("thu-ban-a"))
    assert words in page.text and others not in page.text
    values = [("ids", a), ("ids", b), ("kind", "ad_hoc"),
              ("title", "Kiểm tra " + word()), ("members", "Phòng Tổng hợp"),
              ("starts_on", days(2)), ("ends_on", days(1))]
    answer = head.send("/inspection-create", values)
    assert answer.status == 422 and "f-ends_on" in answer.text, answer
    assert words in answer.text and "checked" in answer.text, "forgot the tasks"
    answer = head.send("/inspection-create", values[2:])
    assert answer.status == 422, "without a task"
    answer = head.send("/inspection-create", values[:-1] + [
        ("ends_on", days(4))])
    assert answer.status == 303, answer
    path = answer.location.split("&")[0]
    n = int(re.search(r"id=(\d+)", path).group(1))
    page = person("general_manager").get(path).text
    assert words in page and others in page
    conclude_and_look(n, a, b)


def conclude_and_look(n, a, b):
    head = person("head")
    path = "/inspection-conclude?id=%d" % n
    form = head.get(path)
    assert form.status == 200
    values = {"version": 1, "conclusion": "Cập nhật còn chậm",
              "concluded_on": days(1), "item_0_assignment_id": a,
              "item_0_finding": "Thiếu số liệu"}
    answer = head.send(path, values)
    assert answer.status == 422 and "Thiếu số liệu" in answer.text, answer
    values["concluded_on"] = days(0)
    foreign = dict(values, item_0_assignment_id=999999999)
    assert head.send(path, foreign).status == 404
    assert sql("SELECT state FROM inspection WHERE id = %d" % n) == \
        [["planned"]], "half written"
    assert head.send(path, values).status == 303
    assert head.send(path, values).status == 409, "concluded twice"
    page = head.get("/inspection-view", id=n).text
    assert "Cập nhật còn chậm" in page and "Thiếu số liệu" in page
    page = person("responder").get("/task-view", id=a).text
    assert "Thiếu số liệu" in page, "not in the history"
    page = person("responder_lead").get("/task-view", id=b).text
    assert "Cập nhật còn chậm" in page, "not in the history of the other"
    assert number("SELECT COUNT(*) FROM notification WHERE kind = 'inspection'"
                  " AND assignment_id IN (%d, %d)" % (a, b)) == 2


def measures_say_why_and_what_is_proposed():
    """R57."""
    d, words = overdue("thu-ban-a")
    a = assignment_of(d, "thu-ban-a")
    answer = person("responder").send("/difficulty-report?id=%d" % a, {
        "version": version_of(a), "description": "Thiếu số liệu",
        "cause": "Huyện chưa gửi", "proposal": "Cho lùi một tuần"})
    assert answer.status == 303, answer
    sql("INSERT INTO notice_item (assignment_id, agency_id, due_on, nth, day,"
        " proposed_at, state, sent_on) SELECT id, agency_id, due_on, 1, due_on,"
        " UTC_TIMESTAMP(), 'sent', due_on FROM assignment WHERE id = %d" % a)
    page = person("leader").get("/measure-list",
                                agency_id=agency_id("thu-ban-a")).text
    row = next(r for r in page.split("<tr") if words in r)
    for text in ("Huyện chưa gửi", "Cho lùi một tuần", "Quá hạn 1 ngày",
                 "Có vướng mắc", '<div>1</div>'):
        assert text in row, "the row lacks %s: %s" % (text, row)
    # A result that waits is the office's now.
    answer = person("responder").send("/task-reply?id=%d" % a, {
        "version": version_of(a), "kind": "result", "reply_text": "Đã xong",
        "reply_number": "12", "reply_symbol": "BQL-VP",
        "reply_issued_on": days(0)})
    assert answer.status == 303, answer
    page = person("leader").get("/measure-list",
                                agency_id=agency_id("thu-ban-a")).text
    assert words not in page


people.seed()
people.forget_failures()
sys.exit(run_cases([
    every_number_opens_exactly_its_rows, a_new_one_is_counted_in_its_group,
    the_office_sees_whom_to_call_and_logs_it,
    the_run_puts_down_whom_to_call_and_a_call_settles_it, the_lead_urges_who_coordinates,
    an_inspection_is_planned_printed_and_concluded_once,
    measures_say_why_and_what_is_proposed]))
