"""A directive, from the moment a specialist enters it until its results are
confirmed, played by the people who do it; test_story*.py choose the browser.

A specialist of the office, an officer of Sở Xây dựng, an officer of Sở Tài
chính, the reminding program of the next days, and the administrator."""
import contextlib
import datetime
import glob
import os
import tempfile
import time

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import people
from browser import (ADMIN, OFFICE, PORTAL, PROFILE, VAR, Person, expect,
                     plain, play, run_batch, sql)

COMMUNES = {"kh": 65, "tth": 40}
BUILDING = "Sở Xây dựng"
FINANCE = "Sở Tài chính"

ABSTRACT = (
    "Về việc chấn chỉnh công tác quản lý trật tự xây dựng, rà soát quy hoạch "
    "chi tiết các khu dân cư ven sông, ven biển và đẩy nhanh tiến độ giải "
    "phóng mặt bằng các công trình hạ tầng kỹ thuật phục vụ phòng, chống "
    "thiên tai trong mùa mưa lũ; tăng cường trách nhiệm của người đứng đầu "
    "các cơ quan, đơn vị, địa phương")
WORK = {
    "answer": "Chủ trì, phối hợp với các cơ quan liên quan rà soát toàn bộ đồ "
    "án quy hoạch chi tiết tỷ lệ 1/500 đã phê duyệt nhưng chưa triển khai "
    "trong 05 năm gần đây; phân loại theo nhóm tiếp tục thực hiện, điều chỉnh, "
    "hủy bỏ; đề xuất lộ trình, nguồn kinh phí và trách nhiệm cụ thể của từng "
    "đơn vị; báo cáo kết quả bằng văn bản kèm theo danh mục và bản đồ.\n"
    "Lưu ý các khu vực có nguy cơ sạt lở, ngập úng: Đắk Lộ, Ngọc Hiệp, Vỹ Dạ.",
    "extend": "Tổng hợp nhu cầu bố trí kinh phí duy tu, sửa chữa các tuyến "
    "đường gom, hệ thống thoát nước đô thị bị hư hỏng sau đợt mưa lũ.",
    "return": "Thẩm định phương án phân bổ dự phòng ngân sách để hỗ trợ di dời "
    "khẩn cấp các hộ dân trong vùng sạt lở; tham mưu văn bản trình cấp có thẩm "
    "quyền xem xét, quyết định.",
    "progress": "Duy trì đường dây nóng tiếp nhận phản ánh về trật tự xây dựng; "
    "xử lý trong ngày các trường hợp có nguy cơ mất an toàn.",
    "everybody": "Kiểm tra, lập biên bản và xử lý dứt điểm các trường hợp lấn "
    "chiếm hành lang thoát lũ trên địa bàn; công khai kết quả tại trụ sở.",
}
ANSWER = (
    "Đã rà soát 127 đồ án, trong đó: tiếp tục thực hiện 84, điều chỉnh 31, đề "
    "nghị hủy bỏ 12.\nDanh mục kèm theo.\nCác khu vực sạt lở đã được khoanh "
    "vùng riêng.")
WHY_BACK = (
    "Theo Luật Ngân sách nhà nước, việc thẩm định phương án phân bổ dự phòng "
    "ngân sách thuộc thẩm quyền của cơ quan tài chính; Sở Xây dựng chỉ cung "
    "cấp số liệu về số hộ và đơn giá di dời.")
MORE_ACTS = "Việc khác, in và tải phiếu"
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>" \
    b"endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<<" \
    b"/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources" \
    b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n" \
    b"4 0 obj<</Length 35>>stream\nBT/F 12 Tf 60 780 Td(Bao cao)Tj ET\n" \
    b"endstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def shown(day):
    return day.strftime("%d/%m/%Y")


def working_day(day):
    """The day itself, or the next that is no weekend and no holiday."""
    off = {r[0] for r in sql("SELECT day FROM calendar_day WHERE kind = "
                             "'day_off';")}
    while day.weekday() > 4 or day.isoformat() in off:
        day += datetime.timedelta(1)
    return day


class Story:
    def __init__(self, javascript, days):
        self.javascript = javascript
        # The clock of the system, not of the machine that tests.
        self.today = datetime.date.fromisoformat(
            sql("SELECT DATE(CONVERT_TZ(UTC_TIMESTAMP(), '+00:00', "
                "'+07:00'));")[0][0])
        self.due = working_day(self.today + datetime.timedelta(days))
        self.number = "%d" % (time.time() % 90000 + 10000)
        self.symbol = "UBND-XDNĐ"
        self.reference = self.number + "/" + self.symbol
        self.seats = {}
        self.folder = tempfile.mkdtemp(prefix="nv-story-")

    def at(self, site):
        return Person(site, self.javascript)

    # Signing in

    def sign_in(self, p, login):
        p.open("login")
        p.type("Tên đăng nhập", login)
        p.type("Mật khẩu", people.PASSWORD)
        p.press("Đăng nhập")

    # Each keeps a browser open, as people do, and signs in once.

    @contextlib.contextmanager
    def seat(self, name, site, sign_in):
        if name not in self.seats:
            self.seats[name] = self.at(site)
            with self.seats[name].watched() as p:
                sign_in(p)
        with self.seats[name].watched() as p:
            yield p

    def as_specialist(self):
        def sign_in(p):
            self.sign_in(p, people.SPECIALIST[0])
            p.sees(people.SPECIALIST[1])
        return self.seat("specialist", OFFICE, sign_in)

    def as_officer(self, code, name):
        def sign_in(p):
            self.sign_in(p, people.account_of(code)[0])
            p.sees("Họ tên người sử dụng")
            p.tick(name)
            p.type("Mã bí mật cá nhân", people.SECRET)
            p.press("Tiếp tục")
            p.sees(name)
        return self.seat(name, PORTAL, sign_in)

    # The office

    def wrong_password(self):
        """Said so, without saying what was wrong; what was typed stays."""
        with self.at(OFFICE) as p:
            p.open("login")
            p.type("Tên đăng nhập", people.SPECIALIST[0])
            p.type("Mật khẩu", "không phải mật khẩu này")
            p.press("Đăng nhập")
            p.sees("Chưa đúng tên, mật khẩu hoặc mã bí mật.")
            expect(p.field("Tên đăng nhập").get_attribute("value") ==
                   people.SPECIALIST[0], "the name is gone")

    def secret_is_refused(self):
        with self.as_specialist() as p:
            p.open("task-create")
            p.sees("Văn bản này có độ mật không?")
            p.press("Có độ mật")
            p.sees("Văn bản mật không được nhập vào hệ thống này.")
            expect(not p.driver.find_elements(By.TAG_NAME, "textarea"),
                   "one can go on typing")

    def enter(self):
        """Five tasks, in the words of the document."""
        with self.as_specialist() as p:
            p.open("task-create")
            p.press("Không mật, tiếp tục")
            self.fill_directive(p)
            tasks = [
                ("answer", [("so xd", BUILDING)], [("sở tài chính", FINANCE)],
                 "trước ngày " + shown(self.due)),
                ("extend", [("sở xây dựng", BUILDING)], [],
                 "trong Quý I/%d" % (self.today.year + 1)),
                ("return", [("SXD", BUILDING)], [],
                 "10 ngày làm việc kể từ ngày ban hành"),
                ("progress", [("so xay dung", BUILDING)], [], "thường xuyên"),
                ("everybody", [("UBND các xã, phường", "UBND các xã, phường")],
                 [], "đến ngày " + shown(self.due)),
            ]
            for i, task in enumerate(tasks):
                if i > 0:
                    self.one_more(p, i)
                self.fill_task(p, i, *task)
            self.check_understood(p)
            p.attach("Tệp đính kèm", self.file("văn bản giao.pdf", PDF))
            p.press("Lưu, chưa chuyển")
            p.sees("Đã lưu dự thảo.", self.reference, "Chưa chuyển")
            self.directive = p.path()
        rows = sql("SELECT COUNT(*) FROM directive WHERE ref_number = '%s';" %
                   self.number)
        expect(rows == [["1"]], "%s directives" % rows)

    def fill_directive(self, p):
        p.choose("Loại văn bản", "Công văn")
        p.type("Số", self.number)
        p.type("Ký hiệu", self.symbol)
        p.type("Trích yếu", ABSTRACT)
        p.type("Người ký", "Nguyễn Khắc Tuấn")
        p.choose("Người giao", "Chủ tịch Nguyễn Khắc Tuấn")
        p.choose("Lĩnh vực", "Xây dựng, đô thị")
        p.choose("Chuyên viên theo dõi", people.SPECIALIST[1])
        p.choose("Lãnh đạo phòng", people.OTHERS[0][1])
        p.unfolded("Lãnh đạo theo dõi")
        p.choose("Lãnh đạo Văn phòng", people.OTHERS[1][1])
        p.choose("Lãnh đạo Ủy ban theo dõi", people.OTHERS[2][1])

    def one_more(self, p, i):
        """Another task: without leaving the page where scripts run."""
        if self.javascript:
            before = p.driver.find_element(By.TAG_NAME, "html")
            p.button("Thêm nhiệm vụ").click()
            expect(not p.left(before), "the page was loaded again")
            p.fieldset("Nhiệm vụ", number=i)
            expect(p.driver.switch_to.active_element.get_attribute("name") ==
                   "task_%d_content" % i, "the new task has not the focus")
        else:
            p.press("Thêm nhiệm vụ")

    def fill_task(self, p, i, key, lead, coordinating, deadline):
        row = p.fieldset("Nhiệm vụ", number=i)
        p.type("Nội dung nhiệm vụ", WORK[key], row)
        p.agencies("Cơ quan chủ trì", lead, row)
        if coordinating:
            p.agencies("Cơ quan phối hợp", coordinating, row)
        p.type("Thời hạn (ghi như văn bản)", deadline, row)
        if PROFILE == "tth":
            self.class_of(p, row, deadline)
        if self.javascript:
            words = {"answer": "Hạn xử lý: " + shown(self.due),
                     "extend": "Hạn xử lý: 31/03/%d" % (self.today.year + 1),
                     "return": "Hạn xử lý: ", "progress": "Thường xuyên, ",
                     "everybody": "Hạn xử lý: " + shown(self.due)}[key]
            p.wait(lambda: words in plain(row.text),
                   "is not told how “%s” is read" % deadline)

    def class_of(self, p, row, deadline):
        """Huế asks whether there is a deadline, and whether to report."""
        if deadline == "thường xuyên":
            p.tick("Không thời hạn", row)
        else:
            p.tick("Có thời hạn", row)
        p.tick("Phải báo cáo", row)

    def check_understood(self, p):
        p.press("Xem hệ thống hiểu thế nào")
        p.sees("Hệ thống hiểu như sau", shown(self.due),
               "31/03/%d" % (self.today.year + 1), "(%d cơ quan)" %
               COMMUNES[PROFILE])
        p.sees_not("Chưa gửi được")
        for i, key in enumerate(WORK):
            row = p.fieldset("Nhiệm vụ", number=i)
            kept = p.field("Nội dung nhiệm vụ", row).get_attribute("value")
            expect(plain(kept) == plain(WORK[key]), "task %d has changed" % i)

    def forward(self):
        with self.as_specialist() as p:
            p.open(self.directive)
            p.sees("Văn bản chưa được chuyển", WORK["everybody"])
            p.press("Chuyển thực hiện")
            p.sees("Giao các nhiệm vụ dưới đây?")
            p.press("Chuyển thực hiện")
            p.sees("Đã chuyển thực hiện", self.reference)
        n = int(sql("SELECT COUNT(*) FROM assignment a JOIN directive d ON "
                    "d.id = a.directive_id WHERE d.ref_number = '%s' AND "
                    "a.state = 'assigned';" % self.number)[0][0])
        expect(n == COMMUNES[PROFILE] + 5, "%d were handed out" % n)

    # Sở Xây dựng

    def officer_looks(self):
        with self.as_officer("so-xay-dung", people.OFFICER) as p:
            p.open("task-assigned?view=new")
            tab = p.driver.find_element(By.CSS_SELECTOR,
                                        ".tabs [aria-current]")
            expect(plain(tab.text).startswith("Mới giao"), tab.text)
            expect(int(plain(tab.text).split()[-1].rstrip("+")) >= 4, tab.text)
            for key in ("answer", "extend", "return", "progress"):
                p.sees(WORK[key][:60])
            p.sees(self.reference)
            self.list_of(p)
            self.open_task(p, "answer")
            p.sees(ABSTRACT, people.SPECIALIST[1], "văn bản giao.pdf",
                   "Xem lần đầu")
        rows = sql("SELECT COUNT(first_seen_at) FROM assignment a JOIN "
                   "directive d ON d.id = a.directive_id WHERE d.ref_number = "
                   "'%s';" % self.number)
        expect(rows == [["1"]], "%s were seen" % rows)

    def open_task(self, p, key):
        """From the list, as one finds it."""
        words = WORK[key][:40]
        p.go(lambda: p.wait(lambda: [
            a for a in p.driver.find_elements(By.CSS_SELECTOR, "a.row-link")
            if plain(a.text).startswith(words)],
            "has no task “%s”" % words)[0].click())
        p.sees(WORK[key][:60])

    def list_of(self, p):
        p.open("task-assigned?reference=" + self.number)

    def officer_receives(self):
        with self.as_officer("so-xay-dung", people.OFFICER) as p:
            for key in ("answer", "extend", "progress"):
                self.list_of(p)
                self.open_task(p, key)
                p.press("Tiếp nhận, nội dung đúng")
                p.sees("Đã tiếp nhận nhiệm vụ.", "Đã tiếp nhận")

    def officer_sends_back(self):
        with self.as_officer("so-xay-dung", people.OFFICER) as p:
            self.list_of(p)
            self.open_task(p, "return")
            p.unfold(MORE_ACTS)
            p.press("Chuyển lại")
            p.press("Chuyển lại", p.driver.find_element(
                By.CSS_SELECTOR, "form.form"))
            p.sees("Chưa gửi được. Xin xem lại:", "Loại lý do: ",
                   "Xin nhập mục này.")
            p.tick("Không thuộc thẩm quyền")
            p.type("Lý do", WHY_BACK)
            p.type("Thủ trưởng đã được báo cáo", "Nguyễn Bá Linh")
            p.choose("Đề xuất chuyển cho", FINANCE)
            p.press("Chuyển lại", p.driver.find_element(
                By.CSS_SELECTOR, "form.form"))
            p.sees("Đã chuyển lại Văn phòng.", WHY_BACK,
                   "đang chờ Văn phòng xử lý")

    def officer_answers(self):
        """With number and symbol in one field, a day without its year, and a
        file."""
        name = "Báo cáo kết quả rà soát (bản ký số).pdf"
        with self.as_officer("so-xay-dung", people.OFFICER) as p:
            self.list_of(p)
            self.open_task(p, "answer")
            p.press("Gửi kết quả")
            p.type("Nội dung trả lời", ANSWER)
            p.type("Số văn bản trả lời", "2718/SXD-QHKT")
            p.type("Ngày văn bản trả lời", shown(self.today))
            p.attach("Tệp đính kèm", self.file(name, PDF))
            p.press("Gửi")
            p.sees("Đã gửi kết quả, chờ Văn phòng xác nhận.", "2718/SXD-QHKT",
                   name, "Các khu vực sạt lở đã được khoanh vùng riêng.")
            self.download(p, name)

    def download(self, p, name):
        """The file is the file that was sent."""
        before = set(glob.glob(p.home + "/files/*"))
        p.button(name).click()
        found = p.wait(lambda: [
            f for f in set(glob.glob(p.home + "/files/*")) - before
            if f.endswith(".pdf")], "waits for the file")
        with open(found[0], "rb") as f:
            expect(f.read() == PDF, "the file has changed")
        expect(plain(os.path.basename(found[0])) == plain(name), found[0])

    def officer_asks_for_time(self):
        self.longer = working_day(datetime.date(self.today.year + 1, 4, 20))
        with self.as_officer("so-xay-dung", people.OFFICER) as p:
            self.list_of(p)
            self.open_task(p, "extend")
            p.unfold(MORE_ACTS)
            p.press("Đề nghị gia hạn")
            p.type("Hạn đề nghị", shown(self.today))
            p.type("Lý do", "Phải chờ số liệu của 03 địa phương; khối lượng "
                   "khảo sát thực địa lớn.")
            p.press("Đề nghị gia hạn", p.driver.find_element(
                By.CSS_SELECTOR, "form.form"))
            p.sees("Hạn đề nghị phải sau hạn hiện tại.")
            p.type("Hạn đề nghị", shown(self.longer))
            p.press("Đề nghị gia hạn", p.driver.find_element(
                By.CSS_SELECTOR, "form.form"))
            p.sees("Đã gửi đề nghị gia hạn.", shown(self.longer))

    def officer_reports_progress(self):
        """Without touching the mouse."""
        text = "Đã tiếp nhận 46 phản ánh, xử lý xong 41; còn 05 đang kiểm tra."
        with self.as_officer("so-xay-dung", people.OFFICER) as p:
            self.list_of(p)
            self.open_task(p, "progress")
            self.by_keys(p, "Cập nhật tình hình")
            self.tab_to(p, lambda e: e.get_attribute("name") == "reply_text")
            p.driver.switch_to.active_element.send_keys(text)
            self.by_keys(p, "Gửi")
            p.sees("Đã cập nhật tình hình.", text, "Đang thực hiện")
            p.sees_not("Văn bản trả lời:")

    def tab_to(self, p, good):
        """Tab by Tab; every stop can be seen."""
        for _ in range(80):
            ActionChains(p.driver).send_keys(Keys.TAB).perform()
            here = p.driver.switch_to.active_element
            if here.tag_name != "body" and good(here):
                return here
        expect(False, "the keyboard does not lead there")

    def by_keys(self, p, words):
        here = self.tab_to(p, lambda e: plain(e.text) == words)
        expect(here.value_of_css_property("outline-style") != "none",
               "“%s” does not show the focus" % words)
        p.go(lambda: here.send_keys(Keys.ENTER))

    # The office decides

    def find(self, p, key, agency=BUILDING):
        """Opens it from the list, which shows this agency alone."""
        p.open("task-list?filter=1")
        p.type("Số, ký hiệu", self.number)
        p.choose("Nhóm nhiệm vụ", "Tất cả")
        p.choose("Cơ quan", agency)
        p.press("Lọc")
        words = WORK[key][:40]
        for row in p.driver.find_elements(By.CSS_SELECTOR, "tbody tr"):
            link = row.find_element(By.CSS_SELECTOR, "a.row-link")
            if plain(link.text).startswith(words) and agency in plain(row.text):
                p.go(link.click)
                return
        expect(False, "the list has no “%s” of %s" % (words, agency))

    def specialist_is_told(self):
        with self.as_specialist() as p:
            p.open("notification-list")
            p.sees("Cơ quan chuyển lại nhiệm vụ", "Cơ quan đề nghị gia hạn",
                   "Cơ quan gửi kết quả, chờ xác nhận", self.reference)

    def specialist_transfers(self):
        with self.as_specialist() as p:
            self.find(p, "return")
            p.sees(WHY_BACK)
            p.press("Xử lý việc chuyển lại")
            p.tick("Chuyển cho cơ quan khác")
            p.type("Lý do quyết định", "Đúng thẩm quyền của Sở Tài chính.")
            p.choose("Chuyển cho cơ quan", FINANCE)
            p.press("Ghi quyết định")
            p.sees("Đã ghi quyết định về việc chuyển lại.", FINANCE)

    def specialist_confirms(self):
        with self.as_specialist() as p:
            self.find(p, "answer")
            p.sees(ANSWER.split("\n")[0], "2718/SXD-QHKT", people.OFFICER)
            p.press("Xác nhận hoàn thành")
            p.press("Xác nhận hoàn thành", p.driver.find_element(
                By.CSS_SELECTOR, "form.form"))
            p.sees("Đã xác nhận hoàn thành.", "Hoàn thành trước hạn")

    def specialist_grants(self):
        with self.as_specialist() as p:
            self.find(p, "extend")
            p.press("Xử lý đề nghị gia hạn")
            p.sees("03 địa phương", shown(self.longer))
            p.tick("Đồng ý hạn đề nghị")
            p.type("Người quyết định", "Chủ tịch Nguyễn Khắc Tuấn")
            p.type("Văn bản quyết định", "Công văn số 99/UBND-TH")
            p.press("Ghi quyết định")
            p.sees("Đã ghi quyết định về gia hạn.", shown(self.longer),
                   "Công văn số 99/UBND-TH")

    # Afterwards

    def history_has_names(self):
        with self.as_specialist() as p:
            self.find(p, "extend")
            history = plain(p.driver.find_element(By.CSS_SELECTOR,
                                                  ".timeline").text)
            for words in (people.SPECIALIST[1], people.OFFICER,
                          "Chuyển thực hiện", "Tiếp nhận",
                          "Đề nghị gia hạn", "Đồng ý gia hạn",
                          "Công văn số 99/UBND-TH",
                          "Chủ tịch Nguyễn Khắc Tuấn",
                          "31/03/%d" % (self.today.year + 1),
                          shown(self.longer)):
                expect(words in history, "the history lacks “%s”: %s" %
                       (words, history))

    def second_agency_has_it(self):
        with self.as_officer("so-tai-chinh", people.OTHER_OFFICER) as p:
            p.open("notification-list")
            p.sees("Nhiệm vụ được chuyển đến")
            self.list_of(p)
            self.open_task(p, "return")
            p.press("Tiếp nhận, nội dung đúng")
            p.sees("Đã tiếp nhận nhiệm vụ.")

    def others_do_not_see_it(self):
        """What is of Sở Xây dựng alone, Sở Tài chính cannot open."""
        number = sql("SELECT a.id FROM assignment a JOIN directive d ON d.id = "
                     "a.directive_id JOIN agency g ON g.id = a.agency_id WHERE "
                     "d.ref_number = '%s' AND g.code = 'so-xay-dung' AND "
                     "a.state = 'in_progress' ORDER BY a.id LIMIT 1;" %
                     self.number)[0][0]
        with self.as_officer("so-tai-chinh", people.OTHER_OFFICER) as p:
            p.open("task-view?id=" + number)
            p.sees("Không tìm thấy")
            p.sees_not(WORK["extend"][:40])

    def reminded(self):
        """The morning of the due date: on the page and by e-mail."""
        before = self.mails()
        run_batch("remind", "--date", self.due.isoformat(), "--now",
                  self.due.isoformat() + " 08:30")
        new = self.mails() - before
        expect(len(new) > COMMUNES[PROFILE], "only %d e-mails" % len(new))
        rows = sql("SELECT COUNT(DISTINCT r.agency_id) FROM reminder r JOIN "
                   "assignment a ON a.id = r.assignment_id JOIN directive d ON "
                   "d.id = a.directive_id WHERE d.ref_number = '%s' AND r.day ="
                   " '%s' AND r.rule = 'due_day';" % (self.number, self.due))
        # The communes, and Sở Tài chính, which coordinates the first task.
        expect(int(rows[0][0]) == COMMUNES[PROFILE] + 1,
               "%s agencies were reminded" % rows[0][0])
        self.transferred_is_due()

    def transferred_is_due(self):
        """Sở Tài chính, whose task is due ten working days after the issue."""
        due = sql("SELECT a.due_on FROM assignment a JOIN directive d ON d.id ="
                  " a.directive_id JOIN agency g ON g.id = a.agency_id WHERE "
                  "d.ref_number = '%s' AND g.code = 'so-tai-chinh' AND "
                  "a.role = 'lead';" % self.number)[0][0]
        self.told = max(due, (self.due + datetime.timedelta(1)).isoformat())
        run_batch("remind", "--date", self.told, "--now", self.told + " 08:30")
        with self.as_officer("so-tai-chinh", people.OTHER_OFFICER) as p:
            p.open("notification-list")
            p.sees("Nhắc việc: ", self.reference)

    def mails(self):
        return set(glob.glob(VAR + "/mail/new/*"))

    def administrator_sees_mails(self):
        login, name = people.account_of("so-tai-chinh")
        with self.at(ADMIN) as p:
            self.sign_in(p, people.ADMINISTRATOR[0])
            p.open("admin-mail?state=sent")
            p.sees("Thư điện tử gửi đi", "Đã gửi")
            while login not in p.text():
                p.press("Trang sau")
            row = [r for r in p.driver.find_elements(
                By.CSS_SELECTOR, "tbody tr") if login in r.text][0]
            p.go(row.find_element(By.CSS_SELECTOR, "a.row-link").click)
            p.sees("Kính gửi: " + name, self.reference)

    def signed_out(self):
        with self.as_specialist() as p:
            p.press("Đăng xuất")
            p.sees("Đã đăng xuất.")
            p.open("task-list")
            expect(p.path().startswith("login"), "still signed in: " + p.path())

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as f:
            f.write(content)
        return path

    def play(self):
        people.settle()
        steps = [self.wrong_password, self.secret_is_refused, self.enter,
                 self.forward, self.officer_looks, self.officer_receives,
                 self.officer_sends_back, self.officer_answers,
                 self.officer_asks_for_time, self.officer_reports_progress,
                 self.specialist_is_told, self.specialist_transfers,
                 self.specialist_confirms, self.specialist_grants,
                 self.history_has_names, self.second_agency_has_it,
                 self.others_do_not_see_it, self.reminded,
                 self.administrator_sees_mails, self.signed_out]
        try:
            return play([(step.__name__, step) for step in steps])
        finally:
            for p in self.seats.values():
                p.close()
