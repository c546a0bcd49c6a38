#include "delegation_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"
#include "clock.h"

/* The sheet in force is the newest one. */
#define NEWEST                                                                 \
	" g.version = (SELECT MAX(x.version) FROM delegation x"                \
	" WHERE x.assignment_id = g.assignment_id)"

/* Sheets ------------------------------------------------------------------ */

#define SHEET                                                                  \
	"SELECT g.assignment_id, g.version, g.at, COALESCE(o.name, c.name),"   \
	" g.leader, g.guidance"                                                \
	" FROM delegation g JOIN account c ON c.id = g.account_id"             \
	" LEFT JOIN officer o ON o.id = g.officer_id"                          \
	" WHERE g.assignment_id = ?"

static const struct db_stmt GET = STMT("delegation.get",
    SHEET " ORDER BY g.version DESC LIMIT 1");
static const struct db_stmt HISTORY = STMT("delegation.history",
    SHEET " ORDER BY g.version DESC LIMIT 200");
static const struct db_stmt PARTS = STMT("delegation.parts",
    "SELECT number, division, officer, officer_id, due_on, product"
    " FROM delegation_part WHERE assignment_id = ? AND version = ?"
    " ORDER BY number");
static const struct db_stmt ADD = STMT("delegation.add",
    "INSERT INTO delegation (assignment_id, version, at, account_id,"
    " officer_id, leader, guidance) VALUES (?, ?, ?, ?, ?, ?, ?)");
static const struct db_stmt ADD_PART = STMT("delegation.add_part",
    "INSERT INTO delegation_part (assignment_id, version, number, division,"
    " officer, officer_id, due_on, product) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

static void
from_row(struct db_rows *rows, struct delegation *out)
{
	out->assignment_id = row_u64(rows);
	out->version = row_u64(rows);
	out->at = row_moment(rows);
	out->author_name = row_str(rows);
	out->leader = row_str(rows);
	out->guidance = row_str(rows);
}

static enum err
read_parts(struct cx *cx, struct delegation *d)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &PARTS,
	    ARGS(db_u64(d->assignment_id), db_u64(d->version)), &rows);
	if (err)
		return err;
	d->parts = arena_array(cx->mem, db_count(rows), sizeof(*d->parts));
	while (db_next(rows)) {
		struct delegation_part *part = &d->parts[d->n_parts++];

		part->number = (size_t)row_u64(rows);
		part->division = row_str(rows);
		part->officer = row_str(rows);
		part->officer_id = row_u64(rows);
		part->due_on = row_day(rows);
		part->product = row_str(rows);
	}
	return OK;
}

enum err
delegation_store_get(struct cx *cx, uint64_t assignment_id,
    struct delegation *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct delegation){
		.assignment_id = assignment_id,
		.at = NO_MOMENT,
		.author_name = "",
		.leader = "",
		.guidance = "",
	};
	err = db_query(cx, &GET, ARGS(db_u64(assignment_id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return OK;
	from_row(rows, out);
	return read_parts(cx, out);
}

enum err
delegation_store_history(struct cx *cx, uint64_t assignment_id,
    struct delegation_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &HISTORY, ARGS(db_u64(assignment_id)), &rows);
	if (err)
		return err;
	*out = (struct delegation_list){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (db_next(rows)) {
		struct delegation *d = &out->items[out->n++];

		*d = (struct delegation){ 0 };
		from_row(rows, d);
	}
	for (size_t i = 0; i < out->n; i++) {
		err = read_parts(cx, &out->items[i]);
		if (err)
			return err;
	}
	return OK;
}

enum err
delegation_store_add(struct cx *cx, const struct delegation *d)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(d->assignment_id), db_u64(d->version),
		db_moment(cx->now), db_u64(cx->actor->account_id),
		db_id(cx->actor->officer_id), db_str(d->leader),
		db_str(d->guidance)),
	    NULL);
	if (err && db_is_duplicate(cx)) {
		error_reset(&cx->error);
		return fail(cx, ERR_CONFLICT,
		    "assignment %" PRIu64 " was delegated by another",
		    d->assignment_id);
	}
	for (size_t i = 0; !err && i < d->n_parts; i++) {
		const struct delegation_part *part = &d->parts[i];

		err = db_exec(cx, &ADD_PART,
		    ARGS(db_u64(d->assignment_id), db_u64(d->version),
			db_u64(part->number), db_str(part->division),
			db_str(part->officer), db_id(part->officer_id),
			db_day(part->due_on), db_str(part->product)),
		    NULL);
	}
	return err;
}

/* Notes ------------------------------------------------------------------- */

static const struct db_stmt LIST_NOTES = STMT("delegation.list_notes",
    "SELECT n.id, n.assignment_id, n.at, COALESCE(o.name, c.name), n.note"
    " FROM delegation_note n JOIN account c ON c.id = n.account_id"
    " LEFT JOIN officer o ON o.id = n.officer_id"
    " WHERE n.assignment_id = ? ORDER BY n.id LIMIT 1000");
static const struct db_stmt ADD_NOTE = STMT("delegation.add_note",
    "INSERT INTO delegation_note (assignment_id, at, account_id, officer_id,"
    " note) VALUES (?, ?, ?, ?, ?)");

enum err
delegation_store_list_notes(struct cx *cx, uint64_t assignment_id,
    struct delegation_notes *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_NOTES, ARGS(db_u64(assignment_id)), &rows);
	if (err)
		return err;
	*out = (struct delegation_notes){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (db_next(rows)) {
		struct delegation_note *note = &out->items[out->n++];

		note->id = row_u64(rows);
		note->assignment_id = row_u64(rows);
		note->at = row_moment(rows);
		note->author_name = row_str(rows);
		note->note = row_str(rows);
	}
	return OK;
}

enum err
delegation_store_add_note(struct cx *cx, uint64_t assignment_id,
    const char *note)
{
	return db_exec(cx, &ADD_NOTE,
	    ARGS(db_u64(assignment_id), db_moment(cx->now),
		db_u64(cx->actor->account_id), db_id(cx->actor->officer_id),
		db_str(note)),
	    NULL);
}

static const struct db_stmt LIST_DIVISIONS = STMT("delegation.list_divisions",
    "SELECT DISTINCT p.division FROM delegation_part p"
    " JOIN assignment a ON a.id = p.assignment_id"
    " WHERE a.agency_id = ? AND p.division <> ''"
    " ORDER BY p.division LIMIT 100");

enum err
delegation_store_list_divisions(struct cx *cx, uint64_t agency_id,
    struct division_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_DIVISIONS, ARGS(db_u64(agency_id)), &rows);
	if (err)
		return err;
	*out = (struct division_list){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (db_next(rows))
		out->items[out->n++] = row_str(rows);
	return OK;
}

/* Lists of an agency ------------------------------------------------------ */

#define LISTED_PARTS                                                           \
	" FROM delegation_part p WHERE p.assignment_id = g.assignment_id"      \
	" AND p.version = g.version"

static void
add_which(struct db_query *q, enum delegated which)
{
	db_add(q, LIT(" FROM assignment a LEFT JOIN delegation g"
		      " ON g.assignment_id = a.id AND" NEWEST));
	if (which == DELEGATED_TO_NONE)
		db_add(q, LIT(" WHERE g.assignment_id IS NULL"));
	else
		db_add(q, LIT(" WHERE g.assignment_id IS NOT NULL"));
	if (which == DELEGATED_TO_ME)
		db_add(q,
		    LIT(" AND EXISTS (SELECT 1" LISTED_PARTS
			" AND p.officer_id = ?)"),
		    db_u64(q->cx->actor->officer_id));
	if (which == DELEGATED_LATE)
		db_add(q,
		    LIT(" AND EXISTS (SELECT 1" LISTED_PARTS
			" AND p.due_on < ?)"),
		    db_day(clock_day(q->cx->now)));
	db_add(q, LIT(" AND a.agency_id = ? AND a.open = 1"),
	    db_u64(q->cx->actor->agency_id));
}

static enum err
line_from_row(struct cx *cx, struct db_rows *rows, struct delegation_line *out)
{
	const char *number;
	const char *symbol;

	out->assignment_id = row_u64(rows);
	out->title = row_str(rows);
	number = row_str(rows);
	symbol = row_str(rows);
	out->reference = arena_printf(cx->mem, "%s/%s", number, symbol);
	if (!assignment_role_from_name(row_str(rows), &out->role) ||
	    !assignment_state_from_name(row_str(rows), &out->state))
		return fail(cx, ERR_BUG,
		    "assignment %" PRIu64 " has no known"
		    " role or state",
		    out->assignment_id);
	out->due_on = row_day(rows);
	out->leader = row_str(rows);
	out->inside_due_on = row_day(rows);
	out->doers = row_str(rows);
	return OK;
}

enum err
delegation_store_list(struct cx *cx, enum delegated which, uint64_t after_id,
    unsigned max, struct delegation_lines *out)
{
	struct db_rows *rows;
	struct db_query q;
	enum err err;

	db_query_init(&q, cx, "delegation.list");
	db_add(&q,
	    LIT("SELECT w.id, t.title, d.ref_number, d.ref_symbol, w.role,"
		" w.state, w.due_on, COALESCE(g.leader, ''),"
		" (SELECT MIN(p.due_on)" LISTED_PARTS "),"
		" COALESCE((SELECT GROUP_CONCAT(IF(p.officer <> '', p.officer,"
		" p.division) ORDER BY p.number SEPARATOR ', ')" LISTED_PARTS
		"), '') FROM (SELECT a.id, a.task_id, a.directive_id, a.role,"
		" a.state, a.due_on, a.due_key, g.version"));
	add_which(&q, which);
	if (after_id != 0)
		db_add(&q,
		    LIT(" AND (a.due_key, a.id) > (SELECT k.due_key, k.id"
			" FROM assignment k WHERE k.id = ?)"),
		    db_u64(after_id));
	db_add(&q,
	    LIT(" ORDER BY a.due_key, a.id LIMIT ?) w"
		" JOIN task t ON t.id = w.task_id"
		" JOIN directive d ON d.id = w.directive_id"
		" LEFT JOIN delegation g ON g.assignment_id = w.id"
		" AND g.version = w.version ORDER BY w.due_key, w.id"),
	    db_u64(max));
	err = db_query_run(&q, &rows);
	if (err)
		return err;
	*out = (struct delegation_lines){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (!err && db_next(rows))
		err = line_from_row(cx, rows, &out->items[out->n++]);
	return err;
}

enum err
delegation_store_count(struct cx *cx, enum delegated which, unsigned max,
    unsigned *out)
{
	struct db_rows *rows;
	struct db_query q;
	enum err err;

	db_query_init(&q, cx, "delegation.count");
	db_add(&q, LIT("SELECT COUNT(*) FROM (SELECT 1"));
	add_which(&q, which);
	db_add(&q, LIT(" LIMIT ?) few"), db_u64(max));
	err = db_query_run(&q, &rows);
	if (err)
		return err;
	*out = db_next(rows) ? (unsigned)row_u64(rows) : 0;
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&GET,
	&HISTORY,
	&PARTS,
	&ADD,
	&ADD_PART,
	&LIST_NOTES,
	&ADD_NOTE,
	&LIST_DIVISIONS,
};

const struct db_stmt_list delegation_store_statements = {
	"delegation_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
