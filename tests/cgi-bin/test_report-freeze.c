/*
 * report-freeze: who may freeze what and when; and that what real people do
 * afterwards changes nothing in it, and explains what is otherwise.
 */
#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "directive_store.h"
#include "directive_verbs.h"
#include "evaluation_verbs.h"
#include "frozen_store.h"
#include "frozen_verbs.h"
#include "story.h"

static struct cx *cx;
static struct story late, extended, recalled;

static int64_t
at(int month, int day, int hour)
{
	return clock_day_start(day_from_date(2026, month, day)) + hour * 3600;
}

/* Three directives of 24/4/2026; of the first the result is ready by 12/5. */
static int
set_up(void **state)
{
	(void)state;
	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_WEB);
	arena_reset(cx->mem);
	cx->now = TEST_NOW;
	story_begin(cx, "kh");
	assert_ok(cx, db_begin(cx));
	story_forward(cx, &late, "đến hết ngày 12/5/2026");
	story_forward(cx, &extended, "đến hết ngày 8/5/2026");
	story_forward(cx, &recalled, "đến hết ngày 29/5/2026");
	assert_ok(cx, db_commit(cx));
	return 0;
}

/* Weeks later the same people sit there again: their sessions go on. */
static void
come_back(int64_t now)
{
	static const struct db_stmt renew = STMT("test.renew",
	    "UPDATE session SET created_at = ?, seen_at = ?, expires_at = ?");
	struct cx *root = test_superuser();

	assert_ok(root,
	    db_exec(root, &renew,
		ARGS(db_moment(now), db_moment(now), db_moment(now + 3600)),
		NULL));
	world_set_now(now);
}

static struct answer
freeze_may(enum who who)
{
	return world_post(&action, who, "period=month&year=2026&number=5", "");
}

static void
not_before_ten_minutes_have_passed(void **state)
{
	(void)state;
	come_back(at(5, 15, 0) + FROZEN_WAIT - 1);
	assert_int_equal(freeze_may(WORLD_MANAGER).status, 422);
	assert_contains(freeze_may(WORLD_MANAGER).body, "ít nhất mười phút");
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM frozen_report"), 0);
	come_back(at(5, 15, 0) + FROZEN_WAIT);
	assert_int_equal(freeze_may(WORLD_MANAGER).status, 303);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM frozen_report"), 1);
	assert_int_equal(TEST_NUMBER("SELECT n_rows FROM frozen_report"), 3);
	assert_int_equal(freeze_may(WORLD_MANAGER).status, 422);
}

static void
only_heads_freeze(void **state)
{
	struct answer a;

	(void)state;
	come_back(at(5, 16, 8));
	assert_int_equal(freeze_may(WORLD_CREATOR).status, 403);
	assert_int_equal(freeze_may(WORLD_CHAIRMAN).status, 403);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM frozen_report"), 0);
	a = world_get(&action, WORLD_CREATOR,
	    "period=month&year=2026&number=5");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "lãnh đạo phòng chốt báo cáo");
	a = world_get(&action, WORLD_DIVISION_HEAD,
	    "period=month&year=2026&number=5");
	assert_contains(a.body, "Chốt số liệu của kỳ này?");
	a = freeze_may(WORLD_DIVISION_HEAD);
	assert_int_equal(a.status, 303);
	assert_contains(a.location, "/report-frozen-view?id=");
	assert_contains(a.location, "done=frozen");
}

/* After the cut-off: a result of 12/5 comes in and is confirmed, a deadline is
 * moved, a task is recalled. */
static void
go_on(void)
{
	struct extension_decision decision = { .decision = DECISION_CHANGED,
		.due_on = day_from_date(2026, 6, 30),
		.decided_by = "Chủ tịch UBND tỉnh",
		.document = "5/CV-UBND" };
	struct extension asked = { .assignment_id = extended.a,
		.asked_due_on = day_from_date(2026, 6, 1),
		.reason = "Chờ thẩm định" };

	assert_ok(cx, db_begin(cx));
	story_day(cx, 2026, 5, 18);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, story_submit(cx, late.a, day_from_date(2026, 5, 12)));
	assert_ok(cx, assignment_request_extension(cx,
			  story_version(cx, extended.a), &asked));
	story_day(cx, 2026, 5, 19);
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx,
	    assignment_confirm(cx, late.a, story_version(cx, late.a), ""));
	decision.assignment_id = extended.a;
	decision.version = story_version(cx, extended.a);
	assert_ok(cx, assignment_decide_extension(cx, &decision));
	assert_ok(cx,
	    assignment_recall(cx, recalled.a, story_version(cx, recalled.a),
		false, "Không còn cần", "3/CV-UBND"));
	assert_ok(cx, db_commit(cx));
}

static bool
has_cause(const struct frozen_difference *d, enum frozen_cause cause)
{
	for (size_t i = 0; i < d->n_reasons; i++) {
		if (d->reasons[i].cause == cause)
			return true;
	}
	return false;
}

static const struct frozen_difference *
difference_of(const struct frozen_differences *list, uint64_t id)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->items[i].assignment_id == id)
			return &list->items[i];
	}
	fail_msg("assignment %" PRIu64 " is not otherwise", id);
	return NULL;
}

static void
what_people_did_later_explains_the_difference(void **state)
{
	struct frozen frozen, now;
	struct frozen_differences list;
	struct frozen_check check;
	struct answer a;

	(void)state;
	come_back(at(5, 15, 1));
	a = freeze_may(WORLD_MANAGER);
	assert_int_equal(a.status, 303);
	go_on();
	assert_ok(cx, frozen_store_get(cx, answer_id(&a, "id"), &frozen));
	assert_ok(cx, frozen_check(cx, &frozen, &check));
	assert_true(check.stored && check.derived);
	now = frozen;
	now.id = 0;
	now.query.known_at = cx->now;
	assert_ok(cx, frozen_compare(cx, &frozen, &now, 0, 100, &list));
	assert_int_equal(list.n, 3);
	assert_true(
	    has_cause(difference_of(&list, late.a), CAUSE_ENTERED_LATE));
	assert_true(
	    has_cause(difference_of(&list, extended.a), CAUSE_EXTENDED));
	assert_true(
	    has_cause(difference_of(&list, recalled.a), CAUSE_RECALLED));
	assert_int_equal(difference_of(&list, recalled.a)->after.leaf,
	    CELL_OUT);
}

/* R59, R84: the year's table and list do not move when tasks do. */
static void
a_frozen_year_proposes_the_same_for_ever(void **state)
{
	struct evaluation before, after;
	struct evaluation_decision decision = {
		.kind = EVALUATION_DISCIPLINE,
		.document = "125/QĐ-UBND",
		.issued_on = day_from_date(2026, 12, 20),
		.note = "",
	};
	struct frozen year;
	struct answer a;
	bool found;

	(void)state;
	come_back(at(12, 15, 9));
	cx->actor = world_actor(WORLD_DIVISION_HEAD);
	assert_err(cx, evaluation_decide(cx, &decision), ERR_MISSING);
	error_reset(&cx->error);
	a = world_post(&action, WORLD_MANAGER, "period=year&year=2026", "");
	assert_int_equal(a.status, 303);
	assert_ok(cx, evaluation_find(cx, 0, &year, &found));
	assert_true(found);
	assert_ok(cx, evaluation_make(cx, &year, &before));
	assert_int_equal(before.n, 1);
	assert_true(before.rows[0].discipline);
	assert_int_equal(before.rows[0].counts.n[CELL_FALLEN_DUE], 3);
	cx->now = at(12, 21, 9);
	cx->actor = world_actor(WORLD_DIVISION_HEAD);
	decision.report_id = year.id;
	assert_ok(cx, db_begin(cx));
	assert_ok(cx, evaluation_decide(cx, &decision));
	assert_ok(cx, db_commit(cx));
	go_on();
	test_run("UPDATE rule_setting SET value = '0'"
		 " WHERE name = 'discipline_score'");
	assert_ok(cx, evaluation_make(cx, &year, &after));
	assert_int_equal(after.rows[0].score, before.rows[0].score);
	assert_true(evaluation_list_is(cx, &after, &decision));
	/* Another list would not be this one. */
	after.rows[0].discipline = false;
	assert_false(evaluation_list_is(cx, &after, &decision));
	cx->now = at(12, 21, 9);
	cx->actor = world_actor(WORLD_DIVISION_HEAD);
	assert_err(cx, evaluation_decide(cx, &decision), ERR_INPUT);
	cx->actor = world_actor(WORLD_CREATOR);
	assert_err(cx, evaluation_decide(cx, &decision), ERR_DENIED);
}

/* R10: found to be an item of the work programme weeks later. */
static void
another_source_leaves_the_frozen_report_as_it_was(void **state)
{
	struct frozen frozen, now;
	struct frozen_differences list;
	struct frozen_check check;
	struct directive directive;
	struct answer a;

	(void)state;
	come_back(at(5, 15, 1));
	a = freeze_may(WORLD_MANAGER);
	assert_int_equal(a.status, 303);
	assert_ok(cx, db_begin(cx));
	story_day(cx, 2026, 5, 20);
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, directive_store_get(cx, late.directive_id, &directive));
	directive.source = SOURCE_WORK_PROGRAMME;
	assert_ok(cx, directive_amend(cx, &directive, "Đề án đã đăng ký"));
	assert_ok(cx, db_commit(cx));
	assert_ok(cx, frozen_store_get(cx, answer_id(&a, "id"), &frozen));
	assert_ok(cx, frozen_check(cx, &frozen, &check));
	assert_true(check.stored && check.derived);
	now = frozen;
	now.id = 0;
	now.query.known_at = cx->now;
	assert_ok(cx, frozen_compare(cx, &frozen, &now, 0, 100, &list));
	assert_int_equal(list.n, 1);
	assert_int_equal(list.items[0].assignment_id, late.a);
	assert_false(list.items[0].after.there);
	assert_int_equal(list.items[0].n_reasons, 1);
	assert_int_equal(list.items[0].reasons[0].cause, CAUSE_SOURCE);
	assert_string_equal(list.items[0].reasons[0].event.reason,
	    "Đề án đã đăng ký");
}

/* The batch did not run for a quarter: it makes up for each period, once, as it
 * was known at its own cut-off. */
static void
what_was_missed_is_due_until_it_is_frozen(void **state)
{
	static const enum period_kind kinds[] = { PERIOD_MONTH, PERIOD_MONTH,
		PERIOD_QUARTER, PERIOD_SIX_MONTHS, PERIOD_MONTH };
	enum { N = sizeof(kinds) / sizeof(kinds[0]) };
	struct period_list due;

	(void)state;
	go_on();
	cx->now = at(7, 15, 0) + FROZEN_WAIT;
	cx->actor = NULL;
	assert_ok(cx, frozen_list_due(cx, &due));
	assert_int_equal(due.n, N);
	for (size_t i = 0; i < N; i++) {
		struct frozen frozen;

		assert_int_equal(due.items[i].kind, kinds[i]);
		assert_int_equal(frozen_is_last(cx, &due.items[i]),
		    kinds[i] != PERIOD_MONTH || i == N - 1);
		assert_ok(cx, db_begin(cx));
		assert_ok(cx,
		    report_freeze(cx, &due.items[i], ROLE_LEAD, &frozen));
		assert_ok(cx, db_commit(cx));
		/* Before the result came, all three were open. */
		if (i == 0)
			assert_int_equal(frozen.n_rows, 3);
	}
	assert_int_equal(due.items[0].to, day_from_date(2026, 5, 14));
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM frozen_row"
				     " WHERE report_id = (SELECT MIN(id)"
				     " FROM frozen_report)"
				     " AND outcome <> 'none'"),
	    0);
	assert_ok(cx, frozen_list_due(cx, &due));
	assert_int_equal(due.n, 0);
	/* Years later there is an end to it. */
	cx->now = clock_day_start(day_from_date(2036, 1, 1));
	assert_ok(cx, frozen_list_due(cx, &due));
	assert_in_range(due.n, 50, FROZEN_DUE_MAX - 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(not_before_ten_minutes_have_passed,
		    set_up),
		cmocka_unit_test_setup(only_heads_freeze, set_up),
		cmocka_unit_test_setup(
		    what_people_did_later_explains_the_difference, set_up),
		cmocka_unit_test_setup(
		    another_source_leaves_the_frozen_report_as_it_was, set_up),
		cmocka_unit_test_setup(
		    what_was_missed_is_due_until_it_is_frozen, set_up),
		cmocka_unit_test_setup(a_frozen_year_proposes_the_same_for_ever,
		    set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
