#include "regulation_store.h"

#include "arena.h"
#include "clock.h"

/*
 * Each gives id, day, assignment_id, link_id, agency_id, words; takes the
 * moments between which it happened, then the days. Of an assignment, what it
 * is called and whose it is are found by it, and it is what a row leads to.
 */
#define OF(table)                                                              \
	" FROM (SELECT CAST(? AS DATETIME) AS b, CAST(? AS DATETIME) AS e,"    \
	" CAST(? AS DATE) AS first_day, CAST(? AS DATE) AS last_day) p"        \
	" STRAIGHT_JOIN " table " x WHERE "
#define DAY_OF(at)     "DATE(" at " + INTERVAL 7 HOUR) AS day"
#define BETWEEN(at)    at " >= p.b AND " at " < p.e"
#define ON_A_DAY(day)  day " >= p.first_day AND " day " <= p.last_day"
#define THE_ASSIGNMENT ", 0 AS link_id, NULL AS agency_id, '' AS words"

#define ASSIGNED(at)                                                           \
	"SELECT x.id, " DAY_OF(                                                \
	    at) ", x.id AS assignment_id" THE_ASSIGNMENT OF("assignment")      \
	    BETWEEN(at)
#define ASKED(table)                                                           \
	"SELECT x.id, " DAY_OF(                                                \
	    "x.created_at") ", x.assignment_id" THE_ASSIGNMENT                 \
	OF(table) BETWEEN("x.created_at")
#define SAID(table, at, words)                                                 \
	"SELECT x.id, " DAY_OF(at) ", NULL AS assignment_id, 0 AS link_id,"    \
				   " x.agency_id, " words                      \
				   " AS words" OF(table) BETWEEN(at)
#define HELD(table, day, link, agency, words)                                  \
	"SELECT x.id, " day " AS day, NULL AS assignment_id, " link            \
	" AS link_id, " agency " AS agency_id, " words " AS words" OF(table)   \
	    ON_A_DAY(day)

static const struct db_lit rows_of[N_REGULATION_FIGURES] = {
	[REGULATION_TASKS] = { "SELECT x.task_id AS id,"
			       " DATE(MIN(x.assigned_at) + INTERVAL 7 HOUR)"
			       " AS day, MIN(x.id) AS assignment_id" THE_ASSIGNMENT
				   OF("assignment") BETWEEN(
				       "x.assigned_at") " GROUP BY x.task_id" },
	[REGULATION_ASSIGNMENTS] = { ASSIGNED("x.assigned_at") },
	[REGULATION_UPDATES] = { ASSIGNED("x.submitted_at") },
	[REGULATION_UPDATES_IN_TIME] = { ASSIGNED(
	    "x.submitted_at") " AND x.update_late = 0" },
	[REGULATION_RETURNS] = { ASKED("return_request") },
	[REGULATION_RETURNS_ACCEPTED] = { ASKED(
	    "return_request") " AND x.decision IN ('corrected', 'transferred')" },
	[REGULATION_EXTENSIONS] = { ASKED("extension") },
	[REGULATION_DIFFICULTIES] = { ASKED("difficulty") },
	[REGULATION_NOTICES] = { HELD("notice", "x.issued_on", "x.id",
	    "x.agency_id",
	    "CONCAT(x.number, '/', x.symbol)") " AND x.state <> 'withdrawn'" },
	[REGULATION_ESCALATIONS] = { "SELECT x.id, x.day, x.assignment_id" THE_ASSIGNMENT
		OF("escalation")
		    ON_A_DAY("x.day") " AND x.state <> 'withdrawn'" },
	[REGULATION_INSPECTIONS] = { HELD("inspection", "x.starts_on", "x.id",
	    "NULL", "x.title") },
	[REGULATION_INCIDENTS] = { SAID("incident", "x.reported_at",
	    "x.description") },
	[REGULATION_INCIDENTS_CLOSED] = { SAID("incident", "x.reported_at",
	    "x.description") " AND x.closed_at IS NOT NULL" },
	[REGULATION_FEEDBACKS] = { SAID("feedback", "x.sent_at", "x.body") },
	[REGULATION_FEEDBACKS_ANSWERED] = { SAID("feedback", "x.sent_at",
	    "x.body") " AND x.answered_at IS NOT NULL" },
	[REGULATION_TRAININGS] = { HELD("register_entry", "x.held_on", "0",
	    "x.agency_id", "x.title") " AND x.kind = 'training'" },
};

static void
add_rows(struct db_query *q, const struct period *period,
    enum regulation_figure figure)
{
	db_query_add(q, rows_of[figure],
	    ARGS(db_moment(clock_day_start(period->from)),
		db_moment(clock_day_start(period->to + 1)),
		db_day(period->from), db_day(period->to)));
}

enum err
regulation_store_count(struct cx *cx, const struct period *period,
    uint32_t out[N_REGULATION_FIGURES])
{
	for (int i = 0; i < N_REGULATION_FIGURES; i++) {
		struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
		struct db_rows *rows;
		enum err err;

		db_query_init(q, cx, "regulation.count");
		db_add(q, LIT("SELECT COUNT(*) FROM ("));
		add_rows(q, period, (enum regulation_figure)i);
		db_add(q, LIT(") k"));
		err = db_query_run(q, &rows);
		if (err)
			return err;
		if (!db_next(rows))
			return fail(cx, ERR_BUG, "a count has no row");
		out[i] = (uint32_t)row_u64(rows);
	}
	return OK;
}

enum err
regulation_store_list(struct cx *cx, const struct period *period,
    enum regulation_figure figure, uint64_t after_id, unsigned max,
    struct regulation_rows *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "regulation.list");
	db_add(q, LIT("SELECT k.id, COALESCE(k.assignment_id, k.link_id),"
		      " k.day, COALESCE(t.title, k.words),"
		      " COALESCE(CONCAT(d.ref_number, IF(d.ref_symbol = '',"
		      " '', '/'), d.ref_symbol), ''), COALESCE(g.name, '')"
		      " FROM (SELECT * FROM ("));
	add_rows(q, period, figure);
	db_add(q,
	    LIT(") u WHERE u.id > ? ORDER BY u.id LIMIT ?) k"
		" LEFT JOIN assignment a ON a.id = k.assignment_id"
		" LEFT JOIN task t ON t.id = a.task_id"
		" LEFT JOIN directive d ON d.id = a.directive_id"
		" LEFT JOIN agency g ON g.id = COALESCE(a.agency_id,"
		" k.agency_id) ORDER BY k.id"),
	    db_u64(after_id), db_u64(max));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct regulation_row *row = &out->items[out->n++];

		row->id = row_u64(rows);
		row->link_id = row_u64(rows);
		row->day = row_day(rows);
		row->subject = row_str(rows);
		row->reference = row_str(rows);
		row->agency = row_str(rows);
	}
	return OK;
}
