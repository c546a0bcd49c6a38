/* central: states by the day of the Government, views, counters, order. */
#include "central.h"

#include <string.h>

#include "arena.h"
#include "check.h"
#include "clock.h"

enum { TODAY = 20000, SOON = 20003 };

static struct central_task
task(uint64_t id, int32_t due_on, unsigned n_leads, unsigned n_done,
    int32_t done_on)
{
	return (struct central_task){
		.id = id,
		.title = "Báo cáo cung ứng điện",
		.reference = "812/UBND-TH",
		.issued_on = TODAY - 30,
		.central_reference = "45/CĐ-TTg",
		.central_due_on = due_on,
		.leads = "Sở Công Thương",
		.n_leads = n_leads,
		.n_done = n_done,
		.due_on = NO_DAY,
		.done_on = done_on,
		.documents = "",
		.entered_on = NO_DAY,
		.national_code = "",
	};
}

static void
the_day_of_the_government_decides(void **state)
{
	const struct {
		struct central_task task;
		enum central_state is;
	} cases[] = {
		{ task(1, TODAY, 1, 0, NO_DAY), CENTRAL_DOING_IN_TIME },
		{ task(1, TODAY - 1, 1, 0, NO_DAY), CENTRAL_DOING_OVERDUE },
		{ task(1, TODAY - 1, 2, 1, TODAY - 2), CENTRAL_DOING_OVERDUE },
		{ task(1, TODAY - 1, 1, 1, TODAY - 1), CENTRAL_DONE_IN_TIME },
		{ task(1, TODAY - 1, 1, 1, TODAY), CENTRAL_DONE_LATE },
		{ task(1, NO_DAY, 1, 0, NO_DAY), CENTRAL_DOING_IN_TIME },
		{ task(1, NO_DAY, 1, 1, TODAY), CENTRAL_DONE_IN_TIME },
	};
	struct central_task draft = task(1, TODAY, 1, 1, TODAY);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(central_state_of(&cases[i].task, TODAY),
		    cases[i].is);
	draft.n_drafts = 1; /* somebody was not told yet */
	assert_false(central_is_done(&draft));
}

static void
each_counter_is_of_its_view(void **state)
{
	struct central_task items[] = {
		task(1, TODAY - 1, 1, 0, NO_DAY),
		task(2, SOON, 1, 0, NO_DAY),
		task(3, SOON + 1, 1, 0, NO_DAY),
		task(4, TODAY, 1, 1, TODAY),
		task(5, TODAY, 1, 1, TODAY),
	};
	const struct central_tasks all = { .n = 5, .items = items };
	struct central_counts counts;

	(void)state;
	items[4].entered_on = TODAY;
	central_count(&all, TODAY, SOON, &counts);
	assert_int_equal(counts.views[CENTRAL_OVERDUE], 1);
	assert_int_equal(counts.views[CENTRAL_DUE_SOON], 1);
	assert_int_equal(counts.views[CENTRAL_OPEN], 3);
	assert_int_equal(counts.views[CENTRAL_TO_ENTER], 1);
	assert_int_equal(counts.views[CENTRAL_ENTERED], 1);
	assert_int_equal(counts.views[CENTRAL_ALL], 5);
	assert_int_equal(counts.states[CENTRAL_DONE_IN_TIME], 2);
	assert_int_equal(counts.states[CENTRAL_DOING_IN_TIME], 2);
}

static void
words_days_and_order_choose(void **state)
{
	struct arena *mem = arena_open(1 << 20);
	struct central_task items[] = {
		task(1, NO_DAY, 1, 0, NO_DAY),
		task(2, TODAY + 9, 1, 0, NO_DAY),
		task(3, TODAY + 5, 1, 0, NO_DAY),
	};
	const struct central_tasks all = { .n = 3, .items = items };
	struct central_filter filter = { .view = CENTRAL_ALL,
		.text = "",
		.from = NO_DAY,
		.to = NO_DAY };
	struct central_tasks found;

	(void)state;
	items[1].issued_on = TODAY;
	items[1].central_reference = "12/NQ-CP";
	central_choose(mem, &all, &filter, TODAY, SOON, &found);
	assert_int_equal(found.n, 3);
	assert_int_equal(found.items[0].id, 3);
	assert_int_equal(found.items[2].id, 1);
	filter.sort = CENTRAL_BY_ISSUED;
	central_choose(mem, &all, &filter, TODAY, SOON, &found);
	assert_int_equal(found.items[0].id, 2);
	filter.sort = CENTRAL_BY_REFERENCE;
	central_choose(mem, &all, &filter, TODAY, SOON, &found);
	assert_int_equal(found.items[0].id, 2);
	filter.text = "nq-cp dien";
	central_choose(mem, &all, &filter, TODAY, SOON, &found);
	assert_int_equal(found.n, 1);
	filter.text = "nghi";
	central_choose(mem, &all, &filter, TODAY, SOON, &found);
	assert_int_equal(found.n, 0);
	filter.text = "";
	filter.to = TODAY - 1;
	central_choose(mem, &all, &filter, TODAY, SOON, &found);
	assert_int_equal(found.n, 2);
	arena_close(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_day_of_the_government_decides),
		cmocka_unit_test(each_counter_is_of_its_view),
		cmocka_unit_test(words_days_and_order_choose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
