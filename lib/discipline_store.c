#include "discipline_store.h"

#include "arena.h"
#include "clock.h"

/* Directives, and the documents issued that are none (yet). What was marked
 * after the moment the report is of was not marked then. */
static const struct db_stmt LIST = STMT("discipline.list",
    "SELECT * FROM (SELECT d.id, NULL AS outgoing_id,"
    " 1 AS has_tasks, CONCAT(d.ref_number, '/', d.ref_symbol) AS reference,"
    " d.abstract, d.created_by AS specialist_id, c.name AS specialist,"
    " d.issued_on, d.released_at, d.record_due_at,"
    " IF(d.forwarded_at <= ?, d.forwarded_at, NULL) AS done_at,"
    " (SELECT COUNT(*) FROM task t WHERE t.directive_id = d.id) AS n_tasks"
    " FROM directive d FORCE INDEX (directive_issued)"
    " STRAIGHT_JOIN account c ON c.id = d.created_by"
    " WHERE d.issued_on >= ? AND d.issued_on <= ? AND d.created_at <= ?"
    " UNION ALL SELECT NULL, o.id,"
    " o.mark = 'has_tasks' AND o.marked_at <= ?,"
    " CONCAT(o.ref_number, '/', o.ref_symbol), o.abstract,"
    " IF(o.marked_at <= ?, o.marked_by, NULL),"
    " IF(o.marked_at <= ?, COALESCE(m.name, ''), ''), o.issued_on,"
    " o.released_at, o.record_due_at,"
    " IF(o.mark = 'no_task' AND o.marked_at <= ?, o.marked_at, NULL), 0"
    " FROM outgoing o FORCE INDEX (outgoing_issued)"
    " LEFT JOIN account m ON m.id = o.marked_by"
    " LEFT JOIN directive d ON d.id = o.directive_id"
    " WHERE o.issued_on >= ? AND o.issued_on <= ? AND o.received_at <= ?"
    " AND (d.id IS NULL OR d.created_at > ?)"
    " AND (o.withdrawn_at IS NULL OR o.mark <> 'unmarked'"
    " OR o.withdrawn_at > ?)) r"
    " ORDER BY r.specialist, r.specialist_id, r.issued_on, r.id,"
    " r.outgoing_id LIMIT 50000");

enum err
discipline_store_list(struct cx *cx, const struct period *period,
    int64_t known_at, struct record_items *out)
{
	struct db_arg moment = db_moment(known_at);
	struct db_arg from = db_day(period->from);
	struct db_arg to = db_day(period->to);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(moment, from, to, moment, moment, moment, moment, moment, from,
		to, moment, moment, moment),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct record_item *item = &out->items[out->n++];

		item->directive_id = row_u64(rows);
		item->outgoing_id = row_u64(rows);
		item->has_tasks = row_bool(rows);
		item->reference = row_str(rows);
		item->abstract = row_str(rows);
		item->specialist_id = row_u64(rows);
		item->specialist = row_str(rows);
		item->issued_on = row_day(rows);
		item->released_at = row_moment(rows);
		item->record_due_at = row_moment(rows);
		item->forwarded_at = row_moment(rows);
		item->n_tasks = (uint32_t)row_u64(rows);
	}
	return OK;
}

/* p: the moments of the period; q: its days. */
static const struct db_stmt REGULATION = STMT("discipline.regulation",
    "SELECT (SELECT COUNT(DISTINCT a.task_id) FROM assignment a"
    " WHERE a.assigned_at >= p.b AND a.assigned_at < p.e),"
    " (SELECT COUNT(*) FROM assignment a"
    " WHERE a.assigned_at >= p.b AND a.assigned_at < p.e),"
    " (SELECT COUNT(*) FROM assignment a"
    " WHERE a.submitted_at >= p.b AND a.submitted_at < p.e),"
    " (SELECT COUNT(*) FROM assignment a WHERE a.submitted_at >= p.b"
    " AND a.submitted_at < p.e AND a.update_late = 0),"
    " (SELECT COUNT(*) FROM return_request r"
    " WHERE r.created_at >= p.b AND r.created_at < p.e),"
    " (SELECT COUNT(*) FROM return_request r WHERE r.created_at >= p.b"
    " AND r.created_at < p.e AND r.decision IN ('corrected', 'transferred')),"
    " (SELECT COUNT(*) FROM extension x"
    " WHERE x.created_at >= p.b AND x.created_at < p.e),"
    " (SELECT COUNT(*) FROM difficulty x"
    " WHERE x.created_at >= p.b AND x.created_at < p.e),"
    " (SELECT COUNT(*) FROM notice n WHERE n.issued_on >= q.b"
    " AND n.issued_on <= q.e AND n.state <> 'withdrawn'),"
    " (SELECT COUNT(*) FROM escalation s WHERE s.day >= q.b"
    " AND s.day <= q.e AND s.state <> 'withdrawn'),"
    " (SELECT COUNT(*) FROM incident i"
    " WHERE i.reported_at >= p.b AND i.reported_at < p.e),"
    " (SELECT COUNT(*) FROM incident i WHERE i.reported_at >= p.b"
    " AND i.reported_at < p.e AND i.closed_at IS NOT NULL),"
    " (SELECT COUNT(*) FROM feedback f"
    " WHERE f.sent_at >= p.b AND f.sent_at < p.e),"
    " (SELECT COUNT(*) FROM feedback f WHERE f.sent_at >= p.b"
    " AND f.sent_at < p.e AND f.answered_at IS NOT NULL),"
    " (SELECT COUNT(*) FROM register_entry e WHERE e.kind = 'training'"
    " AND e.held_on >= q.b AND e.held_on <= q.e),"
    " (SELECT COUNT(*) FROM inspection i WHERE i.starts_on >= q.b"
    " AND i.starts_on <= q.e)"
    " FROM (SELECT CAST(? AS DATETIME) AS b, CAST(? AS DATETIME) AS e) p,"
    " (SELECT CAST(? AS DATE) AS b, CAST(? AS DATE) AS e) q");

enum err
discipline_store_regulation(struct cx *cx, const struct period *period,
    struct regulation_figures *out)
{
	uint32_t *const members[] = { &out->tasks, &out->assignments,
		&out->updates, &out->updates_in_time, &out->returns,
		&out->returns_accepted, &out->extensions, &out->difficulties,
		&out->notices, &out->escalations, &out->incidents,
		&out->incidents_closed, &out->feedbacks,
		&out->feedbacks_answered, &out->trainings, &out->inspections };
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &REGULATION,
	    ARGS(db_moment(clock_day_start(period->from)),
		db_moment(clock_day_start(period->to + 1)),
		db_day(period->from), db_day(period->to)),
	    &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "the Regulation has no figures");
	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		*members[i] = (uint32_t)row_u64(rows);
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&LIST,
	&REGULATION,
};

const struct db_stmt_list discipline_store_statements = {
	"discipline_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
