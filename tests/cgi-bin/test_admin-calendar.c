/*
 * admin-calendar: a year with its days in words, and which years are known.
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
a_year_shows_its_days_in_words(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_ADMINISTRATOR, "");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Giỗ Tổ Hùng Vương (nghỉ bù)");
	assert_contains(a.body, "Thứ Hai, <b class=\"date\">27/04/2026</b>");
	assert_contains(a.body, "Làm bù cho ngày 31/8/2026");
	assert_contains(a.body, "đã được công bố");
	assert_contains(a.body, "admin-calendar?year=2025");
	a = world_get(&action, WORLD_ADMINISTRATOR, "year=2027");
	assert_contains(a.body, "chưa được xác nhận");
	assert_contains(a.body, "Ngày Văn hóa Việt Nam");
	a = world_get(&action, WORLD_ADMINISTRATOR, "year=2040");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Chưa có ngày nào");
	assert_contains(a.body, "admin-calendar?year=2041");
	assert_int_equal(world_get(&action, WORLD_ADMINISTRATOR, "year=1999")
			     .status,
	    404);
}

static void
what_was_changed_stands_below(void **state)
{
	struct answer a;

	(void)state;
	test_run("INSERT INTO calendar_change (at, actor_name, year, day,"
		 " old_kind, new_kind, new_name, basis) VALUES"
		 " ('2026-04-01 02:00:00', 'Quản trị', 2026, '2026-06-01', '',"
		 " 'day_off', 'Ngày <mới>', 'Công văn 9/UBND')");
	a = world_get(&action, WORLD_ADMINISTRATOR, "year=2026");
	assert_contains(a.body, "Ngày &lt;mới&gt;");
	assert_contains(a.body, "Công văn 9/UBND");
	assert_lacks(world_get(&action, WORLD_ADMINISTRATOR, "year=2025").body,
	    "Công văn 9/UBND");
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
		cmocka_unit_test_setup(a_year_shows_its_days_in_words, set_up),
		cmocka_unit_test_setup(what_was_changed_stands_below, set_up),
		cmocka_unit_test_setup(only_the_administrator, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
