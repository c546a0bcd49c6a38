"""The people of the story, beside those of the demo province.

They are added to the database of the running system: the story needs to know
their secrets, and the names it then looks for in the history. Agencies have one
account each; where it exists it gets the password of the story."""
from browser import password_hash, quote, sql

PASSWORD = "Sông Cái mùa nước lớn 2026"
SECRET = "mã riêng của từng người 26"

SPECIALIST = ("lien.pham@story.example", "Phạm Thị Ngọc Liên", "creator",
              "specialist")
OTHERS = [
    ("dat.le@story.example", "Lê Quang Đạt", "creator", "division_head"),
    ("ha.doan@story.example", "Đoàn Vũ Hạ", "general_manager",
     "office_leader"),
    ("tuan.nguyen@story.example", "Nguyễn Khắc Tuấn", "leader", "chairman"),
]
ADMINISTRATOR = ("quantri@story.example", "Trịnh Công Quản", "administrator",
                 "none")
OFFICER = "Trần Thị Thanh Thảo"          # of Sở Xây dựng
OTHER_OFFICER = "Huỳnh Bá Phước Nguyên"  # of Sở Tài chính

GRANT = """INSERT INTO account_secret (account_id, password_hash, changed_at)
  SELECT id, %s, UTC_TIMESTAMP() FROM account WHERE login = %s
  ON DUPLICATE KEY UPDATE password_hash = VALUES(password_hash);"""


def add_person(login, name, role, position):
    return """INSERT INTO account (login, kind, role, position, name, email,
      must_change_password, basis, created_at)
      VALUES (%s, 'personal', %s, %s, %s, %s, 0, 'Công văn thử nghiệm số 1',
      UTC_TIMESTAMP()) ON DUPLICATE KEY UPDATE closed_at = NULL;""" % tuple(
          map(quote, (login, role, position, name, login))) + GRANT % (
              quote(password_hash(PASSWORD)), quote(login))


def add_agency(code):
    return """INSERT INTO account (login, kind, role, name, email, agency_id,
      agency_account_of, must_change_password, basis, created_at)
      SELECT email, 'agency', 'responder', name, email, id, id, 0,
      'Công văn thử nghiệm số 1', UTC_TIMESTAMP() FROM agency WHERE code = %s
      ON DUPLICATE KEY UPDATE must_change_password = 0, closed_at = NULL;
      """ % quote(code)


def add_officer(code, name, title):
    return """INSERT INTO officer (agency_id, name, title, basis, valid_from,
      must_change_secret) SELECT id, %s, %s, 'Quyết định thử nghiệm số 2',
      '2026-01-01', 0 FROM agency WHERE code = %s AND NOT EXISTS (SELECT 1 FROM
      officer o WHERE o.agency_id = agency.id AND o.name = %s);
      """ % (quote(name), quote(title), quote(code), quote(name)) + """
      INSERT INTO officer_secret (officer_id, secret_hash, changed_at)
      SELECT id, %s, UTC_TIMESTAMP() FROM officer WHERE name = %s
      ON DUPLICATE KEY UPDATE secret_hash = VALUES(secret_hash);""" % (
          quote(password_hash(SECRET)), quote(name))


def account_of(code):
    """(login, name) of an agency."""
    rows = sql("SELECT a.login, g.name FROM account a JOIN agency g ON "
               "g.id = a.agency_account_of WHERE g.code = %s;" % quote(code))
    return rows[0][0], rows[0][1]


def settle():
    """Everybody is there and can sign in. May be done again."""
    text = "SET NAMES utf8mb4;"
    for person in [SPECIALIST, ADMINISTRATOR] + OTHERS:
        text += add_person(*person)
    text += """INSERT INTO assigner (kind, name, account_id, sort_order)
      SELECT 'chairman', name, id, 20 FROM account WHERE login = %s AND NOT
      EXISTS (SELECT 1 FROM assigner WHERE account_id = account.id);""" % quote(
          OTHERS[2][0])
    for code in ("so-xay-dung", "so-tai-chinh"):
        text += add_agency(code)
    text += add_officer("so-xay-dung", OFFICER, "Chuyên viên Phòng Quy hoạch")
    text += add_officer("so-tai-chinh", OTHER_OFFICER, "Phó Trưởng phòng Ngân "
                        "sách và Tin học")
    sql(text)
    for code in ("so-xay-dung", "so-tai-chinh"):
        sql(GRANT % (quote(password_hash(PASSWORD)),
                     quote(account_of(code)[0])))
