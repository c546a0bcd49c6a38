#include "report_group_store.h"

#include "arena.h"
#include "report_row_store.h"
#include "text.h"

/* The groups there are: key, word, name. */
static const struct db_stmt AGENCIES = STMT("report_group.agencies",
    "SELECT CONCAT(g.id), '', g.name FROM agency g"
    " ORDER BY g.kind, g.sort_order, g.id LIMIT 20000");
static const struct db_stmt SPECIALISTS = STMT("report_group.specialists",
    "SELECT CONCAT(c.id), '', c.name FROM account c WHERE c.id IN"
    " (SELECT t.specialist_id FROM task t)"
    " ORDER BY c.name, c.id LIMIT 20000");
static const struct db_stmt ASSIGNERS = STMT("report_group.assigners",
    "SELECT CONCAT(r.id), CONCAT('assigner_kind.', r.kind), r.name"
    " FROM assigner r ORDER BY r.kind, r.sort_order, r.id LIMIT 20000");
static const struct db_stmt FIELDS = STMT("report_group.fields",
    "SELECT CONCAT(f.id), '', f.name FROM field f"
    " ORDER BY f.sort_order, f.id LIMIT 20000");
static const struct db_stmt DOC_TYPES = STMT("report_group.doc_types",
    "SELECT y.code, '', y.name FROM doc_type y"
    " ORDER BY y.sort_order, y.code LIMIT 20000");
static const struct db_stmt SOURCES = STMT("report_group.sources",
    "SELECT s.name, CONCAT('source.', s.name), '' FROM"
    " (SELECT 1 AS n, 'committee' AS name UNION ALL SELECT 2, 'government'"
    " UNION ALL SELECT 3, 'work_programme') s ORDER BY s.n");

/* How a row finds its group. */
static const struct group {
	const struct db_stmt *names;
	struct db_lit key;
	struct db_lit is;
} groups[N_REPORT_BY] = {
	[BY_AGENCY] = { &AGENCIES, { "k.agency_id" },
	    { " AND i.agency_id = ?" } },
	[BY_SPECIALIST] = { &SPECIALISTS, { "t.specialist_id" },
	    { " AND i.task_id IN (SELECT t.id FROM task t"
	      " WHERE t.specialist_id = ?)" } },
	[BY_ASSIGNER] = { &ASSIGNERS, { "d.assigner_id" },
	    { " AND i.task_id IN (SELECT t.id FROM task t"
	      " JOIN directive d ON d.id = t.directive_id"
	      " WHERE d.assigner_id = ?)" } },
	[BY_FIELD] = { &FIELDS, { "t.field_id" },
	    { " AND i.task_id IN (SELECT t.id FROM task t"
	      " WHERE t.field_id = ?)" } },
	[BY_DOC_TYPE] = { &DOC_TYPES, { "d.doc_type" },
	    { " AND i.task_id IN (SELECT t.id FROM task t"
	      " JOIN directive d ON d.id = t.directive_id"
	      " WHERE d.doc_type = ?)" } },
	[BY_SOURCE] = { &SOURCES, { "d.source" },
	    { " AND i.task_id IN (SELECT t.id FROM task t"
	      " JOIN directive d ON d.id = t.directive_id"
	      " WHERE d.source = ?)" } },
};

void
report_group_store_add(struct db_query *q, enum report_by by, const char *key)
{
	db_query_add(q, groups[by].is, ARGS(db_str(key)));
}

enum err
report_group_store_names(struct cx *cx, enum report_by by,
    struct report_block *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, groups[by].names, NO_ARGS, &rows);
	if (err)
		return err;
	*out = (struct report_block){
		.kind = AGENCY_OTHER,
		.rows = arena_array(cx->mem, db_count(rows),
		    sizeof(*out->rows)),
	};
	while (db_next(rows)) {
		struct report_row *row = &out->rows[out->n++];

		row->key = row_str(rows);
		row->word = row_str(rows);
		row->agency = (struct agency){ .name = row_str(rows) };
	}
	return OK;
}

static struct report_row *
find(const struct report_block *block, const char *key)
{
	for (size_t i = 0; i < block->n; i++) {
		if (text_equal(block->rows[i].key, key))
			return &block->rows[i];
	}
	return NULL;
}

static enum err
run_sums(struct cx *cx, const struct report_query *query, struct db_rows **out)
{
	struct db_query *q = arena_alloc(cx->mem, sizeof(*q));

	db_query_init(q, cx, "report_group.sums");
	db_add(q, LIT("SELECT CONCAT("));
	db_query_add(q, groups[query->by].key, NO_ARGS);
	db_add(q,
	    LIT(") AS name, k.leaf, k.flags, COUNT(*) FROM (SELECT i.task_id,"
		" i.agency_id, " LEAF " AS leaf, " FLAGS " AS flags"));
	report_row_store_add(q, query);
	db_add(q, LIT(") k STRAIGHT_JOIN task t ON t.id = k.task_id"
		      " STRAIGHT_JOIN directive d ON d.id = t.directive_id"
		      " GROUP BY name, k.leaf, k.flags ORDER BY name"));
	return db_query_run(q, out);
}

/* Leaves the groups that have anything to count. */
static void
sum_up(struct report_block *block)
{
	size_t n = 0;

	for (size_t i = 0; i < block->n; i++) {
		struct report_row *row = &block->rows[i];

		if (report_counts_are_zero(&row->counts))
			continue;
		report_counts_sum_up(&row->counts);
		report_counts_add(&block->subtotal, &row->counts);
		block->rows[n++] = *row;
	}
	block->n = n;
}

enum err
report_group_store_sum(struct cx *cx, const struct report_query *query,
    struct report_block *out)
{
	struct report_row *row = NULL;
	struct db_rows *rows;
	enum err err;

	err = report_group_store_names(cx, query->by, out);
	if (err)
		return err;
	err = run_sums(cx, query, &rows);
	if (err)
		return err;
	while (db_next(rows)) {
		const char *key = row_str(rows);
		enum report_cell leaf;
		unsigned bits;

		if (row == NULL || !text_equal(row->key, key))
			row = find(out, key);
		if (row == NULL)
			return fail(cx, ERR_BUG, "a sum belongs to no group");
		if (!report_cell_of_leaf(row_u64(rows), &leaf))
			return fail(cx, ERR_BUG, "a row is in no leaf");
		bits = (unsigned)row_u64(rows);
		report_counts_add_rows(&row->counts, leaf, bits,
		    (uint32_t)row_u64(rows));
	}
	sum_up(out);
	return OK;
}

enum err
report_group_store_name(struct cx *cx, enum report_by by, const char *key,
    const char **out_word, const char **out_name)
{
	struct report_block block;
	struct report_row *row;
	enum err err;

	err = report_group_store_names(cx, by, &block);
	if (err)
		return err;
	row = find(&block, key);
	if (row == NULL)
		return fail(cx, ERR_MISSING, "no such group of a report");
	*out_word = row->word;
	*out_name = row->agency.name;
	return OK;
}

static const struct db_stmt *const stmts[] = {
	&AGENCIES,
	&SPECIALISTS,
	&ASSIGNERS,
	&FIELDS,
	&DOC_TYPES,
	&SOURCES,
};

const struct db_stmt_list report_group_store_statements = {
	"report_group_store",
	stmts,
	sizeof(stmts) / sizeof(stmts[0]),
};
