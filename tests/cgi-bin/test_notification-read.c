/*
 * notification-read: one's own only, and only what was seen.
 */
#include <inttypes.h>

#include "arena.h"
#include "world.h"

static int
set_up(void **state)
{
	(void)state;
	world_reset();
	for (unsigned i = 1; i <= 3; i++)
		test_run(arena_printf(test_superuser()->mem,
		    "INSERT INTO notification (id, agency_id, kind, created_at)"
		    " VALUES (%u, %" PRIu64 ", 'forward',"
		    " '2026-04-24 01:00:00')",
		    500 + i, world_person(WORLD_RESPONDER)->agency_id));
	test_run(arena_printf(test_superuser()->mem,
	    "INSERT INTO notification (id, agency_id, kind, created_at)"
	    " VALUES (600, %" PRIu64 ", 'forward', '2026-04-24 01:00:00')",
	    world_person(WORLD_RESPONDER_B)->agency_id));
	return 0;
}

static uint64_t
unread(void)
{
	return TEST_NUMBER("SELECT COALESCE(SUM(id), 0) FROM notification"
			   " WHERE read_at IS NULL");
}

static void
some_are_marked(void **state)
{
	struct answer a;

	(void)state;
	a = world_post(&action, WORLD_RESPONDER, NULL, "ids=501&ids=600");
	assert_int_equal(a.status, 303);
	assert_string_equal(a.location, "/notification-list?done=read");
	assert_int_equal(unread(), 502 + 503 + 600);
}

static void
all_are_those_there_were_on_the_page(void **state)
{
	(void)state;
	assert_int_equal(world_post(&action, WORLD_RESPONDER, NULL,
			     "all=1&until=502")
			     .status,
	    303);
	assert_int_equal(unread(), 503 + 600);
}

static void
without_a_choice_nothing_happens(void **state)
{
	struct answer a;

	(void)state;
	a = world_post(&action, WORLD_RESPONDER, NULL, "until=503");
	assert_int_equal(a.status, 303);
	assert_string_equal(a.location, "/notification-list");
	assert_int_equal(unread(), 501 + 502 + 503 + 600);
}

static void
the_leader_of_an_agency_may_not(void **state)
{
	(void)state;
	assert_int_equal(world_post(&action, WORLD_AGENCY_LEADER, NULL,
			     "all=1&until=503")
			     .status,
	    403);
	assert_int_equal(unread(), 501 + 502 + 503 + 600);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(some_are_marked, set_up),
		cmocka_unit_test_setup(all_are_those_there_were_on_the_page,
		    set_up),
		cmocka_unit_test_setup(without_a_choice_nothing_happens,
		    set_up),
		cmocka_unit_test_setup(the_leader_of_an_agency_may_not, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
