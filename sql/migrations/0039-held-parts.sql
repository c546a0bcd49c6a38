-- Handing out a task done in parts closes its own drafts and makes its parts.
-- Undoing it opens those drafts again, unless the task was changed meanwhile.
ALTER TABLE held_item
  ADD task_version INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'forward: a draft of a task done in parts that the act closed; the task after it';
