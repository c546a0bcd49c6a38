#!/usr/bin/python3
"""Compares every #include with lib/LAYERS."""
import fnmatch
import glob
import os
import re
import sys

layers, extra, foreign = [], {}, []
for line in open("lib/LAYERS", encoding="utf-8"):
    line = line.split("#")[0].rstrip()
    if "|" in line:
        name, files, may = (part.split() for part in line.split("|"))
        layers.append((name[0], files, set(may)))
    elif line.startswith("foreign"):
        patterns, doors = re.split(r"\s{2,}", line[len("foreign"):].strip())
        foreign.append((patterns.split(), doors.split()))
    elif " + " in line:
        name, rest = line.split(" + ")
        extra[name.strip()] = set(rest.split("  ")[0].split())


def stem(path):
    name = os.path.splitext(path)[0]
    return name[4:] if name.startswith("lib/") else name


def layer(name):
    for which, patterns, may in layers:
        if any(fnmatch.fnmatchcase(name, p) for p in patterns):
            return which, may
    return None, set()


def complaint(name, bracket, header):
    if bracket == "<":
        for patterns, doors in foreign:
            if any(fnmatch.fnmatchcase(header, p) for p in patterns):
                return None if name in doors else \
                    "belongs to " + " ".join(doors)
        return None
    other = stem("lib/" + header)
    which, may = layer(name)
    allowed = may | extra.get(name, set())
    if other == name or other in allowed or layer(other)[0] in allowed:
        return None
    return "%s may not include %s" % (which, layer(other)[0])


bad = 0
for path in sorted(sum((glob.glob(g) for g in ("lib/*.[ch]", "cgi-bin/*.c",
                                               "batch/*.c", "nginx/*.c")), [])):
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        found = re.match(r'#include ([<"])([^>"]+)', line)
        why = found and complaint(stem(path), *found.groups())
        if why:
            print("%s:%d: %s: %s" % (path, number, found.group(2), why))
            bad += 1
sys.exit(bad > 0)
