/* assignment_verbs: what becomes of an assignment, move by move. */
#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "calendar.h"
#include "profile.h"
#include "reply_store.h"
#include "story.h"
#include "task_store.h"

static int32_t
day(int year, int month, int of_month)
{
	return day_from_date(year, month, of_month);
}

static struct story
given(struct cx *cx, const char *profile, const char *deadline)
{
	struct story s;

	story_begin(cx, profile);
	story_forward(cx, &s, deadline);
	return s;
}

static enum err
receive(struct cx *cx, uint64_t id)
{
	return assignment_receive(cx, id, story_version(cx, id));
}

static enum err
give_back(struct cx *cx, uint64_t id)
{
	struct return_request request = {
		.assignment_id = id,
		.category = RETURN_NOT_COMPETENT,
		.reason = "Không thuộc chức năng",
		.head_informed = "Giám đốc Sở",
	};

	return assignment_return(cx, story_version(cx, id), &request);
}

static enum err
say(struct cx *cx, uint64_t id, enum reply_kind kind, int32_t on)
{
	struct reply reply = {
		.assignment_id = id,
		.kind = kind,
		.reply_text = "Đang thực hiện, còn vướng mặt bằng.",
		.reply_number = on == NO_DAY ? "" : "21",
		.reply_symbol = on == NO_DAY ? "" : "SNV-VP",
		.reply_issued_on = on,
	};

	return assignment_reply(cx, story_version(cx, id), &reply);
}

static enum err
ask(struct cx *cx, uint64_t id, int32_t due_on)
{
	struct extension extension = {
		.assignment_id = id,
		.asked_due_on = due_on,
		.reason = "Chờ ý kiến Bộ",
		.document = "Công văn 30/SNV-VP",
	};

	return assignment_request_extension(cx, story_version(cx, id),
	    &extension);
}

static enum err
decide(struct cx *cx, uint64_t id, enum decision what, int32_t due_on)
{
	const struct extension_decision decision = {
		.assignment_id = id,
		.version = story_version(cx, id),
		.decision = what,
		.due_on = due_on,
		.reason = "Đã xem xét",
		.decided_by = "Phạm Đức An",
		.document = "Công văn 77/UBND-TH",
	};

	return assignment_decide_extension(cx, &decision);
}

static void
receiving_is_told_once(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct assignment a;
	enum party party;

	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, assignment_open(cx, s.a, &a, &party));
	assert_int_equal(party, PARTY_RESPONDER);
	assert_ok(cx, assignment_mark_seen(cx, &a));
	cx->now += 60;
	assert_ok(cx, assignment_mark_seen(cx, &a));
	assert_int_equal(story_get(cx, s.a).first_seen_at, TEST_NOW);
	assert_ok(cx, assignment_receive(cx, s.a, a.version));
	a = story_get(cx, s.a);
	assert_int_equal(a.state, STATE_RECEIVED);
	assert_int_equal(a.received_at, TEST_NOW + 60);
	assert_int_equal(story_events(cx, s.a, EVENT_RECEIVE), 1);
	/* The form of before, and again. */
	assert_err(cx, assignment_receive(cx, s.a, a.version - 1),
	    ERR_CONFLICT);
	assert_err(cx, assignment_receive(cx, s.a, a.version), ERR_CONFLICT);
	story_check_invariants(cx);
}

static void
others_do_not_even_see_it(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct assignment a;
	enum party party;

	/* A leads, so it reads B's; B does not read A's. */
	story_as(cx, WORLD_RESPONDER_B);
	assert_err(cx, assignment_open(cx, s.a, &a, &party), ERR_MISSING);
	assert_err(cx, assignment_receive(cx, s.a, 99), ERR_MISSING);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, assignment_open(cx, s.b, &a, &party));
	assert_int_equal(party, PARTY_LEAD_AGENCY);
	assert_err(cx, receive(cx, s.b), ERR_DENIED);
	story_as(cx, WORLD_AGENCY_LEADER);
	assert_err(cx, receive(cx, s.a), ERR_DENIED);
	story_as(cx, WORLD_CREATOR);
	assert_err(cx, receive(cx, s.a), ERR_DENIED);
	story_as(cx, WORLD_MANAGER);
	assert_err(cx, assignment_recall(cx, s.a, 2, false, "x", "y"),
	    ERR_DENIED);
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_err(cx, receive(cx, s.a), ERR_MISSING);
	story_as(cx, WORLD_NOBODY);
	assert_err(cx, receive(cx, s.a), ERR_MISSING);
	assert_err(cx, assignment_open(cx, 999999, &a, &party), ERR_MISSING);
	/* The office stands in for an agency without an account (R2). */
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, receive(cx, s.c));
	assert_ok(cx, story_submit(cx, s.c, day(2026, 4, 23)));
	assert_ok(cx, assignment_confirm(cx, s.c, story_version(cx, s.c), ""));
}

static void
a_draft_is_no_business_of_agencies(void **state)
{
	struct cx *cx = *state;
	struct directive d = story_directive("50");
	struct task_entry e;
	struct assignment_list list;
	struct assignment a;
	enum party party;

	story_begin(cx, "kh");
	e = story_entry("Rà soát", "Sở Nội vụ", "", "");
	assert_ok(cx, story_understand(cx, &e));
	assert_ok(cx, directive_create(cx, &d, &e, 1));
	assert_ok(cx, assignment_store_lock_task(cx, e.task.id, &list));
	story_as(cx, WORLD_RESPONDER);
	assert_err(cx, assignment_open(cx, list.items[0].id, &a, &party),
	    ERR_MISSING);
	assert_err(cx, assignment_receive(cx, list.items[0].id, 1),
	    ERR_MISSING);
	story_as(cx, WORLD_CREATOR);
	assert_err(cx,
	    assignment_recall(cx, list.items[0].id, 1, false, "x", "y"),
	    ERR_CONFLICT);
}

static void
a_return_needs_its_words(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct return_request r = { .assignment_id = s.a };

	story_as(cx, WORLD_RESPONDER);
	assert_int_equal(assignment_return(cx, 2, &r), ERR_INPUT);
	assert_string_equal(story_field(cx, "reason"), "required");
	assert_string_equal(story_field(cx, "head_informed"), "required");
	error_reset(&cx->error);
	r.reason = "Không thuộc chức năng";
	r.head_informed = "Giám đốc";
	r.proposed_agency_id = 999999;
	assert_refused(cx, assignment_return(cx, 2, &r), "proposed_agency_id",
	    "bad_choice");
	r.proposed_agency_id = world_person(WORLD_RESPONDER)->agency_id;
	assert_refused(cx, assignment_return(cx, 2, &r), "proposed_agency_id",
	    "bad_choice");
	r.proposed_agency_id = world_person(WORLD_RESPONDER_B)->agency_id;
	assert_ok(cx, assignment_return(cx, 2, &r));
	assert_int_equal(story_get(cx, s.a).state, STATE_RETURNED);
	assert_int_equal(story_told(cx, WORLD_CREATOR, EVENT_RETURN), 1);
	assert_int_equal(story_told(cx, WORLD_DIVISION_HEAD, EVENT_RETURN), 1);
	/* While it waits nothing else is done. */
	assert_err(cx, give_back(cx, s.a), ERR_CONFLICT);
	assert_err(cx, story_submit(cx, s.a, day(2026, 4, 23)), ERR_CONFLICT);
	assert_err(cx, ask(cx, s.a, day(2026, 7, 1)), ERR_CONFLICT);
}

static struct return_decision
answer(struct cx *cx, const struct story *s, enum decision what)
{
	return (struct return_decision){
		.assignment_id = s->a,
		.version = story_version(cx, s->a),
		.decision = what,
		.reason = "Đã rà lại chức năng, nhiệm vụ",
		.new_content = "",
		.new_due_on = NO_DAY,
		.document = "",
	};
}

static void
returned_twice_and_each_time_answered(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct return_decision d;
	struct task task;

	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, receive(cx, s.a));
	assert_ok(cx, give_back(cx, s.a));
	story_as(cx, WORLD_CREATOR);
	d = answer(cx, &s, DECISION_REFUSED);
	d.reason = "";
	assert_refused(cx, assignment_decide_return(cx, &d), "reason",
	    "required");
	d.reason = "Đúng chức năng";
	assert_ok(cx, assignment_decide_return(cx, &d));
	assert_int_equal(story_get(cx, s.a).state, STATE_ASSIGNED);
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 5, 29));
	assert_int_equal(story_told_agency(cx, s.a, EVENT_REFUSE_RETURN), 1);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, give_back(cx, s.a));
	story_as(cx, WORLD_CREATOR);
	d = answer(cx, &s, DECISION_CORRECTED);
	d.new_content = "Rà soát, báo cáo phần thuộc Sở";
	d.new_due_on = day(2026, 6, 15);
	assert_refused(cx, assignment_decide_return(cx, &d), "document",
	    "required");
	d.document = "Công văn 80/UBND-TH";
	assert_ok(cx, assignment_decide_return(cx, &d));
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 6, 15));
	assert_int_equal(story_get(cx, s.a).first_due_on, day(2026, 5, 29));
	assert_int_equal(story_get(cx, s.b).due_on, day(2026, 5, 29));
	assert_int_equal(story_get(cx, s.a).return_count, 2);
	assert_ok(cx, task_store_get(cx, s.task_id, &task));
	assert_string_equal(task.title, "Rà soát, báo cáo phần thuộc Sở");
	assert_int_equal(story_told_agency(cx, s.a, EVENT_CORRECT), 1);
	assert_int_equal(story_told_agency(cx, s.b, EVENT_AMEND), 1);
	assert_int_equal(story_events(cx, s.a, EVENT_RETURN), 2);
	story_check_invariants(cx);
}

static void
a_transfer_starts_the_other_clock(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct return_decision d;
	struct assignment a;
	struct assignment new;

	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, ask(cx, s.a, day(2026, 7, 1)));
	assert_ok(cx, give_back(cx, s.a));
	cx->now += 2 * DAY_SECONDS;
	story_as(cx, WORLD_CREATOR);
	d = answer(cx, &s, DECISION_TRANSFERRED);
	assert_refused(cx, assignment_decide_return(cx, &d), "to_agency_id",
	    "required");
	d.to_agency_id = world_person(WORLD_RESPONDER_B)->agency_id;
	assert_refused(cx, assignment_decide_return(cx, &d), "to_agency_id",
	    "duplicate_agency");
	d.to_agency_id = world_person(WORLD_UNNAMED)->agency_id;
	assert_ok(cx, assignment_decide_return(cx, &d));
	a = story_get(cx, s.a);
	assert_int_equal(a.state, STATE_TRANSFERRED);
	assert_int_equal(a.closed_on, clock_day(cx->now));
	assert_int_equal(a.outcome, OUTCOME_NONE);
	assert_false(a.extension_pending);
	new = story_get(cx, d.new_assignment_id);
	assert_int_equal(new.state, STATE_ASSIGNED);
	assert_int_equal(new.role, ROLE_LEAD);
	assert_int_equal(new.assigned_at, cx->now);
	assert_int_equal(new.due_on, a.due_on);
	assert_int_equal(new.transferred_from_id, s.a);
	assert_int_equal(story_told_agency(cx, new.id, EVENT_TRANSFER), 1);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM extension"
			     " WHERE assignment_id = ?"
			     " AND decision = 'withdrawn'",
			     s.a),
	    1);
	/* The old one is history, for the agency too. */
	story_as(cx, WORLD_RESPONDER);
	assert_err(cx, receive(cx, s.a), ERR_CONFLICT);
	story_check_invariants(cx);
}

static void
a_result_has_its_document(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct reply r = {
		.assignment_id = s.a,
		.kind = REPLY_RESULT,
		.reply_text = "Xong",
		.reply_issued_on = NO_DAY,
	};

	story_as(cx, WORLD_RESPONDER);
	assert_int_equal(assignment_reply(cx, 2, &r), ERR_INPUT);
	assert_string_equal(story_field(cx, "reply_number"), "required");
	assert_string_equal(story_field(cx, "reply_symbol"), "required");
	assert_string_equal(story_field(cx, "reply_issued_on"), "required");
	error_reset(&cx->error);
	r.reply_number = "15";
	r.reply_symbol = "BC-SNV";
	r.reply_issued_on = day(2026, 4, 25);
	assert_refused(cx, assignment_reply(cx, 2, &r), "reply_issued_on",
	    "date_future");
	r.reply_issued_on = day(2026, 4, 19);
	assert_refused(cx, assignment_reply(cx, 2, &r), "reply_issued_on",
	    "date_before_directive");
	r.reply_issued_on = day(2026, 4, 24);
	r.reply_text = "MẬT\nĐã xong";
	assert_refused(cx, assignment_reply(cx, 2, &r), "reply_text", "secret");
	r.reply_text = "Xong";
	assert_ok(cx, assignment_reply(cx, 2, &r));
	assert_true(r.id != 0);
	assert_int_equal(story_get(cx, s.a).state, STATE_SUBMITTED);
	assert_int_equal(story_get(cx, s.a).result_on, day(2026, 4, 24));
	assert_int_equal(story_told(cx, WORLD_CREATOR, EVENT_SUBMIT), 1);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM event WHERE"
			     " assignment_id = ? AND kind = 'submit'"
			     " AND document = '15/BC-SNV'"
			     " AND from_state = 'assigned'"
			     " AND to_state = 'submitted'"
			     " AND object_id IS NOT NULL"
			     " AND officer_id IS NOT NULL",
			     s.a),
	    1);
	story_check_invariants(cx);
}

static void
only_classes_that_report_need_it(void **state)
{
	struct cx *cx = *state;
	struct directive d = story_directive("60");
	struct task_entry e;
	struct assignment_list list;
	size_t n;

	story_begin(cx, "tth");
	e = story_entry("Rà soát", "Sở Nội vụ", "", "đến hết ngày 29/5/2026");
	e.task.must_report = false;
	assert_ok(cx, story_understand(cx, &e));
	assert_ok(cx, directive_create(cx, &d, &e, 1));
	assert_ok(cx, directive_forward(cx, d.id, d.version, &n));
	assert_ok(cx, assignment_store_lock_task(cx, e.task.id, &list));
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, say(cx, list.items[0].id, REPLY_RESULT, NO_DAY));
	assert_int_equal(story_get(cx, list.items[0].id).result_on,
	    day(2026, 4, 24));
}

/* R34: dated Friday 24/4/2026; Monday 27 is a day off. */
static void
a_reply_is_entered_in_one_working_day(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct assignment a;

	story_as(cx, WORLD_RESPONDER);
	story_day(cx, 2026, 4, 28);
	assert_ok(cx, story_submit(cx, s.a, day(2026, 4, 24)));
	a = story_get(cx, s.a);
	assert_int_equal(a.update_due_on, day(2026, 4, 28));
	assert_false(a.update_late);
	story_as(cx, WORLD_RESPONDER_B);
	story_day(cx, 2026, 4, 29);
	assert_ok(cx, story_submit(cx, s.b, day(2026, 4, 24)));
	assert_true(story_get(cx, s.b).update_late);
	assert_int_equal(story_get(cx, s.b).result_on, day(2026, 4, 24));
}

/* R35: due 13/2/2026 would be 25/2; here 29/5 and three working days. */
static void
the_other_province_counts_from_the_due_date(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 29/5/2026");

	assert_int_equal(story_get(cx, s.a).update_due_on, day(2026, 6, 3));
	story_as(cx, WORLD_RESPONDER);
	story_day(cx, 2026, 6, 3);
	assert_ok(cx, say(cx, s.a, REPLY_PROGRESS, NO_DAY));
	assert_false(story_get(cx, s.a).update_late);
	story_as(cx, WORLD_RESPONDER_B);
	story_day(cx, 2026, 6, 4);
	assert_ok(cx, say(cx, s.b, REPLY_PROGRESS, NO_DAY));
	assert_true(story_get(cx, s.b).update_late);
}

/* R36: once in each quarter, as it is cut off. */
static void
without_a_date_each_quarter_is_updated(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "");

	assert_int_equal(story_get(cx, s.a).update_due_on, day(2026, 6, 14));
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, say(cx, s.a, REPLY_PROGRESS, NO_DAY));
	assert_int_equal(story_get(cx, s.a).update_due_on, day(2026, 9, 14));
	assert_ok(cx, say(cx, s.a, REPLY_PROGRESS, NO_DAY));
	assert_int_equal(story_get(cx, s.a).update_due_on, day(2026, 9, 14));
	assert_false(story_get(cx, s.a).update_late);
	story_day(cx, 2026, 9, 20);
	assert_ok(cx, say(cx, s.a, REPLY_PROGRESS, NO_DAY));
	assert_true(story_get(cx, s.a).update_late);
	assert_int_equal(story_get(cx, s.a).update_due_on, day(2027, 3, 14));
}

static void
the_office_confirms_or_sends_back(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct assignment a;

	story_as(cx, WORLD_RESPONDER);
	story_day(cx, 2026, 5, 28);
	assert_ok(cx, story_submit(cx, s.a, day(2026, 5, 28)));
	story_as(cx, WORLD_CREATOR);
	assert_refused(cx,
	    assignment_send_back(cx, s.a, story_version(cx, s.a), ""), "reason",
	    "required");
	assert_ok(cx, assignment_send_back(cx, s.a, story_version(cx, s.a),
			  "Thiếu phụ lục"));
	a = story_get(cx, s.a);
	assert_int_equal(a.state, STATE_IN_PROGRESS);
	assert_int_equal(a.submitted_at, NO_MOMENT);
	assert_int_equal(a.result_on, NO_DAY);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_SEND_BACK), 1);
	/* R40: handed in again after due, with the old document: late. */
	story_day(cx, 2026, 6, 2);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, story_submit(cx, s.a, day(2026, 5, 28)));
	story_as(cx, WORLD_CREATOR);
	assert_err(cx, assignment_confirm(cx, s.a, a.version, "x"),
	    ERR_CONFLICT);
	assert_ok(cx,
	    assignment_confirm(cx, s.a, story_version(cx, s.a), "Đủ"));
	a = story_get(cx, s.a);
	assert_int_equal(a.state, STATE_COMPLETED);
	assert_int_equal(a.outcome, OUTCOME_LATE);
	assert_int_equal(a.closed_on, day(2026, 6, 2));
	assert_int_equal(story_told_agency(cx, s.a, EVENT_CONFIRM), 1);
	assert_err(cx, assignment_confirm(cx, s.a, a.version, ""),
	    ERR_CONFLICT);
	story_check_invariants(cx);
}

static void
the_first_submission_may_count(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct profile first = *cx->profile;

	first.sent_back_counts_first = true;
	cx->profile = &first;
	story_as(cx, WORLD_RESPONDER);
	story_day(cx, 2026, 5, 28);
	assert_ok(cx, story_submit(cx, s.a, day(2026, 5, 28)));
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx,
	    assignment_send_back(cx, s.a, story_version(cx, s.a), "Thiếu"));
	story_day(cx, 2026, 6, 2);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, story_submit(cx, s.a, day(2026, 6, 2)));
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, assignment_confirm(cx, s.a, story_version(cx, s.a), ""));
	assert_int_equal(story_get(cx, s.a).outcome, OUTCOME_EARLY);
	/* By day of confirmation. */
	first.result_rule = RESULT_BY_CONFIRMATION;
	story_as(cx, WORLD_RESPONDER_B);
	assert_ok(cx, story_submit(cx, s.b, day(2026, 5, 28)));
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, assignment_confirm(cx, s.b, story_version(cx, s.b), ""));
	assert_int_equal(story_get(cx, s.b).result_on, day(2026, 6, 2));
	assert_int_equal(story_get(cx, s.b).outcome, OUTCOME_LATE);
	cx->profile = NULL;
}

static void
a_late_one_explains_with_a_document(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");

	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, say(cx, s.a, REPLY_EXPLANATION, NO_DAY));
	assert_true(story_get(cx, s.a).explained);
	assert_int_equal(story_get(cx, s.a).state, STATE_ASSIGNED);
	story_day(cx, 2026, 6, 1);
	assert_refused(cx, say(cx, s.a, REPLY_EXPLANATION, NO_DAY),
	    "reply_number", "required");
	assert_ok(cx, say(cx, s.a, REPLY_EXPLANATION, day(2026, 6, 1)));
	assert_int_equal(story_get(cx, s.a).update_due_on, day(2026, 6, 2));
	assert_int_equal(story_told(cx, WORLD_CREATOR, EVENT_EXPLANATION), 2);
	/* The other province does not ask for one. */
	story_begin(cx, "tth");
	story_as(cx, WORLD_RESPONDER_B);
	assert_ok(cx, say(cx, s.b, REPLY_EXPLANATION, NO_DAY));
	assert_ok(cx, say(cx, s.b, REPLY_PLAN, NO_DAY));
	assert_int_equal(story_get(cx, s.b).state, STATE_ASSIGNED);
	assert_refused(cx, say(cx, s.b, REPLY_PLAN, day(2026, 6, 2)),
	    "reply_issued_on", "date_future");
}

static void
an_extension_moves_the_date_in_force(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct assignment a;

	story_as(cx, WORLD_RESPONDER);
	assert_refused(cx, ask(cx, s.a, day(2026, 5, 29)), "asked_due_on",
	    "extension_not_later");
	story_day(cx, 2026, 6, 10);
	assert_refused(cx, ask(cx, s.a, day(2026, 6, 9)), "asked_due_on",
	    "date_past");
	assert_ok(cx, say(cx, s.a, REPLY_EXPLANATION, day(2026, 6, 10)));
	assert_ok(cx, ask(cx, s.a, day(2026, 6, 30)));
	assert_int_equal(story_told(cx, WORLD_CREATOR, EVENT_EXTENSION_REQUEST),
	    1);
	/* The clock runs on the old date while it waits. */
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 5, 29));
	assert_err(cx, ask(cx, s.a, day(2026, 7, 1)), ERR_CONFLICT);
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, decide(cx, s.a, DECISION_GRANTED, NO_DAY));
	a = story_get(cx, s.a);
	assert_int_equal(a.due_on, day(2026, 6, 30));
	assert_int_equal(a.first_due_on, day(2026, 5, 29));
	assert_int_equal(a.extension_count, 1);
	assert_int_equal(a.update_due_on, day(2026, 7, 1));
	assert_false(a.extension_pending);
	assert_false(a.explained);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_EXTENSION_GRANT), 1);
	assert_err(cx, decide(cx, s.a, DECISION_GRANTED, NO_DAY), ERR_CONFLICT);
	/* In time against the date in force. */
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, story_submit(cx, s.a, day(2026, 6, 10)));
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, assignment_confirm(cx, s.a, story_version(cx, s.a), ""));
	assert_int_equal(story_get(cx, s.a).outcome, OUTCOME_EARLY);
	story_check_invariants(cx);
}

static void
an_extension_is_changed_refused_or_withdrawn(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct extension_decision d = { .assignment_id = s.a,
		.decision = DECISION_REFUSED,
		.due_on = NO_DAY };

	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, ask(cx, s.a, day(2026, 6, 30)));
	story_as(cx, WORLD_CREATOR);
	d.version = story_version(cx, s.a);
	assert_int_equal(assignment_decide_extension(cx, &d), ERR_INPUT);
	assert_string_equal(story_field(cx, "reason"), "required");
	assert_string_equal(story_field(cx, "decided_by"), "required");
	error_reset(&cx->error);
	assert_ok(cx, decide(cx, s.a, DECISION_REFUSED, NO_DAY));
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 5, 29));
	assert_int_equal(story_get(cx, s.a).extension_count, 0);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, ask(cx, s.a, day(2026, 6, 30)));
	story_as(cx, WORLD_CREATOR);
	assert_refused(cx, decide(cx, s.a, DECISION_CHANGED, NO_DAY), "due_on",
	    "required");
	assert_refused(cx, decide(cx, s.a, DECISION_CHANGED, day(2026, 5, 29)),
	    "due_on", "extension_not_later");
	assert_ok(cx, decide(cx, s.a, DECISION_CHANGED, day(2026, 6, 15)));
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 6, 15));
	/* A result makes the next one pointless. */
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, ask(cx, s.a, day(2026, 6, 30)));
	assert_ok(cx, story_submit(cx, s.a, day(2026, 4, 24)));
	assert_false(story_get(cx, s.a).extension_pending);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM event_change c"
			     " JOIN event e ON e.id = c.event_id"
			     " WHERE e.assignment_id = ? AND e.kind = 'submit'"
			     " AND c.field = 'asked_due_on'"
			     " AND c.old_value = '30/06/2026'",
			     s.a),
	    1);
	story_as(cx, WORLD_CREATOR);
	assert_err(cx, decide(cx, s.a, DECISION_GRANTED, NO_DAY), ERR_CONFLICT);
	story_check_invariants(cx);
}

static void
without_a_date_there_is_nothing_to_extend(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "");

	story_as(cx, WORLD_RESPONDER);
	assert_err(cx, ask(cx, s.a, day(2026, 6, 30)), ERR_CONFLICT);
	assert_ok(cx, story_submit(cx, s.a, day(2026, 4, 24)));
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, assignment_confirm(cx, s.a, story_version(cx, s.a), ""));
	assert_int_equal(story_get(cx, s.a).outcome, OUTCOME_NO_DEADLINE);
}

static void
a_difficulty_is_open_until_decided(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct difficulty f = {
		.assignment_id = s.a,
		.description = "Thiếu kinh phí",
		.cause = "",
		.proposal = "Bổ sung",
	};
	struct difficulty second;
	struct difficulty_decision d = {
		.assignment_id = s.a,
		.advice = "Đề nghị bổ sung",
		.decision = "Đồng ý",
		.decided_by = "Phạm Đức An",
	};

	story_as(cx, WORLD_RESPONDER);
	assert_refused(cx, assignment_report_difficulty(cx, 2, &f), "cause",
	    "required");
	f.cause = "Chưa giao dự toán";
	second = f;
	assert_ok(cx, assignment_report_difficulty(cx, 2, &f));
	assert_ok(cx,
	    assignment_report_difficulty(cx, story_version(cx, s.a), &second));
	assert_true(story_get(cx, s.a).difficulty_open);
	assert_int_equal(story_told(cx, WORLD_CREATOR, EVENT_DIFFICULTY), 2);
	story_as(cx, WORLD_CREATOR);
	d.difficulty_id = f.id;
	d.version = story_version(cx, s.a);
	assert_ok(cx, assignment_decide_difficulty(cx, &d));
	assert_true(story_get(cx, s.a).difficulty_open);
	d.version = story_version(cx, s.a);
	assert_err(cx, assignment_decide_difficulty(cx, &d), ERR_CONFLICT);
	d.difficulty_id = second.id;
	d.assignment_id = s.b;
	d.version = story_version(cx, s.b);
	assert_err(cx, assignment_decide_difficulty(cx, &d), ERR_MISSING);
	d.assignment_id = s.a;
	d.version = story_version(cx, s.a);
	assert_ok(cx, assignment_decide_difficulty(cx, &d));
	assert_false(story_get(cx, s.a).difficulty_open);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_DIFFICULTY_DECIDE),
	    2);
}

static void
recall_takes_one_or_the_whole_task(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");

	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, give_back(cx, s.a));
	story_as(cx, WORLD_RESPONDER_B);
	assert_ok(cx, ask(cx, s.b, day(2026, 6, 30)));
	assert_ok(cx, story_submit(cx, s.b, day(2026, 4, 24)));
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, assignment_confirm(cx, s.b, story_version(cx, s.b), ""));
	assert_refused(cx,
	    assignment_recall(cx, s.a, story_version(cx, s.a), true, "Nhầm",
		""),
	    "document", "required");
	assert_ok(cx, assignment_recall(cx, s.a, story_version(cx, s.a), true,
			  "Nhầm", "CV 90/UBND-TH"));
	assert_int_equal(story_get(cx, s.a).state, STATE_RECALLED);
	assert_int_equal(story_get(cx, s.c).state, STATE_RECALLED);
	assert_int_equal(story_get(cx, s.b).state, STATE_COMPLETED);
	assert_int_equal(story_told_agency(cx, s.c, EVENT_RECALL), 1);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM return_request WHERE"
			     " assignment_id = ? AND decision = 'withdrawn'",
			     s.a),
	    1);
	story_check_invariants(cx);
}

static void
cancel_names_who_decided(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");

	assert_refused(cx,
	    assignment_cancel(cx, s.a, story_version(cx, s.a), false,
		"Không cần nữa", "CV 91", ""),
	    "decided_by", "required");
	assert_ok(cx, assignment_cancel(cx, s.a, story_version(cx, s.a), false,
			  "Không cần nữa", "CV 91", "Phạm Đức An"));
	assert_int_equal(story_get(cx, s.a).state, STATE_CANCELLED);
	assert_int_equal(story_get(cx, s.b).state, STATE_ASSIGNED);
	assert_int_equal(story_get(cx, s.a).closed_on, day(2026, 4, 24));
}

static void
urging_is_one_act(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct story other;
	uint64_t ids[4] = { 0, s.b, s.a, s.b };

	story_forward(cx, &other, "");
	ids[0] = other.a;
	assert_ok(cx, assignment_urge(cx, ids, 4, URGE_CALL, "Đã gọi"));
	assert_int_equal(story_events(cx, s.b, EVENT_URGE), 1);
	assert_int_equal(story_told_agency(cx, other.a, EVENT_URGE), 1);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM event WHERE"
			     " assignment_id = ? AND kind = 'urge'"
			     " AND document = 'call' AND reason = 'Đã gọi'",
			     s.a),
	    1);
	assert_refused(cx, assignment_urge(cx, ids, 0, URGE_CALL, ""), "ids",
	    "nothing_chosen");
	assert_ok(cx, assignment_recall(cx, s.a, story_version(cx, s.a), false,
			  "x", "y"));
	assert_err(cx, assignment_urge(cx, ids, 4, URGE_EMAIL, ""),
	    ERR_CONFLICT);
	story_as(cx, WORLD_NEWCOMER);
	assert_err(cx, assignment_urge(cx, ids, 1, URGE_EMAIL, ""), ERR_DENIED);
}

/* R50: the lead urges who coordinates its task, and nobody else. */
static void
the_lead_urges_who_coordinates(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");

	story_as(cx, WORLD_RESPONDER);
	assert_refused(cx,
	    assignment_urge_coordinating(cx, s.b, story_version(cx, s.b), ""),
	    "note", "required");
	assert_ok(cx, assignment_urge_coordinating(cx, s.b,
			  story_version(cx, s.b), "Gửi số liệu"));
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM event WHERE"
			     " assignment_id = ? AND kind = 'urge' AND"
			     " reason = 'Gửi số liệu'",
			     s.b),
	    1);
	assert_int_equal(story_told_agency(cx, s.b, EVENT_URGE), 1);
	/* Itself is no other, and an old look is no look. */
	assert_err(cx,
	    assignment_urge_coordinating(cx, s.a, story_version(cx, s.a), "x"),
	    ERR_DENIED);
	assert_err(cx,
	    assignment_urge_coordinating(cx, s.b, story_version(cx, s.b) + 1,
		"x"),
	    ERR_CONFLICT);
	story_as(cx, WORLD_RESPONDER_B);
	assert_err(cx,
	    assignment_urge_coordinating(cx, s.a, story_version(cx, s.a), "x"),
	    ERR_MISSING);
	story_as(cx, WORLD_CREATOR);
	assert_err(cx,
	    assignment_urge_coordinating(cx, s.b, story_version(cx, s.b), "x"),
	    ERR_DENIED);
	/* Its lateness does not make the lead late (R50). */
	assert_int_equal(story_events(cx, s.a, EVENT_URGE), 0);
	story_check_invariants(cx);
}

static struct task_amendment
amendment_of(struct cx *cx, const struct story *s)
{
	struct task task;

	assert_ok(cx, task_store_get(cx, s->task_id, &task));
	return (struct task_amendment){
		.task_id = s->task_id,
		.version = task.version,
		.content = task.content,
		.product = task.product,
		.receiving_authority = task.receiving_authority,
		.other_information = task.other_information,
		.deadline_text = task.deadline.text,
		.due_on = NO_DAY,
		.reason = "Theo chỉ đạo mới",
		.document = "",
	};
}

static void
an_amended_task_keeps_its_past(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct task_amendment m = amendment_of(cx, &s);
	struct task task;

	assert_refused(cx, task_amend(cx, &m), "reason", "unchanged");
	m.content = "Nội dung mới";
	m.reason = "";
	assert_refused(cx, task_amend(cx, &m), "reason", "required");
	m.reason = "Theo chỉ đạo mới";
	m.deadline_text = "trước ngày 15/6/2026";
	assert_refused(cx, task_amend(cx, &m), "due_on",
	    "deadline_contradicts");
	m.has_due_on = true;
	m.due_on = day(2026, 6, 30);
	assert_refused(cx, task_amend(cx, &m), "document", "required");
	m.document = "CV 95/UBND-TH";
	m.due_on = day(2026, 4, 1);
	assert_refused(cx, task_amend(cx, &m), "due_on", "due_before_issue");
	m.due_on = day(2026, 6, 30);
	assert_ok(cx, task_amend(cx, &m));
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 6, 30));
	assert_int_equal(story_get(cx, s.a).first_due_on, day(2026, 5, 29));
	assert_int_equal(story_told_agency(cx, s.b, EVENT_AMEND), 1);
	assert_ok(cx, task_store_get(cx, s.task_id, &task));
	assert_string_equal(task.content, "Nội dung mới");
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM event_change c JOIN event e"
			     " ON e.id = c.event_id WHERE e.task_id = ?"
			     " AND e.kind = 'amend' AND (c.field = 'content'"
			     " AND c.old_value LIKE 'Rà soát%'"
			     " OR c.field = 'due_on'"
			     " AND c.old_value = '29/05/2026'"
			     " AND c.new_value = '30/06/2026')",
			     s.task_id),
	    2);
	assert_err(cx, task_amend(cx, &m), ERR_CONFLICT);
	story_as(cx, WORLD_NEWCOMER);
	m.version = task.version;
	assert_err(cx, task_amend(cx, &m), ERR_DENIED);
	story_as(cx, WORLD_RESPONDER);
	assert_err(cx, task_amend(cx, &m), ERR_MISSING);
	story_check_invariants(cx);
}

static void
a_task_gets_more_agencies(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	struct task_amendment m = amendment_of(cx, &s);
	struct agency_name_list names;
	struct assignment_lines lines;
	struct task task;

	assert_ok(cx, agency_store_list_names(cx, clock_day(cx->now), &names));
	agency_match_words(cx, &names, "Sở Vũ trụ", &m.add_leads);
	assert_refused(cx, task_amend(cx, &m), "add_leads", "unknown_agency");
	m.add_leads.n = 0;
	agency_match_words(cx, &names, "Sở Tư pháp; Sở Tài chính",
	    &m.add_coordinating);
	cx->now += DAY_SECONDS;
	assert_ok(cx, task_amend(cx, &m));
	assert_ok(cx, assignment_store_list_task(cx, s.task_id, &lines));
	assert_int_equal(lines.n, 4);
	for (size_t i = 0; i < lines.n; i++) {
		if (strcmp(lines.items[i].agency_name, "Sở Tư pháp") != 0)
			continue;
		assert_int_equal(lines.items[i].a.assigned_at, cx->now);
		assert_int_equal(lines.items[i].a.due_on, day(2026, 5, 29));
		assert_int_equal(story_told_agency(cx, lines.items[i].a.id,
				     EVENT_FORWARD),
		    1);
	}
	assert_ok(cx, task_store_get(cx, s.task_id, &task));
	assert_string_equal(task.coordinating_words,
	    "Sở Tài chính; Sở Y tế; Sở Tư pháp; Sở Tài chính");
	story_check_invariants(cx);
}

static void
the_event_of_a_relative_date_comes(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh",
	    "10 ngày làm việc sau khi Nghị quyết được thông qua");

	assert_int_equal(story_get(cx, s.a).due_on, NO_DAY);
	assert_refused(cx,
	    task_set_event_date(cx, s.task_id, 1, day(2026, 5, 4), ""),
	    "document", "required");
	assert_ok(cx, task_set_event_date(cx, s.task_id, 1, day(2026, 5, 4),
			  "NQ 12/NQ-HĐND"));
	/* Monday 4/5 and ten working days. */
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 5, 18));
	assert_int_equal(story_get(cx, s.a).first_due_on, day(2026, 5, 18));
	assert_int_equal(story_told_agency(cx, s.b, EVENT_AMEND), 1);
	assert_err(cx,
	    task_set_event_date(cx, s.task_id, 1, day(2026, 5, 5), "x"),
	    ERR_CONFLICT);
	s = given(cx, "kh", "đến hết ngày 29/5/2026");
	assert_err(cx,
	    task_set_event_date(cx, s.task_id, 1, day(2026, 5, 5), "x"),
	    ERR_CONFLICT);
	story_check_invariants(cx);
}

static void
another_specialist_follows(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	uint64_t newcomer = world_person(WORLD_NEWCOMER)->account_id;
	uint64_t head = world_person(WORLD_DIVISION_HEAD)->account_id;
	const uint64_t ids[] = { s.a, s.b };
	struct task task;

	assert_refused(cx, task_change_follower(cx, ids, 2, newcomer, ""),
	    "reason", "required");
	assert_refused(cx,
	    task_change_follower(cx, ids, 2,
		world_person(WORLD_CHAIRMAN)->account_id, "Chuyển việc"),
	    "specialist_id", "bad_choice");
	assert_ok(cx,
	    task_change_follower(cx, ids, 2, newcomer, "Chuyển việc"));
	assert_int_equal(story_get(cx, s.c).specialist_id, newcomer);
	assert_ok(cx, task_store_get(cx, s.task_id, &task));
	assert_int_equal(task.specialist.id, newcomer);
	assert_int_equal(task.division_head.id, head);
	assert_int_equal(story_told(cx, WORLD_NEWCOMER, EVENT_FOLLOWER_CHANGE),
	    1);
	assert_ok(cx, task_change_follower(cx, ids, 2, head, "Nghỉ phép"));
	assert_ok(cx, task_store_get(cx, s.task_id, &task));
	assert_int_equal(task.division_head.id, 0);
	/* Back to a specialist: the head stays above. */
	assert_ok(cx, task_change_follower(cx, ids, 2, newcomer, "Trở lại"));
	assert_ok(cx, task_store_get(cx, s.task_id, &task));
	assert_int_equal(task.division_head.id, head);
	story_as(cx, WORLD_RESPONDER);
	assert_err(cx, task_change_follower(cx, ids, 2, head, "x"),
	    ERR_MISSING);
	story_check_invariants(cx);
}

static void
the_paper_comes_in(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 29/5/2026");
	uint64_t v = story_version(cx, s.a);

	assert_refused(cx,
	    assignment_receive_paper(cx, s.a, v, day(2026, 4, 25)),
	    "paper_received_on", "date_future");
	assert_refused(cx,
	    assignment_receive_paper(cx, s.a, v, day(2026, 4, 19)),
	    "paper_received_on", "date_before_directive");
	assert_ok(cx, assignment_receive_paper(cx, s.a, v, day(2026, 4, 24)));
	assert_int_equal(story_get(cx, s.a).paper_received_on,
	    day(2026, 4, 24));
	assert_int_equal(story_get(cx, s.a).state, STATE_ASSIGNED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(receiving_is_told_once),
		IN_TRANSACTION(others_do_not_even_see_it),
		IN_TRANSACTION(a_draft_is_no_business_of_agencies),
		IN_TRANSACTION(a_return_needs_its_words),
		IN_TRANSACTION(returned_twice_and_each_time_answered),
		IN_TRANSACTION(a_transfer_starts_the_other_clock),
		IN_TRANSACTION(a_result_has_its_document),
		IN_TRANSACTION(only_classes_that_report_need_it),
		IN_TRANSACTION(a_reply_is_entered_in_one_working_day),
		IN_TRANSACTION(the_other_province_counts_from_the_due_date),
		IN_TRANSACTION(without_a_date_each_quarter_is_updated),
		IN_TRANSACTION(the_office_confirms_or_sends_back),
		IN_TRANSACTION(the_first_submission_may_count),
		IN_TRANSACTION(a_late_one_explains_with_a_document),
		IN_TRANSACTION(an_extension_moves_the_date_in_force),
		IN_TRANSACTION(an_extension_is_changed_refused_or_withdrawn),
		IN_TRANSACTION(without_a_date_there_is_nothing_to_extend),
		IN_TRANSACTION(a_difficulty_is_open_until_decided),
		IN_TRANSACTION(recall_takes_one_or_the_whole_task),
		IN_TRANSACTION(cancel_names_who_decided),
		IN_TRANSACTION(urging_is_one_act),
		IN_TRANSACTION(the_lead_urges_who_coordinates),
		IN_TRANSACTION(an_amended_task_keeps_its_past),
		IN_TRANSACTION(a_task_gets_more_agencies),
		IN_TRANSACTION(the_event_of_a_relative_date_comes),
		IN_TRANSACTION(another_specialist_follows),
		IN_TRANSACTION(the_paper_comes_in),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
