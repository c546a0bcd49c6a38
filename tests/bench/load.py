"""Load: wrk for what is read, a small client for what is sent."""
import hashlib
import hmac
import html
import http.client
import json
import os
import re
import subprocess
import threading
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))


class Wrong(Exception):
    """An answer is not what is measured."""


def wrk(url, cookie, clients, seconds):
    command = ["wrk", "-t1", "-c%d" % clients, "-d%ds" % seconds, "--timeout",
               "60s", "-s", HERE + "/report.lua"]
    if cookie:
        command += ["-H", "Cookie: " + cookie]
    done = subprocess.run(command + [url], stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout.decode().strip().splitlines()[-1])
    if found["bad"]:
        raise Wrong("%d bad answers from %s" % (found["bad"], url))
    found["rate"] = found["requests"] * 1e6 / max(found["us"], 1)
    return found


class Client:
    """A signed-in person with one kept connection."""

    def __init__(self, url, token=None, csrf_key=None):
        self.host = urllib.parse.urlsplit(url).netloc
        self.cookie = "nv=" + token.hex() if token else ""
        self.csrf = hmac.new(csrf_key, b"form", hashlib.sha256).hexdigest() \
            if csrf_key else ""
        self.connection = http.client.HTTPConnection(self.host, timeout=60)

    def send(self, method, path, body=None):
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            body = urllib.parse.urlencode(body).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = "http://" + self.host
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.getheader("Location"), answer.read()

    def get(self, path, says=None):
        status, location, body = self.send("GET", path)
        if status != 200:
            raise Wrong("%s: %s %s" % (path, status, location))
        if says and says not in body.decode(errors="replace"):
            raise Wrong("%s does not say %r" % (path, says))
        return body

    def form(self, path):
        """The hidden fields of a page's form."""
        page = self.get(path).decode()
        found = {}
        for tag in re.findall(r"<input[^>]*>", page):
            name = re.search(r'name="([^"]*)"', tag)
            value = re.search(r'value="([^"]*)"', tag)
            if 'type="hidden"' in tag and name and value:
                found[html.unescape(name[1])] = html.unescape(value[1])
        if "token" not in found:
            raise Wrong("%s has no form" % path)
        return {k: found[k] for k in ("csrf", "token", "version") if k in found}

    def post(self, path, body):
        """Seconds, and where it leads."""
        began = time.perf_counter()
        status, location, page = self.send("POST", path, body)
        took = time.perf_counter() - began
        if status != 303 or not location:
            words = re.findall(r'class="[^"]*error[^"]*"[^>]*>([^<]+)',
                               page.decode(errors="replace"))
            raise Wrong("POST %s: %s %s" % (path, status, words[:5]))
        return took, location


def percentile(times, share):
    return sorted(times)[min(int(len(times) * share), len(times) - 1)] * 1e6


def posts(workers, seconds):
    """workers: one function for each client, giving the seconds of one POST."""
    times, failures = [], []
    began = time.monotonic()

    def work(one):
        try:
            while time.monotonic() - began < seconds:
                times.append(one())
        except (Wrong, OSError, http.client.HTTPException) as e:
            failures.append(e)

    threads = [threading.Thread(target=work, args=(w,)) for w in workers]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if failures:
        raise Wrong(str(failures[0]))
    took = time.monotonic() - began
    return {"p50": percentile(times, 0.5), "p95": percentile(times, 0.95),
            "p99": percentile(times, 0.99), "requests": len(times),
            "rate": len(times) / took}
