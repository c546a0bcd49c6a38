/* reminder: which rule falls on which day, and what catching up leaves out. */
#include "reminder.h"

#include <stdbool.h>
#include <string.h>

#include "arena.h"
#include "check.h"
#include "clock.h"
#include "cx.h"
#include "outbox.h"
#include "seed.h"

enum { MEMORY = 64 << 20, RULES = 7, DUE_DATES = 400 };

struct world {
	struct cx cx;
	struct calendar calendar;
	struct profile profile;
};

static int
set_up(void **state)
{
	static struct world world;

	world.cx.mem = arena_open(MEMORY);
	world.calendar = seed_calendar(world.cx.mem);
	world.profile = seed_profile(&world.cx, "kh");
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

/* The name of the rule on one day, "" for none. */
static const char *
on(const struct world *w, const char *due_on, const char *day)
{
	static struct reminder_rule rule;

	if (!reminder_rule_between(&w->profile, &w->calendar, day_of(due_on),
		day_of(day), day_of(day), &rule))
		return "";
	assert_int_equal(rule.day, day_of(day));
	return rule.name;
}

static const char *
between(const struct world *w, const char *due_on, const char *from,
    const char *to)
{
	static struct reminder_rule rule;

	if (!reminder_rule_between(&w->profile, &w->calendar, day_of(due_on),
		day_of(from), day_of(to), &rule))
		return "";
	return rule.name;
}

static void
rules_fall_on_working_days_before_and_every_three_days_after(void **state)
{
	const struct world *w = *state;

	/* Wednesday 18/11/2026; no holiday near. */
	assert_string_equal(on(w, "18/11/2026", "09/11/2026"), "before_7");
	assert_string_equal(on(w, "18/11/2026", "10/11/2026"), "");
	assert_string_equal(on(w, "18/11/2026", "13/11/2026"), "before_3");
	assert_string_equal(on(w, "18/11/2026", "14/11/2026"), "");
	assert_string_equal(on(w, "18/11/2026", "17/11/2026"), "before_1");
	assert_string_equal(on(w, "18/11/2026", "18/11/2026"), "due_day");
	assert_string_equal(on(w, "18/11/2026", "19/11/2026"), "after_1");
	assert_string_equal(on(w, "18/11/2026", "20/11/2026"), "");
	assert_string_equal(on(w, "18/11/2026", "22/11/2026"), "after_2");
	assert_string_equal(on(w, "18/11/2026", "25/11/2026"), "after_3");
	assert_string_equal(on(w, "18/11/2026", "28/11/2026"), "");
}

static void
days_off_do_not_count_before(void **state)
{
	const struct world *w = *state;

	/* Monday: one working day before is Friday, and only Friday. */
	assert_string_equal(on(w, "23/11/2026", "20/11/2026"), "before_1");
	assert_string_equal(on(w, "23/11/2026", "21/11/2026"), "");
	assert_string_equal(on(w, "23/11/2026", "22/11/2026"), "");
	/* Over the days off around 30/4. */
	assert_string_equal(on(w, "04/05/2026", "29/04/2026"), "before_1");
}

static void
only_the_latest_rule_of_missed_days_is_told(void **state)
{
	const struct world *w = *state;
	struct reminder_rule rule;

	assert_string_equal(between(w, "18/11/2026", "09/11/2026",
				"12/11/2026"),
	    "before_7");
	assert_string_equal(between(w, "18/11/2026", "09/11/2026",
				"15/11/2026"),
	    "before_3");
	assert_string_equal(between(w, "18/11/2026", "09/11/2026",
				"18/11/2026"),
	    "due_day");
	assert_string_equal(between(w, "18/11/2026", "01/11/2026",
				"24/11/2026"),
	    "after_2");
	assert_string_equal(between(w, "18/11/2026", "01/11/2026",
				"31/12/2026"),
	    "after_3");
	assert_string_equal(between(w, "18/11/2026", "26/11/2026",
				"31/12/2026"),
	    "");

	assert_true(reminder_rule_between(&w->profile, &w->calendar,
	    day_of("18/11/2026"), day_of("01/11/2026"), day_of("21/11/2026"),
	    &rule));
	assert_string_equal(rule.name, "after_1");
	assert_int_equal(rule.day, day_of("19/11/2026"));
	assert_true(rule.overdue);
	assert_true(reminder_rule_between(&w->profile, &w->calendar,
	    day_of("18/11/2026"), day_of("18/11/2026"), day_of("18/11/2026"),
	    &rule));
	assert_false(rule.overdue);
}

static void
nothing_without_a_due_date_or_with_the_days_turned_round(void **state)
{
	const struct world *w = *state;
	struct reminder_rule rule;
	int32_t day = day_of("18/11/2026");

	assert_false(reminder_rule_between(&w->profile, &w->calendar, NO_DAY,
	    day - 400, day, &rule));
	assert_false(reminder_rule_between(&w->profile, &w->calendar, LAST_DAY,
	    LAST_DAY - 1, LAST_DAY, &rule));
	assert_false(reminder_rule_between(&w->profile, &w->calendar, day, day,
	    day - 1, &rule));
}

/* Counts what a program that runs every step-th day tells about one date. */
static int
tell_all(const struct world *w, int32_t due_on, int step, unsigned *out_told)
{
	static const char *const names[RULES] = { "before_7", "before_3",
		"before_1", "due_day", "after_1", "after_2", "after_3" };
	int32_t finished = due_on - 40;
	int times = 0;

	*out_told = 0;
	for (int32_t today = finished + 1; today < due_on + 40; today += step) {
		struct reminder_rule rule;
		int32_t from = reminder_first_day(finished, today);
		unsigned known = 0;

		finished = today;
		if (!reminder_rule_between(&w->profile, &w->calendar, due_on,
			from, today, &rule))
			continue;
		for (unsigned i = 0; i < RULES; i++)
			if (strcmp(rule.name, names[i]) == 0)
				known = 1U << i;
		assert_int_not_equal(known, 0);
		assert_int_equal(*out_told & known, 0);
		assert_true(known > *out_told); /* never an earlier one */
		*out_told |= known;
		times++;
	}
	return times;
}

static void
each_rule_is_told_at_most_once_however_often_the_program_runs(void **state)
{
	const struct world *w = *state;
	int32_t first = day_of("01/01/2026");

	for (int32_t due_on = first; due_on < first + DUE_DATES; due_on++) {
		unsigned told;

		assert_int_equal(tell_all(w, due_on, 1, &told), RULES);
		for (int step = 2; step < 40; step++) {
			(void)tell_all(w, due_on, step, &told);
			/* However late: that it is overdue is always told. */
			assert_true(told & 1U << (RULES - 1) ||
				    told & 1U << (RULES - 2) ||
				    told & 1U << (RULES - 3));
		}
	}
}

static void
the_range_of_due_dates_leaves_nothing_out(void **state)
{
	const struct world *w = *state;
	int32_t start = day_of("01/01/2026");

	for (int32_t to = start; to < start + DUE_DATES; to++) {
		for (int span = 0; span < 20; span += 7) {
			int32_t from = to - span;
			int32_t first;
			int32_t last;
			struct reminder_rule rule;

			reminder_due_range(&w->profile, &w->calendar, from, to,
			    &first, &last);
			assert_true(last - first < 80);
			for (int32_t d = first - 60; d < last + 60; d++)
				if (d < first || d > last)
					assert_false(
					    reminder_rule_between(&w->profile,
						&w->calendar, d, from, to,
						&rule));
		}
	}
}

static void
a_province_may_want_none_or_name_them_in_any_order(void **state)
{
	struct world w = *(struct world *)*state;

	w.profile.n_remind_before = 2;
	w.profile.remind_before[0] = 1;
	w.profile.remind_before[1] = 5;
	w.profile.remind_after_max = 0;
	assert_string_equal(between(&w, "18/11/2026", "01/11/2026",
				"17/11/2026"),
	    "before_1");
	assert_string_equal(on(&w, "18/11/2026", "11/11/2026"), "before_5");
	assert_string_equal(between(&w, "18/11/2026", "19/11/2026",
				"31/12/2026"),
	    "");
	w.profile.n_remind_before = 0;
	assert_string_equal(between(&w, "18/11/2026", "01/11/2026",
				"17/11/2026"),
	    "");
	assert_string_equal(on(&w, "18/11/2026", "18/11/2026"), "due_day");
}

static void
who_is_reminded(void **state)
{
	(void)state;
	for (int s = 0; s < N_STATES; s++) {
		enum assignment_state state_ = (enum assignment_state)s;
		bool wanted = state_ == STATE_ASSIGNED ||
			      state_ == STATE_RECEIVED ||
			      state_ == STATE_IN_PROGRESS ||
			      state_ == STATE_RETURNED;

		assert_int_equal(reminder_is_wanted(state_, ROLE_LEAD), wanted);
		assert_int_equal(reminder_is_wanted(state_, ROLE_COORDINATING),
		    wanted);
		assert_false(reminder_is_wanted(state_, ROLE_INFORMED));
	}
}

static void
catching_up_begins_after_the_last_finished_day(void **state)
{
	(void)state;
	assert_int_equal(reminder_first_day(NO_DAY, 100), 100);
	assert_int_equal(reminder_first_day(99, 100), 100);
	assert_int_equal(reminder_first_day(90, 100), 91);
	assert_int_equal(reminder_first_day(100, 100), 100);
	assert_int_equal(reminder_first_day(120, 100), 100);
}

static void
the_slot_is_the_latest_hour_that_has_come(void **state)
{
	const struct world *w = *state;
	struct profile profile = w->profile;

	/* One slot a day as installed; a province may set more. */
	assert_int_equal(profile.n_digest_hours, 1);
	assert_int_equal(reminder_slot(&profile, 6), -1);
	assert_int_equal(reminder_slot(&profile, 7), 0);
	assert_int_equal(reminder_slot(&profile, 23), 0);
	profile.n_digest_hours = 2;
	profile.digest_hours[1] = 13;
	assert_int_equal(reminder_slot(&profile, 0), -1);
	assert_int_equal(reminder_slot(&profile, 12), 0);
	assert_int_equal(reminder_slot(&profile, 13), 1);
	assert_int_equal(reminder_slot(&profile, 23), 1);
}

static void
tries_of_an_email_span_more_than_a_night(void **state)
{
	int64_t sum = 0;

	(void)state;
	assert_int_equal(outbox_retry_delay(1), 900);
	assert_int_equal(outbox_retry_delay(2), 1800);
	for (unsigned n = 1; n < OUTBOX_TRIES_MAX; n++)
		sum += outbox_retry_delay(n);
	assert_true(sum > DAY_SECONDS && sum < 2 * DAY_SECONDS);
}

static void
a_province_may_want_them_only_before_or_only_after(void **state)
{
	const struct world *w = *state;
	struct profile profile = w->profile;
	int32_t due = day_from_date(2026, 4, 24), first, last;
	struct reminder_rule rule;

	profile.n_remind_before = 1;
	profile.remind_before[0] = 0; /* none: the day itself has its own */
	assert_false(reminder_rule_between(&profile, &w->calendar, due,
	    due - 30, due - 1, &rule));
	assert_true(reminder_rule_between(&profile, &w->calendar, due, due - 1,
	    due, &rule));
	assert_string_equal(rule.name, "due_day");
	profile.remind_after_max = 0;
	reminder_due_range(&profile, &w->calendar, due, due, &first, &last);
	assert_int_equal(first, due);
	assert_true(last >= due);
	/* However far ahead a province looks, the search ends. */
	profile.remind_before[0] = 100000;
	reminder_due_range(&profile, &w->calendar, due, due, &first, &last);
	assert_true(last > due && last < due + 100000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    rules_fall_on_working_days_before_and_every_three_days_after),
		cmocka_unit_test(days_off_do_not_count_before),
		cmocka_unit_test(only_the_latest_rule_of_missed_days_is_told),
		cmocka_unit_test(
		    nothing_without_a_due_date_or_with_the_days_turned_round),
		cmocka_unit_test(
		    each_rule_is_told_at_most_once_however_often_the_program_runs),
		cmocka_unit_test(the_range_of_due_dates_leaves_nothing_out),
		cmocka_unit_test(
		    a_province_may_want_none_or_name_them_in_any_order),
		cmocka_unit_test(who_is_reminded),
		cmocka_unit_test(
		    catching_up_begins_after_the_last_finished_day),
		cmocka_unit_test(the_slot_is_the_latest_hour_that_has_come),
		cmocka_unit_test(tries_of_an_email_span_more_than_a_night),
		cmocka_unit_test(
		    a_province_may_want_them_only_before_or_only_after),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
