-- Documents the province has issued, as its document system hands them over
-- (R26, R62, R64): each is marked "has tasks" or "no task", and until then the
-- record clock runs (R24). One document is one row, however often and by
-- whichever door it comes.
CREATE TABLE outgoing (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(200) NOT NULL COMMENT 'as its system names it; of the exchange: DocumentId',
  ref_number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ref_symbol VARCHAR(60) NOT NULL,
  ref_fold VARCHAR(90) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '1986/qd-ubnd',
  doc_type VARCHAR(10) NULL COMMENT 'NULL: a type we do not know',
  doc_type_words VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'as written',
  abstract VARCHAR(1000) NOT NULL,
  issued_on DATE NOT NULL,
  released_at DATETIME NOT NULL COMMENT 'the record clock runs from here (R9)',
  signer VARCHAR(120) NOT NULL DEFAULT '',
  urgency ENUM('normal','urgent','very_urgent','express') NOT NULL DEFAULT 'normal',
  secrecy ENUM('none') NOT NULL DEFAULT 'none' COMMENT 'second wall of R11',
  due_on DATE NULL COMMENT 'as the document proposes it',
  recipients TEXT NOT NULL COMMENT 'names, with ; between',
  n_recipients SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  sender_code VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of the exchange: who is told how far it is',
  sender_name VARCHAR(200) NOT NULL DEFAULT '',
  fold VARCHAR(4000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what is searched',
  origin ENUM('typed','api','upload','spool') NOT NULL,
  n_left_out SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'attachments that were not kept',
  received_at DATETIME NOT NULL,
  received_by INT UNSIGNED NOT NULL,
  record_due_at DATETIME NOT NULL,
  record_derivation VARCHAR(300) NOT NULL,
  mark ENUM('unmarked','has_tasks','no_task') NOT NULL DEFAULT 'unmarked',
  mark_reason VARCHAR(500) NOT NULL DEFAULT '',
  marked_at DATETIME NULL,
  marked_by INT UNSIGNED NULL,
  directive_id BIGINT UNSIGNED NULL,
  withdrawn_at DATETIME NULL COMMENT 'revoked or replaced',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY outgoing_code (code),
  KEY outgoing_reference (ref_fold, issued_on),
  KEY outgoing_mark (mark, record_due_at, id),
  KEY outgoing_issued (issued_on, id),
  CONSTRAINT outgoing_doc_type FOREIGN KEY (doc_type) REFERENCES doc_type (code),
  CONSTRAINT outgoing_received_by FOREIGN KEY (received_by) REFERENCES account (id),
  CONSTRAINT outgoing_marked_by FOREIGN KEY (marked_by) REFERENCES account (id),
  CONSTRAINT outgoing_directive FOREIGN KEY (directive_id) REFERENCES directive (id)
);

-- Messages of the exchange that were taken in: each counts once.
CREATE TABLE outgoing_message (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sum BINARY(32) NOT NULL COMMENT 'SHA-256 of sender, document, business and head',
  outgoing_id BIGINT UNSIGNED NOT NULL,
  business ENUM('new','revoke','update','replace') NOT NULL,
  origin ENUM('typed','api','upload','spool') NOT NULL,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  UNIQUE KEY outgoing_message_sum (sum),
  KEY outgoing_message_outgoing (outgoing_id, id),
  CONSTRAINT outgoing_message_outgoing FOREIGN KEY (outgoing_id) REFERENCES outgoing (id),
  CONSTRAINT outgoing_message_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- What its sender changed afterwards: somebody has to look at it and its tasks.
CREATE TABLE outgoing_review (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  outgoing_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('revoked','updated','replaced') NOT NULL,
  reason VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'of the sender',
  replacement_id BIGINT UNSIGNED NULL COMMENT 'what takes its place',
  raised_at DATETIME NOT NULL,
  closed_at DATETIME NULL,
  closed_by INT UNSIGNED NULL,
  note VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'what was done about it',
  KEY outgoing_review_outgoing (outgoing_id, id),
  KEY outgoing_review_open (closed_at, id),
  CONSTRAINT outgoing_review_outgoing FOREIGN KEY (outgoing_id) REFERENCES outgoing (id),
  CONSTRAINT outgoing_review_replacement FOREIGN KEY (replacement_id) REFERENCES outgoing (id),
  CONSTRAINT outgoing_review_closed_by FOREIGN KEY (closed_by) REFERENCES account (id)
);

-- What its sender is told of it: 03 entered, 05 in work, 06 done, 15 and 16 the
-- answers to a wish to take it back.
CREATE TABLE outgoing_status (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  outgoing_id BIGINT UNSIGNED NOT NULL,
  status CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  description VARCHAR(500) NOT NULL,
  at DATETIME NOT NULL,
  sent_at DATETIME NULL COMMENT 'put where the exchange fetches it',
  KEY outgoing_status_outgoing (outgoing_id, id),
  KEY outgoing_status_unsent (sent_at, id),
  CONSTRAINT outgoing_status_outgoing FOREIGN KEY (outgoing_id) REFERENCES outgoing (id)
);

ALTER TABLE file
  MODIFY owner_kind ENUM('directive','reply','return_request','extension','difficulty','notice','register','periodic_report','outgoing') NOT NULL,
  DROP CONSTRAINT file_of,
  ADD CONSTRAINT file_of CHECK (owner_kind IN ('register','periodic_report','outgoing') OR directive_id IS NOT NULL);

ALTER TABLE api_token
  MODIFY scopes SET('read','record','decide','respond','delegate','outgoing') NOT NULL;
