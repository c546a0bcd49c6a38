#!/usr/bin/python3
"""Every word a person reads: defined in both languages, and used.

A section looked up by data (Text.state[x], from C too) counts as used whole.
Fails of fields and notices after success are keys that C names."""
import glob
import re
import sys

# Looked up by pages_text() from C, for exports, mails and labels of fields.
FROM_C = ["field", "state", "role", "outcome", "event", "error", "done", "menu"]


twice = []  # the second would silently win, on pages that never asked for it


def keys(path):
    found, stack = set(), []
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if re.match(r"[\w.]+ *\{$", line):
            stack.append(line[:-1].strip())
        elif line == "}":
            stack.pop()
        elif re.match(r"[\w.]+ *(=|<<)", line):
            key = ".".join(stack + [re.match(r"[\w.]+", line)[0]])
            if key in found:
                twice.append("%s: %s twice" % (path, key))
            found.add(key)
    return {k[5:] for k in found if k.startswith("Text.")}


def read(*patterns):
    paths = sorted(sum((glob.glob(p, recursive=True) for p in patterns), []))
    return {p: open(p, encoding="utf-8").read() for p in paths}


# The handbook has its words in files of its own.
vi, en = (keys("templates/text/%s.hdf" % l) | keys("templates/help/%s.hdf" % l)
          for l in ("vi", "en"))
templates = read("templates/**/*.cs")
sources = read("lib/*.c", "cgi-bin/*.c", "batch/*.c")
bad = twice + ["%s: only in vi.hdf" % k for k in vi - en]
bad += ["%s: only in en.hdf" % k for k in en - vi]
used, whole = set(), set(FROM_C)

for path, text in templates.items():
    for key, dynamic in re.findall(r"\bText\.([\w.]+)(\[?)", text):
        section = any(k.startswith(key + ".") for k in vi)
        (whole if dynamic or section else used).add(key)
        if not dynamic and not section and key not in vi:
            bad.append("%s: Text.%s is not defined" % (path, key))
        if dynamic and not section:
            bad.append("%s: Text.%s has no keys" % (path, key))
for path, text in sources.items():
    # entry_field(cx, entry, "name") is the name of a field, not a message.
    text = re.sub(r'entry_field\((?:[^()]|\([^()]*\))*\)', "field", text)
    for section, pattern in (("error", r'fail_field\([^;]*?,\s*"(\w+)"\)'),
                             ("done", r'respond_done\(rq,\s*"(\w+)"')):
        for key in re.findall(pattern, text):
            if section + "." + key not in vi:
                bad.append("%s: Text.%s.%s is not defined" % (path, section, key))
    for key in re.findall(r'pages_text\([^;]*"([\w.]+)"\)', text):
        (used if key in vi else whole).add(key.rstrip("."))
    # A rule of the province has a name and says what it does.
    for rule in re.findall(r"\{ AT\((\w+)\)", text):
        for section in ("rule", "rule_help"):
            if section + "." + rule not in vi:
                bad.append("%s: Text.%s.%s is not defined" % (path, section, rule))
    # Keys kept in a table: "column.number", "days.left".
    used.update(k for k in re.findall(r'"(\w+\.\w+)"', text) if k in vi)
# A summary of faults names each field that a person fills in. Those of a list's
# address, and those a page sends by itself, have no fault of their own.
BY_ITSELF = {"intent", "list", "query", "until"}
forms = read("lib/entry_form.h", "lib/programme_form.c", "cgi-bin/*.c")
for path, text in forms.items():
    if path.startswith("cgi-bin/"):
        table = re.search(r"\.form = \{ FIELDS\((\w+)\)", text)
        table = table and re.search(
            r"struct field %s\[\w*\] = \{.*?\n\};" % table[1], text, re.S)
        text = table[0] if table else ""
    for name in re.findall(r'\{\s*"(\w+)",[\s\\]*FIELD_', text):
        if "field." + name not in vi and name not in BY_ITSELF and \
                not name.startswith("milestone_"):
            bad.append("%s: Text.field.%s is not defined" % (path, name))
# What pages look up by a name of the program has a text for each of them.
NAMED = (("account", "perm_names", "trust_perm",
          {"none", "second_step", "signed_in"}),
         ("purge", "kind_names", "purge_kind", set()),
         ("reorganisation", "reorganisation_kind_names", "reorganisation_kind",
          set()),
         ("outgoing", "mark_names", "outgoing_mark", set()))
for unit, table, section, without in NAMED:
    names = re.search(r"\b%s\[\w*\] = \{(.*?)\};" % table,
                      sources["lib/%s.c" % unit], re.S)[1]
    bad += ["lib/%s.c: Text.%s.%s is not defined" % (unit, section, n)
            for n in re.findall(r'"(\w+)"', names)
            if n not in without and "%s.%s" % (section, n) not in vi]
for key in vi - used:
    if not any(key.startswith(s + ".") for s in whole):
        bad.append("Text.%s: never used" % key)
print("\n".join(sorted(set(bad))))
sys.exit(bool(bad))
