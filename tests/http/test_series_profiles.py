#!/usr/bin/python3
"""R7 from entry to done, through nginx and on both rule profiles: a task that
recurs and one with milestones are entered on the one form, shown before they
are saved, handed out in parts, answered part by part, amended and ended."""
import re
import sys

from client import number, run_cases, sql
from people import (TODAY, agency_id, days, directive_values, enter, forward, id_in, person,
                    seed, word)

story = {}

WEEKLY = {"content": "Cập nhật số liệu tàu cá mất kết nối",
          "lead": "Ban Sông Cạn", "coordinating": "Ban Núi Xanh",
          "deadline_text": "hằng tuần", "repeat_first_on": days(-1),
          "repeat_until_on": days(20)}
STAGED = {"content": "Xây dựng Đề án phát triển kinh tế biển",
          "lead": "Ban Sông Cạn", "deadline_text":
          "theo thời hạn cụ thể sau đây",
          "milestone_1_content": "Trình đề cương",
          "milestone_1_deadline_text": "trước ngày " + days(10),
          "milestone_2_content": "Trình dự thảo Đề án",
          "milestone_2_deadline_text": "đến hết ngày " + days(40),
          "milestone_2_product": "Tờ trình"}


def post(values):
    return person("creator").send("/task-create?secrecy=none", values)


def parts(task):
    return [int(r[0]) for r in sql("SELECT id FROM task WHERE parent_id = %d"
                                   " ORDER BY part_number" % task)]


def lead_of(task):
    return number("SELECT id FROM assignment WHERE task_id = %d AND agency_id ="
                  " %d" % (task, agency_id("thu-ban-a")))


def fill(who, path, action, **values):
    page = person(who).get(path)
    assert page.status == 200, page
    done = person(who).fill(page, action, **values)
    assert done.status == 303, "%s: %s" % (action, done)
    return person(who).get(done.location)


def finish(assignment, name):
    fill("responder", "/task-reply?id=%d&kind=result" % assignment,
         "/task-reply", reply_text="Đã xong " + name, reply_number="12",
         reply_symbol="BC-BQL", reply_issued_on=days(0))
    fill("creator", "/result-confirm?id=%d" % assignment, "/result-confirm")


def R7_what_is_understood_is_shown_before_it_is_saved():
    before = number("SELECT COUNT(*) FROM task")
    page = post(directive_values("creator", [WEEKLY, STAGED], intent="check"))
    assert page.status == 200, page
    assert "hằng tuần: " in page.words and "4 kỳ" in page.words, page.words
    assert "2 mốc: " in page.words and "Trình đề cương" in page.words
    assert number("SELECT COUNT(*) FROM task") == before


def R7_what_is_wrong_stands_at_its_field():
    unsaid = dict(WEEKLY, repeat_first_on="", repeat_until_on="")
    vague = dict(STAGED, milestone_2_deadline_text="khi có điều kiện")
    page = post(directive_values("creator", [unsaid, vague]))
    assert page.status == 422, page
    assert "task_0_repeat_first_on" in page.text
    assert "Chưa rõ thời hạn" in page.words
    assert "khi có điều kiện" in page.text


def R7_both_are_entered_and_handed_out():
    story["word"] = word()
    d = enter("creator", [WEEKLY, STAGED],
              abstract="Về việc thử nghiệm " + story["word"])
    tasks = [int(r[0]) for r in sql("SELECT id FROM task WHERE directive_id ="
                                    " %d ORDER BY number" % d)]
    page = person("creator").get("/task-edit?id=%d" % tasks[0])
    assert days(20) in page.text and page.status == 200, page
    forward("creator", d)
    story.update(directive=d, weekly=tasks[0], staged=tasks[1])
    # The first fell due yesterday, so the second is out as well.
    assert len(parts(tasks[0])) == 2 and len(parts(tasks[1])) == 2
    view = person("creator").get("/directive-view?id=%d" % d)
    assert "/series-view?id=%d" % tasks[0] in view.text
    assert number("SELECT COUNT(*) FROM assignment WHERE task_id IN (%d, %d)"
                  " AND assigned_at IS NOT NULL" % tuple(tasks)) == 0


def R7_being_late_with_one_shows_in_that_one_only():
    first, second = parts(story["weekly"])
    assert sql("SELECT due_on < CURRENT_DATE + INTERVAL 1 DAY FROM assignment"
               " WHERE id = %d" % lead_of(first)) == [["1"]]
    page = person("responder").get("/series-view?id=%d" % story["weekly"])
    assert page.status == 200, page
    assert page.words.count("Quá hạn") >= 1 and "Sẽ giao ngày" in page.words
    assert "Ban Núi Xanh" not in page.words, "another agency's part"
    other = person("responder").get("/task-view?id=%d" % lead_of(second))
    assert "Quá hạn" not in other.words, other.words
    assert "/series-view?id=%d" % story["weekly"] in other.text


def R7_each_part_is_counted_once():
    """Lists and Phụ lục VI count assignments: the parts, never the parent."""
    listed = person("responder").get("/task-assigned?view=everything&text="
                                     + story["word"])
    ids = re.findall(r"/task-view\?id=(\d+)", listed.text)
    assert {int(i) for i in ids} == {
        lead_of(p) for task in ("weekly", "staged")
        for p in parts(story[task])}, ids
    own = number("SELECT COUNT(*) FROM assignment WHERE directive_id = %d AND"
                 " agency_id = %d AND open" % (story["directive"],
                                               agency_id("thu-ban-a")))
    assert own == 4, own
    counted = number(
        "SELECT COUNT(*) FROM assignment_interval i JOIN assignment a ON a.id ="
        " i.assignment_id WHERE a.directive_id = %d AND i.agency_id = %d AND"
        " i.valid_to > '9000-01-01'" % (story["directive"],
                                        agency_id("thu-ban-a")))
    assert counted == 4, counted


def R7_milestones_are_answered_one_by_one():
    first, second = [lead_of(p) for p in parts(story["staged"])]
    path = "/series-view?id=%d" % story["staged"]
    finish(first, "đề cương")
    assert "Đang thực hiện" in person("creator").get(path).words
    finish(second, "đề án")
    page = person("creator").get(path)
    assert "Đã hoàn thành: 2" in " ".join(page.words.split()), page.words
    history = person("creator").get("/task-view?id=%d" % second).words
    assert "đề án" in history and "đề cương" not in history


def R7_a_milestone_is_added_and_one_is_amended():
    page = person("creator").get("/series-edit?id=%d" % story["staged"])
    bad = person("creator").fill(page, "/series-edit",
                                 milestone_1_content="Sơ kết",
                                 milestone_1_deadline_text="sớm",
                                 reason="Theo kết luận", document="9/TB-VP")
    assert bad.status == 422 and "Sơ kết" in bad.text, bad
    fill("creator", "/series-edit?id=%d" % story["staged"], "/series-edit",
         milestone_1_content="Sơ kết", milestone_1_deadline_text=days(60),
         reason="Theo kết luận", document="9/TB-VP")
    third = lead_of(parts(story["staged"])[2])
    fill("creator", "/task-amend?id=%d" % third, "/task-amend",
         due_on=days(70), reason="Lùi", document="10/TB-VP")
    page = person("creator").get("/series-view?id=%d" % story["staged"])
    assert days(70) in page.words or "Sơ kết" in page.words


def R7_the_series_is_stopped():
    path = "/series-edit?id=%d" % story["weekly"]
    second = lead_of(parts(story["weekly"])[1])
    fill("creator", path, "/series-edit", repeat_until_on=days(6),
         reason="Hết đợt cao điểm", document="11/UBND")
    assert number("SELECT COUNT(*) FROM task_series WHERE task_id = %d AND"
                  " next_on IS NULL" % story["weekly"]) == 1
    fill("creator", "/task-recall?id=%d" % second, "/task-recall",
         whole_series="1", reason="Thôi", document="12/UBND")
    assert number("SELECT COUNT(*) FROM assignment a JOIN task t ON t.id ="
                  " a.task_id WHERE t.parent_id = %d AND a.open"
                  % story["weekly"]) == 0
    assert "Đã thôi" in person("creator").get(
        "/series-view?id=%d" % story["weekly"]).words


def programme(**changes):
    values = directive_values("creator", [])
    values.update({"doc_type": "CTr", "source": "work_programme",
                   "year": str(TODAY.year + 1)})
    values.update({
        "item_0_content": "Đề án phát triển du lịch đêm",
        "item_0_due_period": "quarter_2", "item_0_lead": "Ban Sông Cạn",
        "item_0_product": "Tờ trình, dự thảo Đề án",
        "item_0_receiving_authority": "Ban Thường vụ",
        "item_1_content": "Báo cáo tổng kết năm",
        "item_1_due_period": "month_12", "item_1_lead": "Ban Núi Xanh",
        "item_1_due_on": "10/12/%d" % (TODAY.year + 1),
        "item_1_product": "Báo cáo", "item_1_receiving_authority": "UBND"})
    values.update(changes)
    return person("creator").send("/programme-create?secrecy=none", values)


def R10_the_work_programme_has_a_form_of_its_own():
    assert "độ mật" in person("creator").get("/programme-create").words
    bad = programme(item_0_receiving_authority="")
    assert bad.status == 422 and "item_0_receiving_authority" in bad.text, bad
    bad = programme(item_1_due_on=days(0))
    assert bad.status == 422, bad
    assert "Ngày này không nằm trong thời gian đã chọn" in bad.words
    assert "du lịch đêm" in bad.text
    check = programme(intent="check")
    assert check.status == 200 and "ngày cuối quý 30/6" in check.words, check
    done = programme()
    assert done.status == 303, done
    d = id_in(done.location)
    assert sql("SELECT source FROM directive WHERE id = %d" % d) == [
        ["work_programme"]]
    assert sql("SELECT deadline_kind, due_on, receiving_authority FROM task"
               " WHERE directive_id = %d ORDER BY number" % d) == [
        ["quarter", "%d-06-30" % (TODAY.year + 1), "Ban Thường vụ"],
        ["month", "%d-12-10" % (TODAY.year + 1), "UBND"]]
    forward("creator", d)
    listed = person("creator").get("/task-list?source=work_programme&text="
                                   "du+lich+dem&view=everything")
    assert listed.status == 200 and "du lịch đêm" in listed.words, listed


if __name__ == "__main__":
    seed()
    sys.exit(run_cases([
        R7_what_is_understood_is_shown_before_it_is_saved,
        R7_what_is_wrong_stands_at_its_field,
        R7_both_are_entered_and_handed_out,
        R7_being_late_with_one_shows_in_that_one_only,
        R7_each_part_is_counted_once,
        R7_milestones_are_answered_one_by_one,
        R7_a_milestone_is_added_and_one_is_amended,
        R7_the_series_is_stopped,
        R10_the_work_programme_has_a_form_of_its_own,
    ]))
