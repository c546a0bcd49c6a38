/* event_store: what is in the history of whom, and that it stays. */
#include "event_store.h"

#include "clock.h"
#include "rows.h"

static uint64_t
add(struct cx *cx, enum event_kind kind, const struct task *task, uint64_t a)
{
	struct event event = {
		.kind = kind,
		.directive_id = task->directive_id,
		.task_id = kind == EVENT_CREATE ? 0 : task->id,
		.assignment_id = a,
		.reason = "vì vậy",
	};

	assert_ok(cx, event_store_add(cx, &event));
	return event.id;
}

static struct task
task(struct cx *cx)
{
	struct directive d;

	d = rows_directive(cx, "51", day_from_date(2026, 4, 20));
	return rows_task(cx, d.id, 1, "Lập phương án");
}

static void
who_when_and_what_changed(void **state)
{
	struct cx *cx = *state;
	struct task t = task(cx);
	struct assignment a;
	struct event_change changes[] = {
		{ "due_on", "2026-05-01", "2026-06-01" },
		{ "content", "", "nhiều" },
	};
	struct event event = {
		.kind = EVENT_AMEND,
		.directive_id = t.directive_id,
		.task_id = t.id,
		.from_state = "assigned",
		.to_state = "assigned",
		.reason = "sai ngày",
		.document = "QĐ 9/QĐ-UBND",
		.decided_by = "Chủ tịch",
		.object_id = 5,
		.n_changes = 2,
		.changes = changes,
	};
	struct event_list list;

	a = rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED, NO_DAY);
	event.assignment_id = a.id;
	assert_ok(cx, event_store_add(cx, &event));
	cx->now += 60;
	cx->actor = world_actor(WORLD_RESPONDER);
	(void)add(cx, EVENT_RECEIVE, &t, a.id);
	cx->actor = NULL;
	(void)add(cx, EVENT_URGE, &t, a.id);
	assert_ok(cx,
	    event_store_list_assignment(cx, a.id, t.id, t.directive_id, &list));
	assert_int_equal(list.n, 3);
	assert_int_equal(list.items[0].kind, EVENT_AMEND);
	assert_int_equal(list.items[0].at, TEST_NOW);
	assert_string_equal(list.items[0].actor_name,
	    world_person(WORLD_CREATOR)->name);
	assert_string_equal(list.items[0].actor_agency, "");
	assert_string_equal(list.items[0].from_state, "assigned");
	assert_string_equal(list.items[0].document, "QĐ 9/QĐ-UBND");
	assert_string_equal(list.items[0].decided_by, "Chủ tịch");
	assert_int_equal(list.items[0].object_id, 5);
	assert_int_equal(list.items[0].n_changes, 2);
	assert_string_equal(list.items[0].changes[0].field, "content");
	assert_string_equal(list.items[0].changes[0].new_value, "nhiều");
	assert_string_equal(list.items[0].changes[1].old_value, "2026-05-01");
	assert_int_equal(list.items[1].at, TEST_NOW + 60);
	/* The officer acts, not the account. */
	assert_string_equal(list.items[1].actor_name,
	    actor_shown_name(world_actor(WORLD_RESPONDER)));
	assert_string_not_equal(list.items[1].actor_agency, "");
	assert_string_not_equal(list.items[1].agency_name, "");
	assert_int_equal(list.items[1].n_changes, 0);
	assert_string_equal(list.items[2].actor_name, "");
}

static void
each_assignment_has_a_history_of_its_own(void **state)
{
	struct cx *cx = *state;
	struct task t = task(cx), other;
	struct assignment a, b;
	uint64_t created, forwarded, amended, of_a;
	struct event_list list;

	other = rows_task(cx, t.directive_id, 2, "Việc khác");
	a = rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED, NO_DAY);
	b = rows_assignment(cx, &t, rows_agency_b(), STATE_ASSIGNED, NO_DAY);
	created = add(cx, EVENT_CREATE, &t, 0);
	forwarded = add(cx, EVENT_FORWARD, &t, a.id);
	(void)add(cx, EVENT_FORWARD, &t, b.id);
	amended = add(cx, EVENT_AMEND, &t, 0);
	(void)add(cx, EVENT_AMEND, &other, 0);
	of_a = add(cx, EVENT_RECEIVE, &t, a.id);
	assert_ok(cx,
	    event_store_list_assignment(cx, a.id, t.id, t.directive_id, &list));
	assert_int_equal(list.n, 4);
	assert_int_equal(list.items[0].id, created);
	assert_int_equal(list.items[1].id, forwarded);
	assert_int_equal(list.items[2].id, amended);
	assert_int_equal(list.items[3].id, of_a);
	assert_ok(cx, event_store_list_directive(cx, t.directive_id, &list));
	/* Both forwards were one act; what an agency did is not here. */
	assert_int_equal(list.n, 4);
}

/* R41: not even the program can change what happened. */
static void
the_history_cannot_be_changed(void **state)
{
	static const struct db_stmt set = STMT("test.set",
	    "UPDATE event SET reason = '' WHERE id = ?");
	static const struct db_stmt drop = STMT("test.drop",
	    "DELETE FROM event WHERE id = ?");
	struct cx *cx = *state;
	struct task t = task(cx);
	uint64_t id = add(cx, EVENT_AMEND, &t, 0);

	assert_err(cx, db_exec(cx, &set, ARGS(db_u64(id)), NULL), ERR_SYSTEM);
	assert_err(cx, db_exec(cx, &drop, ARGS(db_u64(id)), NULL), ERR_SYSTEM);
}

#define WITH_ROWS(test)                                                        \
	cmocka_unit_test_setup_teardown(test, rows_begin, test_rollback)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ROWS(who_when_and_what_changed),
		WITH_ROWS(each_assignment_has_a_history_of_its_own),
		WITH_ROWS(the_history_cannot_be_changed),
	};

	return cmocka_run_group_tests(tests, rows_world, NULL);
}
