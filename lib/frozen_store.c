#include "frozen_store.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "report_row_store.h"

enum { PAGE = 5000, PAGE_MEMORY = 64 * 1024 * 1024, N_QUESTION = 12 };

/* Every row of a question, as what it counts: Phụ lục VI, so without the work
 * programme (R10). */
#define DERIVED                                                                          \
	"(SELECT i.assignment_id, i.version, i.task_id, i.agency_id, i.role,"            \
	" i.state, " LEAF " AS leaf, " FLAGS " AS flags, i.assigned_on,"                 \
	" i.first_due_on, i.due_on, i.submitted_on, i.result_on, i.outcome,"             \
	" i.closed_on, i.extension_count, i.return_count, i.notice_count" FROM_INTERVALS \
	" AND (? = 'all' OR i.role = ?) AND i.task_id NOT IN " PROGRAMME_TASKS           \
	")"
#define STORED "(SELECT * FROM frozen_row f WHERE f.report_id = ?)"

/* The arguments of a source, in the order of its marks; how many they are. */
static size_t
source_args(const struct frozen_source *source, struct db_arg *args)
{
	const struct report_query *query = source->query;
	struct db_arg known_at, role;
	size_t n = 0;

	if (source->id != 0) {
		args[0] = db_u64(source->id);
		return 1;
	}
	known_at = db_moment(query->known_at);
	role = db_str(frozen_role_name(query->role));
	args[n++] = db_day(query->period.from);
	args[n++] = db_day(report_as_of(query));
	args[n++] = known_at;
	args[n++] = db_day(query->period.from);
	args[n++] = db_day(clock_day(query->known_at));
	args[n++] = known_at;
	args[n++] = known_at;
	args[n++] = db_day(query->period.to);
	args[n++] = role;
	args[n++] = role;
	args[n++] = known_at;
	args[n++] = known_at;
	return n;
}

/* Writing ------------------------------------------------------------------ */

static const struct db_stmt ADD = STMT("frozen.add",
    "INSERT INTO frozen_report (period_kind, period_year, period_number,"
    " from_on, to_on, send_by, role, known_at, frozen_at, account_id,"
    " actor_name, n_rows, n_tasks, sum, seal, weights)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err
frozen_store_add(struct cx *cx, struct frozen *frozen)
{
	const struct report_query *query = &frozen->query;
	const struct period *period = &query->period;
	enum err err;

	err = db_exec(cx, &ADD,
	    ARGS(db_str(period_kind_name(period->kind)), db_i64(period->year),
		db_i64(period->number), db_day(period->from),
		db_day(period->to), db_day(period->send_by),
		db_str(frozen_role_name(query->role)),
		db_moment(query->known_at), db_moment(frozen->frozen_at),
		db_id(frozen->account_id), db_str(frozen->actor_name),
		db_u64(frozen->n_rows), db_u64(frozen->n_tasks),
		db_bytes(frozen->sum, SHA256_SIZE), db_str(frozen->seal),
		db_str(frozen->weights)),
	    NULL);
	if (err && db_is_duplicate(cx)) {
		error_reset(&cx->error);
		return fail_field(cx, "period", "already_frozen");
	}
	if (!err)
		frozen->id = db_insert_id(cx);
	return err;
}

static const struct db_stmt ADD_ROWS = STMT("frozen.add_rows",
    "INSERT INTO frozen_row (report_id, assignment_id, version, task_id,"
    " agency_id, role, state, leaf, flags, assigned_on, first_due_on, due_on,"
    " submitted_on, result_on, outcome, closed_on, extension_count,"
    " return_count, notice_count) SELECT ?, r.* FROM " DERIVED " r");

enum err
frozen_store_add_rows(struct cx *cx, const struct frozen *frozen)
{
	const struct frozen_source source = { 0, &frozen->query };
	struct db_arg args[N_QUESTION + 1] = { db_u64(frozen->id) };
	size_t n = 1 + source_args(&source, args + 1);

	return db_exec(cx, &ADD_ROWS, args, n, NULL);
}

/* A name that was changed since was another one then. */
static const struct db_stmt ADD_AGENCY = STMT("frozen.add_agency",
    "INSERT INTO frozen_agency (report_id, agency_id, place, kind, name,"
    " counts) SELECT ?, g.id, (SELECT COUNT(*) FROM agency b"
    " WHERE (b.kind, b.sort_order, b.id) < (g.kind, g.sort_order, g.id)),"
    " g.kind, COALESCE((SELECT c.old_value FROM agency_change c"
    " WHERE c.agency_id = g.id AND c.field = 'name' AND c.at > ?"
    " ORDER BY c.id LIMIT 1), g.name), ? FROM agency g WHERE g.id = ?");

enum err
frozen_store_add_agencies(struct cx *cx, const struct frozen *frozen,
    const struct report_row *rows, size_t n)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < n; i++)
		err = db_exec(cx, &ADD_AGENCY,
		    ARGS(db_u64(frozen->id), db_moment(frozen->query.known_at),
			db_str(frozen_counts_text(cx->mem, &rows[i].counts)),
			db_u64(rows[i].agency.id)),
		    NULL);
	return err;
}

/* The fixed form ----------------------------------------------------------- */

#define DAY_OF(column) "COALESCE(r." column ", '-')"
#define LINE                                                                   \
	"CONCAT_WS(' ', 'row', r.assignment_id, r.version, r.task_id,"         \
	" r.agency_id, r.role, r.state, r.leaf, r.flags, r.assigned_on,"       \
	" " DAY_OF("first_due_on") ", " DAY_OF("due_on") ", " DAY_OF(          \
	    "submitted_on") ", " DAY_OF("result_on") ", r.outcome,"            \
						     " r.closed_on, r.extension_count, r.return_count, r.notice_count)"
#define LINES(source)                                                          \
	"SELECT r.assignment_id, " LINE " FROM " source                        \
	" r WHERE r.assignment_id > ? ORDER BY r.assignment_id LIMIT 5000"

static const struct db_stmt STORED_LINES = STMT("frozen.lines", LINES(STORED));
static const struct db_stmt DERIVED_LINES = STMT("frozen.derived_lines",
    LINES(DERIVED));

static enum err
write_page(struct cx *cx, const struct frozen_source *source, frozen_sink *sink,
    void *to, uint64_t *after_id, bool *out_more)
{
	struct db_arg args[N_QUESTION + 1];
	size_t n = source_args(source, args);
	struct db_rows *rows;
	enum err err;

	args[n++] = db_u64(*after_id);
	err = db_query(cx, source->id != 0 ? &STORED_LINES : &DERIVED_LINES,
	    args, n, &rows);
	if (err)
		return err;
	*out_more = db_count(rows) == PAGE;
	while (db_next(rows)) {
		*after_id = row_u64(rows);
		sink(to, row_str(rows));
	}
	return OK;
}

/* A province has more rows than a request has memory: a page of them lives as
 * long as it takes to hand it on. */
enum err
frozen_store_write_rows(struct cx *cx, const struct frozen_source *source,
    frozen_sink *sink, void *to)
{
	struct arena *mem = cx->mem;
	uint64_t after_id = 0;
	bool more = true;
	enum err err = OK;

	cx->mem = arena_open(PAGE_MEMORY);
	while (!err && more) {
		err = write_page(cx, source, sink, to, &after_id, &more);
		arena_reset(cx->mem);
	}
	arena_close(cx->mem);
	cx->mem = mem;
	return err;
}

#define SUMS(source)                                                           \
	"SELECT r.agency_id, r.leaf, r.flags, COUNT(*) FROM " source           \
	" r GROUP BY r.agency_id, r.leaf, r.flags"                             \
	" ORDER BY r.agency_id, r.leaf, r.flags"
#define TASKS(source)                                                          \
	"SELECT COUNT(*) FROM (SELECT DISTINCT r.task_id FROM " source         \
	" r WHERE r.leaf <> " OUT ") k"

static const struct db_stmt STORED_SUMS = STMT("frozen.sums", SUMS(STORED));
static const struct db_stmt DERIVED_SUMS = STMT("frozen.derived_sums",
    SUMS(DERIVED));
static const struct db_stmt STORED_TASKS = STMT("frozen.tasks", TASKS(STORED));
static const struct db_stmt DERIVED_TASKS = STMT("frozen.derived_tasks",
    TASKS(DERIVED));

static enum err
count_tasks(struct cx *cx, const struct frozen_source *source,
    uint32_t *out_n_tasks)
{
	struct db_arg args[N_QUESTION];
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, source->id != 0 ? &STORED_TASKS : &DERIVED_TASKS,
	    args, source_args(source, args), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_BUG, "a count has no row");
	*out_n_tasks = (uint32_t)row_u64(rows);
	return OK;
}

enum err
frozen_store_sums(struct cx *cx, const struct frozen_source *source,
    struct report_row **out, size_t *out_n, uint32_t *out_n_rows,
    uint32_t *out_n_tasks)
{
	struct db_arg args[N_QUESTION];
	struct report_row *sums;
	struct db_rows *rows;
	size_t n = 0;
	enum err err;

	err = db_query(cx, source->id != 0 ? &STORED_SUMS : &DERIVED_SUMS, args,
	    source_args(source, args), &rows);
	if (err)
		return err;
	*out_n_rows = 0;
	sums = arena_array(cx->mem, db_count(rows), sizeof(*sums));
	while (db_next(rows)) {
		uint64_t agency_id = row_u64(rows);
		enum report_cell leaf;
		unsigned flags;
		uint32_t count;

		if (!report_cell_of_leaf(row_u64(rows), &leaf))
			return fail(cx, ERR_BUG, "a row is in no leaf");
		if (n == 0 || sums[n - 1].agency.id != agency_id)
			sums[n++].agency.id = agency_id;
		flags = (unsigned)row_u64(rows);
		count = (uint32_t)row_u64(rows);
		report_counts_add_rows(&sums[n - 1].counts, leaf, flags, count);
		*out_n_rows += count;
	}
	for (size_t i = 0; i < n; i++)
		report_counts_sum_up(&sums[i].counts);
	*out = sums;
	*out_n = n;
	return count_tasks(cx, source, out_n_tasks);
}

static const struct db_stmt HAS_ROWS = STMT("frozen.has_rows",
    "SELECT 1 FROM " DERIVED " r LIMIT 1");

enum err
frozen_store_has_rows(struct cx *cx, const struct report_query *query,
    bool *out)
{
	const struct frozen_source source = { 0, query };
	struct db_arg args[N_QUESTION];
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &HAS_ROWS, args, source_args(&source, args), &rows);
	*out = !err && db_next(rows);
	return err;
}

/* Reading ------------------------------------------------------------------ */

/* Nothing was recorded of a document before it was issued. */
static const struct db_stmt FIRST_DAY = STMT("frozen.first_day",
    "SELECT MIN(d.issued_on) FROM directive d FORCE INDEX (directive_issued)");

enum err
frozen_store_first_day(struct cx *cx, int32_t *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIRST_DAY, NO_ARGS, &rows);
	*out = !err && db_next(rows) ? row_day(rows) : NO_DAY;
	return err;
}

#define COLUMNS                                                                \
	"r.id, r.period_kind, r.period_year, r.period_number, r.from_on,"      \
	" r.to_on, r.send_by, r.role, r.known_at, r.frozen_at, r.account_id,"  \
	" r.actor_name, r.n_rows, r.n_tasks, r.sum, r.seal,"                   \
	" r.weights"                                                           \
	" FROM frozen_report r"

static enum err
frozen_from_row(struct cx *cx, struct db_rows *rows, struct frozen *out)
{
	struct period *period = &out->query.period;
	const char *kind, *role;
	const void *sum;
	size_t n;

	out->id = row_u64(rows);
	kind = row_str(rows);
	period->year = (int)row_i64(rows);
	period->number = (int)row_i64(rows);
	period->from = row_day(rows);
	period->to = row_day(rows);
	period->send_by = row_day(rows);
	role = row_str(rows);
	out->query.known_at = row_moment(rows);
	out->frozen_at = row_moment(rows);
	out->account_id = row_u64(rows);
	out->actor_name = row_str(rows);
	out->n_rows = (uint32_t)row_u64(rows);
	out->n_tasks = (uint32_t)row_u64(rows);
	sum = row_bytes(rows, &n);
	out->seal = row_str(rows);
	out->weights = row_str(rows);
	if (n != SHA256_SIZE || !period_kind_from_name(kind, &period->kind) ||
	    !frozen_role_from_name(role, &out->query.role))
		return fail(cx, ERR_BUG, "a frozen report has an unknown word");
	memcpy(out->sum, sum, SHA256_SIZE);
	return OK;
}

static const struct db_stmt GET = STMT("frozen.get",
    "SELECT " COLUMNS " WHERE r.id = ?");

enum err
frozen_store_get(struct cx *cx, uint64_t id, struct frozen *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &GET, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_MISSING, "no frozen report %" PRIu64, id);
	return frozen_from_row(cx, rows, out);
}

static const struct db_stmt FIND = STMT("frozen.find",
    "SELECT " COLUMNS " WHERE r.from_on = ? AND r.to_on = ?"
    " AND r.period_kind = ? AND r.role = ?");

enum err
frozen_store_find(struct cx *cx, const struct period *period, int role,
    struct frozen *out, bool *out_found)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &FIND,
	    ARGS(db_day(period->from), db_day(period->to),
		db_str(period_kind_name(period->kind)),
		db_str(frozen_role_name(role))),
	    &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	return *out_found ? frozen_from_row(cx, rows, out) : OK;
}

static enum err
list_from_rows(struct cx *cx, struct db_rows *rows, struct frozen_list *out)
{
	enum err err;

	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = frozen_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

static const struct db_stmt LIST = STMT("frozen.list",
    "SELECT " COLUMNS " WHERE (? = '' OR r.period_kind = ?)"
    " AND (? = 0 OR r.period_year = ?)"
    " ORDER BY r.to_on DESC, r.id DESC LIMIT ?");

enum err
frozen_store_list(struct cx *cx, int kind, int year, unsigned max,
    struct frozen_list *out)
{
	const char *name = kind < 0 ? ""
				    : period_kind_name((enum period_kind)kind);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &LIST,
	    ARGS(db_str(name), db_str(name), db_i64(year), db_i64(year),
		db_u64(max)),
	    &rows);
	return err ? err : list_from_rows(cx, rows, out);
}

enum err
frozen_store_list_years(struct cx *cx, unsigned max, struct frozen_list *out)
{
	return frozen_store_list(cx, PERIOD_YEAR, 0, max, out);
}

static const struct db_stmt AGENCIES = STMT("frozen.agencies",
    "SELECT g.agency_id, g.kind, g.name, g.counts FROM frozen_agency g"
    " WHERE g.report_id = ? ORDER BY g.place, g.agency_id LIMIT 20000");

/* The office stands among the departments. */
static size_t
block_of(enum agency_kind kind)
{
	return kind == AGENCY_LOCALITY ? 1 : kind == AGENCY_OTHER ? 2 : 0;
}

static enum err
agency_from_row(struct cx *cx, struct db_rows *rows, struct report_row *out)
{
	out->agency.id = row_u64(rows);
	out->agency.code = out->agency.short_name = "";
	if (!agency_kind_from_name(row_str(rows), &out->agency.kind))
		return fail(cx, ERR_BUG, "an agency has no known kind");
	out->agency.name = row_str(rows);
	if (!frozen_counts_read(cx->mem, row_str(rows), &out->counts))
		return fail(cx, ERR_BUG, "frozen counts of agency %" PRIu64,
		    out->agency.id);
	return OK;
}

/* Blocks without agencies are left out. */
static void
close_blocks(struct report_summary *out)
{
	for (size_t i = 0; i < 3; i++) {
		if (out->blocks[i].n > 0)
			out->blocks[out->n_blocks++] = out->blocks[i];
	}
}

enum err
frozen_store_summary(struct cx *cx, const struct frozen *frozen,
    struct report_summary *out)
{
	static const enum agency_kind kinds[] = { AGENCY_DEPARTMENT,
		AGENCY_LOCALITY, AGENCY_OTHER };
	struct db_rows *rows;
	enum err err;

	*out = (struct report_summary){ .n_blocks = 0 };
	out->distinct_tasks = frozen->n_tasks;
	err = db_query(cx, &AGENCIES, ARGS(db_u64(frozen->id)), &rows);
	if (err)
		return err;
	for (size_t i = 0; i < 3; i++) {
		out->blocks[i].kind = kinds[i];
		out->blocks[i].rows = arena_array(cx->mem, db_count(rows),
		    sizeof(struct report_row));
	}
	while (db_next(rows)) {
		struct report_block *block;
		struct report_row row = { .agency.id = 0 };

		err = agency_from_row(cx, rows, &row);
		if (err)
			return err;
		block = &out->blocks[block_of(row.agency.kind)];
		block->rows[block->n++] = row;
		report_counts_add(&block->subtotal, &row.counts);
		report_counts_add(&out->total, &row.counts);
	}
	close_blocks(out);
	return OK;
}

static const struct db_stmt READERS = STMT("frozen.readers",
    "SELECT a.id, a.name, a.email, a.language FROM account a"
    " WHERE a.kind = 'personal' AND a.closed_at IS NULL AND a.email <> ''"
    " AND (a.role = 'general_manager' OR (a.role = 'creator'"
    " AND a.position IN ('division_head', 'office_leader')))"
    " ORDER BY a.id LIMIT 500");

enum err
frozen_store_list_readers(struct cx *cx, struct frozen_readers *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &READERS, NO_ARGS, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct frozen_reader *reader = &out->items[out->n++];

		reader->account_id = row_u64(rows);
		reader->name = row_str(rows);
		reader->email = row_str(rows);
		reader->language = row_str(rows);
	}
	return OK;
}

static const struct db_stmt OFTEN = STMT("frozen.often",
    "SELECT r.agency_id, SUM(r.extension_count), SUM(r.return_count),"
    " SUM(r.notice_count), SUM(IF(r.notice_count > 1, r.notice_count - 1, 0)),"
    " SUM(r.flags >> 3 & 1), SUM(r.flags >> 4 & 1)"
    " FROM frozen_row r WHERE r.report_id = ? AND r.leaf <> " OUT
    " GROUP BY r.agency_id ORDER BY r.agency_id LIMIT 20000");

enum err
frozen_store_often(struct cx *cx, uint64_t id, struct frozen_often **out,
    size_t *out_n)
{
	struct frozen_often *items;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &OFTEN, ARGS(db_u64(id)), &rows);
	if (err)
		return err;
	items = arena_array(cx->mem, db_count(rows), sizeof(*items));
	*out = items;
	*out_n = db_count(rows);
	for (; db_next(rows); items++) {
		items->agency_id = row_u64(rows);
		items->extensions = (uint32_t)row_u64(rows);
		items->returns = (uint32_t)row_u64(rows);
		items->notices = (uint32_t)row_u64(rows);
		items->notices_again = (uint32_t)row_u64(rows);
		items->escalations = (uint32_t)row_u64(rows);
		items->updates_late = (uint32_t)row_u64(rows);
	}
	return OK;
}

/* Comparing ---------------------------------------------------------------- */

/*
 * Whether a row was carried over is a matter of the period, not of the row: the
 * mask leaves that bit out when the two periods begin on different days. Of
 * rows that are out, no flag is counted.
 */
#define DIFFERS                                                                \
	"(b.assignment_id IS NULL OR a.agency_id <> b.agency_id"               \
	" OR a.leaf <> b.leaf OR (a.leaf <> " OUT                              \
	" AND (a.flags & ?) <> (b.flags & ?)))"
#define SIDES                                                                  \
	"a.assignment_id IS NOT NULL AS a_there, a.agency_id AS a_agency,"     \
	" a.leaf AS a_leaf, a.flags AS a_flags, a.due_on AS a_due,"            \
	" a.result_on AS a_result,"                                            \
	" b.assignment_id IS NOT NULL AS b_there, b.agency_id AS b_agency,"    \
	" b.leaf AS b_leaf, b.flags AS b_flags, b.due_on AS b_due,"            \
	" b.result_on AS b_result"
#define NAMES                                                                  \
	"SELECT k.id, COALESCE(t.title, ''), COALESCE(CONCAT(d.ref_number,"    \
	" IF(d.ref_symbol = '', '', '/'), d.ref_symbol), ''), k.a_there,"      \
	" COALESCE(x.name, g.name), k.a_leaf, k.a_flags, k.a_due, k.a_result," \
	" k.b_there, COALESCE(h.name, ''), k.b_leaf, k.b_flags, k.b_due,"      \
	" k.b_result FROM (SELECT * FROM ("
#define NAMES_JOINS                                                            \
	") u ORDER BY u.id LIMIT ?) k LEFT JOIN task t ON t.id = k.task_id"    \
	" LEFT JOIN directive d ON d.id = t.directive_id"                      \
	" LEFT JOIN frozen_agency x ON x.report_id = ?"                        \
	" AND x.agency_id = k.a_agency"                                        \
	" LEFT JOIN agency g ON g.id = k.a_agency"                             \
	" LEFT JOIN agency h ON h.id = k.b_agency ORDER BY k.id"

static struct db_arg
mask_of(bool same_period)
{
	return db_u64(same_period ? 255 : 255 & ~(unsigned)REPORT_FLAG_CARRIED);
}

static void
add_source(struct db_query *q, const struct frozen_source *source)
{
	struct db_arg args[N_QUESTION];
	size_t n = source_args(source, args);

	if (source->id != 0)
		db_query_add(q, LIT(STORED), args, n);
	else
		db_query_add(q, LIT(DERIVED), args, n);
}

/* Those of the report that are otherwise or nowhere in the other source, and
 * those that are only there. */
static void
add_different(struct db_query *q, uint64_t id,
    const struct frozen_source *other, bool same_period, uint64_t after_id)
{
	struct db_arg mask = mask_of(same_period);

	db_add(q,
	    LIT("(SELECT a.assignment_id AS id, a.task_id, " SIDES
		" FROM " STORED " a LEFT JOIN "),
	    db_u64(id));
	add_source(q, other);
	db_add(q,
	    LIT(" b ON b.assignment_id = a.assignment_id"
		" WHERE a.assignment_id > ? AND " DIFFERS ") UNION ALL"
		" (SELECT b.assignment_id AS id, b.task_id, " SIDES " FROM "),
	    db_u64(after_id), mask, mask);
	add_source(q, other);
	db_add(q,
	    LIT(" b LEFT JOIN " STORED " a ON a.assignment_id = b.assignment_id"
		" WHERE b.assignment_id > ? AND a.assignment_id IS NULL)"),
	    db_u64(id), db_u64(after_id));
}

static enum err
side_from_row(struct cx *cx, struct db_rows *rows, struct frozen_side *out)
{
	uint64_t leaf;

	out->there = row_bool(rows);
	out->agency_name = row_str(rows);
	leaf = row_u64(rows);
	out->flags = (unsigned)row_u64(rows);
	out->due_on = row_day(rows);
	out->result_on = row_day(rows);
	out->leaf = N_REPORT_CELLS;
	if (out->there && !report_cell_of_leaf(leaf, &out->leaf))
		return fail(cx, ERR_BUG, "a row is in no leaf");
	return OK;
}

enum err
frozen_store_list_differences(struct cx *cx, uint64_t id,
    const struct frozen_source *other, bool same_period, uint64_t after_id,
    unsigned max, struct frozen_differences *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "frozen.differences");
	db_add(q, LIT(NAMES));
	add_different(q, id, other, same_period, after_id);
	db_add(q, LIT(NAMES_JOINS), db_u64(max), db_u64(id));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		struct frozen_difference *d = &out->items[out->n++];

		d->assignment_id = row_u64(rows);
		d->title = row_str(rows);
		d->reference = row_str(rows);
		err = side_from_row(cx, rows, &d->before);
		if (!err)
			err = side_from_row(cx, rows, &d->after);
		if (err)
			return err;
	}
	return OK;
}

enum err
frozen_store_count_differences(struct cx *cx, uint64_t id,
    const struct frozen_source *other, bool same_period, uint32_t *out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));
	struct db_rows *rows;
	enum err err;

	db_query_init(q, cx, "frozen.count_differences");
	db_add(q, LIT("SELECT COUNT(*) FROM ("));
	add_different(q, id, other, same_period, 0);
	db_add(q, LIT(") u"));
	err = db_query_run(q, &rows);
	if (err)
		return err;
	*out = db_next(rows) ? (uint32_t)row_u64(rows) : 0;
	return OK;
}

/* What each version counts as, judged like the later report; where that is not
 * what the version before counted as, its event is a reason. */
static const struct db_stmt REASONS = STMT("frozen.reasons",
    "SELECT DISTINCT e.id, e.at, e.kind, e.actor_name, e.actor_agency,"
    " e.reason, e.document FROM (SELECT v.valid_from, v.agency_id, v.leaf,"
    " v.flags, LAG(v.agency_id) OVER w AS agency_before,"
    " LAG(v.leaf) OVER w AS leaf_before,"
    " LAG(v.flags) OVER w AS flags_before FROM (SELECT i.version,"
    " i.valid_from, i.agency_id, " LEAF " AS leaf, (" FLAGS ") & ? AS flags"
    " FROM (SELECT CAST(? AS DATE) AS first_day, CAST(? AS DATE) AS as_of) p"
    " STRAIGHT_JOIN assignment_interval i WHERE i.assignment_id = ?) v"
    " WINDOW w AS (ORDER BY v.version)) k"
    " STRAIGHT_JOIN event e ON e.assignment_id = ? AND e.at = k.valid_from"
    " WHERE k.valid_from > ? AND k.valid_from <= ?"
    " AND (k.leaf_before IS NULL OR k.agency_before <> k.agency_id"
    " OR k.leaf_before <> k.leaf"
    " OR (k.leaf <> " OUT " AND k.flags_before <> k.flags))"
    " ORDER BY e.id LIMIT 200");

/*
 * The other reason: what moved a directive into the work programme or out of
 * it, once the row was handed out; nothing where the period leaves the row out
 * whatever its source.
 */
static const struct db_stmt SOURCE_REASONS = STMT("frozen.source_reasons",
    "SELECT e.id, e.at, e.kind, e.actor_name, e.actor_agency,"
    " e.reason, e.document, c.new_value = 'work_programme'"
    " FROM assignment a STRAIGHT_JOIN event e FORCE INDEX (event_directive)"
    " ON e.directive_id = a.directive_id AND e.assignment_id IS NULL"
    " STRAIGHT_JOIN event_change c ON c.event_id = e.id"
    " AND c.field = 'source' WHERE a.id = ? AND e.at > ? AND e.at <= ?"
    " AND (c.old_value = 'work_programme') <> (c.new_value ="
    " 'work_programme') AND EXISTS (SELECT 1 FROM assignment_interval i"
    " WHERE i.assignment_id = a.id AND i.valid_from <= e.at"
    " AND i.state <> 'draft') AND EXISTS (SELECT 1"
    " FROM assignment_interval i WHERE i.assignment_id = a.id"
    " AND i.valid_from <= ? AND i.valid_to > ? AND i.closed_on >= ?"
    " AND i.assigned_on <= ?) ORDER BY e.id LIMIT 200");

static enum err
reason_from_row(struct cx *cx, struct db_rows *rows, struct event *out)
{
	const char *kind;

	out->id = row_u64(rows);
	out->at = row_moment(rows);
	kind = row_str(rows);
	out->actor_name = row_str(rows);
	out->actor_agency = row_str(rows);
	out->reason = row_str(rows);
	out->document = row_str(rows);
	for (unsigned i = 0; i < N_EVENT_KINDS; i++) {
		if (strcmp(kind, event_kind_name((enum event_kind)i)) != 0)
			continue;
		out->kind = (enum event_kind)i;
		return OK;
	}
	return fail(cx, ERR_BUG, "event %" PRIu64 " is of no known kind",
	    out->id);
}

enum err
frozen_store_list_reasons(struct cx *cx, uint64_t assignment_id, int64_t after,
    const struct report_query *judged, bool same_period, struct event_list *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &REASONS,
	    ARGS(mask_of(same_period), db_day(judged->period.from),
		db_day(report_as_of(judged)), db_u64(assignment_id),
		db_u64(assignment_id), db_moment(after),
		db_moment(judged->known_at)),
	    &rows);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = reason_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
	}
	return OK;
}

enum err
frozen_store_list_source_reasons(struct cx *cx, uint64_t assignment_id,
    int64_t after, const struct report_query *judged, struct event_list *out,
    bool *out_in_programme)
{
	struct db_arg known_at = db_moment(judged->known_at);
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &SOURCE_REASONS,
	    ARGS(db_u64(assignment_id), db_moment(after), known_at, known_at,
		known_at, db_day(judged->period.from),
		db_day(judged->period.to)),
	    &rows);
	if (err)
		return err;
	*out_in_programme = false;
	out->n = 0;
	out->items = arena_array(cx->mem, db_count(rows), sizeof(*out->items));
	while (db_next(rows)) {
		err = reason_from_row(cx, rows, &out->items[out->n++]);
		if (err)
			return err;
		*out_in_programme = row_bool(rows);
	}
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&ADD,
	&ADD_ROWS,
	&ADD_AGENCY,
	&STORED_LINES,
	&DERIVED_LINES,
	&STORED_SUMS,
	&DERIVED_SUMS,
	&STORED_TASKS,
	&DERIVED_TASKS,
	&HAS_ROWS,
	&FIRST_DAY,
	&GET,
	&FIND,
	&LIST,
	&AGENCIES,
	&READERS,
	&OFTEN,
	&REASONS,
	&SOURCE_REASONS,
};

const struct db_stmt_list frozen_store_statements = {
	"frozen_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
