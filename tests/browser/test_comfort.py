#!/usr/bin/python3
"""What makes a long day shorter: texts that survive, a warning before they are
lost, forms that are sent once, rows that are counted, keys that help and stay
out of the way."""
import sys

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import people
from browser import OFFICE, Person, expect, play, quote, sql

TEXT = "Đề nghị thêm bộ lọc theo phòng phụ trách"


class Comfort:
    def __init__(self):
        self.p = Person(OFFICE)

    def sign_in(self):
        p = self.p
        p.open("login")
        p.type("Tên đăng nhập", people.SPECIALIST[0])
        p.type("Mật khẩu", people.PASSWORD)
        p.press("Đăng nhập")
        p.sees(people.SPECIALIST[1])

    def would_warn(self):
        return self.p.driver.execute_script("""
            const e = new Event('beforeunload', {cancelable: true});
            window.dispatchEvent(e);
            return e.defaultPrevented;""")

    def warns_before_a_text_is_lost(self):
        self.p.open("feedback-send")
        expect(not self.would_warn(), "warns of nothing")
        self.p.type("Nội dung", TEXT[:20])
        expect(self.would_warn(), "does not warn")

    def keeps_a_text(self):
        p = self.p
        p.open("feedback-send")
        p.type("Nội dung", TEXT)
        p.wait(lambda: p.driver.execute_script(
            "return Object.values(sessionStorage).includes(arguments[0]);",
            TEXT), "the text is not kept")
        p.open("home")
        p.open("feedback-send")
        expect(p.field("Nội dung").get_attribute("value") == TEXT, "it is gone")
        p.button("Bỏ nội dung này").click()
        expect(p.field("Nội dung").get_attribute("value") == "", "it stays")
        p.open("home")
        p.open("feedback-send")
        expect(p.field("Nội dung").get_attribute("value") == "", "it is back")

    def sends_once(self):
        """The second push of the button goes nowhere."""
        self.p.open("feedback-send")
        first, second = self.p.driver.execute_script("""
            const form = document.querySelector('main form[method=post]');
            const push = () => form.dispatchEvent(new SubmitEvent('submit', {
              bubbles: true, cancelable: true,
              submitter: form.querySelector('button[type=submit]')}));
            return [push(), push()];""")
        expect(first, "the first is held back")
        expect(not second, "the second is sent too")
        expect(self.p.driver.find_element(
            By.CSS_SELECTOR, "main form[method=post] button[type=submit]").get_attribute(
                "aria-disabled") == "true", "the button looks as before")

    def counts_rows(self):
        p = self.p
        p.open("task-list?view=all")
        boxes = p.driver.find_elements(By.CSS_SELECTOR, "td.check input")
        boxes[0].click()
        boxes[1].click()
        count = p.driver.find_element(By.CSS_SELECTOR, "[data-bulk-count]")
        expect("2" in count.text.split(), "says “%s” of two" % count.text)
        p.driver.find_element(By.CSS_SELECTOR, "[data-check-all]").click()
        expect(str(len(boxes)) in count.text.split(), "says “%s” of all" %
               count.text)

    def dialog(self):
        return self.p.driver.find_element(By.ID, "keys").is_displayed()

    def keys_help(self):
        p = self.p
        p.open("home")
        body = p.driver.find_element(By.TAG_NAME, "body")
        p.driver.execute_script("""
            document.body.dispatchEvent(new KeyboardEvent('keydown', {
              key: '?', bubbles: true, isComposing: true}));""")
        expect(not self.dialog(), "takes a key of the input method")
        search = p.driver.find_element(By.ID, "top-q")
        search.send_keys("?c")
        expect(not self.dialog() and search.get_attribute("value") == "?c",
               "takes what is typed into a field")
        p.driver.execute_script("document.activeElement.blur();")
        body.send_keys("?")
        expect(self.dialog(), "shows no list of keys")
        p.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
        expect(not self.dialog(), "the list stays")

    def photographs_a_page(self):
        """With a finger: a large photo becomes a page that is taken."""
        p = self.p
        p.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled",
                                 {"enabled": True})
        p.driver.execute_cdp_cmd("Emulation.setEmitTouchEventsForMouse",
                                 {"enabled": True, "configuration": "mobile"})
        p.size(360)
        p.open("outgoing-create")
        p.driver.execute_script("""
            const canvas = document.createElement('canvas');
            canvas.width = 4000; canvas.height = 3000;
            canvas.getContext('2d').fillRect(100, 100, 900, 900);
            canvas.toBlob((blob) => {
              const camera = document.querySelector('[data-camera]');
              const shot = new DataTransfer();
              for (const name of ['trang 1.webp', 'trang 2.webp'])
                shot.items.add(new File([blob], name, {type: 'image/webp'}));
              camera.files = shot.files;
              camera.dispatchEvent(new Event('change'));
            }, 'image/webp');""")
        files = "input[type=file][name=files]"
        p.wait(lambda: p.driver.execute_script(
            "return document.querySelector(arguments[0]).files.length === 2;",
            files), "the photos are not among the files")
        found = p.driver.execute_async_script("""
            const done = arguments[1];
            const file = document.querySelector(arguments[0]).files[1];
            createImageBitmap(file).then((picture) =>
              done([file.name, file.type, picture.width, picture.height]));""",
                                             files)
        expect(found == ["trang 2.jpg", "image/jpeg", 2200, 1650],
               "the photo came as %s" % found)
        word = (By.CSS_SELECTOR, "[data-word] [name=no_secret]")
        expect(len(p.driver.find_elements(*word)) == 1,
               "a photo is sent before the word for it is asked")
        p.driver.execute_script("""
            const input = document.querySelector(arguments[0]);
            input.value = '';
            input.dispatchEvent(new Event('change', {bubbles: true}));""",
                                files)
        expect(not p.driver.find_elements(*word),
               "a word is asked for no photo")
        p.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled",
                                 {"enabled": False})

    def seen(self, selector):
        """How many of them stand on the page."""
        return self.p.driver.execute_script("""
            return Array.from(document.querySelectorAll(arguments[0]))
              .filter((e) => e.checkVisibility()).length;""", selector)

    def finds_an_agency_in_a_long_report(self):
        """On a phone: the sums, and one card by typing a part of its name."""
        p = self.p
        p.size(360)
        p.open("report-summary?period=year")
        cards = ".wide-cards tbody tr:not(.subtotal)"
        expect(self.seen(cards) == 0, "a long report begins with all its cards")
        expect(self.seen(".wide-cards .total") == 1, "the sum is not shown")
        p.driver.find_element(By.CSS_SELECTOR, ".jump summary").click()
        lines = self.seen("#jump-list a")
        p.type("Gõ vài chữ của tên, không cần dấu", "so xay")
        p.wait(lambda: 0 < self.seen("#jump-list a") < lines, "narrows nothing")
        p.driver.find_element(
            By.CSS_SELECTOR, "#jump-list li:not([hidden]) a").click()
        p.wait(lambda: self.seen(cards) == 1, "shows %d cards" %
               self.seen(cards))
        p.sees("Sở Xây dựng")
        p.driver.find_element(By.ID, "all-rows").click()
        expect(self.seen(cards) > 12, "does not show them all")
        p.size(1280)

    def unfolds_the_menu(self):
        """On a phone, by hand and by keyboard; on a desk it stands open."""
        p = self.p
        links = ".menu.main a"
        p.open("task-list")
        wide = self.seen(links)
        expect(wide > 4, "the menu of a desk shows %d pages" % wide)
        expect(self.seen("#menu") == 0, "a desk has a tick for its menu")
        p.size(360)
        expect(self.seen(links) == 0, "a phone begins with the whole menu")
        tick = p.driver.find_element(By.ID, "menu")
        tick.click()
        expect(self.seen(links) == wide, "a tap does not open it")
        tick.send_keys(Keys.SPACE)
        expect(self.seen(links) == 0, "the space bar does not close it")
        p.size(1280)

    def folds_what_seldom_matters(self):
        """Of a task the acts that matter now; the rest is one click away."""
        p = self.p
        number, task, owner = sql(
            "SELECT a.id, t.id, t.specialist_id FROM assignment a JOIN task t"
            " ON t.id = a.task_id WHERE a.state = 'in_progress'"
            " ORDER BY a.id LIMIT 1;")[0]
        lend = "UPDATE task SET specialist_id = %s WHERE id = %s;"
        sql(lend % ("(SELECT id FROM account WHERE login = %s)" %
                    quote(people.SPECIALIST[0]), task))
        try:
            self.looks_at_its_acts(number)
        finally:
            sql(lend % (owner, task))

    def looks_at_its_acts(self, number):
        p = self.p
        p.open("task-view?id=" + number)
        shown = ".actions a.button:not([hidden])"
        few = self.seen(shown)
        expect(0 < few < 4, "%d acts stand open" % few)
        expect(p.first("a", "Thu hồi") is None, "what is heavy stands open")
        p.unfold("Việc khác, in và tải phiếu")
        expect(self.seen(shown) > few, "nothing was folded")
        p.button("Thu hồi")

    def opens_what_is_wrong(self):
        """A field that must be mended is not left folded."""
        p = self.p
        p.open("task-create?secrecy=none")
        fold = "document.querySelector('[name=source]').closest('details').open"
        expect(not p.driver.execute_script("return " + fold), "stands open")
        p.unfold("Nguồn giao, cơ quan trình")
        p.choose("Nguồn giao", "Chính phủ, Thủ tướng Chính phủ giao")
        p.press("Lưu, chưa chuyển")
        expect(p.driver.execute_script("return " + fold), "is folded again")
        p.sees("Nguồn giao")

    def names_a_field_as_its_form_does(self):
        """On top of the form, in the list of what is wrong."""
        p = self.p
        p.open("incident-report")
        label = p.driver.find_element(
            By.CSS_SELECTOR, "label[for=f-description]").text.split(" (")[0]
        p.press("Gửi báo sự cố")
        link = p.driver.find_element(
            By.CSS_SELECTOR, "[data-errors] a[href='#f-description']").text
        expect(link.startswith(label + ":"), "%s is called %s" % (label, link))

    def play(self):
        people.settle()
        with self.p:
            return play([(s.__name__, s) for s in (
                self.sign_in, self.warns_before_a_text_is_lost,
                self.keeps_a_text, self.sends_once, self.counts_rows,
                self.keys_help, self.finds_an_agency_in_a_long_report,
                self.unfolds_the_menu, self.folds_what_seldom_matters, self.opens_what_is_wrong,
                self.names_a_field_as_its_form_does,
                self.photographs_a_page)])


if __name__ == "__main__":
    sys.exit(Comfort().play())
