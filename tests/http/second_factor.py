"""What a telephone does for the tests of this folder: a secret, the codes of
it, and the rule that makes it compulsory. Not a test."""
import base64
import hashlib
import hmac
import html
import re
import struct
import time

from client import number, sql


def code_of(secret32, step=None):
    """RFC 6238, by itself: not what the program computes with."""
    key = base64.b32decode(secret32 + "=" * (-len(secret32) % 8))
    counter = int(time.time()) // 30 if step is None else step
    mac = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    at = mac[19] & 15
    return "%06d" % ((struct.unpack(">I", mac[at:at + 4])[0] & 0x7fffffff)
                     % 1000000)


class Telephone:
    """Shows a code that was not shown before: a step ahead when it must be
    (the program takes one step either way)."""

    def __init__(self, secret32):
        self.secret32 = secret32
        self.last = 0

    def code(self):
        now = int(time.time()) // 30
        step = max(now - 1, self.last + 1)
        while step > int(time.time()) // 30 + 1:
            time.sleep(0.5)
        self.last = step
        return code_of(self.secret32, step)


def secret_in(page):
    found = re.search(r'<code class="totp-secret">([A-Z2-7 ]+)</code>',
                      page.text)
    assert found, "no secret on the page: %s" % page
    return found.group(1).replace(" ", "")


def codes_in(page):
    found = re.findall(r"<li><code>([a-z2-9]{5}-[a-z2-9]{5})</code></li>",
                       page.text)
    assert len(found) == 10, page
    return [html.unescape(c) for c in found]


def enrol(browser, **more):
    """(telephone, recovery codes)"""
    page = browser.get("/second-factor")
    telephone = Telephone(secret_in(page))
    done = browser.fill(page, "/second-factor", code=telephone.code(), **more)
    assert done.status == 200, done
    return telephone, codes_in(done)


def give(browser, code):
    return browser.fill(browser.get("/second-step"), "", to="/second-step",
                        code=code)


def require(value):
    """The rule, as every program reads it from its next request."""
    sql("UPDATE rule_setting SET value = '%s' WHERE name ="
        " 'second_factor_required'" % value)
    sql("UPDATE rule_version SET version = version + 1")


def required():
    return sql("SELECT value FROM rule_setting WHERE name ="
               " 'second_factor_required'")[0][0]


def forget(login):
    """As if this account had never had one."""
    of = ("(SELECT id FROM second_factor WHERE account_id = (SELECT id FROM"
          " account WHERE login = '%s'))" % login)
    sql("DELETE FROM recovery_code WHERE factor_id IN %s" % of)
    sql("DELETE FROM second_factor WHERE account_id = (SELECT id FROM account"
        " WHERE login = '%s')" % login)


def live(login):
    return number("SELECT COUNT(*) FROM second_factor f JOIN account a ON a.id"
                  " = f.live_account WHERE a.login = '%s'" % login)
