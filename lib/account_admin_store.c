#include "account_admin_store.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "text.h"

/* '?' is today. */
#define OFFICERS_OF(agency)                                                    \
	"(SELECT COUNT(*) FROM officer o WHERE o.agency_id = " agency          \
	" AND ? BETWEEN o.valid_from AND o.valid_to)"
#define ROW_COLUMNS                                                            \
	"c.id, c.login, c.name, c.title, c.email, c.kind, c.role, c.position," \
	" c.agency_id, c.phone, c.basis, COALESCE(g.name, ''),"                \
	" COALESCE(g.email, ''), c.must_change_password, c.created_at,"        \
	" c.closed_at,"                                                        \
	" (SELECT MAX(s.seen_at) FROM session s WHERE s.account_id = c.id),"   \
	" " OFFICERS_OF("c.agency_account_of") ", c.version"
#define ROW_FROM " FROM account c LEFT JOIN agency g ON g.id = c.agency_id"

/* What a person types finds names with and without marks; đ is a letter of
 * its own to the server, so that it is read as d on both sides. */
#define FOLDED(column)                                                         \
	"REPLACE(LOWER(" column "), 'đ', 'd') COLLATE utf8mb4_uca1400_ai_ci"

static enum err
row_read(struct cx *cx, struct db_rows *rows, struct account_row *out)
{
	struct account_line *line = &out->line;

	line->id = row_u64(rows);
	line->login = row_str(rows);
	line->name = row_str(rows);
	line->title = row_str(rows);
	line->email = row_str(rows);
	if (!account_kind_from_name(row_str(rows), &line->kind) ||
	    !role_from_name(row_str(rows), &line->role) ||
	    !position_from_name(row_str(rows), &line->position))
		return fail(cx, ERR_BUG,
		    "account %" PRIu64 " has an unknown kind, role or position",
		    line->id);
	line->agency_id = row_u64(rows);
	out->phone = row_str(rows);
	out->basis = row_str(rows);
	out->agency_name = row_str(rows);
	out->agency_email = row_str(rows);
	out->must_change_password = row_bool(rows);
	out->created_at = row_moment(rows);
	out->closed_at = row_moment(rows);
	out->seen_at = row_moment(rows);
	out->n_officers = (unsigned)row_u64(rows);
	out->version = row_u64(rows);
	return OK;
}

static void
add_state(struct db_query *q, enum account_state state, int32_t today)
{
	if (state == ACCOUNTS_ALL)
		return;
	if (state == ACCOUNTS_CLOSED) {
		db_add(q, LIT(" AND c.closed_at IS NOT NULL"));
		return;
	}
	db_add(q, LIT(" AND c.closed_at IS NULL"));
	if (state == ACCOUNTS_NEVER)
		db_add(q, LIT(" AND NOT EXISTS (SELECT 1 FROM session s"
			      " WHERE s.account_id = c.id)"));
	if (state == ACCOUNTS_NO_OFFICER)
		db_add(q,
		    LIT(" AND c.kind = 'agency' AND NOT EXISTS (SELECT 1"
			" FROM officer o WHERE o.agency_id = c.agency_id"
			" AND ? BETWEEN o.valid_from AND o.valid_to)"),
		    db_day(today));
}

static void
add_filter(struct db_query *q, const struct account_filter *f, int32_t today)
{
	struct arena *mem = q->cx->mem;

	add_state(q, f->state, today);
	if (f->role >= 0)
		db_add(q, LIT(" AND c.role = ?"),
		    db_str(role_name((enum role)f->role)));
	if (f->agency_id != 0)
		db_add(q, LIT(" AND c.agency_id = ?"), db_u64(f->agency_id));
	if (!text_is_empty(f->text))
		db_add(q,
		    LIT(" AND (" FOLDED("c.name") " LIKE ? OR c.login LIKE ?)"),
		    db_str(name_pattern(mem, f->text)),
		    db_str(name_pattern(mem, f->text)));
	if (f->after_id != 0)
		db_add(q,
		    LIT(" AND (c.name > (SELECT p.name FROM account p"
			" WHERE p.id = ?) OR (c.name = (SELECT p.name"
			" FROM account p WHERE p.id = ?) AND c.id > ?))"),
		    db_u64(f->after_id), db_u64(f->after_id),
		    db_u64(f->after_id));
}

enum err
account_admin_store_list(struct cx *cx, const struct account_filter *filter,
    int32_t today, struct account_rows *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "account_admin.list");
	db_add(q, LIT("SELECT " ROW_COLUMNS ROW_FROM " WHERE 1"),
	    db_day(today));
	add_filter(q, filter, today);
	db_add(q, LIT(" ORDER BY c.name, c.id LIMIT ?"),
	    db_u64(filter->size + 1));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = row_read(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt GET = STMT("account_admin.get",
    "SELECT " ROW_COLUMNS ROW_FROM " WHERE c.id = ?");

enum err
account_admin_store_get(struct cx *cx, uint64_t id, int32_t today,
    struct account_row *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_day(today), db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no account %" PRIu64, id);
	return row_read(cx, rows, out);
}

static enum err
find_id(struct cx *cx, const struct db_stmt *stmt, struct db_arg arg,
    uint64_t *out_id)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, stmt, ARGS(arg), &rows);
	if (err)
		return err;
	*out_id = db_next(rows) ? row_u64(rows) : 0;
	return OK;
}

static const struct db_stmt FIND_LOGIN = STMT("account_admin.find_login",
    "SELECT id FROM account WHERE login = ?");

enum err
account_admin_store_find_login(struct cx *cx, const char *login,
    uint64_t *out_id)
{
	return find_id(cx, &FIND_LOGIN, db_str(login), out_id);
}

static const struct db_stmt FIND_AGENCY = STMT("account_admin.find_agency",
    "SELECT id FROM account WHERE agency_account_of = ?");

enum err
account_admin_store_find_agency(struct cx *cx, uint64_t agency_id,
    uint64_t *out_id)
{
	return find_id(cx, &FIND_AGENCY, db_u64(agency_id), out_id);
}

static const struct db_stmt AGENCY_IS_VALID = STMT("account_admin.agency_valid",
    "SELECT 1 FROM agency WHERE id = ? AND ? BETWEEN valid_from AND valid_to");

enum err
account_admin_store_agency_is_valid(struct cx *cx, uint64_t agency_id,
    int32_t on, bool *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &AGENCY_IS_VALID,
	    ARGS(db_u64(agency_id), db_day(on)), &rows);
	if (err)
		return err;
	*out = db_next(rows);
	return OK;
}

static const struct db_stmt
    OTHER_ADMINISTRATORS = STMT("account_admin.other_administrators",
	"SELECT id FROM account WHERE role = 'administrator'"
	" AND closed_at IS NULL AND id <> ? FOR UPDATE");

enum err
account_admin_store_count_other_administrators(struct cx *cx, uint64_t id,
    unsigned *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &OTHER_ADMINISTRATORS, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	*out = (unsigned)db_count(rows);
	return OK;
}

static const struct db_stmt ADD = STMT("account_admin.add",
    "INSERT INTO account (login, kind, role, position, name, title, email,"
    " phone, agency_id, agency_account_of, must_change_password, basis,"
    " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)");

enum err
account_admin_store_add(struct cx *cx, const struct account_entry *e,
    uint64_t *out_id)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_str(e->login), db_str(account_kind_name(e->kind)),
		db_str(role_name(e->role)), db_str(position_name(e->position)),
		db_str(e->name), db_str(e->title), db_str(e->email),
		db_str(e->phone), db_id(e->agency_id),
		db_id(e->kind == ACCOUNT_AGENCY ? e->agency_id : 0),
		db_str(e->basis), db_moment(cx->now)),
	    NULL);
	if (err)
		return err;
	*out_id = db_insert_id(cx);
	return OK;
}

static enum err
check_changed(struct cx *cx, uint64_t id, uint64_t changed)
{
	if (changed == 0)
		return fail_stale(cx,
		    "account %" PRIu64 " was changed meanwhile", id);
	return OK;
}

static const struct db_stmt SET = STMT("account_admin.set",
    "UPDATE account SET login = ?, role = ?, position = ?, name = ?,"
    " title = ?, email = ?, phone = ?, agency_id = ?, basis = ?,"
    " version = version + 1 WHERE id = ? AND version = ?");

enum err
account_admin_store_set(struct cx *cx, uint64_t id, uint64_t version,
    const struct account_entry *e)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(e->login), db_str(role_name(e->role)),
		db_str(position_name(e->position)), db_str(e->name),
		db_str(e->title), db_str(e->email), db_str(e->phone),
		db_id(e->agency_id), db_str(e->basis), db_u64(id),
		db_u64(version)),
	    &changed);
	return err ? err : check_changed(cx, id, changed);
}

static const struct db_stmt SET_CLOSED = STMT("account_admin.set_closed",
    "UPDATE account SET closed_at = ?, opened_at = IF(closed_at IS NULL, ?,"
    " opened_at), basis = ?, version = version + 1"
    " WHERE id = ? AND version = ?");

enum err
account_admin_store_set_closed(struct cx *cx, uint64_t id, uint64_t version,
    int64_t closed_at, const char *basis)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_CLOSED,
	    ARGS(db_moment(closed_at), db_moment(cx->now), db_str(basis),
		db_u64(id), db_u64(version)),
	    &changed);
	return err ? err : check_changed(cx, id, changed);
}

static const struct db_stmt *const statements[] = { &GET, &FIND_LOGIN,
	&FIND_AGENCY, &AGENCY_IS_VALID, &OTHER_ADMINISTRATORS, &ADD, &SET,
	&SET_CLOSED };

const struct db_stmt_list account_admin_store_statements = {
	"account_admin_store", statements,
	sizeof(statements) / sizeof(statements[0])
};
