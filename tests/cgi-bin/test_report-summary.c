/*
 * report-summary: the table of a period, its sheet, and who may see it.
 */
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "story.h"

static struct cx *cx;

/* Two directives on Friday 24/4/2026: A leads both, B and C help; of the first
 * A has handed its result in. */
static int
set_up(void **state)
{
	struct story first, second;

	(void)state;
	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_WEB);
	arena_reset(cx->mem);
	cx->now = TEST_NOW;
	story_begin(cx, "kh");
	assert_ok(cx, db_begin(cx));
	story_forward(cx, &first, "đến hết ngày 29/5/2026");
	story_forward(cx, &second, "đến hết ngày 24/4/2026");
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, story_submit(cx, first.a, day_from_date(2026, 4, 24)));
	assert_ok(cx, db_commit(cx));
	return 0;
}

static void
a_period_is_counted_by_agency(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_MANAGER,
	    "period=month&year=2026&number=5");
	assert_int_equal(a.status, 200);
	/* May is 15/4 to 14/5, to be sent by Monday 18/5. */
	assert_contains(a.body, "Tháng 5 năm 2026");
	assert_contains(a.body, "14/05/2026");
	assert_contains(a.body, "18/05/2026");
	assert_contains(a.body, "Sở Nội vụ");
	assert_contains(a.body, "cell=new&amp;agency_id=");
	assert_contains(a.body, "Kỳ báo cáo chưa kết thúc");
	/* Who only helps is not in the table of those who lead. */
	assert_lacks(a.body, "Sở Tài chính");
	a = world_get(&action, WORLD_MANAGER,
	    "period=month&year=2026&number=5&role=coordinating");
	assert_contains(a.body, "Sở Tài chính");
	assert_lacks(a.body, "Sở Nội vụ");
}

static void
figures_are_values(void **state)
{
	struct answer a;

	(void)state;
	a = world_get_json(&action, WORLD_CREATOR, "period=year");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "\"new\": 2");
	assert_contains(a.body, "\"total\": 2");
	assert_contains(a.body, "\"doing_in_time\": 1");
	assert_contains(a.body, "\"not_started_in_time\": 1");
	assert_contains(a.body, "\"fallen_due\": 1");
	assert_contains(a.body, "\"distinct_tasks\": 2");
	a = world_get_json(&action, WORLD_CREATOR, "period=year&role=all");
	assert_contains(a.body, "\"new\": 6");
	assert_contains(a.body, "\"distinct_tasks\": 2");
}

static void
every_kind_of_period_is_a_page(void **state)
{
	static const char *const queries[] = { "", "period=month",
		"period=quarter&year=2026&number=2", "period=six_months",
		"period=nine_months", "period=year&year=2025", "period=free",
		"period=free&from=20/04/2026&to=30/04/2026",
		"period=year&at=1776997000" };

	(void)state;
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++)
		assert_int_equal(world_get(&action, WORLD_CHAIRMAN, queries[i])
				     .status,
		    200);
}

static void
a_period_that_is_not_says_so(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_CREATOR, "period=quarter&number=7");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Không có kỳ báo cáo này");
	a = world_get(&action, WORLD_CREATOR,
	    "period=free&from=30/04/2026&to=20/04/2026");
	assert_contains(a.body, "Không được sớm hơn ngày bắt đầu.");
	a = world_get(&action, WORLD_CREATOR, "period=month&what=1");
	assert_int_equal(a.status, 400);
}

static void
without_anything_it_teaches(void **state)
{
	struct answer a;

	(void)state;
	a = world_get(&action, WORLD_CREATOR, "period=year&year=2020");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "Chưa có nhiệm vụ nào trong kỳ này");
	assert_lacks(a.body, "format=xlsx");
}

static void
it_can_be_taken_away(void **state)
{
	struct answer a;

	(void)state;
	(void)mkdir(arena_printf(cx->mem, "%s/exports",
			test_config()->upload_dir),
	    0700);
	a = world_get(&action, WORLD_CREATOR, "period=year&format=xlsx");
	assert_int_equal(a.status, 200);
	assert_contains(a.response->disposition, "bao-cao-tong-hop-2025-12-15");
	assert_contains(a.response->internal, "/_export/");
}

static void
only_the_office_reads_it(void **state)
{
	(void)state;
	assert_int_equal(world_get(&action, WORLD_RESPONDER, "").status, 404);
	world_site("office");
	assert_int_equal(world_get(&action, WORLD_RESPONDER, "").status, 403);
	assert_int_equal(world_get(&action, WORLD_NOBODY, "").status, 303);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_period_is_counted_by_agency, set_up),
		cmocka_unit_test_setup(figures_are_values, set_up),
		cmocka_unit_test_setup(every_kind_of_period_is_a_page, set_up),
		cmocka_unit_test_setup(a_period_that_is_not_says_so, set_up),
		cmocka_unit_test_setup(without_anything_it_teaches, set_up),
		cmocka_unit_test_setup(it_can_be_taken_away, set_up),
		cmocka_unit_test_setup(only_the_office_reads_it, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
