/* import: tables and texts that others wrote, to rows; words of time to parts.
 */
#include <string.h>

#include "arena.h"
#include "calendar.h"
#include "check.h"
#include "clock.h"
#include "cx.h"
#include "import.h"
#include "profile.h"
#include "seed.h"

struct world {
	struct cx cx;
	struct calendar calendar;
	struct profile kh;
};

static int
set_up(void **state)
{
	static struct world world;

	world.cx.mem = arena_open(256 << 20);
	world.calendar = seed_calendar(world.cx.mem);
	world.kh = seed_profile(&world.cx, "kh");
	*state = &world;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *world = *state;

	arena_close(world->cx.mem);
	return 0;
}

static struct import_rows
lines(struct world *world, const char *text)
{
	struct import_rows rows;

	assert_true(import_read_lines(world->cx.mem, text, &rows));
	return rows;
}

static const char *const known[] = { "so cong thuong", "so xay dung",
	"so tai chinh", "so van hoa the thao va du lich", "cong an tinh",
	"ban quan ly khu kinh te van phong", "ubnd cac xa phuong",
	"van phong uy ban nhan dan tinh", "ban quan ly du an" };
static const struct import_lexicon lexicon = { sizeof(known) / sizeof(known[0]),
	known };

static struct import_rows
read_text(struct world *world, const char *text)
{
	struct import_rows rows;
	int32_t day;

	assert_true(day_parse("10/03/2026", &day));
	import_read_text(world->cx.mem, &lexicon, text, day, &rows);
	return rows;
}

static void
columns_are_found_in_any_order_and_wording(void **state)
{
	struct import_rows rows = lines(*state,
	    "PHỤ LỤC\nDanh mục việc phải làm\n"
	    "Thời hạn hoàn thành\tTên công việc\tSTT\tĐơn vị phối hợp\t"
	    "Cơ quan được giao chủ trì\tSản phẩm\tGhi chú\n"
	    "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\n"
	    "Quý II/2026\tLập bản đồ ngập\t1\tSở B\tSở A\tBản đồ\tưu tiên\n");

	assert_int_equal(rows.n, 1);
	assert_string_equal(rows.items[0].content, "Lập bản đồ ngập");
	assert_string_equal(rows.items[0].deadline, "Quý II/2026");
	assert_string_equal(rows.items[0].lead, "Sở A");
	assert_string_equal(rows.items[0].coordinating, "Sở B");
	assert_string_equal(rows.items[0].product, "Bản đồ");
	assert_string_equal(rows.items[0].result, "ưu tiên");
	assert_string_equal(rows.items[0].number, "1");
}

static void
headings_are_sections_and_no_tasks(void **state)
{
	struct import_rows rows = lines(*state,
	    "TT\tNhiệm vụ\tChủ trì\tThời gian\n"
	    "A\tHạ tầng\n"
	    "1\tĐường sá\n"
	    "1.1\tVá đường\tSở A\t30/6/2026\n"
	    "1.2\tSơn cầu\tSở B\t30/7/2026\n"
	    "B\tCon người\n"
	    "2\tMở lớp học\tSở C\tThường xuyên\n"
	    "3\tViệc không nói của ai\t\t\n");

	assert_int_equal(rows.n_headings, 3);
	assert_int_equal(rows.n, 4);
	assert_string_equal(rows.items[0].section, "A. Hạ tầng › 1. Đường sá");
	assert_string_equal(rows.items[2].section, "B. Con người");
	/* Numbered, and no numbers below it: a task somebody must complete. */
	assert_string_equal(rows.items[3].content, "Việc không nói của ai");
	assert_string_equal(rows.items[3].lead, "");
}

static void
cells_hold_lines_and_quotes(void **state)
{
	struct import_rows rows = lines(*state,
	    "TT\tNhiệm vụ\tChủ trì\tThời gian\r\n"
	    "1\t\"Rà soát \"\"điểm nóng\"\"\nvà báo cáo\"\t"
	    "\"Sở A\nSở B\"\tQuý I/2026\r\n"
	    "2\t\"Lời nói\" là vàng\tSở C\tQuý II/2026\r\n");

	assert_int_equal(rows.n, 2);
	assert_string_equal(rows.items[0].content,
	    "Rà soát \"điểm nóng\"\nvà báo cáo");
	assert_string_equal(rows.items[0].lead, "Sở A\nSở B");
	/* Not closed before the end of its cell: it is a sign of the text. */
	assert_string_equal(rows.items[1].content, "\"Lời nói\" là vàng");
}

static void
two_rows_of_headings_and_a_csv(void **state)
{
	struct import_rows rows = lines(*state,
	    "Số TT;Nội dung nhiệm vụ;Cơ quan thực hiện;;Tiến độ\n"
	    ";;Chủ trì;Phối hợp;\n"
	    "1;Dọn kho;Sở A;\"Sở B; Sở C\";Tháng 5/2026\n"
	    ";;Sở D;;\n");

	assert_int_equal(rows.n, 1);
	assert_string_equal(rows.items[0].lead, "Sở A\nSở D");
	assert_string_equal(rows.items[0].coordinating, "Sở B; Sở C");
}

static void
running_text_is_no_table(void **state)
{
	struct world *world = *state;
	struct import_rows rows;

	assert_false(import_read_lines(world->cx.mem,
	    "Giao Sở A chủ trì thực hiện nhiệm vụ, phối hợp với Sở B, hoàn "
	    "thành trước ngày 30/6/2026.\nVề nhiệm vụ được giao, thời hạn và "
	    "tiến độ\nSở A làm tốt, không quá hạn.",
	    &rows));
	assert_int_equal(rows.n, 0);
}

static void
a_page_gives_its_table_with_merged_cells(void **state)
{
	struct world *world = *state;
	struct import_rows rows;
	struct grid grid;

	assert_true(grid_read_html(world->cx.mem,
	    "<html><head><style>td { x: '<table>' }</style></head><body>"
	    "<!--StartFragment--><table border=1><tr><td rowspan=2><p>TT</p></td>"
	    "<td rowspan=2>Nhi&#7879;m v&#x1EE5;</td>"
	    "<td colspan=\"2\">Th&#7921;c hi&#7879;n</td><td rowspan=2>Hạn</td>"
	    "</tr><tr><td>Chủ trì</td><td>Phối hợp</td></tr>"
	    "<tr><td>1</td><td>Đo <b>đạc</b> &amp;\r\n vẽ</td>"
	    "<td rowspan=3>Sở A<br>Sở B</td><td></td><td>30/6/2026</td></tr>"
	    "<tr><td>2</td><td>In ấn</td><td>Sở C</td><td>30/7/2026</td></tr>"
	    "<tr><td>3</td><td>Dán</td><td></td><td>30/8/2026</td></tr>"
	    "</table></body></html>",
	    &grid));
	assert_true(import_read_table(world->cx.mem, &grid, &rows));
	assert_int_equal(rows.n, 3);
	assert_string_equal(rows.items[2].lead, "Sở A\nSở B");
	assert_string_equal(rows.items[0].content, "Đo đạc & vẽ");
	assert_string_equal(rows.items[1].lead, "Sở A\nSở B");
	assert_string_equal(rows.items[1].coordinating, "Sở C");
	assert_string_equal(rows.items[1].deadline, "30/7/2026");
	assert_false(grid_read_html(world->cx.mem, "<p>Không có bảng", &grid));
}

static const char conclusion[] =
    "Số: 45/TB-VP\nThị xã Mây, ngày 5 tháng 3 năm 2026\nTHÔNG BÁO\n"
    "Kết luận cuộc họp về chợ nổi\n____\n"
    "I. ĐÁNH GIÁ CHUNG\n"
    "Sở Công Thương đã chủ trì rà soát các chợ.\n"
    "II. NHIỆM VỤ\n"
    "1. Sở Công Thương\n"
    "- Chủ trì, phối hợp với Sở Xây dựng và các cơ quan liên quan rà soát bến "
    "thuyền; hoàn thành trước ngày 30/7/2026.\n"
    "- Định kỳ hằng quý tổng hợp, báo cáo.\n"
    "2. Ủy ban nhân dân các xã, phường có chợ nổi\n"
    "Tuyên truyền cho tiểu thương theo Nghị quyết số 3/NQ ngày 01/2/2019.\n"
    "Chợ nổi là di sản quý.\n"
    "3. Công ty Bến Thuyền Bảy Sao: sửa cầu tàu trong quý II năm 2026.\n"
    "Trên đây là kết luận cuộc họp.\n"
    "Nơi nhận:\n- Sở Xây dựng báo cáo trước ngày 1/8/2026;\n";

static void
a_conclusion_gives_its_points(void **state)
{
	struct import_rows rows = read_text(*state, conclusion);
	int32_t day;

	assert_string_equal(rows.heading.reference, "45/TB-VP");
	assert_string_equal(rows.heading.doc_type, "Thông báo");
	assert_string_equal(rows.heading.abstract,
	    "Kết luận cuộc họp về chợ nổi");
	assert_true(day_parse("05/03/2026", &day));
	assert_int_equal(rows.heading.issued_on, day);
	assert_int_equal(rows.n, 4);
	assert_string_equal(rows.items[0].lead, "Sở Công Thương");
	assert_string_equal(rows.items[0].coordinating,
	    "Sở Xây dựng; các cơ quan liên quan");
	assert_string_equal(rows.items[0].deadline, "trước ngày 30/7/2026");
	assert_string_equal(rows.items[1].deadline, "Định kỳ hằng quý");
	assert_string_equal(rows.items[2].lead,
	    "Ủy ban nhân dân các xã, phường có chợ nổi");
	/* The day of a law is no deadline. */
	assert_string_equal(rows.items[2].deadline, "");
	assert_string_equal(rows.items[3].lead, "Công ty Bến Thuyền Bảy Sao");
	assert_string_equal(rows.items[3].deadline, "trong quý II năm 2026");
	assert_int_equal(rows.items[3].rule, IMPORT_RULE_POINT);
}

static void
a_letter_assigns_in_a_sentence(void **state)
{
	struct import_rows rows = read_text(*state,
	    "V/v kiểm kê kho muối\nKính gửi: Sở Tài chính.\n"
	    "Chủ tịch UBND tỉnh có ý kiến như sau: Giao Sở Tài chính chủ trì, "
	    "phối hợp với Sở Văn hóa, Thể thao và Du lịch, Ban Quản lý Khu kinh "
	    "tế Vân Phong tham mưu UBND tỉnh phương án; trình trước ngày "
	    "15/9/2026. Nhiệm vụ được giao cho các đơn vị trước đây vẫn giữ "
	    "nguyên. Công an tỉnh kiểm tra trong tháng 5/2026.\n");

	assert_int_equal(rows.n, 2);
	assert_int_equal(rows.items[0].rule, IMPORT_RULE_ASSIGN);
	assert_string_equal(rows.items[0].lead, "Sở Tài chính");
	assert_string_equal(rows.items[0].coordinating,
	    "Sở Văn hóa, Thể thao và Du lịch; Ban Quản lý Khu kinh tế Vân "
	    "Phong");
	assert_string_equal(rows.items[0].deadline, "trước ngày 15/9/2026");
	assert_int_equal(rows.items[1].rule, IMPORT_RULE_SUBJECT);
	assert_string_equal(rows.items[1].lead, "Công an tỉnh");
	assert_string_equal(rows.items[1].deadline, "trong tháng 5/2026");
	assert_string_equal(rows.heading.abstract, "kiểm kê kho muối");
}

static void
a_list_for_all_addressees(void **state)
{
	struct import_rows rows = read_text(*state,
	    "UBND tỉnh yêu cầu các sở, ban, ngành thực hiện các nội dung sau:\n"
	    "1. Rà soát trụ sở trước ngày 20/4/2026.\n"
	    "2. Về kho bãi\n"
	    "a) Lập danh mục kho;\n"
	    "b) Riêng Sở Xây dựng chịu trách nhiệm kiểm tra mái kho.\n");

	assert_int_equal(rows.n, 3);
	assert_string_equal(rows.items[0].lead, "các sở, ban, ngành");
	assert_string_equal(rows.items[0].deadline, "trước ngày 20/4/2026");
	assert_string_equal(rows.items[1].section, "Về kho bãi");
	assert_string_equal(rows.items[1].number, "a)");
}

static void
a_longer_name_is_not_the_known_one(void **state)
{
	struct import_rows rows = read_text(*state,
	    "1. Ban Quản lý dự án\n- Rà soát mốc giới.\n"
	    "2. Các Ban Quản lý dự án\n"
	    "Ban Quản lý dự án số 2 đẩy nhanh cầu Đá; Ban Quản lý dự án công "
	    "trình thủy lợi xử lý kênh Bạc.\n-");

	assert_int_equal(rows.n, 3);
	assert_string_equal(rows.items[0].lead, "Ban Quản lý dự án");
	assert_string_equal(rows.items[1].lead, "Ban Quản lý dự án số 2");
	assert_int_equal(rows.items[1].rule, IMPORT_RULE_SUBJECT);
	assert_true(strlen(rows.items[2].lead) > strlen("Ban Quản lý dự án"));
}

static struct import_parts
parts(struct world *world, const char *cell)
{
	struct import_parts out;
	int32_t day;

	assert_true(day_parse("05/01/2026", &day));
	import_read_parts(world->cx.mem, &world->kh, &world->calendar, cell,
	    day, &out);
	return out;
}

static void
two_times_in_a_cell_are_milestones_if_each_is_clear(void **state)
{
	struct import_parts found = parts(*state,
	    "Quý I/2026 lựa chọn mẫu. Quý IV/2026 (báo cáo)");

	assert_int_equal(found.n, 2);
	assert_string_equal(found.items[0].deadline, "Quý I/2026");
	assert_string_equal(found.items[0].content, "lựa chọn mẫu");
	assert_string_equal(found.items[1].content, "báo cáo");
	/* Which of the two days? A person says. */
	assert_int_equal(parts(*state,
			     "31/03/2026 gửi đề xuất trước ngày 15/3/2026; "
			     "30/6/2026 báo cáo")
			     .n,
	    0);
	assert_int_equal(parts(*state, "Quý I/2026; Quý II/2026").n, 0);
	assert_int_equal(parts(*state, "13/02/2026 đề xuất thường xuyên").n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_found_in_any_order_and_wording),
		cmocka_unit_test(headings_are_sections_and_no_tasks),
		cmocka_unit_test(cells_hold_lines_and_quotes),
		cmocka_unit_test(two_rows_of_headings_and_a_csv),
		cmocka_unit_test(running_text_is_no_table),
		cmocka_unit_test(a_page_gives_its_table_with_merged_cells),
		cmocka_unit_test(a_conclusion_gives_its_points),
		cmocka_unit_test(a_letter_assigns_in_a_sentence),
		cmocka_unit_test(a_list_for_all_addressees),
		cmocka_unit_test(a_longer_name_is_not_the_known_one),
		cmocka_unit_test(
		    two_times_in_a_cell_are_milestones_if_each_is_clear),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
