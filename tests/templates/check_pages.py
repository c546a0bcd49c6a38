#!/usr/bin/python3
"""Every page, rendered by the real engine in both languages.

With the values of its fixture <page>.hdf, and with none (nothing there yet):
well-formed, one h1, no empty word, labels and descriptions that lead somewhere,
a token in every form. With each value of the fixture once replaced by CANARY:
nothing of it may come out raw."""
import glob
import html.parser
import multiprocessing
import os
import re
import sys

from drawing import HERE, RENDER, fixtures_of, leaves, render

CANARY = "zq<x>\"'&"
KINDS = ("input malformed login denied missing method conflict too_large "
         "throttled busy system bug unheard_of").split()
VOID = set("area base br col hr img input link meta source wbr".split())
SHAPES = set("path circle rect use g symbol".split())
SPEAKING = set("h1 h2 h3 label legend button th dt summary a option title".split())


class Page(html.parser.HTMLParser):
    """What is wrong with one document."""

    def __init__(self, text, language, filled):
        super().__init__(convert_charrefs=True)
        # What a page about one thing says in titles and ways back are values.
        self.speaking = SPEAKING - {
            "full": set(), "empty": {"h1"}, "waits": {"h1", "h2", "a"}}[filled]
        self.open, self.wrong = [], []
        self.ids, self.wanted, self.h1, self.lang = [], [], 0, None
        self.posts = self.tokens = 0
        self.feed(text)
        self.close()
        if self.open:
            self.wrong.append("not closed: %s" % [t for t, _, _ in self.open])
        for i in sorted({i for i in self.ids if self.ids.count(i) > 1}):
            self.wrong.append("id twice: " + i)
        for i, why in self.wanted:
            if i not in self.ids:
                self.wrong.append("%s leads to no id: %s" % (why, i))
        if self.h1 != 1:
            self.wrong.append("%d h1" % self.h1)
        if self.lang != language:
            self.wrong.append("lang is %s" % self.lang)
        if self.posts != self.tokens:
            self.wrong.append("%d POST forms, %d csrf" % (self.posts, self.tokens))

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        in_template = any(t == "template" for t, _, _ in self.open)
        if len(a) != len(attributes):
            self.wrong.append("an attribute twice in <%s>" % tag)
        if tag == "html":
            self.lang = a.get("lang")
        if tag == "h1":
            self.h1 += 1
        if tag == "form" and a.get("method") == "post":
            self.posts += 1
        if a.get("name") == "csrf" and a.get("value"):
            self.tokens += 1
        if "id" in a and not in_template:
            self.ids.append(a["id"])
            if not a["id"] or " " in a["id"]:
                self.wrong.append("bad id in <%s>" % tag)
        for name in ("for", "aria-describedby", "aria-labelledby"):
            if name in a and not in_template:
                self.wanted += [(i, name) for i in a[name].split() or [""]]
        if tag == "a" and a.get("href", "").startswith("#") and not in_template:
            self.wanted.append((a["href"][1:], "href"))
        for name in ("aria-label", "data-label", "placeholder", "title", "alt",
                     "name", "href"):
            if name in a and not a[name]:
                self.wrong.append("empty %s in <%s>" % (name, tag))
        if tag not in VOID:
            speaks = bool(a.get("aria-label")) or a.get("aria-hidden") == "true"
            self.open.append((tag, self.getpos()[0], [speaks]))

    def handle_startendtag(self, tag, attributes):
        if tag not in SHAPES and tag not in VOID:
            self.wrong.append("<%s/>" % tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.wrong.append("</%s> at line %d closes %s" % (
                tag, self.getpos()[0], self.open[-1][:2] if self.open else None))
            return
        _, line, (speaks,) = self.open.pop()
        if tag in self.speaking and not speaks:
            self.wrong.append("line %d: <%s> says nothing" % (line, tag))

    def handle_data(self, data):
        if data.strip():
            for _, _, speaks in self.open:
                speaks[0] = True


def check(case):
    """[(name of the case, what is wrong)]"""
    page, language, fixtures, values, canary = case
    own = HERE + os.path.basename(page)[:-3] + ".hdf"
    if fixtures[-1] not in (HERE + "common.hdf", HERE + "signed-in.hdf"):
        filled = "full"
    else:
        filled = "waits" if os.path.exists(own) else "empty"
    name = " ".join([page, language] + fixtures[-1:] + ["%s=%s" % v for v in values[:1]])
    try:
        text = render(page, language, fixtures, values)
    except ValueError as e:
        return [(name, str(e))]
    if canary:
        return [(name, "printed raw")] if "zq<" in text else []
    return [(name, wrong) for wrong in Page(text, language, filled).wrong]


def cases_of_an_assignment(page, fixtures):
    """Pages about something that is there: one fixture serves them all, and
    all it says in words is made hostile at once."""
    for language in ("vi", "en"):
        yield page, language, fixtures, (), False
    words = [(name, CANARY) for name, value in leaves(fixtures[-1])
             if not re.fullmatch(r"[a-z_0-9]*", value)]
    yield page, "vi", fixtures, tuple(words), True


def cases():
    pages = sorted(glob.glob("templates/pages/*.cs")) + [HERE + "design.cs"]
    for page in pages:
        name = os.path.basename(page)[:-3]
        base, own = fixtures_of(page)
        if own == [HERE + "assignment.hdf"]:
            yield from cases_of_an_assignment(page, base + own)
            continue
        for language in ("vi", "en"):
            yield page, language, base, (), False
            if own:
                yield page, language, base + own, (), False
        for leaf, _ in [l for f in own for l in leaves(f)]:
            yield page, "vi", base + own, ((leaf, CANARY),), True
        # The frame is the same everywhere: once with and once without a menu.
        frame = base if name in ("login", "design") else []
        for leaf, _ in [l for f in frame for l in leaves(f)]:
            yield page, "vi", base + own, ((leaf, CANARY),), True
    for kind in KINDS:
        for language in ("vi", "en"):
            yield ("templates/error.cs", language,
                   [HERE + "common.hdf", HERE + "error.hdf"],
                   (("Error.kind", kind),), False)


def main():
    if not os.access(RENDER, os.X_OK):
        print("%s is missing: make %s" % (RENDER, RENDER))
        sys.exit(1)
    todo = list(cases())
    with multiprocessing.Pool(os.cpu_count()) as pool:
        results = pool.map(check, todo, 64)
    said = set()
    for name, wrong in sum(results, []):
        # A page that does not parse says so once, not for each value.
        if wrong not in said or "Error" not in wrong:
            print("%s: %s" % (name, wrong))
        said.add(wrong)
    failed = sum(1 for r in results if r)
    print("%d passed, %d failed" % (len(todo) - failed, failed))
    sys.exit(failed > 0)


main()
