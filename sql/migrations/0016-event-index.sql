-- The history of an assignment asks for what happened to its task as a whole
-- and to its directive as a whole. With one number in the key the server met two
-- indexes in the middle, and read every event of every assignment to find none.

ALTER TABLE event
	DROP INDEX event_task,
	DROP INDEX event_directive,
	ADD INDEX event_task (task_id, assignment_id, id),
	ADD INDEX event_directive (directive_id, task_id, id);
