-- What is known of a file, and what was taken away (R11, R12).
--
-- A file that could be read bears no mark of secrecy; of one that could not, who
-- attached it has said that it holds no state secret. What its signatures are
-- worth is looked at once, when it comes in, and shown beside what was typed.
ALTER TABLE file
  ADD content_check ENUM('unknown','read','confirmed') NOT NULL DEFAULT 'unknown' COMMENT 'confirmed: not readable, by the word of account and officer',
  ADD signature ENUM('none','intact','altered','unchecked') NOT NULL DEFAULT 'none',
  ADD signature_chain ENUM('unknown','trusted','expired') NOT NULL DEFAULT 'unknown',
  ADD signature_whole TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'nothing was added after the last signature',
  ADD signature_weak TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'made with an old sum',
  ADD signature_count TINYINT UNSIGNED NOT NULL DEFAULT 0,
  ADD signer VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'of the last signature, by its certificate',
  ADD signed_at DATETIME NULL COMMENT 'as the signature says itself',
  ADD KEY file_sum (sha256),
  ADD KEY file_scan (scan_state, id);

-- The sealed notice of what was taken away: who, when, on what basis, which
-- number, and nothing of what it said. Asked for by an administrator, done by
-- batch/purge under an account of its own.
CREATE TABLE purge_order (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind ENUM('directive','task','reply','file') NOT NULL,
  object_id BIGINT UNSIGNED NOT NULL,
  directive_id BIGINT UNSIGNED NOT NULL,
  reference VARCHAR(90) NOT NULL,
  basis VARCHAR(300) NOT NULL,
  entered_at DATETIME NOT NULL COMMENT 'when the thing came in',
  asked_at DATETIME NOT NULL,
  asked_by INT UNSIGNED NOT NULL,
  asked_by_name VARCHAR(120) NOT NULL,
  address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state ENUM('asked','done') NOT NULL DEFAULT 'asked',
  done_at DATETIME NULL,
  rows_taken INT UNSIGNED NOT NULL DEFAULT 0,
  files_taken INT UNSIGNED NOT NULL DEFAULT 0,
  letters_taken INT UNSIGNED NOT NULL DEFAULT 0,
  live_key BIGINT UNSIGNED AS (IF(state = 'asked', object_id, NULL)) PERSISTENT,
  UNIQUE KEY purge_once (kind, live_key),
  KEY purge_state (state, id),
  CONSTRAINT purge_asked_by FOREIGN KEY (asked_by) REFERENCES account (id)
);

ALTER TABLE redaction
  ADD CONSTRAINT redaction_purge FOREIGN KEY (purge_id) REFERENCES purge_order (id);

-- Letters that named it and have left the house: they must be asked back.
CREATE TABLE purge_letter (
  purge_id BIGINT UNSIGNED NOT NULL,
  outbox_id BIGINT UNSIGNED NOT NULL,
  recipient VARCHAR(254) NOT NULL,
  sent_at DATETIME NULL,
  PRIMARY KEY (purge_id, outbox_id),
  CONSTRAINT purge_letter_purge FOREIGN KEY (purge_id) REFERENCES purge_order (id)
);

-- Files whose rows are gone: their bytes are removed after the commit, and again
-- until that has been done.
CREATE TABLE purge_file (
  sha256 BINARY(32) NOT NULL PRIMARY KEY,
  purge_id BIGINT UNSIGNED NOT NULL,
  removed_at DATETIME NULL,
  KEY purge_file_open (removed_at),
  CONSTRAINT purge_file_purge FOREIGN KEY (purge_id) REFERENCES purge_order (id)
);

-- History outlives what it is about.
ALTER TABLE event
  DROP FOREIGN KEY event_directive,
  DROP FOREIGN KEY event_task,
  DROP FOREIGN KEY event_assignment;
