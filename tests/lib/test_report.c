/* report: names, sums, rates and the moment figures are known at. */
#include "report.h"

#include "assignment.h"
#include "check.h"
#include "clock.h"

static struct period
april(void)
{
	return (struct period){
		.kind = PERIOD_MONTH,
		.year = 2026,
		.number = 4,
		.from = day_from_date(2026, 3, 15),
		.to = day_from_date(2026, 4, 14),
	};
}

static void
every_cell_has_a_name_of_its_own(void **state)
{
	(void)state;
	for (int i = 0; i < N_REPORT_CELLS; i++) {
		enum report_cell found;

		assert_true(
		    report_cell_from_name(report_cell_name((enum report_cell)i),
			&found));
		assert_int_equal(found, i);
	}
	assert_string_equal(report_cell_name(N_REPORT_CELLS), "");
	for (int i = 0; i < N_REPORT_RATES; i++)
		assert_true(report_rate_name((enum report_rate)i)[0] != '\0');
	assert_string_equal(report_rate_name(N_REPORT_RATES), "");
}

static void
an_unknown_name_is_no_cell(void **state)
{
	enum report_cell found;

	(void)state;
	assert_false(report_cell_from_name("", &found));
	assert_false(report_cell_from_name("done_", &found));
}

static void
sums_are_made_of_the_leaves(void **state)
{
	struct report_counts c = { .n = {
				       [CELL_CARRIED] = 30,
				       [CELL_NEW] = 15,
				       [CELL_DONE_EARLY] = 1,
				       [CELL_DONE_ON_TIME] = 2,
				       [CELL_DONE_LATE] = 3,
				       [CELL_DONE_NO_DEADLINE] = 4,
				       [CELL_DOING_IN_TIME] = 5,
				       [CELL_DOING_OVERDUE] = 6,
				       [CELL_DOING_NO_DEADLINE] = 7,
				       [CELL_NOT_STARTED_IN_TIME] = 8,
				       [CELL_NOT_STARTED_OVERDUE] = 9,
				       [CELL_NOT_STARTED_NO_DEADLINE] = 0,
				       [CELL_OUT] = 11,
				   } };

	(void)state;
	report_counts_sum_up(&c);
	assert_int_equal(c.n[CELL_TOTAL], 45);
	assert_int_equal(c.n[CELL_DONE], 10);
	assert_int_equal(c.n[CELL_DONE_IN_TIME], 7);
	assert_int_equal(c.n[CELL_DOING], 18);
	assert_int_equal(c.n[CELL_NOT_STARTED], 17);
	assert_int_equal(c.n[CELL_OUT], 11);
	report_counts_add(&c, &c);
	assert_int_equal(c.n[CELL_TOTAL], 90);
	assert_int_equal(c.n[CELL_OUT], 22);
}

static void
only_nothing_at_all_is_zero(void **state)
{
	struct report_counts c = { .n = { 0 } };

	(void)state;
	assert_true(report_counts_are_zero(&c));
	c.n[CELL_OUT] = 1;
	assert_false(report_counts_are_zero(&c));
}

/* The figures of the Government for 2017: the denominator is what matters. */
static void
a_rate_says_what_it_is_of(void **state)
{
	struct report_counts c = { .n = {
				       [CELL_CARRIED] = 914,
				       [CELL_NEW] = 21000,
				       [CELL_DONE_EARLY] = 14000,
				       [CELL_DONE_ON_TIME] = 68,
				       [CELL_DONE_LATE] = 1983,
				       [CELL_DOING_IN_TIME] = 5640,
				       [CELL_DOING_OVERDUE] = 200,
				       [CELL_NOT_STARTED_OVERDUE] = 23,
				       [CELL_FALLEN_DUE] = 16274,
				   } };
	struct rate rate;

	(void)state;
	report_counts_sum_up(&c);
	rate = report_rate_of(&c, RATE_DONE);
	assert_int_equal(rate.n, 16051);
	assert_int_equal(rate.of, 21914);
	rate = report_rate_of(&c, RATE_ON_TIME);
	assert_int_equal(rate.n, 14068);
	assert_int_equal(rate.of, 16274);
	rate = report_rate_of(&c, RATE_OVERDUE);
	assert_int_equal(rate.n, 223);
	assert_int_equal(rate.of, 21914);
	rate = report_rate_of(&c, N_REPORT_RATES);
	assert_int_equal(rate.of, 0);
}

static void
the_cut_off_day_counts_whole(void **state)
{
	struct period period = april();
	struct report_query query = { .period = period };
	int64_t last = clock_day_start(period.to + 1) - 1;

	(void)state;
	assert_true(report_known_at(&period, last - 3600) == last - 3600);
	assert_true(report_known_at(&period, last) == last);
	assert_true(report_known_at(&period, last + 1) == last);
	query.known_at = last;
	assert_int_equal(report_as_of(&query), period.to);
	query.known_at = last - DAY_SECONDS;
	assert_int_equal(report_as_of(&query), period.to - 1);
	query.known_at = last + DAY_SECONDS;
	assert_int_equal(report_as_of(&query), period.to);
}

/* Late in each of the two ways, and the days at which it is no more. */
static void
what_was_entered_late_is_a_supplement(void **state)
{
	const struct period may = { .kind = PERIOD_MONTH,
		.from = day_from_date(2026, 4, 15),
		.to = day_from_date(2026, 5, 14) };
	struct assignment_line line = { .issued_on = may.from,
		.a = { .assigned_at = clock_day_start(may.from),
		    .result_on = NO_DAY,
		    .closed_on = LAST_DAY } };

	(void)state;
	assert_false(report_is_supplement(&may, &line));
	line.issued_on = may.from - 1;
	assert_true(report_is_supplement(&may, &line));
	line.a.assigned_at--;
	assert_false(report_is_supplement(&may, &line));
	line.a.closed_on = may.to;
	line.a.result_on = may.from;
	assert_false(report_is_supplement(&may, &line));
	line.a.result_on--;
	assert_true(report_is_supplement(&may, &line));
	line.a.closed_on = may.to + 1;
	assert_false(report_is_supplement(&may, &line));
}

static void
what_has_no_day_is_no_supplement(void **state)
{
	const struct period may = { .kind = PERIOD_MONTH,
		.from = day_from_date(2026, 4, 15),
		.to = day_from_date(2026, 5, 14) };
	struct assignment_line line = { .issued_on = may.from - 1,
		.a = { .assigned_at = NO_MOMENT,
		    .result_on = NO_DAY,
		    .closed_on = may.to } };

	(void)state;
	assert_false(report_is_supplement(&may, &line));
	line.a.closed_on = NO_DAY;
	line.a.result_on = may.from - 1;
	assert_false(report_is_supplement(&may, &line));
	line.a.closed_on = may.from;
	assert_true(report_is_supplement(&may, &line));
}

static void
outside_the_lists_there_is_nothing(void **state)
{
	const struct report_counts counts = { .n = { [CELL_TOTAL] = 9 } };
	enum report_cell cell = CELL_TOTAL;
	struct rate rate = report_rate_of(&counts, (enum report_rate)99);

	(void)state;
	assert_false(report_cell_of_leaf(0, &cell));
	assert_false(report_cell_of_leaf(UINT64_MAX, &cell));
	assert_int_equal(cell, CELL_TOTAL);
	assert_true(report_cell_of_leaf(1, &cell));
	assert_int_not_equal(cell, CELL_TOTAL);
	assert_int_equal(rate.of, 0);
	assert_int_equal(report_rate_of(&counts, RATE_DONE).of, 9);
	assert_string_equal(report_rate_name((enum report_rate)99), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_entered_late_is_a_supplement),
		cmocka_unit_test(every_cell_has_a_name_of_its_own),
		cmocka_unit_test(an_unknown_name_is_no_cell),
		cmocka_unit_test(sums_are_made_of_the_leaves),
		cmocka_unit_test(only_nothing_at_all_is_zero),
		cmocka_unit_test(a_rate_says_what_it_is_of),
		cmocka_unit_test(the_cut_off_day_counts_whole),
		cmocka_unit_test(what_has_no_day_is_no_supplement),
		cmocka_unit_test(outside_the_lists_there_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
