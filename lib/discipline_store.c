#include "discipline_store.h"

#include "arena.h"

static const struct db_stmt LIST = STMT("discipline.list",
    "SELECT d.id, CONCAT(d.ref_number, '/', d.ref_symbol), d.abstract,"
    " d.created_by, c.name, d.issued_on, d.released_at, d.record_due_at,"
    " IF(d.forwarded_at <= ?, d.forwarded_at, NULL),"
    " (SELECT COUNT(*) FROM task t WHERE t.directive_id = d.id)"
    " FROM directive d FORCE INDEX (directive_issued)"
    " STRAIGHT_JOIN account c ON c.id = d.created_by"
    " WHERE d.issued_on >= ? AND d.issued_on <= ? AND d.created_at <= ?"
    " ORDER BY c.name, c.id, d.issued_on, d.id LIMIT 50000");

enum err
discipline_store_list(struct cx *cx, const struct period *period,
    int64_t known_at, struct record_items *out)
{
	struct db_arg moment = db_moment(known_at);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(moment, db_day(period->from), db_day(period->to), moment),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct record_item *item = &out->items[out->n++];

		item->directive_id = row_u64(rows);
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
