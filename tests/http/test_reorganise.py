#!/usr/bin/python3
"""Agencies through nginx: entered, merged as one act, undone (2.8, R14, R20a),
and Phụ lục I proposing who follows what is entered (R23).
"""
import secrets
import sys

import people
from client import PORTAL, Browser, number, password_hash, run_cases, sql
from people import (TODAY, account_id, directive_values, enter, forward, id_in,
                    person, quote, ref_number)

mark = "".join(chr(ord("a") + b % 26) for b in secrets.token_bytes(6))
NAMES = ["Trung tâm Thử " + mark.upper() + " Một",
         "Trung tâm Thử " + mark.upper() + " Hai"]
MERGED = "Trung tâm Thử " + mark.upper() + " Hợp nhất"
ids = {}


def today():
    return TODAY.strftime("%d/%m/%Y")


def post(path, values):
    return person("administrator").send(path, values)


def enters_agencies():
    for n, name in enumerate(NAMES):
        values = {"kind": "other", "name": name, "email": "%s%d@thunghiem.vn"
                  % (mark, n), "valid_from": "01/01/2020", "basis": ""}
        refused = post("/admin-agency-edit", values)
        assert refused.status == 422 and name in refused.text, refused
        done = post("/admin-agency-edit", dict(values, basis="1/CV-UBND"))
        assert done.status == 303, done
        ids[n] = id_in(done.location)
        sql("INSERT INTO account (login, kind, role, name, agency_id,"
            " agency_account_of, must_change_password, basis, created_at)"
            " VALUES (%s, 'agency', 'responder', %s, %d, %d, 0, 'Thử',"
            " UTC_TIMESTAMP()); INSERT INTO account_secret VALUES"
            " (LAST_INSERT_ID(), %s, UTC_TIMESTAMP())" % (
                quote("%s%d@thunghiem.vn" % (mark, n)), quote(name), ids[n],
                ids[n], quote(password_hash(people.PASSWORD))))
    page = person("administrator").get("/admin-agencies?text=" + mark)
    assert all(name in page.words for name in NAMES), page


def merges_them():
    d = enter("creator", [{"content": "Rà soát " + mark, "lead": NAMES[0]},
                          {"content": "Báo cáo " + mark, "lead": NAMES[1]}])
    forward("creator", d)
    ids["directive"] = d
    values = {"kind": "merge", "from": "\n".join(NAMES), "to": "",
              "document": "21/QĐ-UBND", "document_on": today(),
              "effective_on": today(), "new_0_name": MERGED,
              "new_0_kind": "other", "new_0_email": mark + "@thunghiem.vn"}
    wrong = post("/admin-reorganise", dict(values, **{"from": "Không có đâu"}))
    assert wrong.status == 422 and MERGED in wrong.text, wrong
    done = post("/admin-reorganise", values)
    assert done.status == 303, done
    ids["act"] = id_in(done.location)
    path = "/admin-reorganise-run?id=%d" % ids["act"]
    page = person("administrator").get(path)
    assert page.text.count("Rà soát " + mark) == 1, page
    assert mark + "@thunghiem.vn" in page.words, page
    form = page.form("/admin-reorganise-run")
    sql("UPDATE assignment SET version = version + 1 WHERE directive_id = %d"
        " LIMIT 1" % d)
    stale = post(path, dict(form.filled()))
    assert stale.status == 422, stale
    sql("UPDATE assignment SET version = version - 1 WHERE directive_id = %d"
        " AND version > 2 LIMIT 1" % d)
    form = person("administrator").get(path).form("/admin-reorganise-run")
    done = post(path, dict(form.filled()))
    assert done.status == 303, done
    heir = number("SELECT id FROM agency WHERE name = %s" % quote(MERGED))
    assert number("SELECT COUNT(*) FROM assignment WHERE directive_id = %d"
                  " AND agency_id = %d AND open = 1" % (d, heir)) == 2


def told():
    """Who heard of it, and how many messages wait."""
    return (number("SELECT COUNT(*) FROM notification n JOIN assignment a ON"
                   " a.id = n.assignment_id WHERE a.directive_id = %d AND"
                   " n.kind = 'reorganise'" % ids["directive"]),
            number("SELECT COUNT(*) FROM held_message m JOIN held_act h ON"
                   " h.id = m.held_act_id WHERE h.kind = 'reorganise' AND"
                   " h.subject_first = %d AND h.undone_at IS NULL AND"
                   " h.released_at IS NULL" % ids["act"]))


def nobody_hears_of_it_yet():
    heard, waiting = told()
    assert heard == 0 and waiting >= 2, (heard, waiting)


def sign_in(login):
    browser = Browser(PORTAL, login)
    return browser, browser.fill(browser.get("/login"), "", to="/login",
                                 login=login, password=people.PASSWORD)


def old_logins_lead_on():
    _, first = sign_in(mark + "0@thunghiem.vn")
    assert first.status == 303 and "/login" not in first.location, first
    browser, second = sign_in(mark + "1@thunghiem.vn")
    assert second.status == 303 and "/login?moved=" in second.location, second
    page = browser.get(second.location)
    assert MERGED in page.words and mark + "@thunghiem.vn" in page.words, page


def undoes_it():
    path = "/admin-reorganise-undo?id=%d" % ids["act"]
    form = person("administrator").get(path).form("/admin-reorganise-undo")
    refused = post(path, dict(form.filled(basis="")))
    assert refused.status == 422, refused
    done = post(path, dict(form.filled(basis="Công văn 9/VP")))
    assert done.status == 303, done
    for n in (0, 1):
        assert number("SELECT COUNT(*) FROM assignment WHERE directive_id = %d"
                      " AND agency_id = %d AND open = 1"
                      % (ids["directive"], ids[n])) == 1
    _, again = sign_in(mark + "1@thunghiem.vn")
    assert "moved" not in again.location, again
    # In time: neither of it nor of its undoing, now or later.
    assert told() == (0, 0), told()


def corrects_a_plan():
    """What is prepared is not typed again: it is corrected, in place."""
    names = ["Trung tâm %s %s" % (x, mark.upper()) for x in
             ("Bắc", "Nam", "Bắc mới", "Đông")]
    values = {"kind": "split", "from": NAMES[0], "document": "31/QĐ-UBND",
              "document_on": today(), "effective_on": today(),
              "new_0_name": names[0], "new_0_kind": "other",
              "new_1_name": names[1], "new_1_kind": "other"}
    done = post("/admin-reorganise", values)
    assert done.status == 303, done
    ids["split"] = id_in(done.location)
    path = "/admin-reorganise?id=%d" % ids["split"]
    page = person("administrator").get(path)
    assert names[0] in page.text and "31/QĐ-UBND" in page.text, page
    was = dict(page.form("/admin-reorganise").filled())
    assert NAMES[0] in was["from"] and was["new_1_name"] == names[1], was
    now = dict(was, document="32/QĐ-UBND", new_0_name=names[2], new_1_name="",
               new_2_name=names[3], new_2_kind="other")
    wrong = post(path, dict(now, effective_on=""))
    assert wrong.status == 422 and names[2] in wrong.text, wrong
    foreign = post(path, dict(now, new_0_id=str(ids[1])))
    assert foreign.status == 404, foreign
    done = post(path, now)
    assert done.status == 303, done
    late = post(path, now)
    assert late.status == 409 and names[3] in late.text, late
    page = person("administrator").get(done.location)
    for name, there in zip(names, (False, False, True, True)):
        assert (name + " (lập mới)" in page.words) == there, (name, page)
    assert "32/QĐ-UBND" in page.words
    ids["heirs"] = [number("SELECT id FROM agency WHERE name = %s" % quote(n))
                    for n in names[2:]]


def shares_a_task_in_a_split():
    """One goes on with the task, another works on it too; undone as one."""
    d = enter("creator", [{"content": "Chia " + mark, "lead": NAMES[0]}])
    forward("creator", d)
    a = number("SELECT id FROM assignment WHERE directive_id = %d" % d)
    one, two = ids["heirs"]
    path = "/admin-reorganise-assign?id=%d" % ids["split"]
    for values in ({"agency_id": one, "all": "1", "how": "goes_on"},
                   {"agency_id": two, "ids": a, "how": "joins"}):
        form = person("administrator").get(path).form(
            "/admin-reorganise-assign")
        done = post(path, dict(form.filled(), **values))
        assert done.status == 303, done
    run = "/admin-reorganise-run?id=%d" % ids["split"]
    page = person("administrator").get(run)
    assert "+ Trung tâm Đông %s (Phối hợp)" % mark.upper() in page.words, page
    done = post(run, dict(page.form("/admin-reorganise-run").filled()))
    assert done.status == 303, done

    def places():
        return sql("SELECT agency_id, role, state FROM assignment WHERE"
                   " directive_id = %d ORDER BY id" % d)
    assert places() == [[str(one), "lead", "assigned"],
                        [str(two), "coordinating", "assigned"]], places()
    late = person("administrator").get(
        "/admin-reorganise?id=%d" % ids["split"])
    assert late.status == 409, late
    path = "/admin-reorganise-undo?id=%d" % ids["split"]
    form = person("administrator").get(path).form("/admin-reorganise-undo")
    done = post(path, dict(form.filled(basis="Công văn 10/VP")))
    assert done.status == 303, done
    assert places() == [[str(ids[0]), "lead", "assigned"],
                        [str(two), "coordinating", "recalled"]], places()


def proposes_two_followers():
    """R23: tasks for two agencies propose two specialists."""
    field = sql("SELECT id FROM field ORDER BY id")[0][0]
    for n, who in enumerate(("creator", "creator_other")):
        done = post("/admin-follower-edit", {
            "field_ids": field, "agencies": NAMES[n], "valid_from": today(),
            "specialist_id": account_id(who),
            "division_head_id": account_id("head"), "basis": "7/TB-VP"})
        assert done.status == 303, done
    values = directive_values("creator", [
        {"content": "Việc một " + mark, "lead": NAMES[0]},
        {"content": "Việc hai " + mark, "lead": NAMES[1]}],
        default_specialist_id="", intent="check")
    page = person("creator").send("/task-create?secrecy=none", values)
    names = [people.PEOPLE[w][5] for w in ("creator", "creator_other")]
    proposals = page.words.split("đề xuất theo Phụ lục I")[1:]
    assert len(proposals) == 2, page
    assert all(n in p[:60] for n, p in zip(names, proposals)), proposals
    done = person("creator").send("/task-create?secrecy=none",
                                  dict(values, intent="save"))
    assert done.status == 303, done
    rows = sql("SELECT specialist_id FROM task WHERE directive_id = %d"
               " ORDER BY number" % id_in(done.location))
    assert [int(r[0]) for r in rows] == [
        account_id("creator"), account_id("creator_other")], rows
    # A person's choice goes before the proposal.
    values["task_0_specialist_id"] = account_id("creator_other")
    values["ref_number"] = ref_number()
    done = person("creator").send("/task-create?secrecy=none",
                                  dict(values, intent="save"))
    assert done.status == 303, done
    assert number("SELECT COUNT(*) FROM task WHERE directive_id = %d AND"
                  " specialist_id = %d" % (id_in(done.location), account_id(
                      "creator_other"))) == 2


def moves_open_tasks():
    """A new specialist in the matrix takes the open task, by preview."""
    field = sql("SELECT id FROM field ORDER BY id")[0][0]
    done = post("/admin-follower-edit", {
        "field_ids": field, "agencies": NAMES[0], "valid_from": today(),
        "specialist_id": account_id("creator_other"), "basis": "8/TB-VP"})
    assert done.status == 303, done
    page = person("administrator").get("/admin-follower-move")
    assert "Rà soát " + mark in page.text, page
    chosen = number("SELECT id FROM assignment WHERE directive_id = %d AND"
                    " agency_id = %d" % (ids["directive"], ids[0]))
    done = post("/admin-follower-move", {"ids": chosen, "basis": "8/TB-VP"})
    assert done.status == 303, done
    assert number("SELECT t.specialist_id FROM task t JOIN assignment a ON"
                  " a.task_id = t.id WHERE a.id = %d" % chosen) == \
        account_id("creator_other")
    sql("UPDATE follow_rule SET valid_to = valid_from - INTERVAL 1 DAY"
        " WHERE basis IN ('7/TB-VP', '8/TB-VP')")


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases([
        enters_agencies, merges_them, nobody_hears_of_it_yet,
         old_logins_lead_on, undoes_it,
        corrects_a_plan, shares_a_task_in_a_split, proposes_two_followers, moves_open_tasks]))
