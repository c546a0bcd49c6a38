-- Signing in, what was left: limits of sessions by what somebody does, passwords
-- that were used before, letters about what was changed in an account, and a key
-- by which the ledger can name a recovery code.

-- The ledger names a row by numbers and short words; a hash is neither.
ALTER TABLE recovery_code
  DROP PRIMARY KEY,
  ADD id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST,
  ADD UNIQUE KEY recovery_code_once (factor_id, hash);

-- Passwords an account has had. A mark is scrypt with a salt of the account's
-- own, so that one computation compares a new password with all of them.
CREATE TABLE password_mark (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  mark BINARY(32) NOT NULL,
  made_at DATETIME NOT NULL,
  KEY password_mark_account (account_id, id),
  CONSTRAINT password_mark_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- Something that protects an account was changed: a letter goes to its address
-- (after a change of address: to both), so that its owner learns of what he did
-- not do himself. Written with the change; batch/remind writes the letter.
CREATE TABLE account_alert (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  kind ENUM('password','password_reset','email','second_factor','second_factor_reset') NOT NULL,
  recipient VARCHAR(254) NOT NULL,
  happened_at DATETIME NOT NULL,
  told_at DATETIME NULL COMMENT 'the letter is in the outbox',
  KEY account_alert_waiting (told_at, id),
  CONSTRAINT account_alert_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- Who of the office works with the system, as what, from when to when and by
-- which document (R19, R79): one more book.
ALTER TABLE register_entry
  MODIFY kind ENUM('legal','training','maintenance','version','regulation','staff') NOT NULL;

-- New rules, for an installation that has its rules already; a new one is seeded.
INSERT INTO rule_setting (name, value, basis)
  SELECT 'session_idle_minutes_leader', '15', 'Yêu cầu an toàn thông tin: người dùng không quá 15 phút'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'session_idle_minutes_agency', '15', 'Yêu cầu an toàn thông tin: người dùng không quá 15 phút'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'session_hours_leader', '12', 'Văn phòng UBND tỉnh đặt'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'session_hours_agency', '12', 'Văn phòng UBND tỉnh đặt'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'session_hours_admin', '8', 'Văn phòng UBND tỉnh đặt: một ngày làm việc'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'password_history', '10', 'Yêu cầu an toàn thông tin: không dùng lại 10 mật khẩu gần nhất'
  FROM rule_setting WHERE name = 'code';
