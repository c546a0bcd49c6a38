-- 0003: what administrators do to accounts is read again, by act and by day.
--
-- The detail of an administrative act holds whom it concerned, what was changed
-- and the document that ordered it (R14): 300 characters cut the end off.
ALTER TABLE audit_log
  MODIFY detail VARCHAR(1000) NOT NULL DEFAULT '',
  ADD KEY audit_log_action (action, id),
  ADD KEY audit_log_at (at);

-- "Who has never signed in" and "last seen" walk the sessions of an account.
ALTER TABLE session
  ADD KEY session_seen (account_id, seen_at),
  ADD KEY session_officer_seen (officer_id, seen_at);

-- The register of officers is read by name inside their agency (R79).
ALTER TABLE officer
  ADD KEY officer_name (name, id);
