/*
 * report-regulation: how the Regulation itself is carried out (R58).
 *
 * GET  shows the figures of a year, or of another period, and with "figure" the
 *      rows one of them counts, page by page; format=xlsx, csv, pdf, docx gives
 *      the figures to take away, or, as a sheet, those rows.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "discipline_store.h"
#include "figure_page.h"
#include "figure_view.h"
#include "period_view.h"
#include "regulation_store.h"
#include "report_form.h"
#include "report_view.h"

static const struct figure_column columns[] = {
	{ "number", 5, false },
	{ "indicator", 60, true },
	{ "count", 14, false },
	{ "rate", 18, false },
};
enum { N_COLUMNS = sizeof(columns) / sizeof(columns[0]), ROWS_MAX = 20 };

static const struct figure_column list_columns[] = {
	{ "day", 11, false },
	{ "what", 60, true },
	{ "reference", 18, true },
	{ "agency", 30, true },
};
enum {
	N_LIST_COLUMNS = sizeof(list_columns) / sizeof(list_columns[0]),
	PAGE = 100,
	SHEET_MAX = 50000
};

/* One indicator; of: what its rate is of, or NULL. */
static void
add(struct figure_table *table, const char *name, uint32_t n,
    const uint32_t *of, const char *link)
{
	struct figure *cells = figure_row(table, false);

	cells[0] = figure_count((uint32_t)table->n, NULL);
	cells[1] = figure_word(name);
	cells[2] = figure_count(n, link);
	if (of != NULL)
		cells[3] = figure_rate(n, *of);
}

/* What a figure is a part of; none is a part of the tasks. */
static const enum regulation_figure wholes[N_REGULATION_FIGURES] = {
	[REGULATION_UPDATES_IN_TIME] = REGULATION_UPDATES,
	[REGULATION_RETURNS_ACCEPTED] = REGULATION_RETURNS,
	[REGULATION_INCIDENTS_CLOSED] = REGULATION_INCIDENTS,
	[REGULATION_FEEDBACKS_ANSWERED] = REGULATION_FEEDBACKS,
};

static void
add_figure(struct request *rq, struct figure_table *table, const char *period,
    enum regulation_figure figure, const uint32_t n[N_REGULATION_FIGURES])
{
	const char *name = regulation_figure_names[figure];
	enum regulation_figure whole = wholes[figure];

	add(table, name, n[figure],
	    whole == REGULATION_TASKS ? NULL : &n[whole],
	    arena_printf(rq->cx.mem, "report-regulation?%s&figure=%s#rows",
		period, name));
}

static struct figure_table *
make_table(struct request *rq, const struct report_query *query,
    const struct record_row *office, const uint32_t n[N_REGULATION_FIGURES])
{
	struct figure_table *t = figure_table_open(rq->cx.mem,
	    "regulation_table", columns, N_COLUMNS, ROWS_MAX);
	uint32_t due = record_fallen_due(office->n);
	const char *period = period_query(&rq->cx, &query->period);
	const char *discipline = arena_printf(rq->cx.mem,
	    "report-discipline?%s&at=%" PRId64 "&record=", period,
	    query->known_at);

	add(t, "documents",
	    office->n[RECORD_TOTAL] - office->n[RECORD_NO_TASK] -
		office->n[RECORD_UNMARKED],
	    NULL, arena_printf(rq->cx.mem, "%sdocuments", discipline));
	for (int i = 0; i <= REGULATION_ASSIGNMENTS; i++)
		add_figure(rq, t, period, (enum regulation_figure)i, n);
	add(t, "recorded_in_time", office->n[RECORD_IN_TIME], &due,
	    arena_printf(rq->cx.mem, "%srecorded_in_time", discipline));
	for (int i = REGULATION_UPDATES; i < N_REGULATION_FIGURES; i++)
		add_figure(rq, t, period, (enum regulation_figure)i, n);
	return t;
}

/* The page of one row; the others tell all there is to tell. */
static const char *const pages[N_REGULATION_FIGURES] = {
	[REGULATION_TASKS] = "task-view",
	[REGULATION_ASSIGNMENTS] = "task-view",
	[REGULATION_UPDATES] = "task-view",
	[REGULATION_UPDATES_IN_TIME] = "task-view",
	[REGULATION_RETURNS] = "task-view",
	[REGULATION_RETURNS_ACCEPTED] = "task-view",
	[REGULATION_EXTENSIONS] = "task-view",
	[REGULATION_DIFFICULTIES] = "task-view",
	[REGULATION_NOTICES] = "notice-view",
	[REGULATION_ESCALATIONS] = "task-view",
	[REGULATION_INSPECTIONS] = "inspection-view",
};

static struct figure_table *
make_list(struct request *rq, enum regulation_figure figure,
    const struct regulation_rows *rows)
{
	struct figure_table *list = figure_table_open(rq->cx.mem,
	    regulation_figure_names[figure], list_columns, N_LIST_COLUMNS,
	    rows->n + 1);

	for (size_t i = 0; i < rows->n; i++) {
		const struct regulation_row *row = &rows->items[i];
		struct figure *cells = figure_row(list, false);

		cells[0] = figure_day(row->day);
		cells[1] = figure_text(row->subject);
		if (pages[figure] != NULL)
			cells[1].link = arena_printf(rq->cx.mem,
			    "%s?id=%" PRIu64, pages[figure], row->link_id);
		cells[2] = figure_text(row->reference);
		cells[3] = figure_text(row->agency);
	}
	return list;
}

static enum err
read_list(struct request *rq, const struct report_query *query,
    enum regulation_figure figure, unsigned max, struct figure_table **out)
{
	struct node *root = view_root(rq->view);
	struct regulation_rows rows;
	enum err err;

	err = regulation_store_list(&rq->cx, &query->period, figure,
	    form_id(rq->query, REPORT_FIELD_AFTER), max + 1, &rows);
	if (err)
		return err;
	if (rows.n > max) {
		rows.n = max;
		node_id(root, "older", rows.items[max - 1].id);
	}
	*out = make_list(rq, figure, &rows);
	return OK;
}

/* The rows of the number that was followed. */
static enum err
show_list(struct request *rq, const struct report_query *query,
    const uint32_t n[N_REGULATION_FIGURES])
{
	int chosen = form_choice(rq->query, REPORT_FIELD_FIGURE);
	struct node *root = view_root(rq->view);
	struct figure_table *list;
	enum err err;

	if (chosen < 0)
		return OK;
	err = read_list(rq, query, (enum regulation_figure)chosen, PAGE, &list);
	if (err)
		return err;
	node_text(root, "figure", regulation_figure_names[chosen]);
	node_text(root, "period_query", period_query(&rq->cx, &query->period));
	node_int(root, "n_rows", n[chosen]);
	figure_table_view(root, "Rows", list);
	return OK;
}

static const char *
sentence(struct request *rq, const struct letterhead *letterhead,
    const char *key, const struct report_query *query,
    const struct figure_table *table)
{
	struct arena *mem = rq->cx.mem;
	struct filling *fillings = arena_array(mem, 2 * ROWS_MAX + 3,
	    sizeof(*fillings));
	char from[16], to[16];
	size_t n = 0;

	for (size_t r = 0; r < table->n; r++) {
		const struct figure *cells = table->rows[r].cells;

		fillings[n++] = (struct filling){ cells[1].text,
			letterhead_count(mem, cells[2].n) };
		fillings[n++] = (struct filling){
			arena_printf(mem, "rate_%s", cells[1].text),
			letterhead_rate(mem, cells[3].n, cells[3].of),
		};
	}
	fillings[n++] = (struct filling){ "from",
		arena_strdup(mem, day_format(query->period.from, from)) };
	fillings[n++] = (struct filling){ "to",
		arena_strdup(mem, day_format(query->period.to, to)) };
	fillings[n] = (struct filling){ NULL, NULL };
	return letterhead_text(&rq->cx, letterhead, key, fillings);
}

static enum err
take_away(struct request *rq, const struct report_query *query,
    const struct figure_table *table)
{
	static const char *const keys[] = { "regulation_document.basis",
		"regulation_document.recording", "regulation_document.agencies",
		"regulation_document.urging", "regulation_document.system",
		"report_document.secret", "report_document.closing" };
	enum { N_LINES = sizeof(keys) / sizeof(keys[0]) };
	struct letterhead letterhead = figure_letterhead(rq);
	struct figure_line lines[N_LINES];
	struct figure_paper paper = { .lines = lines,
		.n_lines = N_LINES,
		.tables = &table,
		.n_tables = 1 };
	char from[16], to[16], at[24];

	for (size_t i = 0; i < N_LINES; i++)
		lines[i] = (struct figure_line){ DOCUMENT_BODY,
			sentence(rq, &letterhead, keys[i], query, table) };
	paper.about = sentence(rq, &letterhead, "regulation_document.about",
	    query, table);
	paper.annex = letterhead_word(&rq->cx, &letterhead,
	    "discipline_document.annex");
	paper.note = LETTERHEAD_TEXT(&rq->cx, &letterhead, "figure_note.known",
	    { "moment", moment_format(query->known_at, at) });
	return figure_send(rq, form_choice(rq->query, REPORT_FIELD_FORMAT),
	    &paper, table,
	    arena_printf(rq->cx.mem, "thuc-hien-quy-che-%s-%s",
		day_format_iso(query->period.from, from),
		day_format_iso(query->period.to, to)));
}

/* A year unless another period is asked for. */
static void
read_question(struct request *rq, struct report_query *query)
{
	report_form_read(&rq->cx, rq->query, query);
	if (form_present(rq->query, REPORT_FIELD_PERIOD))
		return;
	query->period = period_of(rq->cx.profile, rq->cx.calendar, PERIOD_YEAR,
	    clock_day(rq->cx.now));
	query->known_at = report_known_at(&query->period, rq->cx.now);
}

static enum err
take_list_away(struct request *rq, const struct report_query *query, int figure)
{
	int format = form_choice(rq->query, REPORT_FIELD_FORMAT);
	struct figure_paper paper = { .n_lines = 0 };
	struct figure_table *list;
	char from[16], to[16];
	enum err err;

	if (format != FIGURE_XLSX && format != FIGURE_CSV)
		return fail(&rq->cx, ERR_INPUT, "a list is no paper");
	err = read_list(rq, query, (enum regulation_figure)figure, SHEET_MAX,
	    &list);
	if (err)
		return err;
	return figure_send(rq, format, &paper, list,
	    arena_printf(rq->cx.mem, "thuc-hien-quy-che-%s-%s-%s",
		regulation_figure_names[figure],
		day_format_iso(query->period.from, from),
		day_format_iso(query->period.to, to)));
}

static enum err
show(struct request *rq)
{
	int chosen = form_choice(rq->query, REPORT_FIELD_FIGURE);
	struct node *root = view_root(rq->view);
	uint32_t n[N_REGULATION_FIGURES];
	struct figure_table *table;
	struct report_query query;
	struct record_items items;
	struct record_table sums;
	enum err err;

	read_question(rq, &query);
	if (chosen >= 0 && form_present(rq->query, REPORT_FIELD_FORMAT))
		return take_list_away(rq, &query, chosen);
	err = discipline_store_list(&rq->cx, &query.period, query.known_at,
	    &items);
	if (!err)
		err = regulation_store_count(&rq->cx, &query.period, n);
	if (err)
		return err;
	record_sum_up(rq->cx.mem, &items, query.known_at, &sums);
	table = make_table(rq, &query, &sums.total, n);
	if (form_present(rq->query, REPORT_FIELD_FORMAT))
		return take_away(rq, &query, table);
	report_query_view(&rq->cx, root, &query);
	figure_table_view(root, "Regulation", table);
	return show_list(rq, &query, n);
}

const struct action action = {
	.name = "report-regulation",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(report_fields) },
	.get = show,
	.formats = figure_formats,
};
