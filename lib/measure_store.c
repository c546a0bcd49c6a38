#include "measure_store.h"

#include "arena.h"
#include "clock.h"
#include "directive.h"

/* A result that waits for the office is no longer the agency's; after the due
 * date only when it came too late. */
#define MEASURED                                                               \
	" a.open = 1 AND a.role <> 'informed' AND a.state <> 'submitted'"      \
	" AND (a.due_key < ? OR a.difficulty_open = 1"                         \
	" OR (a.send_back_count > 0 AND a.state = 'in_progress'))"

#define MEASURE_SELECT                                                         \
	"SELECT a.id, g.name, t.title, d.ref_number, d.ref_symbol,"            \
	" d.issued_on, a.due_on, a.due_key < ?, a.send_back_count > 0"         \
	" AND a.state = 'in_progress', a.difficulty_open,"                     \
	" (SELECT COUNT(*) FROM notice_item i WHERE i.assignment_id = a.id"    \
	" AND i.due_on = a.due_on AND i.state = 'sent'), a.escalated,"         \
	" COALESCE((SELECT p.reply_text FROM reply p"                          \
	" WHERE p.assignment_id = a.id AND p.kind = 'explanation'"             \
	" ORDER BY p.id DESC LIMIT 1), (SELECT f.cause FROM difficulty f"      \
	" WHERE f.assignment_id = a.id ORDER BY f.id DESC LIMIT 1), ''),"      \
	" COALESCE((SELECT f.proposal FROM difficulty f"                       \
	" WHERE f.assignment_id = a.id ORDER BY f.id DESC LIMIT 1), '')"       \
	" FROM assignment a JOIN agency g ON g.id = a.agency_id"               \
	" JOIN task t ON t.id = a.task_id"                                     \
	" JOIN directive d ON d.id = a.directive_id WHERE" MEASURED
#define MEASURE_ORDER                                                          \
	" ORDER BY g.kind, g.sort_order, g.id, a.due_key, a.id LIMIT ?"

static const struct db_stmt MEASURE_LIST = STMT("measure.list",
    MEASURE_SELECT MEASURE_ORDER);

static const struct db_stmt MEASURE_LIST_AGENCY = STMT("measure.list_agency",
    MEASURE_SELECT " AND a.agency_id = ?" MEASURE_ORDER);

static const struct db_stmt MEASURE_COUNT = STMT("measure.count",
    "SELECT COUNT(*) FROM assignment a WHERE" MEASURED);

static void
measure_from_row(struct cx *cx, struct db_rows *rows, struct measure *out)
{
	const char *number, *symbol;

	out->assignment_id = row_u64(rows);
	out->agency_name = row_str(rows);
	out->title = row_str(rows);
	number = row_str(rows);
	symbol = row_str(rows);
	out->reference = reference_text(cx->mem, number, symbol);
	out->issued_on = row_day(rows);
	out->due_on = row_day(rows);
	out->overdue = row_u64(rows) != 0;
	out->sent_back = row_u64(rows) != 0;
	out->difficulty = row_u64(rows) != 0;
	out->n_notices = (unsigned)row_u64(rows);
	out->escalated = row_u64(rows) != 0;
	out->cause = row_str(rows);
	out->proposal = row_str(rows);
}

enum err
measure_store_list(struct cx *cx, uint64_t agency_id, unsigned max,
    struct measure_list *out)
{
	const struct db_arg today = db_day(clock_day(cx->now));
	struct db_rows *rows;
	enum err err;

	if (agency_id == 0)
		err = db_query(cx, &MEASURE_LIST,
		    ARGS(today, today, db_u64(max)), &rows);
	else
		err = db_query(cx, &MEASURE_LIST_AGENCY,
		    ARGS(today, today, db_u64(agency_id), db_u64(max)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		measure_from_row(cx, rows, &out->items[out->n++]);
	return OK;
}

enum err
measure_store_count(struct cx *cx, uint64_t *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &MEASURE_COUNT, ARGS(db_day(clock_day(cx->now))),
	    &rows);
	if (err)
		return err;
	*out = db_next(rows) ? row_u64(rows) : 0;
	return OK;
}

static const struct db_stmt *const statements[] = {
	&MEASURE_LIST,
	&MEASURE_LIST_AGENCY,
	&MEASURE_COUNT,
};

const struct db_stmt_list measure_store_statements = {
	"measure",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
