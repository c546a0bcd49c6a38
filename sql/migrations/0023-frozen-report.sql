-- A report that was sent is kept as it was known at its cut-off (R54, R59).
--
-- frozen_row has every assignment the report counted, frozen_agency the sums and
-- the names of that day; frozen_report.sum is the SHA-256 over both in a fixed
-- form (lib/frozen.h), printed on the paper. Nobody who serves requests may
-- change or take away a row of the three. The rows name assignments by number
-- and hold no word of them: what a purge takes away leaves its figures here.
CREATE TABLE frozen_report (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  period_kind ENUM('month','quarter','six_months','nine_months','year','free') NOT NULL,
  period_year SMALLINT UNSIGNED NOT NULL,
  period_number TINYINT UNSIGNED NOT NULL COMMENT 'month or quarter; else 0',
  from_on DATE NOT NULL,
  to_on DATE NOT NULL COMMENT 'cut-off, counts whole',
  send_by DATE NOT NULL,
  role ENUM('lead','coordinating','all') NOT NULL,
  known_at DATETIME NOT NULL COMMENT 'end of the cut-off day',
  frozen_at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL COMMENT 'NULL: the program itself, at the cut-off',
  actor_name VARCHAR(120) NOT NULL,
  n_rows INT UNSIGNED NOT NULL,
  n_tasks INT UNSIGNED NOT NULL COMMENT 'distinct, of those that stay',
  sum BINARY(32) NOT NULL COMMENT 'SHA-256 of the fixed form',
  seal VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'the newest head of the ledger when it was frozen',
  weights VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the evaluation, in force when it was frozen (lib/evaluation.h)',
  UNIQUE KEY frozen_report_once (from_on, to_on, period_kind, role),
  KEY frozen_report_cut_off (to_on, id),
  KEY frozen_report_account (account_id),
  CONSTRAINT frozen_report_account FOREIGN KEY (account_id) REFERENCES account (id)
);

CREATE TABLE frozen_agency (
  report_id INT UNSIGNED NOT NULL,
  agency_id INT UNSIGNED NOT NULL,
  place SMALLINT UNSIGNED NOT NULL COMMENT 'in the official order of that day',
  kind ENUM('department','locality','office','other') NOT NULL,
  name VARCHAR(200) NOT NULL,
  counts VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'by enum report_cell, with blanks between',
  PRIMARY KEY (report_id, agency_id),
  CONSTRAINT frozen_agency_report FOREIGN KEY (report_id) REFERENCES frozen_report (id)
);

CREATE TABLE frozen_row (
  report_id INT UNSIGNED NOT NULL,
  assignment_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL COMMENT 'of the assignment, as it was known',
  task_id BIGINT UNSIGNED NOT NULL,
  agency_id INT UNSIGNED NOT NULL,
  role ENUM('lead','coordinating','informed') NOT NULL,
  state ENUM('draft','assigned','received','in_progress','submitted','returned','completed','transferred','recalled','cancelled') NOT NULL,
  leaf TINYINT UNSIGNED NOT NULL COMMENT 'lib/report_row_store.h',
  flags TINYINT UNSIGNED NOT NULL COMMENT 'lib/report_row_store.h',
  assigned_on DATE NOT NULL,
  first_due_on DATE NULL,
  due_on DATE NULL,
  submitted_on DATE NULL,
  result_on DATE NULL,
  outcome ENUM('none','early','on_time','late','no_deadline') NOT NULL,
  closed_on DATE NOT NULL,
  extension_count SMALLINT UNSIGNED NOT NULL,
  return_count SMALLINT UNSIGNED NOT NULL,
  notice_count SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (report_id, assignment_id),
  KEY frozen_row_agency (report_id, agency_id, leaf),
  CONSTRAINT frozen_row_report FOREIGN KEY (report_id) REFERENCES frozen_report (id)
);

-- What became of a list proposed from a frozen year (R84): the number of the
-- decision. The list itself is made again from the frozen rows and weights.
CREATE TABLE evaluation_decision (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  report_id INT UNSIGNED NOT NULL,
  kind ENUM('praise','discipline') NOT NULL,
  document VARCHAR(200) NOT NULL COMMENT 'number and symbol of the decision',
  issued_on DATE NOT NULL,
  note VARCHAR(1000) NOT NULL DEFAULT '',
  list_sum BINARY(32) NOT NULL COMMENT 'SHA-256 of the list as it was proposed',
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  actor_name VARCHAR(120) NOT NULL,
  UNIQUE KEY evaluation_decision_once (report_id, kind, document),
  KEY evaluation_decision_account (account_id),
  CONSTRAINT evaluation_decision_report FOREIGN KEY (report_id) REFERENCES frozen_report (id),
  CONSTRAINT evaluation_decision_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- New rules, for an installation that has its rules already; a new one is seeded.
INSERT INTO rule_setting (name, value, basis)
  SELECT 'score_late_percent', '50', 'Văn phòng UBND tỉnh đặt: công thức chấm điểm cuối năm' FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'score_notice_tenths', '10', 'Văn phòng UBND tỉnh đặt: công thức chấm điểm cuối năm' FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'score_escalation_tenths', '30', 'Văn phòng UBND tỉnh đặt: công thức chấm điểm cuối năm' FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'score_update_late_tenths', '5', 'Văn phòng UBND tỉnh đặt: công thức chấm điểm cuối năm' FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'praise_score', '90', 'Văn phòng UBND tỉnh đặt: tiêu chí đề nghị khen thưởng' FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'praise_min_due', '5', 'Văn phòng UBND tỉnh đặt: tiêu chí đề nghị khen thưởng' FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'discipline_score', '50', 'Văn phòng UBND tỉnh đặt: tiêu chí xem xét kỷ luật' FROM rule_setting WHERE name = 'code';
UPDATE rule_version SET version = version + 1;
