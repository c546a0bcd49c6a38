#include "figure_sheet.h"

#include "arena.h"
#include "text.h"

static const char *
word(struct cx *cx, const struct words *words, const char *name)
{
	return words->text(words->from,
	    arena_printf(cx->mem, "figure.%s", name));
}

static void
add_cell(struct cx *cx, struct sheet *sheet, const struct words *words,
    const struct figure *cell)
{
	switch (cell->kind) {
	case FIGURE_TEXT:
		sheet_text(sheet, cell->text);
		break;
	case FIGURE_WORD:
		sheet_text(sheet, word(cx, words, cell->text));
		break;
	case FIGURE_COUNT:
		sheet_int(sheet, cell->n);
		break;
	case FIGURE_RATE:
		sheet_rate(sheet, cell->n, cell->of);
		break;
	case FIGURE_DAY:
		sheet_day(sheet, cell->day);
		break;
	}
}

enum err
figure_sheet_write(struct cx *cx, enum sheet_format format, const char *path,
    const struct words *words, const struct figure_table *table,
    const char *note)
{
	struct sheet_column *columns = arena_array(cx->mem, table->n_columns,
	    sizeof(*columns));
	struct sheet *sheet;
	enum err err;

	for (size_t i = 0; i < table->n_columns; i++)
		columns[i] = (struct sheet_column){
			word(cx, words, table->columns[i].name),
			table->columns[i].width,
		};
	err = sheet_open(cx, format, path, word(cx, words, table->name),
	    columns, table->n_columns, &sheet);
	if (err)
		return err;
	for (size_t r = 0; r < table->n; r++) {
		if (table->rows[r].sum)
			sheet_bold(sheet);
		for (size_t i = 0; i < table->n_columns; i++)
			add_cell(cx, sheet, words, &table->rows[r].cells[i]);
		sheet_row(sheet);
	}
	if (!text_is_empty(note)) {
		sheet_row(sheet);
		sheet_text(sheet, note);
		sheet_row(sheet);
	}
	return sheet_close(cx, sheet);
}
