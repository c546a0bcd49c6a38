#include "hint_store.h"

#include "account.h"

static const struct db_stmt CLOSE = STMT("hint.close",
    "INSERT IGNORE INTO hint_closed (account_id, officer_id, hint, closed_at)"
    " VALUES (?, ?, ?, ?)");

enum err
hint_store_close(struct cx *cx, const char *hint)
{
	return db_exec(cx, &CLOSE,
	    ARGS(db_u64(cx->actor->account_id), db_u64(cx->actor->officer_id),
		db_str(hint), db_moment(cx->now)),
	    NULL);
}

static const struct db_stmt ANY_CLOSED = STMT("hint.any_closed",
    "SELECT 1 FROM hint_closed"
    " WHERE account_id = ? AND officer_id = ? LIMIT 1");

enum err
hint_store_any_closed(struct cx *cx, bool *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &ANY_CLOSED,
	    ARGS(db_u64(cx->actor->account_id), db_u64(cx->actor->officer_id)),
	    &rows);
	if (err)
		return err;
	*out = db_next(rows);
	return OK;
}

static const struct db_stmt OPEN_ALL = STMT("hint.open_all",
    "DELETE FROM hint_closed WHERE account_id = ? AND officer_id = ?");

enum err
hint_store_open_all(struct cx *cx)
{
	return db_exec(cx, &OPEN_ALL,
	    ARGS(db_u64(cx->actor->account_id), db_u64(cx->actor->officer_id)),
	    NULL);
}

static const struct db_stmt *const stmts[] = {
	&CLOSE,
	&ANY_CLOSED,
	&OPEN_ALL,
};

const struct db_stmt_list hint_store_statements = {
	"hint_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
