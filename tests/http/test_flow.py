#!/usr/bin/python3
"""The main job with real browsers: a directive from the form it is entered in
to the confirmed result, and what happens when two act at once, a click comes
twice, a connection breaks, the database is away, or a secret is typed."""
import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

import people
from client import VAR, Browser, OFFICE, config, number, run_cases, sql
from papers import pdf
from people import (AGENCIES, agency_id, assignment_of, days, enter, forward,
                    id_in, person, task_of, undo_is_over, version_of, word)

HOTLINE = config("hotline")
EMAIL = config("support_email")


def state_of(assignment):
    return sql("SELECT state FROM assignment WHERE id = %d" % assignment)[0][0]


def fill(key, path, action, **values):
    """Opens a page, fills its form in and goes where it leads."""
    browser = person(key)
    page = browser.get(path)
    assert page.status == 200, "%s: %s" % (path, page)
    return follow(browser, browser.fill(page, action, **values))


def follow(browser, answer):
    assert answer.status == 303, answer
    page = browser.get(answer.location)
    assert page.status == 200, "%s: %s" % (answer.location, page)
    return page


def one_assignment(deadline=None, agency="thu-ban-a", **task):
    """Handed out to one agency, fresh."""
    d = enter("creator", [dict({"content": "Việc " + word(),
                                "lead": AGENCIES[agency][0],
                                "deadline_text": deadline or days(20)},
                               **task)])
    forward("creator", d)
    return assignment_of(d, agency)


# The main job ------------------------------------------------------------------------

story = {}


def a_directive_is_entered_with_several_tasks():
    creator = person("creator")
    first = creator.get("/task-create")
    assert "secrecy=none" in first.text and "doc_type" not in first.text
    page = creator.get("/task-create?secrecy=none")
    values = people.directive_values("creator", [
        {"content": "Chủ trì rà soát quy hoạch " + word(),
         "lead": "Ban Sông Cạn", "coordinating": "Ban Núi Xanh",
         "deadline_text": "trước ngày " + days(15)},
        {"content": "Cấp điện cho khu thử nghiệm " + word(),
         "lead": "Cấp điện Bãi Dài", "deadline_text": days(30)},
        {"content": "Báo cáo sau khi có quyết định " + word(),
         "lead": "Ban Hòn Đỏ", "deadline_text":
         "10 ngày làm việc kể từ ngày có quyết định phê duyệt"},
    ], intent="check")
    checked = creator.fill(page, "/task-create", **values)
    assert checked.status == 200, checked
    assert AGENCIES["thu-ban-a"][0] in checked.words, checked.words[:2000]
    assert number("SELECT COUNT(*) FROM directive WHERE ref_number = '%s'"
                  % values["ref_number"]) == 0, "a check stores nothing"
    saved = follow(creator, creator.fill(checked, "/task-create",
                                         intent="save"))
    d = number("SELECT id FROM directive WHERE ref_number = '%s'"
               % values["ref_number"])
    assert "/task-forward?id=%d" % d in saved.text
    story["directive"] = d
    assert number("SELECT COUNT(*) FROM task WHERE directive_id = %d" % d) == 3


def it_is_handed_out_and_the_agencies_are_told():
    d = story["directive"]
    fill("creator", "/task-forward?id=%d" % d, "/task-forward")
    story["lead"] = assignment_of(d, "thu-ban-a")
    story["coordinating"] = assignment_of(d, "thu-ban-b")
    story["company"] = assignment_of(d, "thu-cong-ty")
    story["relative"] = assignment_of(d, "thu-ban-c")
    assert state_of(story["lead"]) == "assigned"
    title = sql("SELECT title FROM task WHERE id = %d" % task_of(d))[0][0]
    undo_is_over()
    for path in ("/notification-list", "/task-assigned?view=new&size=100"):
        assert title in person("responder").get(path).words, path
    answer = person("creator").send("/task-forward?id=%d" % d, {
        "version": number("SELECT version FROM directive WHERE id = %d" % d)})
    assert answer.status == 409, "handed out twice: %s" % answer


def the_agency_receives_and_reports_progress():
    a = story["lead"]
    page = person("responder").get("/task-view?id=%d" % a)
    seen = sql("SELECT first_seen_at FROM assignment WHERE id = %d" % a)
    person("responder").get("/task-view?id=%d" % a)
    assert seen[0][0] != "NULL" and seen == sql(
        "SELECT first_seen_at FROM assignment WHERE id = %d" % a)
    follow(person("responder"), person("responder").fill(page,
                                                         "/task-receive"))
    assert state_of(a) == "received"
    fill("responder", "/task-reply?id=%d" % a, "/task-reply", kind="progress",
         reply_text="Đã lập tổ công tác")
    assert state_of(a) == "in_progress"


def more_time_is_asked_for_and_another_day_given():
    a = story["lead"]
    first = sql("SELECT first_due_on, due_on FROM assignment WHERE id = %d"
                % a)[0]
    fill("responder", "/extension-request?id=%d" % a, "/extension-request",
         asked_due_on=days(40), reason="Chờ ý kiến các bên")
    again = person("responder").send(
        "/extension-request?id=%d" % a,
        {"version": version_of(a), "asked_due_on": days(41), "reason": "Nữa"})
    assert again.status == 409, again
    page = fill("creator", "/extension-decide?id=%d" % a, "/extension-decide",
                decision="changed", due_on=days(25), decided_by="Chủ tịch",
                document="12/UBND-TH", reason="Cho một phần")
    now = sql("SELECT first_due_on, due_on, extension_count, extension_pending"
              " FROM assignment WHERE id = %d" % a)[0]
    assert now[0] == first[0] and now[1] > first[1], now
    assert now[2:] == ["1", "0"], now
    assert days(25) in page.words


def the_result_comes_goes_back_and_is_confirmed():
    a = story["lead"]
    path = "/task-reply?id=%d" % a
    missing = person("responder").fill(
        person("responder").get(path), "/task-reply", kind="result",
        reply_text="Xong")
    assert missing.status == 422, "R33: a result has a document: %s" % missing
    result = dict(kind="result", reply_text="Đã có báo cáo",
                  reply_number="345/BC-BQL", reply_issued_on=days(0))
    page = person("responder").get(path)
    follow(person("responder"), person("responder").fill(
        page, "/task-reply", files=[("files", "báo cáo.pdf", pdf("x"))],
        **result))
    assert state_of(a) == "submitted"
    fill("creator", "/result-send-back?id=%d" % a, "/result-send-back",
         reason="Thiếu phụ lục")
    assert state_of(a) == "in_progress"
    assert "Thiếu phụ lục" in person("responder").get(
        "/task-view?id=%d" % a).words
    fill("responder", path, "/task-reply", **result)
    fill("creator", "/result-confirm?id=%d" % a, "/result-confirm")
    assert state_of(a) == "completed"
    history = person("creator").get("/task-view?id=%d" % a).words
    for name in ("Nguyễn Thử Nhất", "Trần Thử Tạo", "345/BC-BQL",
                 "báo cáo.pdf"):
        assert name in history, "no %s in the history" % name
    late = person("responder").send(path, dict(result, version=version_of(a)))
    assert late.status == 409, late


def an_assignment_is_returned_and_goes_elsewhere():
    a = story["coordinating"]
    path = "/task-return?id=%d" % a
    empty = person("responder_lead").fill(
        person("responder_lead").get(path), "/task-return",
        category="not_competent", reason="", head_informed="")
    assert empty.status == 422 and state_of(a) == "assigned", empty
    fill("responder_lead", path, "/task-return", category="not_competent",
         reason="Không thuộc thẩm quyền", head_informed="Ông Thử Đầu",
         proposed_agency_id=agency_id("thu-ban-c"))
    assert state_of(a) == "returned"
    page = fill("creator", "/return-decide?id=%d" % a, "/return-decide",
                decision="transferred", reason="Đúng là như vậy",
                to_agency_id=agency_id("thu-ban-c"))
    assert state_of(a) == "transferred"
    new = number("SELECT id FROM assignment WHERE transferred_from_id = %d" % a)
    assert state_of(new) == "assigned"
    assert AGENCIES["thu-ban-c"][0] in page.words
    assert person("responder_other").get("/task-view?id=%d" % new).status == 200


def an_agency_without_account_is_answered_for():
    """R2: the office enters it, and the history says so."""
    a = story["company"]
    fill("creator", "/task-reply?id=%d" % a, "/task-reply", kind="progress",
         reply_text="Công ty báo qua điện thoại")
    assert state_of(a) == "in_progress"
    page = person("creator").get("/task-view?id=%d" % a).words
    assert "Trần Thử Tạo" in page and "Công ty báo qua điện thoại" in page


def a_difficulty_is_reported_and_decided():
    a = story["relative"]
    fill("responder_other", "/difficulty-report?id=%d" % a,
         "/difficulty-report", description="Vướng mặt bằng", cause="Chưa đền bù",
         proposal="Lùi phạm vi")
    one = number("SELECT id FROM difficulty WHERE assignment_id = %d" % a)
    fill("creator", "/difficulty-decide?id=%d" % a, "/difficulty-decide",
         difficulty_id=one, advice="Đồng ý", decision="Lùi phạm vi",
         decided_by="Chủ tịch")
    assert number("SELECT difficulty_open FROM assignment WHERE id = %d"
                  % a) == 0
    assert "Lùi phạm vi" in person("responder_other").get(
        "/task-view?id=%d" % a).words


def the_event_of_a_relative_deadline_becomes_known():
    a = story["relative"]
    assert sql("SELECT due_on FROM assignment WHERE id = %d" % a) == [["NULL"]]
    fill("creator", "/event-date-set?id=%d" % a, "/event-date-set",
         event_on=days(0), document="77/QĐ-UBND")
    assert sql("SELECT due_on > CURRENT_DATE + INTERVAL 12 DAY FROM assignment"
               " WHERE id = %d" % a) == [["1"]]


def the_office_amends_recalls_and_cancels():
    a = one_assignment()
    fill("creator", "/task-amend?id=%d" % a, "/task-amend",
         due_on=days(50), reason="Theo chỉ đạo", document="9/UBND")
    assert sql("SELECT due_on = DATE('%s') FROM assignment WHERE id = %d" % (
        "-".join(reversed(days(50).split("/"))), a)) == [["1"]]
    fill("creator", "/paper-receive?id=%d" % a, "/paper-receive",
         paper_received_on=days(0))
    fill("creator", "/follower-change?ids=%d" % a, "/follower-change",
         specialist_id=people.account_id("creator_other"), reason="Nghỉ phép")
    fill("creator_other", "/task-recall?id=%d" % a, "/task-recall",
         reason="Giao nhầm", document="10/UBND")
    assert state_of(a) == "recalled"
    b = one_assignment()
    fill("creator", "/task-cancel?id=%d" % b, "/task-cancel", reason="Thôi",
         document="11/UBND", decided_by="Chủ tịch")
    assert state_of(b) == "cancelled"


def a_draft_is_mended_and_a_task_taken_out():
    d = enter("creator", [{"content": "Một " + word(), "lead": "Ban Sông Cạn"},
                          {"content": "Hai " + word(), "lead": "Ban Núi Xanh"}])
    t = task_of(d)
    new = "Một, sửa lại " + word()
    fill("creator", "/task-edit?id=%d" % t, "/task-edit", content=new,
         intent="save")
    assert new in person("creator").get("/directive-view?id=%d" % d).words
    fill("creator", "/directive-edit?id=%d" % d, "/directive-edit",
         abstract="Trích yếu mới " + word())
    fill("creator", "/task-drop?id=%d" % (t + 1), "/task-drop")
    forward("creator", d)
    assert sql("SELECT state, COUNT(*) FROM assignment WHERE directive_id = %d"
               " GROUP BY state ORDER BY state" % d) == [
        ["assigned", "1"], ["cancelled", "1"]]


def a_group_becomes_its_members():
    """R8: one action, one assignment for each locality."""
    d = enter("creator", [{"content": "Việc chung " + word(),
                           "lead": "UBND các xã, phường, đặc khu"}])
    forward("creator", d)
    members = number("SELECT COUNT(*) FROM agency WHERE kind = 'locality' AND"
                     " valid_to = '9999-12-31'")
    assert members > 30 and members == number(
        "SELECT COUNT(*) FROM assignment WHERE directive_id = %d AND state ="
        " 'assigned'" % d)


# Two at once, twice, and again ---------------------------------------------------------

def at_once(functions):
    """Runs them so that they meet; what each returned."""
    gate = threading.Barrier(len(functions))

    def one(function):
        gate.wait()
        return function()

    with ThreadPoolExecutor(len(functions)) as pool:
        return list(pool.map(one, functions))


def two_officers_answer_at_once():
    """One is recorded; the other sees both and can decide."""
    for _ in range(3):
        a = one_assignment()
        people_ = [person("responder"), second_officer()]
        texts = ["Nội dung thứ nhất " + word(), "Nội dung thứ hai " + word()]
        pages = [b.get("/task-reply?id=%d" % a) for b in people_]
        answers = at_once([
            lambda b=b, p=p, t=t: b.fill(p, "/task-reply", kind="progress",
                                         reply_text=t)
            for b, p, t in zip(people_, pages, texts)])
        assert sorted(x.status for x in answers) == [303, 409], \
            [str(x) for x in answers]
        assert number("SELECT COUNT(*) FROM reply WHERE assignment_id = %d"
                      % a) == 1
        loser = [x.status for x in answers].index(409)
        check_both_versions(answers[loser], texts[loser])
        again = people_[loser].fill(answers[loser], "/task-reply",
                                    kind="progress")
        assert again.status == 303, "what is typed can be sent again: %s" % \
            again
        assert sql("SELECT reply_text FROM reply WHERE assignment_id = %d"
                   " ORDER BY id" % a) == [[texts[1 - loser]], [texts[loser]]]


def check_both_versions(page, typed):
    assert "vừa được người khác thay đổi" in page.words, page.words[:600]
    assert typed in page.text, "what was typed is lost"
    assert "Đang thực hiện" in page.words, "the new state is not shown"


_second = []


def second_officer():
    if not _second:
        _second.append(people.sign_in("responder", 1))
    return _second[0]


def the_office_and_the_agency_act_at_once():
    """Recalled or answered: never both."""
    a = one_assignment()
    version = version_of(a)
    answers = at_once([
        lambda: person("responder").send("/task-receive", {
            "id": a, "version": version}),
        lambda: person("creator").send("/task-recall?id=%d" % a, {
            "version": version, "reason": "Nhầm", "document": "1/UBND"})])
    assert sorted(x.status for x in answers) == [303, 409], \
        [str(x) for x in answers]
    assert number("SELECT version FROM assignment WHERE id = %d" % a) == \
        version + 1


def a_double_click_is_one_click():
    a = one_assignment()
    values = person("responder").get("/task-reply?id=%d" % a).form(
        "/task-reply").filled(kind="progress", reply_text="Một lần")
    answers = at_once([lambda: person("responder").post(
        "/task-reply?id=%d" % a, values)] * 10)
    assert {x.status for x in answers} == {303}, [str(x) for x in answers]
    assert len({x.location for x in answers}) == 1, "not the same answer"
    assert number("SELECT COUNT(*) FROM reply WHERE assignment_id = %d"
                  % a) == 1
    assert number("SELECT COUNT(*) FROM event WHERE assignment_id = %d AND"
                  " kind = 'progress'" % a) == 1


def a_directive_sent_ten_times_is_entered_once():
    values = dict(people.directive_values("creator", [
        {"content": "Một lần " + word(), "lead": "Ban Sông Cạn"}]),
        csrf=person("creator").csrf, token=secrets.token_hex(16))
    answers = at_once([lambda: person("creator").post(
        "/task-create?secrecy=none", values)] * 10)
    assert {x.status for x in answers} == {303}, [str(x) for x in answers]
    assert len({x.location for x in answers}) == 1
    assert number("SELECT COUNT(*) FROM directive WHERE ref_number = '%s'"
                  % values["ref_number"]) == 1


def cut_off(browser, path, values):
    """Sends a form and hangs up before the answer."""
    where = urlsplit(browser.site)
    body = urlencode(values).encode()
    head = ("POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type:"
            " application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
            % (path, where.netloc, "; ".join(
                map("=".join, browser.cookies.items())), len(body)))
    with socket.create_connection((where.hostname, where.port)) as s:
        s.sendall(head.encode() + body)


def a_retry_after_a_broken_connection_is_one_effect():
    for _ in range(3):
        a = one_assignment()
        path = "/task-reply?id=%d" % a
        values = person("responder").get(path).form("/task-reply").filled(
            kind="progress", reply_text="Gửi lại")
        cut_off(person("responder"), path, values)
        again = person("responder").post(path, values)
        assert again.status == 303, again
        assert number("SELECT COUNT(*) FROM reply WHERE assignment_id = %d"
                      % a) == 1


def a_used_token_does_nothing_else():
    """Another text, another thing, another person: 409, and it says why."""
    a, b = one_assignment(), one_assignment()
    path = "/task-reply?id=%d" % a
    values = dict(person("responder").get(path).form("/task-reply").filled(
        kind="progress", reply_text="Bản đầu"))
    assert person("responder").post(path, values).status == 303
    changed = person("responder").post(path, dict(values, reply_text="Khác"))
    assert changed.status == 409 and "đã được gửi" in changed.words, changed
    other = second_officer()
    stolen = other.post(path, dict(values, csrf=other.csrf))
    assert stolen.status in (303, 409), stolen  # the same account
    stranger = person("responder_other")
    stolen = stranger.post(path, dict(values, csrf=stranger.csrf))
    assert stolen.status in (404, 409), stolen
    assert number("SELECT COUNT(*) FROM reply WHERE assignment_id IN (%d, %d)"
                  % (a, b)) == 1


def a_form_without_token_is_refused():
    a = one_assignment()
    answer = person("responder").post("/task-reply?id=%d" % a, {
        "csrf": person("responder").csrf, "version": version_of(a),
        "kind": "progress", "reply_text": "Không mã"})
    assert answer.status == 400 and state_of(a) == "assigned", answer


def a_program_is_answered_in_json():
    a = one_assignment()
    values = {"id": a, "version": version_of(a) + 7}
    answer = person("responder").send("/api/v1/task-receive", values)
    assert (answer.status, answer.json["kind"]) == (409, "conflict")
    values["version"] = version_of(a)
    token = secrets.token_hex(16)
    for _ in range(2):
        answer = person("responder").post("/api/v1/task-receive", dict(
            values, csrf=person("responder").csrf, token=token))
        assert answer.status == 200, answer
        assert "/task-view?id=%d" % a in answer.json["location"]
    empty = person("responder").send("/api/v1/task-reply?id=%d" % a, {})
    assert empty.status == 422, empty
    assert "reply_text" in json.dumps(empty.json["errors"]), empty.text


# Pages of what went wrong --------------------------------------------------------------

def check_page(answer, status, of_nginx=False):
    """What to do, whom to call, and the number of the request."""
    assert answer.status == status, "%d: %s" % (status, answer)
    assert HOTLINE in answer.words, "no telephone on %s" % answer
    assert EMAIL in answer.words, "no e-mail address on %s" % answer
    code = re.search(r"<code>([0-9a-f]{16,32})</code>", answer.text)
    assert code, "no number of the request on %s" % answer
    if of_nginx:
        return
    assert "Nên làm gì" in answer.words, answer.words[:600]
    with open(VAR + "/log/app.log", encoding="utf-8") as f:
        assert code.group(1)[:16] in f.read(), "the log does not know it"


def every_failure_has_a_page_that_helps():
    a = one_assignment()
    creator = person("creator")
    check_page(creator.get("/task-view"), 404)
    check_page(creator.get("/task-view?id=999999999"), 404)
    check_page(creator.get("/task-view?id=khong"), 404)
    check_page(creator.get("/task-view?id=%ff"), 400)
    check_page(creator.ask("DELETE", "/task-view?id=1"), 405)
    check_page(creator.get("/task-reply?id=%d" % a), 403)
    check_page(creator.get("/result-confirm?id=%d" % a), 409)
    check_page(creator.post("/task-recall?id=%d" % a, {"token": "0" * 32}),
               403)
    check_page(creator.get("/khong-co"), 404, True)
    check_page(creator.send("/task-create?secrecy=none",
                            {"abstract": "x" * (9 << 20)}), 413)
    check_page(creator.ask("POST", "/task-forward", b"x" * (9 << 20)), 413,
               True)


def a_form_that_is_wrong_comes_back_filled():
    page = person("creator").send(
        "/task-create?secrecy=none", people.directive_values(
            "creator", [{"content": "Giữ lại " + word(),
                         "lead": "Cơ quan Không Có Thật"}], signer=""))
    assert page.status == 422, page
    for text in ("Giữ lại", "Cơ quan Không Có Thật"):
        assert text in page.text, text
    assert 'role="alert"' in page.text or "aria-invalid" in page.text
    assert HOTLINE in page.words and EMAIL in page.words


def a_file_that_is_too_large_is_said_so():
    a = one_assignment()
    path = "/task-reply?id=%d" % a
    form = person("responder").get(path).form("/task-reply")
    answer = person("responder").post(
        path, form.filled(kind="progress", reply_text="Tệp lớn"),
        files=[("files", "lon.pdf", pdf("x") + b"%" * (21 << 20))])
    assert answer.status in (413, 422), answer
    assert HOTLINE in answer.words, answer
    assert state_of(a) == "assigned"
    left = [n for n in os.listdir(config("upload_dir")) if n != "exports"]
    assert not left, "left behind: %s" % left


# Without the database ---------------------------------------------------------------------

def database_pid():
    with open(VAR + "/run/db.pid", encoding="utf-8") as f:
        return int(f.read())


def recovers(browser, path):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if browser.get(path).status == 200:
            return True
        time.sleep(0.2)
    return False


def a_database_that_is_away_is_said_so():
    """No new connections, and the old ones are cut."""
    here = config("db_socket")
    reader = person("creator")
    ids = [r[0] for r in sql("SELECT id FROM information_schema.processlist"
                             " WHERE user LIKE 'nv\\_%'")]
    os.rename(here, here + ".away")
    try:
        subprocess.run(["mariadb", "--no-defaults", "-uroot", "-S",
                        here + ".away", "-e", "".join(
                            "KILL CONNECTION %s;" % i for i in ids)],
                       stderr=subprocess.DEVNULL)
        for path in ("/task-list", "/home", "/task-create?secrecy=none"):
            check_page(reader.get(path), 503)
            answer = reader.api(path)
            assert (answer.status, answer.json["kind"]) == \
                (503, "busy"), answer
        page = Browser(OFFICE).get("/login")
        assert page.status in (200, 503) and HOTLINE in page.words, page
    finally:
        os.rename(here + ".away", here)
    assert recovers(reader, "/task-list"), "it does not come back"
    for path in ("/home", "/task-create?secrecy=none"):
        assert reader.get(path).status == 200, path


def a_database_that_hangs_is_said_so():
    """It takes connections and says nothing."""
    a = one_assignment()
    values = {"csrf": person("responder").csrf, "id": a,
              "token": secrets.token_hex(16), "version": version_of(a)}
    os.kill(database_pid(), signal.SIGSTOP)
    try:
        begin = time.monotonic()
        answer = person("responder").post("/task-receive", values)
        seconds = time.monotonic() - begin
    finally:
        os.kill(database_pid(), signal.SIGCONT)
    assert answer.status in (503, 504), answer
    assert HOTLINE in answer.words, answer
    assert seconds < 60, "%d seconds" % seconds
    assert recovers(person("responder"), "/task-assigned")
    again = person("responder").post("/task-receive", values)
    assert again.status == 303, "sent again: %s" % again
    assert number("SELECT COUNT(*) FROM event WHERE assignment_id = %d AND"
                  " kind = 'receive'" % a) == 1


# What is secret ------------------------------------------------------------------------------

def found_in_files(text):
    done = subprocess.run(["grep", "-rlaF", text, VAR + "/"],
                          stdout=subprocess.PIPE)
    return done.stdout.decode().split()


def secret_entries(canary):
    """(name, changes of the form, changes of the task, files)"""
    return [
        ("said to be secret", {"secrecy": "secret",
                               "abstract": "Về " + canary}, {}, None),
        ("a mark over the abstract", {"abstract": "MẬT\nVề " + canary}, {},
         None),
        ("tối mật", {"abstract": "TỐI MẬT\n" + canary}, {}, None),
        ("a mark in the content", {"abstract": "Về " + canary},
         {"content": "TUYỆT MẬT\nLàm " + canary}, None),
        ("a file named so", {"abstract": "Về " + canary}, {},
         [("files", "MẬT - %s.pdf" % canary, pdf(canary))]),
    ]


N_SECRET = 5


def a_secret_that_is_refused_leaves_no_byte():
    """R11: not in a table, a log, an upload, nor a file of the database."""
    for kind in range(N_SECRET):
        canary = "zx" + word()
        name, changes, task, files = secret_entries(canary)[kind]
        values = people.directive_values("creator", [dict(
            {"content": "Làm " + canary, "lead": "Ban Sông Cạn"}, **task)],
            **changes)
        before = number("SELECT COUNT(*) FROM directive")
        answer = person("creator").send("/task-create?secrecy=none", values,
                                        files=files)
        assert answer.status in (403, 422), "%s: %s" % (name, answer)
        assert number("SELECT COUNT(*) FROM directive") == before, name
        sql("FLUSH TABLES; FLUSH LOGS")
        found = found_in_files(canary)
        assert not found, "%s: %s" % (name, found)


def an_answer_that_is_secret_is_refused_too():
    a = one_assignment()
    canary = "zx" + word()
    for text, name in (("MẬT\n" + canary, "x.pdf"),
                       (canary, "TỐI MẬT %s.pdf" % canary)):
        answer = person("responder").send("/task-reply?id=%d" % a, {
            "version": version_of(a), "kind": "progress", "reply_text": text},
            files=[("files", name, pdf(canary))])
        assert answer.status == 422 and state_of(a) == "assigned", answer
        assert not found_in_files(canary), found_in_files(canary)


CASES = [a_directive_is_entered_with_several_tasks,
         it_is_handed_out_and_the_agencies_are_told,
         the_agency_receives_and_reports_progress,
         more_time_is_asked_for_and_another_day_given,
         the_result_comes_goes_back_and_is_confirmed,
         an_assignment_is_returned_and_goes_elsewhere,
         an_agency_without_account_is_answered_for,
         a_difficulty_is_reported_and_decided,
         the_event_of_a_relative_deadline_becomes_known,
         the_office_amends_recalls_and_cancels,
         a_draft_is_mended_and_a_task_taken_out, a_group_becomes_its_members,
         two_officers_answer_at_once, the_office_and_the_agency_act_at_once,
         a_double_click_is_one_click,
         a_directive_sent_ten_times_is_entered_once,
         a_retry_after_a_broken_connection_is_one_effect,
         a_used_token_does_nothing_else, a_form_without_token_is_refused,
         a_program_is_answered_in_json, every_failure_has_a_page_that_helps,
         a_form_that_is_wrong_comes_back_filled,
         a_file_that_is_too_large_is_said_so,
         a_secret_that_is_refused_leaves_no_byte,
         an_answer_that_is_secret_is_refused_too,
         a_database_that_is_away_is_said_so, a_database_that_hangs_is_said_so]


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases(CASES))
