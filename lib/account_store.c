#include "account_store.h"

#include <inttypes.h>

#include "arena.h"

#define ACCOUNT_COLUMNS                                                        \
	"c.id, c.login, c.name, c.title, c.email, c.kind, c.role, c.position," \
	" c.agency_id"

static enum err
account_from_row(struct cx *cx, struct db_rows *rows, struct account_line *out)
{
	out->id = row_u64(rows);
	out->login = row_str(rows);
	out->name = row_str(rows);
	out->title = row_str(rows);
	out->email = row_str(rows);
	if (!account_kind_from_name(row_str(rows), &out->kind) ||
	    !role_from_name(row_str(rows), &out->role) ||
	    !position_from_name(row_str(rows), &out->position))
		return fail(cx, ERR_BUG,
		    "account %" PRIu64 " has an unknown kind, role or position",
		    out->id);
	out->agency_id = row_u64(rows);
	return OK;
}

/* The number of an ENUM value is one more than that of ours. */
static const struct db_stmt LIST_BY_POSITION = STMT("account.list_by_position",
    "SELECT " ACCOUNT_COLUMNS " FROM account c"
    " WHERE (1 << (c.position + 0 - 1)) & ? <> 0 AND c.kind = 'personal'"
    " AND c.closed_at IS NULL AND c.agency_id IS NULL"
    " ORDER BY c.name, c.id LIMIT 1000");

enum err
account_store_list_by_position(struct cx *cx, unsigned positions,
    struct account_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_BY_POSITION, ARGS(db_u64(positions)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = account_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt GET = STMT("account.get",
    "SELECT " ACCOUNT_COLUMNS " FROM account c WHERE c.id = ?");

enum err
account_store_get(struct cx *cx, uint64_t id, struct account_line *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no account %" PRIu64, id);
	return account_from_row(cx, rows, out);
}

static const struct db_stmt SET_LANGUAGE = STMT("account.set_language",
    "UPDATE account SET language = ? WHERE id = ?");

enum err
account_store_set_language(struct cx *cx, uint64_t id, const char *language)
{
	return db_exec(cx, &SET_LANGUAGE, ARGS(db_str(language), db_u64(id)),
	    NULL);
}

static const struct db_stmt *const stmts[] = {
	&LIST_BY_POSITION,
	&GET,
	&SET_LANGUAGE,
};

const struct db_stmt_list account_store_statements = {
	"account_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
