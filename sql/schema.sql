-- What the migrations make, in one piece, for reading. Written by make schema;
-- nothing is ever loaded from here.

CREATE TABLE `account` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `login` varchar(254) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `kind` enum('personal','agency','service') NOT NULL,
  `role` enum('creator','general_manager','leader','responder','agency_leader','administrator','infrastructure','evaluator','auditor') NOT NULL,
  `position` enum('none','specialist','division_head','office_leader','vice_chairman','chairman') NOT NULL DEFAULT 'none',
  `name` varchar(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_vietnamese_as_ci NOT NULL,
  `title` varchar(120) NOT NULL DEFAULT '',
  `email` varchar(254) NOT NULL DEFAULT '',
  `phone` varchar(40) NOT NULL DEFAULT '',
  `agency_id` int(10) unsigned DEFAULT NULL,
  `agency_account_of` int(10) unsigned DEFAULT NULL COMMENT 'agency_id again for kind agency: one account per agency',
  `language` enum('vi','en') NOT NULL DEFAULT 'vi',
  `must_change_password` tinyint(1) NOT NULL DEFAULT 1,
  `basis` varchar(200) NOT NULL COMMENT 'document or person that ordered it (R14)',
  `created_at` datetime NOT NULL,
  `closed_at` datetime DEFAULT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  `opened_at` datetime DEFAULT NULL COMMENT 'when it was last opened again',
  `unused_warned_at` datetime DEFAULT NULL COMMENT 'older than the last use: of another time',
  PRIMARY KEY (`id`),
  UNIQUE KEY `account_login` (`login`),
  UNIQUE KEY `account_agency` (`agency_account_of`),
  KEY `account_role` (`role`,`position`),
  KEY `account_agency_fk` (`agency_id`),
  CONSTRAINT `account_agency_fk` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `account_agency_kind` CHECK (`kind` = 'agency' = (`agency_account_of` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `account_alert` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` int(10) unsigned NOT NULL,
  `officer_id` int(10) unsigned DEFAULT NULL COMMENT 'whom it is about, of an agency''s account',
  `kind` enum('password','password_reset','email','second_factor','second_factor_reset','secret','secret_reset') NOT NULL,
  `recipient` varchar(254) NOT NULL,
  `happened_at` datetime NOT NULL,
  `told_at` datetime DEFAULT NULL COMMENT 'the letter is in the outbox',
  PRIMARY KEY (`id`),
  KEY `account_alert_waiting` (`told_at`,`id`),
  KEY `account_alert_account` (`account_id`),
  KEY `account_alert_officer` (`officer_id`),
  CONSTRAINT `account_alert_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `account_alert_officer` FOREIGN KEY (`officer_id`) REFERENCES `officer` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `account_review` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `signed_at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `signer_name` varchar(120) NOT NULL,
  `conclusion` varchar(1000) NOT NULL,
  `document` varchar(200) NOT NULL,
  `n_accounts` int(10) unsigned NOT NULL,
  `n_without_factor` int(10) unsigned NOT NULL COMMENT 'of those whose role must have one',
  `n_unused` int(10) unsigned NOT NULL,
  PRIMARY KEY (`id`),
  KEY `account_review_signed` (`signed_at`),
  KEY `account_review_account` (`account_id`),
  CONSTRAINT `account_review_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `account_review_line` (
  `review_id` int(10) unsigned NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `login` varchar(254) NOT NULL,
  `name` varchar(120) NOT NULL,
  `kind` varchar(20) NOT NULL,
  `role` varchar(30) NOT NULL,
  `position` varchar(30) NOT NULL,
  `agency_name` varchar(200) NOT NULL,
  `used_at` datetime DEFAULT NULL,
  `has_factor` tinyint(1) NOT NULL,
  `basis` varchar(200) NOT NULL,
  PRIMARY KEY (`review_id`,`account_id`),
  KEY `account_review_line_account` (`account_id`),
  CONSTRAINT `account_review_line_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `account_review_line_review` FOREIGN KEY (`review_id`) REFERENCES `account_review` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `account_secret` (
  `account_id` int(10) unsigned NOT NULL,
  `password_hash` varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `changed_at` datetime NOT NULL,
  PRIMARY KEY (`account_id`),
  CONSTRAINT `account_secret_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `acting` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `principal_id` int(10) unsigned NOT NULL COMMENT 'who is away',
  `deputy_id` int(10) unsigned NOT NULL COMMENT 'who works for him',
  `valid_from` date NOT NULL,
  `valid_to` date NOT NULL,
  `document` varchar(200) NOT NULL COMMENT 'that orders it (R14)',
  `words` varchar(20) NOT NULL DEFAULT 'thay' COMMENT 'between the two names of an entry',
  `created_at` datetime NOT NULL,
  `created_by` int(10) unsigned NOT NULL,
  `ended_at` datetime DEFAULT NULL COMMENT 'before its last day',
  `ended_basis` varchar(200) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  KEY `acting_deputy` (`deputy_id`,`valid_to`),
  KEY `acting_principal` (`principal_id`,`valid_to`),
  KEY `acting_created_by` (`created_by`),
  CONSTRAINT `acting_created_by` FOREIGN KEY (`created_by`) REFERENCES `account` (`id`),
  CONSTRAINT `acting_deputy` FOREIGN KEY (`deputy_id`) REFERENCES `account` (`id`),
  CONSTRAINT `acting_principal` FOREIGN KEY (`principal_id`) REFERENCES `account` (`id`),
  CONSTRAINT `acting_two` CHECK (`principal_id` <> `deputy_id`),
  CONSTRAINT `acting_days` CHECK (`valid_from` <= `valid_to`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `agency` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `code` varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'stable short code',
  `kind` enum('department','locality','office','other') NOT NULL,
  `name` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_vietnamese_as_ci NOT NULL,
  `short_name` varchar(80) NOT NULL DEFAULT '',
  `name_fold` varchar(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `parent_id` int(10) unsigned DEFAULT NULL,
  `admin_unit_code` varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `edxml_code` varchar(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `email` varchar(254) NOT NULL DEFAULT '',
  `phone` varchar(40) NOT NULL DEFAULT '',
  `contact_name` varchar(120) NOT NULL DEFAULT '',
  `head_name` varchar(120) NOT NULL DEFAULT '',
  `head_title` varchar(120) NOT NULL DEFAULT '',
  `sort_order` int(11) NOT NULL DEFAULT 0 COMMENT 'official order inside its kind',
  `valid_from` date NOT NULL DEFAULT '1900-01-01',
  `valid_to` date NOT NULL DEFAULT '9999-12-31',
  `successor_id` int(10) unsigned DEFAULT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `agency_code` (`code`),
  KEY `agency_order` (`kind`,`sort_order`,`id`),
  KEY `agency_parent` (`parent_id`),
  KEY `agency_successor` (`successor_id`),
  CONSTRAINT `agency_parent` FOREIGN KEY (`parent_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `agency_successor` FOREIGN KEY (`successor_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `agency_alias` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `agency_id` int(10) unsigned NOT NULL,
  `alias` varchar(200) NOT NULL,
  `alias_fold` varchar(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `removed_at` datetime DEFAULT NULL COMMENT 'not deleted: no longer led here from then on',
  PRIMARY KEY (`id`),
  KEY `agency_alias_agency` (`agency_id`),
  CONSTRAINT `agency_alias_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `agency_change` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned DEFAULT NULL COMMENT 'NULL: the program itself',
  `actor_name` varchar(120) NOT NULL,
  `agency_id` int(10) unsigned DEFAULT NULL,
  `group_id` int(10) unsigned DEFAULT NULL,
  `field` varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `old_value` varchar(2000) NOT NULL,
  `new_value` varchar(2000) NOT NULL,
  `basis` varchar(200) NOT NULL COMMENT 'the document that ordered it',
  PRIMARY KEY (`id`),
  KEY `agency_change_agency` (`agency_id`,`id`),
  KEY `agency_change_group` (`group_id`,`id`),
  CONSTRAINT `agency_change_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `agency_change_group` FOREIGN KEY (`group_id`) REFERENCES `agency_group` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `agency_group` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(200) NOT NULL,
  `name_fold` varchar(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `member_kind` enum('department','locality','office','other') DEFAULT NULL COMMENT 'NULL: members are listed',
  `sort_order` int(11) NOT NULL DEFAULT 0,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `agency_group_fold` (`name_fold`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `agency_group_member` (
  `group_id` int(10) unsigned NOT NULL,
  `agency_id` int(10) unsigned NOT NULL,
  `valid_from` date NOT NULL DEFAULT '1900-01-01',
  `valid_to` date NOT NULL DEFAULT '9999-12-31',
  PRIMARY KEY (`group_id`,`agency_id`,`valid_from`),
  KEY `agency_group_member_agency` (`agency_id`),
  CONSTRAINT `agency_group_member_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `agency_group_member_group` FOREIGN KEY (`group_id`) REFERENCES `agency_group` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `agency_head` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `agency_id` int(10) unsigned NOT NULL,
  `name` varchar(120) NOT NULL,
  `title` varchar(120) NOT NULL DEFAULT '',
  `valid_from` date NOT NULL,
  `valid_to` date NOT NULL DEFAULT '9999-12-31' COMMENT 'last day',
  `document` varchar(200) NOT NULL COMMENT 'of the appointment',
  `account_id` int(10) unsigned NOT NULL COMMENT 'who entered it last',
  `changed_at` datetime NOT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `agency_head_agency` (`agency_id`,`valid_from`),
  KEY `agency_head_account` (`account_id`),
  CONSTRAINT `agency_head_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `agency_head_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `agency_head_order` CHECK (`valid_to` >= `valid_from`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `api_token` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(120) NOT NULL COMMENT 'which system uses it',
  `account_id` int(10) unsigned NOT NULL COMMENT 'acts as',
  `officer_id` int(10) unsigned DEFAULT NULL COMMENT 'of an agency: who answers for it',
  `secret_sha256` binary(32) NOT NULL,
  `begins` varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the secret: to know it again',
  `scopes` set('read','record','decide','respond','delegate','outgoing') NOT NULL,
  `rate` smallint(5) unsigned NOT NULL COMMENT 'requests in a minute',
  `valid_to` date NOT NULL COMMENT 'its last day',
  `basis` varchar(200) NOT NULL COMMENT 'document that ordered it',
  `created_at` datetime NOT NULL,
  `created_by` int(10) unsigned NOT NULL,
  `revoked_at` datetime DEFAULT NULL,
  `revoked_by` int(10) unsigned DEFAULT NULL,
  `revoked_basis` varchar(200) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  UNIQUE KEY `api_token_secret` (`secret_sha256`),
  KEY `api_token_account` (`account_id`),
  KEY `api_token_officer` (`officer_id`),
  KEY `api_token_created_by` (`created_by`),
  KEY `api_token_revoked_by` (`revoked_by`),
  CONSTRAINT `api_token_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `api_token_created_by` FOREIGN KEY (`created_by`) REFERENCES `account` (`id`),
  CONSTRAINT `api_token_officer` FOREIGN KEY (`officer_id`) REFERENCES `officer` (`id`),
  CONSTRAINT `api_token_revoked_by` FOREIGN KEY (`revoked_by`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `api_token_use` (
  `token_id` int(10) unsigned NOT NULL,
  `used_at` datetime DEFAULT NULL COMMENT 'the last time',
  `address` varchar(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `minute` int(10) unsigned NOT NULL DEFAULT 0 COMMENT 'since 1970',
  `in_minute` int(10) unsigned NOT NULL DEFAULT 0 COMMENT 'requests in that minute',
  `total` bigint(20) unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (`token_id`),
  CONSTRAINT `api_token_use_token` FOREIGN KEY (`token_id`) REFERENCES `api_token` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `assigner` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `kind` enum('committee','chairman','vice_chairman') NOT NULL,
  `name` varchar(120) NOT NULL DEFAULT '' COMMENT 'empty for the committee',
  `account_id` int(10) unsigned DEFAULT NULL,
  `sort_order` int(11) NOT NULL DEFAULT 0,
  `valid_from` date NOT NULL DEFAULT '1900-01-01',
  `valid_to` date NOT NULL DEFAULT '9999-12-31',
  PRIMARY KEY (`id`),
  KEY `assigner_account` (`account_id`),
  CONSTRAINT `assigner_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `assignment` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `task_id` bigint(20) unsigned NOT NULL,
  `directive_id` bigint(20) unsigned NOT NULL,
  `agency_id` int(10) unsigned NOT NULL,
  `role` enum('lead','coordinating','informed') NOT NULL,
  `state` enum('draft','assigned','received','in_progress','submitted','returned','completed','transferred','recalled','cancelled') NOT NULL DEFAULT 'draft',
  `open` tinyint(1) NOT NULL DEFAULT 0 COMMENT '1: assigned and not yet finished in any way',
  `specialist_id` int(10) unsigned NOT NULL COMMENT 'of the task, for the office lists',
  `first_due_on` date DEFAULT NULL COMMENT 'never overwritten (R43)',
  `due_on` date DEFAULT NULL COMMENT 'in force',
  `due_key` date GENERATED ALWAYS AS (coalesce(`due_on`,DATE'9999-12-31')) STORED,
  `update_due_on` date DEFAULT NULL COMMENT 'third clock',
  `update_derivation` varchar(300) NOT NULL DEFAULT '',
  `assigned_at` datetime DEFAULT NULL,
  `first_seen_at` datetime DEFAULT NULL,
  `received_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL COMMENT 'last progress, explanation or result of the agency',
  `submitted_at` datetime DEFAULT NULL,
  `result_on` date DEFAULT NULL COMMENT 'date that counts as done (4.7 rule 2)',
  `outcome` enum('none','early','on_time','late','no_deadline') NOT NULL DEFAULT 'none',
  `closed_at` datetime DEFAULT NULL,
  `closed_on` date NOT NULL DEFAULT '9999-12-31' COMMENT 'day of completion, transfer, recall or cancel',
  `update_late` tinyint(1) NOT NULL DEFAULT 0,
  `extension_count` smallint(5) unsigned NOT NULL DEFAULT 0,
  `extension_pending` tinyint(1) NOT NULL DEFAULT 0,
  `return_count` smallint(5) unsigned NOT NULL DEFAULT 0,
  `send_back_count` smallint(5) unsigned NOT NULL DEFAULT 0,
  `notice_count` smallint(5) unsigned NOT NULL DEFAULT 0,
  `escalated` tinyint(1) NOT NULL DEFAULT 0,
  `explained` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'an explanation stands since the due date in force passed',
  `difficulty_open` tinyint(1) NOT NULL DEFAULT 0,
  `paper_received_on` date DEFAULT NULL,
  `transferred_from_id` bigint(20) unsigned DEFAULT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `assignment_task` (`task_id`,`role`,`id`),
  KEY `assignment_directive` (`directive_id`,`id`),
  KEY `assignment_agency_state` (`agency_id`,`state`,`due_key`,`id`),
  KEY `assignment_agency_assigned` (`agency_id`,`open`,`assigned_at`,`id`),
  KEY `assignment_open_due` (`open`,`due_key`,`id`),
  KEY `assignment_state_due` (`state`,`due_key`,`id`),
  KEY `assignment_open_assigned` (`open`,`assigned_at`,`id`),
  KEY `assignment_specialist_state` (`specialist_id`,`state`,`due_key`,`id`),
  KEY `assignment_closed` (`closed_on`,`outcome`,`agency_id`),
  KEY `assignment_transferred` (`transferred_from_id`),
  KEY `assignment_submitted` (`submitted_at`,`agency_id`,`update_late`),
  KEY `assignment_open_task` (`open`,`role`,`task_id`),
  KEY `assignment_agency_due` (`agency_id`,`open`,`due_key`,`id`,`extension_pending`,`difficulty_open`),
  KEY `assignment_specialist_due` (`specialist_id`,`open`,`due_key`,`id`,`extension_pending`,`difficulty_open`),
  CONSTRAINT `assignment_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `assignment_directive` FOREIGN KEY (`directive_id`) REFERENCES `directive` (`id`),
  CONSTRAINT `assignment_specialist` FOREIGN KEY (`specialist_id`) REFERENCES `account` (`id`),
  CONSTRAINT `assignment_task` FOREIGN KEY (`task_id`) REFERENCES `task` (`id`),
  CONSTRAINT `assignment_transferred` FOREIGN KEY (`transferred_from_id`) REFERENCES `assignment` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `assignment_interval` (
  `assignment_id` bigint(20) unsigned NOT NULL,
  `version` int(10) unsigned NOT NULL,
  `valid_from` datetime NOT NULL,
  `valid_to` datetime NOT NULL DEFAULT '9999-12-31 00:00:00',
  `task_id` bigint(20) unsigned NOT NULL,
  `agency_id` int(10) unsigned NOT NULL,
  `role` enum('lead','coordinating','informed') NOT NULL,
  `state` enum('draft','assigned','received','in_progress','submitted','returned','completed','transferred','recalled','cancelled') NOT NULL,
  `assigned_on` date NOT NULL,
  `due_on` date DEFAULT NULL,
  `first_due_on` date DEFAULT NULL,
  `submitted_on` date DEFAULT NULL,
  `result_on` date DEFAULT NULL,
  `outcome` enum('none','early','on_time','late','no_deadline') NOT NULL,
  `closed_on` date NOT NULL,
  `update_due_on` date DEFAULT NULL,
  `updated_on` date DEFAULT NULL,
  `update_late` tinyint(1) NOT NULL,
  `extension_count` smallint(5) unsigned NOT NULL,
  `return_count` smallint(5) unsigned NOT NULL,
  `notice_count` smallint(5) unsigned NOT NULL,
  `escalated` tinyint(1) NOT NULL,
  `amended_at` datetime GENERATED ALWAYS AS (if(`closed_on` < DATE'9999-12-31' and `valid_to` < TIMESTAMP'9999-12-31 00:00:00',`valid_to`,NULL)) STORED COMMENT 'closed, and changed at this moment all the same',
  `marks` tinyint(3) unsigned GENERATED ALWAYS AS ((`extension_count` > 0) + 2 * (`return_count` > 0) + 4 * (`notice_count` > 0) + 8 * (`escalated` = 1) + 16 * (`update_late` = 1)) STORED COMMENT 'lib/report_row_store.h',
  PRIMARY KEY (`assignment_id`,`version`),
  KEY `assignment_interval_report` (`closed_on`,`valid_to`,`agency_id`,`valid_from`,`role`,`state`,`assigned_on`,`due_on`,`submitted_on`,`outcome`,`update_due_on`,`updated_on`,`marks`,`task_id`),
  KEY `assignment_interval_amended` (`amended_at`),
  KEY `assignment_interval_from` (`valid_from`),
  CONSTRAINT `assignment_interval_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `audit_check` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `at` datetime NOT NULL,
  `kind` enum('verify','restore') NOT NULL,
  `good` tinyint(1) NOT NULL,
  `entries` bigint(20) unsigned NOT NULL,
  `head` int(10) unsigned NOT NULL,
  `seconds` int(10) unsigned NOT NULL,
  `finding` varchar(300) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  KEY `audit_check_kind` (`kind`,`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `audit_log` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned DEFAULT NULL,
  `officer_id` int(10) unsigned DEFAULT NULL,
  `address` varchar(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `request_id` char(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `action` varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `outcome` varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `detail` varchar(1000) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  KEY `audit_log_account` (`account_id`,`id`),
  KEY `audit_log_action` (`action`,`id`),
  KEY `audit_log_at` (`at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `backup_register` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `made_at` datetime NOT NULL,
  `path` varchar(500) NOT NULL,
  `sha256` binary(32) NOT NULL,
  `bytes` bigint(20) unsigned NOT NULL,
  `expires_at` datetime NOT NULL,
  `verified_at` datetime DEFAULT NULL,
  `restored_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `backup_register_made` (`made_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `batch_progress` (
  `name` varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `day` date NOT NULL,
  `finished_at` datetime DEFAULT NULL,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `calendar_change` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned DEFAULT NULL COMMENT 'NULL: the program itself',
  `actor_name` varchar(120) NOT NULL,
  `year` smallint(5) unsigned NOT NULL,
  `day` date DEFAULT NULL COMMENT 'NULL: about the year as a whole',
  `old_kind` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty: an ordinary day',
  `new_kind` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of a year: confirmed, unconfirmed',
  `old_name` varchar(120) NOT NULL DEFAULT '',
  `new_name` varchar(120) NOT NULL DEFAULT '',
  `basis` varchar(300) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `calendar_change_year` (`year`,`id`),
  KEY `calendar_change_account` (`account_id`),
  CONSTRAINT `calendar_change_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `calendar_day` (
  `day` date NOT NULL,
  `kind` enum('day_off','makeup_workday','removed') NOT NULL,
  `name` varchar(120) NOT NULL,
  `basis` varchar(300) NOT NULL DEFAULT '',
  PRIMARY KEY (`day`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `calendar_feed` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` int(10) unsigned NOT NULL,
  `secret_sha256` binary(32) NOT NULL,
  `created_at` datetime NOT NULL,
  `revoked_at` datetime DEFAULT NULL,
  `live_key` int(10) unsigned GENERATED ALWAYS AS (if(`revoked_at` is null,`account_id`,NULL)) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `calendar_feed_secret` (`secret_sha256`),
  UNIQUE KEY `calendar_feed_one_live` (`live_key`),
  KEY `calendar_feed_account` (`account_id`),
  CONSTRAINT `calendar_feed_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `calendar_year` (
  `year` smallint(5) unsigned NOT NULL,
  `confirmed` tinyint(1) NOT NULL COMMENT '0: holidays of the year not yet announced',
  `basis` varchar(300) NOT NULL DEFAULT '',
  PRIMARY KEY (`year`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `call_duty` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `day` date NOT NULL,
  `created_at` datetime NOT NULL,
  `called_at` datetime DEFAULT NULL,
  `called_by_name` varchar(120) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  UNIQUE KEY `call_duty_once` (`assignment_id`,`day`),
  CONSTRAINT `call_duty_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `central_entry` (
  `task_id` bigint(20) unsigned NOT NULL,
  `entered_on` date NOT NULL,
  `national_code` varchar(100) NOT NULL DEFAULT '' COMMENT 'what the national system calls the task',
  `account_id` int(10) unsigned NOT NULL COMMENT 'who ticked it here',
  `account_name` varchar(120) NOT NULL,
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`task_id`),
  KEY `central_entry_day` (`entered_on`),
  KEY `central_entry_account` (`account_id`),
  CONSTRAINT `central_entry_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `central_entry_task` FOREIGN KEY (`task_id`) REFERENCES `task` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `central_reminder` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `directive_id` bigint(20) unsigned NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `rule` varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as reminder.rule',
  `day` date NOT NULL COMMENT 'the day the rule fell on',
  `due_on` date NOT NULL COMMENT 'by when the Government wants it',
  `created_at` datetime NOT NULL,
  `told_at` datetime DEFAULT NULL COMMENT 'when the message to the account was made',
  PRIMARY KEY (`id`),
  UNIQUE KEY `central_reminder_once` (`directive_id`,`account_id`,`rule`,`day`),
  CONSTRAINT `central_reminder_directive` FOREIGN KEY (`directive_id`) REFERENCES `directive` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `delegation` (
  `assignment_id` bigint(20) unsigned NOT NULL,
  `version` int(10) unsigned NOT NULL COMMENT 'from 1',
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `officer_id` int(10) unsigned DEFAULT NULL,
  `leader` varchar(120) NOT NULL COMMENT 'leader in charge; the office sees this and no more',
  `guidance` varchar(4000) NOT NULL DEFAULT '',
  PRIMARY KEY (`assignment_id`,`version`),
  KEY `delegation_account` (`account_id`),
  KEY `delegation_officer` (`officer_id`),
  CONSTRAINT `delegation_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `delegation_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`),
  CONSTRAINT `delegation_officer` FOREIGN KEY (`officer_id`) REFERENCES `officer` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `delegation_note` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `officer_id` int(10) unsigned DEFAULT NULL,
  `note` varchar(4000) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `delegation_note_assignment` (`assignment_id`,`id`),
  KEY `delegation_note_account` (`account_id`),
  KEY `delegation_note_officer` (`officer_id`),
  CONSTRAINT `delegation_note_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `delegation_note_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`),
  CONSTRAINT `delegation_note_officer` FOREIGN KEY (`officer_id`) REFERENCES `officer` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `delegation_part` (
  `assignment_id` bigint(20) unsigned NOT NULL,
  `version` int(10) unsigned NOT NULL,
  `number` tinyint(3) unsigned NOT NULL,
  `division` varchar(200) NOT NULL DEFAULT '',
  `officer` varchar(120) NOT NULL DEFAULT '' COMMENT 'name as typed',
  `officer_id` int(10) unsigned DEFAULT NULL COMMENT 'when it is a registered one',
  `due_on` date DEFAULT NULL COMMENT 'not after the due date of the assignment',
  `product` varchar(300) NOT NULL DEFAULT '',
  PRIMARY KEY (`assignment_id`,`version`,`number`),
  KEY `delegation_part_officer` (`officer_id`),
  CONSTRAINT `delegation_part_officer_fk` FOREIGN KEY (`officer_id`) REFERENCES `officer` (`id`),
  CONSTRAINT `delegation_part_sheet` FOREIGN KEY (`assignment_id`, `version`) REFERENCES `delegation` (`assignment_id`, `version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `difficulty` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `description` text NOT NULL,
  `cause` text NOT NULL,
  `proposal` text NOT NULL,
  `document` varchar(200) NOT NULL DEFAULT '',
  `created_at` datetime NOT NULL,
  `open` tinyint(1) NOT NULL DEFAULT 1,
  `advice` text NOT NULL DEFAULT '' COMMENT 'of the office',
  `decision` text NOT NULL DEFAULT '',
  `decided_by_name` varchar(120) NOT NULL DEFAULT '',
  `decision_document` varchar(200) NOT NULL DEFAULT '',
  `decided_at` datetime DEFAULT NULL,
  `decided_by` int(10) unsigned DEFAULT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `difficulty_assignment` (`assignment_id`,`id`),
  KEY `difficulty_open` (`open`,`id`),
  CONSTRAINT `difficulty_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `directive` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `doc_type` varchar(10) NOT NULL,
  `ref_number` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `ref_symbol` varchar(60) NOT NULL,
  `ref_fold` varchar(90) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '1986/qd-ubnd',
  `abstract` varchar(1000) NOT NULL,
  `issued_on` date NOT NULL,
  `released_at` datetime NOT NULL COMMENT 'the record clock runs from here (R9)',
  `signer` varchar(120) NOT NULL,
  `submitting_agency_id` int(10) unsigned DEFAULT NULL,
  `assigner_id` int(10) unsigned NOT NULL,
  `urgency` enum('normal','urgent','very_urgent','express') NOT NULL DEFAULT 'normal',
  `source` enum('committee','government','work_programme') NOT NULL DEFAULT 'committee',
  `central_reference` varchar(100) NOT NULL DEFAULT '' COMMENT 'source government: number of the central document',
  `central_due_on` date DEFAULT NULL,
  `secrecy` enum('none') NOT NULL DEFAULT 'none' COMMENT 'second wall of R11',
  `state` enum('draft','forwarded') NOT NULL DEFAULT 'draft',
  `record_due_at` datetime NOT NULL,
  `record_derivation` varchar(300) NOT NULL,
  `created_by` int(10) unsigned NOT NULL,
  `created_at` datetime NOT NULL,
  `forwarded_by` int(10) unsigned DEFAULT NULL,
  `forwarded_at` datetime DEFAULT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `directive_reference` (`ref_fold`,`doc_type`,`issued_on`),
  KEY `directive_state` (`state`,`issued_on`,`id`),
  KEY `directive_issued` (`issued_on`,`id`),
  KEY `directive_creator` (`created_by`,`state`,`id`),
  KEY `directive_doc_type` (`doc_type`),
  KEY `directive_submitting` (`submitting_agency_id`),
  KEY `directive_assigner` (`assigner_id`),
  KEY `directive_forwarded_by` (`forwarded_by`),
  KEY `directive_source` (`source`,`id`),
  KEY `directive_central_due` (`central_due_on`,`id`),
  CONSTRAINT `directive_assigner` FOREIGN KEY (`assigner_id`) REFERENCES `assigner` (`id`),
  CONSTRAINT `directive_created_by` FOREIGN KEY (`created_by`) REFERENCES `account` (`id`),
  CONSTRAINT `directive_doc_type` FOREIGN KEY (`doc_type`) REFERENCES `doc_type` (`code`),
  CONSTRAINT `directive_forwarded_by` FOREIGN KEY (`forwarded_by`) REFERENCES `account` (`id`),
  CONSTRAINT `directive_submitting` FOREIGN KEY (`submitting_agency_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `doc_type` (
  `code` varchar(10) NOT NULL COMMENT 'abbreviation of NĐ 30/2020, editable',
  `name` varchar(120) NOT NULL,
  `sort_order` int(11) NOT NULL DEFAULT 0,
  `closed` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `escalation` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `agency_id` int(10) unsigned NOT NULL,
  `due_on` date NOT NULL,
  `day` date NOT NULL,
  `created_at` datetime NOT NULL,
  `state` enum('open','ruled','withdrawn') NOT NULL DEFAULT 'open',
  `withdrawn_at` datetime DEFAULT NULL,
  `withdrawn_reason` varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `live_key` bigint(20) unsigned GENERATED ALWAYS AS (if(`state` = 'withdrawn',NULL,`assignment_id`)) STORED,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  `proposal` text NOT NULL DEFAULT '' COMMENT 'of the office, until it is ruled',
  `proposed_at` datetime DEFAULT NULL,
  `proposed_by` int(10) unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `escalation_once` (`live_key`,`due_on`),
  KEY `escalation_state` (`state`,`id`),
  KEY `escalation_assignment` (`assignment_id`,`due_on`,`state`),
  KEY `escalation_agency` (`agency_id`),
  KEY `escalation_proposed_by` (`proposed_by`),
  CONSTRAINT `escalation_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `escalation_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`),
  CONSTRAINT `escalation_proposed_by` FOREIGN KEY (`proposed_by`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `escalation_number` (
  `year` smallint(5) unsigned NOT NULL,
  `last` int(10) unsigned NOT NULL,
  PRIMARY KEY (`year`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `escalation_report` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `year` smallint(5) unsigned NOT NULL,
  `number` int(10) unsigned NOT NULL,
  `symbol` varchar(30) NOT NULL COMMENT 'BC-VP',
  `issued_on` date NOT NULL,
  `place` varchar(80) NOT NULL,
  `signer_role` enum('chief','deputy') NOT NULL,
  `signer` varchar(120) NOT NULL,
  `created_at` datetime NOT NULL,
  `created_by` int(10) unsigned NOT NULL,
  `created_by_name` varchar(120) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `escalation_report_reference` (`year`,`number`),
  KEY `escalation_report_created_by` (`created_by`),
  CONSTRAINT `escalation_report_created_by` FOREIGN KEY (`created_by`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `escalation_report_item` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `report_id` bigint(20) unsigned NOT NULL,
  `escalation_id` bigint(20) unsigned NOT NULL,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `explanation` text DEFAULT NULL COMMENT 'of the agency, as known then; NULL: not kept, as known now',
  `proposal` text DEFAULT NULL COMMENT 'of the office, likewise',
  PRIMARY KEY (`id`),
  UNIQUE KEY `escalation_report_item_once` (`report_id`,`escalation_id`),
  KEY `escalation_report_item_assignment` (`assignment_id`),
  KEY `escalation_report_item_escalation` (`escalation_id`),
  CONSTRAINT `escalation_report_item_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`),
  CONSTRAINT `escalation_report_item_escalation` FOREIGN KEY (`escalation_id`) REFERENCES `escalation` (`id`),
  CONSTRAINT `escalation_report_item_report` FOREIGN KEY (`report_id`) REFERENCES `escalation_report` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `evaluation_decision` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `report_id` int(10) unsigned NOT NULL,
  `kind` enum('praise','discipline') NOT NULL,
  `document` varchar(200) NOT NULL COMMENT 'number and symbol of the decision',
  `issued_on` date NOT NULL,
  `note` varchar(1000) NOT NULL DEFAULT '',
  `list_sum` binary(32) NOT NULL COMMENT 'SHA-256 of the list as it was proposed',
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `actor_name` varchar(120) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `evaluation_decision_once` (`report_id`,`kind`,`document`),
  KEY `evaluation_decision_account` (`account_id`),
  CONSTRAINT `evaluation_decision_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `evaluation_decision_report` FOREIGN KEY (`report_id`) REFERENCES `frozen_report` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `event` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `at` datetime NOT NULL,
  `directive_id` bigint(20) unsigned NOT NULL,
  `task_id` bigint(20) unsigned DEFAULT NULL,
  `assignment_id` bigint(20) unsigned DEFAULT NULL,
  `kind` varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'lib/event.h',
  `from_state` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `to_state` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `account_id` int(10) unsigned DEFAULT NULL COMMENT 'NULL: the program itself',
  `officer_id` int(10) unsigned DEFAULT NULL,
  `actor_name` varchar(120) NOT NULL,
  `actor_agency` varchar(200) NOT NULL DEFAULT '',
  `address` varchar(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reason` text NOT NULL,
  `document` varchar(200) NOT NULL DEFAULT '' COMMENT 'deciding or basing document, as written',
  `decided_by` varchar(120) NOT NULL DEFAULT '' COMMENT 'deciding person, as written',
  `object_id` bigint(20) unsigned DEFAULT NULL COMMENT 'the reply, extension, return_request or difficulty it is about',
  `chain` binary(32) NOT NULL DEFAULT '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0',
  PRIMARY KEY (`id`),
  KEY `event_assignment` (`assignment_id`,`id`),
  KEY `event_task` (`task_id`,`assignment_id`,`id`),
  KEY `event_directive` (`directive_id`,`assignment_id`,`id`,`task_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `event_change` (
  `event_id` bigint(20) unsigned NOT NULL,
  `field` varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `old_value` text NOT NULL,
  `new_value` text NOT NULL,
  PRIMARY KEY (`event_id`,`field`),
  KEY `event_change_field` (`field`,`event_id`),
  CONSTRAINT `event_change_event` FOREIGN KEY (`event_id`) REFERENCES `event` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `export_file` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` int(10) unsigned NOT NULL,
  `rows_of` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what the rows are: lib/export_file.h',
  `query` varchar(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'its question, as in the address',
  `format` enum('xlsx','csv') NOT NULL,
  `state` enum('running','done','cancelled','failed') NOT NULL DEFAULT 'running',
  `n_expected` int(10) unsigned NOT NULL COMMENT '0: not known beforehand',
  `n_rows` int(10) unsigned NOT NULL DEFAULT 0,
  `file` varchar(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'its name among the exports',
  `created_at` datetime NOT NULL,
  `beat_at` datetime NOT NULL COMMENT 'when who writes it was last heard of',
  `ended_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `export_file_account` (`account_id`,`id`),
  KEY `export_file_state` (`state`,`beat_at`),
  CONSTRAINT `export_file_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `extension` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `due_on_before` date NOT NULL COMMENT 'in force when asked',
  `asked_due_on` date NOT NULL,
  `reason` text NOT NULL,
  `document` varchar(200) NOT NULL DEFAULT '',
  `created_at` datetime NOT NULL,
  `decision` enum('pending','granted','refused','changed','withdrawn') NOT NULL DEFAULT 'pending',
  `granted_due_on` date DEFAULT NULL,
  `decision_reason` text NOT NULL DEFAULT '',
  `decided_by_name` varchar(120) NOT NULL DEFAULT '' COMMENT 'the deciding person',
  `decision_document` varchar(200) NOT NULL DEFAULT '',
  `decided_at` datetime DEFAULT NULL,
  `decided_by` int(10) unsigned DEFAULT NULL COMMENT 'who recorded it',
  `pending_key` bigint(20) unsigned GENERATED ALWAYS AS (if(`decision` = 'pending',`assignment_id`,NULL)) STORED,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `extension_one_pending` (`pending_key`),
  KEY `extension_assignment` (`assignment_id`,`id`),
  CONSTRAINT `extension_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `feedback` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `sent_at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `officer_id` int(10) unsigned DEFAULT NULL,
  `agency_id` int(10) unsigned DEFAULT NULL,
  `kind` enum('software','regulation') NOT NULL,
  `page` varchar(200) NOT NULL DEFAULT '',
  `body` varchar(4000) NOT NULL,
  `document` varchar(200) NOT NULL DEFAULT '' COMMENT 'number of the letter; of kind regulation always (R82)',
  `document_on` date DEFAULT NULL,
  `answer` varchar(4000) NOT NULL DEFAULT '',
  `answered_at` datetime DEFAULT NULL,
  `answered_by` int(10) unsigned DEFAULT NULL,
  `upgrade` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'proposed for an upgrade (R75, R83)',
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `feedback_agency` (`agency_id`,`id`),
  KEY `feedback_account` (`account_id`,`id`),
  CONSTRAINT `feedback_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `feedback_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `feedback_letter` CHECK (`kind` <> 'regulation' or `document` <> '' and `document_on` is not null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `field` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_vietnamese_as_ci NOT NULL,
  `sort_order` int(11) NOT NULL DEFAULT 0,
  `closed` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  UNIQUE KEY `field_name` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `file` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `sha256` binary(32) NOT NULL,
  `size` bigint(20) unsigned NOT NULL,
  `name` varchar(200) NOT NULL,
  `content_type` varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as sniffed',
  `scan_state` enum('unscanned','pending','clean','infected') NOT NULL DEFAULT 'unscanned',
  `created_at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `officer_id` int(10) unsigned DEFAULT NULL,
  `directive_id` bigint(20) unsigned DEFAULT NULL,
  `assignment_id` bigint(20) unsigned DEFAULT NULL COMMENT 'NULL: everyone who sees the directive sees it',
  `owner_kind` enum('directive','reply','return_request','extension','difficulty','notice','register','periodic_report','outgoing') NOT NULL,
  `owner_id` bigint(20) unsigned NOT NULL,
  `content_check` enum('unknown','read','confirmed') NOT NULL DEFAULT 'unknown' COMMENT 'confirmed: not readable, by the word of account and officer',
  `signature` enum('none','intact','altered','unchecked') NOT NULL DEFAULT 'none',
  `signature_chain` enum('unknown','trusted','expired') NOT NULL DEFAULT 'unknown',
  `signature_whole` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'nothing was added after the last signature',
  `signature_weak` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'made with an old sum',
  `signature_count` tinyint(3) unsigned NOT NULL DEFAULT 0,
  `signer` varchar(200) NOT NULL DEFAULT '' COMMENT 'of the last signature, by its certificate',
  `signed_at` datetime DEFAULT NULL COMMENT 'as the signature says itself',
  PRIMARY KEY (`id`),
  KEY `file_owner` (`owner_kind`,`owner_id`),
  KEY `file_directive` (`directive_id`,`id`),
  KEY `file_sum` (`sha256`),
  KEY `file_scan` (`scan_state`,`id`),
  CONSTRAINT `file_directive` FOREIGN KEY (`directive_id`) REFERENCES `directive` (`id`),
  CONSTRAINT `file_of` CHECK (`owner_kind` in ('register','periodic_report','outgoing') or `directive_id` is not null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `follow_absence` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` int(10) unsigned NOT NULL,
  `valid_from` date NOT NULL,
  `valid_to` date NOT NULL,
  `basis` varchar(200) NOT NULL,
  `created_at` datetime NOT NULL,
  `created_by_name` varchar(120) NOT NULL,
  `removed_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `follow_absence_account` (`account_id`,`valid_to`),
  CONSTRAINT `follow_absence_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `follow_rule` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `field_id` int(10) unsigned NOT NULL,
  `agency_id` int(10) unsigned DEFAULT NULL,
  `specialist_id` int(10) unsigned NOT NULL,
  `deputy_id` int(10) unsigned DEFAULT NULL COMMENT 'who stands in during an absence',
  `division_head_id` int(10) unsigned DEFAULT NULL,
  `office_leader_id` int(10) unsigned DEFAULT NULL,
  `valid_from` date NOT NULL,
  `valid_to` date NOT NULL DEFAULT '9999-12-31',
  `basis` varchar(200) NOT NULL,
  `created_at` datetime NOT NULL,
  `created_by_name` varchar(120) NOT NULL,
  `ended_at` datetime DEFAULT NULL,
  `ended_by_name` varchar(120) NOT NULL DEFAULT '',
  `ended_basis` varchar(200) NOT NULL DEFAULT '',
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `follow_rule_cell` (`field_id`,`agency_id`,`valid_to`),
  KEY `follow_rule_specialist` (`specialist_id`,`valid_to`),
  KEY `follow_rule_agency` (`agency_id`),
  KEY `follow_rule_deputy` (`deputy_id`),
  CONSTRAINT `follow_rule_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `follow_rule_deputy` FOREIGN KEY (`deputy_id`) REFERENCES `account` (`id`),
  CONSTRAINT `follow_rule_field` FOREIGN KEY (`field_id`) REFERENCES `field` (`id`),
  CONSTRAINT `follow_rule_specialist` FOREIGN KEY (`specialist_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `form_token` (
  `token` binary(16) NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `action` varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `body_hash` binary(32) NOT NULL,
  `location` varchar(300) NOT NULL DEFAULT '',
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`token`),
  KEY `form_token_created` (`created_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `frozen_agency` (
  `report_id` int(10) unsigned NOT NULL,
  `agency_id` int(10) unsigned NOT NULL,
  `place` smallint(5) unsigned NOT NULL COMMENT 'in the official order of that day',
  `kind` enum('department','locality','office','other') NOT NULL,
  `name` varchar(200) NOT NULL,
  `counts` varchar(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'by enum report_cell, with blanks between',
  PRIMARY KEY (`report_id`,`agency_id`),
  CONSTRAINT `frozen_agency_report` FOREIGN KEY (`report_id`) REFERENCES `frozen_report` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `frozen_report` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `period_kind` enum('month','quarter','six_months','nine_months','year','free') NOT NULL,
  `period_year` smallint(5) unsigned NOT NULL,
  `period_number` tinyint(3) unsigned NOT NULL COMMENT 'month or quarter; else 0',
  `from_on` date NOT NULL,
  `to_on` date NOT NULL COMMENT 'cut-off, counts whole',
  `send_by` date NOT NULL,
  `role` enum('lead','coordinating','all') NOT NULL,
  `known_at` datetime NOT NULL COMMENT 'end of the cut-off day',
  `frozen_at` datetime NOT NULL,
  `account_id` int(10) unsigned DEFAULT NULL COMMENT 'NULL: the program itself, at the cut-off',
  `actor_name` varchar(120) NOT NULL,
  `n_rows` int(10) unsigned NOT NULL,
  `n_tasks` int(10) unsigned NOT NULL COMMENT 'distinct, of those that stay',
  `sum` binary(32) NOT NULL COMMENT 'SHA-256 of the fixed form',
  `seal` varchar(200) NOT NULL DEFAULT '' COMMENT 'the newest head of the ledger when it was frozen',
  `weights` varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the evaluation, in force when it was frozen (lib/evaluation.h)',
  PRIMARY KEY (`id`),
  UNIQUE KEY `frozen_report_once` (`from_on`,`to_on`,`period_kind`,`role`),
  KEY `frozen_report_cut_off` (`to_on`,`id`),
  KEY `frozen_report_account` (`account_id`),
  CONSTRAINT `frozen_report_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `frozen_row` (
  `report_id` int(10) unsigned NOT NULL,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `version` int(10) unsigned NOT NULL COMMENT 'of the assignment, as it was known',
  `task_id` bigint(20) unsigned NOT NULL,
  `agency_id` int(10) unsigned NOT NULL,
  `role` enum('lead','coordinating','informed') NOT NULL,
  `state` enum('draft','assigned','received','in_progress','submitted','returned','completed','transferred','recalled','cancelled') NOT NULL,
  `leaf` tinyint(3) unsigned NOT NULL COMMENT 'lib/report_row_store.h',
  `flags` tinyint(3) unsigned NOT NULL COMMENT 'lib/report_row_store.h',
  `assigned_on` date NOT NULL,
  `first_due_on` date DEFAULT NULL,
  `due_on` date DEFAULT NULL,
  `submitted_on` date DEFAULT NULL,
  `result_on` date DEFAULT NULL,
  `outcome` enum('none','early','on_time','late','no_deadline') NOT NULL,
  `closed_on` date NOT NULL,
  `extension_count` smallint(5) unsigned NOT NULL,
  `return_count` smallint(5) unsigned NOT NULL,
  `notice_count` smallint(5) unsigned NOT NULL,
  PRIMARY KEY (`report_id`,`assignment_id`),
  KEY `frozen_row_agency` (`report_id`,`agency_id`,`leaf`),
  CONSTRAINT `frozen_row_report` FOREIGN KEY (`report_id`) REFERENCES `frozen_report` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `held_act` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `kind` enum('urge','follower','forward','recall','cancel','calendar','reorganise') NOT NULL COMMENT 'lib/held_act.h',
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL COMMENT 'who alone may undo it',
  `actor_name` varchar(120) NOT NULL,
  `was_draft` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'forward: the directive became forwarded by it',
  `directive_version` int(10) unsigned NOT NULL DEFAULT 0 COMMENT 'forward: after it',
  `n_items` int(10) unsigned NOT NULL DEFAULT 0,
  `held_until` datetime NOT NULL,
  `released_at` datetime DEFAULT NULL COMMENT 'its messages were handed over',
  `undone_at` datetime DEFAULT NULL,
  `subject_first` bigint(20) unsigned NOT NULL DEFAULT 0 COMMENT 'calendar: the line of calendar_change before its own; reorganise: its number',
  `subject_last` bigint(20) unsigned NOT NULL DEFAULT 0 COMMENT 'calendar: its own last line',
  `moved` char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'calendar: sum of what undoing it must move',
  PRIMARY KEY (`id`),
  KEY `held_act_waiting` (`released_at`,`undone_at`,`held_until`),
  KEY `held_act_account` (`account_id`,`id`),
  KEY `held_act_kind` (`kind`,`subject_first`),
  CONSTRAINT `held_act_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `held_item` (
  `held_act_id` bigint(20) unsigned NOT NULL,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `task_id` bigint(20) unsigned NOT NULL,
  `version` int(10) unsigned NOT NULL COMMENT 'of the assignment after it; follower: of the task',
  `state_before` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `difficulty_before` tinyint(1) NOT NULL DEFAULT 0,
  `specialist_before` int(10) unsigned DEFAULT NULL,
  `head_before` int(10) unsigned DEFAULT NULL,
  `task_version` int(10) unsigned NOT NULL DEFAULT 0 COMMENT 'forward: a draft of a task done in parts that the act closed; the task after it',
  PRIMARY KEY (`held_act_id`,`assignment_id`),
  KEY `held_item_assignment` (`assignment_id`,`held_act_id`),
  CONSTRAINT `held_item_act` FOREIGN KEY (`held_act_id`) REFERENCES `held_act` (`id`),
  CONSTRAINT `held_item_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `held_message` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `held_act_id` bigint(20) unsigned NOT NULL,
  `agency_id` int(10) unsigned DEFAULT NULL,
  `account_id` int(10) unsigned DEFAULT NULL,
  `kind` varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `directive_id` bigint(20) unsigned DEFAULT NULL,
  `assignment_id` bigint(20) unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `held_message_act` (`held_act_id`,`id`),
  KEY `held_message_assignment` (`assignment_id`),
  CONSTRAINT `held_message_act` FOREIGN KEY (`held_act_id`) REFERENCES `held_act` (`id`),
  CONSTRAINT `held_message_one_recipient` CHECK (`agency_id` is null <> (`account_id` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `hint_closed` (
  `account_id` int(10) unsigned NOT NULL,
  `officer_id` int(10) unsigned NOT NULL COMMENT '0: the account has no officers',
  `hint` varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'named like a guide of the handbook',
  `closed_at` datetime NOT NULL,
  PRIMARY KEY (`account_id`,`officer_id`,`hint`),
  CONSTRAINT `hint_closed_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_source` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `sum` binary(32) NOT NULL COMMENT 'SHA-256 of the rows as read',
  `directive_id` bigint(20) unsigned NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `created_at` datetime NOT NULL,
  `n_tasks` smallint(5) unsigned NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `import_source_sum` (`sum`),
  KEY `import_source_directive` (`directive_id`),
  KEY `import_source_account` (`account_id`),
  CONSTRAINT `import_source_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `import_source_directive` FOREIGN KEY (`directive_id`) REFERENCES `directive` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `incident` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` int(10) unsigned NOT NULL COMMENT 'who entered it',
  `officer_id` int(10) unsigned DEFAULT NULL,
  `agency_id` int(10) unsigned DEFAULT NULL COMMENT 'of the reporter; NULL: the office',
  `reporter` varchar(120) NOT NULL,
  `phone` varchar(40) NOT NULL DEFAULT '',
  `reported_at` datetime NOT NULL,
  `occurred_at` datetime NOT NULL,
  `page` varchar(200) NOT NULL DEFAULT '' COMMENT 'page or incident number that was shown',
  `description` varchar(4000) NOT NULL,
  `category` enum('unknown','software','infrastructure') NOT NULL DEFAULT 'unknown',
  `handler` varchar(120) NOT NULL DEFAULT '',
  `result` varchar(4000) NOT NULL DEFAULT '',
  `agency_notified_at` datetime DEFAULT NULL,
  `leader_reported_at` datetime DEFAULT NULL,
  `closed_at` datetime DEFAULT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `incident_open` (`closed_at`,`id`),
  KEY `incident_agency` (`agency_id`,`id`),
  KEY `incident_account` (`account_id`),
  CONSTRAINT `incident_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `incident_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `incident_notified` CHECK (`closed_at` is null or `agency_notified_at` is not null and `leader_reported_at` is not null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `incident_step` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `incident_id` int(10) unsigned NOT NULL,
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `step` varchar(4000) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `incident_step_incident` (`incident_id`,`id`),
  KEY `incident_step_account` (`account_id`),
  CONSTRAINT `incident_step_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `incident_step_incident` FOREIGN KEY (`incident_id`) REFERENCES `incident` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `inspection` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `kind` enum('periodic','ad_hoc') NOT NULL,
  `title` varchar(250) NOT NULL,
  `basis` varchar(200) NOT NULL DEFAULT '' COMMENT 'the document it rests on',
  `members` text NOT NULL COMMENT 'who inspects',
  `starts_on` date NOT NULL,
  `ends_on` date NOT NULL,
  `state` enum('planned','concluded') NOT NULL DEFAULT 'planned',
  `conclusion` text NOT NULL DEFAULT '',
  `conclusion_document` varchar(200) NOT NULL DEFAULT '',
  `concluded_on` date DEFAULT NULL,
  `created_at` datetime NOT NULL,
  `created_by` int(10) unsigned NOT NULL,
  `created_by_name` varchar(120) NOT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `inspection_state` (`state`,`id`),
  KEY `inspection_created_by` (`created_by`),
  CONSTRAINT `inspection_created_by` FOREIGN KEY (`created_by`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `inspection_item` (
  `inspection_id` bigint(20) unsigned NOT NULL,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `finding` text NOT NULL DEFAULT '',
  PRIMARY KEY (`inspection_id`,`assignment_id`),
  KEY `inspection_item_assignment` (`assignment_id`),
  CONSTRAINT `inspection_item_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`),
  CONSTRAINT `inspection_item_inspection` FOREIGN KEY (`inspection_id`) REFERENCES `inspection` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `ledger` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `prev_id` bigint(20) unsigned NOT NULL COMMENT 'the entry before it of the same connection; 0: its first',
  `at` datetime NOT NULL,
  `shape_id` smallint(5) unsigned NOT NULL,
  `act` enum('insert','update','delete','adopt') NOT NULL,
  `row_key` varchar(120) NOT NULL,
  `program` varchar(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'account, program, connection; without a program: by hand',
  `content` binary(32) NOT NULL,
  `hash` binary(32) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `ledger_shape` (
  `id` smallint(5) unsigned NOT NULL AUTO_INCREMENT,
  `shape` text CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'table|kind|key columns|columns',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `mail_setting` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `agency_id` int(10) unsigned DEFAULT NULL,
  `account_id` int(10) unsigned DEFAULT NULL,
  `changes` tinyint(1) NOT NULL DEFAULT 1 COMMENT '0: changes are only shown inside',
  `hours` varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of the digest, "7,13"; empty: all of the province',
  `gateway_address` varchar(60) NOT NULL DEFAULT '' COMMENT 'telephone number or name at the gateway; empty: no short messages',
  `updated_at` datetime NOT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `mail_setting_agency` (`agency_id`),
  UNIQUE KEY `mail_setting_account` (`account_id`),
  CONSTRAINT `mail_setting_one` CHECK (`agency_id` is null <> (`account_id` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `notice` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `agency_id` int(10) unsigned NOT NULL,
  `year` smallint(5) unsigned NOT NULL,
  `number` int(10) unsigned NOT NULL,
  `symbol` varchar(30) NOT NULL COMMENT 'PB-VP',
  `state` enum('approved','signed','sent','withdrawn') NOT NULL DEFAULT 'approved' COMMENT 'approved: and numbered, in one act',
  `issued_on` date NOT NULL,
  `place` varchar(80) NOT NULL,
  `basis` text NOT NULL,
  `request` text NOT NULL,
  `answer_by` date NOT NULL,
  `signer_role` enum('chief','deputy') NOT NULL,
  `signer` varchar(120) NOT NULL,
  `approved_at` datetime NOT NULL,
  `approved_by` int(10) unsigned NOT NULL,
  `approved_by_name` varchar(120) NOT NULL,
  `signed_at` datetime DEFAULT NULL,
  `signed_by` int(10) unsigned DEFAULT NULL,
  `sent_on` date DEFAULT NULL,
  `sent_at` datetime DEFAULT NULL,
  `sent_by` int(10) unsigned DEFAULT NULL,
  `withdrawn_at` datetime DEFAULT NULL,
  `withdrawn_by` int(10) unsigned DEFAULT NULL COMMENT 'NULL: the program itself',
  `withdrawn_reason` varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `withdrawn_note` text NOT NULL DEFAULT '',
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `notice_reference` (`year`,`number`),
  KEY `notice_state` (`state`,`id`),
  KEY `notice_agency` (`agency_id`,`id`),
  KEY `notice_approved_by` (`approved_by`),
  CONSTRAINT `notice_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `notice_approved_by` FOREIGN KEY (`approved_by`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `notice_item` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `agency_id` int(10) unsigned NOT NULL,
  `due_on` date NOT NULL COMMENT 'in force when proposed: the ladder it belongs to',
  `nth` tinyint(3) unsigned NOT NULL COMMENT 'lần thứ',
  `day` date NOT NULL COMMENT 'the day it fell due',
  `proposed_at` datetime NOT NULL,
  `notice_id` bigint(20) unsigned DEFAULT NULL COMMENT 'NULL: a proposal, or withdrawn as one',
  `state` enum('proposed','approved','sent','withdrawn') NOT NULL DEFAULT 'proposed',
  `sent_on` date DEFAULT NULL,
  `withdrawn_at` datetime DEFAULT NULL,
  `withdrawn_reason` varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `again_on` date DEFAULT NULL COMMENT 'withdrawn: not proposed again before',
  `open_key` bigint(20) unsigned GENERATED ALWAYS AS (if(`state` in ('proposed','approved'),`assignment_id`,NULL)) STORED,
  `live_key` bigint(20) unsigned GENERATED ALWAYS AS (if(`state` = 'withdrawn',NULL,`assignment_id`)) STORED,
  `withdrawn_note` text NOT NULL DEFAULT '' COMMENT 'of the person who took it out',
  PRIMARY KEY (`id`),
  UNIQUE KEY `notice_item_one_open` (`open_key`),
  UNIQUE KEY `notice_item_once` (`live_key`,`due_on`,`nth`),
  KEY `notice_item_assignment` (`assignment_id`,`due_on`,`state`),
  KEY `notice_item_state` (`state`,`agency_id`,`id`),
  KEY `notice_item_notice` (`notice_id`,`id`),
  KEY `notice_item_agency` (`agency_id`),
  CONSTRAINT `notice_item_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `notice_item_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`),
  CONSTRAINT `notice_item_notice` FOREIGN KEY (`notice_id`) REFERENCES `notice` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `notice_number` (
  `year` smallint(5) unsigned NOT NULL,
  `last` int(10) unsigned NOT NULL,
  PRIMARY KEY (`year`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `notification` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `agency_id` int(10) unsigned DEFAULT NULL,
  `account_id` int(10) unsigned DEFAULT NULL,
  `kind` varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as event.kind, and reminder',
  `directive_id` bigint(20) unsigned DEFAULT NULL,
  `assignment_id` bigint(20) unsigned DEFAULT NULL,
  `reminder_id` bigint(20) unsigned DEFAULT NULL,
  `urgency` enum('normal','urgent','very_urgent','express') NOT NULL DEFAULT 'normal',
  `created_at` datetime NOT NULL,
  `read_at` datetime DEFAULT NULL,
  `digest_id` bigint(20) unsigned DEFAULT NULL COMMENT 'the e-mail digest that carried it',
  PRIMARY KEY (`id`),
  UNIQUE KEY `notification_reminder` (`reminder_id`),
  KEY `notification_agency` (`agency_id`,`read_at`,`id`),
  KEY `notification_account` (`account_id`,`read_at`,`id`),
  KEY `notification_digest` (`digest_id`,`agency_id`,`account_id`,`id`),
  KEY `notification_agency_all` (`agency_id`,`id`),
  KEY `notification_account_all` (`account_id`,`id`),
  CONSTRAINT `notification_one_recipient` CHECK (`agency_id` is null <> (`account_id` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `officer` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `agency_id` int(10) unsigned NOT NULL,
  `name` varchar(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_vietnamese_as_ci NOT NULL,
  `title` varchar(120) NOT NULL DEFAULT '',
  `duty` enum('responder','leader_in_charge') NOT NULL DEFAULT 'responder',
  `email` varchar(254) NOT NULL DEFAULT '',
  `phone` varchar(40) NOT NULL DEFAULT '',
  `basis` varchar(200) NOT NULL COMMENT 'assigning document (R79)',
  `valid_from` date NOT NULL,
  `valid_to` date NOT NULL DEFAULT '9999-12-31',
  `must_change_secret` tinyint(1) NOT NULL DEFAULT 1,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `officer_agency` (`agency_id`,`valid_to`),
  KEY `officer_name` (`name`,`id`),
  CONSTRAINT `officer_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `officer_secret` (
  `officer_id` int(10) unsigned NOT NULL,
  `secret_hash` varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `changed_at` datetime NOT NULL,
  PRIMARY KEY (`officer_id`),
  CONSTRAINT `officer_secret_officer` FOREIGN KEY (`officer_id`) REFERENCES `officer` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `outbox` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `channel` enum('mail','gateway') NOT NULL DEFAULT 'mail' COMMENT 'lib/outbox.h',
  `dedup_key` varchar(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `recipient` varchar(254) NOT NULL,
  `agency_id` int(10) unsigned DEFAULT NULL,
  `account_id` int(10) unsigned DEFAULT NULL,
  `message_id` varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reference` varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `subject` varchar(300) NOT NULL,
  `body` mediumtext NOT NULL,
  `html` mediumtext NOT NULL DEFAULT '',
  `state` enum('new','sending','sent','deferred','refused','unknown') NOT NULL DEFAULT 'new',
  `attempts` smallint(5) unsigned NOT NULL DEFAULT 0,
  `next_at` datetime NOT NULL,
  `lease_until` datetime DEFAULT NULL,
  `created_at` datetime NOT NULL,
  `sent_at` datetime DEFAULT NULL,
  `last_answer` varchar(300) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  UNIQUE KEY `outbox_once` (`dedup_key`),
  KEY `outbox_state` (`state`,`next_at`,`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `outbox_resend` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `outbox_id` bigint(20) unsigned NOT NULL,
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `actor_name` varchar(120) NOT NULL,
  `from_state` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `last_answer` varchar(300) NOT NULL,
  `reason` text NOT NULL,
  PRIMARY KEY (`id`),
  KEY `outbox_resend_outbox` (`outbox_id`,`id`),
  CONSTRAINT `outbox_resend_outbox` FOREIGN KEY (`outbox_id`) REFERENCES `outbox` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `outgoing` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `code` varchar(200) NOT NULL COMMENT 'as its system names it; of the exchange: DocumentId',
  `ref_number` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `ref_symbol` varchar(60) NOT NULL,
  `ref_fold` varchar(90) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '1986/qd-ubnd',
  `doc_type` varchar(10) DEFAULT NULL COMMENT 'NULL: a type we do not know',
  `doc_type_words` varchar(120) NOT NULL DEFAULT '' COMMENT 'as written',
  `abstract` varchar(1000) NOT NULL,
  `issued_on` date NOT NULL,
  `released_at` datetime NOT NULL COMMENT 'the record clock runs from here (R9)',
  `signer` varchar(120) NOT NULL DEFAULT '',
  `urgency` enum('normal','urgent','very_urgent','express') NOT NULL DEFAULT 'normal',
  `secrecy` enum('none') NOT NULL DEFAULT 'none' COMMENT 'second wall of R11',
  `due_on` date DEFAULT NULL COMMENT 'as the document proposes it',
  `recipients` text NOT NULL COMMENT 'names, with ; between',
  `n_recipients` smallint(5) unsigned NOT NULL DEFAULT 0,
  `sender_code` varchar(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of the exchange: who is told how far it is',
  `sender_name` varchar(200) NOT NULL DEFAULT '',
  `fold` varchar(4000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what is searched',
  `origin` enum('typed','api','upload','spool') NOT NULL,
  `n_left_out` smallint(5) unsigned NOT NULL DEFAULT 0 COMMENT 'attachments that were not kept',
  `received_at` datetime NOT NULL,
  `received_by` int(10) unsigned NOT NULL,
  `record_due_at` datetime NOT NULL,
  `record_derivation` varchar(300) NOT NULL,
  `mark` enum('unmarked','has_tasks','no_task') NOT NULL DEFAULT 'unmarked',
  `mark_reason` varchar(500) NOT NULL DEFAULT '',
  `marked_at` datetime DEFAULT NULL,
  `marked_by` int(10) unsigned DEFAULT NULL,
  `directive_id` bigint(20) unsigned DEFAULT NULL,
  `withdrawn_at` datetime DEFAULT NULL COMMENT 'revoked or replaced',
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `outgoing_code` (`code`),
  KEY `outgoing_reference` (`ref_fold`,`issued_on`),
  KEY `outgoing_mark` (`mark`,`record_due_at`,`id`),
  KEY `outgoing_issued` (`issued_on`,`id`),
  KEY `outgoing_doc_type` (`doc_type`),
  KEY `outgoing_received_by` (`received_by`),
  KEY `outgoing_marked_by` (`marked_by`),
  KEY `outgoing_directive` (`directive_id`),
  CONSTRAINT `outgoing_directive` FOREIGN KEY (`directive_id`) REFERENCES `directive` (`id`),
  CONSTRAINT `outgoing_doc_type` FOREIGN KEY (`doc_type`) REFERENCES `doc_type` (`code`),
  CONSTRAINT `outgoing_marked_by` FOREIGN KEY (`marked_by`) REFERENCES `account` (`id`),
  CONSTRAINT `outgoing_received_by` FOREIGN KEY (`received_by`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `outgoing_message` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `sum` binary(32) NOT NULL COMMENT 'SHA-256 of sender, document, business and head',
  `outgoing_id` bigint(20) unsigned NOT NULL,
  `business` enum('new','revoke','update','replace') NOT NULL,
  `origin` enum('typed','api','upload','spool') NOT NULL,
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `outgoing_message_sum` (`sum`),
  KEY `outgoing_message_outgoing` (`outgoing_id`,`id`),
  KEY `outgoing_message_account` (`account_id`),
  CONSTRAINT `outgoing_message_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `outgoing_message_outgoing` FOREIGN KEY (`outgoing_id`) REFERENCES `outgoing` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `outgoing_review` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `outgoing_id` bigint(20) unsigned NOT NULL,
  `kind` enum('revoked','updated','replaced') NOT NULL,
  `reason` varchar(1000) NOT NULL DEFAULT '' COMMENT 'of the sender',
  `replacement_id` bigint(20) unsigned DEFAULT NULL COMMENT 'what takes its place',
  `raised_at` datetime NOT NULL,
  `closed_at` datetime DEFAULT NULL,
  `closed_by` int(10) unsigned DEFAULT NULL,
  `note` varchar(1000) NOT NULL DEFAULT '' COMMENT 'what was done about it',
  PRIMARY KEY (`id`),
  KEY `outgoing_review_outgoing` (`outgoing_id`,`id`),
  KEY `outgoing_review_open` (`closed_at`,`id`),
  KEY `outgoing_review_replacement` (`replacement_id`),
  KEY `outgoing_review_closed_by` (`closed_by`),
  CONSTRAINT `outgoing_review_closed_by` FOREIGN KEY (`closed_by`) REFERENCES `account` (`id`),
  CONSTRAINT `outgoing_review_outgoing` FOREIGN KEY (`outgoing_id`) REFERENCES `outgoing` (`id`),
  CONSTRAINT `outgoing_review_replacement` FOREIGN KEY (`replacement_id`) REFERENCES `outgoing` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `outgoing_status` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `outgoing_id` bigint(20) unsigned NOT NULL,
  `status` char(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `description` varchar(500) NOT NULL,
  `at` datetime NOT NULL,
  `sent_at` datetime DEFAULT NULL COMMENT 'put where the exchange fetches it',
  PRIMARY KEY (`id`),
  KEY `outgoing_status_outgoing` (`outgoing_id`,`id`),
  KEY `outgoing_status_unsent` (`sent_at`,`id`),
  CONSTRAINT `outgoing_status_outgoing` FOREIGN KEY (`outgoing_id`) REFERENCES `outgoing` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `password_mark` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` int(10) unsigned NOT NULL,
  `mark` binary(32) NOT NULL,
  `made_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `password_mark_account` (`account_id`,`id`),
  CONSTRAINT `password_mark_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `periodic_report` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `agency_id` int(10) unsigned NOT NULL,
  `period_kind` enum('month','quarter','six_months','nine_months','year') NOT NULL,
  `period_year` smallint(5) unsigned NOT NULL,
  `period_number` tinyint(3) unsigned NOT NULL DEFAULT 0 COMMENT 'of the month or quarter',
  `period_from` date NOT NULL,
  `period_to` date NOT NULL COMMENT 'cut-off',
  `send_by` date NOT NULL COMMENT 'by the calendar of when it was begun',
  `state` enum('draft','sent') NOT NULL DEFAULT 'draft',
  `known_at` datetime NOT NULL COMMENT 'the figures are those known then',
  `results` text NOT NULL DEFAULT '' COMMENT 'I',
  `causes` text NOT NULL DEFAULT '' COMMENT 'II',
  `difficulties` text NOT NULL DEFAULT '' COMMENT 'III',
  `proposals` text NOT NULL DEFAULT '' COMMENT 'IV',
  `next_tasks` text NOT NULL DEFAULT '' COMMENT 'V',
  `ref_number` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of the book of the agency',
  `ref_symbol` varchar(60) NOT NULL DEFAULT '',
  `place` varchar(80) NOT NULL DEFAULT '',
  `issued_on` date DEFAULT NULL,
  `signer_title` varchar(120) NOT NULL DEFAULT '',
  `signer` varchar(120) NOT NULL DEFAULT '',
  `created_at` datetime NOT NULL,
  `created_by` int(10) unsigned NOT NULL,
  `created_by_name` varchar(120) NOT NULL,
  `sent_at` datetime DEFAULT NULL,
  `sent_by_name` varchar(120) NOT NULL DEFAULT '',
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `periodic_report_once` (`agency_id`,`period_kind`,`period_year`,`period_number`),
  KEY `periodic_report_period` (`period_kind`,`period_year`,`period_number`,`state`),
  KEY `periodic_report_created_by` (`created_by`),
  CONSTRAINT `periodic_report_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `periodic_report_created_by` FOREIGN KEY (`created_by`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `periodic_report_call` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `agency_id` int(10) unsigned NOT NULL,
  `period_kind` enum('month','quarter','six_months','nine_months','year') NOT NULL,
  `period_year` smallint(5) unsigned NOT NULL,
  `period_number` tinyint(3) unsigned NOT NULL DEFAULT 0,
  `send_by` date NOT NULL,
  `kind` enum('reminder','urge') NOT NULL,
  `once_on` date NOT NULL COMMENT 'urge: the day; reminder: the cut-off of its period',
  `note` text NOT NULL DEFAULT '',
  `created_at` datetime NOT NULL,
  `account_id` int(10) unsigned DEFAULT NULL COMMENT 'NULL: the program itself',
  `actor_name` varchar(120) NOT NULL DEFAULT '',
  `notification_id` bigint(20) unsigned DEFAULT NULL,
  `outbox_id` bigint(20) unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `periodic_report_call_once` (`agency_id`,`period_kind`,`period_year`,`period_number`,`kind`,`once_on`),
  KEY `periodic_report_call_unsent` (`outbox_id`,`id`),
  CONSTRAINT `periodic_report_call_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `periodic_report_line` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `report_id` bigint(20) unsigned NOT NULL,
  `part` enum('period','next') NOT NULL COMMENT 'next: due in the period that follows',
  `assignment_id` bigint(20) unsigned NOT NULL,
  `leaf` varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as in Phụ lục VI: done_late; of next: none',
  `is_carried` tinyint(1) NOT NULL COMMENT 'from the period before',
  `role` enum('lead','coordinating','informed') NOT NULL,
  `state` enum('draft','assigned','received','in_progress','submitted','returned','completed','transferred','recalled','cancelled') NOT NULL,
  `due_on` date DEFAULT NULL,
  `result_on` date DEFAULT NULL,
  `reference` varchar(100) NOT NULL,
  `issued_on` date DEFAULT NULL,
  `title` varchar(500) NOT NULL,
  `product` varchar(500) NOT NULL DEFAULT '',
  `reply_document` varchar(100) NOT NULL DEFAULT '' COMMENT 'of the result',
  `reply_issued_on` date DEFAULT NULL,
  `notice_count` smallint(5) unsigned NOT NULL DEFAULT 0,
  `cause` text NOT NULL DEFAULT '' COMMENT 'as the agency explained it',
  `proposal` text NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  KEY `periodic_report_line_report` (`report_id`,`part`,`id`),
  KEY `periodic_report_line_assignment` (`assignment_id`),
  CONSTRAINT `periodic_report_line_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`),
  CONSTRAINT `periodic_report_line_report` FOREIGN KEY (`report_id`) REFERENCES `periodic_report` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `purge_file` (
  `sha256` binary(32) NOT NULL,
  `purge_id` bigint(20) unsigned NOT NULL,
  `removed_at` datetime DEFAULT NULL,
  PRIMARY KEY (`sha256`),
  KEY `purge_file_open` (`removed_at`),
  KEY `purge_file_purge` (`purge_id`),
  CONSTRAINT `purge_file_purge` FOREIGN KEY (`purge_id`) REFERENCES `purge_order` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `purge_letter` (
  `purge_id` bigint(20) unsigned NOT NULL,
  `outbox_id` bigint(20) unsigned NOT NULL,
  `recipient` varchar(254) NOT NULL,
  `sent_at` datetime DEFAULT NULL,
  PRIMARY KEY (`purge_id`,`outbox_id`),
  CONSTRAINT `purge_letter_purge` FOREIGN KEY (`purge_id`) REFERENCES `purge_order` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `purge_order` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `kind` enum('directive','task','reply','file','outgoing') NOT NULL,
  `object_id` bigint(20) unsigned NOT NULL,
  `directive_id` bigint(20) unsigned NOT NULL,
  `reference` varchar(90) NOT NULL,
  `basis` varchar(300) NOT NULL,
  `entered_at` datetime NOT NULL COMMENT 'when the thing came in',
  `asked_at` datetime NOT NULL,
  `asked_by` int(10) unsigned NOT NULL,
  `asked_by_name` varchar(120) NOT NULL,
  `address` varchar(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `state` enum('asked','done') NOT NULL DEFAULT 'asked',
  `done_at` datetime DEFAULT NULL,
  `rows_taken` int(10) unsigned NOT NULL DEFAULT 0,
  `files_taken` int(10) unsigned NOT NULL DEFAULT 0,
  `letters_taken` int(10) unsigned NOT NULL DEFAULT 0,
  `live_key` bigint(20) unsigned GENERATED ALWAYS AS (if(`state` = 'asked',`object_id`,NULL)) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `purge_once` (`kind`,`live_key`),
  KEY `purge_state` (`state`,`id`),
  KEY `purge_asked_by` (`asked_by`),
  CONSTRAINT `purge_asked_by` FOREIGN KEY (`asked_by`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `recovery_code` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `factor_id` int(10) unsigned NOT NULL,
  `hash` binary(32) NOT NULL COMMENT 'HMAC with a key outside the database',
  `used_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `recovery_code_once` (`factor_id`,`hash`),
  CONSTRAINT `recovery_code_factor` FOREIGN KEY (`factor_id`) REFERENCES `second_factor` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `redaction` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `at` datetime NOT NULL,
  `purge_id` bigint(20) unsigned DEFAULT NULL COMMENT 'the order; NULL: by hand, with its basis',
  `table_name` varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `row_key` varchar(120) NOT NULL,
  `how` enum('deleted','emptied') NOT NULL DEFAULT 'emptied',
  `content_was` binary(32) DEFAULT NULL,
  `basis` varchar(300) NOT NULL DEFAULT '',
  `account_id` int(10) unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `redaction_row` (`table_name`,`row_key`,`purge_id`),
  KEY `redaction_purge` (`purge_id`),
  CONSTRAINT `redaction_purge` FOREIGN KEY (`purge_id`) REFERENCES `purge_order` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `register_entry` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `kind` enum('legal','training','maintenance','version','regulation','staff') NOT NULL,
  `agency_id` int(10) unsigned DEFAULT NULL COMMENT 'regulation: whose it is',
  `title` varchar(300) NOT NULL,
  `number` varchar(100) NOT NULL DEFAULT '',
  `held_on` date DEFAULT NULL COMMENT 'issued, held, done or delivered on',
  `ended_on` date DEFAULT NULL,
  `person` varchar(200) NOT NULL DEFAULT '',
  `body` varchar(4000) NOT NULL DEFAULT '',
  `approval` varchar(200) NOT NULL DEFAULT '' COMMENT 'version: the document that approved it (R83)',
  `feedback_id` int(10) unsigned DEFAULT NULL COMMENT 'version: the proposal it carries out',
  `account_id` int(10) unsigned NOT NULL,
  `officer_id` int(10) unsigned DEFAULT NULL,
  `changed_at` datetime NOT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `register_entry_kind` (`kind`,`held_on`,`id`),
  KEY `register_entry_agency` (`agency_id`,`kind`),
  KEY `register_entry_feedback` (`feedback_id`),
  KEY `register_entry_account` (`account_id`),
  CONSTRAINT `register_entry_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `register_entry_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `register_entry_feedback` FOREIGN KEY (`feedback_id`) REFERENCES `feedback` (`id`),
  CONSTRAINT `register_entry_regulation` CHECK (`kind` <> 'regulation' or `agency_id` is not null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `reminder` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `rule` varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'before_7, due_day, after_1 ...',
  `day` date NOT NULL COMMENT 'the day the rule fell on',
  `due_on` date DEFAULT NULL,
  `agency_id` int(10) unsigned NOT NULL,
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `reminder_once` (`assignment_id`,`rule`,`day`),
  KEY `reminder_agency` (`agency_id`,`day`,`id`),
  CONSTRAINT `reminder_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `reorganisation` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `kind` enum('rename','merge','split','dissolve','move') NOT NULL,
  `state` enum('prepared','executed','undone','dropped') NOT NULL DEFAULT 'prepared',
  `document` varchar(200) NOT NULL,
  `document_on` date NOT NULL,
  `effective_on` date NOT NULL,
  `note` varchar(1000) NOT NULL DEFAULT '',
  `parent_id` int(10) unsigned DEFAULT NULL COMMENT 'move: under which agency',
  `keeper_id` int(10) unsigned DEFAULT NULL COMMENT 'the predecessor whose account goes on',
  `created_at` datetime NOT NULL,
  `created_by_name` varchar(120) NOT NULL,
  `executed_at` datetime DEFAULT NULL,
  `executed_by_name` varchar(120) NOT NULL DEFAULT '',
  `ended_at` datetime DEFAULT NULL COMMENT 'undone or dropped',
  `ended_by_name` varchar(120) NOT NULL DEFAULT '',
  `ended_basis` varchar(200) NOT NULL DEFAULT '',
  `n_moved` int(10) unsigned NOT NULL DEFAULT 0 COMMENT 'assignments',
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  KEY `reorganisation_state` (`state`,`effective_on`,`id`),
  KEY `reorganisation_parent` (`parent_id`),
  KEY `reorganisation_keeper` (`keeper_id`),
  CONSTRAINT `reorganisation_keeper` FOREIGN KEY (`keeper_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `reorganisation_parent` FOREIGN KEY (`parent_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `reorganisation_choice` (
  `reorganisation_id` int(10) unsigned NOT NULL,
  `kind` enum('all','field','assignment') NOT NULL,
  `object_id` bigint(20) unsigned NOT NULL COMMENT 'all: 0',
  `agency_id` int(10) unsigned NOT NULL,
  PRIMARY KEY (`reorganisation_id`,`kind`,`object_id`),
  KEY `reorganisation_choice_agency` (`agency_id`),
  CONSTRAINT `reorganisation_choice_act` FOREIGN KEY (`reorganisation_id`) REFERENCES `reorganisation` (`id`),
  CONSTRAINT `reorganisation_choice_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `reorganisation_part` (
  `reorganisation_id` int(10) unsigned NOT NULL,
  `side` enum('from','to') NOT NULL,
  `agency_id` int(10) unsigned NOT NULL,
  `place` smallint(5) unsigned NOT NULL,
  `created` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'a new agency of this act',
  PRIMARY KEY (`reorganisation_id`,`side`,`agency_id`),
  KEY `reorganisation_part_agency` (`agency_id`,`side`),
  CONSTRAINT `reorganisation_part_act` FOREIGN KEY (`reorganisation_id`) REFERENCES `reorganisation` (`id`),
  CONSTRAINT `reorganisation_part_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `reorganisation_share` (
  `reorganisation_id` int(10) unsigned NOT NULL,
  `work_id` bigint(20) unsigned NOT NULL COMMENT 'an assignment; no key: it may be purged',
  `agency_id` int(10) unsigned NOT NULL,
  `chosen` tinyint(1) NOT NULL COMMENT '0: no longer',
  PRIMARY KEY (`reorganisation_id`,`work_id`,`agency_id`),
  KEY `reorganisation_share_agency` (`agency_id`),
  CONSTRAINT `reorganisation_share_act` FOREIGN KEY (`reorganisation_id`) REFERENCES `reorganisation` (`id`),
  CONSTRAINT `reorganisation_share_agency` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `reorganisation_step` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `reorganisation_id` int(10) unsigned NOT NULL,
  `kind` enum('assignment','agency','account','officer','member','new_member','follow','new_follow','synthesis','share') NOT NULL,
  `row_id` bigint(20) unsigned NOT NULL,
  `version_after` int(10) unsigned NOT NULL DEFAULT 0,
  `agency_id` int(10) unsigned DEFAULT NULL,
  `other_id` int(10) unsigned DEFAULT NULL COMMENT 'agency: successor; agency_id is its parent',
  `state` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of an assignment; duty of an officer',
  `valid_from` date DEFAULT NULL,
  `valid_to` date DEFAULT NULL,
  `login` varchar(254) CHARACTER SET ascii COLLATE ascii_general_ci DEFAULT NULL,
  `name` varchar(200) NOT NULL DEFAULT '',
  `email` varchar(254) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  KEY `reorganisation_step_act` (`reorganisation_id`,`kind`,`row_id`),
  KEY `reorganisation_step_row` (`kind`,`row_id`,`version_after`),
  KEY `reorganisation_step_login` (`login`),
  CONSTRAINT `reorganisation_step_act` FOREIGN KEY (`reorganisation_id`) REFERENCES `reorganisation` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `reply` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `kind` enum('progress','result','explanation','plan') NOT NULL,
  `reply_text` text NOT NULL,
  `reply_number` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `reply_symbol` varchar(60) NOT NULL DEFAULT '',
  `reply_issued_on` date DEFAULT NULL,
  `created_at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `officer_id` int(10) unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `reply_assignment` (`assignment_id`,`id`),
  CONSTRAINT `reply_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `report_month` (
  `first_day` date NOT NULL COMMENT 'of the reporting month in which it was closed',
  `agency_id` int(10) unsigned NOT NULL,
  `role` enum('lead','coordinating','informed') NOT NULL,
  `leaf` tinyint(3) unsigned NOT NULL COMMENT 'lib/report_row_store.h: 1 done early, 2 on time, 3 late, 4 without deadline, 5 out',
  `n` int(10) unsigned NOT NULL,
  `new_month` int(10) unsigned NOT NULL COMMENT 'of these, assigned in the same month',
  `new_quarter` int(10) unsigned NOT NULL COMMENT '... quarter',
  `new_year` int(10) unsigned NOT NULL COMMENT '... year',
  `extended` int(10) unsigned NOT NULL,
  `returned` int(10) unsigned NOT NULL,
  `noticed` int(10) unsigned NOT NULL,
  `escalated` int(10) unsigned NOT NULL,
  `updated_late` int(10) unsigned NOT NULL,
  `fallen_due` int(10) unsigned NOT NULL,
  PRIMARY KEY (`first_day`,`agency_id`,`role`,`leaf`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='what was closed in a reporting month, as known at report_progress.known_at';

CREATE TABLE `report_open` (
  `known_at` datetime NOT NULL,
  `agency_id` int(10) unsigned NOT NULL,
  `role` enum('lead','coordinating','informed') NOT NULL,
  `leaf` tinyint(3) unsigned NOT NULL COMMENT 'lib/report_row_store.h: 6 and more',
  `n` int(10) unsigned NOT NULL,
  `new_month` int(10) unsigned NOT NULL COMMENT 'of these, assigned in the running month',
  `new_quarter` int(10) unsigned NOT NULL COMMENT '... quarter',
  `new_year` int(10) unsigned NOT NULL COMMENT '... year',
  `extended` int(10) unsigned NOT NULL,
  `returned` int(10) unsigned NOT NULL,
  `noticed` int(10) unsigned NOT NULL,
  `escalated` int(10) unsigned NOT NULL,
  `updated_late` int(10) unsigned NOT NULL,
  `not_updated` int(10) unsigned NOT NULL,
  `fallen_due` int(10) unsigned NOT NULL,
  PRIMARY KEY (`known_at`,`agency_id`,`role`,`leaf`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='what was open at a moment, counted on report_progress.open_on';

CREATE TABLE `report_open_task` (
  `known_at` datetime NOT NULL,
  `role` enum('lead','coordinating','informed','any') NOT NULL,
  `of_month` int(10) unsigned NOT NULL COMMENT 'open, or completed in the running month',
  `of_quarter` int(10) unsigned NOT NULL COMMENT '... quarter',
  `of_year` int(10) unsigned NOT NULL COMMENT '... year',
  PRIMARY KEY (`known_at`,`role`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='distinct tasks at a moment';

CREATE TABLE `report_progress` (
  `id` tinyint(3) unsigned NOT NULL CHECK (`id` = 1),
  `through` date DEFAULT NULL COMMENT 'all closed by the end of this day is summed; NULL: nothing is',
  `month_day` tinyint(3) unsigned NOT NULL COMMENT 'on which the months summed begin',
  `open_at` datetime DEFAULT NULL COMMENT 'of the newest report_open; NULL: nothing is summed',
  `open_on` date DEFAULT NULL COMMENT 'the day on which it counts what is overdue, and what is new',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `report_task` (
  `role` enum('lead','coordinating','informed','any') NOT NULL,
  `task_id` bigint(20) unsigned NOT NULL,
  `done_on` date NOT NULL,
  PRIMARY KEY (`role`,`task_id`),
  KEY `report_task_done` (`role`,`done_on`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='of the release before; its successor may drop it';

CREATE TABLE `return_request` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `category` enum('wrong_content','not_competent','duplicate','other') NOT NULL,
  `reason` text NOT NULL,
  `head_informed` varchar(120) NOT NULL,
  `proposed_agency_id` int(10) unsigned DEFAULT NULL,
  `created_at` datetime NOT NULL,
  `decision` enum('pending','corrected','transferred','refused','withdrawn') NOT NULL DEFAULT 'pending',
  `decision_reason` text NOT NULL DEFAULT '',
  `decided_at` datetime DEFAULT NULL,
  `decided_by` int(10) unsigned DEFAULT NULL,
  `pending_key` bigint(20) unsigned GENERATED ALWAYS AS (if(`decision` = 'pending',`assignment_id`,NULL)) STORED,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `return_request_one_pending` (`pending_key`),
  KEY `return_request_assignment` (`assignment_id`,`id`),
  KEY `return_request_proposed` (`proposed_agency_id`),
  CONSTRAINT `return_request_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`),
  CONSTRAINT `return_request_proposed` FOREIGN KEY (`proposed_agency_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `rule_change` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned DEFAULT NULL COMMENT 'NULL: the program itself',
  `actor_name` varchar(120) NOT NULL,
  `name` varchar(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `old_value` varchar(200) NOT NULL,
  `new_value` varchar(200) NOT NULL,
  `basis` varchar(200) NOT NULL COMMENT 'the document that ordered it',
  PRIMARY KEY (`id`),
  KEY `rule_change_name` (`name`,`id`),
  KEY `rule_change_account` (`account_id`),
  CONSTRAINT `rule_change_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `rule_setting` (
  `name` varchar(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `value` varchar(200) NOT NULL,
  `basis` varchar(200) NOT NULL DEFAULT '',
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='rule profile of this installation';

CREATE TABLE `rule_version` (
  `id` tinyint(3) unsigned NOT NULL CHECK (`id` = 1),
  `version` bigint(20) unsigned NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `ruling` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `escalation_id` bigint(20) unsigned NOT NULL,
  `assignment_id` bigint(20) unsigned NOT NULL,
  `proposal` text NOT NULL COMMENT 'of the office',
  `opinion` text NOT NULL,
  `ruled_by` varchar(120) NOT NULL,
  `ruled_on` date NOT NULL,
  `document` varchar(200) NOT NULL DEFAULT '',
  `created_at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `task_id` bigint(20) unsigned DEFAULT NULL COMMENT 'the task that came of it',
  PRIMARY KEY (`id`),
  UNIQUE KEY `ruling_escalation` (`escalation_id`),
  KEY `ruling_assignment` (`assignment_id`,`id`),
  KEY `ruling_task` (`task_id`),
  CONSTRAINT `ruling_assignment` FOREIGN KEY (`assignment_id`) REFERENCES `assignment` (`id`),
  CONSTRAINT `ruling_escalation` FOREIGN KEY (`escalation_id`) REFERENCES `escalation` (`id`),
  CONSTRAINT `ruling_task` FOREIGN KEY (`task_id`) REFERENCES `task` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `saved_filter` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` int(10) unsigned NOT NULL,
  `list` enum('task-list','task-assigned') NOT NULL,
  `name` varchar(80) NOT NULL,
  `query` varchar(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `shared` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'with everybody who may open the list',
  `removed_at` datetime DEFAULT NULL,
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `saved_filter_account` (`account_id`,`id`),
  KEY `saved_filter_shared` (`shared`,`list`,`id`),
  CONSTRAINT `saved_filter_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `schema_migration` (
  `number` int(10) unsigned NOT NULL,
  `name` varchar(120) NOT NULL,
  `sha256` char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `applied_at` datetime DEFAULT NULL COMMENT 'NULL: begun and not finished',
  PRIMARY KEY (`number`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `seal_head` (
  `number` int(10) unsigned NOT NULL,
  `at` datetime NOT NULL,
  `first_id` bigint(20) unsigned NOT NULL,
  `last_id` bigint(20) unsigned NOT NULL,
  `entries` int(10) unsigned NOT NULL,
  `root` binary(32) NOT NULL COMMENT 'Merkle tree (RFC 6962) over the entries',
  `prev` binary(32) NOT NULL COMMENT 'sum of the head before',
  `sum` binary(32) NOT NULL COMMENT 'what is printed in letters',
  `signature` binary(64) NOT NULL COMMENT 'Ed25519',
  PRIMARY KEY (`number`),
  KEY `seal_head_at` (`at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `second_factor` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` int(10) unsigned DEFAULT NULL,
  `officer_id` int(10) unsigned DEFAULT NULL,
  `secret` varbinary(100) NOT NULL COMMENT 'AES-256-GCM: nonce, sealed, tag',
  `last_step` bigint(20) unsigned NOT NULL COMMENT 'of the last code that was taken: none is good twice',
  `created_at` datetime NOT NULL,
  `ended_at` datetime DEFAULT NULL,
  `live_account` int(10) unsigned GENERATED ALWAYS AS (if(`ended_at` is null,`account_id`,NULL)) STORED,
  `live_officer` int(10) unsigned GENERATED ALWAYS AS (if(`ended_at` is null,`officer_id`,NULL)) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `second_factor_live_account` (`live_account`),
  UNIQUE KEY `second_factor_live_officer` (`live_officer`),
  KEY `second_factor_account` (`account_id`),
  KEY `second_factor_officer` (`officer_id`),
  CONSTRAINT `second_factor_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `second_factor_officer` FOREIGN KEY (`officer_id`) REFERENCES `officer` (`id`),
  CONSTRAINT `second_factor_one_owner` CHECK (`account_id` is null <> (`officer_id` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `session` (
  `token_hash` binary(32) NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `officer_id` int(10) unsigned DEFAULT NULL,
  `csrf_key` binary(32) NOT NULL,
  `created_at` datetime NOT NULL,
  `seen_at` datetime NOT NULL,
  `expires_at` datetime NOT NULL COMMENT 'absolute limit',
  `ended_at` datetime DEFAULT NULL,
  `address` varchar(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `device` varchar(200) NOT NULL DEFAULT '',
  `second_step` enum('done','code','enrol') NOT NULL DEFAULT 'done',
  `acting_id` int(10) unsigned DEFAULT NULL COMMENT 'works for another now',
  `door` enum('password','sso') NOT NULL DEFAULT 'password',
  PRIMARY KEY (`token_hash`),
  KEY `session_account` (`account_id`,`ended_at`),
  KEY `session_seen` (`account_id`,`seen_at`),
  KEY `session_officer_seen` (`officer_id`,`seen_at`),
  KEY `session_acting` (`acting_id`),
  CONSTRAINT `session_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `session_acting` FOREIGN KEY (`acting_id`) REFERENCES `acting` (`id`),
  CONSTRAINT `session_officer` FOREIGN KEY (`officer_id`) REFERENCES `officer` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `sign_in_failure` (
  `subject` binary(32) NOT NULL COMMENT 'SHA-256 of kind and value',
  `n` int(10) unsigned NOT NULL,
  `first_at` datetime NOT NULL,
  `last_at` datetime NOT NULL,
  PRIMARY KEY (`subject`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `sso_link` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` int(10) unsigned NOT NULL,
  `issuer` varchar(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subject` varchar(255) NOT NULL COMMENT 'never an e-mail address alone',
  `created_at` datetime NOT NULL,
  `created_by` int(10) unsigned NOT NULL COMMENT 'the account itself, or an administrator',
  `basis` varchar(200) NOT NULL,
  `ended_at` datetime DEFAULT NULL,
  `ended_by` int(10) unsigned DEFAULT NULL,
  `ended_basis` varchar(200) NOT NULL DEFAULT '',
  `live_account` int(10) unsigned GENERATED ALWAYS AS (if(`ended_at` is null,`account_id`,NULL)) STORED,
  `live_subject` varchar(255) GENERATED ALWAYS AS (if(`ended_at` is null,`subject`,NULL)) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `sso_link_live_account` (`live_account`),
  UNIQUE KEY `sso_link_live_subject` (`issuer`,`live_subject`),
  KEY `sso_link_account` (`account_id`),
  KEY `sso_link_created_by` (`created_by`),
  KEY `sso_link_ended_by` (`ended_by`),
  CONSTRAINT `sso_link_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`),
  CONSTRAINT `sso_link_created_by` FOREIGN KEY (`created_by`) REFERENCES `account` (`id`),
  CONSTRAINT `sso_link_ended_by` FOREIGN KEY (`ended_by`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `sso_setting` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT COMMENT 'the largest is in force',
  `at` datetime NOT NULL,
  `account_id` int(10) unsigned NOT NULL,
  `actor_name` varchar(120) NOT NULL,
  `door` enum('off','oidc','cas','header') NOT NULL,
  `label` varchar(60) NOT NULL COMMENT 'what people call the service',
  `issuer` varchar(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `client_id` varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `algorithms` set('RS256','ES256','PS256') NOT NULL,
  `secret` varbinary(400) DEFAULT NULL COMMENT 'sealed for this issuer and client',
  `basis` varchar(200) NOT NULL COMMENT 'document that ordered it',
  PRIMARY KEY (`id`),
  KEY `sso_setting_account` (`account_id`),
  CONSTRAINT `sso_setting_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `sso_used` (
  `state_hash` binary(32) NOT NULL,
  `at` datetime NOT NULL,
  PRIMARY KEY (`state_hash`),
  KEY `sso_used_at` (`at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `task` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `directive_id` bigint(20) unsigned NOT NULL,
  `number` smallint(5) unsigned NOT NULL COMMENT 'place in the directive, from 1',
  `parent_id` bigint(20) unsigned DEFAULT NULL COMMENT 'occurrence or milestone of this task (R7)',
  `title` varchar(250) NOT NULL COMMENT 'the first 200 characters of content, for lists',
  `product` varchar(300) NOT NULL DEFAULT '',
  `receiving_authority` varchar(200) NOT NULL DEFAULT '',
  `has_deadline` tinyint(1) NOT NULL,
  `must_report` tinyint(1) NOT NULL,
  `deadline_text` varchar(500) NOT NULL DEFAULT '' COMMENT 'the words as written',
  `deadline_kind` enum('date','date_before','month','quarter','year','recurring','relative','continuous','milestones','none') NOT NULL,
  `deadline_n` smallint(5) unsigned NOT NULL DEFAULT 0 COMMENT 'relative: how many days',
  `deadline_unit` enum('none','working_day','calendar_day') NOT NULL DEFAULT 'none',
  `deadline_event` varchar(200) NOT NULL DEFAULT '' COMMENT 'relative: after what',
  `deadline_event_on` date DEFAULT NULL COMMENT 'relative: NULL until the event is known',
  `due_on` date DEFAULT NULL,
  `due_time` time DEFAULT NULL COMMENT 'only when the words name an hour',
  `due_derivation` varchar(500) NOT NULL DEFAULT '',
  `field_id` int(10) unsigned NOT NULL,
  `specialist_id` int(10) unsigned NOT NULL,
  `division_head_id` int(10) unsigned DEFAULT NULL COMMENT 'NULL when the specialist is one (R22)',
  `office_leader_id` int(10) unsigned NOT NULL,
  `chairman_id` int(10) unsigned NOT NULL COMMENT 'Chairman or Vice-Chairman who follows',
  `synthesising_agency_id` int(10) unsigned DEFAULT NULL,
  `paper_wanted` tinyint(1) NOT NULL DEFAULT 0,
  `starred` tinyint(1) NOT NULL DEFAULT 0,
  `lead_words` varchar(1000) NOT NULL DEFAULT '' COMMENT 'who leads, as written (R8)',
  `coordinating_words` varchar(1000) NOT NULL DEFAULT '',
  `created_at` datetime NOT NULL,
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  `part_number` smallint(5) unsigned DEFAULT NULL COMMENT 'which occurrence or milestone of parent_id, from 1',
  PRIMARY KEY (`id`),
  UNIQUE KEY `task_number` (`directive_id`,`number`),
  UNIQUE KEY `task_part` (`parent_id`,`part_number`),
  KEY `task_specialist` (`specialist_id`),
  KEY `task_parent` (`parent_id`),
  KEY `task_field` (`field_id`),
  KEY `task_division_head` (`division_head_id`),
  KEY `task_office_leader` (`office_leader_id`),
  KEY `task_chairman` (`chairman_id`),
  KEY `task_synthesising` (`synthesising_agency_id`),
  CONSTRAINT `task_chairman` FOREIGN KEY (`chairman_id`) REFERENCES `account` (`id`),
  CONSTRAINT `task_directive` FOREIGN KEY (`directive_id`) REFERENCES `directive` (`id`),
  CONSTRAINT `task_division_head` FOREIGN KEY (`division_head_id`) REFERENCES `account` (`id`),
  CONSTRAINT `task_field` FOREIGN KEY (`field_id`) REFERENCES `field` (`id`),
  CONSTRAINT `task_office_leader` FOREIGN KEY (`office_leader_id`) REFERENCES `account` (`id`),
  CONSTRAINT `task_parent` FOREIGN KEY (`parent_id`) REFERENCES `task` (`id`),
  CONSTRAINT `task_specialist` FOREIGN KEY (`specialist_id`) REFERENCES `account` (`id`),
  CONSTRAINT `task_synthesising` FOREIGN KEY (`synthesising_agency_id`) REFERENCES `agency` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `task_milestone` (
  `task_id` bigint(20) unsigned NOT NULL,
  `number` tinyint(3) unsigned NOT NULL,
  `content` varchar(1000) NOT NULL,
  `deadline_text` varchar(500) NOT NULL,
  `product` varchar(300) NOT NULL,
  PRIMARY KEY (`task_id`,`number`),
  CONSTRAINT `task_milestone_task` FOREIGN KEY (`task_id`) REFERENCES `task` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `task_search` (
  `task_id` bigint(20) unsigned NOT NULL,
  `tokens` text CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  PRIMARY KEY (`task_id`),
  FULLTEXT KEY `task_search_tokens` (`tokens`),
  CONSTRAINT `task_search_task` FOREIGN KEY (`task_id`) REFERENCES `task` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `task_series` (
  `task_id` bigint(20) unsigned NOT NULL,
  `unit` enum('week','month','quarter','half_year','year') NOT NULL,
  `every` tinyint(3) unsigned NOT NULL COMMENT 'each so many units',
  `first_on` date NOT NULL COMMENT 'due date of the first occurrence',
  `until_on` date DEFAULT NULL COMMENT 'NULL: until recalled',
  `n_made` smallint(5) unsigned NOT NULL DEFAULT 0,
  `next_on` date DEFAULT NULL COMMENT 'day on which the next one is handed out; NULL: none, or a draft',
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`task_id`),
  KEY `task_series_next` (`next_on`,`task_id`),
  CONSTRAINT `task_series_task` FOREIGN KEY (`task_id`) REFERENCES `task` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `task_text` (
  `task_id` bigint(20) unsigned NOT NULL,
  `content` text NOT NULL,
  `other_information` text NOT NULL,
  PRIMARY KEY (`task_id`),
  CONSTRAINT `task_text_task` FOREIGN KEY (`task_id`) REFERENCES `task` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `webhook` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(120) NOT NULL,
  `url` varchar(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `events` varchar(700) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'kinds of event, with commas: lib/webhook.h',
  `is_on` tinyint(1) NOT NULL DEFAULT 1,
  `secret_no` int(10) unsigned NOT NULL DEFAULT 1 COMMENT 'the secret is derived from the key of the installation, id and this',
  `basis` varchar(200) NOT NULL,
  `changed_at` datetime NOT NULL,
  `changed_by_name` varchar(120) NOT NULL,
  `failing_since` datetime DEFAULT NULL COMMENT 'nothing arrived since',
  `off_at` datetime DEFAULT NULL COMMENT 'switched itself off',
  `version` int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `webhook_delivery` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `webhook_id` int(10) unsigned NOT NULL,
  `event_id` bigint(20) unsigned DEFAULT NULL COMMENT 'NULL: a test',
  `held_act_id` bigint(20) unsigned DEFAULT NULL COMMENT 'waits for this act, or went with it',
  `state` enum('new','sending','sent','deferred','refused','unknown') NOT NULL DEFAULT 'new' COMMENT 'lib/outbox.h',
  `attempts` int(10) unsigned NOT NULL DEFAULT 0,
  `next_at` datetime NOT NULL,
  `lease_until` datetime DEFAULT NULL,
  `created_at` datetime NOT NULL,
  `sent_at` datetime DEFAULT NULL,
  `last_answer` varchar(300) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  UNIQUE KEY `webhook_delivery_once` (`webhook_id`,`event_id`),
  KEY `webhook_delivery_queue` (`webhook_id`,`state`,`next_at`),
  KEY `webhook_delivery_page` (`webhook_id`,`id`),
  KEY `webhook_delivery_act` (`held_act_id`),
  KEY `webhook_delivery_age` (`created_at`),
  CONSTRAINT `webhook_delivery_webhook` FOREIGN KEY (`webhook_id`) REFERENCES `webhook` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
