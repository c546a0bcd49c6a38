/* figure_sheet: one table of figures as a sheet to take away. */
#ifndef FIGURE_SHEET_H
#define FIGURE_SHEET_H

#include "cx.h"
#include "figure.h"
#include "sheet.h"
#include "words.h"

/* note: one line below the table, what the figures are of; "" for none. */
enum err figure_sheet_write(struct cx *cx, enum sheet_format format,
    const char *path, const struct words *words,
    const struct figure_table *table, const char *note) MUST_CHECK;

#endif
