/* directive: references, marks of secrecy, names. */
#include "agency.h"
#include "arena.h"
#include "check.h"
#include "directive.h"
#include "event.h"
#include "file.h"
#include "reply.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Ends the test naming the case it is about. */
static void
end_at(const char *what, const char *which)
{
	print_error("%s: \"%s\"\n", what, which);
	_fail(__FILE__, __LINE__);
}

static int
open_arena(void **state)
{
	*state = arena_open(4 << 20);
	return 0;
}

static int
close_arena(void **state)
{
	arena_close(*state);
	return 0;
}

static void
references_are_split_and_put_together(void **state)
{
	static const struct {
		const char *typed, *number, *symbol, *text, *fold;
	} cases[] = {
		{ "1986/QĐ-UBND", "1986", "QĐ-UBND", "1986/QĐ-UBND",
		    "1986/qd-ubnd" },
		{ "71/2016/QĐ-UBND", "71/2016", "QĐ-UBND", "71/2016/QĐ-UBND",
		    "71/2016/qd-ubnd" },
		{ "12/PB-VP", "12", "PB-VP", "12/PB-VP", "12/pb-vp" },
		{ " 305 / kh-ubnd ", "305", "kh-ubnd", "305/kh-ubnd",
		    "305/kh-ubnd" },
		{ "12-CV/TU", "12", "-CV/TU", "12-CV/TU", "12-cv/tu" },
		{ "07/2025-QĐ", "07/2025", "-QĐ", "07/2025-QĐ", "07/2025-qd" },
		/* the Icelandic look-alike of Đ */
		{ "1986/Q\u00d0-UBND", "1986", "QĐ-UBND", "1986/QĐ-UBND",
		    "1986/qd-ubnd" },
		/* four digits that are no year */
		{ "5/8888/X", "5", "8888/X", "5/8888/X", "5/8888/x" },
		{ "4021/UBND-TH NC", "4021", "UBND-TH NC", "4021/UBND-TH NC",
		    "4021/ubnd-thnc" },
	};
	const char *number = NULL, *symbol = NULL;
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		assert_true(
		    reference_split(*state, cases[i].typed, &number, &symbol));
		assert_string_equal(number, cases[i].number);
		assert_string_equal(symbol, cases[i].symbol);
		assert_string_equal(reference_text(*state, number, symbol),
		    cases[i].text);
		assert_string_equal(reference_fold(*state, number, symbol),
		    cases[i].fold);
	}
}

static void
what_is_no_reference(void **state)
{
	static const char *const cases[] = { "", "QĐ-UBND", "1986", "1986/",
		"1986/ - ", "71/2016", "71/2016/", "1986 QĐ-UBND", "/QĐ-UBND",
		"123456789012345678901/QĐ" };
	const char *number, *symbol;
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		if (reference_split(*state, cases[i], &number, &symbol))
			end_at("was split", cases[i]);
	}
}

static void
marks_of_secrecy(void **state)
{
	static const char *const marked[] = {
		"MẬT",
		"Mật",
		"mật",
		"MAT",
		"TỐI MẬT",
		"tuyệt mật",
		"TUYET MAT",
		"Độ mật: Tối mật",
		"Độ mật: Mật",
		"độ mật là mật",
		"Mức độ mật: TUYỆT MẬT",
		"do mat: toi mat",
		"Về việc chuẩn bị phương án\nTUYỆT MẬT\nSố: 15",
		"  - MẬT -  ",
		"“MẬT”",
		"12-CV/TU (Mật)",
		"45/BC-UBND (tối mật)",
		"Kế hoạch [TỐI MẬT]",
		"Công văn MẬT về phòng thủ dân sự",
		"VĂN BẢN MẬT",
		"12/BC-UBND(M)",
		"12/BC-UBND (M)",
		"7/KH-UBND-M",
		"QĐ-UBND-M",
		"3/BC-BCH(TM)",
		"9/CV-MẬT",
		"5. MẬT: không phổ biến",
		"BÍ MẬT NHÀ NƯỚC",
		"Số 4\nTÀI LIỆU BÍ MẬT NHÀ NƯỚC\nnăm 2026",
		"12/M-UBND",
		"Số: 7/M-VP ngày 03/4",
	};
	static const char *const open[] = {
		"",
		"bí mật kinh doanh",
		"Bảo vệ bí mật kinh doanh của doanh nghiệp",
		"mật độ dân số",
		"Mật độ xây dựng tối đa 40%",
		"mật ong",
		"Phát triển thương hiệu mật ong rừng",
		"Mật khẩu",
		"Đổi mật khẩu thư điện tử công vụ",
		"bảo mật",
		"An toàn, bảo mật thông tin",
		"công tác bảo vệ bí mật nhà nước",
		"CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC",
		"BẢO MẬT",
		"MẬT ĐỘ DÂN SỐ",
		"MẬT ONG",
		"HỘI THI SẢN PHẨM MẬT ONG",
		"quản lý tài liệu mật, tối mật, tuyệt mật theo quy định",
		"Độ mật: Không",
		"Độ mật: thường",
		"KHÔNG MẬT",
		"giải mật tài liệu",
		"QUYẾT ĐỊNH GIẢI MẬT",
		"mặt bằng",
		"MẶT TRẬN",
		"MẤT",
		"mất",
		"mặt",
		"quan hệ mật thiết",
		"phẫu thuật sỏi mật",
		"1986/QĐ-UBND",
		"12/TB-STM",
		"cỡ áo S-M",
		"LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
		"12/MTTQ-BTT",
		"Trung tâm TM-DV",
		"mat",
	};
	size_t i;

	for (i = 0; i < COUNT(marked); i++) {
		if (!secrecy_marked(*state, marked[i]))
			end_at("no mark found", marked[i]);
	}
	for (i = 0; i < COUNT(open); i++) {
		if (secrecy_marked(*state, open[i]))
			end_at("mark found", open[i]);
	}
}

/* Each value has a name of its own, which leads back to it. */
#define ROUND_TRIP(type, n, name, from_name)                                   \
	do {                                                                   \
		for (unsigned i_ = 0; i_ < (n); i_++) {                        \
			enum type out_ = (enum type)((n) + 1);                 \
			assert_true(from_name(name((enum type)i_), &out_));    \
			assert_int_equal(out_, i_);                            \
		}                                                              \
		enum type none_;                                               \
		assert_string_equal(name((enum type)(n)), "");                 \
		assert_false(from_name("", &none_));                           \
		assert_false(from_name(NULL, &none_));                         \
		assert_false(from_name("Normal", &none_));                     \
	} while (0)

static void
names_lead_back(void **state)
{
	(void)state;
	ROUND_TRIP(urgency, N_URGENCIES, urgency_name, urgency_from_name);
	ROUND_TRIP(source, N_SOURCES, source_name, source_from_name);
	ROUND_TRIP(directive_state, DIRECTIVE_FORWARDED + 1,
	    directive_state_name, directive_state_from_name);
	ROUND_TRIP(assigner_kind, ASSIGNER_VICE_CHAIRMAN + 1,
	    assigner_kind_name, assigner_kind_from_name);
	ROUND_TRIP(agency_kind, N_AGENCY_KINDS, agency_kind_name,
	    agency_kind_from_name);
	ROUND_TRIP(reply_kind, REPLY_PLAN + 1, reply_kind_name,
	    reply_kind_from_name);
	ROUND_TRIP(return_category, RETURN_OTHER + 1, return_category_name,
	    return_category_from_name);
	ROUND_TRIP(decision, DECISION_WITHDRAWN + 1, decision_name,
	    decision_from_name);
	ROUND_TRIP(file_owner, FILE_OUTGOING + 1, file_owner_name,
	    file_owner_from_name);
	assert_string_equal(event_kind_name(EVENT_SEND_BACK), "send_back");
	assert_string_equal(event_kind_name(N_EVENT_KINDS), "");
	for (unsigned i = 0; i < N_EVENT_KINDS; i++)
		assert_string_not_equal(event_kind_name((enum event_kind)i),
		    "");
}

static void
files_by_content_and_name(void **state)
{
	static const char docx[] = "application/vnd.openxmlformats-"
				   "officedocument.wordprocessingml.document";

	(void)state;
	assert_true(file_type_allowed("application/pdf", "báo cáo.PDF"));
	assert_true(file_type_allowed(docx, "a.b.docx"));
	assert_true(file_type_allowed("application/msword", "a.doc"));
	assert_true(file_type_allowed("image/jpeg", "a.jpg"));
	assert_true(file_type_allowed("image/jpeg", "a.jpeg"));
	assert_true(file_type_allowed("image/png", "a.png"));
	assert_true(file_type_allowed("application/vnd.ms-excel", "a.xls"));
	assert_false(file_type_allowed(docx, "a.doc"));
	assert_false(file_type_allowed("application/pdf", "a.docx"));
	assert_false(file_type_allowed("text/html", "a.pdf"));
	assert_false(file_type_allowed("application/pdf", "pdf"));
	assert_false(file_type_allowed("application/pdf", ".pdf"));
	assert_false(file_type_allowed("application/x-dosexec", "a.exe"));
	assert_false(file_type_allowed("image/svg+xml", "a.svg"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(references_are_split_and_put_together),
		cmocka_unit_test(what_is_no_reference),
		cmocka_unit_test(marks_of_secrecy),
		cmocka_unit_test(names_lead_back),
		cmocka_unit_test(files_by_content_and_name),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
