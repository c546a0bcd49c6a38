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
