#include "report_store.h"

#include <stdlib.h>

#include "arena.h"
#include "assignment_row_store.h"
#include "clock.h"
#include "profile.h"
#include "report_group_store.h"
#include "report_open_store.h"
#include "report_row_store.h"
#include "report_sum_store.h"

/* Which rows; what they count as is report_row_store.h. */

#define LEAF_IS(leaf)                                                          \
	{                                                                      \
		LEAF " = " leaf                                                \
	}

/* The rows of each cell. */
static const struct db_lit conditions[N_REPORT_CELLS] = {
	[CELL_CARRIED] = { STAYS " AND " CARRIED },
	[CELL_NEW] = { STAYS " AND NOT (" CARRIED ")" },
	[CELL_TOTAL] = { STAYS },
	[CELL_DONE_EARLY] = LEAF_IS(DONE_EARLY),
	[CELL_DONE_ON_TIME] = LEAF_IS(DONE_ON_TIME),
	[CELL_DONE_LATE] = LEAF_IS(DONE_LATE),
	[CELL_DONE_NO_DEADLINE] = LEAF_IS(DONE_NO_DEADLINE),
	[CELL_DONE] = { "i.state = 'completed'" },
	[CELL_DOING_IN_TIME] = LEAF_IS(DOING_IN_TIME),
	[CELL_DOING_OVERDUE] = LEAF_IS(DOING_OVERDUE),
	[CELL_DOING_NO_DEADLINE] = LEAF_IS(DOING_NO_DEADLINE),
	[CELL_DOING] = { "i.state IN ('in_progress', 'submitted')" },
	[CELL_NOT_STARTED_IN_TIME] = LEAF_IS(NOT_STARTED_IN_TIME),
	[CELL_NOT_STARTED_OVERDUE] = LEAF_IS(NOT_STARTED_OVERDUE),
	[CELL_NOT_STARTED_NO_DEADLINE] = LEAF_IS(NOT_STARTED_NO_DEADLINE),
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
add_role(struct db_query *q, const struct report_query *query)
{
	if (query->role >= 0)
		db_add(q, LIT(" AND i.role = ?"),
		    db_str(assignment_role_name(
			(enum assignment_role)query->role)));
}

static struct db_arg
first_day(const struct report_query *query)
{
	return db_day(query->period.from);
}

static struct db_arg
as_of(const struct report_query *query)
{
	return db_day(report_as_of(query));
}

void
report_row_store_add(struct db_query *q, const struct report_query *query)
{
	struct db_arg known_at = db_moment(query->known_at);

	db_query_add(q, LIT(FROM_INTERVALS),
	    ARGS(first_day(query), as_of(query), known_at, first_day(query),
		db_day(clock_day(query->known_at)), known_at, known_at,
		db_day(query->period.to)));
	add_role(q, query);
	if (query->scope == REPORT_VI)
		db_add(q, LIT(" AND i.task_id NOT IN " PROGRAMME_TASKS),
		    db_moment(query->known_at), db_moment(query->known_at));
}

/* Sums -------------------------------------------------------------------- */

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

/* Whose counts, and as what; the next two columns of every sum. */
static enum err
read_place(struct cx *cx, struct db_rows *rows, const struct table *table,
    struct report_counts **out_counts, enum report_cell *out_leaf)
{
	*out_counts = counts_of(table, row_u64(rows));
	if (*out_counts == NULL ||
	    !report_cell_of_leaf(row_u64(rows), out_leaf))
		return fail(cx, ERR_BUG, "a sum belongs nowhere");
	return OK;
}

/* Of each sum so many times. */
static enum err
add_sums(struct cx *cx, struct db_rows *rows, const struct table *table,
    int times)
{
	while (db_next(rows)) {
		struct report_counts *counts;
		enum report_cell leaf;
		unsigned bits;
		uint32_t n;
		enum err err;

		err = read_place(cx, rows, table, &counts, &leaf);
		if (err)
			return err;
		bits = (unsigned)row_u64(rows);
		n = (uint32_t)row_u64(rows);
		if (times < 0)
			n = 0U - n;
		report_counts_add_rows(counts, leaf, bits, n);
	}
	return OK;
}

/* The rows as they are asked for by "from", so many times. */
#define COUNTED                                                                \
	"SELECT i.agency_id, " LEAF " AS leaf, " FLAGS " AS flags, COUNT(*)"

static enum err
add_counted(struct cx *cx, struct db_query *q, const struct report_query *query,
    const struct table *table, int times)
{
	struct db_rows *rows;
	enum err err;

	add_role(q, query);
	db_add(q, LIT(" GROUP BY i.agency_id, leaf, flags"));
	err = db_query_run(q, &rows);
	return err ? err : add_sums(cx, rows, table, times);
}

/* What was closed since, and what is open. */
static enum err
add_all_since(struct cx *cx, const struct report_query *query,
    int32_t closed_from, const struct table *table)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_arg known_at = db_moment(query->known_at);

	db_query_init(q, cx, "report.sums");
	db_query_add(q, LIT(COUNTED FROM_INTERVALS),
	    ARGS(first_day(query), as_of(query), known_at, db_day(closed_from),
		db_day(clock_day(query->known_at)), known_at, known_at,
		db_day(query->period.to)));
	return add_counted(cx, q, query, table, 1);
}

static enum err
add_closed_since(struct cx *cx, const struct report_query *query,
    int32_t closed_from, const struct table *table)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_arg known_at = db_moment(query->known_at);

	db_query_init(q, cx, "report.sums_closed");
	db_query_add(q, LIT(COUNTED FROM_CLOSED),
	    ARGS(first_day(query), as_of(query), db_day(closed_from),
		db_day(clock_day(query->known_at)), known_at, known_at,
		db_day(query->period.to)));
	return add_counted(cx, q, query, table, 1);
}

/* What was closed through a day, by the sums of it, and was amended since. */
static enum err
add_amended(struct cx *cx, const struct report_query *query, int32_t through,
    const struct table *table)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_arg then = db_moment(clock_day_end(through));
	struct db_arg known_at = db_moment(query->known_at);

	db_query_init(q, cx, "report.sums_amended");
	db_query_add(q, LIT(COUNTED FROM_AMENDED_CAME),
	    ARGS(first_day(query), as_of(query), then, known_at,
		first_day(query), db_day(through), known_at, known_at, then));
	return add_counted(cx, q, query, table, 1);
}

static enum err
take_amended(struct cx *cx, const struct report_query *query, int32_t through,
    const struct table *table)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_arg then = db_moment(clock_day_end(through));

	db_query_init(q, cx, "report.sums_before_amended");
	db_query_add(q, LIT(COUNTED FROM_AMENDED_WENT),
	    ARGS(first_day(query), as_of(query), then,
		db_moment(query->known_at), first_day(query), db_day(through),
		then));
	return add_counted(cx, q, query, table, -1);
}

static enum err
add_came_since(struct cx *cx, const struct report_query *query, int64_t open_at,
    const struct table *table)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_arg known_at = db_moment(query->known_at);

	db_query_init(q, cx, "report.sums_came");
	db_query_add(q, LIT(COUNTED FROM_CAME),
	    ARGS(first_day(query), as_of(query), db_moment(open_at), known_at,
		known_at));
	return add_counted(cx, q, query, table, 1);
}

static enum err
take_went_since(struct cx *cx, const struct report_query *query,
    int64_t open_at, const struct table *table)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_arg then = db_moment(open_at);

	db_query_init(q, cx, "report.sums_went");
	db_query_add(q, LIT(COUNTED FROM_WENT),
	    ARGS(first_day(query), as_of(query), then,
		db_moment(query->known_at), then));
	return add_counted(cx, q, query, table, -1);
}

static enum err
one_count(struct cx *cx, struct db_query *q, uint32_t *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query_run(q, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "a count has no row");
	*out = (uint32_t)row_u64(rows);
	return OK;
}

static enum err
count_tasks(struct cx *cx, const struct report_query *query, uint32_t *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));

	db_query_init(q, cx, "report.tasks");
	db_add(q, LIT("SELECT COUNT(DISTINCT i.task_id)"));
	report_row_store_add(q, query);
	db_add(q, LIT(" AND " STAYS));
	return one_count(cx, q, out);
}

/* The work programme --------------------------------------------------------
 *
 * Sums made beforehand have it in them. It is counted apart and taken away:
 * some hundred rows, found by their directives.
 */

static void
add_programme(struct db_query *q, const struct report_query *query)
{
	const struct period *period = &query->period;
	struct db_arg known_at = db_moment(query->known_at);

	db_query_add(q,
	    LIT(" FROM (SELECT CAST(? AS DATE) AS first_day,"
		" CAST(? AS DATE) AS as_of) p"
		" STRAIGHT_JOIN " PROGRAMME_DIRECTIVES
		" d STRAIGHT_JOIN assignment a"
		" FORCE INDEX (assignment_directive) ON a.directive_id = d.id"
		" STRAIGHT_JOIN assignment_interval i"
		" ON i.assignment_id = a.id"
		" WHERE i.closed_on >= ?"
		" AND i.valid_to > ? AND i.valid_from <= ?"
		" AND i.assigned_on <= ?"),
	    ARGS(db_day(period->from), db_day(report_as_of(query)), known_at,
		known_at, db_day(period->from), known_at, known_at,
		db_day(period->to)));
	add_role(q, query);
}

static enum err
take_programme_away(struct cx *cx, const struct report_query *query,
    const struct table *table)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "report.programme");
	db_add(q, LIT("SELECT i.agency_id, " LEAF " AS leaf, " FLAGS
		      " AS flags, COUNT(*)"));
	add_programme(q, query);
	db_add(q, LIT(" GROUP BY i.agency_id, leaf, flags"));
	err = db_query_run(q, &rows);
	return err ? err : add_sums(cx, rows, table, -1);
}

static enum err
count_programme_tasks(struct cx *cx, const struct report_query *query,
    uint32_t *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));

	db_query_init(q, cx, "report.programme_tasks");
	db_add(q, LIT("SELECT COUNT(DISTINCT i.task_id)"));
	add_programme(q, query);
	db_add(q, LIT(" AND " STAYS));
	return one_count(cx, q, out);
}

/* Sums made beforehand ------------------------------------------------------
 */

/*
 * What need not be counted again: what was closed through a day, and what was
 * open at a moment.
 */
struct sums {
	int32_t through; /* NO_DAY: count what was closed */
	int64_t open_at; /* NO_MOMENT: count what is open */
};

/* What was closed must be counted when the period begins after the sums end, or
 * its figures are those of a moment before they were made. */
static bool
closed_is_summed(const struct report_progress *progress,
    const struct period *period, int64_t known_at)
{
	return progress->through != NO_DAY &&
	       progress->through >= period->from &&
	       known_at >= clock_day_end(progress->through);
}

/* What is open was summed as it counts on one day, for the periods of that. */
static bool
open_is_summed(const struct report_progress *progress,
    const struct period *period, int64_t known_at)
{
	return progress->open_at != NO_MOMENT &&
	       progress->open_at <= known_at &&
	       progress->open_on == clock_day(known_at) &&
	       progress->open_on >= period->from &&
	       progress->open_on <= period->to;
}

static enum err
find_sums(struct cx *cx, const struct period *period, int64_t known_at,
    struct sums *out)
{
	struct report_progress progress;
	enum err err;

	*out = (struct sums){ .through = NO_DAY, .open_at = NO_MOMENT };
	if (period->kind == PERIOD_FREE)
		return OK;
	err = report_sum_store_get_progress(cx, &progress);
	if (err || progress.month_day != cx->profile->period_first_day)
		return err;
	if (closed_is_summed(&progress, period, known_at))
		out->through = progress.through;
	if (open_is_summed(&progress, period, known_at))
		out->open_at = progress.open_at;
	return OK;
}

static void
add_months(struct db_query *q, const struct period *period)
{
	db_add(q,
	    LIT(" FROM report_month m WHERE m.first_day >= ?"
		" AND m.first_day <= ?"),
	    db_day(period->from), db_day(period->to));
}

static enum err
run_months(struct cx *cx, const struct report_query *query,
    struct db_rows **out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	enum period_kind kind = query->period.kind;

	db_query_init(q, cx, "report.months");
	db_add(q, LIT("SELECT m.agency_id, m.leaf, SUM(m.n)"));
	if (kind == PERIOD_MONTH)
		db_add(q, LIT(", SUM(m.new_month)"));
	else if (kind == PERIOD_QUARTER)
		db_add(q, LIT(", SUM(m.new_quarter)"));
	else
		db_add(q, LIT(", SUM(m.new_year)"));
	db_add(q, LIT(", SUM(m.extended), SUM(m.returned), SUM(m.noticed),"
		      " SUM(m.escalated), SUM(m.updated_late), 0,"
		      " SUM(m.fallen_due)"));
	add_months(q, &query->period);
	if (query->role >= 0)
		db_add(q, LIT(" AND m.role = ?"),
		    db_str(assignment_role_name(
			(enum assignment_role)query->role)));
	db_add(q, LIT(" GROUP BY m.agency_id, m.leaf"));
	return db_query_run(q, out);
}

static enum err
add_summed(struct cx *cx, struct db_rows *rows, const struct table *table)
{
	while (db_next(rows)) {
		struct report_counts *counts;
		enum report_cell leaf;
		uint32_t n, new;
		enum err err;

		err = read_place(cx, rows, table, &counts, &leaf);
		if (err)
			return err;
		n = (uint32_t)row_u64(rows);
		counts->n[leaf] += n;
		if (leaf == CELL_OUT)
			continue;
		new = (uint32_t)row_u64(rows);
		counts->n[CELL_NEW] += new;
		counts->n[CELL_CARRIED] += n - new;
		for (size_t i = 0; i < N_REPORT_FLAGS; i++)
			counts->n[report_flags[i]] += (uint32_t)row_u64(rows);
	}
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

static enum err
add_closed_summed(struct cx *cx, const struct report_query *query,
    int32_t through, const struct table *table)
{
	struct db_rows *rows;
	enum err err = run_months(cx, query, &rows);

	if (!err)
		err = add_summed(cx, rows, table);
	if (!err)
		err = add_amended(cx, query, through, table);
	return err ? err : take_amended(cx, query, through, table);
}

static enum err
add_open_summed(struct cx *cx, const struct report_query *query,
    int64_t open_at, const struct table *table)
{
	struct db_rows *rows;
	enum err err = report_open_store_sums(cx, query, open_at, &rows);

	if (!err)
		err = add_summed(cx, rows, table);
	if (!err)
		err = add_came_since(cx, query, open_at, table);
	return err ? err : take_went_since(cx, query, open_at, table);
}

static enum err
fill_table(struct cx *cx, const struct report_query *query,
    const struct sums *sums, const struct table *table)
{
	int32_t closed_from = query->period.from;
	enum err err = OK;

	if (sums->through != NO_DAY) {
		closed_from = sums->through + 1;
		err = add_closed_summed(cx, query, sums->through, table);
	}
	if (!err && sums->open_at != NO_MOMENT) {
		err = add_open_summed(cx, query, sums->open_at, table);
		if (!err)
			err = add_closed_since(cx, query, closed_from, table);
	} else if (!err)
		err = add_all_since(cx, query, closed_from, table);
	if (!err && query->scope == REPORT_VI)
		err = take_programme_away(cx, query, table);
	return err;
}

/* Tasks of any source, without those of the work programme. */
static enum err
count_distinct_tasks(struct cx *cx, const struct report_query *query,
    const struct sums *sums, uint32_t *out)
{
	struct report_query whole = *query;
	uint32_t n;
	enum err err;

	whole.scope = REPORT_ALL;
	if (sums != NULL && sums->open_at != NO_MOMENT)
		err = report_open_store_count_tasks(cx, &whole, sums->open_at,
		    out);
	else
		err = count_tasks(cx, &whole, out);
	if (err || query->scope == REPORT_ALL)
		return err;
	err = count_programme_tasks(cx, query, &n);
	if (!err)
		*out -= n;
	return err;
}

enum err
report_store_summary(struct cx *cx, const struct report_query *query,
    struct report_summary *out)
{
	struct table table;
	struct sums sums;
	enum err err;

	*out = (struct report_summary){ .n_blocks = 0 };
	if (query->by != BY_AGENCY) {
		out->by = query->by;
		err = report_group_store_sum(cx, query, &out->blocks[0]);
		if (err)
			return err;
		out->n_blocks = out->blocks[0].n > 0;
		out->total = out->blocks[0].subtotal;
		return count_distinct_tasks(cx, query, NULL,
		    &out->distinct_tasks);
	}
	err = read_agencies(cx, &table);
	if (err)
		return err;
	err = find_sums(cx, &query->period, query->known_at, &sums);
	if (err)
		return err;
	err = fill_table(cx, query, &sums, &table);
	if (err)
		return err;
	add_block(cx, &table, AGENCY_DEPARTMENT, out);
	add_block(cx, &table, AGENCY_LOCALITY, out);
	add_block(cx, &table, AGENCY_OTHER, out);
	return count_distinct_tasks(cx, query, &sums, &out->distinct_tasks);
}

/* The rows of a cell ------------------------------------------------- */

/* The versions that were frozen; what they count as is asked the same way. */
static void
add_frozen_rows(struct db_query *q, const struct report_cell_query *query)
{
	const struct report_query *report = &query->report;

	db_add(q,
	    LIT(" FROM (SELECT CAST(? AS DATE) AS first_day,"
		" CAST(? AS DATE) AS as_of) p STRAIGHT_JOIN frozen_row z"
		" STRAIGHT_JOIN assignment_interval i"
		" ON i.assignment_id = z.assignment_id"
		" AND i.version = z.version WHERE z.report_id = ?"),
	    db_day(report->period.from), db_day(report_as_of(report)),
	    db_u64(query->frozen_id));
}

static void
add_cell(struct db_query *q, const struct report_cell_query *query)
{
	if (query->frozen_id != 0)
		add_frozen_rows(q, query);
	else
		report_row_store_add(q, &query->report);
	if (query->key != NULL && query->key[0] != '\0')
		report_group_store_add(q, query->report.by, query->key);
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
	enum err err;

	err = count_cell(cx, query, out_n);
	return err ? err : report_store_page_cell(cx, query, out, out_more);
}

enum err
report_store_page_cell(struct cx *cx, const struct report_cell_query *query,
    struct assignment_lines *out, bool *out_more)
{
	struct db_rows *rows;
	enum err err;

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

static enum whose
whose_are(uint64_t agency_id, uint64_t specialist_id)
{
	if (specialist_id != 0)
		return ONE_SPECIALIST;
	return agency_id != 0 ? ONE_AGENCY : WHOLE_PROVINCE;
}

static void
add_whose(struct db_query *q, uint64_t agency_id, uint64_t specialist_id)
{
	db_add(q, LIT(" WHERE 1 = 1"));
	if (agency_id != 0)
		db_add(q, LIT(" AND a.agency_id = ?"), db_u64(agency_id));
	if (specialist_id != 0)
		db_add(q, LIT(" AND a.specialist_id = ?"),
		    db_u64(specialist_id));
}

/* From one of three indexes that end alike: open, due_key. */
static void
add_live(struct db_query *q, uint64_t agency_id, uint64_t specialist_id)
{
	static const struct db_lit from[] = {
		[WHOLE_PROVINCE] = { " FROM assignment a"
				     " FORCE INDEX (assignment_open_due)" },
		[ONE_AGENCY] = { " FROM assignment a"
				 " FORCE INDEX (assignment_agency_due)" },
		[ONE_SPECIALIST] = { " FROM assignment a FORCE INDEX"
				     " (assignment_specialist_due)" },
	};

	db_query_add(q, from[whose_are(agency_id, specialist_id)], NO_ARGS);
	add_whose(q, agency_id, specialist_id);
	db_add(q, LIT(" AND a.open = 1"));
}

/* From one of three that end in state, due_key: only what was handed in is
 * looked at. In time, it waits for the office and is not late. */
static void
add_handed_in_time(struct db_query *q, uint64_t agency_id,
    uint64_t specialist_id)
{
	static const struct db_lit from[] = {
		[WHOLE_PROVINCE] = { " FROM assignment a"
				     " FORCE INDEX (assignment_state_due)" },
		[ONE_AGENCY] = { " FROM assignment a"
				 " FORCE INDEX (assignment_agency_state)" },
		[ONE_SPECIALIST] = { " FROM assignment a FORCE INDEX"
				     " (assignment_specialist_state)" },
	};

	db_query_add(q, from[whose_are(agency_id, specialist_id)], NO_ARGS);
	add_whose(q, agency_id, specialist_id);
	db_add(q, LIT(" AND a.state = 'submitted'"
		      " AND a.submitted_at < a.due_on + INTERVAL 17 HOUR"));
}

static enum err
count_live(struct cx *cx, uint64_t agency_id, uint64_t specialist_id,
    struct report_boxes *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_arg today = db_day(clock_day(cx->now));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "report.boxes_live");
	db_add(q, LIT("SELECT (SELECT COUNT(*)"));
	add_live(q, agency_id, specialist_id);
	db_add(q, LIT("), (SELECT COUNT(*)"));
	add_live(q, agency_id, specialist_id);
	db_add(q, LIT(" AND a.due_key < ?), (SELECT COUNT(*)"), today);
	add_handed_in_time(q, agency_id, specialist_id);
	db_add(q, LIT(" AND a.due_key < ?)"), today);
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
add_done(struct cx *cx, struct db_query *q, struct report_boxes *out,
    struct db_rows **out_rows)
{
	enum err err;

	err = db_query_run(q, out_rows);
	if (err)
		return err;
	if (!db_next(*out_rows))
		return fail(cx, ERR_BUG, "the boxes have no row");
	out->done_on_time += (uint32_t)row_i64(*out_rows);
	out->done_late += (uint32_t)row_i64(*out_rows);
	return OK;
}

static enum err
count_done(struct cx *cx, int32_t from, int32_t to, uint64_t agency_id,
    uint64_t specialist_id, struct report_boxes *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;

	db_query_init(q, cx, "report.boxes_done");
	db_add(q,
	    LIT("SELECT COUNT(a.outcome <> 'late' OR NULL),"
		" COUNT(a.outcome = 'late' OR NULL) FROM assignment a"
		" FORCE INDEX (assignment_closed) WHERE a.closed_on >= ?"
		" AND a.closed_on <= ? AND a.outcome <> 'none'"),
	    db_day(from), db_day(to));
	if (agency_id != 0)
		db_add(q, LIT(" AND a.agency_id = ?"), db_u64(agency_id));
	if (specialist_id != 0)
		db_add(q, LIT(" AND a.specialist_id = ?"),
		    db_u64(specialist_id));
	return add_done(cx, q, out, &rows);
}

/* What the amendments since the day have made of the sums. */
static enum err
add_done_amended(struct cx *cx, const struct period *period, int32_t through,
    uint64_t agency_id, struct report_boxes *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_arg then = db_moment(clock_day_end(through));
	struct db_arg from = db_day(period->from), to = db_day(through);
	struct db_arg now = db_moment(cx->now);
	struct db_rows *rows;

	db_query_init(q, cx, "report.boxes_amended");
	db_query_add(q,
	    LIT("SELECT COALESCE(SUM(x.on_time), 0), COALESCE(SUM(x.late), 0)"
		" FROM (SELECT i.agency_id, i.outcome <> 'late' AS on_time,"
		" i.outcome = 'late' AS late" FROM_AMENDED_CAME
		" AND i.outcome <> 'none'"),
	    ARGS(from, to, then, now, from, to, now, now, then));
	db_query_add(q,
	    LIT(" UNION ALL SELECT i.agency_id, -(i.outcome <> 'late'),"
		" -(i.outcome = 'late')" FROM_AMENDED_WENT
		" AND i.outcome <> 'none') x"),
	    ARGS(from, to, then, now, from, to, then));
	if (agency_id != 0)
		db_add(q, LIT(" WHERE x.agency_id = ?"), db_u64(agency_id));
	return add_done(cx, q, out, &rows);
}

/* The days summed are read with the sums: outside a snapshot the batch may have
 * come further meanwhile. */
static enum err
count_done_summed(struct cx *cx, const struct period *period,
    uint64_t agency_id, struct report_boxes *out, int32_t *out_through)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "report.boxes_summed");
	db_add(q, LIT("SELECT SUM(IF(m.leaf = " DONE_LATE ", 0, m.n)),"
		      " SUM(IF(m.leaf = " DONE_LATE ", m.n, 0)),"
		      " (SELECT p.through FROM report_progress p"
		      " WHERE p.id = 1)"));
	add_months(q, period);
	db_add(q, LIT(" AND m.leaf <> " OUT));
	if (agency_id != 0)
		db_add(q, LIT(" AND m.agency_id = ?"), db_u64(agency_id));
	err = add_done(cx, q, out, &rows);
	if (!err)
		*out_through = row_day(rows);
	return err;
}

enum err
report_store_boxes(struct cx *cx, const struct period *period,
    uint64_t agency_id, uint64_t specialist_id, struct report_boxes *out)
{
	struct sums sums = { .through = NO_DAY, .open_at = NO_MOMENT };
	int32_t from = period->from;
	enum err err = OK;

	*out = (struct report_boxes){ .running = 0 };
	/* Of one person nothing is summed beforehand. */
	if (specialist_id == 0)
		err = find_sums(cx, period, cx->now, &sums);
	if (!err && sums.through != NO_DAY) {
		err = count_done_summed(cx, period, agency_id, out,
		    &sums.through);
		if (!err)
			err = add_done_amended(cx, period, sums.through,
			    agency_id, out);
		if (sums.through >= from)
			from = sums.through + 1;
	}
	if (!err)
		err = count_done(cx, from, period->to, agency_id, specialist_id,
		    out);
	if (err)
		return err;
	/* What one agency has is as few rows as what everybody did lately. */
	if (sums.open_at != NO_MOMENT && agency_id == 0)
		return report_open_store_count(cx, sums.open_at, &out->running,
		    &out->overdue);
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
