"""A person at a browser: opens pages, types into fields by their label, presses
buttons by their words, reads what stands there.

For the tests of this folder; needs python3-selenium and chromium-driver. What
is looked for is what a person looks for: a field without a label, or a button
that nobody sees, is not found."""
import atexit
import base64
import contextlib
import hashlib
import hmac
import os
import re
import secrets
import shutil
import subprocess
import tempfile
import time
import unicodedata

from selenium import webdriver
from selenium.common.exceptions import (NoSuchElementException,
                                        StaleElementReferenceException,
                                        WebDriverException)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
OFFICE, PORTAL, ADMIN, VAR, PROFILE = (
    os.environ.get("NV_" + n, "") for n in ("OFFICE", "PORTAL", "ADMIN", "VAR",
                                            "PROFILE"))
PICTURES = os.path.join(REPO, "build/screenshots")
PATIENCE = 15  # seconds
LONG_TEXT = 40  # characters that one still types


class Wrong(AssertionError):
    """What a person would complain of."""


def expect(good, why):
    if not good:
        raise Wrong(why)


def plain(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


# The system from behind ------------------------------------------------------------

def settings():
    with open(VAR + "/etc/app.conf", encoding="utf-8") as f:
        return dict(line.rstrip("\n").split(" = ", 1) for line in f if " = " in line)


def sql(text):
    """Rows of the database of this system, as lists of strings."""
    done = subprocess.run(
        ["mariadb", "--no-defaults", "--batch", "--skip-column-names",
         "--default-character-set=utf8mb4", "--user=root", "--socket",
         settings()["db_socket"], "nhacviec"], input=text, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    expect(done.returncode == 0, done.stdout)
    return [line.split("\t") for line in done.stdout.splitlines()]


def quote(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def password_hash(password):
    """As crypto_password_hash of lib/crypto.c."""
    with open(VAR + "/secret/pepper") as f:
        pepper = f.read().strip()
    salt = secrets.token_bytes(16)
    key = hmac.digest(pepper.encode(), password.encode(), "sha256")
    found = hashlib.scrypt(key, salt=salt, n=2 ** 15, r=8, p=3, dklen=32,
                           maxmem=64 << 20)
    return "$scrypt$ln=15,r=8,p=3$%s$%s" % (salt.hex(), found.hex())


def run_batch(name, *options):
    """A program of batch/, as the user the system runs as; what it said."""
    owner = os.stat(VAR + "/etc/app.conf").st_uid
    who = {"user": owner, "group": os.stat(VAR + "/etc/app.conf").st_gid,
           "extra_groups": []} if os.getuid() == 0 else {}
    done = subprocess.run(
        [VAR + "/app/batch/" + name, "--config", VAR + "/etc/app.conf"] +
        list(options), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, cwd="/", **who)
    expect(done.returncode == 0, "%s: %s" % (name, done.stdout))
    return done.stdout


# The browser -----------------------------------------------------------------------

def chromium(javascript=True, width=1280, height=900, dark=False):
    home = tempfile.mkdtemp(prefix="nv-browser-")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
    for word in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage",
                 "--no-first-run", "--lang=vi", "--force-device-scale-factor=1",
                 "--disable-background-networking", "--hide-scrollbars",
                 "--user-data-dir=" + home, "--window-size=%d,%d" % (width,
                                                                    height)):
        options.add_argument(word)
    if os.getuid() == 0:
        options.add_argument("--no-sandbox")
    if dark:
        options.add_argument("--blink-settings=preferredColorScheme=0")
    wishes = {"intl.accept_languages": "vi", "credentials_enable_service": False,
              "download.default_directory": home + "/files",
              "download.prompt_for_download": False}
    if not javascript:
        wishes["profile.managed_default_content_settings.javascript"] = 2
    options.add_experimental_option("prefs", wishes)
    os.environ["LANGUAGE"] = "vi"  # of Chromium's own words
    options.set_capability("unhandledPromptBehavior", "accept")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(
        options=options,
        service=Service(shutil.which("chromedriver") or
                        "/usr/bin/chromedriver"))
    driver.set_page_load_timeout(60)
    atexit.register(shutil.rmtree, home, True)
    return driver, home


class Person:
    """with Person(OFFICE) as p: p.open("login"); p.type("Mật khẩu", "...")"""

    def __init__(self, site, javascript=True, **window):
        self.site = site
        self.javascript = javascript
        self.driver, self.home = chromium(javascript, **window)

    def __enter__(self):
        return self

    def __exit__(self, kind, wrong, trace):
        if wrong is not None:
            self.complain(wrong)
        self.close()

    def close(self):
        self.driver.quit()
        shutil.rmtree(self.home, ignore_errors=True)

    @contextlib.contextmanager
    def watched(self):
        """For what is done in a browser that stays open."""
        try:
            yield self
        except (AssertionError, WebDriverException) as wrong:
            self.complain(wrong)
            raise

    def complain(self, wrong):
        """Where the person was when it went wrong."""
        try:
            os.makedirs(PICTURES, exist_ok=True)
            picture = "%s/wrong-%d.png" % (PICTURES, time.time())
            self.picture(picture)
            print("  at %s\n  picture: %s\n  page: %s" % (
                self.driver.current_url, picture, self.text()[:1500]))
        except WebDriverException as e:
            print("  (%s)" % e.msg)

    # Going about

    def open(self, path):
        self.driver.get(self.site + "/" + path)
        self.check_page()

    def path(self):
        return self.driver.current_url.split("/", 3)[3]

    def text(self):
        return plain(self.driver.find_element(By.TAG_NAME, "body").text)

    def sees(self, *all_words):
        for words in all_words:
            self.wait(lambda: plain(words) in self.text(),
                      "does not see “%s”" % words)

    def sees_not(self, words):
        expect(plain(words) not in self.text(), "sees “%s”" % words)

    def wait(self, good, why):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                found = good()
                if found:
                    return found
            except (NoSuchElementException, StaleElementReferenceException):
                pass
            if time.monotonic() > end:
                raise Wrong(why)
            time.sleep(0.05)

    def check_page(self):
        """No page breaks off, leaks raw template text, or reports an error of
        a script or of the content security policy."""
        source = self.driver.page_source
        expect("<?cs" not in source, "raw template")
        expect("<main" in source and "</footer>" in source, "half a page")
        for line in self.driver.get_log("browser"):
            expect(line["level"] != "SEVERE" or "favicon" in line["message"] or
                   "status of 4" in line["message"],
                   "console: " + line["message"])

    # Finding, by what a person reads

    def first(self, selector, words, inside=None, more=()):
        """The first element one sees whose words are these, or begin so and
        go on with one of "more". Asked for in one question: a page of the
        province has a thousand links."""
        return self.driver.execute_script("""
            const [selector, words, root, more] = arguments;
            const said = (e) => e.innerText.normalize('NFC')
              .replace(/\\s+/g, ' ').trim();
            return Array.from((root || document).querySelectorAll(selector))
              .find((e) => e.checkVisibility() && (said(e) === words ||
                more.some((m) => said(e).startsWith(words + m))));""",
                                          selector, words, inside, list(more))

    def field(self, label, inside=None):
        """The input the label belongs to; "(bắt buộc)" may follow it."""
        def look():
            found = self.first("label", label, inside, [" (bắt buộc"])
            if found is None:
                return None
            target = found.get_attribute("for")
            return (self.driver.find_element(By.ID, target) if target
                    else found.find_element(By.TAG_NAME, "input"))
        return self.wait(look, "finds no field “%s”" % label)

    def fieldset(self, legend, inside=None, number=0):
        def look():
            found = self.driver.execute_script("""
                const [legend, root] = arguments;
                return Array.from((root || document).querySelectorAll(
                  'fieldset')).filter((f) => f.querySelector('legend')
                    .innerText.normalize('NFC').replace(/\\s+/g, ' ').trim()
                    .startsWith(legend));""", legend, inside)
            return found[number] if len(found) > number else None
        return self.wait(look, "finds no group “%s”" % legend)

    def button(self, words, inside=None):
        def look():
            for selector in ("main a, main button, header a, header button, "
                             "summary", "a, button"):
                found = self.first(selector, words, inside)
                if found is not None:
                    return found
            return None
        return self.wait(look, "finds no button or link “%s”" % words)

    # Doing

    def type(self, label, text, inside=None):
        element = self.field(label, inside)
        if element.get_attribute("value"):
            element.clear()
        if len(text) > LONG_TEXT:
            # As one pastes; key by key it would take a minute.
            element.click()
            self.driver.execute_cdp_cmd("Input.insertText", {"text": text})
        else:
            element.send_keys(text)
        return element

    def choose(self, label, words, inside=None):
        Select(self.field(label, inside)).select_by_visible_text(words)

    def choose_first(self, label, inside=None):
        """The first real choice; what it says."""
        select = Select(self.field(label, inside))
        select.select_by_index(1)
        return plain(select.first_selected_option.text)

    def tick(self, words, inside=None):
        label = self.wait(
            lambda: self.first("label.choice", words, inside, [""]),
            "finds no choice “%s”" % words)
        label.find_element(By.TAG_NAME, "input").click()

    def unfold(self, words, inside=None):
        self.button(words, inside).click()

    def unfolded(self, words):
        """What is folded while it says what it usually says, opened."""
        folded = self.first("details:not([open]) > summary", words, None, [":"])
        if folded is not None:
            folded.click()

    def attach(self, label, path):
        self.field(label).send_keys(path)

    def press(self, words, inside=None):
        """Presses what leads to another page, and waits for that page."""
        self.go(lambda: self.button(words, inside).click())

    def go(self, act):
        old = self.driver.find_element(By.TAG_NAME, "html")
        act()
        self.wait(lambda: self.left(old), "stays on the page")
        self.wait(lambda: self.driver.find_element(By.TAG_NAME, "footer"),
                  "waits for the page")
        self.check_page()

    def left(self, old):
        try:
            old.is_enabled()
            return False
        except StaleElementReferenceException:
            return True
        except WebDriverException as e:
            return "does not belong to the document" in str(e) or \
                "stale" in str(e)

    def agencies(self, label, names, inside=None):
        """Types names as one does: with the list of the program, if there is
        one. names: what is typed, and what is then chosen."""
        element = self.field(label, inside)
        if not self.javascript:
            element.send_keys("; ".join(typed for typed, chosen in names))
            return
        for typed, chosen in names:
            element = self.field(label, inside)
            element.send_keys(typed)
            box = element.find_element(By.XPATH, "..")

            def first():
                options = box.find_elements(By.CSS_SELECTOR, "[role=option]")
                return [plain(o.text) for o in options if o.is_displayed()]
            found = self.wait(first, "is offered nothing for “%s”" % typed)
            expect(found[0].startswith(chosen), "“%s” offers %s" % (typed,
                                                                   found))
            element.send_keys(Keys.ENTER)
            self.wait(lambda: chosen in plain(box.text), "no chip " + chosen)

    # Looking

    def size(self, width, height=900):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1,
            "mobile": False})

    def colours(self, scheme):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": scheme},
                         {"name": "prefers-reduced-motion",
                          "value": "reduce"}]})

    def picture(self, path, width=None, height=12000):
        """The whole page, or so much of it."""
        os.makedirs(os.path.dirname(path), exist_ok=True)
        page = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})
        size = page["cssContentSize"]
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "captureBeyondViewport": True, "clip": {
                "x": 0, "y": 0, "width": width or size["width"],
                "height": min(size["height"], height), "scale": 1}})
        with open(path, "wb") as f:
            f.write(base64.b64decode(shot["data"]))

    def too_wide(self):
        """What stands out of the window to the right: (width, who)."""
        return self.driver.execute_script("""
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            return Array.from(document.querySelectorAll('body *'))
              .filter(e => e.getBoundingClientRect().right > wide + 1)
              .map(e => e.tagName + '.' + e.className).slice(0, 8);""")


# Cases -----------------------------------------------------------------------------

def play(steps):
    """Steps of one story, in order; the first that fails ends it."""
    for i, (name, step) in enumerate(steps):
        begin = time.monotonic()
        try:
            step()
        except (Wrong, WebDriverException, OSError, KeyError,
                IndexError) as e:
            print("FAIL %s: %s: %s" % (name, type(e).__name__,
                                       getattr(e, "msg", None) or e))
            for later, _ in steps[i + 1:]:
                print("FAIL %s: not reached" % later)
            print("%d passed, %d failed" % (i, len(steps) - i))
            return 1
        print("ok   %s (%.1f s)" % (name, time.monotonic() - begin),
              flush=True)
    print("%d passed, 0 failed" % len(steps))
    return 0
