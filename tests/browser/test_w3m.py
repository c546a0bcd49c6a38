#!/usr/bin/python3
"""The life of a task in a text browser: w3m, at a terminal.

Entered, handed out, received, answered and confirmed by typing what a person
types there: "/" and the words of a label, Tab to what follows it, Enter, the
text. What is read is the page as w3m has laid it out."""
import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

import people
from browser import OFFICE, PORTAL, expect, plain, play, sql

TASK = "Rà soát hệ thống phao tiêu luồng vào cảng cá"
ANSWER = "Đã rà soát 31 phao tiêu, thay 04 phao."
ROWS, COLUMNS = 60, 200
CLEAR = "\x15"  # Ctrl-U: the whole line of the prompt
PATIENCE = 10
# w3m hands a text of several lines to an editor: this one types what it is told.
EDITOR = "#!/bin/sh\ncat \"$HOME/typed\" >\"$1\"\n"


class Terminal:
    """w3m in a terminal of its own."""

    def __init__(self, site):
        self.site = site
        self.home = tempfile.mkdtemp(prefix="nv-w3m-")
        with open(self.home + "/editor", "w", encoding="utf-8") as f:
            f.write(EDITOR)
        os.chmod(self.home + "/editor", 0o755)
        self.end, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ,
                    struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.w3m = subprocess.Popen(
            ["w3m", "-cookie", "-I", "UTF-8", "-O", "UTF-8", "-o",
             "confirm_qq=0", "-o", "editor=%s/editor" % self.home,
             site + "/login"], stdin=inside, stdout=inside, stderr=inside,
            env={"HOME": self.home, "TERM": "xterm", "LANG": "C.UTF-8",
                 "PATH": os.environ["PATH"]}, start_new_session=True)
        os.close(inside)
        self.heard = time.monotonic()
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                if not os.read(self.end, 65536):
                    return
            except OSError:
                return
            self.heard = time.monotonic()

    def close(self):
        self.w3m.kill()
        self.w3m.wait()
        os.close(self.end)
        shutil.rmtree(self.home, ignore_errors=True)

    def keys(self, text):
        """Typed; then until w3m has nothing more to show."""
        begin = time.monotonic()
        os.write(self.end, text.encode())
        while time.monotonic() < begin + PATIENCE and (
                self.heard < begin or time.monotonic() - self.heard < 0.04):
            time.sleep(0.01)

    def page(self):
        """The page as it is laid out, by w3m's own "save"."""
        path = self.home + "/page"
        if os.path.exists(path):
            os.unlink(path)
        self.keys("S")
        self.keys(CLEAR + path + "\r")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if os.path.exists(path):
                with open(path, encoding="utf-8") as f:
                    return plain(f.read())
            time.sleep(0.02)
        raise OSError("w3m does not save its page")

    def sees(self, *all_words):
        end = time.monotonic() + PATIENCE
        for words in all_words:
            page = self.page()
            while plain(words) not in page and time.monotonic() < end:
                time.sleep(0.1)
                page = self.page()
            expect(plain(words) in page, "does not see “%s”: %s" % (
                words, page[:3000]))

    def seek(self, *words):
        """From the top of the page to these words, and on to the next."""
        self.keys("g")
        for one in words:
            self.keys("/" + re.sub(r"([.?()*])", r"\\\1", one) + "\r")

    def link(self, *words):
        self.seek(*words)
        self.keys("\r")

    def field(self, label):
        self.seek(label)
        self.keys("\t")

    def type(self, label, text):
        self.field(label)
        self.keys("\r")
        self.keys(CLEAR + text + "\r")

    def write(self, label, text):
        """A field of several lines."""
        with open(self.home + "/typed", "w", encoding="utf-8") as f:
            f.write(text + "\n")
        self.field(label)
        self.keys("\r")

    def choose(self, label, words):
        self.field(label)
        self.keys("\r")
        self.keys("/" + words + "\r")
        self.keys("\r")


class Life:
    def __init__(self):
        self.number = "%d" % (time.time() % 900000 + 100000)
        self.office = self.portal = None

    def sign_in(self):
        self.office = self.at(OFFICE, people.SPECIALIST[0])
        self.office.sees(people.SPECIALIST[1], "Trang đầu")
        self.portal = self.at(PORTAL, people.account_of("so-xay-dung")[0])
        self.portal.sees(people.OFFICER)
        self.portal.seek(people.OFFICER)
        self.portal.keys("\x1b\t")  # back to the round button before the name
        self.portal.keys("\r")
        self.portal.type("Mã bí mật cá nhân", people.SECRET)
        self.portal.link("Tiếp tục")
        self.portal.sees("Nhiệm vụ được giao", "Trang đầu")

    @staticmethod
    def at(site, login):
        t = Terminal(site)
        t.sees("Đăng nhập")
        t.type("Tên đăng nhập", login)
        t.type("Mật khẩu", people.PASSWORD)
        t.field("Mật khẩu")
        t.keys("\t\r")
        return t

    def enter(self):
        t = self.office
        t.link("Nhập nhiệm vụ")
        t.sees("Văn bản này có độ mật không?")
        t.link("Không mật, tiếp tục")
        t.sees("Trích yếu")
        t.choose("Loại văn bản", "Công văn")
        t.type("Số (bắt buộc)", self.number + "/UBND-GT")
        t.write("Trích yếu", "V/v phao tiêu luồng vào cảng cá")
        t.type("Người ký", "Nguyễn Khắc Tuấn")
        t.choose("Người giao", "Nguyễn Khắc Tuấn")
        t.choose("Lĩnh vực", "Xây dựng")
        t.choose("Chuyên viên theo dõi", people.SPECIALIST[1])
        t.choose("Lãnh đạo phòng", people.OTHERS[0][1])
        t.choose("Lãnh đạo Văn phòng", people.OTHERS[1][1])
        t.choose("Lãnh đạo Ủy ban theo dõi", people.OTHERS[2][1])
        t.write("Nội dung nhiệm vụ", TASK)
        t.type("Cơ quan chủ trì (bắt buộc)", "Sở Xây dựng")
        t.type("Thời hạn (ghi như văn bản)", "thường xuyên")
        t.link("Lưu, chưa chuyển")
        t.sees("Đã lưu dự thảo.", self.number)

    def forward(self):
        t = self.office
        t.link("chưa thấy nhiệm vụ", "Chuyển thực hiện")
        t.sees("Giao các nhiệm vụ dưới đây?", TASK)
        t.link("Giao các nhiệm vụ dưới đây", "Chuyển thực hiện")
        t.sees("Đã chuyển thực hiện")

    def find(self, t):
        """With the search that stands on every page."""
        t.type("Tìm số, ký hiệu, nội dung", self.number)
        t.keys("\t\r")
        t.sees(TASK[:30])
        t.link(TASK[:30])
        t.sees(TASK, self.number)

    def receive(self):
        self.find(self.portal)
        self.portal.link("Tiếp nhận, nội dung đúng")
        self.portal.sees("Đã tiếp nhận nhiệm vụ.")

    def reply(self):
        t = self.portal
        t.link("Gửi kết quả")
        t.sees("Nội dung trả lời")
        t.write("Nội dung trả lời", ANSWER)
        t.type("Số văn bản trả lời", "2718/SXD-QHKT")
        t.type("Ngày văn bản trả lời", sql(
            "SELECT DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 7 HOUR,"
            " '%d/%m/%Y');")[0][0])
        t.field("Tệp đính kèm")
        t.keys("\t\r")
        t.sees("Đã gửi kết quả", ANSWER)

    def confirm(self):
        t = self.office
        self.find(t)
        t.link("Xác nhận hoàn thành")
        t.sees("Xác nhận hoàn thành", ANSWER)
        t.write("Ghi chú", "Đúng yêu cầu.")
        t.field("Ghi chú")
        t.keys("\t\r")
        t.sees("Đã xác nhận hoàn thành.")
        rows = sql("SELECT a.state FROM assignment a JOIN directive d ON d.id"
                   " = a.directive_id WHERE d.ref_number = '%s';" %
                   self.number)
        expect(rows == [["completed"]], "it is %s" % rows)

    def play(self):
        people.settle()
        steps = [self.sign_in, self.enter, self.forward, self.receive,
                 self.reply, self.confirm]
        try:
            return play([(s.__name__, s) for s in steps])
        finally:
            for t in filter(None, (self.office, self.portal)):
                t.close()


if __name__ == "__main__":
    sys.exit(Life().play())
