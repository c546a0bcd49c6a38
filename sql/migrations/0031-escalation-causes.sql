-- The numbered report to the Chairman (R47) says the causes and proposals that were
-- known when it was numbered, whatever the agencies and the office write later.

ALTER TABLE escalation_report_item
	ADD COLUMN explanation text DEFAULT NULL
	COMMENT 'of the agency, as known then; NULL: not kept, as known now',
	ADD COLUMN proposal text DEFAULT NULL COMMENT 'of the office, likewise';
