-- An officer of an agency has a secret of his own: that it was changed is told
-- to him, not only to the address the whole agency reads.
ALTER TABLE account_alert
	MODIFY kind ENUM('password', 'password_reset', 'email',
		'second_factor', 'second_factor_reset', 'secret',
		'secret_reset') NOT NULL,
	ADD COLUMN officer_id INT UNSIGNED NULL
		COMMENT 'whom it is about, of an agency''s account'
		AFTER account_id,
	ADD CONSTRAINT account_alert_officer FOREIGN KEY (officer_id)
		REFERENCES officer (id);
