#include "held_act_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"
#include "clock.h"

static const struct db_stmt ADD = STMT("held_act.add",
    "INSERT INTO held_act (kind, at, account_id, actor_name, held_until)"
    " VALUES (?, ?, ?, ?, ?)");

static const struct db_stmt SET = STMT("held_act.set",
    "UPDATE held_act SET was_draft = ?, directive_version = ?, n_items = ?,"
    " subject_first = ?, subject_last = ?, moved = ?, held_until = ?"
    " WHERE id = ?");

#define COLUMNS                                                                \
	"h.id, h.kind, h.at, h.account_id, h.actor_name, h.was_draft,"         \
	" h.directive_version, h.n_items, h.subject_first, h.subject_last,"    \
	" h.moved, h.held_until, h.released_at,"                               \
	" h.undone_at, (SELECT COUNT(*) FROM held_message m"                   \
	" WHERE m.held_act_id = h.id), COALESCE((SELECT"                       \
	" CONCAT(d.ref_number, '/', d.ref_symbol) FROM held_item i"            \
	" JOIN assignment a ON a.id = i.assignment_id"                         \
	" JOIN directive d ON d.id = a.directive_id"                           \
	" WHERE i.held_act_id = h.id ORDER BY i.assignment_id LIMIT 1), '')"

static const struct db_stmt GET = STMT("held_act.get",
    "SELECT " COLUMNS " FROM held_act h WHERE h.id = ? AND h.account_id = ?");

static const struct db_stmt LOCK = STMT("held_act.lock",
    "SELECT " COLUMNS " FROM held_act h WHERE h.id = ? AND h.account_id = ?"
    " FOR UPDATE");

static const struct db_stmt LIST = STMT("held_act.list",
    "SELECT " COLUMNS " FROM held_act h WHERE h.account_id = ?"
    " AND h.n_items > 0 ORDER BY h.id DESC LIMIT ?");

static const struct db_stmt FIND = STMT("held_act.find",
    "SELECT " COLUMNS " FROM held_act h WHERE h.kind = ?"
    " AND (? = 0 OR h.subject_first = ?) ORDER BY h.id DESC LIMIT 1");

static const struct db_stmt FIND_LOCK = STMT("held_act.find_lock",
    "SELECT " COLUMNS " FROM held_act h WHERE h.kind = ?"
    " AND (? = 0 OR h.subject_first = ?) ORDER BY h.id DESC LIMIT 1"
    " FOR UPDATE");

static const struct db_stmt SET_UNDONE = STMT("held_act.set_undone",
    "UPDATE held_act SET undone_at = ? WHERE id = ?");

static const struct db_stmt LOCK_DUE = STMT("held_act.lock_due",
    "SELECT id FROM held_act WHERE released_at IS NULL AND undone_at IS NULL"
    " AND held_until <= ? ORDER BY held_until, id LIMIT 1"
    " FOR UPDATE SKIP LOCKED");

static const struct db_stmt RELEASE_MESSAGES = STMT("held_act.release_messages",
    "INSERT INTO notification (agency_id, account_id, kind, directive_id,"
    " assignment_id, created_at) SELECT agency_id, account_id, kind,"
    " directive_id, assignment_id, ? FROM held_message"
    " WHERE held_act_id = ? ORDER BY id");

static const struct db_stmt RELEASE_WEBHOOKS = STMT("held_act.release_webhooks",
    "UPDATE webhook_delivery SET held_act_id = NULL WHERE held_act_id = ?");

static const struct db_stmt SET_RELEASED = STMT("held_act.set_released",
    "UPDATE held_act SET released_at = ? WHERE id = ?");

static const struct db_stmt ITEM_ADD = STMT("held_item.add",
    "INSERT INTO held_item (held_act_id, assignment_id, task_id, version,"
    " state_before, difficulty_before, specialist_before, head_before,"
    " task_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");

static const struct db_stmt ITEM_LIST = STMT("held_item.list",
    "SELECT assignment_id, task_id, version, state_before, difficulty_before,"
    " specialist_before, head_before, task_version FROM held_item"
    " WHERE held_act_id = ? ORDER BY assignment_id");

static const struct db_stmt MESSAGE_ADD = STMT("held_message.add",
    "INSERT INTO held_message (held_act_id, agency_id, account_id, kind,"
    " directive_id, assignment_id) VALUES (?, ?, ?, ?, ?, ?)");

static const struct db_stmt REOPEN_EXTENSION = STMT("held_act.reopen_extension",
    "UPDATE extension SET decision = 'pending', decided_at = NULL,"
    " decided_by = NULL, version = version + 1 WHERE assignment_id = ?"
    " AND decision = 'withdrawn' AND decided_at = ?");

static const struct db_stmt REOPEN_RETURN = STMT("held_act.reopen_return",
    "UPDATE return_request SET decision = 'pending', decided_at = NULL,"
    " decided_by = NULL, version = version + 1 WHERE assignment_id = ?"
    " AND decision = 'withdrawn' AND decided_at = ?");

static enum err
from_row(struct cx *cx, struct db_rows *rows, struct held_act *out)
{
	out->id = row_u64(rows);
	if (!held_kind_from_name(row_str(rows), &out->kind))
		return fail(cx, ERR_BUG, "no such kind of act");
	out->at = row_moment(rows);
	out->account_id = row_u64(rows);
	out->actor_name = row_str(rows);
	out->was_draft = row_bool(rows);
	out->directive_version = row_u64(rows);
	out->n_items = row_u64(rows);
	out->subject_first = row_u64(rows);
	out->subject_last = row_u64(rows);
	out->moved = row_str(rows);
	out->held_until = row_moment(rows);
	out->released_at = row_moment(rows);
	out->undone_at = row_moment(rows);
	out->n_messages = row_u64(rows);
	out->reference = row_str(rows);
	return OK;
}

static uint64_t
own_account(const struct cx *cx)
{
	return cx->actor != NULL ? cx->actor->account_id : 0;
}

enum err
held_act_store_add(struct cx *cx, struct held_act *act)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_str(held_kind_name(act->kind)), db_moment(cx->now),
		db_u64(own_account(cx)), db_str(actor_shown_name(cx->actor)),
		db_moment(act->held_until)),
	    NULL);
	if (!err)
		act->id = db_insert_id(cx);
	return err;
}

enum err
held_act_store_set(struct cx *cx, const struct held_act *act)
{
	return db_exec(cx, &SET,
	    ARGS(db_bool(act->was_draft), db_u64(act->directive_version),
		db_u64(act->n_items), db_u64(act->subject_first),
		db_u64(act->subject_last), db_str(act->moved),
		db_moment(act->held_until), db_u64(act->id)),
	    NULL);
}

enum err
held_act_store_get(struct cx *cx, uint64_t id, bool lock, struct held_act *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, lock ? &LOCK : &GET,
	    ARGS(db_u64(id), db_u64(own_account(cx))), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING,
		    "no act %" PRIu64 " of this person", id);
	return from_row(cx, rows, out);
}

enum err
held_act_store_list(struct cx *cx, unsigned max, struct held_acts *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, ARGS(db_u64(own_account(cx)), db_u64(max)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (!err && db_next(rows))
		err = from_row(cx, rows, &out->items[out->n++]);
	return err;
}

enum err
held_act_store_find(struct cx *cx, enum held_kind kind, uint64_t subject,
    bool lock, struct held_act *out)
{
	struct db_rows *rows;
	enum err err;

	out->id = 0;
	err = db_query(cx, lock ? &FIND_LOCK : &FIND,
	    ARGS(db_str(held_kind_name(kind)), db_u64(subject),
		db_u64(subject)),
	    &rows);
	return err || !db_next(rows) ? err : from_row(cx, rows, out);
}

enum err
held_act_store_set_undone(struct cx *cx, uint64_t id)
{
	return db_exec(cx, &SET_UNDONE, ARGS(db_moment(cx->now), db_u64(id)),
	    NULL);
}

enum err
held_act_store_lock_due(struct cx *cx, uint64_t *out_id)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LOCK_DUE, ARGS(db_moment(cx->now)), &rows);
	if (!err)
		*out_id = db_next(rows) ? row_u64(rows) : 0;
	return err;
}

enum err
held_act_store_release(struct cx *cx, uint64_t id)
{
	enum err err;

	err = db_exec(cx, &RELEASE_MESSAGES,
	    ARGS(db_moment(cx->now), db_u64(id)), NULL);
	if (!err)
		err = db_exec(cx, &RELEASE_WEBHOOKS, ARGS(db_u64(id)), NULL);
	if (err)
		return err;
	return db_exec(cx, &SET_RELEASED, ARGS(db_moment(cx->now), db_u64(id)),
	    NULL);
}

enum err
held_item_store_add(struct cx *cx, uint64_t act_id,
    const struct held_item *item)
{
	return db_exec(cx, &ITEM_ADD,
	    ARGS(db_u64(act_id), db_u64(item->assignment_id),
		db_u64(item->task_id), db_u64(item->version),
		db_str(assignment_state_name(item->state_before)),
		db_bool(item->difficulty_before),
		db_id(item->specialist_before), db_id(item->head_before),
		db_u64(item->task_version)),
	    NULL);
}

enum err
held_item_store_list(struct cx *cx, uint64_t act_id, struct held_items *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &ITEM_LIST, ARGS(db_u64(act_id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct held_item *item = &out->items[out->n++];

		item->assignment_id = row_u64(rows);
		item->task_id = row_u64(rows);
		item->version = row_u64(rows);
		if (!assignment_state_from_name(row_str(rows),
			&item->state_before))
			return fail(cx, ERR_BUG, "no such state before an act");
		item->difficulty_before = row_bool(rows);
		item->specialist_before = row_u64(rows);
		item->head_before = row_u64(rows);
		item->task_version = row_u64(rows);
	}
	return OK;
}

enum err
held_message_store_add(struct cx *cx, uint64_t act_id,
    const struct notification *message)
{
	return db_exec(cx, &MESSAGE_ADD,
	    ARGS(db_u64(act_id), db_id(message->agency_id),
		db_id(message->account_id), db_str(message->kind),
		db_id(message->directive_id), db_id(message->assignment_id)),
	    NULL);
}

enum err
held_act_store_reopen_extension(struct cx *cx, uint64_t assignment_id,
    int64_t at, bool *out)
{
	uint64_t changed = 0;
	enum err err;

	err = db_exec(cx, &REOPEN_EXTENSION,
	    ARGS(db_u64(assignment_id), db_moment(at)), &changed);
	*out = changed > 0;
	return err;
}

enum err
held_act_store_reopen_return(struct cx *cx, uint64_t assignment_id, int64_t at)
{
	return db_exec(cx, &REOPEN_RETURN,
	    ARGS(db_u64(assignment_id), db_moment(at)), NULL);
}

static const struct db_stmt *const statements[] = {
	&ADD,
	&SET,
	&GET,
	&LOCK,
	&LIST,
	&FIND,
	&FIND_LOCK,
	&SET_UNDONE,
	&LOCK_DUE,
	&RELEASE_MESSAGES,
	&RELEASE_WEBHOOKS,
	&SET_RELEASED,
	&ITEM_ADD,
	&ITEM_LIST,
	&MESSAGE_ADD,
	&REOPEN_EXTENSION,
	&REOPEN_RETURN,
};

const struct db_stmt_list held_act_store_statements = {
	"held_act",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
