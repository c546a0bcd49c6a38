#!/usr/bin/python3
"""An agency answers from a phone: from the link of a letter to the confirmation.

The letter is the one the system has sent. Its reader is not signed in yet, and
comes to the task the letter is about when he is; he sends a photo of the signed
page as the result, and the office confirms it. Pages and taps from the letter on
are counted and held against budget.tsv; the seconds are printed."""
import email
import email.policy
import glob
import re
import sys
import time

from selenium.webdriver.common.by import By

import people
from browser import OFFICE, PORTAL, VAR, Person, expect, play, quote, run_batch, sql
from test_keyboard import budget

ANSWER = "Đã xong, gửi bản ký kèm theo."
CODE = "so-xay-dung"
WANTED = """SELECT a.id, a.due_on FROM assignment a
  JOIN agency g ON g.id = a.agency_id JOIN task t ON t.id = a.task_id
  WHERE g.code = %s AND a.state = 'in_progress' AND a.role = 'lead'
  AND a.due_on IS NOT NULL AND NOT t.paper_wanted AND NOT EXISTS (SELECT 1 FROM
  extension e WHERE e.assignment_id = a.id AND e.decided_at IS NULL)
  ORDER BY a.due_on DESC LIMIT 1;""" % quote(CODE)


def letters():
    """The address each letter goes to, and the links that are in it."""
    for path in glob.glob(VAR + "/mail/new/*"):
        with open(path, "rb") as f:
            letter = email.message_from_binary_file(f, policy=email.policy.default)
        body = letter.get_body(("plain",))
        yield str(letter["To"]), re.findall(
            r"https?://\S+", body.get_content() if body else "")


class Phone:
    def __init__(self):
        self.office = Person(OFFICE)
        self.phone = Person(PORTAL)
        self.taps = self.pages = 0

    def tap(self, words):
        """The driver's own click waits for ever where a finger is emulated."""
        p = self.phone
        p.go(lambda: p.driver.execute_script("arguments[0].click();",
                                             p.button(words)))
        self.taps += 1
        self.pages += 1

    def letter_comes(self):
        """On the morning the task is due."""
        self.id, due = sql(WANTED)[0]
        run_batch("remind", "--date", due, "--now", due + " 08:30")
        login = people.account_of(CODE)[0]
        links = [l for to, all_of_it in letters() if login in to
                 for l in all_of_it if l.endswith("/nv/" + self.id)]
        expect(links, "no letter to %s leads to the task" % login)
        self.link = links[-1]

    def leads_to_the_task(self):
        """Through the sign-in, without another step."""
        p = self.phone
        p.size(360, 740)
        expect(self.link.startswith(PORTAL + "/"), "leads to " + self.link)
        p.open(self.link[len(PORTAL) + 1:])
        p.type("Tên đăng nhập", people.account_of(CODE)[0])
        p.type("Mật khẩu", people.PASSWORD)
        p.press("Đăng nhập")
        p.tick(people.OFFICER)
        p.type("Mã bí mật cá nhân", people.SECRET)
        p.press("Tiếp tục")
        expect(p.path() == "task-view?id=" + self.id, "came to " + p.path())
        p.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled",
                                 {"enabled": True})
        p.driver.execute_cdp_cmd("Emulation.setEmitTouchEventsForMouse",
                                 {"enabled": True, "configuration": "mobile"})

    def photographs(self):
        """What the camera hands over when the picture is taken."""
        p = self.phone
        expect(p.first("button", "Chụp trang đã ký") is not None,
               "no button for the camera")
        p.driver.execute_script("""
            const canvas = document.createElement('canvas');
            canvas.width = 3000; canvas.height = 4000;
            const paper = canvas.getContext('2d');
            paper.fillStyle = '#fff'; paper.fillRect(0, 0, 3000, 4000);
            paper.fillStyle = '#225'; paper.fillRect(300, 500, 1800, 90);
            canvas.toBlob((blob) => {
              const camera = document.querySelector('[data-camera]');
              const shot = new DataTransfer();
              shot.items.add(new File([blob], 'trang ký.jpg', {type: 'image/jpeg'}));
              camera.files = shot.files;
              camera.dispatchEvent(new Event('change'));
            }, 'image/jpeg', .9);""")
        self.taps += 2  # the button, and the shutter
        p.wait(lambda: p.driver.execute_script(
            "return document.querySelector('[name=files]').files.length === 1;"),
            "the photo is not among the files")
        p.driver.execute_script("arguments[0].click();", p.driver.find_element(
            By.CSS_SELECTOR, "[data-word] [name=no_secret]"))
        self.taps += 1

    def answers(self):
        p = self.phone
        began = time.monotonic()
        p.open(self.link[len(PORTAL) + 1:])
        self.pages += 1
        self.taps += 1
        self.tap("Gửi kết quả")
        p.type("Nội dung trả lời", ANSWER)
        p.type("Số văn bản trả lời", "2718/SXD-QHKT")
        p.type("Ngày văn bản trả lời", time.strftime("%d/%m/%Y"))
        self.photographs()
        self.tap("Gửi")
        p.sees("Đã gửi kết quả, chờ Văn phòng xác nhận.", ANSWER, "trang ký.jpg")
        print("      answered in %.1f s, %d pages, %d taps" % (
            time.monotonic() - began, self.pages, self.taps))
        pages, taps = budget()["reply with a photo"]
        expect(self.pages <= pages and self.taps <= taps,
               "%d pages and %d taps; %d and %d are allowed" % (
                   self.pages, self.taps, pages, taps))
        wide = p.too_wide()
        expect(not wide, "stands out of the phone: %s" % (wide,))

    def is_confirmed(self):
        """By who follows it, with the photo before his eyes."""
        p = self.office
        sql("UPDATE task SET specialist_id = (SELECT id FROM account WHERE "
            "login = %s) WHERE id = (SELECT task_id FROM assignment WHERE "
            "id = %s);" % (quote(people.SPECIALIST[0]), self.id))
        p.open("login")
        p.type("Tên đăng nhập", people.SPECIALIST[0])
        p.type("Mật khẩu", people.PASSWORD)
        p.press("Đăng nhập")
        p.open("task-view?id=" + self.id)
        p.sees(ANSWER, "trang ký.jpg", people.OFFICER)
        p.press("Xác nhận hoàn thành")
        p.press("Xác nhận hoàn thành", p.driver.find_element(
            By.CSS_SELECTOR, "form.form"))
        p.sees("Đã xác nhận hoàn thành.")
        expect(sql("SELECT state FROM assignment WHERE id = %s;" % self.id) ==
               [["completed"]], "is not completed")

    def play(self):
        people.settle()
        with self.office, self.phone:
            return play([(s.__name__, s) for s in (
                self.letter_comes, self.leads_to_the_task, self.answers,
                self.is_confirmed)])


if __name__ == "__main__":
    sys.exit(Phone().play())
