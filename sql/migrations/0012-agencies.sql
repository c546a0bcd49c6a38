-- Agencies change, and who follows what (2.8, R14, R23).
--
-- What a directory says of an agency is edited, with a history that is only
-- added to. What changes which agencies there are is a reorganisation: prepared,
-- rehearsed, then carried out in one transaction. Every row it touched is kept
-- in reorganisation_step as it was before, so that it can be undone as one step.

ALTER TABLE agency_alias
  ADD removed_at DATETIME NULL COMMENT 'not deleted: no longer led here from then on';

-- A member belongs to its group for a time; an end before the beginning is never.
ALTER TABLE agency_group_member
  ADD valid_from DATE NOT NULL DEFAULT '1900-01-01',
  ADD valid_to DATE NOT NULL DEFAULT '9999-12-31',
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (group_id, agency_id, valid_from);
ALTER TABLE agency_group
  ADD version INT UNSIGNED NOT NULL DEFAULT 1;

CREATE TABLE agency_change (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL COMMENT 'NULL: the program itself',
  actor_name VARCHAR(120) NOT NULL,
  agency_id INT UNSIGNED NULL,
  group_id INT UNSIGNED NULL,
  field VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  old_value VARCHAR(2000) NOT NULL,
  new_value VARCHAR(2000) NOT NULL,
  basis VARCHAR(200) NOT NULL COMMENT 'the document that ordered it',
  KEY agency_change_agency (agency_id, id),
  KEY agency_change_group (group_id, id),
  CONSTRAINT agency_change_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT agency_change_group FOREIGN KEY (group_id) REFERENCES agency_group (id)
);

-- One act by one document. A new agency of a prepared one stands in agency with
-- valid_from 9999-12-31: it is valid on no day until the act is carried out.
CREATE TABLE reorganisation (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind ENUM('rename','merge','split','dissolve','move') NOT NULL,
  state ENUM('prepared','executed','undone','dropped') NOT NULL DEFAULT 'prepared',
  document VARCHAR(200) NOT NULL,
  document_on DATE NOT NULL,
  effective_on DATE NOT NULL,
  note VARCHAR(1000) NOT NULL DEFAULT '',
  parent_id INT UNSIGNED NULL COMMENT 'move: under which agency',
  keeper_id INT UNSIGNED NULL COMMENT 'the predecessor whose account goes on',
  created_at DATETIME NOT NULL,
  created_by_name VARCHAR(120) NOT NULL,
  executed_at DATETIME NULL,
  executed_by_name VARCHAR(120) NOT NULL DEFAULT '',
  ended_at DATETIME NULL COMMENT 'undone or dropped',
  ended_by_name VARCHAR(120) NOT NULL DEFAULT '',
  ended_basis VARCHAR(200) NOT NULL DEFAULT '',
  n_moved INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'assignments',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY reorganisation_state (state, effective_on, id),
  CONSTRAINT reorganisation_parent FOREIGN KEY (parent_id) REFERENCES agency (id),
  CONSTRAINT reorganisation_keeper FOREIGN KEY (keeper_id) REFERENCES agency (id)
);

CREATE TABLE reorganisation_part (
  reorganisation_id INT UNSIGNED NOT NULL,
  side ENUM('from','to') NOT NULL,
  agency_id INT UNSIGNED NOT NULL,
  place SMALLINT UNSIGNED NOT NULL,
  created TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'a new agency of this act',
  PRIMARY KEY (reorganisation_id, side, agency_id),
  KEY reorganisation_part_agency (agency_id, side),
  CONSTRAINT reorganisation_part_act FOREIGN KEY (reorganisation_id) REFERENCES reorganisation (id),
  CONSTRAINT reorganisation_part_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
);

-- Where open work goes when there are several receivers: an assignment of its
-- own, else its field of work, else everything.
CREATE TABLE reorganisation_choice (
  reorganisation_id INT UNSIGNED NOT NULL,
  kind ENUM('all','field','assignment') NOT NULL,
  object_id BIGINT UNSIGNED NOT NULL COMMENT 'all: 0',
  agency_id INT UNSIGNED NOT NULL,
  PRIMARY KEY (reorganisation_id, kind, object_id),
  CONSTRAINT reorganisation_choice_act FOREIGN KEY (reorganisation_id) REFERENCES reorganisation (id),
  CONSTRAINT reorganisation_choice_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
);

-- A row as it was before, and the version it had afterwards. Written once.
CREATE TABLE reorganisation_step (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reorganisation_id INT UNSIGNED NOT NULL,
  kind ENUM('assignment','agency','account','officer','member','new_member','follow','new_follow','synthesis') NOT NULL,
  row_id BIGINT UNSIGNED NOT NULL,
  version_after INT UNSIGNED NOT NULL DEFAULT 0,
  agency_id INT UNSIGNED NULL,
  other_id INT UNSIGNED NULL COMMENT 'agency: successor; agency_id is its parent',
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of an assignment; duty of an officer',
  valid_from DATE NULL,
  valid_to DATE NULL,
  login VARCHAR(254) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
  name VARCHAR(200) NOT NULL DEFAULT '',
  email VARCHAR(254) NOT NULL DEFAULT '',
  KEY reorganisation_step_act (reorganisation_id, kind, row_id),
  KEY reorganisation_step_row (kind, row_id, version_after),
  KEY reorganisation_step_login (login),
  CONSTRAINT reorganisation_step_act FOREIGN KEY (reorganisation_id) REFERENCES reorganisation (id)
);

-- Phụ lục I: who follows a field of work at an agency. agency_id NULL: at every
-- agency without a line of its own. A line is ended, not deleted.
CREATE TABLE follow_rule (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  field_id INT UNSIGNED NOT NULL,
  agency_id INT UNSIGNED NULL,
  specialist_id INT UNSIGNED NOT NULL,
  deputy_id INT UNSIGNED NULL COMMENT 'who stands in during an absence',
  division_head_id INT UNSIGNED NULL,
  office_leader_id INT UNSIGNED NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL DEFAULT '9999-12-31',
  basis VARCHAR(200) NOT NULL,
  created_at DATETIME NOT NULL,
  created_by_name VARCHAR(120) NOT NULL,
  ended_at DATETIME NULL,
  ended_by_name VARCHAR(120) NOT NULL DEFAULT '',
  ended_basis VARCHAR(200) NOT NULL DEFAULT '',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY follow_rule_cell (field_id, agency_id, valid_to),
  KEY follow_rule_specialist (specialist_id, valid_to),
  CONSTRAINT follow_rule_field FOREIGN KEY (field_id) REFERENCES field (id),
  CONSTRAINT follow_rule_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT follow_rule_specialist FOREIGN KEY (specialist_id) REFERENCES account (id),
  CONSTRAINT follow_rule_deputy FOREIGN KEY (deputy_id) REFERENCES account (id)
);

CREATE TABLE follow_absence (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  basis VARCHAR(200) NOT NULL,
  created_at DATETIME NOT NULL,
  created_by_name VARCHAR(120) NOT NULL,
  removed_at DATETIME NULL,
  KEY follow_absence_account (account_id, valid_to),
  CONSTRAINT follow_absence_account FOREIGN KEY (account_id) REFERENCES account (id)
);
