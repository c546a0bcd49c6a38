#include "evaluation_sheet.h"

#include "arena.h"
#include "clock.h"
#include "sheet.h"

static const char *
word(struct cx *cx, const struct words *words, const char *name)
{
	return words->text(words->from,
	    arena_printf(cx->mem, "evaluation.%s", name));
}

static const struct {
	const char *name;
	double width;
} columns[] = { { "rank", 6 }, { "agency", 40 }, { "score", 9 }, { "total", 9 },
	{ "fallen_due", 9 }, { "on_time", 9 }, { "late", 9 }, { "overdue", 9 },
	{ "updates_late", 9 }, { "returns", 9 }, { "extensions", 9 },
	{ "notices", 9 }, { "escalations", 9 }, { "proposal", 22 } };
enum { N_COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static void
add_row(struct cx *cx, struct sheet *sheet, const struct words *words,
    const struct evaluation_row *row)
{
	const uint32_t *n = row->counts.n;

	if (row->rank > 0)
		sheet_int(sheet, row->rank);
	else
		sheet_text(sheet, "");
	sheet_text(sheet, row->name);
	sheet_text(sheet, evaluation_score_text(cx->mem, row));
	sheet_int(sheet, n[CELL_TOTAL]);
	sheet_int(sheet, n[CELL_FALLEN_DUE]);
	sheet_int(sheet, n[CELL_DONE_EARLY] + n[CELL_DONE_ON_TIME]);
	sheet_int(sheet, n[CELL_DONE_LATE]);
	sheet_int(sheet, n[CELL_DOING_OVERDUE] + n[CELL_NOT_STARTED_OVERDUE]);
	sheet_int(sheet, row->updates_late);
	sheet_int(sheet, row->returns);
	sheet_int(sheet, row->extensions);
	sheet_int(sheet, row->notices);
	sheet_int(sheet, row->escalations);
	sheet_text(sheet, row->praise       ? word(cx, words, "praise")
			  : row->discipline ? word(cx, words, "discipline")
					    : "");
	sheet_row(sheet);
}

static void
add_notes(struct cx *cx, struct sheet *sheet, const struct words *words,
    const struct frozen *frozen, const struct evaluation *evaluation)
{
	const struct evaluation_weights *w = &evaluation->weights;
	char from[16], to[16];

	sheet_row(sheet);
	sheet_text(sheet, "");
	sheet_text(sheet, arena_printf(cx->mem, "%s – %s",
			      day_format(frozen->query.period.from, from),
			      day_format(frozen->query.period.to, to)));
	sheet_row(sheet);
	sheet_text(sheet, "");
	sheet_text(sheet,
	    arena_printf(cx->mem, "%s: %d%%; %d/10; %d/10; %d/10",
		word(cx, words, "weights"), w->late_percent, w->notice_tenths,
		w->escalation_tenths, w->update_late_tenths));
	sheet_row(sheet);
	sheet_text(sheet, "");
	sheet_text(sheet, arena_printf(cx->mem, "SHA-256: %s",
			      frozen_sum_text(cx->mem, frozen->sum)));
	sheet_row(sheet);
}

enum err
evaluation_sheet_write(struct cx *cx, const char *path,
    const struct words *words, const struct frozen *frozen,
    const struct evaluation *evaluation)
{
	struct sheet_column heads[N_COLUMNS];
	struct sheet *sheet;
	enum err err;

	for (size_t i = 0; i < N_COLUMNS; i++)
		heads[i] = (struct sheet_column){
			word(cx, words, columns[i].name), columns[i].width
		};
	err = sheet_open(cx, SHEET_XLSX, path, word(cx, words, "title"), heads,
	    N_COLUMNS, &sheet);
	if (err)
		return err;
	for (size_t i = 0; i < evaluation->n; i++)
		add_row(cx, sheet, words, &evaluation->rows[i]);
	add_notes(cx, sheet, words, frozen, evaluation);
	return sheet_close(cx, sheet);
}
