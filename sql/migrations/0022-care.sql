-- Hints for the first days with the program that somebody has closed. Where
-- several officers use the account of an agency, each closes his own.
CREATE TABLE hint_closed (
  account_id INT UNSIGNED NOT NULL,
  officer_id INT UNSIGNED NOT NULL COMMENT '0: the account has no officers',
  hint VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'named like a guide of the handbook',
  closed_at DATETIME NOT NULL,
  PRIMARY KEY (account_id, officer_id, hint),
  CONSTRAINT hint_closed_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- Who was head of an agency from when to when, by which document (R77): the head
-- answers for updating in time, and the figures of a period belong to who held
-- the office then. One person may be head of two agencies; an agency has one head
-- on a day. agency.head_name stays what is printed beside the agency's name.
CREATE TABLE agency_head (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agency_id INT UNSIGNED NOT NULL,
  name VARCHAR(120) NOT NULL,
  title VARCHAR(120) NOT NULL DEFAULT '',
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL DEFAULT '9999-12-31' COMMENT 'last day',
  document VARCHAR(200) NOT NULL COMMENT 'of the appointment',
  account_id INT UNSIGNED NOT NULL COMMENT 'who entered it last',
  changed_at DATETIME NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY agency_head_agency (agency_id, valid_from),
  CONSTRAINT agency_head_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT agency_head_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT agency_head_order CHECK (valid_to >= valid_from)
);
