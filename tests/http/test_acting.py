#!/usr/bin/python3
"""Somebody of the office works for another who is away (R14, R20d): ordered by a
document for some days, taken up and put down by himself; he may then what the
other may, what he enters names both, the log names him, and what is his own
stays his own."""
import sys

import people
from client import OFFICE, Browser, number, run_cases, sql
from people import (PEOPLE, account_id, assignment_of, days, enter, forward,
                    person, quote, word)

NAME = {key: PEOPLE[key][5] for key in PEOPLE}


def order(principal, deputy, first=0, last=7, **changes):
    admin = person("administrator")
    values = dict({"principal_id": account_id(principal),
                   "deputy_id": account_id(deputy), "valid_from": days(first),
                   "valid_to": days(last), "document": "12/TB-VP"}, **changes)
    return admin.fill(admin.get("/admin-acting"), "/admin-acting", **values)


def clear():
    sql("UPDATE session SET acting_id = NULL")
    sql("DELETE FROM acting")


def newest():
    return number("SELECT MAX(id) FROM acting")


def take_up(browser, acting):
    return browser.send("/acting-set", {"acting_id": acting})


def task_of_creator():
    directive = enter("creator", [{"content": "Rà soát " + word(),
                                   "lead": people.AGENCIES["thu-ban-a"][0]}])
    forward("creator", directive)
    return assignment_of(directive, "thu-ban-a")


def urge(browser, assignment):
    return browser.send("/task-urge", {"ids": assignment, "channel": "call",
                                       "note": "Đã gọi điện " + word()})


def who_is_ordered_works_with_both_names():
    clear()
    assignment = task_of_creator()
    deputy = people.sign_in("creator_other")
    assert urge(deputy, assignment).status == 403
    answer = order("creator", "creator_other")
    assert answer.status == 303, answer
    # Ordered is not yet taken up.
    assert urge(deputy, assignment).status == 403
    page = deputy.get("/home")
    assert NAME["creator"] in page.words and "12/TB-VP" in page.words, page
    answer = deputy.fill(page, "/acting-set")
    assert (answer.status, answer.location) == (303, "/home"), answer
    page = deputy.get("/task-view?id=%d" % assignment)
    both = "%s (thay %s)" % (NAME["creator_other"], NAME["creator"])
    assert both in page.words, page
    answer = urge(deputy, assignment)
    assert answer.status == 303, answer
    name, account = sql("SELECT actor_name, account_id FROM event WHERE"
                        " assignment_id = %d OR task_id = (SELECT task_id FROM"
                        " assignment WHERE id = %d) ORDER BY id DESC LIMIT 1"
                        % (assignment, assignment))[0]
    assert name == both, name
    assert int(account) == account_id("creator"), account
    log = sql("SELECT account_id, detail FROM audit_log WHERE action ="
              " 'acting-set' ORDER BY id DESC LIMIT 1")[0]
    assert int(log[0]) == account_id("creator_other"), log
    assert NAME["creator"] in log[1] and "12/TB-VP" in log[1], log
    # Back to himself.
    answer = deputy.fill(deputy.get("/home"), "/acting-set")
    assert answer.status == 303, answer
    assert urge(deputy, assignment).status == 403
    # The other session of the same person never worked for anybody.
    assert urge(person("creator_other"), assignment).status == 403


def what_is_his_own_stays_his_own():
    clear()
    assert order("creator", "creator_other").status == 303
    deputy = people.sign_in("creator_other")
    take_up(deputy, newest())
    sessions = number("SELECT COUNT(*) FROM session WHERE account_id = %d AND"
                      " ended_at IS NULL" % account_id("creator"))
    page = deputy.get("/session-list")
    assert NAME["creator"] not in page.words, page
    assert deputy.send("/session-list", {"session": ""}).status == 303
    assert number("SELECT COUNT(*) FROM session WHERE account_id = %d AND"
                  " ended_at IS NULL" % account_id("creator")) == sessions
    name = "Riêng " + word()
    deputy.send("/filter-save", {"list": "task-list", "name": name,
                                 "query": "view=open"})
    assert number("SELECT account_id FROM saved_filter WHERE name = %s"
                  % quote(name)) == account_id("creator_other")
    before = sql("SELECT password_hash FROM account_secret WHERE account_id ="
                 " %d" % account_id("creator"))
    own = sql("SELECT password_hash FROM account_secret WHERE account_id = %d"
              % account_id("creator_other"))[0][0]
    try:
        page = deputy.get("/password-change")
        new = "ngựa hồng qua đèo gió " + word()
        answer = deputy.fill(page, "/password-change",
                             old_password=people.PASSWORD, new_password=new,
                             repeated=new)
        assert answer.status == 303, answer
        assert sql("SELECT password_hash FROM account_secret WHERE account_id"
                   " = %d" % account_id("creator")) == before
    finally:
        sql("UPDATE account_secret SET password_hash = %s WHERE account_id ="
            " %d" % (quote(own), account_id("creator_other")))


def it_holds_between_its_days_and_until_it_is_ended():
    clear()
    assert order("leader", "general_manager", 3, 9).status == 303
    deputy = people.sign_in("general_manager")
    assert take_up(deputy, newest()).status == 404, "before its first day"
    sql("UPDATE acting SET valid_from = '2026-01-01'")
    assert take_up(deputy, newest()).status == 303
    assert NAME["leader"] in deputy.get("/task-list").words
    assert take_up(people.sign_in("creator"), newest()).status == 404, \
        "somebody else took it up"
    admin = person("administrator")
    path = "/admin-acting-end?id=%d" % newest()
    answer = admin.fill(admin.get(path), "/admin-acting-end", basis=" ")
    assert answer.status == 422, answer
    answer = admin.fill(admin.get(path), "/admin-acting-end", basis="13/TB-VP")
    assert answer.status == 303, answer
    assert NAME["leader"] + ")" not in deputy.get("/task-list").words
    assert take_up(deputy, newest()).status == 404
    assert "13/TB-VP" in admin.get("/admin-acting").words
    # Its last day is past: likewise, without anybody ending it.
    clear()
    assert order("leader", "general_manager").status == 303
    assert take_up(deputy, newest()).status == 303
    sql("UPDATE acting SET valid_from = '2026-01-01', valid_to ="
        " '2026-01-02'")
    assert NAME["leader"] + ")" not in deputy.get("/task-list").words


def an_order_without_sense_is_refused():
    clear()
    people_of = number("SELECT COUNT(*) FROM acting")
    for field, answer in (
            ("document", order("leader", "head", document=" ")),
            ("deputy_id", order("leader", "leader")),
            ("valid_to", order("leader", "head", 5, 2)),
            ("valid_to", order("leader", "head", 0, 800)),
            ("deputy_id", order("leader", "administrator",
                                deputy_id=account_id("administrator"))),
            ("deputy_id", order("leader", "agency_leader",
                                deputy_id=account_id("agency_leader")))):
        assert answer.status == 422, "%s: %s" % (field, answer)
        assert 'id="e-%s"' % field in answer.text, "%s: %s" % (field, answer)
        # What was typed is still there.
        assert answer.form("/admin-acting").value("valid_from"), answer
    assert number("SELECT COUNT(*) FROM acting") == people_of
    assert order("leader", "head").status == 303
    answer = order("leader", "general_manager", 2, 3)
    assert answer.status == 422 and "đã có người" in answer.words, answer
    clear()


CASES = [who_is_ordered_works_with_both_names, what_is_his_own_stays_his_own,
         it_holds_between_its_days_and_until_it_is_ended,
         an_order_without_sense_is_refused]


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases(CASES))
