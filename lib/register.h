/*
 * register: the books an office keeps about the system itself.
 *
 * Incidents go from a report to "closed", which needs that the agency was told
 * and a leader informed (R70). Feedback is answered to who sent it and may be
 * marked as a request for an upgrade; what is said of the Regulation comes with
 * its letter (R75, R82). The other books are kept alike and are entries of one
 * table: legal documents (R76), trainings (R74), maintenance (R73), versions
 * with the document that approved them (R67, R83), the internal regulations of
 * the agencies (R81), and who of the office works with the system, as what,
 * from when to when (R19, R79).
 */
#ifndef REGISTER_H
#define REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"

enum {
	REGISTER_TITLE_MAX = 300,
	REGISTER_NUMBER_MAX = 100,
	REGISTER_PERSON_MAX = 200,
	REGISTER_BODY_MAX = 4000,
	REGISTER_PAGE_MAX = 200
};

/* Entries ----------------------------------------------------------------- */

enum register_kind {
	REGISTER_LEGAL,
	REGISTER_TRAINING,
	REGISTER_MAINTENANCE,
	REGISTER_VERSION,
	REGISTER_REGULATION,
	REGISTER_STAFF,
	N_REGISTERS
};

struct register_entry {
	uint64_t id;
	enum register_kind kind;
	uint64_t agency_id; /* regulation; otherwise 0 */
	const char *agency_name;
	const char *title;
	const char *number;
	int32_t held_on; /* issued, held, done or delivered */
	int32_t ended_on;
	const char *person;
	const char *body;
	const char *approval; /* "" of a version: not approved, shown in red */
	uint64_t feedback_id; /* version: the proposal, 0 none */
	const char *author_name;
	int64_t changed_at;
	uint64_t version;
};
struct register_entries {
	size_t n;
	struct register_entry *items;
};

const char *register_kind_name(enum register_kind kind); /* "legal" */
/* Who may see a book, and who may write in it: the administrator, in that of
 * maintenance the infrastructure team too, in that of internal regulations the
 * agency, in its own name. */
bool register_may_read(const struct actor *actor, enum register_kind kind);
bool register_may_write(const struct actor *actor, enum register_kind kind);
/* Field of the entry that must not be empty: "title", "number", "held_on",
 * "person", "body", "approval". */
bool register_needs(enum register_kind kind, const char *field);

/* Incidents --------------------------------------------------------------- */

enum incident_category {
	INCIDENT_UNKNOWN,
	INCIDENT_SOFTWARE,
	INCIDENT_INFRASTRUCTURE,
	N_INCIDENT_CATEGORIES
};

struct incident {
	uint64_t id;
	uint64_t agency_id;
	const char *agency_name; /* "" the office */
	const char *reporter;
	const char *phone;
	int64_t reported_at;
	int64_t occurred_at;
	const char *page;
	const char *description;
	enum incident_category category;
	const char *handler;
	const char *result;
	int64_t agency_notified_at; /* NO_MOMENT: not yet */
	int64_t leader_reported_at;
	int64_t closed_at;
	uint64_t version;
};
struct incidents {
	size_t n;
	struct incident *items;
};

struct incident_step {
	int64_t at;
	const char *author_name;
	const char *step;
};
struct incident_steps {
	size_t n;
	struct incident_step *items;
};

/* What a handler enters. */
struct incident_handling {
	uint64_t id;
	uint64_t version;
	enum incident_category category;
	const char *handler;
	const char *step; /* "" none this time */
	const char *result;
	int64_t agency_notified_at;
	int64_t leader_reported_at;
	bool close;
};

const char *incident_category_name(enum incident_category category);
bool incident_category_from_name(const char *name, enum incident_category *out);

/* Feedback ---------------------------------------------------------------- */

enum feedback_kind { FEEDBACK_SOFTWARE, FEEDBACK_REGULATION, N_FEEDBACK_KINDS };

struct feedback {
	uint64_t id;
	int64_t sent_at;
	const char *author_name; /* officer, else account */
	uint64_t account_id;
	uint64_t agency_id;
	const char *agency_name;
	enum feedback_kind kind;
	const char *page;
	const char *body;
	const char *document;
	int32_t document_on;
	const char *answer;
	int64_t answered_at; /* NO_MOMENT: not yet */
	const char *answered_by;
	bool upgrade;
	uint64_t version;
};
struct feedbacks {
	size_t n;
	struct feedback *items;
};

struct feedback_filter {
	int kind;           /* enum feedback_kind, -1 any */
	bool unanswered;    /* only these */
	bool upgrade;       /* only these */
	uint64_t before_id; /* 0: the newest */
	unsigned size;
};

const char *feedback_kind_name(enum feedback_kind kind);
bool feedback_kind_from_name(const char *name, enum feedback_kind *out);
/* May this person see all of it, not only his own or his agency's? */
bool feedback_may_read_all(const struct actor *actor);

/* Use of the system (R80) -------------------------------------------------- */

struct usage_row {
	uint64_t agency_id;
	const char *agency_name;
	int64_t last_sign_in;  /* NO_MOMENT: never */
	unsigned days;         /* with a sign-in, in the period */
	unsigned assigned;     /* handed out in the period */
	unsigned seen_in_time; /* of these, within a working day */
	unsigned updated;      /* results entered in the period */
	unsigned updated_late; /* of these, after the update clock */
};
struct usage_rows {
	size_t n;
	struct usage_row *items;
};

#endif
