#!/usr/bin/python3
"""Has every action a token may reach its declaration: a sentence in nginx/api.tsv
and the shape of its answers in nginx/api-answers.json? Is what nginx/openapi.py
makes of all a document whose references lead somewhere, and whose schemas are
schemas?"""
import glob
import json
import os
import subprocess
import sys

import jsonschema

sys.dont_write_bytecode = True
sys.path.insert(0, "nginx")
import openapi  # noqa: E402

BUILD = os.environ.get("NV_BUILD", "build/asan")
bad = []


def describe():
    actions = {}
    for source in sorted(glob.glob("cgi-bin/*.c")):
        name = os.path.basename(source)[:-2]
        program = "%s/cgi-bin/%s.fcgi" % (BUILD, name)
        if os.path.exists(program):
            done = subprocess.run([program, "--describe"],
                                  stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, check=True)
            actions[name] = json.loads(done.stdout)
    return actions


def check_tables(actions):
    said, shapes = openapi.summaries(), openapi.answers()
    reachable = {n: a for n, a in actions.items() if a["scopes"]}
    for name, action in reachable.items():
        if not said.get(name, "").endswith("."):
            bad.append("nginx/api.tsv: %s: no sentence" % name)
        shown = action["formats"][0] in ("html", "json")
        if "GET" in action["scopes"] and shown and name not in shapes:
            bad.append("nginx/api-answers.json: %s: no shape of its answer "
                       "(tests/http/test_api.py --learn)" % name)
    for name in sorted((set(said) | set(shapes)) - set(reachable)):
        bad.append("nginx/api.tsv or api-answers.json: no token reaches %s"
                   % name)


def schemas(thing, path=""):
    """Every schema of a document, and where it stands."""
    if isinstance(thing, list):
        for i, one in enumerate(thing):
            yield from schemas(one, "%s/%d" % (path, i))
    elif isinstance(thing, dict):
        for key, one in thing.items():
            if key == "schema":
                yield path, one
            yield from schemas(one, path + "/" + key)


def references(thing):
    if isinstance(thing, list):
        for one in thing:
            yield from references(one)
    elif isinstance(thing, dict):
        if isinstance(thing.get("$ref"), str):
            yield thing["$ref"]
        for one in thing.values():
            yield from references(one)


def check_document(site, actions):
    document = openapi.document(site, "http://127.0.0.1", actions)
    for path, schema in schemas(document):
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as e:
            bad.append("%s: %s: %s" % (site, path, e.message))
    for reference in set(references(document)):
        place = document
        for step in reference[2:].split("/"):
            place = place.get(step) if isinstance(place, dict) else None
        if place is None:
            bad.append("%s: %s leads nowhere" % (site, reference))
    ids = [o["operationId"] for p in document["paths"].values()
           for o in p.values()]
    if len(ids) != len(set(ids)) or not ids:
        bad.append("%s: operations without a name of their own" % site)


def main():
    actions = describe()
    if not actions:
        sys.exit("nothing is built in " + BUILD)
    check_tables(actions)
    if not bad:
        for site in ("office", "portal"):
            check_document(site, actions)
    print("\n".join(bad))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
