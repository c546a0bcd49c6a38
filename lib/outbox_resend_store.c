#include "outbox_resend_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"

/* To the address as it is now: it may be what was mended. */
static const struct db_stmt RESEND_SET_NEW = STMT("outbox_resend.set_new",
    "UPDATE outbox o LEFT JOIN agency g ON g.id = o.agency_id"
    " LEFT JOIN account p ON p.id = o.account_id"
    " SET o.state = 'new', o.next_at = ?, o.recipient ="
    " COALESCE(NULLIF(COALESCE(g.email, p.email), ''), o.recipient)"
    " WHERE o.id = ? AND o.state = ? AND o.state IN ('refused', 'unknown')");

static const struct db_stmt RESEND_ADD = STMT("outbox_resend.add",
    "INSERT INTO outbox_resend (outbox_id, at, account_id, actor_name,"
    " from_state, last_answer, reason) VALUES (?, ?, ?, ?, ?, ?, ?)");

static const struct db_stmt RESEND_LIST = STMT("outbox_resend.list",
    "SELECT at, actor_name, from_state, last_answer, reason"
    " FROM outbox_resend WHERE outbox_id = ? ORDER BY id LIMIT 100");

enum err
outbox_resend_store_add(struct cx *cx, const struct outbox *mail,
    const char *reason)
{
	const char *state = outbox_state_name(mail->state);
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &RESEND_SET_NEW,
	    ARGS(db_moment(cx->now), db_u64(mail->id), db_str(state)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_CONFLICT, "e-mail %" PRIu64 " is not %s",
		    mail->id, state);
	return db_exec(cx, &RESEND_ADD,
	    ARGS(db_u64(mail->id), db_moment(cx->now),
		db_u64(cx->actor->account_id),
		db_str(actor_shown_name(cx->actor)), db_str(state),
		db_str(mail->last_answer), db_str(reason)),
	    NULL);
}

enum err
outbox_resend_store_list(struct cx *cx, uint64_t id, struct outbox_resends *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &RESEND_LIST, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct outbox_resend *resend = &out->items[out->n++];

		resend->at = row_moment(rows);
		resend->actor_name = row_str(rows);
		(void)outbox_state_from_name(row_str(rows),
		    &resend->from_state);
		resend->last_answer = row_str(rows);
		resend->reason = row_str(rows);
	}
	return OK;
}

static const struct db_stmt *const statements[] = {
	&RESEND_SET_NEW,
	&RESEND_ADD,
	&RESEND_LIST,
};

const struct db_stmt_list outbox_resend_store_statements = {
	"outbox_resend",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
