#!/usr/bin/python3
"""Is every page a person can open explained, in both languages?

lib/help.c has a line for each action with GET and a page, with the right the
action itself asks for; templates/help/*.hdf has its section, with at least one
step. A role has its guide, and what a guide points at is there."""
import glob
import os
import re
import sys

PAIR = re.compile(r"([\w.]+) *= *(.*)$")


def words(path):
    """{key: text} below Text.guide"""
    found, stack = {}, []
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if re.match(r"[\w.]+ *\{$", line):
            stack.append(line[:-1].strip())
        elif line == "}":
            stack.pop()
        elif PAIR.match(line):
            key, text = PAIR.match(line).groups()
            found[".".join(stack + [key]).replace("Text.guide.", "", 1)] = text
    return found


def pages():
    """{action: what it needs}"""
    found = {}
    for path in glob.glob("cgi-bin/*.c"):
        action = os.path.basename(path)[:-2]
        text = open(path, encoding="utf-8").read()
        if re.search(r"\n\t\.get = ", text) and \
                os.path.exists("templates/pages/%s.cs" % action):
            found[action] = re.search(r"\n\t\.needs = (\w+)", text)[1]
    return found


source = open("lib/help.c", encoding="utf-8").read()
table = dict(re.findall(r'\{\s*"([\w-]+)",\s*(PERM_\w+),\s*HELP_\w+\s*\}', source))
guides = re.findall(r'"(\w+)"', re.search(
    r"help_guides\[\] = \{(.*?)\}", source, re.S)[1])
chapters = re.findall(r'\[HELP_\w+\] = "(\w+)"', source)
actions = pages()
bad = ["%s: no line in lib/help.c" % a for a in actions if a not in table]
bad += ["lib/help.c: %s is no page" % a for a in table if a not in actions]
bad += ["lib/help.c: %s needs %s" % (a, actions[a]) for a in table
        if actions.get(a, table[a]) != table[a]]
for path in ("templates/help/vi.hdf", "templates/help/en.hdf"):
    texts = words(path)
    wanted = ["screen.%s.%s" % (a.replace("-", "_"), part)
              for a in actions for part in ("title", "what", "how.0")]
    wanted += ["role.%s.%s" % (g, part) for g in guides
               for part in ("title", "what", "limits", "job.0.how.0")]
    wanted += ["chapter." + c for c in chapters]
    bad += ["%s: no Text.guide.%s" % (path, k) for k in wanted
            if not texts.get(k)]
    for key, text in texts.items():
        name = key.split(".")[1]
        if key.startswith("screen.") and name.replace("_", "-") not in actions:
            bad.append("%s: %s is no page" % (path, name))
        if key.endswith(".screen") and text not in actions:
            bad.append("%s: %s leads to no page" % (path, key))
names = re.findall(r'"([\w-]+)"', re.search(
    r"help_hints\[\] = \{(.*?)\}", source, re.S)[1])
hints = re.findall(r'\{ "([\w-]+)", "(\w+)" \}', re.search(
    r"page_hints\[\] = \{(.*?)\n\};", source, re.S)[1])
bad += ["lib/help.c: hint of %s for %s" % h for h in hints
        if h[0] not in actions or h[1] not in guides or h[0] not in names]
bad += ["lib/help.c: nothing has the hint " + n for n in names
        if n not in guides and n not in dict(hints)]
for path in ("templates/text/vi.hdf", "templates/text/en.hdf"):
    block = re.search(r"(?ms)^Text\.hint\.page \{\n(.*?)^\}",
                      open(path, encoding="utf-8").read())[1]
    said = {(a.replace("_", "-"), g) for a, g in re.findall(
        r"(?m)^  (\w+)\.(\w+) = .", block)}
    bad += ["%s: hint of %s for %s" % ((path,) + h)
            for h in said ^ set(hints)]
print("\n".join(sorted(set(bad))))
sys.exit(bool(bad))
