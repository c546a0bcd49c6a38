/* sheet: XLSX as another program reads it, CSV byte by byte. */
#include "sheet.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "check.h"
#include "clock.h"
#include "tool.h"

enum { N_COLUMNS = 6 };

static const struct sheet_column columns[N_COLUMNS] = {
	{ "Nhiệm vụ", 40 },
	{ "Số lần", 8 },
	{ "Tỷ lệ", 8 },
	{ "Hạn", 12 },
	{ "Lúc", 16 },
	{ "Ghi chú", 20 },
};

static struct cx cx;
static const char *folder;

static int
open_arena(void **state)
{
	(void)state;
	cx = (struct cx){ .mem = arena_open(64 << 20), .request_id = "" };
	folder = tool_folder(cx.mem);
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_close(cx.mem);
	return 0;
}

static void
fill(struct sheet *sheet)
{
	int32_t day = day_from_date(2026, 4, 24);

	sheet_text(sheet, "Báo cáo \"quý\"; kỳ 1");
	sheet_int(sheet, -1234567);
	sheet_rate(sheet, 1, 3);
	sheet_day(sheet, day);
	sheet_moment(sheet, clock_day_start(day) + 16 * 3600 + 50 * 60);
	sheet_text(sheet, "=HYPERLINK(\"http://x\")");
	sheet_row(sheet);
	sheet_bold(sheet);
	sheet_text(sheet, "Cộng");
	sheet_int(sheet, 0);
	sheet_rate(sheet, 0, 0);
	sheet_day(sheet, NO_DAY);
	sheet_moment(sheet, NO_MOMENT);
	sheet_text(sheet, "");
	sheet_row(sheet);
	sheet_text(sheet, "sau");
	sheet_row(sheet);
}

static const char *
read_xlsx(const char *path)
{
	const char *argv[] = { "/usr/bin/python3", tool_path(cx.mem, "xlsx.py"),
		path, NULL };

	return tool_run(cx.mem, argv);
}

static void
xlsx_is_read_by_others(void **state)
{
	const char *path = arena_printf(cx.mem, "%s/a.xlsx", folder);
	struct sheet *sheet;

	(void)state;
	assert_int_equal(sheet_open(&cx, SHEET_XLSX, path,
			     "Danh sách [quý 1/2026] R&D của Văn phòng",
			     columns, N_COLUMNS, &sheet),
	    OK);
	fill(sheet);
	assert_int_equal(sheet_close(&cx, sheet), OK);
	assert_string_equal(read_xlsx(path),
	    "title Danh sách  quý 1 2026  R&D của…\n"
	    "freeze A2 filter A1:F4\n"
	    "print landscape 9 None 0 $1:$1 "
	    "Danh sách [quý 1/2026] R&&D của Văn phòng &P/&N\n"
	    "width 41 9\n"
	    "row *s:Nhiệm vụ:General|*s:Số lần:General|*s:Tỷ lệ:General|"
	    "*s:Hạn:General|*s:Lúc:General|*s:Ghi chú:General\n"
	    "row s:Báo cáo \"quý\"; kỳ 1:General|n:-1234567:#,##0|"
	    "n:0.3333333333333333:0.0%|d:2026-04-24 00:00:00:dd/mm/yyyy|"
	    "d:2026-04-24 16:50:00:dd/mm/yyyy hh:mm|"
	    "s:=HYPERLINK(\"http://x\"):General\n"
	    "row *s:Cộng:General|*n:0:#,##0|*s:–:0.0%|n:None:General|"
	    "n:None:General|*n:None:General\n"
	    "row s:sau:General|n:None:General|n:None:General|"
	    "n:None:General|n:None:General|n:None:General\n"
	    "rows 4\n");
}

static void
xlsx_takes_many_rows(void **state)
{
	const char *path = arena_printf(cx.mem, "%s/many.xlsx", folder);
	struct sheet *sheet;

	(void)state;
	assert_int_equal(sheet_open(&cx, SHEET_XLSX, path, "", columns, 2,
			     &sheet),
	    OK);
	for (int i = 0; i < 5000; i++) {
		sheet_text(sheet, "Uỷ ban nhân dân xã");
		sheet_int(sheet, i);
		sheet_row(sheet);
	}
	assert_int_equal(sheet_close(&cx, sheet), OK);
	assert_non_null(strstr(read_xlsx(path), "rows 5001\n"));
}

static void
csv_is_exact(void **state)
{
	const char *path = arena_printf(cx.mem, "%s/a.csv", folder);
	char text[4096] = "";
	struct sheet *sheet;
	FILE *file;

	(void)state;
	assert_int_equal(sheet_open(&cx, SHEET_CSV, path, "Danh sách", columns,
			     N_COLUMNS, &sheet),
	    OK);
	fill(sheet);
	assert_int_equal(sheet_close(&cx, sheet), OK);
	file = fopen(path, "r");
	assert_non_null(file);
	text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(text,
	    "\xEF\xBB\xBF\"Nhiệm vụ\";\"Số lần\";\"Tỷ lệ\";\"Hạn\";\"Lúc\";"
	    "\"Ghi chú\"\r\n"
	    "\"Báo cáo \"\"quý\"\"; kỳ 1\";-1234567;33,3%;24/04/2026;"
	    "24/04/2026 16:50;\"'=HYPERLINK(\"\"http://x\"\")\"\r\n"
	    "\"Cộng\";0;\"–\";;;\"\"\r\n"
	    "\"sau\"\r\n");
}

static void
csv_disarms_formulas(void **state)
{
	static const char *const dangerous[] = { "=1", "+1", "-1", "@x",
		"\tx" };
	const char *path = arena_printf(cx.mem, "%s/f.csv", folder);
	struct sheet *sheet;
	char text[256] = "";
	FILE *file;

	(void)state;
	assert_int_equal(sheet_open(&cx, SHEET_CSV, path, "", columns, 1,
			     &sheet),
	    OK);
	for (size_t i = 0; i < 5; i++)
		sheet_text(sheet, dangerous[i]);
	sheet_row(sheet);
	assert_int_equal(sheet_close(&cx, sheet), OK);
	file = fopen(path, "r");
	assert_non_null(file);
	text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
	fclose(file);
	assert_non_null(
	    strstr(text, "\r\n\"'=1\";\"'+1\";\"'-1\";\"'@x\";\"'\tx\"\r\n"));
}

static void
what_cannot_be_written_fails(void **state)
{
	struct sheet *sheet;

	(void)state;
	assert_int_equal(sheet_open(&cx, SHEET_CSV, "/nowhere/a.csv", "",
			     columns, 1, &sheet),
	    ERR_SYSTEM);
	error_reset(&cx.error);
	assert_int_equal(sheet_open(&cx, SHEET_XLSX, "/nowhere/a.xlsx", "",
			     columns, 1, &sheet),
	    OK);
	assert_int_equal(sheet_close(&cx, sheet), ERR_SYSTEM);
	error_reset(&cx.error);
	assert_int_equal(sheet_open(&cx, SHEET_CSV, "/dev/full", "", columns, 1,
			     &sheet),
	    OK);
	sheet_text(sheet, "x");
	assert_int_equal(sheet_close(&cx, sheet), ERR_SYSTEM);
	error_reset(&cx.error);
	/* Left open, as after a failure: the arena cleans up. */
	assert_int_equal(sheet_open(&cx, SHEET_XLSX,
			     arena_printf(cx.mem, "%s/left.xlsx", folder), "",
			     columns, 1, &sheet),
	    OK);
	assert_int_equal(sheet_open(&cx, SHEET_CSV,
			     arena_printf(cx.mem, "%s/left.csv", folder), "",
			     columns, 1, &sheet),
	    OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(xlsx_is_read_by_others),
		cmocka_unit_test(xlsx_takes_many_rows),
		cmocka_unit_test(csv_is_exact),
		cmocka_unit_test(csv_disarms_formulas),
		cmocka_unit_test(what_cannot_be_written_fails),
	};

	return cmocka_run_group_tests_name("sheet", tests, open_arena,
	    close_arena);
}
