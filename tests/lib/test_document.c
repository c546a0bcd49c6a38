/* document: PDF and DOCX as other programs read them (NĐ 30/2020). */
#include "document.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "check.h"
#include "clock.h"
#include "tool.h"
#include "world.h"

enum { N_COLUMNS = 4, LONG = 5000 };

static const struct document_column columns[N_COLUMNS] = {
	{ "TT", 6, DOCUMENT_CENTRE },
	{ "Nội dung nhiệm vụ", 50, DOCUMENT_LEFT },
	{ "Trong hạn", 12, DOCUMENT_RIGHT },
	{ "Quá hạn", 12, DOCUMENT_RIGHT },
};
static const struct document_group groups[] = {
	{ "", 2 },
	{ "Đang thực hiện", 2 },
};
static const struct document_table grid = { columns, N_COLUMNS, groups, 2, 0 };

static const struct document_head head = {
	.parent = "UBND TỈNH KHÁNH HÒA",
	.agency = "VĂN PHÒNG",
	.number = "Số: 12/PB-VP",
	.subject = "",
	.state_name = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
	.motto = "Độc lập - Tự do - Hạnh phúc",
	.place_day = "Nha Trang, ngày 05 tháng 6 năm 2026",
};
static const char *const copies[] = { "- Như trên;", "- Lưu: VT, TH." };
static const char *const offices[] = { "KT. CHÁNH VĂN PHÒNG",
	"PHÓ CHÁNH VĂN PHÒNG" };
static const struct document_foot foot = { "Nơi nhận:", copies, 2, offices, 2,
	"Lê Thị Hồng Vân" };

static struct cx cx;
static const char *folder;

static int
open_arena(void **state)
{
	(void)state;
	cx = (struct cx){ .mem = arena_open(64 << 20),
		.request_id = "",
		.now = 1780000000 };
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

static const struct document_setup *
setup(void)
{
	static struct document_setup found;

	found = (struct document_setup){ "Phiếu báo 12/PB-VP",
		"Văn phòng & UBND", tool_path(cx.mem, "../../templates"),
		false };
	return &found;
}

/* Memory in use; of the sanitizer when it is there. */
size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));
static size_t in_use_early;
static size_t in_use_late;

static size_t
in_use(void)
{
	if (__sanitizer_get_current_allocated_bytes != NULL)
		return __sanitizer_get_current_allocated_bytes();
	return mallinfo2().uordblks;
}

static void
add_rows(struct document *document, int n)
{
	char number[16];
	const char *cells[N_COLUMNS] = { number,
		"Rà soát, báo cáo kết quả thực hiện Chỉ thị số 08/CT-UBND", "0",
		"1.234" };

	document_table(document, &grid);
	for (int i = 1; i <= n; i++) {
		snprintf(number, sizeof(number), "%d", i);
		document_row(document, DOCUMENT_ROW, cells);
		if (i == LONG / 10)
			in_use_early = in_use();
	}
	if (n == LONG)
		in_use_late = in_use();
	cells[0] = "Khối sở, ban, ngành";
	document_row(document, DOCUMENT_ROW_WIDE, cells);
	cells[0] = "";
	cells[1] = "Tổng số";
	document_row(document, DOCUMENT_ROW_BOLD, cells);
	document_table_end(document);
}

static const char *
write_paper(enum document_format format, const char *name, int n_rows,
    const char *words)
{
	const char *path = arena_printf(cx.mem, "%s/%s.%s", folder, name,
	    document_extension(format));
	struct document *document;

	assert_ok(&cx, document_open(&cx, format, path, setup(), &document));
	document_head(document, &head);
	document_title(document, "PHIẾU BÁO",
	    "Về tình hình thực hiện nhiệm vụ được giao");
	document_paragraph(document, DOCUMENT_ADDRESS,
	    "Kính gửi: Sở Xây dựng.");
	document_paragraph(document, DOCUMENT_HEADING, "I. KẾT QUẢ");
	document_paragraph(document, DOCUMENT_BODY, words);
	add_rows(document, n_rows);
	document_paragraph(document, DOCUMENT_BODY,
	    "Đề nghị Quý cơ quan khẩn trương thực hiện./.");
	document_foot(document, &foot);
	document_section(document, true);
	document_paragraph(document, DOCUMENT_CAPTION, "PHỤ LỤC");
	add_rows(document, 3);
	document_paragraph(document, DOCUMENT_NOTE, "Ghi chú.");
	assert_ok(&cx, document_close(&cx, document));
	return path;
}

static const char *
read_with(const char *tool, const char *option, const char *path)
{
	const char *argv[] = { tool, option, path, "-", NULL };

	if (strcmp(tool, "/usr/bin/pdftotext") != 0)
		argv[3] = NULL;
	return tool_run(cx.mem, argv);
}

static void
pdf_is_read_by_others(void **state)
{
	const char *path = write_paper(DOCUMENT_PDF, "a", 3,
	    "Qua theo dõi, cơ quan còn 03 nhiệm vụ \"đến hạn\" <chưa> & xong.");
	const char *text = read_with("/usr/bin/pdftotext", "-layout", path);
	const char *about = read_with("/usr/bin/pdfinfo", "-isodates", path);

	(void)state;
	assert_contains(text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
	assert_contains(text, "Nha Trang, ngày 05 tháng 6 năm 2026");
	assert_contains(text, "\"đến hạn\" <chưa> & xong.");
	assert_contains(text, "KT. CHÁNH VĂN PHÒNG");
	assert_contains(text, "Đang thực hiện");
	assert_contains(about, "Phiếu báo 12/PB-VP");
	assert_contains(about, "595.276 x 841.89 pts (A4)");
	assert_contains(about, "Pages:           2");
}

static unsigned
count(const char *text, const char *part)
{
	unsigned n = 0;

	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		n++;
	return n;
}

/* A letter the font lacks must not bring another font into the file. */
static void
only_tinos_is_embedded(void **state)
{
	const char *path = write_paper(DOCUMENT_PDF, "fonts", 1,
	    "Chữ Ấậẩẫ ữ ợ Đ; chữ lạ 漢字 😀 hết.");
	const char *argv[] = { "/usr/bin/pdffonts", path, NULL };
	const char *fonts = tool_run(cx.mem, argv);
	const char *text = read_with("/usr/bin/pdftotext", "-layout", path);

	(void)state;
	assert_contains(text, "chữ lạ ?? ? hết");
	/* Two lines of headings, then one for each font. */
	assert_true(count(fonts, "\n") > 3);
	assert_int_equal(count(fonts, "\n") - 2, count(fonts, "+Tinos"));
	assert_int_equal(count(fonts, " yes yes yes "), count(fonts, "+Tinos"));
}

/* NĐ 30/2020: no number on the first page. */
static void
pages_are_numbered_from_the_second(void **state)
{
	const char *path = write_paper(DOCUMENT_PDF, "pages", 120, "Lời.");
	const char *text = read_with("/usr/bin/pdftotext", "-layout", path);
	const char *page = strchr(text, '\f');

	(void)state;
	assert_non_null(strstr(text, "CỘNG HÒA"));
	assert_int_equal(strspn(text, " 1\n"), 0 + strspn(text, " \n"));
	for (char n = '2'; n <= '5'; n++) {
		assert_non_null(page);
		page += 1 + strspn(page + 1, " \n");
		assert_int_equal(*page, n);
		/* The headings again, on every page of the table. */
		if (n <= '4')
			assert_contains(page, "Nội dung nhiệm vụ");
		page = strchr(page, '\f');
	}
}

/* A row longer than a page goes on, and nothing of it is lost. */
static void
a_long_cell_goes_over_pages(void **state)
{
	const char *path = arena_printf(cx.mem, "%s/long.pdf", folder);
	struct document *document;
	static char words[40000];
	const char *cells[N_COLUMNS] = { "1", words, "2", "3" };
	size_t n = 0;

	(void)state;
	for (int i = 1; i <= 3000; i++)
		n += (size_t)snprintf(words + n, sizeof(words) - n, "x%d ", i);
	assert_ok(&cx,
	    document_open(&cx, DOCUMENT_PDF, path, setup(), &document));
	document_table(document, &grid);
	document_row(document, DOCUMENT_ROW, cells);
	document_table_end(document);
	assert_ok(&cx, document_close(&cx, document));
	path = read_with("/usr/bin/pdftotext", "-layout", path);
	for (int i = 1; i <= 3000; i++)
		assert_contains(path, arena_printf(cx.mem, "x%d", i));
	assert_true(count(path, "\f") > 3);
}

/* The signature never stands alone: two lines of the text are with it. */
/* A heading too wide for its column gets smaller; its word is not cut. */
static void
a_heading_keeps_its_words(void **state)
{
	static const struct document_column narrow[] = {
		{ "Cơ quan", 200, DOCUMENT_LEFT },
		{ "Chuyển lại", 8, DOCUMENT_CENTRE },
	};
	static const struct document_table table = {
		.n_columns = 2,
		.columns = narrow,
		.size = 8,
	};
	static const char *const cells[] = { "Sở Xây dựng", "1" };
	struct document *document;
	const char *path = arena_printf(cx.mem, "%s/heading.pdf", folder);
	const char *text;

	(void)state;
	assert_ok(&cx,
	    document_open(&cx, DOCUMENT_PDF, path, setup(), &document));
	document_table(document, &table);
	document_row(document, DOCUMENT_ROW, cells);
	document_table_end(document);
	assert_ok(&cx, document_close(&cx, document));
	text = read_with("/usr/bin/pdftotext", "-layout", path);
	assert_contains(text, "Chuyển");
	assert_contains(text, "lại");
}

static void
the_signature_keeps_company(void **state)
{
	(void)state;
	for (int rows = 8; rows < 24; rows++) {
		const char *path = write_paper(DOCUMENT_PDF, "foot", rows,
		    "Lời.");
		const char *text = read_with("/usr/bin/pdftotext", "-layout",
		    path);
		const char *words = strstr(text, "Đề nghị Quý");
		const char *signer = strstr(text, "Lê Thị Hồng Vân");

		assert_non_null(words);
		assert_non_null(signer);
		assert_null(memchr(words, '\f', (size_t)(signer - words)));
	}
}

static void
five_thousand_rows_in_flat_memory(void **state)
{
	int64_t start = clock_ticks();

	(void)state;
	for (int format = DOCUMENT_PDF; format <= DOCUMENT_DOCX; format++) {
		write_paper((enum document_format)format, "many", LONG, "Lời.");
		/* What is remembered of pages and letters, not the rows. */
		assert_true(in_use_early > 0);
		assert_in_range(in_use_late - in_use_early + 500000, 0,
		    1000000);
	}
	assert_in_range(clock_ticks() - start, 0, 30 * 1000);
}

static const char *
read_docx(const char *path)
{
	const char *argv[] = { "/usr/bin/python3", tool_path(cx.mem, "docx.py"),
		path, NULL };

	return tool_run(cx.mem, argv);
}

static void
docx_is_a_whole_package(void **state)
{
	const char *text = read_docx(write_paper(DOCUMENT_DOCX, "a", 3,
	    "Qua \"theo dõi\" <chưa> & xong\x01.\nDòng hai."));

	(void)state;
	assert_contains(text, "first [Content_Types].xml\n");
	assert_contains(text, "missing none\n");
	assert_contains(text, "styles known\n");
	assert_contains(text, "author Văn phòng & UBND\n");
	assert_contains(text, "section 11906x16838 first-page-apart\n"
			      "section 16838x11906\n");
	assert_contains(text, "Body: Qua \"theo dõi\" <chưa> & xong.\n"
			      "Body: Dòng hai.\n");
	assert_contains(text,
	    "PlaceDay: Nha Trang, ngày 05 tháng 6 năm 2026\n");
	assert_contains(text, "headings repeated 2\n");
	assert_contains(text, "grid 4 4 4 4 4 4 4\n");
}

static void
what_cannot_be_written_is_said(void **state)
{
	struct document *document;

	(void)state;
	assert_int_equal(document_open(&cx, DOCUMENT_DOCX, "/nowhere/a.docx",
			     setup(), &document),
	    ERR_SYSTEM);
	error_reset(&cx.error);
	assert_ok(&cx, document_open(&cx, DOCUMENT_PDF, "/nowhere/a.pdf",
			   setup(), &document));
	document_head(document, &head);
	assert_int_equal(document_close(&cx, document), ERR_SYSTEM);
	error_reset(&cx.error);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(five_thousand_rows_in_flat_memory),
		cmocka_unit_test(pdf_is_read_by_others),
		cmocka_unit_test(only_tinos_is_embedded),
		cmocka_unit_test(pages_are_numbered_from_the_second),
		cmocka_unit_test(a_long_cell_goes_over_pages),
		cmocka_unit_test(a_heading_keeps_its_words),
		cmocka_unit_test(the_signature_keeps_company),
		cmocka_unit_test(docx_is_a_whole_package),
		cmocka_unit_test(what_cannot_be_written_is_said),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
