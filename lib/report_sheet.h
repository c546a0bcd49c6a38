/*
 * report_sheet: Phụ lục VI as a sheet to take away: two rows of headings, the
 * agencies in blocks, subtotals and the total in bold.
 */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include "cx.h"
#include "frozen.h"
#include "list_sheet.h"
#include "report.h"
#include "sheet.h"

/* frozen: NULL of a report that is not. */
enum err report_sheet_write(struct cx *cx, enum sheet_format format,
    const char *path, const struct words *words,
    const struct report_query *query, const struct report_summary *summary,
    const struct frozen *frozen) MUST_CHECK;

#endif
