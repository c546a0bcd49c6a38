-- How an agency hands its assignment on inside (R31): a leader in charge, then
-- divisions, then officers, each with a date of its own. The agency's progress
-- stays one; nothing here moves a state.

-- A sheet is never changed: what is decided anew is its next version, so that
-- who had it when can always be said. The newest one is in force.
CREATE TABLE delegation (
  assignment_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL COMMENT 'from 1',
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  officer_id INT UNSIGNED NULL,
  leader VARCHAR(120) NOT NULL COMMENT 'leader in charge; the office sees this and no more',
  guidance VARCHAR(4000) NOT NULL DEFAULT '',
  PRIMARY KEY (assignment_id, version),
  CONSTRAINT delegation_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
  CONSTRAINT delegation_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT delegation_officer FOREIGN KEY (officer_id) REFERENCES officer (id)
);

-- Number 0 leads; the others help.
CREATE TABLE delegation_part (
  assignment_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  number TINYINT UNSIGNED NOT NULL,
  division VARCHAR(200) NOT NULL DEFAULT '',
  officer VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'name as typed',
  officer_id INT UNSIGNED NULL COMMENT 'when it is a registered one',
  due_on DATE NULL COMMENT 'not after the due date of the assignment',
  product VARCHAR(300) NOT NULL DEFAULT '',
  PRIMARY KEY (assignment_id, version, number),
  KEY delegation_part_officer (officer_id),
  CONSTRAINT delegation_part_sheet FOREIGN KEY (assignment_id, version) REFERENCES delegation (assignment_id, version),
  CONSTRAINT delegation_part_officer_fk FOREIGN KEY (officer_id) REFERENCES officer (id)
);

-- What was done inside, day by day: the table at the foot of the sheet.
CREATE TABLE delegation_note (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  assignment_id BIGINT UNSIGNED NOT NULL,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  officer_id INT UNSIGNED NULL,
  note VARCHAR(4000) NOT NULL,
  KEY delegation_note_assignment (assignment_id, id),
  CONSTRAINT delegation_note_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
  CONSTRAINT delegation_note_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT delegation_note_officer FOREIGN KEY (officer_id) REFERENCES officer (id)
);
