/*
 * task-view: a date in a year whose days off are not announced says so.
 */
#include <inttypes.h>

#include "arena.h"
#include "rows.h"
#include "story.h"

static uint64_t
given(const char *deadline)
{
	struct cx *cx = test_cx(DB_WEB);
	struct story story;

	world_reset();
	assert_ok(cx, db_begin(cx));
	story_begin(cx, "kh");
	story_forward(cx, &story, deadline);
	assert_ok(cx, db_commit(cx));
	db_close(cx->db);
	cx->db = NULL;
	return story.a;
}

static struct answer
look(enum who who, uint64_t id)
{
	return world_get(&action, who,
	    arena_printf(test_superuser()->mem, "id=%" PRIu64, id));
}

static void
a_year_not_announced_warns(void **state)
{
	static const char words[] = "Lịch nghỉ của năm này chưa được công bố";
	uint64_t id = given("đến hết ngày 15/3/2027");

	(void)state;
	assert_contains(look(WORLD_CREATOR, id).body, words);
	world_site("portal");
	assert_contains(look(WORLD_RESPONDER, id).body, words);
	test_run("UPDATE calendar_year SET confirmed = 1 WHERE year = 2027");
	test_run("UPDATE rule_version SET version = version + 1");
	assert_lacks(look(WORLD_CREATOR, id).body, words);
	/* The due date is known, but not the day after it. */
	id = given("đến hết ngày 31/12/2026");
	assert_contains(look(WORLD_CREATOR, id).body, words);
	id = given("đến hết ngày 29/5/2026");
	assert_lacks(look(WORLD_CREATOR, id).body, words);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_year_not_announced_warns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
