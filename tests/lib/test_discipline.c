/* discipline: where a document stands in the table of the office's own time. */
#include "discipline.h"

#include <string.h>

#include "arena.h"
#include "check.h"
#include "clock.h"

enum { DUE = 1000000, NOW = DUE + 50 };

/* Each column but the total, as a word of the truth; of one item. */
static void
stands_in(const struct record_item *item, int64_t now, unsigned wanted)
{
	unsigned found = 0;

	for (int i = 0; i < N_RECORD_CELLS; i++)
		if (record_counts(item, (enum record_cell)i, now))
			found |= 1U << i;
	assert_int_equal(found, wanted | 1U << RECORD_TOTAL);
}

static void
a_document_with_tasks_is_in_one_column(void **state)
{
	struct record_item item = { .directive_id = 1,
		.record_due_at = DUE,
		.forwarded_at = DUE };

	(void)state;
	stands_in(&item, NOW, 1U << RECORD_IN_TIME);
	item.forwarded_at = DUE + 1;
	stands_in(&item, NOW, 1U << RECORD_LATE);
	item.forwarded_at = NO_MOMENT;
	stands_in(&item, DUE, 1U << RECORD_WAITING);
	stands_in(&item, DUE + 1, 1U << RECORD_OVERDUE);
	item.outgoing_id = 9;
	item.has_tasks = true;
	stands_in(&item, DUE + 1, 1U << RECORD_OVERDUE);
}

static void
a_document_without_tasks_is_marked_so(void **state)
{
	struct record_item item = { .outgoing_id = 9,
		.record_due_at = DUE,
		.forwarded_at = DUE };

	(void)state;
	stands_in(&item, NOW, 1U << RECORD_NO_TASK);
	item.forwarded_at = DUE + 1;
	stands_in(&item, NOW, 1U << RECORD_NO_TASK | 1U << RECORD_MARKED_LATE);
	item.forwarded_at = NO_MOMENT;
	stands_in(&item, DUE, 1U << RECORD_UNMARKED);
	stands_in(&item, DUE + 1,
	    1U << RECORD_UNMARKED | 1U << RECORD_MARKED_LATE);
}

static void
what_is_no_column_counts_nothing(void **state)
{
	const struct record_item item = { .forwarded_at = 1 };

	(void)state;
	assert_false(record_counts(&item, N_RECORD_CELLS, NOW));
	assert_false(record_counts(&item, (enum record_cell)99, NOW));
}

/* The rows are one for each specialist, in the order of the items. */
static void
rows_and_total_are_the_items(void **state)
{
	struct record_item list[] = {
		{ .specialist_id = 1,
		    .specialist = "An",
		    .n_tasks = 2,
		    .record_due_at = DUE,
		    .forwarded_at = DUE },
		{ .specialist_id = 1,
		    .specialist = "An",
		    .n_tasks = 1,
		    .record_due_at = DUE,
		    .forwarded_at = NO_MOMENT },
		{ .specialist_id = 2,
		    .specialist = "Bình",
		    .n_tasks = 4,
		    .record_due_at = DUE,
		    .forwarded_at = DUE + 1 },
	};
	const struct record_items items = { 3, list };
	struct arena *mem = arena_open(1 << 16);
	struct record_table table;

	(void)state;
	record_sum_up(mem, &items, NOW, &table);
	assert_int_equal(table.n, 2);
	assert_string_equal(table.rows[1].specialist, "Bình");
	assert_int_equal(table.rows[0].n[RECORD_TOTAL], 2);
	assert_int_equal(table.rows[0].n[RECORD_OVERDUE], 1);
	assert_int_equal(table.rows[0].n_tasks, 3);
	assert_int_equal(table.total.n[RECORD_TOTAL], 3);
	assert_int_equal(table.total.n_tasks, 7);
	assert_int_equal(record_fallen_due(table.total.n), 3);
	arena_close(mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_with_tasks_is_in_one_column),
		cmocka_unit_test(a_document_without_tasks_is_marked_so),
		cmocka_unit_test(what_is_no_column_counts_nothing),
		cmocka_unit_test(rows_and_total_are_the_items),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
