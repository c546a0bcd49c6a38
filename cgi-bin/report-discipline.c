/*
 * report-discipline: show whether the office itself records in time (R24, R26).
 *
 * GET  shows the documents issued in a period by the specialist who records
 *      them, and those that one number counts; format=xlsx or csv gives the
 *      table, with part=list the documents; pdf and docx the report.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "discipline_store.h"
#include "figure_page.h"
#include "figure_view.h"
#include "period_view.h"
#include "report_form.h"
#include "report_view.h"
#include "text.h"

static const struct figure_column table_columns[] = {
	{ "number", 5, false },
	{ "specialist", 32, true },
	{ "documents_issued", 12, false },
	{ "recorded_in_time", 12, false },
	{ "recorded_late", 12, false },
	{ "record_waiting", 12, false },
	{ "record_overdue", 12, false },
	{ "record_no_task", 12, false },
	{ "record_unmarked", 12, false },
	{ "record_marked_late", 12, false },
	{ "tasks", 10, false },
	{ "record_rate", 14, false },
};
enum { TASKS = 2 + N_RECORD_CELLS, RATE, N_TABLE_COLUMNS };

static const struct figure_column list_columns[] = {
	{ "number", 5, false },
	{ "reference", 18, true },
	{ "abstract", 50, true },
	{ "specialist", 24, true },
	{ "issued_on", 11, false },
	{ "released_at", 16, true },
	{ "record_due_at", 16, true },
	{ "forwarded_at", 16, true },
	{ "tasks", 10, false },
};
enum { N_LIST_COLUMNS = sizeof(list_columns) / sizeof(list_columns[0]) };

static const char *
path_of(struct request *rq, const struct report_query *query,
    enum record_cell cell, uint64_t specialist_id)
{
	const char *path = arena_printf(rq->cx.mem,
	    "report-discipline?%s&at=%" PRId64 "&record=%s",
	    period_query(&rq->cx, &query->period), query->known_at,
	    record_cell_names[cell]);

	if (specialist_id == 0)
		return path;
	return arena_printf(rq->cx.mem, "%s&key=%" PRIu64, path, specialist_id);
}

static void
add_row(struct request *rq, struct figure_table *table,
    const struct report_query *query, const struct record_row *row, bool sum)
{
	struct figure *cells = figure_row(table, sum);

	cells[0] = sum ? figure_text("")
		       : figure_count((uint32_t)table->n, NULL);
	cells[1] = sum                       ? figure_word("sum")
		   : row->specialist_id == 0 ? figure_word("nobody")
					     : figure_text(row->specialist);
	for (int i = 0; i < N_RECORD_CELLS; i++)
		cells[2 + i] = figure_count(row->n[i],
		    path_of(rq, query, (enum record_cell)i,
			row->specialist_id));
	cells[TASKS] = figure_count(row->n_tasks, NULL);
	cells[RATE] = figure_rate(row->n[RECORD_IN_TIME],
	    record_fallen_due(row->n));
}

static struct figure_table *
make_table(struct request *rq, const struct report_query *query,
    const struct record_table *sums)
{
	struct figure_table *table = figure_table_open(rq->cx.mem,
	    "discipline_table", table_columns, N_TABLE_COLUMNS, sums->n + 1);

	for (size_t i = 0; i < sums->n; i++)
		add_row(rq, table, query, &sums->rows[i], false);
	add_row(rq, table, query, &sums->total, true);
	return table;
}

static struct figure
moment(struct request *rq, int64_t at)
{
	char text[24];

	return figure_text(at == NO_MOMENT ? ""
					   : arena_strdup(rq->cx.mem,
						 moment_format(at, text)));
}

static void
add_item(struct request *rq, struct figure_table *list,
    const struct record_item *item)
{
	struct figure *cells = figure_row(list, false);

	cells[0] = figure_count((uint32_t)list->n, NULL);
	cells[1] = figure_text(item->reference);
	cells[1].link = item->directive_id != 0
			    ? arena_printf(rq->cx.mem,
				  "directive-view?id=%" PRIu64,
				  item->directive_id)
			    : arena_printf(rq->cx.mem,
				  "outgoing-view?id=%" PRIu64,
				  item->outgoing_id);
	cells[2] = figure_text(item->abstract);
	cells[3] = figure_text(item->specialist);
	cells[4] = figure_day(item->issued_on);
	cells[5] = moment(rq, item->released_at);
	cells[6] = moment(rq, item->record_due_at);
	cells[7] = moment(rq, item->forwarded_at);
	cells[8] = figure_count(item->n_tasks, NULL);
}

/* Those of the number that was followed; without one, those that are late. */
static struct figure_table *
make_list(struct request *rq, const struct report_query *query,
    const struct record_items *items)
{
	int chosen = form_choice(rq->query, REPORT_FIELD_RECORD);
	enum record_cell cell = chosen < 0 ? RECORD_OVERDUE
					   : (enum record_cell)chosen;
	const char *key = form_str(rq->query, REPORT_FIELD_KEY);
	struct figure_table *list = figure_table_open(rq->cx.mem,
	    "discipline_list", list_columns, N_LIST_COLUMNS, items->n + 1);

	for (size_t i = 0; i < items->n; i++) {
		const struct record_item *item = &items->items[i];

		if ((text_is_empty(key) ||
			text_equal(key, arena_printf(rq->cx.mem, "%" PRIu64,
					    item->specialist_id))) &&
		    record_counts(item, cell, query->known_at))
			add_item(rq, list, item);
	}
	node_text(view_root(rq->view), "record", record_cell_names[cell]);
	return list;
}

static const char *
sentence(struct request *rq, const struct letterhead *letterhead,
    const char *key, const struct report_query *query,
    const struct record_row *total)
{
	struct filling fillings[N_RECORD_CELLS + 5];
	struct arena *mem = rq->cx.mem;
	char from[16], to[16];
	size_t i;

	for (i = 0; i < N_RECORD_CELLS; i++)
		fillings[i] = (struct filling){ record_cell_names[i],
			letterhead_count(mem, total->n[i]) };
	fillings[i++] = (struct filling){ "tasks",
		letterhead_count(mem, total->n_tasks) };
	fillings[i++] = (struct filling){ "rate",
		letterhead_rate(mem, total->n[RECORD_IN_TIME],
		    record_fallen_due(total->n)) };
	fillings[i++] = (struct filling){ "from",
		arena_strdup(mem, day_format(query->period.from, from)) };
	fillings[i++] = (struct filling){ "to",
		arena_strdup(mem, day_format(query->period.to, to)) };
	fillings[i] = (struct filling){ NULL, NULL };
	return letterhead_text(&rq->cx, letterhead, key, fillings);
}

static enum err
take_away(struct request *rq, const struct report_query *query,
    const struct record_row *total, const struct figure_table *const tables[2])
{
	static const char *const keys[] = { "discipline_document.basis",
		"discipline_document.total", "discipline_document.recorded",
		"discipline_document.waiting", "discipline_document.unmarked",
		"report_document.secret", "report_document.closing" };
	enum { N_LINES = sizeof(keys) / sizeof(keys[0]) };
	struct letterhead letterhead = figure_letterhead(rq);
	struct figure_line lines[N_LINES];
	struct figure_paper paper = { .lines = lines,
		.n_lines = N_LINES,
		.tables = tables,
		.n_tables = 1 };
	bool list = form_choice(rq->query, REPORT_FIELD_PART) == 0;
	char from[16], to[16], at[24];

	for (size_t i = 0; i < N_LINES; i++)
		lines[i] = (struct figure_line){ DOCUMENT_BODY,
			sentence(rq, &letterhead, keys[i], query, total) };
	paper.about = sentence(rq, &letterhead, "discipline_document.about",
	    query, total);
	paper.annex = letterhead_word(&rq->cx, &letterhead,
	    "discipline_document.annex");
	paper.note = LETTERHEAD_TEXT(&rq->cx, &letterhead, "figure_note.known",
	    { "moment", moment_format(query->known_at, at) });
	return figure_send(rq, form_choice(rq->query, REPORT_FIELD_FORMAT),
	    &paper, tables[list],
	    arena_printf(rq->cx.mem, "ky-luat-ghi-nhan-%s-%s",
		day_format_iso(query->period.from, from),
		day_format_iso(query->period.to, to)));
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	const struct figure_table *tables[2];
	struct report_query query;
	struct record_items items;
	struct record_table sums;
	enum err err;

	report_form_read(&rq->cx, rq->query, &query);
	err = discipline_store_list(&rq->cx, &query.period, query.known_at,
	    &items);
	if (err)
		return err;
	record_sum_up(rq->cx.mem, &items, query.known_at, &sums);
	tables[0] = make_table(rq, &query, &sums);
	tables[1] = make_list(rq, &query, &items);
	if (form_present(rq->query, REPORT_FIELD_FORMAT))
		return take_away(rq, &query, &sums.total, tables);
	report_query_view(&rq->cx, root, &query);
	figure_table_view(root, "Discipline", tables[0]);
	figure_table_view(root, "Documents", tables[1]);
	node_int(root, "n_documents", (int64_t)tables[1]->n);
	node_bool(root, "any", items.n > 0);
	return OK;
}

const struct action action = {
	.name = "report-discipline",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(report_fields) },
	.get = show,
	.formats = figure_formats,
};
