"""Every page there is, drawn by the real engine with the values of its fixture,
with very long ones, and with none, and served to a browser with the style
sheet and the script. For test_axe.py and screenshots.

What stands in them does not depend on what a province happens to hold, and
none is left out because nothing of its kind is there.

    with Gallery() as g:
        for name in g.names: driver.get(g.url(name, "extreme"))"""
import glob
import http.server
import os
import re
import sys
import threading

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
sys.path.insert(0, REPO + "/tests/templates")
from drawing import HERE, fixtures_of, leaves, render  # noqa: E402

KINDS = ("ordinary", "extreme", "none")
LONG = 200  # characters of a title, at least
TYPES = {".css": "text/css", ".js": "text/javascript",
         ".svg": "image/svg+xml"}
# As nginx/headers.conf says it: what the page may load.
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; " \
    "img-src 'self' data:; connect-src 'self'; form-action 'self'"


def lengthen(value):
    """Words as long as people write them; numbers, days and names of states
    stay what they are."""
    if " " not in value or re.search(r"[/?=<>]|\d{2}", value):
        return value
    return ((value + ", ") * (LONG // len(value) + 1)).rstrip(", ")


def draw(name, kind):
    page = "templates/pages/%s.cs" % name
    base, own = fixtures_of(page)
    if kind == "none" and own != [HERE + "assignment.hdf"]:
        return render(page, "vi", base)
    long = [(leaf, lengthen(value)) for f in own for leaf, value in leaves(f)
            if lengthen(value) != value] if kind == "extreme" else []
    return render(page, "vi", base + own, long)


class Answer(http.server.BaseHTTPRequestHandler):
    engine = threading.Lock()  # answers one order at a time

    def do_GET(self):
        path, _, kind = self.path.lstrip("/").partition("?")
        plain = "htdocs/" + path
        try:
            if os.path.isfile(plain):
                with open(plain, "rb") as f:
                    body = f.read()
                content = TYPES.get(os.path.splitext(path)[1], "image/png")
            else:
                with self.engine:
                    body = draw(path, kind or "ordinary").encode()
                # It would go on by itself, before anybody has looked at it.
                body = body.replace(b" data-send-now", b"")
                content = "text/html; charset=utf-8"
        except (OSError, ValueError):
            return self.send_error(404)
        self.send_response(200)
        self.send_header("Content-Type", content)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


class Gallery:
    def __enter__(self):
        os.chdir(REPO)
        self.names = sorted(os.path.basename(p)[:-3]
                            for p in glob.glob("templates/pages/*.cs"))
        # Browsers open connections before they need them: none may hold up
        # another.
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *wrong):
        self.server.shutdown()

    def url(self, name, kind="ordinary"):
        return "http://127.0.0.1:%d/%s?%s" % (self.server.server_address[1],
                                              name, kind)
