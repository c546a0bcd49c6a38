-- A directive may turn out later to be of the work programme, or not to be of it
-- (R10). What was reported before stays as it was known: the source a directive
-- had at a moment is read from its history. Changes of it are few; without this
-- index every event there ever was would be looked at to find them.

ALTER TABLE event_change
	ADD INDEX event_change_field (field, event_id);
