#!/usr/bin/python3
"""A specialist types a directive for longer than a session lasts, in a browser
that runs no script, sends it, signs in again, and goes on where he was."""
import sys
import time

import people
from browser import OFFICE, PICTURES, Person, expect, play, sql

MARK = "th%x" % time.time_ns()
ABSTRACT = "Rà soát <công trình> & bến thuyền \"Cửa Bé\" " + MARK
TASKS = ["Kiểm tra dây neo\nvà phao", "Lập danh mục bến chưa có phép"]


class TimeOut:
    def __init__(self):
        self.p = Person(OFFICE, javascript=False)

    def play(self):
        people.settle()
        with self.p:
            return play([
                ("type for too long", self.type_for_too_long),
                ("sign in again", self.sign_in_again),
                ("everything stands there", self.stands_there),
                ("and is saved once", self.save),
            ])

    def sign_in(self):
        self.p.type("Tên đăng nhập", people.SPECIALIST[0])
        self.p.type("Mật khẩu", people.PASSWORD)
        self.p.press("Đăng nhập")

    def type_for_too_long(self):
        p = self.p
        p.open("login")
        self.sign_in()
        p.open("task-create?secrecy=none")
        p.choose("Loại văn bản", "Công văn")
        p.type("Số", "77")
        p.type("Ký hiệu", "TH/" + MARK)
        p.type("Trích yếu", ABSTRACT)
        p.type("Người ký", "Nguyễn Khắc Tuấn")
        p.choose("Người giao", "Chủ tịch Nguyễn Khắc Tuấn")
        p.choose("Chuyên viên theo dõi", people.SPECIALIST[1])
        p.choose_first("Lĩnh vực")
        p.choose("Lãnh đạo phòng", people.OTHERS[0][1])
        p.unfolded("Lãnh đạo theo dõi")
        p.choose("Lãnh đạo Văn phòng", people.OTHERS[1][1])
        p.choose("Lãnh đạo Ủy ban theo dõi", people.OTHERS[2][1])
        for i, words in enumerate(TASKS):
            if i > 0:
                p.press("Thêm nhiệm vụ")
            row = p.fieldset("Nhiệm vụ", number=i)
            p.type("Nội dung nhiệm vụ", words, row)
            p.agencies("Cơ quan chủ trì", [("Sở Xây dựng", "Sở Xây dựng")],
                       row)
            p.type("Thời hạn (ghi như văn bản)", "thường xuyên", row)
        sql("UPDATE session s JOIN account a ON a.id = s.account_id SET"
            " s.seen_at = s.seen_at - INTERVAL 2 HOUR WHERE a.login = '%s';"
            % people.SPECIALIST[0])
        p.press("Lưu, chưa chuyển")

    def sign_in_again(self):
        p = self.p
        p.sees("Phiên làm việc đã hết", "được giữ trong một giờ")
        p.picture(PICTURES + "/time-out-login.png")
        self.sign_in()

    def stands_there(self):
        p = self.p
        p.sees("Nội dung đã nhập còn nguyên, nhưng chưa được gửi")
        for width in (1440, 360):
            p.size(width)
            p.picture(PICTURES + "/time-out-%d.png" % width)
            expect(not p.too_wide(), "wider than %d: %s" % (width,
                                                            p.too_wide()))
        p.size(1280)
        expect(sql("SELECT COUNT(*) FROM directive WHERE abstract LIKE '%%%s%%'"
                   ";" % MARK) == [["0"]], "it was sent")
        self.holds("Trích yếu", ABSTRACT)
        self.holds("Số", "77")
        for i, words in enumerate(TASKS):
            row = p.fieldset("Nhiệm vụ", number=i)
            self.holds("Nội dung nhiệm vụ", words, row)
            self.holds("Cơ quan chủ trì", "Sở Xây dựng", row)

    def holds(self, label, wanted, inside=None):
        found = self.p.field(label, inside).get_attribute("value")
        expect(found.replace("\r\n", "\n") == wanted, "%s: “%s”" % (label,
                                                                    found))

    def save(self):
        p = self.p
        p.press("Lưu, chưa chuyển")
        p.sees("Đã lưu dự thảo.")
        p.sees_not("Nội dung đã nhập còn nguyên")
        expect(sql("SELECT COUNT(*) FROM task t JOIN directive d ON d.id ="
                   " t.directive_id WHERE d.abstract LIKE '%%%s%%';" % MARK) ==
               [["2"]], "not two tasks")


if __name__ == "__main__":
    sys.exit(TimeOut().play())
