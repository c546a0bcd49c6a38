#include "sheet.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <xlsxwriter.h>

#include "arena.h"
#include "clock.h"
#include "str.h"
#include "text.h"

enum {
	TITLE_MAX = 31,   /* characters of a worksheet's name */
	HEADER_MAX = 200, /* Excel reads 255, of which some are codes */
	CELL_MAX = 32000, /* Excel: 32767 */
	A4 = 9
};

enum look { LOOK_TEXT, LOOK_INT, LOOK_RATE, LOOK_DAY, LOOK_MOMENT, N_LOOKS };

struct sheet {
	struct arena *mem;
	size_t n_columns;
	const struct sheet_group *groups; /* only while opening */
	size_t n_groups;
	lxw_row_t heading; /* the row of the columns' headings: 0 or 1 */
	lxw_row_t row;
	lxw_col_t column;
	bool bold;
	/* XLSX */
	lxw_workbook *workbook; /* NULL: CSV, or closed */
	lxw_worksheet *worksheet;
	lxw_format *formats[2][N_LOOKS]; /* plain, bold */
	lxw_error error;                 /* the first one */
	/* CSV */
	FILE *file;
};

static void
give_back(void *thing)
{
	struct sheet *sheet = thing;

	if (sheet->workbook != NULL)
		lxw_workbook_free(sheet->workbook);
	if (sheet->file != NULL)
		fclose(sheet->file);
}

/* XLSX ---------------------------------------------------------------- */

static void
note(struct sheet *sheet, lxw_error error)
{
	if (sheet->error == LXW_NO_ERROR)
		sheet->error = error;
}

/* A worksheet's name cannot hold these, nor begin or end with an apostrophe. */
static const char *
worksheet_name(struct arena *mem, const char *title)
{
	char *name = arena_strdup(mem, text_shorten(mem, title, TITLE_MAX - 1));

	for (char *p = name; *p != '\0'; p++) {
		if (strchr("[]:*?/\\'", *p) != NULL)
			*p = ' ';
	}
	return name[0] != '\0' ? name : "1";
}

/* In a printed header "&" begins a code. */
static const char *
print_header(struct arena *mem, const char *title)
{
	struct str s;

	title = text_shorten(mem, title, HEADER_MAX / 2);
	str_init(&s, mem, 8 * HEADER_MAX);
	str_add(&s, "&C");
	for (; *title != '\0'; title++) {
		str_add_char(&s, *title);
		if (*title == '&')
			str_add_char(&s, '&');
	}
	return str_text(&s);
}

static void
make_formats(struct sheet *sheet)
{
	static const char *const numbers[N_LOOKS] = {
		[LOOK_INT] = "#,##0",
		[LOOK_RATE] = "0.0%",
		[LOOK_DAY] = "dd/mm/yyyy",
		[LOOK_MOMENT] = "dd/mm/yyyy hh:mm",
	};

	for (int bold = 0; bold < 2; bold++) {
		for (int look = 0; look < N_LOOKS; look++) {
			lxw_format *format = workbook_add_format(
			    sheet->workbook);

			if (bold)
				format_set_bold(format);
			format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
			if (numbers[look] != NULL)
				format_set_num_format(format, numbers[look]);
			if (look == LOOK_TEXT)
				format_set_text_wrap(format);
			else
				format_set_align(format, LXW_ALIGN_RIGHT);
			sheet->formats[bold][look] = format;
		}
	}
}

/* In the first row; a row once left cannot be written any more. */
static void
write_groups(struct sheet *sheet, lxw_format *format)
{
	lxw_col_t first = 0;

	for (size_t i = 0; i < sheet->n_groups; i++) {
		const struct sheet_group *group = &sheet->groups[i];
		lxw_col_t next = (lxw_col_t)(first + group->n_columns);

		if (group->n_columns > 1 && group->heading[0] != '\0')
			note(sheet,
			    worksheet_merge_range(sheet->worksheet, 0, first, 0,
				(lxw_col_t)(next - 1), group->heading, format));
		else
			for (lxw_col_t c = first; c < next; c++)
				note(sheet,
				    worksheet_write_string(sheet->worksheet, 0,
					c, group->heading, format));
		first = next;
	}
}

static void
write_heading(struct sheet *sheet, const struct sheet_column *columns)
{
	lxw_format *format = workbook_add_format(sheet->workbook);

	format_set_bold(format);
	format_set_text_wrap(format);
	format_set_align(format, LXW_ALIGN_CENTER);
	format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
	format_set_bg_color(format, 0xE7E6E6);
	format_set_bottom(format, LXW_BORDER_THIN);
	if (sheet->n_groups > 0) {
		format_set_border(format, LXW_BORDER_THIN);
		write_groups(sheet, format);
	}
	for (size_t i = 0; i < sheet->n_columns; i++) {
		lxw_col_t column = (lxw_col_t)i;

		note(sheet, worksheet_set_column(sheet->worksheet, column,
				column, columns[i].width, NULL));
		note(sheet,
		    worksheet_write_string(sheet->worksheet, sheet->heading,
			column, columns[i].heading, format));
	}
}

static enum err
open_xlsx(struct cx *cx, struct sheet *sheet, const char *path,
    const char *title, const struct sheet_column *columns)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	lxw_worksheet *worksheet;

	sheet->workbook = workbook_new_opt(path, &options);
	if (sheet->workbook == NULL)
		return fail(cx, ERR_SYSTEM, "no workbook");
	worksheet = workbook_add_worksheet(sheet->workbook,
	    worksheet_name(cx->mem, title));
	if (worksheet == NULL)
		return fail(cx, ERR_SYSTEM, "no worksheet");
	sheet->worksheet = worksheet;
	make_formats(sheet);
	write_heading(sheet, columns);
	worksheet_freeze_panes(worksheet, sheet->heading + 1, 0);
	worksheet_set_landscape(worksheet);
	worksheet_set_paper(worksheet, A4);
	worksheet_fit_to_pages(worksheet, 1, 0);
	note(sheet, worksheet_repeat_rows(worksheet, 0, sheet->heading));
	note(sheet,
	    worksheet_set_header(worksheet, print_header(cx->mem, title)));
	note(sheet, worksheet_set_footer(worksheet, "&C&P/&N"));
	return OK;
}

/* CSV ----------------------------------------------------------------- */

static void
put_separator(const struct sheet *sheet)
{
	if (sheet->column > 0)
		fputc(';', sheet->file);
}

static void
put_quoted(const struct sheet *sheet, const char *s)
{
	put_separator(sheet);
	fputc('"', sheet->file);
	/* A spreadsheet would take it for a formula. */
	if (strspn(s, "=+-@\t\r") > 0)
		fputc('\'', sheet->file);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			fputc('"', sheet->file);
		fputc(*s, sheet->file);
	}
	fputc('"', sheet->file);
}

static void
put_plain(const struct sheet *sheet, const char *s)
{
	put_separator(sheet);
	fputs(s, sheet->file);
}

/* "group: heading", or the heading alone. */
static const char *
full_heading(struct cx *cx, const struct sheet *sheet,
    const struct sheet_column *columns, size_t column)
{
	size_t end = 0;

	for (size_t i = 0; i < sheet->n_groups; i++) {
		end += sheet->groups[i].n_columns;
		if (column < end && sheet->groups[i].heading[0] != '\0')
			return arena_printf(cx->mem, "%s: %s",
			    sheet->groups[i].heading, columns[column].heading);
		if (column < end)
			break;
	}
	return columns[column].heading;
}

static enum err
open_csv(struct cx *cx, struct sheet *sheet, const char *path,
    const struct sheet_column *columns)
{
	sheet->file = fopen(path, "we");
	if (sheet->file == NULL)
		return fail(cx, ERR_SYSTEM, "cannot write %s: %s", path,
		    strerror(errno));
	/* Without the mark Excel reads another character set. */
	fputs("\xEF\xBB\xBF", sheet->file);
	for (size_t i = 0; i < sheet->n_columns; i++) {
		put_quoted(sheet, full_heading(cx, sheet, columns, i));
		sheet->column++;
	}
	fputs("\r\n", sheet->file);
	sheet->column = 0;
	return OK;
}

/* Both ---------------------------------------------------------------- */

enum err
sheet_open_grouped(struct cx *cx, enum sheet_format format, const char *path,
    const char *title, const struct sheet_group *groups, size_t n_groups,
    const struct sheet_column *columns, size_t n_columns, struct sheet **out)
{
	struct sheet *sheet = arena_alloc(cx->mem, sizeof(*sheet));
	enum err err;

	sheet->mem = cx->mem;
	sheet->n_columns = n_columns;
	sheet->groups = groups;
	sheet->n_groups = n_groups;
	sheet->heading = n_groups > 0 ? 1 : 0;
	sheet->row = sheet->heading + 1;
	arena_on_reset(cx->mem, give_back, sheet);
	if (format == SHEET_XLSX)
		err = open_xlsx(cx, sheet, path, title, columns);
	else
		err = open_csv(cx, sheet, path, columns);
	if (err)
		return err;
	*out = sheet;
	return OK;
}

enum err
sheet_open(struct cx *cx, enum sheet_format format, const char *path,
    const char *title, const struct sheet_column *columns, size_t n_columns,
    struct sheet **out)
{
	return sheet_open_grouped(cx, format, path, title, NULL, 0, columns,
	    n_columns, out);
}

static lxw_format *
look(const struct sheet *sheet, enum look which)
{
	return sheet->formats[sheet->bold][which];
}

void
sheet_text(struct sheet *sheet, const char *s)
{
	if (sheet->file != NULL)
		put_quoted(sheet, s);
	else
		note(sheet,
		    worksheet_write_string(sheet->worksheet, sheet->row,
			sheet->column, text_shorten(sheet->mem, s, CELL_MAX),
			look(sheet, LOOK_TEXT)));
	sheet->column++;
}

void
sheet_int(struct sheet *sheet, int64_t n)
{
	char text[32];

	if (sheet->file != NULL) {
		snprintf(text, sizeof(text), "%" PRId64, n);
		put_plain(sheet, text);
	} else {
		note(sheet,
		    worksheet_write_number(sheet->worksheet, sheet->row,
			sheet->column, (double)n, look(sheet, LOOK_INT)));
	}
	sheet->column++;
}

/* With a comma, as Vietnamese spreadsheets read it. */
static void
put_rate(const struct sheet *sheet, int64_t a, int64_t b)
{
	int64_t tenths = (a * 1000 + b / 2) / b;
	char text[64];

	snprintf(text, sizeof(text), "%" PRId64 ",%" PRId64 "%%", tenths / 10,
	    tenths % 10);
	put_plain(sheet, text);
}

void
sheet_rate(struct sheet *sheet, int64_t a, int64_t b)
{
	if (b == 0 && sheet->file != NULL)
		put_quoted(sheet, "–");
	else if (b == 0)
		note(sheet, worksheet_write_string(sheet->worksheet, sheet->row,
				sheet->column, "–", look(sheet, LOOK_RATE)));
	else if (sheet->file != NULL)
		put_rate(sheet, a, b);
	else
		note(sheet, worksheet_write_number(sheet->worksheet, sheet->row,
				sheet->column, (double)a / (double)b,
				look(sheet, LOOK_RATE)));
	sheet->column++;
}

static void
write_time(struct sheet *sheet, int32_t day, int64_t second, enum look which)
{
	struct date date = day_to_date(day);
	lxw_datetime value = {
		.year = date.year,
		.month = date.month,
		.day = date.day,
		.hour = (int)(second / 3600),
		.min = (int)(second / 60 % 60),
		.sec = (double)(second % 60),
	};

	note(sheet, worksheet_write_datetime(sheet->worksheet, sheet->row,
			sheet->column, &value, look(sheet, which)));
}

static void
leave_empty(struct sheet *sheet)
{
	if (sheet->file != NULL)
		put_plain(sheet, "");
	sheet->column++;
}

void
sheet_day(struct sheet *sheet, int32_t day)
{
	char text[16];

	if (day == NO_DAY) {
		leave_empty(sheet);
		return;
	}
	if (sheet->file != NULL)
		put_plain(sheet, day_format(day, text));
	else
		write_time(sheet, day, 0, LOOK_DAY);
	sheet->column++;
}

void
sheet_moment(struct sheet *sheet, int64_t moment)
{
	char text[24];
	int32_t day;

	if (moment == NO_MOMENT) {
		leave_empty(sheet);
		return;
	}
	day = clock_day(moment);
	if (sheet->file != NULL)
		put_plain(sheet, moment_format(moment, text));
	else
		write_time(sheet, day, moment - clock_day_start(day),
		    LOOK_MOMENT);
	sheet->column++;
}

void
sheet_bold(struct sheet *sheet)
{
	sheet->bold = true;
}

void
sheet_row(struct sheet *sheet)
{
	if (sheet->file != NULL)
		fputs("\r\n", sheet->file);
	sheet->row++;
	sheet->column = 0;
	sheet->bold = false;
}

static enum err
close_xlsx(struct cx *cx, struct sheet *sheet)
{
	lxw_workbook *workbook = sheet->workbook;

	note(sheet, worksheet_autofilter(sheet->worksheet, sheet->heading, 0,
			sheet->row - 1, (lxw_col_t)(sheet->n_columns - 1)));
	sheet->workbook = NULL; /* closing frees it, whatever happens */
	note(sheet, workbook_close(workbook));
	if (sheet->error != LXW_NO_ERROR)
		return fail(cx, ERR_SYSTEM, "workbook: %s",
		    lxw_strerror(sheet->error));
	return OK;
}

static enum err
close_csv(struct cx *cx, struct sheet *sheet)
{
	FILE *file = sheet->file;
	bool bad = ferror(file) != 0;

	sheet->file = NULL;
	if (fclose(file) != 0 || bad)
		return fail(cx, ERR_SYSTEM, "cannot write the table: %s",
		    strerror(errno));
	return OK;
}

enum err
sheet_close(struct cx *cx, struct sheet *sheet)
{
	if (sheet->file != NULL)
		return close_csv(cx, sheet);
	return close_xlsx(cx, sheet);
}
