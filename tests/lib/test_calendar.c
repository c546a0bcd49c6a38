/* calendar: the real years, and any calendar against a walk day by day. */
#define BANNED_ALLOW_MEMORY
#include <stdlib.h>

#include "arena.h"
#include "calendar.h"
#include "check.h"
#include "clock.h"
#include "seed.h"

enum { MEMORY = 64 << 20, SPAN = 900, WALKS = 3000, CASES_OF_ONE = 100 };

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

static int32_t
day_of(const char *text)
{
	int32_t day;

	assert_true(day_parse(text, &day));
	return day;
}

static void
three_working_days_after_real_events(void **state)
{
	static const char *const vectors[][4] = {
		{ "24/01/2025", "03/02/2025", "04/02/2025", "05/02/2025" },
		{ "04/04/2025", "08/04/2025", "09/04/2025", "10/04/2025" },
		{ "25/04/2025", "26/04/2025", "28/04/2025", "29/04/2025" },
		{ "29/04/2025", "05/05/2025", "06/05/2025", "07/05/2025" },
		{ "29/08/2025", "03/09/2025", "04/09/2025", "05/09/2025" },
		{ "31/12/2025", "05/01/2026", "06/01/2026", "07/01/2026" },
		{ "09/01/2026", "10/01/2026", "12/01/2026", "13/01/2026" },
		{ "13/02/2026", "23/02/2026", "24/02/2026", "25/02/2026" },
		{ "17/02/2026", "23/02/2026", "24/02/2026", "25/02/2026" },
		{ "24/04/2026", "28/04/2026", "29/04/2026", "04/05/2026" },
		{ "29/04/2026", "04/05/2026", "05/05/2026", "06/05/2026" },
		{ "21/08/2026", "22/08/2026", "24/08/2026", "25/08/2026" },
		{ "28/08/2026", "03/09/2026", "04/09/2026", "07/09/2026" },
		{ "23/11/2026", "25/11/2026", "26/11/2026", "27/11/2026" },
	};
	const struct world *world = *state;
	char buffer[16];
	size_t i;
	int n;

	for (i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		int32_t event = day_of(vectors[i][0]);

		for (n = 1; n <= 3; n++)
			assert_string_equal(
			    day_format(calendar_add(&world->calendar, event, n),
				buffer),
			    vectors[i][n]);
		assert_int_equal(calendar_add(&world->calendar, event, 0),
		    event);
	}
}

static void
years_have_the_announced_number_of_working_days(void **state)
{
	const struct world *world = *state;

	assert_int_equal(calendar_between(&world->calendar,
			     day_of("31/12/2024"), day_of("31/12/2025")),
	    250);
	assert_int_equal(calendar_between(&world->calendar,
			     day_of("31/12/2025"), day_of("31/12/2026")),
	    249);
}

static void
only_announced_years_are_confirmed(void **state)
{
	const struct world *world = *state;

	assert_true(
	    calendar_is_confirmed(&world->calendar, day_of("01/01/2025")));
	assert_true(
	    calendar_is_confirmed(&world->calendar, day_of("31/12/2026")));
	assert_false(
	    calendar_is_confirmed(&world->calendar, day_of("01/01/2027")));
	assert_false(
	    calendar_is_confirmed(&world->calendar, day_of("01/01/2030")));
}

static void
derivations_name_what_was_skipped(void **state)
{
	static const struct {
		const char *from;
		int n;
		const char *text;
	} cases[] = {
		{ "20/04/2026", 0, "ngày 20/4/2026" },
		{ "20/04/2026", 1,
		    "ngày 20/4/2026 + 1 ngày làm việc → "
		    "21/4/2026" },
		{ "24/04/2026", 1,
		    "ngày 24/4/2026 + 1 ngày làm việc, bỏ qua "
		    "25-27/4 → 28/4/2026" },
		{ "25/04/2025", 1,
		    "ngày 25/4/2025 + 1 ngày làm việc, tính cả "
		    "26/4 làm bù → 26/4/2025" },
		{ "25/04/2025", 2,
		    "ngày 25/4/2025 + 2 ngày làm việc, bỏ qua "
		    "27/4, tính cả 26/4 làm bù → 28/4/2025" },
		{ "29/04/2026", 1,
		    "ngày 29/4/2026 + 1 ngày làm việc, bỏ qua "
		    "30/4-03/5 → 04/5/2026" },
		{ "31/12/2025", 1,
		    "ngày 31/12/2025 + 1 ngày làm việc, bỏ qua "
		    "01-04/01 → 05/01/2026" },
		{ "23/04/2026", 3,
		    "ngày 23/4/2026 + 3 ngày làm việc, bỏ qua "
		    "25-27/4 → 29/4/2026" },
		{ "24/04/2026", 3,
		    "ngày 24/4/2026 + 3 ngày làm việc, bỏ qua "
		    "25-27/4; 30/4-03/5 → 04/5/2026" },
	};
	static const struct calendar_day new_year[] = {
		{ 20453, false, "nghỉ" }, /* 31/12/2025 */
		{ 20454, false, "nghỉ" },
		{ 20455, false, "nghỉ" },
	};
	struct calendar other = { .n_days = 3, .days = new_year };
	const struct world *world = *state;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(calendar_derivation(world->mem,
					&world->calendar, day_of(cases[i].from),
					cases[i].n),
		    cases[i].text);
	assert_string_equal(calendar_derivation(world->mem, &other,
				day_of("30/12/2025"), 1),
	    "ngày 30/12/2025 + 1 ngày làm việc, bỏ qua 31/12/2025-04/01/2026 "
	    "→ 05/01/2026");
}

/* A long count says how many days were skipped, in few words. */
static void
derivations_stay_short(void **state)
{
	const struct world *world = *state;
	const char *text = calendar_derivation(world->mem, &world->calendar,
	    day_of("02/01/2025"), 400);

	assert_non_null(strstr(text, " ngày nghỉ"));
	assert_true(strlen(text) < 300);
}

/* Any calendar against a walk day by day -------------------------------------
 */

static bool
plainly_working(const struct calendar *calendar, int32_t day)
{
	size_t i;

	for (i = 0; i < calendar->n_days; i++)
		if (calendar->days[i].day == day)
			return calendar->days[i].working;
	/* 1970-01-01 was a Thursday; far enough back stays positive. */
	return (day + 7000003) % 7 < 5;
}

static int
below(unsigned *seed, int n)
{
	*seed = *seed * 1103515245U + 12345U;
	return (int)(*seed >> 8) % n;
}

/* About one day in density is special, and the weekends with it. */
static void
make_calendar(unsigned *seed, int32_t start, struct calendar_day *days,
    struct calendar *out)
{
	int density = 2 + below(seed, 60);
	int32_t day;

	out->n_days = 0;
	for (day = start; day < start + SPAN; day++) {
		if (below(seed, density) != 0)
			continue;
		days[out->n_days].day = day;
		days[out->n_days].working = below(seed, 2) == 0;
		days[out->n_days++].name = "";
	}
	out->days = days;
}

static void
walk_all(const struct calendar *calendar, int32_t start, bool working[SPAN],
    int until[SPAN])
{
	int i, n = 0;

	for (i = 0; i < SPAN; i++) {
		working[i] = plainly_working(calendar, start + i);
		n += working[i];
		until[i] = n;
	}
}

static void
check_one(const struct calendar *calendar, unsigned *seed, int32_t start,
    const bool working[SPAN], const int until[SPAN])
{
	int from = 100 + below(seed, SPAN - 400), n = below(seed, 40);
	int to = from, back = from, left, other = below(seed, SPAN);

	for (left = n; left > 0;)
		left -= working[++to];
	assert_int_equal(calendar_add(calendar, start + from, n), start + to);
	for (left = n; left > 0 && back > 0;)
		left -= working[--back];
	if (left == 0)
		assert_int_equal(calendar_subtract(calendar, start + from, n),
		    start + back);
	assert_int_equal(calendar_between(calendar, start + from,
			     start + other),
	    until[other] - until[from]);
	assert_int_equal(calendar_is_working(calendar, start + other),
	    working[other]);
}

static void
any_calendar_agrees_with_a_walk(void **state)
{
	struct calendar_day *days = calloc(SPAN, sizeof(*days));
	struct calendar calendar = { .n_years = 0 };
	bool working[SPAN];
	int until[SPAN], i, k, cases = 0;
	unsigned seed = 20261122;

	(void)state;
	assert_non_null(days);
	for (i = 0; i < WALKS; i++) {
		/* Before 1970 too. */
		int32_t start = below(&seed, 60000) - 20000;

		make_calendar(&seed, start, days, &calendar);
		walk_all(&calendar, start, working, until);
		/* The last stretch must not run out of the walk. */
		if (until[SPAN - 1] - until[SPAN - 300] < 41)
			continue;
		for (k = 0; k < CASES_OF_ONE; k++)
			check_one(&calendar, &seed, start, working, until);
		cases += CASES_OF_ONE;
	}
	assert_in_range(cases, 200000, WALKS * CASES_OF_ONE);
	free(days);
}

static void
a_derivation_ends_with_the_date_added(void **state)
{
	struct calendar_day *days = calloc(SPAN, sizeof(*days));
	struct calendar calendar = { .n_years = 0 };
	struct arena *mem = arena_open(MEMORY);
	unsigned seed = 7;
	char buffer[16];
	int32_t start = 0;
	int i;

	(void)state;
	assert_non_null(days);
	for (i = 0; i < 5000; i++) {
		const char *text, *last;
		int32_t from;
		int n = 1 + below(&seed, 200);

		if (i % 50 == 0) {
			start = below(&seed, 40000);
			make_calendar(&seed, start, days, &calendar);
		}
		from = start + below(&seed, SPAN);
		text = calendar_derivation(mem, &calendar, from, n);
		last = strstr(text, "→ ");
		assert_non_null(last);
		assert_string_equal(last + strlen("→ "),
		    day_format_short(calendar_add(&calendar, from, n), buffer));
		arena_reset(mem);
	}
	arena_close(mem);
	free(days);
}

static void
counting_ends_where_days_end(void **state)
{
	const struct calendar none = { .n_years = 0 };

	(void)state;
	assert_int_equal(calendar_add(&none, LAST_DAY - 1, 50), LAST_DAY);
	assert_int_equal(calendar_add(&none, LAST_DAY, 1), LAST_DAY);
	assert_int_equal(calendar_subtract(&none, 1 - LAST_DAY, 50), -LAST_DAY);
}

/* What was written is read again; anything else is not taken for it. */
static void
only_a_derivation_is_read_as_one(void **state)
{
	static const char *const others[] = { "", "hạn 15/04/2026", "ngày mai",
		"ngày 15/04/2026, sau đó", "ngày 15/04/2026 + 3 tuần",
		"ngày 15/04/2026 - 3 ngày làm việc",
		"ngày 15/04/2026 + ba ngày làm việc",
		"ngày 15/04/2026 + 10001 ngày làm việc" };
	struct arena *mem = arena_open(MEMORY);
	const char *before;
	int32_t from;
	int n;

	(void)state;
	assert_true(calendar_derivation_read(mem,
	    "phát hành ngày 15/04/2026 + 3 ngày làm việc → 20/04/2026", &before,
	    &from, &n));
	assert_string_equal(before, "phát hành ");
	assert_int_equal(from, day_from_date(2026, 4, 15));
	assert_int_equal(n, 3);
	assert_true(calendar_derivation_read(mem, "ngày 15/04/2026", &before,
	    &from, &n));
	assert_int_equal(n, 0);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_false(calendar_derivation_read(mem, others[i], &before,
		    &from, &n));
	arena_close(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_working_days_after_real_events),
		cmocka_unit_test(
		    years_have_the_announced_number_of_working_days),
		cmocka_unit_test(only_announced_years_are_confirmed),
		cmocka_unit_test(derivations_name_what_was_skipped),
		cmocka_unit_test(derivations_stay_short),
		cmocka_unit_test(any_calendar_agrees_with_a_walk),
		cmocka_unit_test(a_derivation_ends_with_the_date_added),
		cmocka_unit_test(counting_ends_where_days_end),
		cmocka_unit_test(only_a_derivation_is_read_as_one),
	};

	return cmocka_run_group_tests_name("calendar", tests, set_up,
	    tear_down);
}
