/*
 * notification_store: messages inside the application. The batch makes
 * e-mails of them (reminder_verbs); a request only adds rows.
 */
#ifndef NOTIFICATION_STORE_H
#define NOTIFICATION_STORE_H

#include "db.h"
#include "directive.h"

struct notification {
	uint64_t id;
	uint64_t agency_id;  /* exactly one of the two */
	uint64_t account_id;
	const char *kind;    /* event_kind_name, or "reminder" */
	uint64_t directive_id;
	uint64_t assignment_id; /* 0: none */
	uint64_t reminder_id;   /* 0: none */
	enum urgency urgency;
	int64_t created_at;
	int64_t read_at;
	const char *title;      /* when listed: of the task or directive */
	const char *reference;  /* likewise, "1986/QĐ-UBND" */
	const char *agency_name; /* likewise: of the assignment */
	const char *rule;        /* of a reminder: "before_3" */
	int32_t due_on;          /* of the assignment */
};
struct notification_list {
	size_t n;
	struct notification *items;
};

enum err notification_store_add(struct cx *cx, struct notification *n)
    MUST_CHECK;
/* Of the actor (agency or person), newest first, older than before_id
 * (0: from the newest), at most max. unread: only those. */
enum err notification_store_list(struct cx *cx, bool unread,
    uint64_t before_id, unsigned max, struct notification_list *out) MUST_CHECK;
/* Marks the actor's own as read; ids n == 0: all of them. */
enum err notification_store_set_read(struct cx *cx, const uint64_t *ids,
    size_t n, uint64_t *out_changed) MUST_CHECK;

extern const struct db_stmt_list notification_store_statements;

#endif
