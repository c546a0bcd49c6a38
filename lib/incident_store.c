#include "incident_store.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"

#define INCIDENT                                                               \
	"SELECT i.id, i.agency_id, COALESCE(g.name, ''), i.reporter, i.phone," \
	" i.reported_at, i.occurred_at, i.page, i.description, i.category,"    \
	" i.handler, i.result, i.agency_notified_at, i.leader_reported_at,"    \
	" i.closed_at, i.version FROM incident i"                              \
	" LEFT JOIN agency g ON g.id = i.agency_id"

static const struct db_stmt LIST = STMT("incident.list",
    INCIDENT " WHERE (? OR i.agency_id <=> ?) AND (i.closed_at IS NULL) = ?"
	     " AND (? = 0 OR i.id < ?) ORDER BY i.id DESC LIMIT ?");
static const struct db_stmt GET = STMT("incident.get",
    INCIDENT " WHERE i.id = ?");
static const struct db_stmt ADD = STMT("incident.add",
    "INSERT INTO incident (account_id, officer_id, agency_id, reporter, phone,"
    " reported_at, occurred_at, page, description)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
static const struct db_stmt SET = STMT("incident.set",
    "UPDATE incident SET category = ?, handler = ?, result = ?,"
    " agency_notified_at = ?, leader_reported_at = ?, closed_at = ?,"
    " version = version + 1 WHERE id = ? AND version = ?"
    " AND closed_at IS NULL");
static const struct db_stmt ADD_STEP = STMT("incident.add_step",
    "INSERT INTO incident_step (incident_id, at, account_id, step)"
    " VALUES (?, ?, ?, ?)");
static const struct db_stmt LIST_STEPS = STMT("incident.list_steps",
    "SELECT s.at, c.name, s.step FROM incident_step s"
    " JOIN account c ON c.id = s.account_id"
    " WHERE s.incident_id = ? ORDER BY s.id LIMIT 1000");

static enum err
from_row(struct cx *cx, struct db_rows *rows, struct incident *out)
{
	out->id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->agency_name = row_str(rows);
	out->reporter = row_str(rows);
	out->phone = row_str(rows);
	out->reported_at = row_moment(rows);
	out->occurred_at = row_moment(rows);
	out->page = row_str(rows);
	out->description = row_str(rows);
	if (!incident_category_from_name(row_str(rows), &out->category))
		return fail(cx, ERR_BUG,
		    "incident %" PRIu64 " has no known"
		    " category",
		    out->id);
	out->handler = row_str(rows);
	out->result = row_str(rows);
	out->agency_notified_at = row_moment(rows);
	out->leader_reported_at = row_moment(rows);
	out->closed_at = row_moment(rows);
	out->version = row_u64(rows);
	return OK;
}

enum err
incident_store_list(struct cx *cx, bool all, uint64_t agency_id, bool open,
    uint64_t before_id, unsigned max, struct incidents *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(db_bool(all), db_id(agency_id), db_bool(open),
		db_u64(before_id), db_u64(before_id), db_u64(max)),
	    &rows);
	if (err)
		return err;
	*out = (struct incidents){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (!err && db_next(rows))
		err = from_row(cx, rows, &out->items[out->n++]);
	return err;
}

enum err
incident_store_get(struct cx *cx, uint64_t id, struct incident *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no incident %" PRIu64, id);
	return from_row(cx, rows, out);
}

enum err
incident_store_add(struct cx *cx, struct incident *i)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(cx->actor->account_id), db_id(cx->actor->officer_id),
		db_id(i->agency_id), db_str(i->reporter), db_str(i->phone),
		db_moment(cx->now), db_moment(i->occurred_at), db_str(i->page),
		db_str(i->description)),
	    NULL);
	if (!err)
		i->id = db_insert_id(cx);
	return err;
}

enum err
incident_store_set(struct cx *cx, const struct incident_handling *h)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(incident_category_name(h->category)),
		db_str(h->handler), db_str(h->result),
		db_moment(h->agency_notified_at),
		db_moment(h->leader_reported_at),
		db_moment(h->close ? cx->now : NO_MOMENT), db_u64(h->id),
		db_u64(h->version)),
	    &changed);
	if (!err && changed == 0)
		err = fail(cx, ERR_CONFLICT,
		    "incident %" PRIu64 " was changed or closed by another",
		    h->id);
	return err;
}

enum err
incident_store_add_step(struct cx *cx, uint64_t id, const char *step)
{
	return db_exec(cx, &ADD_STEP,
	    ARGS(db_u64(id), db_moment(cx->now), db_u64(cx->actor->account_id),
		db_str(step)),
	    NULL);
}

enum err
incident_store_list_steps(struct cx *cx, uint64_t id,
    struct incident_steps *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_STEPS, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	*out = (struct incident_steps){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (db_next(rows)) {
		struct incident_step *step = &out->items[out->n++];

		step->at = row_moment(rows);
		step->author_name = row_str(rows);
		step->step = row_str(rows);
	}
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&LIST,
	&GET,
	&ADD,
	&SET,
	&ADD_STEP,
	&LIST_STEPS,
};

const struct db_stmt_list incident_store_statements = {
	"incident_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
