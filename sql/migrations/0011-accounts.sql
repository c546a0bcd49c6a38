-- A second factor, and who may read the log.
--
-- A factor belongs to an account, or to an officer who uses an agency's account:
-- never to what many people share. One is live per owner (the generated columns
-- are NULL for the others, so that the key counts only live ones); those that are
-- over stay with their end. The secret is sealed with a key outside the database.
CREATE TABLE second_factor (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT UNSIGNED NULL,
  officer_id INT UNSIGNED NULL,
  secret VARBINARY(100) NOT NULL COMMENT 'AES-256-GCM: nonce, sealed, tag',
  last_step BIGINT UNSIGNED NOT NULL COMMENT 'of the last code that was taken: none is good twice',
  created_at DATETIME NOT NULL,
  ended_at DATETIME NULL,
  live_account INT UNSIGNED AS (IF(ended_at IS NULL, account_id, NULL)) PERSISTENT,
  live_officer INT UNSIGNED AS (IF(ended_at IS NULL, officer_id, NULL)) PERSISTENT,
  UNIQUE KEY second_factor_live_account (live_account),
  UNIQUE KEY second_factor_live_officer (live_officer),
  KEY second_factor_account (account_id),
  KEY second_factor_officer (officer_id),
  CONSTRAINT second_factor_one_owner CHECK ((account_id IS NULL) <> (officer_id IS NULL)),
  CONSTRAINT second_factor_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT second_factor_officer FOREIGN KEY (officer_id) REFERENCES officer (id)
);

CREATE TABLE recovery_code (
  factor_id INT UNSIGNED NOT NULL,
  hash BINARY(32) NOT NULL COMMENT 'HMAC with a key outside the database',
  used_at DATETIME NULL,
  PRIMARY KEY (factor_id, hash),
  CONSTRAINT recovery_code_factor FOREIGN KEY (factor_id) REFERENCES second_factor (id)
);

-- Where a session stands between its password and its first page.
ALTER TABLE session
  ADD second_step ENUM('done','code','enrol') NOT NULL DEFAULT 'done';

-- 'auditor' reads the security log and who has which right, and nothing else.
ALTER TABLE account
  MODIFY role ENUM('creator','general_manager','leader','responder','agency_leader','administrator','infrastructure','evaluator','auditor') NOT NULL;

-- What nobody uses is warned of and then closed; the days run from the last use,
-- from the creation, or from the day it was opened again.
ALTER TABLE account
  ADD opened_at DATETIME NULL COMMENT 'when it was last opened again',
  ADD unused_warned_at DATETIME NULL COMMENT 'older than the last use: of another time';

-- Every six months somebody looks through all rights and signs for it. The lines
-- are what he looked at; both tables are only added to.
CREATE TABLE account_review (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  signed_at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  signer_name VARCHAR(120) NOT NULL,
  conclusion VARCHAR(1000) NOT NULL,
  document VARCHAR(200) NOT NULL,
  n_accounts INT UNSIGNED NOT NULL,
  n_without_factor INT UNSIGNED NOT NULL COMMENT 'of those whose role must have one',
  n_unused INT UNSIGNED NOT NULL,
  KEY account_review_signed (signed_at),
  CONSTRAINT account_review_account FOREIGN KEY (account_id) REFERENCES account (id)
);

CREATE TABLE account_review_line (
  review_id INT UNSIGNED NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  login VARCHAR(254) NOT NULL,
  name VARCHAR(120) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  role VARCHAR(30) NOT NULL,
  position VARCHAR(30) NOT NULL,
  agency_name VARCHAR(200) NOT NULL,
  used_at DATETIME NULL,
  has_factor TINYINT(1) NOT NULL,
  basis VARCHAR(200) NOT NULL,
  PRIMARY KEY (review_id, account_id),
  CONSTRAINT account_review_line_review FOREIGN KEY (review_id) REFERENCES account_review (id),
  CONSTRAINT account_review_line_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- New rules, for an installation that has its rules already; a new one is seeded.
INSERT INTO rule_setting (name, value, basis)
  SELECT 'second_factor_required', 'yes', 'Yêu cầu an toàn thông tin: bắt buộc với quản trị, vận hành, đánh giá, kiểm tra'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'unused_days', '45', 'Yêu cầu an toàn thông tin: đóng tài khoản không dùng quá 45 ngày'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'password_min_admin', '14', 'Yêu cầu an toàn thông tin: tài khoản quản trị'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'office_ranges', '', 'Quy chế: hệ thống chạy trên mạng của tỉnh; chưa giới hạn dải địa chỉ'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'portal_ranges', '', 'Quy chế: hệ thống chạy trên mạng của tỉnh; chưa giới hạn dải địa chỉ'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'admin_ranges', '', 'Quy chế: hệ thống chạy trên mạng của tỉnh; chưa giới hạn dải địa chỉ'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'admin_hours', '', 'Yêu cầu an toàn thông tin: có thể giới hạn giờ quản trị'
  FROM rule_setting WHERE name = 'code';

-- Somebody of the office works for another who is away: between two days, by a
-- document. Entries then name both. What is over stays.
CREATE TABLE acting (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  principal_id INT UNSIGNED NOT NULL COMMENT 'who is away',
  deputy_id INT UNSIGNED NOT NULL COMMENT 'who works for him',
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  document VARCHAR(200) NOT NULL COMMENT 'that orders it (R14)',
  words VARCHAR(20) NOT NULL DEFAULT 'thay' COMMENT 'between the two names of an entry',
  created_at DATETIME NOT NULL,
  created_by INT UNSIGNED NOT NULL,
  ended_at DATETIME NULL COMMENT 'before its last day',
  ended_basis VARCHAR(200) NOT NULL DEFAULT '',
  KEY acting_deputy (deputy_id, valid_to),
  KEY acting_principal (principal_id, valid_to),
  CONSTRAINT acting_two CHECK (principal_id <> deputy_id),
  CONSTRAINT acting_days CHECK (valid_from <= valid_to),
  CONSTRAINT acting_principal FOREIGN KEY (principal_id) REFERENCES account (id),
  CONSTRAINT acting_deputy FOREIGN KEY (deputy_id) REFERENCES account (id),
  CONSTRAINT acting_created_by FOREIGN KEY (created_by) REFERENCES account (id)
);
ALTER TABLE session
  ADD acting_id INT UNSIGNED NULL COMMENT 'works for another now',
  ADD CONSTRAINT session_acting FOREIGN KEY (acting_id) REFERENCES acting (id);
