-- Each event holds the hash of the one before it in its chain. For what happened
-- to a directive as a whole the server looked for it among all such events of all
-- directives, newest first: the first event of a new directive read every one.
-- Now the one before is the last row of a range, and the history of a directive
-- as a whole is read without its rows.

ALTER TABLE event
	DROP INDEX event_directive,
	ADD INDEX event_directive (directive_id, assignment_id, id, task_id);
