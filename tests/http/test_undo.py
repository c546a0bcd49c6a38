#!/usr/bin/python3
"""What is done to many at once waits before anybody hears of it, and can be
undone: by who did it, in time, as long as nobody has acted on it. Told or
undone, never both: also at the last second, and when the program that hands
messages over is killed in the middle."""
import os
import subprocess
import sys
import threading
import time

import people
from client import VAR, config, number, run_cases, sql
from people import (account_id, assignment_of, days, enter, forward, person,
                    task_of, version_of)


def remind(minutes=0, wait=True):
    """The batch as it runs so many minutes from now."""
    at = number("SELECT UNIX_TIMESTAMP()") + 60 * minutes
    moment = time.strftime("%Y-%m-%d %H:%M", time.gmtime(at + 7 * 3600))
    owner = os.stat(VAR + "/etc/app.conf").st_uid
    who = {"user": owner, "group": owner, "extra_groups": []} \
        if os.getuid() == 0 else {}
    run = subprocess.Popen(
        [VAR + "/app/batch/remind", "--config", VAR + "/etc/app.conf",
         "--plan-only", "--now", moment], cwd="/", stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **who)
    if wait:
        said = run.communicate()[1].decode()
        assert run.returncode == 0, said
    return run


def told(assignment, kind="forward"):
    return number("SELECT COUNT(*) FROM notification WHERE assignment_id = %d"
                  " AND kind = '%s'" % (assignment, kind))


def events(assignment):
    return [r[0] for r in sql(
        "SELECT kind FROM event WHERE assignment_id = %d ORDER BY id"
        % assignment)]


def state(assignment):
    return sql("SELECT state FROM assignment WHERE id = %d" % assignment)[0][0]


def last_act():
    return number("SELECT MAX(id) FROM held_act")


def undo(act, key="creator"):
    return person(key).send("/act-undo?id=%d" % act, {"act": act})


def directive(**changes):
    return enter("creator", [{"content": "Rà soát việc thử hoàn tác",
                              "lead": "Ban Sông Cạn",
                              "coordinating": "Ban Núi Xanh"}], **changes)


def forwarded(**changes):
    d = directive(**changes)
    forward("creator", d)
    return d, last_act(), [int(r[0]) for r in sql(
        "SELECT id FROM assignment WHERE directive_id = %d ORDER BY id" % d)]


# The cases ---------------------------------------------------------------------

def forwarding_is_undone_and_nobody_hears_of_it():
    d, act, both = forwarded()
    assert len(both) == 2
    assert [told(a) for a in both] == [0, 0]
    page = person("creator").get("/directive-view", id=d, done="forwarded",
                                 undo=act)
    assert page.status == 200 and page.form("/act-undo"), "no way to undo on the page after the act"
    look = person("creator").get("/act-undo", id=act)
    assert look.status == 200 and "Sông Cạn" in look.words, look
    answer = undo(act)
    assert answer.status == 303, answer
    assert [state(a) for a in both] == ["draft", "draft"]
    assert sql("SELECT state, forwarded_at FROM directive WHERE id = %d" % d
               ) == [["draft", "NULL"]]
    assert [events(a) for a in both] == [["forward", "undo"]] * 2
    agency = person("responder").get("/task-view", id=both[0])
    assert agency.status == 404, "the agency still sees it: %s" % agency
    remind(9)
    assert [told(a) for a in both] == [0, 0], "told of what was undone"
    again = undo(act)
    assert again.status == 422 and "đã được hoàn tác" in again.words, again


def what_was_undone_can_be_done_again_and_is_told_once():
    d, act, both = forwarded()
    assert undo(act).status == 303
    forward("creator", d)
    remind(3)
    assert [told(a) for a in both] == [0, 0], "told too early"
    remind(6)
    remind(7)
    assert [told(a) for a in both] == [1, 1], [told(a) for a in both]
    late = undo(last_act())
    assert late.status == 422 and "hết thời gian" in late.words, late
    assert [state(a) for a in both] == ["assigned", "assigned"]


def parts_are_taken_back_as_one_act():
    """A recurring, a staged and a plain task: one act, one undoing, and all
    of it can be handed out again."""
    lead = {"lead": "Ban Sông Cạn"}
    d = enter("creator", [
        dict(lead, content="Báo cáo thử hằng tuần", deadline_text="hằng tuần",
             repeat_first_on=days(3)),
        dict(lead, content="Xây dựng Đề án thử",
             deadline_text="theo thời hạn cụ thể sau đây",
             milestone_1_content="Trình đề cương",
             milestone_1_deadline_text="trước ngày " + days(10),
             milestone_2_content="Trình Đề án",
             milestone_2_deadline_text="trước ngày " + days(40)),
        dict(lead, content="Rà soát một lần")])

    def rows(what):
        return [r[0] for r in sql("SELECT a.%s FROM assignment a WHERE"
                                  " a.directive_id = %d ORDER BY a.id"
                                  % (what, d))]
    forward("creator", d)
    act = last_act()
    handed = [int(i) for i, s in zip(rows("id"), rows("state"))
              if s == "assigned"]
    assert len(handed) == 4 and rows("state").count("cancelled") == 2
    assert [told(a) for a in handed] == [0] * 4, "told before it may be undone"
    look = person("creator").get("/act-undo", id=act)
    assert look.words.count("Trình đề cương") == 1, look.words
    assert look.form("/act-undo"), "it cannot be undone: %s" % look.words
    listed = person("creator").get("/act-list")
    assert "/act-undo?id=%d" % act in listed.text
    assert undo(act).status == 303
    assert rows("state").count("draft") == 3, rows("state")
    assert rows("state").count("assigned") == 0, rows("state")
    page = person("creator").get("/directive-view", id=d)
    assert "Trình đề cương: Xây dựng" not in page.words, "a part is still there"
    assert person("responder").get("/task-view", id=handed[0]).status == 404
    remind(9)
    assert sum(told(a) for a in handed) == 0, "told of what was undone"
    forward("creator", d)
    again = [int(i) for i, s in zip(rows("id"), rows("state"))
             if s == "assigned"]
    remind(9)
    assert [told(a) for a in again] == [1] * 4, [told(a) for a in again]
    assert len(set(again) & set(handed)) == 1, "only the plain one is the same"


def time_is_over_also_when_nothing_was_handed_over_yet():
    _, act, both = forwarded()
    sql("UPDATE held_act SET held_until = UTC_TIMESTAMP() - INTERVAL 1 SECOND"
        " WHERE id = %d" % act)
    late = undo(act)
    assert late.status == 422 and "hết thời gian" in late.words, late
    assert [state(a) for a in both] == ["assigned", "assigned"]


def only_who_did_it_undoes_it():
    _, act, both = forwarded()
    for key in ("creator_other", "head"):
        assert undo(act, key).status == 404, key
        assert person(key).get("/act-undo", id=act).status == 404, key
    assert [state(a) for a in both] == ["assigned", "assigned"]
    listed = person("creator").get("/act-list")
    assert "/act-undo?id=%d" % act in listed.text


def not_after_somebody_acted_on_it():
    _, act, both = forwarded()
    answer = person("responder").send("/task-receive", {
        "id": both[0], "version": version_of(both[0])})
    assert answer.status == 303, answer
    assert "Đã có người xử lý" in person("creator").get(
        "/act-undo", id=act).words
    late = undo(act)
    assert late.status == 422 and "Đã có người xử lý" in late.words, late
    assert [state(a) for a in both] == ["received", "assigned"]
    assert events(both[1]) == ["forward"], "half of it was undone"


def urgent_is_told_at_once_and_told_again():
    _, act, both = forwarded(urgency="urgent")
    assert [told(a) for a in both] == [1, 1], "an urgent document waited"
    assert undo(act).status == 303
    assert [told(a, "undo") for a in both] == [1, 1]


def urging_many_is_undone():
    ids = [forwarded()[2][0] for _ in range(2)]
    remind(6)
    sql("INSERT INTO call_duty (assignment_id, day, created_at) VALUES"
        " (%d, CURDATE(), UTC_TIMESTAMP())" % ids[0])
    answer = person("creator").send("/task-urge", [("ids", i) for i in ids] + [
        ("channel", "call"), ("note", "Đã gọi")])
    assert "undo=" in answer.location, answer.location
    assert sql("SELECT called_at IS NULL FROM call_duty WHERE assignment_id ="
               " %d" % ids[0]) == [["0"]]
    assert undo(last_act()).status == 303
    assert sql("SELECT called_at IS NULL FROM call_duty WHERE assignment_id ="
               " %d" % ids[0]) == [["1"]]
    remind(9)
    assert [told(a, "urge") for a in ids] == [0, 0]
    assert events(ids[0])[-2:] == ["urge", "undo"]
    one = person("creator").send("/task-urge", [
        ("ids", ids[0]), ("channel", "call"), ("note", "Đã gọi")])
    assert "undo=" not in one.location and told(ids[0], "urge") == 1


def followers_are_given_back():
    ds = [forwarded()[0] for _ in range(2)]
    ids = [assignment_of(d, "thu-ban-a") for d in ds]
    other = account_id("creator_other")

    def followers():
        return [number("SELECT specialist_id FROM task WHERE id = %d"
                       % task_of(d)) for d in ds]
    before = followers()
    answer = person("creator").send("/follower-change", [
        ("ids", i) for i in ids] + [("specialist_id", other),
                                    ("reason", "Nghỉ phép")])
    assert answer.status == 303, answer
    assert followers() == [other, other]
    assert undo(last_act()).status == 303
    assert followers() == before
    assert [number("SELECT specialist_id FROM assignment WHERE id = %d" % i)
            for i in ids] == before
    remind(9)
    assert number("SELECT COUNT(*) FROM notification WHERE account_id = %d AND"
                  " kind = 'follower_change' AND directive_id IN (%d, %d)"
                  % (other, ds[0], ds[1])) == 0


def a_recall_is_undone_with_what_it_took_back():
    _, _, both = forwarded()
    remind(6)
    asked = person("responder").send("/extension-request?id=%d" % both[0], {
        "version": version_of(both[0]), "asked_due_on": days(40),
        "reason": "Cần thêm thời gian"})
    assert asked.status == 303, asked
    answer = person("creator").send("/task-recall?id=%d" % both[0], {
        "version": version_of(both[0]), "whole_task": "1", "reason": "Nhầm",
        "document": "1/CV-UBND"})
    assert answer.status == 303, answer
    assert [state(a) for a in both] == ["recalled", "recalled"]
    assert undo(last_act()).status == 303
    assert [state(a) for a in both] == ["assigned", "assigned"]
    assert sql("SELECT a.extension_pending, a.open, a.closed_at, x.decision"
               " FROM assignment a JOIN extension x ON x.assignment_id = a.id"
               " WHERE a.id = %d" % both[0]) == [["1", "1", "NULL", "pending"]]
    remind(9)
    assert [told(a, "recall") for a in both] == [0, 0]
    decided = person("creator").send("/extension-decide?id=%d" % both[0], {
        "version": version_of(both[0]), "decision": "refused",
        "decided_by": "Chủ tịch", "document": "1/CV-UBND",
        "reason": "Không cần"})
    assert decided.status == 303, decided


def works_today():
    kind = number("SELECT COALESCE(MAX(kind = 'day_off'), -1) FROM calendar_day"
                  " WHERE day = '%s'" % people.TODAY)
    return people.TODAY.weekday() < 5 if kind < 0 else kind == 0


def nobody_is_reminded_of_what_he_was_not_told():
    d = enter("creator", [{"content": "Việc gần hạn %d" % n,
                           "lead": "Ban Sông Cạn",
                           "deadline_text": "trước ngày " + days(n)}
                          for n in range(1, 11)])
    forward("creator", d)
    reminded = "SELECT COUNT(*) FROM reminder r JOIN assignment a ON a.id =" \
        " r.assignment_id WHERE a.directive_id = %d" % d
    remind(3)
    assert number(reminded) == 0, "reminded too early"
    remind(9)
    after = number(reminded)
    # Nobody is reminded ahead on a day off.
    assert (after > 0) == works_today(), "reminded %d times" % after
    remind(9)
    assert number(reminded) == after


def told_or_undone_never_both():
    """The last second: who undoes and the batch come at the same time."""
    undone = 0
    for turn in range(5):
        _, act, both = forwarded()
        answers = []
        other = threading.Thread(target=lambda: (
            time.sleep(.04 * turn), answers.append(undo(act))))
        batch = remind(9, wait=False)
        other.start()
        other.join()
        batch.communicate()
        assert batch.returncode == 0
        ok = answers[0].status == 303
        assert answers[0].status in (303, 422), answers[0]
        assert [told(a) for a in both] == ([0, 0] if ok else [1, 1])
        assert [state(a) for a in both] == (
            ["draft"] * 2 if ok else ["assigned"] * 2)
        undone += ok
    print("     undone %d of 5" % undone)


def killed_while_handing_over():
    _, act, both = forwarded()
    lock = subprocess.Popen(
        ["mariadb", "--no-defaults", "--user=root", "--socket",
         config("db_socket"), config("db_name"), "-e",
         "LOCK TABLES notification READ; SELECT SLEEP(4)"],
        stdout=subprocess.DEVNULL)
    batch = remind(9, wait=False)
    for _ in range(60):
        time.sleep(.05)
        if number("SELECT COUNT(*) FROM information_schema.processlist WHERE"
                  " info LIKE 'INSERT INTO notification%'"):
            break
    else:
        raise AssertionError("it never came to handing over")
    batch.kill()
    batch.communicate()
    lock.terminate()
    lock.wait()
    for _ in range(80):
        if not number("SELECT COUNT(*) FROM information_schema.processlist"
                      " WHERE info LIKE 'INSERT INTO notification%' OR info"
                      " LIKE '%SLEEP%4%' AND info NOT LIKE '%processlist%'"):
            break
        time.sleep(.05)
    assert sql("SELECT released_at FROM held_act WHERE id = %d" % act
               ) == [["NULL"]] and [told(a) for a in both] == [0, 0]
    remind(9)
    remind(9)
    assert [told(a) for a in both] == [1, 1]


def a_change_of_the_calendar_is_undone():
    """Looked at, saved, offered for undoing, and as it was before."""
    path = "/admin-calendar-edit?year=2041"
    values = {"lines": "12/03/2041 Nghỉ thử", "wish": "keep",
              "basis": "1/TB-BNV"}
    browser = person("administrator")
    seen = browser.fill(browser.get(path), path, intent="preview", **values)
    assert seen.status == 200 and "Nghỉ thử" in seen.words, seen
    saved = browser.fill(seen, path, intent="save", **values)
    assert saved.status == 303, saved
    stands = "SELECT COUNT(*) FROM calendar_day WHERE day = '2041-03-12'" \
        " AND kind = 'day_off'"
    assert number(stands) == 1
    assert "/admin-calendar-undo" in browser.get(saved.location).text
    page = browser.get("/admin-calendar-undo")
    assert "Nghỉ thử" in page.words and "1/TB-BNV" in page.words, page
    undone = browser.fill(page, "/admin-calendar-undo")
    assert undone.status == 303, undone
    assert number(stands) == 0
    again = browser.send("/admin-calendar-undo", {"act": last_act()})
    assert again.status == 422 and "đã được hoàn tác" in again.words, again
    assert "/admin-calendar-undo" not in browser.get("/admin-calendar").text


if __name__ == "__main__":
    people.seed()
    sys.exit(run_cases([
        forwarding_is_undone_and_nobody_hears_of_it,
        what_was_undone_can_be_done_again_and_is_told_once,
        parts_are_taken_back_as_one_act,
        time_is_over_also_when_nothing_was_handed_over_yet,
        only_who_did_it_undoes_it,
        not_after_somebody_acted_on_it,
        urgent_is_told_at_once_and_told_again,
        urging_many_is_undone,
        followers_are_given_back,
        a_recall_is_undone_with_what_it_took_back,
        nobody_is_reminded_of_what_he_was_not_told,
        told_or_undone_never_both,
        killed_while_handing_over,
        a_change_of_the_calendar_is_undone,
    ]))
