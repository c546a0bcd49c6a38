#include "grid.h"

#include <string.h>

#include "arena.h"
#include "str.h"
#include "text.h"

enum { ROOM_AT_FIRST = 32 };

const char *
grid_cell(const struct grid *grid, size_t row, size_t column)
{
	if (row >= grid->n || column >= grid->rows[row].n)
		return "";
	return grid->rows[row].cells[column];
}

/* The room is always a power of two, so that it need not be remembered. */
static void
make_room(struct arena *mem, struct grid *grid)
{
	struct grid_row *rows;

	if (grid->n != 0 &&
	    (grid->n < ROOM_AT_FIRST || (grid->n & (grid->n - 1)) != 0))
		return;
	rows = arena_array(mem, grid->n == 0 ? ROOM_AT_FIRST : 2 * grid->n,
	    sizeof(*rows));
	if (grid->n > 0)
		memcpy(rows, grid->rows, grid->n * sizeof(*rows));
	grid->rows = rows;
}

bool
grid_add(struct arena *mem, struct grid *grid, const char *const *cells,
    size_t n)
{
	struct grid_row *row;

	if (grid->n == GRID_ROWS_MAX) {
		grid->cut = true;
		return false;
	}
	make_room(mem, grid);
	row = &grid->rows[grid->n++];
	row->n = n;
	row->cells = arena_array(mem, n, sizeof(*row->cells));
	for (size_t i = 0; i < n; i++)
		row->cells[i] = cells[i] == NULL ? "" : cells[i];
	return true;
}

/* Lines ------------------------------------------------------------------- */

struct reading {
	struct arena *mem;
	const char *at;
	char separator;
	struct grid *grid;
	size_t n;
	const char *cells[GRID_COLUMNS_MAX];
};

static bool
ends_cell(const struct reading *r, const char *s)
{
	return *s == r->separator || *s == '\0' || *s == '\n' || *s == '\r';
}

/* Behind the closing quote of the cell that begins at s, or NULL: there is
 * none, and what looked like an opening one was a sign of the text. */
static const char *
end_of_quoted(const struct reading *r, const char *s)
{
	const char *from = s++;

	for (; *s != '\0' && s - from < GRID_CELL_MAX; s++) {
		if (*s != '"')
			continue;
		if (s[1] == '"')
			s++;
		else
			return ends_cell(r, s + 1) ? s + 1 : NULL;
	}
	return NULL;
}

static const char *
unquoted(struct arena *mem, const char *from, const char *end)
{
	struct str out;

	str_init(&out, mem, (size_t)(end - from) + 1);
	for (const char *s = from + 1; s < end - 1; s++) {
		str_add_char(&out, *s);
		s += *s == '"';
	}
	return str_text(&out);
}

static const char *
read_cell(struct reading *r)
{
	const char *from = r->at;
	const char *end = *from == '"' ? end_of_quoted(r, from) : NULL;
	const char *cell;

	if (end != NULL) {
		cell = unquoted(r->mem, from, end);
	} else {
		for (end = from; !ends_cell(r, end); end++)
			;
		cell = arena_strndup(r->mem, from, (size_t)(end - from));
	}
	r->at = end;
	return text_clean(r->mem, cell, TEXT_LINES);
}

static bool
end_line(struct reading *r)
{
	bool room = grid_add(r->mem, r->grid, r->cells, r->n);

	r->n = 0;
	r->at += *r->at == '\r';
	r->at += *r->at == '\n';
	return room;
}

void
grid_read_lines(struct arena *mem, const char *text, char separator,
    struct grid *out)
{
	struct reading r = { .mem = mem,
		.at = text,
		.separator = separator,
		.grid = out };

	*out = (struct grid){ .n = 0 };
	while (*r.at != '\0') {
		const char *cell = read_cell(&r);

		if (r.n < GRID_COLUMNS_MAX)
			r.cells[r.n++] = cell;
		else
			out->cut = true;
		if (*r.at == separator)
			r.at++;
		else if (*r.at != '\0' && !end_line(&r))
			return;
	}
	if (r.n > 0)
		(void)end_line(&r);
}
