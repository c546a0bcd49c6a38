/*
 * health: open to all, says ok only when the database answers.
 */
#include "world.h"

static int
set_up(void **state)
{
	(void)state;
	world_reset();
	return 0;
}

static void
it_is_well_on_every_site(void **state)
{
	static const char *const sites[] = { "office", "portal", "admin" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct answer a;

		world_site(sites[i]);
		a = world_get(&action, WORLD_NOBODY, "");
		assert_int_equal(a.status, 200);
		assert_string_equal(answer_header(&a, "Content-Type"),
		    "application/json; charset=utf-8");
		assert_contains(a.body, "\"status\": \"ok\"");
		assert_contains(a.body, sites[i]);
		assert_lacks(a.body, "Page");
	}
}

static void
it_is_not_well_without_a_database(void **state)
{
	const struct config *config = test_config();
	struct db *away = db_open("/nowhere/db.sock", config->db_name,
	    config->secret_dir, DB_READ);
	struct answer a;

	(void)state;
	world_db(away);
	a = world_get(&action, WORLD_NOBODY, "");
	assert_int_equal(a.status, 503);
	assert_contains(a.body, "\"kind\": \"busy\"");
	db_close(away);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(it_is_well_on_every_site, set_up),
		cmocka_unit_test_setup(it_is_not_well_without_a_database,
		    set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
