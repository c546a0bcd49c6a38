#!/usr/bin/python3
"""Reports that are taken away, opened by the office suite a province has: each
XLSX and DOCX says what the screen says, row by row."""
import csv
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile

import people
from client import number, run_cases
from people import person

REPORTS = ("report-summary?period=year", "report-summary?period=year&by=field",
           "report-programme?period=year", "report-discipline?period=year",
           "report-regulation?period=year")
FOLDER = tempfile.mkdtemp(prefix="office-suite-")
# Blanks between the columns, UTF-8, as shown.
CSV = "csv:Text - txt - csv (StarCalc):59,34,76"
NUMBER = re.compile(r"\d{1,3}([.,]\d{3})*")


def numbers(cells):
    return [int(re.sub(r"\D", "", cell)) for cell in cells
            if NUMBER.fullmatch(cell)]


def words(markup):
    return html.unescape(re.sub(r"<small.*?</small>|<[^>]*>", "",
                                markup)).strip()


def shown(path):
    """[(name, numbers)] of the rows of the first table of the screen."""
    text = person("leader").get("/" + path).text
    table = text[text.index("<table"):text.index("</table>")]
    rows = [[words(cell) for cell in re.findall(
        r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.S)]
    rows = [(row[1], numbers(row[2:])) for row in rows if len(row) > 2]
    return [(name, n) for name, n in rows if n]


def frozen():
    """The fullest report that was frozen; one is, if nobody did."""
    if not number("SELECT COUNT(*) FROM frozen_report WHERE n_rows > 0"):
        answer = person("general_manager").send(
            "/report-freeze?period=month&year=2026&number=5", {})
        assert answer.status == 303, answer
    return "report-frozen-view?id=%d" % number(
        "SELECT id FROM frozen_report ORDER BY n_rows DESC, id LIMIT 1")


def take():
    """Puts both files of each report into the folder: [(path, name)]."""
    taken = []
    for i, path in enumerate(REPORTS + (frozen(),)):
        for ending in ("xlsx", "docx"):
            answer = person("leader").get("/%s&format=%s" % (path, ending))
            assert answer.status == 200, "%s %s: %s" % (path, ending, answer)
            name = os.path.join(FOLDER, "%d.%s" % (i, ending))
            with open(name, "wb") as f:
                f.write(answer.body)
        taken.append((path, os.path.join(FOLDER, str(i))))
    return taken


def convert(form, names):
    done = subprocess.run(
        ["soffice", "--headless", "--norestore",
         "-env:UserInstallation=file://%s/profile" % FOLDER,
         "--convert-to", form, "--outdir", FOLDER] + names,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
        check=False)
    assert done.returncode == 0, done.stdout.decode()


def of_sheet(name):
    with open(name + ".csv", encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f, delimiter=";"))
    return [(row[1], numbers(row[2:])) for row in rows if len(row) > 2]


def of_paper(name, names):
    """A cell is a line: what stands between one name and the next."""
    with open(name + ".txt", encoding="utf-8-sig") as f:
        lines = [line.strip() for line in f]
    found, row = [], None
    for line in lines:
        if line in names:
            row = (line, [])
            found.append(row)
        elif row is not None and NUMBER.fullmatch(line):
            row[1].append(int(re.sub(r"\D", "", line)))
    return found


def every_figure_is_the_same():
    taken = take()
    convert(CSV, [name + ".xlsx" for _, name in taken])
    convert("txt:Text (encoded):UTF8", [name + ".docx" for _, name in taken])
    for path, name in taken:
        rows = shown(path)
        assert rows, path
        sheet = of_sheet(name)
        paper = of_paper(name, {n for n, _ in rows})
        for row in rows:
            # Behind its figures a sheet has what its rates are of; a paper
            # the number of the next row.
            for found in sheet, paper:
                assert any(n == row[0] and them[:len(row[1])] == row[1]
                           for n, them in found), (path, row, found)


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    try:
        status = run_cases([every_figure_is_the_same])
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
    sys.exit(status)
