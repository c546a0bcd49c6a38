#include "outbox_store.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"

#define OUTBOX_COLUMNS                                                                      \
	"o.id, o.channel = 'gateway', o.dedup_key, o.recipient, o.agency_id, o.account_id," \
	" COALESCE(g.name, p.name), o.message_id, o.reference, o.subject, o.state,"         \
	" o.attempts, o.next_at, o.created_at, o.sent_at, o.last_answer"
#define OUTBOX_JOINS                                                           \
	" LEFT JOIN agency g ON g.id = o.agency_id"                            \
	" LEFT JOIN account p ON p.id = o.account_id"

static const struct db_stmt OUTBOX_ADD = STMT("outbox.add",
    "INSERT IGNORE INTO outbox (channel, dedup_key, recipient, agency_id, account_id,"
    " message_id, reference, subject, body, html, next_at, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static const struct db_stmt OUTBOX_HAS_KEY = STMT("outbox.has_key",
    "SELECT 1 FROM outbox WHERE dedup_key = ?");

/* One state at a time keeps to the order of the index; no join, so that only
 * the row itself is locked. */
static const struct db_stmt OUTBOX_LOCK_NEXT = STMT("outbox.lock_next",
    "SELECT id FROM outbox WHERE state = ? AND next_at <= ?"
    " ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED");

static const struct db_stmt OUTBOX_SET_SENDING = STMT("outbox.set_sending",
    "UPDATE outbox SET state = 'sending', attempts = attempts + 1,"
    " lease_until = ? WHERE id = ?");

static const struct db_stmt OUTBOX_SET_RESULT = STMT("outbox.set_result",
    "UPDATE outbox SET state = ?, next_at = ?, sent_at = ?, last_answer = ?,"
    " lease_until = NULL WHERE id = ? AND attempts = ?"
    " AND state IN ('sending', 'unknown')");

static const struct db_stmt OUTBOX_SET_EXPIRED = STMT("outbox.set_expired",
    "UPDATE outbox SET state = 'unknown', lease_until = NULL,"
    " last_answer = 'interrupted while sending'"
    " WHERE state = 'sending' AND lease_until < ?");

static const struct db_stmt OUTBOX_LIST = STMT("outbox.list",
    "SELECT " OUTBOX_COLUMNS ", '', '' FROM outbox o" OUTBOX_JOINS
    " WHERE o.id < ? ORDER BY o.id DESC LIMIT ?");

static const struct db_stmt OUTBOX_LIST_STATE = STMT("outbox.list_state",
    "SELECT " OUTBOX_COLUMNS ", '', '' FROM outbox o" OUTBOX_JOINS
    " WHERE o.state = ? AND o.id < ? ORDER BY o.id DESC LIMIT ?");

static const struct db_stmt OUTBOX_COUNT = STMT("outbox.count",
    "SELECT state, COUNT(*) FROM outbox GROUP BY state");

static const struct db_stmt OUTBOX_GET = STMT("outbox.get",
    "SELECT " OUTBOX_COLUMNS ", o.body, o.html FROM outbox o" OUTBOX_JOINS
    " WHERE o.id = ?");

static void
outbox_from_row(struct db_rows *rows, struct outbox *out)
{
	out->id = row_u64(rows);
	out->channel = row_u64(rows) != 0 ? OUTBOX_GATEWAY : OUTBOX_MAIL;
	out->dedup_key = row_str(rows);
	out->recipient = row_str(rows);
	out->agency_id = row_u64(rows);
	out->account_id = row_u64(rows);
	out->recipient_name = row_str(rows);
	out->message_id = row_str(rows);
	out->reference = row_str(rows);
	out->subject = row_str(rows);
	(void)outbox_state_from_name(row_str(rows), &out->state);
	out->attempts = (unsigned)row_u64(rows);
	out->next_at = row_moment(rows);
	out->created_at = row_moment(rows);
	out->sent_at = row_moment(rows);
	out->last_answer = row_str(rows);
	out->body = row_str(rows);
	out->html = row_str(rows);
}

enum err
outbox_store_add(struct cx *cx, struct outbox *mail, bool *out_added)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &OUTBOX_ADD,
	    ARGS(db_str(outbox_channel_name(mail->channel)),
		db_str(mail->dedup_key), db_str(mail->recipient),
		db_id(mail->agency_id), db_id(mail->account_id),
		db_str(mail->message_id), db_str(mail->reference),
		db_str(mail->subject), db_str(mail->body), db_str(mail->html),
		db_moment(cx->now), db_moment(cx->now)),
	    &changed);
	if (err)
		return err;
	*out_added = changed == 1;
	if (*out_added)
		mail->id = db_insert_id(cx);
	return OK;
}

enum err
outbox_store_has_key(struct cx *cx, const char *dedup_key, bool *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &OUTBOX_HAS_KEY, ARGS(db_str(dedup_key)), &rows);
	if (err)
		return err;
	*out = db_next(rows);
	return OK;
}

enum err
outbox_store_lock_next(struct cx *cx, struct outbox *out, bool *out_found)
{
	static const enum outbox_state waiting[] = { OUTBOX_NEW,
		OUTBOX_DEFERRED };

	*out_found = false;
	for (size_t i = 0; i < sizeof(waiting) / sizeof(waiting[0]); i++) {
		struct db_rows *rows;
		enum err err = db_query(cx, &OUTBOX_LOCK_NEXT,
		    ARGS(db_str(outbox_state_name(waiting[i])),
			db_moment(cx->now)),
		    &rows);

		if (err)
			return err;
		if (!db_next(rows))
			continue;
		*out_found = true;
		return outbox_store_get(cx, row_u64(rows), out);
	}
	return OK;
}

enum err
outbox_store_set_sending(struct cx *cx, uint64_t id, int64_t lease_until)
{
	return db_exec(cx, &OUTBOX_SET_SENDING,
	    ARGS(db_moment(lease_until), db_u64(id)), NULL);
}

enum err
outbox_store_set_result(struct cx *cx, const struct outbox *mail)
{
	return db_exec(cx, &OUTBOX_SET_RESULT,
	    ARGS(db_str(outbox_state_name(mail->state)),
		db_moment(mail->next_at), db_moment(mail->sent_at),
		db_str(mail->last_answer), db_u64(mail->id),
		db_u64(mail->attempts)),
	    NULL);
}

enum err
outbox_store_set_expired(struct cx *cx, uint64_t *out_n)
{
	return db_exec(cx, &OUTBOX_SET_EXPIRED, ARGS(db_moment(cx->now)),
	    out_n);
}

enum err
outbox_store_list(struct cx *cx, int state, uint64_t before_id, unsigned max,
    struct outbox_list *out)
{
	struct db_rows *rows;
	enum err err;

	if (before_id == 0)
		before_id = INT64_MAX;
	if (state < 0)
		err = db_query(cx, &OUTBOX_LIST,
		    ARGS(db_u64(before_id), db_u64(max)), &rows);
	else
		err = db_query(cx, &OUTBOX_LIST_STATE,
		    ARGS(db_str(outbox_state_name((enum outbox_state)state)),
			db_u64(before_id), db_u64(max)),
		    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		outbox_from_row(rows, &out->items[out->n++]);
	return OK;
}

enum err
outbox_store_count(struct cx *cx, struct outbox_counts *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &OUTBOX_COUNT, NO_ARGS, &rows);
	if (err)
		return err;
	*out = (struct outbox_counts){ { 0 } };
	while (db_next(rows)) {
		enum outbox_state state;

		if (!outbox_state_from_name(row_str(rows), &state))
			return fail(cx, ERR_BUG, "no such state of an e-mail");
		out->n[state] = row_u64(rows);
	}
	return OK;
}

enum err
outbox_store_get(struct cx *cx, uint64_t id, struct outbox *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &OUTBOX_GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no e-mail %" PRIu64, id);
	outbox_from_row(rows, out);
	return OK;
}

static const struct db_stmt *const statements[] = {
	&OUTBOX_ADD,
	&OUTBOX_HAS_KEY,
	&OUTBOX_LOCK_NEXT,
	&OUTBOX_SET_SENDING,
	&OUTBOX_SET_RESULT,
	&OUTBOX_SET_EXPIRED,
	&OUTBOX_LIST,
	&OUTBOX_LIST_STATE,
	&OUTBOX_COUNT,
	&OUTBOX_GET,
};

const struct db_stmt_list outbox_store_statements = {
	"outbox",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
