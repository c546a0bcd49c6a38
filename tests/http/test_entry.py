#!/usr/bin/python3
"""What an office meets at the edges of entering and finding: too many tasks, a
document with faults, a search without a word, lists of its own, a file that is
too large."""
import sys
import threading
import time

from client import number, run_cases, sql
from people import (account_id, days, directive_values, enter, forward,
                    forget_failures, person, seed, word)


def post(values):
    return person("creator").send("/task-create?secrecy=none", values)


def sixty_one_tasks_are_said_to_be_too_many():
    before = number("SELECT COUNT(*) FROM task")
    tasks = [{"content": "Việc thứ %d" % (i + 1), "lead": "Ban Sông Cạn"}
             for i in range(61)]
    page = post(directive_values("creator", tasks))
    assert page.status == 422, page
    assert "nhiều nhất 60 nhiệm vụ" in page.words
    assert "#f-task_60_content" in page.text
    assert "Việc thứ 1<" in page.text and "Việc thứ 61<" in page.text
    assert number("SELECT COUNT(*) FROM task") == before


def a_check_looks_at_the_document_too():
    page = post(directive_values(
        "creator", [{"content": "Rà soát", "lead": "Ban Sông Cạn"}],
        intent="check", issued_on=days(3), assigner_id="999999"))
    assert page.status == 200, page
    assert "#f-issued_on" in page.text, page.words
    assert "Ban Quản lý khu thử nghiệm Sông Cạn" in page.words


def signs_alone_find_nothing_and_say_so():
    for path in ("/task-list", "/directive-list"):
        page = person("creator").get(path + "?text=%3F%21+%22%2E%2E%22")
        assert page.status == 200, page
        assert "Chưa có từ nào để tìm" in page.words, path
        assert "/task-view?id=" not in page.text, path


def R19_each_has_a_list_of_what_concerns_them():
    mark = word()
    assigner = sql("SELECT id, account_id FROM assigner WHERE kind = 'chairman'"
                   " ORDER BY id LIMIT 1")[0]
    sql("UPDATE assigner SET account_id = %d WHERE id = %s"
        % (account_id("leader"), assigner[0]))
    try:
        d = enter("creator", [{"content": "Việc " + mark,
                               "lead": "Ban Sông Cạn"}],
                  assigner_id=assigner[0])
        forward("creator", d)
        other = enter("creator_other", [{"content": "Việc khác " + mark,
                                         "lead": "Ban Sông Cạn"}])
        forward("creator_other", other)
        leader = person("leader")
        home = leader.get("/home")
        assert "/task-list?scope=watched" in home.text and \
            "Nhiệm vụ của tôi" in home.words
        assigned = leader.get("/task-list?scope=assigned&text=" + mark)
        assert "Việc " + mark in assigned.words
        assert "Việc khác " + mark not in assigned.words
        watched = leader.get("/task-list?scope=watched&text=" + mark)
        assert "Việc khác " + mark in watched.words
        stranger = person("creator_other").get(
            "/task-list?scope=watched&text=" + mark)
        assert "Việc khác " + mark in stranger.words
        assert "Việc " + mark not in stranger.words.replace(
            "Việc khác " + mark, "")
        assert person("creator_other").get(
            "/task-list?scope=assigned&text=" + mark).words.count(mark) <= 1
    finally:
        sql("UPDATE assigner SET account_id = %s WHERE id = %s"
            % (assigner[1], assigner[0]))


def a_calendar_that_changes_meanwhile_is_the_one_that_counts():
    """Another transaction makes the days after the due date days off, and is
    not done yet when the task is handed out."""
    d = enter("creator", [{"content": "Việc trước kỳ nghỉ",
                           "lead": "Ban Sông Cạn",
                           "deadline_text": "đến hết ngày " + days(21)}])
    before = sql("SELECT version FROM rule_version")[0][0]
    other = threading.Thread(target=sql, args=(
        "START TRANSACTION; SELECT version FROM rule_version FOR UPDATE;"
        " INSERT IGNORE INTO calendar_day (day, kind, name) SELECT CURRENT_DATE"
        " + INTERVAL 22 + seq DAY, 'day_off', 'Nghỉ thử' FROM seq_0_to_9 WHERE"
        " WEEKDAY(CURRENT_DATE + INTERVAL 22 + seq DAY) < 5;"
        " UPDATE rule_version SET version = version + 1; DO SLEEP(2); COMMIT",))
    other.start()
    try:
        time.sleep(0.7)
        forward("creator", d)
        other.join()
        assert sql("SELECT version FROM rule_version")[0][0] != before
        late = sql("SELECT DATEDIFF(update_due_on, due_on) FROM assignment WHERE"
                   " directive_id = %d" % d)[0][0]
        assert int(late) > 9, late
    finally:
        other.join()
        sql("DELETE FROM calendar_day WHERE name = 'Nghỉ thử';"
            " UPDATE rule_version SET version = version + 1")


def what_is_too_large_leads_nobody_to_the_door():
    page = person("creator").send("/task-create?secrecy=none", {
        "abstract": "x" * (9 * 1024 * 1024)})
    assert page.status == 413, page
    assert "href=\"/login" not in page.text, page.text
    assert "href=\"/home\"" in page.text or "href=\"/\"" in page.text
    assert "Quay lại trang trước" in page.words, page.words


if __name__ == "__main__":
    seed()
    forget_failures()
    sys.exit(run_cases([
        sixty_one_tasks_are_said_to_be_too_many,
        a_check_looks_at_the_document_too,
        signs_alone_find_nothing_and_say_so,
        R19_each_has_a_list_of_what_concerns_them,
        a_calendar_that_changes_meanwhile_is_the_one_that_counts,
        what_is_too_large_leads_nobody_to_the_door,
    ]))
