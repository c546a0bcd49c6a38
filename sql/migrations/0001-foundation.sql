-- 0001: the ground everything stands on.
--
-- Days are DATE (a day in Asia/Ho_Chi_Minh), moments are DATETIME in UTC.
-- Open ends are '9999-12-31', so that an index can walk them; a due date that
-- does not exist is NULL and due_key stands in for it.
-- Nothing is ever deleted here by the program; history (event, event_change,
-- reply, assignment_interval) is written once and only added to.

-- Rules of the province -----------------------------------------------------

-- One row per rule (domain 1.17, 4.7). lib/profile.c names every one of them.
CREATE TABLE rule_setting (
  name VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  value VARCHAR(200) NOT NULL,
  basis VARCHAR(200) NOT NULL DEFAULT ''
) COMMENT 'rule profile of this installation';

-- Grows by one with every change of rule_setting, calendar_year, calendar_day:
-- a running program reloads its rules when the number it sees is new.
CREATE TABLE rule_version (
  id TINYINT UNSIGNED NOT NULL PRIMARY KEY CHECK (id = 1),
  version BIGINT UNSIGNED NOT NULL
);
INSERT INTO rule_version (id, version) VALUES (1, 1);

CREATE TABLE calendar_year (
  year SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  confirmed TINYINT(1) NOT NULL COMMENT '0: holidays of the year not yet announced',
  basis VARCHAR(300) NOT NULL DEFAULT ''
);

CREATE TABLE calendar_day (
  day DATE NOT NULL PRIMARY KEY,
  kind ENUM('day_off','makeup_workday') NOT NULL,
  name VARCHAR(120) NOT NULL,
  basis VARCHAR(300) NOT NULL DEFAULT ''
);

-- Who there is ----------------------------------------------------------------

CREATE TABLE agency (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'stable short code',
  kind ENUM('department','locality','office','other') NOT NULL,
  name VARCHAR(200) COLLATE utf8mb4_uca1400_vietnamese_as_ci NOT NULL,
  short_name VARCHAR(80) NOT NULL DEFAULT '',
  name_fold VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  parent_id INT UNSIGNED NULL,
  admin_unit_code VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  edxml_code VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  email VARCHAR(254) NOT NULL DEFAULT '',
  phone VARCHAR(40) NOT NULL DEFAULT '',
  contact_name VARCHAR(120) NOT NULL DEFAULT '',
  head_name VARCHAR(120) NOT NULL DEFAULT '',
  head_title VARCHAR(120) NOT NULL DEFAULT '',
  sort_order INT NOT NULL DEFAULT 0 COMMENT 'official order inside its kind',
  valid_from DATE NOT NULL DEFAULT '1900-01-01',
  valid_to DATE NOT NULL DEFAULT '9999-12-31',
  successor_id INT UNSIGNED NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY agency_code (code),
  KEY agency_order (kind, sort_order, id),
  CONSTRAINT agency_parent FOREIGN KEY (parent_id) REFERENCES agency (id),
  CONSTRAINT agency_successor FOREIGN KEY (successor_id) REFERENCES agency (id)
);

CREATE TABLE agency_alias (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agency_id INT UNSIGNED NOT NULL,
  alias VARCHAR(200) NOT NULL,
  alias_fold VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY agency_alias_agency (agency_id),
  CONSTRAINT agency_alias_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
);

-- "UBND các xã, phường, đặc khu": all of a kind, or a list of members.
CREATE TABLE agency_group (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  name_fold VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  member_kind ENUM('department','locality','office','other') NULL COMMENT 'NULL: members are listed',
  sort_order INT NOT NULL DEFAULT 0,
  UNIQUE KEY agency_group_fold (name_fold)
);

CREATE TABLE agency_group_member (
  group_id INT UNSIGNED NOT NULL,
  agency_id INT UNSIGNED NOT NULL,
  PRIMARY KEY (group_id, agency_id),
  CONSTRAINT agency_group_member_group FOREIGN KEY (group_id) REFERENCES agency_group (id),
  CONSTRAINT agency_group_member_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
);

-- kind 'agency': one per agency, login = its e-mail (R20a); 'personal': E-Office people.
CREATE TABLE account (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  login VARCHAR(254) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  kind ENUM('personal','agency','service') NOT NULL,
  role ENUM('creator','general_manager','leader','responder','agency_leader','administrator','infrastructure','evaluator') NOT NULL,
  position ENUM('none','specialist','division_head','office_leader','vice_chairman','chairman') NOT NULL DEFAULT 'none',
  name VARCHAR(120) COLLATE utf8mb4_uca1400_vietnamese_as_ci NOT NULL,
  title VARCHAR(120) NOT NULL DEFAULT '',
  email VARCHAR(254) NOT NULL DEFAULT '',
  phone VARCHAR(40) NOT NULL DEFAULT '',
  agency_id INT UNSIGNED NULL,
  agency_account_of INT UNSIGNED NULL COMMENT 'agency_id again for kind agency: one account per agency',
  language ENUM('vi','en') NOT NULL DEFAULT 'vi',
  must_change_password TINYINT(1) NOT NULL DEFAULT 1,
  basis VARCHAR(200) NOT NULL COMMENT 'document or person that ordered it (R14)',
  created_at DATETIME NOT NULL,
  closed_at DATETIME NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY account_login (login),
  UNIQUE KEY account_agency (agency_account_of),
  KEY account_role (role, position),
  CONSTRAINT account_agency_fk FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT account_agency_kind CHECK ((kind = 'agency') = (agency_account_of IS NOT NULL))
);

-- Only the login account of the database may read this one.
CREATE TABLE account_secret (
  account_id INT UNSIGNED NOT NULL PRIMARY KEY,
  password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  changed_at DATETIME NOT NULL,
  CONSTRAINT account_secret_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- The named people who use an agency's account (R20d).
CREATE TABLE officer (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agency_id INT UNSIGNED NOT NULL,
  name VARCHAR(120) COLLATE utf8mb4_uca1400_vietnamese_as_ci NOT NULL,
  title VARCHAR(120) NOT NULL DEFAULT '',
  duty ENUM('responder','leader_in_charge') NOT NULL DEFAULT 'responder',
  email VARCHAR(254) NOT NULL DEFAULT '',
  phone VARCHAR(40) NOT NULL DEFAULT '',
  basis VARCHAR(200) NOT NULL COMMENT 'assigning document (R79)',
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL DEFAULT '9999-12-31',
  must_change_secret TINYINT(1) NOT NULL DEFAULT 1,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY officer_agency (agency_id, valid_to),
  CONSTRAINT officer_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
);

CREATE TABLE officer_secret (
  officer_id INT UNSIGNED NOT NULL PRIMARY KEY,
  secret_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  changed_at DATETIME NOT NULL,
  CONSTRAINT officer_secret_officer FOREIGN KEY (officer_id) REFERENCES officer (id)
);

CREATE TABLE session (
  token_hash BINARY(32) NOT NULL PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  officer_id INT UNSIGNED NULL,
  csrf_key BINARY(32) NOT NULL,
  created_at DATETIME NOT NULL,
  seen_at DATETIME NOT NULL,
  expires_at DATETIME NOT NULL COMMENT 'absolute limit',
  ended_at DATETIME NULL,
  address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device VARCHAR(200) NOT NULL DEFAULT '',
  KEY session_account (account_id, ended_at),
  CONSTRAINT session_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT session_officer FOREIGN KEY (officer_id) REFERENCES officer (id)
);

-- Failures of signing in, counted per subject (name and device, name and crowd, address).
CREATE TABLE sign_in_failure (
  subject BINARY(32) NOT NULL PRIMARY KEY COMMENT 'SHA-256 of kind and value',
  n INT UNSIGNED NOT NULL,
  first_at DATETIME NOT NULL,
  last_at DATETIME NOT NULL
);

-- Security log: who signed in or was refused, administrative acts. Insert only.
CREATE TABLE audit_log (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL,
  officer_id INT UNSIGNED NULL,
  address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  request_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  action VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  detail VARCHAR(300) NOT NULL DEFAULT '',
  KEY audit_log_account (account_id, id)
);

-- A form is carried out once: token, effect and answer in one transaction.
CREATE TABLE form_token (
  token BINARY(16) NOT NULL PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  action VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body_hash BINARY(32) NOT NULL,
  location VARCHAR(300) NOT NULL DEFAULT '',
  created_at DATETIME NOT NULL,
  KEY form_token_created (created_at)
);

-- What is assigned -------------------------------------------------------------

CREATE TABLE doc_type (
  code VARCHAR(10) NOT NULL PRIMARY KEY COMMENT 'abbreviation of NĐ 30/2020, editable',
  name VARCHAR(120) NOT NULL,
  sort_order INT NOT NULL DEFAULT 0,
  closed TINYINT(1) NOT NULL DEFAULT 0
);

CREATE TABLE field (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(120) COLLATE utf8mb4_uca1400_vietnamese_as_ci NOT NULL,
  sort_order INT NOT NULL DEFAULT 0,
  closed TINYINT(1) NOT NULL DEFAULT 0,
  UNIQUE KEY field_name (name)
);

-- Who assigns (R1): the committee, its Chairman, a named Vice-Chairman.
CREATE TABLE assigner (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind ENUM('committee','chairman','vice_chairman') NOT NULL,
  name VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'empty for the committee',
  account_id INT UNSIGNED NULL,
  sort_order INT NOT NULL DEFAULT 0,
  valid_from DATE NOT NULL DEFAULT '1900-01-01',
  valid_to DATE NOT NULL DEFAULT '9999-12-31',
  CONSTRAINT assigner_account FOREIGN KEY (account_id) REFERENCES account (id)
);

CREATE TABLE directive (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  doc_type VARCHAR(10) NOT NULL,
  ref_number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ref_symbol VARCHAR(60) NOT NULL,
  ref_fold VARCHAR(90) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '1986/qd-ubnd',
  abstract VARCHAR(1000) NOT NULL,
  issued_on DATE NOT NULL,
  released_at DATETIME NOT NULL COMMENT 'the record clock runs from here (R9)',
  signer VARCHAR(120) NOT NULL,
  submitting_agency_id INT UNSIGNED NULL,
  assigner_id INT UNSIGNED NOT NULL,
  urgency ENUM('normal','urgent','very_urgent','express') NOT NULL DEFAULT 'normal',
  source ENUM('committee','government','work_programme') NOT NULL DEFAULT 'committee',
  central_reference VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'source government: number of the central document',
  central_due_on DATE NULL,
  secrecy ENUM('none') NOT NULL DEFAULT 'none' COMMENT 'second wall of R11',
  state ENUM('draft','forwarded') NOT NULL DEFAULT 'draft',
  record_due_at DATETIME NOT NULL,
  record_derivation VARCHAR(300) NOT NULL,
  created_by INT UNSIGNED NOT NULL,
  created_at DATETIME NOT NULL,
  forwarded_by INT UNSIGNED NULL,
  forwarded_at DATETIME NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY directive_reference (ref_fold, doc_type, issued_on),
  KEY directive_state (state, issued_on, id),
  KEY directive_issued (issued_on, id),
  KEY directive_creator (created_by, state, id),
  CONSTRAINT directive_doc_type FOREIGN KEY (doc_type) REFERENCES doc_type (code),
  CONSTRAINT directive_submitting FOREIGN KEY (submitting_agency_id) REFERENCES agency (id),
  CONSTRAINT directive_assigner FOREIGN KEY (assigner_id) REFERENCES assigner (id),
  CONSTRAINT directive_created_by FOREIGN KEY (created_by) REFERENCES account (id),
  CONSTRAINT directive_forwarded_by FOREIGN KEY (forwarded_by) REFERENCES account (id)
);

CREATE TABLE task (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  directive_id BIGINT UNSIGNED NOT NULL,
  number SMALLINT UNSIGNED NOT NULL COMMENT 'place in the directive, from 1',
  parent_id BIGINT UNSIGNED NULL COMMENT 'occurrence or milestone of this task (R7)',
  title VARCHAR(250) NOT NULL COMMENT 'the first 200 characters of content, for lists',
  product VARCHAR(300) NOT NULL DEFAULT '',
  receiving_authority VARCHAR(200) NOT NULL DEFAULT '',
  has_deadline TINYINT(1) NOT NULL,
  must_report TINYINT(1) NOT NULL,
  deadline_text VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'the words as written',
  deadline_kind ENUM('date','date_before','month','quarter','year','recurring','relative','continuous','milestones','none') NOT NULL,
  deadline_n SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'relative: how many days',
  deadline_unit ENUM('none','working_day','calendar_day') NOT NULL DEFAULT 'none',
  deadline_event VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'relative: after what',
  deadline_event_on DATE NULL COMMENT 'relative: NULL until the event is known',
  due_on DATE NULL,
  due_time TIME NULL COMMENT 'only when the words name an hour',
  due_derivation VARCHAR(500) NOT NULL DEFAULT '',
  field_id INT UNSIGNED NOT NULL,
  specialist_id INT UNSIGNED NOT NULL,
  division_head_id INT UNSIGNED NULL COMMENT 'NULL when the specialist is one (R22)',
  office_leader_id INT UNSIGNED NOT NULL,
  chairman_id INT UNSIGNED NOT NULL COMMENT 'Chairman or Vice-Chairman who follows',
  synthesising_agency_id INT UNSIGNED NULL,
  paper_wanted TINYINT(1) NOT NULL DEFAULT 0,
  starred TINYINT(1) NOT NULL DEFAULT 0,
  lead_words VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'who leads, as written (R8)',
  coordinating_words VARCHAR(1000) NOT NULL DEFAULT '',
  created_at DATETIME NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY task_number (directive_id, number),
  KEY task_specialist (specialist_id),
  KEY task_parent (parent_id),
  CONSTRAINT task_directive FOREIGN KEY (directive_id) REFERENCES directive (id),
  CONSTRAINT task_parent FOREIGN KEY (parent_id) REFERENCES task (id),
  CONSTRAINT task_field FOREIGN KEY (field_id) REFERENCES field (id),
  CONSTRAINT task_specialist FOREIGN KEY (specialist_id) REFERENCES account (id),
  CONSTRAINT task_division_head FOREIGN KEY (division_head_id) REFERENCES account (id),
  CONSTRAINT task_office_leader FOREIGN KEY (office_leader_id) REFERENCES account (id),
  CONSTRAINT task_chairman FOREIGN KEY (chairman_id) REFERENCES account (id),
  CONSTRAINT task_synthesising FOREIGN KEY (synthesising_agency_id) REFERENCES agency (id)
);

-- Long texts live apart, so that rows of lists stay narrow.
CREATE TABLE task_text (
  task_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  content TEXT NOT NULL,
  other_information TEXT NOT NULL,
  CONSTRAINT task_text_task FOREIGN KEY (task_id) REFERENCES task (id)
);

-- Folded text of a task with its directive: see lib/search.h for the tokens.
CREATE TABLE task_search (
  task_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  tokens TEXT CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  FULLTEXT KEY task_search_tokens (tokens),
  CONSTRAINT task_search_task FOREIGN KEY (task_id) REFERENCES task (id)
);

-- A task given to one agency: the unit that has a state.
CREATE TABLE assignment (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  task_id BIGINT UNSIGNED NOT NULL,
  directive_id BIGINT UNSIGNED NOT NULL,
  agency_id INT UNSIGNED NOT NULL,
  role ENUM('lead','coordinating','informed') NOT NULL,
  state ENUM('draft','assigned','received','in_progress','submitted','returned','completed','transferred','recalled','cancelled') NOT NULL DEFAULT 'draft',
  open TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1: assigned and not yet finished in any way',
  specialist_id INT UNSIGNED NOT NULL COMMENT 'of the task, for the office lists',
  first_due_on DATE NULL COMMENT 'never overwritten (R43)',
  due_on DATE NULL COMMENT 'in force',
  due_key DATE AS (COALESCE(due_on, DATE'9999-12-31')) PERSISTENT,
  update_due_on DATE NULL COMMENT 'third clock',
  update_derivation VARCHAR(300) NOT NULL DEFAULT '',
  assigned_at DATETIME NULL,
  first_seen_at DATETIME NULL,
  received_at DATETIME NULL,
  updated_at DATETIME NULL COMMENT 'last progress, explanation or result of the agency',
  submitted_at DATETIME NULL,
  result_on DATE NULL COMMENT 'date that counts as done (4.7 rule 2)',
  outcome ENUM('none','early','on_time','late','no_deadline') NOT NULL DEFAULT 'none',
  closed_at DATETIME NULL,
  closed_on DATE NOT NULL DEFAULT '9999-12-31' COMMENT 'day of completion, transfer, recall or cancel',
  update_late TINYINT(1) NOT NULL DEFAULT 0,
  extension_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  extension_pending TINYINT(1) NOT NULL DEFAULT 0,
  return_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  send_back_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  notice_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  escalated TINYINT(1) NOT NULL DEFAULT 0,
  explained TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'an explanation stands since the due date in force passed',
  difficulty_open TINYINT(1) NOT NULL DEFAULT 0,
  paper_received_on DATE NULL,
  transferred_from_id BIGINT UNSIGNED NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY assignment_task (task_id, role, id),
  KEY assignment_directive (directive_id, id),
  KEY assignment_agency_due (agency_id, open, due_key, id),
  KEY assignment_agency_state (agency_id, state, due_key, id),
  KEY assignment_agency_assigned (agency_id, open, assigned_at, id),
  KEY assignment_open_due (open, due_key, id),
  KEY assignment_state_due (state, due_key, id),
  KEY assignment_open_assigned (open, assigned_at, id),
  KEY assignment_specialist_due (specialist_id, open, due_key, id),
  KEY assignment_specialist_state (specialist_id, state, due_key, id),
  KEY assignment_closed (closed_on, outcome, agency_id),
  CONSTRAINT assignment_task FOREIGN KEY (task_id) REFERENCES task (id),
  CONSTRAINT assignment_directive FOREIGN KEY (directive_id) REFERENCES directive (id),
  CONSTRAINT assignment_agency FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT assignment_specialist FOREIGN KEY (specialist_id) REFERENCES account (id),
  CONSTRAINT assignment_transferred FOREIGN KEY (transferred_from_id) REFERENCES assignment (id)
);

-- What was known of an assignment, and when: one row per version. Reports ask
-- "as known at T": valid_from <= T < valid_to. Added to, and the open end of the
-- newest row closed, in the transaction of every change; nothing else.
CREATE TABLE assignment_interval (
  assignment_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  valid_from DATETIME NOT NULL,
  valid_to DATETIME NOT NULL DEFAULT '9999-12-31 00:00:00',
  task_id BIGINT UNSIGNED NOT NULL,
  agency_id INT UNSIGNED NOT NULL,
  role ENUM('lead','coordinating','informed') NOT NULL,
  state ENUM('draft','assigned','received','in_progress','submitted','returned','completed','transferred','recalled','cancelled') NOT NULL,
  assigned_on DATE NOT NULL,
  due_on DATE NULL,
  first_due_on DATE NULL,
  submitted_on DATE NULL,
  result_on DATE NULL,
  outcome ENUM('none','early','on_time','late','no_deadline') NOT NULL,
  closed_on DATE NOT NULL,
  update_due_on DATE NULL,
  updated_on DATE NULL,
  update_late TINYINT(1) NOT NULL,
  extension_count SMALLINT UNSIGNED NOT NULL,
  return_count SMALLINT UNSIGNED NOT NULL,
  notice_count SMALLINT UNSIGNED NOT NULL,
  escalated TINYINT(1) NOT NULL,
  PRIMARY KEY (assignment_id, version),
  KEY assignment_interval_report (closed_on, valid_to, agency_id, valid_from, role, state, assigned_on, due_on, submitted_on, outcome),
  CONSTRAINT assignment_interval_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);

-- History of a task: append-only (R41).
CREATE TABLE event (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME NOT NULL,
  directive_id BIGINT UNSIGNED NOT NULL,
  task_id BIGINT UNSIGNED NULL,
  assignment_id BIGINT UNSIGNED NULL,
  kind VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'lib/event.h',
  from_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  to_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  account_id INT UNSIGNED NULL COMMENT 'NULL: the program itself',
  officer_id INT UNSIGNED NULL,
  actor_name VARCHAR(120) NOT NULL,
  actor_agency VARCHAR(200) NOT NULL DEFAULT '',
  address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason TEXT NOT NULL,
  document VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'deciding or basing document, as written',
  decided_by VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'deciding person, as written',
  object_id BIGINT UNSIGNED NULL COMMENT 'the reply, extension, return_request or difficulty it is about',
  KEY event_assignment (assignment_id, id),
  KEY event_task (task_id, id),
  KEY event_directive (directive_id, id),
  CONSTRAINT event_directive FOREIGN KEY (directive_id) REFERENCES directive (id),
  CONSTRAINT event_task FOREIGN KEY (task_id) REFERENCES task (id),
  CONSTRAINT event_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);

-- Old and new value of each field an event changed (R27).
CREATE TABLE event_change (
  event_id BIGINT UNSIGNED NOT NULL,
  field VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL,
  PRIMARY KEY (event_id, field),
  CONSTRAINT event_change_event FOREIGN KEY (event_id) REFERENCES event (id)
);

-- What an agency says about its assignment (R32, R33, R37): written once.
CREATE TABLE reply (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  assignment_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('progress','result','explanation','plan') NOT NULL,
  reply_text TEXT NOT NULL,
  reply_number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  reply_symbol VARCHAR(60) NOT NULL DEFAULT '',
  reply_issued_on DATE NULL,
  created_at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  officer_id INT UNSIGNED NULL,
  KEY reply_assignment (assignment_id, id),
  CONSTRAINT reply_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);

CREATE TABLE return_request (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  assignment_id BIGINT UNSIGNED NOT NULL,
  category ENUM('wrong_content','not_competent','duplicate','other') NOT NULL,
  reason TEXT NOT NULL,
  head_informed VARCHAR(120) NOT NULL,
  proposed_agency_id INT UNSIGNED NULL,
  created_at DATETIME NOT NULL,
  decision ENUM('pending','corrected','transferred','refused','withdrawn') NOT NULL DEFAULT 'pending',
  decision_reason TEXT NOT NULL DEFAULT '',
  decided_at DATETIME NULL,
  decided_by INT UNSIGNED NULL,
  pending_key BIGINT UNSIGNED AS (IF(decision = 'pending', assignment_id, NULL)) PERSISTENT,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY return_request_one_pending (pending_key),
  KEY return_request_assignment (assignment_id, id),
  CONSTRAINT return_request_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
  CONSTRAINT return_request_proposed FOREIGN KEY (proposed_agency_id) REFERENCES agency (id)
);

CREATE TABLE extension (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  assignment_id BIGINT UNSIGNED NOT NULL,
  due_on_before DATE NOT NULL COMMENT 'in force when asked',
  asked_due_on DATE NOT NULL,
  reason TEXT NOT NULL,
  document VARCHAR(200) NOT NULL DEFAULT '',
  created_at DATETIME NOT NULL,
  decision ENUM('pending','granted','refused','changed','withdrawn') NOT NULL DEFAULT 'pending',
  granted_due_on DATE NULL,
  decision_reason TEXT NOT NULL DEFAULT '',
  decided_by_name VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'the deciding person',
  decision_document VARCHAR(200) NOT NULL DEFAULT '',
  decided_at DATETIME NULL,
  decided_by INT UNSIGNED NULL COMMENT 'who recorded it',
  pending_key BIGINT UNSIGNED AS (IF(decision = 'pending', assignment_id, NULL)) PERSISTENT,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY extension_one_pending (pending_key),
  KEY extension_assignment (assignment_id, id),
  CONSTRAINT extension_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);

CREATE TABLE difficulty (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  assignment_id BIGINT UNSIGNED NOT NULL,
  description TEXT NOT NULL,
  cause TEXT NOT NULL,
  proposal TEXT NOT NULL,
  document VARCHAR(200) NOT NULL DEFAULT '',
  created_at DATETIME NOT NULL,
  open TINYINT(1) NOT NULL DEFAULT 1,
  advice TEXT NOT NULL DEFAULT '' COMMENT 'of the office',
  decision TEXT NOT NULL DEFAULT '',
  decided_by_name VARCHAR(120) NOT NULL DEFAULT '',
  decision_document VARCHAR(200) NOT NULL DEFAULT '',
  decided_at DATETIME NULL,
  decided_by INT UNSIGNED NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY difficulty_assignment (assignment_id, id),
  KEY difficulty_open (open, id),
  CONSTRAINT difficulty_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);

-- Files: bytes are stored by content under the files folder, named by sha256.
CREATE TABLE file (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sha256 BINARY(32) NOT NULL,
  size BIGINT UNSIGNED NOT NULL,
  name VARCHAR(200) NOT NULL,
  content_type VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as sniffed',
  scan_state ENUM('unscanned','pending','clean','infected') NOT NULL DEFAULT 'unscanned',
  created_at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  officer_id INT UNSIGNED NULL,
  directive_id BIGINT UNSIGNED NOT NULL,
  assignment_id BIGINT UNSIGNED NULL COMMENT 'NULL: everyone who sees the directive sees it',
  owner_kind ENUM('directive','reply','return_request','extension','difficulty') NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL,
  KEY file_owner (owner_kind, owner_id),
  KEY file_directive (directive_id, id),
  CONSTRAINT file_directive FOREIGN KEY (directive_id) REFERENCES directive (id)
);

-- Own things ---------------------------------------------------------------------

CREATE TABLE saved_filter (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  list ENUM('task-list','task-assigned') NOT NULL,
  name VARCHAR(80) NOT NULL,
  query VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shared TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'with everybody who may open the list',
  removed_at DATETIME NULL,
  created_at DATETIME NOT NULL,
  KEY saved_filter_account (account_id, id),
  KEY saved_filter_shared (shared, list, id),
  CONSTRAINT saved_filter_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- Reminding -------------------------------------------------------------------------

-- What the program told whom inside the application: the legal reminder.
-- Exactly once per assignment, rule and day (R49), by the unique key.
CREATE TABLE reminder (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  assignment_id BIGINT UNSIGNED NOT NULL,
  rule VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'before_7, due_day, after_1 ...',
  day DATE NOT NULL COMMENT 'the day the rule fell on',
  due_on DATE NULL,
  agency_id INT UNSIGNED NOT NULL,
  created_at DATETIME NOT NULL,
  UNIQUE KEY reminder_once (assignment_id, rule, day),
  KEY reminder_agency (agency_id, day, id),
  CONSTRAINT reminder_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id)
);

-- A message inside the application to an agency or to one person of the office.
CREATE TABLE notification (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agency_id INT UNSIGNED NULL,
  account_id INT UNSIGNED NULL,
  kind VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as event.kind, and reminder',
  directive_id BIGINT UNSIGNED NULL,
  assignment_id BIGINT UNSIGNED NULL,
  reminder_id BIGINT UNSIGNED NULL,
  urgency ENUM('normal','urgent','very_urgent','express') NOT NULL DEFAULT 'normal',
  created_at DATETIME NOT NULL,
  read_at DATETIME NULL,
  digest_id BIGINT UNSIGNED NULL COMMENT 'the e-mail digest that carried it',
  UNIQUE KEY notification_reminder (reminder_id),
  KEY notification_agency (agency_id, read_at, id),
  KEY notification_account (account_id, read_at, id),
  KEY notification_digest (digest_id, agency_id, account_id, id),
  CONSTRAINT notification_one_recipient CHECK ((agency_id IS NULL) <> (account_id IS NULL))
);

-- One e-mail to one address. dedup_key makes "once" true: a digest is
-- 'digest:<recipient>:<day>:<slot>', an urgent document 'urgent:<assignment>'.
CREATE TABLE outbox (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dedup_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  recipient VARCHAR(254) NOT NULL,
  agency_id INT UNSIGNED NULL,
  account_id INT UNSIGNED NULL,
  message_id VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(300) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  state ENUM('new','sending','sent','deferred','refused','unknown') NOT NULL DEFAULT 'new',
  attempts SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  next_at DATETIME NOT NULL,
  lease_until DATETIME NULL,
  created_at DATETIME NOT NULL,
  sent_at DATETIME NULL,
  last_answer VARCHAR(300) NOT NULL DEFAULT '',
  UNIQUE KEY outbox_once (dedup_key),
  KEY outbox_state (state, next_at, id)
);

-- How far the planner has come: the last day planned without a gap.
CREATE TABLE batch_progress (
  name VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  day DATE NOT NULL,
  finished_at DATETIME NULL
);
