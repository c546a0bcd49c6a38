"""Every page there is, found as a person finds it: from the first page of each
role, link by link, in the province that is loaded. For test_axe.py and
screenshots.

with Album() as a: for person, name, path in a.pages(): ...

Each person keeps one browser. A page that nobody finds is an error: either
nothing leads to it, or the province has nothing of its kind (begin_from)."""
import glob
import html
import os
import re
import urllib.error
import urllib.parse
import urllib.request

import people
from browser import ADMIN, OFFICE, PORTAL, REPO, Person, expect, quote, sql

# Something of each kind to begin from, where links alone show only the first
# lines of long lists: every state and every open question once.
OFFICE_BEGINS = [
    ("task-view?id=%s", "SELECT COALESCE(MAX(IF(specialist_id = {id}, id,"
     " NULL)), MAX(id)) FROM assignment WHERE state <> 'draft' GROUP BY state,"
     " extension_pending, difficulty_open, role"),
    ("task-view?id=%s", "SELECT a.id FROM assignment a JOIN task t ON t.id ="
     " a.task_id WHERE a.open AND t.deadline_kind = 'relative' AND"
     " t.deadline_event_on IS NULL LIMIT 1"),
    ("task-view?id=%s", "SELECT a.id FROM assignment a JOIN task t ON t.id ="
     " a.task_id WHERE t.paper_wanted AND a.paper_received_on IS NULL AND"
     " a.state = 'completed' LIMIT 1"),
    ("directive-view?id=%s", "SELECT MIN(id) FROM directive GROUP BY state,"
     " created_by = {id}"),
    ("task-create?secrecy=none", "SELECT 1"),
    ("notice-view?id=%s", "SELECT MIN(id) FROM notice GROUP BY state"),
    ("task-urge?ids=%s", "SELECT id FROM assignment WHERE open AND due_on <"
     " CURRENT_DATE LIMIT 1"),
    ("follower-change?ids=%s", "SELECT id FROM assignment WHERE open LIMIT 1"),
]
PORTAL_BEGINS = [
    ("task-view?id=%s", "SELECT MAX(id) FROM assignment WHERE agency_id ="
     " (SELECT agency_id FROM account WHERE id = {id}) AND state <> 'draft'"
     " GROUP BY state, extension_pending, difficulty_open, role, open"),
    ("public-summary", "SELECT 1"),
]
ADMIN_BEGINS = [
    ("admin-mail-view?id=%s", "SELECT MIN(id) FROM outbox GROUP BY state"),
]
# (site, login or the condition that finds one, where to begin)
ROLES = [
    (OFFICE, "id = (SELECT created_by FROM directive WHERE state = 'draft'"
     " LIMIT 1)", OFFICE_BEGINS),
    (OFFICE, "position = 'specialist'", OFFICE_BEGINS),
    (OFFICE, "position = 'division_head'", OFFICE_BEGINS),
    (OFFICE, "position = 'office_leader'", OFFICE_BEGINS),
    (OFFICE, "position = 'chairman'", OFFICE_BEGINS),
    (PORTAL, "login = 'sxd@khanhhoa.gov.vn'", PORTAL_BEGINS),
    (ADMIN, "role = 'administrator'", ADMIN_BEGINS),
    (ADMIN, "role = 'infrastructure'", ADMIN_BEGINS),
    (ADMIN, "role = 'auditor'", ADMIN_BEGINS),
]
MANY = 6  # pages of one action that are asked for links


def action_of(path):
    return re.split(r"[?#/]", path.lstrip("/"))[0]


def every_page():
    return {os.path.basename(p)[:-3]
            for p in glob.glob(REPO + "/templates/pages/*.cs")}


class Walker:
    """A signed-in person who follows links, and remembers one per action."""

    def __init__(self, site, cookies):
        self.site = site
        self.cookie = "; ".join("%(name)s=%(value)s" % c for c in cookies)
        self.known, self.asked = set(), {}
        self.found = {}

    def get(self, path):
        """The page, or "": no page, not for this person, or a file."""
        request = urllib.request.Request(
            self.site + "/" + path, headers={"Cookie": self.cookie,
                                             "Accept": "text/html"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                kind = answer.headers.get("Content-Type", "")
                if "text/html" not in kind or answer.url.split("?")[0] != \
                        request.full_url.split("?")[0]:
                    return ""
                return answer.read().decode()
        except urllib.error.HTTPError:
            return ""

    def walk(self, begins, pages):
        ways = list(begins)
        while ways:
            path = ways.pop(0).lstrip("/")
            name = action_of(path)
            if path in self.known or name not in pages:
                continue
            self.known.add(path)
            if path not in begins and self.asked.get(name, 0) >= MANY:
                continue
            self.asked[name] = self.asked.get(name, 0) + 1
            text = self.get(path)
            if not text:
                continue
            self.found.setdefault(name, path)
            ways += self.links(text)
        return self.found

    @staticmethod
    def links(text):
        main = text.split("<header", 1)[-1]
        return [html.unescape(h) for h in re.findall(
            r"<(?:a|form)\b[^>]*\b(?:href|action)=\"/([^\"#]*)", main)
            if not h.startswith("/")]


class Album:
    def __init__(self):
        people.settle()
        self.persons = []
        self.missing = every_page()

    def __enter__(self):
        return self

    def __exit__(self, *wrong):
        for p in self.persons:
            p.close()

    def sign_in(self, site, condition):
        p = Person(site)
        self.persons.append(p)
        return (p,) + self.enter(p, condition)

    @staticmethod
    def enter(p, condition):
        number, login = open_to_us(condition)
        p.open("login")
        p.type("Tên đăng nhập", login)
        p.type("Mật khẩu", people.PASSWORD)
        p.press("Đăng nhập")
        return number, login

    def of_role(self, site, condition, begins):
        p, number, login = self.sign_in(site, condition)
        if p.path().startswith("officer-choose"):
            yield p, "officer-choose", "officer-choose"
            choose_officer(p, login)
        if p.path().startswith("second-step"):
            yield p, "second-step", "second-step"
            return
        first = ["home"]
        for way, statement in begins:
            first += [way.replace("%s", row[0]) for row in sql(
                statement.replace("{id}", number) + ";")]
        walker = Walker(site, p.driver.get_cookies())
        for name, path in sorted(walker.walk(first, every_page()).items()):
            if name in self.missing or name == "home":
                yield p, name, path

    def pages(self):
        p = Person(PORTAL)
        self.persons.append(p)
        for name in ("login", "public-summary"):
            self.missing.discard(name)
            yield p, name, name
        for role in ROLES:
            for p, name, path in self.of_role(*role):
                self.missing.discard(name)
                yield p, name, path


def choose_officer(p, login):
    sql("UPDATE officer_secret s JOIN officer o ON o.id = s.officer_id JOIN"
        " account a ON a.agency_id = o.agency_id SET s.secret_hash = %s WHERE"
        " a.login = %s;" % (quote(people.password_hash(people.SECRET)),
                            quote(login)))
    p.driver.find_element("css selector", "main input[type=radio]").click()
    p.type("Mã bí mật cá nhân", people.SECRET)
    p.press("Tiếp tục")


def open_to_us(condition):
    """The login of somebody of this province, with a password we know."""
    rows = sql("SELECT id, login FROM account WHERE closed_at IS NULL AND %s ORDER"
               " BY id LIMIT 1;" % condition)
    expect(rows, "nobody is there with " + condition)
    number, login = rows[0]
    sql(people.GRANT % (quote(people.password_hash(people.PASSWORD)),
                        quote(login)))
    sql("UPDATE account SET must_change_password = 0 WHERE login = %s;" %
        quote(login))
    return number, login
