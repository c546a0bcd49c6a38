"""The OpenAPI 3.1 document of a site, from what its programs say of themselves.

--describe gives methods, fields, scopes; api.tsv one sentence for each action;
api-answers.json the shape of what GET answers. nginx/site writes the document
when it starts; tests/checks/api.py asks that nothing is missing, and
tests/http/test_api.py that the running programs keep to it. Not a program.
"""
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = {
    "line": {"type": "string"}, "text": {"type": "string"},
    "secret": {"type": "string", "writeOnly": True},
    "id": {"type": "integer", "minimum": 1},
    "int": {"type": "integer", "minimum": 0},
    "date": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
    "bool": {"type": "boolean"}, "yes_no": {"type": "boolean"},
    "choice": {"type": "string"},
}
PROBLEMS = {
    "400": "Malformed: an unknown field, no JSON, a bad header.",
    "401": "No token, or one that opens nothing.",
    "403": "Not in the scopes of the token, or not for this account.",
    "404": "No such thing, or not for this account.",
    "409": "Its state does not allow this now, or the key of the request was "
           "used for another one.",
    "412": "If-Match: somebody changed it meanwhile.",
    "413": "Too large.",
    "422": "Fields to be repaired, each in errors.",
    "429": "Enough in this minute; wait as Retry-After says.",
    "503": "Busy; try again.",
}


def summaries():
    with open(os.path.join(HERE, "api.tsv"), encoding="utf-8") as f:
        lines = [l.rstrip("\n").split("\t") for l in f if l[0] != "#"]
    return dict(lines)


def answers():
    with open(os.path.join(HERE, "api-answers.json"), encoding="utf-8") as f:
        return json.load(f)


def schema_of(field):
    """One field as JSON; None: a file, which only multipart can send."""
    kind = field["type"]
    if kind == "files":
        return None
    if kind == "ids":
        out = {"type": "array", "items": dict(TYPES["id"])}
        if "max" in field:
            out["maxItems"] = field["max"]
    elif kind == "choices":
        out = {"type": "array", "items": {"enum": field["choices"]},
               "uniqueItems": True}
    else:
        out = dict(TYPES[kind])
        if kind == "choice":
            out["enum"] = field["choices"]
        elif "max" in field:
            out["maximum" if kind == "int" else "maxLength"] = field["max"]
    return out


def object_of(fields, versioned=False):
    properties, required = {}, []
    for field in fields:
        schema = schema_of(field)
        if schema is None:
            continue
        properties[field["name"]] = schema
        if field["required"] and not (versioned and field["name"] == "version"):
            required.append(field["name"])
    out = {"type": "object", "additionalProperties": False,
           "properties": properties}
    if required:
        out["required"] = required
    return out


def parameters(table):
    out = []
    for field in table["fields"]:
        # In an address everything is text: there yes and no are 1 and 0.
        kind = "choice" if field["type"] == "yes_no" else field["type"]
        out.append({"name": field["name"], "in": "query",
                    "required": field["required"],
                    "schema": schema_of(dict(field, type=kind))})
    return out


def header(name, text):
    return {"name": name, "in": "header", "required": False,
            "description": text, "schema": {"type": "string"}}


def has_version(action):
    return any(f["name"] == "version" for f in action["form"]["fields"])


def body_of(action):
    """JSON, and multipart where there are files."""
    # The version may come as If-Match instead.
    schema = object_of(action["form"]["fields"], True)
    for group in action["form"]["groups"]:
        schema["properties"][group["name"]] = {
            "type": "array", "maxItems": group["max"],
            "items": object_of(group["fields"])}
    content = {"application/json": {"schema": schema}}
    files = {f["name"]: {"type": "array", "maxItems": f["max"], "items": {
        "type": "string", "contentMediaType": "application/octet-stream"}}
        for f in action["form"]["fields"] if f["type"] == "files"}
    if files:
        content["multipart/form-data"] = {"schema": {
            "type": "object", "properties": dict(schema["properties"],
                                                 **files)}}
    return {"required": bool(schema.get("required")), "content": content}


def problems(*statuses):
    return {s: {"$ref": "#/components/responses/Problem%s" % s}
            for s in statuses}


def operation(name, method, action, summary, answer):
    scope = action["scopes"][method]
    out = {"operationId": "%s.%s" % (name, method.lower()),
           "summary": summary, "tags": [scope],
           "security": [{"bearer": [scope]}],
           "parameters": parameters(action["query"])}
    if method == "GET":
        if action["prefill"] is False:
            out["parameters"].append(header("If-None-Match", "An ETag: 304 "
                                            "when nothing has changed."))
        out["responses"] = {"200": answer, **problems(
            "400", "401", "403", "404", "409", "429", "503")}
        return out
    out["parameters"].append(header("Idempotency-Key", "At most 200 "
                                    "characters. The same key and body are "
                                    "carried out once."))
    if has_version(action):
        out["parameters"].append(header("If-Match", "The ETag of what is "
                                        "changed, instead of version."))
    out["requestBody"] = body_of(action)
    out["responses"] = {
        "200": {"description": "Done, and where to look; or, where nothing "
                "was to be stored yet, what was understood.",
                "content": {"application/json": {"schema": {
                    "anyOf": [{"$ref": "#/components/schemas/Done"},
                              {"type": "object"}]}}}},
        **problems("400", "401", "403", "404", "409", "412", "413", "422",
                   "429", "503")}
    return out


OFFICE = "application/vnd.openxmlformats-officedocument."
FILES = {"xlsx": OFFICE + "spreadsheetml.sheet", "pdf": "application/pdf",
         "docx": OFFICE + "wordprocessingml.document", "csv": "text/csv"}


def answer_of(name, action, shapes):
    """What GET answers."""
    if action["formats"][0] not in ("html", "json"):
        return {"description": "A file.", "content": {
            "application/octet-stream": {}}}
    out = {"description": "The same as the page shows, with raw values.",
           "headers": {"ETag": {"schema": {"type": "string"}}},
           "content": {"application/json": {"schema": shapes[name]}}}
    # A file, when "format" asks for one.
    for field in action["query"]["fields"]:
        if field["name"] == "format":
            out["content"].update((FILES[word], {}) for word in
                                  field["choices"] if word in FILES)
    if action["versioned"]:
        out["description"] += (" The ETag begins with %s.version and serves "
                               "as If-Match." % action["versioned"])
    return out


def components():
    text, number = {"type": "string"}, {"type": "integer"}
    error = {"type": "object", "required": ["field", "key", "pointer",
                                            "detail"],
             "properties": {"pointer": text, "field": text, "key": text,
                            "detail": text}}
    problem = {
        "type": "object",
        "required": ["type", "title", "status", "detail", "kind",
                     "request_id"],
        "properties": {"type": {"type": "string", "format": "uri"},
                       "title": text, "status": number, "detail": text,
                       "instance": text, "kind": text, "reason": text,
                       "action": text, "request_id": text,
                       "site_url": text,
                       "errors": {"type": "array", "items": error}}}
    done = {"type": "object", "required": ["location", "action", "query"],
            "properties": {"location": text, "action": text, "done": text,
                           "query": {"type": "object",
                                     "additionalProperties": {
                                         "type": ["integer", "string"]}}}}
    responses = {}
    for status, words in PROBLEMS.items():
        responses["Problem" + status] = {
            "description": words, "content": {"application/problem+json": {
                "schema": {"$ref": "#/components/schemas/Problem"}}}}
    responses["Problem429"]["headers"] = {"Retry-After": {"schema": number}}
    return {"schemas": {"Problem": problem, "Done": done},
            "responses": responses,
            "securitySchemes": {"bearer": {
                "type": "http", "scheme": "bearer", "description":
                "A token of the administration page \"Kết nối phần mềm\"."}}}


def webhooks():
    """What another program is sent (API.md, "Being told")."""
    word, number = {"type": "string"}, {"type": ["integer", "null"]}
    perhaps = {"type": ["string", "null"]}
    event = {"type": "object", "additionalProperties": False, "properties": {
        "id": dict(word, description="names the event for ever"),
        "type": dict(word, description="kind of event; test for a test"),
        "at": dict(word, format="date-time"),
        "directive_id": number, "task_id": number, "assignment_id": number,
        "agency_code": perhaps, "from_state": perhaps, "to_state": perhaps,
        "object_id": number, "url": dict(perhaps, format="uri")}}
    event["required"] = sorted(event["properties"])
    return {"event": {"post": {
        "operationId": "webhook-event",
        "summary": "Something happened to a task.",
        "parameters": [{
            "name": "Nhacviec-Signature", "in": "header", "required": True,
            "description": "t=<unix>,v1=<HMAC-SHA-256 of \"<t>.<body>\">",
            "schema": word}],
        "requestBody": {"required": True, "content": {
            "application/json": {"schema": event}}},
        "responses": {
            "2XX": {"description": "Taken, now or before."},
            "5XX": {"description": "Tried again later; 408, 425 and 429 "
                    "too."},
            "4XX": {"description": "Refused; a person looks."}}}}}


def document(site, url, actions):
    """actions: {"task-view": what it says of itself}."""
    words, shapes = summaries(), answers()
    paths = {}
    for name, action in sorted(actions.items()):
        if site not in action["sites"] or not action["scopes"]:
            continue
        paths["/" + name] = {
            method.lower(): operation(
                name, method, action, words[name],
                answer_of(name, action, shapes) if method == "GET" else None)
            for method in action["scopes"]}
    return {"openapi": "3.1.0",
            "info": {"title": "Nhắc việc", "version": "1",
                     "description": "The programs of the pages, for programs. "
                     "Dates are ISO 8601; unknown fields are refused in what "
                     "is sent, and may be added to what is answered."},
            "servers": [{"url": url + "/api/v1"}],
            "paths": paths, "webhooks": webhooks(),
            "components": components()}
