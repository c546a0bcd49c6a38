-- A document issued that has no directive can be purged too (R12).

ALTER TABLE purge_order
	MODIFY kind enum('directive','task','reply','file','outgoing') NOT NULL;

-- One piece of open work may go to several successors of a split (2.8): one goes
-- on with it, the others work on it beside that one.

CREATE TABLE reorganisation_share (
	reorganisation_id int unsigned NOT NULL,
	work_id bigint unsigned NOT NULL
		COMMENT 'an assignment; no key: it may be purged',
	agency_id int unsigned NOT NULL,
	chosen tinyint(1) NOT NULL COMMENT '0: no longer',
	PRIMARY KEY (reorganisation_id, work_id, agency_id),
	KEY reorganisation_share_agency (agency_id),
	CONSTRAINT reorganisation_share_act FOREIGN KEY (reorganisation_id)
		REFERENCES reorganisation (id),
	CONSTRAINT reorganisation_share_agency FOREIGN KEY (agency_id)
		REFERENCES agency (id)
);

ALTER TABLE reorganisation_step
	MODIFY kind enum('assignment','agency','account','officer','member',
	'new_member','follow','new_follow','synthesis','share') NOT NULL;
