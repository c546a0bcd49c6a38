-- Inspections (R51).
--
-- Which assignments were looked at is written when the inspection is planned; what
-- was found, once, when it is concluded.

CREATE TABLE inspection (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind ENUM('periodic','ad_hoc') NOT NULL,
  title VARCHAR(250) NOT NULL,
  basis VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'the document it rests on',
  members TEXT NOT NULL COMMENT 'who inspects',
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  state ENUM('planned','concluded') NOT NULL DEFAULT 'planned',
  conclusion TEXT NOT NULL DEFAULT '',
  conclusion_document VARCHAR(200) NOT NULL DEFAULT '',
  concluded_on DATE NULL,
  created_at DATETIME NOT NULL,
  created_by INT UNSIGNED NOT NULL,
  created_by_name VARCHAR(120) NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY inspection_state (state, id),
  CONSTRAINT inspection_created_by FOREIGN KEY (created_by) REFERENCES account (id)
);

CREATE TABLE inspection_item (
  inspection_id BIGINT UNSIGNED NOT NULL,
  assignment_id BIGINT UNSIGNED NOT NULL,
  finding TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (inspection_id, assignment_id),
  KEY inspection_item_assignment (assignment_id),
  CONSTRAINT inspection_item_inspection FOREIGN KEY (inspection_id) REFERENCES inspection (id),
  CONSTRAINT inspection_item_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);

-- Letters in two forms, kept together in the reader's list by what they refer to.
ALTER TABLE outbox
  ADD COLUMN html MEDIUMTEXT NOT NULL DEFAULT '' AFTER body,
  ADD COLUMN reference VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' AFTER message_id;

-- What a machine may not decide: a person had a letter sent again, and why.
CREATE TABLE outbox_resend (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  outbox_id BIGINT UNSIGNED NOT NULL,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  actor_name VARCHAR(120) NOT NULL,
  from_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  last_answer VARCHAR(300) NOT NULL,
  reason TEXT NOT NULL,
  KEY outbox_resend_outbox (outbox_id, id),
  CONSTRAINT outbox_resend_outbox FOREIGN KEY (outbox_id) REFERENCES outbox (id)
);

-- What a recipient wants of e-mail; without a row everything. Reminders, what is
-- overdue, new tasks and urgent documents are duties and come in any case.
CREATE TABLE mail_setting (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agency_id INT UNSIGNED NULL,
  account_id INT UNSIGNED NULL,
  changes TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0: changes are only shown inside',
  hours VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of the digest, "7,13"; empty: all of the province',
  updated_at DATETIME NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY mail_setting_agency (agency_id),
  UNIQUE KEY mail_setting_account (account_id),
  CONSTRAINT mail_setting_one CHECK ((agency_id IS NULL) <> (account_id IS NULL))
);

-- A secret address per account under which its dates can be read (RFC 5545). Only
-- the sum of the secret is kept; one that was taken back stays, and opens nothing.
CREATE TABLE calendar_feed (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  secret_sha256 BINARY(32) NOT NULL,
  created_at DATETIME NOT NULL,
  revoked_at DATETIME NULL,
  live_key INT UNSIGNED AS (IF(revoked_at IS NULL, account_id, NULL)) PERSISTENT,
  UNIQUE KEY calendar_feed_secret (secret_sha256),
  UNIQUE KEY calendar_feed_one_live (live_key),
  CONSTRAINT calendar_feed_account FOREIGN KEY (account_id) REFERENCES account (id)
);
