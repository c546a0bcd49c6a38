/* notice_verbs: the ladder as it is carried out, against the real database. */
#include "notice_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "calendar.h"
#include "directive_store.h"
#include "notice_store.h"
#include "profile.h"
#include "story.h"

static void
plan(struct cx *cx)
{
	struct notice_work work = { 0 };
	const struct actor *actor = cx->actor;
	bool more = true;

	cx->actor = NULL;
	while (more)
		assert_ok(cx,
		    notice_plan_step(cx, &work, clock_day(cx->now), &more));
	cx->actor = actor;
}

static struct story
given(struct cx *cx, const char *profile, const char *deadline)
{
	struct story s;

	story_begin(cx, profile);
	story_forward(cx, &s, deadline);
	return s;
}

/* What is proposed for an assignment now; 0: nothing. */
static uint64_t
proposal_of(struct cx *cx, uint64_t assignment_id)
{
	struct notice_item_list list;

	assert_ok(cx, notice_store_list_proposed(cx, 0, &list));
	for (size_t i = 0; i < list.n; i++)
		if (list.items[i].assignment_id == assignment_id)
			return list.items[i].id;
	return 0;
}

static struct notice_approval
approval_of(struct cx *cx, uint64_t agency_id, const uint64_t *items, size_t n)
{
	return (struct notice_approval){
		.agency_id = agency_id,
		.items = items,
		.n_items = n,
		.place = "Huế",
		.basis = "Căn cứ Quy chế theo dõi",
		.request = "Đề nghị khẩn trương thực hiện",
		.answer_by = clock_day(cx->now) + 3,
		.signer = "Phạm Thị Bình",
	};
}

static uint64_t
approve(struct cx *cx, uint64_t assignment_id)
{
	uint64_t item = proposal_of(cx, assignment_id);
	struct notice_approval approval = approval_of(cx,
	    story_get(cx, assignment_id).agency_id, &item, 1);

	assert_true(item != 0);
	story_as(cx, WORLD_DIVISION_HEAD);
	assert_ok(cx, notice_approve(cx, &approval));
	return approval.notice_id;
}

static uint64_t
version_of(struct cx *cx, uint64_t id)
{
	struct notice notice;

	assert_ok(cx, notice_store_get(cx, id, &notice));
	return notice.version;
}

static void
sign(struct cx *cx, uint64_t id)
{
	struct notice_item_list items;

	assert_ok(cx, notice_sign(cx, id, version_of(cx, id), &items));
	assert_true(items.n > 0);
}

static bool
send(struct cx *cx, uint64_t id)
{
	bool sent;

	assert_ok(cx, notice_send(cx, id, version_of(cx, id), &sent));
	return sent;
}

/* Proposed today, and sent today. */
static void
rung(struct cx *cx, uint64_t assignment_id)
{
	uint64_t notice;

	plan(cx);
	notice = approve(cx, assignment_id);
	sign(cx, notice);
	assert_true(send(cx, notice));
}

static uint64_t
escalations(struct cx *cx, uint64_t id)
{
	return STORY_COUNT(cx,
	    "SELECT COUNT(*) FROM escalation WHERE assignment_id = ?"
	    " AND state = 'open'",
	    id);
}

static void
the_example_of_the_regulation(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");

	for (int day = 1; day <= 10; day++) {
		bool wanted = day == 2 || day == 5 || day == 8;

		story_day(cx, 2026, 6, day);
		plan(cx);
		assert_int_equal(proposal_of(cx, s.a) != 0, wanted);
		if (wanted)
			rung(cx, s.a);
		assert_int_equal(escalations(cx, s.a), 0);
	}
	assert_int_equal(story_get(cx, s.a).notice_count, 3);
	story_day(cx, 2026, 6, 11);
	plan(cx);
	assert_int_equal(escalations(cx, s.a), 1);
	plan(cx);
	story_day(cx, 2026, 6, 15);
	plan(cx);
	assert_int_equal(escalations(cx, s.a), 1);
	assert_int_equal(proposal_of(cx, s.a), 0);
	assert_int_equal(story_events(cx, s.a, EVENT_NOTICE), 3);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_NOTICE), 3);
	story_check_invariants(cx);
}

static void
up_to_the_third(struct cx *cx, uint64_t id)
{
	for (int day = 2; day <= 8; day += 3) {
		story_day(cx, 2026, 6, day);
		rung(cx, id);
	}
}

static void
a_result_on_the_day_before_prevents_the_escalation(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");

	up_to_the_third(cx, s.a);
	story_day(cx, 2026, 6, 10);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, story_submit(cx, s.a, clock_day(cx->now)));
	for (int day = 10; day <= 20; day++) {
		story_day(cx, 2026, 6, day);
		plan(cx);
	}
	assert_int_equal(escalations(cx, s.a), 0);
	/* The others of the task are not done: theirs goes on. */
	assert_true(proposal_of(cx, s.b) != 0);
}

static void
no_ladder_in_a_province_without_one(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "kh", "đến hết ngày 01/6/2026");

	story_day(cx, 2026, 6, 12);
	plan(cx);
	assert_int_equal(proposal_of(cx, s.a), 0);
}

static void
an_unsent_proposal_blocks_the_next(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	uint64_t notice;

	story_day(cx, 2026, 6, 2);
	plan(cx);
	for (int day = 3; day <= 20; day++) {
		story_day(cx, 2026, 6, day);
		plan(cx);
	}
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM notice_item"
			     " WHERE assignment_id = ?",
			     s.a),
	    1);
	story_day(cx, 2026, 6, 22);
	notice = approve(cx, s.a);
	story_day(cx, 2026, 6, 24);
	sign(cx, notice);
	assert_true(send(cx, notice));
	story_day(cx, 2026, 6, 26);
	plan(cx);
	assert_int_equal(proposal_of(cx, s.a), 0);
	/* Three days after it was sent is Saturday: on Monday. */
	story_day(cx, 2026, 6, 29);
	plan(cx);
	assert_true(proposal_of(cx, s.a) != 0);
}

static void
days_off_have_no_proposals(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 05/6/2026");

	for (int day = 6; day <= 7; day++) {
		story_day(cx, 2026, 6, day);
		plan(cx);
		assert_int_equal(proposal_of(cx, s.a), 0);
	}
	story_day(cx, 2026, 6, 8);
	plan(cx);
	assert_true(proposal_of(cx, s.a) != 0);
}

static const char *
why(struct cx *cx, uint64_t item)
{
	static const struct db_stmt find = STMT("test.why",
	    "SELECT withdrawn_reason FROM notice_item WHERE id = ?");
	struct db_rows *rows;

	assert_ok(cx, db_query(cx, &find, ARGS(db_u64(item)), &rows));
	assert_true(db_next(rows));
	return row_str(rows);
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

	story_as(cx, WORLD_RESPONDER);
	return assignment_request_extension(cx, story_version(cx, id),
	    &extension);
}

static enum err
grant(struct cx *cx, uint64_t id)
{
	const struct extension_decision decision = {
		.assignment_id = id,
		.version = story_version(cx, id),
		.decision = DECISION_GRANTED,
		.due_on = NO_DAY,
		.reason = "Đã xem xét",
		.decided_by = "Phạm Đức An",
		.document = "Công văn 77/UBND-TH",
	};

	story_as(cx, WORLD_CREATOR);
	return assignment_decide_extension(cx, &decision);
}

static void
a_result_takes_the_proposal_back(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	uint64_t item;

	story_day(cx, 2026, 6, 2);
	plan(cx);
	item = proposal_of(cx, s.a);
	cx->now += 3600;
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, story_submit(cx, s.a, clock_day(cx->now)));
	story_day(cx, 2026, 6, 3);
	plan(cx);
	assert_int_equal(proposal_of(cx, s.a), 0);
	assert_string_equal(why(cx, item), "result");
	/* Sent back: the clock runs again, the same rung comes again. */
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx,
	    assignment_send_back(cx, s.a, story_version(cx, s.a), "Thiếu"));
	plan(cx);
	assert_int_equal(proposal_of(cx, s.a), 0);
	story_day(cx, 2026, 6, 4);
	plan(cx);
	assert_true(proposal_of(cx, s.a) != 0);
}

static void
a_request_takes_back_once_and_does_not_stop(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	uint64_t item;

	story_day(cx, 2026, 6, 2);
	plan(cx);
	item = proposal_of(cx, s.a);
	cx->now += 3600;
	assert_ok(cx, ask(cx, s.a, day_from_date(2026, 6, 30)));
	cx->now += 60;
	plan(cx);
	assert_string_equal(why(cx, item), "extension_asked");
	assert_int_equal(proposal_of(cx, s.a), 0);
	story_day(cx, 2026, 6, 3);
	plan(cx);
	item = proposal_of(cx, s.a);
	assert_true(item != 0);
	cx->now += 3600;
	plan(cx);
	assert_int_equal(proposal_of(cx, s.a), item);
	/* Granted: the old ladder ends, a new one begins after the new day. */
	assert_ok(cx, grant(cx, s.a));
	plan(cx);
	assert_string_equal(why(cx, item), "due_moved");
	story_day(cx, 2026, 6, 30);
	plan(cx);
	assert_int_equal(proposal_of(cx, s.a), 0);
	story_day(cx, 2026, 7, 1);
	plan(cx);
	assert_true(proposal_of(cx, s.a) != 0);
}

static void
a_granted_extension_begins_to_count_anew(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");

	story_day(cx, 2026, 6, 2);
	rung(cx, s.a);
	story_day(cx, 2026, 6, 5);
	rung(cx, s.a);
	assert_int_equal(story_get(cx, s.a).notice_count, 2);
	assert_ok(cx, ask(cx, s.a, day_from_date(2026, 6, 15)));
	assert_ok(cx, grant(cx, s.a));
	assert_int_equal(story_get(cx, s.a).notice_count, 0);
	story_day(cx, 2026, 6, 16);
	rung(cx, s.a);
	assert_int_equal(story_get(cx, s.a).notice_count, 1);
	story_check_invariants(cx);
}

static void
a_pending_request_holds_the_escalation(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct return_request request = {
		.assignment_id = s.a,
		.category = RETURN_NOT_COMPETENT,
		.reason = "Không thuộc chức năng",
		.head_informed = "Giám đốc Sở",
	};
	struct return_decision decision = {
		.assignment_id = s.a,
		.decision = DECISION_REFUSED,
		.reason = "Đúng chức năng",
		.new_content = "",
		.new_due_on = NO_DAY,
	};

	up_to_the_third(cx, s.a);
	story_day(cx, 2026, 6, 9);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, assignment_return(cx, story_version(cx, s.a), &request));
	for (int day = 11; day <= 12; day++) {
		story_day(cx, 2026, 6, day);
		plan(cx);
		assert_int_equal(escalations(cx, s.a), 0);
	}
	story_as(cx, WORLD_CREATOR);
	decision.version = story_version(cx, s.a);
	assert_ok(cx, assignment_decide_return(cx, &decision));
	story_day(cx, 2026, 6, 15);
	plan(cx);
	assert_int_equal(escalations(cx, s.a), 1);
}

static void
what_came_between_is_not_sent(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct notice notice;
	uint64_t id;

	story_day(cx, 2026, 6, 2);
	plan(cx);
	id = approve(cx, s.a);
	sign(cx, id);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, story_submit(cx, s.a, clock_day(cx->now)));
	story_as(cx, WORLD_DIVISION_HEAD);
	assert_false(send(cx, id));
	assert_ok(cx, notice_store_get(cx, id, &notice));
	assert_int_equal(notice.state, NOTICE_WITHDRAWN);
	assert_string_equal(notice.withdrawn_reason, "result");
	assert_int_equal(story_get(cx, s.a).notice_count, 0);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_NOTICE), 0);
}

static void
one_paper_for_two_tasks_goes_on_with_the_other(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct story t;
	struct notice_approval approval;
	struct notice notice;
	uint64_t items[2];
	uint64_t id;

	story_forward(cx, &t, "đến hết ngày 29/5/2026");
	story_day(cx, 2026, 6, 2);
	plan(cx);
	items[0] = proposal_of(cx, s.a);
	items[1] = proposal_of(cx, t.a);
	approval = approval_of(cx, story_get(cx, s.a).agency_id, items, 2);
	story_as(cx, WORLD_DIVISION_HEAD);
	assert_ok(cx, notice_approve(cx, &approval));
	id = approval.notice_id;
	sign(cx, id);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, story_submit(cx, t.a, clock_day(cx->now)));
	/* The signed paper names a task that is done: it is to be made anew. */
	plan(cx);
	assert_ok(cx, notice_store_get(cx, id, &notice));
	assert_int_equal(notice.state, NOTICE_APPROVED);
	assert_int_equal(notice.n_items, 1);
	story_as(cx, WORLD_DIVISION_HEAD);
	sign(cx, id);
	assert_true(send(cx, id));
	assert_int_equal(story_get(cx, s.a).notice_count, 1);
	assert_int_equal(story_get(cx, t.a).notice_count, 0);
}

static void
who_may_approve_and_send(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct notice_approval approval;
	struct notice_item_list items;
	struct notice notice;
	uint64_t item;
	uint64_t id;
	bool sent;

	story_day(cx, 2026, 6, 2);
	plan(cx);
	item = proposal_of(cx, s.a);
	approval = approval_of(cx, story_get(cx, s.a).agency_id, &item, 1);
	story_as(cx, WORLD_CREATOR);
	assert_err(cx, notice_approve(cx, &approval), ERR_DENIED);
	story_as(cx, WORLD_MANAGER);
	assert_err(cx, notice_approve(cx, &approval), ERR_DENIED);
	id = approve(cx, s.a);
	/* Taken already. */
	assert_err(cx, notice_approve(cx, &approval), ERR_CONFLICT);
	story_as(cx, WORLD_MANAGER);
	assert_err(cx, notice_sign(cx, id, 1, &items), ERR_DENIED);
	story_as(cx, WORLD_CREATOR);
	assert_err(cx, notice_send(cx, id, 1, &sent), ERR_CONFLICT);
	assert_err(cx, notice_sign(cx, id, 7, &items), ERR_CONFLICT);
	assert_ok(cx, notice_sign(cx, id, 1, &items));
	assert_err(cx, notice_send(cx, id, 1, &sent), ERR_CONFLICT);
	assert_true(send(cx, id));
	assert_err(cx, notice_withdraw(cx, id, 3, "Nhầm"), ERR_CONFLICT);
	assert_ok(cx, notice_store_get(cx, id, &notice));
	assert_int_equal(notice.sent_on, day_from_date(2026, 6, 2));
}

static void
what_an_approval_lacks_is_said(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct notice_approval approval;
	uint64_t item;

	story_day(cx, 2026, 6, 2);
	plan(cx);
	item = proposal_of(cx, s.a);
	story_as(cx, WORLD_DIVISION_HEAD);
	approval = approval_of(cx, story_get(cx, s.a).agency_id, &item, 0);
	assert_refused(cx, notice_approve(cx, &approval), "items",
	    "nothing_chosen");
	approval.n_items = 1;
	approval.place = "";
	assert_refused(cx, notice_approve(cx, &approval), "place", "required");
	approval.place = "Huế";
	approval.answer_by = clock_day(cx->now) - 1;
	assert_refused(cx, notice_approve(cx, &approval), "answer_by",
	    "date_past");
	approval.answer_by = clock_day(cx->now);
	/* Of another agency. */
	approval.agency_id = story_get(cx, s.b).agency_id;
	assert_err(cx, notice_approve(cx, &approval), ERR_CONFLICT);
}

static void
taken_back_by_a_person_it_waits_three_days(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	uint64_t id;

	story_day(cx, 2026, 6, 2);
	plan(cx);
	id = approve(cx, s.a);
	assert_refused(cx, notice_withdraw(cx, id, 1, ""), "note", "required");
	assert_ok(cx, notice_withdraw(cx, id, 1, "Sai tên cơ quan"));
	for (int day = 3; day <= 4; day++) {
		story_day(cx, 2026, 6, day);
		plan(cx);
		assert_int_equal(proposal_of(cx, s.a), 0);
	}
	story_day(cx, 2026, 6, 5);
	plan(cx);
	assert_true(proposal_of(cx, s.a) != 0);
}

static void
numbers_follow_each_other_within_the_year(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct notice first, second, third;

	story_day(cx, 2026, 6, 2);
	plan(cx);
	assert_ok(cx, notice_store_get(cx, approve(cx, s.a), &first));
	assert_ok(cx, notice_store_get(cx, approve(cx, s.b), &second));
	story_day(cx, 2027, 1, 4);
	assert_ok(cx, notice_store_get(cx, approve(cx, s.c), &third));
	assert_int_equal(first.number, 1);
	assert_int_equal(second.number, 2);
	assert_int_equal(third.number, 1);
	assert_int_equal(third.year, 2027);
}

static void
the_opinion_of_the_chairman_is_recorded_once(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct escalation_list list;
	struct ruling ruling = {
		.proposal = "Phê bình",
		.opinion = "Giao hoàn thành trước 20/6",
		.ruled_by = "Phạm Đức An",
		.ruled_on = day_from_date(2026, 6, 12),
		.document = "Bút phê",
	};

	up_to_the_third(cx, s.a);
	story_day(cx, 2026, 6, 11);
	plan(cx);
	assert_ok(cx, escalation_store_list(cx, "open", 10, &list));
	assert_int_equal(list.n, 1);
	ruling.escalation_id = list.items[0].id;
	story_as(cx, WORLD_RESPONDER);
	assert_err(cx, ruling_record(cx, 1, &ruling, NULL), ERR_DENIED);
	story_as(cx, WORLD_CREATOR);
	assert_refused(cx, ruling_record(cx, 1, &ruling, NULL), "ruled_on",
	    "in_future");
}

static void
a_ruling_reaches_report_and_history(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct escalation_list list;
	struct ruling ruling = {
		.proposal = "Phê bình",
		.opinion = "Giao hoàn thành trước 20/6",
		.ruled_by = "Phạm Đức An",
		.document = "Bút phê",
	};

	up_to_the_third(cx, s.a);
	story_day(cx, 2026, 6, 11);
	plan(cx);
	assert_ok(cx, escalation_store_list(cx, "open", 10, &list));
	ruling.escalation_id = list.items[0].id;
	ruling.ruled_on = clock_day(cx->now);
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, ruling_record(cx, 1, &ruling, NULL));
	assert_true(story_get(cx, s.a).escalated);
	assert_int_equal(story_events(cx, s.a, EVENT_RULING), 1);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_RULING), 1);
	assert_err(cx, ruling_record(cx, 1, &ruling, NULL), ERR_CONFLICT);
	story_day(cx, 2026, 6, 18);
	plan(cx);
	assert_int_equal(escalations(cx, s.a), 0);
	story_check_invariants(cx);
}

/* R46: the others stay in the paper, which has to be signed again. */
static void
one_task_is_taken_out_of_a_notice(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct story other;
	struct notice_approval approval;
	struct notice_item_list items;
	struct notice_item item;
	struct notice notice;
	uint64_t both[2];

	story_forward(cx, &other, "đến hết ngày 01/6/2026");
	story_day(cx, 2026, 6, 2);
	plan(cx);
	both[0] = proposal_of(cx, s.a);
	both[1] = proposal_of(cx, other.a);
	story_as(cx, WORLD_DIVISION_HEAD);
	approval = approval_of(cx, story_get(cx, s.a).agency_id, both, 2);
	assert_ok(cx, notice_approve(cx, &approval));
	sign(cx, approval.notice_id);
	story_as(cx, WORLD_RESPONDER);
	assert_err(cx, notice_withdraw_item(cx, both[0], "Nhầm"), ERR_DENIED);
	story_as(cx, WORLD_CREATOR);
	assert_refused(cx, notice_withdraw_item(cx, both[0], ""), "note",
	    "required");
	assert_ok(cx, notice_withdraw_item(cx, both[0], "Đã xong, chờ nhập"));
	assert_err(cx, notice_withdraw_item(cx, both[0], "Lại"), ERR_CONFLICT);
	assert_ok(cx, notice_store_get(cx, approval.notice_id, &notice));
	assert_int_equal(notice.state, NOTICE_APPROVED);
	assert_int_equal(notice.n_items, 1);
	assert_ok(cx, notice_store_get_item(cx, both[0], &item));
	assert_string_equal(item.withdrawn_note, "Đã xong, chờ nhập");
	assert_string_equal(item.withdrawn_reason, "office");
	sign(cx, approval.notice_id);
	assert_true(send(cx, approval.notice_id));
	assert_int_equal(story_get(cx, s.a).notice_count, 0);
	assert_int_equal(story_get(cx, other.a).notice_count, 1);
	/* Sent is sent. */
	assert_ok(cx, notice_store_list_items(cx, approval.notice_id, &items));
	assert_err(cx, notice_withdraw_item(cx, both[1], "Muộn"), ERR_CONFLICT);
	/* It comes back after the days between two notices. */
	story_day(cx, 2026, 6, 4);
	plan(cx);
	assert_int_equal(proposal_of(cx, s.a), 0);
	story_day(cx, 2026, 6, 5);
	plan(cx);
	assert_true(proposal_of(cx, s.a) != 0);
}

static void
a_proposal_alone_is_taken_out(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");

	story_day(cx, 2026, 6, 2);
	plan(cx);
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx,
	    notice_withdraw_item(cx, proposal_of(cx, s.a), "Đang giải trình"));
	assert_int_equal(proposal_of(cx, s.a), 0);
	story_day(cx, 2026, 6, 3);
	plan(cx);
	assert_int_equal(proposal_of(cx, s.a), 0);
}

static struct escalation
reported(struct cx *cx, uint64_t assignment_id)
{
	struct escalation_list list;

	up_to_the_third(cx, assignment_id);
	story_day(cx, 2026, 6, 11);
	plan(cx);
	assert_ok(cx, escalation_store_list_report(cx, &list));
	assert_int_equal(list.n, 1);
	return list.items[0];
}

/* R47: edited until it is ruled, and kept with the ruling. */
static void
the_proposal_of_the_office_is_kept(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct escalation e = reported(cx, s.a);

	story_as(cx, WORLD_RESPONDER);
	assert_err(cx, escalation_propose(cx, e.id, e.version, "Phê bình"),
	    ERR_DENIED);
	story_as(cx, WORLD_CREATOR);
	assert_refused(cx, escalation_propose(cx, e.id, e.version, ""),
	    "proposal", "required");
	assert_ok(cx, escalation_propose(cx, e.id, e.version, "Phê bình"));
	assert_err(cx, escalation_propose(cx, e.id, e.version, "Khác"),
	    ERR_CONFLICT);
	assert_ok(cx, escalation_propose(cx, e.id, e.version + 1, "Nhắc nhở"));
	assert_ok(cx, escalation_store_get(cx, e.id, &e));
	assert_string_equal(e.proposal, "Nhắc nhở");
}

/* A task whose request waits is not reported, though it is on the list. */
static void
a_request_keeps_a_task_out_of_the_report(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct extension extension = {
		.assignment_id = s.a,
		.asked_due_on = day_from_date(2026, 6, 30),
		.reason = "Chờ ý kiến Bộ",
		.document = "Công văn 30/SNV-VP",
	};
	struct escalation_list list;

	reported(cx, s.a);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, assignment_request_extension(cx, story_version(cx, s.a),
			  &extension));
	assert_ok(cx, escalation_store_list_report(cx, &list));
	assert_int_equal(list.n, 0);
}

static struct ruling
ruling_of(struct cx *cx, uint64_t escalation_id)
{
	return (struct ruling){
		.escalation_id = escalation_id,
		.proposal = "Phê bình",
		.opinion = "Sở Tài chính hoàn thành, báo cáo",
		.ruled_by = "Phạm Đức An",
		.ruled_on = clock_day(cx->now),
		.document = "125/YKCĐ-UBND",
	};
}

/* R47: "follow it as a new task". */
static void
what_the_chairman_orders_is_followed(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct escalation e = reported(cx, s.a);
	struct ruling ruling = ruling_of(cx, e.id);
	struct ruling_task task = {
		.abstract = "Ý kiến chỉ đạo về nhiệm vụ quá hạn",
		.content = "Hoàn thành việc rà soát, báo cáo Chủ tịch",
		.lead = "Sở Tài chính",
		.deadline = "đến hết ngày 20/6/2026",
	};
	struct ruling_links links;
	struct assignment followed;
	struct directive directive;

	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, ruling_record(cx, e.version, &ruling, &task));
	assert_true(ruling.task_id != 0);
	assert_ok(cx, ruling_store_list_links(cx, s.a, s.task_id, &links));
	assert_int_equal(links.n, 1);
	assert_false(links.items[0].is_origin);
	followed = story_get(cx, links.items[0].assignment_id);
	assert_int_equal(followed.task_id, ruling.task_id);
	assert_int_equal(followed.agency_id,
	    world_person(WORLD_RESPONDER_B)->agency_id);
	assert_int_equal(followed.state, STATE_ASSIGNED);
	assert_int_equal(followed.due_on, day_from_date(2026, 6, 20));
	assert_int_equal(story_told_agency(cx, followed.id, EVENT_FORWARD), 1);
	assert_ok(cx,
	    directive_store_get(cx, followed.directive_id, &directive));
	assert_string_equal(directive.ref_number, "125");
	assert_string_equal(directive.ref_symbol, "YKCĐ-UBND");
	assert_string_equal(directive.doc_type, RULING_DOC_TYPE);
	/* And back. */
	assert_ok(cx,
	    ruling_store_list_links(cx, followed.id, ruling.task_id, &links));
	assert_int_equal(links.n, 1);
	assert_true(links.items[0].is_origin);
	assert_int_equal(links.items[0].assignment_id, s.a);
	assert_ok(cx, escalation_store_get(cx, e.id, &e));
	assert_int_equal(e.follow_id, followed.id);
	story_check_invariants(cx);
}

/* R61: what follows from a central task comes before the centre's day, unless
 * that day is over. */
static void
what_he_ordered_comes_before_the_central_day(void **state)
{
	static const struct db_stmt SET_CENTRAL = STMT("test.set_central",
	    "UPDATE directive SET source = 'government', central_reference ="
	    " '7/CĐ-TTg', central_due_on = ? WHERE id = ?");
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct escalation e = reported(cx, s.a);
	struct ruling ruling = ruling_of(cx, e.id);
	struct ruling_task task = {
		.abstract = "Ý kiến chỉ đạo",
		.content = "Hoàn thành ngay",
		.lead = "Sở Nội vụ",
		.deadline = "đến hết ngày 20/6/2026",
	};

	assert_ok(cx, db_exec(cx, &SET_CENTRAL,
			  ARGS(db_day(day_from_date(2026, 6, 20)),
			      db_u64(s.directive_id)),
			  NULL));
	story_as(cx, WORLD_CREATOR);
	assert_refused(cx, ruling_record(cx, e.version, &ruling, &task),
	    "follow_deadline_text", "after_central_due");
}

static void
what_is_late_for_the_centre_is_ordered_all_the_same(void **state)
{
	static const struct db_stmt SET_CENTRAL = STMT("test.set_central",
	    "UPDATE directive SET source = 'government', central_reference ="
	    " '7/CĐ-TTg', central_due_on = ? WHERE id = ?");
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct escalation e = reported(cx, s.a);
	struct ruling ruling = ruling_of(cx, e.id);
	struct ruling_task task = {
		.abstract = "Ý kiến chỉ đạo",
		.content = "Hoàn thành ngay",
		.lead = "Sở Nội vụ",
		.deadline = "đến hết ngày 20/6/2026",
	};

	assert_ok(cx,
	    db_exec(cx, &SET_CENTRAL,
		ARGS(db_day(day_from_date(2026, 6, 2)), db_u64(s.directive_id)),
		NULL));
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, ruling_record(cx, e.version, &ruling, &task));
}

/* Followed like any other: its own ladder begins when its day has passed. */
static void
what_he_ordered_has_a_ladder_of_its_own(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct escalation e = reported(cx, s.a);
	struct ruling ruling = ruling_of(cx, e.id);
	struct ruling_task task = {
		.abstract = "Ý kiến chỉ đạo",
		.content = "Hoàn thành ngay",
		.lead = "Sở Nội vụ",
		.deadline = "đến hết ngày 15/6/2026",
	};

	/* Without a number of its own it gets that of the report. */
	ruling.document = "Bút phê";
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, ruling_record(cx, e.version, &ruling, &task));
	assert_ok(cx, escalation_store_get(cx, e.id, &e));
	story_day(cx, 2026, 6, 15);
	plan(cx);
	assert_int_equal(proposal_of(cx, e.follow_id), 0);
	story_day(cx, 2026, 6, 16);
	plan(cx);
	assert_true(proposal_of(cx, e.follow_id) != 0);
	/* The old one is reported already, and not again. */
	assert_int_equal(escalations(cx, s.a), 0);
}

static void
a_ruling_says_what_its_task_lacks(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct escalation e = reported(cx, s.a);
	struct ruling ruling = ruling_of(cx, e.id);
	struct ruling_task task = {
		.abstract = "Ý kiến chỉ đạo",
		.content = "Hoàn thành ngay",
		.lead = "Sở Nội vụ",
		.deadline = "",
	};

	story_as(cx, WORLD_CREATOR);
	assert_refused(cx, ruling_record(cx, e.version, &ruling, &task),
	    "follow_deadline_text", "required");
}

static void
a_ruling_needs_a_known_agency(void **state)
{
	struct cx *cx = *state;
	struct story s = given(cx, "tth", "đến hết ngày 01/6/2026");
	struct escalation e = reported(cx, s.a);
	struct ruling ruling = ruling_of(cx, e.id);
	struct ruling_task task = {
		.abstract = "Ý kiến chỉ đạo",
		.content = "Hoàn thành ngay",
		.lead = "Sở Không Có",
		.deadline = "đến hết ngày 20/6/2026",
	};

	story_as(cx, WORLD_CREATOR);
	assert_refused(cx, ruling_record(cx, e.version, &ruling, &task),
	    "follow_lead", "unknown_agency");
}

/* Two people, two connections
 * ---------------------------------------------------- */

static void
two_who_approve_at_once_get_two_numbers(void **state)
{
	struct cx *one = test_cx(DB_WEB);
	struct cx *two = test_cx(DB_WEB);
	struct cx *batch = test_cx(DB_BATCH);
	struct notice_approval a, b;
	struct notice first, second;
	struct story s;
	uint64_t x, y;

	(void)state;
	assert_ok(one, db_begin(one));
	s = given(one, "tth", "đến hết ngày 01/6/2026");
	assert_ok(one, db_commit(one));
	story_day(one, 2026, 6, 2);
	two->now = batch->now = one->now;
	two->profile = batch->profile = one->profile;
	two->calendar = batch->calendar = one->calendar;
	assert_ok(batch, db_begin(batch));
	plan(batch);
	assert_ok(batch, db_commit(batch));
	x = proposal_of(one, s.a);
	y = proposal_of(one, s.b);
	a = approval_of(one, story_get(one, s.a).agency_id, &x, 1);
	b = approval_of(two, story_get(two, s.b).agency_id, &y, 1);
	story_as(one, WORLD_DIVISION_HEAD);
	story_as(two, WORLD_DIVISION_HEAD);
	test_run("SET GLOBAL innodb_lock_wait_timeout = 1");
	assert_ok(one, db_begin(one));
	assert_ok(one, notice_approve(one, &a));
	/* The other waits for the number, and gives up. */
	assert_ok(two, db_begin(two));
	assert_int_equal(notice_approve(two, &b), ERR_BUSY);
	db_rollback(two);
	error_reset(&two->error);
	/* The first did not get to its end: its number is free again. */
	db_rollback(one);
	assert_ok(two, db_begin(two));
	assert_ok(two, notice_approve(two, &b));
	assert_ok(two, db_commit(two));
	assert_ok(one, db_begin(one));
	assert_ok(one, notice_approve(one, &a));
	assert_ok(one, db_commit(one));
	assert_ok(one, notice_store_get(one, b.notice_id, &first));
	assert_ok(one, notice_store_get(one, a.notice_id, &second));
	assert_int_equal(first.number, 1);
	assert_int_equal(second.number, 2);
	assert_int_equal(TEST_NUMBER("SELECT last FROM notice_number"), 2);
	test_run("SET GLOBAL innodb_lock_wait_timeout = 50");
	world_reset();
}

/* As the superuser: planning is the batch's, all else the web's. */
static int
begin(void **state)
{
	struct cx *cx = test_superuser();

	arena_reset(cx->mem);
	error_reset(&cx->error);
	cx->now = TEST_NOW;
	assert_ok(cx, db_begin(cx));
	*state = cx;
	return 0;
}

static int
undo(void **state)
{
	db_rollback(*state);
	return 0;
}

static int
world(void **state)
{
	(void)state;
	world_reset();
	return 0;
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, undo)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_example_of_the_regulation),
		T(a_result_on_the_day_before_prevents_the_escalation),
		T(no_ladder_in_a_province_without_one),
		T(an_unsent_proposal_blocks_the_next),
		T(days_off_have_no_proposals),
		T(a_result_takes_the_proposal_back),
		T(a_request_takes_back_once_and_does_not_stop),
		T(a_granted_extension_begins_to_count_anew),
		T(a_pending_request_holds_the_escalation),
		T(what_came_between_is_not_sent),
		T(one_paper_for_two_tasks_goes_on_with_the_other),
		T(who_may_approve_and_send),
		T(what_an_approval_lacks_is_said),
		T(taken_back_by_a_person_it_waits_three_days),
		T(numbers_follow_each_other_within_the_year),
		T(the_opinion_of_the_chairman_is_recorded_once),
		T(a_ruling_reaches_report_and_history),
		T(one_task_is_taken_out_of_a_notice),
		T(a_proposal_alone_is_taken_out),
		T(the_proposal_of_the_office_is_kept),
		T(a_request_keeps_a_task_out_of_the_report),
		T(what_the_chairman_orders_is_followed),
		T(what_he_ordered_comes_before_the_central_day),
		T(what_is_late_for_the_centre_is_ordered_all_the_same),
		T(what_he_ordered_has_a_ladder_of_its_own),
		T(a_ruling_says_what_its_task_lacks),
		T(a_ruling_needs_a_known_agency),
		cmocka_unit_test(two_who_approve_at_once_get_two_numbers),
	};

	return cmocka_run_group_tests(tests, world, NULL);
}
