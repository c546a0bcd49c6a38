-- The registers an office keeps about the system itself: incidents (R70), what
-- users say of it and of the Regulation (R75, R82), and, in one table because
-- they are kept alike, its legal documents, trainings, maintenance, versions
-- and the internal regulations of the agencies (R67, R73, R74, R76, R81, R83).

CREATE TABLE incident (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL COMMENT 'who entered it',
  officer_id INT UNSIGNED NULL,
  agency_id INT UNSIGNED NULL COMMENT 'of the reporter; NULL: the office',
  reporter VARCHAR(120) NOT NULL,
  phone VARCHAR(40) NOT NULL DEFAULT '',
  reported_at DATETIME NOT NULL,
  occurred_at DATETIME NOT NULL,
  page VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'page or incident number that was shown',
  description VARCHAR(4000) NOT NULL,
  category ENUM('unknown','software','infrastructure') NOT NULL DEFAULT 'unknown',
  handler VARCHAR(120) NOT NULL DEFAULT '',
  result VARCHAR(4000) NOT NULL DEFAULT '',
  agency_notified_at DATETIME NULL,
  leader_reported_at DATETIME NULL,
  closed_at DATETIME NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY incident_open (closed_at, id),
  KEY incident_agency (agency_id, id),
  CONSTRAINT incident_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT incident_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT incident_notified CHECK (closed_at IS NULL
    OR (agency_notified_at IS NOT NULL AND leader_reported_at IS NOT NULL))
);

-- What was done, step by step. Insert only.
CREATE TABLE incident_step (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  incident_id INT UNSIGNED NOT NULL,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  step VARCHAR(4000) NOT NULL,
  KEY incident_step_incident (incident_id, id),
  CONSTRAINT incident_step_incident FOREIGN KEY (incident_id) REFERENCES incident (id),
  CONSTRAINT incident_step_account FOREIGN KEY (account_id) REFERENCES account (id)
);

CREATE TABLE feedback (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sent_at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  officer_id INT UNSIGNED NULL,
  agency_id INT UNSIGNED NULL,
  kind ENUM('software','regulation') NOT NULL,
  page VARCHAR(200) NOT NULL DEFAULT '',
  body VARCHAR(4000) NOT NULL,
  document VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'number of the letter; of kind regulation always (R82)',
  document_on DATE NULL,
  answer VARCHAR(4000) NOT NULL DEFAULT '',
  answered_at DATETIME NULL,
  answered_by INT UNSIGNED NULL,
  upgrade TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'proposed for an upgrade (R75, R83)',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY feedback_agency (agency_id, id),
  KEY feedback_account (account_id, id),
  CONSTRAINT feedback_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT feedback_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT feedback_letter CHECK (kind <> 'regulation' OR (document <> '' AND document_on IS NOT NULL))
);

CREATE TABLE register_entry (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind ENUM('legal','training','maintenance','version','regulation') NOT NULL,
  agency_id INT UNSIGNED NULL COMMENT 'regulation: whose it is',
  title VARCHAR(300) NOT NULL,
  number VARCHAR(100) NOT NULL DEFAULT '',
  held_on DATE NULL COMMENT 'issued, held, done or delivered on',
  ended_on DATE NULL,
  person VARCHAR(200) NOT NULL DEFAULT '',
  body VARCHAR(4000) NOT NULL DEFAULT '',
  approval VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'version: the document that approved it (R83)',
  feedback_id INT UNSIGNED NULL COMMENT 'version: the proposal it carries out',
  account_id INT UNSIGNED NOT NULL,
  officer_id INT UNSIGNED NULL,
  changed_at DATETIME NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY register_entry_kind (kind, held_on, id),
  KEY register_entry_agency (agency_id, kind),
  CONSTRAINT register_entry_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT register_entry_feedback FOREIGN KEY (feedback_id) REFERENCES feedback (id),
  CONSTRAINT register_entry_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT register_entry_regulation CHECK (kind <> 'regulation' OR agency_id IS NOT NULL)
);

-- A file of a register belongs to no directive.
ALTER TABLE file
  MODIFY directive_id BIGINT UNSIGNED NULL,
  MODIFY owner_kind
    ENUM('directive','reply','return_request','extension','difficulty','notice','register') NOT NULL,
  ADD CONSTRAINT file_of CHECK (owner_kind = 'register' OR directive_id IS NOT NULL);

-- Who entered results in time, agency by agency (R80), without reading the rest.
ALTER TABLE assignment ADD KEY assignment_submitted (submitted_at, agency_id, update_late);
