#include "password_store.h"

static const struct db_stmt IS_USED = STMT("password.is_used",
    "SELECT COUNT(*) FROM (SELECT mark FROM password_mark"
    " WHERE account_id = ? ORDER BY id DESC LIMIT ?) last WHERE mark = ?");

enum err
password_store_is_used(struct cx *cx, uint64_t account_id,
    const uint8_t mark[static 32], unsigned n, bool *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &IS_USED,
	    ARGS(db_u64(account_id), db_u64(n), db_bytes(mark, 32)), &rows);
	if (err)
		return err;
	*out = db_next(rows) && row_u64(rows) > 0;
	return OK;
}

static const struct db_stmt ADD = STMT("password.add",
    "INSERT INTO password_mark (account_id, mark, made_at) VALUES (?, ?, ?)");

enum err
password_store_add(struct cx *cx, uint64_t account_id,
    const uint8_t mark[static 32])
{
	return db_exec(cx, &ADD,
	    ARGS(db_u64(account_id), db_bytes(mark, 32), db_moment(cx->now)),
	    NULL);
}

static const struct db_stmt *const statements[] = { &IS_USED, &ADD };

const struct db_stmt_list password_store_statements = { "password_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
