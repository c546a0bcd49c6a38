/*
 * clock_store: the clocks that run in working days, for a change of the
 * calendar: due dates counted from an event, update dates, record dates.
 * A clock that ends before a day cannot be moved by it.
 */
#ifndef CLOCK_STORE_H
#define CLOCK_STORE_H

#include "assignment.h"
#include "db.h"

enum { CLOCKS_MAX = 20000 }; /* of each kind; one more is read */

/* A task with a number of working days after a known event, somebody still
 * works on it or it waits in a draft. */
struct clock_task {
	uint64_t id;
	uint64_t directive_id;
	uint64_t version;
	bool draft;
	int n;
	int32_t event_on;
	int32_t due_on;
	const char *derivation;
	const char *title;
	const char *ref_number;
	const char *ref_symbol;
	enum urgency urgency;
	uint64_t recorder_id;
	const char *recorder_name;
	int32_t central_due_on; /* R61; NO_DAY: the centre set none */
};
struct clock_tasks {
	size_t n;
	struct clock_task *items; /* by id */
};

/* A draft whose record clock counts working days. */
struct clock_directive {
	uint64_t id;
	uint64_t version;
	int64_t record_due_at;
	const char *derivation;
	const char *abstract;
	const char *ref_number;
	const char *ref_symbol;
	uint64_t recorder_id;
	const char *recorder_name;
};
struct clock_directives {
	size_t n;
	struct clock_directive *items; /* by id */
};

/* What ends on or after this day, locked in the order of all locks. */
enum err clock_store_lock(struct cx *cx, int32_t from) MUST_CHECK;
enum err clock_store_list_tasks(struct cx *cx, int32_t from,
    struct clock_tasks *out) MUST_CHECK;
/* Open assignments, by id: due in such a task, or with an update clock. */
enum err clock_store_list_assignments(struct cx *cx, int32_t from,
    struct assignment_lines *out) MUST_CHECK;
enum err clock_store_list_directives(struct cx *cx, int32_t from,
    struct clock_directives *out) MUST_CHECK;

/* Only the clock; version + 1; ERR_CONFLICT as always. */
enum err clock_store_set_task(struct cx *cx,
    const struct clock_task *task) MUST_CHECK;
enum err clock_store_set_directive(struct cx *cx,
    const struct clock_directive *directive) MUST_CHECK;

extern const struct db_stmt_list clock_store_statements;

#endif
