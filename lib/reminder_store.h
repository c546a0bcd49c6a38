/*
 * reminder_store: what was told whom, and how far the planner has come.
 *
 * Rows are made inside the database, a piece of at most REMINDER_CHUNK
 * assignments at a time, so that 10,000 due on one day cost no memory here.
 */
#ifndef REMINDER_STORE_H
#define REMINDER_STORE_H

#include "db.h"
#include "reminder.h"

enum { REMINDER_CHUNK = 500 };

/* One piece of work: open assignments due on due_on, ids in (after, until]. */
struct reminder_chunk {
	const struct reminder_rule *rule;
	int32_t due_on;
	uint64_t after_id;
	uint64_t until_id;
};

/* The last day finished; NO_DAY: none yet. */
enum err reminder_store_get_progress(struct cx *cx, int32_t *out) MUST_CHECK;
/* The day is finished; never goes back. */
enum err reminder_store_set_progress(struct cx *cx, int32_t day) MUST_CHECK;
/* until_id of the piece after after_id; 0: there is none. */
enum err reminder_store_find_chunk(struct cx *cx, int32_t due_on,
    uint64_t after_id, uint64_t *out_until) MUST_CHECK;
/* Reminders of the piece that are not there yet, of assignments that want one
 * (reminder_is_wanted) and were given out by the end of the rule's day. */
enum err reminder_store_add_chunk(struct cx *cx,
    const struct reminder_chunk *chunk, uint64_t *out_added) MUST_CHECK;
/* A notification for each reminder of the piece that has none: first to the
 * specialist when the rule is overdue, then to the agency; without a ladder of
 * notices also a call to make (call_duty.h). In the transaction that added
 * them. */
enum err reminder_store_notify_chunk(struct cx *cx,
    const struct reminder_chunk *chunk) MUST_CHECK;

extern const struct db_stmt_list reminder_store_statements;

#endif
