-- 0006: tasks that are done in parts (R7): a recurring task has occurrences, a
-- staged one milestones. Each part is a task of its own, with parent_id, and
-- only parts have assignments that are handed out: whatever counts assignments
-- counts every part once and the parent never.
--
-- The unique key lets each occurrence come into being once, whoever makes it.
ALTER TABLE task
  ADD part_number SMALLINT UNSIGNED NULL COMMENT 'which occurrence or milestone of parent_id, from 1',
  ADD UNIQUE KEY task_part (parent_id, part_number);

CREATE TABLE task_series (
  task_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  unit ENUM('week','month','quarter','half_year','year') NOT NULL,
  every TINYINT UNSIGNED NOT NULL COMMENT 'each so many units',
  first_on DATE NOT NULL COMMENT 'due date of the first occurrence',
  until_on DATE NULL COMMENT 'NULL: until recalled',
  n_made SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  next_on DATE NULL COMMENT 'day on which the next one is handed out; NULL: none, or a draft',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY task_series_next (next_on, task_id),
  CONSTRAINT task_series_task FOREIGN KEY (task_id) REFERENCES task (id)
);

-- The plan of a draft; once it is handed out the milestones are tasks.
CREATE TABLE task_milestone (
  task_id BIGINT UNSIGNED NOT NULL,
  number TINYINT UNSIGNED NOT NULL,
  content VARCHAR(1000) NOT NULL,
  deadline_text VARCHAR(500) NOT NULL,
  product VARCHAR(300) NOT NULL,
  PRIMARY KEY (task_id, number),
  CONSTRAINT task_milestone_task FOREIGN KEY (task_id) REFERENCES task (id)
);
