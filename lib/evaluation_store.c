#include "evaluation_store.h"

#include <string.h>

#include "account.h"
#include "arena.h"
#include "names.h"

static const struct db_stmt ADD = STMT("evaluation.add",
    "INSERT INTO evaluation_decision (report_id, kind, document, issued_on,"
    " note, list_sum, at, account_id, actor_name)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
evaluation_store_add(struct cx *cx, struct evaluation_decision *decision)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(decision->report_id),
		db_str(evaluation_kind_names[decision->kind]),
		db_str(decision->document), db_day(decision->issued_on),
		db_str(decision->note),
		db_bytes(decision->list_sum, sizeof(decision->list_sum)),
		db_moment(cx->now), db_u64(cx->actor->account_id),
		db_str(actor_shown_name(cx->actor))),
	    NULL);
	if (err && db_is_duplicate(cx)) {
		error_reset(&cx->error);
		return fail_field(cx, "document", "already_recorded");
	}
	if (!err)
		decision->id = db_insert_id(cx);
	return err;
}

static const struct db_stmt LIST = STMT("evaluation.list",
    "SELECT e.id, e.kind, e.document, e.issued_on, e.note, e.list_sum, e.at,"
    " e.actor_name FROM evaluation_decision e WHERE e.report_id = ?"
    " ORDER BY e.id LIMIT 500");

enum err
evaluation_store_list(struct cx *cx, uint64_t report_id,
    struct evaluation_decisions *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, ARGS(db_u64(report_id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct evaluation_decision *d = &out->items[out->n++];
		const void *sum;
		unsigned kind;
		size_t n;

		d->id = row_u64(rows);
		d->report_id = report_id;
		if (!names_find(evaluation_kind_names, N_EVALUATION_KINDS,
			row_str(rows), &kind))
			return fail(cx, ERR_BUG, "a decision has no kind");
		d->kind = (enum evaluation_kind)kind;
		d->document = row_str(rows);
		d->issued_on = row_day(rows);
		d->note = row_str(rows);
		sum = row_bytes(rows, &n);
		if (n == sizeof(d->list_sum))
			memcpy(d->list_sum, sum, n);
		d->at = row_moment(rows);
		d->actor_name = row_str(rows);
	}
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&ADD,
	&LIST,
};

const struct db_stmt_list evaluation_store_statements = {
	"evaluation_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
