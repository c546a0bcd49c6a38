/*
 * grid: a table of words, as it comes out of another program.
 *
 * Three forms are read: cells between tabs (what Excel puts on the clipboard),
 * CSV with commas or semicolons, and the tables of an HTML page (what Word puts
 * there). A cell that goes over several rows is in each of them; one that goes
 * over several columns is in the first. Cells are clean text, lines kept.
 *
 * Nothing is said of what the words mean: that is import.h.
 */
#ifndef GRID_H
#define GRID_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum {
	GRID_ROWS_MAX = 2000,
	GRID_COLUMNS_MAX = 40,
	GRID_CELL_MAX = 20000 /* bytes */
};

struct grid_row {
	size_t n;
	const char **cells; /* never NULL */
};

struct grid {
	size_t n;
	struct grid_row *rows;
	bool cut; /* there was more than fits */
};

/* '\t', ';' or ','. A cell in quotes may hold the separator, lines, and quotes
 * written twice; a quote that is never closed is a quote. text: UTF-8. */
void grid_read_lines(struct arena *mem, const char *text, char separator,
    struct grid *out);
/* All tables of the page, one below the other, without those inside others.
 * false: there is none. Found in grid_html.c. */
bool grid_read_html(struct arena *mem, const char *html, struct grid *out);

/* "" where the row is shorter. */
const char *grid_cell(const struct grid *grid, size_t row, size_t column);

/* For readers: adds a row; false when there is no more room. */
bool grid_add(struct arena *mem, struct grid *grid, const char *const *cells,
    size_t n);

#endif
