#include "programme_report_store.h"

#include "arena.h"
#include "clock.h"
#include "report_row_store.h"

/* What a task is called, and who it goes to, is of today; the rest as known. */
static const struct db_stmt LIST = STMT("programme_report.list",
    "SELECT i.assignment_id, i.agency_id, g.name, t.title, t.product,"
    " t.deadline_text, t.receiving_authority, i.state, i.due_on,"
    " COALESCE(i.submitted_on, i.result_on),"
    " EXISTS (SELECT 1 FROM extension e"
    " WHERE e.assignment_id = i.assignment_id AND e.created_at <= ?),"
    " (SELECT CONCAT(y.reply_number, IF(y.reply_symbol = '', '', '/'),"
    " y.reply_symbol) FROM reply y WHERE y.assignment_id = i.assignment_id"
    " AND y.kind = 'result' AND y.created_at <= ?"
    " ORDER BY y.id DESC LIMIT 1),"
    " (SELECT y.reply_issued_on FROM reply y"
    " WHERE y.assignment_id = i.assignment_id AND y.kind = 'result'"
    " AND y.created_at <= ? ORDER BY y.id DESC LIMIT 1)"
    " FROM " PROGRAMME_DIRECTIVES
    " d STRAIGHT_JOIN assignment a FORCE INDEX (assignment_directive)"
    " ON a.directive_id = d.id"
    " STRAIGHT_JOIN assignment_interval i ON i.assignment_id = a.id"
    " STRAIGHT_JOIN task t ON t.id = i.task_id"
    " STRAIGHT_JOIN agency g ON g.id = i.agency_id"
    " WHERE i.closed_on >= ?"
    " AND i.valid_to > ? AND i.valid_from <= ? AND i.assigned_on <= ?"
    " AND i.state <> 'transferred' AND (? = '' OR i.role = ?)"
    " ORDER BY g.kind, g.sort_order, g.id, i.due_on IS NULL, i.due_on,"
    " i.assignment_id LIMIT 20000");

static enum err
item_from_row(struct cx *cx, struct db_rows *rows, struct programme_item *out)
{
	out->assignment_id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->agency_name = row_str(rows);
	out->title = row_str(rows);
	out->product = row_str(rows);
	out->registered = row_str(rows);
	out->authority = row_str(rows);
	if (!assignment_state_from_name(row_str(rows), &out->state))
		return fail(cx, ERR_BUG, "an interval has an unknown state");
	out->due_on = row_day(rows);
	out->submitted_on = row_day(rows);
	out->postponed = row_bool(rows);
	out->document = row_str(rows);
	out->document_on = row_day(rows);
	return OK;
}

enum err
programme_report_store_list(struct cx *cx, const struct report_query *query,
    struct programme_items *out)
{
	struct db_arg known_at = db_moment(query->known_at);
	struct db_arg role = db_str(
	    query->role < 0
		? ""
		: assignment_role_name((enum assignment_role)query->role));
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(known_at, known_at, known_at, known_at, known_at,
		db_day(query->period.from), known_at, known_at,
		db_day(query->period.to), role, role),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = item_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&LIST,
};

const struct db_stmt_list programme_report_store_statements = {
	"programme_report_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
