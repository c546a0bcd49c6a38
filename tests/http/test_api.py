#!/usr/bin/python3
"""The main job by programs alone: a directive is entered, handed out, received,
returned, answered, sent back and confirmed, more time is asked for and given, and
the report counts it, with tokens and JSON. Every question and every answer is held
against the OpenAPI document; and what a token, a key, an If-Match or a wrong type
does.

--learn writes the shapes of the answers met into nginx/api-answers.json: to be
run and read when a page shows something new.
"""
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import jsonschema

import people
from client import (OFFICE, PORTAL, VAR, Browser, multipart, number, run_cases,
                    sql)
from papers import pdf
from people import agency_id, assignment_of, days, person, word

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
SHAPES = ROOT + "/nginx/api-answers.json"
DAY = re.compile(r"\d{4}-\d\d-\d\d(T[\d:]+\+07:00)?$")
LEARN = "--learn" in sys.argv
learnt = {}
documents = {}
MANY = 8


def document(site):
    if site not in documents:
        answer = Browser(site).get("/api/v1/openapi.json")
        assert answer.status == 200, answer
        documents[site] = answer.json
    return documents[site]


def check(thing, schema, site, where):
    whole = dict(schema, components=document(site)["components"])
    errors = list(jsonschema.Draft202012Validator(
        whole, format_checker=jsonschema.FormatChecker(["date"])).iter_errors(
            thing))
    assert not errors, "%s: %s at %s" % (
        where, errors[0].message, list(errors[0].absolute_path))


class Program:
    """Asks only as the document says, and holds the answers to it."""

    def __init__(self, site, secret):
        self.site = site
        self.secret = secret

    def ask(self, method, action, query=None, body=None, headers=None,
            files=None, wrong=False):
        """wrong: what is sent is not what the document asks for."""
        if not wrong:
            self.hold_question(method, action, query or {}, body, files)
        path = "/api/v1/" + action
        if query:
            path += "?" + urlencode(query, doseq=True)
        sent = {"Authorization": "Bearer " + self.secret}
        data = None
        if files:
            sent["Content-Type"], data = multipart(list(body.items()), files)
        elif body is not None:
            sent["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        answer = Browser(self.site).ask(method, path, data,
                                        dict(sent, **(headers or {})))
        self.hold(method, action, answer)
        return answer

    def operation(self, method, action):
        """None: there is no such thing for a program here."""
        return document(self.site)["paths"].get("/" + action, {}).get(
            method.lower())

    def hold_question(self, method, action, query, body, files):
        operation = self.operation(method, action)
        if operation is None:
            return
        where = "the question %s %s" % (method, action)
        known = {p["name"]: p for p in operation["parameters"]
                 if p["in"] == "query"}
        for name, value in query.items():
            assert name in known, "%s: %s" % (where, name)
            check(value, known[name]["schema"], self.site, where)
        lacking = [n for n, p in known.items() if p["required"] and
                   n not in query]
        assert not lacking, "%s: without %s" % (where, lacking)
        if "requestBody" not in operation:
            assert body is None and not files, where
            return
        wanted = operation["requestBody"]
        assert body is not None or not wanted["required"], where
        schema = wanted["content"]["application/json"]["schema"]
        if body is not None:
            check(body, schema, self.site, where)
        if files:
            parts = wanted["content"]["multipart/form-data"]["schema"]
            for field, _, _ in files:
                assert parts["properties"][field]["type"] == "array", where

    def hold(self, method, action, answer):
        operation = self.operation(method, action)
        if operation is None:
            assert answer.status in (403, 404), answer
            return
        if answer.status == 304:
            return
        assert str(answer.status) in operation["responses"], answer
        wanted = operation["responses"][str(answer.status)]
        if "$ref" in wanted:
            wanted = document(self.site)["components"]["responses"][
                wanted["$ref"].rsplit("/", 1)[1]]
        kind = answer.header("Content-Type").split(";")[0]
        if "application/octet-stream" in wanted["content"]:
            return
        assert kind in wanted["content"], "%s: %s" % (action, kind)
        if "schema" not in wanted["content"][kind]:
            return
        if answer.status == 200 and method == "GET" and LEARN:
            learnt[action] = join(learnt.get(action), shape(answer.json))
            return
        check(answer.json, wanted["content"][kind]["schema"], self.site,
              "%s %s" % (method, action))

    def get(self, action, headers=None, **query):
        answer = self.ask("GET", action, query, headers=headers)
        assert answer.status in (200, 304), answer
        return answer

    def post(self, action, body, query=None, **more):
        return self.ask("POST", action, query, body, **more)


# Shapes: what the document says of an answer -----------------------------------

def shape(thing):
    if isinstance(thing, dict):
        return {"type": "object", "required": sorted(thing),
                "properties": {k: shape(v) for k, v in thing.items()}}
    if isinstance(thing, list):
        out = {"type": "array"}
        for one in thing:
            out["items"] = join(out.get("items"), shape(one))
        return out
    # A day, a moment or a rate that is not there yet is null (view.h).
    if thing is None or isinstance(thing, str) and DAY.match(thing):
        return {"type": ["null", "string"]}
    if isinstance(thing, float):
        return {"type": ["null", "number"]}
    kinds = {bool: "boolean", int: "integer", str: "string"}
    return {"type": kinds[type(thing)]}


def types(schema):
    kind = schema.get("type", [])
    return set(kind if isinstance(kind, list) else [kind])


def join(a, b):
    """What fits either."""
    if a is None or b is None:
        return a or b
    both = types(a) | types(b)
    if "number" in both:
        both -= {"integer", "string"}  # a rate that is not there yet
    out = {"type": sorted(both) if len(both) > 1 else both.pop()}
    if "properties" in a and "properties" in b:
        out["required"] = sorted(set(a["required"]) & set(b["required"]))
        out["properties"] = {
            name: join(a["properties"].get(name), b["properties"].get(name))
            for name in set(a["properties"]) | set(b["properties"])}
    else:
        for name in ("properties", "required"):
            if name in a or name in b:
                out[name] = a.get(name, b.get(name))
    items = join(a.get("items"), b.get("items"))
    if items:
        out["items"] = items
    return out


def keep_shapes():
    with open(SHAPES, encoding="utf-8") as f:
        shapes = json.load(f)
    for action, one in learnt.items():
        old = shapes.get(action)
        shapes[action] = join(old, one) if old and "properties" in old else one
    lines = [" %s:%s" % (json.dumps(name), json.dumps(
        one, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
             for name, one in sorted(shapes.items())]
    with open(SHAPES, "w", encoding="utf-8") as f:
        f.write("{\n%s\n}\n" % ",\n".join(lines))


# Tokens --------------------------------------------------------------------------

def token(key, scopes, rate=6000, **changes):
    """As an administrator gives it; the answer of the page."""
    values = [("name", "Phần mềm thử " + word()), ("rate", rate),
              ("as_account_id", people.account_id(key)),
              ("valid_to", days(30)), ("basis", "12/CV-VP")]
    if people.PEOPLE[key][2] == "responder":
        values.append(("as_officer_id", number(
            "SELECT MIN(id) FROM officer WHERE agency_id = %d"
            % agency_id(people.PEOPLE[key][4]))))
    values = [(n, changes.get(n, v)) for n, v in values]
    values += [("scopes", s) for s in scopes]
    return person("administrator").send("/admin-token-create", values)


def program(key, *scopes, **changes):
    page = token(key, scopes, **changes)
    assert page.status == 200, page
    secret = re.search(r"<code>(nvt_[0-9a-f]{64})</code>", page.text)
    assert secret, page
    return Program(people.SITES[people.PEOPLE[key][0]], secret.group(1))


def newest_token():
    return number("SELECT MAX(id) FROM api_token")


# The document -------------------------------------------------------------------------

def the_document_is_sound():
    """Whoever makes a client of it finds what it points to, each operation under
    a name of its own, and schemas that are some."""
    for site in (OFFICE, PORTAL):
        whole = document(site)
        assert whole["openapi"].startswith("3.1."), whole["openapi"]
        names, schemas = [], list(whole["components"]["schemas"].values())
        for methods in whole["paths"].values():
            for operation in methods.values():
                names.append(operation["operationId"])
                schemas += [p["schema"] for p in operation["parameters"]]
                bodies = [operation.get("requestBody", {}), *operation[
                    "responses"].values()]
                schemas += [c["schema"] for b in bodies
                            for c in b.get("content", {}).values() if c]
        assert len(names) == len(set(names)) > 30, len(names)
        for schema in schemas:
            jsonschema.Draft202012Validator.check_schema(schema)
        for found in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(whole)):
            at = whole
            for part in found.split("/"):
                at = at[part]


# The main job -----------------------------------------------------------------------

def typed(values, schema):
    """The same values, as the document wants each."""
    out = {}
    for name, value in values.items():
        kind = schema["properties"][name]["type"]
        out[name] = int(value) if kind == "integer" else \
            str(value) == "1" if kind == "boolean" else str(value)
    check(out, schema, OFFICE, "what is sent")
    return out


def directive(*tasks):
    """The whole body of task-create, checked against the document."""
    schema = document(OFFICE)["paths"]["/task-create"]["post"]["requestBody"][
        "content"]["application/json"]["schema"]
    flat = people.directive_values("creator", [])
    flat["issued_on"] = "-".join(reversed(flat["issued_on"].split("/")))
    flat["released_at"] = flat["issued_on"] + "T08:30:00+07:00"
    rows = [{"content": text, "lead": lead, "has_deadline": "1",
             "deadline_text": "trước ngày " + days(20), "must_report": "1"}
            for text, lead in tasks]
    body = typed(flat, schema)
    body["task"] = [typed(row, schema["properties"]["task"]["items"])
                    for row in rows]
    return body


story = {}


def the_office_enters_and_hands_out():
    office = story["office"] = program("creator", "read", "record", "decide")
    body = directive(("Rà soát quy hoạch " + word(), "Ban Sông Cạn"),
                     ("Lập danh mục " + word(), "Ban Núi Xanh"))
    key = {"Idempotency-Key": "cv-" + word()}
    done = office.post("task-create", body, {"secrecy": "none"}, headers=key)
    assert done.status == 200, done
    d = story["directive"] = done.json["query"]["id"]
    again = office.post("task-create", body, {"secrecy": "none"}, headers=key)
    assert again.json == done.json and \
        again.header("Idempotency-Replayed") == "true", again
    other = office.post("task-create", dict(body, abstract="Khác"),
                        {"secrecy": "none"}, headers=key)
    assert (other.status, other.json["reason"]) == (409, "token_used"), other
    assert number("SELECT COUNT(*) FROM directive WHERE ref_number = '%s'"
                  % body["ref_number"]) == 1
    seen = office.get("directive-view", id=d)
    assert seen.json["Directive"]["abstract"] == body["abstract"]
    task = people.task_of(d)
    office.get("task-edit", id=task)
    office.get("task-drop", id=task)
    tag = seen.header("ETag")
    assert tag.strip('W/"').split("-")[0] == \
        str(seen.json["Directive"]["version"]), tag
    assert office.get("directive-view", {"If-None-Match": tag},
                      id=d).status == 304
    done = office.post("task-forward", {}, {"id": d},
                       headers={"If-Match": tag})
    assert done.status == 200 and done.json["done"], done
    late = office.post("task-forward", {}, {"id": d},
                       headers={"If-Match": tag})
    assert late.status in (409, 412), late


def iso(n):
    return "-".join(reversed(days(n).split("/")))


def version(who, a):
    return who.get("task-view", id=a).json["Assignment"]["version"]


def done_so_far():
    """How many the report of this year counts as done."""
    return story["office"].get("report-summary", period="year",
                               year=people.TODAY.year).json["Total"]["n"]["done"]


def send_result(agency, a, text):
    return agency.post("task-reply", {
        "version": version(agency, a), "kind": "result", "reply_text": text,
        "reply_number": "345", "reply_symbol": "BC-BQL",
        "reply_issued_on": iso(0)}, {"id": a},
        files=[("files", "báo cáo.pdf", pdf("Báo cáo kết quả"))])


def the_agency_receives_and_answers():
    agency = story["agency"] = program("responder", "read", "respond")
    a = story["assignment"] = assignment_of(story["directive"], "thu-ban-a")
    listed = agency.get("task-assigned", view="new", size=100).json
    assert a in [row["id"] for row in listed["Assignments"]]
    for form in ("task-reply", "task-return", "extension-request",
                 "difficulty-report"):
        agency.get(form, id=a)
    tag = agency.get("task-view", id=a).header("ETag")
    done = agency.post("task-receive", {"id": a}, headers={"If-Match": tag})
    assert done.status == 200 and done.json["query"] == {"id": a}, done
    stale = agency.post("task-receive", {"id": a}, headers={"If-Match": tag})
    assert (stale.status, stale.json["kind"]) == (412, "conflict"), stale
    # The same, with the version in the body instead of the header.
    old = int(tag.strip('W/"').split("-")[0])
    stale = agency.post("task-reply", {
        "version": old, "kind": "progress", "reply_text": "Cũ"}, {"id": a})
    assert (stale.status, stale.json["kind"]) == (409, "conflict"), stale
    done = agency.post("task-reply", {
        "version": version(agency, a), "kind": "progress",
        "reply_text": "Đang làm"}, {"id": a})
    assert done.status == 200, done


def another_agency_returns_what_is_not_its_own():
    other = program("responder_lead", "read", "respond")
    office = story["office"]
    b = assignment_of(story["directive"], "thu-ban-b")
    done = other.post("task-return", {
        "version": version(other, b), "category": "not_competent",
        "reason": "Không thuộc thẩm quyền", "head_informed": "Ông Thử Đầu",
        "proposed_agency_id": agency_id("thu-ban-c")}, {"id": b})
    assert done.status == 200, done
    seen = office.get("return-decide", id=b).json
    assert seen["Assignment"]["state"] == "returned", seen["Assignment"]
    done = office.post("return-decide", {
        "version": version(office, b), "decision": "transferred",
        "reason": "Đúng là như vậy", "to_agency_id": agency_id("thu-ban-c")},
        {"id": b})
    assert done.status == 200, done
    assert office.get("task-view", id=b).json["Assignment"]["state"] == \
        "transferred"
    assert number("SELECT COUNT(*) FROM assignment WHERE transferred_from_id ="
                  " %d AND state = 'assigned'" % b) == 1


def more_time_is_asked_for_and_given():
    agency, office, a = story["agency"], story["office"], story["assignment"]
    done = agency.post("extension-request", {
        "version": version(agency, a), "asked_due_on": iso(40),
        "reason": "Chờ ý kiến các bên"}, {"id": a})
    assert done.status == 200, done
    assert office.get("extension-decide", id=a).status == 200
    done = office.post("extension-decide", {
        "version": version(office, a), "decision": "granted",
        "due_on": iso(40), "decided_by": "Chủ tịch",
        "document": "12/UBND-TH"}, {"id": a})
    assert done.status == 200, done
    assert agency.get("task-view", id=a).json["Assignment"]["due_on"] == iso(40)


def the_office_sends_back_and_then_confirms():
    agency, office, a = story["agency"], story["office"], story["assignment"]
    before = done_so_far()
    done = send_result(agency, a, "Chưa đủ")
    assert done.status == 200, done
    done = office.post("result-send-back", {
        "version": version(office, a), "reason": "Thiếu phụ lục"}, {"id": a})
    assert done.status == 200, done
    assert agency.get("task-view", id=a).json["Assignment"]["state"] == \
        "in_progress"
    assert send_result(agency, a, "Đã xong").status == 200
    seen = office.get("task-view", id=a)
    assert seen.json["Assignment"]["state"] == "submitted", seen.text[:900]
    assert "Đã xong" in [r["reply_text"] for r in seen.json["Replies"]]
    done = office.post("result-confirm", {"note": "Đạt yêu cầu"}, {"id": a},
                       headers={"If-Match": seen.header("ETag")})
    assert done.status == 200, done
    seen = office.get("task-view", id=a).json
    assert seen["Assignment"]["state"] == "completed"
    history = json.dumps(seen["Events"], ensure_ascii=False)
    assert "Nguyễn Thử Nhất" in history and "Trần Thử Tạo" in history
    again = office.post("result-confirm", {
        "version": seen["Assignment"]["version"]}, {"id": a})
    assert again.status == 409, again
    assert done_so_far() == before + 1, "the report has not counted it"


# Where the number in the query is not that of an assignment.
NUMBERS = {
    "directive": "SELECT id FROM directive WHERE forwarded_at IS NULL UNION"
                 " SELECT %d",
    "notice": "SELECT MAX(id) FROM notice GROUP BY state",
    "inspection": "SELECT id FROM inspection",
    "series": "SELECT DISTINCT parent_id FROM task WHERE parent_id > 0",
    "escalation": "SELECT MAX(id) FROM escalation GROUP BY state",
    "task": "SELECT MAX(id) FROM task t JOIN (SELECT id AS d FROM directive"
            " WHERE forwarded_at IS NULL) x ON x.d = t.directive_id",
    "central": "SELECT t.id FROM task t JOIN directive d ON d.id ="
               " t.directive_id WHERE d.source = 'government'"
               " AND t.parent_id IS NULL",
    "item": "SELECT MAX(id) FROM notice_item GROUP BY state",
    "outgoing": "SELECT MAX(id) FROM outgoing GROUP BY mark, n_left_out > 0",
    "review": "SELECT MAX(id) FROM outgoing_review GROUP BY kind",
    "status": "SELECT MAX(id) FROM outgoing_status",
    "assignment": "SELECT MAX(id) FROM assignment GROUP BY state,"
                  " agency_id = %d",
}
WHOSE = {"central-enter": "central", "central-withdraw": "central",
         "directive-view": "directive", "directive-edit": "directive",
         "task-forward": "directive", "task-edit": "task",
         "task-drop-all": "directive",
         "task-drop": "task", "notice-item-withdraw": "item",
         "ruling-record": "escalation", "escalation-propose": "escalation",
         "escalation-print": "escalation", "outgoing-view": "outgoing",
         "outgoing-mark": "outgoing", "outgoing-review": "review",
         "outgoing-status": "status"}


def numbers(action):
    """Those to ask for: one of each kind; while learning, all kinds."""
    kind = WHOSE.get(action) or next(
        (k for k in ("notice", "inspection", "series")
         if action.startswith(k + "-")), "assignment")
    first = story["directive"] if kind == "directive" else story["assignment"]
    text = NUMBERS[kind].replace("%d", str(
        first if kind == "directive" else agency_id("thu-ban-a")))
    found = [int(row[0]) for row in sql(text) if row[0] != "NULL"]
    found = [first] * (kind in ("directive", "assignment")) + found
    return found if LEARN else found[:1] or [first]


def ask_in_each_way(who, action, operation, query):
    """With each word that the document names, for each that may be chosen; of a
    long list, the cells of a report, with the first and the last."""
    for p in operation["parameters"]:
        words = p["schema"].get("enum", [])
        for choice in words if len(words) <= MANY or LEARN else (
                words[0], words[-1]):
            if p["name"] not in query:
                who.ask("GET", action, dict(query, **{p["name"]: choice}))


def every_answer_is_as_the_document_says():
    """Each GET a token may ask, with what the story and the demo have left."""
    for site, who in ((OFFICE, program("creator", "read", "record", "decide",
                                       "respond", "outgoing")),
                      (PORTAL, program("responder", "read", "respond",
                                       "delegate"))):
        for path, methods in document(site)["paths"].items():
            if "get" not in methods:
                continue
            names = {p["name"]: p["schema"]["type"]
                     for p in methods["get"]["parameters"]
                     if p["in"] == "query" and
                     (p["required"] or p["name"] == "id") and
                     p["schema"]["type"] in ("integer", "array")}
            for n in numbers(path[1:]) if names else [0]:
                query = {name: [n] if kind == "array" else n
                         for name, kind in names.items()}
                query.update(QUERIES.get(path[1:], {}))
                who.ask("GET", path[1:], query)
                ask_in_each_way(who, path[1:], methods["get"], query)


QUERIES = {"agency-find": {"q": "thử"}, "task-create": {"secrecy": "none"},
           "deadline-preview": {"text": "quý II"}}


# What is refused ------------------------------------------------------------------

def what_is_wrong_is_said_at_its_field():
    office = story["office"]
    body = directive(("Việc " + word(), "Không Có Cơ Quan Này"))
    body["task"][0]["starred"] = "1"
    wrong = office.post("task-create", body, {"secrecy": "none"}, wrong=True)
    assert wrong.status == 422, wrong
    found = {e["pointer"]: e for e in wrong.json["errors"]}
    assert found["/task/0/starred"]["key"] == "bad_type", found
    assert "kiểu dữ liệu" in found["/task/0/starred"]["detail"].lower()
    body = directive(("MẬT", "Ban Sông Cạn"))
    secret = office.post("task-create", body, {"secrecy": "none"})
    assert {"key": "secret"}.items() <= {
        e["pointer"]: e for e in secret.json["errors"]}[
            "/task/0/content"].items(), secret.text
    for data in (b"", b"[]", b"{", b'{"a": {"b": 1}}', b'{"n": 1.5}',
                 b'{"id": 1, "id": 2}', b'{"khong_co": 1}', b'{"a\\u0000": 1}'):
        answer = Browser(OFFICE).ask("POST", "/api/v1/task-receive", data, {
            "Authorization": "Bearer " + program("creator", "respond").secret,
            "Content-Type": "application/json"})
        assert answer.status in (400, 422), "%s: %s" % (data, answer)
        assert answer.header("Content-Type") == "application/problem+json"


def each_failure_is_a_problem_of_its_status():
    """RFC 9457: whatever goes wrong, by a program or before it is reached."""
    office, a = story["office"], story["assignment"]
    few = program("creator", "read", rate=1)
    now = version(office, a)

    def post(data, action="result-confirm?id=%d" % a, kind="application/json"):
        return Browser(OFFICE).ask("POST", "/api/v1/" + action, data, {
            "Authorization": "Bearer " + office.secret, "Content-Type": kind})
    def over():
        for _ in range(3):
            answer = few.ask("GET", "call-list")
            if answer.status == 429:
                return answer
        return answer
    found = {
        "400": post(b"{"),
        "401": Browser(OFFICE).get("/api/v1/task-list"),
        "403": few.ask("POST", "task-forward", {"id": 1}, {"version": 1}),
        "404": office.ask("GET", "task-view", {"id": 999999999}),
        "404 ": Browser(OFFICE).get("/api/v1/khong-co"),
        "405": Browser(OFFICE).ask("DELETE", "/api/v1/task-list"),
        "409": office.ask("POST", "result-confirm", {"id": a},
                          {"version": now}),
        "412": office.ask("POST", "result-confirm", {"id": a}, {},
                          {"If-Match": '"%d"' % (now - 1)}),
        "413": post(b'{"note": "' + b"x" * (9 << 20) + b'"}'),
        "413 ": post(b'{"note": "' + b"x" * (3 << 20) + b'"}'),
        "422": office.ask("POST", "result-send-back", {"id": a}, {
            "version": now, "reason": " "}),
        "429": over(),
    }
    for wanted, answer in found.items():
        status = int(wanted)
        assert answer.status == status, "%s: %s" % (wanted, answer)
        assert answer.header("Content-Type").split(";")[0] == \
            "application/problem+json", wanted
        check(answer.json, document(OFFICE)["components"]["schemas"]["Problem"],
              OFFICE, "the problem %s" % wanted)
        assert answer.json["status"] == status, answer.json
        assert answer.json["title"] and answer.json["request_id"], answer.json


def a_token_may_what_its_scopes_say():
    reader = program("creator", "read")
    for method, action in (("POST", "task-create"), ("GET", "task-create"),
                           ("POST", "result-confirm"), ("GET", "home"),
                           ("GET", "session-list"), ("POST", "logout"),
                           ("GET", "password-change"), ("POST", "login"),
                           ("POST", "notification-read")):
        query = {"id": 1} if action == "result-confirm" else {}
        answer = reader.ask(method, action, query,
                            {} if method == "POST" else None, wrong=True)
        assert (answer.status, answer.json["reason"]) == (403, "scope"), answer
        assert "insufficient_scope" in answer.header("WWW-Authenticate")
    assert reader.get("task-list").status == 200
    stray = Program(PORTAL, reader.secret)
    assert stray.ask("GET", "task-assigned").status == 403
    for key, scopes in (("creator", ["delegate"]), ("general_manager",
                                                    ["record"]),
                        ("administrator", ["read"]), ("evaluator", ["read"]),
                        ("creator", [])):
        assert token(key, scopes).status == 422, key
    assert token("responder", ["read"], as_officer_id="").status == 422
    assert token("creator", ["read"], valid_to=days(-1)).status == 422
    assert token("creator", ["read"], valid_to=days(400)).status == 422


def only_a_token_opens():
    good = program("creator", "read", "respond")
    for header in ("Bearer", "Bearer ", "Bearer nvt_" + "0" * 64,
                   "Basic " + good.secret, "Bearer " + good.secret[:-1],
                   "Bearer " + good.secret.upper()):
        answer = Browser(OFFICE).ask("GET", "/api/v1/task-list", None,
                                     {"Authorization": header})
        assert (answer.status, answer.json["reason"]) == (401, "token"), header
        assert answer.header("WWW-Authenticate").startswith("Bearer")
    # A cookie beside it counts for nothing; JSON with a cookie alone neither.
    browser = person("creator")
    answer = browser.ask("GET", "/api/v1/task-list", None,
                         {"Authorization": "Bearer nvt_"})
    assert answer.status == 401, answer
    answer = browser.ask("POST", "/api/v1/filter-save", json.dumps({
        "csrf": browser.csrf, "token": secrets.token_hex(16),
        "list": "task-list", "name": "x", "query": "view=open"}).encode(),
        {"Content-Type": "application/json"})
    assert (answer.status, answer.json["reason"]) == \
        (403, "json_needs_token"), answer
    # A page is for people: the header opens none.
    answer = Browser(OFFICE).ask("GET", "/task-list", None, {
        "Authorization": "Bearer " + good.secret})
    assert answer.status == 303, answer
    assert not number("SELECT COUNT(*) FROM api_token WHERE HEX(secret_sha256)"
                      " = HEX('%s')" % good.secret)


def a_token_ends():
    for end in ("revoke", "valid_to = DATE_SUB(CURDATE(), INTERVAL 2 DAY)",
                "account_id = %d" % people.account_id("creator_other")):
        who = program("creator", "read")
        number_of_it = newest_token()
        assert who.get("task-list").status == 200
        if end == "revoke":
            answer = person("administrator").send(
                "/admin-token-revoke?id=%d" % number_of_it,
                {"basis": "13/CV-VP"})
            assert answer.status == 303, answer
            twice = person("administrator").send(
                "/admin-token-revoke?id=%d" % number_of_it,
                {"basis": "13/CV-VP"})
            assert twice.status == 409, twice
        elif end.startswith("account"):
            sql("UPDATE account SET closed_at = UTC_TIMESTAMP() WHERE id = %d"
                % people.account_id("creator_other"))
            sql("UPDATE api_token SET %s WHERE id = %d" % (end, number_of_it))
        else:
            sql("UPDATE api_token SET %s WHERE id = %d" % (end, number_of_it))
        try:
            answer = who.ask("GET", "task-list")
            assert answer.status == 401, "%s: %s" % (end, answer)
        finally:
            sql("UPDATE account SET closed_at = NULL WHERE id = %d"
                % people.account_id("creator_other"))
    page = person("administrator").get("/admin-tokens?state=over")
    assert "13/CV-VP" in page.words
    listed = person("administrator").get("/admin-tokens")
    assert listed.status == 200 and "nvt_" in listed.text


def a_minute_has_so_many_requests():
    who = program("creator", "read", rate=3)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: who.ask("GET", "call-list"),
                                range(12)))
    good = [a for a in answers if a.status == 200]
    over = [a for a in answers if a.status == 429]
    assert len(good) + len(over) == 12, [a.status for a in answers]
    assert 3 <= len(good) <= 6, len(good)  # a minute may turn meanwhile
    assert 1 <= int(over[0].header("Retry-After")) <= 60
    assert over[0].json["kind"] == "throttled"
    row = sql("SELECT total, address, used_at IS NOT NULL FROM api_token_use"
              " WHERE token_id = %d" % newest_token())[0]
    assert row == [str(len(good)), "127.0.0.1", "1"], row


def what_a_token_is_and_does_is_seen():
    """By the administrator: until when, for what, when last and from where."""
    name = "Phần mềm " + word()
    who = program("creator", "read", "record", rate=77, name=name,
                  valid_to=days(12))
    page = person("administrator").get("/admin-tokens", text=name)
    for said in (name, "Trần Thử Tạo", days(12), "Chưa dùng", "77"):
        assert said.lower() in page.words.lower(), "%s: %s" % (said, page.words)
    who.get("call-list")
    who.get("call-list")
    page = person("administrator").get("/admin-tokens", text=name)
    for said in ("127.0.0.1", people.TODAY.strftime("%d/%m/%Y"), "2 lượt"):
        assert said in page.words, "%s: %s" % (said, page.words)


# From the e-office ------------------------------------------------------------

def a_link_fills_the_form_in():
    """Nothing of the document is typed again, and nothing is stored by it."""
    before = number("SELECT COUNT(*) FROM directive")
    said = {"doc_type": "CV", "ref_number": "4711", "ref_symbol": "UBND-TH",
            "issued_on": "2026-04-24", "signer": "Đặng Thử Chủ",
            "released_at": "2026-04-24T08:30:00+07:00",
            "abstract": "Về việc \"rà soát\" <quy hoạch> & " + word()}
    page = person("creator").get("/task-create?secrecy=none", **said)
    form = page.form("/task-create")
    shown = dict(said, issued_on="24/04/2026", released_at="24/04/2026 08:30")
    for name, value in shown.items():
        assert form.value(name) == value, "%s: %s" % (name, form.value(name))
    assert "<quy hoạch>" not in page.text
    assert number("SELECT COUNT(*) FROM directive") == before


def only_listed_origins_may_frame_a_page():
    csp = person("creator").get("/home").header("Content-Security-Policy")
    assert "frame-ancestors 'none'" in csp, csp
    with open(VAR + "/etc/site.json", encoding="utf-8") as f:
        settings = json.load(f)
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/etc")
        for origins, good in ((["https://vpdt.thunghiem.vn"], True),
                              (["https://a.vn", "http://b.vn:8080"], True),
                              (["*"], False), (["https://*.vn"], False),
                              (["https://a.vn; script-src *"], False),
                              (["https://a.vn/x"], False)):
            with open(folder + "/site.json", "w", encoding="utf-8") as f:
                json.dump(dict(settings, VAR=folder, EMBED=origins), f)
            done = subprocess.run(
                [ROOT + "/nginx/site", folder + "/site.json"],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            assert (done.returncode == 0) == good, (origins, done.stderr)
            if good:
                with open(folder + "/etc/headers.conf", encoding="utf-8") as f:
                    assert "frame-ancestors %s\"" % " ".join(origins) in \
                        f.read()


CASES = [the_document_is_sound, the_office_enters_and_hands_out,
         the_agency_receives_and_answers,
         another_agency_returns_what_is_not_its_own,
         more_time_is_asked_for_and_given,
         the_office_sends_back_and_then_confirms, every_answer_is_as_the_document_says,
         each_failure_is_a_problem_of_its_status,
         what_is_wrong_is_said_at_its_field, a_token_may_what_its_scopes_say,
         only_a_token_opens, a_token_ends, a_minute_has_so_many_requests,
         what_a_token_is_and_does_is_seen,
         a_link_fills_the_form_in, only_listed_origins_may_frame_a_page]

if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    status = run_cases(CASES)
    if LEARN:
        keep_shapes()
    sys.exit(status)
