/* alive: answers on every site, and asks no database. */
#include "world.h"

static void
it_answers_with_and_without_a_database(void **state)
{
	static const char *const sites[] = { "office", "portal", "admin" };
	const struct config *config = test_config();
	struct db *away = db_open("/nowhere/db.sock", config->db_name,
	    config->secret_dir, DB_READ);

	(void)state;
	world_reset();
	for (size_t i = 0; i < 6; i++) {
		struct answer a;

		if (i == 3)
			world_db(away);
		world_site(sites[i % 3]);
		a = world_get(&action, WORLD_NOBODY, "");
		assert_int_equal(a.status, 200);
		assert_contains(a.body, "\"status\": \"ok\"");
		assert_contains(a.body, sites[i % 3]);
	}
	db_close(away);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_answers_with_and_without_a_database),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
