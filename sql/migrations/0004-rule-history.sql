-- 0004: who changed the calendar and the rules, when, and by which document (R14).
--
-- A day that is neither off nor worked any more stays as a row 'removed': it
-- carries the document that took it away, and nothing is deleted. The two
-- histories are only added to; an old value can be read back from them.
ALTER TABLE calendar_day
  MODIFY kind ENUM('day_off','makeup_workday','removed') NOT NULL;

CREATE TABLE calendar_change (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL COMMENT 'NULL: the program itself',
  actor_name VARCHAR(120) NOT NULL,
  year SMALLINT UNSIGNED NOT NULL,
  day DATE NULL COMMENT 'NULL: about the year as a whole',
  old_kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty: an ordinary day',
  new_kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of a year: confirmed, unconfirmed',
  old_name VARCHAR(120) NOT NULL DEFAULT '',
  new_name VARCHAR(120) NOT NULL DEFAULT '',
  basis VARCHAR(300) NOT NULL,
  KEY calendar_change_year (year, id),
  CONSTRAINT calendar_change_account FOREIGN KEY (account_id) REFERENCES account (id)
);

CREATE TABLE rule_change (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL COMMENT 'NULL: the program itself',
  actor_name VARCHAR(120) NOT NULL,
  name VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  old_value VARCHAR(200) NOT NULL,
  new_value VARCHAR(200) NOT NULL,
  basis VARCHAR(200) NOT NULL COMMENT 'the document that ordered it',
  KEY rule_change_name (name, id),
  CONSTRAINT rule_change_account FOREIGN KEY (account_id) REFERENCES account (id)
);
