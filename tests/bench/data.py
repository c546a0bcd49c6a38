"""A large province, made up: the same rows for the same day and size.

Sizes and mixtures follow what provinces publish: one lead for most tasks, some
tasks to every commune, about 5 % of the assignments open, deadlines mostly by
quarter, histories of several events. Texts are made of words that directives
use, as unevenly as they use them: a search for "báo cáo" finds most tasks.

Rows are written as the stores write them (an interval for each version after
the draft, tokens as lib/search.c makes them), into files the server loads.
"""
import datetime
import hashlib
import os
import random
import time
import unicodedata

SPAN = 3 * 365          # days of history
COMMUNE_SHARE = 0.06    # of the tasks: to every commune
OPEN_END = "9999-12-31"
NULL = "\\N"
UTC_OFFSET = datetime.timedelta(hours=7)
WORDS_TITLE = 200

# Words --------------------------------------------------------------------------

# What nearly every directive says, with the share of tasks that say it.
FRAMES = [
    (0.75, "báo cáo UBND tỉnh"), (0.60, "chủ trì, phối hợp với"),
    (0.45, "theo chức năng, nhiệm vụ được giao"), (0.40, "triển khai thực hiện"),
    (0.35, "trên địa bàn tỉnh"), (0.30, "các cơ quan, đơn vị liên quan"),
    (0.28, "tham mưu UBND tỉnh"), (0.25, "theo quy định của pháp luật"),
    (0.22, "tổng hợp kết quả"), (0.20, "kiểm tra, đôn đốc"),
    (0.18, "khẩn trương rà soát"), (0.15, "đúng tiến độ, bảo đảm chất lượng"),
    (0.12, "UBND các xã, phường"), (0.10, "kịp thời tháo gỡ khó khăn, vướng mắc"),
]

# By field of work, in the order in which they are frequent.
THEMES = [
    "đầu tư công|giải ngân vốn|dự án trọng điểm|kế hoạch vốn|chủ đầu tư|"
    "tiến độ thi công|quyết toán dự án|nhà thầu|hồ sơ mời thầu|điều chỉnh dự án",
    "giải phóng mặt bằng|bồi thường hỗ trợ|tái định cư|thu hồi đất|giá đất|"
    "quy hoạch sử dụng đất|giấy chứng nhận|đất công|cho thuê đất|đấu giá đất",
    "chuyển đổi số|dịch vụ công trực tuyến|cơ sở dữ liệu|công nghệ thông tin|"
    "chữ ký số|an toàn thông tin|hạ tầng số|kinh tế số|xã hội số|bản đồ số",
    "cải cách hành chính|thủ tục hành chính|một cửa|chỉ số hài lòng|công chức|"
    "kỷ luật kỷ cương|vị trí việc làm|tinh giản biên chế|tuyển dụng|đào tạo",
    "khoáng sản|mỏ đá|cát sỏi|giấy phép khai thác|bảo vệ môi trường|nước thải|"
    "chất thải rắn|quan trắc|đánh giá tác động|ô nhiễm",
    "tàu cá|khai thác hải sản|thiết bị giám sát hành trình|cảng cá|nuôi biển|"
    "nông thôn mới|sản phẩm địa phương|hợp tác xã|vùng trồng|dịch bệnh gia súc",
    "phòng chống thiên tai|bão lũ|sạt lở|hồ đập|sơ tán dân|trực ban|cứu nạn|"
    "khắc phục hậu quả|hạn hán|cháy rừng",
    "du lịch|khu nghỉ dưỡng|bãi tắm|lưu trú|lễ hội biển|quảng bá|di sản|"
    "đường bay quốc tế|khách tham quan|bảo tàng",
    "giáo dục|trường học|năm học|giáo viên|tuyển sinh|phổ cập|học phí|"
    "sách giáo khoa|trường chuẩn quốc gia|bán trú",
    "y tế|bệnh viện|bảo hiểm y tế|trạm y tế|thuốc và vật tư|sốt xuất huyết|"
    "an toàn thực phẩm|khám sức khỏe|hồ sơ bệnh án điện tử|dân số",
    "giao thông|đường tỉnh|cầu yếu|bến xe|tai nạn giao thông|đăng kiểm|cao tốc|"
    "bến cảng|biển báo|vận tải khách",
    "khiếu nại tố cáo|tiếp công dân|thanh tra|kết luận thanh tra|đơn thư|"
    "tòa án|bản án hành chính|người khởi kiện|đối thoại|hòa giải",
    "nhà ở xã hội|quy hoạch chung|khu đô thị|giấy phép xây dựng|cấp nước|"
    "chiếu sáng|cây xanh|khu công nghiệp|vật liệu xây dựng|chung cư cũ",
    "người có công|hộ nghèo|trợ giúp xã hội|việc làm|trẻ em|bình đẳng giới|"
    "lao động nước ngoài|dạy nghề|người cao tuổi|nhà tạm",
]
THEMES = [theme.split("|") for theme in THEMES]
PRODUCTS = ["Báo cáo", "Kế hoạch", "Tờ trình", "Quyết định", "Văn bản trả lời",
            "Danh mục", "Hồ sơ", ""]
SAID = ["Đã triển khai, đang tổng hợp số liệu của các đơn vị.",
        "Đã làm việc với các cơ quan liên quan và thống nhất nội dung.",
        "Đã lấy ý kiến, dự kiến trình trong tuần tới.",
        "Còn vướng về hồ sơ, đang đề nghị hướng dẫn thêm.",
        "Đã hoàn thành, kèm văn bản báo cáo."]
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"]
GIVEN = ["Lan", "Hùng", "Minh", "An", "Bình", "Hoa", "Dũng", "Thủy", "Sơn", "Hạnh"]

_folded = {}


def fold_words(text):
    """As text_fold_words: lower case, no accents, a-z and 0-9."""
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c if c.isascii() and c.isalnum() else " " for c in text
                   if not unicodedata.combining(c)).split()


def tokens(lines):
    """As lib/search.c: each word, and each pair of neighbours in a line."""
    seen = {}
    for line in lines:
        words = _folded.get(line)
        if words is None:
            words = _folded[line] = fold_words(line)
        before = None
        for word in words:
            seen["s_" + word] = True
            if before:
                seen["p_%s_%s" % (before, word)] = True
            before = word
    return " ".join(seen)


# Moments ------------------------------------------------------------------------

def moment(day_number):
    """Days (with a fraction) since 1970 to a DATETIME in UTC."""
    return str(datetime.datetime(1970, 1, 1)
               + datetime.timedelta(seconds=round(day_number * 86400)))


def day(day_number):
    return str(datetime.date(1970, 1, 1)
               + datetime.timedelta(days=int(day_number)))


def local_day(day_number):
    """The day in the office on which a moment lies."""
    return day(day_number + 7 / 24)


def quarter_end(number):
    d = datetime.date(1970, 1, 1) + datetime.timedelta(days=int(number))
    q = (d.month - 1) // 3
    last = datetime.date(d.year + (q == 3), 1 if q == 3 else 3 * q + 4, 1)
    return (last - datetime.date(1970, 1, 1)).days - 1


def month_end(number):
    d = datetime.date(1970, 1, 1) + datetime.timedelta(days=int(number))
    last = datetime.date(d.year + (d.month == 12), d.month % 12 + 1, 1)
    return (last - datetime.date(1970, 1, 1)).days - 1


def today():
    now = datetime.datetime.utcnow() + UTC_OFFSET
    return (now.date() - datetime.date(1970, 1, 1)).days


def period_first(day, kind):
    """First day of the running month or year of reports: the 15th (4.6)."""
    date = datetime.date(1970, 1, 1) + datetime.timedelta(day)
    first = date.replace(day=15)
    while first > date or kind == "year" and first.month != 12:
        first = (first.replace(day=1) - datetime.timedelta(1)).replace(day=15)
    return first.isoformat()


# The province ---------------------------------------------------------------------

class Tables:
    """One file of rows for each table."""

    COLUMNS = {
        "directive": "id doc_type ref_number ref_symbol ref_fold abstract "
        "issued_on released_at signer assigner_id urgency source state "
        "record_due_at record_derivation created_by created_at forwarded_by "
        "forwarded_at version",
        "task": "id directive_id number title product receiving_authority "
        "has_deadline must_report deadline_text deadline_kind due_on "
        "due_derivation field_id specialist_id division_head_id "
        "office_leader_id chairman_id starred lead_words coordinating_words "
        "created_at version",
        "task_text": "task_id content other_information",
        "task_search": "task_id tokens",
        "assignment": "id task_id directive_id agency_id role state open "
        "specialist_id first_due_on due_on assigned_at first_seen_at "
        "received_at updated_at submitted_at result_on outcome closed_at "
        "closed_on extension_count version",
        "assignment_interval": "assignment_id version valid_from valid_to "
        "task_id agency_id role state assigned_on due_on first_due_on "
        "submitted_on result_on outcome closed_on update_due_on updated_on "
        "update_late extension_count return_count notice_count escalated",
        "event": "at directive_id task_id assignment_id kind from_state "
        "to_state account_id officer_id actor_name actor_agency address reason",
        "reply": "assignment_id kind reply_text reply_number reply_symbol "
        "reply_issued_on created_at account_id officer_id",
        "notification": "agency_id account_id kind directive_id assignment_id "
        "reminder_id created_at read_at digest_id",
        "reminder": "id assignment_id rule day due_on agency_id created_at",
    }

    PART = 500000   # assignments whose rows lie in the files at one time

    def __init__(self, folder, server):
        """server(sql) has the database run statements; the old rows go first."""
        self.folder, self.server = folder, server
        self.n = dict.fromkeys(self.COLUMNS, 0)
        self.n_loaded = 0
        self.loading = 0.0   # seconds
        old = ["event_change", "return_request", "extension", "difficulty", "file",
               "outbox", "form_token", "audit_log"] + list(self.COLUMNS)
        server("\n".join(["SET foreign_key_checks = 0;"]
                         + ["TRUNCATE TABLE %s;" % name for name in old]
                         + ["DELETE FROM batch_progress;"]))
        self.open()

    def path(self, name):
        return os.path.join(self.folder, "bench-" + name)

    def open(self):
        self.files = {name: open(self.path(name), "w", encoding="utf-8",
                                 buffering=1 << 20) for name in self.COLUMNS}

    def add(self, name, *values):
        self.files[name].write("\t".join(map(str, values)) + "\n")
        self.n[name] += 1

    def load_if_many(self):
        if self.n["assignment"] - self.n_loaded >= self.PART:
            self.load()
            self.open()

    def load(self):
        """What lies in the files goes into the database."""
        began = time.monotonic()
        for file in self.files.values():
            file.close()
            os.chmod(file.name, 0o644)
        self.server("\n".join(
            ["SET foreign_key_checks = 0, unique_checks = 0;"]
            + ["LOAD DATA INFILE '%s' INTO TABLE %s CHARACTER SET utf8mb4 (%s);"
               % (self.path(name), name, columns.replace(" ", ", "))
               for name, columns in self.COLUMNS.items()]))
        for file in self.files.values():
            os.unlink(file.name)
        self.n_loaded = self.n["assignment"]
        self.loading += time.monotonic() - began

    def close(self):
        self.load()
        self.server("\n".join("ANALYZE TABLE %s;" % name for name in self.COLUMNS))


class Person:
    def __init__(self, number, login, role, position, name, agency=None,
                 officer=None):
        self.id, self.login, self.role = number, login, role
        self.position, self.name = position, name
        self.agency, self.officer = agency, officer


class People:
    """Accounts: of the office, and one with an officer for each agency."""

    SPECIALISTS, HEADS, LEADERS = 40, 8, 3

    def __init__(self, agencies):
        rng = random.Random(7)
        self.all = []
        self.specialists = [self.add("chuyenvien", "creator", "specialist", rng)
                            for _ in range(self.SPECIALISTS)]
        self.heads = [self.add("truongphong", "creator", "division_head", rng)
                      for _ in range(self.HEADS)]
        self.leaders = [self.add("lanhdao", "general_manager", "office_leader",
                                 rng) for _ in range(self.LEADERS)]
        self.chairmen = [self.add("chutich", "leader", "chairman", rng)]
        self.chairmen += [self.add("phochutich", "leader", "vice_chairman", rng)
                          for _ in range(3)]
        self.of_agency = {}
        for agency in agencies:
            self.of_agency[agency] = self.add(
                "coquan", "responder", "none", rng, agency)

    def add(self, login, role, position, rng, agency=None):
        number = 1001 + len(self.all)
        person = Person(number, "%s.%d@example.vn" % (login, number), role,
                        position, "%s Văn %s" % (rng.choice(FAMILY),
                                                 rng.choice(GIVEN)),
                        agency, number if agency else None)
        self.all.append(person)
        return person

    def sql(self):
        out = ["SET NAMES utf8mb4;"]
        for p in self.all:
            agency = p.agency or "NULL"
            out.append(
                "INSERT INTO account (id, login, kind, role, position, name,"
                " agency_id, agency_account_of, must_change_password, basis,"
                " created_at) VALUES (%d, '%s', '%s', '%s', '%s', '%s', %s, %s,"
                " 0, 'bench', NOW());" % (
                    p.id, p.login, "agency" if p.agency else "personal", p.role,
                    p.position, p.name, agency, agency))
            if p.officer:
                out.append(
                    "INSERT INTO officer (id, agency_id, name, title, basis,"
                    " valid_from, must_change_secret) VALUES (%d, %d, '%s',"
                    " 'Chuyên viên', 'bench', '2020-01-01', 0);"
                    % (p.officer, p.agency, p.name))
        for p in self.chairmen:
            out.append("INSERT INTO assigner (kind, name, account_id, sort_order)"
                       " VALUES ('%s', '%s', %d, 20);"
                       % (p.position, p.name, p.id))
        return "\n".join(out)


def session_sql(person, token, csrf_key):
    """A signed-in person; the cookie's value is token in hexadecimal."""
    return ("INSERT INTO session (token_hash, account_id, officer_id, csrf_key,"
            " created_at, seen_at, expires_at, address) VALUES (X'%s', %d, %s,"
            " X'%s', UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR,"
            " UTC_TIMESTAMP() + INTERVAL 8 HOUR, '127.0.0.1');" % (
                hashlib.sha256(token).hexdigest(), person.id,
                person.officer or "NULL", csrf_key.hex()))


class Province:
    def __init__(self, tables, people, departments, communes, fields, assigners):
        self.t, self.people = tables, people
        self.departments, self.communes = departments, communes
        self.fields, self.assigners = fields, assigners
        self.rng = random.Random(20260101)
        self.today = today()
        self.now = self.today + 9 / 24 - 7 / 24
        self.n_directives = self.n_tasks = self.n_assignments = 0
        self.n_reminders = self.n_open = 0
        self.long_history = None
        self.searchable = True

    # Texts

    def phrase(self, theme):
        words = THEMES[theme]
        return words[min(int(self.rng.expovariate(0.35)), len(words) - 1)]

    def content(self, theme):
        rng = self.rng
        parts = []
        for share, frame in FRAMES:
            if rng.random() < share:
                parts.append("%s %s" % (frame, self.phrase(theme)))
        while len(parts) < 6:
            parts.append(self.phrase(theme))
        if rng.random() < 0.15:
            parts.append(self.phrase(rng.randrange(len(THEMES))))
        rng.shuffle(parts)
        text = "; ".join(parts)
        return text[0].upper() + text[1:] + "."

    def deadline(self, given):
        """kind, words, due day or None: shares of a plan of 178 rows."""
        rng = self.rng
        x = rng.random()
        if x < 0.60:
            due = quarter_end(given + rng.randrange(10, 80))
            return "quarter", "Quý, trước %s" % day(due), due
        if x < 0.85:
            due = int(given) + rng.randrange(5, 60)
            return "date", "trước ngày " + day(due), due
        if x < 0.89:
            due = month_end(given + rng.randrange(5, 45))
            return "month", "trong tháng", due
        if x < 0.94:
            return "continuous", "Thường xuyên", None
        if x < 0.96:
            due = quarter_end(given + 300)
            return "year", "trong năm", due
        return "none", "", None

    # Rows

    def directive(self, given):
        rng, t = self.rng, self.t
        self.n_directives += 1
        number = self.n_directives
        theme = min(int(rng.expovariate(0.22)), len(THEMES) - 1)
        creator = rng.choice(self.people.specialists)
        symbol = rng.choice(["UBND-KT", "UBND-NC", "TB-UBND", "KH-UBND", "QĐ-UBND"])
        abstract = "V/v %s, %s" % (self.phrase(theme), self.phrase(theme))
        forwarded = min(given + rng.uniform(0.05, 1), self.now - 0.01)
        urgency = "urgent" if rng.random() < 0.04 else "normal"
        fold = "%d/%s" % (number, symbol.lower().replace("đ", "d"))
        t.add("directive", number, rng.choice(["CV", "TB", "KH", "QĐ"]), number,
              symbol, fold, abstract, local_day(given), moment(given),
              "Ký thay", rng.choice(self.assigners), urgency, "committee",
              "forwarded", moment(given + 1), "", creator.id, moment(given),
              creator.id, moment(forwarded), 2)
        self.event(given, number, NULL, NULL, "create", "", "", creator)
        return number, theme, creator, symbol, abstract, forwarded

    def task(self, directive, number):
        rng, t = self.rng, self.t
        directive_id, theme, creator, symbol, abstract, forwarded = directive
        self.n_tasks += 1
        task_id = self.n_tasks
        content = self.content(theme)
        product = rng.choice(PRODUCTS)
        kind, words, due = self.deadline(forwarded)
        t.add("task", task_id, directive_id, number, content[:WORDS_TITLE],
              product, "", int(due is not None), 1, words, kind,
              day(due) if due else NULL, "", rng.choice(self.fields), creator.id,
              rng.choice(self.people.heads).id,
              rng.choice(self.people.leaders).id,
              rng.choice(self.people.chairmen).id, int(rng.random() < 0.02),
              "", "", moment(forwarded), 1)
        t.add("task_text", task_id, content, "")
        if self.searchable:
            t.add("task_search", task_id, tokens(
                [content, product, abstract, "%d/%s" % (directive_id, symbol)]))
        return task_id, due

    def receivers(self):
        """(agency, role): every commune, or one lead and some who help."""
        rng = self.rng
        if rng.random() < COMMUNE_SHARE:
            return [(a, "lead") for a in self.communes]
        n = 1 + min(int(rng.expovariate(1.6)), 4)
        some = [self.departments[min(int(rng.expovariate(0.12)),
                                     len(self.departments) - 1)]
                for _ in range(n)]
        some = list(dict.fromkeys(some))
        return [(a, "lead" if i == 0 else "coordinating")
                for i, a in enumerate(some)]

    def event(self, at, directive, task, assignment, kind, before, after, who,
              reason=""):
        self.t.add("event", moment(at), directive, task, assignment, kind, before,
                   after, who.id, who.officer or NULL, who.name,
                   "Cơ quan %d" % who.agency if who.agency else "",
                   "127.0.0.1", reason)

    def life(self, forwarded, due):
        """(moment, kind, state after): all that happens, the future too."""
        rng = self.rng
        at = forwarded
        steps = [(at, "forward", "assigned")]
        end = forwarded + rng.uniform(3, 55)
        if due:
            end = min(end, due + 0.2)
            if rng.random() < 0.12:
                end = due + rng.expovariate(1 / 15)
        if end < at + 1:
            end = at + 1
        if rng.random() < 0.006:
            end = at + 2000
        at += rng.uniform(0.02, 0.4) * min(end - at, 8)
        steps.append((at, "receive", "received"))
        if rng.random() < 0.015:
            steps.append((end, rng.choice(["recall", "cancel"]), None))
            return steps
        for _ in range(min(int(rng.expovariate(0.8)), 4)):
            if end - at > 300:
                at += rng.uniform(5, 30)
            else:
                at += rng.uniform(0.1, 0.6) * (end - at)
            steps.append((at, "progress", "in_progress"))
        steps.append((end, "submit", "submitted"))
        steps.append((end + rng.uniform(0.2, 4), "confirm", "completed"))
        return steps

    def assignment(self, directive, task, agency, role):
        rng, t = self.rng, self.t
        directive_id, theme, creator, symbol, abstract, forwarded = directive
        task_id, due = task
        self.n_assignments += 1
        number = self.n_assignments
        who = self.people.of_agency[agency]
        steps = [s for s in self.life(forwarded, due) if s[0] <= self.now]
        row = Row(due)
        versions = []
        for at, kind, after in steps:
            before = row.state
            row.apply(at, kind, after)
            actor = creator if kind in ("forward", "confirm", "recall",
                                        "cancel") else who
            said = rng.choice(SAID) if kind in ("progress", "submit") else ""
            self.event(at, directive_id, task_id, number, kind,
                       before if before != row.state else "",
                       row.state if before != row.state else "", actor, said)
            if said:
                result = kind == "submit"
                t.add("reply", number, "result" if result else "progress", said,
                      number % 900 + 1 if result else "",
                      "BC-CQ" if result else "",
                      local_day(at) if result else NULL, moment(at), who.id,
                      who.officer)
            versions.append((at, row.interval()))
        ends = [moment(v[0]) for v in versions[1:]] + [OPEN_END + " 00:00:00"]
        for i, (at, values) in enumerate(versions):
            t.add("assignment_interval", number, i + 2, moment(at), ends[i],
                  task_id, agency, role, *values)
        t.add("assignment", number, task_id, directive_id, agency, role,
              row.state, int(row.open), creator.id, *row.values(),
              len(versions) + 1)
        self.n_open += row.open
        self.messages(number, directive_id, agency, creator, row, due)
        return number

    def messages(self, number, directive_id, agency, creator, row, due):
        t, rng = self.t, self.rng
        t.add("notification", agency, NULL, "forward", directive_id, number, NULL,
              moment(row.assigned), moment(row.received) if row.received
              else NULL, 1)
        if row.submitted:
            t.add("notification", NULL, creator.id, "submit", directive_id,
                  number, NULL, moment(row.submitted),
                  moment(row.closed) if row.closed else NULL, 1)
        if due and row.assigned < due - 3 <= self.now and (
                not row.submitted or row.submitted > due - 3):
            self.n_reminders += 1
            t.add("reminder", self.n_reminders, number, "before_3", day(due - 3),
                  day(due), agency, moment(due - 3))
            t.add("notification", agency, NULL, "reminder", directive_id, number,
                  self.n_reminders, moment(due - 3),
                  NULL if row.open and rng.random() < 0.3 else moment(due - 2), 1)

    def long_story(self, directive, task, agency):
        """One assignment with a history of twenty events of its own."""
        directive_id, theme, creator = directive[:3]
        who = self.people.of_agency[agency]
        self.n_assignments += 1
        self.long_history = number = self.n_assignments
        at = directive[5]
        row = Row(task[1])
        versions = []
        for i in range(20):
            kind = ["forward", "receive"][i] if i < 2 else "progress"
            row.apply(at, kind, ["assigned", "received"][i] if i < 2
                      else "in_progress")
            self.event(at, directive_id, task[0], number, kind, "", "", who,
                       SAID[i % len(SAID)] if i > 1 else "")
            versions.append((at, row.interval()))
            at += (self.now - directive[5]) / 21
        ends = [moment(v[0]) for v in versions[1:]] + [OPEN_END + " 00:00:00"]
        for i, (start, values) in enumerate(versions):
            self.t.add("assignment_interval", number, i + 2, moment(start),
                       ends[i], task[0], agency, "lead", *values)
        self.t.add("assignment", number, task[0], directive_id, agency, "lead",
                   row.state, 1, creator.id, *row.values(), 21)
        self.n_open += 1
        self.messages(number, directive_id, agency, creator, row, None)

    def make(self, n_assignments):
        """Spread evenly over the years: few rows are no shorter a history."""
        rng = self.rng
        per_directive = 5.4 * (COMMUNE_SHARE * len(self.communes)
                               + (1 - COMMUNE_SHARE) * 1.55)
        n = max(int(n_assignments / per_directive), 3)
        index = 0
        while self.n_assignments < n_assignments:
            given = self.now - SPAN * (1 - (index % n + rng.random()) / n) - 0.1
            index += 1
            directive = self.directive(given)
            for number in range(1, 2 + min(int(rng.expovariate(1 / 5.0)), 30)):
                task = self.task(directive, number)
                for agency, role in self.receivers():
                    self.assignment(directive, task, agency, role)
            self.t.load_if_many()
        directive = self.directive(self.now - 40)
        self.long_story(directive, self.task(directive, 1), self.departments[0])
        self.t.close()


class Row:
    """The row of an assignment as it changes."""

    CLOSED = {"completed": True, "recalled": True, "cancelled": True}

    def __init__(self, due):
        self.state, self.due = "draft", due
        self.assigned = self.received = self.updated = None
        self.submitted = self.result = self.closed = None
        self.outcome = "none"

    @property
    def open(self):
        return self.state != "draft" and self.state not in self.CLOSED

    def apply(self, at, kind, after):
        self.state = after or {"recall": "recalled", "cancel": "cancelled"}[kind]
        if kind == "forward":
            self.assigned = at
        elif kind == "receive":
            self.received = at
        elif kind == "progress":
            self.updated = at
        elif kind == "submit":
            self.submitted = self.updated = self.result = at
        else:
            self.closed = at
        if kind == "confirm":
            result = int(self.result + 7 / 24)
            self.outcome = ("no_deadline" if self.due is None else
                            "late" if result > self.due else
                            "on_time" if result == self.due else "early")

    def interval(self):
        due = day(self.due) if self.due else NULL
        return (self.state, local_day(self.assigned), due, due,
                local_day(self.submitted) if self.submitted else NULL,
                local_day(self.result) if self.closed and self.result else NULL,
                self.outcome,
                local_day(self.closed) if self.closed else OPEN_END, NULL,
                local_day(self.updated) if self.updated else NULL, 0, 0, 0, 0, 0)

    def values(self):
        due = day(self.due) if self.due else NULL

        def at(value):
            return moment(value) if value else NULL
        return (due, due, at(self.assigned), at(self.received),
                at(self.received), at(self.updated), at(self.submitted),
                local_day(self.result) if self.closed and self.result else NULL,
                self.outcome, at(self.closed),
                local_day(self.closed) if self.closed else OPEN_END, 0)
