/*
 * figure: tables of figures as they are shown, taken away as sheets and put
 * into papers; each is described once.
 *
 * Headings, captions and the names of rows are keys of Text.figure. A count may
 * lead to its rows. A rate shows what it is made of, and "–" when there is
 * nothing to divide by (domain 4.7 rule 10).
 *
 *	table = figure_table_open(mem, "discipline", columns, n, n_rows_max);
 *	cells = figure_row(table, false);
 *	cells[0] = figure_text(name);
 *	cells[1] = figure_count(n, "directive-list?...");
 */
#ifndef FIGURE_H
#define FIGURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum figure_kind {
	FIGURE_TEXT, /* of a person or a place: as it is */
	FIGURE_WORD, /* a key of Text.figure */
	FIGURE_COUNT,
	FIGURE_RATE, /* n of of */
	FIGURE_DAY
};

struct figure {
	enum figure_kind kind;
	const char *text;
	uint32_t n;
	uint32_t of;
	int32_t day;
	const char *link; /* the page with its rows; NULL: none */
};

struct figure_column {
	const char *name; /* of Text.figure */
	double width;     /* characters of a sheet, shares of a paper */
	bool words;       /* left, and may be long */
};

struct figure_row {
	bool sum; /* in bold */
	struct figure *cells;
};

struct figure_table {
	struct arena *mem;
	const char *name; /* of Text.figure: the caption */
	const struct figure_column *columns;
	size_t n_columns;
	size_t n;
	size_t max;
	struct figure_row *rows;
};

struct figure figure_text(const char *text);
struct figure figure_word(const char *name);
struct figure figure_count(uint32_t n, const char *link);
struct figure figure_rate(uint32_t n, uint32_t of);
struct figure figure_day(int32_t day);

/* columns stay the caller's; at most max rows. */
struct figure_table *figure_table_open(struct arena *mem, const char *name,
    const struct figure_column *columns, size_t n_columns, size_t max)
    __attribute__((returns_nonnull));
/* The cells of one more row, all texts that say nothing. */
struct figure *figure_row(struct figure_table *table, bool sum)
    __attribute__((returns_nonnull));

#endif
