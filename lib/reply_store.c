#include "reply_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"
#include "clock.h"

#define LIMIT_ROWS " LIMIT 2000"

static const char *
words(const char *s)
{
	return s != NULL ? s : "";
}

static uint64_t
account_id(const struct cx *cx)
{
	return cx->actor != NULL ? cx->actor->account_id : 0;
}

static uint64_t
officer_id(const struct cx *cx)
{
	return cx->actor != NULL ? cx->actor->officer_id : 0;
}

/* Of a decision: zero rows is somebody who was first. */
static enum err
decided_once(struct cx *cx, const char *what, uint64_t id, uint64_t changed)
{
	if (changed == 0)
		return fail(cx, ERR_CONFLICT, "%s %" PRIu64 " was decided",
		    what, id);
	return OK;
}

/* The UNIQUE key allows one that waits. */
static enum err
one_pending(struct cx *cx, enum err err)
{
	if (!db_is_duplicate(cx))
		return err;
	error_reset(&cx->error);
	return fail(cx, ERR_CONFLICT, "one is waiting already");
}

/* Replies ---------------------------------------- */

#define REPLY_COLUMNS                                                          \
	"r.id, r.assignment_id, r.kind, r.reply_text, r.reply_number,"         \
	" r.reply_symbol, r.reply_issued_on, r.created_at,"                    \
	" COALESCE(o.name, c.name)"
#define REPLY_FROM                                                             \
	" FROM reply r JOIN account c ON c.id = r.account_id"                  \
	" LEFT JOIN officer o ON o.id = r.officer_id"

static enum err
reply_from_row(struct cx *cx, struct db_rows *rows, struct reply *out)
{
	out->id = row_u64(rows);
	out->assignment_id = row_u64(rows);
	if (!reply_kind_from_name(row_str(rows), &out->kind))
		return fail(cx, ERR_BUG, "reply %" PRIu64 " has no known kind",
		    out->id);
	out->reply_text = row_str(rows);
	out->reply_number = row_str(rows);
	out->reply_symbol = row_str(rows);
	out->reply_issued_on = row_day(rows);
	out->created_at = row_moment(rows);
	out->author_name = row_str(rows);
	return OK;
}

static const struct db_stmt ADD = STMT("reply.add",
    "INSERT INTO reply (assignment_id, kind, reply_text, reply_number,"
    " reply_symbol, reply_issued_on, created_at, account_id, officer_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
reply_store_add(struct cx *cx, struct reply *reply)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(reply->assignment_id),
		db_str(reply_kind_name(reply->kind)),
		db_str(words(reply->reply_text)),
		db_str(words(reply->reply_number)),
		db_str(words(reply->reply_symbol)),
		db_day(reply->reply_issued_on), db_moment(cx->now),
		db_u64(account_id(cx)), db_id(officer_id(cx))),
	    NULL);
	if (err)
		return err;
	reply->id = db_insert_id(cx);
	reply->created_at = cx->now;
	return OK;
}

static const struct db_stmt LIST = STMT("reply.list",
    "SELECT " REPLY_COLUMNS REPLY_FROM
    " WHERE r.assignment_id = ? ORDER BY r.id" LIMIT_ROWS);

enum err
reply_store_list(struct cx *cx, uint64_t assignment_id, struct reply_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST, ARGS(db_u64(assignment_id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = reply_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt GET_LAST_RESULT = STMT("reply.get_last_result",
    "SELECT " REPLY_COLUMNS REPLY_FROM
    " WHERE r.assignment_id = ? AND r.kind = 'result'"
    " ORDER BY r.id DESC LIMIT 1");

enum err
reply_store_get_last_result(struct cx *cx, uint64_t assignment_id,
    struct reply *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET_LAST_RESULT, ARGS(db_u64(assignment_id)),
	    &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING,
		    "assignment %" PRIu64 " has no result", assignment_id);
	return reply_from_row(cx, rows, out);
}

/* Returns ---------------------------------------- */

#define RETURN_COLUMNS                                                         \
	"r.id, r.assignment_id, r.category, r.reason, r.head_informed,"        \
	" r.proposed_agency_id,"                                               \
	" (SELECT g.name FROM agency g WHERE g.id = r.proposed_agency_id),"    \
	" r.created_at, r.decision, r.decision_reason, r.decided_at,"          \
	" r.version"

static enum err
return_from_row(struct cx *cx, struct db_rows *rows, struct return_request *out)
{
	const char *category, *decision;

	out->id = row_u64(rows);
	out->assignment_id = row_u64(rows);
	category = row_str(rows);
	out->reason = row_str(rows);
	out->head_informed = row_str(rows);
	out->proposed_agency_id = row_u64(rows);
	out->proposed_agency_name = row_str(rows);
	out->created_at = row_moment(rows);
	decision = row_str(rows);
	out->decision_reason = row_str(rows);
	out->decided_at = row_moment(rows);
	out->version = row_u64(rows);
	if (!return_category_from_name(category, &out->category) ||
	    !decision_from_name(decision, &out->decision))
		return fail(cx, ERR_BUG,
		    "return request %" PRIu64 " has an unknown word", out->id);
	return OK;
}

static const struct db_stmt RETURN_ADD = STMT("return_request.add",
    "INSERT INTO return_request (assignment_id, category, reason,"
    " head_informed, proposed_agency_id, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?)");

enum err
return_store_add(struct cx *cx, struct return_request *request)
{
	enum err err;

	err = db_exec(cx, &RETURN_ADD,
	    ARGS(db_u64(request->assignment_id),
		db_str(return_category_name(request->category)),
		db_str(words(request->reason)),
		db_str(words(request->head_informed)),
		db_id(request->proposed_agency_id), db_moment(cx->now)),
	    NULL);
	if (err)
		return one_pending(cx, err);
	request->id = db_insert_id(cx);
	request->created_at = cx->now;
	request->decision = DECISION_PENDING;
	request->version = 1;
	return OK;
}

static const struct db_stmt
    RETURN_LOCK_PENDING = STMT("return_request.lock_pending",
	"SELECT " RETURN_COLUMNS " FROM return_request r"
	" WHERE r.pending_key = ? FOR UPDATE");

enum err
return_store_lock_pending(struct cx *cx, uint64_t assignment_id,
    struct return_request *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &RETURN_LOCK_PENDING, ARGS(db_u64(assignment_id)),
	    &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING,
		    "no return of assignment %" PRIu64 " waits", assignment_id);
	return return_from_row(cx, rows, out);
}

static const struct db_stmt RETURN_FIND_LAST = STMT("return_request.find_last",
    "SELECT " RETURN_COLUMNS " FROM return_request r"
    " WHERE r.assignment_id = ? ORDER BY r.id DESC LIMIT 1");

enum err
return_store_find_last(struct cx *cx, uint64_t assignment_id, bool *out_found,
    struct return_request *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &RETURN_FIND_LAST, ARGS(db_u64(assignment_id)),
	    &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	return *out_found ? return_from_row(cx, rows, out) : OK;
}

static const struct db_stmt RETURN_DECIDE = STMT("return_request.decide",
    "UPDATE return_request SET decision = ?, decision_reason = ?,"
    " decided_at = ?, decided_by = ?, version = version + 1"
    " WHERE id = ? AND version = ? AND decision = 'pending'");

enum err
return_store_decide(struct cx *cx, const struct return_request *request)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &RETURN_DECIDE,
	    ARGS(db_str(decision_name(request->decision)),
		db_str(words(request->decision_reason)), db_moment(cx->now),
		db_id(account_id(cx)), db_u64(request->id),
		db_u64(request->version)),
	    &changed);
	if (err)
		return err;
	return decided_once(cx, "return request", request->id, changed);
}

/* Extensions ---------------------------------------- */

#define EXTENSION_COLUMNS                                                      \
	"x.id, x.assignment_id, x.due_on_before, x.asked_due_on, x.reason,"    \
	" x.document, x.created_at, x.decision, x.granted_due_on,"             \
	" x.decision_reason, x.decided_by_name, x.decision_document,"          \
	" x.decided_at, x.version"

static enum err
extension_from_row(struct cx *cx, struct db_rows *rows, struct extension *out)
{
	out->id = row_u64(rows);
	out->assignment_id = row_u64(rows);
	out->due_on_before = row_day(rows);
	out->asked_due_on = row_day(rows);
	out->reason = row_str(rows);
	out->document = row_str(rows);
	out->created_at = row_moment(rows);
	if (!decision_from_name(row_str(rows), &out->decision))
		return fail(cx, ERR_BUG,
		    "extension %" PRIu64 " has an unknown decision", out->id);
	out->granted_due_on = row_day(rows);
	out->decision_reason = row_str(rows);
	out->decided_by_name = row_str(rows);
	out->decision_document = row_str(rows);
	out->decided_at = row_moment(rows);
	out->version = row_u64(rows);
	return OK;
}

static const struct db_stmt EXTENSION_ADD = STMT("extension.add",
    "INSERT INTO extension (assignment_id, due_on_before, asked_due_on,"
    " reason, document, created_at) VALUES (?, ?, ?, ?, ?, ?)");

enum err
extension_store_add(struct cx *cx, struct extension *extension)
{
	enum err err;

	err = db_exec(cx, &EXTENSION_ADD,
	    ARGS(db_u64(extension->assignment_id),
		db_day(extension->due_on_before),
		db_day(extension->asked_due_on),
		db_str(words(extension->reason)),
		db_str(words(extension->document)), db_moment(cx->now)),
	    NULL);
	if (err)
		return one_pending(cx, err);
	extension->id = db_insert_id(cx);
	extension->created_at = cx->now;
	extension->decision = DECISION_PENDING;
	extension->version = 1;
	return OK;
}

static const struct db_stmt
    EXTENSION_LOCK_PENDING = STMT("extension.lock_pending",
	"SELECT " EXTENSION_COLUMNS " FROM extension x"
	" WHERE x.pending_key = ? FOR UPDATE");

enum err
extension_store_lock_pending(struct cx *cx, uint64_t assignment_id,
    struct extension *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &EXTENSION_LOCK_PENDING, ARGS(db_u64(assignment_id)),
	    &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING,
		    "no extension of assignment %" PRIu64 " waits",
		    assignment_id);
	return extension_from_row(cx, rows, out);
}

static const struct db_stmt EXTENSION_LIST = STMT("extension.list",
    "SELECT " EXTENSION_COLUMNS " FROM extension x"
    " WHERE x.assignment_id = ? ORDER BY x.id" LIMIT_ROWS);

enum err
extension_store_list(struct cx *cx, uint64_t assignment_id,
    struct extension_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &EXTENSION_LIST, ARGS(db_u64(assignment_id)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = extension_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt EXTENSION_DECIDE = STMT("extension.decide",
    "UPDATE extension SET decision = ?, granted_due_on = ?,"
    " decision_reason = ?, decided_by_name = ?, decision_document = ?,"
    " decided_at = ?, decided_by = ?, version = version + 1"
    " WHERE id = ? AND version = ? AND decision = 'pending'");

enum err
extension_store_decide(struct cx *cx, const struct extension *extension)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &EXTENSION_DECIDE,
	    ARGS(db_str(decision_name(extension->decision)),
		db_day(extension->granted_due_on),
		db_str(words(extension->decision_reason)),
		db_str(words(extension->decided_by_name)),
		db_str(words(extension->decision_document)), db_moment(cx->now),
		db_id(account_id(cx)), db_u64(extension->id),
		db_u64(extension->version)),
	    &changed);
	if (err)
		return err;
	return decided_once(cx, "extension", extension->id, changed);
}

/* Difficulties ---------------------------------------- */

#define DIFFICULTY_COLUMNS                                                     \
	"x.id, x.assignment_id, x.description, x.cause, x.proposal,"           \
	" x.document, x.created_at, x.open, x.advice, x.decision,"             \
	" x.decided_by_name, x.decision_document, x.decided_at, x.version"

static void
difficulty_from_row(struct db_rows *rows, struct difficulty *out)
{
	out->id = row_u64(rows);
	out->assignment_id = row_u64(rows);
	out->description = row_str(rows);
	out->cause = row_str(rows);
	out->proposal = row_str(rows);
	out->document = row_str(rows);
	out->created_at = row_moment(rows);
	out->open = row_bool(rows);
	out->advice = row_str(rows);
	out->decision = row_str(rows);
	out->decided_by_name = row_str(rows);
	out->decision_document = row_str(rows);
	out->decided_at = row_moment(rows);
	out->version = row_u64(rows);
}

static const struct db_stmt DIFFICULTY_ADD = STMT("difficulty.add",
    "INSERT INTO difficulty (assignment_id, description, cause, proposal,"
    " document, created_at) VALUES (?, ?, ?, ?, ?, ?)");

enum err
difficulty_store_add(struct cx *cx, struct difficulty *difficulty)
{
	enum err err;

	err = db_exec(cx, &DIFFICULTY_ADD,
	    ARGS(db_u64(difficulty->assignment_id),
		db_str(words(difficulty->description)),
		db_str(words(difficulty->cause)),
		db_str(words(difficulty->proposal)),
		db_str(words(difficulty->document)), db_moment(cx->now)),
	    NULL);
	if (err)
		return err;
	difficulty->id = db_insert_id(cx);
	difficulty->created_at = cx->now;
	difficulty->open = true;
	difficulty->version = 1;
	return OK;
}

static const struct db_stmt DIFFICULTY_LOCK = STMT("difficulty.lock",
    "SELECT " DIFFICULTY_COLUMNS " FROM difficulty x"
    " WHERE x.id = ? FOR UPDATE");

enum err
difficulty_store_lock(struct cx *cx, uint64_t id, struct difficulty *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &DIFFICULTY_LOCK, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no difficulty %" PRIu64, id);
	difficulty_from_row(rows, out);
	return OK;
}

static const struct db_stmt DIFFICULTY_LIST = STMT("difficulty.list",
    "SELECT " DIFFICULTY_COLUMNS " FROM difficulty x"
    " WHERE x.assignment_id = ? ORDER BY x.id" LIMIT_ROWS);

enum err
difficulty_store_list(struct cx *cx, uint64_t assignment_id,
    struct difficulty_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &DIFFICULTY_LIST, ARGS(db_u64(assignment_id)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		difficulty_from_row(rows, &out->items[out->n++]);
	return OK;
}

static const struct db_stmt DIFFICULTY_DECIDE = STMT("difficulty.decide",
    "UPDATE difficulty SET open = 0, advice = ?, decision = ?,"
    " decided_by_name = ?, decision_document = ?, decided_at = ?,"
    " decided_by = ?, version = version + 1"
    " WHERE id = ? AND version = ? AND open = 1");

enum err
difficulty_store_decide(struct cx *cx, const struct difficulty *difficulty)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &DIFFICULTY_DECIDE,
	    ARGS(db_str(words(difficulty->advice)),
		db_str(words(difficulty->decision)),
		db_str(words(difficulty->decided_by_name)),
		db_str(words(difficulty->decision_document)),
		db_moment(cx->now), db_id(account_id(cx)),
		db_u64(difficulty->id), db_u64(difficulty->version)),
	    &changed);
	if (err)
		return err;
	return decided_once(cx, "difficulty", difficulty->id, changed);
}

static const struct db_stmt
    DIFFICULTY_COUNT_OPEN = STMT("difficulty.count_open",
	"SELECT COUNT(*) FROM difficulty x"
	" WHERE x.assignment_id = ? AND x.open = 1");

enum err
difficulty_store_count_open(struct cx *cx, uint64_t assignment_id,
    unsigned *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &DIFFICULTY_COUNT_OPEN, ARGS(db_u64(assignment_id)),
	    &rows);
	if (err)
		return err;
	*out = db_next(rows) ? (unsigned)row_u64(rows) : 0;
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&ADD,
	&LIST,
	&GET_LAST_RESULT,
	&RETURN_ADD,
	&RETURN_LOCK_PENDING,
	&RETURN_FIND_LAST,
	&RETURN_DECIDE,
	&EXTENSION_ADD,
	&EXTENSION_LOCK_PENDING,
	&EXTENSION_LIST,
	&EXTENSION_DECIDE,
	&DIFFICULTY_ADD,
	&DIFFICULTY_LOCK,
	&DIFFICULTY_LIST,
	&DIFFICULTY_DECIDE,
	&DIFFICULTY_COUNT_OPEN,
};

const struct db_stmt_list reply_store_statements = {
	"reply_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
