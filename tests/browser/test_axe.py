#!/usr/bin/python3
"""axe-core in Chromium: WCAG 2.2 A and AA, no violation, light and dark.

usage: tests/browser/test_axe.py [--all]

Every page, with the values of its fixture, and the lists and reports of the
three fronts with what the province holds. In the dark only colours change, so
only rules about colours are asked again. And no page stands out of its window
when it is enlarged to 200 % and to 400 %. With --all (make axe) every page of
the province that links lead to, every rule, and both schemes."""
import hashlib
import os
import subprocess
import sys

from album import Album
from browser import ADMIN, OFFICE, REPO, Person, expect
from gallery import Gallery

AXE = "4.14.1"
SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
FOLDER = REPO + "/build/axe"
SCRIPT = FOLDER + "/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """
const done = arguments[arguments.length - 1], only = arguments[0];
axe.run(document, {runOnly: only, resultTypes: ['violations']}).then(r => done(
  r.violations.map(v => v.id + ' x' + v.nodes.length + ': ' + v.nodes.slice(0, 2)
    .map(n => n.html.slice(0, 120) + ' (' + (n.any[0] || n.all[0] || n.none[0])
      .message.slice(0, 140) + ')').join('; ')))
).catch(e => done(['axe: ' + e]));"""
LISTS = {
    OFFICE: "home task-list directive-list task-watch report-summary "
            "report-overview report-discipline report-programme "
            "report-regulation report-heads task-view?id=1".split(),
    ADMIN: "home admin-accounts admin-agencies admin-audit admin-mail "
           "admin-operations".split(),
}


def fetch_axe():
    """The pinned release, from the registry, once; its digest is known."""
    if not os.path.exists(SCRIPT):
        os.makedirs(FOLDER, exist_ok=True)
        subprocess.run(["npm", "install", "--prefix", FOLDER, "--no-save",
                        "--ignore-scripts", "--no-audit", "--no-fund",
                        "axe-core@" + AXE], check=True)
    with open(SCRIPT, "rb") as f:
        text = f.read()
    expect(hashlib.sha256(text).hexdigest() == SHA256,
           "axe-core is not the release these tests were made with")
    return text.decode()


class Judge:
    def __init__(self, everything):
        self.axe = fetch_axe()
        self.everything = everything
        self.pages, self.failed = 0, 0

    def ask(self, p, only):
        return p.driver.execute_async_script(RUN, only)

    @staticmethod
    def enlarged(p):
        """1280 px at 200 % and at 400 %: what stands out to the right."""
        found = []
        for width in (640, 320):
            p.size(width)
            found += ["stands out at %d px: %s" % (width, wide)
                      for wide in [p.too_wide()] if wide]
        p.size(1280)
        return found

    def page(self, p, name, found=()):
        p.colours("light")
        p.driver.execute_script(self.axe)
        found = list(found) + self.ask(p, {"type": "tag", "values": TAGS})
        p.colours("dark")
        found += ["dark: " + f for f in self.ask(
            p, {"type": "tag", "values": TAGS} if self.everything else
            {"type": "rule", "values": COLOURS})]
        self.pages += 1
        if self.pages % 20 == 0:
            print("%d pages" % self.pages, flush=True)
        self.failed += bool(found)
        for line in found:
            print("%s: %s" % (name, line), flush=True)

    def drawn(self, p):
        with Gallery() as gallery:
            for name in gallery.names:
                p.driver.get(gallery.url(name))
                self.page(p, name, self.enlarged(p))

    def lists(self, p, album):
        """With what the province holds: wide tables, sticky heads."""
        for site, paths in LISTS.items():
            condition = "role = 'administrator'" if site == ADMIN else \
                "position = 'specialist'"
            p.site = site
            album.enter(p, condition)
            for path in paths:
                p.open(path)
                self.page(p, path)

    def province(self, album):
        for p, name, path in album.pages():
            p.driver.set_script_timeout(60)
            p.open(path)
            self.page(p, "%s %s" % (name, path))
        print("not in this province: %s" % " ".join(sorted(album.missing)))


def main():
    everything = "--all" in sys.argv[1:]
    judge = Judge(everything)
    with Person(OFFICE) as p:
        p.driver.set_script_timeout(60)
        judge.drawn(p)
        with Album() as album:
            if everything:
                judge.province(album)
            else:
                judge.lists(p, album)
    print("%d passed, %d failed" % (judge.pages - judge.failed, judge.failed))
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())
