#include "central_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"
#include "clock.h"
#include "directive.h"

/* What is not recalled, cancelled or handed to another agency. */
#define LIVE                                                                   \
	"(a.assigned_at IS NOT NULL AND a.state NOT IN"                        \
	" ('draft', 'transferred', 'recalled', 'cancelled'))"
#define LEADS "(" LIVE " AND a.role = 'lead')"

/*
 * A task and its parts (R7) are one for the Government: FROM ROLLED, the rows
 * of the directives chosen, then CLOSED. Takes today first.
 */
#define ROLLED                                                                 \
	"SELECT x.id, x.directive_id, x.title, d.ref_number, d.ref_symbol,"    \
	" d.issued_on, d.central_reference, d.central_due_on, s.name,"         \
	" x.leads, x.n_agencies, x.n_leads, x.n_drafts, x.n_done,"             \
	" x.n_waiting, x.n_overdue, x.due_on, x.done_on,"                      \
	" (SELECT GROUP_CONCAT(DISTINCT CONCAT(y.reply_number,"                \
	" IF(y.reply_symbol = '', '', '/'), y.reply_symbol)"                   \
	" ORDER BY y.id SEPARATOR '; ') FROM task q"                           \
	" JOIN assignment b ON b.task_id = q.id"                               \
	" JOIN reply y ON y.assignment_id = b.id"                              \
	" WHERE q.directive_id = x.directive_id"                               \
	" AND (q.id = x.id OR q.parent_id = x.id) AND b.role = 'lead'"         \
	" AND b.state = 'completed' AND y.kind = 'result'"                     \
	" AND y.reply_number <> ''),"                                          \
	" e.entered_on, e.national_code, e.account_name, e.created_at"         \
	" FROM (SELECT t.id, t.directive_id, t.title, t.specialist_id,"        \
	" GROUP_CONCAT(DISTINCT IF(a.role = 'lead' AND (" LIVE                 \
	" OR a.state = 'draft'), g.name, NULL)"                                \
	" ORDER BY g.sort_order, g.id SEPARATOR '; ') AS leads,"               \
	" COUNT(DISTINCT IF(" LIVE ", a.agency_id, NULL)) AS n_agencies,"      \
	" COUNT(" LEADS " OR NULL) AS n_leads,"                                \
	" COUNT((a.role = 'lead' AND a.state = 'draft') OR NULL)"              \
	" AS n_drafts,"                                                        \
	" COUNT((" LEADS " AND a.state = 'completed') OR NULL) AS n_done,"     \
	" COUNT((" LEADS " AND a.state = 'submitted') OR NULL)"                \
	" AS n_waiting,"                                                       \
	" COUNT((" LEADS " AND a.open = 1 AND a.due_key < ?) OR NULL)"         \
	" AS n_overdue,"                                                       \
	" MAX(IF(" LEADS ", a.due_on, NULL)) AS due_on,"                       \
	" MAX(IF(" LEADS " AND a.state = 'completed', a.result_on, NULL))"     \
	" AS done_on"                                                          \
	" FROM directive k JOIN task t ON t.directive_id = k.id"               \
	" AND t.parent_id IS NULL"                                             \
	" JOIN task p ON p.directive_id = k.id"                                \
	" AND (p.id = t.id OR p.parent_id = t.id)"                             \
	" JOIN assignment a ON a.task_id = p.id"                               \
	" JOIN agency g ON g.id = a.agency_id"                                 \
	" WHERE k.source = 'government'"
#define CLOSED                                                                 \
	" GROUP BY t.id, t.directive_id, t.title, t.specialist_id"             \
	" HAVING n_leads + n_drafts > 0) x"                                    \
	" JOIN directive d ON d.id = x.directive_id"                           \
	" JOIN account s ON s.id = x.specialist_id"                            \
	" LEFT JOIN central_entry e ON e.task_id = x.id"                       \
	" ORDER BY x.id DESC LIMIT 5001"

static const struct db_stmt LIST = STMT("central.list", ROLLED CLOSED);
static const struct db_stmt LIST_NOT_ENTERED = STMT("central.list_not_entered",
    ROLLED " AND NOT EXISTS (SELECT 1 FROM central_entry c"
	   " WHERE c.task_id = t.id)" CLOSED);
static const struct db_stmt LIST_DIRECTIVE = STMT("central.list_directive",
    ROLLED " AND k.id = ?" CLOSED);
static const struct db_stmt GET = STMT("central.get",
    ROLLED " AND k.id = (SELECT z.directive_id FROM task z WHERE z.id = ?)"
	   " AND t.id = ?" CLOSED);

static void
task_from_row(struct cx *cx, struct db_rows *rows, struct central_task *out)
{
	const char *number, *symbol;

	*out = (struct central_task){ .id = row_u64(rows) };
	out->directive_id = row_u64(rows);
	out->title = row_str(rows);
	number = row_str(rows);
	symbol = row_str(rows);
	out->reference = reference_text(cx->mem, number, symbol);
	out->issued_on = row_day(rows);
	out->central_reference = row_str(rows);
	out->central_due_on = row_day(rows);
	out->specialist = row_str(rows);
	out->leads = row_str(rows);
	out->n_agencies = (unsigned)row_u64(rows);
	out->n_leads = (unsigned)row_u64(rows);
	out->n_drafts = (unsigned)row_u64(rows);
	out->n_done = (unsigned)row_u64(rows);
	out->n_waiting = (unsigned)row_u64(rows);
	out->n_overdue = (unsigned)row_u64(rows);
	out->due_on = row_day(rows);
	out->done_on = row_day(rows);
	out->documents = row_str(rows);
	out->entered_on = row_day(rows);
	out->national_code = row_str(rows);
	out->entered_by = row_str(rows);
	out->entered_at = row_moment(rows);
}

static void
take_rows(struct cx *cx, struct db_rows *rows, struct central_tasks *out)
{
	*out = (struct central_tasks){ 0 };
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		if (out->n == CENTRAL_MAX)
			out->cut = true;
		else
			task_from_row(cx, rows, &out->items[out->n++]);
	}
}

enum err
central_store_list(struct cx *cx, bool not_entered, struct central_tasks *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, not_entered ? &LIST_NOT_ENTERED : &LIST,
	    ARGS(db_day(clock_day(cx->now))), &rows);
	if (!err)
		take_rows(cx, rows, out);
	return err;
}

enum err
central_store_list_directive(struct cx *cx, uint64_t directive_id,
    struct central_tasks *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_DIRECTIVE,
	    ARGS(db_day(clock_day(cx->now)), db_u64(directive_id)), &rows);
	if (!err)
		take_rows(cx, rows, out);
	return err;
}

enum err
central_store_get(struct cx *cx, uint64_t task_id, struct central_task *out)
{
	struct central_tasks found;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET,
	    ARGS(db_day(clock_day(cx->now)), db_u64(task_id), db_u64(task_id)),
	    &rows);
	if (err)
		return err;
	take_rows(cx, rows, &found);
	if (found.n == 0)
		return fail(cx, ERR_MISSING,
		    "task %" PRIu64 " is not of the Government", task_id);
	*out = found.items[0];
	return OK;
}

/* Entering -------------------------------------------------------------------
 */

static const struct db_stmt ENTER = STMT("central.enter",
    "INSERT IGNORE INTO central_entry (task_id, entered_on, national_code,"
    " account_id, account_name, created_at) VALUES (?, ?, ?, ?, ?, ?)");
static const struct db_stmt WITHDRAW = STMT("central.withdraw",
    "DELETE FROM central_entry WHERE task_id = ?");

enum err
central_store_enter(struct cx *cx, uint64_t task_id, int32_t entered_on,
    const char *national_code, bool *out_added)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &ENTER,
	    ARGS(db_u64(task_id), db_day(entered_on), db_str(national_code),
		db_u64(cx->actor->account_id),
		db_str(actor_shown_name(cx->actor)), db_moment(cx->now)),
	    &changed);
	*out_added = !err && changed == 1;
	return err;
}

enum err
central_store_withdraw(struct cx *cx, uint64_t task_id, bool *out_removed)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &WITHDRAW, ARGS(db_u64(task_id)), &changed);
	*out_removed = !err && changed == 1;
	return err;
}

/* Reminding ------------------------------------------------------------------
 */

/* Who follows a task that is not done, or is done and not entered. */
static const struct db_stmt REMIND = STMT("central.remind",
    "INSERT IGNORE INTO central_reminder"
    " (directive_id, account_id, rule, day, due_on, created_at)"
    " SELECT DISTINCT d.id, t.specialist_id, ?, ?, d.central_due_on, ?"
    " FROM directive d JOIN task t ON t.directive_id = d.id"
    " WHERE d.central_due_on = ? AND d.source = 'government'"
    " AND (EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = t.id"
    " AND a.role = 'lead' AND (a.open = 1 OR a.state = 'draft'))"
    " OR (t.parent_id IS NULL AND EXISTS (SELECT 1 FROM assignment a"
    " WHERE a.task_id = t.id AND a.role = 'lead' AND a.state = 'completed')"
    " AND NOT EXISTS (SELECT 1 FROM central_entry e"
    " WHERE e.task_id = t.id)))"
    " AND NOT EXISTS (SELECT 1 FROM central_reminder r"
    " WHERE r.directive_id = d.id AND r.account_id = t.specialist_id"
    " AND r.rule = ? AND r.day = ?)");
static const struct db_stmt TELL = STMT("central.tell",
    "INSERT INTO notification (account_id, kind, directive_id, created_at)"
    " SELECT r.account_id, 'central_due', r.directive_id, ?"
    " FROM central_reminder r JOIN directive d ON d.id = r.directive_id"
    " WHERE d.central_due_on = ? AND r.rule = ? AND r.day = ?"
    " AND r.told_at IS NULL ORDER BY r.id");
static const struct db_stmt SET_TOLD = STMT("central.set_told",
    "UPDATE central_reminder r JOIN directive d ON d.id = r.directive_id"
    " SET r.told_at = ? WHERE d.central_due_on = ? AND r.rule = ?"
    " AND r.day = ? AND r.told_at IS NULL");

static enum err
tell(struct cx *cx, const struct db_stmt *stmt, int32_t due_on,
    const struct reminder_rule *rule)
{
	return db_exec(cx, stmt,
	    ARGS(db_moment(cx->now), db_day(due_on), db_str(rule->name),
		db_day(rule->day)),
	    NULL);
}

enum err
central_store_remind(struct cx *cx, int32_t due_on,
    const struct reminder_rule *rule, uint64_t *out_added)
{
	enum err err;

	err = db_exec(cx, &REMIND,
	    ARGS(db_str(rule->name), db_day(rule->day), db_moment(cx->now),
		db_day(due_on), db_str(rule->name), db_day(rule->day)),
	    out_added);
	if (err || *out_added == 0)
		return err;
	err = tell(cx, &TELL, due_on, rule);
	return err ? err : tell(cx, &SET_TOLD, due_on, rule);
}

static const struct db_stmt *const stmts[] = {
	&LIST,
	&LIST_NOT_ENTERED,
	&LIST_DIRECTIVE,
	&GET,
	&ENTER,
	&WITHDRAW,
	&REMIND,
	&TELL,
	&SET_TOLD,
};

const struct db_stmt_list central_store_statements = {
	"central_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
