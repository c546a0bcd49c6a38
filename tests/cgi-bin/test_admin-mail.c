/*
 * admin-mail: what became of the e-mails; nothing for who runs the machines.
 */
#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "world.h"

static int
set_up(void **state)
{
	(void)state;
	world_reset();
	test_run(arena_printf(test_superuser()->mem,
	    "INSERT INTO outbox (id, dedup_key, recipient, agency_id,"
	    " message_id, subject, body, state, attempts, next_at, created_at,"
	    " last_answer) VALUES"
	    " (1, 'a', 'so@example.vn', %" PRIu64 ", 'a@b', 'Thư <một>', 'x',"
	    " 'sent', 1, '2026-04-24 01:00:00', '2026-04-24 01:00:00', '250'),"
	    " (2, 'b', 'sai@example.vn', %" PRIu64 ", 'b@b', 'Thư hai', 'x',"
	    " 'refused', 1, '2026-04-24 01:00:00', '2026-04-24 01:00:00',"
	    " '550 no such user')",
	    world_person(WORLD_RESPONDER)->agency_id,
	    world_person(WORLD_RESPONDER)->agency_id));
	return 0;
}

static void
all_and_by_state(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_ADMINISTRATOR, "");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Thư &lt;một&gt;");
	assert_contains(a.body, "sai@example.vn");
	assert_contains(a.body, "550 no such user");
	assert_contains(a.body, "admin-mail-view?id=2");
	a = world_get(&action, WORLD_ADMINISTRATOR, "state=refused");
	assert_contains(a.body, "Thư hai");
	assert_lacks(a.body, "so@example.vn");
	a = world_get(&action, WORLD_ADMINISTRATOR, "before=2");
	assert_lacks(a.body, "sai@example.vn");
}

static void
who_has_no_address_is_named(void **state)
{
	const struct person *b = world_person(WORLD_RESPONDER_B);
	struct answer a;

	(void)state;
	assert_lacks(world_get(&action, WORLD_ADMINISTRATOR, "").body,
	    "Chưa có địa chỉ thư");
	test_run(arena_printf(test_superuser()->mem,
	    "UPDATE agency SET email = '', name = 'Cơ quan không thư'"
	    " WHERE id = %" PRIu64,
	    b->agency_id));
	test_run(arena_printf(test_superuser()->mem,
	    "INSERT INTO notification (agency_id, kind, created_at)"
	    " VALUES (%" PRIu64 ", 'forward', '2026-04-24 01:00:00')",
	    b->agency_id));
	a = world_get(&action, WORLD_ADMINISTRATOR, "");
	assert_contains(a.body, "Chưa có địa chỉ thư");
	assert_contains(a.body, "Cơ quan không thư");
}

static void
who_runs_the_machines_sees_no_names(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_INFRASTRUCTURE, "");
	assert_int_equal(a.status, 403);
	assert_lacks(a.body, "so@example.vn");
	world_site("office");
	a = world_get(&action, WORLD_CREATOR, "");
	assert_int_not_equal(a.status, 200);
	assert_lacks(a.body, "so@example.vn");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(all_and_by_state, set_up),
		cmocka_unit_test_setup(who_has_no_address_is_named, set_up),
		cmocka_unit_test_setup(who_runs_the_machines_sees_no_names,
		    set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
