/*
 * admin-profile: every rule, its value in words, and who ordered it.
 */
#include <string.h>

#include "profile.h"
#include "world.h"

static int
set_up(void **state)
{
	(void)state;
	world_reset();
	return 0;
}

static void
every_rule_is_named_and_explained(void **state)
{
	struct rule_info info;
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_ADMINISTRATOR, "");
	assert_int_equal(a.status, 200);
	for (size_t i = 0; profile_rule_at(i, &info); i++) {
		char link[100] = "admin-profile-edit?name=";

		if (info.kind == RULE_CODE)
			continue;
		memcpy(link + strlen(link), info.name, strlen(info.name) + 1);
		assert_contains(a.body, link);
	}
	assert_contains(a.body, "Hạn nhập, chuyển văn bản");
	assert_contains(a.body, "Tính từ văn bản trả lời");
	assert_contains(a.body, "Điều 10 khoản 1");
	assert_lacks(a.body, "admin-profile-edit?name=code");
}

static void
the_last_change_is_named(void **state)
{
	struct answer a;

	(void)state;
	test_run("INSERT INTO rule_change (at, actor_name, name, old_value,"
		 " new_value, basis) VALUES ('2026-04-01 02:00:00',"
		 " 'Người <đổi>', 'due_soon_days', '2', '3', 'QĐ 1')");
	a = world_get(&action, WORLD_ADMINISTRATOR, "");
	assert_contains(a.body, "Người &lt;đổi&gt;");
	assert_contains(a.body, "01/04/2026 09:00");
}

static void
only_the_administrator(void **state)
{
	(void)state;
	assert_int_equal(world_get(&action, WORLD_INFRASTRUCTURE, "").status,
	    403);
	world_site("office");
	assert_int_not_equal(world_get(&action, WORLD_CREATOR, "").status, 200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(every_rule_is_named_and_explained,
		    set_up),
		cmocka_unit_test_setup(the_last_change_is_named, set_up),
		cmocka_unit_test_setup(only_the_administrator, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
