/* unused, unused_verbs: accounts nobody uses are warned of, then closed. */
#include "unused_verbs.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "rules_store.h"
#include "story.h"
#include "unused_store.h"

enum { DAYS = 45 };

static struct unused_account
account_of(int used_days_ago, int warned_days_ago)
{
	return (struct unused_account){
		.id = 1,
		.used_at = TEST_NOW - (int64_t)used_days_ago * DAY_SECONDS,
		.warned_at = warned_days_ago < 0
				 ? NO_MOMENT
				 : TEST_NOW -
				       (int64_t)warned_days_ago * DAY_SECONDS,
	};
}

static enum unused_step
step(int used_days_ago, int warned_days_ago)
{
	const struct unused_account a = account_of(used_days_ago,
	    warned_days_ago);

	return unused_step_of(&a, DAYS, TEST_NOW);
}

static void
the_warning_comes_a_week_before(void **state)
{
	(void)state;
	assert_int_equal(step(37, -1), UNUSED_NOTHING);
	assert_int_equal(step(39, -1), UNUSED_WARN);
	assert_int_equal(step(39, 1), UNUSED_NOTHING);
	assert_int_equal(step(44, 6), UNUSED_NOTHING);
	assert_int_equal(step(45, 7), UNUSED_CLOSE);
	/* The batch stood still: he still has his week. */
	assert_int_equal(step(300, -1), UNUSED_WARN);
	assert_int_equal(step(300, 6), UNUSED_NOTHING);
	assert_int_equal(step(300, 7), UNUSED_CLOSE);
	/* A warning of before the last use is of another time. */
	assert_int_equal(step(40, 60), UNUSED_WARN);
}

static struct cx *
begin(void)
{
	static struct cx *cx;

	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_BATCH);
	arena_reset(cx->mem);
	error_reset(&cx->error);
	cx->now = TEST_NOW;
	assert_ok(cx, rules_load(cx));
	test_run("UPDATE account SET email = login");
	return cx;
}

static struct unused_work
run(struct cx *cx, int days_later)
{
	struct unused_work work = { .config = test_config() };
	bool more = true;

	cx->now = TEST_NOW + (int64_t)days_later * DAY_SECONDS;
	while (more) {
		assert_ok(cx, db_begin(cx));
		assert_ok(cx, unused_one(cx, &work, &more));
		assert_ok(cx, db_commit(cx));
	}
	return work;
}

/* One account of the world is in use, all others sleep. */
static void
keep_using(enum who who, int day)
{
	static const struct db_stmt use = STMT("use",
	    "UPDATE session SET seen_at = ? WHERE account_id = ?");
	struct cx *cx = test_superuser();

	assert_ok(cx, db_exec(cx, &use,
			  ARGS(db_moment(TEST_NOW + (int64_t)day * DAY_SECONDS),
			      db_u64(world_person(who)->account_id)),
			  NULL));
}

#define OPEN(role)                                                             \
	TEST_NUMBER("SELECT COUNT(*) FROM account WHERE closed_at IS NULL"     \
		    " AND role = '" role "'")

static void
nobody_is_closed_without_a_letter_before(void **state)
{
	struct cx *cx = begin();
	uint64_t open = TEST_NUMBER("SELECT COUNT(*) FROM account");
	struct unused_work work;

	(void)state;
	work = run(cx, 37);
	assert_int_equal(work.n_warned + work.n_closed, 0);
	keep_using(WORLD_CREATOR, 38);
	work = run(cx, 39);
	assert_int_equal(work.n_warned, open - 1);
	assert_int_equal(work.n_closed, 0);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM outbox WHERE"
				     " dedup_key LIKE 'unused:%' AND subject"
				     " LIKE '%09/06/2026%'"),
	    open - 1);
	/* The same day again: not a second letter. */
	work = run(cx, 39);
	assert_int_equal(work.n_warned + work.n_closed, 0);
	keep_using(WORLD_MANAGER, 44);
	work = run(cx, 47);
	/* Those in use, and the last administrator, stay. */
	assert_int_equal(work.n_closed, open - 3);
	assert_int_equal(OPEN("administrator"), 1);
	assert_int_equal(OPEN("creator"), 1);
	assert_int_equal(OPEN("general_manager"), 1);
	assert_int_equal(OPEN("responder"), 0);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM session s"
				     " JOIN account a ON a.id = s.account_id"
				     " WHERE a.closed_at IS NOT NULL"
				     " AND s.ended_at IS NULL"),
	    0);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM account WHERE"
				     " closed_at IS NOT NULL AND basis NOT LIKE"
				     " '%45 ngày%'"),
	    0);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM audit_log WHERE"
				     " action = 'account-close'"),
	    open - 3);
}

static void
what_is_opened_again_has_its_days_anew(void **state)
{
	struct cx *cx = begin();

	(void)state;
	(void)run(cx, 39);
	(void)run(cx, 47);
	assert_int_equal(OPEN("leader"), 0);
	test_run("UPDATE account SET closed_at = NULL, opened_at ="
		 " '2026-06-20' WHERE role = 'leader'");
	assert_int_equal(run(cx, 60).n_closed, 0);
	assert_int_equal(OPEN("leader"), 2);
}

static void
the_rule_can_switch_it_off(void **state)
{
	struct cx *cx = begin();

	(void)state;
	test_run("UPDATE rule_setting SET value = '0' WHERE name ="
		 " 'unused_days'");
	assert_ok(cx, rules_load(cx));
	assert_int_equal(run(cx, 400).n_warned, 0);
	assert_int_equal(run(cx, 800).n_closed, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_warning_comes_a_week_before),
		cmocka_unit_test(nobody_is_closed_without_a_letter_before),
		cmocka_unit_test(what_is_opened_again_has_its_days_anew),
		cmocka_unit_test(the_rule_can_switch_it_off),
	};

	return cmocka_run_group_tests_name("unused_verbs", tests, NULL, NULL);
}
