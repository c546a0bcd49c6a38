#!/usr/bin/python3
"""The life of a task by the keyboard alone, and what it costs.

Nobody touches a mouse: Tab, Enter, arrows, letters in lists of choices, and the
shortcuts of the program. Keys and pages of the five commonest jobs are counted
and held against budget.tsv."""
import csv
import os
import sys
import time

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

import people
from browser import OFFICE, PORTAL, REPO, Person, expect, plain, play, sql

TASK = "Rà soát biển báo giao thông trên tuyến ven biển, báo cáo kết quả"
MORE = ["Lập danh mục điểm đen tai nạn giao thông",
        "Đề xuất kinh phí sơn lại vạch kẻ đường"]
ANSWER = "Đã rà soát 48 biển báo, thay mới 06 biển."
ENOUGH = 80  # Tabs: nobody goes on longer


def budget():
    with open(REPO + "/tests/browser/budget.tsv", encoding="utf-8") as f:
        rows = csv.DictReader((l for l in f if l[0] != "#"), delimiter="\t")
        return {r["job"]: (int(r["pages"]), int(r["keys"])) for r in rows}


class Keyboard:
    """Hands on the keys of one browser; counts what they do."""

    def __init__(self, p):
        self.p = p
        self.keys = self.pages = 0

    def press(self, *keys):
        for key in keys:
            ActionChains(self.p.driver, duration=0).send_keys(key).perform()
            self.keys += 1

    def type(self, text):
        """What the job is about: counted as text, not as keys."""
        ActionChains(self.p.driver, duration=0).send_keys(text).perform()

    def page(self, *keys, held=None):
        """The last key leads to another page."""
        def act():
            chain = ActionChains(self.p.driver, duration=0)
            if held:
                chain.key_down(held)
            chain.send_keys(*keys)
            if held:
                chain.key_up(held)
            chain.perform()
            self.keys += len(keys) + bool(held)
        self.p.go(act)
        self.pages += 1

    def here(self):
        """(name, words) of what has the focus."""
        return self.p.driver.execute_script("""
            const e = document.activeElement;
            return [e.name || e.id.replace(/^f-/, ''),
                    (e.innerText || '').trim()];""")

    def to(self, wanted):
        """Tab until it has the focus: a field by its name, or a link or
        button by its words."""
        for _ in range(ENOUGH):
            name, words = self.here()
            if wanted == name or wanted == plain(words):
                return
            self.press(Keys.TAB)
        expect(False, "no Tab leads to " + wanted)

    def past_the_menu(self):
        self.to("Đến nội dung chính")
        self.press(Keys.ENTER)

    def choose(self, field, letters, kept=False):
        """A list of choices: its first letters find the line; nothing where
        the page has filled it in already. kept: with whatever."""
        if self.p.driver.execute_script("""
                const s = document.querySelector(
                  `select[name="${arguments[0]}"]`);
                return s.selectedIndex > 0 && (arguments[2] ||
                  s.selectedOptions[0].text.trim().startsWith(arguments[1]));
                """, field, letters, kept):
            return
        self.to(field)
        self.press(*letters)

    def fill(self, field, text):
        self.to(field)
        self.type(text)

    def agency(self, field, text, chosen):
        """Typed without accents; the first offer is the one that was meant."""
        self.fill(field, text)
        first = self.p.wait(lambda: self.p.driver.execute_script("""
            const e = document.activeElement;
            const o = document.getElementById(
              e.getAttribute('aria-activedescendant'));
            return o && o.textContent;"""), "is offered nothing")
        expect(plain(first).startswith(chosen), "is offered " + first)
        self.press(Keys.ENTER)

    def send(self):
        self.page(Keys.ENTER, held=Keys.CONTROL)


class Life:
    def __init__(self):
        self.number = "%d" % (time.time() % 900000 + 100000)
        self.cost = {}
        self.office = self.portal = None

    def job(self, name, k):
        self.cost[name] = (k.pages, k.keys)

    def signed_in(self, site, login):
        p = Person(site)
        k = Keyboard(p)
        p.open("login")
        k.fill("login", login)
        k.fill("password", people.PASSWORD)
        k.page(Keys.ENTER)
        return p

    def sign_in(self):
        self.office = self.signed_in(OFFICE, people.SPECIALIST[0])
        self.office.sees(people.SPECIALIST[1])
        self.portal = self.signed_in(
            PORTAL, people.account_of("so-xay-dung")[0])
        k = Keyboard(self.portal)
        k.past_the_menu()
        k.to("officer_id")
        for _ in range(ENOUGH):
            if people.OFFICER in self.portal.driver.execute_script(
                    "return document.activeElement.closest('label')"
                    ".innerText"):
                break
            k.press(Keys.ARROW_DOWN)
        k.press(Keys.SPACE)
        k.fill("secret", people.SECRET)
        k.page(Keys.ENTER)
        self.portal.sees(people.OFFICER)

    def find(self, p, number):
        """From wherever one is: search, first line, open."""
        k = Keyboard(p)
        k.press("/")
        k.type(number)
        k.page(Keys.ENTER)
        k.press("j")
        k.page("o")
        p.sees(TASK)
        return k

    def enter(self, number, tasks):
        p = self.office
        p.open("home")
        k = Keyboard(p)
        k.page("c")
        if "Không mật, tiếp tục" in p.text():
            k.past_the_menu()
            k.to("Không mật, tiếp tục")
            k.page(Keys.ENTER)
        self.directive(k, number)
        for i, words in enumerate(tasks):
            if i > 0:
                k.to("Thêm nhiệm vụ")
                k.press(Keys.ENTER)
            k.fill("task_%d_content" % i, words)
            k.agency("task_%d_lead" % i, "so xay dung", "Sở Xây dựng")
            k.fill("task_%d_deadline_text" % i, "thường xuyên")
        k.send()
        p.sees("Đã lưu dự thảo.")
        k.past_the_menu()
        k.to("Chuyển thực hiện")
        k.page(Keys.ENTER)
        p.sees("Giao các nhiệm vụ dưới đây?")
        k.past_the_menu()
        k.to("Chuyển thực hiện")
        k.page(Keys.ENTER)
        p.sees("Đã chuyển thực hiện")
        return k

    @staticmethod
    def directive(k, number):
        # The first empty field has the focus already; who signs, asks and
        # leads is as in the office's last document.
        k.choose("doc_type", "Công v", kept=True)
        k.fill("ref_number", number)
        k.fill("ref_symbol", "UBND-GT")
        k.fill("abstract", "V/v biển báo giao thông tuyến ven biển")
        if not k.p.driver.find_element("name", "signer").get_attribute(
                "value"):
            k.fill("signer", "Nguyễn Khắc Tuấn")
        k.choose("assigner_id", "Chủ tịch N", kept=True)
        k.choose("default_field_id", "Xây")
        k.choose("default_specialist_id", people.SPECIALIST[1][:12])
        k.choose("default_division_head_id", people.OTHERS[0][1][:8])
        k.choose("default_office_leader_id", people.OTHERS[1][1][:8],
                 kept=True)
        k.choose("default_chairman_id", people.OTHERS[2][1][:12], kept=True)

    def enter_one(self):
        self.job("enter one task", self.enter(self.number, [TASK]))

    def receive(self):
        self.portal.open("home")
        self.find(self.portal, self.number)
        k = Keyboard(self.portal)
        k.past_the_menu()
        k.to("Tiếp nhận, nội dung đúng")
        k.page(Keys.ENTER)
        self.portal.sees("Đã tiếp nhận nhiệm vụ.")

    def reply(self):
        self.portal.open("home")
        k = self.find(self.portal, self.number)
        k.past_the_menu()
        k.to("Gửi kết quả")
        k.page(Keys.ENTER)
        k.past_the_menu()
        k.fill("reply_text", ANSWER)
        k.fill("reply_number", "2718/SXD-QHKT")
        k.fill("reply_issued_on", sql(
            "SELECT DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 7 HOUR,"
            " '%d/%m/%Y');")[0][0])
        k.send()
        self.portal.sees("Đã gửi kết quả", ANSWER)
        self.job("reply", k)

    def confirm(self):
        self.office.open("home")
        k = self.find(self.office, self.number)
        self.job("find a task", k)
        self.office.open("home")
        k = self.find(self.office, self.number)
        k.past_the_menu()
        k.to("Xác nhận hoàn thành")
        k.page(Keys.ENTER)
        k.past_the_menu()
        k.fill("note", "Đúng yêu cầu.")
        k.send()
        self.office.sees("Đã xác nhận hoàn thành.", ANSWER)
        self.job("confirm a result", k)

    def enter_three(self):
        self.job("enter three tasks", self.enter(
            self.number + "1", [TASK] + MORE))

    def within_budget(self):
        allowed = budget()
        print("%-20s %5s %5s" % ("job", "pages", "keys"))
        for job, (pages, keys) in self.cost.items():
            print("%-20s %5d %5d" % (job, pages, keys))
        for job, (pages, keys) in self.cost.items():
            expect(job in allowed, "no budget for " + job)
            expect(pages <= allowed[job][0] and keys <= allowed[job][1],
                   "%s: %d pages and %d keys; %d and %d are allowed" % (
                       (job, pages, keys) + allowed[job]))

    def play(self):
        people.settle()
        steps = [self.sign_in, self.enter_one, self.receive, self.reply,
                 self.confirm, self.enter_three, self.within_budget]
        try:
            return play([(s.__name__, self.watched(s)) for s in steps])
        finally:
            for p in (self.office, self.portal):
                if p:
                    p.close()

    def watched(self, step):
        def run():
            try:
                step()
            except BaseException as wrong:
                for p in filter(None, (self.office, self.portal)):
                    p.complain(wrong)
                raise
        return run


if __name__ == "__main__":
    os.chdir(REPO)
    sys.exit(Life().play())
