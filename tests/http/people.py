"""The people of these tests, and what they have entered.

Four agencies and a dozen accounts of their own stand beside whatever province
is loaded, so that nothing here depends on it: they are put into the database,
because accounts are made by an administrator on paper's order. Directives and
tasks come in through the forms, as everything else. Not a test.
"""
import datetime
import os
import re
import secrets
import subprocess
import unicodedata

from client import (ADMIN, OFFICE, PORTAL, VAR, Browser, number,
                    password_hash, sql)

PASSWORD = "Cau-Tre9-Xanh.bien"
# As lib/clock.h: the day in Asia/Ho_Chi_Minh.
TODAY = datetime.datetime.now(
    datetime.timezone(datetime.timedelta(hours=7))).date()

# code: (name, short name)
AGENCIES = {
    "thu-ban-a": ("Ban Quản lý khu thử nghiệm Sông Cạn", "Ban Sông Cạn"),
    "thu-ban-b": ("Ban Quản lý khu thử nghiệm Núi Xanh", "Ban Núi Xanh"),
    "thu-ban-c": ("Ban Quản lý khu thử nghiệm Hòn Đỏ", "Ban Hòn Đỏ"),
    "thu-cong-ty": ("Công ty Cấp điện thử nghiệm Bãi Dài", "Cấp điện Bãi Dài"),
}
# key: (site, login, role, position, agency, name); R13-R19, R60. The last
# three sit in an agency too: their role, not their chair, says what they see.
PEOPLE = {
    "creator": ("office", "thu.nguoitao", "creator", "specialist", None,
                "Trần Thử Tạo"),
    "creator_other": ("office", "thu.taokhac", "creator", "specialist", None,
                      "Lê Thử Khác"),
    "head": ("office", "thu.truongphong", "creator", "division_head", None,
             "Phạm Thử Trưởng"),
    "general_manager": ("office", "thu.quanly", "general_manager",
                        "office_leader", None, "Võ Thử Quản"),
    "leader": ("office", "thu.chutich", "leader", "chairman", None,
               "Đặng Thử Chủ"),
    "responder": ("portal", "thu.a@thunghiem.vn", "responder", "none",
                  "thu-ban-a", "Tài khoản Ban Sông Cạn"),
    "responder_lead": ("portal", "thu.b@thunghiem.vn", "responder", "none",
                       "thu-ban-b", "Tài khoản Ban Núi Xanh"),
    "responder_other": ("portal", "thu.c@thunghiem.vn", "responder", "none",
                        "thu-ban-c", "Tài khoản Ban Hòn Đỏ"),
    "agency_leader": ("portal", "thu.lanhdao.a", "agency_leader", "none",
                      "thu-ban-a", "Hồ Thử Lãnh"),
    "administrator": ("admin", "thu.quantri", "administrator", "none", None,
                      "Ngô Thử Trị"),
    "infrastructure": ("admin", "thu.hatang", "infrastructure", "none",
                       "thu-ban-a", "Bùi Thử Hạ"),
    "evaluator": ("portal", "thu.danhgia", "evaluator", "none", "thu-ban-a",
                  "Dương Thử Giá"),
    "auditor": ("admin", "thu.kiemtra", "auditor", "none", None,
                "Huỳnh Thử Soát"),
}
SITES = {"office": OFFICE, "portal": PORTAL, "admin": ADMIN}
_signed_in = {}


def quote(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def agency_id(code):
    return number("SELECT id FROM agency WHERE code = %s" % quote(code))


def account_id(key):
    return number("SELECT id FROM account WHERE login = %s"
                  % quote(PEOPLE[key][1]))


def fold(text):
    """Enough of text_fold for the names above."""
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c))


def seed():
    """Puts agencies, accounts and officers in; does nothing the second time."""
    if number("SELECT COUNT(*) FROM account WHERE login = 'thu.danhgia'"):
        return
    secret = quote(password_hash(PASSWORD))
    text = []
    for code, (name, short) in AGENCIES.items():
        text.append(
            "INSERT INTO agency (code, kind, name, short_name, name_fold,"
            " email, phone, sort_order) VALUES (%s, 'other', %s, %s, %s, '',"
            " '0258 3000 000', 9000)" % tuple(map(quote, (
                code, name, short, fold(name)))))
        text.append("INSERT INTO agency_alias (agency_id, alias, alias_fold)"
                    " VALUES (LAST_INSERT_ID(), %s, %s)"
                    % (quote(short), quote(fold(short))))
    for site, login, role, position, code, name in PEOPLE.values():
        of = "(SELECT id FROM agency g WHERE g.code = %s)" % quote(code) \
            if code else "NULL"
        kind = "agency" if role == "responder" else "personal"
        text.append(
            "INSERT INTO account (login, kind, role, position, name, email,"
            " agency_id, agency_account_of, must_change_password, basis,"
            " created_at) VALUES (%s, %s, %s, %s, %s, '', %s, %s, 0,"
            " 'Giấy giao việc thử', UTC_TIMESTAMP())" % (
                quote(login), quote(kind), quote(role), quote(position),
                quote(name), of, of if kind == "agency" else "NULL"))
        text.append("INSERT INTO account_secret VALUES (LAST_INSERT_ID(), %s,"
                    " UTC_TIMESTAMP())" % secret)
    for code in list(AGENCIES)[:3]:
        for who in ("Nguyễn Thử Nhất", "Nguyễn Thử Nhì"):
            text.append(
                "INSERT INTO officer (agency_id, name, title, basis,"
                " valid_from, must_change_secret) SELECT id, %s, 'Chuyên viên',"
                " 'Giấy giao việc thử', '2020-01-01', 0 FROM agency"
                " WHERE code = %s" % (quote(who), quote(code)))
            text.append("INSERT INTO officer_secret VALUES (LAST_INSERT_ID(),"
                        " %s, UTC_TIMESTAMP())" % secret)
    sql("BEGIN; " + "; ".join(text) + "; COMMIT")


def forget_failures():
    """Wrong passwords are part of these tests; they must not throttle."""
    sql("DELETE FROM sign_in_failure")


def sign_in(key, officer=0):
    """A new session of a person; officer: which of the agency's two."""
    site, login, role, _, code, _ = PEOPLE[key]
    browser = Browser(SITES[site], key)
    if role != "responder":
        return browser.sign_in(login, PASSWORD)
    rows = sql("SELECT o.id FROM officer o JOIN agency g ON g.id = o.agency_id"
               " WHERE g.code = %s ORDER BY o.id" % quote(code))
    return browser.sign_in(login, PASSWORD, rows[officer][0], PASSWORD)


def person(key):
    """The one session of a person that cases share."""
    if key not in _signed_in:
        _signed_in[key] = sign_in(key)
    return _signed_in[key]


# Entering -----------------------------------------------------------------------

def days(n):
    return (TODAY + datetime.timedelta(days=n)).strftime("%d/%m/%Y")


def word():
    """A word that is nowhere else: to be looked for in what is sent."""
    return "zq" + "".join(chr(ord("a") + b % 26)
                          for b in secrets.token_bytes(10))


def ref_number():
    """A number no other directive has: of so many that two never meet."""
    return str(secrets.randbelow(9 * 10 ** 11) + 10 ** 11)


def directive_values(author, tasks, **changes):
    """The whole form of task-create; tasks: dicts of their own fields."""
    issued = TODAY - datetime.timedelta(days=2)
    values = {
        "secrecy": "none", "intent": "save", "doc_type": "CV",
        "ref_number": ref_number(),
        "ref_symbol": "UBND-TH", "abstract": "Về việc thử nghiệm " + word(),
        "issued_on": issued.strftime("%d/%m/%Y"),
        "released_at": issued.strftime("%d/%m/%Y 08:30"),
        "signer": "Đặng Thử Chủ", "urgency": "normal", "source": "committee",
        "assigner_id": sql("SELECT id FROM assigner WHERE kind = 'committee'"
                           " ORDER BY id")[0][0],
        "default_field_id": sql("SELECT id FROM field ORDER BY id")[0][0],
        "default_specialist_id": account_id(author),
        "default_division_head_id": account_id("head"),
        "default_office_leader_id": account_id("general_manager"),
        "default_chairman_id": account_id("leader"),
    }
    for i, task in enumerate(tasks):
        whole = dict({"deadline_text": "trước ngày " + days(20),
                      "has_deadline": "1", "must_report": "1"}, **task)
        values.update({"task_%d_%s" % (i, name): value
                       for name, value in whole.items()})
    values.update(changes)
    return values


def id_in(location, name="id"):
    return int(re.search(r"[?&]%s=(\d+)" % name, location).group(1))


def enter(author, tasks, files=None, **changes):
    """A draft directive; its id."""
    values = directive_values(author, tasks, **changes)
    answer = person(author).send("/task-create?secrecy=none", values,
                                 files=files)
    assert answer.status == 303, "task-create: %s" % answer
    return id_in(answer.location)


def forward(author, directive):
    answer = person(author).send(
        "/task-forward?id=%d" % directive,
        {"version": number("SELECT version FROM directive WHERE id = %d"
                           % directive)})
    assert answer.status == 303, "task-forward: %s" % answer


def undo_is_over():
    """What was done a while ago, and is told now."""
    sql("UPDATE held_act SET held_until = UTC_TIMESTAMP() WHERE released_at"
        " IS NULL AND undone_at IS NULL")
    owner = os.stat(VAR + "/etc/app.conf").st_uid
    who = {"user": owner, "group": owner, "extra_groups": []} \
        if os.getuid() == 0 else {}
    subprocess.run([VAR + "/app/batch/remind", "--config",
                    VAR + "/etc/app.conf", "--plan-only"], cwd="/", check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **who)


def assignment_of(directive, code):
    return number("SELECT id FROM assignment WHERE directive_id = %d AND"
                  " agency_id = %d" % (directive, agency_id(code)))


def version_of(assignment):
    return number("SELECT version FROM assignment WHERE id = %d" % assignment)


def task_of(directive):
    return number("SELECT MIN(id) FROM task WHERE directive_id = %d"
                  % directive)
