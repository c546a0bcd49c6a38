-- Short messages by the province's gateway for SMS or chat: the same queue as
-- e-mail, and an address for whoever wants them.

ALTER TABLE outbox
	ADD COLUMN channel enum('mail','gateway') NOT NULL DEFAULT 'mail'
	COMMENT 'lib/outbox.h' AFTER id;

ALTER TABLE mail_setting
	ADD COLUMN gateway_address varchar(60) NOT NULL DEFAULT ''
	COMMENT 'telephone number or name at the gateway; empty: no short messages'
	AFTER hours;
