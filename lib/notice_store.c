#include "notice_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"
#include "clock.h"
#include "directive.h"

/* Planning ----------------------------------------------------------------- */

static const struct db_stmt LOCK_PLAN = STMT("batch_progress.lock_notices",
    "INSERT INTO batch_progress (name, day, finished_at)"
    " VALUES ('notices', ?, ?) ON DUPLICATE KEY UPDATE"
    " day = GREATEST(day, VALUES(day)), finished_at = VALUES(finished_at)");

enum err
notice_store_lock_plan(struct cx *cx, int32_t day)
{
	return db_exec(cx, &LOCK_PLAN, ARGS(db_day(day), db_moment(cx->now)),
	    NULL);
}

/* Rungs of the ladder of the due date in force. */
#define OF_LADDER                                                              \
	" FROM notice_item i WHERE i.assignment_id = a.id"                     \
	" AND i.due_on = a.due_on"

static const struct db_stmt CANDIDATES = STMT("notice.list_candidates",
    "SELECT a.id, a.due_on, a.state, a.extension_pending,"
    " (SELECT COUNT(*)" OF_LADDER " AND i.state = 'sent'),"
    " (SELECT MAX(i.sent_on)" OF_LADDER " AND i.state = 'sent'),"
    " (SELECT MAX(i.again_on)" OF_LADDER " AND i.state = 'withdrawn'),"
    " EXISTS (SELECT 1 FROM notice_item i WHERE i.open_key = a.id),"
    " EXISTS (SELECT 1 FROM escalation e WHERE e.live_key = a.id"
    " AND e.due_on = a.due_on)"
    " FROM assignment a WHERE a.open = 1 AND a.due_key <= ? AND a.id > ?"
    " AND a.state <> 'submitted' AND a.role <> 'informed'"
    " AND a.assigned_at <= ? ORDER BY a.id LIMIT ?");

static enum err
candidate_from_row(struct cx *cx, struct db_rows *rows,
    struct notice_candidate *out)
{
	out->assignment_id = row_u64(rows);
	out->due_on = row_day(rows);
	if (!assignment_state_from_name(row_str(rows), &out->state))
		return fail(cx, ERR_BUG, "unknown state of an assignment");
	out->extension_pending = row_bool(rows);
	out->ladder.n_sent = (unsigned)row_u64(rows);
	out->ladder.last_sent_on = row_day(rows);
	out->ladder.again_on = row_day(rows);
	out->ladder.waiting = row_bool(rows);
	out->ladder.escalated = row_bool(rows);
	return OK;
}

enum err
notice_store_list_candidates(struct cx *cx, int32_t last_due,
    int64_t given_out_by, uint64_t after_id, struct notice_candidates *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &CANDIDATES,
	    ARGS(db_day(last_due), db_u64(after_id), db_moment(given_out_by),
		db_u64(NOTICE_CHUNK)),
	    &rows);
	if (err)
		return err;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (out->n = 0; db_next(rows); out->n++) {
		err = candidate_from_row(cx, rows, &out->items[out->n]);
		if (err)
			return err;
	}
	return OK;
}

/* Still as it was read; the unique keys hold what else must hold. */
#define STILL_DUE                                                              \
	" FROM assignment a WHERE a.id = ? AND a.open = 1 AND a.due_on = ?"    \
	" AND a.state <> 'submitted'"

static const struct db_stmt PROPOSE = STMT("notice_item.propose",
    "INSERT IGNORE INTO notice_item (assignment_id, agency_id, due_on, nth,"
    " day, proposed_at) SELECT a.id, a.agency_id, a.due_on, ?, ?, ?" STILL_DUE);

enum err
notice_store_propose(struct cx *cx, const struct notice_candidate *candidate,
    int32_t day, uint64_t *out_added)
{
	return db_exec(cx, &PROPOSE,
	    ARGS(db_u64(candidate->ladder.n_sent + 1), db_day(day),
		db_moment(cx->now), db_u64(candidate->assignment_id),
		db_day(candidate->due_on)),
	    out_added);
}

static const struct db_stmt ESCALATE = STMT("escalation.add",
    "INSERT IGNORE INTO escalation (assignment_id, agency_id, due_on, day,"
    " created_at) SELECT a.id, a.agency_id, a.due_on, ?, ?" STILL_DUE
    " AND a.extension_pending = 0 AND a.state <> 'returned'");

enum err
notice_store_escalate(struct cx *cx, const struct notice_candidate *candidate,
    int32_t day, uint64_t *out_added)
{
	return db_exec(cx, &ESCALATE,
	    ARGS(db_day(day), db_moment(cx->now),
		db_u64(candidate->assignment_id), db_day(candidate->due_on)),
	    out_added);
}

/* Items ---------------------------------------------------------------------
 */

#define ITEM_COLUMNS                                                           \
	"i.id, i.assignment_id, i.agency_id, i.notice_id, i.due_on, i.nth,"    \
	" i.day, i.state, i.withdrawn_reason, a.state, a.due_on,"              \
	" EXISTS (SELECT 1 FROM extension x WHERE x.assignment_id = a.id"      \
	" AND x.decision = 'pending' AND x.created_at > i.proposed_at),"       \
	" EXISTS (SELECT 1 FROM return_request r WHERE r.assignment_id = a.id" \
	" AND r.decision = 'pending' AND r.created_at > i.proposed_at),"       \
	" a.extension_pending"

static enum err
item_from_row(struct cx *cx, struct db_rows *rows, struct notice_item *out)
{
	const char *state, *of_assignment;

	out->id = row_u64(rows);
	out->assignment_id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->notice_id = row_u64(rows);
	out->due_on = row_day(rows);
	out->nth = (unsigned)row_u64(rows);
	out->day = row_day(rows);
	state = row_str(rows);
	out->withdrawn_reason = row_str(rows);
	of_assignment = row_str(rows);
	out->facts.due_on = row_day(rows);
	out->facts.extension_asked = row_bool(rows);
	out->facts.returned = row_bool(rows);
	out->extension_pending = row_bool(rows);
	if (!notice_item_state_from_name(state, &out->state) ||
	    !assignment_state_from_name(of_assignment, &out->facts.state))
		return fail(cx, ERR_BUG,
		    "notice item %" PRIu64 " has an unknown word", out->id);
	return OK;
}

static const struct db_stmt WAITING = STMT("notice_item.list_waiting",
    "SELECT " ITEM_COLUMNS " FROM notice_item i"
    " JOIN assignment a ON a.id = i.assignment_id"
    " WHERE i.state IN ('proposed', 'approved') AND i.id > ?"
    " ORDER BY i.id LIMIT ?");

enum err
notice_store_list_waiting(struct cx *cx, uint64_t after_id,
    struct notice_item_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &WAITING,
	    ARGS(db_u64(after_id), db_u64(NOTICE_CHUNK)), &rows);
	if (err)
		return err;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (out->n = 0; db_next(rows); out->n++) {
		err = item_from_row(cx, rows, &out->items[out->n]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt WITHDRAW_ITEM = STMT("notice_item.withdraw",
    "UPDATE notice_item SET state = 'withdrawn', withdrawn_at = ?,"
    " withdrawn_reason = ?, again_on = ?"
    " WHERE id = ? AND state IN ('proposed', 'approved')");

enum err
notice_store_withdraw_item(struct cx *cx, uint64_t id, enum withdrawal reason,
    int32_t again_on, uint64_t *out_changed)
{
	return db_exec(cx, &WITHDRAW_ITEM,
	    ARGS(db_moment(cx->now), db_str(withdrawal_name(reason)),
		db_day(again_on), db_u64(id)),
	    out_changed);
}

/* The days of the notices before, and the latest answer of the agency as it was
 * known when the notice was approved: a paper printed later says the same. */
#define SHOWN_COLUMNS                                                                \
	ITEM_COLUMNS                                                                 \
	", i.withdrawn_note, a.directive_id, g.name, g.code, t.title, d.ref_number," \
	" d.ref_symbol, d.issued_on,"                                                \
	" d.abstract, a.first_due_on, a.extension_count,"                            \
	" (SELECT GROUP_CONCAT(DATE_FORMAT(b.sent_on, '%d/%m/%Y')"                   \
	" ORDER BY b.nth SEPARATOR ', ') FROM notice_item b"                         \
	" WHERE b.assignment_id = i.assignment_id AND b.due_on = i.due_on"           \
	" AND b.state = 'sent' AND b.nth < i.nth),"                                  \
	" (SELECT p.reply_text FROM reply p WHERE p.assignment_id = a.id"            \
	" AND p.created_at <= COALESCE(n.approved_at, '9999-12-31')"                 \
	" ORDER BY p.id DESC LIMIT 1),"                                              \
	" (SELECT MAX(p.created_at) FROM reply p WHERE p.assignment_id = a.id"       \
	" AND p.created_at <= COALESCE(n.approved_at, '9999-12-31'))"
#define SHOWN_JOINS                                                            \
	" FROM notice_item i JOIN assignment a ON a.id = i.assignment_id"      \
	" JOIN task t ON t.id = a.task_id"                                     \
	" JOIN directive d ON d.id = a.directive_id"                           \
	" JOIN agency g ON g.id = i.agency_id"                                 \
	" LEFT JOIN notice n ON n.id = i.notice_id"

static enum err
shown_from_row(struct cx *cx, struct db_rows *rows, struct notice_item *out)
{
	const char *number, *symbol;
	enum err err;

	err = item_from_row(cx, rows, out);
	if (err)
		return err;
	out->withdrawn_note = row_str(rows);
	out->directive_id = row_u64(rows);
	out->agency_name = row_str(rows);
	out->agency_code = row_str(rows);
	out->title = row_str(rows);
	number = row_str(rows);
	symbol = row_str(rows);
	out->reference = reference_text(cx->mem, number, symbol);
	out->issued_on = row_day(rows);
	out->abstract = row_str(rows);
	out->first_due_on = row_day(rows);
	out->extension_count = (unsigned)row_u64(rows);
	out->before = row_str(rows);
	out->update_text = row_str(rows);
	out->updated_at = row_moment(rows);
	return OK;
}

static enum err
list_shown(struct cx *cx, struct db_rows *rows, struct notice_item_list *out)
{
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (out->n = 0; db_next(rows); out->n++) {
		enum err err = shown_from_row(cx, rows, &out->items[out->n]);

		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt PROPOSED = STMT("notice_item.list_proposed",
    "SELECT " SHOWN_COLUMNS SHOWN_JOINS
    " WHERE i.state = 'proposed' AND (? = 0 OR i.agency_id = ?)"
    " ORDER BY g.kind, g.sort_order, g.id, i.due_on, i.id LIMIT ?");

enum err
notice_store_list_proposed(struct cx *cx, uint64_t agency_id,
    struct notice_item_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &PROPOSED,
	    ARGS(db_u64(agency_id), db_u64(agency_id), db_u64(NOTICE_LIST_MAX)),
	    &rows);
	if (err)
		return err;
	return list_shown(cx, rows, out);
}

static const struct db_stmt ITEMS = STMT("notice_item.list",
    "SELECT " SHOWN_COLUMNS SHOWN_JOINS
    " WHERE i.notice_id = ? ORDER BY i.due_on, i.id");

enum err
notice_store_list_items(struct cx *cx, uint64_t notice_id,
    struct notice_item_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &ITEMS, ARGS(db_u64(notice_id)), &rows);
	if (err)
		return err;
	return list_shown(cx, rows, out);
}

static const struct db_stmt ITEM_GET = STMT("notice_item.get",
    "SELECT " SHOWN_COLUMNS SHOWN_JOINS " WHERE i.id = ?");

enum err
notice_store_get_item(struct cx *cx, uint64_t id, struct notice_item *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &ITEM_GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no notice item %" PRIu64, id);
	return shown_from_row(cx, rows, out);
}

static const struct db_stmt ITEM_NOTE = STMT("notice_item.set_note",
    "UPDATE notice_item SET withdrawn_note = ? WHERE id = ?");

enum err
notice_store_set_item_note(struct cx *cx, uint64_t id, const char *note)
{
	return db_exec(cx, &ITEM_NOTE, ARGS(db_str(note), db_u64(id)), NULL);
}

static const struct db_stmt TAKE_ITEM = STMT("notice_item.take",
    "UPDATE notice_item SET state = 'approved', notice_id = ?"
    " WHERE id = ? AND agency_id = ? AND state = 'proposed'");

enum err
notice_store_take_item(struct cx *cx, uint64_t id, const struct notice *notice,
    uint64_t *out_changed)
{
	return db_exec(cx, &TAKE_ITEM,
	    ARGS(db_u64(notice->id), db_u64(id), db_u64(notice->agency_id)),
	    out_changed);
}

static const struct db_stmt SEND_ITEM = STMT("notice_item.send",
    "UPDATE notice_item SET state = 'sent', sent_on = ?"
    " WHERE id = ? AND state = 'approved'");

enum err
notice_store_send_item(struct cx *cx, uint64_t id, int32_t on,
    uint64_t *out_changed)
{
	return db_exec(cx, &SEND_ITEM, ARGS(db_day(on), db_u64(id)),
	    out_changed);
}

/* Notices -------------------------------------------------------------------
 */

static const struct db_stmt BEGIN_YEAR = STMT("notice_number.begin",
    "INSERT INTO notice_number (year, last) VALUES (?, 1)"
    " ON DUPLICATE KEY UPDATE last = last + 1");
static const struct db_stmt NUMBER_GET = STMT("notice_number.get",
    "SELECT last FROM notice_number WHERE year = ?");

enum err
notice_store_take_number(struct cx *cx, int year, unsigned *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_exec(cx, &BEGIN_YEAR, ARGS(db_i64(year)), NULL);
	if (err)
		return err;
	err = db_query(cx, &NUMBER_GET, ARGS(db_i64(year)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "no number of this year");
	*out = (unsigned)row_u64(rows);
	return OK;
}

static const struct db_stmt ADD = STMT("notice.add",
    "INSERT INTO notice (agency_id, year, number, symbol, issued_on, place,"
    " basis, request, answer_by, signer_role, signer, approved_at,"
    " approved_by, approved_by_name)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
notice_store_add(struct cx *cx, struct notice *notice)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(notice->agency_id), db_i64(notice->year),
		db_u64(notice->number), db_str(notice->symbol),
		db_day(notice->issued_on), db_str(notice->place),
		db_str(notice->basis), db_str(notice->request),
		db_day(notice->answer_by),
		db_str(notice->by_deputy ? "deputy" : "chief"),
		db_str(notice->signer), db_moment(notice->approved_at),
		db_u64(cx->actor->account_id),
		db_str(notice->approved_by_name)),
	    NULL);
	if (err)
		return err;
	notice->id = db_insert_id(cx);
	notice->version = 1;
	return OK;
}

#define NOTICE_COLUMNS                                                         \
	"n.id, n.agency_id, g.name, n.year, n.number, n.symbol, n.state,"      \
	" n.issued_on, n.place, n.basis, n.request, n.answer_by,"              \
	" n.signer_role = 'deputy', n.signer, n.approved_at,"                  \
	" n.approved_by_name, n.signed_at, n.sent_on, n.withdrawn_at,"         \
	" n.withdrawn_reason, n.withdrawn_note, n.version,"                    \
	" (SELECT COUNT(*) FROM notice_item i WHERE i.notice_id = n.id"        \
	" AND i.state <> 'withdrawn'),"                                        \
	" COALESCE((SELECT MAX(i.nth) FROM notice_item i WHERE i.notice_id ="  \
	" n.id AND i.state <> 'withdrawn'), 0)"
#define NOTICE_JOINS " FROM notice n JOIN agency g ON g.id = n.agency_id"

static enum err
notice_from_row(struct cx *cx, struct db_rows *rows, struct notice *out)
{
	const char *state;

	out->id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->agency_name = row_str(rows);
	out->year = (int)row_u64(rows);
	out->number = (unsigned)row_u64(rows);
	out->symbol = row_str(rows);
	state = row_str(rows);
	out->issued_on = row_day(rows);
	out->place = row_str(rows);
	out->basis = row_str(rows);
	out->request = row_str(rows);
	out->answer_by = row_day(rows);
	out->by_deputy = row_bool(rows);
	out->signer = row_str(rows);
	out->approved_at = row_moment(rows);
	out->approved_by_name = row_str(rows);
	out->signed_at = row_moment(rows);
	out->sent_on = row_day(rows);
	out->withdrawn_at = row_moment(rows);
	out->withdrawn_reason = row_str(rows);
	out->withdrawn_note = row_str(rows);
	out->version = row_u64(rows);
	out->n_items = (unsigned)row_u64(rows);
	out->nth_max = (unsigned)row_u64(rows);
	if (!notice_state_from_name(state, &out->state))
		return fail(cx, ERR_BUG, "notice %" PRIu64 " has no state",
		    out->id);
	return OK;
}

static const struct db_stmt GET = STMT("notice.get",
    "SELECT " NOTICE_COLUMNS NOTICE_JOINS " WHERE n.id = ?");
static const struct db_stmt LOCK = STMT("notice.lock",
    "SELECT id FROM notice WHERE id = ? FOR UPDATE");
static const struct db_stmt LAST = STMT("notice.find_last",
    "SELECT " NOTICE_COLUMNS NOTICE_JOINS " ORDER BY n.id DESC LIMIT 1");

enum err
notice_store_get(struct cx *cx, uint64_t id, struct notice *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no notice %" PRIu64, id);
	return notice_from_row(cx, rows, out);
}

enum err
notice_store_lock(struct cx *cx, uint64_t id, struct notice *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LOCK, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	return notice_store_get(cx, id, out);
}

enum err
notice_store_find_last(struct cx *cx, struct notice *out, bool *out_found)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LAST, NO_ARGS, &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	return *out_found ? notice_from_row(cx, rows, out) : OK;
}

static const struct db_stmt SET = STMT("notice.set",
    /* From left to right: the old signed_at, the new state. */
    "UPDATE notice SET signed_by = IF(signed_at <=> ?, signed_by, ?),"
    " signed_at = ?, state = ?, sent_on = ?,"
    " sent_at = IF(state = 'sent', ?, sent_at),"
    " sent_by = IF(state = 'sent', ?, sent_by), withdrawn_at = ?,"
    " withdrawn_by = IF(state = 'withdrawn', ?, withdrawn_by),"
    " withdrawn_reason = ?, withdrawn_note = ?,"
    " version = version + 1 WHERE id = ? AND version = ?");

enum err
notice_store_set(struct cx *cx, struct notice *notice)
{
	uint64_t who = cx->actor != NULL ? cx->actor->account_id : 0;
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_moment(notice->signed_at), db_id(who),
		db_moment(notice->signed_at),
		db_str(notice_state_name(notice->state)),
		db_day(notice->sent_on), db_moment(cx->now), db_id(who),
		db_moment(notice->withdrawn_at), db_id(who),
		db_str(notice->withdrawn_reason),
		db_str(notice->withdrawn_note), db_u64(notice->id),
		db_u64(notice->version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx,
		    "notice %" PRIu64 " is not at version %" PRIu64, notice->id,
		    notice->version);
	notice->version++;
	return OK;
}

static const struct db_stmt LIST = STMT("notice.list",
    "SELECT " NOTICE_COLUMNS NOTICE_JOINS
    " WHERE n.state = ? AND (? = 0 OR n.agency_id = ?)"
    " AND (? = 0 OR n.id < ?) ORDER BY n.id DESC LIMIT ?");

enum err
notice_store_list(struct cx *cx, enum notice_state state, uint64_t agency_id,
    uint64_t before_id, unsigned max, struct notice_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(db_str(notice_state_name(state)), db_u64(agency_id),
		db_u64(agency_id), db_u64(before_id), db_u64(before_id),
		db_u64(max)),
	    &rows);
	if (err)
		return err;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (out->n = 0; db_next(rows); out->n++) {
		err = notice_from_row(cx, rows, &out->items[out->n]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt COUNT = STMT("notice.count",
    "SELECT (SELECT COUNT(*) FROM notice_item WHERE state = 'proposed'),"
    " (SELECT COUNT(*) FROM escalation WHERE state = 'open'),"
    " (SELECT COUNT(*) FROM notice WHERE state = 'approved'),"
    " (SELECT COUNT(*) FROM notice WHERE state = 'signed'),"
    " (SELECT COUNT(*) FROM notice WHERE state = 'sent'),"
    " (SELECT COUNT(*) FROM notice WHERE state = 'withdrawn')");

enum err
notice_store_count(struct cx *cx, struct notice_counts *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &COUNT, NO_ARGS, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "no counts");
	out->proposed = row_u64(rows);
	out->escalations = row_u64(rows);
	for (int i = 0; i < N_NOTICE_STATES; i++)
		out->n[i] = row_u64(rows);
	return OK;
}

static const struct db_stmt IS_FOLLOWED = STMT("notice.is_followed",
    "SELECT EXISTS (SELECT 1 FROM notice_item i"
    " JOIN assignment a ON a.id = i.assignment_id"
    " JOIN task t ON t.id = a.task_id"
    " JOIN directive d ON d.id = a.directive_id WHERE i.notice_id = ?"
    " AND ? IN (t.specialist_id, t.division_head_id, t.office_leader_id,"
    " d.created_by))");

enum err
notice_store_is_followed(struct cx *cx, uint64_t notice_id, uint64_t account_id,
    bool *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &IS_FOLLOWED,
	    ARGS(db_u64(notice_id), db_u64(account_id)), &rows);
	if (err)
		return err;
	*out = db_next(rows) && row_bool(rows);
	return OK;
}

/* To the Chairman
 * -------------------------------------------------------------- */

#define ESCALATION_COLUMNS                                                      \
	"e.id, e.assignment_id, e.agency_id, e.due_on, e.day, e.state,"         \
	" e.withdrawn_reason, a.state, a.due_on, a.extension_pending,"          \
	" e.version, g.name, t.title, d.ref_number, d.ref_symbol,"              \
	" d.issued_on,"                                                         \
	" (SELECT GROUP_CONCAT(CONCAT(LPAD(n.number, 2, '0'), '/', n.symbol,"   \
	" ' (', DATE_FORMAT(i.sent_on, '%d/%m/%Y'), ')') ORDER BY i.nth"        \
	" SEPARATOR '; ') FROM notice_item i JOIN notice n"                     \
	" ON n.id = i.notice_id WHERE i.assignment_id = e.assignment_id"        \
	" AND i.due_on = e.due_on AND i.state = 'sent'),"                       \
	" (SELECT p.reply_text FROM reply p WHERE p.assignment_id = a.id"       \
	" AND p.kind = 'explanation' ORDER BY p.id DESC LIMIT 1),"              \
	" COALESCE(r.proposal, e.proposal), r.opinion, r.ruled_by, r.ruled_on," \
	" r.document, f.id, f.state, f.due_on"
#define ESCALATION_JOINS                                                        \
	" FROM escalation e JOIN assignment a ON a.id = e.assignment_id"        \
	" JOIN task t ON t.id = a.task_id"                                      \
	" JOIN directive d ON d.id = a.directive_id"                            \
	" JOIN agency g ON g.id = e.agency_id"                                  \
	" LEFT JOIN ruling r ON r.escalation_id = e.id"                         \
	" LEFT JOIN assignment f ON f.id = (SELECT MIN(x.id) FROM assignment x" \
	" WHERE x.task_id = r.task_id AND x.role = 'lead')"

static enum err
escalation_from_row(struct cx *cx, struct db_rows *rows, struct escalation *out)
{
	const char *number, *state, *symbol, *follow_state;

	out->id = row_u64(rows);
	out->assignment_id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->due_on = row_day(rows);
	out->day = row_day(rows);
	out->state = row_str(rows);
	out->withdrawn_reason = row_str(rows);
	state = row_str(rows);
	out->facts = (struct notice_facts){ .due_on = row_day(rows) };
	out->held = row_bool(rows);
	out->version = row_u64(rows);
	out->agency_name = row_str(rows);
	out->title = row_str(rows);
	number = row_str(rows);
	symbol = row_str(rows);
	out->reference = reference_text(cx->mem, number, symbol);
	out->issued_on = row_day(rows);
	out->before = row_str(rows);
	out->explanation = row_str(rows);
	out->proposal = row_str(rows);
	out->opinion = row_str(rows);
	out->ruled_by = row_str(rows);
	out->ruled_on = row_day(rows);
	out->document = row_str(rows);
	out->follow_id = row_u64(rows);
	follow_state = row_str(rows);
	out->follow_due_on = row_day(rows);
	if (out->follow_id != 0 &&
	    !assignment_state_from_name(follow_state, &out->follow_state))
		return fail(cx, ERR_BUG, "unknown state of an assignment");
	if (!assignment_state_from_name(state, &out->facts.state))
		return fail(cx, ERR_BUG, "unknown state of an assignment");
	out->held = notice_escalation_is_held(out->facts.state, out->held);
	return OK;
}

static enum err
list_escalations(struct cx *cx, struct db_rows *rows,
    struct escalation_list *out)
{
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (out->n = 0; db_next(rows); out->n++) {
		enum err err = escalation_from_row(cx, rows,
		    &out->items[out->n]);

		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt ESCALATION_LIST = STMT("escalation.list",
    "SELECT " ESCALATION_COLUMNS ESCALATION_JOINS
    " WHERE e.state = ? ORDER BY e.id DESC LIMIT ?");

enum err
escalation_store_list(struct cx *cx, const char *state, unsigned max,
    struct escalation_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &ESCALATION_LIST, ARGS(db_str(state), db_u64(max)),
	    &rows);
	if (err)
		return err;
	return list_escalations(cx, rows, out);
}

static const struct db_stmt ESCALATION_REPORT = STMT("escalation.list_report",
    "SELECT " ESCALATION_COLUMNS ESCALATION_JOINS
    " WHERE e.state = 'open' AND a.extension_pending = 0"
    " AND a.state <> 'returned'"
    " ORDER BY g.kind, g.sort_order, g.id, e.due_on, e.id LIMIT ?");

enum err
escalation_store_list_report(struct cx *cx, struct escalation_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &ESCALATION_REPORT, ARGS(db_u64(NOTICE_LIST_MAX)),
	    &rows);
	if (err)
		return err;
	return list_escalations(cx, rows, out);
}

static const struct db_stmt ESCALATION_OF_REPORT = STMT(
    "escalation.list_of_report",
    "SELECT " ESCALATION_COLUMNS
    ", x.explanation IS NOT NULL, x.explanation, x.proposal" ESCALATION_JOINS
    " JOIN escalation_report_item x"
    " ON x.escalation_id = e.id"
    " WHERE x.report_id = ? ORDER BY x.id LIMIT ?");

/* As they stood when it was numbered. */
static void
take_what_was_known(struct db_rows *rows, struct escalation *out)
{
	bool kept = row_bool(rows);
	const char *explanation = row_str(rows);
	const char *proposal = row_str(rows);

	if (!kept)
		return;
	out->explanation = explanation;
	out->proposal = proposal;
}

enum err
escalation_store_list_of_report(struct cx *cx, uint64_t report_id,
    struct escalation_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &ESCALATION_OF_REPORT,
	    ARGS(db_u64(report_id), db_u64(NOTICE_LIST_MAX)), &rows);
	if (err)
		return err;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (out->n = 0; db_next(rows); out->n++) {
		err = escalation_from_row(cx, rows, &out->items[out->n]);
		if (err)
			return err;
		take_what_was_known(rows, &out->items[out->n]);
	}
	return OK;
}

static const struct db_stmt
    ESCALATION_BEGIN_YEAR = STMT("escalation_number.begin",
	"INSERT INTO escalation_number (year, last) VALUES (?, 1)"
	" ON DUPLICATE KEY UPDATE last = last + 1");
static const struct db_stmt ESCALATION_NUMBER = STMT("escalation_number.get",
    "SELECT last FROM escalation_number WHERE year = ?");

enum err
escalation_store_take_number(struct cx *cx, int year, unsigned *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_exec(cx, &ESCALATION_BEGIN_YEAR, ARGS(db_i64(year)), NULL);
	if (err)
		return err;
	err = db_query(cx, &ESCALATION_NUMBER, ARGS(db_i64(year)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "no number of this year");
	*out = (unsigned)row_u64(rows);
	return OK;
}

static const struct db_stmt REPORT_ADD = STMT("escalation_report.add",
    "INSERT INTO escalation_report (year, number, symbol, issued_on, place,"
    " signer_role, signer, created_at, created_by, created_by_name)"
    " VALUES (?, ?, '" ESCALATION_SYMBOL "', ?, ?, ?, ?, ?, ?, ?)");

enum err
escalation_store_add_report(struct cx *cx, struct escalation_report *report)
{
	enum err err;

	err = db_exec(cx, &REPORT_ADD,
	    ARGS(db_i64(report->year), db_u64(report->number),
		db_day(report->day), db_str(report->place),
		db_str(report->by_deputy ? "deputy" : "chief"),
		db_str(report->signer), db_moment(cx->now),
		db_u64(cx->actor->account_id),
		db_str(actor_shown_name(cx->actor))),
	    NULL);
	if (!err)
		report->id = db_insert_id(cx);
	return err;
}

static const struct db_stmt REPORT_ADD_ITEM = STMT("escalation_report.add_item",
    "INSERT INTO escalation_report_item (report_id, escalation_id,"
    " assignment_id, explanation, proposal) VALUES (?, ?, ?, ?, ?)");

/* None given is known as well. */
static const char *
known_words(const char *s)
{
	return s == NULL ? "" : s;
}

enum err
escalation_store_add_report_item(struct cx *cx, uint64_t report_id,
    const struct escalation *escalation)
{
	return db_exec(cx, &REPORT_ADD_ITEM,
	    ARGS(db_u64(report_id), db_u64(escalation->id),
		db_u64(escalation->assignment_id),
		db_str(known_words(escalation->explanation)),
		db_str(known_words(escalation->proposal))),
	    NULL);
}

#define REPORT_COLUMNS                                                         \
	"r.id, r.year, r.number, r.symbol, r.issued_on, r.place,"              \
	" r.signer_role, r.signer, r.created_at, r.created_by_name,"           \
	" (SELECT COUNT(*) FROM escalation_report_item x"                      \
	" WHERE x.report_id = r.id) FROM escalation_report r"

static const struct db_stmt REPORT_GET = STMT("escalation_report.get",
    "SELECT " REPORT_COLUMNS " WHERE r.id = ?");
static const struct db_stmt REPORT_LIST = STMT("escalation_report.list",
    "SELECT " REPORT_COLUMNS " ORDER BY r.id DESC LIMIT ?");

static void
report_from_row(struct cx *cx, struct db_rows *rows,
    struct escalation_report *out)
{
	out->id = row_u64(rows);
	out->year = (int)row_i64(rows);
	out->number = (unsigned)row_u64(rows);
	out->reference = notice_reference(cx->mem, out->number, row_str(rows));
	out->day = row_day(rows);
	out->place = row_str(rows);
	out->by_deputy = row_str(rows)[0] == 'd';
	out->signer = row_str(rows);
	out->created_at = row_moment(rows);
	out->created_by_name = row_str(rows);
	out->n_items = (unsigned)row_u64(rows);
}

enum err
escalation_store_get_report(struct cx *cx, uint64_t id,
    struct escalation_report *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &REPORT_GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no report %" PRIu64, id);
	report_from_row(cx, rows, out);
	return OK;
}

enum err
escalation_store_list_reports(struct cx *cx, unsigned max,
    struct escalation_reports *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &REPORT_LIST, ARGS(db_u64(max)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		report_from_row(cx, rows, &out->items[out->n++]);
	return OK;
}

static const struct db_stmt
    ESCALATION_PROPOSAL = STMT("escalation.set_proposal",
	"UPDATE escalation SET proposal = ?, proposed_at = ?, proposed_by = ?,"
	" version = version + 1"
	" WHERE id = ? AND version = ? AND state = 'open'");

enum err
escalation_store_set_proposal(struct cx *cx, uint64_t id, uint64_t version,
    const char *proposal, uint64_t *out_changed)
{
	return db_exec(cx, &ESCALATION_PROPOSAL,
	    ARGS(db_str(proposal), db_moment(cx->now),
		db_u64(cx->actor->account_id), db_u64(id), db_u64(version)),
	    out_changed);
}

static const struct db_stmt ESCALATION_GET = STMT("escalation.get",
    "SELECT " ESCALATION_COLUMNS ESCALATION_JOINS " WHERE e.id = ?");

enum err
escalation_store_get(struct cx *cx, uint64_t id, struct escalation *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &ESCALATION_GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no escalation %" PRIu64, id);
	return escalation_from_row(cx, rows, out);
}

static const struct db_stmt ESCALATION_OPEN = STMT("escalation.list_open",
    "SELECT " ESCALATION_COLUMNS ESCALATION_JOINS
    " WHERE e.state = 'open' AND e.id > ? ORDER BY e.id LIMIT ?");

enum err
escalation_store_list_open(struct cx *cx, uint64_t after_id,
    struct escalation_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &ESCALATION_OPEN,
	    ARGS(db_u64(after_id), db_u64(NOTICE_CHUNK)), &rows);
	if (err)
		return err;
	return list_escalations(cx, rows, out);
}

static const struct db_stmt ESCALATION_CLOSE = STMT("escalation.close",
    "UPDATE escalation SET state = ?, withdrawn_at = ?, withdrawn_reason = ?,"
    " version = version + 1 WHERE id = ? AND version = ? AND state = 'open'");

enum err
escalation_store_close(struct cx *cx, uint64_t id, uint64_t version,
    const char *state, enum withdrawal reason, uint64_t *out_changed)
{
	bool withdrawn = reason != WITHDRAWAL_NONE;

	return db_exec(cx, &ESCALATION_CLOSE,
	    ARGS(db_str(state), db_moment(withdrawn ? cx->now : NO_MOMENT),
		db_str(withdrawal_name(reason)), db_u64(id), db_u64(version)),
	    out_changed);
}

static const struct db_stmt RULING_ADD = STMT("ruling.add",
    "INSERT INTO ruling (escalation_id, assignment_id, proposal, opinion,"
    " ruled_by, ruled_on, document, created_at, account_id, task_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
ruling_store_add(struct cx *cx, struct ruling *ruling)
{
	enum err err;

	err = db_exec(cx, &RULING_ADD,
	    ARGS(db_u64(ruling->escalation_id), db_u64(ruling->assignment_id),
		db_str(ruling->proposal), db_str(ruling->opinion),
		db_str(ruling->ruled_by), db_day(ruling->ruled_on),
		db_str(ruling->document), db_moment(cx->now),
		db_u64(cx->actor->account_id), db_id(ruling->task_id)),
	    NULL);
	if (err)
		return err;
	ruling->id = db_insert_id(cx);
	return OK;
}

static const struct db_stmt RULING_LINKS = STMT("ruling.list_links",
    "SELECT 1, a.id, a.agency_id, g.name, t.title, a.state FROM ruling r"
    " JOIN assignment a ON a.id = r.assignment_id"
    " JOIN task t ON t.id = a.task_id JOIN agency g ON g.id = a.agency_id"
    " WHERE r.task_id = ? UNION ALL"
    " SELECT 0, f.id, f.agency_id, g.name, t.title, f.state FROM ruling r"
    " JOIN assignment f ON f.task_id = r.task_id AND f.role = 'lead'"
    " JOIN task t ON t.id = f.task_id JOIN agency g ON g.id = f.agency_id"
    " WHERE r.assignment_id = ? LIMIT ?");

enum err
ruling_store_list_links(struct cx *cx, uint64_t assignment_id, uint64_t task_id,
    struct ruling_links *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &RULING_LINKS,
	    ARGS(db_u64(task_id), db_u64(assignment_id),
		db_u64(NOTICE_LIST_MAX)),
	    &rows);
	if (err)
		return err;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (out->n = 0; db_next(rows); out->n++) {
		struct ruling_link *link = &out->items[out->n];

		link->is_origin = row_bool(rows);
		link->assignment_id = row_u64(rows);
		link->agency_id = row_u64(rows);
		link->agency_name = row_str(rows);
		link->title = row_str(rows);
		if (!assignment_state_from_name(row_str(rows), &link->state))
			return fail(cx, ERR_BUG,
			    "unknown state of an assignment");
	}
	return OK;
}

static const struct db_stmt *const statements[] = {
	&LOCK_PLAN,
	&CANDIDATES,
	&PROPOSE,
	&ESCALATE,
	&WAITING,
	&WITHDRAW_ITEM,
	&PROPOSED,
	&ITEMS,
	&TAKE_ITEM,
	&SEND_ITEM,
	&BEGIN_YEAR,
	&NUMBER_GET,
	&ADD,
	&GET,
	&LOCK,
	&LAST,
	&SET,
	&LIST,
	&COUNT,
	&IS_FOLLOWED,
	&ESCALATION_LIST,
	&ESCALATION_GET,
	&ESCALATION_OPEN,
	&ESCALATION_CLOSE,
	&RULING_ADD,
	&RULING_LINKS,
	&ITEM_GET,
	&ITEM_NOTE,
	&ESCALATION_REPORT,
	&ESCALATION_OF_REPORT,
	&ESCALATION_BEGIN_YEAR,
	&ESCALATION_NUMBER,
	&REPORT_ADD,
	&REPORT_ADD_ITEM,
	&REPORT_GET,
	&REPORT_LIST,
	&ESCALATION_PROPOSAL,
};

const struct db_stmt_list notice_store_statements = {
	"notice",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
