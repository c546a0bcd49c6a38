/* figure_view: tables of figures as values (parts/figure.cs). */
#ifndef FIGURE_VIEW_H
#define FIGURE_VIEW_H

#include "figure.h"
#include "view.h"

/*
 * <name>.caption, <name>.Columns.<c>.name and .words, <name>.Rows.<r>.sum and
 * .Cells.<c>.kind ("text", "word", "count", "rate", "day"), .text, .n, .day,
 * .rate with .rate_of, .link.
 */
void figure_table_view(struct node *node, const char *name,
    const struct figure_table *table);

#endif
