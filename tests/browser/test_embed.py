#!/usr/bin/python3
"""From the e-office, in a browser: its link opens the form filled in, for who is
signed in and for who is not yet; and our pages stand in a frame of an origin that
is listed, and of no other."""
import html
import http.server
import os
import sys
import threading
from urllib.parse import urlencode

from selenium.webdriver.common.by import By

import people
from browser import REPO, VAR, Person, expect, play, plain

sys.path.insert(0, os.path.join(REPO, "tests/support"))
from front import Front  # noqa: E402

ABSTRACT = "Về việc rà soát \"hồ sơ\" <bến bãi> & báo cáo"
DOCUMENT = {"secrecy": "none", "doc_type": "CV", "ref_number": "90210",
            "ref_symbol": "UBND-TH", "issued_on": "2026-04-24",
            "released_at": "2026-04-24T08:30:00+07:00",
            "signer": "Đặng Thử Chủ", "abstract": ABSTRACT}
SHOWN = {"ref_number": "90210", "ref_symbol": "UBND-TH",
         "issued_on": "24/04/2026", "released_at": "24/04/2026 08:30",
         "signer": "Đặng Thử Chủ", "abstract": ABSTRACT}


class EOffice(http.server.BaseHTTPRequestHandler):
    """A page of the e-office: our form in a frame, and a link to it."""
    address = ""

    def do_GET(self):
        to = html.escape(EOffice.address)
        frame = '<iframe src="%s" width="1200" height="700"></iframe>' % to \
            if self.path == "/frame" else ""
        body = ('<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>'
                'Văn bản đi</title><h1>Văn bản đi</h1><a href="%s">Giao nhiệm '
                'vụ từ văn bản này</a>%s</html>' % (to, frame)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Embed:
    def __init__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), EOffice)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        port = self.server.server_port
        # One machine, and two origins for a browser.
        self.listed = "http://127.0.0.1:%d" % port
        self.unlisted = "http://localhost:%d" % port
        self.front = Front(VAR, {"EMBED": [self.listed]})
        self.site = self.front.__enter__()
        EOffice.address = self.site + "/task-create?" + urlencode(DOCUMENT)
        self.p = Person(self.site)

    def close(self):
        self.p.close()
        self.front.__exit__()
        self.server.shutdown()

    def sign_in(self):
        p = self.p
        p.type("Tên đăng nhập", people.SPECIALIST[0])
        p.type("Mật khẩu", people.PASSWORD)
        p.press("Đăng nhập")

    def form_is_filled_in(self):
        for name, value in SHOWN.items():
            found = self.p.wait(
                lambda n=name: self.p.driver.find_element(By.NAME, n),
                "there is no field " + name).get_attribute("value")
            expect(found == value, "%s: %s" % (name, found))

    def follow_the_link(self, origin):
        self.p.driver.get(origin + "/")
        self.p.go(lambda: self.p.button(
            "Giao nhiệm vụ từ văn bản này").click())

    def a_link_waits_for_who_has_to_sign_in(self):
        self.follow_the_link(self.listed)
        expect(self.p.path().startswith("login"), self.p.path())
        self.sign_in()
        self.form_is_filled_in()

    def a_link_opens_the_form_filled_in(self):
        for origin in (self.listed, self.unlisted):
            self.follow_the_link(origin)
            self.form_is_filled_in()

    def in_frame(self, origin):
        """What stands in the frame of a page of that origin."""
        driver = self.p.driver
        driver.get(origin + "/frame")
        driver.switch_to.frame(driver.find_element(By.TAG_NAME, "iframe"))
        return plain(driver.find_element(By.TAG_NAME, "body").text)

    def a_listed_origin_shows_our_page_in_a_frame(self):
        expect("90210" not in self.in_frame(self.listed), "the number is text")
        self.form_is_filled_in()
        self.p.driver.switch_to.default_content()

    def no_other_origin_does(self):
        self.p.driver.get_log("browser")
        words = self.in_frame(self.unlisted)
        expect(not self.p.driver.find_elements(By.NAME, "ref_number"),
               "the form stands in a stranger's frame")
        expect("Nhắc việc" not in words, words)
        self.p.driver.switch_to.default_content()
        said = str(self.p.driver.get_log("browser"))
        expect("frame-ancestors" in said, "it is missing for another reason: " +
               said)


def main():
    people.settle()
    e = Embed()
    try:
        with e.p.watched():
            return play([(step.__name__.replace("_", " "), step) for step in (
                e.a_link_waits_for_who_has_to_sign_in,
                e.a_link_opens_the_form_filled_in,
                e.a_listed_origin_shows_our_page_in_a_frame,
                e.no_other_origin_does)])
    finally:
        e.close()


if __name__ == "__main__":
    sys.exit(main())
