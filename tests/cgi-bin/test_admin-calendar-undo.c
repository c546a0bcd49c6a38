/*
 * admin-calendar-undo: what it undoes is looked at first; nothing is undone
 * twice, or late. What undoing moves is tests/lib/test_calendar_verbs.
 */
#include "arena.h"
#include "cx.h"
#include "world.h"

static int
set_up(void **state)
{
	(void)state;
	world_reset();
	test_run("DELETE FROM held_message");
	test_run("DELETE FROM held_item");
	test_run("DELETE FROM held_act");
	test_run("INSERT INTO calendar_change (id, at, actor_name, year, day,"
		 " old_kind, new_kind, new_name, basis) VALUES"
		 " (900, '2026-04-01 02:00:00', 'Quản trị', 2026, '2026-06-01',"
		 " '', 'day_off', 'Ngày thử', 'Công văn 9/UBND')");
	return 0;
}

static void
add_act(const char *until, const char *undone)
{
	test_run(arena_printf(test_superuser()->mem,
	    "INSERT INTO held_act (id, kind, at, account_id, actor_name,"
	    " n_items, subject_first, subject_last, held_until, undone_at)"
	    " SELECT 77, 'calendar', '2026-04-01 02:00:00', id, 'Quản trị', 1,"
	    " 899, 900, %s, %s FROM account WHERE role = 'administrator'"
	    " LIMIT 1",
	    until, undone));
}

static void
it_is_looked_at_first(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_ADMINISTRATOR, "");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Chưa có thay đổi nào");
	add_act("'2099-01-01 00:00:00'", "NULL");
	a = world_get(&action, WORLD_ADMINISTRATOR, "");
	assert_contains(a.body, "Công văn 9/UBND");
	assert_contains(a.body, "name=\"act\" value=\"77\"");
}

static void
it_is_not_undone_late_or_twice(void **state)
{
	struct answer a;

	(void)state;
	add_act("'2026-04-01 02:05:00'", "NULL");
	a = world_get(&action, WORLD_ADMINISTRATOR, "");
	assert_lacks(a.body, "name=\"act\"");
	a = world_post(&action, WORLD_ADMINISTRATOR, "", "act=77");
	assert_int_equal(a.status, 422);
	assert_contains(a.body, "hết thời gian hoàn tác");
	/* Not the newest: something was changed since. */
	a = world_post(&action, WORLD_ADMINISTRATOR, "", "act=76");
	assert_int_equal(a.status, 422);
	test_run("UPDATE held_act SET undone_at = '2026-04-01 02:03:00'");
	a = world_post(&action, WORLD_ADMINISTRATOR, "", "act=77");
	assert_contains(a.body, "đã được hoàn tác");
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
		cmocka_unit_test_setup(it_is_looked_at_first, set_up),
		cmocka_unit_test_setup(it_is_not_undone_late_or_twice, set_up),
		cmocka_unit_test_setup(only_the_administrator, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
