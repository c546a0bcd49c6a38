#include "report_sum_store.h"

#include "arena.h"
#include "clock.h"
#include "report_row_store.h"

/* How far ---------------------------------------- */

static const struct db_stmt GET_PROGRESS = STMT("report_sum.get_progress",
    "SELECT p.through, p.month_day, p.open_at, p.open_on"
    " FROM report_progress p WHERE p.id = 1");
static const struct db_stmt LOCK_PROGRESS = STMT("report_sum.lock_progress",
    "SELECT p.through, p.month_day, p.open_at, p.open_on"
    " FROM report_progress p WHERE p.id = 1"
    " FOR UPDATE");
static const struct db_stmt SET_PROGRESS = STMT("report_sum.set_progress",
    "UPDATE report_progress SET through = ?, month_day = ?, open_at = ?,"
    " open_on = ? WHERE id = 1");

static enum err
progress_with(struct cx *cx, const struct db_stmt *stmt,
    struct report_progress *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, stmt, NO_ARGS, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "nobody knows what is summed");
	out->through = row_day(rows);
	out->month_day = (int)row_u64(rows);
	out->open_at = row_moment(rows);
	out->open_on = row_day(rows);
	return OK;
}

enum err
report_sum_store_get_progress(struct cx *cx, struct report_progress *out)
{
	return progress_with(cx, &GET_PROGRESS, out);
}

enum err
report_sum_store_lock_progress(struct cx *cx, struct report_progress *out)
{
	return progress_with(cx, &LOCK_PROGRESS, out);
}

enum err
report_sum_store_set_progress(struct cx *cx,
    const struct report_progress *progress)
{
	return db_exec(cx, &SET_PROGRESS,
	    ARGS(db_day(progress->through),
		db_u64((uint64_t)progress->month_day),
		db_moment(progress->open_at), db_day(progress->open_on)),
	    NULL);
}

static const struct db_stmt REMOVE_MONTHS = STMT("report_sum.remove_months",
    "DELETE FROM report_month");

enum err
report_sum_store_remove_all(struct cx *cx)
{
	return db_exec(cx, &REMOVE_MONTHS, NO_ARGS, NULL);
}

/* Amendments ---------------------------------------- */

static const struct db_stmt LIST_AMENDED = STMT("report_sum.list_amended",
    "SELECT DISTINCT j.closed_on FROM assignment_interval i"
    " FORCE INDEX (assignment_interval_amended)"
    " STRAIGHT_JOIN assignment_interval j"
    " ON j.assignment_id = i.assignment_id"
    " WHERE i.amended_at > ? AND i.amended_at <= ? AND j.closed_on <= ?"
    " ORDER BY j.closed_on");

enum err
report_sum_store_list_amended(struct cx *cx, int32_t after, int32_t to,
    struct day_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_AMENDED,
	    ARGS(db_moment(clock_day_end(after)), db_moment(clock_day_end(to)),
		db_day(after)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		out->items[out->n++] = row_day(rows);
	return OK;
}

/* Months ---------------------------------------- */

static const struct db_stmt FIRST_CLOSED = STMT("report_sum.first_closed",
    "SELECT MIN(i.closed_on) FROM assignment_interval i"
    " FORCE INDEX (assignment_interval_report)");

enum err
report_sum_store_first_closed(struct cx *cx, int32_t *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIRST_CLOSED, NO_ARGS, &rows);
	if (err)
		return err;
	*out = db_next(rows) ? row_day(rows) : NO_DAY;
	if (*out == LAST_DAY)
		*out = NO_DAY;
	return OK;
}

/* Takes the first days of month, quarter and year, then those of VALUES. */
#define SUMS                                                                   \
	"i.agency_id, i.role, " LEAF " AS leaf, COUNT(*) AS n,"                \
	" COUNT(i.assigned_on >= ? OR NULL) AS new_month,"                     \
	" COUNT(i.assigned_on >= ? OR NULL) AS new_quarter,"                   \
	" COUNT(i.assigned_on >= ? OR NULL) AS new_year,"                      \
	" COUNT((" EXTENDED ") OR NULL) AS extended,"                          \
	" COUNT((" RETURNED ") OR NULL) AS returned,"                          \
	" COUNT((" NOTICED ") OR NULL) AS noticed,"                            \
	" COUNT((" ESCALATED ") OR NULL) AS escalated,"                        \
	" COUNT((" UPDATED_LATE ") OR NULL) AS updated_late,"                  \
	" COUNT((" FALLEN_DUE ") OR NULL) AS fallen_due"
#define VALUES                                                                 \
	"n, new_month, new_quarter, new_year, extended, returned, noticed,"    \
	" escalated, updated_late, fallen_due"
/* Takes the last day, then first, last, and twice the moment. */
#define OF_MONTH                                                               \
	" FROM (SELECT CAST(? AS DATE) AS as_of) p"                            \
	" STRAIGHT_JOIN assignment_interval i"                                 \
	" FORCE INDEX (assignment_interval_report)"                            \
	" WHERE i.closed_on >= ? AND i.closed_on <= ? AND i.valid_to > ?"      \
	" AND i.valid_from <= ? GROUP BY i.agency_id, i.role, leaf"

static const struct db_stmt REMOVE_MONTH = STMT("report_sum.remove_month",
    "DELETE FROM report_month WHERE first_day = ?");
static const struct db_stmt ADD_MONTH = STMT("report_sum.add_month",
    "INSERT INTO report_month (first_day, agency_id, role, leaf, " VALUES
    ") SELECT CAST(? AS DATE), " SUMS OF_MONTH);
static const struct db_stmt CHECK_MONTH = STMT("report_sum.check_month",
    "SELECT COUNT(*) FROM (SELECT 1 FROM ("
    "(SELECT m.agency_id, m.role + 0 AS role, m.leaf, " VALUES
    " FROM report_month m WHERE m.first_day = ?) UNION ALL"
    " (SELECT x.agency_id, x.role + 0, x.leaf, " VALUES
    " FROM (SELECT " SUMS OF_MONTH
    ") x)) both_of_them GROUP BY agency_id, role, leaf, " VALUES
    " HAVING COUNT(*) <> 2) wrong");

#define MONTH_ARGS(m)                                                          \
	ARGS(db_day((m)->first_day), db_day((m)->first_day),                   \
	    db_day((m)->quarter_from), db_day((m)->year_from),                 \
	    db_day((m)->last_day), db_day((m)->first_day),                     \
	    db_day((m)->last_day), db_moment((m)->known_at),                   \
	    db_moment((m)->known_at))

enum err
report_sum_store_set_month(struct cx *cx, const struct report_month *month)
{
	enum err err;

	err = db_exec(cx, &REMOVE_MONTH, ARGS(db_day(month->first_day)), NULL);
	if (err)
		return err;
	return db_exec(cx, &ADD_MONTH, MONTH_ARGS(month), NULL);
}

static enum err
one_number(struct cx *cx, struct db_rows *rows, uint64_t *out)
{
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "a count has no row");
	*out = row_u64(rows);
	return OK;
}

enum err
report_sum_store_check_month(struct cx *cx, const struct report_month *month,
    uint64_t *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &CHECK_MONTH, MONTH_ARGS(month), &rows);
	return err ? err : one_number(cx, rows, out);
}

static const struct db_stmt *const stmts[] = {
	&GET_PROGRESS,
	&LOCK_PROGRESS,
	&SET_PROGRESS,
	&REMOVE_MONTHS,
	&LIST_AMENDED,
	&FIRST_CLOSED,
	&REMOVE_MONTH,
	&ADD_MONTH,
	&CHECK_MONTH,
};

const struct db_stmt_list report_sum_store_statements = {
	"report_sum_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
