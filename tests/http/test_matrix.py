#!/usr/bin/python3
"""Asks every cell of matrix.tsv: every action, as every role, about what is
its own, somebody else's or nowhere, as a page and as a program.

Then what a table can not say: the wrong door, forms that were not ours, and
that no answer to the wrong person holds a word of the task.
"""
import html
import io
import json
import os
import re
import secrets
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor

import people
from client import SITES, Browser, number, run_cases, sql, wait_for
from papers import pdf
from people import (PEOPLE, assignment_of, days, enter, forward, id_in, person,
                    task_of, version_of, word)

PROGRAMS = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))), os.environ.get("NV_BUILD", "build/asan"))
ROLES = list(PEOPLE)
ROLES.remove("head")
LETTERS = {"office": "o", "portal": "p", "admin": "a"}
NOWHERE = 999999999
STALE_SETTING = 1999999999
STALE = 4000000000  # a version nothing will ever have
things = {}  # ("assignment", "own"): id
secret = {}  # "own": the words of that thing, to be looked for


def matrix():
    lines = []
    with open(__file__.rsplit("/", 1)[0] + "/matrix.tsv",
              encoding="utf-8") as f:
        for line in f:
            if line.strip() and line[0] != "#":
                lines.append(line.rstrip("\n").split("\t"))
    return [dict(zip(lines[0], l)) for l in lines[1:]]


MATRIX = matrix()


# The world of the matrix -----------------------------------------------------------

def task(obj, lead, **more):
    return dict({"content": "Rà soát %s, báo cáo kết quả" % secret[obj],
                 "lead": people.AGENCIES[lead][0]}, **more)


def answer_of(key, assignment, obj):
    """Progress with a file: an assignment in work, and something to fetch."""
    done = person(key).send(
        "/task-reply?id=%d" % assignment,
        {"version": version_of(assignment), "kind": "progress",
         "reply_text": "Đang làm " + secret["reply " + obj]},
        files=[("files", "tep-%s.pdf" % secret["reply " + obj], pdf(obj))])
    assert done.status == 303, "task-reply: %s" % done
    things["file", obj] = number(
        "SELECT MAX(id) FROM file WHERE assignment_id = %d" % assignment)


def build_own():
    d = enter("creator", [
        task("own", "thu-ban-b", coordinating="Ban Sông Cạn"),
        task("own", "thu-cong-ty")],
        files=[("files", "van-ban-%s.pdf" % secret["own"], pdf("own"))],
        abstract="Về việc " + secret["own"])
    forward("creator", d)
    things["directive", "own"] = d
    things["assignment", "own"] = assignment_of(d, "thu-ban-a")
    things["assignment", "lead"] = assignment_of(d, "thu-ban-b")
    things["assignment", "paper"] = assignment_of(d, "thu-cong-ty")
    things["file", "directive"] = number(
        "SELECT id FROM file WHERE directive_id = %d" % d)
    answer_of("responder", things["assignment", "own"], "own")
    answer_of("responder_lead", things["assignment", "lead"], "lead")


def build_home():
    """What the first page of an agency shows: new, and due today."""
    d = enter("creator", [task("own", "thu-ban-a", deadline_text=days(0))],
              abstract="Về việc " + secret["own"])
    forward("creator", d)
    d = enter("creator", [task("own", "thu-ban-b", deadline_text=days(0))],
              abstract="Về việc " + secret["own"])
    forward("creator", d)


def build_foreign():
    d = enter("creator_other", [task("foreign", "thu-ban-c")],
              abstract="Về việc " + secret["foreign"])
    forward("creator_other", d)
    things["directive", "foreign"] = d
    things["assignment", "foreign"] = assignment_of(d, "thu-ban-c")
    answer_of("responder_other", things["assignment", "foreign"], "foreign")


def build_drafts():
    for obj, author in (("own", "creator"), ("foreign", "creator_other")):
        d = enter(author, [task(obj, "thu-ban-b")],
                  abstract="Dự thảo " + secret[obj])
        things["draft", obj] = d
        things["task", obj] = task_of(d)


def build_series():
    """A task with milestones of each; the page is about the whole of it."""
    for obj, author, lead in (("own", "creator", "thu-ban-a"),
                              ("foreign", "creator_other", "thu-ban-c")):
        d = enter(author, [task(
            obj, lead, deadline_text="", milestone_1_content="Đề cương",
            milestone_1_deadline_text=days(9), milestone_2_content="Đề án",
            milestone_2_deadline_text=days(30))],
            abstract="Nhiều mốc " + secret[obj])
        forward(author, d)
        things["series", obj] = task_of(d)


def build_rest():
    answer = person("creator").send("/filter-save", {
        "list": "task-list", "name": "Riêng " + word(), "query": "view=open"})
    assert answer.status == 303, answer
    things["filter", "own"] = number("SELECT MAX(id) FROM saved_filter")
    answer = person("creator").send("/export-create", {
        "rows_of": "task_list", "query": "view=open", "format": "csv"})
    assert answer.status == 303, answer
    wait_for("SELECT COUNT(*) FROM export_file WHERE state = 'done'")
    things["export", "own"] = number("SELECT MAX(id) FROM export_file")
    sql("INSERT INTO outbox (dedup_key, recipient, message_id, subject, body,"
        " state, next_at, created_at) VALUES ('thu:%s', 'x@thunghiem.vn',"
        " '<%s@thunghiem.vn>', 'Thử', 'Thử', 'refused', UTC_TIMESTAMP(),"
        " UTC_TIMESTAMP())" % (word(), word()))
    things["mail", "own"] = number("SELECT MAX(id) FROM outbox")
    sql("INSERT INTO webhook (name, url, events, basis, changed_at,"
        " changed_by_name, version) VALUES ('Thử', 'https://thunghiem.vn/',"
        " 'submit', '1/CV', UTC_TIMESTAMP(), 'Thử', 2)")
    things["webhook", "own"] = number("SELECT MAX(id) FROM webhook")
    things["account", "own"] = people.account_id("evaluator")
    things["officer", "own"] = number("SELECT MAX(id) FROM officer")
    sql("INSERT INTO acting (principal_id, deputy_id, valid_from, valid_to,"
        " document, created_at, created_by) VALUES (%d, %d, '1999-01-01',"
        " '2099-01-01', '1/TB', UTC_TIMESTAMP(), %d)" % (
            people.account_id("leader"), people.account_id("head"),
            people.account_id("administrator")))
    things["acting", "own"] = number("SELECT MAX(id) FROM acting")
    sql("INSERT INTO api_token (name, account_id, secret_sha256, begins, scopes,"
        " rate, valid_to, basis, created_at, created_by) VALUES ('Thử', %d,"
        " UNHEX(SHA2('%s', 256)), 'nvt_', 'read', 60, '2099-01-01', '1/TB',"
        " UTC_TIMESTAMP(), %d)" % (people.account_id("creator"), word(),
                                   people.account_id("administrator")))
    things["token", "own"] = number("SELECT MAX(id) FROM api_token")
    # Its time is over: it can be looked at, and nothing else.
    for obj, key in (("own", "creator"), ("foreign", "creator_other")):
        sql("INSERT INTO held_act (kind, at, account_id, actor_name, n_items,"
            " held_until) VALUES ('urge', UTC_TIMESTAMP(), %d, 'Thử', 1,"
            " UTC_TIMESTAMP())" % people.account_id(key))
        things["held_act", obj] = number("SELECT MAX(id) FROM held_act")
    # Unread, and of the office: nobody may touch it but its owner.
    things["notification", "foreign"] = number(
        "SELECT MAX(id) FROM notification WHERE account_id IS NOT NULL") \
        if number("SELECT COUNT(*) FROM notification WHERE account_id IS NOT"
                  " NULL") else NOWHERE


def build_reorganisation():
    """Prepared, for years ahead: nothing of it moves."""
    answer = person("administrator").send("/admin-reorganise", {
        "kind": "merge", "from": people.AGENCIES["thu-ban-c"][0],
        "to": people.AGENCIES["thu-cong-ty"][0], "document": "1/QĐ-UBND",
        "document_on": "01/01/2026", "effective_on": "01/01/2090"})
    assert answer.status == 303, answer
    things["reorganisation", "own"] = id_in(answer.location)
    things["agency_row", "own"] = people.agency_id("thu-ban-c")
    sql("INSERT IGNORE INTO agency_group (name, name_fold, member_kind)"
        " VALUES ('Nhóm thử', 'nhom thu', 'other')")
    things["agency_group", "own"] = number(
        "SELECT id FROM agency_group WHERE name_fold = 'nhom thu'")


def build_frozen():
    """Two years of which nothing is told."""
    first = 1900 + number("SELECT COUNT(*) FROM frozen_report")
    for year, obj in enumerate(("own", "foreign"), first):
        sql("INSERT INTO frozen_report (period_kind, period_year,"
            " period_number, from_on, to_on, send_by, role, known_at,"
            " frozen_at, actor_name, n_rows, n_tasks, sum, weights) VALUES"
            " ('year', %d, 0, '%d-01-01', '%d-12-14', '%d-12-16', 'lead',"
            " '%d-12-14 16:59:59', UTC_TIMESTAMP(), 'Thử', 0, 0,"
            " UNHEX(SHA2('thu', 256)), '50 10 30 5 90 5 50')"
            % ((year,) * 5))
        things["frozen", obj] = number("SELECT MAX(id) FROM frozen_report")


def build_notices():
    """A numbered notice, and one task that is with the Chairman, of each."""
    taken = number("SELECT COALESCE(MAX(number), 0) FROM notice WHERE year ="
                   " 1999")
    for n, obj in enumerate(("own", "foreign"), taken):
        assignment = things["assignment", obj]
        agency = number("SELECT agency_id FROM assignment WHERE id = %d"
                        % assignment)
        sql("INSERT INTO notice (agency_id, year, number, symbol, issued_on,"
            " place, basis, request, answer_by, signer_role, signer,"
            " approved_at, approved_by, approved_by_name) VALUES (%d, 1999, %d,"
            " 'PB-VP', '2026-06-02', 'Huế', 'Căn cứ', 'Đề nghị', '2026-06-05',"
            " 'chief', 'Lê Văn Ký', UTC_TIMESTAMP(), %d, 'Trưởng phòng')"
            % (agency, n + 1, people.account_id("head")))
        things["notice", obj] = number("SELECT MAX(id) FROM notice")
        things["agency", obj] = agency
        sql("INSERT INTO notice_item (assignment_id, agency_id, due_on, nth,"
            " day, proposed_at, notice_id, state) SELECT id, agency_id, due_on,"
            " 1, due_on, UTC_TIMESTAMP(), %d, 'approved' FROM assignment WHERE"
            " id = %d" % (things["notice", obj], assignment))
        things["notice_item", obj] = number("SELECT MAX(id) FROM notice_item")
        sql("INSERT INTO escalation (assignment_id, agency_id, due_on, day,"
            " created_at) SELECT id, agency_id, due_on, due_on,"
            " UTC_TIMESTAMP() FROM assignment WHERE id = %d" % assignment)
        things["escalation", obj] = number("SELECT MAX(id) FROM escalation")


def build_registers():
    """A file of the internal regulation of an agency, of each."""
    for obj, key in (("own", "thu-ban-a"), ("foreign", "thu-ban-c")):
        sql("INSERT INTO register_entry (kind, agency_id, title, account_id,"
            " changed_at) VALUES ('regulation', %d, 'Quy chế', %d,"
            " UTC_TIMESTAMP())" % (people.agency_id(key),
                                   people.account_id("administrator")))
        sql("INSERT INTO file (sha256, size, name, content_type, created_at,"
            " account_id, owner_kind, owner_id) SELECT sha256, size, name,"
            " content_type, created_at, account_id, 'register', (SELECT"
            " MAX(id) FROM register_entry) FROM file WHERE id = %d"
            % things["file", obj])
        things["register", obj] = number("SELECT MAX(id) FROM file")
def build_inspections():
    for obj in ("own", "foreign"):
        sql("INSERT INTO inspection (kind, title, members, starts_on, ends_on,"
            " created_at, created_by, created_by_name) VALUES ('periodic',"
            " 'Kiểm tra', 'Phòng Tổng hợp', '2026-06-02', '2026-06-05',"
            " UTC_TIMESTAMP(), %d, 'Trưởng phòng')"
            % people.account_id("head"))
        things["inspection", obj] = number("SELECT MAX(id) FROM inspection")
        sql("INSERT INTO inspection_item (inspection_id, assignment_id)"
            " VALUES (%d, %d)" % (things["inspection", obj],
                                  things["assignment", obj]))


def build_central():
    """Of the Government, with a result to come."""
    for obj, who in (("own", "creator"), ("foreign", "creator_other")):
        d = people.enter(who, [{"content": "Báo cáo " + word(),
                                "lead": "Ban Núi Xanh"}], source="government",
                         central_reference="12/CĐ-TTg", central_due_on=days(60))
        things["central", obj] = people.task_of(d)


def build_reports():
    """One that is being written and one that was sent, of two agencies; two to
    the Chairman."""
    for obj, code, who in (("own", "thu-ban-a", "responder"),
                           ("foreign", "thu-ban-c", "responder_other")):
        for kind, state, year in (("periodic_report", "draft", 2021),
                                  ("periodic_sent", "sent", 2020)):
            sql("INSERT IGNORE INTO periodic_report (agency_id, period_kind,"
                " period_year, period_from, period_to, send_by, state,"
                " known_at, results, created_at, created_by, created_by_name)"
                " VALUES (%d, 'year', %d, '%d-12-15', '%d-12-14', '%d-12-16',"
                " '%s', UTC_TIMESTAMP(), 'Kết quả', UTC_TIMESTAMP(), %d, 'Thử')"
                % (people.agency_id(code), year, year - 1, year, year, state,
                   people.account_id(who)))
            things[kind, obj] = number(
                "SELECT id FROM periodic_report WHERE agency_id = %d AND"
                " period_kind = 'year' AND period_year = %d"
                % (people.agency_id(code), year))
        sql("INSERT INTO escalation_report (year, number, symbol, issued_on,"
            " place, signer_role, signer, created_at, created_by,"
            " created_by_name) SELECT 2020, COALESCE(MAX(number), 0) + 1,"
            " 'BC-VP', '2020-12-01', 'Nha Trang', 'chief', 'Thử',"
            " UTC_TIMESTAMP(), %d, 'Thử' FROM escalation_report"
            " WHERE year = 2020" % people.account_id("head"))
        things["escalation_report", obj] = number(
            "SELECT MAX(id) FROM escalation_report")


def build_outgoing():
    """A document issued that its sender took back, of each."""
    for obj, key in (("own", "creator"), ("foreign", "creator_other")):
        sql("INSERT INTO outgoing (code, ref_number, ref_symbol, ref_fold,"
            " abstract, issued_on, released_at, recipients, sender_code, fold,"
            " origin, received_at, received_by, record_due_at,"
            " record_derivation) VALUES ('%s', '77', 'UBND-TH', '77/ubnd-th',"
            " 'Văn bản thử', '2026-06-01', '2026-06-01 02:00', '', 'H00.01',"
            " 'thu', 'spool', UTC_TIMESTAMP(), %d, '2099-06-02', 'Thử')"
            % (word(), people.account_id(key)))
        things["outgoing", obj] = number("SELECT MAX(id) FROM outgoing")
        for table, kind in (("outgoing_review (outgoing_id, kind, raised_at)",
                             "revoked"),
                            ("outgoing_status (outgoing_id, status, at,"
                             " description)", "03")):
            more = ", ''" if kind == "03" else ""
            sql("INSERT INTO %s VALUES (%d, '%s', UTC_TIMESTAMP()%s)"
                % (table, things["outgoing", obj], kind, more))
        things["outgoing_review", obj] = number(
            "SELECT MAX(id) FROM outgoing_review")
        things["outgoing_status", obj] = number(
            "SELECT MAX(id) FROM outgoing_status")


def build():
    for obj in ("own", "foreign"):
        secret[obj] = word()
    for obj in ("own", "foreign", "lead"):
        secret["reply " + obj] = word()
    build_own()
    build_home()
    build_foreign()
    build_drafts()
    build_series()
    build_rest()
    build_notices()
    build_registers()
    build_reorganisation()
    build_frozen()
    build_inspections()
    build_central()
    build_reports()
    build_outgoing()
    for role in ROLES:
        person(role)


# What is asked -------------------------------------------------------------------

KIND_OF = {"register-file": "register", "series-view": "series",
           "series-edit": "series", "task-edit": "task", "task-drop": "task",
           "task-forward": "draft", "task-drop-all": "draft",
           "directive-view": "directive", "directive-edit": "directive",
           "task-create": "directive", "file-get": "file",
           "admin-mail-view": "mail", "admin-mail-resend": "mail", "filter-remove": "filter",
           "notification-read": "notification", "notice-view": "notice",
           "notice-print": "notice", "notice-sign": "notice",
           "notice-send": "notice", "notice-withdraw": "notice",
           "notice-approve": "agency", "inspection-view": "inspection",
           "report-frozen-view": "frozen", "report-frozen-compare": "frozen",
           "evaluation-decide": "frozen",
           "central-enter": "central", "act-undo": "held_act",
           "central-withdraw": "central",
           "inspection-conclude": "inspection", "ruling-record": "escalation",
           "escalation-propose": "escalation",
           "notice-item-withdraw": "notice_item",
           "admin-account-edit": "account", "admin-account-close": "account",
           "admin-password-reset": "account", "admin-sessions": "account",
           "admin-officer-edit": "officer", "admin-secret-reset": "officer",
           "admin-second-factor-reset": "account",
           "admin-sso-link": "account", "admin-sso-unlink": "account",
           "acting-set": "acting", "admin-acting-end": "acting",
           "admin-token-revoke": "token",
           "admin-webhook-edit": "webhook", "admin-webhook-view": "webhook",
           "admin-webhook-resend": "webhook",
           "admin-agency-edit": "agency_row",
           "admin-agency-group-edit": "agency_group",
           "admin-reorganise": "reorganisation",
           "admin-reorganise-run": "reorganisation",
           "admin-reorganise-assign": "reorganisation",
           "admin-reorganise-undo": "reorganisation",
           "periodic-report-edit": "periodic_report",
           "periodic-report-renew": "periodic_report",
           "periodic-report-send": "periodic_report",
           "periodic-report-view": "periodic_sent",
           "escalation-report-view": "escalation_report",
           "admin-purge": "directive", "outgoing-view": "outgoing",
           "outgoing-mark": "outgoing", "outgoing-review": "outgoing_review",
           "outgoing-status": "outgoing_status",
           "export-get": "export", "export-cancel": "export"}
NAME_OF = {"task-create": "directive_id", "task-urge": "ids",
           "follower-change": "ids", "notification-read": "ids",
           "acting-set": "acting_id"}
# Those whose POST names the thing in its body.
IN_BODY = {"task-receive", "filter-remove", "task-urge", "follower-change",
           "notification-read", "notice-send", "acting-set",
           "periodic-report-renew", "export-cancel"}
QUERY = {"export-create": "rows_of=task_list&query=view%3Dopen",
         "register-edit": "kind=regulation", "task-create": "secrecy=none",
         "agency-find": "q=thu",
         "deadline-preview": "text=30/12/2026",
         "admin-purge": "kind=directive",
         "admin-profile-edit": "name=due_soon_days"}


def thing(line):
    """The number a line of the matrix is about, or None."""
    if line["object"] == "none":
        return None
    if line["object"] == "missing":
        return NOWHERE
    kind = KIND_OF.get(line["action"], "assignment")
    return things[kind, line["object"]]


def path_of(line, method):
    action = line["action"]
    query = [QUERY[action]] if action in QUERY else []
    if thing(line) is not None and not (method == "POST" and
                                        action in IN_BODY):
        query.append("%s=%d" % (NAME_OF.get(action, "id"), thing(line)))
    return "/" + action + ("?" + "&".join(query) if query else "")


def body_of(line):
    """Good enough to be carried out, but for a version that is long past, or
    without lasting harm."""
    action = line["action"]
    if action == "task-create":
        return create_body(line)
    values = dict(BODIES.get(action, {}))
    if action in IN_BODY and thing(line) is not None:
        values[NAME_OF.get(action, "id")] = thing(line)
    if action == "follower-change":
        values["specialist_id"] = people.account_id(
            "creator_other" if line["object"] == "foreign" else "creator")
    if action in ("directive-edit", "task-edit"):
        values.update(entry_body(action))
    return values


def entry_body(action):
    whole = people.directive_values(
        "creator", [{"content": "Sửa", "lead": "Ban Núi Xanh"}])
    if action == "directive-edit":
        return {n: v for n, v in whole.items()
                if not n.startswith(("task_", "default_"))
                and n not in ("secrecy", "intent")}
    task = {n[7:]: v for n, v in whole.items() if n.startswith("task_0_")}
    task.update({n[8:]: v for n, v in whole.items()
                 if n.startswith("default_")})
    return task


def create_body(line):
    if line["object"] == "none":
        return {"secrecy": "none", "intent": "save"}
    return people.directive_values(
        "creator_other" if line["object"] == "foreign" else "creator",
        [{"content": "Thêm việc", "lead": "Ban Núi Xanh"}])


BODIES = {
    "login": {"login": "khong.co@thunghiem.vn", "password": "sai-mat-khau"},
    "password-change": {"old_password": "khong-phai", "new_password": "a" * 9,
                        "repeated": "a" * 9},
    "officer-choose": {"officer_id": NOWHERE, "secret": "khong-phai"},
    "language-set": {"language": "vi"},
    "filter-save": {"list": "task-list", "name": "Bảng thử",
                    "query": "view=open"},
    "filter-remove": {"list": "task-list"},
    "export-create": {"rows_of": "task_list", "query": "view=open",
                      "format": "pdf"},
    "directive-edit": {"reason": "Thử"},
    "task-edit": {"intent": "save"},
    "task-amend": {"content": "Nội dung mới", "reason": "Thử"},
    "event-date-set": {"event_on": days(0), "document": "1/CV-UBND"},
    "outgoing-mark": {"mark": "no_task", "reason": "Thử"},
    "outgoing-review": {"agreed": "1"},
    "task-recall": {"reason": "Thử", "document": "1/CV-UBND"},
    "task-cancel": {"reason": "Thử", "document": "1/CV-UBND",
                    "decided_by": "Chủ tịch"},
    "programme-create": {"secrecy": "none", "intent": "save"},
    "series-edit": {"milestone_1_content": "Sơ kết", "reason": "Thử",
                    "milestone_1_deadline_text": days(40),
                    "document": "1/CV-UBND"},
    "paper-receive": {"paper_received_on": days(0)},
    "extension-decide": {"decision": "refused", "decided_by": "Chủ tịch",
                         "document": "1/CV-UBND", "reason": "Thử"},
    "difficulty-decide": {"difficulty_id": NOWHERE, "advice": "Thử",
                          "decision": "Thử", "decided_by": "Chủ tịch"},
    "return-decide": {"decision": "refused", "reason": "Thử"},
    "result-send-back": {"reason": "Thử"},
    "task-urge": {"channel": "call", "note": "Đã gọi điện"},
    "follower-change": {"reason": "Thử"},
    "task-reply": {"kind": "progress", "reply_text": "Thử"},
    "admin-mail-resend": {"state": "unknown", "reason": "Thử"},
    "coordinating-urge": {"note": "Thử"},
    "calendar-address": {"seen": STALE_SETTING},
    "calendar-revoke": {"seen": NOWHERE},
    "mail-settings": {"version": STALE_SETTING, "hours": "7"},
    "evaluation-decide": {"kind": "praise", "document": "1/QĐ-UBND",
                          "issued_on": days(9)},
    "central-enter": {"entered_on": days(0)},
    "central-withdraw": {"reason": "Thử"},
    "inspection-create": {"title": ""},
    "periodic-report-create": {"period": "year", "year": "9000"},
    "periodic-report-edit": {"results": "Thử"},
    "inspection-conclude": {"conclusion": "Thử", "concluded_on": days(0)},
    "task-return": {"category": "other", "reason": "Thử",
                    "head_informed": "Giám đốc"},
    "task-delegate": {"sheet": "0", "leader": "Thử",
                      "part_0_division": "Phòng Thử"},
    "delegation-note": {"note": "Thử"},
    "incident-handle": {"category": "software", "version": "1"},
    "feedback-answer": {"answer": "Thử", "version": "1"},
    "extension-request": {"asked_due_on": days(60), "reason": "Thử"},
    "difficulty-report": {"description": "Thử", "cause": "Thử",
                          "proposal": "Thử"},
    "notice-approve": {"items": NOWHERE, "place": "Huế", "basis": "Căn cứ",
                       "request": "Đề nghị", "answer_by": days(3),
                       "signer_role": "chief", "signer": "Lê Văn Ký"},
    "notice-withdraw": {"note": "Thử"},
    "ruling-record": {"opinion": "Thử", "ruled_by": "Chủ tịch",
                      "ruled_on": days(0), "follow": "no"},
    "escalation-propose": {"proposal": "Thử"},
    "admin-account-edit": {"login": "thu.danhgia", "name": "Dương Thử Giá",
                           "title": "Thử", "role": "evaluator",
                           "position": "none", "basis": "1/CV-UBND"},
    "admin-account-close": {"move": "close", "basis": "1/CV-UBND"},
    "admin-officer-edit": {"name": "Nguyễn Thử Ba", "duty": "responder",
                           "valid_from": "01/01/2020", "basis": "1/CV-UBND"},
    "session-list": {"session": "00" * 32},
    "secret-change": {"old_password": "khong-phai", "new_password": "a" * 9,
                      "repeated": "a" * 9},
    "second-step": {"code": "000000"},
    "second-factor": {"code": "000000"},
    "admin-acting": {"principal_id": NOWHERE},
    "admin-acting-end": {},
    "admin-token-create": {"as_account_id": NOWHERE},
    "admin-token-revoke": {},
    "admin-webhook-edit": {"version": 1, "name": "Thử", "url": "ftp://x",
                           "events": "submit", "basis": "1/CV-UBND"},
    "admin-webhook-resend": {},
    "admin-review": {"seen": 0, "conclusion": "Thử", "document": "1/BB"},
    "admin-second-factor-reset": {"basis": "1/CV-UBND"},
    "login-sso": {},
    "sso-link": {},
    "admin-sso": {"door": "oidc", "label": "Thử", "issuer": "ftp://x",
                  "client_id": "x", "algorithms": "RS256", "basis": "1/CV"},
    "admin-sso-link": {"subject": "x", "basis": "1/CV-UBND"},
    "admin-sso-unlink": {"basis": "1/CV-UBND"},
    "admin-agency-edit": {"kind": "other", "name": "Ban Quản lý khu thử"
                          " nghiệm Hòn Đỏ", "basis": "1/CV-UBND"},
    "admin-agency-group-edit": {"name": "Nhóm thử", "kind": "other",
                                "valid_from": "01/01/2026", "basis": "1/CV-UBND"},
    "admin-reorganise": {"kind": "move", "from": "Không có cơ quan này",
                         "document": "1/QĐ-UBND", "document_on": "01/01/2026",
                         "effective_on": "01/01/2026"},
    "admin-reorganise-run": {"seen": "x"},
    "admin-reorganise-assign": {"agency_id": "1", "all": "1"},
    "admin-reorganise-undo": {"basis": "1/CV-UBND"},
    "admin-follower-edit": {"valid_from": "01/01/2026", "basis": "1/CV-UBND"},
    "admin-follower-absence": {"account_id": "1", "valid_from": "02/01/2026",
                               "valid_to": "01/01/2026",
                               "basis": "1/CV-UBND"},
    "admin-follower-move": {"ids": "999999999"},
    "admin-calendar-edit": {"intent": "preview", "wish": "keep"},
    "admin-profile-edit": {"seen": "3", "value": "khong-phai"},
}
VERSIONED = {"series-edit", "inspection-conclude", "directive-edit",
             "task-edit", "task-drop", "task-drop-all", "task-forward",
             "task-amend", "event-date-set", "task-recall", "task-cancel",
             "paper-receive", "extension-decide", "difficulty-decide",
             "return-decide", "result-confirm", "result-send-back",
             "coordinating-urge", "task-receive", "task-reply", "task-return", "extension-request",
             "difficulty-report", "notice-sign", "notice-send",
             "notice-withdraw", "ruling-record", "admin-account-edit",
             "admin-account-close", "admin-officer-edit", "task-delegate",
             "admin-agency-edit", "admin-agency-group-edit",
             "admin-reorganise-assign", "admin-reorganise-undo",
             "escalation-propose", "periodic-report-edit",
             "periodic-report-renew", "periodic-report-send", "outgoing-mark"}


def browser_of(line, role):
    if role != "anonymous":
        return person(role)
    site = next(s for s, letter in LETTERS.items() if letter in line["sites"])
    browser = Browser(SITES[site], "anonymous")
    browser.get("/login")
    browser.csrf = browser.cookies["nv_pre"]
    return browser


def post(browser, line, **how):
    body = body_of(line)
    if line["action"] in VERSIONED:
        body["version"] = STALE
    return browser.send(path_of(line, "POST"), body, **how)


ONLY_JSON = {"agency-find", "deadline-preview"}


def is_login(answer, as_json):
    if as_json:
        return answer.status == 401
    return answer.status == 303 and answer.location.startswith("/login")


def check(line, role, answer, as_json, wrong):
    wanted = line[role]
    as_json |= line["action"] in ONLY_JSON
    right = is_login(answer, as_json) if wanted == "login" else \
        answer.status == int(wanted)
    if not right:
        wrong.append("%s %s%s of %s as %s: %s, not %s" % (
            line["method"], "json " if as_json else "", line["action"],
            line["object"], role, answer.status, wanted))
    if wanted in ("403", "404", "401", "login"):
        for name, text in secret.items():
            if text in answer.text:
                wrong.append("%s of %s tells %s of %s" % (
                    line["action"], line["object"], role, name))


def ask_line(line):
    """Every role about one line; what was not as the table says."""
    wrong = []
    for role in ["anonymous"] + ROLES:
        browser = browser_of(line, role)
        if line["method"] == "GET":
            path = path_of(line, "GET")
            check(line, role, browser.get(path), False, wrong)
            check(line, role, browser.api(path), True, wrong)
        elif line["action"] == "logout" and role != "anonymous":
            check(line, role, post(people.sign_in(role), line), False, wrong)
        else:
            check(line, role, post(browser, line), False, wrong)
    return wrong


def ask_lines(lines):
    people.forget_failures()
    with ThreadPoolExecutor(4) as pool:
        wrong = sum(pool.map(ask_line, lines), [])
    people.forget_failures()
    assert not wrong, "%d cells:\n  %s" % (len(wrong), "\n  ".join(wrong))


# Cases --------------------------------------------------------------------------

def every_page_answers_as_the_matrix_says():
    ask_lines([l for l in MATRIX if l["method"] == "GET"])


def every_form_answers_as_the_matrix_says():
    ask_lines([l for l in MATRIX if l["method"] == "POST"])


def wrong_values_of(line):
    """Each field of the query wrong, one by one: what was a mistake of ours."""
    role = next((r for r in ROLES if line[r] == "200"), None)
    if role is None:
        return []
    described = subprocess.run(
        ["%s/cgi-bin/%s.fcgi" % (PROGRAMS, line["action"]), "--describe"],
        stdout=subprocess.PIPE, check=True).stdout
    path, wrong = path_of(line, "GET"), []
    for field in json.loads(described)["query"]["fields"]:
        for value in ("%E1%BA%BFch%27%22%3C", "-1", "99999999999999999999"):
            asked = re.sub(r"(?<=[?&])%s=[^&]*&?" % field["name"], "", path)
            asked += ("&" if "?" in asked else "?") + "%s=%s" % (
                field["name"], value)
            answer = person(role).get(asked)
            if answer.status >= 500:
                wrong.append("%s: %s" % (asked, answer))
    return wrong


def a_wrong_value_in_an_address_is_no_mistake_of_ours():
    lines = {l["action"]: l for l in MATRIX if l["method"] == "GET"
             and l["object"] in ("none", "own")}
    with ThreadPoolExecutor(4) as pool:
        wrong = sum(pool.map(wrong_values_of, lines.values()), [])
    assert not wrong, "%d:\n  %s" % (len(wrong), "\n  ".join(wrong))


def what_has_no_such_method_says_so():
    have = {}
    for line in MATRIX:
        have.setdefault(line["action"], {"sites": line["sites"],
                                         "methods": set()})
        have[line["action"]]["methods"].add(line["method"])
    wrong = []
    for action, what in have.items():
        browser = browser_of({"sites": what["sites"]}, "anonymous")
        for method in ("GET", "POST", "PUT", "DELETE"):
            if method in what["methods"]:
                continue
            answer = browser.ask(method, "/" + action)
            if answer.status != 405 or not answer.header("Allow"):
                wrong.append("%s %s: %s" % (method, action, answer))
    assert not wrong, "\n  ".join(wrong)


def the_wrong_door_names_the_right_one():
    """Every role at every site that is not its own: not one word but where
    it belongs."""
    wrong = []
    everybody = {"login", "logout", "password-change", "officer-choose",
                 "health", "alive", "language-set", "secret-change", "second-step",
                 "second-factor", "calendar-feed", "public-summary", "help",
                 "login-sso"}
    for key in ROLES:
        home = PEOPLE[key][0]
        for site in SITES:
            if site == home:
                continue
            stray = Browser(SITES[site], key)
            stray.cookies = dict(person(key).cookies)
            for line in MATRIX:
                if LETTERS[site] not in line["sites"] or \
                        line["method"] != "GET" or \
                        line["action"] in everybody:
                    continue
                answer = stray.get(path_of(line, "GET"))
                if answer.status != 403 or SITES[home] not in answer.text or \
                        any(s in answer.text for s in secret.values()):
                    wrong.append("%s of %s at %s: %s" % (
                        line["action"], key, site, answer))
    assert not wrong, "%d:\n  %s" % (len(wrong), "\n  ".join(wrong[:10]))


def a_form_that_is_not_ours_does_nothing():
    """No csrf token, that of somebody else, another origin: 403, whoever asks
    and whatever he may do."""
    wrong = []
    before = effects()
    for line in MATRIX:
        if line["method"] != "POST":
            continue
        for role in ROLES:
            if LETTERS[PEOPLE[role][0]] not in line["sites"]:
                continue
            wrong += foreign_forms(line, role)
    assert not wrong, "%d:\n  %s" % (len(wrong), "\n  ".join(wrong[:10]))
    assert effects() == before, "something was done: %s" % effects()


def foreign_forms(line, role):
    mine = person(role)
    other = person("creator" if role != "creator" else "creator_other").csrf
    wrong = []
    for name, csrf, headers in (
            ("no csrf", "", {}), ("foreign csrf", other, {}),
            ("foreign origin", mine.csrf, {"Origin": "http://khac.vn"}),
            ("null origin", mine.csrf, {"Origin": "null"}),
            ("foreign page", mine.csrf, {"Sec-Fetch-Site": "cross-site"})):
        borrowed = Browser(mine.site)
        borrowed.cookies = dict(mine.cookies)
        borrowed.csrf = csrf
        body = dict(body_of(line), version=1)
        answer = borrowed.send(path_of(line, "POST"), body, headers=headers)
        if answer.status != 403:
            wrong.append("%s with %s as %s: %s" % (line["action"], name, role,
                                                   answer))
    return wrong


def effects():
    return sql("SELECT (SELECT COUNT(*) FROM event), (SELECT COUNT(*) FROM"
               " reply), (SELECT COUNT(*) FROM saved_filter WHERE removed_at"
               " IS NULL), (SELECT COUNT(*) FROM task), (SELECT SUM(version)"
               " FROM assignment), (SELECT COUNT(*) FROM form_token)")


def text_of(answer):
    """The words in an answer, also those inside a workbook."""
    if not answer.body.startswith(b"PK"):
        return answer.text
    with zipfile.ZipFile(io.BytesIO(answer.body)) as book:
        return "".join(book.read(n).decode("utf-8", "replace")
                       for n in book.namelist())


CHANNELS = ["/home", "/task-assigned?view=everything&size=100",
            "/task-assigned?view=everything&scope=all",
            "/task-export?view=everything", "/task-export?view=everything"
            "&format=csv", "/task-export?view=everything&scope=all&format=csv",
            "/notification-list?all=1", "/api/v1/home",
            "/api/v1/task-assigned?view=everything&size=100",
            "/api/v1/notification-list?all=1"]


def channels_of(key):
    """Every word a person can get out of the lists."""
    paths = list(CHANNELS)
    for text in [secret["own"], secret["foreign"]]:
        paths.append("/task-assigned?view=everything&text=" + text[:9])
        paths.append("/task-export?view=everything&format=csv&text="
                     + text[:9])
    for code in people.AGENCIES:
        paths.append("/task-assigned?view=everything&agency_id=%d"
                     % people.agency_id(code))
    for d in ("own", "foreign"):
        paths.append("/task-export?view=everything&format=csv&directive_id=%d"
                     % things["directive", d])
    text = ""
    for path in paths:
        text += text_of(person(key).get(path))
    # What was asked for stands in its field again: that tells nothing.
    return re.sub(r"text=\w+|value=\"\w+\"", "", text)


def lists_and_exports_keep_to_their_agency():
    for key, sees, not_sees in (
            ("responder", ["own"], ["foreign"]),
            ("agency_leader", ["own"], ["foreign"]),
            ("responder_lead", ["own"], ["foreign"]),
            ("responder_other", ["foreign"], ["own"]),
            ("administrator", [], ["own", "foreign"]),
            ("infrastructure", [], ["own", "foreign"]),
            ("evaluator", [], ["own", "foreign"]),
            ("auditor", [], ["own", "foreign"])):
        text = channels_of(key)
        for name in sees:
            assert secret[name] in text, "%s does not see its %s" % (key, name)
        for name in not_sees:
            assert secret[name] not in text, "%s sees %s" % (key, name)


def an_answer_is_for_its_agency_and_the_lead():
    """R18: not another agency's answer to the same task, but the lead's."""
    def page(key, obj):
        return person(key).get("/task-view", id=things["assignment", obj]).text

    assert secret["reply own"] in page("responder", "own")
    assert secret["reply own"] in page("responder_lead", "own")
    assert secret["reply own"] in page("agency_leader", "own")
    assert secret["reply lead"] in page("responder_lead", "lead")
    for key in ("responder", "agency_leader"):
        assert secret["reply lead"] not in page(key, "own"), key
        assert "thu-ban-b" not in page(key, "own"), key
    for key in ("creator", "creator_other", "general_manager", "leader"):
        assert secret["reply lead"] in page(key, "lead"), key


def every_link_of_the_first_page_opens():
    """What a role may not open is not offered to it."""
    for key in ROLES:
        page = person(key).get("/home").text
        for path in sorted(set(re.findall(r'<a [^>]*href="(/[^"#]*)"', page))):
            answer = person(key).get(html.unescape(path))
            assert answer.status in (200, 303), "%s: %s: %s" % (key, path,
                                                                answer)


def notifications_are_of_their_owner():
    """Marking somebody else's as read leaves it unread."""
    sql("INSERT INTO notification (agency_id, kind, assignment_id, directive_id,"
        " created_at) VALUES (%d, 'forward', %d, %d, UTC_TIMESTAMP())" % (
            people.agency_id("thu-ban-c"), things["assignment", "foreign"],
            things["directive", "foreign"]))
    mine = number("SELECT MAX(id) FROM notification")
    for key in ("responder", "creator", "agency_leader"):
        person(key).send("/notification-read", {"ids": mine})
        person(key).send("/notification-read", {"all": 1, "until": mine})
    assert number("SELECT COUNT(*) FROM notification WHERE id = %d AND read_at"
                  " IS NULL" % mine) == 1
    person("responder_other").send("/notification-read", {"ids": mine})
    assert number("SELECT COUNT(*) FROM notification WHERE id = %d AND read_at"
                  " IS NULL" % mine) == 0


def saved_filters_are_of_their_owner():
    """A private one is nobody else's; a shared one of the office stays there."""
    name, shared = "Riêng " + word(), "Chung " + word()
    for n, how in ((name, {}), (shared, {"shared": 1})):
        answer = person("creator").send("/filter-save", dict(
            {"list": "task-list", "name": n, "query": "view=open"}, **how))
        assert answer.status == 303, answer
    lists = {key: person(key).get("/task-list").text
             for key in ("creator", "creator_other", "leader")}
    assert name in lists["creator"]
    for key in ("creator_other", "leader"):
        assert name not in lists[key], key
        assert shared in lists[key], key
    assert shared not in person("responder").get("/task-assigned").text


def a_session_that_is_not_finished_reaches_nothing():
    """R20b, R20d: before the new password and before the officer is named."""
    sql("UPDATE account SET must_change_password = 1 WHERE login = '%s'"
        % PEOPLE["evaluator"][1])
    try:
        fresh = people.sign_in("evaluator")
        for path in ("/home", "/task-assigned", "/task-export",
                     "/notification-list"):
            answer = fresh.get(path)
            assert (answer.status, answer.location) == \
                (303, "/password-change"), "%s: %s" % (path, answer)
            assert fresh.api(path).status == 403, path
    finally:
        sql("UPDATE account SET must_change_password = 0 WHERE login = '%s'"
            % PEOPLE["evaluator"][1])
    half = Browser(SITES["portal"], "half")
    half.fill(half.get("/login"), "", to="/login",
              login=PEOPLE["responder"][1], password=people.PASSWORD)
    for line in MATRIX:
        if "p" not in line["sites"] or line["method"] != "GET" or \
                line["action"] in ("login", "password-change", "health", "alive",
                                   "public-summary", "help",
                                   "officer-choose", "secret-change",
                                   "second-step", "second-factor",
                                   "calendar-feed"):
            continue
        answer = half.get(path_of(line, "GET"))
        assert (answer.status, answer.location) == (303, "/officer-choose"), \
            "%s: %s" % (line["action"], answer)
        assert half.api(path_of(line, "GET")).status == 403, line["action"]


def a_closed_account_and_an_ended_duty_stay_outside():
    """R20e, R79."""
    browser = people.sign_in("evaluator")
    login = PEOPLE["evaluator"][1]
    sql("UPDATE account SET closed_at = UTC_TIMESTAMP() WHERE login = '%s'"
        % login)
    try:
        assert is_login(browser.get("/home"), False), "its session goes on"
        answer = Browser(SITES["portal"]).get("/login")
        again = Browser(SITES["portal"])
        again.cookies = {}
        answer = again.fill(again.get("/login"), "", to="/login", login=login,
                            password=people.PASSWORD)
        assert answer.status == 422, answer
    finally:
        sql("UPDATE account SET closed_at = NULL WHERE login = '%s'" % login)
        people.forget_failures()


def what_is_not_handed_out_is_not_known():
    """A draft is the office's: the agency it names hears nothing of it."""
    draft = number("SELECT id FROM assignment WHERE directive_id = %d"
                   % things["draft", "own"])
    for key in ("responder_lead", "responder", "agency_leader"):
        for browser in (person(key).get, person(key).api):
            answer = browser("/task-view?id=%d" % draft)
            assert answer.status == 404, "%s: %s" % (key, answer)
    answer = person("responder_lead").send(
        "/task-receive", {"id": draft, "version": version_of(draft)})
    assert answer.status == 404, answer


CASES = [every_page_answers_as_the_matrix_says,
         every_form_answers_as_the_matrix_says,
         a_wrong_value_in_an_address_is_no_mistake_of_ours,
         what_has_no_such_method_says_so, the_wrong_door_names_the_right_one,
         a_form_that_is_not_ours_does_nothing,
         lists_and_exports_keep_to_their_agency,
         an_answer_is_for_its_agency_and_the_lead,
         every_link_of_the_first_page_opens,
         notifications_are_of_their_owner, saved_filters_are_of_their_owner,
         a_session_that_is_not_finished_reaches_nothing,
         a_closed_account_and_an_ended_duty_stay_outside,
         what_is_not_handed_out_is_not_known]


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    build()
    sys.exit(run_cases(CASES))
