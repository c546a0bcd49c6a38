#include "assignment_store.h"

#include <inttypes.h>

#include "arena.h"
#include "assignment_row_store.h"
#include "clock.h"

static void
clocks_from_row(struct db_rows *rows, struct assignment *out)
{
	out->specialist_id = row_u64(rows);
	out->first_due_on = row_day(rows);
	out->due_on = row_day(rows);
	out->update_due_on = row_day(rows);
	out->update_derivation = row_str(rows);
	out->assigned_at = row_moment(rows);
	out->first_seen_at = row_moment(rows);
	out->received_at = row_moment(rows);
	out->updated_at = row_moment(rows);
	out->submitted_at = row_moment(rows);
	out->result_on = row_day(rows);
}

enum err
assignment_from_row(struct cx *cx, struct db_rows *rows, struct assignment *out)
{
	const char *outcome, *role, *state;

	out->id = row_u64(rows);
	out->task_id = row_u64(rows);
	out->directive_id = row_u64(rows);
	out->agency_id = row_u64(rows);
	role = row_str(rows);
	state = row_str(rows);
	clocks_from_row(rows, out);
	outcome = row_str(rows);
	out->closed_at = row_moment(rows);
	out->closed_on = row_day(rows);
	out->update_late = row_bool(rows);
	out->extension_count = (unsigned)row_u64(rows);
	out->extension_pending = row_bool(rows);
	out->return_count = (unsigned)row_u64(rows);
	out->send_back_count = (unsigned)row_u64(rows);
	out->notice_count = (unsigned)row_u64(rows);
	out->escalated = row_bool(rows);
	out->explained = row_bool(rows);
	out->difficulty_open = row_bool(rows);
	out->paper_received_on = row_day(rows);
	out->transferred_from_id = row_u64(rows);
	out->version = row_u64(rows);
	if (!assignment_role_from_name(role, &out->role) ||
	    !assignment_state_from_name(state, &out->state) ||
	    !outcome_from_name(outcome, &out->outcome))
		return fail(cx, ERR_BUG,
		    "assignment %" PRIu64 " has an unknown word", out->id);
	return OK;
}

/* One row ---------------------------------------- */

static enum err
get_with(struct cx *cx, const struct db_stmt *stmt, uint64_t id,
    struct assignment *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, stmt, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no assignment %" PRIu64, id);
	return assignment_from_row(cx, rows, out);
}

static const struct db_stmt GET = STMT("assignment.get",
    "SELECT " ASSIGNMENT_COLUMNS " FROM assignment a WHERE a.id = ?");

enum err
assignment_store_get(struct cx *cx, uint64_t id, struct assignment *out)
{
	return get_with(cx, &GET, id, out);
}

static const struct db_stmt LOCK = STMT("assignment.lock",
    "SELECT " ASSIGNMENT_COLUMNS
    " FROM assignment a WHERE a.id = ? FOR UPDATE");

enum err
assignment_store_lock(struct cx *cx, uint64_t id, struct assignment *out)
{
	return get_with(cx, &LOCK, id, out);
}

static const struct db_stmt GET_SUBJECT = STMT("assignment.get_subject",
    "SELECT a.agency_id, t.specialist_id, t.division_head_id,"
    " t.office_leader_id, d.created_by,"
    " EXISTS (SELECT 1 FROM account c WHERE c.agency_account_of = a.agency_id"
    " AND c.closed_at IS NULL)," LEADS
    " FROM assignment a JOIN task t ON t.id = a.task_id"
    " JOIN directive d ON d.id = a.directive_id WHERE a.id = ?");

enum err
assignment_store_get_subject(struct cx *cx, uint64_t id,
    uint64_t actor_agency_id, struct flow_subject *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET_SUBJECT,
	    ARGS(db_u64(actor_agency_id), db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no assignment %" PRIu64, id);
	out->agency_id = row_u64(rows);
	out->specialist_id = row_u64(rows);
	out->division_head_id = row_u64(rows);
	out->office_leader_id = row_u64(rows);
	out->recorded_by = row_u64(rows);
	out->agency_has_account = row_bool(rows);
	out->actor_agency_leads_task = row_bool(rows);
	return OK;
}

static struct db_arg
words(const char *s)
{
	return db_str(s != NULL ? s : "");
}

/* While nothing is closed the open end stands, whatever the struct says. */
static int32_t
closed_on(const struct assignment *a)
{
	if (assignment_is_open(a->state) || a->state == STATE_DRAFT ||
	    a->closed_on == NO_DAY)
		return LAST_DAY;
	return a->closed_on;
}

static int32_t
day_of(int64_t moment)
{
	return moment == NO_MOMENT ? NO_DAY : clock_day(moment);
}

/*
 * Intervals: what was known, and when. Each begins where the one before ends,
 * also when the clock was set back in between: otherwise two would be true at
 * one moment, and a report of it would count the assignment twice.
 */

static const struct db_stmt CLOSE_INTERVAL = STMT("assignment.close_interval",
    "UPDATE assignment_interval SET valid_to = GREATEST(valid_from, ?)"
    " WHERE assignment_id = ? AND version = ?");
static const struct db_stmt OPEN_INTERVAL = STMT("assignment.open_interval",
    "INSERT INTO assignment_interval (assignment_id, version, valid_from,"
    " task_id, agency_id, role, state, assigned_on, due_on, first_due_on,"
    " submitted_on, result_on, outcome, closed_on, update_due_on, updated_on,"
    " update_late, extension_count, return_count, notice_count, escalated)"
    " SELECT ?, ?, COALESCE((SELECT i.valid_to FROM assignment_interval i"
    " WHERE i.assignment_id = ? AND i.version = ?), ?),"
    " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?");

static enum err
close_interval(struct cx *cx, uint64_t id, uint64_t version)
{
	return db_exec(cx, &CLOSE_INTERVAL,
	    ARGS(db_moment(cx->now), db_u64(id), db_u64(version)), NULL);
}

static enum err
open_interval(struct cx *cx, const struct assignment *a)
{
	/* A draft, or one cancelled before it was handed out. */
	if (a->state == STATE_DRAFT || a->assigned_at == NO_MOMENT)
		return OK;
	return db_exec(cx, &OPEN_INTERVAL,
	    ARGS(db_u64(a->id), db_u64(a->version), db_u64(a->id),
		db_u64(a->version - 1), db_moment(cx->now), db_u64(a->task_id),
		db_u64(a->agency_id), db_str(assignment_role_name(a->role)),
		db_str(assignment_state_name(a->state)),
		db_day(day_of(a->assigned_at)), db_day(a->due_on),
		db_day(a->first_due_on), db_day(day_of(a->submitted_at)),
		db_day(a->result_on), db_str(outcome_name(a->outcome)),
		db_day(closed_on(a)), db_day(a->update_due_on),
		db_day(day_of(a->updated_at)), db_bool(a->update_late),
		db_u64(a->extension_count), db_u64(a->return_count),
		db_u64(a->notice_count), db_bool(a->escalated)),
	    NULL);
}

static const struct db_stmt ADD = STMT("assignment.add",
    "INSERT INTO assignment (task_id, directive_id, agency_id, role, state,"
    " open, specialist_id, first_due_on, due_on, update_due_on,"
    " update_derivation, assigned_at, first_seen_at, received_at, updated_at,"
    " submitted_at, result_on, outcome, closed_at, closed_on, update_late,"
    " extension_count, extension_pending, return_count, send_back_count,"
    " notice_count, escalated, explained, difficulty_open, paper_received_on,"
    " transferred_from_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
assignment_store_add(struct cx *cx, struct assignment *a)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(a->task_id), db_u64(a->directive_id),
		db_u64(a->agency_id), db_str(assignment_role_name(a->role)),
		db_str(assignment_state_name(a->state)),
		db_bool(assignment_is_open(a->state)), db_u64(a->specialist_id),
		db_day(a->first_due_on), db_day(a->due_on),
		db_day(a->update_due_on), words(a->update_derivation),
		db_moment(a->assigned_at), db_moment(a->first_seen_at),
		db_moment(a->received_at), db_moment(a->updated_at),
		db_moment(a->submitted_at), db_day(a->result_on),
		db_str(outcome_name(a->outcome)), db_moment(a->closed_at),
		db_day(closed_on(a)), db_bool(a->update_late),
		db_u64(a->extension_count), db_bool(a->extension_pending),
		db_u64(a->return_count), db_u64(a->send_back_count),
		db_u64(a->notice_count), db_bool(a->escalated),
		db_bool(a->explained), db_bool(a->difficulty_open),
		db_day(a->paper_received_on), db_id(a->transferred_from_id)),
	    NULL);
	if (err)
		return err;
	a->id = db_insert_id(cx);
	a->version = 1;
	return open_interval(cx, a);
}

/* first_seen_at is not here: it is written once, beside the versions. */
static const struct db_stmt SET = STMT("assignment.set",
    "UPDATE assignment SET agency_id = ?, role = ?, state = ?, open = ?,"
    " specialist_id = ?,"
    " first_due_on = ?, due_on = ?, update_due_on = ?, update_derivation = ?,"
    " assigned_at = ?, received_at = ?, updated_at = ?, submitted_at = ?,"
    " result_on = ?, outcome = ?, closed_at = ?, closed_on = ?,"
    " update_late = ?, extension_count = ?, extension_pending = ?,"
    " return_count = ?, send_back_count = ?, notice_count = ?, escalated = ?,"
    " explained = ?, difficulty_open = ?, paper_received_on = ?,"
    " version = version + 1 WHERE id = ? AND version = ?");

static enum err
set_row(struct cx *cx, const struct assignment *a, uint64_t *out_changed)
{
	return db_exec(cx, &SET,
	    ARGS(db_u64(a->agency_id), db_str(assignment_role_name(a->role)),
		db_str(assignment_state_name(a->state)),
		db_bool(assignment_is_open(a->state)), db_u64(a->specialist_id),
		db_day(a->first_due_on), db_day(a->due_on),
		db_day(a->update_due_on), words(a->update_derivation),
		db_moment(a->assigned_at), db_moment(a->received_at),
		db_moment(a->updated_at), db_moment(a->submitted_at),
		db_day(a->result_on), db_str(outcome_name(a->outcome)),
		db_moment(a->closed_at), db_day(closed_on(a)),
		db_bool(a->update_late), db_u64(a->extension_count),
		db_bool(a->extension_pending), db_u64(a->return_count),
		db_u64(a->send_back_count), db_u64(a->notice_count),
		db_bool(a->escalated), db_bool(a->explained),
		db_bool(a->difficulty_open), db_day(a->paper_received_on),
		db_u64(a->id), db_u64(a->version)),
	    out_changed);
}

enum err
assignment_store_set(struct cx *cx, struct assignment *assignment)
{
	uint64_t changed;
	enum err err;

	err = set_row(cx, assignment, &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx,
		    "assignment %" PRIu64 " is not at version %" PRIu64,
		    assignment->id, assignment->version);
	err = close_interval(cx, assignment->id, assignment->version);
	if (err)
		return err;
	assignment->version++;
	return open_interval(cx, assignment);
}

static const struct db_stmt SET_FIRST_SEEN = STMT("assignment.set_first_seen",
    "UPDATE assignment SET first_seen_at = ?"
    " WHERE id = ? AND first_seen_at IS NULL");

enum err
assignment_store_set_first_seen(struct cx *cx, uint64_t id)
{
	return db_exec(cx, &SET_FIRST_SEEN,
	    ARGS(db_moment(cx->now), db_u64(id)), NULL);
}

/* Of a task, of a directive ------------------------------- */

enum err
assignment_line_rest_from_row(struct cx *cx, struct db_rows *rows,
    struct assignment_line *out)
{
	const char *kind, *source, *urgency;

	out->agency_name = row_str(rows);
	out->agency_short_name = row_str(rows);
	out->task_title = row_str(rows);
	out->task_number = (unsigned)row_u64(rows);
	out->deadline_text = row_str(rows);
	kind = row_str(rows);
	out->starred = row_bool(rows);
	out->product = row_str(rows);
	out->field_name = row_str(rows);
	out->ref_number = row_str(rows);
	out->ref_symbol = row_str(rows);
	out->issued_on = row_day(rows);
	out->abstract = row_str(rows);
	urgency = row_str(rows);
	source = row_str(rows);
	out->specialist_name = row_str(rows);
	if (!deadline_kind_from_name(kind, &out->deadline_kind) ||
	    !urgency_from_name(urgency, &out->urgency) ||
	    !source_from_name(source, &out->source))
		return fail(cx, ERR_BUG, "a task has an unknown word");
	return OK;
}

static enum err
line_from_row(struct cx *cx, struct db_rows *rows, struct assignment_line *out)
{
	enum err err;

	err = assignment_from_row(cx, rows, &out->a);
	if (err)
		return err;
	return assignment_line_rest_from_row(cx, rows, out);
}

enum err
assignment_lines_from_rows(struct cx *cx, struct db_rows *rows,
    struct assignment_lines *out)
{
	enum err err;

	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = line_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

static enum err
lines_with(struct cx *cx, const struct db_stmt *stmt, uint64_t id,
    struct assignment_lines *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, stmt, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	return assignment_lines_from_rows(cx, rows, out);
}

static const struct db_stmt LIST_TASK = STMT("assignment.list_task",
    "SELECT " LINE_COLUMNS " FROM assignment a" LINE_JOINS
    " WHERE a.task_id = ?" NOT_DROPPED
    " ORDER BY a.role, g.kind, g.sort_order, g.id, a.id LIMIT 20000");

enum err
assignment_store_list_task(struct cx *cx, uint64_t task_id,
    struct assignment_lines *out)
{
	return lines_with(cx, &LIST_TASK, task_id, out);
}

static const struct db_stmt LIST_DIRECTIVE = STMT("assignment.list_directive",
    "SELECT " LINE_COLUMNS " FROM assignment a" LINE_JOINS
    " WHERE a.directive_id = ?" NOT_DROPPED
    " ORDER BY t.number, a.role, g.kind, g.sort_order, g.id, a.id"
    " LIMIT 20000");

enum err
assignment_store_list_directive(struct cx *cx, uint64_t directive_id,
    struct assignment_lines *out)
{
	return lines_with(cx, &LIST_DIRECTIVE, directive_id, out);
}

static enum err
lock_with(struct cx *cx, const struct db_stmt *stmt, uint64_t id,
    struct assignment_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, stmt, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = assignment_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

/* Rows are locked in the order they are read: by an index that ends in the id,
 * so that two who lock many cannot wait for each other. */
static const struct db_stmt LOCK_TASK = STMT("assignment.lock_task",
    "SELECT " ASSIGNMENT_COLUMNS " FROM (SELECT i.id FROM assignment i"
    " WHERE i.task_id = ? ORDER BY i.id LIMIT 20000) k"
    " STRAIGHT_JOIN assignment a ON a.id = k.id ORDER BY a.id FOR UPDATE");

enum err
assignment_store_lock_task(struct cx *cx, uint64_t task_id,
    struct assignment_list *out)
{
	return lock_with(cx, &LOCK_TASK, task_id, out);
}

static const struct db_stmt LOCK_DIRECTIVE = STMT("assignment.lock_directive",
    "SELECT " ASSIGNMENT_COLUMNS
    " FROM assignment a FORCE INDEX (assignment_directive)"
    " WHERE a.directive_id = ? ORDER BY a.id LIMIT 20000 FOR UPDATE");

enum err
assignment_store_lock_directive(struct cx *cx, uint64_t directive_id,
    struct assignment_list *out)
{
	return lock_with(cx, &LOCK_DIRECTIVE, directive_id, out);
}

static const struct db_stmt *const stmts[] = {
	&GET,
	&LOCK,
	&GET_SUBJECT,
	&CLOSE_INTERVAL,
	&OPEN_INTERVAL,
	&ADD,
	&SET,
	&SET_FIRST_SEEN,
	&LIST_TASK,
	&LIST_DIRECTIVE,
	&LOCK_TASK,
	&LOCK_DIRECTIVE,
};

const struct db_stmt_list assignment_store_statements = {
	"assignment_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
