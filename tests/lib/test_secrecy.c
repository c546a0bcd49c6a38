/* secrecy: marks in the text and the names of files, and what looks alike
 * (R11). */
#include "arena.h"
#include "check.h"
#include "secrecy.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
end_at(const char *what, const char *which)
{
	print_error("%s: \"%s\"\n", what, which);
	_fail(__FILE__, __LINE__);
}

static void
a_stamp_in_a_file_is_found(void **state)
{
	static const char *const marked[] = {
		"UBND TỈNH\nMẬT\nSố: 12/BC-UBND\n",
		"Số: 5/QĐ-UBND\nTỐI MẬT\nHà Nội",
		"trang 1\n\fTUYỆT MẬT\n\fcuối trang",
		"BÍ MẬT NHÀ NƯỚC\n\nPhương án",
		"UBND TỈNH KHÁNH HÒA\nBÍ MẬT NHÀ NƯỚC\nSố 3",
		"TÀI LIỆU BÍ MẬT NHÀ NƯỚC",
		"Ngày 3\nM Ậ T\nSố 4",
		"T U Y Ệ T  M Ậ T",
		"Số: 12/BC-UBND(M)\nngày 3 tháng 4",
		"Số: 12/M-UBND",
		"Độ mật: Tối mật\nNơi nhận",
		"một hai ba\nCông văn (Mật)\nbốn",
		/* As a Mac writes it, letter and marks apart. */
		"UBND\nMA\xcc\x82\xcc\xa3T\nSo",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(marked); i++)
		if (!secrecy_in_file_text(marked[i]))
			end_at("no mark found", marked[i]);
}

static void
what_looks_alike_passes(void **state)
{
	static const char *const open[] = {
		"",
		"\n\n\n",
		"LUẬT BẢO VỆ\nBÍ MẬT NHÀ NƯỚC\nCăn cứ",
		"LUẬT BẢO VỆ\n\nBÍ MẬT NHÀ NƯỚC\nCăn cứ",
		"BAN HÀNH DANH MỤC\nBÍ MẬT NHÀ NƯỚC",
		"TÀI LIỆU TẬP HUẤN VỀ BẢO VỆ\nBÍ MẬT NHÀ NƯỚC\nNha Trang",
		"công tác bảo\nmật\nthông tin",
		"AN TOÀN, BẢO\nMẬT\nTHÔNG TIN",
		"thông tin thuộc phạm vi bí mật kinh doanh của doanh nghiệp",
		"bí mật kinh doanh\nbí mật công tác\nbí mật đời tư",
		"tài liệu được xếp loại mật,\ntối mật,\ntuyệt mật theo quy định",
		"đặt lại mật\nkhẩu thư điện tử",
		"MẬT ĐỘ XÂY DỰNG\n40%",
		"MẬT ONG\nRỪNG U MINH",
		"mặt bằng\nMẶT TRẬN\nMẤT",
		"format mat MAT-LAB",
		"a b c d e f",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(open); i++)
		if (secrecy_in_file_text(open[i]))
			end_at("mark found", open[i]);
}

static void
names_of_files_are_read_as_words(void **state)
{
	static const char *const marked[] = { "MẬT_ke-hoach.pdf",
		"TỐI MẬT phương án.docx", "12-BC-UBND(M).pdf",
		"ke-hoach_TUYỆT-MẬT.xlsx", "Mật.pdf",
		"ke-hoach_TOI-MAT_2026.docx", "tuyet-mat.pdf" };
	static const char *const open[] = { "mat-bang.pdf", "BAO-CAO-M.pdf",
		"bảo mật thông tin.docx", "quan ly mat do.xlsx", "mật ong.png",
		"toi-mat-the.pdf" };

	for (size_t i = 0; i < COUNT(marked); i++)
		if (!secrecy_in_file_name(*state, marked[i]))
			end_at("no mark found", marked[i]);
	for (size_t i = 0; i < COUNT(open); i++)
		if (secrecy_in_file_name(*state, open[i]))
			end_at("mark found", open[i]);
}

static void
a_long_text_is_read_to_its_end(void **state)
{
	enum { SIZE = 6 * 1024 * 1024 };
	static const char mark[] = "\nTỐI MẬT\n";
	char *text = arena_alloc(*state, SIZE + sizeof(mark));

	memset(text, 'x', SIZE);
	for (size_t i = 70; i < SIZE; i += 71)
		text[i] = i % 3 == 0 ? '\n' : ' ';
	assert_false(secrecy_in_file_text(text));
	memcpy(text + SIZE, mark, sizeof(mark));
	assert_true(secrecy_in_file_text(text));
}

static int
open_arena(void **state)
{
	*state = arena_open(64 << 20);
	return 0;
}

static int
close_arena(void **state)
{
	arena_close(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stamp_in_a_file_is_found),
		cmocka_unit_test(what_looks_alike_passes),
		cmocka_unit_test(names_of_files_are_read_as_words),
		cmocka_unit_test(a_long_text_is_read_to_its_end),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
