#include "event_store.h"

#include <inttypes.h>
#include <string.h>

#include "account.h"
#include "arena.h"
#include "held_act.h"

/* A history longer than this is not one of people. */
#define LIMIT_ROWS " LIMIT 5000"

static const struct db_stmt ADD = STMT("event.add",
    "INSERT INTO event (at, directive_id, task_id, assignment_id, kind,"
    " from_state, to_state, account_id, officer_id, actor_name, actor_agency,"
    " address, reason, document, decided_by, object_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
static const struct db_stmt ADD_CHANGE = STMT("event.add_change",
    "INSERT INTO event_change (event_id, field, old_value, new_value)"
    " VALUES (?, ?, ?, ?)");
/* Whoever wants to hear of it (webhook.h). What may yet be undone waits with
 * its act, and whoever releases the act releases it. */
static const struct db_stmt TELL = STMT("event.tell",
    "INSERT INTO webhook_delivery (webhook_id, event_id, held_act_id,"
    " created_at, next_at) SELECT w.id, ?, ?, ?, ? FROM webhook w"
    " WHERE w.is_on = 1 AND FIND_IN_SET(?, w.events) > 0");

static const char *
words(const char *s)
{
	return s != NULL ? s : "";
}

/* The program itself has no account; its name in the history is empty, and
 * what a person reads there is the page's business. */
static const struct actor nobody = {
	.name = "",
	.agency_name = "",
	.address = "",
};

static enum err
add_row(struct cx *cx, const struct event *event)
{
	const struct actor *actor = cx->actor != NULL ? cx->actor : &nobody;
	const char *name;

	name = cx->actor != NULL ? actor_shown_name(actor) : "";
	return db_exec(cx, &ADD,
	    ARGS(db_moment(cx->now), db_u64(event->directive_id),
		db_id(event->task_id), db_id(event->assignment_id),
		db_str(event_kind_name(event->kind)),
		db_str(words(event->from_state)),
		db_str(words(event->to_state)), db_id(actor->account_id),
		db_id(actor->officer_id), db_str(words(name)),
		db_str(words(actor->agency_name)),
		db_str(words(actor->address)), db_str(words(event->reason)),
		db_str(words(event->document)),
		db_str(words(event->decided_by)), db_id(event->object_id)),
	    NULL);
}

static enum err
tell(struct cx *cx, const struct event *event)
{
	return db_exec(cx, &TELL,
	    ARGS(db_u64(event->id), db_id(cx->held == NULL ? 0 : cx->held->id),
		db_moment(cx->now), db_moment(cx->now),
		db_str(event_kind_name(event->kind))),
	    NULL);
}

enum err
event_store_add(struct cx *cx, struct event *event)
{
	const struct event_change *change;
	enum err err;
	size_t i;

	err = add_row(cx, event);
	if (err)
		return err;
	event->id = db_insert_id(cx);
	event->at = cx->now;
	for (i = 0; i < event->n_changes; i++) {
		change = &event->changes[i];
		err = db_exec(cx, &ADD_CHANGE,
		    ARGS(db_u64(event->id), db_str(change->field),
			db_str(words(change->old_value)),
			db_str(words(change->new_value))),
		    NULL);
		if (err)
			return err;
	}
	return tell(cx, event);
}

#define EVENT_COLUMNS                                                          \
	"e.id, e.at, e.directive_id, e.task_id, e.assignment_id, e.kind,"      \
	" e.from_state, e.to_state, e.actor_name, e.actor_agency, e.reason,"   \
	" e.document, e.decided_by, e.object_id, g.name, n.field,"             \
	" n.old_value, n.new_value"
/* Sorted by the key alone, before anything is joined: the words of a history
 * are then never copied into a table of their own. The changes of an event
 * come in the order of their primary key, by field. */
#define EVENT_JOINS                                                            \
	" LEFT JOIN assignment a ON a.id = e.assignment_id"                    \
	" LEFT JOIN agency g ON g.id = a.agency_id"                            \
	" LEFT JOIN event_change n FORCE INDEX (PRIMARY)"                      \
	" ON n.event_id = e.id"                                                \
	" ORDER BY k.id"

static enum err
event_from_row(struct cx *cx, struct db_rows *rows, struct event *out)
{
	const char *kind;

	out->at = row_moment(rows);
	out->directive_id = row_u64(rows);
	out->task_id = row_u64(rows);
	out->assignment_id = row_u64(rows);
	kind = row_str(rows);
	out->from_state = row_str(rows);
	out->to_state = row_str(rows);
	out->actor_name = row_str(rows);
	out->actor_agency = row_str(rows);
	out->reason = row_str(rows);
	out->document = row_str(rows);
	out->decided_by = row_str(rows);
	out->object_id = row_u64(rows);
	out->agency_name = row_str(rows);
	if (event_kind_from_name(kind, &out->kind))
		return OK;
	return fail(cx, ERR_BUG, "event %" PRIu64 " is of no known kind",
	    out->id);
}

/* An event stands on as many rows as it has changes, at least on one. Its
 * changes follow each other, so they lie side by side in one array. */
static enum err
events_from_rows(struct cx *cx, struct db_rows *rows, struct event_list *out)
{
	size_t n = 0;
	struct event_change *changes, *change;
	struct event *event = NULL;
	enum err err;
	uint64_t id;

	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	changes = arena_array(cx->mem, db_count(rows), sizeof(*changes));
	while (db_next(rows)) {
		id = row_u64(rows);
		if (event == NULL || event->id != id) {
			event = &out->items[out->n++];
			event->id = id;
			event->changes = changes + n;
			err = event_from_row(cx, rows, event);
		} else {
			struct event again = { .id = id };

			err = event_from_row(cx, rows, &again);
		}
		if (err)
			return err;
		if (row_is_null(rows))
			continue;
		change = &changes[n++];
		change->field = row_str(rows);
		change->old_value = row_str(rows);
		change->new_value = row_str(rows);
		event->n_changes++;
	}
	return OK;
}

/* What happened to the assignment itself, to its task as a whole, and to its
 * directive as a whole; not what happened to the same task elsewhere. */
static const struct db_stmt LIST_ASSIGNMENT = STMT("event.list_assignment",
    "SELECT " EVENT_COLUMNS " FROM ("
    "(SELECT id FROM event FORCE INDEX (event_assignment)"
    " WHERE assignment_id = ?" LIMIT_ROWS ")"
    " UNION ALL (SELECT id FROM event FORCE INDEX (event_task)"
    " WHERE task_id = ? AND assignment_id IS NULL" LIMIT_ROWS ")"
    " UNION ALL (SELECT id FROM event FORCE INDEX (event_directive)"
    " WHERE directive_id = ? AND assignment_id IS NULL"
    " AND task_id IS NULL" LIMIT_ROWS ")"
    ") k STRAIGHT_JOIN event e ON e.id = k.id" EVENT_JOINS);

enum err
event_store_list_assignment(struct cx *cx, uint64_t assignment_id,
    uint64_t task_id, uint64_t directive_id, struct event_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_ASSIGNMENT,
	    ARGS(db_u64(assignment_id), db_u64(task_id), db_u64(directive_id)),
	    &rows);
	if (err)
		return err;
	return events_from_rows(cx, rows, out);
}

/* An act of the office on many assignments at once is one line, their first. */
static const struct db_stmt LIST_DIRECTIVE = STMT("event.list_directive",
    "SELECT " EVENT_COLUMNS " FROM ("
    "SELECT MIN(id) AS id FROM event WHERE directive_id = ?"
    " AND (assignment_id IS NULL OR kind IN"
    " ('forward', 'amend', 'recall', 'cancel', 'follower_change',"
    " 'undo'))"
    " GROUP BY IF(assignment_id IS NULL, id, 0), kind, at"
    " ORDER BY id" LIMIT_ROWS
    ") k STRAIGHT_JOIN event e ON e.id = k.id" EVENT_JOINS);

enum err
event_store_list_directive(struct cx *cx, uint64_t directive_id,
    struct event_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_DIRECTIVE, ARGS(db_u64(directive_id)), &rows);
	if (err)
		return err;
	return events_from_rows(cx, rows, out);
}

static const struct db_stmt *const stmts[] = {
	&ADD,
	&ADD_CHANGE,
	&TELL,
	&LIST_ASSIGNMENT,
	&LIST_DIRECTIVE,
};

const struct db_stmt_list event_store_statements = {
	"event_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
