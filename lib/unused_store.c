#include "unused_store.h"

#include <inttypes.h>

/* The latest of: created, opened again, seen. */
static const struct db_stmt NEXT = STMT("unused.next",
    "SELECT u.id, u.login, u.name, u.email, u.language, u.role,"
    " u.agency_account_of, u.used_at, u.unused_warned_at FROM"
    " (SELECT a.*, GREATEST(a.created_at, COALESCE(a.opened_at, a.created_at),"
    " COALESCE((SELECT MAX(s.seen_at) FROM session s"
    " WHERE s.account_id = a.id), a.created_at)) AS used_at"
    " FROM account a WHERE a.id > ? AND a.closed_at IS NULL"
    " AND a.kind <> 'service') u WHERE u.used_at < ? ORDER BY u.id LIMIT 1");

enum err
unused_store_next(struct cx *cx, uint64_t after_id, int64_t before,
    struct unused_account *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct unused_account){ 0 };
	err = db_query(cx, &NEXT, ARGS(db_u64(after_id), db_moment(before)),
	    &rows);
	if (err || !db_next(rows))
		return err;
	out->id = row_u64(rows);
	out->login = row_str(rows);
	out->name = row_str(rows);
	out->email = row_str(rows);
	out->language = row_str(rows);
	if (!role_from_name(row_str(rows), &out->role))
		return fail(cx, ERR_BUG,
		    "account %" PRIu64 " has an unknown role", out->id);
	out->agency_id = row_u64(rows);
	out->used_at = row_moment(rows);
	out->warned_at = row_moment(rows);
	return OK;
}

static const struct db_stmt SET_WARNED = STMT("unused.set_warned",
    "UPDATE account SET unused_warned_at = ? WHERE id = ?");

enum err
unused_store_set_warned(struct cx *cx, uint64_t id)
{
	return db_exec(cx, &SET_WARNED, ARGS(db_moment(cx->now), db_u64(id)),
	    NULL);
}

static const struct db_stmt CLOSE = STMT("unused.close",
    "UPDATE account SET closed_at = ?, basis = ?, version = version + 1"
    " WHERE id = ? AND closed_at IS NULL");
static const struct db_stmt END_SESSIONS = STMT("unused.end_sessions",
    "UPDATE session SET ended_at = ? WHERE account_id = ?"
    " AND ended_at IS NULL");

enum err
unused_store_close(struct cx *cx, uint64_t id, const char *basis,
    bool *out_closed)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &CLOSE,
	    ARGS(db_moment(cx->now), db_str(basis), db_u64(id)), &changed);
	if (err)
		return err;
	*out_closed = changed == 1;
	return db_exec(cx, &END_SESSIONS, ARGS(db_moment(cx->now), db_u64(id)),
	    NULL);
}

static const struct db_stmt OTHERS = STMT("unused.other_administrators",
    "SELECT COUNT(*) FROM account WHERE role = 'administrator'"
    " AND closed_at IS NULL AND id <> ?");

enum err
unused_store_count_other_administrators(struct cx *cx, uint64_t id,
    unsigned *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &OTHERS, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	*out = db_next(rows) ? (unsigned)row_u64(rows) : 0;
	return OK;
}

static const struct db_stmt *const statements[] = { &NEXT, &SET_WARNED, &CLOSE,
	&END_SESSIONS, &OTHERS };

const struct db_stmt_list unused_store_statements = { "unused_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
