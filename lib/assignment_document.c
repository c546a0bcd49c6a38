#include "assignment_document.h"

#include "arena.h"
#include "clock.h"
#include "text.h"

enum { OPEN_ROWS = 4, REPLY_SHOWN = 600 };

static void
line(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const char *key, const char *value)
{
	const char *cells[2] = { letterhead_word(cx, letterhead, key),
		text_is_empty(value) ? "" : value };

	document_row(document, DOCUMENT_ROW, cells);
}

static const char *
due_words(struct cx *cx, const struct letterhead *letterhead, int32_t day)
{
	char text[16];

	if (day == NO_DAY || day >= LAST_DAY)
		return letterhead_word(cx, letterhead,
		    "assignment_document.no_due");
	return arena_strdup(cx->mem, day_format_short(day, text));
}

static void
about_task(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct assignment_sheet *sheet)
{
	const struct directive *d = sheet->directive;
	char day[16];

	line(cx, letterhead, document, "assignment_document.directive",
	    LETTERHEAD_TEXT(cx, letterhead, "letterhead.directive",
		{ "reference",
		    reference_text(cx->mem, d->ref_number, d->ref_symbol) },
		{ "day", day_format_short(d->issued_on, day) },
		{ "abstract", d->abstract }));
	line(cx, letterhead, document, "assignment_document.task",
	    sheet->task->content);
	line(cx, letterhead, document, "assignment_document.due_on",
	    due_words(cx, letterhead, sheet->assignment->due_on));
}

static void
inside(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct assignment_sheet *sheet)
{
	char day[16];

	line(cx, letterhead, document, "assignment_document.leader",
	    sheet->leader);
	line(cx, letterhead, document, "assignment_document.division",
	    sheet->division);
	line(cx, letterhead, document, "assignment_document.coordinating",
	    sheet->coordinating);
	line(cx, letterhead, document, "assignment_document.officer",
	    sheet->officer);
	line(cx, letterhead, document, "assignment_document.internal_due",
	    day_format_short(sheet->internal_due_on, day));
	line(cx, letterhead, document, "assignment_document.product",
	    sheet->task->product);
	line(cx, letterhead, document, "assignment_document.instruction",
	    text_is_empty(sheet->instruction) ? "\n\n" : sheet->instruction);
}

static void
progress(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct assignment_sheet *sheet)
{
	const struct reply_list *replies = sheet->replies;
	size_t n_notes = sheet->notes == NULL ? 0 : sheet->notes->n;
	struct document_column columns[] = {
		{ "assignment_document.day", 24, DOCUMENT_CENTRE },
		{ "assignment_document.result", 96, DOCUMENT_LEFT },
		{ "assignment_document.author", 40, DOCUMENT_LEFT },
	};
	const struct document_table table = { columns, 3, NULL, 0, 12 };
	const char *blank[3] = { "", "\n", "" };
	char day[16];

	for (size_t i = 0; i < 3; i++)
		columns[i].heading = letterhead_word(cx, letterhead,
		    columns[i].heading);
	document_table(document, &table);
	for (size_t i = 0; i < replies->n; i++) {
		const struct reply *reply = &replies->items[i];
		const char *cells[3] = {
			day_format_short(clock_day(reply->created_at), day),
			text_shorten(cx->mem, reply->reply_text, REPLY_SHOWN),
			reply->author_name,
		};

		document_row(document, DOCUMENT_ROW, cells);
	}
	for (size_t i = 0; i < n_notes; i++) {
		const struct delegation_note *note = &sheet->notes->items[i];
		const char *cells[3] = {
			day_format_short(clock_day(note->at), day),
			text_shorten(cx->mem, note->note, REPLY_SHOWN),
			note->author_name,
		};

		document_row(document, DOCUMENT_ROW, cells);
	}
	for (int i = 0; i < OPEN_ROWS; i++)
		document_row(document, DOCUMENT_ROW, blank);
	document_table_end(document);
}

static void
sign(struct cx *cx, const struct letterhead *letterhead,
    struct document *document)
{
	const char *copies[] = {
		letterhead_word(cx, letterhead, "assignment_document.copy_1"),
		letterhead_word(cx, letterhead, "assignment_document.copy_2"),
	};
	const char *offices[] = { letterhead_word(cx, letterhead,
	    "assignment_document.signer") };
	const struct document_foot foot = {
		.copies_heading = letterhead_word(cx, letterhead,
		    "letterhead.copies"),
		.copies = copies,
		.n_copies = 2,
		.offices = offices,
		.n_offices = 1,
		.signer = "",
	};

	document_foot(document, &foot);
}

enum err
assignment_document_write(struct cx *cx, const struct letterhead *letterhead,
    const char *path, const struct assignment_sheet *sheet)
{
	static const struct document_column columns[] = {
		{ "", 45, DOCUMENT_LEFT },
		{ "", 115, DOCUMENT_LEFT },
	};
	static const struct document_table table = { columns, 2, NULL, 0, 13 };
	const struct letterhead_top top = {
		.agency = sheet->agency_name,
		.place = letterhead_word(cx, letterhead, "letterhead.no_place"),
		.day = NO_DAY,
	};
	struct document *document;
	enum err err;

	err = letterhead_open(cx, letterhead, path,
	    letterhead_word(cx, letterhead, "assignment_document.file"), &top,
	    &document);
	if (err)
		return err;
	document_title(document,
	    letterhead_word(cx, letterhead, "assignment_document.title"), "");
	document_table(document, &table);
	about_task(cx, letterhead, document, sheet);
	inside(cx, letterhead, document, sheet);
	document_table_end(document);
	document_paragraph(document, DOCUMENT_CAPTION,
	    letterhead_word(cx, letterhead, "assignment_document.progress"));
	progress(cx, letterhead, document, sheet);
	sign(cx, letterhead, document);
	return document_close(cx, document);
}
