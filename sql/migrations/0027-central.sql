-- What the Government and the Prime Minister asked for (R61). The number and the
-- due date of the central document stand with the directive; here is what the
-- office did about the national system, and of what it was reminded.

-- That the result of a task was entered in the national system: by hand, there is
-- no interface. Taken back, the row goes; the history keeps both.
CREATE TABLE central_entry (
  task_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  entered_on DATE NOT NULL,
  national_code VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'what the national system calls the task',
  account_id INT UNSIGNED NOT NULL COMMENT 'who ticked it here',
  account_name VARCHAR(120) NOT NULL,
  created_at DATETIME NOT NULL,
  KEY central_entry_day (entered_on),
  CONSTRAINT central_entry_task FOREIGN KEY (task_id) REFERENCES task (id),
  CONSTRAINT central_entry_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- One rule of reminding falls on one day for one central due date, as with the
-- agencies: told once, however often the run is repeated. A due date that moves
-- is reminded of anew.
CREATE TABLE central_reminder (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  directive_id BIGINT UNSIGNED NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  rule VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as reminder.rule',
  day DATE NOT NULL COMMENT 'the day the rule fell on',
  due_on DATE NOT NULL COMMENT 'by when the Government wants it',
  created_at DATETIME NOT NULL,
  told_at DATETIME NULL COMMENT 'when the message to the account was made',
  UNIQUE KEY central_reminder_once (directive_id, account_id, rule, day),
  CONSTRAINT central_reminder_directive FOREIGN KEY (directive_id) REFERENCES directive (id)
);

-- By due date, for the run.
ALTER TABLE directive ADD KEY directive_central_due (central_due_on, id);
