-- Programs that ask instead of people: a token stands for one account (and, of an
-- agency, one officer), may only what its scopes say, and ends by itself. The
-- secret is shown once; here is its sum.
CREATE TABLE api_token (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(120) NOT NULL COMMENT 'which system uses it',
  account_id INT UNSIGNED NOT NULL COMMENT 'acts as',
  officer_id INT UNSIGNED NULL COMMENT 'of an agency: who answers for it',
  secret_sha256 BINARY(32) NOT NULL,
  begins VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the secret: to know it again',
  scopes SET('read','record','decide','respond','delegate') NOT NULL,
  rate SMALLINT UNSIGNED NOT NULL COMMENT 'requests in a minute',
  valid_to DATE NOT NULL COMMENT 'its last day',
  basis VARCHAR(200) NOT NULL COMMENT 'document that ordered it',
  created_at DATETIME NOT NULL,
  created_by INT UNSIGNED NOT NULL,
  revoked_at DATETIME NULL,
  revoked_by INT UNSIGNED NULL,
  revoked_basis VARCHAR(200) NOT NULL DEFAULT '',
  UNIQUE KEY api_token_secret (secret_sha256),
  KEY api_token_account (account_id),
  CONSTRAINT api_token_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT api_token_officer FOREIGN KEY (officer_id) REFERENCES officer (id),
  CONSTRAINT api_token_created_by FOREIGN KEY (created_by) REFERENCES account (id),
  CONSTRAINT api_token_revoked_by FOREIGN KEY (revoked_by) REFERENCES account (id)
);

-- Written with every request; apart, because the other is witnessed.
CREATE TABLE api_token_use (
  token_id INT UNSIGNED NOT NULL PRIMARY KEY,
  used_at DATETIME NULL COMMENT 'the last time',
  address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  minute INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'since 1970',
  in_minute INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'requests in that minute',
  total BIGINT UNSIGNED NOT NULL DEFAULT 0,
  CONSTRAINT api_token_use_token FOREIGN KEY (token_id) REFERENCES api_token (id)
);
