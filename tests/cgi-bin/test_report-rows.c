/*
 * report-rows: as many rows as the number said, also when things went on.
 */
#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "story.h"

enum { N_ROWS = 53, PAGE = 50 }; /* PAGE: rows of a page */

static struct cx *cx;
static struct story story;
static uint64_t ids[N_ROWS];

static int
set_up(void **state)
{
	struct assignment a;

	(void)state;
	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_WEB);
	arena_reset(cx->mem);
	cx->now = TEST_NOW;
	story_begin(cx, "kh");
	assert_ok(cx, db_begin(cx));
	story_forward(cx, &story, "đến hết ngày 29/5/2026");
	ids[0] = story.a;
	a = story_get(cx, story.a);
	for (size_t i = 1; i < N_ROWS; i++) {
		assert_ok(cx, assignment_store_add(cx, &a));
		ids[i] = a.id;
	}
	assert_ok(cx, db_commit(cx));
	return 0;
}

static size_t
count(const char *text, const char *part)
{
	size_t n = 0;

	for (text = strstr(text, part); text != NULL;
	     text = strstr(text + 1, part))
		n++;
	return n;
}

static size_t
rows_of(const struct answer *a)
{
	return count(a->body, "class=\"row-link\"");
}

static void
pages_hold_all_of_them(void **state)
{
	const struct person *agency = world_person(WORLD_RESPONDER);
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_MANAGER,
	    arena_printf(cx->mem, "period=year&cell=new&agency_id=%" PRIu64,
		agency->agency_id));
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Nhiệm vụ giao trong kỳ");
	assert_contains(a.body, "Sở Nội vụ");
	assert_contains(a.body, "<b>53</b>");
	assert_int_equal(rows_of(&a), PAGE);
	assert_contains(a.body, "rel=\"next\"");
	a = world_get(&action, WORLD_MANAGER,
	    arena_printf(cx->mem,
		"period=year&cell=new&agency_id=%" PRIu64 "&after_id=%" PRIu64,
		agency->agency_id, ids[PAGE - 1]));
	assert_int_equal(rows_of(&a), N_ROWS - PAGE);
	assert_lacks(a.body, "rel=\"next\"");
}

/* The link of a page opened at half past nine, followed ten minutes later. */
static void
a_number_opens_what_it_counted_then(void **state)
{
	const char *link = arena_printf(cx->mem,
	    "period=year&cell=not_started&at=%d", TEST_NOW);
	struct answer a;

	(void)state;
	cx->now = TEST_NOW + 300;
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, db_begin(cx));
	assert_ok(cx, story_submit(cx, story.a, day_from_date(2026, 4, 24)));
	assert_ok(cx, db_commit(cx));
	world_set_now(TEST_NOW + 600);
	a = world_get(&action, WORLD_MANAGER, link);
	assert_contains(a.body, "<b>53</b>");
	assert_contains(a.body, "24/04/2026 09:30");
	a = world_get(&action, WORLD_MANAGER, "period=year&cell=not_started");
	assert_contains(a.body, "<b>52</b>");
}

static void
a_zero_says_so(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_MANAGER,
	    "period=year&cell=escalated&kind=locality");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Không có nhiệm vụ nào");
	assert_contains(a.body, "Xã, phường, đặc khu");
}

static void
what_is_not_there_is_refused(void **state)
{
	(void)state;
	assert_int_equal(world_get(&action, WORLD_MANAGER, "agency_id=99999")
			     .status,
	    404);
	assert_int_equal(world_get(&action, WORLD_RESPONDER, "").status, 404);
	assert_int_equal(world_get(&action, WORLD_NOBODY, "").status, 303);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(pages_hold_all_of_them, set_up),
		cmocka_unit_test_setup(a_number_opens_what_it_counted_then,
		    set_up),
		cmocka_unit_test_setup(a_zero_says_so, set_up),
		cmocka_unit_test_setup(what_is_not_there_is_refused, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
