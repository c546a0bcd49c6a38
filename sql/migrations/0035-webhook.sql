-- Another program is told of what happens to tasks: a signed POST for each line
-- of the history it wants to hear of. The delivery is written with the line,
-- in one transaction; what belongs to an act that can still be undone waits
-- with the act and is never sent when that is undone.
CREATE TABLE webhook (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  url VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  events VARCHAR(700) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'kinds of event, with commas: lib/webhook.h',
  is_on TINYINT(1) NOT NULL DEFAULT 1,
  secret_no INT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'the secret is derived from the key of the installation, id and this',
  basis VARCHAR(200) NOT NULL,
  changed_at DATETIME NOT NULL,
  changed_by_name VARCHAR(120) NOT NULL,
  failing_since DATETIME NULL COMMENT 'nothing arrived since',
  off_at DATETIME NULL COMMENT 'switched itself off',
  version INT UNSIGNED NOT NULL DEFAULT 1
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE webhook_delivery (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  webhook_id INT UNSIGNED NOT NULL,
  event_id BIGINT UNSIGNED NULL COMMENT 'NULL: a test',
  held_act_id BIGINT UNSIGNED NULL COMMENT 'waits for this act, or went with it',
  state ENUM('new','sending','sent','deferred','refused','unknown') NOT NULL DEFAULT 'new' COMMENT 'lib/outbox.h',
  attempts INT UNSIGNED NOT NULL DEFAULT 0,
  next_at DATETIME NOT NULL,
  lease_until DATETIME NULL,
  created_at DATETIME NOT NULL,
  sent_at DATETIME NULL,
  last_answer VARCHAR(300) NOT NULL DEFAULT '',
  UNIQUE KEY webhook_delivery_once (webhook_id, event_id),
  KEY webhook_delivery_queue (webhook_id, state, next_at),
  KEY webhook_delivery_page (webhook_id, id),
  KEY webhook_delivery_act (held_act_id),
  KEY webhook_delivery_age (created_at),
  CONSTRAINT webhook_delivery_webhook FOREIGN KEY (webhook_id) REFERENCES webhook (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
