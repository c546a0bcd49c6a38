/*
 * series: a task done in parts (R7): the occurrences of a recurring task, or
 * the milestones of a staged one.
 *
 * Each part is a task with a parent, due date, derivation, replies, result and
 * reminders of its own. The parent itself is never handed out: it has no
 * assignment, so lists, counters, reminders and reports, which all count
 * assignments, count each part once and the parent not at all. The parent is
 * done when its last part is, overdue when any is (domain 4.7 rule 9); that is
 * computed, never stored.
 *
 * Occurrences: number n is due at first_on plus (n - 1) times the interval. A
 * day the month does not have becomes its last day; when first_on is the last
 * day of its month, all of them are (31/3, 30/6, 30/9, 31/12). Dates are those
 * of the directive and are not moved for days off, like the ends of months and
 * quarters. Occurrence 1 is handed out with the directive, every other one on
 * the day after the one before it fell due: being late with one shows in that
 * one only.
 */
#ifndef SERIES_H
#define SERIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deadline.h"

struct arena;

enum {
	SERIES_EVERY_MAX = 12,
	MILESTONES_MAX = 6,
	MILESTONE_CONTENT_MAX = 1000,
	MILESTONE_PRODUCT_MAX = 300,
	PARTS_MAX = 600 /* of one parent: weekly for eleven years */
};

/* The plan of a recurring task. */
struct series {
	uint64_t task_id;
	enum repeat_unit unit; /* REPEAT_NONE: it does not recur */
	unsigned every;
	int32_t first_on;
	int32_t until_on; /* NO_DAY: until it is recalled */
	unsigned n_made;
	int32_t next_on; /* NO_DAY: no more, or not handed out yet */
	uint64_t version;
};

/* One milestone as typed; deadline is what its words say. */
struct milestone {
	const char *content;
	const char *product;
	struct deadline deadline;
	enum deadline_clarity clarity;
};

struct milestone_list {
	size_t n;
	struct milestone items[MILESTONES_MAX];
};

/* Due date of occurrence number (from 1); NO_DAY past the end. */
int32_t series_due(const struct series *series, unsigned number);
/* The day it is handed out; NO_DAY past the end. Number 1: the first day there
 * is, so that it never waits. */
int32_t series_opens(const struct series *series, unsigned number);
/* How many there will be; 0: without end. At most PARTS_MAX. */
unsigned series_count(const struct series *series);
/* "kỳ 2, hằng quý từ ngày 31/3/2026 → 30/6/2026". */
const char *series_derivation(struct arena *mem, const struct series *series,
    unsigned number);
/* The first dates and the end in one line, for the one who enters it. */
const char *series_summary(struct arena *mem, const struct series *series);

/* How all parts stand together. */
enum series_state {
	SERIES_WAITING, /* nothing was handed out */
	SERIES_RUNNING,
	SERIES_OVERDUE,
	SERIES_DONE,
	SERIES_STOPPED, /* nothing open, not all of it done */
	N_SERIES_STATES
};
struct series_standing {
	unsigned n_parts; /* handed out; of those by their lead agencies: */
	unsigned n_done;
	unsigned n_open;
	unsigned n_overdue;
	bool more; /* occurrences still to come */
};
enum series_state series_state_of(const struct series_standing *standing);
const char *series_state_name(enum series_state state);

#endif
