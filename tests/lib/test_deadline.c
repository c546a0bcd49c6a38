/* deadline: the words of real directives, the three clocks, the states. */
#include "arena.h"
#include "check.h"
#include "clock.h"
#include "cx.h"
#include "deadline.h"
#include "seed.h"

struct world {
	struct cx cx;
	struct calendar calendar;
	struct profile kh;
	struct profile tth;
};

static int
set_up(void **state)
{
	static struct world world;

	world.cx.mem = arena_open(64 << 20);
	world.calendar = seed_calendar(world.cx.mem);
	world.kh = seed_profile(&world.cx, "kh");
	world.tth = seed_profile(&world.cx, "tth");
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

/* "" is no day. */
static int32_t
day_of(const char *text)
{
	int32_t day = NO_DAY;

	if (*text != '\0')
		assert_true(day_parse(text, &day));
	return day;
}

static int64_t
moment_of(const char *text)
{
	int64_t moment;

	assert_true(moment_parse(text, &moment));
	return moment;
}

/* Every directive of these tests was issued on a Tuesday. */
static const char ISSUED[] = "20/01/2026";

struct words {
	const char *text;
	enum deadline_clarity clarity;
	enum deadline_kind kind;
	const char *due;
	int minute;
};

static void
check_words(const struct world *world, const struct words *cases, size_t n)
{
	struct deadline got;
	enum deadline_clarity clarity;
	char due[16];
	size_t i;

	for (i = 0; i < n; i++) {
		clarity = deadline_read(world->cx.mem, &world->kh,
		    &world->calendar, cases[i].text, day_of(ISSUED), &got);
		if (clarity != cases[i].clarity || got.kind != cases[i].kind ||
		    strcmp(day_format(got.due_on, due), cases[i].due) != 0 ||
		    got.due_minute != cases[i].minute)
			fail_msg("\"%s\" became %d %s \"%s\" %d", cases[i].text,
			    (int)clarity, deadline_kind_name(got.kind), due,
			    got.due_minute);
		assert_string_equal(got.text, cases[i].text);
		assert_non_null(got.event);
		assert_non_null(got.derivation);
		if (clarity == DEADLINE_UNCLEAR)
			assert_int_equal(got.due_on, NO_DAY);
	}
}

#define CHECK_WORDS(state, cases)                                              \
	check_words(*(state), cases, sizeof(cases) / sizeof((cases)[0]))

#define CLEAR    DEADLINE_CLEAR
#define PROPOSED DEADLINE_PROPOSED
#define UNCLEAR  DEADLINE_UNCLEAR

static void
days_are_read(void **state)
{
	static const struct words cases[] = {
		{ "trước ngày 30/7/2026", CLEAR, DEADLINE_DATE_BEFORE,
		    "30/07/2026", -1 },
		{ "TRƯỚC NGÀY 30/07/2026.", CLEAR, DEADLINE_DATE_BEFORE,
		    "30/07/2026", -1 },
		{ "truoc ngay 30/7/2026", CLEAR, DEADLINE_DATE_BEFORE,
		    "30/07/2026", -1 },
		{ "Trước 10/02/2026", CLEAR, DEADLINE_DATE_BEFORE, "10/02/2026",
		    -1 },
		{ "đến hết ngày 30/7/2026", CLEAR, DEADLINE_DATE, "30/07/2026",
		    -1 },
		{ "đến hết ngày 30/7", CLEAR, DEADLINE_DATE, "30/07/2026", -1 },
		{ "chậm nhất ngày 05/3/2026", CLEAR, DEADLINE_DATE,
		    "05/03/2026", -1 },
		{ "chậm nhất là ngày 5-3-2026", CLEAR, DEADLINE_DATE,
		    "05/03/2026", -1 },
		{ "xong trong ngày 30/7/2026", CLEAR, DEADLINE_DATE,
		    "30/07/2026", -1 },
		{ "ngày 30 tháng 7 năm 2026", CLEAR, DEADLINE_DATE,
		    "30/07/2026", -1 },
		{ "ngày 30 tháng 7", CLEAR, DEADLINE_DATE, "30/07/2026", -1 },
		{ "ngày 30/7 năm 2026", CLEAR, DEADLINE_DATE, "30/07/2026",
		    -1 },
		{ "1/9/2026", CLEAR, DEADLINE_DATE, "01/09/2026", -1 },
		{ "30.7.2026", CLEAR, DEADLINE_DATE, "30/07/2026", -1 },
		{ "2026-07-30", CLEAR, DEADLINE_DATE, "30/07/2026", -1 },
		{ "29/02/2028", CLEAR, DEADLINE_DATE, "29/02/2028", -1 },
		{ "báo cáo UBND tỉnh trước ngày 15/3/2026 để tổng hợp", CLEAR,
		    DEADLINE_DATE_BEFORE, "15/03/2026", -1 },
		{ "khẩn trương hoàn thành trước ngày 15/3/2026", CLEAR,
		    DEADLINE_DATE_BEFORE, "15/03/2026", -1 },
		{ "không quá ngày 15/3/2026", CLEAR, DEADLINE_DATE,
		    "15/03/2026", -1 },
		{ "thứ Sáu, ngày 24/7/2026", CLEAR, DEADLINE_DATE, "24/07/2026",
		    -1 },
		{ "thứ Năm, ngày 24/7/2026", PROPOSED, DEADLINE_DATE,
		    "24/07/2026", -1 },
		/* Over already in the year of the directive. */
		{ "đến hết ngày 15/1", PROPOSED, DEADLINE_DATE, "15/01/2027",
		    -1 },
		{ "30/7/26", PROPOSED, DEADLINE_DATE, "30/07/2026", -1 },
		{ "30//7/2026", PROPOSED, DEADLINE_DATE, "30/07/2026", -1 },
	};

	CHECK_WORDS(state, cases);
}

static void
hours_are_read(void **state)
{
	static const struct words cases[] = {
		{ "hoàn thành trước 16h00 ngày 30/7/2026", CLEAR, DEADLINE_DATE,
		    "30/07/2026", 16 * 60 },
		{ "trước 16 giờ 30 ngày 30/7/2026", CLEAR, DEADLINE_DATE,
		    "30/07/2026", 16 * 60 + 30 },
		{ "trước 16 giờ 30 phút, ngày 30/7/2026", CLEAR, DEADLINE_DATE,
		    "30/07/2026", 16 * 60 + 30 },
		{ "trước 16:30 ngày 30/7/2026", CLEAR, DEADLINE_DATE,
		    "30/07/2026", 16 * 60 + 30 },
		{ "17h ngày 30/7", CLEAR, DEADLINE_DATE, "30/07/2026",
		    17 * 60 },
		{ "8g 30/7/2026", CLEAR, DEADLINE_DATE, "30/07/2026", 8 * 60 },
		{ "trước 24h00 ngày 30/7/2026", CLEAR, DEADLINE_DATE,
		    "30/07/2026", -1 },
		{ "trước 25h00 ngày 30/7/2026", UNCLEAR, DEADLINE_DATE, "",
		    -1 },
		{ "trước 16h75 ngày 30/7/2026", UNCLEAR, DEADLINE_DATE, "",
		    -1 },
		{ "trước 16h00", UNCLEAR, DEADLINE_NONE, "", -1 },
		{ "16h00 năm 2026", UNCLEAR, DEADLINE_YEAR, "", -1 },
	};

	CHECK_WORDS(state, cases);
}

static void
months_quarters_and_years_end_on_their_last_day(void **state)
{
	static const struct words cases[] = {
		{ "trong tháng 9 năm 2026", CLEAR, DEADLINE_MONTH, "30/09/2026",
		    -1 },
		{ "Tháng 9/2026", CLEAR, DEADLINE_MONTH, "30/09/2026", -1 },
		{ "Tháng 01/ 2026", CLEAR, DEADLINE_MONTH, "31/01/2026", -1 },
		{ "trong tháng 9", CLEAR, DEADLINE_MONTH, "30/09/2026", -1 },
		{ "trong tháng 1", CLEAR, DEADLINE_MONTH, "31/01/2026", -1 },
		{ "tháng 02/2028", CLEAR, DEADLINE_MONTH, "29/02/2028", -1 },
		{ "9/2026", CLEAR, DEADLINE_MONTH, "30/09/2026", -1 },
		{ "cuối tháng 9/2026", CLEAR, DEADLINE_MONTH, "30/09/2026",
		    -1 },
		{ "Quý II/2026", CLEAR, DEADLINE_QUARTER, "30/06/2026", -1 },
		{ "quý 2 năm 2026", CLEAR, DEADLINE_QUARTER, "30/06/2026", -1 },
		{ "QUÝ IV NĂM 2026", CLEAR, DEADLINE_QUARTER, "31/12/2026",
		    -1 },
		{ "xong trong Quý II", CLEAR, DEADLINE_QUARTER, "30/06/2026",
		    -1 },
		{ "trong quý I", CLEAR, DEADLINE_QUARTER, "31/03/2026", -1 },
		{ "Quý III-2026", CLEAR, DEADLINE_QUARTER, "30/09/2026", -1 },
		{ "năm 2026", CLEAR, DEADLINE_YEAR, "31/12/2026", -1 },
		{ "trong năm 2026", CLEAR, DEADLINE_YEAR, "31/12/2026", -1 },
		{ "cuối năm 2027", CLEAR, DEADLINE_YEAR, "31/12/2027", -1 },
	};

	CHECK_WORDS(state, cases);
}

static void
what_comes_back_or_has_no_date(void **state)
{
	static const struct words cases[] = {
		{ "trước 16h thứ Sáu hằng tuần", CLEAR, DEADLINE_RECURRING, "",
		    16 * 60 },
		{ "hằng quý", CLEAR, DEADLINE_RECURRING, "", -1 },
		{ "Hàng quý", CLEAR, DEADLINE_RECURRING, "", -1 },
		{ "định kỳ hằng quý", CLEAR, DEADLINE_RECURRING, "", -1 },
		{ "Báo cáo định kỳ hàng tháng.", CLEAR, DEADLINE_RECURRING, "",
		    -1 },
		{ "hàng tháng", CLEAR, DEADLINE_RECURRING, "", -1 },
		{ "định kỳ 2 tuần", CLEAR, DEADLINE_RECURRING, "", -1 },
		{ "định kỳ 02 tuần/lần", CLEAR, DEADLINE_RECURRING, "", -1 },
		{ "6 tháng một lần", CLEAR, DEADLINE_RECURRING, "", -1 },
		{ "01 lần/quý", CLEAR, DEADLINE_RECURRING, "", -1 },
		{ "trước ngày 25 hằng tháng", CLEAR, DEADLINE_RECURRING, "",
		    -1 },
		{ "trước ngày 15/12 hằng năm", CLEAR, DEADLINE_RECURRING, "",
		    -1 },
		{ "định kỳ hằng năm", CLEAR, DEADLINE_RECURRING, "", -1 },
		{ "định kỳ", PROPOSED, DEADLINE_RECURRING, "", -1 },
		{ "Thường xuyên", CLEAR, DEADLINE_CONTINUOUS, "", -1 },
		{ "thường xuyên, liên tục", CLEAR, DEADLINE_CONTINUOUS, "",
		    -1 },
		{ "Hàng năm", CLEAR, DEADLINE_CONTINUOUS, "", -1 },
		{ "hằng năm", CLEAR, DEADLINE_CONTINUOUS, "", -1 },
		{ "theo thời hạn cụ thể sau đây", CLEAR, DEADLINE_MILESTONES,
		    "", -1 },
		{ "khẩn trương", CLEAR, DEADLINE_NONE, "", -1 },
		{ "khẩn trương thực hiện", CLEAR, DEADLINE_NONE, "", -1 },
		{ "sớm", CLEAR, DEADLINE_NONE, "", -1 },
		{ "không thời hạn", CLEAR, DEADLINE_NONE, "", -1 },
		{ "không quy định thời hạn", CLEAR, DEADLINE_NONE, "", -1 },
		{ "", CLEAR, DEADLINE_NONE, "", -1 },
		{ " - ", CLEAR, DEADLINE_NONE, "", -1 },
		{ "…", CLEAR, DEADLINE_NONE, "", -1 },
	};

	CHECK_WORDS(state, cases);
}

static void
typing_faults_are_proposed(void **state)
{
	static const struct words cases[] = {
		{ "Tháng 12//2026", PROPOSED, DEADLINE_MONTH, "31/12/2026",
		    -1 },
		{ "Thang 8/2026", PROPOSED, DEADLINE_MONTH, "31/08/2026", -1 },
		{ "T9/2026", PROPOSED, DEADLINE_MONTH, "30/09/2026", -1 },
		{ "Quy II/2026", PROPOSED, DEADLINE_QUARTER, "30/06/2026", -1 },
		{ "Quý II 2026", PROPOSED, DEADLINE_QUARTER, "30/06/2026", -1 },
		{ "nam 2026", PROPOSED, DEADLINE_YEAR, "31/12/2026", -1 },
		/* Words nobody told us about: a person looks. */
		{ "11/2026 trình bản vẽ", PROPOSED, DEADLINE_MONTH,
		    "30/11/2026", -1 },
		{ "dự kiến 30/7/2026", PROPOSED, DEADLINE_DATE, "30/07/2026",
		    -1 },
		{ "khoảng tháng 9/2026", PROPOSED, DEADLINE_MONTH, "30/09/2026",
		    -1 },
	};

	CHECK_WORDS(state, cases);
}

static void
what_is_not_clear_gets_no_date(void **state)
{
	static const struct words cases[] = {
		{ "31/2/2026", UNCLEAR, DEADLINE_DATE, "", -1 },
		{ "32/7/2026", UNCLEAR, DEADLINE_DATE, "", -1 },
		{ "29/02/2026", UNCLEAR, DEADLINE_DATE, "", -1 },
		{ "tháng 13/2026", UNCLEAR, DEADLINE_MONTH, "", -1 },
		{ "quý 5/2026", UNCLEAR, DEADLINE_QUARTER, "", -1 },
		{ "quý V/2026", UNCLEAR, DEADLINE_NONE, "", -1 },
		{ "Quý I/2026 chọn mẫu. Quý IV/2026 báo cáo", UNCLEAR,
		    DEADLINE_MILESTONES, "", -1 },
		{ "31/03/2026 đề nghị thường xuyên", UNCLEAR,
		    DEADLINE_MILESTONES, "", -1 },
		{ "30/4/2026 (thử nghiệm). Dùng trong năm 2026", UNCLEAR,
		    DEADLINE_MILESTONES, "", -1 },
		{ "trước ngày 30/7/2026 và 30/8/2026", UNCLEAR,
		    DEADLINE_MILESTONES, "", -1 },
		{ "từ ngày 01/7/2026 đến ngày 30/7/2026", UNCLEAR,
		    DEADLINE_MILESTONES, "", -1 },
		{ "Từ Quý I/2026", UNCLEAR, DEADLINE_QUARTER, "", -1 },
		{ "sau ngày 30/7/2026", UNCLEAR, DEADLINE_DATE, "", -1 },
		{ "không sớm hơn ngày 30/7/2026", UNCLEAR, DEADLINE_DATE, "",
		    -1 },
		{ "đầu tháng 9/2026", UNCLEAR, DEADLINE_MONTH, "", -1 },
		{ "trước tháng 9/2026", UNCLEAR, DEADLINE_MONTH, "", -1 },
		{ "6 tháng đầu năm 2026", UNCLEAR, DEADLINE_YEAR, "", -1 },
		{ "Quý I, II năm 2026", UNCLEAR, DEADLINE_MILESTONES, "", -1 },
		{ "quý III-IV/2026", UNCLEAR, DEADLINE_QUARTER, "", -1 },
		{ "tháng 7-9/2026", UNCLEAR, DEADLINE_MILESTONES, "", -1 },
		{ "giai đoạn 2026-2030", UNCLEAR, DEADLINE_NONE, "", -1 },
		{ "Theo tiến độ của từng việc năm 2026", UNCLEAR, DEADLINE_YEAR,
		    "", -1 },
		{ "Theo nhu cầu", UNCLEAR, DEADLINE_NONE, "", -1 },
		{ "Thường xuyên, định kỳ báo cáo theo Quý", UNCLEAR,
		    DEADLINE_MILESTONES, "", -1 },
		{ "định kỳ, trước ngày 30/7/2026", UNCLEAR,
		    DEADLINE_DATE_BEFORE, "", -1 },
		{ "Quyết định 12/2026/QĐ-UBND", UNCLEAR, DEADLINE_MONTH, "",
		    -1 },
		{ "Kế hoạch số 120/KH-UBND ngày 30/7/2026", UNCLEAR,
		    DEADLINE_DATE, "", -1 },
		{ "trước ngày", UNCLEAR, DEADLINE_NONE, "", -1 },
		{ "thứ Sáu", UNCLEAR, DEADLINE_NONE, "", -1 },
		{ "99999999999999999999", UNCLEAR, DEADLINE_NONE, "", -1 },
		{ "10 ngày trước khi họp", UNCLEAR, DEADLINE_RELATIVE, "", -1 },
	};

	CHECK_WORDS(state, cases);
}

static void
days_after_an_event(void **state)
{
	static const struct {
		const char *text;
		enum deadline_clarity clarity;
		int n;
		enum deadline_unit unit;
		const char *event, *event_on, *due;
	} cases[] = {
		{ "10 ngày làm việc sau khi Nghị quyết được ban hành", CLEAR,
		    10, UNIT_WORKING_DAY, "Nghị quyết được ban hành", "", "" },
		{ "100 ngày kể từ ngày ban hành Kế hoạch", CLEAR, 100,
		    UNIT_CALENDAR_DAY, "ngày ban hành Kế hoạch", "", "" },
		{ "trong vòng 05 ngày làm việc kể từ ngày ban hành", CLEAR, 5,
		    UNIT_WORKING_DAY, "ngày ban hành", ISSUED, "27/01/2026" },
		{ "Hoàn thành chậm nhất trong vòng 05 (năm) ngày làm việc kể "
		  "từ ngày Kế hoạch này được ban hành.",
		    CLEAR, 5, UNIT_WORKING_DAY,
		    "ngày Kế hoạch này được ban hành", ISSUED, "27/01/2026" },
		{ "05 ngày làm việc, kể từ ngày ký ban hành", CLEAR, 5,
		    UNIT_WORKING_DAY, "ngày ký ban hành", ISSUED,
		    "27/01/2026" },
		{ "30 ngày kể từ ngày 01/7/2026", CLEAR, 30, UNIT_CALENDAR_DAY,
		    "ngày 01/7/2026", "01/07/2026", "31/07/2026" },
		{ "chậm nhất sau 10 ngày kể từ ngày nhận được văn bản", CLEAR,
		    10, UNIT_CALENDAR_DAY, "ngày nhận được văn bản", "", "" },
		{ "02 tuần kể từ ngày ban hành", PROPOSED, 14,
		    UNIT_CALENDAR_DAY, "ngày ban hành", ISSUED, "03/02/2026" },
		{ "trong 05 ngày làm việc", PROPOSED, 5, UNIT_WORKING_DAY, "",
		    "", "" },
	};
	const struct world *world = *state;
	struct deadline got;
	char buffer[16];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(deadline_read(world->cx.mem, &world->kh,
				     &world->calendar, cases[i].text,
				     day_of(ISSUED), &got),
		    cases[i].clarity);
		assert_int_equal(got.kind, DEADLINE_RELATIVE);
		assert_int_equal(got.n, cases[i].n);
		assert_int_equal(got.unit, cases[i].unit);
		assert_string_equal(got.event, cases[i].event);
		assert_string_equal(day_format(got.event_on, buffer),
		    cases[i].event_on);
		assert_string_equal(day_format(got.due_on, buffer),
		    cases[i].due);
	}
}

static void
derivations_are_written_for_people(void **state)
{
	static const struct {
		const char *text, *derivation, *strict;
	} cases[] = {
		{ "Quý II/2026", "Quý II/2026 → ngày cuối quý 30/6/2026",
		    "Quý II/2026 → ngày cuối quý 30/6/2026" },
		{ "trong tháng 2 năm 2026",
		    "tháng 02/2026 → ngày cuối tháng 28/02/2026",
		    "tháng 02/2026 → ngày cuối tháng 28/02/2026" },
		{ "năm 2026", "năm 2026 → ngày cuối năm 31/12/2026",
		    "năm 2026 → ngày cuối năm 31/12/2026" },
		{ "trước ngày 30/7/2026",
		    "trước ngày 30/7/2026 → 30/7/2026 (tính cả ngày đó)",
		    "trước ngày 30/7/2026 → 29/7/2026" },
		{ "đến hết ngày 30/7/2026", "", "" },
		{ "05 ngày làm việc kể từ ngày ban hành",
		    "ngày 20/01/2026 + 5 ngày làm việc, bỏ qua 24-25/01 → "
		    "27/01/2026",
		    "ngày 20/01/2026 + 5 ngày làm việc, bỏ qua 24-25/01 → "
		    "27/01/2026" },
		/* Days that end on a Sunday: as assigned, not moved. */
		{ "12 ngày kể từ ngày ban hành",
		    "ngày 20/01/2026 + 12 ngày → 01/02/2026",
		    "ngày 20/01/2026 + 12 ngày → 01/02/2026" },
	};
	const struct world *world = *state;
	struct profile strict = world->kh;
	struct deadline got;
	size_t i;

	strict.before_is_strict = true;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(deadline_read(world->cx.mem, &world->kh,
				     &world->calendar, cases[i].text,
				     day_of(ISSUED), &got),
		    DEADLINE_CLEAR);
		assert_string_equal(got.derivation, cases[i].derivation);
		assert_int_equal(deadline_read(world->cx.mem, &strict,
				     &world->calendar, cases[i].text,
				     day_of(ISSUED), &got),
		    DEADLINE_CLEAR);
		assert_string_equal(got.derivation, cases[i].strict);
	}
	/* With an hour named it is that day, strict or not. */
	assert_int_equal(deadline_read(world->cx.mem, &strict, &world->calendar,
			     "trước 24h00 ngày 30/7/2026", day_of(ISSUED),
			     &got),
	    DEADLINE_CLEAR);
	assert_int_equal(got.due_on, day_of("30/07/2026"));
}

static void
without_a_date_of_issue_no_year_is_guessed(void **state)
{
	const struct world *world = *state;
	struct deadline got;

	assert_int_equal(deadline_read(world->cx.mem, &world->kh,
			     &world->calendar, "trong tháng 9", NO_DAY, &got),
	    DEADLINE_UNCLEAR);
	assert_int_equal(got.due_on, NO_DAY);
	assert_int_equal(deadline_read(world->cx.mem, &world->kh,
			     &world->calendar, "05 ngày kể từ ngày ban hành",
			     NO_DAY, &got),
	    DEADLINE_CLEAR);
	assert_int_equal(got.due_on, NO_DAY);
}

/* A date given by a person stays, even on Tết; a computed one is counted. */
static void
computing_keeps_what_a_person_gave(void **state)
{
	const struct world *world = *state;
	struct deadline given = { .text = "",
		.kind = DEADLINE_DATE,
		.event = "",
		.event_on = NO_DAY,
		.due_on = day_of("17/02/2026") };
	struct deadline counted = { .text = "",
		.kind = DEADLINE_RELATIVE,
		.n = 10,
		.unit = UNIT_WORKING_DAY,
		.event = "họp",
		.event_on = NO_DAY,
		.due_on = day_of("01/01/2026") };
	struct deadline none = { .text = "",
		.kind = DEADLINE_CONTINUOUS,
		.event = "",
		.due_on = day_of("01/01/2026") };

	deadline_compute(world->cx.mem, &world->kh, &world->calendar, &given);
	assert_int_equal(given.due_on, day_of("17/02/2026"));
	assert_string_equal(given.derivation, "");
	given.kind = DEADLINE_QUARTER;
	deadline_compute(world->cx.mem, &world->kh, &world->calendar, &given);
	assert_int_equal(given.due_on, day_of("17/02/2026"));
	assert_string_equal(given.derivation, "");
	deadline_compute(world->cx.mem, &world->kh, &world->calendar, &counted);
	assert_int_equal(counted.due_on, NO_DAY);
	counted.event_on = day_of("13/02/2026");
	deadline_compute(world->cx.mem, &world->kh, &world->calendar, &counted);
	assert_int_equal(counted.due_on, day_of("06/03/2026"));
	counted.n = INT32_MAX;
	deadline_compute(world->cx.mem, &world->kh, &world->calendar, &counted);
	assert_int_equal(counted.due_on, NO_DAY);
	deadline_compute(world->cx.mem, &world->kh, &world->calendar, &none);
	assert_int_equal(none.due_on, NO_DAY);
}

/* Bytes at random never make a date without words for one, and never crash. */
static void
anything_may_be_typed(void **state)
{
	static const char *const pieces[] = { "ngày", "30", "/", "7", "2026",
		"tháng", "quý", "II", "năm", "trước", "hằng", "tuần", "lần",
		"kể từ", "sau", "16", "h", "thứ", "-", ".", "(", ")", "định kỳ",
		"làm việc", "không", "//", "ban hành", "này", "99999999999",
		"đ", "“", "…", ":", ";", "01", "0" };
	const struct world *world = *state;
	struct arena *mem = arena_open(8 << 20);
	struct deadline got;
	unsigned seed = 1;
	char text[256], day[16];
	int i, k;

	for (i = 0; i < 20000; i++) {
		text[0] = '\0';
		for (k = 0; k < 9; k++) {
			size_t length = strlen(text);

			seed = seed * 1103515245U + 12345U;
			snprintf(text + length, sizeof(text) - length, "%s%s",
			    pieces[(seed >> 8) %
				   (sizeof(pieces) / sizeof(pieces[0]))],
			    (seed >> 20) % 2 == 0 ? " " : "");
		}
		if (deadline_read(mem, &world->kh, &world->calendar, text,
			day_of(ISSUED), &got) == DEADLINE_UNCLEAR)
			assert_int_equal(got.due_on, NO_DAY);
		if (got.due_on != NO_DAY)
			assert_int_equal(day_of(day_format(got.due_on, day)),
			    got.due_on);
		arena_reset(mem);
	}
	arena_close(mem);
}

/* Clocks ---------------------------------------------------------------------
 */

static void
the_record_clock(void **state)
{
	const struct world *world = *state;
	struct arena *mem = world->cx.mem;
	/* Friday, late in the day. */
	int64_t released = moment_of("24/04/2026 16:50");
	struct clock_due due;

	due = clock_record_due(mem, &world->kh, &world->calendar, 0, released,
	    1, 9);
	assert_int_equal(due.on, day_of("28/04/2026"));
	assert_int_equal(due.at, moment_of("29/04/2026") - 1);
	assert_string_equal(due.derivation,
	    "phát hành ngày 24/4/2026 + 1 ngày làm việc, bỏ qua 25-27/4 → "
	    "28/4/2026");
	due = clock_record_due(mem, &world->kh, &world->calendar, 0, released,
	    2, 2);
	assert_int_equal(due.on, day_of("29/04/2026"));
	due = clock_record_due(mem, &world->tth, &world->calendar, 0, released,
	    1, 1);
	assert_int_equal(due.on, day_of("29/04/2026"));
	due = clock_record_due(mem, &world->kh, &world->calendar, 3, released,
	    5, 5);
	assert_int_equal(due.at, moment_of("24/04/2026 18:50"));
	assert_int_equal(due.on, day_of("24/04/2026"));
	due = clock_record_due(mem, &world->kh, &world->calendar, 1,
	    moment_of("24/04/2026 23:00"), 1, 1);
	assert_int_equal(due.on, day_of("25/04/2026"));
	due = clock_record_due(mem, &world->kh, &world->calendar, 0, NO_MOMENT,
	    1, 1);
	assert_int_equal(due.on, NO_DAY);
	assert_true(due.at == NO_MOMENT);
}

static void
the_update_clock(void **state)
{
	static const struct {
		bool tth;
		const char *due, *reply, *today, *on;
	} cases[] = {
		{ false, "", "24/04/2026", "24/04/2026", "28/04/2026" },
		{ false, "01/06/2026", "24/04/2026", "24/04/2026",
		    "28/04/2026" },
		{ false, "01/06/2026", "", "24/04/2026", "02/06/2026" },
		{ false, "", "", "24/04/2026", "" },
		{ true, "13/02/2026", "", "01/02/2026", "25/02/2026" },
		{ true, "13/02/2026", "01/02/2026", "01/02/2026",
		    "25/02/2026" },
		{ true, "", "", "05/05/2026", "14/06/2026" },
		{ true, "", "", "14/06/2026", "14/06/2026" },
		{ true, "", "", "15/06/2026", "14/09/2026" },
		{ true, "", "", "20/12/2026", "14/03/2027" },
	};
	const struct world *world = *state;
	struct clock_due due;
	char buffer[16];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		due = clock_update_due(world->cx.mem,
		    cases[i].tth ? &world->tth : &world->kh, &world->calendar,
		    day_of(cases[i].due), day_of(cases[i].reply),
		    day_of(cases[i].today));
		assert_string_equal(day_format(due.on, buffer), cases[i].on);
		assert_true(due.at == NO_MOMENT);
		assert_int_equal(*due.derivation == '\0', due.on == NO_DAY);
	}
	due = clock_update_due(world->cx.mem, &world->kh, &world->calendar,
	    NO_DAY, day_of("24/04/2026"), day_of("24/04/2026"));
	assert_string_equal(due.derivation,
	    "văn bản trả lời ngày 24/4/2026 + 1 ngày làm việc, bỏ qua 25-27/4 "
	    "→ 28/4/2026");
	due = clock_update_due(world->cx.mem, &world->tth, &world->calendar,
	    NO_DAY, NO_DAY, day_of("05/05/2026"));
	assert_string_equal(due.derivation,
	    "không thời hạn: cập nhật mỗi quý, chốt số liệu Quý II/2026 → "
	    "14/6/2026");
}

/* States ---------------------------------------------------------------------
 */

static void
the_state_in_time(void **state)
{
	static const struct {
		const char *due, *submitted, *today;
		enum time_state wanted;
	} cases[] = {
		{ "", "", "28/04/2026", TIME_NO_DEADLINE },
		/* Three working days before 05/5 is 28/4. */
		{ "05/05/2026", "", "27/04/2026", TIME_IN_TIME },
		{ "05/05/2026", "", "28/04/2026", TIME_DUE_SOON },
		{ "05/05/2026", "", "04/05/2026", TIME_DUE_SOON },
		{ "05/05/2026", "", "05/05/2026", TIME_DUE_TODAY },
		{ "05/05/2026", "", "06/05/2026", TIME_OVERDUE },
		{ "05/05/2026", "05/05/2026", "09/05/2026", TIME_IN_TIME },
		{ "05/05/2026", "06/05/2026", "09/05/2026", TIME_OVERDUE },
		{ "05/05/2026", "01/04/2026", "05/05/2026", TIME_DUE_TODAY },
	};
	const struct world *world = *state;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(time_state_of(&world->kh, &world->calendar,
				     day_of(cases[i].due),
				     day_of(cases[i].submitted),
				     day_of(cases[i].today)),
		    cases[i].wanted);
}

static void
the_outcome(void **state)
{
	int32_t due = day_of("05/05/2026");

	(void)state;
	assert_int_equal(outcome_of(due, NO_DAY), OUTCOME_NONE);
	assert_int_equal(outcome_of(NO_DAY, NO_DAY), OUTCOME_NONE);
	assert_int_equal(outcome_of(NO_DAY, due), OUTCOME_NO_DEADLINE);
	assert_int_equal(outcome_of(due, due - 1), OUTCOME_EARLY);
	assert_int_equal(outcome_of(due, due), OUTCOME_ON_TIME);
	assert_int_equal(outcome_of(due, due + 1), OUTCOME_LATE);
}

static void
names_go_there_and_back(void **state)
{
	enum deadline_kind kind;
	enum deadline_unit unit;
	enum time_state time;
	enum outcome outcome;
	unsigned i;

	(void)state;
	for (i = 0; i < N_DEADLINE_KINDS; i++) {
		assert_true(deadline_kind_from_name(deadline_kind_name(
							(enum deadline_kind)i),
		    &kind));
		assert_int_equal(kind, i);
	}
	for (i = UNIT_NONE; i <= UNIT_CALENDAR_DAY; i++) {
		assert_true(deadline_unit_from_name(deadline_unit_name(
							(enum deadline_unit)i),
		    &unit));
		assert_int_equal(unit, i);
	}
	for (i = 0; i < N_TIME_STATES; i++) {
		assert_true(
		    time_state_from_name(time_state_name((enum time_state)i),
			&time));
		assert_int_equal(time, i);
	}
	for (i = 0; i < N_OUTCOMES; i++) {
		assert_true(
		    outcome_from_name(outcome_name((enum outcome)i), &outcome));
		assert_int_equal(outcome, i);
	}
	assert_false(deadline_kind_from_name("week", &kind));
	assert_false(deadline_unit_from_name("", &unit));
	assert_false(time_state_from_name("late", &time));
	assert_false(outcome_from_name(NULL, &outcome));
	assert_true(deadline_kind_has_date(DEADLINE_RELATIVE));
	assert_true(deadline_kind_has_date(DEADLINE_YEAR));
	assert_false(deadline_kind_has_date(DEADLINE_RECURRING));
	assert_false(deadline_kind_has_date(DEADLINE_NONE));
}

/* R7: how often, where the words say it. */
static void
R7_words_say_how_often(void **state)
{
	static const struct {
		const char *text;
		enum repeat_unit repeat;
		unsigned every;
	} cases[] = {
		{ "trước 16h thứ Sáu hằng tuần", REPEAT_WEEK, 1 },
		{ "hằng quý", REPEAT_QUARTER, 1 },
		{ "định kỳ 2 tuần", REPEAT_WEEK, 2 },
		{ "ngày 25 hằng tháng", REPEAT_MONTH, 1 },
		{ "mỗi 6 tháng", REPEAT_HALF_YEAR, 1 },
		{ "3 tháng một lần", REPEAT_QUARTER, 1 },
		{ "2 tháng/lần", REPEAT_MONTH, 2 },
		{ "01 lần/quý", REPEAT_QUARTER, 1 },
		{ "định kỳ hằng năm", REPEAT_YEAR, 1 },
		{ "02 lần/tháng", REPEAT_NONE, 0 },
		{ "hằng ngày", REPEAT_NONE, 0 },
	};
	const struct world *world = *state;
	struct deadline got;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		(void)deadline_read(world->cx.mem, &world->kh, &world->calendar,
		    cases[i].text, day_of(ISSUED), &got);
		assert_int_equal(got.kind, DEADLINE_RECURRING);
		assert_int_equal(got.repeat, cases[i].repeat);
		assert_int_equal(got.every, cases[i].every);
	}
}

/* What a person chose inside the month, quarter or year is no last day. */
static void
a_last_day_is_said_only_of_last_days(void **state)
{
	static const struct {
		enum deadline_kind kind;
		const char *due;
		bool derived;
	} cases[] = {
		{ DEADLINE_MONTH, "30/06/2026", true },
		{ DEADLINE_MONTH, "29/06/2026", false },
		{ DEADLINE_QUARTER, "30/06/2026", true },
		{ DEADLINE_QUARTER, "29/06/2026", false },
		{ DEADLINE_QUARTER, "31/05/2026", false },
		{ DEADLINE_YEAR, "31/12/2026", true },
		{ DEADLINE_YEAR, "30/12/2026", false },
		{ DEADLINE_YEAR, "31/10/2026", false },
		{ DEADLINE_DATE, "31/12/2026", false },
	};
	const struct world *world = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct deadline given = { .kind = cases[i].kind,
			.due_on = day_of(cases[i].due) };

		deadline_compute(world->cx.mem, &world->kh, &world->calendar,
		    &given);
		assert_int_equal(given.due_on, day_of(cases[i].due));
		assert_int_equal(given.derivation[0] != '\0', cases[i].derived);
	}
}

/* Without an event, backwards or beyond the calendar there is no day. */
static void
what_cannot_be_counted_has_no_day(void **state)
{
	const struct world *world = *state;
	const struct {
		int32_t event_on;
		int n;
	} cases[] = { { NO_DAY, 3 }, { day_of("15/04/2026"), -1 },
		{ LAST_DAY - 2, 3 } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct deadline given = { .kind = DEADLINE_RELATIVE,
			.unit = UNIT_CALENDAR_DAY,
			.n = cases[i].n,
			.event_on = cases[i].event_on,
			.due_on = 7 };

		deadline_compute(world->cx.mem, &world->kh, &world->calendar,
		    &given);
		assert_int_equal(given.due_on, NO_DAY);
		assert_string_equal(given.derivation, "");
	}
}

static void
what_is_not_in_a_list_has_no_name(void **state)
{
	enum repeat_unit repeat;

	(void)state;
	assert_string_equal(deadline_kind_name(N_DEADLINE_KINDS), "");
	assert_string_equal(deadline_unit_name((enum deadline_unit)99), "");
	assert_string_equal(time_state_name((enum time_state)99), "");
	assert_string_equal(outcome_name((enum outcome)99), "");
	assert_true(
	    repeat_unit_from_name(repeat_unit_name(REPEAT_WEEK), &repeat));
	assert_int_equal(repeat, REPEAT_WEEK);
	assert_false(repeat_unit_from_name("fortnight", &repeat));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_read),
		cmocka_unit_test(hours_are_read),
		cmocka_unit_test(
		    months_quarters_and_years_end_on_their_last_day),
		cmocka_unit_test(what_comes_back_or_has_no_date),
		cmocka_unit_test(typing_faults_are_proposed),
		cmocka_unit_test(what_is_not_clear_gets_no_date),
		cmocka_unit_test(days_after_an_event),
		cmocka_unit_test(derivations_are_written_for_people),
		cmocka_unit_test(without_a_date_of_issue_no_year_is_guessed),
		cmocka_unit_test(computing_keeps_what_a_person_gave),
		cmocka_unit_test(anything_may_be_typed),
		cmocka_unit_test(the_record_clock),
		cmocka_unit_test(the_update_clock),
		cmocka_unit_test(the_state_in_time),
		cmocka_unit_test(the_outcome),
		cmocka_unit_test(names_go_there_and_back),
		cmocka_unit_test(R7_words_say_how_often),
		cmocka_unit_test(a_last_day_is_said_only_of_last_days),
		cmocka_unit_test(what_cannot_be_counted_has_no_day),
		cmocka_unit_test(what_is_not_in_a_list_has_no_name),
	};

	return cmocka_run_group_tests_name("deadline", tests, set_up,
	    tear_down);
}
