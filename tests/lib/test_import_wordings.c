/* import: how offices write, each in its own way, from the words to what is
 * understood. A line of what is wanted: who leads | who coordinates | when.
 * "X?" is not known here, "(x)" names nobody; "look" is left to a person. */
#include <string.h>

#include "agency_match.h"
#include "arena.h"
#include "calendar.h"
#include "check.h"
#include "clock.h"
#include "deadline.h"
#include "import_verbs.h"
#include "seed.h"
#include "str.h"
#include "text.h"

/* Agencies have ids from 1, groups from 1001. */
static const struct {
	uint64_t id;
	const char *name;
} register_of_agencies[] = {
	{ 1, "Sở Xây dựng" },
	{ 2, "Sở Tài chính" },
	{ 3, "Sở Y tế" },
	{ 4, "Sở Giáo dục và Đào tạo" },
	{ 5, "Sở Nông nghiệp và Môi trường" },
	{ 6, "Công an tỉnh" },
	{ 7, "Văn phòng UBND tỉnh" },
	{ 8, "Ban Quản lý dự án đầu tư xây dựng" },
	{ 9, "UBND xã Suối Mây" },
	{ 10, "UBND đặc khu Trường Sa" },
	{ 1001, "Các sở, ban, ngành" },
	{ 1002, "UBND các xã, phường" },
	{ 1003, "Các sở, ngành" },
};

enum { N_NAMES = sizeof(register_of_agencies) / sizeof(*register_of_agencies) };

struct world {
	struct cx cx;
	struct calendar calendar;
	struct profile profile;
	struct agency_name_list names;
	struct import_lexicon lexicon;
};

static int
open_world(void **state)
{
	static struct agency_name items[N_NAMES];
	static struct world world;

	world = (struct world){ .cx.mem = arena_open(256 << 20) };
	world.calendar = seed_calendar(world.cx.mem);
	world.profile = seed_profile(&world.cx, "kh");
	for (size_t i = 0; i < N_NAMES; i++) {
		const uint64_t id = register_of_agencies[i].id;

		items[i] = (struct agency_name){
			.name = register_of_agencies[i].name,
			.agency_id = id > 1000 ? 0 : id,
			.group_id = id > 1000 ? id : 0,
		};
		items[i].fold = text_fold_words(world.cx.mem, items[i].name);
	}
	world.names = (struct agency_name_list){ .n = N_NAMES, .items = items };
	agency_match_prepare(&world.cx, &world.names);
	import_lexicon_of(&world.cx, &world.names, &world.lexicon);
	*state = &world;
	return 0;
}

static int
close_world(void **state)
{
	struct world *world = *state;

	arena_close(world->cx.mem);
	return 0;
}

static void
add_names(struct world *world, const char *cell, struct str *out)
{
	struct import_names names;

	import_match(&world->cx, &world->names, &world->lexicon, cell, &names);
	for (size_t i = 0; i < names.n; i++) {
		const struct import_name *name = &names.items[i];

		str_add(out, i == 0 ? "" : "; ");
		if (name->kind == IMPORT_NAME_FOUND)
			str_add(out, name->name);
		else
			str_add(out,
			    arena_printf(world->cx.mem,
				name->kind == IMPORT_NAME_VAGUE ? "(%s)"
								: "%s?",
				name->typed));
	}
}

static void
add_time(struct world *world, const char *words, int32_t issued_on,
    struct str *out)
{
	struct deadline read;
	char text[24];

	if (deadline_read(world->cx.mem, &world->profile, &world->calendar,
		words, issued_on, &read) == DEADLINE_UNCLEAR) {
		str_add(out, "look");
		return;
	}
	str_add(out, deadline_kind_name(read.kind));
	if (read.due_on != NO_DAY) {
		str_add_char(out, ' ');
		str_add(out, day_format(read.due_on, text));
	}
	if (read.repeat != REPEAT_NONE) {
		str_add_char(out, ' ');
		str_add(out, repeat_unit_name(read.repeat));
	}
}

/* Each row of a table or a text on a line of its own. */
static const char *
understood(struct world *world, const char *words)
{
	struct import_rows rows;
	struct str out;
	int32_t day;

	assert_true(day_parse("10/03/2026", &day));
	if (!import_read_lines(world->cx.mem, words, &rows))
		import_read_text(world->cx.mem, &world->lexicon, words, day,
		    &rows);
	if (rows.heading.issued_on != NO_DAY)
		day = rows.heading.issued_on;
	str_init(&out, world->cx.mem, 1 << 16);
	for (size_t i = 0; i < rows.n; i++) {
		add_names(world, rows.items[i].lead, &out);
		str_add(&out, " | ");
		add_names(world, rows.items[i].coordinating, &out);
		str_add(&out, " | ");
		add_time(world, rows.items[i].deadline, day, &out);
		str_add_char(&out, '\n');
	}
	return str_text(&out);
}

#define WANT(words, wanted)                                                    \
	assert_string_equal(understood(*state, words), wanted)

static void
a_conclusion_with_letters(void **state)
{
	WANT(
	    "THÔNG BÁO\nKết luận họp giao ban\n"
	    "A. NHIỆM VỤ TRỌNG TÂM\n"
	    "1. Giao Sở Xây dựng:\n"
	    "a) Chủ trì, phối hợp với Công an tỉnh kiểm đếm cột mốc, chậm nhất "
	    "ngày 20/9/2026;\n"
	    "b) Rà soát quy hoạch bến bãi, xong trước 15/9;\n"
	    "c) Khẩn trương tu sửa kè Đá Bạc.\n"
	    "2. Sở Y tế và Sở Giáo dục và Đào tạo: Khám mắt cho học sinh trong "
	    "quý III/2026.\n",
	    "Sở Xây dựng | Công an tỉnh | date 20/09/2026\n"
	    "Sở Xây dựng |  | date_before 15/09/2026\n"
	    "Sở Xây dựng |  | none\n"
	    "Sở Y tế; Sở Giáo dục và Đào tạo |  | quarter 30/09/2026\n");
}

static void
a_city_asks_its_offices(void **state)
{
	WANT(
	    "UBND thành phố có ý kiến: Giao cho Sở Tài chính chủ trì, cùng "
	    "Công an Thành phố đối chiếu nguồn thu, báo cáo hằng tháng. Đề nghị "
	    "Sở Y tế cung cấp số liệu giường bệnh đến hết ngày 12/6/2026.\n",
	    "Sở Tài chính | Công an tỉnh | recurring month\n"
	    "Sở Y tế |  | date 12/06/2026\n");
}

static void
an_instruction_to_groups(void **state)
{
	WANT(
	    "CHỈ THỊ\nVề mùa mưa bão\n"
	    "1. Các sở, ban, ngành; UBND các xã, phường:\n"
	    "- Trực ban hằng tuần.\n"
	    "2. UBND các xã, phường ven biển\n"
	    "- Gọi tàu thuyền vào bờ trước ngày 01/5/2026.\n"
	    "3. Giám đốc Sở Nông nghiệp và Môi trường, Chủ tịch UBND xã Suối Mây "
	    "chỉ đạo hạ mực nước hồ trong tháng 4/2026.\n"
	    "4. Các sở, ngành và các đơn vị liên quan\n"
	    "- Dự trữ vật tư.\n",
	    "Các sở, ban, ngành; UBND các xã, phường |  | recurring week\n"
	    "UBND các xã, phường ven biển? |  | date_before 01/05/2026\n"
	    "Sở Nông nghiệp và Môi trường; UBND xã Suối Mây |  | month "
	    "30/04/2026\n"
	    "(Các sở, ngành); (các đơn vị liên quan) |  | none\n");
}

static void
a_letter_to_its_addressees(void **state)
{
	WANT("Số: 12/UBND-TH\nSuối Mây, ngày 2 tháng 3 năm 2026\n"
	     "V/v kiểm kê tài sản\n"
	     "Kính gửi:\n- Sở Tài chính;\n- Sở Y tế (phòng Kế hoạch);\n"
	     "- Công ty Thoát nước Mây Bạc.\n\n"
	     "UBND tỉnh yêu cầu các đơn vị thực hiện các nội dung sau:\n"
	     "1. Lập danh mục tài sản trước ngày 30/4.\n"
	     "2. Báo cáo định kỳ hằng quý.\n",
	    "Sở Tài chính; Sở Y tế; Công ty Thoát nước Mây Bạc? |  | "
	    "date_before 30/04/2026\n"
	    "Sở Tài chính; Sở Y tế; Công ty Thoát nước Mây Bạc? |  | "
	    "recurring quarter\n");
}

static void
a_story_is_no_deadline(void **state)
{
	WANT("Giao Sở Xây dựng rà soát các công trình cấp phép trước ngày "
	     "01/7/2025, hoàn thành trước ngày 30/11/2026.\n"
	     "Sở Y tế xây dựng kế hoạch năm theo Nghị quyết số 9/NQ ngày "
	     "05/01/2026.\n"
	     "Công an tỉnh lập phương án đến hết năm 2030 cho bến Mây.\n",
	    "Sở Xây dựng |  | look\n"
	    "Sở Y tế |  | none\n"
	    "Công an tỉnh |  | none\n");
}

static void
a_table_in_other_words_and_order(void **state)
{
	WANT(
	    "DANH MỤC CÔNG VIỆC\n"
	    "Mốc hoàn thành\tĐầu mối thực hiện\tNội dung công việc\tSTT\n"
	    "I\tPhần chung\n"
	    "Chậm nhất ngày 05/8/2026\tSở Xây dựng chủ trì, phối hợp với Sở Tài "
	    "chính\tSửa nhà văn hóa\t1\n"
	    "Hằng tháng\tVP UBND tỉnh\tHọp giao ban\t2\n"
	    "Trong quý III/2026\tSở GDĐT; các trường\tMua bàn ghế\t3\n",
	    "Sở Xây dựng | Sở Tài chính | date 05/08/2026\n"
	    "VP UBND tỉnh? |  | recurring month\n"
	    "Sở GDĐT?; (các trường) |  | quarter 30/09/2026\n");
}

static void
roles_in_one_cell(void **state)
{
	WANT(
	    "TT\tNhiệm vụ\tCơ quan thực hiện\tThời hạn\n"
	    "1\tĐo mực nước\t\"Chủ trì: Sở Nông nghiệp và Môi trường\n"
	    "Phối hợp: Sở Tài chính, các đơn vị liên quan\"\t30/6/2026\n"
	    "2\tDiễn tập\tSở Y tế (chủ trì), Công an tỉnh (phối hợp)\t30/6/2026\n"
	    "3\tVẽ bản đồ\tSở Xây dựng (cơ quan thường trực)\tTháng 7/2026\n"
	    "4\tDọn kho\tSở Tài chính chủ trì theo dõi, tổng hợp\tQuý IV/2026\n",
	    "Sở Nông nghiệp và Môi trường | Sở Tài chính; (các đơn vị liên quan)"
	    " | date 30/06/2026\n"
	    "Sở Y tế; (chủ trì); Công an tỉnh; (phối hợp) |  | date "
	    "30/06/2026\n"
	    "Sở Xây dựng; (cơ quan thường trực) |  | month 31/07/2026\n"
	    "Sở Tài chính; (chủ trì theo dõi); tổng hợp? |  | quarter "
	    "31/12/2026\n");
}

static void
kinds_of_bodies_name_nobody(void **state)
{
	WANT(
	    "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian\n"
	    "1\tNghiên cứu giống lúa\tSở Nông nghiệp và Môi trường\tCác viện, "
	    "trường, doanh nghiệp trên địa bàn\t31/12/2026\n"
	    "2\tHội chợ\tSở Xây dựng\tSở Tài chính; một số hiệp hội ngành nghề\t"
	    "31/12/2026\n"
	    "3\tThi vẽ\tSở Giáo dục và Đào tạo\tTrường, Sở Y tế và các cơ sở "
	    "giáo dục\t31/12/2026\n"
	    "4\tKhảo cứu\tSở Y tế\tTrường Đại học Mây Trắng và Sở Tài chính\t"
	    "31/12/2026\n",
	    "Sở Nông nghiệp và Môi trường | (Các viện, trường, doanh nghiệp "
	    "trên địa bàn) | date 31/12/2026\n"
	    "Sở Xây dựng | Sở Tài chính; (một số hiệp hội ngành nghề) | date "
	    "31/12/2026\n"
	    "Sở Giáo dục và Đào tạo | (Trường); Sở Y tế; (các cơ sở giáo dục)"
	    " | date 31/12/2026\n"
	    "Sở Y tế | Trường Đại học Mây Trắng?; Sở Tài chính | date "
	    "31/12/2026\n");
}

static void
a_group_with_limits_is_not_the_group(void **state)
{
	WANT(
	    "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian\n"
	    "1\tTrồng đước\tChủ tịch UBND các xã, phường ven biển\t\tQuý II/2026\n"
	    "2\tTrồng tràm\tUBND xã, phường\tSở, ban, ngành Thành phố\t"
	    "Quý II/2026\n"
	    "3\tTrồng sen\tCác sở, ban, ngành\tCác sở, ban, ngành và UBND các "
	    "xã, phường có liên quan\tQuý II/2026\n",
	    "UBND các xã, phường ven biển? |  | quarter 30/06/2026\n"
	    "UBND các xã, phường | Các sở, ban, ngành | quarter 30/06/2026\n"
	    "Các sở, ban, ngành | (Các sở, ban, ngành); (UBND các xã, phường có "
	    "liên quan) | quarter 30/06/2026\n");
}

static void
two_times_and_odd_times_are_left(void **state)
{
	WANT("TT\tNhiệm vụ\tChủ trì\tThời gian\n"
	     "1\tĐề án chợ\tSở Tài chính\tDự thảo: 15/8/2026; trình ký: "
	     "30/9/2026\n"
	     "2\tĐề án cầu\tSở Xây dựng\tTừ quý II/2026\n"
	     "3\tĐề án đèn\tSở Xây dựng\tTheo tiến độ dự án\n"
	     "4\tĐề án hồ\tSở Xây dựng\tTrước hoặc sau 30/6/2026\n"
	     "5\tĐề án đò\tSở Xây dựng\t31/6/2026\n",
	    "Sở Tài chính |  | look\n"
	    "Sở Xây dựng |  | look\n"
	    "Sở Xây dựng |  | look\n"
	    "Sở Xây dựng |  | look\n"
	    "Sở Xây dựng |  | look\n");
}

static void
a_name_is_whole(void **state)
{
	WANT(
	    "1. Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh\n"
	    "- Rải nhựa đường Mây trong quý II năm 2026.\n"
	    "2. Công ty cổ phần Công nghiệp Mây\n"
	    "- Di dời kho dầu; định kỳ hằng tuần, trước 16 giờ 00 ngày thứ Sáu "
	    "gửi báo cáo.\n",
	    "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh? |  "
	    "| quarter 30/06/2026\n"
	    "Công ty cổ phần Công nghiệp Mây? |  | recurring week\n");
}

static void
a_plan_states_who_leads(void **state)
{
	WANT(
	    "KẾ HOẠCH\n"
	    "Chuyển đổi số\n"
	    "1. Thể chế\n"
	    "- Ban hành quy chế dữ liệu dùng chung. Đơn vị chủ trì: Sở Tài chính. Đơn vị phối hợp: Công an tỉnh, các sở, ban, ngành. Thời gian hoàn thành: Quý II/2026.\n"
	    "- Thuê chuyên gia.\n"
	    "+ Cơ quan, đơn vị chủ trì: Sở Y tế.\n"
	    "+ Thời gian thực hiện: Tháng 6/2026.\n"
	    "2. Hạ tầng\n"
	    "a) Phủ sóng bến Mây (Chủ trì: Sở Xây dựng; phối hợp: Công an tỉnh; hoàn thành: trước 31/12/2026).\n"
	    "b) Sửa kho số liệu (Sở Tài chính chủ trì, hoàn thành trong năm 2026).\n",
	    "Sở Tài chính | Công an tỉnh; Các sở, ban, ngành | quarter 30/06/2026\n"
	    "Sở Y tế |  | month 30/06/2026\n"
	    "Sở Xây dựng | Công an tỉnh | date_before 31/12/2026\n"
	    "Sở Tài chính |  | year 31/12/2026\n");
}

static void
groups_act_in_points(void **state)
{
	WANT(
	    "CHỈ THỊ\n"
	    "Về mùa khô\n"
	    "1. Chủ tịch UBND các xã, phường ven biển khẩn trương gọi thuyền vào bờ trước ngày 18/9/2026.\n"
	    "2. Giám đốc Công an tỉnh sẵn sàng lực lượng.\n"
	    "3. Các chủ rừng thực hiện phương án; xong trước tháng 3.\n"
	    "d) UBND các xã, phường tập trung dọn kênh trước 30/6/2026.\n"
	    "đ) Sở Y tế gói 200 túi thuốc trong tuần đầu tháng 8/2026.\n"
	    "Các sở, ban, ngành báo cáo trước ngày 05/12/2026.\n",
	    "UBND các xã, phường ven biển? |  | date_before 18/09/2026\n"
	    "Công an tỉnh |  | none\n"
	    "Các chủ rừng? |  | look\n"
	    "UBND các xã, phường |  | date_before 30/06/2026\n"
	    "Sở Y tế |  | look\n"
	    "Các sở, ban, ngành |  | date_before 05/12/2026\n");
}

static void
a_clause_has_its_own_subject(void **state)
{
	WANT(
	    "- Đối với đơn của bà Mây: Sở Y tế thụ lý, báo cáo trước 30/6/2026.\n"
	    "- Đề án chợ: thống nhất; Sở Tài chính thẩm định lại trong tháng 8/2026.\n"
	    "- Giao Sở Xây dựng trả lời trong 07 ngày làm việc; Văn phòng UBND tỉnh tổng hợp kết quả.\n"
	    "- Giao Sở Xây dựng làm đầu mối, phối hợp Công an tỉnh kiểm tra mỏ đá (tháng 9/2026).\n",
	    "Sở Y tế |  | date_before 30/06/2026\n"
	    "Sở Tài chính |  | month 31/08/2026\n"
	    "Sở Xây dựng |  | relative\n"
	    "Văn phòng UBND tỉnh |  | none\n"
	    "Sở Xây dựng | Công an tỉnh | month 30/09/2026\n");
}

static void
what_is_told_is_no_task(void **state)
{
	WANT(
	    "KẾT LUẬN\n"
	    "I. Về tình hình chung\n"
	    "1. Sở Y tế đã hoàn thành bệnh xá. Biểu dương Sở Xây dựng đã giải ngân 40%.\n"
	    "2. Các sở, ban, ngành tập trung các nhiệm vụ sau:\n"
	    "2.1. Sở Tài chính: Giao vốn trước ngày 10/8/2026.\n"
	    "II. Yêu cầu\n"
	    "1. Các nhiệm vụ phải được triển khai đồng bộ.\n"
	    "2. UBND tỉnh sẽ ban hành quy chế trong tháng 4/2026.\n"
	    "Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này.\n",
	    "Sở Tài chính |  | date_before 10/08/2026\n");
}

static void
a_demand_without_a_name_is_left(void **state)
{
	WANT(
	    "Chủ tịch UBND tỉnh phê bình Sở Y tế chậm báo cáo; yêu cầu kiểm điểm trách nhiệm, báo cáo trước ngày 20/3/2026.\n",
	    " |  | date_before 20/03/2026\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_conclusion_with_letters),
		cmocka_unit_test(a_city_asks_its_offices),
		cmocka_unit_test(an_instruction_to_groups),
		cmocka_unit_test(a_letter_to_its_addressees),
		cmocka_unit_test(a_story_is_no_deadline),
		cmocka_unit_test(a_table_in_other_words_and_order),
		cmocka_unit_test(roles_in_one_cell),
		cmocka_unit_test(kinds_of_bodies_name_nobody),
		cmocka_unit_test(a_group_with_limits_is_not_the_group),
		cmocka_unit_test(two_times_and_odd_times_are_left),
		cmocka_unit_test(a_name_is_whole),
		cmocka_unit_test(a_plan_states_who_leads),
		cmocka_unit_test(groups_act_in_points),
		cmocka_unit_test(a_clause_has_its_own_subject),
		cmocka_unit_test(what_is_told_is_no_task),
		cmocka_unit_test(a_demand_without_a_name_is_left),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
