/* calendar_change: lists as offices paste them, .ics files, and the calendar
 * that comes of them. */
#define BANNED_ALLOW_MEMORY
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "calendar_change.h"
#include "check.h"
#include "clock.h"
#include "seed.h"

enum { MEMORY = 64 << 20, ROUNDS = 2000 };

struct world {
	struct arena *mem;
	struct calendar calendar;
};

static int
set_up(void **state)
{
	static struct world world;

	world.mem = arena_open(MEMORY);
	world.calendar = seed_calendar(world.mem);
	*state = &world;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *world = *state;

	arena_close(world->mem);
	return 0;
}

static struct calendar_line
read_one(struct world *world, const char *text)
{
	struct calendar_edits edits = calendar_edits_open(world->mem);
	struct calendar_lines lines;

	calendar_read(world->mem, &world->calendar, text, 2028, &lines, &edits);
	assert_int_equal(lines.n, 1);
	return lines.items[0];
}

static void
lines_are_understood(void **state)
{
	static const struct {
		const char *text;
		const char *from;
		const char *to;
		enum calendar_kind kind;
		unsigned n_days;
		const char *name;
	} cases[] = {
		{ "16-20/2/2026 Nghỉ Tết Nguyên đán", "16/2/2026", "20/2/2026",
		    CALENDAR_OFF, 5, "Nghỉ Tết Nguyên đán" },
		{ "10/01/2026 làm bù", "10/1/2026", "10/1/2026",
		    CALENDAR_MAKEUP, 1, "làm bù" },
		{ "30/4-03/5/2027: Nghỉ lễ", "30/4/2027", "3/5/2027",
		    CALENDAR_OFF, 2, "Nghỉ lễ" },
		{ "31/12/2027 – 02/01/2028 Tết Dương lịch", "31/12/2027",
		    "2/1/2028", CALENDAR_OFF, 1, "Tết Dương lịch" },
		{ "31/12-03/01/2028 Tết Dương lịch", "31/12/2027", "3/1/2028",
		    CALENDAR_OFF, 2, "Tết Dương lịch" },
		{ "- Từ ngày 24/01 đến hết ngày 28/01/2028: Tết Mậu Thân",
		    "24/1/2028", "28/1/2028", CALENDAR_OFF, 5, "Tết Mậu Thân" },
		{ "Thứ Hai, ngày 31/7/2028: nghỉ hoán đổi (làm bù 22/7/2028)",
		    "31/7/2028", "31/7/2028", CALENDAR_OFF, 1,
		    "nghỉ hoán đổi (làm bù 22/7/2028)" },
		{ "22/7 Làm bù cho ngày nghỉ 31/7/2028", "22/7/2028",
		    "22/7/2028", CALENDAR_MAKEUP, 1,
		    "Làm bù cho ngày nghỉ 31/7/2028" },
		{ "22.7.2028 đi làm bù", "22/7/2028", "22/7/2028",
		    CALENDAR_MAKEUP, 1, "đi làm bù" },
	};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct calendar_line line = read_one(world, cases[i].text);
		char from[16], to[16];

		if (line.outcome != LINE_READ)
			fail_msg("%s: %s", cases[i].text,
			    calendar_line_outcome_name(line.outcome));
		assert_string_equal(line.name, cases[i].name);
		assert_int_equal(line.kind, cases[i].kind);
		day_format(line.from, from);
		day_format(line.to, to);
		assert_true(day_parse(cases[i].from, &line.from));
		assert_true(day_parse(cases[i].to, &line.to));
		assert_string_equal(from, day_format(line.from, from));
		assert_int_equal(line.n_days, cases[i].n_days);
		assert_string_equal(to, day_format(line.to, to));
	}
}

static void
what_is_not_clear_changes_nothing(void **state)
{
	static const struct {
		const char *text;
		enum calendar_line_outcome outcome;
	} cases[] = {
		{ "Nghỉ Tết Nguyên đán năm ngày", LINE_NO_DATE },
		{ "31/02/2028 Nghỉ", LINE_NO_DATE },
		{ "20 Nghỉ", LINE_NO_DATE },
		{ "30/4, 01/5/2028 Nghỉ lễ", LINE_NO_DATE },
		{ "30/4 và 01/5/2028 Nghỉ lễ", LINE_NO_DATE },
		{ "20/2/2028-16/2/2028 Nghỉ", LINE_BACKWARD },
		{ "01/6-31/7/2028 Nghỉ hè", LINE_TOO_LONG },
		{ "22/7/2028 Nghỉ", LINE_WEEKEND },
		{ "21/7/2028 Làm bù", LINE_WORKDAY_MAKEUP },
		{ "21/7/2028", LINE_NO_NAME },
		{ "21/7/1028 Nghỉ", LINE_NO_DATE },
	};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct calendar_edits edits = calendar_edits_open(world->mem);
		struct calendar_lines lines;

		calendar_read(world->mem, &world->calendar, cases[i].text, 2028,
		    &lines, &edits);
		assert_int_equal(lines.n, 1);
		if (lines.items[0].outcome != cases[i].outcome)
			fail_msg("%s: %s", cases[i].text,
			    calendar_line_outcome_name(lines.items[0].outcome));
		assert_int_equal(edits.n, 0);
	}
}

static void
a_list_is_read_line_by_line(void **state)
{
	struct world *world = *state;
	struct calendar_edits edits = calendar_edits_open(world->mem);
	struct calendar_lines lines;

	calendar_read(world->mem, &world->calendar,
	    "Lịch nghỉ năm 2028\n\n24-28/01/2028 Tết\n28/01/2028 Tết khác\n"
	    "22/7/2028 làm bù\n",
	    2028, &lines, &edits);
	assert_int_equal(lines.n, 4);
	assert_int_equal(lines.items[0].outcome, LINE_NO_DATE);
	assert_int_equal(lines.items[1].number, 3);
	assert_int_equal(lines.items[3].number, 5);
	assert_int_equal(edits.n, 6);
	assert_string_equal(edits.items[4].name, "Tết khác");
	assert_int_equal(edits.items[5].kind, CALENDAR_MAKEUP);
}

static void
an_ics_file_is_read(void **state)
{
	static const char text[] =
	    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
	    "DTSTART;VALUE=DATE:20280124\r\nDTEND;VALUE=DATE:20280129\r\n"
	    "SUMMARY;LANGUAGE=vi:Nghỉ Tết\\, Nguy\r\n ên đán\r\nEND:VEVENT\r\n"
	    "BEGIN:VEVENT\r\nDTSTART:20280721T170000Z\r\n"
	    "DTEND:20280722T170000Z\r\nSUMMARY:Làm bù\r\nEND:VEVENT\r\n"
	    "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20280501\r\nDURATION:P2D\r\n"
	    "SUMMARY:Quốc tế lao động\r\nEND:VEVENT\r\n"
	    "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20280430\r\n"
	    "RRULE:FREQ=YEARLY\r\nSUMMARY:Ngày Chiến thắng\r\nEND:VEVENT\r\n"
	    "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2028\r\nSUMMARY:Hỏng\r\n"
	    "END:VEVENT\r\nEND:VCALENDAR\r\n";
	struct world *world = *state;
	struct calendar_edits edits = calendar_edits_open(world->mem);
	struct calendar_lines lines;

	calendar_read(world->mem, &world->calendar, text, 2028, &lines, &edits);
	assert_int_equal(lines.n, 5);
	assert_int_equal(lines.items[0].outcome, LINE_READ);
	assert_string_equal(lines.items[0].name, "Nghỉ Tết, Nguyên đán");
	assert_int_equal(lines.items[0].from, day_from_date(2028, 1, 24));
	assert_int_equal(lines.items[0].to, day_from_date(2028, 1, 28));
	assert_int_equal(lines.items[1].kind, CALENDAR_MAKEUP);
	assert_int_equal(lines.items[1].from, day_from_date(2028, 7, 22));
	assert_int_equal(lines.items[1].to, day_from_date(2028, 7, 22));
	assert_int_equal(lines.items[2].to, day_from_date(2028, 5, 2));
	assert_int_equal(lines.items[3].outcome, LINE_REPEATS);
	assert_int_equal(lines.items[4].outcome, LINE_NO_DATE);
	assert_int_equal(edits.n, 5 + 1 + 2);
}

/* Whatever bytes: no crash, and only days of the allowed years. */
static void
noise_is_harmless(void **state)
{
	static const char letters[] = "0123456789/-.,: \n\r\tTlàmbùnghỉBEGINV"
				      "CALENDAREVENTDTSTART;=20280230PWZ\"\\";
	struct world *world = *state;

	srand(20260424);
	for (int round = 0; round < ROUNDS; round++) {
		struct calendar_edits edits = calendar_edits_open(world->mem);
		struct calendar_lines lines;
		char text[120];
		size_t n = (size_t)rand() % (sizeof(text) - 1);

		for (size_t i = 0; i < n; i++)
			text[i] = letters[(size_t)rand() %
					  (sizeof(letters) - 1)];
		text[n] = '\0';
		/* Half a letter is what the border never lets through. */
		for (size_t i = 0; i < n; i++)
			if ((unsigned char)text[i] >= 0x80)
				text[i] = ' ';
		calendar_read(world->mem, &world->calendar,
		    round % 2 ? text
			      : arena_printf(world->mem,
				    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:%s"
				    "\nSUMMARY:x\nEND:VEVENT\n",
				    text),
		    2028, &lines, &edits);
		for (size_t i = 0; i < edits.n; i++) {
			int year = day_to_date(edits.items[i].day).year;

			assert_in_range(year, CALENDAR_YEAR_MIN,
			    CALENDAR_YEAR_MAX);
		}
	}
}

static void
the_new_calendar_is_the_old_one_with_the_edits(void **state)
{
	struct world *world = *state;
	int32_t first = day_from_date(2026, 1, 1);

	srand(7);
	for (int round = 0; round < 200; round++) {
		struct calendar_edits edits = calendar_edits_open(world->mem);
		struct calendar new;

		for (int i = rand() % 6; i >= 0; i--) {
			int32_t day = first + rand() % 365;

			assert_true(calendar_edits_add(&edits, &world->calendar,
			    day, day, (enum calendar_kind)(rand() % 3), "x"));
		}
		calendar_edits_reduce(&edits, &world->calendar);
		new = calendar_with(world->mem, &world->calendar, &edits);
		for (size_t i = 1; i < new.n_days; i++)
			assert_true(new.days[i - 1].day < new.days[i].day);
		for (int32_t day = first; day < first + 365; day++) {
			const char *name;
			enum calendar_kind
			    wanted = calendar_find(&world->calendar, day,
				&name);

			for (size_t i = 0; i < edits.n; i++)
				if (edits.items[i].day == day)
					wanted = edits.items[i].kind;
			assert_int_equal(calendar_find(&new, day, &name),
			    wanted);
		}
	}
}

static void
a_derivation_tells_how_it_was_counted(void **state)
{
	struct world *world = *state;
	const char *before;
	int32_t from;
	int n;

	srand(11);
	for (int round = 0; round < 500; round++) {
		int32_t day = day_from_date(2025, 1, 1) + rand() % 900;
		int days = rand() % 40;

		assert_true(calendar_derivation_read(world->mem,
		    arena_printf(world->mem, "phát hành %s",
			calendar_derivation(world->mem, &world->calendar, day,
			    days)),
		    &before, &from, &n));
		assert_string_equal(before, "phát hành ");
		assert_int_equal(from, day);
		assert_int_equal(n, days);
	}
	assert_false(
	    calendar_derivation_read(world->mem, "", &before, &from, &n));
	assert_false(calendar_derivation_read(world->mem,
	    "văn bản khẩn: chuyển ngay, 24/04/2026 09:30 + 120 phút", &before,
	    &from, &n));
	assert_false(calendar_derivation_read(world->mem,
	    "ngày 24/4/2026 + 5 ngày → 29/4/2026", &before, &from, &n));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_understood),
		cmocka_unit_test(what_is_not_clear_changes_nothing),
		cmocka_unit_test(a_list_is_read_line_by_line),
		cmocka_unit_test(an_ics_file_is_read),
		cmocka_unit_test(noise_is_harmless),
		cmocka_unit_test(
		    the_new_calendar_is_the_old_one_with_the_edits),
		cmocka_unit_test(a_derivation_tells_how_it_was_counted),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
