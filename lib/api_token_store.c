#include "api_token_store.h"

#include <inttypes.h>

#include "account_admin.h"
#include "arena.h"
#include "clock.h"
#include "str.h"
#include "text.h"

enum { MINUTE = 60, SCOPES_LENGTH_MAX = 100 };

/* The leader in charge of an agency reads; his officers answer (R19). */
static const struct db_stmt FIND = STMT("api_token.find",
    "SELECT t.id, t.scopes + 0, t.rate, a.id, a.login, a.name, a.kind,"
    " IF(o.duty = 'leader_in_charge', 'agency_leader', a.role), a.position,"
    " a.agency_id, COALESCE(g.name, ''), a.language, o.id,"
    " COALESCE(o.name, ''), r.version FROM api_token t"
    " JOIN account a ON a.id = t.account_id AND a.closed_at IS NULL"
    " JOIN rule_version r ON r.id = 1"
    " LEFT JOIN agency g ON g.id = a.agency_id"
    " LEFT JOIN officer o ON o.id = t.officer_id"
    " AND o.agency_id = a.agency_id AND ? BETWEEN o.valid_from AND o.valid_to"
    " WHERE t.secret_sha256 = ? AND t.revoked_at IS NULL AND t.valid_to >= ?"
    " AND (t.officer_id IS NULL OR o.id IS NOT NULL)");

static enum err
session_from_row(struct cx *cx, struct db_rows *rows, struct session *out)
{
	struct actor *actor = &out->actor;
	bool known;

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
	actor->officer_id = row_u64(rows);
	actor->officer_name = row_str(rows);
	out->needs_officer = actor->kind == ACCOUNT_AGENCY &&
			     actor->officer_id == 0;
	out->rules_version = row_u64(rows);
	return OK;
}

enum err
api_token_store_find(struct cx *cx, const uint8_t sum[static 32],
    struct session *out, struct api_token *out_token, bool *out_found)
{
	int32_t today = clock_day(cx->now);
	struct session session = { 0 };
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIND,
	    ARGS(db_day(today), db_bytes(sum, 32), db_day(today)), &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	if (!*out_found)
		return OK;
	out_token->id = row_u64(rows);
	out_token->scopes = (uint32_t)row_u64(rows);
	out_token->rate = (unsigned)row_u64(rows);
	err = session_from_row(cx, rows, &session);
	if (err)
		return err;
	memcpy(session.token_hash, sum, sizeof(session.token_hash));
	session.seen_at = cx->now;
	session.second_step = SECOND_STEP_DONE;
	*out = session;
	return OK;
}

/* Assignments are carried out from the left: the first sees the old minute. */
static const struct db_stmt USE = STMT("api_token.use",
    "UPDATE api_token_use SET in_minute = IF(minute = ?, in_minute + 1, 1),"
    " minute = ?, used_at = ?, address = ?, total = total + 1"
    " WHERE token_id = ? AND NOT (minute = ? AND in_minute >= ?)");

enum err
api_token_store_use(struct cx *cx, uint64_t id, unsigned rate,
    const char *address, bool *out_over)
{
	uint64_t minute = (uint64_t)cx->now / MINUTE;
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &USE,
	    ARGS(db_u64(minute), db_u64(minute), db_moment(cx->now),
		db_str(address), db_u64(id), db_u64(minute), db_u64(rate)),
	    &changed);
	*out_over = !err && changed == 0;
	return err;
}

#define COLUMNS                                                                \
	"SELECT t.id, t.name, t.account_id, a.name, a.login, t.officer_id,"    \
	" COALESCE(o.name, ''), t.begins, t.scopes + 0, t.rate, t.valid_to,"   \
	" t.basis, t.created_at, t.revoked_at, t.revoked_basis, u.used_at,"    \
	" COALESCE(u.address, ''), COALESCE(u.total, 0) FROM api_token t"      \
	" JOIN account a ON a.id = t.account_id"                               \
	" LEFT JOIN officer o ON o.id = t.officer_id"                          \
	" LEFT JOIN api_token_use u ON u.token_id = t.id"

static void
from_row(struct db_rows *rows, struct api_token *out)
{
	out->id = row_u64(rows);
	out->name = row_str(rows);
	out->account_id = row_u64(rows);
	out->account_name = row_str(rows);
	out->login = row_str(rows);
	out->officer_id = row_u64(rows);
	out->officer_name = row_str(rows);
	out->begins = row_str(rows);
	out->scopes = (uint32_t)row_u64(rows);
	out->rate = (unsigned)row_u64(rows);
	out->valid_to = row_day(rows);
	out->basis = row_str(rows);
	out->created_at = row_moment(rows);
	out->revoked_at = row_moment(rows);
	out->revoked_basis = row_str(rows);
	out->used_at = row_moment(rows);
	out->used_from = row_str(rows);
	out->total = row_u64(rows);
}

/* Each condition is there always, and says nothing when it is not asked. */
static const struct db_stmt LIST = STMT("api_token.list",
    COLUMNS " WHERE (? = 2 OR (? = 0 AND t.revoked_at IS NULL"
	    " AND t.valid_to >= ?) OR (? = 1 AND (t.revoked_at IS NOT NULL"
	    " OR t.valid_to < ?))) AND (? = 0 OR t.id < ?)"
	    " AND (REPLACE(LOWER(CONCAT(t.name, ' ', a.name)), 'đ', 'd')"
	    " COLLATE utf8mb4_uca1400_ai_ci LIKE ? OR a.login LIKE ?)"
	    " ORDER BY t.id DESC LIMIT ?");

enum err
api_token_store_list(struct cx *cx, const struct api_token_filter *f,
    int32_t today, struct api_token_list *out)
{
	const char *pattern = name_pattern(cx->mem, f->text);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(db_u64(f->state), db_u64(f->state), db_day(today),
		db_u64(f->state), db_day(today), db_u64(f->before_id),
		db_u64(f->before_id), db_str(pattern), db_str(pattern),
		db_u64(f->size + 1)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		from_row(rows, &out->items[out->n++]);
	return OK;
}

static const struct db_stmt GET = STMT("api_token.get",
    COLUMNS " WHERE t.id = ?");

enum err
api_token_store_get(struct cx *cx, uint64_t id, struct api_token *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no token %" PRIu64, id);
	from_row(rows, out);
	return OK;
}

static const struct db_stmt ADD = STMT("api_token.add",
    "INSERT INTO api_token (name, account_id, officer_id, secret_sha256,"
    " begins, scopes, rate, valid_to, basis, created_at, created_by)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static const struct db_stmt ADD_USE = STMT("api_token.add_use",
    "INSERT INTO api_token_use (token_id) VALUES (?)");

static const char *
scopes_text(struct cx *cx, uint32_t scopes)
{
	struct str s;

	str_init(&s, cx->mem, SCOPES_LENGTH_MAX);
	for (unsigned i = 0; i < N_API_SCOPES; i++)
		if ((scopes >> i & 1) != 0)
			str_printf(&s, "%s%s", s.length > 0 ? "," : "",
			    api_scope_name((enum api_scope)i));
	return str_text(&s);
}

enum err
api_token_store_add(struct cx *cx, const struct api_token *t,
    const uint8_t sum[static 32], uint64_t *out_id)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_str(t->name), db_u64(t->account_id), db_id(t->officer_id),
		db_bytes(sum, 32), db_str(t->begins),
		db_str(scopes_text(cx, t->scopes)), db_u64(t->rate),
		db_day(t->valid_to), db_str(t->basis), db_moment(cx->now),
		db_u64(cx->actor->account_id)),
	    NULL);
	if (err)
		return err;
	*out_id = db_insert_id(cx);
	return db_exec(cx, &ADD_USE, ARGS(db_u64(*out_id)), NULL);
}

static const struct db_stmt REVOKE = STMT("api_token.revoke",
    "UPDATE api_token SET revoked_at = ?, revoked_by = ?, revoked_basis = ?"
    " WHERE id = ? AND revoked_at IS NULL");

enum err
api_token_store_revoke(struct cx *cx, uint64_t id, const char *basis)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &REVOKE,
	    ARGS(db_moment(cx->now), db_u64(cx->actor->account_id),
		db_str(basis), db_u64(id)),
	    &changed);
	if (!err && changed == 0)
		return fail(cx, ERR_CONFLICT, "token %" PRIu64 " is revoked",
		    id);
	return err;
}

static const struct db_stmt *const statements[] = { &FIND, &USE, &LIST, &GET,
	&ADD, &ADD_USE, &REVOKE };

const struct db_stmt_list api_token_store_statements = { "api_token_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
