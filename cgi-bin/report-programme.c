/*
 * report-programme: count the work programme by agency (Phụ lục V, R10).
 *
 * GET  shows the table of a period as known at its cut-off, or now, and the
 *      items: all of them, or those that one number of the table counts.
 *      format=xlsx or csv gives the table, with part=list the items; pdf and
 *      docx the report with both.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "figure_page.h"
#include "figure_view.h"
#include "period_view.h"
#include "programme_report_store.h"
#include "report_form.h"
#include "report_view.h"

static const struct figure_column table_columns[] = {
	{ "number", 5, false },
	{ "lead_agency", 36, true },
	{ "programme_total", 10, false },
	{ "submitted_on_time", 10, false },
	{ "submitted_late", 10, false },
	{ "issued", 12, false },
	{ "not_submitted_in_time", 10, false },
	{ "not_submitted_overdue", 10, false },
	{ "postponed", 8, false },
	{ "withdrawn", 8, false },
};
static const struct figure_column list_columns[] = {
	{ "number", 5, false },
	{ "item", 50, true },
	{ "lead_agency", 26, true },
	{ "registered", 14, true },
	{ "authority", 20, true },
	{ "due_on", 11, false },
	{ "submitted_on", 11, false },
	{ "document", 18, true },
	{ "document_on", 11, false },
	{ "item_state", 16, true },
};
enum { LIST_PARTS = sizeof(list_columns) / sizeof(list_columns[0]) };

static const char *
path_of(struct request *rq, const struct report_query *query,
    enum programme_cell cell, uint64_t agency_id)
{
	const char *role = query->role < 0
			       ? "all"
			       : assignment_role_name(
				     (enum assignment_role)query->role);
	const char *path = arena_printf(rq->cx.mem,
	    "report-programme?%s&role=%s&at=%" PRId64 "&item=%s",
	    period_query(&rq->cx, &query->period), role, query->known_at,
	    programme_cell_names[cell]);

	if (agency_id == 0)
		return path;
	return arena_printf(rq->cx.mem, "%s&agency_id=%" PRIu64, path,
	    agency_id);
}

static void
add_row(struct request *rq, struct figure_table *table,
    const struct report_query *query, const struct programme_row *row, bool sum)
{
	struct figure *cells = figure_row(table, sum);

	cells[0] = sum ? figure_text("")
		       : figure_count((uint32_t)table->n, NULL);
	cells[1] = sum ? figure_word("sum") : figure_text(row->agency_name);
	for (int i = 0; i < N_PROGRAMME_CELLS; i++)
		cells[2 + i] = figure_count(row->n[i],
		    path_of(rq, query, (enum programme_cell)i, row->agency_id));
}

static struct figure_table *
make_table(struct request *rq, const struct report_query *query,
    const struct programme_table *sums)
{
	struct figure_table *table = figure_table_open(rq->cx.mem,
	    "programme_table", table_columns,
	    sizeof(table_columns) / sizeof(table_columns[0]), sums->n + 1);

	for (size_t i = 0; i < sums->n; i++)
		add_row(rq, table, query, &sums->rows[i], false);
	add_row(rq, table, query, &sums->total, true);
	return table;
}

static void
add_item(struct request *rq, struct figure_table *list,
    const struct programme_item *item)
{
	struct figure *cells = figure_row(list, false);

	cells[0] = figure_count((uint32_t)list->n, NULL);
	cells[1] = figure_text(item->title);
	cells[1].link = arena_printf(rq->cx.mem, "task-view?id=%" PRIu64,
	    item->assignment_id);
	cells[2] = figure_text(item->agency_name);
	cells[3] = figure_text(item->registered);
	cells[4] = figure_text(item->authority);
	cells[5] = figure_day(item->due_on);
	cells[6] = figure_day(item->submitted_on);
	cells[7] = figure_text(item->document);
	cells[8] = figure_day(item->document_on);
	cells[9] = figure_word(assignment_state_name(item->state));
}

static struct figure_table *
make_list(struct request *rq, const struct report_query *query,
    const struct programme_items *items)
{
	int chosen = form_choice(rq->query, REPORT_FIELD_ITEM);
	enum programme_cell cell = chosen < 0 ? PROGRAMME_TOTAL
					      : (enum programme_cell)chosen;
	uint64_t agency_id = form_id(rq->query, REPORT_FIELD_AGENCY);
	struct figure_table *list = figure_table_open(rq->cx.mem,
	    "programme_list", list_columns, LIST_PARTS, items->n + 1);

	for (size_t i = 0; i < items->n; i++) {
		const struct programme_item *item = &items->items[i];

		if ((agency_id == 0 || item->agency_id == agency_id) &&
		    programme_counts(item, cell, report_as_of(query)))
			add_item(rq, list, item);
	}
	node_text(view_root(rq->view), "item", programme_cell_names[cell]);
	node_bool(view_root(rq->view), "chosen", chosen >= 0 || agency_id != 0);
	return list;
}

static const char *
sentence(struct request *rq, const struct letterhead *letterhead,
    const char *key, const struct report_query *query, const uint32_t *n)
{
	struct filling fillings[N_PROGRAMME_CELLS + 4];
	struct arena *mem = rq->cx.mem;
	char from[16], to[16];
	size_t i;

	for (i = 0; i < N_PROGRAMME_CELLS; i++)
		fillings[i] = (struct filling){ programme_cell_names[i],
			letterhead_count(mem, n[i]) };
	fillings[i++] = (struct filling){ "rate",
		letterhead_rate(mem, n[PROGRAMME_SUBMITTED_ON_TIME],
		    n[PROGRAMME_TOTAL]) };
	fillings[i++] = (struct filling){ "from",
		arena_strdup(mem, day_format(query->period.from, from)) };
	fillings[i++] = (struct filling){ "to",
		arena_strdup(mem, day_format(query->period.to, to)) };
	fillings[i] = (struct filling){ NULL, NULL };
	return letterhead_text(&rq->cx, letterhead, key, fillings);
}

static enum err
take_away(struct request *rq, const struct report_query *query,
    const uint32_t *n, const struct figure_table *const tables[2])
{
	static const char *const keys[] = { "programme_document.basis",
		"programme_document.total", "programme_document.submitted",
		"programme_document.not_submitted", "programme_document.moved",
		"report_document.secret", "report_document.closing" };
	enum { N_LINES = sizeof(keys) / sizeof(keys[0]) };
	struct letterhead letterhead = figure_letterhead(rq);
	struct figure_line lines[N_LINES];
	struct figure_paper paper = { .lines = lines,
		.n_lines = N_LINES,
		.tables = tables,
		.n_tables = 2 };
	bool list = form_choice(rq->query, REPORT_FIELD_PART) == 0;
	char from[16], to[16], at[24];

	for (size_t i = 0; i < N_LINES; i++)
		lines[i] = (struct figure_line){ DOCUMENT_BODY,
			sentence(rq, &letterhead, keys[i], query, n) };
	paper.about = sentence(rq, &letterhead, "programme_document.about",
	    query, n);
	paper.annex = letterhead_word(&rq->cx, &letterhead,
	    "programme_document.annex");
	paper.note = LETTERHEAD_TEXT(&rq->cx, &letterhead, "figure_note.known",
	    { "moment", moment_format(query->known_at, at) });
	return figure_send(rq, form_choice(rq->query, REPORT_FIELD_FORMAT),
	    &paper, tables[list],
	    arena_printf(rq->cx.mem, "chuong-trinh-cong-tac-%s-%s",
		day_format_iso(query->period.from, from),
		day_format_iso(query->period.to, to)));
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	const struct figure_table *tables[2];
	struct programme_items items;
	struct programme_table sums;
	struct report_query query;
	enum err err;

	report_form_read(&rq->cx, rq->query, &query);
	err = programme_report_store_list(&rq->cx, &query, &items);
	if (err)
		return err;
	programme_sum_up(rq->cx.mem, &items, report_as_of(&query), &sums);
	tables[0] = make_table(rq, &query, &sums);
	tables[1] = make_list(rq, &query, &items);
	if (form_present(rq->query, REPORT_FIELD_FORMAT))
		return take_away(rq, &query, sums.total.n, tables);
	report_query_view(&rq->cx, root, &query);
	figure_table_view(root, "Programme", tables[0]);
	figure_table_view(root, "Items", tables[1]);
	node_int(root, "n_items", (int64_t)tables[1]->n);
	node_bool(root, "any", items.n > 0);
	return OK;
}

const struct action action = {
	.name = "report-programme",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(report_fields) },
	.get = show,
	.formats = figure_formats,
};
