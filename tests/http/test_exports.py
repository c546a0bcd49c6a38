#!/usr/bin/python3
"""Long files, written after the answer: that they hold what the page would have
sent, that only who asked fetches them, that they can be stopped, that nobody waits
for them, and what is shown of one that is not heard of."""
import os
import subprocess
import sys

import people
from client import config, number, run_cases, sql, wait_for
from people import AGENCIES, enter, forward, person, word

FOLDER = config("upload_dir") + "/exports"


class Locked:
    """Nobody reads tasks while this lives: who writes their rows waits."""

    def __enter__(self):
        self.client = subprocess.Popen(
            ["mariadb", "--no-defaults", "--unbuffered", "--skip-column-names",
             "--user=root", "--socket", config("db_socket"), config("db_name")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.client.stdin.write("LOCK TABLES task WRITE; SELECT 'held';\n")
        self.client.stdin.flush()
        assert self.client.stdout.readline().strip() == "held"
        return self

    def __exit__(self, *_):
        self.client.stdin.close()
        self.client.wait()


def ask(who, query="view=open", rows_of="task_list", kind="csv"):
    """Has a file made; its number."""
    answer = person(who).send("/export-create", {
        "rows_of": rows_of, "query": query, "format": kind})
    assert answer.status == 303, answer
    return number("SELECT MAX(id) FROM export_file")


def state(n):
    return sql("SELECT state, file FROM export_file WHERE id = %d" % n)[0]


def ended(n, wanted="done"):
    wait_for("SELECT state <> 'running' FROM export_file WHERE id = %d" % n)
    found, file = state(n)
    assert found == wanted, found
    return FOLDER + "/" + file


def a_task(who="creator"):
    d = enter(who, [{"content": "Lập tệp " + word(), "lead":
                     AGENCIES["thu-ban-a"][0]}])
    forward(who, d)
    return d


def rows_of(answer):
    assert answer.status == 200, answer
    return answer.body.decode("utf-8-sig").splitlines()


def the_file_holds_what_the_page_sends():
    a_task()
    for rows, query, page in (
            ("task_list", "view=everything", "/task-export?"),
            ("report_rows", "period=year&cell=total", "/report-rows?")):
        n = ask("creator", query, rows)
        ended(n)
        found = rows_of(person("creator").get("/export-get?id=%d" % n))
        direct = rows_of(person("creator").get(page + query + "&format=csv"))
        assert len(found) > 1 and found == direct, rows
        assert number("SELECT n_rows FROM export_file WHERE id = %d" % n) == \
            len(found) - 1
    sheet = ask("creator", kind="xlsx")
    ended(sheet)
    answer = person("creator").get("/export-get?id=%d" % sheet)
    assert answer.body[:2] == b"PK" and "xlsx" in \
        answer.header("Content-Disposition"), answer


def it_is_of_who_asked():
    n = ask("responder", "view=open")
    ended(n)
    own = rows_of(person("responder").get("/export-get?id=%d" % n))
    direct = rows_of(person("responder").get("/task-export?format=csv"))
    assert own == direct, "an agency gets no more than its own"
    for who in ("creator", "leader", "responder_lead"):
        assert person(who).get("/export-get?id=%d" % n).status == 404, who
        assert person(who).send("/export-cancel", {"id": n}).status == 404, who
        assert "export-get?id=%d\"" % n not in \
            person(who).get("/export-list").text
    answer = person("responder").send("/export-create", {
        "rows_of": "report_rows", "query": "period=year&cell=total",
        "format": "csv"})
    assert answer.status == 404, "an agency has no reports of the province"


def it_can_be_stopped_and_nobody_waits():
    with Locked():
        n = ask("creator")
        assert state(n)[0] == "running"
        page = person("creator").get("/export-list").text
        assert "<progress" in page and "data-refresh" in page
        again = person("creator").send("/export-create", {
            "rows_of": "task_list", "query": "view=open", "format": "csv"})
        assert again.status == 422 and "Một tệp khác của bạn" in again.text
        other = ask("responder")
        full = person("leader").send("/export-create", {
            "rows_of": "task_list", "query": "view=open", "format": "csv"})
        assert full.status == 422 and "đủ số tệp" in full.text
        stopped = person("creator").send("/export-cancel", {"id": n})
        assert stopped.status == 303, stopped
    ended(other)
    file = ended(n, "cancelled")
    until_gone(file)
    assert person("creator").get("/export-get?id=%d" % n).status == 404
    late = person("creator").send("/export-cancel", {"id": n})
    assert late.status == 303 and state(n)[0] == "cancelled"
    again = ask("creator")
    assert os.path.exists(ended(again))


def until_gone(path):
    for _ in range(200):
        if not os.path.exists(path):
            return
        subprocess.run(["sleep", "0.05"], check=True)
    raise AssertionError("what was stopped is still there")


def one_that_is_not_heard_of_is_interrupted():
    """Who writes it waits for longer than a worker may be silent. (That it is
    killed is a case of tests/batch/test_faults.py.)"""
    with Locked():
        n = ask("creator")
        sql("UPDATE export_file SET beat_at = beat_at - INTERVAL 2 MINUTE"
            " WHERE id = %d" % n)
        page = person("creator").get("/export-list").text
        assert "Bị gián đoạn" in page and "Lập lại" in page
        assert person("creator").get("/export-get?id=%d" % n).status == 404
        again = ask("creator")
        assert again != n, "what is interrupted keeps nobody from asking"
    assert os.path.exists(ended(again))
    assert os.path.exists(ended(n)), "it was only slow"


def it_is_kept_for_a_day():
    n = ask("creator")
    file = ended(n)
    sql("UPDATE export_file SET ended_at = ended_at - INTERVAL 25 HOUR"
        " WHERE id = %d" % n)
    assert person("creator").get("/export-get?id=%d" % n).status == 404
    assert "Đã hết hạn giữ" in person("creator").get("/export-list").text
    os.utime(file, (0, 0))
    person("creator").get("/task-export?format=csv")
    assert not os.path.exists(file), "the next export sweeps"


def a_bad_question_makes_nothing():
    before = number("SELECT COUNT(*) FROM export_file")
    for query in ("view=open&agency_id=x", "view=open\" onclick", "khong=co"):
        answer = person("creator").send("/export-create", {
            "rows_of": "task_list", "query": query, "format": "csv"})
        assert answer.status in (400, 404), (query, answer)
    assert number("SELECT COUNT(*) FROM export_file") == before


people.seed()
people.forget_failures()
sys.exit(run_cases([
    the_file_holds_what_the_page_sends, it_is_of_who_asked,
    it_can_be_stopped_and_nobody_waits, one_that_is_not_heard_of_is_interrupted,
    it_is_kept_for_a_day, a_bad_question_makes_nothing]))
