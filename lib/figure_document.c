#include "figure_document.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "text.h"

static const char *
word(struct cx *cx, const struct letterhead *letterhead, const char *name)
{
	return letterhead_word(cx, letterhead,
	    arena_printf(cx->mem, "figure.%s", name));
}

static const char *
cell_words(struct cx *cx, const struct letterhead *letterhead,
    const struct figure *cell)
{
	char day[16];

	switch (cell->kind) {
	case FIGURE_TEXT:
		return cell->text;
	case FIGURE_WORD:
		return word(cx, letterhead, cell->text);
	case FIGURE_COUNT:
		return cell->n < 10 ? arena_printf(cx->mem, "%u", cell->n)
				    : letterhead_count(cx->mem, cell->n);
	case FIGURE_RATE:
		return letterhead_rate(cx->mem, cell->n, cell->of);
	case FIGURE_DAY:
		return cell->day == NO_DAY
			   ? ""
			   : arena_strdup(cx->mem, day_format(cell->day, day));
	}
	return "";
}

static void
annex(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const struct figure_paper *paper,
    const struct figure_table *table)
{
	struct document_column *columns = arena_array(cx->mem, table->n_columns,
	    sizeof(*columns));
	const char **cells = arena_array(cx->mem, table->n_columns,
	    sizeof(*cells));
	struct document_table shown = { .columns = columns,
		.n_columns = table->n_columns,
		.size = 9 };

	for (size_t i = 0; i < table->n_columns; i++)
		columns[i] = (struct document_column){
			word(cx, letterhead, table->columns[i].name),
			table->columns[i].width,
			table->columns[i].words ? DOCUMENT_LEFT
						: DOCUMENT_CENTRE,
		};
	document_section(document, true);
	document_paragraph(document, DOCUMENT_CAPTION, paper->annex);
	document_paragraph(document, DOCUMENT_CAPTION,
	    word(cx, letterhead, table->name));
	document_table(document, &shown);
	for (size_t r = 0; r < table->n; r++) {
		for (size_t i = 0; i < table->n_columns; i++)
			cells[i] = cell_words(cx, letterhead,
			    &table->rows[r].cells[i]);
		document_row(document,
		    table->rows[r].sum ? DOCUMENT_ROW_BOLD : DOCUMENT_ROW,
		    cells);
	}
	document_table_end(document);
	document_paragraph(document, DOCUMENT_NOTE, paper->note);
}

enum err
figure_document_write(struct cx *cx, const struct letterhead *letterhead,
    const char *path, const struct figure_paper *paper)
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

	err = letterhead_open(cx, letterhead, path, paper->about, &top,
	    &document);
	if (err)
		return err;
	document_title(document,
	    letterhead_word(cx, letterhead, "letterhead.report"), paper->about);
	document_paragraph(document, DOCUMENT_ADDRESS,
	    letterhead_word(cx, letterhead, "report_document.to"));
	for (size_t i = 0; i < paper->n_lines; i++)
		document_paragraph(document, paper->lines[i].style,
		    paper->lines[i].text);
	letterhead_sign(cx, letterhead, document, copies,
	    sizeof(copies) / sizeof(copies[0]), false, "");
	for (size_t i = 0; i < paper->n_tables; i++)
		annex(cx, letterhead, document, paper, paper->tables[i]);
	return document_close(cx, document);
}
