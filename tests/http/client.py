"""A person with a browser, as the tests of this folder need one.

Browser keeps cookies, reads the forms of a page and sends them back filled in,
or asks as a program through /api/v1/. Not a test: it has no "#!".
"""
import hashlib
import hmac
import html
import html.parser
import http.client
import json
import os
import re
import secrets
import ssl
import subprocess
import time
import traceback
from urllib.parse import urlencode, urlsplit

OFFICE, PORTAL, ADMIN = (os.environ.get(n, "") for n in (
    "NV_OFFICE", "NV_PORTAL", "NV_ADMIN"))
VAR = os.environ.get("NV_VAR", "")
SITES = {"office": OFFICE, "portal": PORTAL, "admin": ADMIN}
SECONDS = 90


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def words(self):
        """What a person reads of a page: no tags, one blank between words."""
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", " ", self.text)
        return re.sub(r"\s+", " ", html.unescape(text))

    @property
    def json(self):
        return json.loads(self.text)

    def header(self, name):
        """The one value of a header, or ""."""
        return next((v for n, v in self.headers if n.lower() == name.lower()),
                    "")

    @property
    def location(self):
        return self.header("Location")

    def form(self, action, number=0):
        """The form of this page that goes to an action ("" : to itself)."""
        found = [f for f in Forms.of(self.text)
                 if f.action == action or f.action.startswith(action + "?")]
        assert len(found) > number, "no form for %s: %s" % (
            action, self.words[:400])
        return found[number]

    def __str__(self):
        return "%d %s %s" % (self.status, self.location, self.words[:300])


class Form:
    def __init__(self, action, files):
        self.action = action
        self.files = files
        self.values = []  # (name, value), in order

    def filled(self, **values):
        """What is sent when these are typed in; a list gives many."""
        left = [(n, v) for n, v in self.values if n not in values]
        for name, value in values.items():
            many = value if isinstance(value, (list, tuple)) else [value]
            left += [(name, str(v)) for v in many]
        return left

    def value(self, name):
        return dict(self.values).get(name, "")


class Forms(html.parser.HTMLParser):
    """The POST forms of a page, with what is in their fields."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.forms = []
        self.form = None
        self.select = None
        self.options = []
        self.area = None
        self.templates = 0

    @classmethod
    def of(cls, text):
        parser = cls()
        parser.feed(text)
        return parser.forms

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "template":
            self.templates += 1
        elif tag == "form" and a.get("method") == "post":
            self.form = Form(a.get("action", ""), "enctype" in a)
            self.forms.append(self.form)
        if self.form is None or self.templates:
            return
        if tag == "input":
            self.take_input(a)
        elif tag == "select":
            self.select, self.options = a.get("name"), []
        elif tag == "option":
            self.options.append((a.get("value", ""), "selected" in a))
        elif tag == "textarea":
            self.area = [a.get("name"), ""]

    def take_input(self, a):
        kind = a.get("type", "text")
        if kind in ("submit", "button", "file") or "name" not in a:
            return
        if kind in ("checkbox", "radio") and "checked" not in a:
            return
        self.form.values.append((a["name"], a.get("value") or ""))

    def handle_data(self, data):
        if self.area is not None:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "template":
            self.templates -= 1
        elif tag == "form":
            self.form = None
        elif tag == "textarea" and self.area is not None:
            self.form.values.append((self.area[0], self.area[1].strip("\n")))
            self.area = None
        elif tag == "select" and self.select is not None:
            chosen = [v for v, selected in self.options if selected] or \
                [v for v, _ in self.options[:1]]
            self.form.values += [(self.select, v) for v in chosen[:1]]
            self.select = None


def multipart(values, files):
    """(content type, body); files: [(field, name, bytes)]"""
    boundary = "----nhacviec" + secrets.token_hex(12)
    parts = []
    for name, value in values:
        parts.append(("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n"
                      "\r\n%s\r\n" % (boundary, name, value)).encode())
    for field, name, data in files:
        parts.append(("--%s\r\nContent-Disposition: form-data; name=\"%s\"; "
                      "filename=\"%s\"\r\nContent-Type: application/"
                      "octet-stream\r\n\r\n" % (boundary, field, name)).encode()
                     + data + b"\r\n")
    parts.append(("--%s--\r\n" % boundary).encode())
    return "multipart/form-data; boundary=" + boundary, b"".join(parts)


class Browser:
    def __init__(self, site, name=""):
        self.site = site  # an address: OFFICE ...
        self.name = name
        self.cookies = {}
        self.csrf = ""

    def ask(self, method, path, body=None, headers=None):
        url = urlsplit(self.site)
        if url.scheme == "https":
            c = http.client.HTTPSConnection(
                url.netloc, timeout=SECONDS, context=ssl.create_default_context(
                    cafile=os.environ.get("NV_CA")))
        else:
            c = http.client.HTTPConnection(url.netloc, timeout=SECONDS)
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(map("=".join, self.cookies.items()))
        try:
            c.request(method, path, body, sent)
            answer = c.getresponse()
            result = Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            c.close()
        self.keep_cookies(result)
        return result

    def keep_cookies(self, answer):
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                if rest.split(";")[0]:
                    self.cookies[key] = rest.split(";")[0]
                else:
                    self.cookies.pop(key, None)

    def get(self, path, **query):
        if query:
            path += ("&" if "?" in path else "?") + urlencode(query, doseq=True)
        return self.ask("GET", path)

    def api(self, path, **query):
        return self.get("/api/v1" + path, **query)

    def post(self, path, values, files=None, headers=None):
        """values: pairs or a dict. csrf and token as they are given."""
        pairs = list(values.items()) if isinstance(values, dict) else values
        if files:
            kind, body = multipart(pairs, files)
        else:
            kind = "application/x-www-form-urlencoded"
            body = urlencode(pairs).encode()
        return self.ask("POST", path, body,
                        dict(headers or {}, **{"Content-Type": kind}))

    def send(self, path, values, files=None, headers=None):
        """Posts with this session's csrf and a token of its own."""
        pairs = list(values.items()) if isinstance(values, dict) else values
        return self.post(path, [("csrf", self.csrf),
                                ("token", secrets.token_hex(16))] + pairs,
                         files, headers)

    def fill(self, page, action, files=None, to=None, **values):
        """Fills in the form of a page that goes to an action, and sends it."""
        form = page.form(action)
        return self.post(to or form.action, form.filled(**values), files)

    def learn_csrf(self):
        found = re.search(r'name="csrf" value="([0-9a-f]+)"',
                          self.get("/password-change").text)
        assert found, "%s has no csrf token" % self.name
        self.csrf = found.group(1)

    def sign_in(self, login, password, officer=None, secret=None):
        answer = self.fill(self.get("/login"), "", to="/login", login=login,
                           password=password)
        assert answer.status == 303, "%s: %s" % (login, answer)
        if officer is not None:
            answer = self.fill(self.get("/officer-choose"), "",
                               to="/officer-choose", officer_id=officer,
                               secret=secret)
            assert answer.status == 303, "%s: %s" % (login, answer)
        self.learn_csrf()
        return self


# The database, as root: to prepare and to look, never instead of the program --

def config(name):
    with open(VAR + "/etc/app.conf", encoding="utf-8") as f:
        for line in f:
            key, _, value = line.partition("=")
            if key.strip() == name:
                return value.strip()
    return ""


def sql(text):
    """Rows as lists of text."""
    done = subprocess.run(
        ["mariadb", "--no-defaults", "--batch", "--raw", "--skip-column-names",
         "--default-character-set=utf8mb4", "--user=root", "--socket",
         config("db_socket"), config("db_name"), "-e", text],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode == 0, done.stderr.decode()
    return [line.split("\t") for line in done.stdout.decode().splitlines()]


def number(text):
    return int(sql(text)[0][0])


def wait_for(question, seconds=15):
    """Until the first number of the answer is not 0."""
    until = time.monotonic() + seconds
    while not number(question):
        assert time.monotonic() < until, "never: " + question
        time.sleep(0.05)


def password_hash(password):
    """As lib/crypto.c makes it."""
    with open(config("secret_dir") + "/pepper", encoding="utf-8") as f:
        pepper = f.read().strip().encode()
    key = hmac.new(pepper, password.encode(), "sha256").digest()
    salt = secrets.token_bytes(16)
    done = hashlib.scrypt(key, salt=salt, n=1 << 15, r=8, p=3,
                          maxmem=256 << 20, dklen=32)
    return "$scrypt$ln=15,r=8,p=3$%s$%s" % (salt.hex(), done.hex())


# Running cases ------------------------------------------------------------------

def run_cases(cases):
    """Runs functions, says what happened; the last line is for tests/run."""
    failed = 0
    for case in cases:
        try:
            case()
            print("ok   " + case.__name__, flush=True)
        except Exception as e:  # whatever went wrong, the others still run
            failed += 1
            kind = "" if isinstance(e, AssertionError) else type(e).__name__
            # An assertion that says nothing itself is named by its line.
            what = str(e) or traceback.extract_tb(e.__traceback__)[-1].line
            print("FAIL %s: %s %s" % (case.__name__, kind, what), flush=True)
    print("%d passed, %d failed" % (len(cases) - failed, failed))
    return failed > 0
