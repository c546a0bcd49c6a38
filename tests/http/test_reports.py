#!/usr/bin/python3
"""Reports through nginx: the work programme apart from everything else (R10),
every number of a report opens as many rows (R54), what is taken away says what
the screen says, and the public page (R78, R85)."""
import csv
import html
import io
import re
import sys
import zipfile

import openpyxl

import people
from client import Browser, number, run_cases, sql
from people import AGENCIES, SITES, agency_id, assignment_of, enter, \
    forward, person, word

LINKS_MAX = 30


def page(path):
    answer = person("leader").get(path)
    assert answer.status == 200, "%s: %s" % (path, answer)
    return answer.text


def digits(text):
    return int(re.sub(r"\D", "", text))


def links(text, begin):
    """[(path, number)] of the numbers that lead somewhere, each path once."""
    found = re.findall(r'<a href="/(%s\?[^"]*)"[^>]*>([\d.]+)</a>' % begin,
                       text)
    return list({html.unescape(p): digits(n) for p, n in found}.items())


def tables(text):
    """Rows of words of each table of figures."""
    out = []
    for table in re.findall(r'figure-table".*?</table>', text, re.S):
        rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.S)
        out.append([[html.unescape(re.sub(r"<small>.*?</small>|<[^>]*>", "",
                                          cell)).strip()
                     for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row,
                                            re.S)] for row in rows])
    return out


def figure(table, name, column):
    """Of the row and the column with these words; 0 without the row."""
    at = table[0].index(column)
    for row in table[1:]:
        if row[1] == name:
            return digits(row[at])
    return 0


def total_of(agency, query):
    """Of Phụ lục VI."""
    text = page("/report-summary?period=year" + query)
    found = re.findall(r"cell=total&amp;agency_id=%d\">([\d.]+)<"
                       % agency_id(agency), text)
    return digits(found[0]) if found else 0


def programme():
    return tables(page("/report-programme?period=year"))[0]


def take(path, ending):
    answer = person("leader").get("%s&format=%s" % (path, ending))
    assert answer.status == 200, "%s %s: %s" % (path, ending, answer)
    return answer.body


def an_item_is_in_one_report_only():
    name = AGENCIES["thu-ban-a"][0]
    before = total_of("thu-ban-a", ""), total_of("thu-ban-a", "&scope=all")
    column = "Tổng số đề án, nhiệm vụ"
    items = figure(programme(), name, column)
    title = "Đề án " + word()
    d = enter("creator", [{"content": title, "lead": name,
                           "product": "Tờ trình",
                           "receiving_authority": "UBND tỉnh"}],
              source="work_programme", doc_type="CTr")
    forward("creator", d)
    text = page("/report-programme?period=year")
    assert title in text and "/task-view?id=%d" % assignment_of(
        d, "thu-ban-a") in text
    assert figure(programme(), name, column) == items + 1
    assert total_of("thu-ban-a", "") == before[0]
    assert total_of("thu-ban-a", "&scope=all") == before[1] + 1


def a_programme_number_shows_its_items():
    numbers = links(page("/report-programme?period=year"), "report-programme")
    assert len(numbers) > 3, numbers
    for path, n in numbers[:LINKS_MAX]:
        listed = tables(page("/" + path))[1:]
        assert (len(listed[0]) - 1 if listed else 0) == n, path


def a_discipline_number_shows_its_documents():
    numbers = links(page("/report-discipline?period=year"),
                    "report-discipline")
    assert len(numbers) > 3, numbers
    for path, n in numbers[:LINKS_MAX]:
        text = page("/" + path)
        found = re.search(r'role="status"><b>([\d.]+)</b>', text)
        assert digits(found[1]) == n, path
        assert len(tables(text)[1]) - 1 == n, path


def a_figure_of_the_regulation_shows_its_rows():
    text = page("/report-regulation?period=year")
    numbers = links(text, "report-regulation")
    named = {path: n for path, n in numbers}
    assert len(numbers) >= 4, numbers
    shown = [row for row in tables(text)[0][1:] if row[2] != "0"]
    leading = links(text, "report-(?:regulation|discipline)")
    assert len(leading) == len(shown), (leading, shown)
    for path, n in named.items():
        listed, at = [], path
        while at:
            answer = page("/" + at.partition("#")[0])
            listed += tables(answer)[1][1:]
            older = re.search(r'rel="next" href="/(report-regulation[^"]*)"',
                              answer.partition('id="rows"')[2])
            at = html.unescape(older[1]) if older else ""
        assert len(listed) == n, (path, n, len(listed))
        ask = path.partition("#")[0]
        rows = list(openpyxl.load_workbook(io.BytesIO(take(
            "/" + ask, "xlsx"))).active.iter_rows(values_only=True))
        assert len(rows) - 1 == n, (path, n, len(rows))


def what_was_entered_late_says_so():
    title = "Rà soát " + word()
    d = enter("creator", [{"content": title,
                           "lead": AGENCIES["thu-ban-a"][0]}])
    forward("creator", d)
    # Issued before this month of reports, handed out in it.
    sql("UPDATE directive SET issued_on = issued_on - INTERVAL 200 DAY"
        " WHERE id = %d" % d)
    # The page that begins with it, however many others there are.
    path = "/report-rows?period=month&role=lead&cell=new&agency_id=%d" \
        "&after_id=%d" % (agency_id("thu-ban-a"), number(
            "SELECT MAX(id) - 1 FROM assignment WHERE directive_id = %d" % d))
    text = page(path)
    row = text[text.rindex("<tr", 0, text.index(title)):]
    row = row[:row.index("</tr>")]
    assert "Bổ sung" in row, row
    sql("UPDATE directive SET issued_on = issued_on + INTERVAL 200 DAY"
        " WHERE id = %d" % d)
    text = page(path)
    row = text[text.rindex("<tr", 0, text.index(title)):]
    assert "Bổ sung" not in row[:row.index("</tr>")]


def a_group_opens_its_rows():
    for by in ("specialist", "assigner", "field", "doc_type", "source"):
        numbers = links(page("/report-summary?period=year&by=" + by),
                        "report-rows")
        assert len(numbers) > 4, (by, numbers)
        for path, n in numbers[::max(1, len(numbers) // 5)]:
            found = re.search(r'role="status"><b>([\d.]+)</b>',
                              page("/" + path))
            assert found and digits(found[1]) == n, (path, n)


def exported(path):
    """Rows of the list a bar leads to."""
    return len(list(csv.reader(io.StringIO(person("leader").get(
        "/task-export?%s&format=csv" % path.partition("?")[2]
    ).body.decode("utf-8-sig")), delimiter=";"))) - 1


def a_bar_opens_its_rows():
    a = enter("creator", [{"content": "Rà soát " + word(),
                           "lead": AGENCIES["thu-ban-a"][0]}])
    forward("creator", a)
    sql("UPDATE assignment SET due_on = DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR)"
        " - INTERVAL 40 DAY WHERE directive_id = %d" % a)
    text = page("/report-overview")
    assert text.count("<svg class=\"chart-picture\"") == 5
    assert text.count("<desc ") == 5
    bars = links(text, "task-list")
    assert len(bars) >= 4 + 3, bars
    for path, n in bars[:12]:
        assert exported(path) == n, (path, n)
    months = links(text, "report-rows")
    assert len(months) == 24
    for path, n in months[-4:]:
        found = re.search(r'role="status"><b>([\d.]+)</b>', page("/" + path))
        assert (digits(found[1]) if found else 0) == n, path


def what_is_taken_away_is_what_is_shown():
    for name in ("report-programme", "report-discipline", "report-regulation"):
        text = page("/%s?period=year" % name)
        shown = [[digits(c) if re.fullmatch(r"[\d.]+", c) else None
                  for c in row] for row in tables(text)[0][1:]]
        ask = "/" + html.unescape(re.search(
            r'href="/(%s\?[^"]*)&amp;format=xlsx"' % name, text)[1])
        book = openpyxl.load_workbook(io.BytesIO(take(ask, "xlsx")))
        rows = list(book.active.iter_rows(values_only=True))
        comma = list(csv.reader(io.StringIO(take(ask, "csv").decode(
            "utf-8-sig")), delimiter=";"))
        words = zipfile.ZipFile(io.BytesIO(take(ask, "docx"))).read(
            "word/document.xml").decode()
        assert take(ask, "pdf")[:4] == b"%PDF"
        for r, row in enumerate(shown):
            for c, n in enumerate(row):
                if n is None:
                    continue
                assert rows[r + 1][c] == n, (name, r, c, rows[r + 1], row)
                assert comma[r + 1][c] == str(n), (name, comma[r + 1], row)
        assert re.search(r"BÁO CÁO", words) and "báo cáo riêng" in words


def the_rows_of_a_number_can_be_taken_away():
    path, n = max(links(page("/report-summary?period=year&by=source"),
                        "report-rows"), key=lambda one: one[1])
    rows = list(openpyxl.load_workbook(io.BytesIO(take(
        "/" + path, "xlsx"))).active.iter_rows(values_only=True))
    assert len(rows) - 1 == n, (path, n, len(rows))


def switch(word):
    sql("UPDATE rule_setting SET value = '%s' WHERE name = 'public_summary'"
        % word)
    sql("UPDATE rule_version SET version = version + 1")
    # Who is signed in brings the rules along; for others they may be older.
    person("responder").get("/public-summary")


def the_public_page_is_off_until_it_is_wanted():
    nobody = Browser(SITES["portal"], "nobody")
    person("responder")  # signs in while the range is open
    answer = nobody.get("/public-summary")
    assert answer.status == 404, answer
    try:
        sql("UPDATE rule_setting SET value = '192.0.2.7' WHERE name ="
            " 'portal_ranges'")
        switch("yes")
        answer = nobody.get("/public-summary")
        assert answer.status == 200, answer
        assert AGENCIES["thu-ban-a"][0] in answer.text
        for part in ("task-view", "report-rows", "agency_id", "directive"):
            assert part not in answer.text, part
        # From outside the range it is the only page there is.
        assert person("responder").get("/home").status == 403
        assert Browser(SITES["office"]).get("/public-summary").status == 404
    finally:
        sql("UPDATE rule_setting SET value = '' WHERE name = 'portal_ranges'")
        switch("no")
    answer = nobody.get("/public-summary")
    assert answer.status == 404, "is still on: %s" % answer


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases([
        an_item_is_in_one_report_only, a_programme_number_shows_its_items,
        a_discipline_number_shows_its_documents,
        a_figure_of_the_regulation_shows_its_rows,
        what_was_entered_late_says_so, a_group_opens_its_rows,
        a_bar_opens_its_rows, what_is_taken_away_is_what_is_shown,
        the_rows_of_a_number_can_be_taken_away,
        the_public_page_is_off_until_it_is_wanted]))
