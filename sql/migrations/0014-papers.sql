-- What the office adds before a paper goes out (R46, R47).
--
-- The proposal of the office is written while a report to the Chairman is
-- prepared, and kept with the task it is about; the ruling later carries what
-- stood there then. What the Chairman ordered is a task of its own: the ruling
-- names it. A single task can be taken out of the notices, with its reason.

ALTER TABLE escalation
  ADD COLUMN proposal TEXT NOT NULL DEFAULT '' COMMENT 'of the office, until it is ruled',
  ADD COLUMN proposed_at DATETIME NULL,
  ADD COLUMN proposed_by INT UNSIGNED NULL,
  ADD CONSTRAINT escalation_proposed_by FOREIGN KEY (proposed_by) REFERENCES account (id);

ALTER TABLE notice_item
  ADD COLUMN withdrawn_note TEXT NOT NULL DEFAULT '' COMMENT 'of the person who took it out';

ALTER TABLE ruling
  ADD COLUMN task_id BIGINT UNSIGNED NULL COMMENT 'the task that came of it',
  ADD KEY ruling_task (task_id),
  ADD CONSTRAINT ruling_task FOREIGN KEY (task_id) REFERENCES task (id);
