-- An agency's own report of a period to the committee (R53, Phụ lục IV), and
-- who was asked for it (R55).
--
-- One report per agency and period. Its lines are written when figures are
-- taken, so that it says later what it said when it was sent, whatever became
-- of the assignments since; every figure of it is counted from them.

CREATE TABLE periodic_report (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agency_id INT UNSIGNED NOT NULL,
  period_kind ENUM('month','quarter','six_months','nine_months','year') NOT NULL,
  period_year SMALLINT UNSIGNED NOT NULL,
  period_number TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'of the month or quarter',
  period_from DATE NOT NULL,
  period_to DATE NOT NULL COMMENT 'cut-off',
  send_by DATE NOT NULL COMMENT 'by the calendar of when it was begun',
  state ENUM('draft','sent') NOT NULL DEFAULT 'draft',
  known_at DATETIME NOT NULL COMMENT 'the figures are those known then',
  results TEXT NOT NULL DEFAULT '' COMMENT 'I',
  causes TEXT NOT NULL DEFAULT '' COMMENT 'II',
  difficulties TEXT NOT NULL DEFAULT '' COMMENT 'III',
  proposals TEXT NOT NULL DEFAULT '' COMMENT 'IV',
  next_tasks TEXT NOT NULL DEFAULT '' COMMENT 'V',
  ref_number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of the book of the agency',
  ref_symbol VARCHAR(60) NOT NULL DEFAULT '',
  place VARCHAR(80) NOT NULL DEFAULT '',
  issued_on DATE NULL,
  signer_title VARCHAR(120) NOT NULL DEFAULT '',
  signer VARCHAR(120) NOT NULL DEFAULT '',
  created_at DATETIME NOT NULL,
  created_by INT UNSIGNED NOT NULL,
  created_by_name VARCHAR(120) NOT NULL,
  sent_at DATETIME NULL,
  sent_by_name VARCHAR(120) NOT NULL DEFAULT '',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY periodic_report_once (agency_id, period_kind, period_year, period_number),
  KEY periodic_report_period (period_kind, period_year, period_number, state),
  CONSTRAINT periodic_report_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT periodic_report_created_by FOREIGN KEY (created_by) REFERENCES account (id)
);

CREATE TABLE periodic_report_line (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  report_id BIGINT UNSIGNED NOT NULL,
  part ENUM('period','next') NOT NULL COMMENT 'next: due in the period that follows',
  assignment_id BIGINT UNSIGNED NOT NULL,
  leaf VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as in Phụ lục VI: done_late; of next: none',
  is_carried TINYINT(1) NOT NULL COMMENT 'from the period before',
  role ENUM('lead','coordinating','informed') NOT NULL,
  state ENUM('draft','assigned','received','in_progress','submitted','returned','completed','transferred','recalled','cancelled') NOT NULL,
  due_on DATE NULL,
  result_on DATE NULL,
  reference VARCHAR(100) NOT NULL,
  issued_on DATE NULL,
  title VARCHAR(500) NOT NULL,
  product VARCHAR(500) NOT NULL DEFAULT '',
  reply_document VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'of the result',
  reply_issued_on DATE NULL,
  notice_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  cause TEXT NOT NULL DEFAULT '' COMMENT 'as the agency explained it',
  proposal TEXT NOT NULL DEFAULT '',
  KEY periodic_report_line_report (report_id, part, id),
  KEY periodic_report_line_assignment (assignment_id),
  CONSTRAINT periodic_report_line_report FOREIGN KEY (report_id) REFERENCES periodic_report (id),
  CONSTRAINT periodic_report_line_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);

-- Asked to send: reminded by the program once for a period, urged by a person
-- at most once a day.
CREATE TABLE periodic_report_call (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agency_id INT UNSIGNED NOT NULL,
  period_kind ENUM('month','quarter','six_months','nine_months','year') NOT NULL,
  period_year SMALLINT UNSIGNED NOT NULL,
  period_number TINYINT UNSIGNED NOT NULL DEFAULT 0,
  send_by DATE NOT NULL,
  kind ENUM('reminder','urge') NOT NULL,
  once_on DATE NOT NULL COMMENT 'urge: the day; reminder: the cut-off of its period',
  note TEXT NOT NULL DEFAULT '',
  created_at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL COMMENT 'NULL: the program itself',
  actor_name VARCHAR(120) NOT NULL DEFAULT '',
  notification_id BIGINT UNSIGNED NULL,
  outbox_id BIGINT UNSIGNED NULL,
  UNIQUE KEY periodic_report_call_once (agency_id, period_kind, period_year, period_number, kind, once_on),
  KEY periodic_report_call_unsent (outbox_id, id),
  CONSTRAINT periodic_report_call_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
);

-- The signed paper of a report is a file of no single directive.
ALTER TABLE file
  DROP CONSTRAINT file_of,
  MODIFY owner_kind
    ENUM('directive','reply','return_request','extension','difficulty','notice','register','periodic_report') NOT NULL,
  ADD CONSTRAINT file_of CHECK (owner_kind IN ('register', 'periodic_report') OR directive_id IS NOT NULL);

-- New rules, for an installation that has its rules already; a new one is seeded.
INSERT INTO rule_setting (name, value, basis)
  SELECT 'periodic_report_remind_days', IF(value = 'tth', '1', '0'), 'Văn phòng UBND tỉnh đặt'
  FROM rule_setting WHERE name = 'code'
  UNION ALL SELECT 'periodic_report_monthly', IF(value = 'tth', 'yes', 'no'), 'Văn phòng UBND tỉnh đặt'
  FROM rule_setting WHERE name = 'code';
UPDATE rule_version SET version = version + 1;

-- The report to the Chairman (R47) has a number of its own in a series without
-- gaps, as notices have. What it named is kept.
CREATE TABLE escalation_number (
  year SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  last INT UNSIGNED NOT NULL
);

CREATE TABLE escalation_report (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  year SMALLINT UNSIGNED NOT NULL,
  number INT UNSIGNED NOT NULL,
  symbol VARCHAR(30) NOT NULL COMMENT 'BC-VP',
  issued_on DATE NOT NULL,
  place VARCHAR(80) NOT NULL,
  signer_role ENUM('chief','deputy') NOT NULL,
  signer VARCHAR(120) NOT NULL,
  created_at DATETIME NOT NULL,
  created_by INT UNSIGNED NOT NULL,
  created_by_name VARCHAR(120) NOT NULL,
  UNIQUE KEY escalation_report_reference (year, number),
  CONSTRAINT escalation_report_created_by FOREIGN KEY (created_by) REFERENCES account (id)
);

CREATE TABLE escalation_report_item (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  report_id BIGINT UNSIGNED NOT NULL,
  escalation_id BIGINT UNSIGNED NOT NULL,
  assignment_id BIGINT UNSIGNED NOT NULL,
  UNIQUE KEY escalation_report_item_once (report_id, escalation_id),
  KEY escalation_report_item_assignment (assignment_id),
  KEY escalation_report_item_escalation (escalation_id),
  CONSTRAINT escalation_report_item_report FOREIGN KEY (report_id) REFERENCES escalation_report (id),
  CONSTRAINT escalation_report_item_escalation FOREIGN KEY (escalation_id) REFERENCES escalation (id),
  CONSTRAINT escalation_report_item_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);

-- Calls to make about what is overdue (R45), where there is no ladder of notices:
-- written by the run with its reminders, once for a task and day; a call that was
-- logged settles all that wait.
CREATE TABLE call_duty (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  assignment_id BIGINT UNSIGNED NOT NULL,
  day DATE NOT NULL,
  created_at DATETIME NOT NULL,
  called_at DATETIME NULL,
  called_by_name VARCHAR(120) NOT NULL DEFAULT '',
  UNIQUE KEY call_duty_once (assignment_id, day),
  CONSTRAINT call_duty_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);
