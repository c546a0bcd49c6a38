/*
 * admin-profile-edit: a new value by a document, kept beside the old ones.
 */
#include <string.h>

#include "world.h"

static int
set_up(void **state)
{
	(void)state;
	world_reset();
	return 0;
}

static void
a_rule_gets_another_value(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_ADMINISTRATOR, "name=due_soon_days");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Sắp đến hạn");
	a = world_post(&action, WORLD_ADMINISTRATOR, "name=due_soon_days",
	    "seen=3&value=5&basis=Q%C4%90+12");
	assert_int_equal(a.status, 303);
	assert_string_equal(a.location, "/admin-profile?done=rule_changed");
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM rule_setting WHERE"
				     " name = 'due_soon_days' AND value = '5'"
				     " AND basis = 'QĐ 12'"),
	    1);
	a = world_get(&action, WORLD_ADMINISTRATOR, "name=due_soon_days");
	assert_contains(a.body, "<del>3</del>");
	/* A form of before. */
	a = world_post(&action, WORLD_ADMINISTRATOR, "name=due_soon_days",
	    "seen=3&value=6&basis=Q%C4%90+13");
	assert_int_equal(a.status, 409);
}

static void
words_are_chosen(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_ADMINISTRATOR, "name=result_rule");
	assert_contains(a.body, "value=\"confirmation\"");
	assert_contains(a.body, "value=\"reply\" checked");
	a = world_get(&action, WORLD_ADMINISTRATOR, "name=report_always");
	assert_contains(a.body, "value=\"yes\" checked");
}

static void
what_is_wrong_comes_back(void **state)
{
	struct answer a;

	(void)state;
	a = world_post(&action, WORLD_ADMINISTRATOR, "name=password_min",
	    "seen=14&value=7&basis=Q%C4%90+12");
	assert_int_equal(a.status, 422);
	assert_contains(a.body, "không nằm trong giới hạn");
	a = world_post(&action, WORLD_ADMINISTRATOR, "name=password_min",
	    "seen=14&value=16&basis=");
	assert_int_equal(a.status, 422);
	assert_contains(a.body, "value=\"16\"");
	assert_int_equal(world_get(&action, WORLD_ADMINISTRATOR, "name=code")
			     .status,
	    404);
	assert_int_equal(world_get(&action, WORLD_ADMINISTRATOR, "name=x")
			     .status,
	    404);
	assert_int_equal(world_get(&action, WORLD_ADMINISTRATOR, "").status,
	    404);
}

static void
only_the_administrator(void **state)
{
	(void)state;
	assert_int_equal(world_get(&action, WORLD_INFRASTRUCTURE,
			     "name=report_days")
			     .status,
	    403);
	world_site("office");
	assert_int_not_equal(world_get(&action, WORLD_CREATOR,
				 "name=report_days")
				 .status,
	    200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_rule_gets_another_value, set_up),
		cmocka_unit_test_setup(words_are_chosen, set_up),
		cmocka_unit_test_setup(what_is_wrong_comes_back, set_up),
		cmocka_unit_test_setup(only_the_administrator, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
