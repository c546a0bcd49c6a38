#!/usr/bin/python3
"""The handbook: every page leads to its own section; the guide of each role;
the search; who is not signed in; the hint of the first days, closed for good
and shown again. And the register of heads of agencies (R77), Phụ lục I for the
office."""
import re
import sys
import urllib.parse

import people
from client import ADMIN, OFFICE, PORTAL, Browser, number, run_cases, sql
from people import days, person, word

GUIDES = {"creator": "Người tạo nhắc việc", "leader": "Chủ tịch",
          "general_manager": "Người quản lý hoạt động chung",
          "responder": "Người trả lời nhắc việc",
          "agency_leader": "Lãnh đạo cơ quan phụ trách",
          "administrator": "Quản trị hệ thống",
          "infrastructure": "Quản trị hạ tầng",
          "evaluator": "Người đánh giá"}


def heading(page):
    found = re.search(r"(?s)<h1[^>]*>(.*?)</h1>", page.text)
    return re.sub(r"<[^>]*>", "", found.group(1)) if found else ""


def every_page_of_the_menu_leads_to_its_section():
    for key in ("creator", "responder", "administrator"):
        browser = person(key)
        home = browser.get("/home")
        menu = re.search(r"(?s)<nav class=\"menu main\".*?</nav>", home.text)
        paths = set(re.findall(r'<a href="/([a-z-]+)', menu.group(0)))
        assert len(paths) > 4, paths
        for path in sorted(paths):
            page = browser.get("/" + path)
            link = re.search(r'href="(/help\?screen=[a-z-]+)"', page.text)
            assert link.group(1) == "/help?screen=" + path, (key, path)
            section = browser.get(link.group(1))
            assert section.status == 200, section
            assert 'id="%s"' % path in section.text, path
            assert "<ol class=\"steps\">" in section.text, path


def every_role_has_its_guide():
    for key, title in GUIDES.items():
        page = person(key).get("/help")
        assert page.status == 200, (key, page)
        assert title in page.words, (key, title)
    other = person("responder").get("/help?guide=chairman")
    assert "Một phút mỗi sáng" in other.words, other


def words_are_found_with_and_without_accents():
    browser = person("creator")
    for text in ("phiếu báo rút", "phieu bao rut", "RÚT phiếu"):
        page = browser.get("/help?text=" + urllib.parse.quote(text))
        assert 'id="notice-withdraw"' in page.text, text
        assert 'id="task-reply"' not in page.text, text
    nothing = browser.get("/help?text=khongcotunaynhuthe")
    assert "Không có mục nào" in nothing.words, nothing
    # What is not for this role is not among what is found.
    page = person("responder").get("/help?text=phieu+bao+rut")
    assert 'id="notice-withdraw"' not in page.text


def who_is_not_signed_in_reads_of_signing_in():
    for site in (OFFICE, PORTAL, ADMIN):
        browser = Browser(site, "nobody")
        login = browser.get("/login")
        assert "/help?screen=login" in login.text
        page = browser.get("/help?screen=login")
        assert page.status == 200 and 'id="login"' in page.text
        page = browser.get("/help?screen=admin-purge")
        assert page.status == 200 and 'id="admin-purge"' not in page.text
        assert "Chọn người sử dụng" in page.words
        assert "admin-purge" not in browser.get("/help?whole=1").text


def a_hint_is_closed_for_good_and_shown_again():
    browser = person("general_manager")
    home = browser.get("/home")
    form = home.form("/hint-set")
    assert form.value("hint") == "office_leader"
    answer = browser.fill(home, "/hint-set")
    assert answer.status == 303, answer
    assert "/hint-set" not in browser.get("/home").text
    again = people.sign_in("general_manager")
    assert "/hint-set" not in again.get("/home").text
    assert "/hint-set" in person("creator").get("/home").text
    answer = again.fill(again.get("/help"), "/hint-set")
    assert answer.status == 303, answer
    assert "/hint-set" in again.get("/home").text


def a_page_has_a_hint_until_it_is_closed():
    browser = person("creator")
    page = browser.get("/task-list?view=overdue")
    form = page.form("/hint-set")
    assert form.value("hint") == "task-list", form
    assert "không dấu" in page.words, page
    answer = browser.fill(page, "/hint-set")
    assert answer.status == 303, answer
    assert answer.location.endswith("/task-list?view=overdue"), answer
    again = people.sign_in("creator")
    assert "/hint-set" not in again.get("/task-list").text
    # Each page has its own, and each role other words.
    assert "/hint-set" in again.get("/task-create?secrecy=none").text
    assert "không dấu" not in person("responder").get("/task-assigned").words
    assert "/hint-set" in person("responder").get("/task-assigned").text
    # What was typed is not lost to a button beside it.
    form = again.get("/task-create?secrecy=none")
    refused = again.fill(form, "/task-create")
    assert refused.status == 422 and "/hint-set" not in refused.text, refused
    answer = again.fill(again.get("/help"), "/hint-set")
    assert answer.status == 303, answer
    assert "/hint-set" in again.get("/task-list").text


def a_head_is_entered_and_stands_on_the_agency():
    name, next_name = "Trần Thử " + word(), "Lê Thử " + word()
    agency = number("SELECT id FROM agency WHERE code = 'thu-ban-a'")
    # Of an earlier run in the same stack; none in a fresh one.
    sql("DELETE FROM agency_head WHERE agency_id = %d" % agency)
    browser = person("administrator")
    page = browser.get("/head-edit?agency_id=%d" % agency)
    answer = browser.fill(page, "/head-edit", name=name, valid_from="")
    assert answer.status == 422 and name in answer.text, answer
    answer = browser.fill(answer, "/head-edit", valid_from=days(-40),
                          document="12/QĐ-UBND")
    assert answer.status == 303, answer
    listed = person("creator").get("/head-list")
    assert name in listed.words and "12/QĐ-UBND" in listed.words
    agency_page = browser.get("/admin-agency-edit?id=%d" % agency)
    assert name in agency_page.words
    # The next one ends the term before.
    page = browser.get("/head-edit?agency_id=%d" % agency)
    answer = browser.fill(page, "/head-edit", name=next_name,
                          valid_from=days(-9), document="15/QĐ-UBND")
    assert answer.status == 303, answer
    today = person("creator").get("/head-list")
    assert next_name in today.words and name not in today.words
    before = person("creator").get("/head-list?on=" + days(-10))
    assert name in before.words and next_name not in before.words
    figures = person("leader").get("/report-heads?from=%s&to=%s"
                                   % (days(-30), days(0)))
    rows = re.findall(r"(?s)<tr.*?</tr>", figures.text)
    for one, begin, end in ((name, days(-30), days(-10)),
                            (next_name, days(-9), days(0))):
        row = next(r for r in rows if one in r)
        assert begin in row and end in row, (one, begin, end, row)
    again = browser.get("/head-edit?agency_id=%d" % agency)
    answer = browser.fill(again, "/head-edit", name="X", valid_from=days(-20),
                          valid_to=days(-15), document="1")
    assert answer.status == 422 and "Trùng thời gian" in answer.words, answer


def the_office_reads_who_follows_what():
    page = person("creator").get("/follower-list")
    assert page.status == 200 and "Phụ lục I" in heading(page), page
    assert "/admin-follower" not in page.text
    assert 'href="/follower-list"' in person("creator").get("/task-watch").text


CASES = [every_page_of_the_menu_leads_to_its_section, every_role_has_its_guide,
         words_are_found_with_and_without_accents,
         who_is_not_signed_in_reads_of_signing_in,
         a_hint_is_closed_for_good_and_shown_again,
         a_page_has_a_hint_until_it_is_closed,
         a_head_is_entered_and_stands_on_the_agency,
         the_office_reads_who_follows_what]


if __name__ == "__main__":
    people.seed()
    sys.exit(run_cases(CASES))
