#include "periodic_report_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"
#include "clock.h"
#include "directive.h"
#include "names.h"
#include "text.h"

/* Which period: kind, year, number. */
#define PERIOD_ARGS(p)                                                         \
	db_str(period_kind_name((p)->kind)), db_i64((p)->year),                \
	    db_i64((p)->number)
#define OF_PERIOD(t)                                                           \
	" " t ".period_kind = ? AND " t ".period_year = ?"                     \
	" AND " t ".period_number = ?"

static const struct db_stmt ADD = STMT("periodic_report.add",
    "INSERT IGNORE INTO periodic_report (agency_id, period_kind, period_year,"
    " period_number, period_from, period_to, send_by, known_at, created_at,"
    " created_by, created_by_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

#define COLUMNS                                                                \
	"r.id, r.agency_id, g.name, r.period_kind, r.period_year,"             \
	" r.period_number, r.period_from, r.period_to, r.send_by, r.state,"    \
	" r.known_at, r.results, r.causes, r.difficulties, r.proposals,"       \
	" r.next_tasks, r.ref_number, r.ref_symbol, r.place, r.issued_on,"     \
	" r.signer_title, r.signer, r.created_at, r.created_by_name,"          \
	" r.sent_at, r.sent_by_name, r.version"                                \
	" FROM periodic_report r JOIN agency g ON g.id = r.agency_id"

static const struct db_stmt GET = STMT("periodic_report.get",
    "SELECT " COLUMNS " WHERE r.id = ?");

static const struct db_stmt LOCK = STMT("periodic_report.lock",
    "SELECT id FROM periodic_report WHERE id = ? FOR UPDATE");

static const struct db_stmt FIND = STMT("periodic_report.find",
    "SELECT " COLUMNS " WHERE r.agency_id = ? AND" OF_PERIOD("r"));

static const struct db_stmt LIST = STMT("periodic_report.list",
    "SELECT " COLUMNS " WHERE r.agency_id = ?"
    " ORDER BY r.period_to DESC, r.period_from, r.id LIMIT ?");

static const struct db_stmt LAST_SENT = STMT("periodic_report.last_sent",
    "SELECT " COLUMNS " WHERE r.agency_id = ? AND r.state = 'sent'"
    " ORDER BY r.sent_at DESC, r.id DESC LIMIT 1");

static const struct db_stmt SET = STMT("periodic_report.set",
    "UPDATE periodic_report SET state = ?, known_at = ?, results = ?,"
    " causes = ?, difficulties = ?, proposals = ?, next_tasks = ?,"
    " ref_number = ?, ref_symbol = ?, place = ?, issued_on = ?,"
    " signer_title = ?, signer = ?, sent_at = ?, sent_by_name = ?,"
    " version = version + 1"
    " WHERE id = ? AND version = ? AND state = 'draft'");

/* What the agency said last about why and what it asks for; what it answered
 * with. */
static const struct db_stmt ADD_LINE = STMT("periodic_report.add_line",
    "INSERT INTO periodic_report_line (report_id, part, assignment_id, leaf,"
    " is_carried, role, state, due_on, result_on, reference, issued_on, title,"
    " product, reply_document, reply_issued_on, notice_count, cause, proposal)"
    " SELECT ?, ?, a.id, ?, ?, ?, ?, ?, ?, IF(d.ref_symbol = '',"
    " d.ref_number, CONCAT(d.ref_number, '/', d.ref_symbol)), d.issued_on,"
    " t.title, t.product, COALESCE((SELECT IF(y.reply_symbol = '',"
    " y.reply_number, CONCAT(y.reply_number, '/', y.reply_symbol))"
    " FROM reply y WHERE y.assignment_id = a.id AND y.kind = 'result'"
    " ORDER BY y.id DESC LIMIT 1), ''), (SELECT y.reply_issued_on FROM reply y"
    " WHERE y.assignment_id = a.id AND y.kind = 'result'"
    " ORDER BY y.id DESC LIMIT 1), ?, COALESCE((SELECT y.reply_text"
    " FROM reply y WHERE y.assignment_id = a.id AND y.kind = 'explanation'"
    " ORDER BY y.id DESC LIMIT 1), (SELECT f.cause FROM difficulty f"
    " WHERE f.assignment_id = a.id ORDER BY f.id DESC LIMIT 1), ''),"
    " COALESCE((SELECT f.proposal FROM difficulty f"
    " WHERE f.assignment_id = a.id ORDER BY f.id DESC LIMIT 1), '')"
    " FROM assignment a JOIN task t ON t.id = a.task_id"
    " JOIN directive d ON d.id = a.directive_id WHERE a.id = ?");

static const struct db_stmt REMOVE_LINES = STMT("periodic_report.remove_lines",
    "DELETE FROM periodic_report_line WHERE report_id = ?");

static const struct db_stmt LIST_LINES = STMT("periodic_report.list_lines",
    "SELECT l.assignment_id, l.leaf, l.is_carried, l.role, l.state, l.due_on,"
    " l.result_on, l.reference, l.issued_on, l.title, l.product,"
    " l.reply_document, l.reply_issued_on, l.notice_count, l.cause, l.proposal"
    " FROM periodic_report_line l WHERE l.report_id = ? AND l.part = ?"
    " ORDER BY l.id");

/* Whom a report is asked of: it has an account to write it with. */
#define REPORTING                                                              \
	" g.valid_from <= ? AND g.valid_to >= ? AND g.kind <> 'office'"        \
	" AND EXISTS (SELECT 1 FROM account c"                                 \
	" WHERE c.agency_account_of = g.id AND c.closed_at IS NULL)"
#define ROW                                                                    \
	"SELECT g.id, g.name, g.kind, g.email, g.phone, g.contact_name,"       \
	" r.id, r.ref_number, r.ref_symbol, r.issued_on, r.sent_at"
#define REPORT_OF                                                              \
	" FROM agency g LEFT JOIN periodic_report r ON r.agency_id = g.id"     \
	" AND r.state = 'sent' AND" OF_PERIOD("r")

static const struct db_stmt LIST_AGENCIES = STMT(
    "periodic_report.list_agencies", ROW
    ", (SELECT COUNT(*) FROM periodic_report_call k"
    " WHERE k.agency_id = g.id AND k.kind = 'urge' AND" OF_PERIOD(
	"k") "),"
	     " (SELECT MAX(k.created_at) FROM periodic_report_call k"
	     " WHERE k.agency_id = g.id AND" OF_PERIOD(
		 "k") "),"
		      " EXISTS (SELECT 1 FROM periodic_report_call k"
		      " WHERE k.agency_id = g.id AND k.kind = 'urge' AND k.once_on = ?"
		      " AND" OF_PERIOD(
			  "k") ")" REPORT_OF " WHERE" REPORTING
			       " ORDER BY g.kind, g.sort_order, g.id LIMIT 2000");

static const struct db_stmt
    LIST_UNREMINDED = STMT("periodic_report.list_unreminded", ROW
	", 0, NULL, 0" REPORT_OF " WHERE" REPORTING
	" AND r.id IS NULL AND g.id > ? AND NOT EXISTS (SELECT 1"
	" FROM periodic_report_call k WHERE k.agency_id = g.id"
	" AND k.kind = 'reminder' AND" OF_PERIOD("k") ")"
						      " ORDER BY g.id LIMIT ?");

static const struct db_stmt ADD_CALL = STMT("periodic_report.add_call",
    "INSERT IGNORE INTO periodic_report_call (agency_id, period_kind,"
    " period_year, period_number, send_by, kind, once_on, note, created_at,"
    " account_id, actor_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static const struct db_stmt
    SET_CALL_TOLD = STMT("periodic_report.set_call_told",
	"UPDATE periodic_report_call SET notification_id = ? WHERE id = ?");

#define CALL_COLUMNS                                                           \
	"k.id, k.agency_id, k.period_kind, k.period_year, k.period_number,"    \
	" k.send_by, k.kind, k.once_on, k.note, k.notification_id,"            \
	" k.created_at"

static const struct db_stmt FIND_CALL = STMT("periodic_report.find_call",
    "SELECT " CALL_COLUMNS " FROM periodic_report_call k"
    " WHERE k.agency_id = ? AND" OF_PERIOD("k") " ORDER BY k.id DESC LIMIT 1");

static const struct db_stmt
    NEXT_UNMAILED = STMT("periodic_report.next_unmailed",
	"SELECT k.id FROM periodic_report_call k JOIN agency g"
	" ON g.id = k.agency_id WHERE k.outbox_id IS NULL AND k.id > ?"
	" AND g.email <> '' ORDER BY k.id LIMIT 1");

static const struct db_stmt
    LOCK_UNMAILED = STMT("periodic_report.lock_unmailed",
	"SELECT id FROM periodic_report_call WHERE id = ?"
	" AND outbox_id IS NULL FOR UPDATE");

static const struct db_stmt GET_CALL = STMT("periodic_report.get_call",
    "SELECT " CALL_COLUMNS ", g.name, g.email FROM periodic_report_call k"
    " JOIN agency g ON g.id = k.agency_id WHERE k.id = ?");

static const struct db_stmt
    SET_CALL_MAILED = STMT("periodic_report.set_call_mailed",
	"UPDATE periodic_report_call SET outbox_id = ? WHERE id = ?");

/* Reports
 * --------------------------------------------------------------------*/

enum err
periodic_report_store_add(struct cx *cx, struct periodic_report *report,
    bool *out_added)
{
	const struct period *period = &report->period;
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(report->agency_id), PERIOD_ARGS(period),
		db_day(period->from), db_day(period->to),
		db_day(period->send_by), db_moment(report->known_at),
		db_moment(cx->now), db_u64(cx->actor->account_id),
		db_str(actor_shown_name(cx->actor))),
	    &changed);
	if (err)
		return err;
	*out_added = changed == 1;
	report->id = *out_added ? db_insert_id(cx) : 0;
	report->version = 1;
	return OK;
}

static bool
period_from_row(struct db_rows *rows, struct period *out)
{
	bool known = period_kind_from_name(row_str(rows), &out->kind);

	out->year = (int)row_i64(rows);
	out->number = (int)row_i64(rows);
	return known;
}

static void
texts_from_row(struct db_rows *rows, struct periodic_report *out)
{
	out->known_at = row_moment(rows);
	out->results = row_str(rows);
	out->causes = row_str(rows);
	out->difficulties = row_str(rows);
	out->proposals = row_str(rows);
	out->next_tasks = row_str(rows);
	out->ref_number = row_str(rows);
	out->ref_symbol = row_str(rows);
	out->place = row_str(rows);
	out->issued_on = row_day(rows);
	out->signer_title = row_str(rows);
	out->signer = row_str(rows);
	out->created_at = row_moment(rows);
	out->created_by_name = row_str(rows);
	out->sent_at = row_moment(rows);
	out->sent_by_name = row_str(rows);
	out->version = row_u64(rows);
}

static enum err
report_from_row(struct cx *cx, struct db_rows *rows,
    struct periodic_report *out)
{
	unsigned state = 0;
	bool known;

	out->id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->agency_name = row_str(rows);
	known = period_from_row(rows, &out->period);
	out->period.from = row_day(rows);
	out->period.to = row_day(rows);
	out->period.send_by = row_day(rows);
	known = names_find(periodic_report_state_names,
		    N_PERIODIC_REPORT_STATES, row_str(rows), &state) &&
		known;
	out->state = (enum periodic_report_state)state;
	texts_from_row(rows, out);
	if (!known)
		return fail(cx, ERR_BUG, "report %" PRIu64 " has odd words",
		    out->id);
	return OK;
}

enum err
periodic_report_store_get(struct cx *cx, uint64_t id,
    struct periodic_report *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no periodic report %" PRIu64, id);
	return report_from_row(cx, rows, out);
}

enum err
periodic_report_store_lock(struct cx *cx, uint64_t id,
    struct periodic_report *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LOCK, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	return periodic_report_store_get(cx, id, out);
}

static enum err
find_one(struct cx *cx, struct db_rows *rows, struct periodic_report *out,
    bool *out_found)
{
	*out_found = db_next(rows);
	return *out_found ? report_from_row(cx, rows, out) : OK;
}

enum err
periodic_report_store_find(struct cx *cx, uint64_t agency_id,
    const struct period *period, struct periodic_report *out, bool *out_found)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIND, ARGS(db_u64(agency_id), PERIOD_ARGS(period)),
	    &rows);
	if (err)
		return err;
	return find_one(cx, rows, out, out_found);
}

enum err
periodic_report_store_find_last_sent(struct cx *cx, uint64_t agency_id,
    struct periodic_report *out, bool *out_found)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LAST_SENT, ARGS(db_u64(agency_id)), &rows);
	if (err)
		return err;
	return find_one(cx, rows, out, out_found);
}

enum err
periodic_report_store_list(struct cx *cx, uint64_t agency_id, unsigned max,
    struct periodic_reports *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, ARGS(db_u64(agency_id), db_u64(max)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = report_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

enum err
periodic_report_store_set(struct cx *cx, struct periodic_report *report)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(periodic_report_state_names[report->state]),
		db_moment(report->known_at), db_str(report->results),
		db_str(report->causes), db_str(report->difficulties),
		db_str(report->proposals), db_str(report->next_tasks),
		db_str(report->ref_number), db_str(report->ref_symbol),
		db_str(report->place), db_day(report->issued_on),
		db_str(report->signer_title), db_str(report->signer),
		db_moment(report->sent_at), db_str(report->sent_by_name),
		db_u64(report->id), db_u64(report->version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail(cx, ERR_CONFLICT,
		    "periodic report %" PRIu64 " is sent or changed",
		    report->id);
	report->version++;
	return OK;
}

/* Lines
 * ----------------------------------------------------------------------*/

enum err
periodic_report_store_add_line(struct cx *cx, uint64_t report_id,
    enum periodic_report_part part, const struct periodic_report_line *line)
{
	return db_exec(cx, &ADD_LINE,
	    ARGS(db_u64(report_id), db_str(periodic_report_part_name(part)),
		db_str(report_cell_name(line->leaf)), db_bool(line->is_carried),
		db_str(assignment_role_name(line->role)),
		db_str(assignment_state_name(line->state)),
		db_day(line->due_on), db_day(line->result_on),
		db_u64(line->notice_count), db_u64(line->assignment_id)),
	    NULL);
}

enum err
periodic_report_store_remove_lines(struct cx *cx, uint64_t report_id)
{
	return db_exec(cx, &REMOVE_LINES, ARGS(db_u64(report_id)), NULL);
}

static bool
line_from_row(struct db_rows *rows, struct periodic_report_line *out)
{
	bool known;

	out->assignment_id = row_u64(rows);
	known = report_cell_from_name(row_str(rows), &out->leaf);
	out->is_carried = row_bool(rows);
	known = assignment_role_from_name(row_str(rows), &out->role) && known;
	known = assignment_state_from_name(row_str(rows), &out->state) && known;
	out->due_on = row_day(rows);
	out->result_on = row_day(rows);
	out->reference = row_str(rows);
	out->issued_on = row_day(rows);
	out->title = row_str(rows);
	out->product = row_str(rows);
	out->reply_document = row_str(rows);
	out->reply_issued_on = row_day(rows);
	out->notice_count = (unsigned)row_u64(rows);
	out->cause = row_str(rows);
	out->proposal = row_str(rows);
	return known;
}

enum err
periodic_report_store_list_lines(struct cx *cx, uint64_t report_id,
    enum periodic_report_part part, struct periodic_report_lines *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_LINES,
	    ARGS(db_u64(report_id), db_str(periodic_report_part_name(part))),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		if (!line_from_row(rows, &out->items[out->n++]))
			return fail(cx, ERR_BUG, "a line has an unknown word");
	return OK;
}

/* The office's list
 * ----------------------------------------------------------*/

static enum err
rows_from_rows(struct cx *cx, struct db_rows *rows, const struct period *period,
    struct periodic_report_rows *out)
{
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct periodic_report_row *row = &out->items[out->n++];
		const char *kind, *number, *symbol;

		row->agency_id = row_u64(rows);
		row->agency_name = row_str(rows);
		kind = row_str(rows);
		row->email = row_str(rows);
		row->phone = row_str(rows);
		row->contact_name = row_str(rows);
		row->report_id = row_u64(rows);
		number = row_str(rows);
		symbol = row_str(rows);
		row->reference = row->report_id == 0
				     ? ""
				     : reference_text(cx->mem, number, symbol);
		row->issued_on = row_day(rows);
		row->sent_at = row_moment(rows);
		row->n_urged = (unsigned)row_u64(rows);
		row->called_at = row_moment(rows);
		row->urged_today = row_bool(rows);
		row->is_late = periodic_report_is_late(period->send_by,
		    row->sent_at, cx->now);
		if (!agency_kind_from_name(kind, &row->kind))
			return fail(cx, ERR_BUG, "no such kind of agency");
	}
	return OK;
}

enum err
periodic_report_store_list_agencies(struct cx *cx, const struct period *period,
    int32_t on, struct periodic_report_rows *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_AGENCIES,
	    ARGS(PERIOD_ARGS(period), PERIOD_ARGS(period), db_day(on),
		PERIOD_ARGS(period), PERIOD_ARGS(period), db_day(on),
		db_day(on)),
	    &rows);
	if (err)
		return err;
	return rows_from_rows(cx, rows, period, out);
}

enum err
periodic_report_store_list_unreminded(struct cx *cx,
    const struct period *period, int32_t on, uint64_t after_id, unsigned max,
    struct periodic_report_rows *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_UNREMINDED,
	    ARGS(PERIOD_ARGS(period), db_day(on), db_day(on), db_u64(after_id),
		PERIOD_ARGS(period), db_u64(max)),
	    &rows);
	if (err)
		return err;
	return rows_from_rows(cx, rows, period, out);
}

/* Who is asked
 * ---------------------------------------------------------------*/

enum err
periodic_report_store_add_call(struct cx *cx, struct periodic_report_call *call,
    bool *out_added)
{
	const struct actor *actor = call->is_urge ? cx->actor : NULL;
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &ADD_CALL,
	    ARGS(db_u64(call->agency_id), PERIOD_ARGS(&call->period),
		db_day(call->period.send_by),
		db_str(call->is_urge ? "urge" : "reminder"),
		db_day(call->once_on), db_str(call->note), db_moment(cx->now),
		db_id(actor == NULL ? 0 : actor->account_id),
		db_str(actor == NULL ? "" : actor_shown_name(actor))),
	    &changed);
	if (err)
		return err;
	*out_added = changed == 1;
	call->id = *out_added ? db_insert_id(cx) : 0;
	return OK;
}

enum err
periodic_report_store_set_call_told(struct cx *cx, uint64_t id,
    uint64_t notification_id)
{
	return db_exec(cx, &SET_CALL_TOLD,
	    ARGS(db_u64(notification_id), db_u64(id)), NULL);
}

static enum err
call_from_row(struct cx *cx, struct db_rows *rows,
    struct periodic_report_call *out, int64_t *out_at)
{
	bool known;

	out->id = row_u64(rows);
	out->agency_id = row_u64(rows);
	known = period_from_row(rows, &out->period);
	out->period.from = NO_DAY;
	out->period.to = NO_DAY;
	out->period.send_by = row_day(rows);
	out->is_urge = text_equal(row_str(rows), "urge");
	out->once_on = row_day(rows);
	out->note = row_str(rows);
	out->notification_id = row_u64(rows);
	*out_at = row_moment(rows);
	if (!known)
		return fail(cx, ERR_BUG, "call %" PRIu64 " of no period",
		    out->id);
	return OK;
}

enum err
periodic_report_store_find_call(struct cx *cx, uint64_t agency_id,
    const struct period *period, struct periodic_report_call *out,
    int64_t *out_at, bool *out_found)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIND_CALL,
	    ARGS(db_u64(agency_id), PERIOD_ARGS(period)), &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	return *out_found ? call_from_row(cx, rows, out, out_at) : OK;
}

static enum err
read_unmailed(struct cx *cx, uint64_t id, struct periodic_report_call *out,
    struct recipient *out_recipient, bool *out_found)
{
	struct db_rows *rows;
	int64_t at;
	enum err err;

	err = db_query(cx, &GET_CALL, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	if (!*out_found)
		return OK;
	err = call_from_row(cx, rows, out, &at);
	if (err)
		return err;
	*out_recipient = (struct recipient){
		.agency_id = out->agency_id,
		.name = row_str(rows),
		.email = row_str(rows),
		.language = "vi",
		.on_portal = true,
	};
	return OK;
}

enum err
periodic_report_store_lock_unmailed(struct cx *cx, uint64_t after_id,
    struct periodic_report_call *out, struct recipient *out_recipient,
    bool *out_found)
{
	struct db_rows *rows;
	uint64_t id;
	enum err err;

	out->id = 0;
	*out_found = false;
	err = db_query(cx, &NEXT_UNMAILED, ARGS(db_u64(after_id)), &rows);
	if (err || !db_next(rows))
		return err;
	id = row_u64(rows);
	out->id = id;
	err = db_query(cx, &LOCK_UNMAILED, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return OK;
	return read_unmailed(cx, id, out, out_recipient, out_found);
}

enum err
periodic_report_store_set_call_mailed(struct cx *cx, uint64_t id,
    uint64_t outbox_id)
{
	return db_exec(cx, &SET_CALL_MAILED,
	    ARGS(db_u64(outbox_id), db_u64(id)), NULL);
}

static const struct db_stmt *const statements[] = {
	&ADD,
	&GET,
	&LOCK,
	&FIND,
	&LIST,
	&LAST_SENT,
	&SET,
	&ADD_LINE,
	&REMOVE_LINES,
	&LIST_LINES,
	&LIST_AGENCIES,
	&LIST_UNREMINDED,
	&ADD_CALL,
	&SET_CALL_TOLD,
	&FIND_CALL,
	&NEXT_UNMAILED,
	&LOCK_UNMAILED,
	&GET_CALL,
	&SET_CALL_MAILED,
};

const struct db_stmt_list periodic_report_store_statements = {
	"periodic_report",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
