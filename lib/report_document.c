#include "report_document.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "report_view.h"
#include "str.h"
#include "text.h"

enum {
	WORST_MAX = 5,
	COLUMNS_MAX = N_REPORT_CELLS + 6,
	GROUPS_MAX = 12,
	WORST_TEXT_MAX = 4096
};

static const char *
word(struct cx *cx, const struct letterhead *letterhead, const char *group,
    const char *name)
{
	return letterhead_word(cx, letterhead,
	    arena_printf(cx->mem, "%s.%s", group, name));
}

static const char *
short_day(struct cx *cx, int32_t day)
{
	char text[16];

	return arena_strdup(cx->mem, day_format_short(day, text));
}

/* "98,62% (141/143)", or "–" when there is nothing to divide by. */
static const char *
rate_words(struct cx *cx, const struct report_counts *counts,
    enum report_rate which, bool with_parts)
{
	struct rate rate = report_rate_of(counts, which);
	const char *text = letterhead_rate(cx->mem, rate.n, rate.of);

	return with_parts ? text
			  : arena_strndup(cx->mem, text, strcspn(text, " "));
}

static const char *const period_keys[N_PERIOD_KINDS] = {
	[PERIOD_MONTH] = "report_document.period_month",
	[PERIOD_QUARTER] = "report_document.period_quarter",
	[PERIOD_SIX_MONTHS] = "report_document.period_six_months",
	[PERIOD_NINE_MONTHS] = "report_document.period_nine_months",
	[PERIOD_YEAR] = "report_document.period_year",
	[PERIOD_FREE] = "report_document.period_free",
};

static const char *
period_words(struct cx *cx, const struct letterhead *letterhead,
    const struct report_query *query)
{
	const struct period *period = &query->period;

	return LETTERHEAD_TEXT(cx, letterhead, period_keys[period->kind],
	    { "number", arena_printf(cx->mem, "%d", period->number) },
	    { "year", arena_printf(cx->mem, "%d", period->year) },
	    { "from", short_day(cx, period->from) },
	    { "to", short_day(cx, period->to) });
}

/* Running text ----------------------------------------------------------------
 */

/* One sentence with the counts of a report filled in by their names. */
static const char *
sentence(struct cx *cx, const struct letterhead *letterhead, const char *key,
    const struct report_paper *paper)
{
	const struct report_counts *total = &paper->summary->total;
	struct filling *fillings = arena_array(cx->mem,
	    N_REPORT_CELLS + N_REPORT_RATES + 4, sizeof(*fillings));
	size_t n = 0;

	for (int i = 0; i < N_REPORT_CELLS; i++)
		fillings[n++] = (struct filling){
			report_cell_name((enum report_cell)i),
			letterhead_count(cx->mem, total->n[i]),
		};
	for (int i = 0; i < N_REPORT_RATES; i++)
		fillings[n++] = (struct filling){
			arena_printf(cx->mem, "rate_%s",
			    report_rate_name((enum report_rate)i)),
			rate_words(cx, total, (enum report_rate)i, true),
		};
	fillings[n++] = (struct filling){ "tasks",
		letterhead_count(cx->mem, paper->summary->distinct_tasks) };
	fillings[n++] = (struct filling){ "period",
		period_words(cx, letterhead, paper->query) };
	fillings[n++] = (struct filling){ "to",
		short_day(cx, report_as_of(paper->query)) };
	return letterhead_text(cx, letterhead, key, fillings);
}

/* "tăng 03", "giảm 12", "không đổi" */
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

static uint32_t
overdue_of(const struct report_counts *counts)
{
	return counts->n[CELL_DOING_OVERDUE] +
	       counts->n[CELL_NOT_STARTED_OVERDUE];
}

static void
comparison(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct report_paper *paper)
{
	const struct report_counts *now = &paper->summary->total;
	const struct report_counts *before;

	if (paper->summary_before == NULL ||
	    paper->summary_before->total.n[CELL_TOTAL] == 0)
		return;
	before = &paper->summary_before->total;
	document_paragraph(document, DOCUMENT_BODY,
	    LETTERHEAD_TEXT(cx, letterhead, "report_document.comparison",
		{ "period", period_words(cx, letterhead, paper->query_before) },
		{ "total", change(cx, letterhead, now->n[CELL_TOTAL],
			       before->n[CELL_TOTAL]) },
		{ "done", change(cx, letterhead, now->n[CELL_DONE],
			      before->n[CELL_DONE]) },
		{ "overdue", change(cx, letterhead, overdue_of(now),
				 overdue_of(before)) },
		{ "rate_before", rate_words(cx, before, RATE_ON_TIME, true) },
		{ "rate", rate_words(cx, now, RATE_ON_TIME, true) }));
}

/* The agencies with most overdue, the worst first. */
static size_t
find_worst(const struct report_summary *summary,
    const struct report_row *worst[WORST_MAX])
{
	size_t n = 0;

	for (size_t b = 0; b < summary->n_blocks; b++) {
		for (size_t i = 0; i < summary->blocks[b].n; i++) {
			const struct report_row *row = &summary->blocks[b]
							    .rows[i];
			size_t at = n;

			if (overdue_of(&row->counts) == 0)
				continue;
			while (at > 0 && overdue_of(&worst[at - 1]->counts) <
					     overdue_of(&row->counts))
				at--;
			if (at >= WORST_MAX)
				continue;
			if (n < WORST_MAX)
				n++;
			for (size_t k = n - 1; k > at; k--)
				worst[k] = worst[k - 1];
			worst[at] = row;
		}
	}
	return n;
}

static void
worst_agencies(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct report_paper *paper)
{
	const struct report_row *worst[WORST_MAX];
	size_t n = find_worst(paper->agencies != NULL ? paper->agencies
						      : paper->summary,
	    worst);
	struct str names;

	if (n == 0) {
		document_paragraph(document, DOCUMENT_BODY,
		    letterhead_word(cx, letterhead,
			"report_document.none_overdue"));
		return;
	}
	str_init(&names, cx->mem, WORST_TEXT_MAX);
	for (size_t i = 0; i < n; i++)
		str_printf(&names, "%s%s", i > 0 ? ", " : "",
		    LETTERHEAD_TEXT(cx, letterhead, "report_document.one_worst",
			{ "agency", worst[i]->agency.name },
			{ "n", letterhead_count(cx->mem,
				   overdue_of(&worst[i]->counts)) }));
	document_paragraph(document, DOCUMENT_BODY,
	    LETTERHEAD_TEXT(cx, letterhead, "report_document.worst",
		{ "n", letterhead_count(cx->mem,
			   overdue_of(&paper->summary->total)) },
		{ "agencies", str_text(&names) }));
}

static void
running_text(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct report_paper *paper)
{
	static const struct {
		enum document_style style;
		const char *key;
	} lines[] = {
		{ DOCUMENT_BODY, "report_document.basis" },
		{ DOCUMENT_HEADING, "report_document.part_1" },
		{ DOCUMENT_BODY, "report_document.total" },
		{ DOCUMENT_BODY, "report_document.done" },
		{ DOCUMENT_BODY, "report_document.doing" },
		{ DOCUMENT_BODY, "report_document.not_started" },
		{ DOCUMENT_BODY, "report_document.on_time" },
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		document_paragraph(document, lines[i].style,
		    sentence(cx, letterhead, lines[i].key, paper));
	comparison(cx, letterhead, document, paper);
	document_paragraph(document, DOCUMENT_HEADING,
	    letterhead_word(cx, letterhead, "report_document.part_2"));
	worst_agencies(cx, letterhead, document, paper);
	document_paragraph(document, DOCUMENT_HEADING,
	    letterhead_word(cx, letterhead, "report_document.part_3"));
	document_paragraph(document, DOCUMENT_BODY,
	    sentence(cx, letterhead, "report_document.urged", paper));
	document_paragraph(document, DOCUMENT_BODY,
	    sentence(cx, letterhead, "report_document.out", paper));
	/* R56: no figures of secret documents are kept here. */
	document_paragraph(document, DOCUMENT_BODY,
	    letterhead_word(cx, letterhead, "report_document.secret"));
	document_paragraph(document, DOCUMENT_BODY,
	    letterhead_word(cx, letterhead, "report_document.closing"));
}

/* The annex -------------------------------------------------------------------
 */

struct annex {
	size_t n;
	struct document_column columns[COLUMNS_MAX];
	size_t n_groups;
	struct document_group groups[GROUPS_MAX];
};

static void
add_column(struct annex *annex, const char *heading, double width)
{
	annex->columns[annex->n] = (struct document_column){ heading, width,
		annex->n == 1 ? DOCUMENT_LEFT : DOCUMENT_CENTRE };
	annex->n++;
	annex->groups[annex->n_groups - 1].n_columns++;
}

static void
add_group(struct annex *annex, const char *heading)
{
	annex->groups[annex->n_groups++] = (struct document_group){ heading,
		0 };
}

static void
make_columns(struct cx *cx, const struct letterhead *letterhead,
    enum report_by by, struct annex *annex)
{
	const struct report_column *column;
	const char *group = "";

	add_group(annex, "");
	add_column(annex, letterhead_word(cx, letterhead, "column.number"), 6);
	add_column(annex,
	    by == BY_AGENCY
		? letterhead_word(cx, letterhead, "letterhead.agency")
		: word(cx, letterhead, "report_by", report_by_names[by]),
	    29);
	for (column = report_columns; column->cell < N_REPORT_CELLS; column++) {
		if (!text_equal(group, column->group))
			add_group(annex, word(cx, letterhead, "report_group",
					     column->group));
		group = column->group;
		add_column(annex,
		    word(cx, letterhead, "report_cell",
			report_cell_name(column->cell)),
		    8.6);
	}
	add_group(annex, word(cx, letterhead, "report_group", "rates"));
	for (int i = 0; i < N_REPORT_RATES; i++)
		add_column(annex,
		    word(cx, letterhead, "report_rate",
			report_rate_name((enum report_rate)i)),
		    12.5);
}

static void
counts_row(struct cx *cx, struct document *document, enum document_row kind,
    const char *number, const char *name, const struct report_counts *counts)
{
	const struct report_column *column;
	const char *cells[COLUMNS_MAX] = { number, name };
	size_t n = 2;

	for (column = report_columns; column->cell < N_REPORT_CELLS; column++) {
		uint32_t count = counts->n[column->cell];

		cells[n++] = count < 10 ? arena_printf(cx->mem, "%u", count)
					: letterhead_count(cx->mem, count);
	}
	for (int i = 0; i < N_REPORT_RATES; i++)
		cells[n++] = rate_words(cx, counts, (enum report_rate)i, false);
	document_row(document, kind, cells);
}

static void
annex_rows(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct report_summary *summary)
{
	size_t number = 0;

	for (size_t b = 0; b < summary->n_blocks; b++) {
		const struct report_block *block = &summary->blocks[b];

		for (size_t i = 0; i < block->n; i++)
			counts_row(cx, document, DOCUMENT_ROW,
			    arena_printf(cx->mem, "%zu", ++number),
			    report_row_name(cx, letterhead->words,
				&block->rows[i]),
			    &block->rows[i].counts);
		if (summary->by != BY_AGENCY)
			continue;
		counts_row(cx, document, DOCUMENT_ROW_BOLD, "",
		    word(cx, letterhead, "report_block",
			agency_kind_name(block->kind)),
		    &block->subtotal);
	}
	counts_row(cx, document, DOCUMENT_ROW_BOLD, "",
	    word(cx, letterhead, "report_block", "total"), &summary->total);
}

static const char *const annex_titles[N_REPORT_BY] = {
	[BY_AGENCY] = "report_annex.agency",
	[BY_SPECIALIST] = "report_annex.specialist",
	[BY_ASSIGNER] = "report_annex.assigner",
	[BY_FIELD] = "report_annex.field",
	[BY_DOC_TYPE] = "report_annex.doc_type",
	[BY_SOURCE] = "report_annex.source",
};
/* By this a paper is known again for ever. */
static void
frozen_note(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct frozen *frozen)
{
	char at[24];

	document_paragraph(document, DOCUMENT_NOTE,
	    LETTERHEAD_TEXT(cx, letterhead, "frozen.paper_sum",
		{ "id", arena_printf(cx->mem, "%" PRIu64, frozen->id) },
		{ "moment", moment_format(frozen->frozen_at, at) },
		{ "sum", frozen_sum_text(cx->mem, frozen->sum) }));
	if (!text_is_empty(frozen->seal))
		document_paragraph(document, DOCUMENT_NOTE,
		    LETTERHEAD_TEXT(cx, letterhead, "frozen.paper_seal",
			{ "seal", frozen->seal }));
}

/* What the figures are comes before them: below, it might be the only line of a
 * last page. */
static void
annex_pages(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct report_paper *paper)
{
	struct annex *annex = arena_alloc(cx->mem, sizeof(*annex));
	struct document_table table = { .size = 8 };
	char at[24];

	make_columns(cx, letterhead, paper->query->by, annex);
	table.columns = annex->columns;
	table.n_columns = annex->n;
	table.groups = annex->groups;
	table.n_groups = annex->n_groups;
	document_section(document, true);
	document_paragraph(document, DOCUMENT_CAPTION,
	    letterhead_word(cx, letterhead, "report_document.annex"));
	document_paragraph(document, DOCUMENT_CAPTION,
	    text_upper(cx->mem, sentence(cx, letterhead,
				    annex_titles[paper->query->by], paper)));
	document_paragraph(document, DOCUMENT_NOTE,
	    LETTERHEAD_TEXT(cx, letterhead, "report_document.known_at",
		{ "moment", moment_format(paper->query->known_at, at) },
		{ "tasks", letterhead_count(cx->mem,
			       paper->summary->distinct_tasks) }));
	if (paper->frozen != NULL)
		frozen_note(cx, letterhead, document, paper->frozen);
	document_table(document, &table);
	annex_rows(cx, letterhead, document, paper->summary);
	document_table_end(document);
}

enum err
report_document_write(struct cx *cx, const struct letterhead *letterhead,
    const char *path, const struct report_paper *paper)
{
	static const char *const copies[] = { "report_document.copy_1",
		"report_document.copy_2", "notice_document.copy_3",
		"notice_document.copy_4" };
	const struct letterhead_top top = {
		.number = letterhead_word(cx, letterhead,
		    "escalation_document.no_number"),
		.place = text_is_empty(paper->place)
			     ? letterhead_word(cx, letterhead,
				   "letterhead.no_place")
			     : paper->place,
		.day = NO_DAY,
	};
	struct document *document;
	enum err err;

	err = letterhead_open(cx, letterhead, path,
	    sentence(cx, letterhead, "report_document.file", paper), &top,
	    &document);
	if (err)
		return err;
	document_title(document,
	    letterhead_word(cx, letterhead, "letterhead.report"),
	    sentence(cx, letterhead, "report_document.about", paper));
	document_paragraph(document, DOCUMENT_ADDRESS,
	    letterhead_word(cx, letterhead, "report_document.to"));
	running_text(cx, letterhead, document, paper);
	letterhead_sign(cx, letterhead, document, copies,
	    sizeof(copies) / sizeof(copies[0]), false, "");
	annex_pages(cx, letterhead, document, paper);
	return document_close(cx, document);
}

/* Cover letters -------------------------------------------------------------
 */

static const struct {
	const char *to;
	const char *use;
} letters[N_REPORT_LETTERS] = {
	[REPORT_LETTER_PAR] = { "report_letter.to_par",
	    "report_letter.use_par" },
	[REPORT_LETTER_EMULATION] = { "report_letter.to_emulation",
	    "report_letter.use_emulation" },
};

enum err
report_letter_write(struct cx *cx, const struct letterhead *letterhead,
    const char *path, const struct report_paper *paper,
    enum report_letter letter)
{
	static const char *const copies[] = { "report_document.copy_1",
		"report_document.copy_2", "notice_document.copy_3",
		"notice_document.copy_4" };
	const struct letterhead_top top = {
		.number = letterhead_word(cx, letterhead,
		    "report_letter.no_number"),
		.subject = sentence(cx, letterhead, "report_letter.subject",
		    paper),
		.place = text_is_empty(paper->place)
			     ? letterhead_word(cx, letterhead,
				   "letterhead.no_place")
			     : paper->place,
		.day = NO_DAY,
	};
	struct document *document;
	enum err err;

	err = letterhead_open(cx, letterhead, path, top.subject, &top,
	    &document);
	if (err)
		return err;
	document_paragraph(document, DOCUMENT_ADDRESS,
	    letterhead_word(cx, letterhead, letters[letter].to));
	document_paragraph(document, DOCUMENT_BODY,
	    sentence(cx, letterhead, "report_letter.opening", paper));
	document_paragraph(document, DOCUMENT_BODY,
	    sentence(cx, letterhead, "report_letter.figures", paper));
	document_paragraph(document, DOCUMENT_BODY,
	    sentence(cx, letterhead, letters[letter].use, paper));
	letterhead_sign(cx, letterhead, document, copies,
	    sizeof(copies) / sizeof(copies[0]), false, "");
	annex_pages(cx, letterhead, document, paper);
	return document_close(cx, document);
}
