#!/usr/bin/python3
"""Lists as people use them: found without accents, filtered, paged through,
taken away as a workbook, kept under a name, and many rows urged at once."""
import csv
import datetime
import io
import re
import sys
from urllib.parse import parse_qsl

import openpyxl

import people
from client import number, run_cases, sql
from people import (AGENCIES, agency_id, assignment_of, days, enter, forward,
                    person, word)

SORTS = ["due", "due_desc", "assigned", "reference", "agency", "state"]


def listed(path="/task-list", key="creator", **query):
    """Every row of all pages, by the links of the pages."""
    rows, place = [], {}
    query = dict({"view": "everything", "size": 100}, **query)
    while True:
        page = person(key).api(path, **dict(query, **place))
        assert page.status == 200, page
        rows += page.json["Assignments"]
        if not page.json["List"]["older"]:
            return rows
        place = place_in(page.json["List"]["older"])


def place_in(link):
    return {n: v for n, v in parse_qsl(link)
            if n in ("after_id", "after_key", "before_id", "before_key")}


def ids(**query):
    return [r["id"] for r in listed(**query)]


# What is to be found ----------------------------------------------------------------

world = {}


def build():
    """One task with words of its own; a hundred rows that share a word; some
    of each kind of state and time."""
    world["word"], world["many"], world["kinds"] = word(), word(), word()
    world["number"] = people.ref_number()
    world["symbol"] = "QĐ-UBND-" + word()[2:6].upper()
    d = enter("creator", [{
        "content": "Khởi công trường học xã Hòa Thắng, thủy lợi %s"
        % world["word"], "lead": "Ban Sông Cạn", "starred": 1,
        "product": "Tờ trình ba đạo"}], ref_number=world["number"],
        ref_symbol=world["symbol"], doc_type="QĐ", urgency="urgent")
    forward("creator", d)
    world["one"] = assignment_of(d, "thu-ban-a")
    world["directive"] = d
    group = "UBND các xã, phường, đặc khu"
    d = enter("creator", [
        {"content": "Rà soát %s một" % world["many"], "lead": group,
         "deadline_text": days(12)},
        {"content": "Rà soát %s hai" % world["many"], "lead": group,
         "deadline_text": "Thường xuyên", "has_deadline": "0"}])
    forward("creator", d)
    world["many_directive"] = d
    build_kinds()


def build_kinds():
    lead = AGENCIES["thu-ban-b"][0]
    issued = people.TODAY - datetime.timedelta(days=20)
    texts = {"overdue": days(-5), "due_today": days(0), "due_soon": days(1),
             "in_time": days(60), "no_deadline": "Thường xuyên"}
    d = enter("creator", [
        {"content": "%s %s" % (world["kinds"], name), "lead": lead,
         "coordinating": "Ban Hòn Đỏ", "deadline_text": text,
         "has_deadline": "0" if name == "no_deadline" else "1"}
        for name, text in texts.items()],
        issued_on=issued.strftime("%d/%m/%Y"),
        released_at=issued.strftime("%d/%m/%Y 08:00"))
    forward("creator", d)
    world["kinds_directive"] = d
    world["names"] = list(texts)


# Cases ---------------------------------------------------------------------------

def words_are_found_without_accents_and_in_pieces():
    w = world["word"]
    for text in ("hoa thang", "Hoà Thắng", "HÒA THẮNG", "thuy loi", "thuỷ lợi",
                 "xa", "xã", "cong truong", "truong cong", "dao", "ba đạo",
                 '"công trường học"', "%s" % w, "to trinh " + w,
                 "khởi công truong hoc"):
        found = ids(text="%s %s" % (text, w))
        assert found == [world["one"]], "%s: %s" % (text, found)
    for text in ("hoa binh", "thuy san", '"học trường"', "zz", "xe"):
        assert ids(text="%s %s" % (text, w)) == [], text


def two_letters_are_a_word():
    """"xã", "to", "an": too short for many an index."""
    for text in ("xa", "xã", "to", "ba", "cô xã"):
        found = ids(text=text, directive_id=world["directive"])
        wanted = [] if text == "cô xã" else [world["one"]]
        assert found == wanted, "%s: %s" % (text, found)


def a_number_is_found_as_people_write_it():
    n, s = world["number"], world["symbol"]
    plain = s.replace("Đ", "D").lower()
    for query in ({"text": "%s/%s" % (n, s)}, {"text": "%s/%s" % (n, plain)},
                  {"reference": "%s/%s" % (n, s)},
                  {"reference": "%s/%s" % (n, plain)},
                  {"reference": " %s/%s " % (n, s)},
                  {"text": "%s/%s" % (n, s[:10])}):
        assert ids(**query) == [world["one"]], "%s: %s" % (query, ids(**query))
    assert world["one"] in ids(reference=n)
    assert ids(reference=n + "9/" + s) == []
    listed_ = person("creator").api("/directive-list", reference="%s/%s" % (
        n, plain)).json["Directives"]
    assert [d["id"] for d in listed_] == [world["directive"]], listed_


def what_is_typed_is_no_command():
    """Signs of the full-text language and of SQL are only signs."""
    for text in ('+-><()~*"@', '"', "%", "_", "' OR '1'='1", "\\", "*", "-xa",
                 "a" * 200, "ư" * 200, "đ", "1=1 --", "<b>x</b>"):
        page = person("creator").get("/task-list", text=text,
                                     view="everything")
        assert page.status == 200, "%s: %s" % (text, page)
        assert "<b>x</b>" not in page.text
    assert person("creator").get("/task-list", text="a" * 201).status in (
        200, 400, 404, 422)


def every_filter_keeps_what_it_says():
    a = {"directive_id": world["kinds_directive"]}
    rows = listed(**a)
    assert len(rows) == 10, len(rows)
    for name in world["names"]:
        found = listed(time_state=name, **a)
        assert {r["title"].split()[-1] for r in found} == {name}, \
            "%s: %s" % (name, [r["title"] for r in found])
        assert len(found) == 2, name
    for role in ("lead", "coordinating"):
        assert {r["role"] for r in listed(role=role, **a)} == {role}
    for code, n in (("thu-ban-b", 5), ("thu-ban-c", 5), ("thu-ban-a", 0)):
        assert len(ids(agency_id=agency_id(code), **a)) == n, code
    assert len(ids(has_deadline=0, **a)) == 2
    assert len(ids(has_deadline=1, **a)) == 8
    assert len(ids(state="assigned", **a)) == 10
    assert ids(state="completed", **a) == []
    assert len(ids(specialist_id=people.account_id("creator"), **a)) == 10
    assert ids(specialist_id=people.account_id("creator_other"), **a) == []
    assert len(ids(due_from=days(0), due_to=days(1), **a)) == 4
    assert len(ids(due_to=days(-1), **a)) == 2
    one = {"directive_id": world["directive"]}
    assert ids(starred=1, **one) == ids(urgency="urgent", **one) == \
        ids(source="committee", **one) == [world["one"]]
    assert ids(urgency="express", **one) == ids(source="government", **one) \
        == []
    group = number("SELECT id FROM agency_group WHERE member_kind = 'locality'"
                   " ORDER BY id")
    many = {"directive_id": world["many_directive"]}
    assert len(ids(group_id=group, **many)) == len(ids(**many)) > 60
    assert ids(group_id=group, **a) == []


def views_are_what_their_names_say():
    a = {"directive_id": world["kinds_directive"]}
    titles = lambda **q: {r["title"].split()[-1] for r in listed(**dict(a, **q))}
    assert titles(view="overdue") == {"overdue"}
    assert titles(view="due_soon") == {"due_soon", "due_today"}
    assert titles(view="open") == set(world["names"])
    for view in ("done", "closed", "returned", "waiting", "extension",
                 "difficulty"):
        assert titles(view=view) == set(), view


def every_row_is_on_exactly_one_page():
    """Forward by "older", back by "newer", whatever the order, with many rows
    of the same date and many of none."""
    query = {"text": world["many"], "view": "everything"}
    everything = sorted(r[0] for r in sql(
        "SELECT id FROM assignment WHERE directive_id = %d"
        % world["many_directive"]))
    for sort in SORTS:
        pages = forward_pages(dict(query, sort=sort, size=7))
        seen = [i for p in pages for i in p["ids"]]
        assert len(seen) == len(set(seen)), "%s: a row twice" % sort
        assert sorted(map(str, seen)) == everything, "%s: %d rows of %d" % (
            sort, len(seen), len(everything))
        assert not pages[0]["newer"]
        at = len(pages) - 1
        while pages[at]["newer"]:
            page = one_page(dict(query, sort=sort, size=7),
                            pages[at]["newer"])
            at -= 1
            assert page["ids"] == pages[at]["ids"], \
                "%s: page %d differs when one comes back" % (sort, at)
        assert at == 0, "%s: %d pages are not reached again" % (sort, at)


def one_page(query, link=""):
    page = person("creator").api("/task-list",
                                 **dict(query, **place_in(link)))
    assert page.status == 200, page
    return {"ids": [r["id"] for r in page.json["Assignments"]],
            "older": page.json["List"]["older"],
            "newer": page.json["List"]["newer"]}


def forward_pages(query):
    pages = [one_page(query)]
    while pages[-1]["older"]:
        pages.append(one_page(query, pages[-1]["older"]))
        assert len(pages) < 100, "the pages do not end"
    return pages


def rows_have_the_order_that_was_asked_for():
    a = {"text": world["kinds"]}
    due = [r["due_on"] or "9999" for r in listed(sort="due", **a)]
    assert due == sorted(due), due
    due = [r["due_on"] or "9999" for r in listed(sort="due_desc", **a)]
    assert due == sorted(due, reverse=True), due


def a_page_keeps_its_filter_in_its_links():
    page = person("creator").get("/task-list", text=world["many"],
                                 view="everything", size=10)
    links = re.findall(r'href="(/task-list\?[^"]*after_id=[^"]*)"', page.text)
    assert links and all(world["many"] in l for l in links), links


def directives_are_paged_too():
    seen, place = [], ""
    while True:
        answer = person("creator").api("/directive-list", **{
            n: v for n, v in parse_qsl(place)
            if n in ("after_id", "after_day")}).json
        seen += [d["id"] for d in answer["Directives"]]
        place = answer["List"]["older"]
        if not place:
            break
    assert len(seen) == len(set(seen)) == number(
        "SELECT COUNT(*) FROM directive"), len(seen)


def workbook(key="creator", **query):
    answer = person(key).get("/task-export", **dict(query, format="xlsx"))
    assert answer.status == 200, answer
    assert "attachment" in answer.header("Content-Disposition")
    book = openpyxl.load_workbook(io.BytesIO(answer.body))
    rows = list(book.active.iter_rows(values_only=True))
    begin = next(i for i, r in enumerate(rows) if "Nhiệm vụ" in r)
    return [dict(zip(rows[begin], r)) for r in rows[begin + 1:]]


def table(key="creator", **query):
    answer = person(key).get("/task-export", **dict(query, format="csv"))
    assert answer.status == 200, answer
    text = answer.body.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def day_of(value):
    if not value:
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return "-".join(reversed(value.split("/")))


def what_is_taken_away_is_the_list():
    for query in ({"text": world["many"], "view": "everything"},
                  {"text": world["kinds"], "view": "overdue"},
                  {"text": world["kinds"], "view": "everything",
                   "sort": "due_desc"},
                  {"text": world["kinds"], "view": "everything",
                   "role": "lead", "sort": "agency"},
                  {"text": "khongcogi" + word(), "view": "everything"}):
        rows = [(r["title"], r["agency"], r["reference"], r["due_on"])
                for r in listed(**query)]
        for name, taken in (("xlsx", workbook(**query)),
                            ("csv", table(**query))):
            mine = [(t["Nhiệm vụ"], t["Cơ quan"], t["Số, ký hiệu"],
                     day_of(t["Hạn xử lý"])) for t in taken]
            assert mine == rows, "%s %s: %d rows, not %d: %s / %s" % (
                name, query, len(mine), len(rows), mine[:2], rows[:2])


def a_page_of_a_list_is_taken_away_whole():
    """The place of the page is no filter."""
    page = person("creator").api("/task-list", text=world["many"], size=10,
                                 view="everything").json
    query = dict(parse_qsl(page["List"]["older"]))
    n, whole = len(table(**query)), len(listed(text=world["many"]))
    assert n == whole > 60, "%d rows, not %d" % (n, whole)
    top = page["List"]
    assert top["total"] == n or top["total_capped"] and top["total"] < n, top


def an_agency_takes_away_its_own():
    rows = listed("/task-assigned", "responder_lead", text=world["kinds"])
    taken = table("responder_lead", text=world["kinds"], view="everything")
    assert len(rows) == len(taken) == 5, (len(rows), len(taken))
    assert {t["Cơ quan"] for t in taken} == {AGENCIES["thu-ban-b"][0]}


def a_cell_is_never_a_formula():
    """A text that begins like one is a text in the workbook and in the file."""
    mark = word()
    d = enter("creator", [{"content": "=1+1 " + mark, "lead": "Ban Sông Cạn",
                           "product": "@SUM(A1) " + mark}])
    forward("creator", d)
    row = workbook(text=mark)[0]
    assert row["Nhiệm vụ"] == "=1+1 " + mark, row
    answer = person("creator").get("/task-export", text=mark, format="xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.body))
    assert all(c.data_type != "f" for r in book.active.iter_rows() for c in r)
    line = table(text=mark)[0]
    for name in ("Nhiệm vụ", "Sản phẩm"):
        assert not line[name].startswith(("=", "+", "-", "@")), line[name]


def filters_are_kept_own_and_shared():
    own, shared = "Riêng " + word(), "Chung " + word()
    creator, other = person("creator"), person("creator_other")
    page = creator.get("/task-list", text=world["kinds"], view="overdue")
    for name, how in ((own, {}), (shared, {"shared": 1})):
        answer = creator.fill(page, "/filter-save", name=name, **how)
        assert answer.status == 303, answer
        page = creator.get("/task-list", text=world["kinds"], view="overdue")
    assert own in page.words and shared in page.words
    theirs = other.get("/task-list")
    assert own not in theirs.words and shared in theirs.words
    link = re.search(r'<a href="(/task-list\?[^"]*)">%s' % shared, theirs.text)
    found = other.get(link.group(1).replace("&amp;", "&"))
    assert found.status == 200 and world["kinds"] + " overdue" in found.words
    # Only its owner takes it away; then it is gone for everybody.
    forms = [f for f in page_forms(page, "/filter-remove")]
    assert len(page_forms(theirs, "/filter-remove")) <= len(forms)
    mine = number("SELECT id FROM saved_filter WHERE name = '%s'" % shared)
    assert other.send("/filter-remove", {"id": mine, "list": "task-list"}
                      ).status == 404
    assert creator.send("/filter-remove", {"id": mine, "list": "task-list"}
                        ).status == 303
    assert shared not in other.get("/task-list").words


def page_forms(page, action):
    from client import Forms
    return [f for f in Forms.of(page.text) if f.action == action]


def a_filter_holds_no_address():
    answer = person("creator").send("/filter-save", {
        "list": "task-list", "name": "Lạ", "query": "\" onclick=alert(1)"})
    assert answer.status == 400, answer


def many_are_urged_after_a_look():
    """The page shows who will be urged before anything happens; then all or
    none of them."""
    chosen = ids(text=world["kinds"], view="overdue")
    assert len(chosen) == 2
    creator = person("creator")
    before = urged(chosen)
    page = creator.get("/task-urge", ids=chosen)
    assert page.status == 200
    for code in ("thu-ban-b", "thu-ban-c"):
        assert AGENCIES[code][0] in page.words, page.words[:900]
    assert urged(chosen) == before, "looking urges nobody"
    empty = creator.fill(page, "/task-urge", channel="call", note="")
    assert empty.status == 422 and urged(chosen) == before, empty
    answer = creator.fill(page, "/task-urge", channel="call",
                          note="Đã gọi cho văn thư")
    assert answer.status == 303 and urged(chosen) == before + 2, answer
    for a, key in zip(chosen, ("responder_lead", "responder_other")):
        page = person("creator").get("/task-view?id=%d" % a)
        assert "Đã gọi cho văn thư" in page.words
    # Many at once can be undone for a time; until then their messages wait.
    assert number("SELECT COUNT(*) FROM held_message WHERE kind = 'urge' AND"
                  " assignment_id IN (%s)" % ",".join(map(str, chosen))) == 2
    foreign = enter("creator_other", [{"content": "Khác " + word(),
                                       "lead": "Ban Sông Cạn"}])
    forward("creator_other", foreign)
    mixed = chosen + [assignment_of(foreign, "thu-ban-a")]
    answer = creator.send("/task-urge", [("ids", i) for i in mixed] + [
        ("channel", "call"), ("note", "Cả của người khác")])
    assert answer.status == 403 and urged(mixed) == before + 2, answer


def urged(assignments):
    return number("SELECT COUNT(*) FROM event WHERE kind = 'urge' AND"
                  " assignment_id IN (%s)" % ",".join(map(str, assignments)))


def counters_are_the_lists_behind_them():
    page = person("responder_lead").api("/task-assigned").json
    for view, counter in page["Counters"].items():
        rows = listed("/task-assigned", "responder_lead", view=view)
        assert counter["n"] == len(rows), "%s: %s, but %d rows" % (
            view, counter, len(rows))


def agencies_are_found_half_typed():
    def found(text):
        answer = person("creator").api("/agency-find", q=text).json
        return [i["name"] for i in answer["Items"]]

    for text in ("song can", "Sông Cạn", "ban song", "thử nghiệm sông"):
        assert AGENCIES["thu-ban-a"][0] in found(text), (text, found(text))
    assert len(found("xa")) <= 12


CASES = [words_are_found_without_accents_and_in_pieces, two_letters_are_a_word,
         a_number_is_found_as_people_write_it, what_is_typed_is_no_command,
         every_filter_keeps_what_it_says, views_are_what_their_names_say,
         every_row_is_on_exactly_one_page,
         rows_have_the_order_that_was_asked_for,
         a_page_keeps_its_filter_in_its_links, directives_are_paged_too,
         what_is_taken_away_is_the_list, a_page_of_a_list_is_taken_away_whole,
         an_agency_takes_away_its_own, a_cell_is_never_a_formula,
         filters_are_kept_own_and_shared, a_filter_holds_no_address,
         many_are_urged_after_a_look, counters_are_the_lists_behind_them,
         agencies_are_found_half_typed]


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    build()
    sys.exit(run_cases(CASES))
