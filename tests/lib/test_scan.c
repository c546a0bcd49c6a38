/* scan: by content, whatever the name says. */
#include "scan.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "check.h"
#include "sheet.h"
#include "tool.h"

static struct cx cx;
static const char *folder;

static int
open_arena(void **state)
{
	(void)state;
	cx = (struct cx){ .mem = arena_open(16 << 20), .request_id = "" };
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

static const char *
type_of(const char *name, const void *bytes, size_t n)
{
	const char *path = arena_printf(cx.mem, "%s/%s", folder, name);
	const char *type = "";
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(scan_type(&cx, path, &type), OK);
	return type;
}

static void
content_decides(void **state)
{
	static const char pdf[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n";
	static const char png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0"
				  "\1\x08\6\0\0\0";
	static const char jpeg[] = "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1";
	static const char
	    html[] = "<!DOCTYPE html><html><script>alert(1)</script></html>";

	(void)state;
	assert_string_equal(type_of("a.txt", pdf, sizeof(pdf) - 1),
	    "application/pdf");
	assert_string_equal(type_of("a.pdf", png, sizeof(png) - 1),
	    "image/png");
	assert_string_equal(type_of("b.pdf", jpeg, sizeof(jpeg) - 1),
	    "image/jpeg");
	assert_string_equal(type_of("c.pdf", html, sizeof(html) - 1),
	    "text/html");
}

static void
office_documents_are_known(void **state)
{
	static const struct sheet_column column = { "Số", 10 };
	const char *path = arena_printf(cx.mem, "%s/book.bin", folder);
	struct sheet *sheet;
	const char *type;

	(void)state;
	assert_int_equal(sheet_open(&cx, SHEET_XLSX, path, "x", &column, 1,
			     &sheet),
	    OK);
	assert_int_equal(sheet_close(&cx, sheet), OK);
	assert_int_equal(scan_type(&cx, path, &type), OK);
	assert_string_equal(type,
	    "application/vnd.openxmlformats-officedocument."
	    "spreadsheetml.sheet");
}

static void
missing_file_fails(void **state)
{
	const char *type;

	(void)state;
	assert_int_equal(scan_type(&cx, "/nowhere/a.pdf", &type), ERR_SYSTEM);
	error_reset(&cx.error);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(content_decides),
		cmocka_unit_test(office_documents_are_known),
		cmocka_unit_test(missing_file_fails),
	};

	return cmocka_run_group_tests_name("scan", tests, open_arena,
	    close_arena);
}
