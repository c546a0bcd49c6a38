-- The ledger: every row that is kept is witnessed when it is written.
--
-- One entry per write of a row, made by a trigger in the same transaction, with
-- the SHA-256 of what the row then was. No account of the program may write
-- here. What is recorded of which table is sql/ledger.tsv, from which
-- batch/migrate makes the triggers; how an entry is summed, lib/ledger.h.
CREATE TABLE ledger_shape (
  id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  shape TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'table|kind|key columns|columns'
);

CREATE TABLE ledger (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  prev_id BIGINT UNSIGNED NOT NULL COMMENT 'the entry before it of the same connection; 0: its first',
  at DATETIME NOT NULL,
  shape_id SMALLINT UNSIGNED NOT NULL,
  act ENUM('insert','update','delete','adopt') NOT NULL,
  row_key VARCHAR(120) NOT NULL,
  program VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'account, program, connection; without a program: by hand',
  content BINARY(32) NOT NULL,
  hash BINARY(32) NOT NULL
);

-- Signed heads: one per run of the sealer that found something. Only added to.
CREATE TABLE seal_head (
  number INT UNSIGNED NOT NULL PRIMARY KEY,
  at DATETIME NOT NULL,
  first_id BIGINT UNSIGNED NOT NULL,
  last_id BIGINT UNSIGNED NOT NULL,
  entries INT UNSIGNED NOT NULL,
  root BINARY(32) NOT NULL COMMENT 'Merkle tree (RFC 6962) over the entries',
  prev BINARY(32) NOT NULL COMMENT 'sum of the head before',
  sum BINARY(32) NOT NULL COMMENT 'what is printed in letters',
  signature BINARY(64) NOT NULL COMMENT 'Ed25519',
  KEY seal_head_at (at)
);

-- Which rows were emptied or deleted by order (R12): who verifies looks here
-- before he calls a row missing or changed. row_key as in ledger. content_was is
-- the sum the row had, where it is known, so that who still holds the words can
-- prove them. Only added to.
CREATE TABLE redaction (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME NOT NULL,
  purge_id BIGINT UNSIGNED NULL COMMENT 'the order; NULL: by hand, with its basis',
  table_name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  row_key VARCHAR(120) NOT NULL,
  how ENUM('deleted','emptied') NOT NULL DEFAULT 'emptied',
  content_was BINARY(32) NULL,
  basis VARCHAR(300) NOT NULL DEFAULT '',
  account_id INT UNSIGNED NULL,
  UNIQUE KEY redaction_row (table_name, row_key, purge_id)
);

-- What a check of the ledger or of a restored backup found.
CREATE TABLE audit_check (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME NOT NULL,
  kind ENUM('verify','restore') NOT NULL,
  good TINYINT(1) NOT NULL,
  entries BIGINT UNSIGNED NOT NULL,
  head INT UNSIGNED NOT NULL,
  seconds INT UNSIGNED NOT NULL,
  finding VARCHAR(300) NOT NULL DEFAULT '',
  KEY audit_check_kind (kind, id)
);

-- Copies of the data, made by batch/backup; a row stays when its file is gone.
CREATE TABLE backup_register (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  made_at DATETIME NOT NULL,
  path VARCHAR(500) NOT NULL,
  sha256 BINARY(32) NOT NULL,
  bytes BIGINT UNSIGNED NOT NULL,
  expires_at DATETIME NOT NULL,
  verified_at DATETIME NULL,
  restored_at DATETIME NULL,
  KEY backup_register_made (made_at)
);

-- The history of an assignment, or of a directive where no assignment is named,
-- is a chain of its own: chain is the sum of the event and of the chain of the
-- event before it. The verb that adds an event holds the lock of the assignment
-- (or directive), so that two do not follow the same one.
ALTER TABLE event
  ADD chain BINARY(32) NOT NULL DEFAULT 0x0000000000000000000000000000000000000000000000000000000000000000;

CREATE TRIGGER event_chain BEFORE INSERT ON event FOR EACH ROW
SET NEW.chain = UNHEX(SHA2(CONCAT(
  HEX(COALESCE(IF(NEW.assignment_id IS NULL,
    (SELECT e.chain FROM event e WHERE e.directive_id = NEW.directive_id
     AND e.assignment_id IS NULL ORDER BY e.id DESC LIMIT 1),
    (SELECT e.chain FROM event e WHERE e.assignment_id = NEW.assignment_id
     ORDER BY e.id DESC LIMIT 1)), REPEAT(CHAR(0), 32))),
  LENGTH(NEW.at), ':', NEW.at,
  LENGTH(NEW.directive_id), ':', NEW.directive_id,
  IFNULL(CONCAT(LENGTH(NEW.task_id), ':', NEW.task_id), '-'),
  IFNULL(CONCAT(LENGTH(NEW.assignment_id), ':', NEW.assignment_id), '-'),
  LENGTH(NEW.kind), ':', NEW.kind,
  LENGTH(NEW.from_state), ':', NEW.from_state,
  LENGTH(NEW.to_state), ':', NEW.to_state,
  IFNULL(CONCAT(LENGTH(NEW.account_id), ':', NEW.account_id), '-'),
  IFNULL(CONCAT(LENGTH(NEW.officer_id), ':', NEW.officer_id), '-'),
  LENGTH(NEW.actor_name), ':', NEW.actor_name,
  LENGTH(NEW.actor_agency), ':', NEW.actor_agency,
  LENGTH(NEW.address), ':', NEW.address,
  LENGTH(NEW.reason), ':', SHA2(NEW.reason, 256),
  LENGTH(NEW.document), ':', NEW.document,
  LENGTH(NEW.decided_by), ':', NEW.decided_by,
  IFNULL(CONCAT(LENGTH(NEW.object_id), ':', NEW.object_id), '-')), 256));
