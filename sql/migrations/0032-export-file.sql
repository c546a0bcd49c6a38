-- Files of many rows are written after the answer, with a progress to look at, and can
-- be stopped. The file itself lies with the exports and goes after a day.

CREATE TABLE export_file (
	id          bigint unsigned NOT NULL AUTO_INCREMENT,
	account_id  int unsigned    NOT NULL,
	rows_of     varchar(20)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL
	            COMMENT 'what the rows are: lib/export_file.h',
	query       varchar(2000)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL
	            COMMENT 'its question, as in the address',
	format      enum('xlsx','csv') NOT NULL,
	state       enum('running','done','cancelled','failed') NOT NULL DEFAULT 'running',
	n_expected  int unsigned    NOT NULL COMMENT '0: not known beforehand',
	n_rows      int unsigned    NOT NULL DEFAULT 0,
	file        varchar(80)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL
	            COMMENT 'its name among the exports',
	created_at  datetime        NOT NULL,
	beat_at     datetime        NOT NULL COMMENT 'when who writes it was last heard of',
	ended_at    datetime        DEFAULT NULL,
	PRIMARY KEY (id),
	KEY export_file_account (account_id, id),
	KEY export_file_state (state, beat_at),
	CONSTRAINT export_file_account FOREIGN KEY (account_id) REFERENCES account (id)
);
