-- 0002: the report reads everything it counts from its index alone.
--
-- Half of its time went into fetching the rows for the columns of group F
-- (extended, returned, updated late ...) and for the number of distinct tasks.
-- Measured with 100,000 assignments, one year: 76 ms before, 30 ms after.
ALTER TABLE assignment_interval
  DROP KEY assignment_interval_report,
  ADD KEY assignment_interval_report (closed_on, valid_to, agency_id, valid_from,
    role, state, assigned_on, due_on, submitted_on, outcome, update_due_on,
    updated_on, update_late, extension_count, return_count, notice_count,
    escalated, task_id);
