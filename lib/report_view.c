#include "report_view.h"

#include <inttypes.h>

#include "arena.h"
#include "assignment_view.h"
#include "clock.h"
#include "period_view.h"
#include "str.h"
#include "text.h"

enum { KEY_QUERY_MAX = 512 };

void
report_boxes_view(struct node *node, const struct report_boxes *boxes)
{
	node_int(node, "done_on_time", boxes->done_on_time);
	node_int(node, "done_late", boxes->done_late);
	node_int(node, "running", boxes->running);
	node_int(node, "overdue", boxes->overdue);
}

static const char *
query_text(struct cx *cx, const struct report_query *query, const char *role)
{
	return arena_printf(cx->mem, "%s&role=%s&scope=%s&by=%s&at=%" PRId64,
	    period_query(cx, &query->period), role,
	    report_scope_names[query->scope], report_by_names[query->by],
	    query->known_at);
}

void
report_query_view(struct cx *cx, struct node *root,
    const struct report_query *query)
{
	struct node *report = node_child(root, "Report");
	struct node *period = node_child(root, "Period");
	const char *role = query->role < 0
			       ? "all"
			       : assignment_role_name(
				     (enum assignment_role)query->role);

	period_view(period, &query->period);
	period_neighbours_view(cx, period, &query->period);
	period_kinds_view(cx, root, "Kinds", query->period.kind);
	node_text(report, "role", role);
	node_text(report, "by", report_by_names[query->by]);
	node_text(report, "scope", report_scope_names[query->scope]);
	node_moment(report, "known_at", query->known_at);
	node_day(report, "as_of", report_as_of(query));
	node_bool(report, "running",
	    query->known_at < clock_day_end(query->period.to));
	node_text(report, "query", query_text(cx, query, role));
	if (query->role != ROLE_COORDINATING)
		node_text(report, "coordinating_query",
		    query_text(cx, query, "coordinating"));
}

#define TOTALS      "totals"
#define DONE        "done"
#define DOING       "doing"
#define NOT_STARTED "not_started"
#define OTHER       "other"

const struct report_column report_columns[] = {
	{ CELL_CARRIED, TOTALS },
	{ CELL_NEW, TOTALS },
	{ CELL_TOTAL, TOTALS },
	{ CELL_DONE_EARLY, DONE },
	{ CELL_DONE_ON_TIME, DONE },
	{ CELL_DONE_LATE, DONE },
	{ CELL_DONE_NO_DEADLINE, DONE },
	{ CELL_DONE, DONE },
	{ CELL_DOING_IN_TIME, DOING },
	{ CELL_DOING_OVERDUE, DOING },
	{ CELL_DOING_NO_DEADLINE, DOING },
	{ CELL_DOING, DOING },
	{ CELL_NOT_STARTED_IN_TIME, NOT_STARTED },
	{ CELL_NOT_STARTED_OVERDUE, NOT_STARTED },
	{ CELL_NOT_STARTED_NO_DEADLINE, NOT_STARTED },
	{ CELL_NOT_STARTED, NOT_STARTED },
	{ CELL_EXTENDED, OTHER },
	{ CELL_RETURNED, OTHER },
	{ CELL_NOTICED, OTHER },
	{ CELL_ESCALATED, OTHER },
	{ CELL_UPDATED_LATE, OTHER },
	{ CELL_NOT_UPDATED, OTHER },
	{ CELL_OUT, OTHER },
	{ N_REPORT_CELLS, "" },
};

static bool
is_sum(enum report_cell cell)
{
	return cell == CELL_TOTAL || cell == CELL_DONE || cell == CELL_DOING ||
	       cell == CELL_NOT_STARTED;
}

static bool
is_bad(enum report_cell cell)
{
	return cell == CELL_DOING_OVERDUE || cell == CELL_NOT_STARTED_OVERDUE ||
	       cell == CELL_DONE_LATE;
}

static void
columns_view(struct node *root)
{
	const struct report_column *column;
	size_t n = 0;

	for (column = report_columns; column->cell < N_REPORT_CELLS; column++) {
		struct node *item = node_item(root, "Columns", n++);

		node_text(item, "name", report_cell_name(column->cell));
		node_text(item, "group", column->group);
		node_bool(item, "first",
		    column == report_columns ||
			!text_equal(column->group, column[-1].group));
		node_bool(item, "sum", is_sum(column->cell));
		node_bool(item, "bad", is_bad(column->cell));
	}
}

static void
counts_view(struct node *node, const char *which,
    const struct report_counts *counts)
{
	struct node *n = node_child(node, "n");
	struct node *rates = node_child(node, "rate");

	node_text(node, "which", which);
	for (int i = 0; i < N_REPORT_CELLS; i++)
		node_int(n, report_cell_name((enum report_cell)i),
		    counts->n[i]);
	for (int i = 0; i < N_REPORT_RATES; i++) {
		struct rate rate = report_rate_of(counts, (enum report_rate)i);

		node_rate(rates, report_rate_name((enum report_rate)i), rate.n,
		    rate.of);
	}
}

const char *
report_key_query(struct cx *cx, const char *key)
{
	struct str query;

	str_init(&query, cx->mem, KEY_QUERY_MAX);
	str_printf(&query, "key=");
	for (size_t i = 0; key[i] != '\0'; i++) {
		unsigned char c = (unsigned char)key[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || c == '_')
			str_printf(&query, "%c", c);
		else
			str_printf(&query, "%%%02X", c);
	}
	return str_text(&query);
}

static void
block_view(struct cx *cx, struct node *node, enum report_by by,
    const struct report_block *block, size_t before)
{
	const char *kind = agency_kind_name(block->kind);

	for (size_t i = 0; i < block->n; i++) {
		const struct report_row *row = &block->rows[i];
		struct node *item = node_item(node, "Rows", i);

		node_int(item, "number", (int64_t)(before + i + 1));
		node_text(item, "name", row->agency.name);
		if (row->word != NULL)
			node_text(item, "word", row->word);
		counts_view(item,
		    by == BY_AGENCY ? arena_printf(cx->mem,
					  "agency_id=%" PRIu64, row->agency.id)
				    : report_key_query(cx, row->key),
		    &row->counts);
	}
	if (by != BY_AGENCY)
		return;
	node_text(node, "kind", kind);
	counts_view(node_child(node, "Sum"),
	    arena_printf(cx->mem, "kind=%s", kind), &block->subtotal);
}

void
report_summary_view(struct cx *cx, struct node *root,
    const struct report_summary *summary)
{
	size_t n = 0;

	columns_view(root);
	node_list(root, "Blocks");
	for (size_t i = 0; i < summary->n_blocks; i++) {
		block_view(cx, node_item(root, "Blocks", i), summary->by,
		    &summary->blocks[i], n);
		n += summary->blocks[i].n;
	}
	counts_view(node_child(root, "Total"), "", &summary->total);
	node_int(root, "distinct_tasks", summary->distinct_tasks);
	node_int(root, "n_agencies", (int64_t)n);
}

static void
public_counts_view(struct node *node, const struct report_counts *counts)
{
	const uint32_t *n = counts->n;
	struct rate on_time = report_rate_of(counts, RATE_ON_TIME);

	node_int(node, "total", n[CELL_TOTAL]);
	node_int(node, "done", n[CELL_DONE]);
	node_int(node, "doing", n[CELL_DOING]);
	node_int(node, "not_started", n[CELL_NOT_STARTED]);
	node_int(node, "overdue",
	    n[CELL_DOING_OVERDUE] + n[CELL_NOT_STARTED_OVERDUE]);
	node_rate(node, "on_time", on_time.n, on_time.of);
}

void
report_public_view(struct node *root, const struct report_summary *summary)
{
	size_t n = 0;

	node_list(root, "Rows");
	for (size_t b = 0; b < summary->n_blocks; b++) {
		for (size_t i = 0; i < summary->blocks[b].n; i++) {
			const struct report_row *row = &summary->blocks[b]
							    .rows[i];
			struct node *item = node_item(root, "Rows", n++);

			node_text(item, "name", row->agency.name);
			public_counts_view(item, &row->counts);
		}
	}
	public_counts_view(node_child(root, "Total"), &summary->total);
	node_int(root, "distinct_tasks", summary->distinct_tasks);
}

const char *
report_row_name(struct cx *cx, const struct words *words,
    const struct report_row *row)
{
	const char *word;

	if (text_is_empty(row->word))
		return row->agency.name;
	word = words->text(words->from, row->word);
	if (text_is_empty(row->agency.name))
		return word;
	return arena_printf(cx->mem, "%s %s", word, row->agency.name);
}

void
report_lines_view(struct cx *cx, struct node *root,
    const struct report_query *query, const struct assignment_lines *lines)
{
	struct cx then = *cx;

	/* Days left and days late are those of that day. */
	then.now = query->known_at;
	assignment_lines_view(&then, root, "Assignments", lines);
	for (size_t i = 0; i < lines->n; i++)
		node_bool(node_item(root, "Assignments", i), "supplement",
		    report_is_supplement(&query->period, &lines->items[i]));
}
