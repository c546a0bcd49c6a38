#include "reminder_store.h"

#include "clock.h"
#include "notification.h"
#include "profile.h"

/* The row of batch_progress that is ours. */
#define PLANNER "remind"

static const struct db_stmt PROGRESS_GET = STMT("batch_progress.get",
    "SELECT day FROM batch_progress WHERE name = '" PLANNER "'");

static const struct db_stmt PROGRESS_SET = STMT("batch_progress.set",
    "INSERT INTO batch_progress (name, day, finished_at)"
    " VALUES ('" PLANNER "', ?, ?) ON DUPLICATE KEY UPDATE"
    " day = GREATEST(day, VALUES(day)), finished_at = VALUES(finished_at)");

static const struct db_stmt REMINDER_CHUNK_END = STMT("reminder.find_chunk",
    "SELECT MAX(id) FROM (SELECT id FROM assignment"
    " WHERE open = 1 AND due_key = ? AND id > ? ORDER BY id LIMIT ?) piece");

static const struct db_stmt REMINDER_ADD = STMT("reminder.add_chunk",
    "INSERT IGNORE INTO reminder"
    " (assignment_id, rule, day, due_on, agency_id, created_at)"
    " SELECT a.id, ?, ?, a.due_on, a.agency_id, ? FROM assignment a"
    " WHERE a.open = 1 AND a.due_key = ? AND a.id > ? AND a.id <= ?"
    " AND a.state <> 'submitted' AND a.role <> 'informed'"
    " AND a.assigned_at <= ?"
    /* The key would refuse them too; but not for every id of the counter. */
    " AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.assignment_id = a.id"
    " AND r.rule = ? AND r.day = ?)"
    /* Nobody was told of it yet, and it may still be undone. */
    " AND NOT EXISTS (SELECT 1 FROM held_item i JOIN held_act h"
    " ON h.id = i.held_act_id AND h.kind = 'forward'"
    " AND h.released_at IS NULL AND h.undone_at IS NULL"
    " WHERE i.assignment_id = a.id) ORDER BY a.id");

/* Without a notification: made just now, in this transaction. */
#define UNTOLD                                                                 \
	" FROM assignment a JOIN reminder r ON r.assignment_id = a.id"         \
	" AND r.rule = ? AND r.day = ?"                                        \
	" LEFT JOIN notification told ON told.reminder_id = r.id"              \
	" WHERE a.open = 1 AND a.due_key = ? AND a.id > ? AND a.id <= ?"       \
	" AND told.id IS NULL ORDER BY a.id"

static const struct db_stmt REMINDER_NOTIFY_SPECIALIST = STMT(
    "reminder.notify_specialist",
    "INSERT INTO notification (account_id, kind, directive_id, assignment_id,"
    " created_at) SELECT a.specialist_id, '" NOTIFICATION_OVERDUE "',"
    " a.directive_id, a.id, ?" UNTOLD);

static const struct db_stmt
    REMINDER_NOTIFY_AGENCY = STMT("reminder.notify_agency",
	"INSERT IGNORE INTO notification (agency_id, kind, directive_id,"
	" assignment_id, reminder_id, created_at)"
	" SELECT r.agency_id, '" NOTIFICATION_REMINDER
	"', a.directive_id, a.id,"
	" r.id, ?" UNTOLD);

static const struct db_stmt REMINDER_ADD_CALLS = STMT("reminder.add_calls",
    "INSERT IGNORE INTO call_duty (assignment_id, day, created_at)"
    " SELECT a.id, r.day, ?" UNTOLD);

enum err
reminder_store_get_progress(struct cx *cx, int32_t *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &PROGRESS_GET, NO_ARGS, &rows);
	if (err)
		return err;
	*out = db_next(rows) ? row_day(rows) : NO_DAY;
	return OK;
}

enum err
reminder_store_set_progress(struct cx *cx, int32_t day)
{
	return db_exec(cx, &PROGRESS_SET, ARGS(db_day(day), db_moment(cx->now)),
	    NULL);
}

enum err
reminder_store_find_chunk(struct cx *cx, int32_t due_on, uint64_t after_id,
    uint64_t *out_until)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &REMINDER_CHUNK_END,
	    ARGS(db_day(due_on), db_u64(after_id), db_u64(REMINDER_CHUNK)),
	    &rows);
	if (err)
		return err;
	*out_until = db_next(rows) ? row_u64(rows) : 0;
	return OK;
}

enum err
reminder_store_add_chunk(struct cx *cx, const struct reminder_chunk *chunk,
    uint64_t *out_added)
{
	return db_exec(cx, &REMINDER_ADD,
	    ARGS(db_str(chunk->rule->name), db_day(chunk->rule->day),
		db_moment(cx->now), db_day(chunk->due_on),
		db_u64(chunk->after_id), db_u64(chunk->until_id),
		db_moment(clock_day_end(chunk->rule->day)),
		db_str(chunk->rule->name), db_day(chunk->rule->day)),
	    out_added);
}

static enum err
notify(struct cx *cx, const struct db_stmt *stmt,
    const struct reminder_chunk *chunk)
{
	return db_exec(cx, stmt,
	    ARGS(db_moment(cx->now), db_str(chunk->rule->name),
		db_day(chunk->rule->day), db_day(chunk->due_on),
		db_u64(chunk->after_id), db_u64(chunk->until_id)),
	    NULL);
}

enum err
reminder_store_notify_chunk(struct cx *cx, const struct reminder_chunk *chunk)
{
	enum err err;

	if (chunk->rule->overdue) {
		err = notify(cx, &REMINDER_NOTIFY_SPECIALIST, chunk);
		if (!err && !cx->profile->notice_enabled)
			err = notify(cx, &REMINDER_ADD_CALLS, chunk);
		if (err)
			return err;
	}
	return notify(cx, &REMINDER_NOTIFY_AGENCY, chunk);
}

static const struct db_stmt *const statements[] = {
	&PROGRESS_GET,
	&PROGRESS_SET,
	&REMINDER_CHUNK_END,
	&REMINDER_ADD,
	&REMINDER_NOTIFY_SPECIALIST,
	&REMINDER_ADD_CALLS,
	&REMINDER_NOTIFY_AGENCY,
};

const struct db_stmt_list reminder_store_statements = {
	"reminder",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
