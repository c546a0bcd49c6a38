-- Personal accounts sign in with what the e-office knows them by (R20c): which
-- service is asked, who is who there, and which answers were taken already.

-- Written once each; the newest row is in force, the others are its history.
CREATE TABLE sso_setting (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'the largest is in force',
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  actor_name VARCHAR(120) NOT NULL,
  door ENUM('off','oidc','cas','header') NOT NULL,
  label VARCHAR(60) NOT NULL COMMENT 'what people call the service',
  issuer VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  client_id VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  algorithms SET('RS256','ES256','PS256') NOT NULL,
  secret VARBINARY(400) NULL COMMENT 'sealed for this issuer and client',
  basis VARCHAR(200) NOT NULL COMMENT 'document that ordered it',
  CONSTRAINT sso_setting_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- An account has one identity, an identity one account; what was stays.
CREATE TABLE sso_link (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  issuer VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(255) NOT NULL COMMENT 'never an e-mail address alone',
  created_at DATETIME NOT NULL,
  created_by INT UNSIGNED NOT NULL COMMENT 'the account itself, or an administrator',
  basis VARCHAR(200) NOT NULL,
  ended_at DATETIME NULL,
  ended_by INT UNSIGNED NULL,
  ended_basis VARCHAR(200) NOT NULL DEFAULT '',
  live_account INT UNSIGNED AS (IF(ended_at IS NULL, account_id, NULL)) STORED,
  live_subject VARCHAR(255) AS (IF(ended_at IS NULL, subject, NULL)) STORED,
  UNIQUE KEY sso_link_live_account (live_account),
  UNIQUE KEY sso_link_live_subject (issuer, live_subject),
  KEY sso_link_account (account_id),
  CONSTRAINT sso_link_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT sso_link_created_by FOREIGN KEY (created_by) REFERENCES account (id),
  CONSTRAINT sso_link_ended_by FOREIGN KEY (ended_by) REFERENCES account (id)
);

-- An answer of the service is taken once; kept as long as one could come again.
CREATE TABLE sso_used (
  state_hash BINARY(32) NOT NULL PRIMARY KEY,
  at DATETIME NOT NULL,
  KEY sso_used_at (at)
);

-- Who came in by the service has no password to change.
ALTER TABLE session
  ADD COLUMN door ENUM('password','sso') NOT NULL DEFAULT 'password';
