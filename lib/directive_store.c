#include "directive_store.h"

#include <inttypes.h>
#include <string.h>

#include "account.h"
#include "arena.h"
#include "clock.h"
#include "search.h"
#include "text.h"

enum { COUNT_MAX = 1000, SEARCH_COUNT_MAX = 100 };

#define DIRECTIVE_COLUMNS                                                      \
	"d.id, d.doc_type, y.name, d.ref_number, d.ref_symbol, d.abstract,"    \
	" d.issued_on, d.released_at, d.signer, d.submitting_agency_id,"       \
	" g.name, d.assigner_id, r.kind, r.name, d.urgency, d.source,"         \
	" d.central_reference, d.central_due_on,"                              \
	" d.state, d.record_due_at, d.record_derivation, d.created_by,"        \
	" c.name, d.created_at, f.name, d.forwarded_at, d.version"
#define DIRECTIVE_JOINS                                                        \
	" STRAIGHT_JOIN doc_type y ON y.code = d.doc_type"                     \
	" STRAIGHT_JOIN assigner r ON r.id = d.assigner_id"                    \
	" STRAIGHT_JOIN account c ON c.id = d.created_by"                      \
	" LEFT JOIN account f ON f.id = d.forwarded_by"                        \
	" LEFT JOIN agency g ON g.id = d.submitting_agency_id"

/* What was taken out of a draft was cancelled before it was handed out, and is
 * not counted. The rows of a directive are read once for all counts: FROM
 * COUNTS " FROM (the ids)" COUNTED. Takes today. */
#define HANDED        "(a.assigned_at IS NOT NULL OR a.state = 'draft')"
#define COUNT_COLUMNS ", n.tasks, n.assignments, n.open, n.overdue, n.completed"
#define COUNTS                                                                 \
	"(SELECT k.id, COUNT(DISTINCT IF(" HANDED ", a.task_id, NULL))"        \
	" AS tasks, COUNT(" HANDED " OR NULL) AS assignments,"                 \
	" COUNT(a.open = 1 OR NULL) AS open,"                                  \
	" COUNT((a.open = 1 AND a.due_key < ? AND (a.state <> 'submitted'"     \
	" OR a.submitted_at >= a.due_on + INTERVAL 17 HOUR)) OR NULL)"         \
	" AS overdue, COUNT(a.state = 'completed' OR NULL) AS completed"
#define COUNTED                                                                \
	" k LEFT JOIN assignment a FORCE INDEX (assignment_directive)"         \
	" ON a.directive_id = k.id GROUP BY k.id) n"                           \
	" STRAIGHT_JOIN directive d ON d.id = n.id"

static enum err
directive_from_row(struct cx *cx, struct db_rows *rows, struct directive *out)
{
	const char *kind, *urgency, *source, *state;

	*out = (struct directive){ .id = row_u64(rows) };
	out->doc_type = row_str(rows);
	out->doc_type_name = row_str(rows);
	out->ref_number = row_str(rows);
	out->ref_symbol = row_str(rows);
	out->abstract = row_str(rows);
	out->issued_on = row_day(rows);
	out->released_at = row_moment(rows);
	out->signer = row_str(rows);
	out->submitting_agency_id = row_u64(rows);
	out->submitting_agency_name = row_str(rows);
	out->assigner_id = row_u64(rows);
	kind = row_str(rows);
	out->assigner_name = row_str(rows);
	urgency = row_str(rows);
	source = row_str(rows);
	out->central_reference = row_str(rows);
	out->central_due_on = row_day(rows);
	state = row_str(rows);
	if (!assigner_kind_from_name(kind, &out->assigner_kind) ||
	    !urgency_from_name(urgency, &out->urgency) ||
	    !source_from_name(source, &out->source) ||
	    !directive_state_from_name(state, &out->state))
		return fail(cx, ERR_BUG,
		    "directive %" PRIu64 " has an unknown word", out->id);
	out->record_due_at = row_moment(rows);
	out->record_derivation = row_str(rows);
	out->created_by = row_u64(rows);
	out->created_by_name = row_str(rows);
	out->created_at = row_moment(rows);
	out->forwarded_by_name = row_str(rows);
	out->forwarded_at = row_moment(rows);
	out->version = row_u64(rows);
	return OK;
}

static enum err
counted_from_row(struct cx *cx, struct db_rows *rows, struct directive *out)
{
	enum err err;

	err = directive_from_row(cx, rows, out);
	if (err)
		return err;
	out->n_tasks = (unsigned)row_u64(rows);
	out->n_assignments = (unsigned)row_u64(rows);
	out->n_open = (unsigned)row_u64(rows);
	out->n_overdue = (unsigned)row_u64(rows);
	out->n_completed = (unsigned)row_u64(rows);
	return OK;
}

static const struct db_stmt GET = STMT("directive.get",
    "SELECT " DIRECTIVE_COLUMNS COUNT_COLUMNS " FROM " COUNTS
    " FROM (SELECT x.id FROM directive x WHERE x.id = ?)" COUNTED
	DIRECTIVE_JOINS);

enum err
directive_store_get(struct cx *cx, uint64_t id, struct directive *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_day(clock_day(cx->now)), db_u64(id)),
	    &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no directive %" PRIu64, id);
	return counted_from_row(cx, rows, out);
}

/* Apart from the reading, which would lock the joined rows as well. */
static const struct db_stmt LOCK = STMT("directive.lock",
    "SELECT d.id FROM directive d WHERE d.id = ? FOR UPDATE");
static const struct db_stmt GET_PLAIN = STMT("directive.get_plain",
    "SELECT " DIRECTIVE_COLUMNS " FROM directive d" DIRECTIVE_JOINS
    " WHERE d.id = ?");

enum err
directive_store_lock(struct cx *cx, uint64_t id, struct directive *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LOCK, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	err = db_query(cx, &GET_PLAIN, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no directive %" PRIu64, id);
	return directive_from_row(cx, rows, out);
}

static struct db_arg
words(const char *s)
{
	return db_str(s != NULL ? s : "");
}

/* Of another source, what was typed of the Government's document is none. */
static struct db_arg
central_words(const struct directive *directive)
{
	return words(directive->source == SOURCE_GOVERNMENT
			 ? directive->central_reference
			 : "");
}

static struct db_arg
fold_of(struct cx *cx, const struct directive *directive)
{
	return db_str(reference_fold(cx->mem, directive->ref_number,
	    directive->ref_symbol));
}

/* A broken UNIQUE key is the reference: something a person can repair. */
static enum err
name_duplicate(struct cx *cx, enum err err)
{
	if (!db_is_duplicate(cx))
		return err;
	error_reset(&cx->error);
	return fail_field(cx, "ref_number", "reference_taken");
}

static const struct db_stmt ADD = STMT("directive.add",
    "INSERT INTO directive (doc_type, ref_number, ref_symbol, ref_fold,"
    " abstract, issued_on, released_at, signer, submitting_agency_id,"
    " assigner_id, urgency, source, central_reference, central_due_on,"
    " record_due_at, record_derivation, created_by, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
directive_store_add(struct cx *cx, struct directive *directive)
{
	enum err err;

	if (cx->actor == NULL)
		return fail(cx, ERR_BUG, "nobody records the directive");
	err = db_exec(cx, &ADD,
	    ARGS(db_str(directive->doc_type), db_str(directive->ref_number),
		db_str(directive->ref_symbol), fold_of(cx, directive),
		words(directive->abstract), db_day(directive->issued_on),
		db_moment(directive->released_at), words(directive->signer),
		db_id(directive->submitting_agency_id),
		db_u64(directive->assigner_id),
		db_str(urgency_name(directive->urgency)),
		db_str(source_name(directive->source)),
		central_words(directive),
		db_day(directive_central_due(directive)),
		db_moment(directive->record_due_at),
		words(directive->record_derivation),
		db_u64(cx->actor->account_id), db_moment(cx->now)),
	    NULL);
	if (err)
		return name_duplicate(cx, err);
	directive->id = db_insert_id(cx);
	directive->version = 1;
	directive->state = DIRECTIVE_DRAFT;
	directive->created_by = cx->actor->account_id;
	directive->created_at = cx->now;
	directive->forwarded_at = NO_MOMENT;
	return OK;
}

static const struct db_stmt SET = STMT("directive.set",
    "UPDATE directive SET doc_type = ?, ref_number = ?, ref_symbol = ?,"
    " ref_fold = ?, abstract = ?, issued_on = ?, released_at = ?, signer = ?,"
    " submitting_agency_id = ?, assigner_id = ?, urgency = ?, source = ?,"
    " central_reference = ?, central_due_on = ?,"
    " record_due_at = ?, record_derivation = ?, version = version + 1"
    " WHERE id = ? AND version = ?");

enum err
directive_store_set(struct cx *cx, const struct directive *directive)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET,
	    ARGS(db_str(directive->doc_type), db_str(directive->ref_number),
		db_str(directive->ref_symbol), fold_of(cx, directive),
		words(directive->abstract), db_day(directive->issued_on),
		db_moment(directive->released_at), words(directive->signer),
		db_id(directive->submitting_agency_id),
		db_u64(directive->assigner_id),
		db_str(urgency_name(directive->urgency)),
		db_str(source_name(directive->source)),
		central_words(directive),
		db_day(directive_central_due(directive)),
		db_moment(directive->record_due_at),
		words(directive->record_derivation), db_u64(directive->id),
		db_u64(directive->version)),
	    &changed);
	if (err)
		return name_duplicate(cx, err);
	if (changed == 0)
		return fail_stale(cx,
		    "directive %" PRIu64 " is not at version %" PRIu64,
		    directive->id, directive->version);
	return OK;
}

/* A directive that got more tasks is handed out again: the first time stays. */
static const struct db_stmt LAST = STMT("directive.last",
    "SELECT MAX(id) FROM directive");

enum err
directive_store_last(struct cx *cx, uint64_t *out_id)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LAST, NO_ARGS, &rows);
	if (!err)
		*out_id = db_next(rows) ? row_u64(rows) : 0;
	return err;
}

static const struct db_stmt LAST_OF = STMT("directive.last_of",
    "SELECT MAX(id) FROM directive WHERE created_by = ?");

enum err
directive_store_last_of(struct cx *cx, uint64_t account_id, uint64_t *out_id)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LAST_OF, ARGS(db_u64(account_id)), &rows);
	if (!err)
		*out_id = db_next(rows) ? row_u64(rows) : 0;
	return err;
}

static const struct db_stmt SET_DRAFT = STMT("directive.set_draft",
    "UPDATE directive SET state = 'draft', forwarded_by = NULL,"
    " forwarded_at = NULL, version = version + 1"
    " WHERE id = ? AND version = ?");

enum err
directive_store_set_draft(struct cx *cx, uint64_t id, uint64_t version)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_DRAFT, ARGS(db_u64(id), db_u64(version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx,
		    "directive %" PRIu64 " is not at version %" PRIu64, id,
		    version);
	return OK;
}

static const struct db_stmt SET_FORWARDED = STMT("directive.set_forwarded",
    "UPDATE directive SET state = 'forwarded',"
    " forwarded_by = COALESCE(forwarded_by, ?),"
    " forwarded_at = COALESCE(forwarded_at, ?), version = version + 1"
    " WHERE id = ? AND version = ?");

enum err
directive_store_set_forwarded(struct cx *cx, uint64_t id, uint64_t version)
{
	uint64_t changed;
	enum err err;

	err = db_exec(cx, &SET_FORWARDED,
	    ARGS(db_id(cx->actor != NULL ? cx->actor->account_id : 0),
		db_moment(cx->now), db_u64(id), db_u64(version)),
	    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx,
		    "directive %" PRIu64 " is not at version %" PRIu64, id,
		    version);
	return OK;
}

/* Lists ---------------------------------------- */

/* "1986" is a whole number, "1986/qd" the beginning of a reference. The folds
 * hold no blank, and of what LIKE knows only '_' and '%' can be typed. */
static void
add_reference(struct db_query *q, const char *typed)
{
	char *fold = arena_alloc(q->cx->mem, strlen(typed) + 1);
	const char *s = text_fold(q->cx->mem, typed);
	size_t n = 0;

	for (; *s != '\0'; s++) {
		if (strchr(" _%\\", *s) == NULL)
			fold[n++] = *s;
	}
	fold[n] = '\0';
	if (strspn(fold, "0123456789") < n)
		db_add(q, LIT(" AND d.ref_fold LIKE CONCAT(?, '%')"),
		    db_str(fold));
	else
		db_add(q,
		    LIT(" AND (d.ref_fold LIKE CONCAT(?, '/%')"
			" OR d.ref_fold LIKE CONCAT(?, '-%'))"),
		    db_str(fold), db_str(fold));
}

/* As in the lists of assignments: the words are looked for in the tasks of each
 * directive, while the list is walked. */
static void
add_words(struct db_query *q, const char *text)
{
	struct arena *mem = q->cx->mem;
	const char *at = search_query(mem, text);
	size_t n;

	db_add(q, LIT(" AND EXISTS (SELECT 1 FROM task t"
		      " STRAIGHT_JOIN task_search ts ON ts.task_id = t.id"
		      " WHERE t.directive_id = d.id"));
	while (*at != '\0') {
		at += strspn(at, " +");
		n = strcspn(at, " *");
		if (n == 0)
			break;
		db_add(q,
		    LIT(" AND INSTR(CONCAT(' ', ts.tokens, ' '),"
			" CONVERT(? USING ascii)) > 0"),
		    db_str(arena_printf(mem, " %.*s%s", (int)n, at,
			at[n] == '*' ? "" : " ")));
		at += n + (at[n] == '*');
	}
	db_add(q, LIT(")"));
}

static void
add_conditions(struct db_query *q, const struct directive_query *query,
    bool walk)
{
	struct cx *cx = q->cx;

	db_add(q, LIT(" FROM directive d WHERE 1 = 1"));
	/* Signs alone name nothing that could be found. */
	if (!text_is_empty(query->text) && search_is_empty(query->text))
		db_add(q, LIT(" AND 1 = 0"));
	if (!search_is_empty(query->text) && walk)
		add_words(q, query->text);
	else if (!search_is_empty(query->text))
		db_add(q,
		    LIT(" AND d.id IN (SELECT t.directive_id"
			" FROM task_search ts JOIN task t ON t.id = ts.task_id"
			" WHERE MATCH (ts.tokens)"
			" AGAINST (? IN BOOLEAN MODE))"),
		    db_str(search_query(cx->mem, query->text)));
	if (!text_is_empty(query->reference))
		add_reference(q, query->reference);
	if (!text_is_empty(query->doc_type))
		db_add(q, LIT(" AND d.doc_type = ?"), db_str(query->doc_type));
	if (query->assigner_id != 0)
		db_add(q, LIT(" AND d.assigner_id = ?"),
		    db_u64(query->assigner_id));
	if (query->created_by != 0)
		db_add(q, LIT(" AND d.created_by = ?"),
		    db_u64(query->created_by));
	if (query->state >= 0)
		db_add(q, LIT(" AND d.state = ?"),
		    db_str(directive_state_name(
			(enum directive_state)query->state)));
	if (query->recorded_late)
		db_add(q,
		    LIT(" AND (d.forwarded_at > d.record_due_at"
			" OR (d.state = 'draft' AND d.record_due_at < ?))"),
		    db_moment(cx->now));
	if (query->issued_from != NO_DAY)
		db_add(q, LIT(" AND d.issued_on >= ?"),
		    db_day(query->issued_from));
	if (query->issued_to != NO_DAY)
		db_add(q, LIT(" AND d.issued_on <= ?"),
		    db_day(query->issued_to));
}

static void
add_place(struct db_query *q, const struct directive_query *query)
{
	if (query->after_id == 0)
		return;
	if (query->backward)
		db_add(q,
		    LIT(" AND d.issued_on >= ?"
			" AND (d.issued_on > ? OR d.id > ?)"),
		    db_day(query->after_day), db_day(query->after_day),
		    db_u64(query->after_id));
	else
		db_add(q,
		    LIT(" AND d.issued_on <= ?"
			" AND (d.issued_on < ? OR d.id < ?)"),
		    db_day(query->after_day), db_day(query->after_day),
		    db_u64(query->after_id));
}

/* The page is found on narrow rows; only what is shown is read in full. */
static enum err
run_page(struct cx *cx, const struct directive_query *query, bool walk,
    struct db_rows **out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	bool up = query->backward && query->after_id != 0;

	db_query_init(q, cx, "directive.list");
	db_add(q,
	    LIT("SELECT " DIRECTIVE_COLUMNS COUNT_COLUMNS " FROM " COUNTS
		" FROM (SELECT d.id"),
	    db_day(clock_day(cx->now)));
	add_conditions(q, query, walk);
	add_place(q, query);
	if (up)
		db_add(q, LIT(" ORDER BY d.issued_on, d.id LIMIT ?"),
		    db_u64(query->size + 1));
	else
		db_add(q, LIT(" ORDER BY d.issued_on DESC, d.id DESC LIMIT ?"),
		    db_u64(query->size + 1));
	db_add(q, LIT(")" COUNTED DIRECTIVE_JOINS
		      " ORDER BY d.issued_on DESC, d.id DESC"));
	if (walk)
		db_add(q, LIT(" LIMIT ROWS EXAMINED 20000"));
	return db_query_run(q, out);
}

/* Frequent words are soon found by walking; MATCH is quick for rare ones. */
static enum err
find_page(struct cx *cx, const struct directive_query *query,
    struct db_rows **out)
{
	bool cut, words = !search_is_empty(query->text);
	enum err err;

	err = run_page(cx, query, words, out);
	if (err || !words)
		return err;
	err = db_was_cut(cx, &cut);
	if (err || !cut)
		return err;
	return run_page(cx, query, false, out);
}

static enum err
run_count(struct cx *cx, const struct directive_query *query, unsigned max,
    bool walk, uint64_t *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "directive.count");
	db_add(q, LIT("SELECT COUNT(*) FROM (SELECT 1"));
	add_conditions(q, query, walk);
	db_add(q, LIT(" LIMIT ?) c"), db_u64(max + 1));
	if (walk)
		db_add(q, LIT(" LIMIT ROWS EXAMINED 6000"));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	*out = db_next(rows) ? row_u64(rows) : 0;
	return OK;
}

static enum err
count(struct cx *cx, const struct directive_query *query,
    struct directive_page *out)
{
	bool cut = false, words = !search_is_empty(query->text);
	unsigned max = words ? SEARCH_COUNT_MAX : COUNT_MAX;
	uint64_t n;
	enum err err;

	err = run_count(cx, query, max, words, &n);
	if (!err && words)
		err = db_was_cut(cx, &cut);
	if (!err && cut)
		err = run_count(cx, query, max, false, &n);
	if (err)
		return err;
	out->total_capped = n > max;
	out->total = out->total_capped ? max : (unsigned)n;
	return OK;
}

enum err
directive_store_list(struct cx *cx, const struct directive_query *query,
    struct directive_page *out)
{
	bool first = query->after_id == 0, up = query->backward && !first;
	struct db_rows *rows;
	enum err err;
	bool skip;
	size_t n;

	*out = (struct directive_page){ .total = 0 };
	err = find_page(cx, query, &rows);
	if (err)
		return err;
	n = db_count(rows);
	/* One row more than a page was asked for: it is not shown. */
	skip = up && n > query->size;
	out->has_older = up || n > query->size;
	out->has_newer = up ? skip : !first;
	out->list.items = arena_array(cx->mem, n, sizeof(*out->list.items));
	if (n > query->size)
		n = query->size;
	while (db_next(rows) && out->list.n < n) {
		if (skip) {
			skip = false;
			continue;
		}
		err = counted_from_row(cx, rows,
		    &out->list.items[out->list.n++]);
		if (err)
			return err;
	}
	if (!first || out->has_older)
		return count(cx, query, out);
	out->total = (unsigned)n;
	return OK;
}

static const struct db_stmt LIST_DOC_TYPES = STMT("directive.list_doc_types",
    "SELECT y.code, y.name FROM doc_type y WHERE y.closed = 0"
    " ORDER BY y.sort_order, y.code LIMIT 1000");

enum err
directive_store_list_doc_types(struct cx *cx, struct doc_type_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_DOC_TYPES, NO_ARGS, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (; db_next(rows); out->n++) {
		out->items[out->n].code = row_str(rows);
		out->items[out->n].name = row_str(rows);
	}
	return OK;
}

static const struct db_stmt LIST_ASSIGNERS = STMT("directive.list_assigners",
    "SELECT r.id, r.kind, r.name FROM assigner r"
    " WHERE r.valid_from <= ? AND r.valid_to >= ?"
    " ORDER BY r.sort_order, r.id LIMIT 1000");

enum err
directive_store_list_assigners(struct cx *cx, int32_t on,
    struct assigner_list *out)
{
	struct assigner *assigner;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_ASSIGNERS, ARGS(db_day(on), db_day(on)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		assigner = &out->items[out->n++];
		assigner->id = row_u64(rows);
		if (!assigner_kind_from_name(row_str(rows), &assigner->kind))
			return fail(cx, ERR_BUG,
			    "assigner %" PRIu64 " has no known kind",
			    assigner->id);
		assigner->name = row_str(rows);
	}
	return OK;
}

static const struct db_stmt LIST_FIELDS = STMT("directive.list_fields",
    "SELECT f.id, f.name FROM field f WHERE f.closed = 0"
    " ORDER BY f.sort_order, f.id LIMIT 1000");

enum err
directive_store_list_fields(struct cx *cx, struct work_field_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST_FIELDS, NO_ARGS, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	for (; db_next(rows); out->n++) {
		out->items[out->n].id = row_u64(rows);
		out->items[out->n].name = row_str(rows);
	}
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&GET,
	&LOCK,
	&GET_PLAIN,
	&ADD,
	&SET,
	&LAST,
	&LAST_OF,
	&SET_DRAFT,
	&SET_FORWARDED,
	&LIST_DOC_TYPES,
	&LIST_ASSIGNERS,
	&LIST_FIELDS,
};

const struct db_stmt_list directive_store_statements = {
	"directive_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
