#include "agency_head_store.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "text.h"

#define COLUMNS                                                                \
	"SELECT h.id, h.agency_id, g.name, h.name, h.title, h.valid_from,"     \
	" h.valid_to, h.document, c.name, h.changed_at, h.version"
#define TABLES                                                                 \
	" FROM agency_head h JOIN agency g ON g.id = h.agency_id"              \
	" JOIN account c ON c.id = h.account_id"

static void
read_head(struct db_rows *rows, struct agency_head *out)
{
	out->id = row_u64(rows);
	out->agency_id = row_u64(rows);
	out->agency_name = row_str(rows);
	out->name = row_str(rows);
	out->title = row_str(rows);
	out->valid_from = row_day(rows);
	out->valid_to = row_day(rows);
	out->document = row_str(rows);
	out->entered_by = row_str(rows);
	out->changed_at = row_moment(rows);
	out->version = row_u64(rows);
}

static enum err
read_list(struct cx *cx, struct db_rows *rows, struct agency_heads *out)
{
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		read_head(rows, &out->items[out->n++]);
	return OK;
}

static const struct db_stmt LIST = STMT("agency_head.list",
    COLUMNS TABLES " WHERE (? = 0 OR h.agency_id = ?)"
		   " AND (? IS NULL OR ? BETWEEN h.valid_from AND h.valid_to)"
		   " ORDER BY g.kind, g.sort_order, g.id, h.valid_from DESC"
		   " LIMIT 2000");

/* Names are compared folded, which the database does not know how to. */
static void
leave_out_others(struct cx *cx, const char *text, struct agency_heads *list)
{
	const char *wanted = text_fold_words(cx->mem, text);
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		const struct agency_head *head = &list->items[i];
		const char *words = text_fold_words(cx->mem,
		    arena_printf(cx->mem, "%s %s %s", head->name,
			head->agency_name, head->title));

		if (strstr(words, wanted) != NULL)
			list->items[n++] = *head;
	}
	list->n = n;
}

enum err
agency_head_store_list(struct cx *cx, const struct agency_head_filter *filter,
    struct agency_heads *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(db_u64(filter->agency_id), db_u64(filter->agency_id),
		db_day(filter->on), db_day(filter->on)),
	    &rows);
	if (!err)
		err = read_list(cx, rows, out);
	if (!err && !text_is_empty(filter->text))
		leave_out_others(cx, filter->text, out);
	return err;
}

static const struct db_stmt GET = STMT("agency_head.get",
    COLUMNS TABLES " WHERE h.id = ?");

enum err
agency_head_store_get(struct cx *cx, uint64_t id, struct agency_head *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no head %" PRIu64, id);
	read_head(rows, out);
	return OK;
}

static const struct db_stmt FIND = STMT("agency_head.find",
    COLUMNS TABLES " WHERE h.agency_id = ?"
		   " AND ? BETWEEN h.valid_from AND h.valid_to LIMIT 1");

enum err
agency_head_store_find(struct cx *cx, uint64_t agency_id, int32_t on,
    struct agency_head *out)
{
	struct db_rows *rows;
	enum err err;

	*out = (struct agency_head){ .name = "", .title = "" };
	err = db_query(cx, &FIND, ARGS(db_u64(agency_id), db_day(on)), &rows);
	if (!err && db_next(rows))
		read_head(rows, out);
	return err;
}

enum err
agency_head_store_fill(struct cx *cx, struct agency *agency, int32_t on)
{
	struct agency_head head;
	enum err err;

	err = agency_head_store_find(cx, agency->id, on, &head);
	if (!err && head.id != 0)
		agency->head_name = head.name;
	return err;
}

/* The row of the agency: there may be no term to lock yet. */
static const struct db_stmt LOCK = STMT("agency_head.lock",
    "SELECT id FROM agency WHERE id = ? FOR UPDATE");
static const struct db_stmt TERMS = STMT("agency_head.terms",
    COLUMNS TABLES " WHERE h.agency_id = ? ORDER BY h.valid_from FOR UPDATE");

enum err
agency_head_store_lock(struct cx *cx, uint64_t agency_id,
    struct agency_heads *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LOCK, ARGS(db_u64(agency_id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no agency %" PRIu64, agency_id);
	err = db_query(cx, &TERMS, ARGS(db_u64(agency_id)), &rows);
	return err ? err : read_list(cx, rows, out);
}

static const struct db_stmt ADD = STMT("agency_head.add",
    "INSERT INTO agency_head (agency_id, name, title, valid_from, valid_to,"
    " document, account_id, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

enum err
agency_head_store_add(struct cx *cx, struct agency_head *head)
{
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_u64(head->agency_id), db_str(head->name),
		db_str(head->title), db_day(head->valid_from),
		db_day(head->valid_to), db_str(head->document),
		db_u64(cx->actor->account_id), db_moment(cx->now)),
	    NULL);
	if (!err)
		head->id = db_insert_id(cx);
	return err;
}

static const struct db_stmt SET = STMT("agency_head.set",
    "UPDATE agency_head SET name = ?, title = ?, valid_from = ?, valid_to = ?,"
    " document = ?, account_id = ?, changed_at = ?, version = version + 1"
    " WHERE id = ? AND version = ?");

enum err
agency_head_store_set(struct cx *cx, const struct agency_head *head)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(head->name), db_str(head->title),
		db_day(head->valid_from), db_day(head->valid_to),
		db_str(head->document), db_u64(cx->actor->account_id),
		db_moment(cx->now), db_u64(head->id), db_u64(head->version)),
	    &changed);
	if (!err && changed == 0)
		return fail(cx, ERR_CONFLICT, "head %" PRIu64 " was changed",
		    head->id);
	return err;
}

static const struct db_stmt LIST_WITHOUT = STMT("agency_head.list_without",
    "SELECT g.id, g.name FROM agency g"
    " WHERE ? BETWEEN g.valid_from AND g.valid_to AND EXISTS (SELECT 1"
    " FROM assignment a WHERE a.agency_id = g.id AND a.state <> 'draft')"
    " AND NOT EXISTS (SELECT 1 FROM agency_head h WHERE h.agency_id = g.id"
    " AND ? BETWEEN h.valid_from AND h.valid_to)"
    " ORDER BY g.kind, g.sort_order, g.id LIMIT 2000");

enum err
agency_head_store_list_without(struct cx *cx, int32_t on,
    struct agency_heads *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_WITHOUT, ARGS(db_day(on), db_day(on)), &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows))
		out->items[out->n++] = (struct agency_head){
			.agency_id = row_u64(rows),
			.agency_name = row_str(rows),
		};
	return OK;
}

/* Moments are kept in UTC; days are those of Vietnam. */
#define FROM_DAY "GREATEST(h.valid_from, CAST(? AS DATE))"
#define TO_DAY   "LEAST(h.valid_to, CAST(? AS DATE))"
#define IN_DAYS(moment)                                                        \
	"DATE(" moment " + INTERVAL 7 HOUR) BETWEEN " FROM_DAY " AND " TO_DAY

static const struct db_stmt FIGURES = STMT("agency_head.figures",
    COLUMNS ", " FROM_DAY ", " TO_DAY ", COALESCE(SUM(" IN_DAYS(
	"a.assigned_at") "), 0)"
			 ", COALESCE(SUM(" IN_DAYS(
			     "a.submitted_at") "), 0)"
					       ", COALESCE(SUM(a.update_late = 1 AND " IN_DAYS(
						   "a.submitted_at") "), 0)"
								     ", COALESCE(SUM(a.state = 'completed' AND a.closed_on BETWEEN " FROM_DAY
								     " AND " TO_DAY
								     "), 0)"
								     ", COALESCE(SUM(a.outcome = 'late' AND a.state = 'completed'"
								     " AND a.closed_on BETWEEN " FROM_DAY
								     " AND " TO_DAY
								     "), 0)"
								     ", COALESCE(SUM(a.open = 1 AND a.state <> 'submitted'"
								     " AND a.due_key < ?), 0)" TABLES
								     " LEFT JOIN assignment a ON a.agency_id = h.agency_id"
								     " AND a.state <> 'draft' AND a.role <> 'informed'"
								     " WHERE h.valid_from <= ? AND h.valid_to >= ? GROUP BY h.id,"
								     " h.agency_id, g.name, h.name, h.title, h.valid_from, h.valid_to,"
								     " h.document, c.name, h.changed_at, h.version, g.kind, g.sort_order,"
								     " g.id"
								     " ORDER BY g.kind, g.sort_order, g.id, h.valid_from LIMIT 2000");

enum err
agency_head_store_figures(struct cx *cx, int32_t from, int32_t to,
    struct head_figures_list *out)
{
	const struct db_arg f = db_day(from), t = db_day(to);
	int32_t today = clock_day(cx->now);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIGURES,
	    ARGS(f, t, f, t, f, t, f, t, f, t, f, t, db_day(today), t, f),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct head_figures *one = &out->items[out->n++];

		read_head(rows, &one->head);
		one->from = row_day(rows);
		one->to = row_day(rows);
		one->assigned = (unsigned)row_u64(rows);
		one->results = (unsigned)row_u64(rows);
		one->results_late = (unsigned)row_u64(rows);
		one->done = (unsigned)row_u64(rows);
		one->done_late = (unsigned)row_u64(rows);
		one->overdue = (unsigned)row_u64(rows);
		one->current = one->head.valid_from <= today &&
			       today <= one->head.valid_to;
	}
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&LIST,
	&GET,
	&FIND,
	&LOCK,
	&TERMS,
	&ADD,
	&SET,
	&LIST_WITHOUT,
	&FIGURES,
};

const struct db_stmt_list agency_head_store_statements = {
	"agency_head_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
