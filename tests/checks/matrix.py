#!/usr/bin/python3
"""Has every action its rows in tests/http/matrix.tsv, for each of its methods?

What an action says of itself (--describe of the program, when it is built) and
the matrix must name the same sites and methods: who adds an action says who may
use it, and on which object, before it can be built into anything.
"""
import collections
import glob
import json
import os
import re
import subprocess
import sys

MATRIX = "tests/http/matrix.tsv"
LETTERS = {"office": "o", "portal": "p", "admin": "a"}
# Where one thing is named, who has it, who has not, and nothing at all.
NAMED = [{"own"}, {"foreign", "lead"}, {"missing"}]


def rows():
    """The lines of the matrix as dictionaries."""
    names = None
    with open(MATRIX, encoding="utf-8") as f:
        for line in f:
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            if names is None:
                names = cells
                continue
            if len(cells) != len(names):
                yield {"action": cells[0], "broken": line}
            else:
                yield dict(zip(names, cells))


def describe(action):
    program = "%s/cgi-bin/%s.fcgi" % (os.environ.get("NV_BUILD", "build/asan"),
                                      action)
    if not os.path.exists(program):
        return None
    done = subprocess.run([program, "--describe"], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def names_one(self):
    """Does it need the number of one thing?"""
    fields = self["query"]["fields"] + self["form"]["fields"]
    return any(f["name"] == "id" and f["required"] for f in fields)


# What belongs to who asks, and to nobody else: foreign is missing.
OF_ONE_PERSON = {"filter-remove", "export-get", "export-cancel"}


def complaints(action, lines):
    if not lines:
        yield "no row"
        return
    if any("broken" in l for l in lines):
        yield "a row has too few or too many cells"
        return
    for line in lines:
        for name, cell in list(line.items())[4:]:
            if not re.fullmatch(r"[2-5]\d\d|login", cell):
                yield "%s of %s is \"%s\"" % (name, line["object"], cell)
    self = describe(action)
    if self is None:
        return
    sites = "".join(LETTERS[s] for s in self["sites"])
    for line in lines:
        if line["sites"] != sites:
            yield "sites are \"%s\", not \"%s\"" % (sites, line["sites"])
    for method in {l["method"] for l in lines} ^ set(self["methods"]):
        yield "%s is in only one of the two" % method
    if not names_one(self) or self["sites"] == ["admin"]:
        return
    for method in self["methods"]:
        objects = {l["object"] for l in lines if l["method"] == method}
        for wanted in NAMED:
            if not wanted & objects and action not in OF_ONE_PERSON:
                yield "%s: no row for %s" % (method, "/".join(sorted(wanted)))


def main():
    lines = collections.defaultdict(list)
    for line in rows():
        lines[line["action"]].append(line)
    actions = {os.path.basename(p)[:-2] for p in glob.glob("cgi-bin/*.c")}
    bad = 0
    for action in sorted(actions | set(lines)):
        found = ["there is no such action"] if action not in actions else \
            sorted(set(complaints(action, lines[action])))
        for what in found:
            bad += 1
            print("%s: %s: %s" % (MATRIX, action, what))
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
