#include "import_columns_form.h"

#include <string.h>

#include "arena.h"
#include "grid.h"
#include "text.h"

enum { ROWS_LOOKED_AT = 40, SAMPLE_LENGTH = 80, NUMBER_LENGTH = 8 };

const char *const import_column_kinds[N_IMPORT_COLUMN_KINDS + 1] = {
	[IMPORT_COLUMN_NUMBER] = "number",
	[IMPORT_COLUMN_CONTENT] = "content",
	[IMPORT_COLUMN_LEAD] = "lead",
	[IMPORT_COLUMN_COORDINATING] = "coordinating",
	[IMPORT_COLUMN_DEADLINE] = "deadline",
	[IMPORT_COLUMN_PRODUCT] = "product",
	[IMPORT_COLUMN_AUTHORITY] = "authority",
	[IMPORT_COLUMN_NOTE] = "note",
};

/* How many cells of a column are of which sort. */
enum sort { SORT_NUMBER, SORT_TIME, SORT_NAMES, N_SORTS };
struct tally {
	unsigned n;
	unsigned of[N_SORTS];
	size_t length;
};

static bool
is_number(const char *cell)
{
	return strlen(cell) <= NUMBER_LENGTH &&
	       cell[strspn(cell, "0123456789.)IVX abcde")] == '\0';
}

static bool
is_time(struct import_look *look, const char *cell)
{
	struct cx *cx = look->cx;
	struct deadline read;

	return deadline_read(cx->mem, cx->profile, cx->calendar, cell,
		   look->issued_on, &read) != DEADLINE_UNCLEAR &&
	       read.kind != DEADLINE_NONE;
}

static bool
is_names(struct import_look *look, const char *cell)
{
	struct import_names names;

	import_match(look->cx, &look->names, &look->lexicon, cell, &names);
	return names.n > 0 && names.sure;
}

static void
take_cell(struct import_look *look, const char *cell, struct tally *tally,
    struct import_column *out)
{
	const char *line = text_clean(look->cx->mem, cell, TEXT_LINE);

	if (text_is_empty(line))
		return;
	if (out->n_samples < IMPORT_SAMPLES_MAX)
		out->samples[out->n_samples++] = text_shorten(look->cx->mem,
		    line, SAMPLE_LENGTH);
	tally->n++;
	tally->length += text_length(line);
	if (is_number(line))
		tally->of[SORT_NUMBER]++;
	else if (is_time(look, line))
		tally->of[SORT_TIME]++;
	else if (text_length(line) < 4 * SAMPLE_LENGTH && is_names(look, line))
		tally->of[SORT_NAMES]++;
}

/* Is it more than half of its cells? */
static bool
is_mostly(const struct tally *tally, enum sort sort)
{
	return 2 * tally->of[sort] > tally->n;
}

/* The column that has most of something. */
static void
choose(struct import_columns *columns, const struct tally *tallies,
    enum sort sort, int kind)
{
	size_t best = columns->n;

	for (size_t i = 0; i < columns->n; i++)
		if (columns->items[i].kind < 0 &&
		    is_mostly(&tallies[i], sort) &&
		    (best == columns->n ||
			tallies[i].of[sort] > tallies[best].of[sort]))
			best = i;
	if (best < columns->n)
		columns->items[best].kind = kind;
}

/* The left one of two columns with agencies is who leads. */
static void
choose_agencies(struct import_columns *columns, const struct tally *tallies)
{
	int kind = IMPORT_COLUMN_LEAD;

	for (size_t i = 0; i < columns->n && kind <= IMPORT_COLUMN_COORDINATING;
	     i++)
		if (columns->items[i].kind < 0 &&
		    is_mostly(&tallies[i], SORT_NAMES))
			columns->items[i].kind = kind++;
}

static void
choose_longest(struct import_columns *columns, const struct tally *tallies)
{
	size_t best = columns->n;

	for (size_t i = 0; i < columns->n; i++)
		if (columns->items[i].kind < 0 && tallies[i].n > 0 &&
		    (best == columns->n ||
			tallies[i].length > tallies[best].length))
			best = i;
	if (best < columns->n)
		columns->items[best].kind = IMPORT_COLUMN_CONTENT;
}

void
import_columns_propose(struct import_look *look, const char *lines,
    struct import_columns *out)
{
	struct tally tallies[IMPORT_COLUMNS_MAX] = { { 0 } };
	struct grid grid;

	*out = (struct import_columns){ 0 };
	grid_read_lines(look->cx->mem, lines, '\t', &grid);
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		out->items[i].kind = -1;
	for (size_t row = 0; row < grid.n && row < ROWS_LOOKED_AT; row++) {
		size_t n = grid.rows[row].n;

		n = n > IMPORT_COLUMNS_MAX ? IMPORT_COLUMNS_MAX : n;
		out->n = n > out->n ? n : out->n;
		for (size_t i = 0; i < n; i++)
			take_cell(look, grid.rows[row].cells[i], &tallies[i],
			    &out->items[i]);
	}
	choose(out, tallies, SORT_NUMBER, IMPORT_COLUMN_NUMBER);
	choose(out, tallies, SORT_TIME, IMPORT_COLUMN_DEADLINE);
	choose_agencies(out, tallies);
	choose_longest(out, tallies);
}

const char *
import_columns_head(struct arena *mem, const char *lines, const int *kinds,
    size_t n)
{
	/* As import_table.c knows them. */
	static const char *const headings[N_IMPORT_COLUMN_KINDS] = {
		[IMPORT_COLUMN_NUMBER] = "STT",
		[IMPORT_COLUMN_CONTENT] = "Nhiệm vụ",
		[IMPORT_COLUMN_LEAD] = "Chủ trì",
		[IMPORT_COLUMN_COORDINATING] = "Phối hợp",
		[IMPORT_COLUMN_DEADLINE] = "Thời gian",
		[IMPORT_COLUMN_PRODUCT] = "Sản phẩm",
		[IMPORT_COLUMN_AUTHORITY] = "Cấp trình",
		[IMPORT_COLUMN_NOTE] = "Ghi chú",
	};
	const char *head = "";

	for (size_t i = 0; i < n; i++)
		head = arena_printf(mem, "%s%s%s", head, i == 0 ? "" : "\t",
		    kinds[i] >= 0 && kinds[i] < N_IMPORT_COLUMN_KINDS
			? headings[kinds[i]]
			: "");
	return arena_printf(mem, "%s\n%s", head, lines);
}

void
import_columns_view(struct arena *mem, struct node *root, struct form *form,
    const struct import_columns *columns)
{
	node_list(root, "Columns");
	for (size_t i = 0; i < columns->n; i++) {
		const struct import_column *column = &columns->items[i];
		struct node *node = node_item(root, "Columns", i);

		node_int(node, "number", (int64_t)i + 1);
		node_list(node, "Samples");
		for (size_t k = 0; k < column->n_samples; k++)
			node_text(node_item(node, "Samples", k), "words",
			    column->samples[k]);
		if (form != NULL && column->kind >= 0)
			form_preset(form,
			    arena_printf(mem, "column_%zu", i + 1),
			    import_column_kinds[column->kind]);
	}
}
