#include "session_store.h"

#include "arena.h"
#include "clock.h"

/*
 * Unread notifications are counted to 100 and no further: the hundredth is
 * looked for, and only when there is none are the others counted.
 */
#define UNREAD(column, value)                                                  \
	"COALESCE((SELECT 100 FROM notification n WHERE n." column " = " value \
	" AND n.read_at IS NULL LIMIT 99, 1),"                                 \
	" (SELECT COUNT(*) FROM notification n WHERE n." column " = " value    \
	" AND n.read_at IS NULL))"

/* Seconds that two machines may differ by. A session from later than that was
 * made by a clock that was wrong, and would live until the right one is there.
 */
enum { CLOCKS_APART = 3600 };

/* The leader in charge of an agency reads; his officers answer (R19). */
static const struct db_stmt SESSION_FIND = STMT("session.find",
    "SELECT s.csrf_key, s.seen_at, a.id, a.login, a.name, a.kind,"
    " IF(o.duty = 'leader_in_charge', 'agency_leader', a.role),"
    " a.position, a.agency_id, COALESCE(g.name, ''), a.language,"
    " a.must_change_password AND s.door = 'password', o.id, COALESCE(o.name, ''),"
    " COALESCE(o.must_change_secret, 0), s.second_step, s.acting_id,"
    " r.version,"
    " IF(a.agency_id IS NULL, " UNREAD("account_id",
	"a.id") ", " UNREAD("agency_id",
	"a.agency_id") "),"
		       " (SELECT GROUP_CONCAT(h.hint) FROM hint_closed h"
		       " WHERE h.account_id = a.id"
		       " AND h.officer_id = COALESCE(o.id, 0))"
		       " FROM session s JOIN account a ON a.id = s.account_id"
		       " JOIN rule_version r ON r.id = 1"
		       " LEFT JOIN agency g ON g.id = a.agency_id"
		       " LEFT JOIN officer o ON o.id = s.officer_id"
		       " AND ? BETWEEN o.valid_from AND o.valid_to"
		       " WHERE s.token_hash = ? AND s.ended_at IS NULL AND s.expires_at > ?"
		       " AND s.created_at < ? AND a.closed_at IS NULL");

static enum err
session_from_row(struct cx *cx, struct db_rows *rows, struct session *out)
{
	struct actor *actor = &out->actor;
	const void *key;
	size_t n;
	bool known;

	key = row_bytes(rows, &n);
	if (n != sizeof(out->csrf_key))
		return fail(cx, ERR_BUG, "a session with a bad key");
	memcpy(out->csrf_key, key, n);
	out->seen_at = row_moment(rows);
	out->account_id = actor->account_id = row_u64(rows);
	actor->login = row_str(rows);
	actor->name = row_str(rows);
	known = account_kind_from_name(row_str(rows), &actor->kind);
	known = role_from_name(row_str(rows), &actor->role) && known;
	known = position_from_name(row_str(rows), &actor->position) && known;
	if (!known)
		return fail(cx, ERR_BUG, "an account of no known kind");
	actor->agency_id = row_u64(rows);
	actor->agency_name = row_str(rows);
	actor->language = row_str(rows);
	out->must_change_password = row_bool(rows);
	actor->officer_id = row_u64(rows);
	actor->officer_name = row_str(rows);
	out->must_change_secret = row_bool(rows);
	out->needs_officer = actor->kind == ACCOUNT_AGENCY &&
			     actor->officer_id == 0;
	if (!second_step_from_name(row_str(rows), &out->second_step))
		return fail(cx, ERR_BUG, "a session of no known step");
	out->acting_id = row_u64(rows);
	out->rules_version = row_u64(rows);
	out->unread = (uint32_t)row_u64(rows);
	out->hints_closed = row_str(rows);
	return OK;
}

enum err
session_store_find(struct cx *cx, const uint8_t token_hash[static 32],
    struct session *out, bool *out_found)
{
	struct session session = { 0 };
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &SESSION_FIND,
	    ARGS(db_day(clock_day(cx->now)), db_bytes(token_hash, 32),
		db_moment(cx->now), db_moment(cx->now + CLOCKS_APART)),
	    &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	if (!*out_found)
		return OK;
	err = session_from_row(cx, rows, &session);
	if (err)
		return err;
	memcpy(session.token_hash, token_hash, sizeof(session.token_hash));
	*out = session;
	return OK;
}

static const struct db_stmt SESSION_FIND_OVER = STMT("session.find_over",
    "SELECT s.account_id, s.officer_id, s.csrf_key FROM session s"
    " JOIN account a ON a.id = s.account_id"
    " WHERE s.token_hash = ? AND s.second_step = 'done'"
    " AND a.closed_at IS NULL");

enum err
session_store_find_over(struct cx *cx, const uint8_t token_hash[static 32],
    struct session *out, bool *out_found)
{
	struct db_rows *rows;
	const void *key;
	size_t n;
	enum err err;

	*out = (struct session){ 0 };
	err = db_query(cx, &SESSION_FIND_OVER, ARGS(db_bytes(token_hash, 32)),
	    &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	if (!*out_found)
		return OK;
	out->account_id = row_u64(rows);
	out->actor.officer_id = row_u64(rows);
	key = row_bytes(rows, &n);
	if (n != sizeof(out->csrf_key))
		return fail(cx, ERR_BUG, "a session with a bad key");
	memcpy(out->csrf_key, key, n);
	memcpy(out->token_hash, token_hash, sizeof(out->token_hash));
	return OK;
}

static const struct db_stmt SESSION_SET_SEEN = STMT("session.set_seen",
    "UPDATE session SET seen_at = ? WHERE token_hash = ? AND seen_at < ?");

enum err
session_store_set_seen(struct cx *cx, const uint8_t token_hash[static 32])
{
	return db_exec(cx, &SESSION_SET_SEEN,
	    ARGS(db_moment(cx->now), db_bytes(token_hash, 32),
		db_moment(cx->now)),
	    NULL);
}

static const struct db_stmt *const statements[] = { &SESSION_FIND,
	&SESSION_FIND_OVER, &SESSION_SET_SEEN };

const struct db_stmt_list session_store_statements = { "session", statements,
	sizeof(statements) / sizeof(statements[0]) };
