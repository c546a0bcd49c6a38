-- Tables and texts that became directives (domain 3.5).
--
-- The sum is of the words that were read, not of the file: the same table saved
-- anew, or pasted, is the same. What was brought in once is not brought in
-- again as long as a task of it is there; the row says to which directive it
-- went.
CREATE TABLE import_source (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sum BINARY(32) NOT NULL COMMENT 'SHA-256 of the rows as read',
  directive_id BIGINT UNSIGNED NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  created_at DATETIME NOT NULL,
  n_tasks SMALLINT UNSIGNED NOT NULL,
  UNIQUE KEY import_source_sum (sum),
  KEY import_source_directive (directive_id),
  CONSTRAINT import_source_directive FOREIGN KEY (directive_id) REFERENCES directive (id),
  CONSTRAINT import_source_account FOREIGN KEY (account_id) REFERENCES account (id)
);
