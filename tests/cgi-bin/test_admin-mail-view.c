/*
 * admin-mail-view: one e-mail as it was written.
 */
#include "world.h"

static int
set_up(void **state)
{
	(void)state;
	world_reset();
	test_run(
	    "INSERT INTO outbox (id, dedup_key, recipient, account_id,"
	    " message_id, subject, body, state, attempts, next_at,"
	    " created_at) VALUES (7, 'urgent:7', 'so@example.vn', 1,"
	    " 'urgent.7@example.vn', 'Thư khẩn', 'Dòng <b>một</b>\\nhai',"
	    " 'unknown', 1, '2026-04-24 01:00:00', '2026-04-24 01:00:00')");
	return 0;
}

static void
it_is_shown_with_what_to_look_for(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_ADMINISTRATOR, "id=7");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Dòng &lt;b&gt;một&lt;/b&gt;\nhai");
	assert_contains(a.body, "urgent.7@example.vn");
	assert_contains(a.body, "Chưa rõ kết quả");
}

static void
none_or_not_for_you(void **state)
{
	(void)state;
	assert_int_equal(world_get(&action, WORLD_ADMINISTRATOR, "id=8").status,
	    404);
	assert_int_equal(world_get(&action, WORLD_INFRASTRUCTURE, "id=7")
			     .status,
	    403);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(it_is_shown_with_what_to_look_for,
		    set_up),
		cmocka_unit_test_setup(none_or_not_for_you, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
