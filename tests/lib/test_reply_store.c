/* reply_store: replies, and what is asked and decided once. */
#include "reply_store.h"

#include "clock.h"
#include "rows.h"

static struct assignment
assignment(struct cx *cx)
{
	struct directive d;
	struct task t;

	d = rows_directive(cx, "61", day_from_date(2026, 4, 20));
	t = rows_task(cx, d.id, 1, "Báo cáo");
	return rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED,
	    day_from_date(2026, 5, 29));
}

static void
replies_and_the_last_result(void **state)
{
	struct cx *cx = *state;
	struct assignment a = assignment(cx);
	struct reply reply = {
		.assignment_id = a.id,
		.kind = REPLY_PROGRESS,
		.reply_text = "Đang làm",
		.reply_issued_on = NO_DAY,
	}, got;
	struct reply_list list;

	assert_ok(cx, reply_store_add(cx, &reply));
	assert_err(cx, reply_store_get_last_result(cx, a.id, &got),
	    ERR_MISSING);
	cx->actor = world_actor(WORLD_RESPONDER);
	reply.kind = REPLY_RESULT;
	reply.reply_number = "15";
	reply.reply_symbol = "BC-SNV";
	reply.reply_issued_on = day_from_date(2026, 4, 23);
	assert_ok(cx, reply_store_add(cx, &reply));
	reply.reply_number = "16";
	assert_ok(cx, reply_store_add(cx, &reply));
	assert_ok(cx, reply_store_get_last_result(cx, a.id, &got));
	assert_int_equal(got.id, reply.id);
	assert_string_equal(got.reply_number, "16");
	assert_string_equal(got.reply_symbol, "BC-SNV");
	assert_int_equal(got.reply_issued_on, day_from_date(2026, 4, 23));
	assert_ok(cx, reply_store_list(cx, a.id, &list));
	assert_int_equal(list.n, 3);
	assert_int_equal(list.items[0].kind, REPLY_PROGRESS);
	assert_int_equal(list.items[0].reply_issued_on, NO_DAY);
	assert_int_equal(list.items[0].created_at, TEST_NOW);
	assert_string_equal(list.items[0].author_name,
	    world_person(WORLD_CREATOR)->name);
	assert_string_equal(list.items[1].author_name,
	    actor_shown_name(world_actor(WORLD_RESPONDER)));
}

static void
one_return_waits(void **state)
{
	struct cx *cx = *state;
	struct assignment a = assignment(cx);
	struct return_request r = {
		.assignment_id = a.id,
		.category = RETURN_NOT_COMPETENT,
		.reason = "Không thuộc thẩm quyền",
		.head_informed = "Giám đốc",
		.proposed_agency_id = rows_agency_b(),
	}, got, again = r;
	bool found = true;

	assert_ok(cx, return_store_find_last(cx, a.id, &found, &got));
	assert_false(found);
	assert_err(cx, return_store_lock_pending(cx, a.id, &got), ERR_MISSING);
	assert_ok(cx, return_store_add(cx, &r));
	assert_err(cx, return_store_add(cx, &again), ERR_CONFLICT);
	assert_ok(cx, return_store_lock_pending(cx, a.id, &got));
	assert_int_equal(got.id, r.id);
	assert_int_equal(got.category, RETURN_NOT_COMPETENT);
	assert_string_equal(got.head_informed, "Giám đốc");
	assert_string_not_equal(got.proposed_agency_name, "");
	assert_int_equal(got.decision, DECISION_PENDING);
	assert_true(got.decided_at == NO_MOMENT);
	got.decision = DECISION_REFUSED;
	got.decision_reason = "Đúng thẩm quyền";
	assert_ok(cx, return_store_decide(cx, &got));
	assert_err(cx, return_store_decide(cx, &got), ERR_CONFLICT);
	assert_ok(cx, return_store_find_last(cx, a.id, &found, &got));
	assert_true(found);
	assert_int_equal(got.decision, DECISION_REFUSED);
	assert_int_equal(got.decided_at, TEST_NOW);
	assert_int_equal(got.version, 2);
	/* Returned a second time. */
	assert_ok(cx, return_store_add(cx, &again));
	assert_ok(cx, return_store_lock_pending(cx, a.id, &got));
	assert_int_equal(got.id, again.id);
}

static void
one_extension_waits(void **state)
{
	struct cx *cx = *state;
	struct assignment a = assignment(cx);
	struct extension x = {
		.assignment_id = a.id,
		.due_on_before = a.due_on,
		.asked_due_on = a.due_on + 10,
		.reason = "Chờ ý kiến",
		.granted_due_on = NO_DAY,
	}, got, again = x;
	struct extension_list list;

	assert_ok(cx, extension_store_add(cx, &x));
	assert_err(cx, extension_store_add(cx, &again), ERR_CONFLICT);
	assert_ok(cx, extension_store_lock_pending(cx, a.id, &got));
	assert_int_equal(got.asked_due_on, a.due_on + 10);
	assert_int_equal(got.granted_due_on, NO_DAY);
	got.decision = DECISION_CHANGED;
	got.granted_due_on = a.due_on + 5;
	got.decided_by_name = "Phó Chủ tịch";
	got.decision_document = "CV 3/UBND-KT";
	assert_ok(cx, extension_store_decide(cx, &got));
	assert_err(cx, extension_store_decide(cx, &got), ERR_CONFLICT);
	assert_err(cx, extension_store_lock_pending(cx, a.id, &got),
	    ERR_MISSING);
	assert_ok(cx, extension_store_add(cx, &again));
	assert_ok(cx, extension_store_list(cx, a.id, &list));
	assert_int_equal(list.n, 2);
	assert_int_equal(list.items[0].decision, DECISION_CHANGED);
	assert_int_equal(list.items[0].granted_due_on, a.due_on + 5);
	assert_string_equal(list.items[0].decided_by_name, "Phó Chủ tịch");
	assert_string_equal(list.items[0].decision_document, "CV 3/UBND-KT");
	assert_int_equal(list.items[1].decision, DECISION_PENDING);
}

static void
several_difficulties(void **state)
{
	struct cx *cx = *state;
	struct assignment a = assignment(cx);
	struct difficulty x = {
		.assignment_id = a.id,
		.description = "Thiếu vốn",
		.cause = "Chưa bố trí",
		.proposal = "Bổ sung",
	}, other = x, got;
	struct difficulty_list list;
	unsigned n = 0;

	assert_ok(cx, difficulty_store_add(cx, &x));
	assert_ok(cx, difficulty_store_add(cx, &other));
	assert_ok(cx, difficulty_store_count_open(cx, a.id, &n));
	assert_int_equal(n, 2);
	assert_ok(cx, difficulty_store_lock(cx, x.id, &got));
	assert_string_equal(got.cause, "Chưa bố trí");
	got.advice = "Đồng ý";
	got.decision = "Bổ sung 2 tỷ đồng";
	got.decided_by_name = "Chủ tịch";
	assert_ok(cx, difficulty_store_decide(cx, &got));
	assert_err(cx, difficulty_store_decide(cx, &got), ERR_CONFLICT);
	assert_ok(cx, difficulty_store_count_open(cx, a.id, &n));
	assert_int_equal(n, 1);
	assert_ok(cx, difficulty_store_list(cx, a.id, &list));
	assert_int_equal(list.n, 2);
	assert_false(list.items[0].open);
	assert_string_equal(list.items[0].decision, "Bổ sung 2 tỷ đồng");
	assert_int_equal(list.items[0].decided_at, TEST_NOW);
	assert_true(list.items[1].open);
	assert_err(cx, difficulty_store_lock(cx, other.id + 1, &got),
	    ERR_MISSING);
}

#define WITH_ROWS(test)                                                        \
	cmocka_unit_test_setup_teardown(test, rows_begin, test_rollback)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ROWS(replies_and_the_last_result),
		WITH_ROWS(one_return_waits),
		WITH_ROWS(one_extension_waits),
		WITH_ROWS(several_difficulties),
	};

	return cmocka_run_group_tests(tests, rows_world, NULL);
}
