#include "filter_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"

static const struct db_stmt LIST = STMT("saved_filter.list",
    "SELECT id, list, name, query, shared, account_id = ?"
    " FROM saved_filter WHERE removed_at IS NULL AND (? = '' OR list = ?)"
    " AND (account_id = ? OR (shared = 1 AND list = ?))"
    " ORDER BY account_id = ? DESC, name, id LIMIT 30");

enum err
filter_store_list(struct cx *cx, const char *list,
    struct saved_filter_list *out)
{
	struct db_arg own = db_u64(cx->actor->account_id);
	const char *shared_of = role_is_office(cx->actor->role)
				    ? "task-list"
				    : "task-assigned";
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(own, db_str(list), db_str(list), own, db_str(shared_of), own),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		out->items[out->n++] = (struct saved_filter){
			.id = row_u64(rows),
			.list = row_str(rows),
			.name = row_str(rows),
			.query = row_str(rows),
			.shared = row_bool(rows),
			.own = row_bool(rows),
		};
	return OK;
}

static const struct db_stmt ADD = STMT("saved_filter.add",
    "INSERT INTO saved_filter (account_id, list, name, query, shared,"
    " created_at) VALUES (?, ?, ?, ?, ?, ?)");

enum err
filter_store_add(struct cx *cx, struct saved_filter *filter)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(cx->actor->account_id), db_str(filter->list),
		db_str(filter->name), db_str(filter->query),
		db_bool(filter->shared), db_moment(cx->now)),
	    NULL);
	if (err)
		return err;
	filter->id = db_insert_id(cx);
	return OK;
}

static const struct db_stmt REMOVE = STMT("saved_filter.remove",
    "UPDATE saved_filter SET removed_at = ?"
    " WHERE id = ? AND account_id = ? AND removed_at IS NULL");

enum err
filter_store_remove(struct cx *cx, uint64_t id)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &REMOVE,
	    ARGS(db_moment(cx->now), db_u64(id), db_u64(cx->actor->account_id)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_MISSING, "no own filter %" PRIu64, id);
	return OK;
}

static const struct db_stmt *const statements[] = { &LIST, &ADD, &REMOVE };

const struct db_stmt_list filter_store_statements = { "filter_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
