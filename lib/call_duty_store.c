#include "call_duty_store.h"

#include "account.h"
#include "arena.h"

/* The name is that of the last call: moments sort as text. */
static const struct db_stmt LIST = STMT("call_duty.list",
    "SELECT c.assignment_id, MIN(IF(c.called_at IS NULL, c.day, NULL)),"
    " MAX(c.called_at), COALESCE(SUBSTRING(MAX(IF(c.called_at IS NULL, NULL,"
    " CONCAT(c.called_at, c.called_by_name))), 20), '')"
    " FROM call_duty c JOIN assignment a ON a.id = c.assignment_id"
    " AND a.open = 1 GROUP BY c.assignment_id ORDER BY c.assignment_id"
    " LIMIT 5000");

static const struct db_stmt SETTLE = STMT("call_duty.settle",
    "UPDATE call_duty SET called_at = ?, called_by_name = ?"
    " WHERE assignment_id = ? AND called_at IS NULL");

static const struct db_stmt UNSETTLE = STMT("call_duty.unsettle",
    "UPDATE call_duty SET called_at = NULL, called_by_name = ''"
    " WHERE assignment_id = ? AND called_at = ?");

enum err
call_duty_store_list(struct cx *cx, struct call_duties *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, NO_ARGS, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct call_duty *duty = &out->items[out->n++];

		duty->assignment_id = row_u64(rows);
		duty->waits_since = row_day(rows);
		duty->called_at = row_moment(rows);
		duty->called_by_name = row_str(rows);
	}
	return OK;
}

enum err
call_duty_store_settle(struct cx *cx, uint64_t assignment_id)
{
	return db_exec(cx, &SETTLE,
	    ARGS(db_moment(cx->now), db_str(actor_shown_name(cx->actor)),
		db_u64(assignment_id)),
	    NULL);
}

enum err
call_duty_store_unsettle(struct cx *cx, uint64_t assignment_id, int64_t at)
{
	return db_exec(cx, &UNSETTLE,
	    ARGS(db_u64(assignment_id), db_moment(at)), NULL);
}

static const struct db_stmt *const statements[] = {
	&LIST,
	&SETTLE,
	&UNSETTLE,
};

const struct db_stmt_list call_duty_store_statements = {
	"call_duty",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
