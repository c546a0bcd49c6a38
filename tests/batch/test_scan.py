"""sqlmap and wapiti, signed in as each role: what they find must be nothing.

wapiti walks the site of the role from its first page and attacks what it meets,
forms with their tokens included; sqlmap asks every address with parameters that the
role's pages link to. The twin is a toy with one injectable and one reflected
parameter, which the same two commands must find.

Takes minutes: run by make soak-scan, and it has no "#!". NV_FAULTS=seconds is how
long wapiti may attack for each role.
"""
import html
import http.client
import http.server
import json
import os
import re
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import urllib.parse

import workload  # it says where the others are
import second_factor
from workload import BASE, REPO, VAR, check, counts, people, read_pid, sql

SECONDS = int(max(workload.SECONDS, 20))
OUT = REPO + "/build/scan-found"
# What would sign the scanner out, or lock its account.
NOT = ("logout", "login", "password-change", "secret-change", "officer-choose",
       "second-step", "second-factor", "session-list", "admin-sessions",
       "admin-password-reset", "admin-second-factor-reset")
URLS = 12


class Door(http.server.BaseHTTPRequestHandler):
    """Between a scanner and the site: signed in whatever it sends, each form with a
    token of its own so that none is taken for the same one sent twice, but not to
    where it would sign itself out; counts, and remembers what was a mistake."""
    protocol_version = "HTTP/1.1"
    browser, address, requests, mistakes, seen, done = (None,) * 6

    def do_GET(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = re.sub(rb"(^|&)token=[0-9a-f]{32}(?=&|$)", lambda m: m[1]
                      + b"token=" + secrets.token_hex(16).encode(), body)
        self.requests.append(self.path)
        if self.path[1:].startswith(NOT):
            self.answer(404, [], b"")
            return
        headers = {k: v for k, v in self.headers.items() if k.lower() in (
            "content-type", "referer", "user-agent", "accept")}
        headers["Cookie"] = cookie_of(self.browser)
        there = http.client.HTTPConnection(*self.address, timeout=60)
        try:
            there.putrequest(self.command, self.path, skip_accept_encoding=True)
            for name, value in headers.items():
                there.putheader(name, value)
            if body:
                there.putheader("Content-Length", str(len(body)))
            there.endheaders(body or None)
            said = there.getresponse()
            text = said.read()
        except (OSError, ValueError, http.client.HTTPException):
            self.answer(400, [], b"")  # what no client can send
            return
        finally:
            there.close()
        if said.status in (200, 303):
            (self.seen if self.command == "GET" else self.done).add(
                self.path.split("?")[0])
        if said.status >= 500:
            self.mistakes.append("%d %s %s" % (said.status, self.command,
                                               self.path[:200]))
        self.answer(said.status, [(k, v) for k, v in said.getheaders()
                                  if k.lower() in ("content-type", "location",
                                                   "content-disposition")],
                    text)

    do_POST = do_HEAD = do_PUT = do_GET

    def answer(self, status, headers, text):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    def log_message(self, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass  # a scanner that hangs up


def serve(handler):
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, "http://127.0.0.1:%d" % server.server_port


def wapiti(name, start):
    report = "%s/%s.json" % (OUT, name)
    command = ["wapiti", "-u", start, "--scope", "domain", "-m",
               "sql,xss,exec,file,crlf,redirect", "-d", "3",
               "--max-links-per-page", "30", "--max-scan-time", str(SECONDS),
               "--max-attack-time", str(SECONDS), "--flush-session",
               "--no-bugreport", "-f", "json", "-o", report,
               "--store-session", OUT + "/sessions", "-v", "2", "-t", "10"]
    if os.path.exists(report):
        os.unlink(report)
    said = subprocess.run(command, stdout=open(OUT + "/" + name + ".out", "w"), text=True,
                          stderr=subprocess.STDOUT, timeout=SECONDS * 20 + 300)
    if not os.path.exists(report):
        return 0, ["no report: " + "see " + OUT]
    with open(report, encoding="utf-8") as f:
        found = json.load(f)
    return ["%s: %s %s %s" % (kind, one["method"], one["path"],
                              one.get("parameter", ""))
            for kind, ones in found["vulnerabilities"].items() for one in ones]


def sqlmap(name, urls, dbms="MySQL"):
    """The parameters it calls injectable."""
    folder = "%s/%s" % (OUT, name)
    shutil.rmtree(folder, ignore_errors=True)
    with open(OUT + "/urls.txt", "w", encoding="utf-8") as f:
        f.write("".join(url + "\n" for url in urls))
    command = ["sqlmap", "-m", OUT + "/urls.txt", "--batch", "--level", "1",
               "--risk", "1", "--technique", "BEU", "--threads", "4",
               "--flush-session", "--output-dir", folder, "--disable-coloring",
               "--fresh-queries", "--skip-waf", "--dbms", dbms,
               "--param-exclude", "csrf|token"]
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=1800,
                          stdin=subprocess.DEVNULL)
    tested = len(re.findall(r"testing if (?:GET|URI) parameter", done.stdout))
    return tested, re.findall(r"^Parameter: .*", done.stdout, re.M)


# The province ------------------------------------------------------------------------

def cookie_of(browser):
    return "; ".join("%s=%s" % pair for pair in browser.cookies.items())


def addresses(browser, site):
    """What the first pages link to, of each action one with all its parameters."""
    found = {}
    for path in ["/home"] + re.findall(
            r'<a href="(/[a-z-]+)"', browser.get("/home").text)[:25]:
        if path[1:].startswith(NOT):
            continue
        page = browser.get(path)
        for link in re.findall(r'href="([^"]*\?[^"#]*)', page.text):
            link = html.unescape(link)
            link = path + link if link.startswith("?") else link
            action = link.split("?")[0]
            if link.startswith("/") and not action[1:].startswith(NOT) and \
                    len(link) > len(found.get(action, "")):
                found[action] = link
    return [site + link for link in list(found.values())[:URLS]]


def roles():
    """One person of each role."""
    found = {}
    for key, (site, _, role, *_) in people.PEOPLE.items():
        found.setdefault((site, role), key)
    return [(site, role, key) for (site, role), key in found.items()
            if role in (sys.argv[1:] or [role])]


def sign_in(key):
    browser = people.sign_in(key)
    if browser.get("/home").location == "/second-factor":
        second_factor.enrol(browser)
    return browser


def something_to_find():
    d = people.enter("creator", [{"content": "Việc " + people.word(),
                                  "lead": "Ban Sông Cạn",
                                  "deadline_text": people.days(9)}])
    people.forward("creator", d)


def nothing_is_found():
    for site, role, key in roles():
        browser = sign_in(key)
        where = urllib.parse.urlsplit(people.SITES[site])
        door = type("DoorOf" + role, (Door,), {
            "browser": browser, "address": (where.hostname, where.port),
            "requests": [], "mistakes": [], "seen": set(), "done": set()})
        server, base = serve(door)
        urls = addresses(browser, base)
        found = wapiti(role, base + "/home")
        tested, injectable = sqlmap(role, urls)
        server.shutdown()
        print("%-16s %6d requests, %3d pages read, %2d acts done; wapiti: %d"
              " findings; sqlmap: %2d addresses, %3d parameters, %d findings" % (
                  role, len(door.requests), len(door.seen), len(door.done),
                  len(found), len(urls), tested, len(injectable)), flush=True)
        check("%s: wapiti finds nothing" % role, not found, found[:5])
        check("%s: wapiti saw pages behind the sign-in" % role,
              len(door.seen) >= 5, door.seen)
        check("%s: sqlmap finds nothing" % role, not injectable, injectable)
        check("%s: sqlmap tried" % role, not urls or tested > 0, tested)
        check("%s: no request was a mistake of ours" % role, not door.mistakes,
              door.mistakes[:5])
        check("%s: still signed in" % role,
              browser.get("/home").status == 200)


# The toy -----------------------------------------------------------------------------

class Toy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path, _, query = self.path.partition("?")
        asked = dict(urllib.parse.parse_qsl(query))
        status, body = 200, '<a href="/item?id=1">1</a>' \
            ' <a href="/hello?name=Lan">Lan</a>'
        if path == "/hello":
            body = "<p>Chào %s</p>" % asked.get("name", "")
        elif path == "/item":
            db = sqlite3.connect(":memory:")
            db.executescript("CREATE TABLE item (id INTEGER, name TEXT);"
                             "INSERT INTO item VALUES (1, 'bút'), (2, 'vở')")
            try:
                body = str(db.execute("SELECT name FROM item WHERE id = %s"
                                      % asked.get("id", "1")).fetchall())
            except sqlite3.Error as e:
                status, body = 500, "SQLite error: %s" % e
        text = ("<html><body>%s</body></html>" % body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *args):
        pass


def the_toy_is_found_out():
    server, base = serve(Toy)
    found = wapiti("toy", base + "/")
    check("twin: wapiti finds the parameter that is reflected",
          any("Cross Site Scripting" in one for one in found), found)
    _, injectable = sqlmap("toy", [base + "/item?id=1"], "SQLite")
    check("twin: sqlmap finds the parameter that is injectable",
          injectable == ["Parameter: id (GET)"], injectable)
    print("toy: wapiti %d findings, sqlmap %d" % (len(found), len(injectable)))
    server.shutdown()


def main():
    run = read_pid(VAR + "/pid")
    os.makedirs(OUT, exist_ok=True)
    try:
        people.seed()
        os.kill(run, signal.SIGSTOP)
        the_toy_is_found_out()
        something_to_find()
        nothing_is_found()
        check("no table is gone", sql("SELECT COUNT(*) > 50 FROM"
                                      " information_schema.tables WHERE"
                                      " table_schema = 'nhacviec'") == [["1"]])
    finally:
        os.kill(run, signal.SIGCONT)
        subprocess.run([REPO + "/nginx/stop", VAR], stdout=subprocess.DEVNULL)
    print("%(passed)d passed, %(failed)d failed" % counts)
    if not counts["failed"]:
        shutil.rmtree(BASE)
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
