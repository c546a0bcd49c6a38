#include "discipline_store.h"

#include "arena.h"

/* Directives, and the documents issued that are none (yet). What was marked
 * after the moment the report is of was not marked then. */
static const struct db_stmt LIST = STMT("discipline.list",
    "SELECT * FROM (SELECT d.id, NULL AS outgoing_id,"
    " 1 AS has_tasks, CONCAT(d.ref_number, '/', d.ref_symbol) AS reference,"
    " d.abstract, d.created_by AS specialist_id, c.name AS specialist,"
    " d.issued_on, d.released_at, d.record_due_at,"
    " IF(d.forwarded_at <= ?, d.forwarded_at, NULL) AS done_at,"
    " (SELECT COUNT(*) FROM task t WHERE t.directive_id = d.id) AS n_tasks"
    " FROM directive d FORCE INDEX (directive_issued)"
    " STRAIGHT_JOIN account c ON c.id = d.created_by"
    " WHERE d.issued_on >= ? AND d.issued_on <= ? AND d.created_at <= ?"
    " UNION ALL SELECT NULL, o.id,"
    " o.mark = 'has_tasks' AND o.marked_at <= ?,"
    " CONCAT(o.ref_number, '/', o.ref_symbol), o.abstract,"
    " IF(o.marked_at <= ?, o.marked_by, NULL),"
    " IF(o.marked_at <= ?, COALESCE(m.name, ''), ''), o.issued_on,"
    " o.released_at, o.record_due_at,"
    " IF(o.mark = 'no_task' AND o.marked_at <= ?, o.marked_at, NULL), 0"
    " FROM outgoing o FORCE INDEX (outgoing_issued)"
    " LEFT JOIN account m ON m.id = o.marked_by"
    " LEFT JOIN directive d ON d.id = o.directive_id"
    " WHERE o.issued_on >= ? AND o.issued_on <= ? AND o.received_at <= ?"
    " AND (d.id IS NULL OR d.created_at > ?)"
    " AND (o.withdrawn_at IS NULL OR o.mark <> 'unmarked'"
    " OR o.withdrawn_at > ?)) r"
    " ORDER BY r.specialist, r.specialist_id, r.issued_on, r.id,"
    " r.outgoing_id LIMIT 50000");

enum err
discipline_store_list(struct cx *cx, const struct period *period,
    int64_t known_at, struct record_items *out)
{
	struct db_arg moment = db_moment(known_at);
	struct db_arg from = db_day(period->from);
	struct db_arg to = db_day(period->to);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(moment, from, to, moment, moment, moment, moment, moment, from,
		to, moment, moment, moment),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct record_item *item = &out->items[out->n++];

		item->directive_id = row_u64(rows);
		item->outgoing_id = row_u64(rows);
		item->has_tasks = row_bool(rows);
		item->reference = row_str(rows);
		item->abstract = row_str(rows);
		item->specialist_id = row_u64(rows);
		item->specialist = row_str(rows);
		item->issued_on = row_day(rows);
		item->released_at = row_moment(rows);
		item->record_due_at = row_moment(rows);
		item->forwarded_at = row_moment(rows);
		item->n_tasks = (uint32_t)row_u64(rows);
	}
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&LIST,
};

const struct db_stmt_list discipline_store_statements = {
	"discipline_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
