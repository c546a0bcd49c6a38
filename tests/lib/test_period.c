/* period: cut-offs of the reporting system. */
#include "arena.h"
#include "check.h"
#include "clock.h"
#include "cx.h"
#include "period.h"
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

	world.cx.mem = arena_open(8 << 20);
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

static int32_t
day_of(const char *text)
{
	int32_t day;

	assert_true(day_parse(text, &day));
	return day;
}

static void
periods_run_from_the_15th_to_the_14th(void **state)
{
	static const struct {
		enum period_kind kind;
		int year, number;
		const char *from, *to, *send_by;
	} cases[] = {
		{ PERIOD_MONTH, 2026, 11, "15/10/2026", "14/11/2026",
		    "17/11/2026" },
		{ PERIOD_MONTH, 2026, 1, "15/12/2025", "14/01/2026",
		    "16/01/2026" },
		{ PERIOD_MONTH, 2026, 2, "15/01/2026", "14/02/2026",
		    "24/02/2026" },
		{ PERIOD_QUARTER, 2026, 1, "15/12/2025", "14/03/2026",
		    "17/03/2026" },
		{ PERIOD_QUARTER, 2026, 2, "15/03/2026", "14/06/2026",
		    "16/06/2026" },
		{ PERIOD_QUARTER, 2026, 4, "15/09/2026", "14/12/2026",
		    "16/12/2026" },
		{ PERIOD_SIX_MONTHS, 2026, 0, "15/12/2025", "14/06/2026",
		    "16/06/2026" },
		{ PERIOD_NINE_MONTHS, 2026, 0, "15/12/2025", "14/09/2026",
		    "16/09/2026" },
		{ PERIOD_YEAR, 2026, 0, "15/12/2025", "14/12/2026",
		    "16/12/2026" },
	};
	const struct world *world = *state;
	struct period period;
	char buffer[16];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(period_make(&world->tth, &world->calendar,
		    cases[i].kind, cases[i].year, cases[i].number, &period));
		assert_int_equal(period.kind, cases[i].kind);
		assert_int_equal(period.year, cases[i].year);
		assert_int_equal(period.number, cases[i].number);
		assert_string_equal(day_format(period.from, buffer),
		    cases[i].from);
		assert_string_equal(day_format(period.to, buffer), cases[i].to);
		assert_string_equal(day_format(period.send_by, buffer),
		    cases[i].send_by);
	}
}

static void
there_is_no_month_13(void **state)
{
	const struct world *world = *state;
	struct period period;

	assert_false(period_make(&world->kh, &world->calendar, PERIOD_MONTH,
	    2026, 13, &period));
	assert_false(period_make(&world->kh, &world->calendar, PERIOD_MONTH,
	    2026, 0, &period));
	assert_false(period_make(&world->kh, &world->calendar, PERIOD_QUARTER,
	    2026, 5, &period));
	assert_false(period_make(&world->kh, &world->calendar, PERIOD_QUARTER,
	    2026, -1, &period));
	assert_false(period_make(&world->kh, &world->calendar, PERIOD_YEAR, 12,
	    0, &period));
	assert_false(period_make(&world->kh, &world->calendar, PERIOD_YEAR,
	    10000, 0, &period));
	assert_false(period_make(&world->kh, &world->calendar, PERIOD_FREE,
	    2026, 1, &period));
	/* Only one of the regulations knows nine months. */
	assert_false(period_make(&world->kh, &world->calendar,
	    PERIOD_NINE_MONTHS, 2026, 0, &period));
}

/* Each day has one month, quarter and year, and they follow on one another. */
static void
every_day_is_in_one_period(void **state)
{
	static const enum period_kind kinds[] = { PERIOD_MONTH, PERIOD_QUARTER,
		PERIOD_YEAR };
	const struct world *world = *state;
	struct profile calendar_months = world->kh;
	const struct profile *profiles[] = { &world->kh, &calendar_months };
	struct period period, before;
	int32_t day;
	size_t i, k;

	calendar_months.period_first_day = 1;
	for (k = 0; k < 2; k++)
		for (i = 0; i < 3; i++) {
			before = period_of(profiles[k], &world->calendar,
			    kinds[i], day_of("31/12/2023"));
			for (day = day_of("01/01/2024");
			     day < day_of("01/01/2028"); day++) {
				period = period_of(profiles[k],
				    &world->calendar, kinds[i], day);
				assert_in_range(day, period.from, period.to);
				if (period.to == before.to)
					continue;
				assert_int_equal(period.from, before.to + 1);
				assert_int_equal(period.from, day);
				before = period;
			}
		}
}

static void
calendar_months_are_a_setting(void **state)
{
	const struct world *world = *state;
	struct profile profile = world->kh;
	struct period period;

	profile.period_first_day = 1;
	assert_true(period_make(&profile, &world->calendar, PERIOD_QUARTER,
	    2028, 1, &period));
	assert_int_equal(period.from, day_of("01/01/2028"));
	assert_int_equal(period.to, day_of("31/03/2028"));
	assert_true(period_make(&profile, &world->calendar, PERIOD_MONTH, 2028,
	    2, &period));
	assert_int_equal(period.to, day_of("29/02/2028"));
}

static void
free_periods_take_two_days(void **state)
{
	const struct world *world = *state;
	struct period period;
	int32_t day = day_of("14/11/2026");

	assert_true(
	    period_free(&world->kh, &world->calendar, day - 3, day, &period));
	assert_int_equal(period.kind, PERIOD_FREE);
	assert_int_equal(period.from, day - 3);
	assert_int_equal(period.send_by, day_of("17/11/2026"));
	assert_true(
	    period_free(&world->kh, &world->calendar, day, day, &period));
	assert_false(
	    period_free(&world->kh, &world->calendar, day, day - 1, &period));
	assert_false(
	    period_free(&world->kh, &world->calendar, NO_DAY, day, &period));
}

static void
half_years_belong_to_the_year_of_the_day(void **state)
{
	const struct world *world = *state;
	struct period period = period_of(&world->kh, &world->calendar,
	    PERIOD_SIX_MONTHS, day_of("01/09/2026"));

	assert_int_equal(period.to, day_of("14/06/2026"));
	period = period_of(&world->kh, &world->calendar, PERIOD_SIX_MONTHS,
	    day_of("15/12/2026"));
	assert_int_equal(period.to, day_of("14/06/2027"));
}

static void
names_go_there_and_back(void **state)
{
	enum period_kind kind;
	unsigned i;

	(void)state;
	for (i = 0; i < N_PERIOD_KINDS; i++) {
		assert_true(
		    period_kind_from_name(period_kind_name((enum period_kind)i),
			&kind));
		assert_int_equal(kind, i);
	}
	assert_false(period_kind_from_name("week", &kind));
	assert_false(period_kind_from_name("", &kind));
}

static void
a_free_period_has_no_month(void **state)
{
	const struct world *world = *state;
	int32_t day = day_of("20/05/2026");
	struct period period = period_of(&world->kh, &world->calendar,
	    PERIOD_FREE, day);

	assert_int_equal(period.kind, PERIOD_FREE);
	assert_int_equal(period.from, day);
	assert_int_equal(period.to, day);
	assert_false(
	    period_free(&world->kh, &world->calendar, day, NO_DAY, &period));
	assert_false(period_make(&world->kh, &world->calendar, PERIOD_FREE,
	    2026, 1, &period));
	assert_false(period_make(&world->kh, &world->calendar,
	    (enum period_kind)99, 2026, 1, &period));
	assert_string_equal(period_kind_name((enum period_kind)99), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(periods_run_from_the_15th_to_the_14th),
		cmocka_unit_test(there_is_no_month_13),
		cmocka_unit_test(every_day_is_in_one_period),
		cmocka_unit_test(calendar_months_are_a_setting),
		cmocka_unit_test(free_periods_take_two_days),
		cmocka_unit_test(half_years_belong_to_the_year_of_the_day),
		cmocka_unit_test(names_go_there_and_back),
		cmocka_unit_test(a_free_period_has_no_month),
	};

	return cmocka_run_group_tests_name("period", tests, set_up, tear_down);
}
