/* task_store: a task with its texts, written, read, changed. */
#include "task_store.h"

#include "arena.h"
#include "clock.h"
#include "rows.h"

static struct directive
directive(struct cx *cx)
{
	return rows_directive(cx, "31", day_from_date(2026, 4, 20));
}

static void
what_was_written_is_read(void **state)
{
	struct cx *cx = *state;
	struct directive d = directive(cx);
	struct task t = rows_task(cx, d.id, 1, "Rà soát hồ chứa"), got;

	assert_ok(cx, task_store_get(cx, t.id, &got));
	assert_int_equal(got.directive_id, d.id);
	assert_int_equal(got.number, 1);
	assert_string_equal(got.content, "Rà soát hồ chứa");
	assert_true(got.has_deadline && got.must_report);
	assert_string_equal(got.deadline.text, "đến hết ngày 29/5/2026");
	assert_int_equal(got.deadline.kind, DEADLINE_DATE);
	assert_int_equal(got.deadline.due_on, day_from_date(2026, 5, 29));
	assert_int_equal(got.deadline.due_minute, -1);
	assert_int_equal(got.deadline.event_on, NO_DAY);
	assert_string_equal(got.specialist.name,
	    world_person(WORLD_CREATOR)->name);
	assert_string_equal(got.division_head.name,
	    world_person(WORLD_DIVISION_HEAD)->name);
	assert_int_equal(got.office_leader.id,
	    world_person(WORLD_MANAGER)->account_id);
	assert_int_equal(got.chairman.id,
	    world_person(WORLD_CHAIRMAN)->account_id);
	assert_int_equal(got.synthesising_agency_id, 0);
	assert_string_equal(got.other_information, "");
	assert_int_equal(got.version, 1);
	assert_err(cx, task_store_get(cx, t.id + 1, &got), ERR_MISSING);
	assert_err(cx, task_store_lock(cx, t.id + 1, &got), ERR_MISSING);
}

static void
everything_may_change(void **state)
{
	struct cx *cx = *state;
	struct directive d = directive(cx);
	struct task t = rows_task(cx, d.id, 1, "Rà soát hồ chứa"), got;

	t.content = "Rà soát đập";
	t.title = "Rà soát đập";
	t.has_deadline = false;
	t.must_report = false;
	t.deadline = (struct deadline){
		.text = "07 ngày làm việc kể từ khi có kết quả",
		.kind = DEADLINE_RELATIVE,
		.n = 7,
		.unit = UNIT_WORKING_DAY,
		.event = "có kết quả",
		.event_on = day_from_date(2026, 5, 4),
		.due_on = day_from_date(2026, 5, 13),
		.due_minute = 16 * 60 + 30,
		.derivation = "04/5 + 7 ngày làm việc",
	};
	t.division_head.id = 0;
	t.synthesising_agency_id = rows_agency_b();
	t.paper_wanted = t.starred = true;
	t.lead_words = "Sở Nội vụ";
	t.coordinating_words = "các sở";
	t.other_information = "kèm phụ lục";
	assert_ok(cx, task_store_set(cx, &t, "s_dap"));
	assert_err(cx, task_store_set(cx, &t, "s_dap"), ERR_CONFLICT);
	assert_ok(cx, task_store_lock(cx, t.id, &got));
	assert_string_equal(got.content, "Rà soát đập");
	assert_string_equal(got.title, "Rà soát đập");
	assert_false(got.has_deadline || got.must_report);
	assert_int_equal(got.deadline.kind, DEADLINE_RELATIVE);
	assert_int_equal(got.deadline.n, 7);
	assert_int_equal(got.deadline.unit, UNIT_WORKING_DAY);
	assert_string_equal(got.deadline.event, "có kết quả");
	assert_int_equal(got.deadline.event_on, day_from_date(2026, 5, 4));
	assert_int_equal(got.deadline.due_on, day_from_date(2026, 5, 13));
	assert_int_equal(got.deadline.due_minute, 990);
	assert_string_equal(got.deadline.derivation, "04/5 + 7 ngày làm việc");
	assert_int_equal(got.division_head.id, 0);
	assert_string_equal(got.division_head.name, "");
	assert_int_equal(got.synthesising_agency_id, rows_agency_b());
	assert_string_not_equal(got.synthesising_agency_name, "");
	assert_true(got.paper_wanted && got.starred);
	assert_string_equal(got.lead_words, "Sở Nội vụ");
	assert_string_equal(got.coordinating_words, "các sở");
	assert_string_equal(got.other_information, "kèm phụ lục");
	assert_int_equal(got.version, 2);
}

static void
another_follower(void **state)
{
	struct cx *cx = *state;
	struct directive d = directive(cx);
	struct task t = rows_task(cx, d.id, 1, "Rà soát"), got;
	uint64_t head = world_person(WORLD_DIVISION_HEAD)->account_id;

	assert_ok(cx, task_store_set_specialist(cx, t.id, 1, head, 0));
	assert_err(cx, task_store_set_specialist(cx, t.id, 1, head, 0),
	    ERR_CONFLICT);
	assert_ok(cx, task_store_get(cx, t.id, &got));
	assert_int_equal(got.specialist.id, head);
	assert_int_equal(got.division_head.id, 0);
	assert_int_equal(got.version, 2);
}

static void
numbers_and_what_was_taken_out(void **state)
{
	struct cx *cx = *state;
	struct directive d = directive(cx);
	struct assignment a;
	struct task_list list;
	struct task t;
	unsigned next;

	assert_ok(cx, task_store_next_number(cx, d.id, &next));
	assert_int_equal(next, 1);
	(void)rows_task(cx, d.id, 2, "Thứ hai");
	(void)rows_task(cx, d.id, 1, "Thứ nhất");
	t = rows_task(cx, d.id, 3, "Thứ ba");
	a = rows_assignment(cx, &t, rows_agency_a(), STATE_DRAFT, NO_DAY);
	assert_ok(cx, task_store_list(cx, d.id, &list));
	assert_int_equal(list.n, 3);
	assert_string_equal(list.items[0].content, "Thứ nhất");
	assert_string_equal(list.items[2].content, "Thứ ba");
	a.state = STATE_CANCELLED;
	assert_ok(cx, assignment_store_set(cx, &a));
	assert_ok(cx, task_store_list(cx, d.id, &list));
	assert_int_equal(list.n, 2);
	/* Given to another agency, it is one again; its number was kept. */
	(void)rows_assignment(cx, &t, rows_agency_b(), STATE_DRAFT, NO_DAY);
	assert_ok(cx, task_store_list(cx, d.id, &list));
	assert_int_equal(list.n, 3);
	assert_ok(cx, task_store_next_number(cx, d.id, &next));
	assert_int_equal(next, 4);
}

#define WITH_ROWS(test)                                                        \
	cmocka_unit_test_setup_teardown(test, rows_begin, test_rollback)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ROWS(what_was_written_is_read),
		WITH_ROWS(everything_may_change),
		WITH_ROWS(another_follower),
		WITH_ROWS(numbers_and_what_was_taken_out),
	};

	return cmocka_run_group_tests(tests, rows_world, NULL);
}
