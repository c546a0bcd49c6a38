#include "register_store.h"

#include <inttypes.h>

#include "arena.h"

#define ENTRY                                                                  \
	"SELECT e.id, e.agency_id, COALESCE(g.name, ''), e.title, e.number,"   \
	" e.held_on, e.ended_on, e.person, e.body, e.approval, e.feedback_id," \
	" COALESCE(o.name, c.name), e.changed_at, e.version, e.kind + 0"       \
	" FROM register_entry e JOIN account c ON c.id = e.account_id"         \
	" LEFT JOIN officer o ON o.id = e.officer_id"                          \
	" LEFT JOIN agency g ON g.id = e.agency_id"

static const struct db_stmt LIST = STMT("register.list",
    ENTRY " WHERE e.kind = ? AND (? = 0 OR e.agency_id = ?)"
	  " ORDER BY e.held_on DESC, e.id DESC LIMIT 1000");
static const struct db_stmt GET = STMT("register.get", ENTRY " WHERE e.id = ?");
static const struct db_stmt ADD = STMT("register.add",
    "INSERT INTO register_entry (kind, agency_id, title, number, held_on,"
    " ended_on, person, body, approval, feedback_id, account_id, officer_id,"
    " changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
static const struct db_stmt SET = STMT("register.set",
    "UPDATE register_entry SET title = ?, number = ?, held_on = ?,"
    " ended_on = ?, person = ?, body = ?, approval = ?, feedback_id = ?,"
    " account_id = ?, officer_id = ?, changed_at = ?, version = version + 1"
    " WHERE id = ? AND version = ?");
static const struct db_stmt WITHOUT_REGULATION = STMT("register.without",
    "SELECT g.id, g.name FROM agency g WHERE ? BETWEEN g.valid_from AND"
    " g.valid_to AND EXISTS (SELECT 1 FROM account c"
    " WHERE c.agency_account_of = g.id AND c.closed_at IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM register_entry e WHERE e.agency_id = g.id"
    " AND e.kind = 'regulation' AND (e.ended_on IS NULL OR e.ended_on >= ?))"
    " ORDER BY g.kind, g.sort_order, g.id LIMIT 2000");

static void
from_row(struct db_rows *rows, struct register_entry *out)
{
	out->id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->agency_name = row_str(rows);
	out->title = row_str(rows);
	out->number = row_str(rows);
	out->held_on = row_day(rows);
	out->ended_on = row_day(rows);
	out->person = row_str(rows);
	out->body = row_str(rows);
	out->approval = row_str(rows);
	out->feedback_id = row_u64(rows);
	out->author_name = row_str(rows);
	out->changed_at = row_moment(rows);
	out->version = row_u64(rows);
	/* In the order of the type, from 1. */
	out->kind = (enum register_kind)(row_u64(rows) - 1);
}

enum err
register_store_list(struct cx *cx, enum register_kind kind, uint64_t agency_id,
    struct register_entries *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(db_str(register_kind_name(kind)), db_u64(agency_id),
		db_u64(agency_id)),
	    &rows);
	if (err)
		return err;
	*out = (struct register_entries){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (db_next(rows))
		from_row(rows, &out->items[out->n++]);
	return OK;
}

enum err
register_store_get(struct cx *cx, uint64_t id, struct register_entry *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no register entry %" PRIu64, id);
	from_row(rows, out);
	return OK;
}

enum err
register_store_add(struct cx *cx, struct register_entry *e)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_str(register_kind_name(e->kind)), db_id(e->agency_id),
		db_str(e->title), db_str(e->number), db_day(e->held_on),
		db_day(e->ended_on), db_str(e->person), db_str(e->body),
		db_str(e->approval), db_id(e->feedback_id),
		db_u64(cx->actor->account_id), db_id(cx->actor->officer_id),
		db_moment(cx->now)),
	    NULL);
	if (!err)
		e->id = db_insert_id(cx);
	return err;
}

enum err
register_store_set(struct cx *cx, const struct register_entry *e)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(e->title), db_str(e->number), db_day(e->held_on),
		db_day(e->ended_on), db_str(e->person), db_str(e->body),
		db_str(e->approval), db_id(e->feedback_id),
		db_u64(cx->actor->account_id), db_id(cx->actor->officer_id),
		db_moment(cx->now), db_u64(e->id), db_u64(e->version)),
	    &changed);
	if (!err && changed == 0)
		err = fail_stale(cx,
		    "register entry %" PRIu64 " was changed by another", e->id);
	return err;
}

enum err
register_store_list_without_regulation(struct cx *cx, int32_t today,
    struct agency_names *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &WITHOUT_REGULATION,
	    ARGS(db_day(today), db_day(today)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		out->items[out->n].id = row_u64(rows);
		out->items[out->n++].name = row_str(rows);
	}
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&LIST,
	&GET,
	&ADD,
	&SET,
	&WITHOUT_REGULATION,
};

const struct db_stmt_list register_store_statements = {
	"register_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
