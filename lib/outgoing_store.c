#include "outgoing_store.h"

#include <inttypes.h>

#include "account.h"
#include "arena.h"
#include "clock.h"
#include "names.h"
#include "text.h"

static const char *const view_names[] = {
	[OUTGOING_VIEW_OPEN] = "open",
	[OUTGOING_VIEW_ENTER] = "enter",
	[OUTGOING_VIEW_REVIEW] = "review",
	[OUTGOING_VIEW_TASKS] = "tasks",
	[OUTGOING_VIEW_NO_TASK] = "no_task",
	[OUTGOING_VIEW_ALL] = "all",
};

const char *
outgoing_view_name(enum outgoing_view view)
{
	return names_name(view_names, N_NAMES(view_names), view);
}

/* Documents -----------------------------------------------------------------
 */

#define COLUMNS                                                                \
	"SELECT o.id, o.code, o.ref_number, o.ref_symbol,"                     \
	" COALESCE(o.doc_type, ''), o.doc_type_words, o.abstract,"             \
	" o.issued_on, o.released_at, o.signer, o.urgency, o.due_on,"          \
	" o.recipients, o.n_recipients, o.sender_code, o.sender_name,"         \
	" o.origin, o.n_left_out, o.received_at, o.received_by, r.name,"       \
	" o.record_due_at, o.record_derivation, o.mark, o.mark_reason,"        \
	" o.marked_at, COALESCE(m.name, ''), o.directive_id,"                  \
	" d.forwarded_at, o.withdrawn_at, (SELECT COUNT(*)"                    \
	" FROM outgoing_review v WHERE v.outgoing_id = o.id"                   \
	" AND v.closed_at IS NULL), o.version"
#define JOINS                                                                  \
	" FROM outgoing o JOIN account r ON r.id = o.received_by"              \
	" LEFT JOIN account m ON m.id = o.marked_by"                           \
	" LEFT JOIN directive d ON d.id = o.directive_id"

static enum err
rest_from_row(struct cx *cx, struct db_rows *rows, struct outgoing *out)
{
	out->recipients = row_str(rows);
	out->n_recipients = (unsigned)row_u64(rows);
	out->sender_code = row_str(rows);
	out->sender_name = row_str(rows);
	if (!outgoing_origin_from_name(row_str(rows), &out->origin))
		return fail(cx, ERR_BUG, "a document came by no known door");
	out->n_left_out = (unsigned)row_u64(rows);
	out->received_at = row_moment(rows);
	out->received_by = row_u64(rows);
	out->received_by_name = row_str(rows);
	out->record_due_at = row_moment(rows);
	out->record_derivation = row_str(rows);
	if (!outgoing_mark_from_name(row_str(rows), &out->mark))
		return fail(cx, ERR_BUG, "a document bears no known mark");
	out->mark_reason = row_str(rows);
	out->marked_at = row_moment(rows);
	out->marked_by_name = row_str(rows);
	out->directive_id = row_u64(rows);
	out->forwarded_at = row_moment(rows);
	out->withdrawn_at = row_moment(rows);
	out->n_reviews = (unsigned)row_u64(rows);
	out->version = row_u64(rows);
	return OK;
}

static enum err
from_row(struct cx *cx, struct db_rows *rows, struct outgoing *out)
{
	out->id = row_u64(rows);
	out->code = row_str(rows);
	out->ref_number = row_str(rows);
	out->ref_symbol = row_str(rows);
	out->doc_type = row_str(rows);
	out->doc_type_words = row_str(rows);
	out->abstract = row_str(rows);
	out->issued_on = row_day(rows);
	out->released_at = row_moment(rows);
	out->signer = row_str(rows);
	if (!urgency_from_name(row_str(rows), &out->urgency))
		return fail(cx, ERR_BUG, "a document has no known urgency");
	out->due_on = row_day(rows);
	return rest_from_row(cx, rows, out);
}

static enum err
list_from_rows(struct cx *cx, struct db_rows *rows, struct outgoing_list *out)
{
	enum err err = OK;

	*out = (struct outgoing_list){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (!err && db_next(rows))
		err = from_row(cx, rows, &out->items[out->n++]);
	return err;
}

static enum err
one_or_none(struct cx *cx, const struct db_stmt *stmt,
    const struct db_arg *args, size_t n, struct outgoing *out)
{
	struct db_rows *rows;
	enum err err;

	out->id = 0;
	err = db_query(cx, stmt, args, n, &rows);
	if (err || !db_next(rows))
		return err;
	return from_row(cx, rows, out);
}

static const struct db_stmt GET = STMT("outgoing.get",
    COLUMNS JOINS " WHERE o.id = ?");
static const struct db_stmt LOCK = STMT("outgoing.lock",
    "SELECT id FROM outgoing WHERE id = ? FOR UPDATE");
static const struct db_stmt FIND = STMT("outgoing.find",
    COLUMNS JOINS " WHERE o.code = ?");
static const struct db_stmt FIND_REFERENCE = STMT("outgoing.find_reference",
    COLUMNS JOINS " WHERE o.ref_fold = ? AND o.issued_on = ?"
		  " ORDER BY o.withdrawn_at IS NOT NULL, o.id DESC LIMIT 1");
static const struct db_stmt FIND_DIRECTIVE = STMT("outgoing.find_directive",
    COLUMNS JOINS " WHERE o.directive_id = ? ORDER BY o.id LIMIT 1");

enum err
outgoing_store_get(struct cx *cx, uint64_t id, struct outgoing *out)
{
	enum err err = one_or_none(cx, &GET, ARGS(db_u64(id)), out);

	if (!err && out->id == 0)
		err = fail(cx, ERR_MISSING, "no document %" PRIu64, id);
	return err;
}

enum err
outgoing_store_lock(struct cx *cx, uint64_t id, struct outgoing *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LOCK, ARGS(db_u64(id)), &rows);
	return err ? err : outgoing_store_get(cx, id, out);
}

enum err
outgoing_store_find(struct cx *cx, const char *code, struct outgoing *out)
{
	return one_or_none(cx, &FIND, ARGS(db_str(code)), out);
}

enum err
outgoing_store_find_reference(struct cx *cx, const char *ref_fold,
    int32_t issued_on, struct outgoing *out)
{
	return one_or_none(cx, &FIND_REFERENCE,
	    ARGS(db_str(ref_fold), db_day(issued_on)), out);
}

enum err
outgoing_store_find_directive(struct cx *cx, uint64_t directive_id,
    struct outgoing *out)
{
	return one_or_none(cx, &FIND_DIRECTIVE, ARGS(db_u64(directive_id)),
	    out);
}

static const struct db_stmt DIRECTIVE_OF = STMT("outgoing.directive_of",
    "SELECT MAX(id) FROM directive WHERE ref_fold = ? AND issued_on = ?");

enum err
outgoing_store_directive_of(struct cx *cx, const char *ref_fold,
    int32_t issued_on, uint64_t *out_id)
{
	struct db_rows *rows;
	enum err err;

	*out_id = 0;
	err = db_query(cx, &DIRECTIVE_OF,
	    ARGS(db_str(ref_fold), db_day(issued_on)), &rows);
	if (!err && db_next(rows))
		*out_id = row_u64(rows);
	return err;
}

/* Lists ---------------------------------------------------------------------
 */

static bool
is_work(enum outgoing_view view)
{
	return view == OUTGOING_VIEW_OPEN || view == OUTGOING_VIEW_ENTER ||
	       view == OUTGOING_VIEW_REVIEW;
}

static void
add_view(struct db_query *q, enum outgoing_view view)
{
	switch (view) {
	case OUTGOING_VIEW_OPEN:
		db_add(q,
		    LIT(" AND o.mark = 'unmarked' AND o.withdrawn_at IS NULL"));
		break;
	case OUTGOING_VIEW_ENTER:
		db_add(q,
		    LIT(" AND o.mark = 'has_tasks' AND d.forwarded_at IS NULL"
			" AND o.withdrawn_at IS NULL"));
		break;
	case OUTGOING_VIEW_REVIEW:
		db_add(q, LIT(" AND o.id IN (SELECT v.outgoing_id FROM"
			      " outgoing_review v WHERE v.closed_at IS NULL)"));
		break;
	case OUTGOING_VIEW_TASKS:
		db_add(q, LIT(" AND o.mark = 'has_tasks'"));
		break;
	case OUTGOING_VIEW_NO_TASK:
		db_add(q, LIT(" AND o.mark = 'no_task'"));
		break;
	case OUTGOING_VIEW_ALL:
	case N_OUTGOING_VIEWS:
		break;
	}
}

static void
add_filters(struct db_query *q, const struct outgoing_query *query)
{
	struct arena *mem = q->cx->mem;

	add_view(q, query->view);
	if (!text_is_empty(query->text))
		db_add(q, LIT(" AND INSTR(o.fold, ?) > 0"),
		    db_str(text_fold(mem, query->text)));
	if (query->issued_from != NO_DAY)
		db_add(q, LIT(" AND o.issued_on >= ?"),
		    db_day(query->issued_from));
	if (query->issued_to != NO_DAY)
		db_add(q, LIT(" AND o.issued_on <= ?"),
		    db_day(query->issued_to));
	if (query->late)
		db_add(q,
		    LIT(" AND COALESCE(IF(o.mark = 'no_task', o.marked_at,"
			" d.forwarded_at), o.withdrawn_at, ?) >"
			" o.record_due_at"),
		    db_moment(q->cx->now));
}

enum err
outgoing_store_list(struct cx *cx, const struct outgoing_query *query,
    struct outgoing_list *out)
{
	struct arena *mem = cx->mem;
	struct db_query *q = arena_alloc(mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "outgoing.list");
	db_add(q, LIT(COLUMNS JOINS " WHERE 1"));
	add_filters(q, query);
	if (query->after_id != 0 && is_work(query->view))
		db_add(q,
		    LIT(" AND o.record_due_at >= ? AND (o.record_due_at > ?"
			" OR o.id > ?)"),
		    db_moment(query->after_at), db_moment(query->after_at),
		    db_u64(query->after_id));
	else if (query->after_id != 0)
		db_add(q,
		    LIT(" AND o.released_at <= ? AND (o.released_at < ?"
			" OR o.id < ?)"),
		    db_moment(query->after_at), db_moment(query->after_at),
		    db_u64(query->after_id));
	if (is_work(query->view))
		db_add(q, LIT(" ORDER BY o.record_due_at, o.id"));
	else
		db_add(q, LIT(" ORDER BY o.released_at DESC, o.id DESC"));
	db_add(q, LIT(" LIMIT ?"), db_u64(query->size));
	err = db_query_run(q, &rows);
	return err ? err : list_from_rows(cx, rows, out);
}

enum err
outgoing_store_count(struct cx *cx, const struct outgoing_query *query,
    uint64_t *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "outgoing.count");
	db_add(q, LIT("SELECT COUNT(*) FROM outgoing o LEFT JOIN directive d"
		      " ON d.id = o.directive_id WHERE 1"));
	add_filters(q, query);
	err = db_query_run(q, &rows);
	if (!err && db_next(rows))
		*out = row_u64(rows);
	return err;
}

static const struct db_stmt COUNTS = STMT("outgoing.counts",
    "SELECT SUM(o.mark = 'unmarked' AND o.withdrawn_at IS NULL),"
    " SUM(o.mark = 'has_tasks' AND o.withdrawn_at IS NULL"
    " AND d.forwarded_at IS NULL),"
    " (SELECT COUNT(DISTINCT v.outgoing_id) FROM outgoing_review v"
    " WHERE v.closed_at IS NULL),"
    " SUM(o.mark = 'has_tasks'), SUM(o.mark = 'no_task'),"
    " SUM(o.mark = 'unmarked' AND o.withdrawn_at IS NULL"
    " AND o.record_due_at < ?)"
    " FROM outgoing o LEFT JOIN directive d ON d.id = o.directive_id");

enum err
outgoing_store_counts(struct cx *cx, struct outgoing_counts *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct outgoing_counts){ .late = 0 };
	err = db_query(cx, &COUNTS, ARGS(db_moment(cx->now)), &rows);
	if (err || !db_next(rows))
		return err;
	for (int i = 0; i < OUTGOING_VIEW_ALL; i++)
		out->n[i] = (unsigned)row_u64(rows);
	out->late = (unsigned)row_u64(rows);
	return OK;
}

/* Writing -------------------------------------------------------------------
 */

static const struct db_stmt ADD = STMT("outgoing.add",
    "INSERT INTO outgoing (code, ref_number, ref_symbol, ref_fold, doc_type,"
    " doc_type_words, abstract, issued_on, released_at, signer, urgency,"
    " due_on, recipients, n_recipients, sender_code, sender_name, fold,"
    " origin, n_left_out, received_at, received_by, record_due_at,"
    " record_derivation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?, ?, ?, ?, ?, ?)");

static struct db_arg
str_or_null(const char *s)
{
	return db_str(text_is_empty(s) ? NULL : s);
}

enum err
outgoing_store_add(struct cx *cx, struct outgoing *o)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_str(o->code), db_str(o->ref_number), db_str(o->ref_symbol),
		db_str(reference_fold(cx->mem, o->ref_number, o->ref_symbol)),
		str_or_null(o->doc_type), db_str(o->doc_type_words),
		db_str(o->abstract), db_day(o->issued_on),
		db_moment(o->released_at), db_str(o->signer),
		db_str(urgency_name(o->urgency)), db_day(o->due_on),
		db_str(o->recipients), db_u64(o->n_recipients),
		db_str(o->sender_code), db_str(o->sender_name),
		db_str(outgoing_fold(cx->mem, o)),
		db_str(outgoing_origin_name(o->origin)), db_u64(o->n_left_out),
		db_moment(cx->now), db_u64(cx->actor->account_id),
		db_moment(o->record_due_at), db_str(o->record_derivation)),
	    NULL);
	if (!err)
		o->id = db_insert_id(cx);
	return err;
}

static const struct db_stmt SET_WORDS = STMT("outgoing.set_words",
    "UPDATE outgoing SET ref_number = ?, ref_symbol = ?, ref_fold = ?,"
    " doc_type = ?, doc_type_words = ?, abstract = ?, issued_on = ?,"
    " signer = ?, urgency = ?, due_on = ?, recipients = ?, n_recipients = ?,"
    " fold = ?, record_due_at = ?, record_derivation = ?,"
    " version = version + 1 WHERE id = ?");

enum err
outgoing_store_set_words(struct cx *cx, const struct outgoing *o)
{
	return db_exec(cx, &SET_WORDS,
	    ARGS(db_str(o->ref_number), db_str(o->ref_symbol),
		db_str(reference_fold(cx->mem, o->ref_number, o->ref_symbol)),
		str_or_null(o->doc_type), db_str(o->doc_type_words),
		db_str(o->abstract), db_day(o->issued_on), db_str(o->signer),
		db_str(urgency_name(o->urgency)), db_day(o->due_on),
		db_str(o->recipients), db_u64(o->n_recipients),
		db_str(outgoing_fold(cx->mem, o)), db_moment(o->record_due_at),
		db_str(o->record_derivation), db_u64(o->id)),
	    NULL);
}

static const struct db_stmt SET_MARK = STMT("outgoing.set_mark",
    "UPDATE outgoing SET mark = ?, mark_reason = ?, marked_at = ?,"
    " marked_by = ?, directive_id = ?, version = version + 1"
    " WHERE id = ? AND version = ?");

enum err
outgoing_store_set_mark(struct cx *cx, const struct outgoing *o)
{
	bool marked = o->mark != OUTGOING_UNMARKED;
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_MARK,
	    ARGS(db_str(outgoing_mark_name(o->mark)), db_str(o->mark_reason),
		db_moment(marked ? cx->now : NO_MOMENT),
		db_id(marked ? cx->actor->account_id : 0),
		db_id(o->directive_id), db_u64(o->id), db_u64(o->version)),
	    &changed);
	if (!err && changed == 0)
		err = fail_stale(cx, "document %" PRIu64 " was changed", o->id);
	return err;
}

static const struct db_stmt SET_WITHDRAWN = STMT("outgoing.set_withdrawn",
    "UPDATE outgoing SET withdrawn_at = COALESCE(withdrawn_at, ?),"
    " version = version + 1 WHERE id = ?");

enum err
outgoing_store_set_withdrawn(struct cx *cx, uint64_t id)
{
	return db_exec(cx, &SET_WITHDRAWN, ARGS(db_moment(cx->now), db_u64(id)),
	    NULL);
}

static const struct db_stmt ADD_LEFT_OUT = STMT("outgoing.add_left_out",
    "UPDATE outgoing SET n_left_out = n_left_out + ? WHERE id = ?");

enum err
outgoing_store_add_left_out(struct cx *cx, uint64_t id, unsigned n)
{
	return db_exec(cx, &ADD_LEFT_OUT, ARGS(db_u64(n), db_u64(id)), NULL);
}

static const struct db_stmt COPY_FILES = STMT("outgoing.copy_files",
    "INSERT INTO file (sha256, size, name, content_type, scan_state,"
    " created_at, account_id, officer_id, directive_id, owner_kind, owner_id,"
    " content_check, signature, signature_chain, signature_whole,"
    " signature_weak, signature_count, signer, signed_at)"
    " SELECT f.sha256, f.size, f.name, f.content_type, f.scan_state, ?,"
    " IF(f.content_check = 'unknown', ?, f.account_id),"
    " IF(f.content_check = 'unknown', NULL, f.officer_id), ?, 'directive', ?,"
    " IF(f.content_check = 'unknown', 'confirmed', f.content_check),"
    " f.signature, f.signature_chain, f.signature_whole, f.signature_weak,"
    " f.signature_count, f.signer, f.signed_at FROM file f"
    " WHERE f.owner_kind = 'outgoing' AND f.owner_id = ?"
    " AND NOT EXISTS (SELECT 1 FROM file g WHERE g.directive_id = ?"
    " AND g.owner_kind = 'directive' AND g.sha256 = f.sha256)");

enum err
outgoing_store_copy_files(struct cx *cx, uint64_t id, uint64_t directive_id)
{
	return db_exec(cx, &COPY_FILES,
	    ARGS(db_moment(cx->now), db_u64(cx->actor->account_id),
		db_u64(directive_id), db_u64(directive_id), db_u64(id),
		db_u64(directive_id)),
	    NULL);
}

static const struct db_stmt COUNT_UNREAD = STMT("outgoing.count_unread",
    "SELECT COUNT(*) FROM file WHERE owner_kind = 'outgoing' AND owner_id = ?"
    " AND content_check = 'unknown'");

enum err
outgoing_store_count_unread(struct cx *cx, uint64_t id, unsigned *out)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &COUNT_UNREAD, ARGS(db_u64(id)), &rows);

	*out = 0;
	if (!err && db_next(rows))
		*out = (unsigned)row_u64(rows);
	return err;
}

/* Messages -------------------------------------------------------------------
 */

static const struct db_stmt HAS_MESSAGE = STMT("outgoing.has_message",
    "SELECT outgoing_id FROM outgoing_message WHERE sum = ?");
static const struct db_stmt ADD_MESSAGE = STMT("outgoing.add_message",
    "INSERT INTO outgoing_message (sum, outgoing_id, business, origin, at,"
    " account_id) VALUES (?, ?, ?, ?, ?, ?)");

enum err
outgoing_store_has_message(struct cx *cx, const uint8_t sum[static 32],
    uint64_t *out_outgoing_id)
{
	struct db_rows *rows;
	enum err err;

	*out_outgoing_id = 0;
	err = db_query(cx, &HAS_MESSAGE, ARGS(db_bytes(sum, 32)), &rows);
	if (!err && db_next(rows))
		*out_outgoing_id = row_u64(rows);
	return err;
}

enum err
outgoing_store_add_message(struct cx *cx, const uint8_t sum[static 32],
    uint64_t outgoing_id, enum outgoing_business business,
    enum outgoing_origin origin)
{
	return db_exec(cx, &ADD_MESSAGE,
	    ARGS(db_bytes(sum, 32), db_u64(outgoing_id),
		db_str(outgoing_business_name(business)),
		db_str(outgoing_origin_name(origin)), db_moment(cx->now),
		db_u64(cx->actor->account_id)),
	    NULL);
}

/* Reviews --------------------------------------------------------------------
 */

#define REVIEWS                                                                \
	"SELECT v.id, v.outgoing_id, v.kind, v.reason, v.replacement_id,"      \
	" COALESCE(CONCAT(p.ref_number, '/', p.ref_symbol), ''), v.raised_at," \
	" v.closed_at, COALESCE(c.name, ''), v.note,"                          \
	" CONCAT(o.ref_number, '/', o.ref_symbol)"                             \
	" FROM outgoing_review v JOIN outgoing o ON o.id = v.outgoing_id"      \
	" LEFT JOIN outgoing p ON p.id = v.replacement_id"                     \
	" LEFT JOIN account c ON c.id = v.closed_by"

static const struct db_stmt ADD_REVIEW = STMT("outgoing.add_review",
    "INSERT INTO outgoing_review (outgoing_id, kind, reason, replacement_id,"
    " raised_at) VALUES (?, ?, ?, ?, ?)");
static const struct db_stmt LIST_REVIEWS = STMT("outgoing.list_reviews",
    REVIEWS " WHERE v.outgoing_id = ? ORDER BY v.id DESC LIMIT 200");
static const struct db_stmt LIST_DIRECTIVE = STMT("outgoing.list_directive",
    REVIEWS " WHERE o.directive_id = ? AND v.closed_at IS NULL"
	    " ORDER BY v.id LIMIT 50");
static const struct db_stmt GET_REVIEW = STMT("outgoing.get_review",
    REVIEWS " WHERE v.id = ?");
static const struct db_stmt CLOSE_REVIEW = STMT("outgoing.close_review",
    "UPDATE outgoing_review SET closed_at = ?, closed_by = ?, note = ?"
    " WHERE id = ? AND closed_at IS NULL");

enum err
outgoing_store_add_review(struct cx *cx, const struct outgoing_review *review)
{
	return db_exec(cx, &ADD_REVIEW,
	    ARGS(db_u64(review->outgoing_id),
		db_str(outgoing_change_name(review->kind)),
		db_str(review->reason), db_id(review->replacement_id),
		db_moment(cx->now)),
	    NULL);
}

static enum err
reviews(struct cx *cx, const struct db_stmt *stmt, uint64_t id,
    struct outgoing_reviews *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, stmt, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	*out = (struct outgoing_reviews){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (db_next(rows)) {
		struct outgoing_review *v = &out->items[out->n++];

		v->id = row_u64(rows);
		v->outgoing_id = row_u64(rows);
		if (!outgoing_change_from_name(row_str(rows), &v->kind))
			return fail(cx, ERR_BUG, "a review of no known kind");
		v->reason = row_str(rows);
		v->replacement_id = row_u64(rows);
		v->replacement = row_str(rows);
		v->raised_at = row_moment(rows);
		v->closed_at = row_moment(rows);
		v->closed_by_name = row_str(rows);
		v->note = row_str(rows);
		v->reference = row_str(rows);
	}
	return OK;
}

enum err
outgoing_store_list_reviews(struct cx *cx, uint64_t outgoing_id,
    struct outgoing_reviews *out)
{
	return reviews(cx, &LIST_REVIEWS, outgoing_id, out);
}

enum err
outgoing_store_list_directive_reviews(struct cx *cx, uint64_t directive_id,
    struct outgoing_reviews *out)
{
	return reviews(cx, &LIST_DIRECTIVE, directive_id, out);
}

enum err
outgoing_store_get_review(struct cx *cx, uint64_t id,
    struct outgoing_review *out)
{
	struct outgoing_reviews list;
	enum err err = reviews(cx, &GET_REVIEW, id, &list);

	if (!err && list.n == 0)
		err = fail(cx, ERR_MISSING, "no review %" PRIu64, id);
	if (!err)
		*out = list.items[0];
	return err;
}

enum err
outgoing_store_close_review(struct cx *cx, uint64_t id, const char *note)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &CLOSE_REVIEW,
	    ARGS(db_moment(cx->now), db_u64(cx->actor->account_id),
		db_str(note), db_u64(id)),
	    &changed);
	if (!err && changed == 0)
		err = fail(cx, ERR_CONFLICT, "review %" PRIu64 " is closed",
		    id);
	return err;
}

/* Statuses -------------------------------------------------------------------
 */

#define STATUSES                                                               \
	"SELECT s.id, s.outgoing_id, s.status, s.description, s.at, s.sent_at" \
	" FROM outgoing_status s"

static const struct db_stmt ADD_STATUS = STMT("outgoing.add_status",
    "INSERT INTO outgoing_status (outgoing_id, status, description, at)"
    " VALUES (?, ?, ?, ?)");
static const struct db_stmt LIST_STATUSES = STMT("outgoing.list_statuses",
    STATUSES " WHERE s.outgoing_id = ? ORDER BY s.id LIMIT 200");
static const struct db_stmt GET_STATUS = STMT("outgoing.get_status",
    STATUSES " WHERE s.id = ?");
static const struct db_stmt NEXT_UNSENT = STMT("outgoing.next_unsent",
    STATUSES " WHERE s.sent_at IS NULL AND s.id > ? ORDER BY s.id LIMIT 1");
static const struct db_stmt SET_SENT = STMT("outgoing.set_sent",
    "UPDATE outgoing_status SET sent_at = ? WHERE id = ?"
    " AND sent_at IS NULL");

enum err
outgoing_store_add_status(struct cx *cx, uint64_t outgoing_id,
    const char *status, const char *description)
{
	return db_exec(cx, &ADD_STATUS,
	    ARGS(db_u64(outgoing_id), db_str(status), db_str(description),
		db_moment(cx->now)),
	    NULL);
}

static void
status_from_row(struct db_rows *rows, struct outgoing_status *out)
{
	out->id = row_u64(rows);
	out->outgoing_id = row_u64(rows);
	out->status = row_str(rows);
	out->description = row_str(rows);
	out->at = row_moment(rows);
	out->sent_at = row_moment(rows);
}

enum err
outgoing_store_list_statuses(struct cx *cx, uint64_t outgoing_id,
    struct outgoing_statuses *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_STATUSES, ARGS(db_u64(outgoing_id)), &rows);
	if (err)
		return err;
	*out = (struct outgoing_statuses){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (db_next(rows))
		status_from_row(rows, &out->items[out->n++]);
	return OK;
}

static enum err
one_status(struct cx *cx, const struct db_stmt *stmt, uint64_t id,
    struct outgoing_status *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct outgoing_status){ .id = 0 };
	err = db_query(cx, stmt, ARGS(db_u64(id)), &rows);
	if (!err && db_next(rows))
		status_from_row(rows, out);
	return err;
}

enum err
outgoing_store_get_status(struct cx *cx, uint64_t id,
    struct outgoing_status *out)
{
	enum err err = one_status(cx, &GET_STATUS, id, out);

	if (!err && out->id == 0)
		err = fail(cx, ERR_MISSING, "no status %" PRIu64, id);
	return err;
}

enum err
outgoing_store_next_unsent(struct cx *cx, uint64_t after_id,
    struct outgoing_status *out)
{
	return one_status(cx, &NEXT_UNSENT, after_id, out);
}

enum err
outgoing_store_set_sent(struct cx *cx, uint64_t id)
{
	return db_exec(cx, &SET_SENT, ARGS(db_moment(cx->now), db_u64(id)),
	    NULL);
}

static const struct db_stmt LIST_FINISHED = STMT("outgoing.list_finished",
    COLUMNS JOINS " WHERE o.sender_code <> '' AND d.state = 'forwarded'"
		  " AND NOT EXISTS (SELECT 1 FROM outgoing_status s"
		  " WHERE s.outgoing_id = o.id AND s.status = '06')"
		  " AND NOT EXISTS (SELECT 1 FROM assignment a"
		  " WHERE a.directive_id = d.id AND a.closed_at IS NULL)"
		  " ORDER BY o.id LIMIT ?");

enum err
outgoing_store_list_finished(struct cx *cx, unsigned max,
    struct outgoing_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_FINISHED, ARGS(db_u64(max)), &rows);
	return err ? err : list_from_rows(cx, rows, out);
}

/* Who ------------------------------------------------------------------------
 */

/* An organ has had other codes before: they are aliases of its agency. */
static const struct db_stmt ORGAN_NAME = STMT("outgoing.organ_name",
    "SELECT g.name FROM agency g WHERE g.edxml_code = ?"
    " UNION ALL SELECT g.name FROM agency_alias x"
    " JOIN agency g ON g.id = x.agency_id"
    " WHERE x.alias_fold = ? AND x.removed_at IS NULL LIMIT 1");
static const struct db_stmt ACCOUNT = STMT("outgoing.account",
    "SELECT id, name FROM account WHERE login = ? AND role = 'creator'"
    " AND closed_at IS NULL");

enum err
outgoing_store_organ_name(struct cx *cx, const char *code, const char **out)
{
	const char *fold = text_fold_words(cx->mem, code);
	struct db_rows *rows;
	enum err err;

	*out = "";
	err = db_query(cx, &ORGAN_NAME, ARGS(db_str(code), db_str(fold)),
	    &rows);
	if (!err && db_next(rows))
		*out = row_str(rows);
	return err;
}

enum err
outgoing_store_account(struct cx *cx, const char *login, uint64_t *out_id,
    const char **out_name)
{
	struct db_rows *rows;
	enum err err;

	*out_id = 0;
	err = db_query(cx, &ACCOUNT, ARGS(db_str(login)), &rows);
	if (err || !db_next(rows))
		return err;
	*out_id = row_u64(rows);
	*out_name = row_str(rows);
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&GET,
	&LOCK,
	&FIND,
	&FIND_REFERENCE,
	&FIND_DIRECTIVE,
	&DIRECTIVE_OF,
	&COUNTS,
	&ADD,
	&SET_WORDS,
	&SET_MARK,
	&SET_WITHDRAWN,
	&ADD_LEFT_OUT,
	&COPY_FILES,
	&COUNT_UNREAD,
	&HAS_MESSAGE,
	&ADD_MESSAGE,
	&ADD_REVIEW,
	&LIST_REVIEWS,
	&LIST_DIRECTIVE,
	&GET_REVIEW,
	&CLOSE_REVIEW,
	&ADD_STATUS,
	&LIST_STATUSES,
	&GET_STATUS,
	&NEXT_UNSENT,
	&SET_SENT,
	&LIST_FINISHED,
	&ORGAN_NAME,
	&ACCOUNT,
};

const struct db_stmt_list outgoing_store_statements = {
	"outgoing_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
