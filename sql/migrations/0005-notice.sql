-- 0005: notices ("phiếu báo", R46, R48) and what is reported to the Chairman (R47).
--
-- The unit of the ladder is the item: notice number nth of one assignment for one
-- due date. A proposal is an item without a notice; an approved notice is one
-- numbered paper to one agency with one or more items. A due date that moves
-- begins a new ladder, because due_on is part of the key. Nothing is deleted: what
-- no longer holds is withdrawn with its reason, and its place may be taken again.

-- The last number of each year. Its row is locked by who takes the next one, so
-- that numbers follow each other also when two people approve at once.
CREATE TABLE notice_number (
  year SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  last INT UNSIGNED NOT NULL
);

CREATE TABLE notice (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agency_id INT UNSIGNED NOT NULL,
  year SMALLINT UNSIGNED NOT NULL,
  number INT UNSIGNED NOT NULL,
  symbol VARCHAR(30) NOT NULL COMMENT 'PB-VP',
  state ENUM('approved','signed','sent','withdrawn') NOT NULL DEFAULT 'approved' COMMENT 'approved: and numbered, in one act',
  issued_on DATE NOT NULL,
  place VARCHAR(80) NOT NULL,
  basis TEXT NOT NULL,
  request TEXT NOT NULL,
  answer_by DATE NOT NULL,
  signer_role ENUM('chief','deputy') NOT NULL,
  signer VARCHAR(120) NOT NULL,
  approved_at DATETIME NOT NULL,
  approved_by INT UNSIGNED NOT NULL,
  approved_by_name VARCHAR(120) NOT NULL,
  signed_at DATETIME NULL,
  signed_by INT UNSIGNED NULL,
  sent_on DATE NULL,
  sent_at DATETIME NULL,
  sent_by INT UNSIGNED NULL,
  withdrawn_at DATETIME NULL,
  withdrawn_by INT UNSIGNED NULL COMMENT 'NULL: the program itself',
  withdrawn_reason VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  withdrawn_note TEXT NOT NULL DEFAULT '',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY notice_reference (year, number),
  KEY notice_state (state, id),
  KEY notice_agency (agency_id, id),
  CONSTRAINT notice_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT notice_approved_by FOREIGN KEY (approved_by) REFERENCES account (id)
);

CREATE TABLE notice_item (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  assignment_id BIGINT UNSIGNED NOT NULL,
  agency_id INT UNSIGNED NOT NULL,
  due_on DATE NOT NULL COMMENT 'in force when proposed: the ladder it belongs to',
  nth TINYINT UNSIGNED NOT NULL COMMENT 'lần thứ',
  day DATE NOT NULL COMMENT 'the day it fell due',
  proposed_at DATETIME NOT NULL,
  notice_id BIGINT UNSIGNED NULL COMMENT 'NULL: a proposal, or withdrawn as one',
  state ENUM('proposed','approved','sent','withdrawn') NOT NULL DEFAULT 'proposed',
  sent_on DATE NULL,
  withdrawn_at DATETIME NULL,
  withdrawn_reason VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  again_on DATE NULL COMMENT 'withdrawn: not proposed again before',
  open_key BIGINT UNSIGNED AS (IF(state IN ('proposed','approved'), assignment_id, NULL)) PERSISTENT,
  live_key BIGINT UNSIGNED AS (IF(state = 'withdrawn', NULL, assignment_id)) PERSISTENT,
  UNIQUE KEY notice_item_one_open (open_key),
  UNIQUE KEY notice_item_once (live_key, due_on, nth),
  KEY notice_item_assignment (assignment_id, due_on, state),
  KEY notice_item_state (state, agency_id, id),
  KEY notice_item_notice (notice_id, id),
  CONSTRAINT notice_item_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
  CONSTRAINT notice_item_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT notice_item_notice FOREIGN KEY (notice_id) REFERENCES notice (id)
);

-- The last notice has run out without a result.
CREATE TABLE escalation (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  assignment_id BIGINT UNSIGNED NOT NULL,
  agency_id INT UNSIGNED NOT NULL,
  due_on DATE NOT NULL,
  day DATE NOT NULL,
  created_at DATETIME NOT NULL,
  state ENUM('open','ruled','withdrawn') NOT NULL DEFAULT 'open',
  withdrawn_at DATETIME NULL,
  withdrawn_reason VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  live_key BIGINT UNSIGNED AS (IF(state = 'withdrawn', NULL, assignment_id)) PERSISTENT,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY escalation_once (live_key, due_on),
  KEY escalation_state (state, id),
  KEY escalation_assignment (assignment_id, due_on, state),
  CONSTRAINT escalation_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
  CONSTRAINT escalation_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
);

-- What the Chairman said about it: written once.
CREATE TABLE ruling (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  escalation_id BIGINT UNSIGNED NOT NULL,
  assignment_id BIGINT UNSIGNED NOT NULL,
  proposal TEXT NOT NULL COMMENT 'of the office',
  opinion TEXT NOT NULL,
  ruled_by VARCHAR(120) NOT NULL,
  ruled_on DATE NOT NULL,
  document VARCHAR(200) NOT NULL DEFAULT '',
  created_at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  UNIQUE KEY ruling_escalation (escalation_id),
  KEY ruling_assignment (assignment_id, id),
  CONSTRAINT ruling_escalation FOREIGN KEY (escalation_id) REFERENCES escalation (id),
  CONSTRAINT ruling_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);

-- The signed paper is a file of each assignment it names, so that who may read
-- the assignment may read the paper.
ALTER TABLE file MODIFY owner_kind
  ENUM('directive','reply','return_request','extension','difficulty','notice') NOT NULL;

-- An installation that has its rules already gets the new ones; a new one gets
-- them from its seed.
INSERT INTO rule_setting (name, value, basis)
  SELECT 'notice_enabled', IF(value = 'tth', 'yes', 'no'), 'Văn phòng UBND tỉnh đặt'
  FROM rule_setting WHERE name = 'code';
INSERT INTO rule_setting (name, value, basis)
  SELECT 'notice_every_days', '3', 'Văn phòng UBND tỉnh đặt' FROM rule_setting WHERE name = 'code';
INSERT INTO rule_setting (name, value, basis)
  SELECT 'notice_in_working_days', 'no', 'Văn phòng UBND tỉnh đặt' FROM rule_setting WHERE name = 'code';
INSERT INTO rule_setting (name, value, basis)
  SELECT 'notice_max', '3', 'Văn phòng UBND tỉnh đặt' FROM rule_setting WHERE name = 'code';
UPDATE rule_version SET version = version + 1;
