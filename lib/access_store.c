#include "access_store.h"

#include "arena.h"
#include "crypto.h"

static const struct db_stmt SET_PASSWORD = STMT("access.set_password",
    "INSERT INTO account_secret (account_id, password_hash, changed_at)"
    " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE"
    " password_hash = VALUES(password_hash), changed_at = VALUES(changed_at)");
static const struct db_stmt SET_MUST_CHANGE = STMT("access.set_must_change",
    "UPDATE account SET must_change_password = 1 WHERE id = ?");

enum err
access_store_set_initial_password(struct cx *cx, uint64_t account_id,
    const char *hash)
{
	enum err err;

	err = db_exec(cx, &SET_PASSWORD,
	    ARGS(db_u64(account_id), db_str(hash), db_moment(cx->now)), NULL);
	if (err)
		return err;
	return db_exec(cx, &SET_MUST_CHANGE, ARGS(db_u64(account_id)), NULL);
}

static const struct db_stmt GET_SECRET = STMT("access.get_secret",
    "SELECT secret_hash FROM officer_secret WHERE officer_id = ?");

enum err
access_store_get_officer_secret(struct cx *cx, uint64_t officer_id,
    const char **out_hash)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET_SECRET, ARGS(db_u64(officer_id)), &rows);
	if (err)
		return err;
	*out_hash = db_next(rows) ? row_str(rows) : "";
	return OK;
}

static const struct db_stmt SET_SECRET = STMT("access.set_secret",
    "INSERT INTO officer_secret (officer_id, secret_hash, changed_at)"
    " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE"
    " secret_hash = VALUES(secret_hash), changed_at = VALUES(changed_at)");
static const struct db_stmt
    SET_MUST_CHANGE_SECRET = STMT("access.set_must_change_secret",
	"UPDATE officer SET must_change_secret = ? WHERE id = ?");

enum err
access_store_set_officer_secret(struct cx *cx, uint64_t officer_id,
    const char *hash, bool must_change)
{
	enum err err;

	err = db_exec(cx, &SET_SECRET,
	    ARGS(db_u64(officer_id), db_str(hash), db_moment(cx->now)), NULL);
	if (err)
		return err;
	return db_exec(cx, &SET_MUST_CHANGE_SECRET,
	    ARGS(db_bool(must_change), db_u64(officer_id)), NULL);
}

#define SESSION_ROWS                                                           \
	"SELECT LOWER(HEX(s.token_hash)), COALESCE(o.name, ''), s.address,"    \
	" s.device, s.created_at, s.seen_at FROM session s"                    \
	" LEFT JOIN officer o ON o.id = s.officer_id"                          \
	" WHERE s.account_id = ? AND s.ended_at IS NULL AND s.expires_at > ?"
#define SESSION_ORDER " ORDER BY s.seen_at DESC, s.token_hash LIMIT 200"

static void
read_sessions(struct cx *cx, struct db_rows *rows, struct session_rows *out)
{
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct session_row *s = &out->items[out->n++];

		s->id = row_str(rows);
		s->officer_name = row_str(rows);
		s->address = row_str(rows);
		s->device = row_str(rows);
		s->created_at = row_moment(rows);
		s->seen_at = row_moment(rows);
	}
}

static const struct db_stmt LIST = STMT("access.list_sessions",
    SESSION_ROWS SESSION_ORDER);

enum err
access_store_list_sessions(struct cx *cx, uint64_t account_id,
    struct session_rows *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, ARGS(db_u64(account_id), db_moment(cx->now)),
	    &rows);
	if (err)
		return err;
	read_sessions(cx, rows, out);
	return OK;
}

static const struct db_stmt LIST_OWN = STMT("access.list_own",
    SESSION_ROWS " AND s.officer_id <=> ?" SESSION_ORDER);

enum err
access_store_list_own_sessions(struct cx *cx, uint64_t account_id,
    uint64_t officer_id, struct session_rows *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_OWN,
	    ARGS(db_u64(account_id), db_moment(cx->now), db_id(officer_id)),
	    &rows);
	if (err)
		return err;
	read_sessions(cx, rows, out);
	return OK;
}

#define END "UPDATE session SET ended_at = ? WHERE ended_at IS NULL"

static const struct db_stmt END_ALL = STMT("access.end_all",
    END " AND account_id = ?");

enum err
access_store_end_all(struct cx *cx, uint64_t account_id, uint64_t *out_n)
{
	return db_exec(cx, &END_ALL,
	    ARGS(db_moment(cx->now), db_u64(account_id)), out_n);
}

static const struct db_stmt END_ONE = STMT("access.end_one",
    END " AND account_id = ? AND token_hash = ?");

enum err
access_store_end_one(struct cx *cx, uint64_t account_id,
    const uint8_t token_hash[static 32], uint64_t *out_n)
{
	return db_exec(cx, &END_ONE,
	    ARGS(db_moment(cx->now), db_u64(account_id),
		db_bytes(token_hash, SHA256_SIZE)),
	    out_n);
}

static const struct db_stmt END_OWN = STMT("access.end_own",
    END " AND account_id = ? AND officer_id <=> ? AND token_hash = ?");

enum err
access_store_end_own(struct cx *cx, uint64_t account_id, uint64_t officer_id,
    const uint8_t token_hash[static 32], uint64_t *out_n)
{
	return db_exec(cx, &END_OWN,
	    ARGS(db_moment(cx->now), db_u64(account_id), db_id(officer_id),
		db_bytes(token_hash, SHA256_SIZE)),
	    out_n);
}

static const struct db_stmt END_OWN_OTHERS = STMT("access.end_own_others",
    END " AND account_id = ? AND officer_id <=> ? AND token_hash <> ?");

enum err
access_store_end_own_others(struct cx *cx, uint64_t account_id,
    uint64_t officer_id, const uint8_t token_hash[static 32], uint64_t *out_n)
{
	return db_exec(cx, &END_OWN_OTHERS,
	    ARGS(db_moment(cx->now), db_u64(account_id), db_id(officer_id),
		db_bytes(token_hash, SHA256_SIZE)),
	    out_n);
}

static const struct db_stmt END_OFFICER = STMT("access.end_officer",
    END " AND officer_id = ?");

enum err
access_store_end_officer(struct cx *cx, uint64_t officer_id, uint64_t *out_n)
{
	return db_exec(cx, &END_OFFICER,
	    ARGS(db_moment(cx->now), db_u64(officer_id)), out_n);
}

static const struct db_stmt *const statements[] = { &SET_PASSWORD,
	&SET_MUST_CHANGE, &GET_SECRET, &SET_SECRET, &SET_MUST_CHANGE_SECRET,
	&LIST, &LIST_OWN, &END_ALL, &END_ONE, &END_OWN, &END_OWN_OTHERS,
	&END_OFFICER };

const struct db_stmt_list access_store_statements = { "access_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
