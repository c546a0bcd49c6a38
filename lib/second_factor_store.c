#include "second_factor_store.h"

#include <string.h>

#include "crypto.h"

/* Of an officer, or of an account: the other parameter is NULL. */
#define OWNED "(account_id = ? OR officer_id = ?)"

static struct db_arg
account_of(struct factor_owner owner)
{
	return db_id(owner.officer_id == 0 ? owner.account_id : 0);
}

static struct db_arg
officer_of(struct factor_owner owner)
{
	return db_id(owner.officer_id);
}

static const struct db_stmt GET_SECRET = STMT("second_factor.get_secret",
    "SELECT id, secret, last_step FROM second_factor WHERE " OWNED
    " AND ended_at IS NULL");

enum err
second_factor_store_get_secret(struct cx *cx, struct factor_owner owner,
    struct factor_secret *out)
{
	struct db_rows *rows;
	const void *sealed;
	enum err err;

	*out = (struct factor_secret){ 0 };
	err = db_query(cx, &GET_SECRET,
	    ARGS(account_of(owner), officer_of(owner)), &rows);
	if (err || !db_next(rows))
		return err;
	out->id = row_u64(rows);
	sealed = row_bytes(rows, &out->n_sealed);
	if (out->n_sealed > sizeof(out->sealed))
		return fail(cx, ERR_BUG, "a sealed secret is too long");
	memcpy(out->sealed, sealed, out->n_sealed);
	out->last_step = row_u64(rows);
	return OK;
}

static const struct db_stmt GET = STMT("second_factor.get",
    "SELECT id, created_at, (SELECT COUNT(*) FROM recovery_code c"
    " WHERE c.factor_id = second_factor.id AND c.used_at IS NULL)"
    " FROM second_factor WHERE " OWNED " AND ended_at IS NULL");

enum err
second_factor_store_get(struct cx *cx, struct factor_owner owner,
    struct second_factor *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct second_factor){ 0 };
	err = db_query(cx, &GET, ARGS(account_of(owner), officer_of(owner)),
	    &rows);
	if (err || !db_next(rows))
		return err;
	out->id = row_u64(rows);
	out->created_at = row_moment(rows);
	out->codes_left = (unsigned)row_u64(rows);
	return OK;
}

static const struct db_stmt NEWEST = STMT("second_factor.newest",
    "SELECT COALESCE(MAX(id), 0) FROM second_factor WHERE " OWNED);

enum err
second_factor_store_newest(struct cx *cx, struct factor_owner owner,
    uint64_t *out_id)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &NEWEST, ARGS(account_of(owner), officer_of(owner)),
	    &rows);
	if (err)
		return err;
	*out_id = db_next(rows) ? row_u64(rows) : 0;
	return OK;
}

static const struct db_stmt ADD = STMT("second_factor.add",
    "INSERT INTO second_factor (account_id, officer_id, secret, last_step,"
    " created_at, ended_at) VALUES (?, ?, ?, ?, ?, ?)");

enum err
second_factor_store_add(struct cx *cx, struct factor_owner owner,
    const void *sealed, size_t n_sealed, uint64_t last_step, uint64_t *out_id)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(account_of(owner), officer_of(owner),
		db_bytes(sealed, n_sealed), db_u64(last_step),
		db_moment(cx->now), db_moment(cx->now)),
	    NULL);
	if (err)
		return err;
	*out_id = db_insert_id(cx);
	return OK;
}

static const struct db_stmt ADD_CODES = STMT("second_factor.add_codes",
    "INSERT INTO recovery_code (factor_id, hash) VALUES (?, ?), (?, ?),"
    " (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?)");

enum err
second_factor_store_add_codes(struct cx *cx, uint64_t id, const uint8_t *hashes)
{
	struct db_arg args[2 * RECOVERY_CODES];

	for (size_t i = 0; i < RECOVERY_CODES; i++) {
		args[2 * i] = db_u64(id);
		args[2 * i + 1] = db_bytes(hashes + i * SHA256_SIZE,
		    SHA256_SIZE);
	}
	return db_exec(cx, &ADD_CODES, args, 2 * RECOVERY_CODES, NULL);
}

/* The old one first: its place in the unique key is free for the new one. */
static const struct db_stmt SET_LIVE = STMT("second_factor.set_live",
    "UPDATE second_factor SET ended_at = IF(id = ?, NULL,"
    " COALESCE(ended_at, ?)) WHERE " OWNED " ORDER BY id");

enum err
second_factor_store_set_live(struct cx *cx, struct factor_owner owner,
    uint64_t id)
{
	return db_exec(cx, &SET_LIVE,
	    ARGS(db_u64(id), db_moment(cx->now), account_of(owner),
		officer_of(owner)),
	    NULL);
}

static const struct db_stmt END = STMT("second_factor.end",
    "UPDATE second_factor SET ended_at = ? WHERE " OWNED
    " AND ended_at IS NULL");

enum err
second_factor_store_end(struct cx *cx, struct factor_owner owner,
    uint64_t *out_n)
{
	return db_exec(cx, &END,
	    ARGS(db_moment(cx->now), account_of(owner), officer_of(owner)),
	    out_n);
}

static const struct db_stmt USE_STEP = STMT("second_factor.use_step",
    "UPDATE second_factor SET last_step = ? WHERE id = ? AND last_step < ?"
    " AND ended_at IS NULL");

enum err
second_factor_store_use_step(struct cx *cx, uint64_t id, uint64_t step,
    bool *out_first)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &USE_STEP,
	    ARGS(db_u64(step), db_u64(id), db_u64(step)), &changed);
	*out_first = !err && changed == 1;
	return err;
}

static const struct db_stmt USE_CODE = STMT("second_factor.use_code",
    "UPDATE recovery_code SET used_at = ? WHERE factor_id = ? AND hash = ?"
    " AND used_at IS NULL");

enum err
second_factor_store_use_code(struct cx *cx, uint64_t id, const uint8_t *hash,
    bool *out_good)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &USE_CODE,
	    ARGS(db_moment(cx->now), db_u64(id), db_bytes(hash, SHA256_SIZE)),
	    &changed);
	*out_good = !err && changed == 1;
	return err;
}

static const struct db_stmt *const statements[] = { &GET_SECRET, &GET, &NEWEST,
	&ADD, &ADD_CODES, &SET_LIVE, &END, &USE_STEP, &USE_CODE };

const struct db_stmt_list second_factor_store_statements = {
	"second_factor_store",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
