-- 0006: inspections (R51).
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
