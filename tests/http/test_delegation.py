#!/usr/bin/python3
"""An agency hands its assignment on inside (R31): the pages, from the list of
what nobody was given to the sheet, and what the office sees of it."""
import re
import sys

import people
from client import run_cases
from people import (AGENCIES, assignment_of, days, enter, forward, person,
                    word)

made = {}


def what_is_new_stands_in_the_list_of_the_undelegated():
    d = enter("creator", [{"content": "Việc phân công " + word(),
                           "lead": AGENCIES["thu-ban-a"][0],
                           "deadline_text": days(20)}])
    forward("creator", d)
    made["a"] = assignment_of(d, "thu-ban-a")
    page = person("responder").get("/delegation-list")
    assert page.status == 200, page
    assert "/task-delegate?id=%d" % made["a"] in page.text


def a_date_after_the_agencys_is_refused_and_nothing_typed_is_lost():
    responder = person("responder")
    path = "/task-delegate?id=%d" % made["a"]
    page = responder.get(path)
    answer = responder.fill(page, "/task-delegate", leader="Phó Giám đốc Hoàng",
                            guidance="Gấp lắm",
                            part_0_division="Phòng Kế hoạch",
                            part_0_due_on=days(21),
                            part_1_officer="Chị Cúc")
    assert answer.status == 422, answer
    assert 'id="f-part_0_due_on"' in answer.text
    assert "Hạn nội bộ không được sau thời hạn" in answer.text
    for typed in ("Phó Giám đốc Hoàng", "Gấp lắm", "Phòng Kế hoạch", "Chị Cúc"):
        assert typed in answer.text, typed
    answer = responder.fill(answer, "/task-delegate", part_0_due_on=days(19))
    assert answer.status == 303, answer
    sheet = responder.get(answer.location)
    assert sheet.status == 200 and "Phòng Kế hoạch" in sheet.text
    assert "Chị Cúc" in sheet.text and "Gấp lắm" in sheet.text


def progress_is_noted_inside():
    responder = person("responder")
    page = responder.get("/delegation-note?id=%d" % made["a"])
    empty = responder.fill(page, "/delegation-note", note="")
    assert empty.status == 422, empty
    answer = responder.fill(empty, "/delegation-note", note="Đã khảo sát xong")
    assert answer.status == 303, answer
    assert "Đã khảo sát xong" in responder.get(answer.location).text


def the_office_sees_the_leader_and_nothing_else():
    page = person("creator").get("/task-view?id=%d" % made["a"])
    assert page.status == 200, page
    assert "Phó Giám đốc Hoàng" in page.text
    for inside in ("Gấp lắm", "Phòng Kế hoạch", "Chị Cúc", "Đã khảo sát xong"):
        assert inside not in page.text, inside
    ours = person("responder").get("/task-view?id=%d" % made["a"])
    assert "Phòng Kế hoạch" in ours.text
    assert re.search(r'href="/delegation-view\?id=%d"' % made["a"], ours.text)


CASES = [what_is_new_stands_in_the_list_of_the_undelegated,
         a_date_after_the_agencys_is_refused_and_nothing_typed_is_lost,
         progress_is_noted_inside, the_office_sees_the_leader_and_nothing_else]


if __name__ == "__main__":
    people.seed()
    sys.exit(run_cases(CASES))
