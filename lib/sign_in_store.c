#include "sign_in_store.h"

#include <inttypes.h>

#include "crypto.h"

#define CREDENTIAL_COLUMNS                                                     \
	"a.id, a.kind, a.role, a.agency_id, a.name, a.login,"                  \
	" a.closed_at IS NOT NULL, a.must_change_password,"                    \
	" f.id IS NOT NULL, COALESCE((SELECT r.value = 'yes'"                  \
	" FROM rule_setting r WHERE r.name = 'second_factor_required'), 1),"   \
	" s.password_hash"
#define CREDENTIAL_FROM                                                        \
	" FROM account a LEFT JOIN account_secret s ON s.account_id = a.id"    \
	" LEFT JOIN second_factor f ON f.live_account = a.id"

static enum err
credential_from_row(struct cx *cx, struct db_rows *rows, struct credential *out)
{
	out->account_id = row_u64(rows);
	if (!account_kind_from_name(row_str(rows), &out->kind) ||
	    !role_from_name(row_str(rows), &out->role))
		return fail(cx, ERR_BUG,
		    "account %" PRIu64 " has an unknown kind or role",
		    out->account_id);
	out->agency_id = row_u64(rows);
	out->name = row_str(rows);
	out->login = row_str(rows);
	out->closed = row_bool(rows);
	out->must_change_password = row_bool(rows);
	out->has_second_factor = row_bool(rows);
	out->second_factor_required = row_bool(rows);
	out->password_hash = row_str(rows);
	return OK;
}

/* A login of today before one that led on to another with its agency (R20a). */
static const struct db_stmt FIND = STMT("sign_in.find",
    "SELECT " CREDENTIAL_COLUMNS CREDENTIAL_FROM " WHERE a.id = COALESCE("
    "(SELECT n.id FROM account n WHERE n.login = ?),"
    " (SELECT MAX(p.row_id) FROM reorganisation_step p"
    " JOIN reorganisation r ON r.id = p.reorganisation_id"
    " AND r.state = 'executed' WHERE p.kind = 'account' AND p.login = ?))");

enum err
sign_in_store_find(struct cx *cx, const char *login, bool *out_found,
    struct credential *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIND, ARGS(db_str(login), db_str(login)), &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	return *out_found ? credential_from_row(cx, rows, out) : OK;
}

static const struct db_stmt GET = STMT("sign_in.get",
    "SELECT " CREDENTIAL_COLUMNS CREDENTIAL_FROM " WHERE a.id = ?");

enum err
sign_in_store_get(struct cx *cx, uint64_t account_id, struct credential *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(account_id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no account %" PRIu64, account_id);
	return credential_from_row(cx, rows, out);
}

static const struct db_stmt FIND_OFFICER = STMT("sign_in.find_officer",
    "SELECT s.secret_hash FROM officer o"
    " JOIN officer_secret s ON s.officer_id = o.id"
    " WHERE o.id = ? AND o.agency_id = ?"
    " AND o.valid_from <= ? AND o.valid_to >= ?");

enum err
sign_in_store_find_officer(struct cx *cx, uint64_t agency_id,
    uint64_t officer_id, int32_t today, bool *out_found, const char **out_hash)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIND_OFFICER,
	    ARGS(db_u64(officer_id), db_u64(agency_id), db_day(today),
		db_day(today)),
	    &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	if (*out_found)
		*out_hash = row_str(rows);
	return OK;
}

static const struct db_stmt ADD_SESSION = STMT("sign_in.add_session",
    "INSERT INTO session (token_hash, account_id, csrf_key, created_at,"
    " seen_at, expires_at, address, device, second_step, door)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
sign_in_store_add_session(struct cx *cx, const struct new_session *session)
{
	return db_exec(cx, &ADD_SESSION,
	    ARGS(db_bytes(session->token_hash, SHA256_SIZE),
		db_u64(session->account_id),
		db_bytes(session->csrf_key, SHA256_SIZE), db_moment(cx->now),
		db_moment(cx->now), db_moment(session->expires_at),
		db_str(session->address), db_str(session->device),
		db_str(second_step_name(session->second_step)),
		db_str(session->door)),
	    NULL);
}

static const struct db_stmt SET_OFFICER = STMT("sign_in.set_officer",
    "UPDATE session SET token_hash = ?, officer_id = ?, seen_at = ?,"
    " second_step = ? WHERE token_hash = ? AND ended_at IS NULL");

enum err
sign_in_store_set_officer(struct cx *cx, const uint8_t *token_hash,
    const uint8_t *new_token_hash, uint64_t officer_id, enum second_step step)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_OFFICER,
	    ARGS(db_bytes(new_token_hash, SHA256_SIZE), db_u64(officer_id),
		db_moment(cx->now), db_str(second_step_name(step)),
		db_bytes(token_hash, SHA256_SIZE)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_LOGIN, "the session has ended");
	return OK;
}

static const struct db_stmt SET_DONE = STMT("sign_in.set_done",
    "UPDATE session SET token_hash = ?, second_step = 'done', seen_at = ?"
    " WHERE token_hash = ? AND ended_at IS NULL");

enum err
sign_in_store_set_done(struct cx *cx, const uint8_t *token_hash,
    const uint8_t *new_token_hash)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_DONE,
	    ARGS(db_bytes(new_token_hash, SHA256_SIZE), db_moment(cx->now),
		db_bytes(token_hash, SHA256_SIZE)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_LOGIN, "the session has ended");
	return OK;
}

static const struct db_stmt END = STMT("sign_in.end",
    "UPDATE session SET ended_at = ? WHERE token_hash = ?"
    " AND ended_at IS NULL");

enum err
sign_in_store_end(struct cx *cx, const uint8_t *token_hash)
{
	return db_exec(cx, &END,
	    ARGS(db_moment(cx->now), db_bytes(token_hash, SHA256_SIZE)), NULL);
}

static const struct db_stmt END_OTHERS = STMT("sign_in.end_others",
    "UPDATE session SET ended_at = ? WHERE account_id = ?"
    " AND ended_at IS NULL AND token_hash <> ?");

enum err
sign_in_store_end_others(struct cx *cx, uint64_t account_id,
    const uint8_t *token_hash)
{
	return db_exec(cx, &END_OTHERS,
	    ARGS(db_moment(cx->now), db_u64(account_id),
		db_bytes(token_hash, SHA256_SIZE)),
	    NULL);
}

static const struct db_stmt SET_SECRET = STMT("sign_in.set_secret",
    "INSERT INTO account_secret (account_id, password_hash, changed_at)"
    " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE"
    " password_hash = VALUES(password_hash), changed_at = VALUES(changed_at)");
static const struct db_stmt SET_CHANGED = STMT("sign_in.set_changed",
    "UPDATE account SET must_change_password = 0 WHERE id = ?");

enum err
sign_in_store_set_password(struct cx *cx, uint64_t account_id, const char *hash)
{
	enum err err;

	err = db_exec(cx, &SET_SECRET,
	    ARGS(db_u64(account_id), db_str(hash), db_moment(cx->now)), NULL);
	if (err)
		return err;
	return db_exec(cx, &SET_CHANGED, ARGS(db_u64(account_id)), NULL);
}

static const struct db_stmt COUNT_FAILURES = STMT("sign_in.count_failures",
    "SELECT n FROM sign_in_failure WHERE subject = ? AND first_at >= ?");

enum err
sign_in_store_count_failures(struct cx *cx, const uint8_t *subject,
    int64_t since, unsigned *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &COUNT_FAILURES,
	    ARGS(db_bytes(subject, SHA256_SIZE), db_moment(since)), &rows);
	if (err)
		return err;
	*out = db_next(rows) ? (unsigned)row_u64(rows) : 0;
	return OK;
}

static const struct db_stmt ADD_FAILURE = STMT("sign_in.add_failure",
    "INSERT INTO sign_in_failure (subject, n, first_at, last_at)"
    " VALUES (?, 1, ?, ?) ON DUPLICATE KEY UPDATE"
    " n = IF(first_at < ?, 1, n + 1),"
    " first_at = IF(first_at < ?, VALUES(first_at), first_at),"
    " last_at = VALUES(last_at)");

enum err
sign_in_store_add_failure(struct cx *cx, const uint8_t *subject, int64_t since)
{
	return db_exec(cx, &ADD_FAILURE,
	    ARGS(db_bytes(subject, SHA256_SIZE), db_moment(cx->now),
		db_moment(cx->now), db_moment(since), db_moment(since)),
	    NULL);
}

static const struct db_stmt CLEAR_FAILURES = STMT("sign_in.clear_failures",
    "DELETE FROM sign_in_failure WHERE subject = ?");

enum err
sign_in_store_clear_failures(struct cx *cx, const uint8_t *subject)
{
	return db_exec(cx, &CLEAR_FAILURES,
	    ARGS(db_bytes(subject, SHA256_SIZE)), NULL);
}

static const struct db_stmt *const statements[] = { &FIND, &GET, &FIND_OFFICER,
	&ADD_SESSION, &SET_OFFICER, &SET_DONE, &END, &END_OTHERS, &SET_SECRET,
	&SET_CHANGED, &COUNT_FAILURES, &ADD_FAILURE, &CLEAR_FAILURES };

const struct db_stmt_list sign_in_store_statements = { "sign_in_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
