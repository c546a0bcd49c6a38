/*
 * notification-list: what I or my agency was told, unread first.
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
	return 0;
}

/* Of the agency or the person; kind "progress" leads nowhere here. */
static void
tell(enum who who, unsigned id, const char *urgency, const char *read_at)
{
	const struct person *p = world_person(who);
	bool agency = p->agency_id != 0;

	test_run(arena_printf(test_superuser()->mem,
	    "INSERT INTO notification (id, agency_id, account_id, kind,"
	    " urgency, created_at, read_at) VALUES (%u, %s, %s, 'forward',"
	    " '%s', '2026-04-24 01:00:00', %s)",
	    id,
	    agency
		? arena_printf(test_superuser()->mem, "%" PRIu64, p->agency_id)
		: "NULL",
	    agency ? "NULL"
		   : arena_printf(test_superuser()->mem, "%" PRIu64,
			 p->account_id),
	    urgency, read_at));
}

static void
unread_ones_are_shown_and_the_rest_on_request(void **state)
{
	struct answer a;

	(void)state;
	tell(WORLD_RESPONDER, 501, "normal", "NULL");
	tell(WORLD_RESPONDER, 502, "express", "'2026-04-24 02:00:00'");
	tell(WORLD_RESPONDER_B, 503, "normal", "NULL");
	tell(WORLD_CREATOR, 504, "normal", "NULL");
	a = world_get(&action, WORLD_RESPONDER, "");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "value=\"501\" aria-label");
	assert_lacks(a.body, "Hỏa tốc");
	a = world_get(&action, WORLD_RESPONDER, "all=1");
	assert_contains(a.body, "value=\"501\" aria-label");
	assert_contains(a.body, "Hỏa tốc");
	assert_lacks(a.body, "\"503\"");
	assert_lacks(a.body, "\"504\"");
	a = world_get(&action, WORLD_CREATOR, "");
	assert_contains(a.body, "\"504\"");
	assert_lacks(a.body, "\"501\"");
}

static void
older_ones_are_a_page_further(void **state)
{
	struct answer a;

	(void)state;
	for (unsigned i = 0; i < 60; i++)
		tell(WORLD_CREATOR, 601 + i, "normal", "NULL");
	a = world_get(&action, WORLD_CREATOR, "");
	assert_contains(a.body, "name=\"until\" value=\"660\"");
	assert_contains(a.body, "value=\"636\" aria-label");
	assert_lacks(a.body, "value=\"635\" aria-label");
	assert_contains(a.body, "notification-list?before=636");
	a = world_get(&action, WORLD_CREATOR, "before=636");
	assert_contains(a.body, "value=\"635\" aria-label");
	assert_lacks(a.body, "value=\"636\" aria-label");
}

static void
the_leader_of_an_agency_reads_without_marking(void **state)
{
	struct answer a;

	(void)state;
	tell(WORLD_RESPONDER, 501, "urgent", "NULL");
	a = world_get(&action, WORLD_AGENCY_LEADER, "");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Khẩn");
	assert_lacks(a.body, "notification-read");
}

static void
the_api_gives_them_raw(void **state)
{
	struct answer a;

	(void)state;
	tell(WORLD_RESPONDER, 501, "normal", "NULL");
	a = world_get_json(&action, WORLD_RESPONDER, "");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "\"kind\": \"forward\"");
	assert_contains(a.body, "\"unread\": true");
}

static void
who_administers_has_none(void **state)
{
	(void)state;
	assert_int_equal(world_get(&action, WORLD_INFRASTRUCTURE, "").status,
	    404);
	world_site("office");
	assert_int_equal(world_get(&action, WORLD_NOBODY, "").status, 303);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    unread_ones_are_shown_and_the_rest_on_request, set_up),
		cmocka_unit_test_setup(older_ones_are_a_page_further, set_up),
		cmocka_unit_test_setup(
		    the_leader_of_an_agency_reads_without_marking, set_up),
		cmocka_unit_test_setup(the_api_gives_them_raw, set_up),
		cmocka_unit_test_setup(who_administers_has_none, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
