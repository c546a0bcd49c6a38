/* profile: rows of rules to one struct; a wrong row is named. */
#include "arena.h"
#include "check.h"
#include "cx.h"
#include "profile.h"
#include "seed.h"

static int
set_up(void **state)
{
	static struct cx cx;

	cx = (struct cx){ .mem = arena_open(8 << 20) };
	*state = &cx;
	return 0;
}

static int
tear_down(void **state)
{
	struct cx *cx = *state;

	arena_close(cx->mem);
	return 0;
}

static const struct rule_row whole[] = {
	{ "code", "kh" },
	{ "record_days", "1" },
	{ "record_days_many", "2" },
	{ "record_many_tasks", "3" },
	{ "record_many_agencies", "4" },
	{ "record_tolerance_minutes", "90" },
	{ "update_rule", "after_due" },
	{ "update_days", "5" },
	{ "report_always", "yes" },
	{ "no_deadline_each_quarter", "no" },
	{ "before_is_strict", "yes" },
	{ "result_rule", "confirmation" },
	{ "sent_back_counts_first", "yes" },
	{ "due_soon_days", "6" },
	{ "remind_before", "7, 3,1" },
	{ "remind_after_every", "8" },
	{ "remind_after_max", "9" },
	{ "notice_enabled", "yes" },
	{ "notice_every_days", "4" },
	{ "notice_in_working_days", "yes" },
	{ "notice_max", "5" },
	{ "digest_hours", "7,13" },
	{ "password_min", "10" },
	{ "session_idle_minutes", "11" },
	{ "session_idle_minutes_admin", "12" },
	{ "session_hours", "13" },
	{ "session_idle_minutes_leader", "21" },
	{ "session_idle_minutes_agency", "22" },
	{ "session_hours_leader", "23" },
	{ "session_hours_agency", "24" },
	{ "session_hours_admin", "7" },
	{ "password_history", "9" },
	{ "second_factor_required", "yes" },
	{ "unused_days", "45" },
	{ "password_min_admin", "16" },
	{ "office_ranges", "10.0.0.0/8, 2001:db8::/32" },
	{ "portal_ranges", "" },
	{ "admin_ranges", "192.0.2.7" },
	{ "admin_hours", "7,18" },
	{ "period_first_day", "14" },
	{ "report_days", "15" },
	{ "score_late_percent", "16" },
	{ "score_notice_tenths", "17" },
	{ "score_escalation_tenths", "18" },
	{ "score_update_late_tenths", "19" },
	{ "praise_score", "20" },
	{ "praise_min_due", "21" },
	{ "discipline_score", "22" },
	{ "period_has_nine_months", "yes" },
	{ "periodic_report_remind_days", "2" },
	{ "periodic_report_monthly", "yes" },
	{ "public_summary", "yes" },
	{ "undo_minutes", "7" },
};

enum { N = sizeof(whole) / sizeof(whole[0]) };

static void
each_row_fills_its_member(void **state)
{
	struct profile got;

	assert_int_equal(profile_from_rows(*state, whole, N, &got), OK);
	assert_string_equal(got.code, "kh");
	assert_int_equal(got.record_days, 1);
	assert_int_equal(got.record_days_many, 2);
	assert_int_equal(got.record_many_tasks, 3);
	assert_int_equal(got.record_many_agencies, 4);
	assert_int_equal(got.record_tolerance_minutes, 90);
	assert_int_equal(got.update_rule, UPDATE_AFTER_DUE);
	assert_int_equal(got.update_days, 5);
	assert_true(got.report_always);
	assert_false(got.no_deadline_each_quarter);
	assert_true(got.before_is_strict);
	assert_int_equal(got.result_rule, RESULT_BY_CONFIRMATION);
	assert_true(got.sent_back_counts_first);
	assert_int_equal(got.due_soon_days, 6);
	assert_int_equal(got.n_remind_before, 3);
	assert_int_equal(got.remind_before[0], 7);
	assert_int_equal(got.remind_before[1], 3);
	assert_int_equal(got.remind_before[2], 1);
	assert_int_equal(got.remind_after_every, 8);
	assert_int_equal(got.remind_after_max, 9);
	assert_int_equal(got.n_digest_hours, 2);
	assert_int_equal(got.digest_hours[0], 7);
	assert_int_equal(got.digest_hours[1], 13);
	assert_int_equal(got.password_min, 10);
	assert_int_equal(got.session_idle_minutes, 11);
	assert_int_equal(got.session_idle_minutes_admin, 12);
	assert_int_equal(got.session_hours, 13);
	assert_int_equal(got.period_first_day, 14);
	assert_int_equal(got.report_days, 15);
	assert_int_equal(got.score_late_percent, 16);
	assert_int_equal(got.score_notice_tenths, 17);
	assert_int_equal(got.score_escalation_tenths, 18);
	assert_int_equal(got.score_update_late_tenths, 19);
	assert_int_equal(got.praise_score, 20);
	assert_int_equal(got.praise_min_due, 21);
	assert_int_equal(got.discipline_score, 22);
	assert_true(got.period_has_nine_months);
	assert_int_equal(got.periodic_report_remind_days, 2);
	assert_true(got.periodic_report_monthly);
	assert_true(got.public_summary);
	assert_int_equal(got.undo_minutes, 7);
}

static void
each_role_has_its_limits(void **state)
{
	static const struct {
		enum role role;
		int minutes;
		int hours;
	} expected[] = {
		{ ROLE_CREATOR, 11, 13 },
		{ ROLE_GENERAL_MANAGER, 21, 23 },
		{ ROLE_LEADER, 21, 23 },
		{ ROLE_RESPONDER, 22, 24 },
		{ ROLE_AGENCY_LEADER, 22, 24 },
		{ ROLE_EVALUATOR, 22, 24 },
		{ ROLE_ADMINISTRATOR, 12, 7 },
		{ ROLE_INFRASTRUCTURE, 12, 7 },
		{ ROLE_AUDITOR, 12, 7 },
	};
	struct profile got;

	assert_int_equal(sizeof(expected) / sizeof(expected[0]), N_ROLES);
	assert_int_equal(profile_from_rows(*state, whole, N, &got), OK);
	for (size_t i = 0; i < N_ROLES; i++) {
		assert_int_equal(profile_idle_seconds(&got, expected[i].role),
		    expected[i].minutes * 60);
		assert_int_equal(profile_session_seconds(&got,
				     expected[i].role),
		    expected[i].hours * 3600);
	}
	assert_int_equal(got.password_history, 9);
}

static void
a_missing_row_is_named(void **state)
{
	struct cx *cx = *state;
	struct rule_row rows[N];
	struct profile got = { .record_days = 77 };
	size_t i;

	for (i = 0; i < N; i++) {
		memcpy(rows, whole, sizeof(whole));
		rows[i] = rows[N - 1];
		if (i == N - 1)
			rows[i] = rows[0];
		error_reset(&cx->error);
		assert_int_equal(profile_from_rows(cx, rows, N, &got),
		    ERR_SYSTEM);
		assert_string_equal(cx->error.message,
		    arena_printf(cx->mem, "rule %s is missing", whole[i].name));
		assert_int_equal(got.record_days, 77);
	}
}

static void
a_wrong_value_is_named(void **state)
{
	static const struct rule_row wrong[] = {
		{ "code", "" },
		{ "code", "Khánh Hòa" },
		{ "code", "a_name_much_too_long" },
		{ "record_days", "" },
		{ "record_days", "-1" },
		{ "record_days", "61" },
		{ "record_days", "1 " },
		{ "record_days", "1.5" },
		{ "update_rule", "sometimes" },
		{ "update_rule", "" },
		{ "report_always", "1" },
		{ "report_always", "" },
		{ "result_rule", "Reply" },
		{ "remind_before", "1,3,7" },
		{ "remind_before", "7,7" },
		{ "remind_before", "7,3,x" },
		{ "remind_before", "9,8,7,6,5,4,3,2,1" },
		{ "digest_hours", "13,7" },
		{ "digest_hours", "24" },
		{ "digest_hours", "7,,13" },
		{ "password_min", "7" },
		{ "period_first_day", "0" },
		{ "period_first_day", "29" },
	};
	struct cx *cx = *state;
	struct rule_row rows[N];
	struct profile got;
	size_t i, k;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		memcpy(rows, whole, sizeof(whole));
		for (k = 0; k < N; k++)
			if (strcmp(rows[k].name, wrong[i].name) == 0)
				rows[k] = wrong[i];
		error_reset(&cx->error);
		assert_int_equal(profile_from_rows(cx, rows, N, &got),
		    ERR_SYSTEM);
		assert_string_equal(cx->error.message,
		    arena_printf(cx->mem, "rule %s has a wrong value",
			wrong[i].name));
	}
}

static void
lists_may_be_empty_and_strange_rows_are_left_alone(void **state)
{
	struct rule_row rows[N + 1];
	struct profile got;
	size_t i;

	memcpy(rows, whole, sizeof(whole));
	for (i = 0; i < N; i++)
		if (strcmp(rows[i].name, "remind_before") == 0)
			rows[i].value = "";
	rows[N] = (struct rule_row){ "of_a_newer_program", "x" };
	assert_int_equal(profile_from_rows(*state, rows, N + 1, &got), OK);
	assert_int_equal(got.n_remind_before, 0);
}

static void
the_seeds_are_the_two_regulations(void **state)
{
	struct profile kh = seed_profile(*state, "kh");
	struct profile tth = seed_profile(*state, "tth");

	assert_string_equal(kh.code, "kh");
	assert_int_equal(kh.record_days, 1);
	assert_int_equal(kh.record_days_many, 2);
	assert_int_equal(kh.update_rule, UPDATE_AFTER_REPLY);
	assert_int_equal(kh.update_days, 1);
	assert_true(kh.report_always);
	assert_false(kh.no_deadline_each_quarter);
	assert_string_equal(tth.code, "tth");
	assert_int_equal(tth.record_days, 2);
	assert_int_equal(tth.record_days_many, 2);
	assert_int_equal(tth.update_rule, UPDATE_AFTER_DUE);
	assert_int_equal(tth.update_days, 3);
	assert_false(tth.report_always);
	assert_true(tth.no_deadline_each_quarter);
	assert_true(tth.period_has_nine_months);
	assert_int_equal(tth.periodic_report_remind_days, 1);
	assert_int_equal(kh.period_first_day, 15);
	assert_int_equal(tth.report_days, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_row_fills_its_member),
		cmocka_unit_test(each_role_has_its_limits),
		cmocka_unit_test(a_missing_row_is_named),
		cmocka_unit_test(a_wrong_value_is_named),
		cmocka_unit_test(
		    lists_may_be_empty_and_strange_rows_are_left_alone),
		cmocka_unit_test(the_seeds_are_the_two_regulations),
	};

	return cmocka_run_group_tests_name("profile", tests, set_up, tear_down);
}
