/*
 * notice: the ladder of notices ("phiếu báo", R46-R48) of one assignment, and
 * the paper that carries its rungs. Pure.
 *
 * With the due date in force D, while no result waits or is confirmed:
 *
 *	notice 1     the first day after D
 *	notice n+1   notice_every_days after the day notice n was SENT
 *	escalation   notice_every_days after the last one (notice_max) was sent
 *
 * Days are calendar days, and a day off moves it to the next working day; or
 * working days, by the rules of the province. A rung that was proposed and is
 * not yet sent blocks the next one. A due date that moves, by an extension or
 * otherwise, begins a new ladder.
 *
 * What comes between the proposal and the sending takes it back
 * (notice_withdrawal). A request that only waits for a decision, an extension
 * or a return, does not stop the clock: the same rung is proposed again the
 * next working day, for the office has to look at it with the request in front
 * of it; but while it waits nothing is reported to the Chairman.
 *
 * Who may: everybody of the office reads; heads of divisions and leaders of
 * the office who decide (PERM_DECIDE) approve; signing, sending and taking
 * back also those who follow one of its tasks (notice_verbs).
 */
#ifndef NOTICE_H
#define NOTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "account.h"
#include "assignment.h"
#include "calendar.h"
#include "profile.h"

/* The type of document of NĐ 30/2020 and who issues it: "12/PB-VP". */
#define NOTICE_SYMBOL "PB-VP"
/* The directive an opinion of the Chairman becomes (R47): its type among the
 * types of document, and its symbol when it has no number of its own. */
#define RULING_DOC_TYPE "YKCĐ"
#define RULING_SYMBOL   "YKCĐ-VP"

enum {
	NOTICE_ITEMS_MAX = 100, /* tasks in one paper */
	NOTICE_PLACE_MAX = 80,
	NOTICE_TEXT_MAX = 2000,
	NOTICE_LIST_MAX = 500
};

/* What has been done about the due date in force. */
struct notice_ladder {
	unsigned n_sent;
	int32_t last_sent_on; /* NO_DAY: none */
	int32_t again_on;     /* after a withdrawal; NO_DAY */
	bool waiting;         /* one is proposed or approved and not sent */
	bool escalated;       /* its end is reported already */
};

/* The day the next notice falls on; NO_DAY: there is none. */
int32_t notice_due(const struct profile *profile,
    const struct calendar *calendar, int32_t due_on,
    const struct notice_ladder *ladder);
/* The day the end of the ladder is reported; NO_DAY: not reached. */
int32_t notice_escalation_due(const struct profile *profile,
    const struct calendar *calendar, const struct notice_ladder *ladder);
/* May it be reported now, or does a request of the agency hold it? */
bool notice_escalation_is_held(enum assignment_state state,
    bool extension_pending);
/* The days between two rungs, from a day on. */
int32_t notice_step(const struct profile *profile,
    const struct calendar *calendar, int32_t from);
/* The first working day after. */
int32_t notice_next_day(const struct calendar *calendar, int32_t day);

enum notice_state {
	NOTICE_APPROVED, /* and numbered, in one act */
	NOTICE_SIGNED,   /* the signed paper is there */
	NOTICE_SENT,
	NOTICE_WITHDRAWN,
	N_NOTICE_STATES
};
const char *notice_state_name(enum notice_state state);
bool notice_state_from_name(const char *name, enum notice_state *out);

enum notice_item_state {
	ITEM_PROPOSED,
	ITEM_APPROVED,
	ITEM_SENT,
	ITEM_WITHDRAWN,
	N_ITEM_STATES
};
const char *notice_item_state_name(enum notice_item_state state);
bool notice_item_state_from_name(const char *name, enum notice_item_state *out);

/* Why a rung no longer holds. */
enum withdrawal {
	WITHDRAWAL_NONE,
	WITHDRAWAL_RESULT,          /* a result waits or is confirmed */
	WITHDRAWAL_DUE_MOVED,       /* an extension, or amended */
	WITHDRAWAL_CLOSED,          /* transferred, recalled, cancelled */
	WITHDRAWAL_EXTENSION_ASKED, /* since it was proposed */
	WITHDRAWAL_RETURNED,        /* likewise */
	WITHDRAWAL_OFFICE,          /* a person took it back */
	N_WITHDRAWALS
};
const char *withdrawal_name(enum withdrawal withdrawal); /* "result"; "" */

/* What became of the assignment since the rung was proposed. */
struct notice_facts {
	enum assignment_state state;
	int32_t due_on;
	bool extension_asked; /* one waits that is newer than the proposal */
	bool returned;        /* likewise */
};
enum withdrawal notice_withdrawal(const struct notice_facts *facts,
    int32_t due_on);
/* The day from which the same rung may be proposed again. A person who took it
 * back gets the days between two rungs. */
int32_t notice_again_on(const struct profile *profile,
    const struct calendar *calendar, enum withdrawal withdrawal, int32_t today);

struct notice_item {
	uint64_t id;
	uint64_t assignment_id;
	uint64_t agency_id;
	uint64_t notice_id; /* 0: none */
	int32_t due_on;
	unsigned nth;
	int32_t day;
	enum notice_item_state state;
	const char *withdrawn_reason; /* "" while it holds */
	const char *withdrawn_note;   /* of a person; only where it is shown */
	struct notice_facts facts;
	bool extension_pending;
	/* To show it. */
	uint64_t directive_id;
	const char *agency_name;
	const char *agency_code;
	const char *title;
	const char *reference;
	int32_t issued_on;
	const char *abstract;
	int32_t first_due_on;
	unsigned extension_count;
	const char *before;      /* days of the notices before, joined */
	const char *update_text; /* the latest answer of the agency */
	int64_t updated_at;
};
struct notice_item_list {
	size_t n;
	struct notice_item *items;
};

struct notice {
	uint64_t id;
	uint64_t agency_id;
	const char *agency_name;
	int year;
	unsigned number;
	const char *symbol;
	enum notice_state state;
	int32_t issued_on;
	const char *place;
	const char *basis;
	const char *request;
	int32_t answer_by;
	bool by_deputy;
	const char *signer;
	int64_t approved_at;
	const char *approved_by_name;
	int64_t signed_at;
	int32_t sent_on;
	int64_t withdrawn_at;
	const char *withdrawn_reason;
	const char *withdrawn_note;
	uint64_t version;
	unsigned n_items; /* that still hold */
	unsigned nth_max;
};
struct notice_list {
	size_t n;
	struct notice *items;
};

/* "05/PB-VP": at least two digits (NĐ 30/2020). */
const char *notice_reference(struct arena *mem, unsigned number,
    const char *symbol);
/* May this person approve? Where the permission is given already. */
bool notice_may_approve(const struct actor *actor);

struct escalation {
	uint64_t id;
	uint64_t assignment_id;
	uint64_t agency_id;
	int32_t due_on;
	int32_t day;
	const char *state; /* "open", "ruled", "withdrawn" */
	const char *withdrawn_reason;
	struct notice_facts facts;
	bool held; /* a request of the agency waits for a decision */
	uint64_t version;
	const char *agency_name;
	const char *title;
	const char *reference;
	int32_t issued_on;
	const char *before;      /* the notices, with their days */
	const char *explanation; /* the latest, of the agency */
	const char *proposal;    /* of the office */
	const char *opinion;
	const char *ruled_by;
	int32_t ruled_on;
	const char *document;
	/* What came of the ruling: the assignment of its lead; 0: none. */
	uint64_t follow_id;
	enum assignment_state follow_state;
	int32_t follow_due_on;
};
struct escalation_list {
	size_t n;
	struct escalation *items;
};

/* The report to the Chairman, numbered: "12/BC-VP". */
#define ESCALATION_SYMBOL "BC-VP"
struct escalation_report {
	uint64_t id;
	int year;
	unsigned number;       /* 0: none yet */
	const char *reference; /* "12/BC-VP"; "" leaves room for it */
	const char *place;
	int32_t day;
	bool by_deputy;
	const char *signer;
	int64_t created_at;
	const char *created_by_name;
	unsigned n_items; /* when listed */
};
struct escalation_reports {
	size_t n;
	struct escalation_report *items;
};

struct ruling {
	uint64_t id;
	uint64_t escalation_id;
	uint64_t assignment_id;
	const char *proposal;
	const char *opinion;
	const char *ruled_by;
	int32_t ruled_on;
	const char *document;
	uint64_t task_id; /* out: the task that follows it; 0: none */
};

/* What the Chairman ordered, as a task of its own (R47). */
struct ruling_task {
	const char *abstract; /* of the directive it becomes */
	const char *content;
	const char *lead;     /* name of the agency, as typed */
	const char *deadline; /* words of time */
};

/* Tasks joined by a ruling: this one follows it, or it was about this one. */
struct ruling_link {
	bool is_origin; /* the other one is what the ruling was about */
	uint64_t assignment_id;
	uint64_t agency_id;
	const char *agency_name;
	const char *title;
	enum assignment_state state;
};
struct ruling_links {
	size_t n;
	struct ruling_link *items;
};

#endif
