/* periodic_report: which report is wanted on a day, and where a row counts. */
#include "periodic_report.h"

#include "arena.h"
#include "check.h"
#include "clock.h"
#include "letterhead.h"

static const struct calendar no_days_off = { 0 };

static struct profile
rules(bool nine_months, bool monthly)
{
	return (struct profile){ .period_first_day = 15,
		.report_days = 2,
		.period_has_nine_months = nine_months,
		.periodic_report_monthly = monthly,
		.periodic_report_remind_days = 1 };
}

static void
assert_wanted(const struct profile *profile, int32_t day, enum period_kind kind,
    int year, int number)
{
	struct period period;

	assert_true(
	    periodic_report_wanted(profile, &no_days_off, day, &period));
	assert_int_equal(period.kind, kind);
	assert_int_equal(period.year, year);
	assert_int_equal(period.number, number);
	assert_true(period.to < day);
}

static void
the_longest_that_ended_last_is_wanted(void **state)
{
	const struct profile tth = rules(true, true);
	const struct profile kh = rules(false, false);

	(void)state;
	assert_wanted(&tth, day_from_date(2026, 11, 15), PERIOD_MONTH, 2026,
	    11);
	assert_wanted(&kh, day_from_date(2026, 11, 15), PERIOD_QUARTER, 2026,
	    3);
	assert_wanted(&tth, day_from_date(2026, 9, 15), PERIOD_NINE_MONTHS,
	    2026, 0);
	assert_wanted(&kh, day_from_date(2026, 9, 15), PERIOD_QUARTER, 2026, 3);
	assert_wanted(&kh, day_from_date(2026, 6, 15), PERIOD_SIX_MONTHS, 2026,
	    0);
	assert_wanted(&kh, day_from_date(2026, 12, 15), PERIOD_YEAR, 2026, 0);
	/* On the cut-off itself the one before is. */
	assert_wanted(&kh, day_from_date(2026, 12, 14), PERIOD_QUARTER, 2026,
	    3);
	assert_wanted(&kh, day_from_date(2027, 3, 15), PERIOD_QUARTER, 2027, 1);
	assert_wanted(&tth, day_from_date(2027, 1, 15), PERIOD_MONTH, 2027, 1);
}

static void
reminded_before_the_last_day(void **state)
{
	struct profile profile = rules(true, true);
	struct period period;

	(void)state;
	assert_true(period_make(&profile, &no_days_off, PERIOD_MONTH, 2026, 11,
	    &period));
	assert_int_equal(period.send_by, day_from_date(2026, 11, 17));
	assert_int_equal(periodic_report_remind_on(&profile, &no_days_off,
			     &period),
	    day_from_date(2026, 11, 16));
	/* Never before the period is over. */
	profile.periodic_report_remind_days = 9;
	assert_int_equal(periodic_report_remind_on(&profile, &no_days_off,
			     &period),
	    day_from_date(2026, 11, 15));
	profile.periodic_report_remind_days = 0;
	assert_int_equal(periodic_report_remind_on(&profile, &no_days_off,
			     &period),
	    NO_DAY);
}

static void
a_row_has_one_place(void **state)
{
	const int32_t on = day_from_date(2026, 11, 14);
	struct assignment a = { .state = STATE_SUBMITTED,
		.due_on = on - 1,
		.submitted_at = clock_day_start(on - 1) };

	(void)state;
	assert_int_equal(periodic_report_leaf(&a, on), CELL_DOING_IN_TIME);
	a.submitted_at = clock_day_start(on);
	assert_int_equal(periodic_report_leaf(&a, on), CELL_DOING_OVERDUE);
	a.state = STATE_RETURNED;
	assert_int_equal(periodic_report_leaf(&a, on),
	    CELL_NOT_STARTED_OVERDUE);
	a.due_on = on;
	assert_int_equal(periodic_report_leaf(&a, on),
	    CELL_NOT_STARTED_IN_TIME);
	a.due_on = NO_DAY;
	assert_int_equal(periodic_report_leaf(&a, on),
	    CELL_NOT_STARTED_NO_DEADLINE);
	a.state = STATE_COMPLETED;
	a.outcome = OUTCOME_LATE;
	assert_int_equal(periodic_report_leaf(&a, on), CELL_DONE_LATE);
	a.state = STATE_RECALLED;
	assert_int_equal(periodic_report_leaf(&a, on), CELL_OUT);
}

static void
what_came_late_is_marked(void **state)
{
	const struct period period = { .kind = PERIOD_MONTH,
		.from = day_from_date(2026, 10, 15),
		.to = day_from_date(2026, 11, 14) };
	struct periodic_report_line line = { .leaf = CELL_DONE_LATE,
		.issued_on = period.from,
		.result_on = period.from };

	(void)state;
	assert_false(periodic_report_is_supplement(&period, &line));
	line.issued_on = period.from - 1;
	assert_true(periodic_report_is_supplement(&period, &line));
	line.is_carried = true;
	assert_false(periodic_report_is_supplement(&period, &line));
	line.result_on = period.from - 1;
	assert_true(periodic_report_is_supplement(&period, &line));
	line.leaf = CELL_TOTAL;
	assert_false(periodic_report_is_supplement(&period, &line));
}

static void
rates_are_written_as_numbers_are_here(void **state)
{
	struct arena *mem = arena_open(10000);

	(void)state;
	assert_string_equal(letterhead_rate(mem, 35, 1059), "3,31% (35/1.059)");
	assert_string_equal(letterhead_rate(mem, 2, 3), "66,67% (2/3)");
	assert_string_equal(letterhead_rate(mem, 0, 0), "–");
	assert_string_equal(letterhead_count(mem, 5), "05");
	assert_string_equal(letterhead_count(mem, 0), "0");
	assert_string_equal(letterhead_count(mem, 1234567), "1.234.567");
	arena_close(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_that_ended_last_is_wanted),
		cmocka_unit_test(reminded_before_the_last_day),
		cmocka_unit_test(what_came_late_is_marked),
		cmocka_unit_test(rates_are_written_as_numbers_are_here),
		cmocka_unit_test(a_row_has_one_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
