/* clock: days, moments at +7, what officials type and read. */
#define BANNED_ALLOW_TIME
#include "clock.h"

#include <stdlib.h>

#include "check.h"

/* Every day from year 1 to 9999, counted up by hand. */
static void
every_day_is_the_day_of_its_date(void **state)
{
	int32_t day, first = day_from_date(1, 1, 1);
	struct date date, expected = { 1, 1, 1 };
	int week = 1; /* 0001-01-01 was a Monday */

	(void)state;
	assert_int_equal(day_from_date(1970, 1, 1), 0);
	assert_int_equal(day_from_date(9999, 12, 31), LAST_DAY);
	for (day = first; day <= LAST_DAY; day++) {
		date = day_to_date(day);
		if (date.year != expected.year ||
		    date.month != expected.month || date.day != expected.day)
			fail_msg("day %d", day);
		if (day_from_date(date.year, date.month, date.day) != day ||
		    day_of_week(day) != week)
			fail_msg("date of day %d", day);
		week = week % 7 + 1;
		if (day != month_last_day(date.year, date.month)) {
			expected.day++;
			continue;
		}
		expected.day = 1;
		expected.year += expected.month == 12;
		expected.month = expected.month % 12 + 1;
	}
}

static void
months_end_as_the_c_library_says(void **state)
{
	int year, month;

	(void)state;
	setenv("TZ", "UTC", 1);
	tzset();
	for (year = 1900; year <= 2400; year++)
		for (month = 1; month <= 12; month++) {
			struct tm tm = { .tm_year = year - 1900,
				.tm_mon = month,
				.tm_mday = 0,
				.tm_hour = 12 };
			time_t last = mktime(&tm);

			assert_int_equal(month_last_day(year, month),
			    (last - 43200) / DAY_SECONDS);
		}
	assert_int_equal(month_last_day(2026, 13), NO_DAY);
	assert_int_equal(month_last_day(2026, 0), NO_DAY);
	assert_int_equal(month_last_day(10000, 1), NO_DAY);
}

static void
there_is_no_31st_of_february(void **state)
{
	(void)state;
	assert_int_equal(day_from_date(2026, 2, 29), NO_DAY);
	assert_int_equal(day_from_date(2024, 2, 29) + 1,
	    day_from_date(2024, 3, 1));
	assert_int_equal(day_from_date(1900, 2, 29), NO_DAY);
	assert_true(day_from_date(2000, 2, 29) != NO_DAY);
	assert_int_equal(day_from_date(2026, 0, 1), NO_DAY);
	assert_int_equal(day_from_date(2026, 13, 1), NO_DAY);
	assert_int_equal(day_from_date(2026, 4, 31), NO_DAY);
	assert_int_equal(day_from_date(2026, 4, 0), NO_DAY);
	assert_int_equal(day_from_date(0, 1, 1), NO_DAY);
	assert_int_equal(day_from_date(10000, 1, 1), NO_DAY);
}

/* The day begins at 17:00 UTC of the day before. */
static void
the_day_is_the_day_in_vietnam(void **state)
{
	int32_t day = day_from_date(2026, 4, 24);
	int64_t midnight = (int64_t)day * DAY_SECONDS - 7 * 3600;

	(void)state;
	assert_true(clock_day_start(day) == midnight);
	assert_true(clock_day_end(day) == midnight + 86399);
	assert_int_equal(clock_day(midnight), day);
	assert_int_equal(clock_day(midnight - 1), day - 1);
	assert_int_equal(clock_day(clock_day_end(day)), day);
	assert_int_equal(clock_day(-7 * 3600), 0);
	assert_int_equal(clock_day(-7 * 3600 - 1), -1);
	assert_int_equal(clock_day(-7 * 3600 - DAY_SECONDS - 1), -2);
}

static void
days_and_moments_are_written(void **state)
{
	char day[16], moment[24], iso[32];
	int64_t when;

	(void)state;
	assert_string_equal(day_format(day_from_date(2026, 4, 4), day),
	    "04/04/2026");
	assert_string_equal(day_format_iso(day_from_date(2026, 4, 4), day),
	    "2026-04-04");
	assert_string_equal(day_format_short(day_from_date(2026, 4, 24), day),
	    "24/4/2026");
	assert_string_equal(day_format_short(day_from_date(2026, 1, 5), day),
	    "05/01/2026");
	assert_string_equal(day_format_short(day_from_date(2026, 11, 5), day),
	    "05/11/2026");
	assert_string_equal(day_format(day_from_date(1, 1, 1), day),
	    "01/01/0001");
	assert_string_equal(day_format(NO_DAY, day), "");
	assert_string_equal(day_format_iso(NO_DAY, day), "");
	assert_string_equal(day_format_short(NO_DAY, day), "");
	assert_true(moment_parse("24/04/2026 16:50", &when));
	assert_string_equal(moment_format(when + 59, moment),
	    "24/04/2026 16:50");
	assert_string_equal(moment_format_iso(when + 7, iso),
	    "2026-04-24T16:50:07+07:00");
	assert_string_equal(moment_format(NO_MOMENT, moment), "");
	assert_string_equal(moment_format_iso(NO_MOMENT, iso), "");
}

static void
what_is_typed_is_read(void **state)
{
	static const char *const good[] = { "04/05/2026", "4/5/2026",
		"04-05-2026", "4-5-2026", "04.05.2026", "2026-05-04",
		"2026-5-4" };
	static const char *const bad[] = { "", "4", "4/5", "4/5/26",
		"4/5/2026 ", " 4/5/2026", "4/5-2026", "4//5/2026", "31/2/2026",
		"4/13/2026", "0/5/2026", "2026/05/04", "2026-05", "2026-05-32",
		"4/5/20261", "444/5/2026", "a/b/c", "4/5/0000" };
	int32_t day;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(day_parse(good[i], &day));
		assert_int_equal(day, day_from_date(2026, 5, 4));
	}
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		day = 77;
		if (day_parse(bad[i], &day))
			fail_msg("\"%s\" is no day", bad[i]);
		assert_int_equal(day, 77);
	}
	assert_false(day_parse(NULL, &day));
}

/* As moment_format_iso writes them, and as the world does (RFC 3339). */
static void
moments_of_programs_are_read(void **state)
{
	static const char *const same[] = { "2026-05-04T23:59:07+07:00",
		"2026-05-04T16:59:07Z", "2026-05-04T11:29:07-05:30",
		"2026-05-04T23:59:07" };
	static const char *const bad[] = { "2026-05-04T23:59:60Z",
		"2026-05-04T23:59:07+", "2026-05-04T23:59:07+0700",
		"2026-05-04T23:59:07+07:00x", "2026-05-04T23:59:07z",
		"2026-05-04T23:59:07+15:00",
		"2026-05-04T23:59:", "2026-05-04T23:59Z" };
	char text[32];
	int64_t when;

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		assert_true(moment_parse(same[i], &when));
		assert_string_equal(moment_format_iso(when, text), same[0]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (moment_parse(bad[i], &when))
			fail_msg("\"%s\" is no moment", bad[i]);
}

static void
moments_are_read_in_local_time(void **state)
{
	static const char *const bad[] = { "4/5/2026 24:00", "4/5/2026 12:60",
		"4/5/2026 12", "4/5/2026 12:5", "4/5/2026 ", "4/5/2026T",
		"4/5/2026  12:00", "4/5/2026 12:00x", "12:00", "" };
	int64_t start = clock_day_start(day_from_date(2026, 5, 4)), when;
	size_t i;

	(void)state;
	assert_true(moment_parse("4/5/2026", &when));
	assert_true(when == start);
	assert_true(moment_parse("4/5/2026 7:05", &when));
	assert_true(when == start + 7 * 3600 + 300);
	assert_true(moment_parse("2026-05-04T23:59", &when));
	assert_true(when == start + 86340);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (moment_parse(bad[i], &when))
			fail_msg("\"%s\" is no moment", bad[i]);
	assert_false(moment_parse(NULL, &when));
}

static void
the_machine_has_a_clock(void **state)
{
	int64_t ticks = clock_ticks();

	(void)state;
	assert_in_range(clock_now(), time(NULL) - 2, time(NULL) + 2);
	assert_true(clock_ticks() >= ticks);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_is_the_day_of_its_date),
		cmocka_unit_test(months_end_as_the_c_library_says),
		cmocka_unit_test(there_is_no_31st_of_february),
		cmocka_unit_test(the_day_is_the_day_in_vietnam),
		cmocka_unit_test(days_and_moments_are_written),
		cmocka_unit_test(what_is_typed_is_read),
		cmocka_unit_test(moments_of_programs_are_read),
		cmocka_unit_test(moments_are_read_in_local_time),
		cmocka_unit_test(the_machine_has_a_clock),
	};

	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
