/*
 * sheet: tables to take away, XLSX (libxlsxwriter) and CSV.
 *
 * Rows are written in order and memory stays flat. XLSX: real numbers and
 * dates, bold frozen header, autofilter, landscape A4 fit to width, repeated
 * header row, "page/pages" footer. CSV: UTF-8 with BOM, ';', CRLF, quoted, and
 * a cell that begins with = + - @ or tab gets a leading apostrophe.
 *
 *	sheet_open(cx, SHEET_XLSX, path, "Danh sách", columns, n, &sheet);
 *	sheet_text(sheet, "..."); sheet_day(sheet, due_on); sheet_row(sheet);
 *	sheet_close(cx, sheet);
 */
#ifndef SHEET_H
#define SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "cx.h"

enum sheet_format { SHEET_XLSX, SHEET_CSV };

struct sheet_column {
	const char *heading;
	double width; /* characters */
};

struct sheet;

/* path is created or overwritten. title: name of the worksheet (31 characters
 * are kept) and first line of the print header. */
enum err sheet_open(struct cx *cx, enum sheet_format format, const char *path,
    const char *title, const struct sheet_column *columns, size_t n_columns,
    struct sheet **out) MUST_CHECK;
/* The same with a row of headings above: each over the next n columns. ""
 * stands over columns that belong to no group. CSV has one row of headings,
 * "group: heading". */
struct sheet_group {
	const char *heading;
	size_t n_columns;
};
enum err sheet_open_grouped(struct cx *cx, enum sheet_format format,
    const char *path, const char *title, const struct sheet_group *groups,
    size_t n_groups, const struct sheet_column *columns, size_t n_columns,
    struct sheet **out) MUST_CHECK;
void sheet_text(struct sheet *sheet, const char *s);
void sheet_int(struct sheet *sheet, int64_t n);
void sheet_rate(struct sheet *sheet, int64_t a, int64_t b); /* b == 0: "–" */
void sheet_day(struct sheet *sheet, int32_t day);           /* NO_DAY: empty */
void sheet_moment(struct sheet *sheet, int64_t moment);
void sheet_bold(struct sheet *sheet); /* the rest of this row: a total */
void sheet_row(struct sheet *sheet);  /* ends the row */
enum err sheet_close(struct cx *cx, struct sheet *sheet) MUST_CHECK;

#endif
