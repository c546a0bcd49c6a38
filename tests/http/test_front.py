#!/usr/bin/python3
"""What stands in front of the programs: nginx and the holder of the sockets.

The headers on every kind of answer, what must not be reachable, limits, short
links, and that nobody notices when workers are replaced or die."""
import concurrent.futures
import http.client
import json
import os
import re
import signal
import sys
import time
from urllib.parse import urlsplit

OFFICE, PORTAL, ADMIN = (os.environ[n] for n in ("NV_OFFICE", "NV_PORTAL",
                                                 "NV_ADMIN"))
VAR = os.environ["NV_VAR"]
HEADERS = ["Content-Security-Policy", "X-Content-Type-Options",
           "Referrer-Policy", "Cross-Origin-Opener-Policy",
           "Cross-Origin-Resource-Policy", "Permissions-Policy"]


def ask(site, path, method="GET", body=None, headers=None):
    """(status, headers as a list, text)"""
    c = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    try:
        c.request(method, path, body, headers or {})
        answer = c.getresponse()
        return answer.status, answer.getheaders(), answer.read().decode()
    finally:
        c.close()


def header(headers, name):
    return [v for n, v in headers if n.lower() == name.lower()]


def site_conf():
    with open(VAR + "/etc/site.conf", encoding="utf-8") as f:
        return f.read()


def hold(number):
    with open(VAR + "/run/hold.pid") as f:
        os.kill(int(f.read()), number)


def workers_of(action):
    """The processes that answer an action, below our folder only."""
    program = VAR + "/app/cgi-bin/" + action + ".fcgi"
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/cmdline" % pid, "rb") as f:
                if f.read().split(b"\0")[0].decode() == program:
                    found.append(int(pid))
        except OSError:
            pass
    return found


# Cases --------------------------------------------------------------------------

def every_answer_has_the_headers_once():
    for path in ("/", "/login", "/style.css", "/img/favicon.svg", "/nothing",
                 "/api/v1/login", "/api/v1/nothing", "/nv/1", "/health"):
        status, headers, _ = ask(OFFICE, path)
        for name in HEADERS:
            n = len(header(headers, name))
            assert n == 1, "%s (%d): %s %d times" % (path, status, name, n)


def the_policy_allows_no_inline_code():
    policy = header(ask(OFFICE, "/login")[1], "Content-Security-Policy")[0]
    assert "unsafe" not in policy and "default-src 'none'" in policy, policy
    assert "frame-ancestors 'none'" in policy, policy


def the_server_does_not_tell_its_version():
    assert header(ask(OFFICE, "/login")[1], "Server") == ["nginx"]


def what_has_no_name_does_not_exist():
    for path in ("/login.fcgi", "/cgi-bin/login", "/login/", "/../etc/app.conf",
                 "/%2e%2e/secret/pepper", "/_files/a", "/_export/a", "/.git",
                 "/_error/page_404",
                 "/templates/layout.cs", "/img/", "/api/v1/", "/nv/x",
                 "/nv/1234567890123456789", "/style.css/x"):
        status = ask(OFFICE, path)[0]
        assert status in (400, 403, 404), "%s: %d" % (path, status)


def short_links_lead_to_their_page():
    for path, there in (("/nv/12", "/task-view?id=12"),
                        ("/vb/3", "/directive-view?id=3")):
        status, headers, _ = ask(PORTAL, path)
        assert (status, header(headers, "Location")) == (302, [there]), headers


def an_error_page_says_whom_to_call():
    status, headers, text = ask(OFFICE, "/nothing")
    assert status == 404 and "text/html" in header(headers, "Content-Type")[0]
    assert re.search(r"<code>[0-9a-f]{32}</code>", text), text
    assert re.search(r"Hỗ trợ: 0\d", text), text


def an_address_nobody_can_read_has_its_page_too():
    for path in ("/../etc/app.conf", "/" + "x" * 20000):
        status, headers, text = ask(OFFICE, path)
        assert status in (400, 414), status
        assert "error-page" in text and len(header(headers, HEADERS[0])) == 1


def a_program_is_told_of_errors_in_json():
    status, _, text = ask(OFFICE, "/api/v1/nothing")
    error = json.loads(text)
    assert (status, error["kind"], error["status"]) == (404, "missing", 404)


def a_large_body_is_refused_by_nginx():
    body = b"x" * (8 * 1024 * 1024 + 1)
    for path in ("/login", "/api/v1/login"):
        status, _, text = ask(OFFICE, path, "POST", body)
        assert status == 413, status
        assert re.search("[0-9a-f]{32}", text), text


def the_request_id_reaches_the_log_of_both():
    with open(VAR + "/log/nginx-access.log", encoding="utf-8") as f:
        line = [l for l in f if " /health 200 " in l][-1]
    request_id = line.split()[1]
    with open(VAR + "/log/app.log", encoding="utf-8") as f:
        assert request_id[:16] in f.read(), request_id


def a_site_knows_only_its_own_actions():
    blocks = re.split(r"^# One of the three doors: ", site_conf(), flags=re.M)
    paths = [set(re.findall(r"location = (/api/v1/[a-z-]+) ", b))
             for b in blocks[1:]]
    for site, own in zip((OFFICE, PORTAL, ADMIN), paths):
        for path in set().union(*paths) - own:
            status = ask(site, path)[0]
            assert status == 404, "%s%s: %d" % (site, path, status)
            assert ask(site, path[7:])[0] == 404, path


def static_files_may_be_kept():
    kept = header(ask(OFFICE, "/style.css")[1], "Cache-Control")
    assert len(kept) == 1 and "max-age" in kept[0], kept
    assert header(ask(OFFICE, "/login")[1], "Cache-Control") == ["no-store"]


def pages_are_compressed():
    headers = ask_raw("/login", {"Accept-Encoding": "gzip"})
    assert header(headers, "Content-Encoding") == ["gzip"], headers


def ask_raw(path, headers):
    c = http.client.HTTPConnection(urlsplit(OFFICE).netloc, timeout=60)
    c.request("GET", path, None, headers)
    answer = c.getresponse()
    answer.read()
    c.close()
    return answer.getheaders()


def replacing_the_workers_loses_no_request():
    before = workers_of("health")
    body = b"x=" + b"y" * 200000
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    end = time.monotonic() + 6

    def client(number):
        wrong = []
        while time.monotonic() < end:
            status = ask(OFFICE, "/health")[0] if number % 2 else \
                ask(OFFICE, "/health", "POST", body, form)[0]
            if status not in (200, 405):
                wrong.append(status)
        return wrong

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        clients = [pool.submit(client, n) for n in range(8)]
        for _ in range(4):
            time.sleep(1)
            hold(signal.SIGHUP)
        wrong = sum((c.result() for c in clients), [])
    assert not wrong, "%d requests: %s" % (len(wrong), set(wrong))
    # The old ones end when they have answered what they had begun.
    end = time.monotonic() + 10
    while set(before) & set(workers_of("health")):
        assert time.monotonic() < end, "not replaced"
        time.sleep(0.1)


def a_killed_worker_comes_back():
    ask(OFFICE, "/login")
    for pid in workers_of("login"):
        os.kill(pid, signal.SIGTERM)
    assert ask(OFFICE, "/login")[0] == 200


CASES = [every_answer_has_the_headers_once, the_policy_allows_no_inline_code,
         the_server_does_not_tell_its_version, what_has_no_name_does_not_exist,
         short_links_lead_to_their_page, an_error_page_says_whom_to_call,
         an_address_nobody_can_read_has_its_page_too,
         a_program_is_told_of_errors_in_json, a_large_body_is_refused_by_nginx,
         the_request_id_reaches_the_log_of_both,
         a_site_knows_only_its_own_actions, static_files_may_be_kept,
         pages_are_compressed, replacing_the_workers_loses_no_request,
         a_killed_worker_comes_back]


def main():
    failed = 0
    ask(OFFICE, "/health")
    for case in CASES:
        try:
            case()
            print("ok   " + case.__name__)
        except (AssertionError, OSError, http.client.HTTPException) as e:
            failed += 1
            print("FAIL %s: %r" % (case.__name__, e))
    print("%d passed, %d failed" % (len(CASES) - failed, failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
