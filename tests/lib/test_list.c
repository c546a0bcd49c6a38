/* list: names of views and orders, and the empty question. */
#include "check.h"
#include "clock.h"
#include "list.h"

static void
names_lead_back(void **state)
{
	enum list_view view = N_LIST_VIEWS;
	enum list_sort sort = N_LIST_SORTS;

	(void)state;
	for (unsigned i = 0; i < N_LIST_VIEWS; i++) {
		assert_true(
		    list_view_from_name(list_view_name((enum list_view)i),
			&view));
		assert_int_equal(view, i);
	}
	for (unsigned i = 0; i < N_LIST_SORTS; i++) {
		assert_true(
		    list_sort_from_name(list_sort_name((enum list_sort)i),
			&sort));
		assert_int_equal(sort, i);
	}
	assert_string_equal(list_view_name(LIST_DUE_SOON), "due_soon");
	assert_string_equal(list_view_name(N_LIST_VIEWS), "");
	assert_string_equal(list_sort_name(N_LIST_SORTS), "");
	assert_false(list_view_from_name("late", &view));
	assert_false(list_sort_from_name(NULL, &sort));
}

static void
the_empty_question_asks_for_all_open(void **state)
{
	struct list_query query;

	(void)state;
	list_query_init(&query);
	assert_int_equal(query.scope, SCOPE_ALL);
	assert_int_equal(query.view, LIST_OPEN);
	assert_int_equal(query.sort, SORT_DUE);
	assert_int_equal(query.size, LIST_SIZE_DEFAULT);
	assert_string_equal(query.text, "");
	assert_string_equal(query.reference, "");
	assert_int_equal(query.source, -1);
	assert_int_equal(query.urgency, -1);
	assert_int_equal(query.state, -1);
	assert_int_equal(query.role, -1);
	assert_int_equal(query.time_state, -1);
	assert_int_equal(query.has_deadline, -1);
	assert_int_equal(query.must_report, -1);
	assert_int_equal(query.due_from, NO_DAY);
	assert_int_equal(query.due_to, NO_DAY);
	assert_int_equal(query.after_id, 0);
	assert_false(query.starred || query.backward);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_lead_back),
		cmocka_unit_test(the_empty_question_asks_for_all_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
