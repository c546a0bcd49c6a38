#include "notice_document.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "profile.h"
#include "str.h"
#include "text.h"

enum { CELL_MAX = 400, NUMBERS_MAX = 1024, BY_AGENCY_MAX = 32 * 1024 };

/* The notice ------------------------------------------------------------------
 */

static const char *
count_of(struct cx *cx, size_t n)
{
	return letterhead_count(cx->mem, (uint32_t)n);
}

static const char *
short_day(struct cx *cx, int32_t day)
{
	char text[16];

	return arena_strdup(cx->mem, day_format_short(day, text));
}

/* "16 giờ 50 ngày 05/6/2026" */
static const char *
moment_words(struct cx *cx, const struct letterhead *letterhead, int64_t moment)
{
	int32_t day = clock_day(moment);
	int minutes = (int)(moment - clock_day_start(day)) / 60;

	return LETTERHEAD_TEXT(cx, letterhead, "letterhead.moment",
	    { "hour", arena_printf(cx->mem, "%02d", minutes / 60) },
	    { "minute", arena_printf(cx->mem, "%02d", minutes % 60) },
	    { "day", short_day(cx, day) });
}

static bool
holds(const struct notice_item *item)
{
	return item->state != ITEM_WITHDRAWN;
}

static bool
is_last(const struct cx *cx, const struct notice_item *item)
{
	return item->nth >= (unsigned)cx->profile->notice_max;
}

/* Which lines of the table are last ones: "1, 3". */
static const char *
last_numbers(struct cx *cx, const struct notice_item_list *items,
    unsigned *out_n, unsigned *out_nth)
{
	struct str numbers;
	unsigned number = 0;

	*out_n = *out_nth = 0;
	str_init(&numbers, cx->mem, NUMBERS_MAX);
	for (size_t i = 0; i < items->n; i++) {
		const struct notice_item *item = &items->items[i];

		if (!holds(item))
			continue;
		number++;
		if (!is_last(cx, item))
			continue;
		str_printf(&numbers, "%s%u", *out_n > 0 ? ", " : "", number);
		(*out_n)++;
		*out_nth = item->nth;
	}
	return str_text(&numbers);
}

/* What follows when there is still no result. */
static const char *
warning(struct cx *cx, const struct letterhead *letterhead,
    const struct notice *notice, const struct notice_item_list *items)
{
	unsigned n_last, nth;
	const char *numbers = last_numbers(cx, items, &n_last, &nth);
	const char *nth_text = arena_printf(cx->mem, "%u", nth);
	const char *max = count_of(cx, (size_t)cx->profile->notice_max);

	if (n_last == 0)
		return LETTERHEAD_TEXT(cx, letterhead,
		    "notice_document.warning", { "max", max });
	if (n_last == notice->n_items)
		return LETTERHEAD_TEXT(cx, letterhead, "notice_document.last",
		    { "nth", nth_text });
	return LETTERHEAD_TEXT(cx, letterhead, "notice_document.some_last",
	    { "numbers", numbers }, { "nth", nth_text }, { "max", max });
}

void
notice_wording(struct cx *cx, const struct letterhead *letterhead,
    const struct notice *notice, const struct notice_item_list *items,
    struct notice_wording *out)
{
	out->about = letterhead_word(cx, letterhead, "notice_document.about");
	out->nth = "";
	if (notice->n_items == 1)
		out->nth = LETTERHEAD_TEXT(cx, letterhead,
		    "notice_document.nth_of_one",
		    { "nth", arena_printf(cx->mem, "%u", notice->nth_max) });
	out->address = LETTERHEAD_TEXT(cx, letterhead, "letterhead.to",
	    { "agency", notice->agency_name });
	out->opening = LETTERHEAD_TEXT(cx, letterhead,
	    "notice_document.opening", { "basis", notice->basis },
	    { "moment", moment_words(cx, letterhead, notice->approved_at) },
	    { "agency", notice->agency_name },
	    { "n", count_of(cx, notice->n_items) });
	out->closing = LETTERHEAD_TEXT(cx, letterhead,
	    "notice_document.closing", { "request", notice->request },
	    { "day", short_day(cx, notice->answer_by) },
	    { "warning", warning(cx, letterhead, notice, items) });
}

enum { NOTICE_COLUMNS = 7 };

static void
notice_row(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct notice *notice,
    const struct notice_item *item, unsigned number)
{
	char updated[24];
	const char *cells[NOTICE_COLUMNS] = {
		arena_printf(cx->mem, "%u", number),
		LETTERHEAD_TEXT(cx, letterhead, "letterhead.directive",
		    { "reference", item->reference },
		    { "day", short_day(cx, item->issued_on) },
		    { "abstract", item->abstract }),
		item->title,
		short_day(cx, item->due_on),
		arena_printf(cx->mem, "%" PRId32,
		    notice->issued_on - item->due_on),
		arena_printf(cx->mem, "%s %u",
		    letterhead_word(cx, letterhead, "notice_document.time"),
		    item->nth),
		letterhead_word(cx, letterhead, "notice_document.no_update"),
	};

	if (item->extension_count > 0)
		cells[3] = arena_printf(cx->mem, "%s %s", cells[3],
		    letterhead_word(cx, letterhead,
			"notice_document.extended"));
	if (!text_is_empty(item->before))
		cells[5] = arena_printf(cx->mem, "%s; %s %s", cells[5],
		    letterhead_word(cx, letterhead, "notice_document.before"),
		    item->before);
	if (!text_is_empty(item->update_text))
		cells[6] = arena_printf(cx->mem, "%s: %s",
		    moment_format(item->updated_at, updated),
		    text_shorten(cx->mem, item->update_text, CELL_MAX));
	document_row(document, DOCUMENT_ROW, cells);
}

static void
notice_table(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct notice *notice,
    const struct notice_item_list *items)
{
	struct document_column columns[NOTICE_COLUMNS] = {
		{ "notice_document.tt", 9, DOCUMENT_CENTRE },
		{ "notice_document.directive", 32, DOCUMENT_LEFT },
		{ "notice_document.task", 37, DOCUMENT_LEFT },
		{ "notice_document.due_on", 22, DOCUMENT_CENTRE },
		{ "notice_document.days", 14, DOCUMENT_CENTRE },
		{ "notice_document.nth", 23, DOCUMENT_LEFT },
		{ "notice_document.update", 35, DOCUMENT_LEFT },
	};
	const struct document_table table = { columns, NOTICE_COLUMNS, NULL, 0,
		11 };
	unsigned number = 0;

	for (size_t i = 0; i < NOTICE_COLUMNS; i++)
		columns[i].heading = letterhead_word(cx, letterhead,
		    columns[i].heading);
	document_table(document, &table);
	for (size_t i = 0; i < items->n; i++)
		if (holds(&items->items[i]))
			notice_row(cx, letterhead, document, notice,
			    &items->items[i], ++number);
	document_table_end(document);
}

const char *const notice_document_copies[N_NOTICE_COPIES] = {
	"notice_document.copy_1",
	"notice_document.copy_2",
	"notice_document.copy_3",
	"notice_document.copy_4",
};

enum err
notice_document_write(struct cx *cx, const struct letterhead *letterhead,
    const char *path, const struct notice *notice,
    const struct notice_item_list *items)
{
	const struct letterhead_top top = {
		.number = notice_reference(cx->mem, notice->number,
		    notice->symbol),
		.place = notice->place,
		.day = notice->issued_on,
	};
	struct notice_wording wording;
	struct document *document;
	enum err err;

	notice_wording(cx, letterhead, notice, items, &wording);
	err = letterhead_open(cx, letterhead, path,
	    LETTERHEAD_TEXT(cx, letterhead, "notice_document.file",
		{ "number", top.number }),
	    &top, &document);
	if (err)
		return err;
	document_title(document,
	    letterhead_word(cx, letterhead, "notice_document.title"),
	    wording.about);
	if (!text_is_empty(wording.nth))
		document_paragraph(document, DOCUMENT_CENTRED, wording.nth);
	document_paragraph(document, DOCUMENT_ADDRESS, wording.address);
	document_paragraph(document, DOCUMENT_BODY, wording.opening);
	notice_table(cx, letterhead, document, notice, items);
	document_paragraph(document, DOCUMENT_BODY, wording.closing);
	letterhead_sign(cx, letterhead, document, notice_document_copies,
	    N_NOTICE_COPIES, notice->by_deputy, notice->signer);
	return document_close(cx, document);
}

/* The report to the Chairman --------------------------------------------------
 */

static size_t
of_agency(const struct escalation_list *list, size_t first)
{
	size_t n = 0;

	for (size_t i = first; i < list->n; i++)
		n += list->items[i].agency_id == list->items[first].agency_id;
	return n;
}

static bool
is_first_of_agency(const struct escalation_list *list, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (list->items[k].agency_id == list->items[i].agency_id)
			return false;
	return true;
}

/* "Sở Xây dựng (02 nhiệm vụ), Sở Y tế (01 nhiệm vụ)" */
static const char *
by_agency(struct cx *cx, const struct letterhead *letterhead,
    const struct escalation_list *list, size_t *out_n)
{
	struct str names;

	*out_n = 0;
	str_init(&names, cx->mem, BY_AGENCY_MAX);
	for (size_t i = 0; i < list->n; i++) {
		if (!is_first_of_agency(list, i))
			continue;
		if ((*out_n)++ > 0)
			str_add(&names, ", ");
		str_add(&names, LETTERHEAD_TEXT(cx, letterhead,
				    "escalation_document.of_agency",
				    { "agency", list->items[i].agency_name },
				    { "n", count_of(cx, of_agency(list, i)) }));
	}
	return str_text(&names);
}

static void
situation(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct escalation_report *report,
    const struct escalation_list *list)
{
	size_t n_agencies;
	const char *agencies = by_agency(cx, letterhead, list, &n_agencies);

	document_paragraph(document, DOCUMENT_BODY,
	    letterhead_word(cx, letterhead, "escalation_document.basis"));
	document_paragraph(document, DOCUMENT_HEADING,
	    letterhead_word(cx, letterhead, "escalation_document.part_1"));
	document_paragraph(document, DOCUMENT_BODY,
	    LETTERHEAD_TEXT(cx, letterhead, "escalation_document.situation",
		{ "day",
		    short_day(cx, report->day == NO_DAY ? clock_day(cx->now)
							: report->day) },
		{ "n", count_of(cx, list->n) },
		{ "max", count_of(cx, (size_t)cx->profile->notice_max) },
		{ "n_agencies", count_of(cx, n_agencies) },
		{ "agencies", agencies }));
}

/* A title in the middle of a sentence: without the stop at its end. */
static const char *
without_stop(struct cx *cx, const char *title)
{
	size_t n = strlen(title);

	while (n > 0 && strchr(".;, ", title[n - 1]) != NULL)
		n--;
	return arena_strndup(cx->mem, title, n);
}

/* One paragraph for each task: what the agency said, what the office proposes.
 */
static void
task_by_task(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct escalation_list *list,
    bool proposals)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct escalation *e = &list->items[i];
		const char *words = proposals ? e->proposal : e->explanation;

		if (text_is_empty(words))
			words = letterhead_word(cx, letterhead,
			    proposals ? "escalation_document.no_proposal"
				      : "escalation_document.no_cause");
		document_paragraph(document, DOCUMENT_BODY,
		    LETTERHEAD_TEXT(cx, letterhead, "escalation_document.point",
			{ "number", arena_printf(cx->mem, "%zu", i + 1) },
			{ "agency", e->agency_name },
			{ "task", without_stop(cx, e->title) },
			{ "words", without_stop(cx, words) }));
	}
}

enum { ESCALATION_COLUMNS = 10 };

static void
escalation_row(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct escalation_report *report,
    const struct escalation *e, size_t number)
{
	int32_t day = report->day == NO_DAY ? clock_day(cx->now) : report->day;
	const char *cells[ESCALATION_COLUMNS] = {
		arena_printf(cx->mem, "%zu", number),
		e->agency_name,
		arena_printf(cx->mem, "%s, %s", e->reference,
		    short_day(cx, e->issued_on)),
		e->title,
		short_day(cx, e->due_on),
		arena_printf(cx->mem, "%" PRId32, day - e->due_on),
		e->before,
		text_is_empty(e->explanation)
		    ? letterhead_word(cx, letterhead,
			  "escalation_document.no_cause")
		    : e->explanation,
		e->proposal,
		e->opinion,
	};

	document_row(document, DOCUMENT_ROW, cells);
}

static void
annex(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct escalation_report *report,
    const struct escalation_list *list)
{
	struct document_column columns[ESCALATION_COLUMNS] = {
		{ "notice_document.tt", 9, DOCUMENT_CENTRE },
		{ "letterhead.agency", 25, DOCUMENT_LEFT },
		{ "notice_document.directive", 24, DOCUMENT_LEFT },
		{ "notice_document.task", 42, DOCUMENT_LEFT },
		{ "notice_document.due_on", 23, DOCUMENT_CENTRE },
		{ "notice_document.days", 13, DOCUMENT_CENTRE },
		{ "escalation_document.notices", 26, DOCUMENT_LEFT },
		{ "escalation_document.cause", 40, DOCUMENT_LEFT },
		{ "escalation_document.proposal", 46, DOCUMENT_LEFT },
		{ "escalation_document.opinion", 24, DOCUMENT_LEFT },
	};
	const struct document_table table = { columns, ESCALATION_COLUMNS, NULL,
		0, 11 };

	for (size_t i = 0; i < ESCALATION_COLUMNS; i++)
		columns[i].heading = letterhead_word(cx, letterhead,
		    columns[i].heading);
	document_section(document, true);
	document_paragraph(document, DOCUMENT_CAPTION,
	    letterhead_word(cx, letterhead, "escalation_document.annex"));
	document_paragraph(document, DOCUMENT_CAPTION,
	    letterhead_word(cx, letterhead, "escalation_document.annex_title"));
	document_paragraph(document, DOCUMENT_CENTRED,
	    LETTERHEAD_TEXT(cx, letterhead, "letterhead.annex_of",
		{ "number", text_is_empty(report->reference)
				? letterhead_word(cx, letterhead,
				      "escalation_document.no_number")
				: report->reference }));
	document_table(document, &table);
	for (size_t i = 0; i < list->n; i++)
		escalation_row(cx, letterhead, document, report,
		    &list->items[i], i + 1);
	document_table_end(document);
}

static void
parts(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct escalation_report *report,
    const struct escalation_list *list)
{
	situation(cx, letterhead, document, report, list);
	document_paragraph(document, DOCUMENT_HEADING,
	    letterhead_word(cx, letterhead, "escalation_document.part_2"));
	task_by_task(cx, letterhead, document, list, false);
	document_paragraph(document, DOCUMENT_HEADING,
	    letterhead_word(cx, letterhead, "escalation_document.part_3"));
	task_by_task(cx, letterhead, document, list, true);
	document_paragraph(document, DOCUMENT_BODY,
	    letterhead_word(cx, letterhead, "escalation_document.closing"));
}

enum err
escalation_document_write(struct cx *cx, const struct letterhead *letterhead,
    const char *path, const struct escalation_report *report,
    const struct escalation_list *list)
{
	static const char *const copies[] = { "notice_document.copy_1",
		"escalation_document.copy_2", "notice_document.copy_3",
		"notice_document.copy_4" };
	const struct letterhead_top top = {
		.number = text_is_empty(report->reference)
			      ? letterhead_word(cx, letterhead,
				    "escalation_document.no_number")
			      : report->reference,
		.place = report->place,
		.day = report->day,
	};
	struct document *document;
	enum err err;

	err = letterhead_open(cx, letterhead, path,
	    letterhead_word(cx, letterhead, "escalation_document.file"), &top,
	    &document);
	if (err)
		return err;
	document_title(document,
	    letterhead_word(cx, letterhead, "letterhead.report"),
	    LETTERHEAD_TEXT(cx, letterhead, "escalation_document.about",
		{ "max", count_of(cx, (size_t)cx->profile->notice_max) }));
	document_paragraph(document, DOCUMENT_ADDRESS,
	    letterhead_word(cx, letterhead, "escalation_document.to"));
	parts(cx, letterhead, document, report, list);
	letterhead_sign(cx, letterhead, document, copies,
	    sizeof(copies) / sizeof(copies[0]), report->by_deputy,
	    report->signer);
	annex(cx, letterhead, document, report, list);
	return document_close(cx, document);
}
