#include "central_sheet.h"

#include "arena.h"

/* Key of the heading in Text.column or Text.central, and width. */
static const struct {
	const char *key;
	double width;
} columns[] = {
	{ "column.number", 6 },
	{ "central.reference", 24 },
	{ "central.due_on", 14 },
	{ "column.task", 60 },
	{ "column.reference", 18 },
	{ "column.issued_on", 12 },
	{ "central.leads", 36 },
	{ "central.internal_due_on", 14 },
	{ "column.state", 22 },
	{ "central.n_leads", 10 },
	{ "central.n_done", 10 },
	{ "central.documents", 26 },
	{ "central.done_on", 14 },
	{ "central.entered_on", 16 },
	{ "central.national_code", 20 },
	{ "central.entered_by", 22 },
	{ "column.specialist", 22 },
};
enum { N_COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static void
add_task(struct cx *cx, struct sheet *sheet, const struct words *words,
    const struct central_task *task, size_t number, int32_t today)
{
	const char *state = central_state_names[central_state_of(task, today)];

	sheet_int(sheet, (int64_t)number);
	sheet_text(sheet, task->central_reference);
	sheet_day(sheet, task->central_due_on);
	sheet_text(sheet, task->title);
	sheet_text(sheet, task->reference);
	sheet_day(sheet, task->issued_on);
	sheet_text(sheet, task->leads);
	sheet_day(sheet, task->due_on);
	sheet_text(sheet,
	    words->text(words->from,
		arena_printf(cx->mem, "central_state.%s", state)));
	sheet_int(sheet, task->n_leads);
	sheet_int(sheet, task->n_done);
	sheet_text(sheet, task->documents);
	sheet_day(sheet, task->done_on);
	sheet_day(sheet, task->entered_on);
	sheet_text(sheet, task->national_code);
	sheet_text(sheet, task->entered_by);
	sheet_text(sheet, task->specialist);
	sheet_row(sheet);
}

enum err
central_sheet_write(struct cx *cx, enum sheet_format format, const char *path,
    const struct words *words, const struct central_tasks *tasks, int32_t today)
{
	struct sheet_column *headings = arena_array(cx->mem, N_COLUMNS,
	    sizeof(*headings));
	struct sheet *sheet;
	enum err err;

	for (size_t i = 0; i < N_COLUMNS; i++) {
		headings[i].heading = words->text(words->from, columns[i].key);
		headings[i].width = columns[i].width;
	}
	err = sheet_open(cx, format, path,
	    words->text(words->from, "column.sheet"), headings, N_COLUMNS,
	    &sheet);
	if (err)
		return err;
	for (size_t i = 0; i < tasks->n; i++)
		add_task(cx, sheet, words, &tasks->items[i], i + 1, today);
	return sheet_close(cx, sheet);
}
