/* schema_verbs: which programs may work with which database. */
#include "schema_verbs.h"

#include "database.h"
#include "schema_store.h"

static const struct migration_row three[] = {
	{ 1, "0001-foundation.sql", true },
	{ 2, "0002-more.sql", true },
	{ 3, "0003-drop-old.needs-0002.sql", true },
};

static enum err
judge(struct cx *cx, unsigned known, const struct migration_row *rows, size_t n)
{
	error_reset(&cx->error);
	return schema_judge(cx, known, rows, n);
}

static void
the_same_and_a_tolerable_newer_one_are_good(void **state)
{
	struct cx *cx = test_cx(DB_READ);

	(void)state;
	assert_ok(cx, judge(cx, 3, three, 3));
	assert_ok(cx, judge(cx, 2, three, 3));
	assert_ok(cx, judge(cx, 1, three, 2));
}

static void
an_older_database_is_refused_with_what_to_do(void **state)
{
	struct migration_row half[] = { three[0], three[1], three[2] };
	struct cx *cx = test_cx(DB_READ);

	(void)state;
	assert_int_equal(judge(cx, 4, three, 3), ERR_BUSY);
	assert_non_null(strstr(cx->error.message, "3 of the 4"));
	assert_non_null(strstr(cx->error.message, "run migrate"));
	/* One that is running is not there yet. */
	half[2].finished = false;
	assert_int_equal(judge(cx, 3, half, 3), ERR_BUSY);
	assert_non_null(strstr(cx->error.message, "2 of the 3"));
	assert_int_equal(judge(cx, 1, NULL, 0), ERR_BUSY);
}

static void
a_database_that_left_it_behind_is_refused(void **state)
{
	struct migration_row row = { 1, "0001-x.needs-9x.sql", true };
	struct cx *cx = test_cx(DB_READ);

	(void)state;
	assert_int_equal(judge(cx, 1, three, 3), ERR_BUSY);
	assert_non_null(strstr(cx->error.message, "0003-drop-old"));
	assert_non_null(strstr(cx->error.message, "install the newer release"));
	/* A name nobody can read is not taken for harmless. */
	assert_int_equal(judge(cx, 1, &row, 1), ERR_BUSY);
}

static void
every_account_may_ask_the_real_one(void **state)
{
	static const enum db_account accounts[] = { DB_WEB, DB_READ, DB_LOGIN,
		DB_REPORT, DB_BATCH, DB_PURGE, DB_SSO };

	(void)state;
	for (size_t i = 0; i < sizeof(accounts) / sizeof(accounts[0]); i++) {
		struct cx *cx = test_cx(accounts[i]);

		assert_ok(cx, schema_check(cx));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_and_a_tolerable_newer_one_are_good),
		cmocka_unit_test(an_older_database_is_refused_with_what_to_do),
		cmocka_unit_test(a_database_that_left_it_behind_is_refused),
		cmocka_unit_test(every_account_may_ask_the_real_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
