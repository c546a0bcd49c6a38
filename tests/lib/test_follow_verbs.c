/*
 * follow_verbs: Phụ lục I (R23, R14): one specialist for each field and agency
 * on any day, gaps and overlaps, deputies, and open tasks that follow.
 */
#include "follow_verbs.h"

#include <string.h>

#include "clock.h"
#include "story.h"
#include "task_store.h"

static int32_t
day(int year, int month, int of_month)
{
	return day_from_date(year, month, of_month);
}

static uint64_t
id_of(enum who who)
{
	return world_person(who)->account_id;
}

static struct follow_order
order_of(const uint64_t *fields, size_t n, uint64_t specialist_id, int32_t from)
{
	return (struct follow_order){
		.n_fields = n,
		.fields = fields,
		.entry = {
			.specialist_id = specialist_id,
			.valid_from = from,
			.valid_to = LAST_DAY,
			.basis = "Thông báo 7/TB-VP",
		},
	};
}

static uint64_t
follower(struct cx *cx, uint64_t agency_id, int32_t on)
{
	struct follow_proposal proposal;

	assert_ok(cx, follow_store_find(cx, 1, agency_id, on, &proposal));
	return proposal.specialist_id;
}

static void
a_line_of_its_own_goes_first_and_dates_rule(void **state)
{
	struct cx *cx = *state;
	static const uint64_t fields[] = { 1, 2 };
	uint64_t a, b;
	struct follow_order o;
	struct follow_filter all = { .on = NO_DAY };
	struct follow_lines lines;
	size_t cells;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	a = world_person(WORLD_RESPONDER)->agency_id;
	b = world_person(WORLD_RESPONDER_B)->agency_id;
	o = order_of(fields, 2, id_of(WORLD_CREATOR), day(2026, 1, 1));
	assert_ok(cx, follow_fill(cx, &o, &cells));
	assert_int_equal(cells, 2);
	o = order_of(fields, 1, id_of(WORLD_DIVISION_HEAD), day(2026, 3, 1));
	o.n_agencies = 1;
	o.agencies = &a;
	assert_ok(cx, follow_fill(cx, &o, &cells));
	assert_int_equal(follower(cx, a, day(2025, 12, 31)), 0);
	assert_int_equal(follower(cx, a, day(2026, 2, 28)),
	    id_of(WORLD_CREATOR));
	assert_int_equal(follower(cx, a, day(2026, 3, 1)),
	    id_of(WORLD_DIVISION_HEAD));
	assert_int_equal(follower(cx, b, day(2026, 3, 1)),
	    id_of(WORLD_CREATOR));
	/* Another from 01/4 on: the old line stays in the history, ended. */
	o.entry.specialist_id = id_of(WORLD_CREATOR);
	o.entry.valid_from = day(2026, 4, 1);
	assert_ok(cx, follow_fill(cx, &o, &cells));
	assert_int_equal(follower(cx, a, day(2026, 3, 31)),
	    id_of(WORLD_DIVISION_HEAD));
	assert_int_equal(follower(cx, a, day(2026, 4, 1)),
	    id_of(WORLD_CREATOR));
	assert_ok(cx, follow_store_list(cx, &all, &lines));
	assert_int_equal(lines.n, 4);
	/* Nobody: the line only ends, and every agency's line holds again. */
	o.entry.specialist_id = 0;
	o.entry.valid_from = day(2026, 5, 1);
	assert_ok(cx, follow_fill(cx, &o, &cells));
	assert_int_equal(follower(cx, a, day(2026, 5, 1)),
	    id_of(WORLD_CREATOR));
	assert_ok(cx, follow_store_list(cx, &all, &lines));
	assert_int_equal(lines.n, 4);
}

static bool
has_flaw(const struct follow_flaws *flaws, uint64_t field_id)
{
	for (size_t i = 0; i < flaws->n; i++)
		if (flaws->items[i].field_id == field_id)
			return true;
	return false;
}

static void
gaps_and_overlaps_are_listed(void **state)
{
	struct cx *cx = *state;
	static const uint64_t fields[] = { 1, 2 };
	int32_t today = day(2026, 4, 24);
	struct follow_flaws gaps, overlaps;
	struct follow_order o;
	struct follow_entry entry;
	size_t cells;
	uint64_t a;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	a = world_person(WORLD_RESPONDER)->agency_id;
	o = order_of(fields, 1, id_of(WORLD_CREATOR), day(2026, 1, 1));
	assert_ok(cx, follow_fill(cx, &o, &cells));
	o = order_of(fields + 1, 1, id_of(WORLD_CREATOR), day(2026, 1, 1));
	o.n_agencies = 1;
	o.agencies = &a;
	assert_ok(cx, follow_fill(cx, &o, &cells));
	assert_ok(cx, follow_store_list_gaps(cx, today, &gaps));
	assert_false(has_flaw(&gaps, 1));
	assert_true(has_flaw(&gaps, 2));
	assert_ok(cx, follow_store_list_overlaps(cx, today, &overlaps));
	assert_int_equal(overlaps.n, 0);
	/* A second line for the same cell, as from an older installation. */
	entry = o.entry;
	entry.field_id = 2;
	entry.agency_id = a;
	entry.specialist_id = id_of(WORLD_DIVISION_HEAD);
	assert_ok(cx, follow_store_add(cx, &entry));
	assert_ok(cx, follow_store_list_overlaps(cx, today, &overlaps));
	assert_int_equal(overlaps.n, 1);
	assert_int_equal(overlaps.items[0].field_id, 2);
}

static void
the_deputy_stands_in_by_dates(void **state)
{
	struct cx *cx = *state;
	static const uint64_t fields[] = { 1 };
	struct follow_order o;
	size_t cells;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	o = order_of(fields, 1, id_of(WORLD_CREATOR), day(2026, 1, 1));
	o.entry.deputy_id = id_of(WORLD_CREATOR);
	assert_refused(cx, follow_fill(cx, &o, &cells), "deputy_id",
	    "deputy_is_specialist");
	o.entry.deputy_id = id_of(WORLD_DIVISION_HEAD);
	o.entry.basis = "";
	assert_refused(cx, follow_fill(cx, &o, &cells), "basis", "basis");
	o.entry.basis = "TB 7";
	assert_ok(cx, follow_fill(cx, &o, &cells));
	assert_refused(cx,
	    follow_set_absence(cx, id_of(WORLD_CREATOR), day(2026, 5, 10),
		day(2026, 5, 4), "Đơn"),
	    "valid_to", "date_order");
	assert_ok(cx, follow_set_absence(cx, id_of(WORLD_CREATOR),
			  day(2026, 5, 4), day(2026, 5, 10), "Đơn nghỉ phép"));
	assert_int_equal(follower(cx, 1, day(2026, 5, 3)),
	    id_of(WORLD_CREATOR));
	assert_int_equal(follower(cx, 1, day(2026, 5, 4)),
	    id_of(WORLD_DIVISION_HEAD));
	assert_int_equal(follower(cx, 1, day(2026, 5, 11)),
	    id_of(WORLD_CREATOR));
}

static void
open_tasks_go_to_who_follows_now(void **state)
{
	struct cx *cx = *state;
	static const uint64_t fields[] = { 1 };
	struct follow_moves moves;
	struct follow_order o;
	struct story s;
	struct task task;
	size_t cells, n;

	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	story_as(cx, WORLD_ADMINISTRATOR);
	o = order_of(fields, 1, id_of(WORLD_DIVISION_HEAD), day(2026, 1, 1));
	assert_ok(cx, follow_fill(cx, &o, &cells));
	assert_ok(cx, follow_store_list_moves(cx, day(2026, 4, 24), &moves));
	assert_int_equal(moves.n, 1);
	assert_int_equal(moves.items[0].assignment_id, s.a);
	assert_refused(cx, follow_move(cx, &s.a, 1, "", &n), "basis",
	    "required");
	assert_ok(cx, follow_move(cx, &s.a, 1, "Thông báo 8/TB-VP", &n));
	assert_int_equal(n, 1);
	assert_ok(cx, task_store_get(cx, s.task_id, &task));
	assert_int_equal(task.specialist.id, id_of(WORLD_DIVISION_HEAD));
	assert_int_equal(story_get(cx, s.b).specialist_id,
	    id_of(WORLD_DIVISION_HEAD));
	assert_int_equal(story_told(cx, WORLD_DIVISION_HEAD,
			     EVENT_FOLLOWER_CHANGE),
	    1);
	assert_ok(cx, follow_store_list_moves(cx, day(2026, 4, 24), &moves));
	assert_int_equal(moves.n, 0);
	story_check_invariants(cx);
}

static int
setup(void **state)
{
	(void)state;
	world_reset();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(a_line_of_its_own_goes_first_and_dates_rule),
		IN_TRANSACTION(gaps_and_overlaps_are_listed),
		IN_TRANSACTION(the_deputy_stands_in_by_dates),
		IN_TRANSACTION(open_tasks_go_to_who_follows_now),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
