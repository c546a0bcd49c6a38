-- A heavy act, or one on many tasks at once, can be undone for a time; until
-- then what it tells waits here and not with those whom it concerns. Handing
-- the messages over and undoing the act lock the same row, so that there is
-- never both.
CREATE TABLE held_act (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind ENUM('urge','follower','forward','recall','cancel') NOT NULL COMMENT 'lib/held_act.h',
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL COMMENT 'who alone may undo it',
  actor_name VARCHAR(120) NOT NULL,
  was_draft TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'forward: the directive became forwarded by it',
  directive_version INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'forward: after it',
  n_items INT UNSIGNED NOT NULL DEFAULT 0,
  held_until DATETIME NOT NULL,
  released_at DATETIME NULL COMMENT 'its messages were handed over',
  undone_at DATETIME NULL,
  KEY held_act_waiting (released_at, undone_at, held_until),
  KEY held_act_account (account_id, id),
  CONSTRAINT held_act_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What it did, and how that was before.
CREATE TABLE held_item (
  held_act_id BIGINT UNSIGNED NOT NULL,
  assignment_id BIGINT UNSIGNED NOT NULL,
  task_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL COMMENT 'of the assignment after it; follower: of the task',
  state_before VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  difficulty_before TINYINT(1) NOT NULL DEFAULT 0,
  specialist_before INT UNSIGNED NULL,
  head_before INT UNSIGNED NULL,
  PRIMARY KEY (held_act_id, assignment_id),
  KEY held_item_assignment (assignment_id, held_act_id),
  CONSTRAINT held_item_act FOREIGN KEY (held_act_id) REFERENCES held_act (id),
  CONSTRAINT held_item_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Columns as of notification, which they become.
CREATE TABLE held_message (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  held_act_id BIGINT UNSIGNED NOT NULL,
  agency_id INT UNSIGNED NULL,
  account_id INT UNSIGNED NULL,
  kind VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  directive_id BIGINT UNSIGNED NULL,
  assignment_id BIGINT UNSIGNED NULL,
  KEY held_message_act (held_act_id, id),
  KEY held_message_assignment (assignment_id),
  CONSTRAINT held_message_act FOREIGN KEY (held_act_id) REFERENCES held_act (id),
  CONSTRAINT held_message_one_recipient CHECK (agency_id IS NULL <> (account_id IS NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A new rule, for an installation that has its rules already; a new one is seeded.
INSERT INTO rule_setting (name, value, basis)
  SELECT 'undo_minutes', '5', 'Văn phòng UBND tỉnh đặt'
  FROM rule_setting WHERE name = 'code';
UPDATE rule_version SET version = version + 1;
