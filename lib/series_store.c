#include "series_store.h"

#include <inttypes.h>

#include "clock.h"

#define SERIES_COLUMNS                                                         \
	"s.task_id, s.unit, s.every, s.first_on, s.until_on, s.n_made,"        \
	" s.next_on, s.version"

static enum err
series_from_row(struct cx *cx, struct db_rows *rows, struct series *out)
{
	const char *unit;

	out->task_id = row_u64(rows);
	unit = row_str(rows);
	out->every = (unsigned)row_u64(rows);
	out->first_on = row_day(rows);
	out->until_on = row_day(rows);
	out->n_made = (unsigned)row_u64(rows);
	out->next_on = row_day(rows);
	out->version = row_u64(rows);
	if (!repeat_unit_from_name(unit, &out->unit))
		return fail(cx, ERR_BUG, "a series has an unknown unit");
	return OK;
}

static const struct db_stmt GET = STMT("series.get",
    "SELECT " SERIES_COLUMNS " FROM task_series s WHERE s.task_id = ?");

enum err
series_store_get(struct cx *cx, uint64_t task_id, struct series *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct series){ .task_id = task_id,
		.first_on = NO_DAY,
		.until_on = NO_DAY,
		.next_on = NO_DAY };
	err = db_query(cx, &GET, ARGS(db_u64(task_id)), &rows);
	if (err || !db_next(rows))
		return err;
	return series_from_row(cx, rows, out);
}

static const struct db_stmt LOCK = STMT("series.lock",
    "SELECT " SERIES_COLUMNS
    " FROM task_series s WHERE s.task_id = ? FOR UPDATE");

enum err
series_store_lock(struct cx *cx, uint64_t task_id, struct series *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LOCK, ARGS(db_u64(task_id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "task %" PRIu64 " does not recur",
		    task_id);
	return series_from_row(cx, rows, out);
}

static const struct db_stmt REMOVE = STMT("series.remove",
    "DELETE FROM task_series WHERE task_id = ?");
static const struct db_stmt ADD = STMT("series.add",
    "INSERT INTO task_series (task_id, unit, every, first_on, until_on)"
    " VALUES (?, ?, ?, ?, ?)");

enum err
series_store_put(struct cx *cx, const struct series *series)
{
	enum err err;

	err = db_exec(cx, &REMOVE, ARGS(db_u64(series->task_id)), NULL);
	if (err || series->unit == REPEAT_NONE)
		return err;
	return db_exec(cx, &ADD,
	    ARGS(db_u64(series->task_id),
		db_str(repeat_unit_name(series->unit)), db_u64(series->every),
		db_day(series->first_on), db_day(series->until_on)),
	    NULL);
}

static const struct db_stmt SET_MADE = STMT("series.set_made",
    "UPDATE task_series SET n_made = ?, next_on = ?, version = version + 1"
    " WHERE task_id = ?");

enum err
series_store_set_made(struct cx *cx, uint64_t task_id, unsigned n_made,
    int32_t next_on)
{
	return db_exec(cx, &SET_MADE,
	    ARGS(db_u64(n_made), db_day(next_on), db_u64(task_id)), NULL);
}

static const struct db_stmt SET_UNTIL = STMT("series.set_until",
    "UPDATE task_series SET until_on = ?, next_on = ?, version = version + 1"
    " WHERE task_id = ? AND version = ?");

enum err
series_store_set_until(struct cx *cx, const struct series *series,
    int32_t until_on, int32_t next_on)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_UNTIL,
	    ARGS(db_day(until_on), db_day(next_on), db_u64(series->task_id),
		db_u64(series->version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx,
		    "series %" PRIu64 " is not at version %" PRIu64,
		    series->task_id, series->version);
	return OK;
}

static const struct db_stmt FIND_OPEN = STMT("series.find_open",
    "SELECT s.task_id FROM task_series s WHERE s.next_on <= ?"
    " ORDER BY s.next_on, s.task_id LIMIT 1");

enum err
series_store_find_open(struct cx *cx, int32_t day, uint64_t *out_task_id)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIND_OPEN, ARGS(db_day(day)), &rows);
	if (err)
		return err;
	*out_task_id = db_next(rows) ? row_u64(rows) : 0;
	return OK;
}

static const struct db_stmt LIST_MILESTONES = STMT("milestone.list",
    "SELECT content, deadline_text, product FROM task_milestone"
    " WHERE task_id = ? ORDER BY number LIMIT 6");

enum err
series_store_list_milestones(struct cx *cx, uint64_t task_id,
    struct milestone_list *out)
{
	struct db_rows *rows;
	enum err err;

	out->n = 0;
	err = db_query(cx, &LIST_MILESTONES, ARGS(db_u64(task_id)), &rows);
	if (err)
		return err;
	while (out->n < MILESTONES_MAX && db_next(rows)) {
		struct milestone *m = &out->items[out->n++];

		*m = (struct milestone){ .content = row_str(rows),
			.clarity = DEADLINE_UNCLEAR };
		m->deadline = (struct deadline){ .text = row_str(rows),
			.event_on = NO_DAY,
			.due_on = NO_DAY,
			.due_minute = -1 };
		m->product = row_str(rows);
	}
	return OK;
}

static const struct db_stmt REMOVE_MILESTONES = STMT("milestone.remove",
    "DELETE FROM task_milestone WHERE task_id = ?");
static const struct db_stmt ADD_MILESTONE = STMT("milestone.add",
    "INSERT INTO task_milestone (task_id, number, content, deadline_text,"
    " product) VALUES (?, ?, ?, ?, ?)");

enum err
series_store_put_milestones(struct cx *cx, uint64_t task_id,
    const struct milestone_list *list)
{
	enum err err;

	err = db_exec(cx, &REMOVE_MILESTONES, ARGS(db_u64(task_id)), NULL);
	for (size_t i = 0; !err && i < list->n; i++) {
		const struct milestone *m = &list->items[i];

		err = db_exec(cx, &ADD_MILESTONE,
		    ARGS(db_u64(task_id), db_u64(i + 1), db_str(m->content),
			db_str(m->deadline.text), db_str(m->product)),
		    NULL);
	}
	return err;
}

static const struct db_stmt *const stmts[] = {
	&GET,
	&LOCK,
	&REMOVE,
	&ADD,
	&SET_MADE,
	&SET_UNTIL,
	&FIND_OPEN,
	&LIST_MILESTONES,
	&REMOVE_MILESTONES,
	&ADD_MILESTONE,
};

const struct db_stmt_list series_store_statements = {
	"series_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
