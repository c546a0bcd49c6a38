#include "figure.h"

#include "arena.h"
#include "clock.h"

struct figure
figure_text(const char *text)
{
	return (struct figure){ .text = text, .day = NO_DAY };
}

struct figure
figure_word(const char *name)
{
	return (
	    struct figure){ .kind = FIGURE_WORD, .text = name, .day = NO_DAY };
}

struct figure
figure_count(uint32_t n, const char *link)
{
	return (struct figure){ .kind = FIGURE_COUNT,
		.text = "",
		.n = n,
		.day = NO_DAY,
		.link = link };
}

struct figure
figure_rate(uint32_t n, uint32_t of)
{
	return (struct figure){ .kind = FIGURE_RATE,
		.text = "",
		.n = n,
		.of = of,
		.day = NO_DAY };
}

struct figure
figure_day(int32_t day)
{
	return (struct figure){ .kind = FIGURE_DAY, .text = "", .day = day };
}

struct figure_table *
figure_table_open(struct arena *mem, const char *name,
    const struct figure_column *columns, size_t n_columns, size_t max)
{
	struct figure_table *table = arena_alloc(mem, sizeof(*table));

	*table = (struct figure_table){
		.mem = mem,
		.name = name,
		.columns = columns,
		.n_columns = n_columns,
		.max = max,
		.rows = arena_array(mem, max, sizeof(*table->rows)),
	};
	return table;
}

struct figure *
figure_row(struct figure_table *table, bool sum)
{
	/* More than were said: the last one is written over, not the memory. */
	size_t at = table->n < table->max ? table->n++ : table->max - 1;
	struct figure_row *row = &table->rows[at];

	row->sum = sum;
	row->cells = arena_array(table->mem, table->n_columns,
	    sizeof(*row->cells));
	for (size_t i = 0; i < table->n_columns; i++)
		row->cells[i] = figure_text("");
	return row->cells;
}
