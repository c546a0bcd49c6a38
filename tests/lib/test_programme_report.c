/*
 * programme_report, discipline and overview: every item is in exactly the cells
 * it belongs to.
 */
#include "programme_report.h"

#include "arena.h"
#include "check.h"
#include "clock.h"
#include "discipline.h"
#include "overview.h"

enum { TODAY = 20000 };

static void
an_item_is_counted_once(void **state)
{
	static const struct {
		enum assignment_state state;
		int32_t due_on, submitted_on;
		enum programme_cell cell;
	} cases[] = {
		{ STATE_SUBMITTED, TODAY, TODAY, PROGRAMME_SUBMITTED_ON_TIME },
		{ STATE_SUBMITTED, TODAY - 9, TODAY - 9,
		    PROGRAMME_SUBMITTED_ON_TIME },
		{ STATE_SUBMITTED, TODAY - 9, TODAY - 8,
		    PROGRAMME_SUBMITTED_LATE },
		{ STATE_COMPLETED, NO_DAY, TODAY, PROGRAMME_SUBMITTED_ON_TIME },
		{ STATE_COMPLETED, TODAY - 2, TODAY, PROGRAMME_SUBMITTED_LATE },
		{ STATE_ASSIGNED, TODAY, NO_DAY,
		    PROGRAMME_NOT_SUBMITTED_IN_TIME },
		{ STATE_RECEIVED, NO_DAY, NO_DAY,
		    PROGRAMME_NOT_SUBMITTED_IN_TIME },
		/* Sent back: what was handed in before does not count. */
		{ STATE_IN_PROGRESS, TODAY - 1, TODAY - 3,
		    PROGRAMME_NOT_SUBMITTED_OVERDUE },
		{ STATE_RECALLED, TODAY - 1, NO_DAY, PROGRAMME_WITHDRAWN },
		{ STATE_CANCELLED, TODAY, TODAY, PROGRAMME_WITHDRAWN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct programme_item item = { .state = cases[i].state,
			.due_on = cases[i].due_on,
			.submitted_on = cases[i].submitted_on,
			.postponed = true };
		bool out = cases[i].cell == PROGRAMME_WITHDRAWN;

		for (int c = 0; c < N_PROGRAMME_CELLS; c++) {
			bool wanted = c == (int)cases[i].cell;

			if (c == PROGRAMME_TOTAL || c == PROGRAMME_POSTPONED)
				wanted = !out;
			if (c == PROGRAMME_ISSUED)
				wanted = cases[i].state == STATE_COMPLETED;
			assert_int_equal(wanted,
			    programme_counts(&item, (enum programme_cell)c,
				TODAY));
		}
	}
}

static void
rows_add_up(void **state)
{
	struct programme_item items[] = {
		{ .agency_id = 1, .state = STATE_SUBMITTED, .due_on = NO_DAY },
		{ .agency_id = 1, .state = STATE_CANCELLED, .due_on = NO_DAY },
		{ .agency_id = 4, .state = STATE_ASSIGNED, .due_on = 1 },
	};
	const struct programme_items list = { 3, items };
	struct arena *mem = arena_open(1 << 16);
	struct programme_table table;

	(void)state;
	programme_sum_up(mem, &list, TODAY, &table);
	assert_int_equal(table.n, 2);
	assert_int_equal(table.rows[0].n[PROGRAMME_TOTAL], 1);
	assert_int_equal(table.rows[0].n[PROGRAMME_WITHDRAWN], 1);
	assert_int_equal(table.rows[1].agency_id, 4);
	assert_int_equal(table.rows[1].n[PROGRAMME_NOT_SUBMITTED_OVERDUE], 1);
	assert_int_equal(table.total.n[PROGRAMME_TOTAL], 2);
	arena_close(mem);
}

static void
a_document_is_recorded_in_time_or_not(void **state)
{
	struct record_item items[] = {
		{ .specialist_id = 1,
		    .record_due_at = 100,
		    .forwarded_at = 100 },
		{ .specialist_id = 1,
		    .record_due_at = 100,
		    .forwarded_at = 101 },
		{ .specialist_id = 2,
		    .record_due_at = 200,
		    .forwarded_at = NO_MOMENT },
		{ .specialist_id = 2,
		    .record_due_at = 199,
		    .forwarded_at = NO_MOMENT },
		/* Marked as having no task, in time; not marked, too late. */
		{ .specialist_id = 3,
		    .outgoing_id = 7,
		    .record_due_at = 100,
		    .forwarded_at = 100 },
		{ .specialist_id = 3,
		    .outgoing_id = 8,
		    .record_due_at = 199,
		    .forwarded_at = NO_MOMENT },
	};
	const struct record_items list = { 6, items };
	struct arena *mem = arena_open(1 << 16);
	struct record_table table;

	(void)state;
	record_sum_up(mem, &list, 200, &table);
	assert_int_equal(table.n, 3);
	assert_int_equal(table.total.n[RECORD_TOTAL], 6);
	for (int c = RECORD_IN_TIME; c < N_RECORD_CELLS; c++)
		assert_int_equal(table.total.n[c], 1);
	assert_int_equal(record_fallen_due(table.total.n), 3);
	assert_int_equal(table.rows[0].n[RECORD_LATE], 1);
	assert_int_equal(table.rows[1].n[RECORD_OVERDUE], 1);
	arena_close(mem);
}

/* The link of a band asks for exactly the days that are in it. */
static void
a_band_and_its_days_agree(void **state)
{
	(void)state;
	for (int32_t late = 1; late < 200; late++) {
		enum age_band band = age_band_of(TODAY - late, TODAY);
		int32_t from, to;

		age_band_days(band, TODAY, &from, &to);
		assert_true(from == NO_DAY || TODAY - late >= from);
		assert_true(TODAY - late <= to);
	}
	assert_int_equal(age_band_of(TODAY - 30, TODAY), AGE_30);
	assert_int_equal(age_band_of(TODAY - 31, TODAY), AGE_60);
	assert_int_equal(age_band_of(TODAY - 60, TODAY), AGE_60);
	assert_int_equal(age_band_of(TODAY - 120, TODAY), AGE_120);
	assert_int_equal(age_band_of(TODAY - 121, TODAY), AGE_OLD);
}

static void
the_largest_group_is_first(void **state)
{
	struct overview_group items[] = { { .key = "1", .n = 2 },
		{ .key = "2", .n = 0 }, { .key = "3", .n = 5 },
		{ .key = "4", .n = 2 } };
	struct overview_groups groups = { 4, items };

	(void)state;
	overview_groups_sort(&groups);
	assert_int_equal(groups.n, 3);
	assert_string_equal(items[0].key, "3");
	assert_string_equal(items[1].key, "1");
	assert_string_equal(items[2].key, "4");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_item_is_counted_once),
		cmocka_unit_test(rows_add_up),
		cmocka_unit_test(a_document_is_recorded_in_time_or_not),
		cmocka_unit_test(a_band_and_its_days_agree),
		cmocka_unit_test(the_largest_group_is_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
