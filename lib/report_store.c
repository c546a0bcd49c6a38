#include "report_store.h"

#include <stdlib.h>

#include "arena.h"
#include "assignment_row_store.h"
#include "clock.h"

/*
 * Which rows, and what they count as
 *
 * p is one row: the first day of the period and the day on which a row is in
 * time or overdue. i is an interval. The conditions below are the only place
 * that says what a cell is; the sums and the lists are both made of them.
 */

/*
 * The open end and what was closed since are two ranges of one index. If they
 * touched, the server would glue them into one and read every version there
 * ever was. What was known at a moment was closed by then.
 */
#define FROM_INTERVALS                                                         \
	" FROM (SELECT CAST(? AS DATE) AS first_day, CAST(? AS DATE) AS as_of" \
	") p STRAIGHT_JOIN assignment_interval i"                              \
	" FORCE INDEX (assignment_interval_report)"                            \
	" WHERE ((i.closed_on = DATE'9999-12-31' AND i.valid_to > ?)"          \
	" OR (i.closed_on >= ? AND i.closed_on <= ? AND i.valid_to > ?))"      \
	" AND i.valid_from <= ? AND i.assigned_on <= ?"

#define LEFT_IT "i.state IN ('transferred', 'recalled', 'cancelled')"
#define STAYS   "i.state NOT IN ('transferred', 'recalled', 'cancelled')"

/* Every row is in exactly one leaf. */
#define LEAF                                                                   \
	"CASE WHEN i.state = 'completed' THEN CASE i.outcome"                  \
	" WHEN 'early' THEN 'done_early' WHEN 'on_time' THEN 'done_on_time'"   \
	" WHEN 'late' THEN 'done_late' ELSE 'done_no_deadline' END"            \
	" WHEN i.state IN ('in_progress', 'submitted') THEN CASE"              \
	" WHEN i.due_on IS NULL THEN 'doing_no_deadline'"                      \
	" WHEN i.due_on >= p.as_of THEN 'doing_in_time'"                       \
	" WHEN i.state = 'submitted' AND i.submitted_on <= i.due_on"           \
	" THEN 'doing_in_time' ELSE 'doing_overdue' END"                       \
	" WHEN i.state IN ('assigned', 'received', 'returned') THEN CASE"      \
	" WHEN i.due_on IS NULL THEN 'not_started_no_deadline'"                \
	" WHEN i.due_on >= p.as_of THEN 'not_started_in_time'"                 \
	" ELSE 'not_started_overdue' END ELSE 'out' END"

#define CARRIED "i.assigned_on < p.first_day"

/* Of the rows that stay. */
#define EXTENDED     "i.extension_count > 0"
#define RETURNED     "i.return_count > 0"
#define NOTICED      "i.notice_count > 0"
#define ESCALATED    "i.escalated = 1"
#define UPDATED_LATE "i.update_late = 1"
#define NOT_UPDATED                                                            \
	"i.update_due_on < p.as_of"                                            \
	" AND i.state NOT IN ('completed', 'submitted')"                       \
	" AND (i.updated_on IS NULL"                                           \
	" OR i.updated_on <= COALESCE(i.due_on, i.update_due_on))"
#define FALLEN_DUE                                                             \
	"(i.due_on <= p.as_of OR i.outcome IN ('early', 'on_time', 'late'))"

#define LEAF_IS(name)                                                          \
	{                                                                      \
		LEAF " = '" name "'"                                           \
	}

/* The rows of each cell. */
static const struct db_lit conditions[N_REPORT_CELLS] = {
	[CELL_CARRIED] = { STAYS " AND " CARRIED },
	[CELL_NEW] = { STAYS " AND NOT (" CARRIED ")" },
	[CELL_TOTAL] = { STAYS },
	[CELL_DONE_EARLY] = LEAF_IS("done_early"),
	[CELL_DONE_ON_TIME] = LEAF_IS("done_on_time"),
	[CELL_DONE_LATE] = LEAF_IS("done_late"),
	[CELL_DONE_NO_DEADLINE] = LEAF_IS("done_no_deadline"),
	[CELL_DONE] = { "i.state = 'completed'" },
	[CELL_DOING_IN_TIME] = LEAF_IS("doing_in_time"),
	[CELL_DOING_OVERDUE] = LEAF_IS("doing_overdue"),
	[CELL_DOING_NO_DEADLINE] = LEAF_IS("doing_no_deadline"),
	[CELL_DOING] = { "i.state IN ('in_progress', 'submitted')" },
	[CELL_NOT_STARTED_IN_TIME] = LEAF_IS("not_started_in_time"),
	[CELL_NOT_STARTED_OVERDUE] = LEAF_IS("not_started_overdue"),
	[CELL_NOT_STARTED_NO_DEADLINE] = LEAF_IS("not_started_no_deadline"),
	[CELL_NOT_STARTED] = { "i.state IN ('assigned', 'received',"
			       " 'returned')" },
	[CELL_EXTENDED] = { STAYS " AND " EXTENDED },
	[CELL_RETURNED] = { STAYS " AND " RETURNED },
	[CELL_NOTICED] = { STAYS " AND " NOTICED },
	[CELL_ESCALATED] = { STAYS " AND " ESCALATED },
	[CELL_UPDATED_LATE] = { STAYS " AND " UPDATED_LATE },
	[CELL_NOT_UPDATED] = { STAYS " AND " NOT_UPDATED },
	[CELL_OUT] = { LEFT_IT },
	[CELL_FALLEN_DUE] = { STAYS " AND " FALLEN_DUE },
	[CELL_DONE_IN_TIME] = { "i.state = 'completed'"
				" AND i.outcome <> 'late'" },
};

static void
add_rows(struct db_query *q, const struct report_query *query)
{
	const struct period *period = &query->period;
	struct db_arg known_at = db_moment(query->known_at);
	struct db_arg from = db_day(period->from);

	db_query_add(q, LIT(FROM_INTERVALS),
	    ARGS(from, db_day(report_as_of(query)), known_at, from,
		db_day(clock_day(query->known_at)), known_at, known_at,
		db_day(period->to)));
	if (query->role >= 0)
		db_add(q, LIT(" AND i.role = ?"),
		    db_str(assignment_role_name(
			(enum assignment_role)query->role)));
}

/* Sums -------------------------------------------------------------------- */

/* The cells of the columns after COUNT(*), in their order. */
static const enum report_cell flags[] = {
	CELL_EXTENDED,
	CELL_RETURNED,
	CELL_NOTICED,
	CELL_ESCALATED,
	CELL_UPDATED_LATE,
	CELL_NOT_UPDATED,
	CELL_FALLEN_DUE,
};

/* Agencies in the official order, with counts, and by their id. */
struct table {
	size_t n;
	struct report_row *rows;
	struct report_row **by_id;
};

static int
compare_ids(const void *a, const void *b)
{
	uint64_t x = (*(struct report_row *const *)a)->agency.id;
	uint64_t y = (*(struct report_row *const *)b)->agency.id;

	return (x > y) - (x < y);
}

static const struct db_stmt AGENCIES = STMT("report.agencies",
    "SELECT g.id, g.code, g.kind, g.name, g.short_name FROM agency g"
    " ORDER BY g.kind, g.sort_order, g.id LIMIT 20000");

static enum err
read_agencies(struct cx *cx, struct table *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &AGENCIES, NO_ARGS, &rows);
	if (err)
		return err;
	out->n = 0;
	out->rows = arena_array(cx->mem, db_count(rows), sizeof(*out->rows));
	out->by_id = arena_array(cx->mem, db_count(rows), sizeof(*out->by_id));
	while (db_next(rows)) {
		struct agency *agency = &out->rows[out->n].agency;

		agency->id = row_u64(rows);
		agency->code = row_str(rows);
		if (!agency_kind_from_name(row_str(rows), &agency->kind))
			return fail(cx, ERR_BUG, "an agency has no known kind");
		agency->name = row_str(rows);
		agency->short_name = row_str(rows);
		out->by_id[out->n] = &out->rows[out->n];
		out->n++;
	}
	qsort(out->by_id, out->n, sizeof(*out->by_id), compare_ids);
	return OK;
}

static struct report_counts *
counts_of(const struct table *table, uint64_t agency_id)
{
	struct report_row wanted = { .agency.id = agency_id };
	const struct report_row *key = &wanted;
	struct report_row **found = bsearch(&key, table->by_id, table->n,
	    sizeof(*table->by_id), compare_ids);

	return found == NULL ? NULL : &(*found)->counts;
}

static enum err
run_sums(struct cx *cx, const struct report_query *query, struct db_rows **out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));

	db_query_init(q, cx, "report.sums");
	db_add(q,
	    LIT("SELECT i.agency_id, " LEAF " AS leaf, " CARRIED " AS carried,"
		" COUNT(*)"
		", COUNT((" EXTENDED ") OR NULL), COUNT((" RETURNED ") OR NULL)"
		", COUNT((" NOTICED ") OR NULL), COUNT((" ESCALATED ") OR NULL)"
		", COUNT((" UPDATED_LATE ") OR NULL)"
		", COUNT((" NOT_UPDATED ") OR NULL)"
		", COUNT((" FALLEN_DUE ") OR NULL)"));
	add_rows(q, query);
	db_add(q, LIT(" GROUP BY i.agency_id, leaf, carried"));
	return db_query_run(q, out);
}

static enum err
add_sums(struct cx *cx, struct db_rows *rows, const struct table *table)
{
	while (db_next(rows)) {
		struct report_counts *counts = counts_of(table, row_u64(rows));
		enum report_cell leaf;
		bool carried;
		uint32_t n;

		if (counts == NULL ||
		    !report_cell_from_name(row_str(rows), &leaf))
			return fail(cx, ERR_BUG, "a sum belongs nowhere");
		carried = row_bool(rows);
		n = (uint32_t)row_u64(rows);
		counts->n[leaf] += n;
		if (leaf == CELL_OUT)
			continue;
		counts->n[carried ? CELL_CARRIED : CELL_NEW] += n;
		for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
			counts->n[flags[i]] += (uint32_t)row_u64(rows);
	}
	return OK;
}

static enum err
count_tasks(struct cx *cx, const struct report_query *query, uint32_t *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "report.tasks");
	db_add(q, LIT("SELECT COUNT(DISTINCT i.task_id)"));
	add_rows(q, query);
	db_add(q, LIT(" AND " STAYS));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	*out = db_next(rows) ? (uint32_t)row_u64(rows) : 0;
	return OK;
}

/* The office stands among the departments. */
static enum agency_kind
block_kind(enum agency_kind kind)
{
	return kind == AGENCY_OFFICE ? AGENCY_DEPARTMENT : kind;
}

/* One block of the agencies that have anything to count; nothing without. */
static void
add_block(struct cx *cx, const struct table *table, enum agency_kind kind,
    struct report_summary *out)
{
	struct report_block *block = &out->blocks[out->n_blocks];

	block->kind = kind;
	block->n = 0;
	block->rows = arena_array(cx->mem, table->n, sizeof(*block->rows));
	for (size_t i = 0; i < table->n; i++) {
		struct report_row *row = &table->rows[i];

		if (block_kind(row->agency.kind) != kind ||
		    report_counts_are_zero(&row->counts))
			continue;
		report_counts_sum_up(&row->counts);
		report_counts_add(&block->subtotal, &row->counts);
		block->rows[block->n++] = *row;
	}
	if (block->n == 0)
		return;
	report_counts_add(&out->total, &block->subtotal);
	out->n_blocks++;
}

enum err
report_store_summary(struct cx *cx, const struct report_query *query,
    struct report_summary *out)
{
	struct table table;
	struct db_rows *rows;
	enum err err;

	*out = (struct report_summary){ .n_blocks = 0 };
	err = read_agencies(cx, &table);
	if (err)
		return err;
	err = run_sums(cx, query, &rows);
	if (err)
		return err;
	err = add_sums(cx, rows, &table);
	if (err)
		return err;
	add_block(cx, &table, AGENCY_DEPARTMENT, out);
	add_block(cx, &table, AGENCY_LOCALITY, out);
	add_block(cx, &table, AGENCY_OTHER, out);
	return count_tasks(cx, query, &out->distinct_tasks);
}

/* The rows of a cell ------------------------------------------------- */

static void
add_cell(struct db_query *q, const struct report_cell_query *query)
{
	add_rows(q, &query->report);
	if (query->agency_id != 0)
		db_add(q, LIT(" AND i.agency_id = ?"),
		    db_u64(query->agency_id));
	else if (query->kind == AGENCY_DEPARTMENT)
		db_add(q, LIT(" AND i.agency_id IN (SELECT g.id FROM agency g"
			      " WHERE g.kind IN ('department', 'office'))"));
	else if (query->kind >= 0)
		db_add(q,
		    LIT(" AND i.agency_id IN (SELECT g.id FROM agency g"
			" WHERE g.kind = ?)"),
		    db_str(agency_kind_name((enum agency_kind)query->kind)));
	db_add(q, LIT(" AND ("));
	db_query_add(q, conditions[query->cell], NO_ARGS);
	db_add(q, LIT(")"));
}

static enum err
count_cell(struct cx *cx, const struct report_cell_query *query, uint32_t *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "report.count_cell");
	db_add(q, LIT("SELECT COUNT(*)"));
	add_cell(q, query);
	err = db_query_run(q, &rows);
	if (err)
		return err;
	*out = db_next(rows) ? (uint32_t)row_u64(rows) : 0;
	return OK;
}

/* What was true then is of the interval, names are of today. */
#define INTERVAL_COLUMNS                                                       \
	"i.assignment_id, i.task_id, t.directive_id, i.agency_id, i.role,"     \
	" i.state, t.specialist_id, i.first_due_on, i.due_on,"                 \
	" i.update_due_on, a.assigned_at, i.updated_on, i.submitted_on,"       \
	" i.result_on, i.outcome, i.closed_on, i.update_late,"                 \
	" i.extension_count, i.return_count, i.notice_count, i.escalated,"     \
	" i.version" LINE_REST
#define INTERVAL_JOINS                                                         \
	" STRAIGHT_JOIN assignment_interval i"                                 \
	" ON i.assignment_id = k.assignment_id AND i.version = k.version"      \
	" STRAIGHT_JOIN assignment a ON a.id = i.assignment_id"                \
	" STRAIGHT_JOIN task t ON t.id = i.task_id"                            \
	" STRAIGHT_JOIN directive d ON d.id = t.directive_id"                  \
	" STRAIGHT_JOIN agency g ON g.id = i.agency_id"                        \
	" STRAIGHT_JOIN account s ON s.id = t.specialist_id"                   \
	" STRAIGHT_JOIN field f ON f.id = t.field_id"

/* Of these moments the interval keeps the day. */
static int64_t
row_day_start(struct db_rows *rows)
{
	int32_t day = row_day(rows);

	return day == NO_DAY ? NO_MOMENT : clock_day_start(day);
}

static enum err
interval_from_row(struct cx *cx, struct db_rows *rows, struct assignment *out)
{
	const char *outcome, *role, *state;

	out->id = row_u64(rows);
	out->task_id = row_u64(rows);
	out->directive_id = row_u64(rows);
	out->agency_id = row_u64(rows);
	role = row_str(rows);
	state = row_str(rows);
	out->specialist_id = row_u64(rows);
	out->first_due_on = row_day(rows);
	out->due_on = row_day(rows);
	out->update_due_on = row_day(rows);
	out->update_derivation = "";
	out->assigned_at = row_moment(rows);
	out->first_seen_at = NO_MOMENT;
	out->received_at = NO_MOMENT;
	out->updated_at = row_day_start(rows);
	out->submitted_at = row_day_start(rows);
	out->result_on = row_day(rows);
	outcome = row_str(rows);
	out->closed_at = NO_MOMENT;
	out->closed_on = row_day(rows);
	out->update_late = row_bool(rows);
	out->extension_count = (unsigned)row_u64(rows);
	out->return_count = (unsigned)row_u64(rows);
	out->notice_count = (unsigned)row_u64(rows);
	out->escalated = row_bool(rows);
	out->paper_received_on = NO_DAY;
	out->version = row_u64(rows);
	if (!assignment_role_from_name(role, &out->role) ||
	    !assignment_state_from_name(state, &out->state) ||
	    !outcome_from_name(outcome, &out->outcome))
		return fail(cx, ERR_BUG, "an interval has an unknown word");
	return OK;
}

static enum err
line_from_row(struct cx *cx, struct db_rows *rows, struct assignment_line *out)
{
	enum err err;

	err = interval_from_row(cx, rows, &out->a);
	if (err)
		return err;
	return assignment_line_rest_from_row(cx, rows, out);
}

/* The ids of a page are found in the index; only what is shown is read. */
static enum err
run_cell(struct cx *cx, const struct report_cell_query *query,
    struct db_rows **out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));

	db_query_init(q, cx, "report.list_cell");
	db_add(q, LIT("SELECT " INTERVAL_COLUMNS
		      " FROM (SELECT i.assignment_id, i.version"));
	add_cell(q, query);
	db_add(q,
	    LIT(" AND i.assignment_id > ? ORDER BY i.assignment_id LIMIT ?"
		") k" INTERVAL_JOINS " ORDER BY k.assignment_id"),
	    db_u64(query->after_id), db_u64((uint64_t)query->size + 1));
	return db_query_run(q, out);
}

enum err
report_store_list_cell(struct cx *cx, const struct report_cell_query *query,
    struct assignment_lines *out, uint32_t *out_n, bool *out_more)
{
	struct db_rows *rows;
	enum err err;

	err = count_cell(cx, query, out_n);
	if (err)
		return err;
	err = run_cell(cx, query, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, query->size, sizeof(*out->items));
	*out_more = db_count(rows) > query->size;
	while (out->n < query->size && db_next(rows)) {
		err = line_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

/* The boxes of the first page ---------------------------------------- */

enum whose { WHOLE_PROVINCE, ONE_AGENCY, ONE_SPECIALIST };

/* From one of three indexes that begin alike: open, due_key. */
static void
add_live(struct db_query *q, enum whose whose, uint64_t agency_id,
    uint64_t specialist_id)
{
	db_add(q, LIT(" FROM assignment a"));
	if (whose == WHOLE_PROVINCE)
		db_add(q, LIT(" FORCE INDEX (assignment_open_due) WHERE"));
	else if (whose == ONE_AGENCY)
		db_add(q,
		    LIT(" FORCE INDEX (assignment_agency_due)"
			" WHERE a.agency_id = ? AND"),
		    db_u64(agency_id));
	else
		db_add(q,
		    LIT(" FORCE INDEX (assignment_specialist_due)"
			" WHERE a.specialist_id = ? AND"),
		    db_u64(specialist_id));
	if (whose == ONE_SPECIALIST && agency_id != 0)
		db_add(q, LIT(" a.agency_id = ? AND"), db_u64(agency_id));
	db_add(q, LIT(" a.open = 1"));
}

/* What was handed in by its due date waits for the office, and is not late. */
#define HANDED_IN_TIME                                                         \
	" a.state = 'submitted'"                                               \
	" AND a.submitted_at < a.due_on + INTERVAL 17 HOUR"

static enum err
count_live(struct cx *cx, uint64_t agency_id, uint64_t specialist_id,
    struct report_boxes *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_arg today = db_day(clock_day(cx->now));
	enum whose whose = specialist_id != 0 ? ONE_SPECIALIST
			   : agency_id != 0   ? ONE_AGENCY
					      : WHOLE_PROVINCE;
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "report.boxes_live");
	db_add(q, LIT("SELECT (SELECT COUNT(*)"));
	add_live(q, whose, agency_id, specialist_id);
	db_add(q, LIT("), (SELECT COUNT(*)"));
	add_live(q, whose, agency_id, specialist_id);
	db_add(q, LIT(" AND a.due_key < ?), (SELECT COUNT(*)"), today);
	add_live(q, whose, agency_id, specialist_id);
	db_add(q, LIT(" AND a.due_key < ? AND" HANDED_IN_TIME ")"), today);
	err = db_query_run(q, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "the boxes have no row");
	out->running = (uint32_t)row_u64(rows);
	out->overdue = (uint32_t)row_u64(rows);
	out->overdue -= (uint32_t)row_u64(rows);
	return OK;
}

static enum err
count_done(struct cx *cx, const struct period *period, uint64_t agency_id,
    uint64_t specialist_id, struct report_boxes *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "report.boxes_done");
	db_add(q,
	    LIT("SELECT COUNT(a.outcome <> 'late' OR NULL),"
		" COUNT(a.outcome = 'late' OR NULL) FROM assignment a"
		" FORCE INDEX (assignment_closed) WHERE a.closed_on >= ?"
		" AND a.closed_on <= ? AND a.outcome <> 'none'"),
	    db_day(period->from), db_day(period->to));
	if (agency_id != 0)
		db_add(q, LIT(" AND a.agency_id = ?"), db_u64(agency_id));
	if (specialist_id != 0)
		db_add(q, LIT(" AND a.specialist_id = ?"),
		    db_u64(specialist_id));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "the boxes have no row");
	out->done_on_time = (uint32_t)row_u64(rows);
	out->done_late = (uint32_t)row_u64(rows);
	return OK;
}

enum err
report_store_boxes(struct cx *cx, const struct period *period,
    uint64_t agency_id, uint64_t specialist_id, struct report_boxes *out)
{
	enum err err;

	err = count_done(cx, period, agency_id, specialist_id, out);
	if (err)
		return err;
	return count_live(cx, agency_id, specialist_id, out);
}

static const struct db_stmt *const stmts[] = {
	&AGENCIES,
};

const struct db_stmt_list report_store_statements = {
	"report_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
