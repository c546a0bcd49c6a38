#include "clock_store.h"

#include <inttypes.h>

#include "arena.h"
#include "assignment_row_store.h"
#include "clock.h"

#define COUNTED                                                                \
	"t.deadline_kind = 'relative' AND t.deadline_unit = 'working_day'"     \
	" AND t.deadline_event_on IS NOT NULL"
#define TASKS                                                                  \
	" FROM task t JOIN directive d ON d.id = t.directive_id"               \
	" JOIN account c ON c.id = d.created_by"                               \
	" WHERE " COUNTED " AND t.due_on >= ? AND EXISTS (SELECT 1"            \
	" FROM assignment a WHERE a.task_id = t.id"                            \
	" AND (a.open = 1 OR a.state = 'draft'))"
#define ASSIGNMENTS                                                            \
	" WHERE a.open = 1 AND (a.update_due_on >= ? OR (" COUNTED             \
	" AND a.due_on = t.due_on AND t.due_on >= ?))"
#define DIRECTIVES                                                             \
	" WHERE d.state = 'draft' AND d.urgency = 'normal'"                    \
	" AND d.record_due_at >= ?"

/* Assignments by id, then tasks, then directives. */
static const struct db_stmt LOCK_ASSIGNMENTS = STMT("clock.lock_assignments",
    "SELECT a.id FROM (SELECT i.id FROM assignment i"
    " JOIN task t ON t.id = i.task_id"
    " WHERE i.open = 1 AND (i.update_due_on >= ? OR (" COUNTED
    " AND i.due_on = t.due_on AND t.due_on >= ?)) ORDER BY i.id LIMIT 20001) k"
    " STRAIGHT_JOIN assignment a ON a.id = k.id ORDER BY a.id FOR UPDATE");
static const struct db_stmt LOCK_TASKS = STMT("clock.lock_tasks",
    "SELECT x.id FROM (SELECT t.id" TASKS " ORDER BY t.id LIMIT 20001) k"
    " STRAIGHT_JOIN task x ON x.id = k.id ORDER BY x.id FOR UPDATE");
static const struct db_stmt LOCK_DIRECTIVES = STMT("clock.lock_directives",
    "SELECT d.id FROM directive d" DIRECTIVES
    " ORDER BY d.id LIMIT 20001 FOR UPDATE");

enum err
clock_store_lock(struct cx *cx, int32_t from)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LOCK_ASSIGNMENTS, ARGS(db_day(from), db_day(from)),
	    &rows);
	if (err)
		return err;
	err = db_query(cx, &LOCK_TASKS, ARGS(db_day(from)), &rows);
	if (err)
		return err;
	return db_query(cx, &LOCK_DIRECTIVES,
	    ARGS(db_moment(clock_day_start(from))), &rows);
}

static const struct db_stmt LIST_TASKS = STMT("clock.list_tasks",
    "SELECT t.id, t.directive_id, t.version, d.state = 'draft', t.deadline_n,"
    " t.deadline_event_on, t.due_on, t.due_derivation, t.title, d.ref_number,"
    " d.ref_symbol, d.urgency, d.created_by, c.name,"
    " IF(d.source = 'government', d.central_due_on, NULL)" TASKS
    " ORDER BY t.id LIMIT 20001");

enum err
clock_store_list_tasks(struct cx *cx, int32_t from, struct clock_tasks *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_TASKS, ARGS(db_day(from)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (; db_next(rows); out->n++) {
		struct clock_task *task = &out->items[out->n];

		task->id = row_u64(rows);
		task->directive_id = row_u64(rows);
		task->version = row_u64(rows);
		task->draft = row_bool(rows);
		task->n = (int)row_u64(rows);
		task->event_on = row_day(rows);
		task->due_on = row_day(rows);
		task->derivation = row_str(rows);
		task->title = row_str(rows);
		task->ref_number = row_str(rows);
		task->ref_symbol = row_str(rows);
		if (!urgency_from_name(row_str(rows), &task->urgency))
			return fail(cx, ERR_BUG, "an unknown urgency");
		task->recorder_id = row_u64(rows);
		task->recorder_name = row_str(rows);
		task->central_due_on = row_day(rows);
	}
	return OK;
}

static const struct db_stmt LIST_ASSIGNMENTS = STMT("clock.list_assignments",
    "SELECT " LINE_COLUMNS " FROM assignment a" LINE_JOINS ASSIGNMENTS
    " ORDER BY a.id LIMIT 20001");

enum err
clock_store_list_assignments(struct cx *cx, int32_t from,
    struct assignment_lines *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_ASSIGNMENTS, ARGS(db_day(from), db_day(from)),
	    &rows);
	if (err)
		return err;
	return assignment_lines_from_rows(cx, rows, out);
}

static const struct db_stmt LIST_DIRECTIVES = STMT("clock.list_directives",
    "SELECT d.id, d.version, d.record_due_at, d.record_derivation,"
    " d.abstract, d.ref_number, d.ref_symbol, d.created_by, c.name"
    " FROM directive d JOIN account c ON c.id = d.created_by" DIRECTIVES
    " ORDER BY d.id LIMIT 20001");

enum err
clock_store_list_directives(struct cx *cx, int32_t from,
    struct clock_directives *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_DIRECTIVES,
	    ARGS(db_moment(clock_day_start(from))), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (; db_next(rows); out->n++) {
		struct clock_directive *directive = &out->items[out->n];

		directive->id = row_u64(rows);
		directive->version = row_u64(rows);
		directive->record_due_at = row_moment(rows);
		directive->derivation = row_str(rows);
		directive->abstract = row_str(rows);
		directive->ref_number = row_str(rows);
		directive->ref_symbol = row_str(rows);
		directive->recorder_id = row_u64(rows);
		directive->recorder_name = row_str(rows);
	}
	return OK;
}

static const struct db_stmt SET_TASK = STMT("clock.set_task",
    "UPDATE task SET due_on = ?, due_derivation = ?, version = version + 1"
    " WHERE id = ? AND version = ?");

enum err
clock_store_set_task(struct cx *cx, const struct clock_task *task)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_TASK,
	    ARGS(db_day(task->due_on), db_str(task->derivation),
		db_u64(task->id), db_u64(task->version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx,
		    "task %" PRIu64 " is not at version %" PRIu64, task->id,
		    task->version);
	return OK;
}

static const struct db_stmt SET_DIRECTIVE = STMT("clock.set_directive",
    "UPDATE directive SET record_due_at = ?, record_derivation = ?,"
    " version = version + 1 WHERE id = ? AND version = ?");

enum err
clock_store_set_directive(struct cx *cx,
    const struct clock_directive *directive)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_DIRECTIVE,
	    ARGS(db_moment(directive->record_due_at),
		db_str(directive->derivation), db_u64(directive->id),
		db_u64(directive->version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx,
		    "directive %" PRIu64 " is not at version %" PRIu64,
		    directive->id, directive->version);
	return OK;
}

static const struct db_stmt *const statements[] = { &LOCK_ASSIGNMENTS,
	&LOCK_TASKS, &LOCK_DIRECTIVES, &LIST_TASKS, &LIST_ASSIGNMENTS,
	&LIST_DIRECTIVES, &SET_TASK, &SET_DIRECTIVE };

const struct db_stmt_list clock_store_statements = { "clock", statements,
	sizeof(statements) / sizeof(statements[0]) };
