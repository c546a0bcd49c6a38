-- 0006: a second factor, and who may read the log.
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

-- New rules, for an installation that has its rules already; a new one is seeded.
INSERT INTO rule_setting (name, value, basis)
  SELECT 'second_factor_required', 'yes', 'Yêu cầu an toàn thông tin: bắt buộc với quản trị, vận hành, đánh giá, kiểm tra'
  FROM rule_setting WHERE name = 'code';
