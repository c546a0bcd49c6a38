#include "report_open_store.h"

#include "arena.h"
#include "assignment.h"
#include "clock.h"
#include "report_row_store.h"

/* Making them ---------------------------------------- */

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
	" COUNT((" NOT_UPDATED ") OR NULL) AS not_updated,"                    \
	" COUNT((" FALLEN_DUE ") OR NULL) AS fallen_due"
#define VALUES                                                                 \
	"n, new_month, new_quarter, new_year, extended, returned, noticed,"    \
	" escalated, updated_late, not_updated, fallen_due"
/* Takes the day, and twice the moment. */
#define OF_OPEN                                                                \
	" FROM (SELECT CAST(? AS DATE) AS as_of) p"                            \
	" STRAIGHT_JOIN assignment_interval i"                                 \
	" FORCE INDEX (assignment_interval_report)"                            \
	" WHERE i.closed_on = DATE'9999-12-31' AND i.valid_to > ?"             \
	" AND i.valid_from <= ? GROUP BY i.agency_id, i.role, leaf"

static const struct db_stmt ADD = STMT("report_open.add",
    "INSERT INTO report_open (known_at, agency_id, role, leaf, " VALUES
    ") SELECT CAST(? AS DATETIME), " SUMS OF_OPEN);
static const struct db_stmt CHECK = STMT("report_open.check",
    "SELECT COUNT(*) FROM (SELECT 1 FROM ("
    "(SELECT o.agency_id, o.role + 0 AS role, o.leaf, " VALUES
    " FROM report_open o WHERE o.known_at = ?) UNION ALL"
    " (SELECT x.agency_id, x.role + 0, x.leaf, " VALUES
    " FROM (SELECT " SUMS OF_OPEN
    ") x)) both_of_them GROUP BY agency_id, role, leaf, " VALUES
    " HAVING COUNT(*) <> 2) wrong");

#define OPEN_ARGS(o)                                                           \
	ARGS(db_moment((o)->known_at), db_day((o)->month_from),                \
	    db_day((o)->quarter_from), db_day((o)->year_from),                 \
	    db_day((o)->on), db_moment((o)->known_at),                         \
	    db_moment((o)->known_at))

/* Each task counts for its role and for any, and in each period in which
 * something of it was closed. What is open was closed on the last of all days,
 * after the beginning of every period. Takes the first days of month, quarter
 * and year, each date or moment where it stands. */
#define TASKS_BY(whose, group)                                                 \
	"SELECT " whose " AS role,"                                            \
	" COUNT(DISTINCT IF(i.closed_on >= p.month_from, i.task_id, NULL))"    \
	" AS of_month,"                                                        \
	" COUNT(DISTINCT IF(i.closed_on >= p.quarter_from, i.task_id, NULL))"  \
	" AS of_quarter,"                                                      \
	" COUNT(DISTINCT i.task_id) AS of_year"                                \
	" FROM (SELECT CAST(? AS DATE) AS month_from,"                         \
	" CAST(? AS DATE) AS quarter_from) p"                                  \
	" STRAIGHT_JOIN assignment_interval i"                                 \
	" FORCE INDEX (assignment_interval_report)"                            \
	" WHERE ((i.closed_on = DATE'9999-12-31' AND i.valid_to > ?)"          \
	" OR (i.closed_on >= ? AND i.closed_on < DATE'9999-12-30'"             \
	" AND i.valid_to > ?)) AND i.valid_from <= ? AND " STAYS group
#define TASKS                                                                  \
	"(" TASKS_BY("CONCAT(i.role)",                                         \
	    " GROUP BY i.role") ") UNION ALL (" TASKS_BY("'any'", "") ")"

static const struct db_stmt ADD_TASKS = STMT("report_open.add_tasks",
    "INSERT INTO report_open_task (known_at, role, of_month, of_quarter,"
    " of_year) SELECT CAST(? AS DATETIME), x.* FROM (" TASKS ") x");
static const struct db_stmt CHECK_TASKS = STMT("report_open.check_tasks",
    "SELECT COUNT(*) FROM (SELECT 1 FROM ("
    "(SELECT CONCAT(t.role) AS role, t.of_month, t.of_quarter, t.of_year"
    " FROM report_open_task t WHERE t.known_at = ?)"
    " UNION ALL " TASKS
    ") both_of_them GROUP BY role, of_month, of_quarter, of_year"
    " HAVING COUNT(*) <> 2) wrong");

#define TASKS_BY_ARGS(o)                                                       \
	db_day((o)->month_from), db_day((o)->quarter_from),                    \
	    db_moment((o)->known_at), db_day((o)->year_from),                  \
	    db_moment((o)->known_at), db_moment((o)->known_at)
#define TASK_ARGS(o)                                                           \
	ARGS(db_moment((o)->known_at), TASKS_BY_ARGS(o), TASKS_BY_ARGS(o))

enum err
report_open_store_add(struct cx *cx, const struct report_open *open)
{
	enum err err = db_exec(cx, &ADD, OPEN_ARGS(open), NULL);

	return err ? err : db_exec(cx, &ADD_TASKS, TASK_ARGS(open), NULL);
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
report_open_store_check(struct cx *cx, const struct report_open *open,
    uint64_t *out)
{
	uint64_t rows_wrong, tasks_wrong;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &CHECK, OPEN_ARGS(open), &rows);
	if (!err)
		err = one_number(cx, rows, &rows_wrong);
	if (!err)
		err = db_query(cx, &CHECK_TASKS, TASK_ARGS(open), &rows);
	if (!err)
		err = one_number(cx, rows, &tasks_wrong);
	if (!err)
		*out = rows_wrong + tasks_wrong;
	return err;
}

static const struct db_stmt REMOVE = STMT("report_open.remove",
    "DELETE FROM report_open WHERE NOT known_at <=> ?");
static const struct db_stmt REMOVE_TASKS = STMT("report_open.remove_tasks",
    "DELETE FROM report_open_task WHERE NOT known_at <=> ?");

enum err
report_open_store_remove_others(struct cx *cx, int64_t known_at)
{
	struct db_arg kept = db_moment(known_at);
	enum err err = db_exec(cx, &REMOVE, ARGS(kept), NULL);

	return err ? err : db_exec(cx, &REMOVE_TASKS, ARGS(kept), NULL);
}

/* Reading them ---------------------------------------- */

enum err
report_open_store_sums(struct cx *cx, const struct report_query *query,
    int64_t open_at, struct db_rows **out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	enum period_kind kind = query->period.kind;

	db_query_init(q, cx, "report_open.sums");
	db_add(q, LIT("SELECT o.agency_id, o.leaf, SUM(o.n)"));
	if (kind == PERIOD_MONTH)
		db_add(q, LIT(", SUM(o.new_month)"));
	else if (kind == PERIOD_QUARTER)
		db_add(q, LIT(", SUM(o.new_quarter)"));
	else
		db_add(q, LIT(", SUM(o.new_year)"));
	db_add(q,
	    LIT(", SUM(o.extended), SUM(o.returned), SUM(o.noticed),"
		" SUM(o.escalated), SUM(o.updated_late), SUM(o.not_updated),"
		" SUM(o.fallen_due) FROM report_open o WHERE o.known_at = ?"),
	    db_moment(open_at));
	if (query->role >= 0)
		db_add(q, LIT(" AND o.role = ?"),
		    db_str(assignment_role_name(
			(enum assignment_role)query->role)));
	db_add(q, LIT(" GROUP BY o.agency_id, o.leaf"));
	return db_query_run(q, out);
}

/* Those of the moment, and of the tasks touched since as many as count now
 * less as many as counted then. What was handed out and taken back has no
 * version that began since, only one that ended. */
enum err
report_open_store_count_tasks(struct cx *cx, const struct report_query *query,
    int64_t open_at, uint32_t *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_arg then = db_moment(open_at),
		      now = db_moment(query->known_at);
	enum period_kind kind = query->period.kind;
	const char *role = query->role < 0
			       ? "any"
			       : assignment_role_name(
				     (enum assignment_role)query->role);
	struct db_rows *rows;
	uint64_t n;
	enum err err;

	db_query_init(q, cx, "report_open.count_tasks");
	db_add(q, LIT("SELECT COALESCE((SELECT "));
	if (kind == PERIOD_MONTH)
		db_add(q, LIT("t.of_month"));
	else if (kind == PERIOD_QUARTER)
		db_add(q, LIT("t.of_quarter"));
	else
		db_add(q, LIT("t.of_year"));
	db_query_add(q,
	    LIT(" FROM report_open_task t WHERE t.known_at = ?"
		" AND t.role = ?), 0) + COALESCE((SELECT SUM(x.is_now)"
		" - SUM(x.was_then) FROM (SELECT k.task_id,"
		" MAX(i.valid_from <= ? AND i.valid_to > ?) AS is_now,"
		" MAX(i.valid_from <= ? AND i.valid_to > ?) AS was_then"
		" FROM (SELECT v.task_id FROM assignment_interval v"
		" FORCE INDEX (assignment_interval_from)"
		" WHERE v.valid_from > ? AND v.valid_from <= ?"
		" UNION SELECT v.task_id FROM assignment_interval v"
		" FORCE INDEX (assignment_interval_report)"
		" WHERE v.closed_on = DATE'9999-12-31' AND v.valid_to > ?"
		" AND v.valid_to <= ?) k"
		" STRAIGHT_JOIN assignment a FORCE INDEX (assignment_task)"
		" ON a.task_id = k.task_id"
		" STRAIGHT_JOIN assignment_interval i"
		" ON i.assignment_id = a.id"
		" WHERE i.closed_on >= ? AND " STAYS),
	    ARGS(then, db_str(role), now, now, then, then, then, now, then, now,
		db_day(query->period.from)));
	if (query->role >= 0)
		db_add(q, LIT(" AND i.role = ?"), db_str(role));
	db_add(q, LIT(" GROUP BY k.task_id) x), 0)"));
	err = db_query_run(q, &rows);
	if (!err)
		err = one_number(cx, rows, &n);
	if (!err)
		*out = (uint32_t)n;
	return err;
}

#define IS_OVERDUE LEAF " IN (" DOING_OVERDUE ", " NOT_STARTED_OVERDUE ")"

static const struct db_stmt COUNT = STMT("report_open.count",
    "SELECT SUM(x.n), SUM(x.overdue) FROM ("
    "SELECT COALESCE(SUM(o.n), 0) AS n, COALESCE(SUM(IF(o.leaf IN (" DOING_OVERDUE
    ", " NOT_STARTED_OVERDUE "), o.n, 0)), 0) AS overdue"
    " FROM report_open o WHERE o.known_at = ?"
    " UNION ALL SELECT COUNT(*), COUNT(" IS_OVERDUE " OR NULL)" FROM_CAME
    " UNION ALL SELECT -COUNT(*), -COUNT(" IS_OVERDUE " OR NULL)" FROM_WENT
    ") x");

enum err
report_open_store_count(struct cx *cx, int64_t open_at, uint32_t *out_open,
    uint32_t *out_overdue)
{
	struct db_arg today = db_day(clock_day(cx->now));
	struct db_arg then = db_moment(open_at), now = db_moment(cx->now);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &COUNT,
	    ARGS(then, today, today, then, now, now, today, today, then, now,
		then),
	    &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "a count has no row");
	*out_open = (uint32_t)row_u64(rows);
	*out_overdue = (uint32_t)row_u64(rows);
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&ADD,
	&CHECK,
	&ADD_TASKS,
	&CHECK_TASKS,
	&REMOVE,
	&REMOVE_TASKS,
	&COUNT,
};

const struct db_stmt_list report_open_store_statements = {
	"report_open_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
