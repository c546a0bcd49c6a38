#include "inspection_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"
#include "names.h"

static const struct db_stmt INSPECTION_ADD = STMT("inspection.add",
    "INSERT INTO inspection (kind, title, basis, members, starts_on, ends_on,"
    " created_at, created_by, created_by_name)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");

static const struct db_stmt INSPECTION_ADD_ITEM = STMT("inspection.add_item",
    "INSERT INTO inspection_item (inspection_id, assignment_id)"
    " VALUES (?, ?)");

#define INSPECTION_COLUMNS                                                     \
	"i.id, i.kind, i.title, i.basis, i.members, i.starts_on, i.ends_on,"   \
	" i.state, i.conclusion, i.conclusion_document, i.concluded_on,"       \
	" i.created_at, i.created_by_name, i.version,"                         \
	" (SELECT COUNT(*) FROM inspection_item x"                             \
	" WHERE x.inspection_id = i.id),"                                      \
	" (SELECT COUNT(DISTINCT a.agency_id) FROM inspection_item x"          \
	" JOIN assignment a ON a.id = x.assignment_id"                         \
	" WHERE x.inspection_id = i.id)"

static const struct db_stmt INSPECTION_GET = STMT("inspection.get",
    "SELECT " INSPECTION_COLUMNS " FROM inspection i WHERE i.id = ?");

static const struct db_stmt INSPECTION_LIST = STMT("inspection.list",
    "SELECT " INSPECTION_COLUMNS " FROM inspection i"
    " WHERE i.id < ? ORDER BY i.id DESC LIMIT ?");

static const struct db_stmt
    INSPECTION_LIST_STATE = STMT("inspection.list_state",
	"SELECT " INSPECTION_COLUMNS " FROM inspection i"
	" WHERE i.state = ? AND i.id < ? ORDER BY i.id DESC LIMIT ?");

static const struct db_stmt
    INSPECTION_LIST_ITEMS = STMT("inspection.list_items",
	"SELECT assignment_id, finding FROM inspection_item"
	" WHERE inspection_id = ? ORDER BY assignment_id");

static const struct db_stmt INSPECTION_CONCLUDE = STMT("inspection.conclude",
    "UPDATE inspection SET state = 'concluded', conclusion = ?,"
    " conclusion_document = ?, concluded_on = ?, version = version + 1"
    " WHERE id = ? AND version = ? AND state = 'planned'");

static const struct db_stmt
    INSPECTION_SET_FINDING = STMT("inspection.set_finding",
	"UPDATE inspection_item SET finding = ?"
	" WHERE inspection_id = ? AND assignment_id = ?");

enum err
inspection_store_add(struct cx *cx, struct inspection *inspection)
{
	enum err err;

	err = db_exec(cx, &INSPECTION_ADD,
	    ARGS(db_str(inspection_kind_names[inspection->kind]),
		db_str(inspection->title), db_str(inspection->basis),
		db_str(inspection->members), db_day(inspection->starts_on),
		db_day(inspection->ends_on), db_moment(cx->now),
		db_u64(cx->actor->account_id),
		db_str(actor_shown_name(cx->actor))),
	    NULL);
	if (err)
		return err;
	inspection->id = db_insert_id(cx);
	inspection->version = 1;
	return OK;
}

enum err
inspection_store_add_item(struct cx *cx, uint64_t inspection_id,
    uint64_t assignment_id)
{
	return db_exec(cx, &INSPECTION_ADD_ITEM,
	    ARGS(db_u64(inspection_id), db_u64(assignment_id)), NULL);
}

static enum err
inspection_from_row(struct cx *cx, struct db_rows *rows, struct inspection *out)
{
	const char *kind, *state;
	unsigned kind_value = 0, state_value = 0;

	out->id = row_u64(rows);
	kind = row_str(rows);
	out->title = row_str(rows);
	out->basis = row_str(rows);
	out->members = row_str(rows);
	out->starts_on = row_day(rows);
	out->ends_on = row_day(rows);
	state = row_str(rows);
	out->conclusion = row_str(rows);
	out->conclusion_document = row_str(rows);
	out->concluded_on = row_day(rows);
	out->created_at = row_moment(rows);
	out->created_by_name = row_str(rows);
	out->version = row_u64(rows);
	out->n_items = (unsigned)row_u64(rows);
	out->n_agencies = (unsigned)row_u64(rows);
	if (!names_find(inspection_kind_names, N_INSPECTION_KINDS, kind,
		&kind_value) ||
	    !names_find(inspection_state_names, N_INSPECTION_STATES, state,
		&state_value))
		return fail(cx, ERR_BUG,
		    "unknown kind or state of an"
		    " inspection");
	out->kind = (enum inspection_kind)kind_value;
	out->state = (enum inspection_state)state_value;
	return OK;
}

enum err
inspection_store_get(struct cx *cx, uint64_t id, struct inspection *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &INSPECTION_GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no inspection %" PRIu64, id);
	return inspection_from_row(cx, rows, out);
}

enum err
inspection_store_list(struct cx *cx, int state, uint64_t before_id,
    unsigned max, struct inspection_list *out)
{
	struct db_rows *rows;
	enum err err;

	if (before_id == 0)
		before_id = INT64_MAX;
	if (state < 0)
		err = db_query(cx, &INSPECTION_LIST,
		    ARGS(db_u64(before_id), db_u64(max)), &rows);
	else
		err = db_query(cx, &INSPECTION_LIST_STATE,
		    ARGS(db_str(inspection_state_names[state]),
			db_u64(before_id), db_u64(max)),
		    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = inspection_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

enum err
inspection_store_list_items(struct cx *cx, uint64_t inspection_id,
    struct inspection_items *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &INSPECTION_LIST_ITEMS, ARGS(db_u64(inspection_id)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct inspection_item *item = &out->items[out->n++];

		item->assignment_id = row_u64(rows);
		item->finding = row_str(rows);
	}
	return OK;
}

enum err
inspection_store_conclude(struct cx *cx, struct inspection *inspection)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &INSPECTION_CONCLUDE,
	    ARGS(db_str(inspection->conclusion),
		db_str(inspection->conclusion_document),
		db_day(inspection->concluded_on), db_u64(inspection->id),
		db_u64(inspection->version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_CONFLICT,
		    "inspection %" PRIu64 " is concluded or changed",
		    inspection->id);
	inspection->state = INSPECTION_CONCLUDED;
	inspection->version++;
	return OK;
}

enum err
inspection_store_set_finding(struct cx *cx, uint64_t inspection_id,
    const struct inspection_item *item)
{
	return db_exec(cx, &INSPECTION_SET_FINDING,
	    ARGS(db_str(item->finding), db_u64(inspection_id),
		db_u64(item->assignment_id)),
	    NULL);
}

static const struct db_stmt *const statements[] = {
	&INSPECTION_ADD,
	&INSPECTION_ADD_ITEM,
	&INSPECTION_GET,
	&INSPECTION_LIST,
	&INSPECTION_LIST_STATE,
	&INSPECTION_LIST_ITEMS,
	&INSPECTION_CONCLUDE,
	&INSPECTION_SET_FINDING,
};

const struct db_stmt_list inspection_store_statements = {
	"inspection",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
