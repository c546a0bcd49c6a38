#include "feedback_store.h"

#include <inttypes.h>

#include "arena.h"

#define FEEDBACK                                                               \
	"SELECT f.id, f.sent_at, COALESCE(o.name, c.name), f.account_id,"      \
	" f.agency_id, COALESCE(g.name, ''), f.kind, f.page, f.body,"          \
	" f.document, f.document_on, f.answer, f.answered_at,"                 \
	" COALESCE(b.name, ''), f.upgrade, f.version FROM feedback f"          \
	" JOIN account c ON c.id = f.account_id"                               \
	" LEFT JOIN officer o ON o.id = f.officer_id"                          \
	" LEFT JOIN agency g ON g.id = f.agency_id"                            \
	" LEFT JOIN account b ON b.id = f.answered_by"

static const struct db_stmt LIST = STMT("feedback.list",
    FEEDBACK " WHERE (? = '' OR f.kind = ?)"
	     " AND (NOT ? OR f.answered_at IS NULL) AND (NOT ? OR f.upgrade)"
	     " AND (? = 0 OR f.id < ?) ORDER BY f.id DESC LIMIT ?");
static const struct db_stmt LIST_OWN = STMT("feedback.list_own",
    FEEDBACK " WHERE IF(? IS NULL, f.account_id = ?, f.agency_id = ?)"
	     " AND (? = 0 OR f.id < ?) ORDER BY f.id DESC LIMIT ?");
static const struct db_stmt GET = STMT("feedback.get",
    FEEDBACK " WHERE f.id = ?");
static const struct db_stmt ADD = STMT("feedback.add",
    "INSERT INTO feedback (sent_at, account_id, officer_id, agency_id, kind,"
    " page, body, document, document_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
static const struct db_stmt ANSWER = STMT("feedback.answer",
    "UPDATE feedback SET answer = ?, upgrade = ?, answered_at = ?,"
    " answered_by = ?, version = version + 1 WHERE id = ? AND version = ?");

static enum err
from_row(struct cx *cx, struct db_rows *rows, struct feedback *out)
{
	out->id = row_u64(rows);
	out->sent_at = row_moment(rows);
	out->author_name = row_str(rows);
	out->account_id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->agency_name = row_str(rows);
	if (!feedback_kind_from_name(row_str(rows), &out->kind))
		return fail(cx, ERR_BUG,
		    "feedback %" PRIu64 " has no known"
		    " kind",
		    out->id);
	out->page = row_str(rows);
	out->body = row_str(rows);
	out->document = row_str(rows);
	out->document_on = row_day(rows);
	out->answer = row_str(rows);
	out->answered_at = row_moment(rows);
	out->answered_by = row_str(rows);
	out->upgrade = row_bool(rows);
	out->version = row_u64(rows);
	return OK;
}

static enum err
from_rows(struct cx *cx, struct db_rows *rows, struct feedbacks *out)
{
	enum err err = OK;

	*out = (struct feedbacks){
		.items = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->items)),
	};
	while (!err && db_next(rows))
		err = from_row(cx, rows, &out->items[out->n++]);
	return err;
}

enum err
feedback_store_list(struct cx *cx, const struct feedback_filter *filter,
    struct feedbacks *out)
{
	const char *kind = filter->kind < 0
			       ? ""
			       : feedback_kind_name(
				     (enum feedback_kind)filter->kind);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(db_str(kind), db_str(kind), db_bool(filter->unanswered),
		db_bool(filter->upgrade), db_u64(filter->before_id),
		db_u64(filter->before_id), db_u64(filter->size)),
	    &rows);
	return err ? err : from_rows(cx, rows, out);
}

enum err
feedback_store_list_own(struct cx *cx, uint64_t before_id, unsigned max,
    struct feedbacks *out)
{
	uint64_t agency_id = role_may(cx->actor->role, PERM_ASSIGNED)
				 ? cx->actor->agency_id
				 : 0;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_OWN,
	    ARGS(db_id(agency_id), db_u64(cx->actor->account_id),
		db_id(agency_id), db_u64(before_id), db_u64(before_id),
		db_u64(max)),
	    &rows);
	return err ? err : from_rows(cx, rows, out);
}

enum err
feedback_store_get(struct cx *cx, uint64_t id, struct feedback *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no feedback %" PRIu64, id);
	return from_row(cx, rows, out);
}

enum err
feedback_store_add(struct cx *cx, struct feedback *f)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_moment(cx->now), db_u64(cx->actor->account_id),
		db_id(cx->actor->officer_id), db_id(cx->actor->agency_id),
		db_str(feedback_kind_name(f->kind)), db_str(f->page),
		db_str(f->body), db_str(f->document), db_day(f->document_on)),
	    NULL);
	if (!err)
		f->id = db_insert_id(cx);
	return err;
}

enum err
feedback_store_answer(struct cx *cx, uint64_t id, uint64_t version,
    const char *answer, bool upgrade)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &ANSWER,
	    ARGS(db_str(answer), db_bool(upgrade), db_moment(cx->now),
		db_u64(cx->actor->account_id), db_u64(id), db_u64(version)),
	    &changed);
	if (!err && changed == 0)
		err = fail(cx, ERR_CONFLICT,
		    "feedback %" PRIu64 " was answered by another", id);
	return err;
}

static const struct db_stmt *const stmts[] = {
	&LIST,
	&LIST_OWN,
	&GET,
	&ADD,
	&ANSWER,
};

const struct db_stmt_list feedback_store_statements = {
	"feedback_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
