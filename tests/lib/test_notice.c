/* notice: on which day the next rung falls, and what takes it back. */
#include "notice.h"

#include <string.h>

#include "arena.h"
#include "check.h"
#include "clock.h"
#include "cx.h"
#include "seed.h"

static struct arena *mem;
static struct calendar calendar;
static struct profile tth;
static struct profile kh;

static int
setup(void **state)
{
	struct cx cx = { 0 };

	(void)state;
	mem = arena_open(4 * 1024 * 1024);
	cx.mem = mem;
	calendar = seed_calendar(mem);
	tth = seed_profile(&cx, "tth");
	kh = seed_profile(&cx, "kh");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_close(mem);
	return 0;
}

static int32_t
day(int month, int of_month)
{
	return day_from_date(2026, month, of_month);
}

static struct notice_ladder
sent(unsigned n, int32_t last)
{
	return (struct notice_ladder){
		.n_sent = n,
		.last_sent_on = n == 0 ? NO_DAY : last,
		.again_on = NO_DAY,
	};
}

static int32_t
due(const struct profile *profile, int32_t due_on, struct notice_ladder ladder)
{
	return notice_due(profile, &calendar, due_on, &ladder);
}

static void
the_example_of_the_regulation(void **state)
{
	struct notice_ladder end = sent(3, day(6, 8));

	(void)state;
	assert_int_equal(due(&tth, day(6, 1), sent(0, NO_DAY)), day(6, 2));
	assert_int_equal(due(&tth, day(6, 1), sent(1, day(6, 2))), day(6, 5));
	assert_int_equal(due(&tth, day(6, 1), sent(2, day(6, 5))), day(6, 8));
	assert_int_equal(due(&tth, day(6, 1), end), NO_DAY);
	assert_int_equal(notice_escalation_due(&tth, &calendar, &end),
	    day(6, 11));
}

static void
three_days_run_from_the_sending_not_from_the_proposal(void **state)
{
	(void)state;
	/* Proposed on Tuesday 02/6, sent on Thursday 04/6: Sunday is moved. */
	assert_int_equal(due(&tth, day(6, 1), sent(1, day(6, 4))), day(6, 8));
	assert_int_equal(due(&tth, day(6, 1), sent(1, day(6, 9))), day(6, 12));
}

static void
a_day_off_moves_it_to_the_next_working_day(void **state)
{
	(void)state;
	/* Friday 05/6 due: Saturday is no day for a notice. */
	assert_int_equal(due(&tth, day(6, 5), sent(0, NO_DAY)), day(6, 8));
	/* 24/4 is a Friday, 27/4 the day off for Giỗ Tổ on Sunday 26/4. */
	assert_int_equal(due(&tth, day(4, 24), sent(0, NO_DAY)), day(4, 28));
}

static void
working_days_when_the_province_says_so(void **state)
{
	struct profile p = tth;

	(void)state;
	p.notice_in_working_days = true;
	/* Sent on Thursday 04/6: Friday, Monday, Tuesday. */
	assert_int_equal(due(&p, day(6, 1), sent(1, day(6, 4))), day(6, 9));
	assert_int_equal(due(&p, day(6, 5), sent(0, NO_DAY)), day(6, 8));
}

static void
what_waits_blocks_the_next(void **state)
{
	struct notice_ladder ladder = sent(1, day(6, 2));
	struct notice_ladder end = sent(3, day(6, 8));

	(void)state;
	ladder.waiting = true;
	assert_int_equal(due(&tth, day(6, 1), ladder), NO_DAY);
	end.waiting = true;
	assert_int_equal(notice_escalation_due(&tth, &calendar, &end), NO_DAY);
}

static void
nothing_without_a_due_date_or_a_ladder(void **state)
{
	struct notice_ladder end = sent(3, day(6, 8));

	(void)state;
	assert_int_equal(due(&tth, NO_DAY, sent(0, NO_DAY)), NO_DAY);
	assert_int_equal(due(&tth, LAST_DAY, sent(0, NO_DAY)), NO_DAY);
	assert_int_equal(due(&kh, day(6, 1), sent(0, NO_DAY)), NO_DAY);
	assert_int_equal(notice_escalation_due(&kh, &calendar, &end), NO_DAY);
	end = sent(2, day(6, 5));
	assert_int_equal(notice_escalation_due(&tth, &calendar, &end), NO_DAY);
	end = sent(3, day(6, 8));
	end.escalated = true;
	assert_int_equal(notice_escalation_due(&tth, &calendar, &end), NO_DAY);
}

static void
one_taken_back_comes_again(void **state)
{
	struct notice_ladder ladder = sent(0, NO_DAY);

	(void)state;
	ladder.again_on = notice_again_on(&tth, &calendar, WITHDRAWAL_RESULT,
	    day(6, 5));
	assert_int_equal(ladder.again_on, day(6, 8));
	assert_int_equal(due(&tth, day(6, 1), ladder), day(6, 8));
	assert_int_equal(notice_again_on(&tth, &calendar, WITHDRAWAL_OFFICE,
			     day(6, 8)),
	    day(6, 11));
	/* Of a rung long past it says nothing. */
	ladder = sent(1, day(6, 20));
	ladder.again_on = day(6, 8);
	assert_int_equal(due(&tth, day(6, 1), ladder), day(6, 23));
}

static void
a_request_holds_the_escalation_and_nothing_else(void **state)
{
	(void)state;
	assert_true(notice_escalation_is_held(STATE_RETURNED, false));
	assert_true(notice_escalation_is_held(STATE_RECEIVED, true));
	assert_false(notice_escalation_is_held(STATE_RECEIVED, false));
}

static void
what_comes_between_is_named(void **state)
{
	(void)state;
	for (int s = 0; s < N_STATES; s++) {
		struct notice_facts facts = {
			.state = (enum assignment_state)s,
			.due_on = day(6, 1),
		};
		enum withdrawal wanted = WITHDRAWAL_NONE;

		if (s == STATE_SUBMITTED || s == STATE_COMPLETED)
			wanted = WITHDRAWAL_RESULT;
		else if (!assignment_is_open(facts.state))
			wanted = WITHDRAWAL_CLOSED;
		assert_int_equal(notice_withdrawal(&facts, day(6, 1)), wanted);
		if (wanted != WITHDRAWAL_NONE)
			continue;
		facts.returned = true;
		assert_int_equal(notice_withdrawal(&facts, day(6, 1)),
		    WITHDRAWAL_RETURNED);
		facts.extension_asked = true;
		assert_int_equal(notice_withdrawal(&facts, day(6, 1)),
		    WITHDRAWAL_EXTENSION_ASKED);
		assert_int_equal(notice_withdrawal(&facts, day(5, 1)),
		    WITHDRAWAL_DUE_MOVED);
	}
}

static void
who_leads_a_division_or_the_office_approves(void **state)
{
	struct actor actor = { .role = ROLE_CREATOR };
	int n = 0;

	(void)state;
	for (int p = 0; p < N_POSITIONS; p++) {
		actor.position = (enum position)p;
		n += notice_may_approve(&actor);
	}
	assert_int_equal(n, 2);
	actor.position = POSITION_DIVISION_HEAD;
	assert_true(notice_may_approve(&actor));
	for (int r = 0; r < N_ROLES; r++) {
		actor.role = (enum role)r;
		assert_int_equal(notice_may_approve(&actor),
		    role_may(actor.role, PERM_DECIDE));
	}
	assert_false(notice_may_approve(NULL));
}

static void
numbers_have_two_digits_at_least(void **state)
{
	(void)state;
	assert_string_equal(notice_reference(mem, 5, NOTICE_SYMBOL),
	    "05/PB-VP");
	assert_string_equal(notice_reference(mem, 123, NOTICE_SYMBOL),
	    "123/PB-VP");
}

static void
every_state_has_its_name(void **state)
{
	(void)state;
	for (int i = 0; i < N_NOTICE_STATES; i++) {
		enum notice_state got;

		assert_true(notice_state_from_name(notice_state_name(
						       (enum notice_state)i),
		    &got));
		assert_int_equal(got, i);
	}
	for (int i = 0; i < N_ITEM_STATES; i++) {
		enum notice_item_state got;

		assert_true(
		    notice_item_state_from_name(notice_item_state_name(
						    (enum notice_item_state)i),
			&got));
		assert_int_equal(got, i);
	}
	assert_false(notice_state_from_name("proposed",
	    &(enum notice_state){ NOTICE_SENT }));
	assert_string_equal(withdrawal_name(WITHDRAWAL_NONE), "");
}

static void
an_unknown_name_is_no_state(void **state)
{
	enum notice_item_state item = (enum notice_item_state)0;

	(void)state;
	assert_false(notice_item_state_from_name("approved-once", &item));
	assert_false(notice_item_state_from_name("", &item));
	assert_int_equal(item, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_of_the_regulation),
		cmocka_unit_test(
		    three_days_run_from_the_sending_not_from_the_proposal),
		cmocka_unit_test(a_day_off_moves_it_to_the_next_working_day),
		cmocka_unit_test(working_days_when_the_province_says_so),
		cmocka_unit_test(what_waits_blocks_the_next),
		cmocka_unit_test(nothing_without_a_due_date_or_a_ladder),
		cmocka_unit_test(one_taken_back_comes_again),
		cmocka_unit_test(
		    a_request_holds_the_escalation_and_nothing_else),
		cmocka_unit_test(what_comes_between_is_named),
		cmocka_unit_test(who_leads_a_division_or_the_office_approves),
		cmocka_unit_test(numbers_have_two_digits_at_least),
		cmocka_unit_test(every_state_has_its_name),
		cmocka_unit_test(an_unknown_name_is_no_state),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
