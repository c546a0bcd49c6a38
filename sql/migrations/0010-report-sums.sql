-- What is finished is summed once, not for every report.
--
-- An interval never changes what was known at a moment that is past. So what was
-- finished in a month, as known at the end of a day, is a fact: the batch sums it
-- up when that day is two days old, and a report adds the months, the few days
-- since and what is open. Nothing is written here when an assignment changes: no
-- row is fought for, and no act can be forgotten. Everything here can be made
-- again from assignment_interval (batch/sums --again, --check).

-- Finished work can still be amended (a copy on paper comes in, a mistake is
-- corrected): amended_at finds the versions that ended although they were closed.
-- marks is what a row is counted as besides: one number instead of five columns
-- makes the index of the report narrower, and a third of its time went into
-- comparing the five.
ALTER TABLE assignment_interval
  ADD COLUMN amended_at DATETIME AS (IF(closed_on < DATE'9999-12-31'
    AND valid_to < TIMESTAMP'9999-12-31 00:00:00', valid_to, NULL)) PERSISTENT
    COMMENT 'closed, and changed at this moment all the same',
  ADD COLUMN marks TINYINT UNSIGNED AS ((extension_count > 0)
    + 2 * (return_count > 0) + 4 * (notice_count > 0) + 8 * (escalated = 1)
    + 16 * (update_late = 1)) PERSISTENT
    COMMENT 'lib/report_row_store.h',
  DROP KEY assignment_interval_report,
  ADD KEY assignment_interval_report (closed_on, valid_to, agency_id, valid_from,
    role, state, assigned_on, due_on, submitted_on, outcome, update_due_on,
    updated_on, marks, task_id),
  ADD KEY assignment_interval_amended (amended_at);

CREATE TABLE report_month (
  first_day DATE NOT NULL COMMENT 'of the reporting month in which it was closed',
  agency_id INT UNSIGNED NOT NULL,
  role ENUM('lead','coordinating','informed') NOT NULL,
  leaf TINYINT UNSIGNED NOT NULL COMMENT 'lib/report_row_store.h: 1 done early, 2 on time, 3 late, 4 without deadline, 5 out',
  n INT UNSIGNED NOT NULL,
  new_month INT UNSIGNED NOT NULL COMMENT 'of these, assigned in the same month',
  new_quarter INT UNSIGNED NOT NULL COMMENT '... quarter',
  new_year INT UNSIGNED NOT NULL COMMENT '... year',
  extended INT UNSIGNED NOT NULL,
  returned INT UNSIGNED NOT NULL,
  noticed INT UNSIGNED NOT NULL,
  escalated INT UNSIGNED NOT NULL,
  updated_late INT UNSIGNED NOT NULL,
  fallen_due INT UNSIGNED NOT NULL,
  PRIMARY KEY (first_day, agency_id, role, leaf)
) COMMENT 'what was closed in a reporting month, as known at report_progress.known_at';

CREATE TABLE report_task (
  role ENUM('lead','coordinating','informed','any') NOT NULL,
  task_id BIGINT UNSIGNED NOT NULL,
  done_on DATE NOT NULL,
  PRIMARY KEY (role, task_id),
  KEY report_task_done (role, done_on)
) COMMENT 'the last day on which an assignment of a task was completed';

CREATE TABLE report_progress (
  id TINYINT UNSIGNED NOT NULL PRIMARY KEY CHECK (id = 1),
  through DATE NULL COMMENT 'all closed by the end of this day is summed; NULL: nothing is',
  month_day TINYINT UNSIGNED NOT NULL COMMENT 'on which the months summed begin'
);
INSERT INTO report_progress (id, through, month_day) VALUES (1, NULL, 0);

-- Which tasks have anything open: task after task, so that they are counted
-- without being collected.
ALTER TABLE assignment
  ADD KEY assignment_open_task (open, role, task_id);

-- All messages of one agency or person, newest first: without the sort.
ALTER TABLE notification
  ADD KEY notification_agency_all (agency_id, id),
  ADD KEY notification_account_all (account_id, id);
