#!/usr/bin/python3
"""Notices through nginx: proposed, approved and numbered, printed, signed, sent;
taken back by what came between; several people at once; the Chairman's opinion."""
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import people
from client import number, run_cases, sql
from papers import pdf
from people import (AGENCIES, agency_id, assignment_of, days, enter, forward,
                    id_in, person, version_of, word)

PDF = pdf("Phiếu báo")


def overdue(agency, nth=1):
    """A task of the creator, five days late, whose next notice is proposed."""
    d = enter("creator", [{"content": "Rà soát " + word(),
                           "lead": AGENCIES[agency][0]}])
    forward("creator", d)
    assignment = assignment_of(d, agency)
    sql("UPDATE assignment SET due_on = DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR)"
        " - INTERVAL 5 DAY WHERE id = %d" % assignment)
    sql("INSERT INTO notice_item (assignment_id, agency_id, due_on, nth, day,"
        " proposed_at) SELECT id, agency_id, due_on, %d, due_on + INTERVAL 1"
        " DAY, UTC_TIMESTAMP() FROM assignment WHERE id = %d"
        % (nth, assignment))
    return assignment


def item_of(assignment):
    return number("SELECT MAX(id) FROM notice_item WHERE assignment_id = %d"
                  % assignment)


def words(items, **more):
    values = dict({"place": "Nha Trang", "basis": "Căn cứ Quy chế",
                   "request": "Đề nghị thực hiện", "answer_by": days(3),
                   "signer_role": "deputy", "signer": "Hồ Thị Ký"}, **more)
    return [("items", i) for i in items] + list(values.items())


def approve(agency, items, browser=None):
    answer = (browser or person("head")).send(
        "/notice-approve?id=%d" % agency_id(agency), words(items))
    assert answer.status == 303, "approve: %s" % answer
    return id_in(answer.location)


def notice(n):
    """(version, state, number) as it stands."""
    row = sql("SELECT version, state, number FROM notice WHERE id = %d" % n)[0]
    return int(row[0]), row[1], int(row[2])


def sign(n, who="head"):
    answer = person(who).send("/notice-sign?id=%d" % n,
                              {"version": notice(n)[0]},
                              files=[("files", "phieu-bao.pdf", PDF)])
    assert answer.status == 303, "sign: %s" % answer


def send(n, who="head"):
    return person(who).send("/notice-send", {"id": n,
                                             "version": notice(n)[0]})


def from_proposal_to_agency():
    a, b = overdue("thu-ban-a"), overdue("thu-ban-a", 3)
    page = person("head").get("/notice-list").text
    assert AGENCIES["thu-ban-a"][0] in page
    page = person("head").get("/notice-approve", id=agency_id("thu-ban-a"))
    assert 'value="%d"' % item_of(a) in page.text, "not proposed"
    assert "Căn cứ" in page.text and "Đề nghị" in page.text
    n = approve("thu-ban-a", [item_of(a), item_of(b)])
    reference = "%02d/PB-VP" % notice(n)[2]
    page = person("general_manager").get("/notice-print", id=n).text
    for text in (reference, "PHIẾU BÁO", "Kính gửi:", "Hồ Thị Ký",
                 "KT. CHÁNH VĂN PHÒNG", "phiếu báo lần thứ 3"):
        assert text in page, "the document lacks " + text
    assert send(n).status == 409, "sent without a signature"
    sign(n, "creator")
    assert send(n, "creator").status == 303
    assert notice(n)[1] == "sent"
    counts = sql("SELECT notice_count FROM assignment WHERE id IN (%d, %d)"
                 " ORDER BY id" % (a, b))
    assert counts == [["1"], ["3"]], counts
    page = person("responder").get("/task-view", id=a).text
    assert reference in page, "the agency does not see it in the history"
    assert number("SELECT COUNT(*) FROM notification WHERE kind = 'notice' AND"
                  " assignment_id IN (%d, %d)" % (a, b)) == 2
    paper = number("SELECT id FROM file WHERE owner_kind = 'notice' AND"
                   " assignment_id = %d" % a)
    assert person("responder").get("/file-get", id=paper).status == 200
    assert person("responder_other").get("/file-get", id=paper).status == 404
    assert "phieu-bao.pdf" in page, "the agency does not see the paper"
    assert send(n).status == 409, "sent twice"


def a_result_between_takes_it_out():
    a = overdue("thu-ban-a")
    n = approve("thu-ban-a", [item_of(a)])
    sign(n)
    answer = person("responder").send("/task-reply?id=%d" % a, {
        "version": version_of(a), "kind": "result", "reply_text": "Đã xong",
        "reply_number": "12", "reply_symbol": "BQL-VP",
        "reply_issued_on": days(0)})
    assert answer.status == 303, answer
    answer = send(n)
    assert "notice_not_sent" in answer.location, answer
    assert notice(n)[1] == "withdrawn"
    page = person("head").get("/notice-view", id=n).text
    assert "Đã có kết quả" in page, "the reason is not shown"
    assert number("SELECT notice_count FROM assignment WHERE id = %d" % a) == 0


def what_is_wrong_is_said_at_its_field():
    a = overdue("thu-ban-b")
    path = "/notice-approve?id=%d" % agency_id("thu-ban-b")
    answer = person("head").send(path, words([]))
    assert answer.status == 422 and "f-items" in answer.text, answer
    answer = person("head").send(path, words([item_of(a)],
                                             answer_by=days(-1)))
    assert answer.status == 422, answer
    # Somebody was first: the list is shown anew.
    n = approve("thu-ban-b", [item_of(a)])
    answer = person("head").send(path, words([item_of(a)], version=1))
    assert answer.status == 409, answer
    answer = person("head").send("/notice-withdraw?id=%d" % n,
                                 {"version": notice(n)[0], "note": ""})
    assert answer.status == 422, answer
    answer = person("head").send("/notice-withdraw?id=%d" % n,
                                 {"version": notice(n)[0], "note": "Nhầm"})
    assert answer.status == 303 and notice(n)[1] == "withdrawn"


def who_approves_at_once_gets_the_next_number():
    jobs = [(agency, item_of(overdue(agency))) for agency in
            ("thu-ban-a", "thu-ban-b", "thu-ban-c", "thu-cong-ty") * 3]
    browsers = [people.sign_in("head") for _ in range(4)]
    before = number("SELECT COALESCE(MAX(last), 0) FROM notice_number")

    def work(i):
        return [approve(agency, [item], browsers[i])
                for agency, item in jobs[i::4]]
    with ThreadPoolExecutor(4) as pool:
        ids = sum(pool.map(work, range(4)), [])
    numbers = sorted(notice(n)[2] for n in ids)
    assert numbers == list(range(before + 1, before + len(jobs) + 1)), numbers


def the_chairman_speaks():
    a = overdue("thu-ban-c", 3)
    sql("INSERT INTO escalation (assignment_id, agency_id, due_on, day,"
        " created_at) SELECT id, agency_id, due_on, due_on, UTC_TIMESTAMP()"
        " FROM assignment WHERE id = %d" % a)
    e = number("SELECT MAX(id) FROM escalation")
    assert re.search(r'/ruling-record\?id=%d\b' % e,
                     person("creator").get("/escalation-list").text)
    opinion = "Giao hoàn thành trước ngày 30, " + word()
    values = {"version": 1, "proposal": "Phê bình", "opinion": opinion,
              "ruled_by": "Đặng Thử Chủ", "ruled_on": days(0), "follow": "no"}
    path = "/ruling-record?id=%d" % e
    answer = person("creator").send(path, dict(values, ruled_on=days(2)))
    assert answer.status == 422, answer
    answer = person("creator").send(path, values)
    assert answer.status == 303, answer
    assert opinion in person("responder_other").get("/task-view", id=a).text
    assert number("SELECT escalated FROM assignment WHERE id = %d" % a) == 1
    assert opinion in person("leader").get("/escalation-list",
                                           state="ruled").text
    assert person("creator").send(path, values).status == 409


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases([
        from_proposal_to_agency, a_result_between_takes_it_out,
        what_is_wrong_is_said_at_its_field,
        who_approves_at_once_gets_the_next_number, the_chairman_speaks]))
