-- A change of the calendar and a reorganisation are heavy acts too: what they
-- tell waits, and undoing them in time takes it back unsaid.
ALTER TABLE held_act
  MODIFY kind ENUM('urge','follower','forward','recall','cancel','calendar','reorganise') NOT NULL COMMENT 'lib/held_act.h',
  ADD subject_first BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'calendar: the line of calendar_change before its own; reorganise: its number',
  ADD subject_last BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'calendar: its own last line',
  ADD moved CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'calendar: sum of what undoing it must move',
  ADD KEY held_act_kind (kind, subject_first);
