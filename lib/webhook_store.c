#include "webhook_store.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "str.h"

enum { EVENTS_LENGTH_MAX = 700 };

#define COLUMNS                                                                \
	"w.id, w.name, w.url, w.events, w.is_on, w.secret_no, w.basis,"        \
	" w.changed_at, w.changed_by_name, w.failing_since, w.off_at,"         \
	" w.version"

static const struct db_stmt LIST = STMT("webhook.list",
    "SELECT " COLUMNS " FROM webhook w ORDER BY w.name, w.id");

/* By the index of the queue; what waits for an act is not counted. */
static const struct db_stmt COUNT = STMT("webhook.count",
    "SELECT webhook_id, state, COUNT(*) FROM webhook_delivery"
    " WHERE held_act_id IS NULL GROUP BY webhook_id, state");

static const struct db_stmt GET = STMT("webhook.get",
    "SELECT " COLUMNS " FROM webhook w WHERE w.id = ?");

static const struct db_stmt ADD = STMT("webhook.add",
    "INSERT INTO webhook (name, url, events, is_on, basis, changed_at,"
    " changed_by_name) VALUES (?, ?, ?, ?, ?, ?, ?)");

static const struct db_stmt SET = STMT("webhook.set",
    "UPDATE webhook SET name = ?, url = ?, events = ?, is_on = ?,"
    " secret_no = ?, basis = ?, changed_at = ?, changed_by_name = ?,"
    " failing_since = NULL, off_at = NULL, version = version + 1"
    " WHERE id = ? AND version = ?");

static const struct db_stmt LIST_ON = STMT("webhook.list_on",
    "SELECT id FROM webhook WHERE is_on = 1 ORDER BY id");

static const struct db_stmt SET_FAILING = STMT("webhook.set_failing",
    "UPDATE webhook SET failing_since = ?, off_at = ?,"
    " is_on = IF(? IS NULL, is_on, 0) WHERE id = ? AND version = ?");

static void
from_row(struct db_rows *rows, struct webhook *out)
{
	*out = (struct webhook){ .id = row_u64(rows) };
	out->name = row_str(rows);
	out->url = row_str(rows);
	out->events = webhook_events_parse(row_str(rows));
	out->is_on = row_bool(rows);
	out->secret_no = (unsigned)row_u64(rows);
	out->basis = row_str(rows);
	out->changed_at = row_moment(rows);
	out->changed_by_name = row_str(rows);
	out->failing_since = row_moment(rows);
	out->off_at = row_moment(rows);
	out->version = row_u64(rows);
}

static enum err
count(struct cx *cx, struct webhook_list *list)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &COUNT, NO_ARGS, &rows);
	if (err)
		return err;
	while (db_next(rows)) {
		uint64_t id = row_u64(rows);
		enum outbox_state state;

		if (!outbox_state_from_name(row_str(rows), &state))
			return fail(cx, ERR_BUG, "no such state of a delivery");
		for (size_t i = 0; i < list->n; i++)
			if (list->items[i].id == id)
				list->items[i].n[state] = row_u64(rows);
	}
	return OK;
}

enum err
webhook_store_list(struct cx *cx, struct webhook_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, NO_ARGS, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		from_row(rows, &out->items[out->n++]);
	return count(cx, out);
}

enum err
webhook_store_get(struct cx *cx, uint64_t id, struct webhook *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no webhook %" PRIu64, id);
	from_row(rows, out);
	return OK;
}

static const char *
events_text(struct cx *cx, uint32_t events)
{
	struct str s;

	str_init(&s, cx->mem, EVENTS_LENGTH_MAX);
	for (unsigned i = 0; webhook_event_names[i] != NULL; i++)
		if ((events >> i & 1) != 0)
			str_printf(&s, "%s%s", s.length > 0 ? "," : "",
			    webhook_event_names[i]);
	return str_text(&s);
}

enum err
webhook_store_add(struct cx *cx, struct webhook *w)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_str(w->name), db_str(w->url),
		db_str(events_text(cx, w->events)), db_bool(w->is_on),
		db_str(w->basis), db_moment(cx->now),
		db_str(actor_shown_name(cx->actor))),
	    NULL);
	if (!err)
		w->id = db_insert_id(cx);
	return err;
}

enum err
webhook_store_set(struct cx *cx, const struct webhook *w)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(w->name), db_str(w->url),
		db_str(events_text(cx, w->events)), db_bool(w->is_on),
		db_u64(w->secret_no), db_str(w->basis), db_moment(cx->now),
		db_str(actor_shown_name(cx->actor)), db_u64(w->id),
		db_u64(w->version)),
	    &changed);
	if (!err && changed == 0)
		return fail(cx, ERR_CONFLICT, "webhook %" PRIu64 " changed",
		    w->id);
	return err;
}

enum err
webhook_store_list_on(struct cx *cx, const uint64_t **out_ids, size_t *out_n)
{
	struct db_rows *rows;
	uint64_t *ids;
	enum err err;

	err = db_query(cx, &LIST_ON, NO_ARGS, &rows);
	if (err)
		return err;
	ids = arena_array(cx->mem, db_count(rows), sizeof(*ids));
	*out_n = 0;
	while (db_next(rows))
		ids[(*out_n)++] = row_u64(rows);
	*out_ids = ids;
	return OK;
}

enum err
webhook_store_set_failing(struct cx *cx, const struct webhook *w)
{
	return db_exec(cx, &SET_FAILING,
	    ARGS(db_moment(w->failing_since), db_moment(w->off_at),
		db_moment(w->off_at), db_u64(w->id), db_u64(w->version)),
	    NULL);
}

/* Deliveries
 * ---------------------------------------------------------------*/

#define DELIVERY_COLUMNS                                                       \
	"d.id, d.webhook_id, COALESCE(d.event_id, 0), d.state, d.attempts,"    \
	" d.next_at, d.created_at, d.sent_at, d.last_answer,"                  \
	" COALESCE(e.kind, ''), COALESCE(e.at, d.created_at),"                 \
	" e.directive_id, e.task_id, e.assignment_id,"                         \
	" COALESCE(e.from_state, ''), COALESCE(e.to_state, ''), e.object_id,"  \
	" COALESCE(g.code, ''), COALESCE(g.name, '')"
#define DELIVERY_JOINS                                                         \
	" FROM webhook_delivery d LEFT JOIN event e ON e.id = d.event_id"      \
	" LEFT JOIN assignment a ON a.id = e.assignment_id"                    \
	" LEFT JOIN agency g ON g.id = a.agency_id"

static const struct db_stmt ADD_TEST = STMT("webhook_delivery.add_test",
    "INSERT INTO webhook_delivery (webhook_id, created_at, next_at)"
    " VALUES (?, ?, ?)");

/* One state at a time keeps to the order of the index; no join, so that only
 * the row itself is locked. */
static const struct db_stmt LOCK_NEXT = STMT("webhook_delivery.lock_next",
    "SELECT id FROM webhook_delivery WHERE webhook_id = ? AND state = ?"
    " AND next_at <= ? AND held_act_id IS NULL"
    " ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED");

static const struct db_stmt SET_SENDING = STMT("webhook_delivery.set_sending",
    "UPDATE webhook_delivery SET state = 'sending', attempts = attempts + 1,"
    " lease_until = ? WHERE id = ?");

static const struct db_stmt SET_RESULT = STMT("webhook_delivery.set_result",
    "UPDATE webhook_delivery SET state = ?, next_at = ?, sent_at = ?,"
    " last_answer = ?, lease_until = NULL WHERE id = ? AND attempts = ?"
    " AND state IN ('sending', 'unknown')");

static const struct db_stmt SET_EXPIRED = STMT("webhook_delivery.set_expired",
    "UPDATE webhook_delivery SET state = 'unknown', lease_until = NULL,"
    " last_answer = 'interrupted while sending'"
    " WHERE state = 'sending' AND lease_until < ?");

static const struct db_stmt FORGET = STMT("webhook_delivery.forget",
    "DELETE FROM webhook_delivery WHERE created_at < ? AND (state IN"
    " ('sent', 'refused', 'unknown') OR held_act_id IS NOT NULL) LIMIT ?");

static const struct db_stmt DELIVERY_LIST = STMT("webhook_delivery.list",
    "SELECT " DELIVERY_COLUMNS DELIVERY_JOINS
    " WHERE d.webhook_id = ? AND d.id < ? AND d.held_act_id IS NULL"
    " AND (? = '' OR d.state = ?) AND (? = 0 OR e.assignment_id = ?)"
    " ORDER BY d.id DESC LIMIT ?");

static const struct db_stmt DELIVERY_GET = STMT("webhook_delivery.get",
    "SELECT " DELIVERY_COLUMNS DELIVERY_JOINS " WHERE d.id = ?");

static const struct db_stmt RESEND = STMT("webhook_delivery.resend",
    "UPDATE webhook_delivery SET state = 'new', attempts = 0, next_at = ?,"
    " sent_at = NULL WHERE webhook_id = ? AND (id = ? OR ? = 0)"
    " AND state IN ('refused', 'unknown')");

static enum err
delivery_from_row(struct cx *cx, struct db_rows *rows,
    struct webhook_delivery *out)
{
	struct event *e = &out->event;
	const char *kind;

	*out = (struct webhook_delivery){ .id = row_u64(rows) };
	out->webhook_id = row_u64(rows);
	e->id = row_u64(rows);
	if (!outbox_state_from_name(row_str(rows), &out->state))
		return fail(cx, ERR_BUG, "no such state of a delivery");
	out->attempts = (unsigned)row_u64(rows);
	out->next_at = row_moment(rows);
	out->created_at = row_moment(rows);
	out->sent_at = row_moment(rows);
	out->last_answer = row_str(rows);
	kind = row_str(rows);
	if (e->id != 0 && !event_kind_from_name(kind, &e->kind))
		return fail(cx, ERR_BUG, "event %" PRIu64 " is of no kind",
		    e->id);
	e->at = row_moment(rows);
	e->directive_id = row_u64(rows);
	e->task_id = row_u64(rows);
	e->assignment_id = row_u64(rows);
	e->from_state = row_str(rows);
	e->to_state = row_str(rows);
	e->object_id = row_u64(rows);
	out->agency_code = row_str(rows);
	e->agency_name = row_str(rows);
	return OK;
}

enum err
webhook_delivery_store_add_test(struct cx *cx, uint64_t webhook_id,
    uint64_t *out_id)
{
	enum err err;

	err = db_exec(cx, &ADD_TEST,
	    ARGS(db_u64(webhook_id), db_moment(cx->now), db_moment(cx->now)),
	    NULL);
	if (!err)
		*out_id = db_insert_id(cx);
	return err;
}

enum err
webhook_delivery_store_lock_next(struct cx *cx, uint64_t webhook_id,
    struct webhook_delivery *out, bool *out_found)
{
	static const enum outbox_state waiting[] = { OUTBOX_DEFERRED,
		OUTBOX_NEW };

	*out_found = false;
	for (size_t i = 0; i < sizeof(waiting) / sizeof(waiting[0]); i++) {
		struct db_rows *rows;
		enum err err = db_query(cx, &LOCK_NEXT,
		    ARGS(db_u64(webhook_id),
			db_str(outbox_state_name(waiting[i])),
			db_moment(cx->now)),
		    &rows);

		if (err)
			return err;
		if (!db_next(rows))
			continue;
		*out_found = true;
		return webhook_delivery_store_get(cx, row_u64(rows), out);
	}
	return OK;
}

enum err
webhook_delivery_store_set_sending(struct cx *cx, uint64_t id,
    int64_t lease_until)
{
	return db_exec(cx, &SET_SENDING,
	    ARGS(db_moment(lease_until), db_u64(id)), NULL);
}

enum err
webhook_delivery_store_set_result(struct cx *cx,
    const struct webhook_delivery *d)
{
	return db_exec(cx, &SET_RESULT,
	    ARGS(db_str(outbox_state_name(d->state)), db_moment(d->next_at),
		db_moment(d->sent_at), db_str(d->last_answer), db_u64(d->id),
		db_u64(d->attempts)),
	    NULL);
}

enum err
webhook_delivery_store_set_expired(struct cx *cx, uint64_t *out_n)
{
	return db_exec(cx, &SET_EXPIRED, ARGS(db_moment(cx->now)), out_n);
}

enum err
webhook_delivery_store_forget(struct cx *cx, int64_t before, unsigned max,
    uint64_t *out_n)
{
	return db_exec(cx, &FORGET, ARGS(db_moment(before), db_u64(max)),
	    out_n);
}

enum err
webhook_delivery_store_list(struct cx *cx, const struct webhook_filter *f,
    struct webhook_delivery_list *out)
{
	const char *state = f->state < 0 ? ""
					 : outbox_state_name(
					       (enum outbox_state)f->state);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &DELIVERY_LIST,
	    ARGS(db_u64(f->webhook_id),
		db_u64(f->before_id == 0 ? INT64_MAX : f->before_id),
		db_str(state), db_str(state), db_u64(f->assignment_id),
		db_u64(f->assignment_id), db_u64(f->max)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (!err && db_next(rows))
		err = delivery_from_row(cx, rows, &out->items[out->n++]);
	return err;
}

enum err
webhook_delivery_store_resend(struct cx *cx, uint64_t webhook_id, uint64_t id,
    uint64_t *out_n)
{
	return db_exec(cx, &RESEND,
	    ARGS(db_moment(cx->now), db_u64(webhook_id), db_u64(id),
		db_u64(id)),
	    out_n);
}

enum err
webhook_delivery_store_get(struct cx *cx, uint64_t id,
    struct webhook_delivery *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &DELIVERY_GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no delivery %" PRIu64, id);
	return delivery_from_row(cx, rows, out);
}

static const struct db_stmt *const statements[] = { &LIST, &COUNT, &GET, &ADD,
	&SET, &LIST_ON, &SET_FAILING, &ADD_TEST, &LOCK_NEXT, &SET_SENDING,
	&SET_RESULT, &SET_EXPIRED, &FORGET, &DELIVERY_LIST, &DELIVERY_GET,
	&RESEND };

const struct db_stmt_list webhook_store_statements = { "webhook_store",
	statements, sizeof(statements) / sizeof(statements[0]) };
