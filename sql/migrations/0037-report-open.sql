-- What is open is summed too, some minutes ago, for the day that it is.
--
-- A large province has tens of thousands of open assignments, and a report of a
-- running period read each of them. What was open at a moment is a fact like what
-- was closed in a month: the batch sums it up, and a report adds what came and
-- takes away what went since. That is found by the moment a version began, which
-- only grows: the index is added to at its end.
--
-- The two last sums are kept, so that who has read which is the newest finds it.
ALTER TABLE assignment_interval
  ADD KEY assignment_interval_from (valid_from);

CREATE TABLE report_open (
  known_at DATETIME NOT NULL,
  agency_id INT UNSIGNED NOT NULL,
  role ENUM('lead','coordinating','informed') NOT NULL,
  leaf TINYINT UNSIGNED NOT NULL COMMENT 'lib/report_row_store.h: 6 and more',
  n INT UNSIGNED NOT NULL,
  new_month INT UNSIGNED NOT NULL COMMENT 'of these, assigned in the running month',
  new_quarter INT UNSIGNED NOT NULL COMMENT '... quarter',
  new_year INT UNSIGNED NOT NULL COMMENT '... year',
  extended INT UNSIGNED NOT NULL,
  returned INT UNSIGNED NOT NULL,
  noticed INT UNSIGNED NOT NULL,
  escalated INT UNSIGNED NOT NULL,
  updated_late INT UNSIGNED NOT NULL,
  not_updated INT UNSIGNED NOT NULL,
  fallen_due INT UNSIGNED NOT NULL,
  PRIMARY KEY (known_at, agency_id, role, leaf)
) COMMENT 'what was open at a moment, counted on report_progress.open_on';

CREATE TABLE report_open_task (
  known_at DATETIME NOT NULL,
  role ENUM('lead','coordinating','informed','any') NOT NULL,
  of_month INT UNSIGNED NOT NULL COMMENT 'open, or completed in the running month',
  of_quarter INT UNSIGNED NOT NULL COMMENT '... quarter',
  of_year INT UNSIGNED NOT NULL COMMENT '... year',
  PRIMARY KEY (known_at, role)
) COMMENT 'distinct tasks at a moment';

ALTER TABLE report_progress
  ADD open_at DATETIME NULL COMMENT 'of the newest report_open; NULL: nothing is summed',
  ADD open_on DATE NULL COMMENT 'the day on which it counts what is overdue, and what is new';

-- Distinct tasks are counted above. The release before reads this one until its
-- last worker has ended; nothing of this release does.
ALTER TABLE report_task
  COMMENT 'of the release before; its successor may drop it';
