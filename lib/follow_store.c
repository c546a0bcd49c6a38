#include "follow_store.h"

#include "account.h"
#include "arena.h"
#include "clock.h"
#include "directive.h"

static struct db_arg
own_name(const struct cx *cx)
{
	return db_str(cx->actor != NULL ? actor_shown_name(cx->actor) : "");
}

enum err
follow_store_list(struct cx *cx, const struct follow_filter *filter,
    struct follow_lines *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "follow.list");
	db_add(q,
	    LIT("SELECT MIN(r.id), r.field_id, f.name, COUNT(r.agency_id),"
		" GROUP_CONCAT(g.name ORDER BY g.kind, g.sort_order"
		" SEPARATOR '; '), s.name, p.name, h.name, l.name,"
		" r.valid_from, r.valid_to, r.basis, r.created_by_name"
		" FROM follow_rule r JOIN field f ON f.id = r.field_id"
		" JOIN account s ON s.id = r.specialist_id"
		" LEFT JOIN agency g ON g.id = r.agency_id"
		" LEFT JOIN account p ON p.id = r.deputy_id"
		" LEFT JOIN account h ON h.id = r.division_head_id"
		" LEFT JOIN account l ON l.id = r.office_leader_id"
		" WHERE r.valid_from <= r.valid_to"));
	if (filter->field_id != 0)
		db_add(q, LIT(" AND r.field_id = ?"), db_u64(filter->field_id));
	if (filter->agency_id != 0)
		db_add(q, LIT(" AND (r.agency_id = ? OR r.agency_id IS NULL)"),
		    db_u64(filter->agency_id));
	if (filter->specialist_id != 0)
		db_add(q, LIT(" AND r.specialist_id = ?"),
		    db_u64(filter->specialist_id));
	if (filter->on != NO_DAY)
		db_add(q, LIT(" AND r.valid_to >= ?"), db_day(filter->on));
	db_add(q,
	    LIT(" GROUP BY r.field_id, r.agency_id IS NULL, s.name, p.name,"
		" h.name, l.name, r.valid_from, r.valid_to, r.basis,"
		" r.created_by_name, f.name, f.sort_order"
		" ORDER BY f.sort_order, r.field_id, r.agency_id IS NULL DESC,"
		" r.valid_from, s.name LIMIT 2000"));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct follow_line *line = &out->items[out->n++];

		line->id = row_u64(rows);
		line->field_id = row_u64(rows);
		line->field_name = row_str(rows);
		line->n_agencies = row_u64(rows);
		line->agencies = row_str(rows);
		line->specialist_name = row_str(rows);
		line->deputy_name = row_str(rows);
		line->division_head_name = row_str(rows);
		line->office_leader_name = row_str(rows);
		line->valid_from = row_day(rows);
		line->valid_to = row_day(rows);
		line->basis = row_str(rows);
		line->entered_by = row_str(rows);
	}
	return OK;
}

static const struct db_stmt COUNT = STMT("follow.count",
    "SELECT COUNT(*) FROM follow_rule WHERE valid_from <= ?"
    " AND valid_to >= ?");

enum err
follow_store_count(struct cx *cx, int32_t on, uint64_t *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &COUNT, ARGS(db_day(on), db_day(on)), &rows);
	if (err)
		return err;
	*out = db_next(rows) ? row_u64(rows) : 0;
	return OK;
}

static enum err
flaws_from_rows(struct cx *cx, struct db_rows *rows, struct follow_flaws *out)
{
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct follow_flaw *flaw = &out->items[out->n++];

		flaw->field_id = row_u64(rows);
		flaw->field_name = row_str(rows);
		flaw->n_agencies = row_u64(rows);
		flaw->agencies = row_str(rows);
		flaw->people = row_str(rows);
	}
	return OK;
}

static const struct db_stmt LIST_GAPS = STMT("follow.list_gaps",
    "SELECT f.id, f.name, COUNT(*), SUBSTRING_INDEX(GROUP_CONCAT(g.name"
    " ORDER BY g.kind, g.sort_order SEPARATOR '; '), '; ', 8), ''"
    " FROM field f JOIN agency g ON g.valid_from <= ? AND g.valid_to >= ?"
    " WHERE f.closed = 0 AND NOT EXISTS (SELECT 1 FROM follow_rule r"
    " WHERE r.field_id = f.id AND (r.agency_id = g.id OR r.agency_id IS NULL)"
    " AND r.valid_from <= ? AND r.valid_to >= ?)"
    " GROUP BY f.id, f.name, f.sort_order ORDER BY f.sort_order, f.id"
    " LIMIT 500");

enum err
follow_store_list_gaps(struct cx *cx, int32_t on, struct follow_flaws *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_GAPS,
	    ARGS(db_day(on), db_day(on), db_day(on), db_day(on)), &rows);
	return err ? err : flaws_from_rows(cx, rows, out);
}

static const struct db_stmt LIST_OVERLAPS = STMT("follow.list_overlaps",
    "SELECT f.id, f.name, COUNT(DISTINCT COALESCE(x.agency_id, 0)),"
    " SUBSTRING_INDEX(GROUP_CONCAT(DISTINCT COALESCE(g.name, '')"
    " SEPARATOR '; '), '; ', 8), GROUP_CONCAT(DISTINCT CONCAT(a.name, ', ',"
    " b.name) SEPARATOR '; ') FROM follow_rule x JOIN follow_rule y"
    " ON y.field_id = x.field_id AND y.agency_id <=> x.agency_id"
    " AND y.id > x.id AND y.valid_from <= x.valid_to"
    " AND y.valid_to >= x.valid_from AND y.valid_from <= y.valid_to"
    " JOIN field f ON f.id = x.field_id"
    " JOIN account a ON a.id = x.specialist_id"
    " JOIN account b ON b.id = y.specialist_id"
    " LEFT JOIN agency g ON g.id = x.agency_id"
    " WHERE x.valid_from <= x.valid_to AND x.valid_to >= ?"
    " AND y.valid_to >= ? GROUP BY f.id, f.name, f.sort_order"
    " ORDER BY f.sort_order, f.id LIMIT 500");

enum err
follow_store_list_overlaps(struct cx *cx, int32_t on, struct follow_flaws *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_OVERLAPS, ARGS(db_day(on), db_day(on)), &rows);
	return err ? err : flaws_from_rows(cx, rows, out);
}

/* An absent specialist gives way to the deputy, when there is one. */
#define ABSENT(day)                                                            \
	"(r.deputy_id IS NOT NULL AND EXISTS (SELECT 1 FROM follow_absence b"  \
	" WHERE b.account_id = r.specialist_id AND b.removed_at IS NULL"       \
	" AND b.valid_from <= " day " AND b.valid_to >= " day "))"

static const struct db_stmt FIND = STMT("follow.find",
    "SELECT IF(" ABSENT(
	"d.day") ", r.deputy_id, r.specialist_id),"
		 " r.division_head_id, r.office_leader_id, " ABSENT(
		     "d.day") " FROM (SELECT CAST(? AS DATE) AS day) d JOIN follow_rule r"
			      " ON r.valid_from <= d.day AND r.valid_to >= d.day"
			      " WHERE r.field_id = ? AND (r.agency_id = ? OR r.agency_id IS NULL)"
			      " ORDER BY r.agency_id IS NULL, r.id LIMIT 1");

enum err
follow_store_find(struct cx *cx, uint64_t field_id, uint64_t agency_id,
    int32_t on, struct follow_proposal *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct follow_proposal){ .specialist_id = 0 };
	err = db_query(cx, &FIND,
	    ARGS(db_day(on), db_u64(field_id), db_u64(agency_id)), &rows);
	if (err || !db_next(rows))
		return err;
	out->specialist_id = row_u64(rows);
	out->division_head_id = row_u64(rows);
	out->office_leader_id = row_u64(rows);
	out->stands_in = row_bool(rows);
	return OK;
}

/* Absences are short: they give no open task to somebody else. */
static const struct db_stmt LIST_MOVES = STMT("follow.list_moves",
    "SELECT k.task_id, k.id, d.ref_number, d.ref_symbol, t.title, g.name,"
    " f.name, c.name, s.id, s.name FROM (SELECT a.task_id, MIN(a.id) AS id,"
    " (SELECT r.specialist_id FROM follow_rule r JOIN task u"
    " ON u.id = a.task_id WHERE r.field_id = u.field_id"
    " AND (r.agency_id = MIN(a.agency_id) OR r.agency_id IS NULL)"
    " AND r.valid_from <= ? AND r.valid_to >= ?"
    " ORDER BY r.agency_id IS NULL, r.id LIMIT 1) AS wanted"
    " FROM assignment a WHERE a.open = 1 AND a.role = 'lead'"
    " GROUP BY a.task_id) k JOIN task t ON t.id = k.task_id"
    " AND t.specialist_id <> k.wanted JOIN directive d"
    " ON d.id = t.directive_id JOIN assignment a ON a.id = k.id"
    " JOIN agency g ON g.id = a.agency_id JOIN field f ON f.id = t.field_id"
    " JOIN account c ON c.id = t.specialist_id"
    " JOIN account s ON s.id = k.wanted ORDER BY k.task_id LIMIT 500");

enum err
follow_store_list_moves(struct cx *cx, int32_t on, struct follow_moves *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_MOVES, ARGS(db_day(on), db_day(on)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct follow_move *move = &out->items[out->n++];
		const char *number;

		move->task_id = row_u64(rows);
		move->assignment_id = row_u64(rows);
		number = row_str(rows);
		move->reference = reference_text(cx->mem, number,
		    row_str(rows));
		move->title = row_str(rows);
		move->agency_name = row_str(rows);
		move->field_name = row_str(rows);
		move->from_name = row_str(rows);
		move->to_id = row_u64(rows);
		move->to_name = row_str(rows);
	}
	return OK;
}

static const struct db_stmt ADD = STMT("follow.add",
    "INSERT INTO follow_rule (field_id, agency_id, specialist_id, deputy_id,"
    " division_head_id, office_leader_id, valid_from, valid_to, basis,"
    " created_at, created_by_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
follow_store_add(struct cx *cx, const struct follow_entry *e)
{
	return db_exec(cx, &ADD,
	    ARGS(db_u64(e->field_id), db_id(e->agency_id),
		db_u64(e->specialist_id), db_id(e->deputy_id),
		db_id(e->division_head_id), db_id(e->office_leader_id),
		db_day(e->valid_from), db_day(e->valid_to), db_str(e->basis),
		db_moment(cx->now), own_name(cx)),
	    NULL);
}

static const struct db_stmt END_CELL = STMT("follow.end_cell",
    "UPDATE follow_rule SET valid_to = LEAST(GREATEST(?, valid_from"
    " - INTERVAL 1 DAY), valid_to), ended_at = ?, ended_by_name = ?,"
    " ended_basis = ?, version = version + 1 WHERE field_id = ?"
    " AND agency_id <=> ? AND valid_to >= ?");

enum err
follow_store_end_cell(struct cx *cx, uint64_t field_id, uint64_t agency_id,
    int32_t from, const char *basis)
{
	return db_exec(cx, &END_CELL,
	    ARGS(db_day(from - 1), db_moment(cx->now), own_name(cx),
		db_str(basis), db_u64(field_id), db_id(agency_id),
		db_day(from)),
	    NULL);
}

static const struct db_stmt ADD_ABSENCE = STMT("follow.add_absence",
    "INSERT INTO follow_absence (account_id, valid_from, valid_to, basis,"
    " created_at, created_by_name) VALUES (?, ?, ?, ?, ?, ?)");

enum err
follow_store_add_absence(struct cx *cx, uint64_t account_id, int32_t from,
    int32_t to, const char *basis)
{
	return db_exec(cx, &ADD_ABSENCE,
	    ARGS(db_u64(account_id), db_day(from), db_day(to), db_str(basis),
		db_moment(cx->now), own_name(cx)),
	    NULL);
}

static const struct db_stmt LIST_ABSENCES = STMT("follow.list_absences",
    "SELECT b.id, c.name, b.valid_from, b.valid_to, b.basis"
    " FROM follow_absence b JOIN account c ON c.id = b.account_id"
    " WHERE b.removed_at IS NULL AND b.valid_to >= ?"
    " ORDER BY b.valid_from, b.id LIMIT 500");

enum err
follow_store_list_absences(struct cx *cx, int32_t from,
    struct follow_absences *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_ABSENCES, ARGS(db_day(from)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct follow_absence *absence = &out->items[out->n++];

		absence->id = row_u64(rows);
		absence->name = row_str(rows);
		absence->valid_from = row_day(rows);
		absence->valid_to = row_day(rows);
		absence->basis = row_str(rows);
	}
	return OK;
}

static const struct db_stmt *const stmts[] = { &COUNT, &LIST_GAPS,
	&LIST_OVERLAPS, &FIND, &LIST_MOVES, &ADD, &END_CELL, &ADD_ABSENCE,
	&LIST_ABSENCES };

const struct db_stmt_list follow_store_statements = {
	"follow_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
