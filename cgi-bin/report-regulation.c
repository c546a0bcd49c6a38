/*
 * report-regulation: how the Regulation itself is carried out (R58).
 *
 * GET  shows the figures of a year, or of another period, each with the page
 *      behind it; format=xlsx, csv, pdf, docx gives them to take away.
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

static const struct figure_column columns[] = {
	{ "number", 5, false },
	{ "indicator", 60, true },
	{ "count", 14, false },
	{ "rate", 18, false },
};
enum { N_COLUMNS = sizeof(columns) / sizeof(columns[0]), ROWS_MAX = 20 };

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

static struct figure_table *
make_table(struct request *rq, const struct report_query *query,
    const struct record_row *office, const struct regulation_figures *f)
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
	add(t, "tasks", f->tasks, NULL, NULL);
	add(t, "assignments", f->assignments, NULL, NULL);
	add(t, "recorded_in_time", office->n[RECORD_IN_TIME], &due,
	    arena_printf(rq->cx.mem, "%srecorded_in_time", discipline));
	add(t, "updates", f->updates, NULL, NULL);
	add(t, "updates_in_time", f->updates_in_time, &f->updates, NULL);
	add(t, "returns", f->returns, NULL, "task-list?view=returned");
	add(t, "returns_accepted", f->returns_accepted, &f->returns, NULL);
	add(t, "extensions", f->extensions, NULL, NULL);
	add(t, "difficulties", f->difficulties, NULL, "measure-list");
	add(t, "notices", f->notices, NULL, "notice-list");
	add(t, "escalations", f->escalations, NULL, "escalation-list");
	add(t, "inspections", f->inspections, NULL, "inspection-list");
	add(t, "incidents", f->incidents, NULL, NULL);
	add(t, "incidents_closed", f->incidents_closed, &f->incidents, NULL);
	add(t, "feedbacks", f->feedbacks, NULL, "feedback-list");
	add(t, "feedbacks_answered", f->feedbacks_answered, &f->feedbacks,
	    "feedback-list");
	add(t, "trainings", f->trainings, NULL, "register-list?kind=training");
	return t;
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
			figure_rate_words(mem, cells[3].n, cells[3].of),
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
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct regulation_figures figures;
	struct figure_table *table;
	struct report_query query;
	struct record_items items;
	struct record_table sums;
	enum err err;

	read_question(rq, &query);
	err = discipline_store_list(&rq->cx, &query.period, query.known_at,
	    &items);
	if (err)
		return err;
	record_sum_up(rq->cx.mem, &items, query.known_at, &sums);
	err = discipline_store_regulation(&rq->cx, &query.period, &figures);
	if (err)
		return err;
	table = make_table(rq, &query, &sums.total, &figures);
	if (form_present(rq->query, REPORT_FIELD_FORMAT))
		return take_away(rq, &query, table);
	report_query_view(&rq->cx, root, &query);
	figure_table_view(root, "Regulation", table);
	return OK;
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
