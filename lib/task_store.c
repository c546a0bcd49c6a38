#include "task_store.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "text.h"

#define TASK_COLUMNS                                                           \
	"t.id, t.directive_id, t.number, t.title, x.content, t.product,"       \
	" t.receiving_authority, t.has_deadline, t.must_report,"               \
	" t.deadline_text, t.deadline_kind, t.deadline_n, t.deadline_unit,"    \
	" t.deadline_event, t.deadline_event_on, t.due_on,"                    \
	" TIME_TO_SEC(t.due_time) DIV 60, t.due_derivation, t.field_id,"       \
	" f.name, s.id, s.name, s.title, h.id, h.name, h.title, o.id, o.name," \
	" o.title, c.id, c.name, c.title, t.synthesising_agency_id, g.name,"   \
	" t.paper_wanted, t.starred, t.lead_words, t.coordinating_words,"      \
	" x.other_information, t.version, t.parent_id, t.part_number"
#define TASK_FROM                                                              \
	" FROM task t STRAIGHT_JOIN task_text x ON x.task_id = t.id"           \
	" STRAIGHT_JOIN field f ON f.id = t.field_id"                          \
	" STRAIGHT_JOIN account s ON s.id = t.specialist_id"                   \
	" STRAIGHT_JOIN account o ON o.id = t.office_leader_id"                \
	" STRAIGHT_JOIN account c ON c.id = t.chairman_id"                     \
	" LEFT JOIN account h ON h.id = t.division_head_id"                    \
	" LEFT JOIN agency g ON g.id = t.synthesising_agency_id"

static enum err
deadline_from_row(struct cx *cx, struct db_rows *rows, struct deadline *out)
{
	const char *kind, *unit;

	out->text = row_str(rows);
	kind = row_str(rows);
	out->n = (int)row_u64(rows);
	unit = row_str(rows);
	if (!deadline_kind_from_name(kind, &out->kind) ||
	    !deadline_unit_from_name(unit, &out->unit))
		return fail(cx, ERR_BUG, "a deadline has an unknown word");
	out->event = row_str(rows);
	out->event_on = row_day(rows);
	out->due_on = row_day(rows);
	if (row_is_null(rows)) {
		row_i64(rows);
		out->due_minute = -1;
	} else {
		out->due_minute = (int)row_i64(rows);
	}
	out->derivation = row_str(rows);
	return OK;
}

static struct follower
follower_from_row(struct db_rows *rows)
{
	struct follower out;

	out.id = row_u64(rows);
	out.name = row_str(rows);
	out.title = row_str(rows);
	return out;
}

static enum err
task_from_row(struct cx *cx, struct db_rows *rows, struct task *out)
{
	enum err err;

	out->id = row_u64(rows);
	out->directive_id = row_u64(rows);
	out->number = (unsigned)row_u64(rows);
	out->title = row_str(rows);
	out->content = row_str(rows);
	out->product = row_str(rows);
	out->receiving_authority = row_str(rows);
	out->has_deadline = row_bool(rows);
	out->must_report = row_bool(rows);
	err = deadline_from_row(cx, rows, &out->deadline);
	if (err)
		return err;
	out->field_id = row_u64(rows);
	out->field_name = row_str(rows);
	out->specialist = follower_from_row(rows);
	out->division_head = follower_from_row(rows);
	out->office_leader = follower_from_row(rows);
	out->chairman = follower_from_row(rows);
	out->synthesising_agency_id = row_u64(rows);
	out->synthesising_agency_name = row_str(rows);
	out->paper_wanted = row_bool(rows);
	out->starred = row_bool(rows);
	out->lead_words = row_str(rows);
	out->coordinating_words = row_str(rows);
	out->other_information = row_str(rows);
	out->version = row_u64(rows);
	out->parent_id = row_u64(rows);
	out->part_number = (unsigned)row_u64(rows);
	return OK;
}

static const struct db_stmt GET = STMT("task.get",
    "SELECT " TASK_COLUMNS TASK_FROM " WHERE t.id = ?");

enum err
task_store_get(struct cx *cx, uint64_t id, struct task *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no task %" PRIu64, id);
	return task_from_row(cx, rows, out);
}

/* Apart from the reading, which would lock the joined rows as well. */
static const struct db_stmt LOCK = STMT("task.lock",
    "SELECT t.id FROM task t WHERE t.id = ? FOR UPDATE");

enum err
task_store_lock(struct cx *cx, uint64_t id, struct task *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LOCK, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	return task_store_get(cx, id, out);
}

/* A task that was taken out of its draft, all its assignments cancelled before
 * they were handed out, is no longer one of the directive, unless its parts
 * were handed out instead. */
static const struct db_stmt LIST = STMT("task.list",
    "SELECT " TASK_COLUMNS TASK_FROM " WHERE t.directive_id = ?"
    " AND (EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = t.id"
    " AND (a.state <> 'cancelled' OR a.assigned_at IS NOT NULL))"
    " OR NOT EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = t.id)"
    " OR EXISTS (SELECT 1 FROM task k WHERE k.parent_id = t.id))"
    " ORDER BY t.number LIMIT 1000");
static const struct db_stmt LIST_PARTS = STMT("task.list_parts",
    "SELECT " TASK_COLUMNS TASK_FROM " WHERE t.parent_id = ?"
    " ORDER BY t.part_number LIMIT 600");

static enum err
list(struct cx *cx, const struct db_stmt *stmt, uint64_t id,
    struct task_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, stmt, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = task_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

enum err
task_store_list(struct cx *cx, uint64_t directive_id, struct task_list *out)
{
	return list(cx, &LIST, directive_id, out);
}

enum err
task_store_list_parts(struct cx *cx, uint64_t parent_id, struct task_list *out)
{
	return list(cx, &LIST_PARTS, parent_id, out);
}

static const struct db_stmt LEAVE_PARENT = STMT("task.leave_parent",
    "UPDATE task SET parent_id = NULL, part_number = NULL,"
    " version = version + 1 WHERE id = ?");

enum err
task_store_leave_parent(struct cx *cx, uint64_t id)
{
	return db_exec(cx, &LEAVE_PARENT, ARGS(db_u64(id)), NULL);
}

/* Numbers of tasks taken out are not given again. */
static const struct db_stmt NEXT_NUMBER = STMT("task.next_number",
    "SELECT COALESCE(MAX(t.number), 0) + 1 FROM task t"
    " WHERE t.directive_id = ?");

enum err
task_store_next_number(struct cx *cx, uint64_t directive_id, unsigned *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &NEXT_NUMBER, ARGS(db_u64(directive_id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "no number");
	*out = (unsigned)row_u64(rows);
	return OK;
}

static struct db_arg
words(const char *s)
{
	return db_str(s != NULL ? s : "");
}

static struct db_arg
minute(struct cx *cx, int minutes)
{
	if (minutes < 0)
		return db_null();
	return db_str(
	    arena_printf(cx->mem, "%02d:%02d:00", minutes / 60, minutes % 60));
}

static const struct db_stmt ADD = STMT("task.add",
    "INSERT INTO task (directive_id, number, title, product,"
    " receiving_authority, has_deadline, must_report, deadline_text,"
    " deadline_kind, deadline_n, deadline_unit, deadline_event,"
    " deadline_event_on, due_on, due_time, due_derivation, field_id,"
    " specialist_id, division_head_id, office_leader_id, chairman_id,"
    " synthesising_agency_id, paper_wanted, starred, lead_words,"
    " coordinating_words, parent_id, part_number, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?, ?, ?, ?)");
static const struct db_stmt ADD_TEXT = STMT("task.add_text",
    "INSERT INTO task_text (task_id, content, other_information)"
    " VALUES (?, ?, ?)");
static const struct db_stmt ADD_SEARCH = STMT("task.add_search",
    "INSERT INTO task_search (task_id, tokens) VALUES (?, ?)");

static enum err
add_row(struct cx *cx, const struct task *task)
{
	const struct deadline *due = &task->deadline;

	return db_exec(cx, &ADD,
	    ARGS(db_u64(task->directive_id), db_u64(task->number),
		words(task->title), words(task->product),
		words(task->receiving_authority), db_bool(task->has_deadline),
		db_bool(task->must_report), words(due->text),
		db_str(deadline_kind_name(due->kind)), db_i64(due->n),
		db_str(deadline_unit_name(due->unit)), words(due->event),
		db_day(due->event_on), db_day(due->due_on),
		minute(cx, due->due_minute), words(due->derivation),
		db_u64(task->field_id), db_u64(task->specialist.id),
		db_id(task->division_head.id), db_u64(task->office_leader.id),
		db_u64(task->chairman.id), db_id(task->synthesising_agency_id),
		db_bool(task->paper_wanted), db_bool(task->starred),
		words(task->lead_words), words(task->coordinating_words),
		db_id(task->parent_id), db_id(task->part_number),
		db_moment(cx->now)),
	    NULL);
}

enum err
task_store_add(struct cx *cx, struct task *task, const char *search)
{
	enum err err;

	err = add_row(cx, task);
	if (err)
		return err;
	task->id = db_insert_id(cx);
	task->version = 1;
	err = db_exec(cx, &ADD_TEXT,
	    ARGS(db_u64(task->id), words(task->content),
		words(task->other_information)),
	    NULL);
	if (err)
		return err;
	return db_exec(cx, &ADD_SEARCH, ARGS(db_u64(task->id), words(search)),
	    NULL);
}

static const struct db_stmt SET = STMT("task.set",
    "UPDATE task SET title = ?, product = ?, receiving_authority = ?,"
    " has_deadline = ?, must_report = ?, deadline_text = ?,"
    " deadline_kind = ?, deadline_n = ?, deadline_unit = ?,"
    " deadline_event = ?, deadline_event_on = ?, due_on = ?, due_time = ?,"
    " due_derivation = ?, field_id = ?, specialist_id = ?,"
    " division_head_id = ?, office_leader_id = ?, chairman_id = ?,"
    " synthesising_agency_id = ?, paper_wanted = ?, starred = ?,"
    " lead_words = ?, coordinating_words = ?, version = version + 1"
    " WHERE id = ? AND version = ?");
static const struct db_stmt SET_TEXT = STMT("task.set_text",
    "UPDATE task_text SET content = ?, other_information = ?"
    " WHERE task_id = ?");
static const struct db_stmt SET_SEARCH = STMT("task.set_search",
    "UPDATE task_search SET tokens = ? WHERE task_id = ?");

static enum err
set_row(struct cx *cx, const struct task *task, uint64_t *out_changed)
{
	const struct deadline *due = &task->deadline;

	return db_exec(cx, &SET,
	    ARGS(words(task->title), words(task->product),
		words(task->receiving_authority), db_bool(task->has_deadline),
		db_bool(task->must_report), words(due->text),
		db_str(deadline_kind_name(due->kind)), db_i64(due->n),
		db_str(deadline_unit_name(due->unit)), words(due->event),
		db_day(due->event_on), db_day(due->due_on),
		minute(cx, due->due_minute), words(due->derivation),
		db_u64(task->field_id), db_u64(task->specialist.id),
		db_id(task->division_head.id), db_u64(task->office_leader.id),
		db_u64(task->chairman.id), db_id(task->synthesising_agency_id),
		db_bool(task->paper_wanted), db_bool(task->starred),
		words(task->lead_words), words(task->coordinating_words),
		db_u64(task->id), db_u64(task->version)),
	    out_changed);
}

static enum err
stale(struct cx *cx, uint64_t id, uint64_t version)
{
	return fail_stale(cx, "task %" PRIu64 " is not at version %" PRIu64, id,
	    version);
}

enum err
task_store_set(struct cx *cx, const struct task *task, const char *search)
{
	uint64_t changed;
	enum err err;

	err = set_row(cx, task, &changed);
	if (err)
		return err;
	if (changed == 0)
		return stale(cx, task->id, task->version);
	err = db_exec(cx, &SET_TEXT,
	    ARGS(words(task->content), words(task->other_information),
		db_u64(task->id)),
	    NULL);
	if (err)
		return err;
	return db_exec(cx, &SET_SEARCH, ARGS(words(search), db_u64(task->id)),
	    NULL);
}

static const struct db_stmt SET_SPECIALIST = STMT("task.set_specialist",
    "UPDATE task SET specialist_id = ?, division_head_id = ?,"
    " version = version + 1 WHERE id = ? AND version = ?");

enum err
task_store_set_specialist(struct cx *cx, uint64_t id, uint64_t version,
    uint64_t specialist_id, uint64_t division_head_id)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_SPECIALIST,
	    ARGS(db_u64(specialist_id), db_id(division_head_id), db_u64(id),
		db_u64(version)),
	    &changed);
	if (err)
		return err;
	return changed == 0 ? stale(cx, id, version) : OK;
}

static const struct db_stmt *const stmts[] = {
	&GET,
	&LOCK,
	&LIST,
	&LIST_PARTS,
	&LEAVE_PARENT,
	&NEXT_NUMBER,
	&ADD,
	&ADD_TEXT,
	&ADD_SEARCH,
	&SET,
	&SET_TEXT,
	&SET_SEARCH,
	&SET_SPECIALIST,
};

const struct db_stmt_list task_store_statements = {
	"task_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
