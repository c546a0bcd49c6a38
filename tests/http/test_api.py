#!/usr/bin/python3
"""The main job by programs alone: a directive is entered, handed out, received,
answered and confirmed with tokens and JSON, and every answer is held against
the OpenAPI document; and what a token, a key, an If-Match or a wrong type does.

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


def document(site):
    if site not in documents:
        answer = Browser(site).get("/api/v1/openapi.json")
        assert answer.status == 200, answer
        documents[site] = answer.json
    return documents[site]


def check(thing, schema, site, where):
    whole = dict(schema, components=document(site)["components"])
    errors = list(jsonschema.Draft202012Validator(whole).iter_errors(thing))
    assert not errors, "%s: %s at %s" % (
        where, errors[0].message, list(errors[0].absolute_path))


class Program:
    """Asks as the document says, and holds the answers to it."""

    def __init__(self, site, secret):
        self.site = site
        self.secret = secret

    def ask(self, method, action, query=None, body=None, headers=None,
            files=None):
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

    def hold(self, method, action, answer):
        operation = document(self.site)["paths"].get(
            "/" + action, {}).get(method.lower())
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
        both.discard("integer")
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
    lines = ["%s:%s" % (json.dumps(name), json.dumps(
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
    version = agency.get("task-view", id=a).json["Assignment"]["version"]
    done = agency.post("task-reply", {
        "version": version, "kind": "progress", "reply_text": "Đang làm"},
        {"id": a})
    assert done.status == 200, done
    version = agency.get("task-view", id=a).json["Assignment"]["version"]
    done = agency.post("task-reply", {
        "version": version, "kind": "result", "reply_text": "Đã xong",
        "reply_number": "345", "reply_symbol": "BC-BQL",
        "reply_issued_on": days(0)}, {"id": a},
        files=[("files", "báo cáo.pdf", pdf("Báo cáo kết quả"))])
    assert done.status == 200, done


def the_office_confirms():
    office, a = story["office"], story["assignment"]
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


def every_answer_is_as_the_document_says():
    """Each GET a token may ask, with what the story and the demo have left."""
    for site, who in ((OFFICE, program("creator", "read", "record", "decide",
                                       "respond", "outgoing")),
                      (PORTAL, program("responder", "read", "respond",
                                       "delegate"))):
        for path, methods in document(site)["paths"].items():
            if "get" not in methods:
                continue
            names = [p["name"] for p in methods["get"]["parameters"]
                     if p["in"] == "query" and
                     (p["required"] or p["name"] == "id") and
                     p["schema"]["type"] == "integer"]
            for n in numbers(path[1:]) if names else [0]:
                query = dict.fromkeys(names, n)
                query.update(QUERIES.get(path[1:], {}))
                who.ask("GET", path[1:], query)


QUERIES = {"agency-find": {"q": "thử"}, "task-create": {"secrecy": "none"},
           "deadline-preview": {"text": "quý II"}}


# What is refused ------------------------------------------------------------------

def what_is_wrong_is_said_at_its_field():
    office = story["office"]
    body = directive(("Việc " + word(), "Không Có Cơ Quan Này"))
    body["task"][0]["starred"] = "1"
    wrong = office.post("task-create", body, {"secrecy": "none"})
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


def a_token_may_what_its_scopes_say():
    reader = program("creator", "read")
    for method, action in (("POST", "task-create"), ("GET", "task-create"),
                           ("POST", "result-confirm"), ("GET", "home"),
                           ("GET", "session-list"), ("POST", "logout"),
                           ("GET", "password-change"), ("POST", "login"),
                           ("POST", "notification-read")):
        query = {"id": 1} if action == "result-confirm" else {}
        answer = reader.ask(method, action, query,
                            {} if method == "POST" else None)
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


CASES = [the_office_enters_and_hands_out, the_agency_receives_and_answers,
         the_office_confirms, every_answer_is_as_the_document_says,
         what_is_wrong_is_said_at_its_field, a_token_may_what_its_scopes_say,
         only_a_token_opens, a_token_ends, a_minute_has_so_many_requests,
         a_link_fills_the_form_in, only_listed_origins_may_frame_a_page]

if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    status = run_cases(CASES)
    if LEARN:
        keep_shapes()
    sys.exit(status)
