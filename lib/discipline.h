/*
 * discipline: does the office itself record in time (R24, R26)?
 *
 * Of the documents issued in a period, by the specialist who recorded them:
 * handed out by the moment the record clock allowed, or after it, or not yet;
 * of those the document system brought besides: marked as having no task, or
 * not marked, in time or not. What nobody has taken up stands under nobody.
 */
#ifndef DISCIPLINE_H
#define DISCIPLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum record_cell {
	RECORD_TOTAL,
	RECORD_IN_TIME,
	RECORD_LATE,
	RECORD_WAITING,     /* a draft; the clock has not run out */
	RECORD_OVERDUE,     /* a draft; it has */
	RECORD_NO_TASK,     /* marked so, in time or not (R26) */
	RECORD_UNMARKED,    /* nobody has said whether it has tasks */
	RECORD_MARKED_LATE, /* of these two: after the time, or not yet by then
			     */
	N_RECORD_CELLS
};
extern const char *const record_cell_names[N_RECORD_CELLS + 1];

struct record_item {
	uint64_t directive_id; /* 0: there is none yet */
	uint64_t outgoing_id;  /* ... of this document issued */
	bool has_tasks;        /* it needs one */
	const char *reference;
	const char *abstract;
	uint64_t specialist_id;
	const char *specialist;
	int32_t issued_on;
	int64_t released_at;
	int64_t record_due_at;
	int64_t forwarded_at; /* NO_MOMENT while a draft */
	uint32_t n_tasks;
};
struct record_items {
	size_t n; /* by specialist */
	struct record_item *items;
};

bool record_counts(const struct record_item *item, enum record_cell cell,
    int64_t now);

struct record_row {
	uint64_t specialist_id;
	const char *specialist;
	uint32_t n[N_RECORD_CELLS];
	uint32_t n_tasks;
};
struct record_table {
	size_t n;
	struct record_row *rows;
	struct record_row total;
};
void record_sum_up(struct arena *mem, const struct record_items *items,
    int64_t now, struct record_table *out);
/* Of those whose clock has run out or that were handed out. */
uint32_t record_fallen_due(const uint32_t *n);

#endif
