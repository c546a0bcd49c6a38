#include "reorganisation_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"
#include "assignment_row_store.h"
#include "clock.h"
#include "text.h"

#define REORGANISATION_COLUMNS                                                 \
	"r.id, r.kind, r.state, r.document, r.document_on, r.effective_on,"    \
	" r.note, r.parent_id, r.keeper_id, r.created_by_name, r.executed_at," \
	" r.executed_by_name, r.ended_at, r.ended_by_name, r.ended_basis,"     \
	" r.n_moved, r.version"

static enum err
from_row(struct cx *cx, struct db_rows *rows, struct reorganisation *out)
{
	const char *kind, *state;

	out->id = row_u64(rows);
	kind = row_str(rows);
	state = row_str(rows);
	out->document = row_str(rows);
	out->document_on = row_day(rows);
	out->effective_on = row_day(rows);
	out->note = row_str(rows);
	out->parent_id = row_u64(rows);
	out->keeper_id = row_u64(rows);
	out->created_by_name = row_str(rows);
	out->executed_at = row_moment(rows);
	out->executed_by_name = row_str(rows);
	out->ended_at = row_moment(rows);
	out->ended_by_name = row_str(rows);
	out->ended_basis = row_str(rows);
	out->n_moved = row_u64(rows);
	out->version = row_u64(rows);
	if (!reorganisation_kind_from_name(kind, &out->kind) ||
	    !reorganisation_state_from_name(state, &out->state))
		return fail(cx, ERR_BUG,
		    "reorganisation %" PRIu64 " has an unknown word", out->id);
	return OK;
}

static enum err
get_with(struct cx *cx, const struct db_stmt *stmt, uint64_t id,
    struct reorganisation *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, stmt, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no reorganisation %" PRIu64, id);
	return from_row(cx, rows, out);
}

static const struct db_stmt GET = STMT("reorganisation.get",
    "SELECT " REORGANISATION_COLUMNS " FROM reorganisation r WHERE r.id = ?");

enum err
reorganisation_store_get(struct cx *cx, uint64_t id, struct reorganisation *out)
{
	return get_with(cx, &GET, id, out);
}

static const struct db_stmt LOCK = STMT("reorganisation.lock",
    "SELECT " REORGANISATION_COLUMNS
    " FROM reorganisation r WHERE r.id = ? FOR UPDATE");

enum err
reorganisation_store_lock(struct cx *cx, uint64_t id,
    struct reorganisation *out)
{
	return get_with(cx, &LOCK, id, out);
}

#define NAMES(side)                                                            \
	", (SELECT GROUP_CONCAT(g.name ORDER BY p.place SEPARATOR '; ')"       \
	" FROM reorganisation_part p JOIN agency g ON g.id = p.agency_id"      \
	" WHERE p.reorganisation_id = r.id AND p.side = '" side "')"

static const struct db_stmt LIST = STMT("reorganisation.list",
    "SELECT " REORGANISATION_COLUMNS NAMES("from") NAMES(
	"to") " FROM reorganisation r WHERE (? = 0 OR EXISTS (SELECT 1"
	      " FROM reorganisation_part a WHERE a.reorganisation_id = r.id"
	      " AND a.agency_id = ?)) ORDER BY r.id DESC LIMIT 500");

enum err
reorganisation_store_list(struct cx *cx, uint64_t agency_id,
    struct reorganisation_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, ARGS(db_u64(agency_id), db_u64(agency_id)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	out->from = arena_array(cx->mem, db_count(rows), sizeof(*out->from));
	out->to = arena_array(cx->mem, db_count(rows), sizeof(*out->to));
	while (db_next(rows)) {
		err = from_row(cx, rows, &out->items[out->n]);
		if (err)
			return err;
		out->from[out->n] = row_str(rows);
		out->to[out->n] = row_str(rows);
		out->n++;
	}
	return OK;
}

static const struct db_stmt COUNT_DUE = STMT("reorganisation.count_due",
    "SELECT COUNT(*) FROM reorganisation WHERE state = 'prepared'"
    " AND effective_on <= ?");

enum err
reorganisation_store_count_due(struct cx *cx, int32_t today, uint64_t *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &COUNT_DUE, ARGS(db_day(today)), &rows);
	if (err)
		return err;
	*out = db_next(rows) ? row_u64(rows) : 0;
	return OK;
}

static struct db_arg
own_name(const struct cx *cx)
{
	return db_str(cx->actor != NULL ? actor_shown_name(cx->actor) : "");
}

static const struct db_stmt ADD = STMT("reorganisation.add",
    "INSERT INTO reorganisation (kind, document, document_on, effective_on,"
    " note, parent_id, keeper_id, created_at, created_by_name)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
reorganisation_store_add(struct cx *cx, struct reorganisation *r)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_str(reorganisation_kind_name(r->kind)), db_str(r->document),
		db_day(r->document_on), db_day(r->effective_on),
		db_str(r->note), db_id(r->parent_id), db_id(r->keeper_id),
		db_moment(cx->now), own_name(cx)),
	    NULL);
	if (err)
		return err;
	r->id = db_insert_id(cx);
	r->version = 1;
	return OK;
}

static enum err
one_changed(struct cx *cx, enum err err, uint64_t changed, const char *what,
    uint64_t id)
{
	if (err || changed == 1)
		return err;
	return fail_stale(cx, "%s %" PRIu64 " was changed meanwhile", what, id);
}

static const struct db_stmt SET_EXECUTED = STMT("reorganisation.set_executed",
    "UPDATE reorganisation SET state = 'executed', executed_at = ?,"
    " executed_by_name = ?, n_moved = ?, version = version + 1"
    " WHERE id = ? AND version = ?");

enum err
reorganisation_store_set_executed(struct cx *cx, const struct reorganisation *r,
    uint64_t n_moved)
{
	uint64_t changed = 0;
	enum err err;

	err = db_exec(cx, &SET_EXECUTED,
	    ARGS(db_moment(cx->now), own_name(cx), db_u64(n_moved),
		db_u64(r->id), db_u64(r->version)),
	    &changed);
	return one_changed(cx, err, changed, "reorganisation", r->id);
}

static const struct db_stmt SET_ENDED = STMT("reorganisation.set_ended",
    "UPDATE reorganisation SET state = ?, ended_at = ?, ended_by_name = ?,"
    " ended_basis = ?, version = version + 1 WHERE id = ? AND version = ?");

enum err
reorganisation_store_set_ended(struct cx *cx, const struct reorganisation *r,
    enum reorganisation_state state, const char *basis)
{
	uint64_t changed = 0;
	enum err err;

	err = db_exec(cx, &SET_ENDED,
	    ARGS(db_str(reorganisation_state_name(state)), db_moment(cx->now),
		own_name(cx), db_str(basis), db_u64(r->id), db_u64(r->version)),
	    &changed);
	return one_changed(cx, err, changed, "reorganisation", r->id);
}

static const struct db_stmt TOUCH = STMT("reorganisation.touch",
    "UPDATE reorganisation SET version = version + 1"
    " WHERE id = ? AND version = ?");

enum err
reorganisation_store_touch(struct cx *cx, const struct reorganisation *r)
{
	uint64_t changed = 0;
	enum err err;

	err = db_exec(cx, &TOUCH, ARGS(db_u64(r->id), db_u64(r->version)),
	    &changed);
	return one_changed(cx, err, changed, "reorganisation", r->id);
}

/* Parts and choices ------------------------------------------------------- */

static const struct db_stmt SET = STMT("reorganisation.set",
    "UPDATE reorganisation SET kind = ?, document = ?, document_on = ?,"
    " effective_on = ?, note = ?, parent_id = ?, keeper_id = ?,"
    " version = version + 1 WHERE id = ? AND version = ?");

enum err
reorganisation_store_set(struct cx *cx, struct reorganisation *r)
{
	uint64_t changed = 0;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(reorganisation_kind_name(r->kind)), db_str(r->document),
		db_day(r->document_on), db_day(r->effective_on),
		db_str(r->note), db_id(r->parent_id), db_id(r->keeper_id),
		db_u64(r->id), db_u64(r->version)),
	    &changed);
	err = one_changed(cx, err, changed, "reorganisation", r->id);
	if (!err)
		r->version++;
	return err;
}

static const struct db_stmt CLEAR_PARTS = STMT("reorganisation.clear_parts",
    "DELETE FROM reorganisation_part WHERE reorganisation_id = ?");

enum err
reorganisation_store_clear_parts(struct cx *cx, uint64_t id)
{
	return db_exec(cx, &CLEAR_PARTS, ARGS(db_u64(id)), NULL);
}

static const struct db_stmt ADD_PART = STMT("reorganisation.add_part",
    "INSERT INTO reorganisation_part (reorganisation_id, side, agency_id,"
    " place, created) VALUES (?, ?, ?, ?, ?)");

enum err
reorganisation_store_add_part(struct cx *cx, uint64_t id, bool from,
    uint64_t agency_id, size_t place, bool created)
{
	return db_exec(cx, &ADD_PART,
	    ARGS(db_u64(id), db_str(from ? "from" : "to"), db_u64(agency_id),
		db_u64(place), db_bool(created)),
	    NULL);
}

static const struct db_stmt LIST_PARTS = STMT("reorganisation.list_parts",
    "SELECT p.side = 'from', p.created, g.id, g.name,"
    " IF(p.created, g.valid_from = DATE'9999-12-31', g.valid_to >= ?"
    " AND g.valid_from <= ?), EXISTS (SELECT 1 FROM account c"
    " WHERE c.agency_account_of = g.id AND c.closed_at IS NULL),"
    " g.valid_from, g.valid_to, g.successor_id, g.parent_id, g.version"
    " FROM reorganisation_part p JOIN agency g ON g.id = p.agency_id"
    " WHERE p.reorganisation_id = ? ORDER BY p.side, p.place, g.id LIMIT 500");

enum err
reorganisation_store_list_parts(struct cx *cx, const struct reorganisation *r,
    struct reorganisation_parts *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_PARTS,
	    ARGS(db_day(r->effective_on), db_day(r->effective_on),
		db_u64(r->id)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct reorganisation_part *part = &out->items[out->n++];

		part->from = row_bool(rows);
		part->created = row_bool(rows);
		part->agency_id = row_u64(rows);
		part->name = row_str(rows);
		part->valid = row_bool(rows);
		part->has_account = row_bool(rows);
		part->valid_from = row_day(rows);
		part->valid_to = row_day(rows);
		part->successor_id = row_u64(rows);
		part->parent_id = row_u64(rows);
		part->version = row_u64(rows);
	}
	return OK;
}

static const struct db_stmt SET_CHOICE = STMT("reorganisation.set_choice",
    "INSERT INTO reorganisation_choice (reorganisation_id, kind, object_id,"
    " agency_id) VALUES (?, ?, ?, ?)"
    " ON DUPLICATE KEY UPDATE agency_id = VALUES(agency_id)");

enum err
reorganisation_store_set_choice(struct cx *cx, uint64_t id,
    const struct reorganisation_choice *choice)
{
	return db_exec(cx, &SET_CHOICE,
	    ARGS(db_u64(id), db_str(choice_kind_name(choice->kind)),
		db_u64(choice->object_id), db_u64(choice->agency_id)),
	    NULL);
}

static const struct db_stmt LIST_CHOICES = STMT("reorganisation.list_choices",
    "SELECT kind - 1, object_id, agency_id FROM reorganisation_choice"
    " WHERE reorganisation_id = ? ORDER BY kind, object_id LIMIT 20000");

enum err
reorganisation_store_list_choices(struct cx *cx, uint64_t id,
    struct reorganisation_choices *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_CHOICES, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct reorganisation_choice *choice = &out->items[out->n++];

		choice->kind = (enum choice_kind)row_i64(rows);
		choice->object_id = row_u64(rows);
		choice->agency_id = row_u64(rows);
	}
	return OK;
}

static const struct db_stmt SET_SHARE = STMT("reorganisation.set_share",
    "INSERT INTO reorganisation_share (reorganisation_id, work_id, agency_id,"
    " chosen) VALUES (?, ?, ?, ?)"
    " ON DUPLICATE KEY UPDATE chosen = VALUES(chosen)");

enum err
reorganisation_store_set_share(struct cx *cx, uint64_t id, uint64_t work_id,
    uint64_t agency_id, bool chosen)
{
	return db_exec(cx, &SET_SHARE,
	    ARGS(db_u64(id), db_u64(work_id), db_u64(agency_id),
		db_bool(chosen)),
	    NULL);
}

static const struct db_stmt LIST_SHARES = STMT("reorganisation.list_shares",
    "SELECT work_id, agency_id FROM reorganisation_share"
    " WHERE reorganisation_id = ? AND chosen = 1"
    " ORDER BY work_id, agency_id LIMIT 20000");

enum err
reorganisation_store_list_shares(struct cx *cx, uint64_t id,
    struct reorganisation_shares *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_SHARES, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct reorganisation_share *share = &out->items[out->n++];

		*share = (struct reorganisation_share){ .agency_name = "" };
		share->work_id = row_u64(rows);
		share->agency_id = row_u64(rows);
	}
	return OK;
}

/* Work -------------------------------------------------------------------- */

#define WORK_OF_PARTS                                                          \
	" a.open = 1 AND (a.agency_id IN (SELECT p.agency_id"                  \
	" FROM reorganisation_part p WHERE p.reorganisation_id = ?"            \
	" AND p.side = 'from') OR (a.agency_id IN (SELECT p.agency_id"         \
	" FROM reorganisation_part p WHERE p.reorganisation_id = ?"            \
	" AND p.side = 'to') AND a.task_id IN (SELECT b.task_id"               \
	" FROM reorganisation_part p JOIN assignment b"                        \
	" ON b.agency_id = p.agency_id AND b.open = 1"                         \
	" WHERE p.reorganisation_id = ? AND p.side = 'from')))"

static const struct db_stmt LIST_WORK = STMT("reorganisation.list_work",
    "SELECT t.field_id, " LINE_COLUMNS " FROM assignment a" LINE_JOINS
    " WHERE" WORK_OF_PARTS " ORDER BY a.id LIMIT 5001");

enum err
reorganisation_store_list_work(struct cx *cx, uint64_t id,
    struct reorganisation_works *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_WORK, ARGS(db_u64(id), db_u64(id), db_u64(id)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct reorganisation_work *work = &out->items[out->n++];

		work->field_id = row_u64(rows);
		err = assignment_from_row(cx, rows, &work->line.a);
		if (!err)
			err = assignment_line_rest_from_row(cx, rows,
			    &work->line);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt LOCK_WORK = STMT("reorganisation.lock_work",
    "SELECT a.id FROM assignment a WHERE" WORK_OF_PARTS
    " ORDER BY a.id LIMIT 5001 FOR UPDATE");

enum err
reorganisation_store_lock_work(struct cx *cx, uint64_t id)
{
	struct db_rows *rows;

	return db_query(cx, &LOCK_WORK,
	    ARGS(db_u64(id), db_u64(id), db_u64(id)), &rows);
}

/* Rows as they are -------------------------------------------------------- */

/* row_id, version, agency_id, other_id, state, valid_from, valid_to, login,
 * name, email: of every kind. */
#define OF_SIDE(column, side)                                                  \
	" " column " IN (SELECT p.agency_id FROM reorganisation_part p"        \
	" WHERE p.reorganisation_id = r.id AND p.side = '" side "')"
#define FROM_ACT " FROM reorganisation r JOIN "

static const struct db_stmt ROWS_AGENCY = STMT("reorganisation.rows_agency",
    "SELECT x.id, x.version, x.parent_id, x.successor_id, '', x.valid_from,"
    " x.valid_to, NULL, x.name, x.email" FROM_ACT
    "agency x ON x.id IN (SELECT p.agency_id FROM reorganisation_part p"
    " WHERE p.reorganisation_id = r.id) OR (r.kind <> 'move' AND" OF_SIDE(
	"x.parent_id", "from") ") WHERE r.id = ? ORDER BY x.id LIMIT 5000");
static const struct db_stmt ROWS_ACCOUNT = STMT("reorganisation.rows_account",
    "SELECT x.id, x.version, x.agency_id, x.agency_account_of, 'open', NULL,"
    " NULL, x.login,"
    " x.name, x.email" FROM_ACT
    "account x ON x.closed_at IS NULL AND" OF_SIDE("x.agency_id",
	"from") " WHERE r.id = ? AND r.kind <> 'move' ORDER BY x.id LIMIT 5000");
static const struct db_stmt ROWS_OFFICER = STMT("reorganisation.rows_officer",
    "SELECT x.id, x.version, x.agency_id, NULL, x.duty, x.valid_from,"
    " x.valid_to, NULL, x.name, x.email" FROM_ACT
    "officer x ON x.valid_to >= r.effective_on AND" OF_SIDE("x.agency_id",
	"from") " WHERE r.id = ? AND r.kind <> 'move'"
		" ORDER BY x.id LIMIT 5000");
static const struct db_stmt ROWS_MEMBER = STMT("reorganisation.rows_member",
    "SELECT x.group_id, 0, x.agency_id, NULL, '', x.valid_from, x.valid_to,"
    " NULL, n.name, ''" FROM_ACT
    "agency_group_member x ON x.valid_to >= r.effective_on AND" OF_SIDE(
	"x.agency_id",
	"from") " JOIN agency_group n ON n.id = x.group_id"
		" WHERE r.id = ? AND r.kind <> 'move'"
		" ORDER BY x.group_id, x.agency_id, x.valid_from LIMIT 5000");
static const struct db_stmt ROWS_NEW_MEMBER = STMT(
    "reorganisation.rows_new_member",
    "SELECT DISTINCT x.group_id, 0, q.agency_id, NULL, '', r.effective_on,"
    " DATE'9999-12-31', NULL, n.name, ''" FROM_ACT
    "agency_group_member x ON x.valid_to >= r.effective_on AND" OF_SIDE(
	"x.agency_id",
	"from") " JOIN agency_group n ON n.id = x.group_id"
		" JOIN reorganisation_part q ON q.reorganisation_id = r.id"
		" AND q.side = 'to' WHERE r.id = ? AND r.kind <> 'move'"
		" AND NOT EXISTS (SELECT 1 FROM agency_group_member y"
		" WHERE y.group_id = x.group_id AND y.agency_id = q.agency_id"
		" AND y.valid_to >= r.effective_on)"
		" ORDER BY x.group_id, q.agency_id LIMIT 5000");
static const struct db_stmt ROWS_FOLLOW = STMT("reorganisation.rows_follow",
    "SELECT x.id, x.version, x.agency_id, NULL, '', x.valid_from, x.valid_to,"
    " NULL, f.name, ''" FROM_ACT
    "follow_rule x ON x.valid_to >= r.effective_on AND" OF_SIDE("x.agency_id",
	"from") " JOIN field f ON f.id = x.field_id"
		" WHERE r.id = ? AND r.kind <> 'move' ORDER BY x.id LIMIT 20000");
/* For each successor the line of the first predecessor that has one. */
static const struct db_stmt ROWS_NEW_FOLLOW = STMT(
    "reorganisation.rows_new_follow",
    "SELECT MIN(x.id), 0, q.agency_id, NULL, '', r.effective_on,"
    " DATE'9999-12-31', NULL, f.name, ''" FROM_ACT
    "follow_rule x ON x.valid_to >= r.effective_on AND" OF_SIDE("x.agency_id",
	"from") " JOIN field f ON f.id = x.field_id"
		" JOIN reorganisation_part q ON q.reorganisation_id = r.id"
		" AND q.side = 'to' WHERE r.id = ? AND r.kind <> 'move'"
		" AND NOT EXISTS (SELECT 1 FROM follow_rule y"
		" WHERE y.field_id = x.field_id AND y.agency_id = q.agency_id"
		" AND y.valid_to >= r.effective_on)"
		" GROUP BY x.field_id, q.agency_id, r.effective_on, f.name"
		" ORDER BY 1, 3 LIMIT 20000");
static const struct db_stmt ROWS_SYNTHESIS = STMT(
    "reorganisation.rows_synthesis",
    "SELECT x.id, x.version, x.synthesising_agency_id, NULL, '', NULL, NULL,"
    " NULL, x.title, ''" FROM_ACT
    "task x ON EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = x.id"
    " AND a.open = 1) AND" OF_SIDE("x.synthesising_agency_id",
	"from") " WHERE r.id = ? AND r.kind <> 'move' ORDER BY x.id LIMIT 20000");

static const struct db_stmt *const rows_of[N_STEP_KINDS] = {
	[STEP_AGENCY] = &ROWS_AGENCY,
	[STEP_ACCOUNT] = &ROWS_ACCOUNT,
	[STEP_OFFICER] = &ROWS_OFFICER,
	[STEP_MEMBER] = &ROWS_MEMBER,
	[STEP_NEW_MEMBER] = &ROWS_NEW_MEMBER,
	[STEP_FOLLOW] = &ROWS_FOLLOW,
	[STEP_NEW_FOLLOW] = &ROWS_NEW_FOLLOW,
	[STEP_SYNTHESIS] = &ROWS_SYNTHESIS,
};

static void
steps_from_rows(struct cx *cx, struct db_rows *rows, enum step_kind kind,
    struct reorganisation_steps *out)
{
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct reorganisation_step *step = &out->items[out->n++];

		step->kind = kind;
		step->row_id = row_u64(rows);
		step->version = row_u64(rows);
		step->agency_id = row_u64(rows);
		step->other_id = row_u64(rows);
		step->state = row_str(rows);
		step->valid_from = row_day(rows);
		step->valid_to = row_day(rows);
		step->login = row_str(rows);
		step->name = row_str(rows);
		step->email = row_str(rows);
	}
}

enum err
reorganisation_store_list_rows(struct cx *cx, enum step_kind kind,
    const struct reorganisation *r, struct reorganisation_steps *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, rows_of[kind], ARGS(db_u64(r->id)), &rows);
	if (err)
		return err;
	steps_from_rows(cx, rows, kind, out);
	return OK;
}

/* Rows as a step says ------------------------------------------------------ */

static const struct db_stmt SET_AGENCY = STMT("reorganisation.set_agency",
    "UPDATE agency SET parent_id = ?, successor_id = ?, valid_from = ?,"
    " valid_to = ?, version = version + 1 WHERE id = ? AND version = ?");
static const struct db_stmt SET_ACCOUNT = STMT("reorganisation.set_account",
    "UPDATE account SET agency_id = ?,"
    " agency_account_of = IF(kind = 'agency', ?, NULL),"
    " closed_at = IF(? = 'open', NULL, ?), login = ?, name = ?, email = ?,"
    " version = version + 1 WHERE id = ? AND version = ?");
static const struct db_stmt SET_OFFICER = STMT("reorganisation.set_officer",
    "UPDATE officer SET agency_id = ?, duty = ?, valid_to = ?,"
    " version = version + 1 WHERE id = ? AND version = ?");
static const struct db_stmt SET_MEMBER = STMT("reorganisation.set_member",
    "UPDATE agency_group_member SET valid_to = ? WHERE group_id = ?"
    " AND agency_id = ? AND valid_from = ?");
static const struct db_stmt ADD_MEMBER = STMT("reorganisation.add_member",
    "INSERT INTO agency_group_member (valid_to, group_id, agency_id,"
    " valid_from) VALUES (?, ?, ?, ?)");
static const struct db_stmt SET_FOLLOW = STMT("reorganisation.set_follow",
    "UPDATE follow_rule SET valid_to = ?, version = version + 1"
    " WHERE id = ? AND version = ?");
static const struct db_stmt ADD_FOLLOW = STMT("reorganisation.add_follow",
    "INSERT INTO follow_rule (field_id, agency_id, specialist_id, deputy_id,"
    " division_head_id, office_leader_id, valid_from, basis, created_at,"
    " created_by_name) SELECT field_id, ?, specialist_id, deputy_id,"
    " division_head_id, office_leader_id, ?, basis, ?, ? FROM follow_rule"
    " WHERE id = ?");
static const struct db_stmt SET_SYNTHESIS = STMT("reorganisation.set_synthesis",
    "UPDATE task SET synthesising_agency_id = ?, version = version + 1"
    " WHERE id = ? AND version = ?");

static enum err
apply_account(struct cx *cx, const struct reorganisation_step *step,
    uint64_t *out_changed)
{
	return db_exec(cx, &SET_ACCOUNT,
	    ARGS(db_id(step->agency_id), db_id(step->agency_id),
		db_str(step->state), db_moment(cx->now), db_str(step->login),
		db_str(step->name), db_str(step->email), db_u64(step->row_id),
		db_u64(step->version)),
	    out_changed);
}

static enum err
apply_follow(struct cx *cx, struct reorganisation_step *step,
    uint64_t *out_changed)
{
	enum err err;

	if (step->kind == STEP_FOLLOW)
		return db_exec(cx, &SET_FOLLOW,
		    ARGS(db_day(step->valid_to), db_u64(step->row_id),
			db_u64(step->version)),
		    out_changed);
	err = db_exec(cx, &ADD_FOLLOW,
	    ARGS(db_u64(step->agency_id), db_day(step->valid_from),
		db_moment(cx->now), own_name(cx), db_u64(step->row_id)),
	    out_changed);
	step->row_id = db_insert_id(cx);
	return err;
}

static enum err
apply_row(struct cx *cx, struct reorganisation_step *step,
    uint64_t *out_changed)
{
	switch (step->kind) {
	case STEP_AGENCY:
		return db_exec(cx, &SET_AGENCY,
		    ARGS(db_id(step->agency_id), db_id(step->other_id),
			db_day(step->valid_from), db_day(step->valid_to),
			db_u64(step->row_id), db_u64(step->version)),
		    out_changed);
	case STEP_ACCOUNT:
		return apply_account(cx, step, out_changed);
	case STEP_OFFICER:
		return db_exec(cx, &SET_OFFICER,
		    ARGS(db_u64(step->agency_id), db_str(step->state),
			db_day(step->valid_to), db_u64(step->row_id),
			db_u64(step->version)),
		    out_changed);
	case STEP_MEMBER:
	case STEP_NEW_MEMBER:
		return db_exec(cx,
		    step->kind == STEP_MEMBER ? &SET_MEMBER : &ADD_MEMBER,
		    ARGS(db_day(step->valid_to), db_u64(step->row_id),
			db_u64(step->agency_id), db_day(step->valid_from)),
		    out_changed);
	case STEP_FOLLOW:
	case STEP_NEW_FOLLOW:
		return apply_follow(cx, step, out_changed);
	case STEP_SYNTHESIS:
		return db_exec(cx, &SET_SYNTHESIS,
		    ARGS(db_id(step->agency_id), db_u64(step->row_id),
			db_u64(step->version)),
		    out_changed);
	case STEP_ASSIGNMENT:
	case STEP_SHARE:
	case N_STEP_KINDS:
		break;
	}
	return fail(cx, ERR_BUG, "this kind of step is applied elsewhere");
}

enum err
reorganisation_store_apply(struct cx *cx, struct reorganisation_step *step)
{
	uint64_t changed = 0;
	enum err err = apply_row(cx, step, &changed);

	err = one_changed(cx, err, changed, "row", step->row_id);
	if (!err)
		step->version++;
	return err;
}

static const struct db_stmt REMOVE_MEMBER = STMT("reorganisation.remove_member",
    "DELETE FROM agency_group_member WHERE group_id = ? AND agency_id = ?"
    " AND valid_from = ?");
static const struct db_stmt REMOVE_FOLLOW = STMT("reorganisation.remove_follow",
    "DELETE FROM follow_rule WHERE id = ? AND version = ?");

enum err
reorganisation_store_take_away(struct cx *cx,
    const struct reorganisation_step *step)
{
	uint64_t changed = 0;
	enum err err;

	if (step->kind == STEP_NEW_MEMBER)
		err = db_exec(cx, &REMOVE_MEMBER,
		    ARGS(db_u64(step->row_id), db_u64(step->agency_id),
			db_day(step->valid_from)),
		    &changed);
	else
		err = db_exec(cx, &REMOVE_FOLLOW,
		    ARGS(db_u64(step->row_id), db_u64(step->version)),
		    &changed);
	return one_changed(cx, err, changed, "row", step->row_id);
}

/* Steps ------------------------------------------------------------------- */

static const char *const step_names[N_STEP_KINDS] = {
	[STEP_ASSIGNMENT] = "assignment",
	[STEP_AGENCY] = "agency",
	[STEP_ACCOUNT] = "account",
	[STEP_OFFICER] = "officer",
	[STEP_MEMBER] = "member",
	[STEP_NEW_MEMBER] = "new_member",
	[STEP_FOLLOW] = "follow",
	[STEP_NEW_FOLLOW] = "new_follow",
	[STEP_SYNTHESIS] = "synthesis",
	[STEP_SHARE] = "share",
};

static const struct db_stmt ADD_STEP = STMT("reorganisation.add_step",
    "INSERT INTO reorganisation_step (reorganisation_id, kind, row_id,"
    " version_after, agency_id, other_id, state, valid_from, valid_to, login,"
    " name, email) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
reorganisation_store_add_step(struct cx *cx, uint64_t id,
    const struct reorganisation_step *before, uint64_t version_after)
{
	return db_exec(cx, &ADD_STEP,
	    ARGS(db_u64(id), db_str(step_names[before->kind]),
		db_u64(before->row_id), db_u64(version_after),
		db_id(before->agency_id), db_id(before->other_id),
		db_str(before->state), db_day(before->valid_from),
		db_day(before->valid_to),
		text_is_empty(before->login) ? db_null()
					     : db_str(before->login),
		db_str(text_shorten(cx->mem, before->name, 190)),
		db_str(before->email)),
	    NULL);
}

/* An act that came later and was undone again counted twice, and changed
 * nothing: it is no difference. */
#define VERSION_NOW                                                            \
	"s.version_after + 2 * (SELECT COUNT(*) FROM reorganisation_step w"    \
	" JOIN reorganisation v ON v.id = w.reorganisation_id"                 \
	" AND v.state = 'undone' WHERE w.kind = s.kind"                        \
	" AND w.row_id = s.row_id AND w.version_after > s.version_after)"

static const struct db_stmt LIST_STEPS = STMT("reorganisation.list_steps",
    "SELECT s.row_id, " VERSION_NOW ", s.agency_id, s.other_id, s.state,"
    " s.valid_from, s.valid_to, s.login, s.name, s.email"
    " FROM reorganisation_step s"
    " WHERE s.reorganisation_id = ? AND s.kind = ? ORDER BY s.id LIMIT 20000");

enum err
reorganisation_store_list_steps(struct cx *cx, uint64_t id, enum step_kind kind,
    struct reorganisation_steps *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_STEPS,
	    ARGS(db_u64(id), db_str(step_names[kind])), &rows);
	if (err)
		return err;
	steps_from_rows(cx, rows, kind, out);
	return OK;
}

static const struct db_stmt FOLLOW_ITEMS = STMT("reorganisation.follow_items",
    "UPDATE notice_item i JOIN reorganisation_step s"
    " ON s.kind = 'assignment' AND s.row_id = i.assignment_id"
    " JOIN assignment a ON a.id = i.assignment_id"
    " SET i.agency_id = a.agency_id"
    " WHERE s.reorganisation_id = ? AND i.state = 'proposed'");
static const struct db_stmt
    FOLLOW_ESCALATIONS = STMT("reorganisation.follow_escalations",
	"UPDATE escalation e JOIN reorganisation_step s"
	" ON s.kind = 'assignment' AND s.row_id = e.assignment_id"
	" JOIN assignment a ON a.id = e.assignment_id"
	" SET e.agency_id = a.agency_id"
	" WHERE s.reorganisation_id = ? AND e.state = 'open'");

enum err
reorganisation_store_follow_notices(struct cx *cx, uint64_t id)
{
	enum err err;

	err = db_exec(cx, &FOLLOW_ITEMS, ARGS(db_u64(id)), NULL);
	if (err)
		return err;
	return db_exec(cx, &FOLLOW_ESCALATIONS, ARGS(db_u64(id)), NULL);
}

/* Numbers ------------------------------------------------------------------ */

#define PREDECESSORS                                                           \
	" IN (SELECT p.agency_id FROM reorganisation_part p"                   \
	" WHERE p.reorganisation_id = ? AND p.side = 'from')"

static const struct db_stmt COUNT = STMT("reorganisation.count",
    "SELECT (SELECT COUNT(*) FROM assignment a WHERE a.state = 'draft'"
    " AND a.agency_id" PREDECESSORS "), (SELECT COUNT(*) FROM assignment a"
    " WHERE a.open = 0 AND a.assigned_at IS NOT NULL"
    " AND a.agency_id" PREDECESSORS "), (SELECT COUNT(*) FROM notice n"
    " WHERE n.state IN ('approved', 'signed') AND n.agency_id" PREDECESSORS
    "), (SELECT COUNT(*) FROM reorganisation_part p"
    " WHERE p.reorganisation_id = ? AND p.side = 'to' AND NOT EXISTS"
    " (SELECT 1 FROM account c WHERE c.agency_account_of = p.agency_id"
    " AND c.closed_at IS NULL))");

enum err
reorganisation_store_count(struct cx *cx, uint64_t id,
    struct reorganisation_counts *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &COUNT,
	    ARGS(db_u64(id), db_u64(id), db_u64(id), db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "no counts");
	out->drafts = row_u64(rows);
	out->closed = row_u64(rows);
	out->notices = row_u64(rows);
	out->unreceived = row_u64(rows);
	return OK;
}

const char *const dependence_names[] = { "work", "new_work", "account",
	"officer", "agency", "follow", "notice", "later", NULL };

#define CREATED                                                                \
	" IN (SELECT p.agency_id FROM reorganisation_part p"                   \
	" WHERE p.reorganisation_id = ? AND p.created = 1)"
#define NOT_A_STEP(kind, column)                                               \
	" AND NOT EXISTS (SELECT 1 FROM reorganisation_step s"                 \
	" WHERE s.reorganisation_id = ? AND s.kind IN ('" kind                 \
	"') AND s.row_id = " column ")"
#define CHANGED(kind, table)                                                   \
	"(SELECT COUNT(*) FROM reorganisation_step s JOIN " table              \
	" x ON x.id = s.row_id WHERE s.reorganisation_id = ?"                  \
	" AND s.kind IN ('" kind "') AND x.version <> " VERSION_NOW ")"

#define WORK "assignment', 'share"

static const struct db_stmt COUNT_DEPENDENCES = STMT(
    "reorganisation.count_dependences",
    "SELECT " CHANGED(WORK,
	"assignment") ", (SELECT COUNT(*) FROM assignment a WHERE a.agency_id" CREATED
	NOT_A_STEP(WORK, "a.id") "), " CHANGED("account",
	    "account") " + (SELECT COUNT(*) FROM account a WHERE a.agency_id" CREATED
	    NOT_A_STEP("account", "a.id") "), " CHANGED("officer",
		"officer") " + (SELECT COUNT(*) FROM officer a WHERE a.agency_id" CREATED
		NOT_A_STEP("officer", "a.id") "), " CHANGED("agency",
		    "agency") ", " CHANGED("follow",
		    "follow_rule") " + " CHANGED("new_follow",
		    "follow_rule") " + (SELECT COUNT(*) FROM follow_rule a"
				   " WHERE a.agency_id" CREATED NOT_A_STEP(
				       "new_follow",
				       "a.id") "), (SELECT COUNT(*) FROM notice a WHERE a.agency_id" CREATED
					       "), (SELECT COUNT(DISTINCT q.reorganisation_id)"
					       " FROM reorganisation_part p JOIN reorganisation_part q"
					       " ON q.agency_id = p.agency_id AND q.reorganisation_id > p.reorganisation_id"
					       " JOIN reorganisation r ON r.id = q.reorganisation_id"
					       " AND r.state = 'executed' WHERE p.reorganisation_id = ?)");

enum err
reorganisation_store_count_dependences(struct cx *cx, uint64_t id,
    struct dependences *out)
{
	const struct db_arg a = db_u64(id);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &COUNT_DEPENDENCES,
	    ARGS(a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "no counts");
	for (size_t i = 0; i < N_DEPENDENCES; i++)
		out->n[i] = row_u64(rows);
	return OK;
}

static const struct db_stmt LIST_HEIRS = STMT("reorganisation.list_heirs",
    "WITH RECURSIVE heir (id) AS (SELECT t.agency_id"
    " FROM reorganisation_part f JOIN reorganisation r"
    " ON r.id = f.reorganisation_id AND r.state = 'executed'"
    " JOIN reorganisation_part t ON t.reorganisation_id = r.id"
    " AND t.side = 'to' WHERE f.agency_id = ? AND f.side = 'from'"
    " UNION SELECT t.agency_id FROM heir h JOIN reorganisation_part f"
    " ON f.agency_id = h.id AND f.side = 'from' JOIN reorganisation r"
    " ON r.id = f.reorganisation_id AND r.state = 'executed'"
    " JOIN reorganisation_part t ON t.reorganisation_id = r.id"
    " AND t.side = 'to') SELECT g.id, g.name, c.login FROM heir h"
    " JOIN agency g ON g.id = h.id LEFT JOIN account c"
    " ON c.agency_account_of = g.id AND c.closed_at IS NULL"
    " WHERE g.valid_from <= ? AND g.valid_to >= ?"
    " ORDER BY g.kind, g.sort_order, g.id LIMIT 200");

enum err
reorganisation_store_list_heirs(struct cx *cx, uint64_t agency_id,
    int32_t today, struct heir_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_HEIRS,
	    ARGS(db_u64(agency_id), db_day(today), db_day(today)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct heir *heir = &out->items[out->n++];

		heir->agency_id = row_u64(rows);
		heir->name = row_str(rows);
		heir->login = row_str(rows);
	}
	return OK;
}

static const struct db_stmt LOGIN_TAKEN = STMT("reorganisation.login_taken",
    "SELECT COUNT(*) FROM account WHERE login = ?"
    " AND (agency_account_of IS NULL OR agency_account_of <> ?)");

enum err
reorganisation_store_login_taken(struct cx *cx, uint64_t keeper_id,
    const char *login, bool *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LOGIN_TAKEN, ARGS(db_str(login), db_u64(keeper_id)),
	    &rows);
	if (err)
		return err;
	*out = db_next(rows) && row_u64(rows) > 0;
	return OK;
}

static const struct db_stmt *const stmts[] = { &GET, &LOCK, &LIST, &COUNT_DUE,
	&ADD, &SET, &CLEAR_PARTS, &SET_SHARE, &LIST_SHARES, &SET_EXECUTED,
	&SET_ENDED, &TOUCH, &ADD_PART, &LIST_PARTS, &SET_CHOICE, &LIST_CHOICES,
	&LIST_WORK, &LOCK_WORK, &ROWS_AGENCY, &ROWS_ACCOUNT, &ROWS_OFFICER,
	&ROWS_MEMBER, &ROWS_NEW_MEMBER, &ROWS_FOLLOW, &ROWS_NEW_FOLLOW,
	&ROWS_SYNTHESIS, &SET_AGENCY, &SET_ACCOUNT, &SET_OFFICER, &SET_MEMBER,
	&ADD_MEMBER, &SET_FOLLOW, &ADD_FOLLOW, &SET_SYNTHESIS, &REMOVE_MEMBER,
	&REMOVE_FOLLOW, &ADD_STEP, &LIST_STEPS, &FOLLOW_ITEMS,
	&FOLLOW_ESCALATIONS, &COUNT, &COUNT_DEPENDENCES, &LIST_HEIRS,
	&LOGIN_TAKEN };

const struct db_stmt_list reorganisation_store_statements = {
	"reorganisation_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
