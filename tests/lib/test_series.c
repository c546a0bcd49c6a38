/* series: the dates of occurrences, and what a whole says of its parts (R7). */
#include "arena.h"
#include "check.h"
#include "clock.h"
#include "series.h"

static int32_t
day(int year, int month, int of_month)
{
	return day_from_date(year, month, of_month);
}

static struct series
series_of(enum repeat_unit unit, unsigned every, int32_t first_on,
    int32_t until_on)
{
	return (struct series){ .unit = unit,
		.every = every,
		.first_on = first_on,
		.until_on = until_on,
		.next_on = NO_DAY };
}

static void
R7_a_quarterly_task_of_2026_has_four_due_dates(void **state)
{
	struct series s = series_of(REPEAT_QUARTER, 1, day(2026, 3, 31),
	    day(2026, 12, 31));
	struct arena *mem = arena_open(64 * 1024);

	(void)state;
	assert_int_equal(series_count(&s), 4);
	assert_int_equal(series_due(&s, 1), day(2026, 3, 31));
	assert_int_equal(series_due(&s, 2), day(2026, 6, 30));
	assert_int_equal(series_due(&s, 3), day(2026, 9, 30));
	assert_int_equal(series_due(&s, 4), day(2026, 12, 31));
	assert_int_equal(series_due(&s, 5), NO_DAY);
	assert_int_equal(series_opens(&s, 2), day(2026, 4, 1));
	assert_int_equal(series_opens(&s, 5), NO_DAY);
	assert_string_equal(series_derivation(mem, &s, 2),
	    "kỳ 2, hằng quý từ ngày 31/3/2026 → 30/6/2026");
	assert_string_equal(series_derivation(mem, &s, 5), "");
	assert_string_equal(series_summary(mem, &s),
	    "hằng quý: 31/3/2026, 30/6/2026, 30/9/2026, 31/12/2026 (đến hết "
	    "ngày 31/12/2026: 4 kỳ)");
	arena_close(mem);
}

static void
R7_each_kind_of_repetition(void **state)
{
	static const struct {
		enum repeat_unit unit;
		unsigned every;
		int first[3];
		int third[3];
	} cases[] = {
		{ REPEAT_WEEK, 1, { 2026, 11, 27 }, { 2026, 12, 11 } },
		{ REPEAT_WEEK, 2, { 2026, 11, 27 }, { 2026, 12, 25 } },
		{ REPEAT_MONTH, 1, { 2026, 11, 25 }, { 2027, 1, 25 } },
		{ REPEAT_MONTH, 1, { 2026, 12, 30 }, { 2027, 2, 28 } },
		{ REPEAT_MONTH, 1, { 2026, 2, 28 }, { 2026, 4, 30 } },
		{ REPEAT_MONTH, 2, { 2026, 11, 5 }, { 2027, 3, 5 } },
		{ REPEAT_QUARTER, 1, { 2026, 8, 15 }, { 2027, 2, 15 } },
		{ REPEAT_HALF_YEAR, 1, { 2026, 6, 15 }, { 2027, 6, 15 } },
		{ REPEAT_YEAR, 1, { 2024, 2, 29 }, { 2026, 2, 28 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct series s = series_of(cases[i].unit, cases[i].every,
		    day(cases[i].first[0], cases[i].first[1],
			cases[i].first[2]),
		    NO_DAY);

		assert_int_equal(series_due(&s, 3),
		    day(cases[i].third[0], cases[i].third[1],
			cases[i].third[2]));
		assert_int_equal(series_count(&s), 0);
	}
}

static void
R7_there_is_an_end_to_everything(void **state)
{
	struct series s = series_of(REPEAT_WEEK, 1, day(2026, 1, 2), NO_DAY);

	(void)state;
	assert_int_equal(series_due(&s, 0), NO_DAY);
	assert_int_not_equal(series_due(&s, PARTS_MAX), NO_DAY);
	assert_int_equal(series_due(&s, PARTS_MAX + 1), NO_DAY);
	s.unit = REPEAT_NONE;
	assert_int_equal(series_due(&s, 1), NO_DAY);
}

static void
R7_the_whole_is_done_with_the_last_and_overdue_with_any(void **state)
{
	static const struct {
		struct series_standing standing;
		enum series_state state;
	} cases[] = {
		{ { 0, 0, 0, 0, false }, SERIES_WAITING },
		{ { 3, 2, 1, 0, false }, SERIES_RUNNING },
		{ { 3, 2, 1, 1, false }, SERIES_OVERDUE },
		{ { 3, 3, 0, 0, true }, SERIES_RUNNING },
		{ { 3, 3, 0, 0, false }, SERIES_DONE },
		{ { 3, 2, 0, 0, false }, SERIES_STOPPED },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(series_state_of(&cases[i].standing),
		    cases[i].state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    R7_a_quarterly_task_of_2026_has_four_due_dates),
		cmocka_unit_test(R7_each_kind_of_repetition),
		cmocka_unit_test(R7_there_is_an_end_to_everything),
		cmocka_unit_test(
		    R7_the_whole_is_done_with_the_last_and_overdue_with_any),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
