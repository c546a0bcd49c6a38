/*
 * frozen: a report as it was known at its cut-off, kept (R54, R59).
 *
 * Freezing stores every row the report counts and the sums by agency, with the
 * SHA-256 of both in the fixed form below. Nobody computes a frozen report
 * again to show it; nobody who serves requests can change it. That it still
 * says what was known can be checked at any time (frozen_check): once from what
 * is stored, once more from the history of the assignments.
 *
 * The fixed form is ASCII lines, each ended by '\n':
 *
 *	nhacviec report 1
 *	period <kind> <year> <number> <from> <to>
 *	role <role>
 *	known <known_at, seconds since 1970 UTC>
 *	row <assignment> <version> <task> <agency> <role> <state> <leaf> <flags>
 *	    <assigned> <first due> <due> <submitted> <result> <outcome> <closed>
 *	    <extensions> <returns> <notices>
 *	...                       by assignment; a day that is none is "-"
 *	agency <id> <counts, by enum report_cell>
 *	...                       by id
 *	total <rows> <distinct tasks> <counts>
 *
 * (one line each; wrapped here). Names are not in it: they change nothing.
 */
#ifndef FROZEN_H
#define FROZEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"
#include "assignment.h"
#include "crypto.h"
#include "event.h"
#include "report.h"

struct arena;

/* Seconds after the cut-off: nothing of that day is on its way any more. */
enum { FROZEN_WAIT = 10 * 60 };

struct frozen {
	uint64_t id;
	struct report_query query;
	int64_t frozen_at;
	uint64_t account_id; /* 0: the program itself */
	const char *actor_name;
	uint32_t n_rows;
	uint32_t n_tasks; /* distinct */
	uint8_t sum[SHA256_SIZE];
	const char *weights; /* evaluation_weights_text when it was frozen */
	const char *seal; /* head of the ledger when it was frozen; "" none */
};
struct frozen_list {
	size_t n;
	struct frozen *items;
};

/* The first moment at which a report of this period may be frozen. */
int64_t frozen_earliest(const struct period *period);
/* Leaders of the office, and the heads among those who record. */
bool frozen_may(const struct actor *actor);
const char *frozen_role_name(int role); /* "lead", "all" */
bool frozen_role_from_name(const char *name, int *out);
/* "3f2a91c0 ...": the whole sum in groups of eight, as it is printed. */
const char *frozen_sum_text(struct arena *mem,
    const uint8_t sum[static SHA256_SIZE]);

/* The lines of the fixed form but "row". */
const char *frozen_head_text(struct arena *mem,
    const struct report_query *query);
const char *frozen_counts_text(struct arena *mem,
    const struct report_counts *counts);
/* false: not as frozen_counts_text writes them. */
bool frozen_counts_read(struct arena *mem, const char *text,
    struct report_counts *out);

/* Comparing ----------------------------------------------------------------
 *
 * A row differs when what it counts as differs: its agency, leaf or flags, or
 * that it is there at all. The events between the two moments of knowledge
 * that made a new version with something else to count explain it, and those
 * that moved its directive into the work programme or out of it (R10: a report
 * of Phụ lục VI is without that); no others. A row that is in the work
 * programme afterwards is explained by the latter alone.
 */

enum frozen_cause {
	CAUSE_ENTERED_LATE, /* done by the cut-off, recorded afterwards */
	CAUSE_DONE,
	CAUSE_PROGRESS,
	CAUSE_SENT_BACK,
	CAUSE_EXTENDED,
	CAUSE_TRANSFERRED,
	CAUSE_REORGANISED, /* the agency was merged, split, dissolved */
	CAUSE_CORRECTED,
	CAUSE_RETURNED,
	CAUSE_RECALLED,
	CAUSE_CANCELLED,
	CAUSE_NOTICED,
	CAUSE_CALENDAR,
	CAUSE_SOURCE, /* its directive came to the work programme, or left it */
	CAUSE_NEW,    /* handed out in between */
	CAUSE_DAY,    /* no event: judged on a later day */
	CAUSE_PERIOD, /* no event: finished before the other period */
	N_FROZEN_CAUSES
};

/* One side of a row that differs. */
struct frozen_side {
	bool there;
	const char *agency_name;
	enum report_cell leaf;
	unsigned flags;
	int32_t due_on;
	int32_t result_on;
};
struct frozen_reason {
	enum frozen_cause cause;
	struct event event; /* id 0: none (CAUSE_DAY, CAUSE_PERIOD) */
};
struct frozen_difference {
	uint64_t assignment_id;
	const char *title; /* of the task; "" when it was purged */
	const char *reference;
	struct frozen_side before;
	struct frozen_side after;
	size_t n_reasons;
	struct frozen_reason *reasons;
};
struct frozen_differences {
	size_t n;
	struct frozen_difference *items;
};

const char *frozen_cause_name(enum frozen_cause cause); /* "entered_late" */
/* What an event was for the report that was frozen for the day as_of. */
enum frozen_cause frozen_cause_of(enum event_kind kind, int32_t result_on,
    int32_t as_of);

#endif
