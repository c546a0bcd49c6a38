-- How many of somebody's assignments wait for a decision is asked with every list.
-- The index that finds his open ones held neither mark, so each of their rows was
-- read, twice: with a thousand open that was most of the page's time.
ALTER TABLE assignment
  DROP KEY assignment_agency_due,
  ADD KEY assignment_agency_due (agency_id, open, due_key, id, extension_pending,
    difficulty_open),
  DROP KEY assignment_specialist_due,
  ADD KEY assignment_specialist_due (specialist_id, open, due_key, id,
    extension_pending, difficulty_open);
