"""Draws pages with the values of fixtures, as the engine draws them. A module
of check_pages.py, and of tests/browser/gallery.py. The folder is the root of
this repository."""
import functools
import os
import re
import subprocess

HERE = "tests/templates/"
RENDER = os.environ.get("NV_BUILD", "build/asan") + "/tests/templates/render"
BEFORE_SIGNING_IN = {"login", "officer-choose", "password-change"}


def fixtures_of(page):
    """(what every page has, what this page has of its own). Pages about
    something that is there share one: assignment.hdf."""
    name = os.path.basename(page)[:-3]
    base = [HERE + "common.hdf"]
    if name not in BEFORE_SIGNING_IN:
        base.append(HERE + "signed-in.hdf")
    if os.path.exists(HERE + name + ".hdf"):
        return base, [HERE + name + ".hdf"]
    with open(page, encoding="utf-8") as f:
        source = f.read()
    if "parts/" in source or "Task.title" in source:
        return base, [HERE + "assignment.hdf"]
    return base, []


def leaves(path):
    """The values of a fixture: [name, value]; blocks, lines and << texts."""
    found, stack, lines = [], [], iter(open(path, encoding="utf-8"))
    for line in lines:
        line = line.strip()
        text = re.match(r"([\w.]+) *<< *(\w+)$", line)
        pair = re.match(r"([\w.]+) *= *(.*)$", line)
        if re.match(r"[\w.]+ *\{$", line):
            stack.append(line[:-1].strip())
        elif line == "}":
            stack.pop()
        elif text:
            value = []
            for inner in lines:
                if inner.strip() == text[2]:
                    break
                value.append(inner)
            found.append([".".join(stack + [text[1]]), "".join(value)])
        elif pair:
            found.append([".".join(stack + [pair[1]]), pair[2]])
        elif line and not line.startswith("#"):
            raise ValueError("%s: %s" % (path, line))
    return found


@functools.cache
def renderer():
    """One for each process of ours: it reads the words once."""
    return subprocess.Popen([RENDER, "--serve", "templates"],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def render(page, language, fixtures, values=()):
    """The page as text; ValueError with what the engine says."""
    text = "".join("%s << END_OF_VALUE\n%s\nEND_OF_VALUE\n" % v
                   for v in values).encode()
    engine = renderer()
    order = "\t".join([language, page] + fixtures + ["%d" % len(text)])
    engine.stdin.write(order.encode() + b"\n" + text)
    engine.stdin.flush()
    answer = engine.stdout.readline().split()
    if len(answer) != 2:
        raise EOFError("the renderer ended at " + order)
    wrong, size = map(int, answer)
    said = engine.stdout.read(size).decode()
    if wrong:
        raise ValueError(said.strip())
    return said
