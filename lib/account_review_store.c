#include "account_review_store.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"

static const struct db_stmt LIST = STMT("account_review.list",
    "SELECT a.id, a.login, a.name, a.kind, a.role, a.position,"
    " COALESCE(g.name, ''), a.basis, a.created_at,"
    " (SELECT MAX(s.seen_at) FROM session s WHERE s.account_id = a.id) AS used,"
    " a.unused_warned_at, f.id IS NOT NULL,"
    " (SELECT COUNT(*) FROM officer o WHERE o.agency_id = a.agency_account_of"
    " AND ? BETWEEN o.valid_from AND o.valid_to),"
    " (SELECT COUNT(*) FROM officer o JOIN second_factor h"
    " ON h.live_officer = o.id WHERE o.agency_id = a.agency_account_of"
    " AND ? BETWEEN o.valid_from AND o.valid_to)"
    " FROM account a LEFT JOIN agency g ON g.id = a.agency_id"
    " LEFT JOIN second_factor f ON f.live_account = a.id"
    " WHERE a.closed_at IS NULL ORDER BY a.role, a.name, a.id");

static enum err
line_from_row(struct cx *cx, struct db_rows *rows, struct review_line *out)
{
	out->account_id = row_u64(rows);
	out->login = row_str(rows);
	out->name = row_str(rows);
	if (!account_kind_from_name(row_str(rows), &out->kind) ||
	    !role_from_name(row_str(rows), &out->role) ||
	    !position_from_name(row_str(rows), &out->position))
		return fail(cx, ERR_BUG,
		    "account %" PRIu64 " has an unknown kind, role or position",
		    out->account_id);
	out->agency_name = row_str(rows);
	out->basis = row_str(rows);
	out->created_at = row_moment(rows);
	out->used_at = row_moment(rows);
	out->warned_at = row_moment(rows);
	if (out->warned_at != NO_MOMENT && out->used_at != NO_MOMENT &&
	    out->warned_at < out->used_at)
		out->warned_at = NO_MOMENT;
	out->has_factor = row_bool(rows);
	out->n_officers = (unsigned)row_u64(rows);
	out->n_officers_with_factor = (unsigned)row_u64(rows);
	return OK;
}

enum err
account_review_store_list(struct cx *cx, int32_t today,
    struct review_lines *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, ARGS(db_day(today), db_day(today)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (!err && db_next(rows))
		err = line_from_row(cx, rows, &out->items[out->n++]);
	return err;
}

static const struct db_stmt PAST = STMT("account_review.past",
    "SELECT id, signed_at, signer_name, conclusion, document, n_accounts,"
    " n_without_factor, n_unused FROM account_review ORDER BY id DESC"
    " LIMIT 20");

enum err
account_review_store_past(struct cx *cx, struct review_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &PAST, NO_ARGS, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct review *r = &out->items[out->n++];

		r->id = row_u64(rows);
		r->signed_at = row_moment(rows);
		r->signer_name = row_str(rows);
		r->conclusion = row_str(rows);
		r->document = row_str(rows);
		r->sums.n_accounts = (unsigned)row_u64(rows);
		r->sums.n_without_factor = (unsigned)row_u64(rows);
		r->sums.n_unused = (unsigned)row_u64(rows);
	}
	return OK;
}

static const struct db_stmt ADD = STMT("account_review.add",
    "INSERT INTO account_review (signed_at, account_id, signer_name,"
    " conclusion, document, n_accounts, n_without_factor, n_unused)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

enum err
account_review_store_add(struct cx *cx, struct review *r)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_moment(cx->now), db_u64(cx->actor->account_id),
		db_str(r->signer_name), db_str(r->conclusion),
		db_str(r->document), db_u64(r->sums.n_accounts),
		db_u64(r->sums.n_without_factor), db_u64(r->sums.n_unused)),
	    NULL);
	if (err)
		return err;
	r->id = db_insert_id(cx);
	return OK;
}

static const struct db_stmt ADD_LINE = STMT("account_review.add_line",
    "INSERT INTO account_review_line (review_id, account_id, login, name, kind,"
    " role, position, agency_name, used_at, has_factor, basis)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
account_review_store_add_line(struct cx *cx, uint64_t review_id,
    const struct review_line *line)
{
	return db_exec(cx, &ADD_LINE,
	    ARGS(db_u64(review_id), db_u64(line->account_id),
		db_str(line->login), db_str(line->name),
		db_str(account_kind_name(line->kind)),
		db_str(role_name(line->role)),
		db_str(position_name(line->position)),
		db_str(line->agency_name), db_moment(line->used_at),
		db_bool(line->has_factor), db_str(line->basis)),
	    NULL);
}

static const struct db_stmt *const statements[] = { &LIST, &PAST, &ADD,
	&ADD_LINE };

const struct db_stmt_list account_review_store_statements = {
	"account_review_store",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
