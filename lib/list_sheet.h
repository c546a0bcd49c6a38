/*
 * list_sheet: rows of a list as rows of a sheet.
 */
#ifndef LIST_SHEET_H
#define LIST_SHEET_H

#include "list.h"
#include "period.h"
#include "sheet.h"
#include "words.h"

/* Opens the sheet with the columns of an export. */
enum err list_sheet_open(struct cx *cx, enum sheet_format format,
    const char *path, const struct words *words, struct sheet **out) MUST_CHECK;
/* Adds rows; first is the number of the first one. Of a report of a period,
 * what was entered late says so; period NULL: of no report. */
void list_sheet_add(struct cx *cx, struct sheet *sheet,
    const struct words *words, const struct assignment_lines *lines,
    size_t first, const struct period *period);

#endif
