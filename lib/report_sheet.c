#include "report_sheet.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "report_view.h"
#include "text.h"

enum {
	N_FRONT = 2, /* number, agency */
	N_BACK = 4,  /* rates; and what the second one is of */
	COLUMNS_MAX = N_FRONT + N_REPORT_CELLS + N_BACK,
	GROUPS_MAX = 12
};

/* The headings as they are made, from left to right. */
struct headings {
	size_t n;
	struct sheet_column columns[COLUMNS_MAX];
	size_t n_groups;
	struct sheet_group groups[GROUPS_MAX];
};

static const char *
word(struct cx *cx, const struct words *words, const char *group,
    const char *name)
{
	return words->text(words->from,
	    arena_printf(cx->mem, "%s.%s", group, name));
}

static void
add_group(struct headings *h, const char *heading)
{
	h->groups[h->n_groups++] = (struct sheet_group){ heading, 0 };
}

/* Under the group begun last. */
static void
add_column(struct headings *h, const char *heading, double width)
{
	h->columns[h->n++] = (struct sheet_column){ heading, width };
	h->groups[h->n_groups - 1].n_columns++;
}

static void
make_headings(struct cx *cx, const struct words *words, enum report_by by,
    struct headings *h)
{
	const struct report_column *column;
	const char *group = "";

	add_group(h, "");
	add_column(h, word(cx, words, "column", "number"), 5);
	add_column(h, word(cx, words, "report_by", report_by_names[by]), 40);
	for (column = report_columns; column->cell < N_REPORT_CELLS; column++) {
		if (!text_equal(group, column->group))
			add_group(h,
			    word(cx, words, "report_group", column->group));
		group = column->group;
		add_column(h,
		    word(cx, words, "report_cell",
			report_cell_name(column->cell)),
		    9);
	}
	add_group(h, word(cx, words, "report_group", "rates"));
	add_column(h, word(cx, words, "report_rate", "done"), 10);
	add_column(h, word(cx, words, "report_cell", "fallen_due"), 9);
	add_column(h, word(cx, words, "report_rate", "on_time"), 10);
	add_column(h, word(cx, words, "report_rate", "overdue"), 10);
}

static void
add_rate(struct sheet *sheet, const struct report_counts *counts,
    enum report_rate which)
{
	struct rate rate = report_rate_of(counts, which);

	sheet_rate(sheet, rate.n, rate.of);
}

static void
add_counts(struct sheet *sheet, const struct report_counts *counts)
{
	const struct report_column *column;

	for (column = report_columns; column->cell < N_REPORT_CELLS; column++)
		sheet_int(sheet, counts->n[column->cell]);
	add_rate(sheet, counts, RATE_DONE);
	sheet_int(sheet, counts->n[CELL_FALLEN_DUE]);
	add_rate(sheet, counts, RATE_ON_TIME);
	add_rate(sheet, counts, RATE_OVERDUE);
	sheet_row(sheet);
}

static void
add_bold(struct sheet *sheet, const char *name,
    const struct report_counts *counts)
{
	sheet_bold(sheet);
	sheet_text(sheet, "");
	sheet_text(sheet, name);
	add_counts(sheet, counts);
}

static size_t
add_block(struct cx *cx, struct sheet *sheet, const struct words *words,
    enum report_by by, const struct report_block *block, size_t before)
{
	for (size_t i = 0; i < block->n; i++) {
		sheet_int(sheet, (int64_t)(before + i + 1));
		sheet_text(sheet, report_row_name(cx, words, &block->rows[i]));
		add_counts(sheet, &block->rows[i].counts);
	}
	if (by == BY_AGENCY)
		add_bold(sheet,
		    word(cx, words, "report_block",
			agency_kind_name(block->kind)),
		    &block->subtotal);
	return before + block->n;
}

/* What the figures are of, below them: a sheet travels without its page. */
static void
add_note(struct cx *cx, struct sheet *sheet, const struct words *words,
    const struct report_query *query, const struct report_summary *summary)
{
	char from[16], to[16], at[24];

	sheet_row(sheet);
	sheet_text(sheet, "");
	sheet_text(sheet,
	    arena_printf(cx->mem, "%s. %s: %s – %s. %s: %s. %s: %u.",
		word(cx, words, "report_scope",
		    report_scope_names[query->scope]),
		word(cx, words, "field", "period"),
		day_format(query->period.from, from),
		day_format(query->period.to, to),
		word(cx, words, "report_summary", "known_at"),
		moment_format(query->known_at, at),
		word(cx, words, "report_summary", "distinct_tasks"),
		summary->distinct_tasks));
	sheet_row(sheet);
}

static void
add_sum(struct cx *cx, struct sheet *sheet, const struct words *words,
    const struct frozen *frozen)
{
	char at[24];

	sheet_text(sheet, "");
	sheet_text(sheet, arena_printf(cx->mem, "%s: %s. SHA-256: %s",
			      word(cx, words, "frozen", "frozen_at"),
			      moment_format(frozen->frozen_at, at),
			      frozen_sum_text(cx->mem, frozen->sum)));
	sheet_row(sheet);
	if (text_is_empty(frozen->seal))
		return;
	sheet_text(sheet, "");
	sheet_text(sheet, arena_printf(cx->mem, "%s: %s",
			      word(cx, words, "frozen", "seal"), frozen->seal));
	sheet_row(sheet);
}

enum err
report_sheet_write(struct cx *cx, enum sheet_format format, const char *path,
    const struct words *words, const struct report_query *query,
    const struct report_summary *summary, const struct frozen *frozen)
{
	struct headings *h = arena_alloc(cx->mem, sizeof(*h));
	struct sheet *sheet;
	size_t n = 0;
	enum err err;

	make_headings(cx, words, query->by, h);
	err = sheet_open_grouped(cx, format, path,
	    word(cx, words, "menu", "report_summary"), h->groups, h->n_groups,
	    h->columns, h->n, &sheet);
	if (err)
		return err;
	for (size_t i = 0; i < summary->n_blocks; i++)
		n = add_block(cx, sheet, words, summary->by,
		    &summary->blocks[i], n);
	add_bold(sheet, word(cx, words, "report_block", "total"),
	    &summary->total);
	add_note(cx, sheet, words, query, summary);
	if (frozen != NULL)
		add_sum(cx, sheet, words, frozen);
	return sheet_close(cx, sheet);
}
