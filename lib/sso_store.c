#include "sso_store.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "crypto.h"
#include "text.h"

#define SETTING_COLUMNS                                                        \
	"id, at, actor_name, door, label, issuer, client_id, algorithms + 0,"  \
	" COALESCE(secret, ''), basis"

static enum err
setting_from_row(struct cx *cx, struct db_rows *rows, struct sso_setting *out)
{
	const char *door;

	out->id = row_u64(rows);
	out->at = row_moment(rows);
	out->actor_name = row_str(rows);
	door = row_str(rows);
	out->door = SSO_OFF;
	while (out->door < N_SSO_DOORS &&
	       !text_equal(sso_door_names[out->door], door))
		out->door++;
	if (out->door == N_SSO_DOORS)
		return fail(cx, ERR_BUG, "no such door: %s", door);
	out->label = row_str(rows);
	out->issuer = row_str(rows);
	out->client_id = row_str(rows);
	out->algorithms = (unsigned)row_u64(rows);
	out->sealed = row_bytes(rows, &out->n_sealed);
	out->basis = row_str(rows);
	return OK;
}

static const struct db_stmt LIST_SETTINGS = STMT("sso.list_settings",
    "SELECT " SETTING_COLUMNS " FROM sso_setting ORDER BY id DESC LIMIT ?");

enum err
sso_store_list_settings(struct cx *cx, unsigned max,
    struct sso_setting_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_SETTINGS, ARGS(db_u64(max)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, max, sizeof(*out->items));
	while (err == OK && db_next(rows))
		err = setting_from_row(cx, rows, &out->items[out->n++]);
	return err;
}

enum err
sso_store_get_setting(struct cx *cx, struct sso_setting *out)
{
	struct sso_setting_list list;
	enum err err = sso_store_list_settings(cx, 1, &list);

	*out = (struct sso_setting){ .actor_name = "",
		.label = "",
		.issuer = "",
		.client_id = "",
		.basis = "" };
	if (!err && list.n == 1)
		*out = list.items[0];
	return err;
}

static const struct db_stmt ADD_SETTING = STMT("sso.add_setting",
    "INSERT INTO sso_setting (at, account_id, actor_name, door, label, issuer,"
    " client_id, algorithms, secret, basis)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
sso_store_add_setting(struct cx *cx, const struct sso_setting *setting)
{
	return db_exec(cx, &ADD_SETTING,
	    ARGS(db_moment(cx->now), db_u64(cx->actor->account_id),
		db_str(actor_shown_name(cx->actor)),
		db_str(sso_door_names[setting->door]), db_str(setting->label),
		db_str(setting->issuer), db_str(setting->client_id),
		db_u64(setting->algorithms),
		setting->n_sealed == 0
		    ? db_null()
		    : db_bytes(setting->sealed, setting->n_sealed),
		db_str(setting->basis)),
	    NULL);
}

/* As sign_in_store's, without what is secret. */
static const struct db_stmt FIND_ACCOUNT = STMT("sso.find_account",
    "SELECT a.id, a.kind, a.role, a.agency_id, a.name, a.login,"
    " a.closed_at IS NOT NULL, EXISTS (SELECT 1 FROM second_factor f"
    " WHERE f.live_account = a.id), COALESCE((SELECT r.value = 'yes'"
    " FROM rule_setting r WHERE r.name = 'second_factor_required'), 0)"
    " FROM sso_link l JOIN account a ON a.id = l.account_id"
    " WHERE l.issuer = ? AND l.live_subject = ?");

enum err
sso_store_find_account(struct cx *cx, const char *issuer, const char *subject,
    bool *out_found, struct credential *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIND_ACCOUNT, ARGS(db_str(issuer), db_str(subject)),
	    &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	if (!*out_found)
		return OK;
	*out = (struct credential){ .account_id = row_u64(rows),
		.password_hash = "" };
	if (!account_kind_from_name(row_str(rows), &out->kind) ||
	    !role_from_name(row_str(rows), &out->role))
		return fail(cx, ERR_BUG,
		    "account %" PRIu64 " has an unknown kind or role",
		    out->account_id);
	out->agency_id = row_u64(rows);
	out->name = row_str(rows);
	out->login = row_str(rows);
	out->closed = row_bool(rows);
	out->has_second_factor = row_bool(rows);
	out->second_factor_required = row_bool(rows);
	return OK;
}

static const struct db_stmt LIST_LINKS = STMT("sso.list_links",
    "SELECT l.id, l.account_id, l.issuer, l.subject, l.created_at, c.name,"
    " l.basis, l.ended_at, COALESCE(e.name, ''), l.ended_basis"
    " FROM sso_link l JOIN account c ON c.id = l.created_by"
    " LEFT JOIN account e ON e.id = l.ended_by"
    " WHERE l.account_id = ? ORDER BY l.ended_at IS NULL DESC, l.id DESC"
    " LIMIT ?");

enum err
sso_store_list_links(struct cx *cx, uint64_t account_id, unsigned max,
    struct sso_link_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_LINKS, ARGS(db_u64(account_id), db_u64(max)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, max, sizeof(*out->items));
	while (db_next(rows)) {
		struct sso_link *link = &out->items[out->n++];

		link->id = row_u64(rows);
		link->account_id = row_u64(rows);
		link->issuer = row_str(rows);
		link->subject = row_str(rows);
		link->created_at = row_moment(rows);
		link->created_by = row_str(rows);
		link->basis = row_str(rows);
		link->ended_at = row_moment(rows);
		link->ended_by = row_str(rows);
		link->ended_basis = row_str(rows);
	}
	return OK;
}

enum err
sso_store_get_link(struct cx *cx, uint64_t account_id, struct sso_link *out)
{
	struct sso_link_list list;
	enum err err = sso_store_list_links(cx, account_id, 1, &list);

	*out = (struct sso_link){ .issuer = "", .subject = "" };
	if (!err && list.n == 1 && list.items[0].ended_at == NO_MOMENT)
		*out = list.items[0];
	return err;
}

static const struct db_stmt ADD_LINK = STMT("sso.add_link",
    "INSERT INTO sso_link (account_id, issuer, subject, created_at,"
    " created_by, basis) VALUES (?, ?, ?, ?, ?, ?)");

enum err
sso_store_add_link(struct cx *cx, uint64_t account_id,
    const struct sso_identity *identity, const char *basis)
{
	return db_exec(cx, &ADD_LINK,
	    ARGS(db_u64(account_id), db_str(identity->issuer),
		db_str(identity->subject), db_moment(cx->now),
		db_u64(cx->actor->account_id), db_str(basis)),
	    NULL);
}

static const struct db_stmt END_LINK = STMT("sso.end_link",
    "UPDATE sso_link SET ended_at = ?, ended_by = ?, ended_basis = ?"
    " WHERE id = ? AND ended_at IS NULL");

enum err
sso_store_end_link(struct cx *cx, uint64_t id, const char *basis,
    uint64_t *out_n)
{
	return db_exec(cx, &END_LINK,
	    ARGS(db_moment(cx->now), db_u64(cx->actor->account_id),
		db_str(basis), db_u64(id)),
	    out_n);
}

static const struct db_stmt FORGET_STATES = STMT("sso.forget_states",
    "DELETE FROM sso_used WHERE at < ?");
static const struct db_stmt USE_STATE = STMT("sso.use_state",
    "INSERT INTO sso_used (state_hash, at) VALUES (?, ?)");

enum err
sso_store_use_state(struct cx *cx, const uint8_t *hash, int64_t before,
    bool *out_first)
{
	enum err err = db_exec(cx, &FORGET_STATES, ARGS(db_moment(before)),
	    NULL);

	*out_first = false;
	if (err)
		return err;
	err = db_exec(cx, &USE_STATE,
	    ARGS(db_bytes(hash, SHA256_SIZE), db_moment(cx->now)), NULL);
	if (err && db_is_duplicate(cx)) {
		error_reset(&cx->error);
		return OK;
	}
	*out_first = !err;
	return err;
}

static const struct db_stmt *const statements[] = { &LIST_SETTINGS,
	&ADD_SETTING, &FIND_ACCOUNT, &LIST_LINKS, &ADD_LINK, &END_LINK,
	&FORGET_STATES, &USE_STATE };

const struct db_stmt_list sso_store_statements = {
	"sso_store",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
