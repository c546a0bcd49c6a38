#include "list_sheet.h"

#include "arena.h"
#include "assignment_view.h"
#include "clock.h"
#include "report.h"

/* Key of the heading in Text.column, and width in characters. */
static const struct {
	const char *key;
	double width;
} columns[] = {
	{ "column.number", 6 },
	{ "column.reference", 18 },
	{ "column.issued_on", 12 },
	{ "column.abstract", 40 },
	{ "column.task", 60 },
	{ "column.agency", 32 },
	{ "column.role", 12 },
	{ "column.deadline_text", 24 },
	{ "column.due_on", 12 },
	{ "column.state", 18 },
	{ "column.time_state", 18 },
	{ "column.days", 8 },
	{ "column.result_on", 12 },
	{ "column.product", 30 },
	{ "column.field", 20 },
	{ "column.specialist", 22 },
};
enum { N_COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static const char *
word(struct cx *cx, const struct words *words, const char *group,
    const char *name)
{
	return words->text(words->from,
	    arena_printf(cx->mem, "%s.%s", group, name));
}

enum err
list_sheet_open(struct cx *cx, enum sheet_format format, const char *path,
    const struct words *words, struct sheet **out)
{
	struct sheet_column *headings = arena_array(cx->mem, N_COLUMNS,
	    sizeof(*headings));

	for (size_t i = 0; i < N_COLUMNS; i++) {
		headings[i].heading = words->text(words->from, columns[i].key);
		headings[i].width = columns[i].width;
	}
	return sheet_open(cx, format, path,
	    words->text(words->from, "column.sheet"), headings, N_COLUMNS, out);
}

/* The time state while open, the outcome when finished. */
static const char *
time_word(struct cx *cx, const struct words *words, const struct assignment *a)
{
	if (a->outcome != OUTCOME_NONE)
		return word(cx, words, "outcome", outcome_name(a->outcome));
	if (!assignment_is_open(a->state))
		return "";
	return word(cx, words, "time_state",
	    time_state_name(assignment_time_state(cx, a)));
}

static const char *
time_text(struct cx *cx, const struct words *words,
    const struct assignment_line *line, const struct period *period)
{
	const char *time = time_word(cx, words, &line->a);

	if (period == NULL || !report_is_supplement(period, line))
		return time;
	return arena_printf(cx->mem, "%s%s%s", time, *time == '\0' ? "" : "; ",
	    word(cx, words, "report_rows", "supplement"));
}

static void
add_line(struct cx *cx, struct sheet *sheet, const struct words *words,
    const struct assignment_line *line, size_t number,
    const struct period *period)
{
	const struct assignment *a = &line->a;

	sheet_int(sheet, (int64_t)number);
	sheet_text(sheet,
	    reference_text(cx->mem, line->ref_number, line->ref_symbol));
	sheet_day(sheet, line->issued_on);
	sheet_text(sheet, line->abstract);
	sheet_text(sheet, line->task_title);
	sheet_text(sheet, line->agency_name);
	sheet_text(sheet,
	    word(cx, words, "role", assignment_role_name(a->role)));
	sheet_text(sheet, line->deadline_text);
	sheet_day(sheet, a->due_on);
	sheet_text(sheet,
	    word(cx, words, "state", assignment_state_name(a->state)));
	sheet_text(sheet, time_text(cx, words, line, period));
	if (a->due_on == NO_DAY)
		sheet_text(sheet, "");
	else
		sheet_int(sheet, assignment_days(cx, a));
	sheet_day(sheet, a->result_on);
	sheet_text(sheet, line->product);
	sheet_text(sheet, line->field_name);
	sheet_text(sheet, line->specialist_name);
	sheet_row(sheet);
}

void
list_sheet_add(struct cx *cx, struct sheet *sheet, const struct words *words,
    const struct assignment_lines *lines, size_t first,
    const struct period *period)
{
	for (size_t i = 0; i < lines->n; i++)
		add_line(cx, sheet, words, &lines->items[i], first + i, period);
}
