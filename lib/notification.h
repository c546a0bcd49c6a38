/*
 * notification: a message inside the application to an agency or to one
 * person of the office, and the digest that carries several of them by e-mail.
 */
#ifndef NOTIFICATION_H
#define NOTIFICATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"
#include "directive.h"
#include "reminder.h"

/* Kinds are event_kind_name and these two: a reminder to the agency, and the
 * word to the specialist of the office that something is overdue. */
#define NOTIFICATION_REMINDER "reminder"
#define NOTIFICATION_OVERDUE  "overdue"
/* Of the periodic report of an agency (R55): of no directive. */
#define NOTIFICATION_REPORT_REMINDER "periodic_report_reminder"
#define NOTIFICATION_REPORT_URGE     "periodic_report_urge"

/* A file that was held proved harmful: to who brought it and who follows. */
#define NOTIFICATION_FILE_HARMFUL "file_harmful"

struct notification {
	uint64_t id;
	uint64_t agency_id; /* exactly one of the two */
	uint64_t account_id;
	const char *kind; /* event_kind_name, or one of the two above */
	uint64_t directive_id;
	uint64_t assignment_id; /* 0: none */
	uint64_t reminder_id;   /* 0: none */
	enum urgency urgency;
	int64_t created_at;
	int64_t read_at;
	const char *title;       /* when listed: of the task or directive */
	const char *reference;   /* likewise, "1986/QĐ-UBND" */
	const char *agency_name; /* likewise: of the assignment */
	const char *rule;        /* of a reminder: "before_3" */
	int32_t due_on;          /* of the assignment */
};
struct notification_list {
	size_t n;
	struct notification *items;
};

/* Those of an agency are common to all who use its account. Who only reads
 * there must not take them out of sight of those who answer. */
bool notification_may_mark(const struct actor *actor);

/* Whom an e-mail goes to. */
struct recipient {
	uint64_t agency_id; /* exactly one of the two */
	uint64_t account_id;
	const char *name;
	const char *email;    /* "": none; the administrator is shown this */
	const char *language; /* "vi", "en" */
	bool on_portal;       /* which site its links lead to */
	uint64_t n_waiting;   /* when listed as unreachable */
};
struct recipient_list {
	size_t n;
	struct recipient *items;
};

enum { DIGEST_LINES_MAX = 100 }; /* beyond: "and n more", with a link */

struct digest_line {
	enum digest_group group;
	struct notification notification;
};

struct digest {
	struct recipient recipient;
	int32_t day;
	uint64_t until_id; /* carries notifications up to this one */
	bool no_changes;   /* the small ones are not wanted by e-mail */
	uint64_t counts[N_DIGEST_GROUPS];
	size_t n_lines;
	struct digest_line *lines; /* by group, then due date */
	const char *seal;          /* seal_head_text(); NULL: none */
};

#endif
