#include "periodic_report_document.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "str.h"
#include "text.h"

enum { TEXT_SIZE = 16 * 1024, CELL_MAX = 400 };

static const char *
short_day(struct cx *cx, int32_t day)
{
	char text[16];

	return day == NO_DAY
		   ? ""
		   : arena_strdup(cx->mem, day_format_short(day, text));
}

static const char *const period_keys[N_PERIOD_KINDS] = {
	[PERIOD_MONTH] = "report_document.period_month",
	[PERIOD_QUARTER] = "report_document.period_quarter",
	[PERIOD_SIX_MONTHS] = "report_document.period_six_months",
	[PERIOD_NINE_MONTHS] = "report_document.period_nine_months",
	[PERIOD_YEAR] = "report_document.period_year",
	[PERIOD_FREE] = "report_document.period_free",
};

const char *
periodic_report_period_words(struct cx *cx, const struct letterhead *letterhead,
    const struct period *period)
{
	return LETTERHEAD_TEXT(cx, letterhead, period_keys[period->kind],
	    { "number", arena_printf(cx->mem, "%d", period->number) },
	    { "year", arena_printf(cx->mem, "%d", period->year) },
	    { "from", short_day(cx, period->from) },
	    { "to", short_day(cx, period->to) });
}

/* Running text ----------------------------------------------------------------
 */

static const char *
rate_words(struct cx *cx, const struct report_counts *counts,
    enum report_rate which)
{
	struct rate rate = report_rate_of(counts, which);

	return letterhead_rate(cx->mem, rate.n, rate.of);
}

static uint32_t
overdue_of(const struct report_counts *counts)
{
	return counts->n[CELL_DOING_OVERDUE] +
	       counts->n[CELL_NOT_STARTED_OVERDUE];
}

/* Every count of the report by the name of its cell. */
static const char *
sentence(struct cx *cx, const struct letterhead *letterhead, const char *key,
    const struct periodic_report *report,
    const struct periodic_report_figures *figures)
{
	struct filling *fillings = arena_array(cx->mem, N_REPORT_CELLS + 8,
	    sizeof(*fillings));
	size_t n = 0;

	for (int i = 0; i < N_REPORT_CELLS; i++)
		fillings[n++] = (struct filling){
			report_cell_name((enum report_cell)i),
			letterhead_count(cx->mem, figures->counts.n[i]),
		};
	fillings[n++] = (struct filling){ "period",
		periodic_report_period_words(cx, letterhead, &report->period) };
	fillings[n++] = (struct filling){ "agency", report->agency_name };
	fillings[n++] = (struct filling){ "rate_done",
		rate_words(cx, &figures->counts, RATE_DONE) };
	fillings[n++] = (struct filling){ "coordinating",
		letterhead_count(cx->mem,
		    figures->coordinating.n[CELL_TOTAL]) };
	fillings[n++] = (struct filling){ "coordinating_done",
		letterhead_count(cx->mem, figures->coordinating.n[CELL_DONE]) };
	fillings[n++] = (struct filling){ "overdue",
		letterhead_count(cx->mem, overdue_of(&figures->counts)) };
	fillings[n++] = (struct filling){ "notices",
		letterhead_count(cx->mem, figures->n_notices) };
	return letterhead_text(cx, letterhead, key, fillings);
}

static const char *
change(struct cx *cx, const struct letterhead *letterhead, uint32_t now,
    uint32_t before)
{
	if (now == before)
		return letterhead_word(cx, letterhead, "report_document.same");
	return LETTERHEAD_TEXT(cx, letterhead,
	    now > before ? "report_document.more" : "report_document.less",
	    { "n", letterhead_count(cx->mem,
		       now > before ? now - before : before - now) });
}

static const char *
comparison(struct cx *cx, const struct letterhead *letterhead,
    const struct periodic_report_figures *figures)
{
	const struct report_counts *now = &figures->counts;
	const struct report_counts *before = &figures->before;

	return LETTERHEAD_TEXT(cx, letterhead,
	    "periodic_report_document.comparison",
	    { "period", periodic_report_period_words(cx, letterhead,
			    &figures->period_before) },
	    { "total", change(cx, letterhead, now->n[CELL_TOTAL],
			   before->n[CELL_TOTAL]) },
	    { "done", change(cx, letterhead, now->n[CELL_DONE],
			  before->n[CELL_DONE]) },
	    { "overdue",
		change(cx, letterhead, overdue_of(now), overdue_of(before)) });
}

/* What the agency has begun to write stays. */
static void
begin_part(struct cx *cx, const struct letterhead *letterhead,
    const char **part, const char *key, const struct periodic_report *report,
    const struct periodic_report_figures *figures)
{
	if (text_is_empty(*part))
		*part = sentence(cx, letterhead, key, report, figures);
}

void
periodic_report_wording(struct cx *cx, const struct letterhead *letterhead,
    struct periodic_report *report,
    const struct periodic_report_figures *figures)
{
	static const char *const lines[] = { "periodic_report_document.total",
		"periodic_report_document.done",
		"periodic_report_document.doing",
		"periodic_report_document.not_started",
		"periodic_report_document.coordinating" };
	bool late = overdue_of(&figures->counts) > 0;
	struct str out;

	str_init(&out, cx->mem, TEXT_SIZE);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		str_printf(&out, "%s%s", i > 0 ? "\n" : "",
		    sentence(cx, letterhead, lines[i], report, figures));
	if (figures->has_before)
		str_printf(&out, "\n%s", comparison(cx, letterhead, figures));
	report->results = str_text(&out);
	begin_part(cx, letterhead, &report->causes,
	    late ? "periodic_report_document.overdue"
		 : "periodic_report_document.none_overdue",
	    report, figures);
	begin_part(cx, letterhead, &report->difficulties,
	    "periodic_report_document.no_difficulty", report, figures);
	begin_part(cx, letterhead, &report->proposals,
	    "periodic_report_document.no_proposal", report, figures);
	begin_part(cx, letterhead, &report->next_tasks,
	    figures->n_next > 0 ? "periodic_report_document.some_next"
				: "periodic_report_document.none_next",
	    report, figures);
}

/* Tables ----------------------------------------------------------------------
 */

struct table {
	const char *const *keys;
	const double *widths;
	size_t n;
	double size;
};

static void
open_table(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct table *from)
{
	struct document_column *columns = arena_array(cx->mem, from->n,
	    sizeof(*columns));
	struct document_table *table = arena_alloc(cx->mem, sizeof(*table));

	for (size_t i = 0; i < from->n; i++)
		columns[i] = (struct document_column){
			letterhead_word(cx, letterhead, from->keys[i]),
			from->widths[i],
			i == 0 ? DOCUMENT_CENTRE : DOCUMENT_LEFT,
		};
	*table = (struct document_table){ columns, from->n, NULL, 0,
		from->size };
	document_table(document, table);
}

static const char *
given_by(struct cx *cx, const struct periodic_report_line *line)
{
	return arena_printf(cx->mem, "%s, %s", line->reference,
	    short_day(cx, line->issued_on));
}

static const char *
due_words(struct cx *cx, const struct letterhead *letterhead,
    const struct periodic_report_line *line)
{
	return line->due_on == NO_DAY
		   ? letterhead_word(cx, letterhead, "time_state.no_deadline")
		   : short_day(cx, line->due_on);
}

/* The counts, lead and coordinating apart. */
static void
counts_table(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct periodic_report_lines *lines)
{
	static const enum report_cell cells[] = { CELL_CARRIED, CELL_NEW,
		CELL_TOTAL, CELL_DONE_EARLY, CELL_DONE_ON_TIME, CELL_DONE_LATE,
		CELL_DONE_NO_DEADLINE, CELL_DOING_IN_TIME, CELL_DOING_OVERDUE,
		CELL_DOING_NO_DEADLINE, CELL_NOT_STARTED_IN_TIME,
		CELL_NOT_STARTED_OVERDUE, CELL_NOT_STARTED_NO_DEADLINE };
	enum { N_CELLS = sizeof(cells) / sizeof(cells[0]) };
	static const struct {
		const char *key;
		size_t n;
	} of[] = { { "totals", 3 }, { "done", 4 }, { "doing", 3 },
		{ "not_started", 3 } };
	struct document_column columns[N_CELLS + 1];
	struct document_group groups[5] = { { "", 1 } };
	const struct document_table table = { columns, N_CELLS + 1, groups, 5,
		9 };

	for (size_t i = 0; i < 4; i++)
		groups[i + 1] = (struct document_group){
			letterhead_word(cx, letterhead,
			    arena_printf(cx->mem, "report_group.%s",
				of[i].key)),
			of[i].n,
		};
	columns[0] = (struct document_column){
		letterhead_word(cx, letterhead, "field.role"), 14, DOCUMENT_LEFT
	};
	for (size_t i = 0; i < N_CELLS; i++)
		columns[i + 1] = (struct document_column){
			letterhead_word(cx, letterhead,
			    arena_printf(cx->mem, "report_cell.%s",
				report_cell_name(cells[i]))),
			11, DOCUMENT_CENTRE
		};
	document_table(document, &table);
	for (int role = ROLE_LEAD; role <= ROLE_COORDINATING; role++) {
		struct report_counts counts;
		const char *row[N_CELLS + 1];

		periodic_report_count(lines, (enum assignment_role)role,
		    &counts);
		row[0] = letterhead_word(cx, letterhead,
		    arena_printf(cx->mem, "role.%s",
			assignment_role_name((enum assignment_role)role)));
		for (size_t i = 0; i < N_CELLS; i++)
			row[i + 1] = arena_printf(cx->mem, "%u",
			    counts.n[cells[i]]);
		document_row(document, DOCUMENT_ROW, row);
	}
	document_table_end(document);
}

static void
overdue_table(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct periodic_report_paper *paper)
{
	static const char *const keys[] = { "notice_document.tt",
		"notice_document.directive", "notice_document.task",
		"notice_document.due_on", "notice_document.days",
		"periodic_report_document.notices",
		"periodic_report_document.cause" };
	static const double widths[] = { 9, 27, 48, 21, 15, 14, 36 };
	static const struct table table = { keys, widths, 7, 11 };
	size_t n = 0;

	for (size_t i = 0; i < paper->lines->n; i++) {
		const struct periodic_report_line *l = &paper->lines->items[i];
		const char *cells[7] = { NULL };

		if (!periodic_report_is_overdue(l))
			continue;
		if (n++ == 0)
			open_table(cx, letterhead, document, &table);
		cells[0] = arena_printf(cx->mem, "%zu", n);
		cells[1] = given_by(cx, l);
		cells[2] = l->title;
		cells[3] = short_day(cx, l->due_on);
		cells[4] = arena_printf(cx->mem, "%" PRId32,
		    paper->report->period.to - l->due_on);
		cells[5] = arena_printf(cx->mem, "%u", l->notice_count);
		cells[6] = text_shorten(cx->mem, l->cause, CELL_MAX);
		document_row(document, DOCUMENT_ROW, cells);
	}
	if (n > 0)
		document_table_end(document);
}

static void
next_table(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct periodic_report_lines *lines)
{
	static const char *const keys[] = { "notice_document.tt",
		"notice_document.directive", "notice_document.task",
		"field.role", "notice_document.due_on" };
	static const double widths[] = { 9, 35, 78, 22, 26 };
	static const struct table table = { keys, widths, 5, 11 };

	if (lines->n == 0)
		return;
	open_table(cx, letterhead, document, &table);
	for (size_t i = 0; i < lines->n; i++) {
		const struct periodic_report_line *l = &lines->items[i];
		const char *cells[5] = {
			arena_printf(cx->mem, "%zu", i + 1),
			given_by(cx, l),
			l->title,
			letterhead_word(cx, letterhead,
			    arena_printf(cx->mem, "role.%s",
				assignment_role_name(l->role))),
			due_words(cx, letterhead, l),
		};

		document_row(document, DOCUMENT_ROW, cells);
	}
	document_table_end(document);
}

/* "Kế hoạch; 12/BC-SXD, 05/11/2026" */
static const char *
result_words(struct cx *cx, const struct periodic_report_line *l)
{
	if (text_is_empty(l->reply_document))
		return l->product;
	return arena_printf(cx->mem, "%s%s%s, %s", l->product,
	    text_is_empty(l->product) ? "" : "; ", l->reply_document,
	    short_day(cx, l->reply_issued_on));
}

static const char *
cause_words(struct cx *cx, const struct periodic_report_line *l)
{
	if (text_is_empty(l->cause) || text_is_empty(l->proposal))
		return text_shorten(cx->mem,
		    text_is_empty(l->cause) ? l->proposal : l->cause, CELL_MAX);
	return arena_printf(cx->mem, "%s\n%s",
	    text_shorten(cx->mem, l->cause, CELL_MAX),
	    text_shorten(cx->mem, l->proposal, CELL_MAX));
}

static const char *
state_words(struct cx *cx, const struct letterhead *letterhead,
    const struct periodic_report *report, const struct periodic_report_line *l)
{
	const char *state = letterhead_word(cx, letterhead,
	    arena_printf(cx->mem, "report_rows_of.%s",
		report_cell_name(l->leaf)));

	if (!periodic_report_is_supplement(&report->period, l))
		return state;
	return arena_printf(cx->mem, "%s; %s", state,
	    letterhead_word(cx, letterhead, "report_rows.supplement"));
}

static void
annex_row(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct periodic_report *report,
    const struct periodic_report_line *l, size_t n)
{
	const char *cells[8] = {
		arena_printf(cx->mem, "%zu", n),
		given_by(cx, l),
		l->title,
		letterhead_word(cx, letterhead,
		    arena_printf(cx->mem, "role.%s",
			assignment_role_name(l->role))),
		due_words(cx, letterhead, l),
		result_words(cx, l),
		state_words(cx, letterhead, report, l),
		cause_words(cx, l),
	};

	document_row(document, DOCUMENT_ROW, cells);
}

static void
annex(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct periodic_report_paper *paper)
{
	static const char *const keys[] = { "notice_document.tt",
		"notice_document.directive", "notice_document.task",
		"field.role", "notice_document.due_on",
		"periodic_report_document.result", "field.state",
		"periodic_report_document.cause_proposal" };
	static const double widths[] = { 10, 34, 68, 20, 23, 38, 30, 42 };
	static const struct table table = { keys, widths, 8, 11 };
	const struct periodic_report *report = paper->report;
	char at[24];

	if (paper->lines->n == 0)
		return;
	document_section(document, true);
	document_paragraph(document, DOCUMENT_CAPTION,
	    letterhead_word(cx, letterhead, "periodic_report_document.annex"));
	document_paragraph(document, DOCUMENT_CAPTION,
	    text_upper(cx->mem,
		LETTERHEAD_TEXT(cx, letterhead,
		    "periodic_report_document.annex_title",
		    { "period", periodic_report_period_words(cx, letterhead,
				    &report->period) })));
	open_table(cx, letterhead, document, &table);
	for (size_t i = 0; i < paper->lines->n; i++)
		annex_row(cx, letterhead, document, report,
		    &paper->lines->items[i], i + 1);
	document_table_end(document);
	document_paragraph(document, DOCUMENT_NOTE,
	    LETTERHEAD_TEXT(cx, letterhead, "periodic_report_document.known_at",
		{ "moment", moment_format(report->known_at, at) }));
}

/* The paper -------------------------------------------------------------------
 */

static struct letterhead_top
top_of(struct cx *cx, const struct letterhead *letterhead,
    const struct periodic_report_paper *paper)
{
	const struct periodic_report *report = paper->report;

	return (struct letterhead_top){
		.parent = paper->kind == AGENCY_LOCALITY ? "" : NULL,
		.agency = report->agency_name,
		.number = text_is_empty(report->ref_number)
			      ? letterhead_word(cx, letterhead,
				    "periodic_report_document.no_number")
			      : arena_printf(cx->mem, "%s/%s",
				    report->ref_number, report->ref_symbol),
		.place = text_is_empty(report->place)
			     ? letterhead_word(cx, letterhead,
				   "letterhead.no_place")
			     : report->place,
		.day = report->issued_on,
	};
}

static void
foot_of(struct cx *cx, const struct letterhead *letterhead,
    const struct periodic_report *report, struct document_foot *out)
{
	const char **copies = arena_array(cx->mem, 2, sizeof(*copies));
	const char **offices = arena_array(cx->mem, 1, sizeof(*offices));

	copies[0] = letterhead_word(cx, letterhead,
	    "periodic_report_document.copy_1");
	copies[1] = letterhead_word(cx, letterhead,
	    "periodic_report_document.copy_2");
	offices[0] = text_is_empty(report->signer_title)
			 ? letterhead_word(cx, letterhead,
			       "assignment_document.signer")
			 : text_upper(cx->mem, report->signer_title);
	*out = (struct document_foot){
		.copies_heading = letterhead_word(cx, letterhead,
		    "letterhead.copies"),
		.copies = copies,
		.n_copies = 2,
		.offices = offices,
		.n_offices = 1,
		.signer = report->signer,
	};
}

static const char *
about_words(struct cx *cx, const struct letterhead *letterhead,
    const struct periodic_report *report)
{
	return LETTERHEAD_TEXT(cx, letterhead, "periodic_report_document.about",
	    { "period", periodic_report_period_words(cx, letterhead,
			    &report->period) });
}

static void
part(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const char *key, const char *words)
{
	document_paragraph(document, DOCUMENT_HEADING,
	    letterhead_word(cx, letterhead, key));
	if (!text_is_empty(words))
		document_paragraph(document, DOCUMENT_BODY, words);
}

static void
parts(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct periodic_report_paper *paper)
{
	const struct periodic_report *report = paper->report;

	document_paragraph(document, DOCUMENT_BODY,
	    LETTERHEAD_TEXT(cx, letterhead, "periodic_report_document.basis",
		{ "agency", report->agency_name },
		{ "period", periodic_report_period_words(cx, letterhead,
				&report->period) }));
	part(cx, letterhead, document, "periodic_report_document.part_1",
	    report->results);
	counts_table(cx, letterhead, document, paper->lines);
	part(cx, letterhead, document, "periodic_report_document.part_2",
	    report->causes);
	overdue_table(cx, letterhead, document, paper);
	part(cx, letterhead, document, "periodic_report_document.part_3",
	    report->difficulties);
	part(cx, letterhead, document, "periodic_report_document.part_4",
	    report->proposals);
	part(cx, letterhead, document, "periodic_report_document.part_5",
	    report->next_tasks);
	next_table(cx, letterhead, document, paper->next);
	/* R56: no figures of secret documents are kept here. */
	document_paragraph(document, DOCUMENT_BODY,
	    letterhead_word(cx, letterhead, "report_document.secret"));
	document_paragraph(document, DOCUMENT_BODY,
	    LETTERHEAD_TEXT(cx, letterhead, "periodic_report_document.closing",
		{ "agency", report->agency_name }));
}

enum err
periodic_report_document_write(struct cx *cx,
    const struct letterhead *letterhead, const char *path,
    const struct periodic_report_paper *paper)
{
	const struct letterhead_top top = top_of(cx, letterhead, paper);
	const char *about = about_words(cx, letterhead, paper->report);
	struct document_foot foot;
	struct document *document;
	enum err err;

	err = letterhead_open(cx, letterhead, path, about, &top, &document);
	if (err)
		return err;
	document_title(document,
	    letterhead_word(cx, letterhead, "letterhead.report"), about);
	document_paragraph(document, DOCUMENT_ADDRESS,
	    letterhead_word(cx, letterhead, "periodic_report_document.to"));
	parts(cx, letterhead, document, paper);
	foot_of(cx, letterhead, paper->report, &foot);
	document_foot(document, &foot);
	annex(cx, letterhead, document, paper);
	return document_close(cx, document);
}
