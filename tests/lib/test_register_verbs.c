/*
 * register_verbs: the books of the system (R67, R70, R73-R76, R80-R83). As
 * nv_web, with nothing more than its rights.
 */
#include "register_verbs.h"

#include "arena.h"
#include "clock.h"
#include "feedback_store.h"
#include "incident_store.h"
#include "register_store.h"
#include "story.h"
#include "usage_store.h"

static struct cx *
begin(void)
{
	static struct cx *cx;

	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_WEB);
	error_reset(&cx->error);
	story_begin(cx, "kh");
	return cx;
}

static struct register_entry
entry(enum register_kind kind)
{
	return (struct register_entry){
		.kind = kind,
		.title = "Quy chế theo dõi nhiệm vụ",
		.number = "12/QĐ-UBND",
		.held_on = day_from_date(2026, 4, 1),
		.ended_on = NO_DAY,
		.person = "Văn phòng",
		.body = "Đã kiểm tra",
		.approval = "",
	};
}

static void
each_book_is_written_by_whom_it_belongs_to(void **state)
{
	static const struct {
		enum who who;
		enum register_kind kind;
		bool may;
	} cases[] = {
		{ WORLD_ADMINISTRATOR, REGISTER_LEGAL, true },
		{ WORLD_ADMINISTRATOR, REGISTER_TRAINING, true },
		{ WORLD_ADMINISTRATOR, REGISTER_MAINTENANCE, true },
		{ WORLD_ADMINISTRATOR, REGISTER_VERSION, true },
		{ WORLD_ADMINISTRATOR, REGISTER_REGULATION, false },
		{ WORLD_ADMINISTRATOR, REGISTER_STAFF, true },
		{ WORLD_CREATOR, REGISTER_STAFF, false },
		{ WORLD_INFRASTRUCTURE, REGISTER_STAFF, false },
		{ WORLD_INFRASTRUCTURE, REGISTER_MAINTENANCE, true },
		{ WORLD_INFRASTRUCTURE, REGISTER_LEGAL, false },
		{ WORLD_CREATOR, REGISTER_LEGAL, false },
		{ WORLD_RESPONDER, REGISTER_REGULATION, true },
		{ WORLD_RESPONDER, REGISTER_VERSION, false },
	};
	struct cx *cx = begin();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct register_entry e = entry(cases[i].kind);

		story_as(cx, cases[i].who);
		assert_int_equal(register_save(cx, &e),
		    cases[i].may ? OK : ERR_DENIED);
		error_reset(&cx->error);
	}
}

static void
what_a_book_needs_is_asked_for(void **state)
{
	struct cx *cx = begin();
	struct register_entry e = entry(REGISTER_LEGAL);

	(void)state;
	story_as(cx, WORLD_ADMINISTRATOR);
	e.number = "";
	assert_refused(cx, register_save(cx, &e), "number", "required");
	e = entry(REGISTER_LEGAL);
	e.held_on = NO_DAY;
	assert_refused(cx, register_save(cx, &e), "held_on", "required");
	e = entry(REGISTER_LEGAL);
	e.ended_on = day_from_date(2026, 3, 31);
	assert_refused(cx, register_save(cx, &e), "ended_on", "date_order");
	e = entry(REGISTER_VERSION);
	e.feedback_id = 999;
	assert_refused(cx, register_save(cx, &e), "feedback_id", "no_feedback");
	e = entry(REGISTER_MAINTENANCE);
	e.body = "";
	assert_refused(cx, register_save(cx, &e), "body", "required");
}

/* R83: a version waits for its approval, and gets it later. */
static void
a_version_is_approved_later(void **state)
{
	struct cx *cx = begin();
	struct register_entry e = entry(REGISTER_VERSION);
	struct register_entries list;

	(void)state;
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_ok(cx, register_save(cx, &e));
	assert_ok(cx, register_store_list(cx, REGISTER_VERSION, 0, &list));
	assert_int_equal(list.n, 1);
	assert_string_equal(list.items[0].approval, "");
	e = list.items[0];
	e.approval = "15/QĐ-VP ngày 02/4/2026";
	assert_ok(cx, register_save(cx, &e));
	assert_ok(cx, register_store_list(cx, REGISTER_VERSION, 0, &list));
	assert_string_equal(list.items[0].approval, e.approval);
	assert_int_equal(list.items[0].version, 2);
	/* Seen as it was before: too late. */
	assert_int_equal(register_save(cx, &e), ERR_CONFLICT);
}

/* R81: "VPUB lists agencies without one". */
static void
agencies_without_an_internal_regulation_are_listed(void **state)
{
	struct cx *cx = begin();
	struct register_entry e = entry(REGISTER_REGULATION);
	struct agency_names before, after;
	struct register_entries list;
	struct register_entry seen;

	(void)state;
	assert_ok(cx, register_store_list_without_regulation(cx,
			  clock_day(cx->now), &before));
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, register_save(cx, &e));
	assert_ok(cx, register_store_list_without_regulation(cx,
			  clock_day(cx->now), &after));
	assert_int_equal(after.n + 1, before.n);
	assert_ok(cx, register_store_list(cx, REGISTER_REGULATION,
			  cx->actor->agency_id, &list));
	assert_int_equal(list.n, 1);
	/* It is its own affair: another agency does not open or change it. */
	story_as(cx, WORLD_RESPONDER_B);
	assert_int_equal(register_open(cx, e.id, &seen), ERR_MISSING);
	error_reset(&cx->error);
	e.version = 1;
	assert_int_equal(register_save(cx, &e), ERR_MISSING);
}

static struct incident
incident(void)
{
	return (struct incident){
		.reporter = "Mai Kim Thắng",
		.phone = "",
		.occurred_at = NO_MOMENT,
		.page = "",
		.description = "Không mở được tệp đính kèm",
	};
}

/* R70: "a ticket cannot be closed without the two 'notified' times". */
static void
an_incident_closes_only_when_both_were_told(void **state)
{
	struct cx *cx = begin();
	struct incident i = incident();
	struct incident_handling h = {
		.version = 1,
		.category = INCIDENT_SOFTWARE,
		.handler = "Quản trị",
		.step = "Khởi động lại",
		.result = "Đã mở được",
		.agency_notified_at = NO_MOMENT,
		.leader_reported_at = NO_MOMENT,
		.close = true,
	};
	struct incident_steps steps;
	struct incident seen;

	(void)state;
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, incident_report(cx, &i));
	h.id = i.id;
	assert_int_equal(incident_handle(cx, &h), ERR_DENIED);
	error_reset(&cx->error);
	story_as(cx, WORLD_INFRASTRUCTURE);
	h.leader_reported_at = cx->now;
	assert_refused(cx, incident_handle(cx, &h), "agency_notified_at",
	    "incident_notified");
	h.agency_notified_at = cx->now;
	h.leader_reported_at = NO_MOMENT;
	assert_refused(cx, incident_handle(cx, &h), "leader_reported_at",
	    "incident_notified");
	h.leader_reported_at = cx->now;
	h.result = "";
	assert_refused(cx, incident_handle(cx, &h), "result", "required");
	h.result = "Đã mở được";
	assert_ok(cx, incident_handle(cx, &h));
	assert_ok(cx, incident_open(cx, i.id, &seen));
	assert_true(seen.closed_at == cx->now);
	assert_ok(cx, incident_store_list_steps(cx, i.id, &steps));
	assert_int_equal(steps.n, 1);
	/* Closed is closed. */
	h.version = seen.version;
	assert_int_equal(incident_handle(cx, &h), ERR_CONFLICT);
	error_reset(&cx->error);
	story_as(cx, WORLD_RESPONDER_B);
	assert_int_equal(incident_open(cx, i.id, &seen), ERR_MISSING);
}

static void
an_incident_is_not_yet_to_come(void **state)
{
	struct cx *cx = begin();
	struct incident i = incident();

	(void)state;
	story_as(cx, WORLD_RESPONDER);
	i.occurred_at = cx->now + 60;
	assert_refused(cx, incident_report(cx, &i), "occurred_at", "in_future");
	i.occurred_at = cx->now;
	i.description = "";
	assert_refused(cx, incident_report(cx, &i), "description", "required");
}

/* R75: "the sender sees the answer"; R82: "kind and document are compulsory
 * together". */
static void
feedback_is_answered_to_who_sent_it(void **state)
{
	struct cx *cx = begin();
	struct feedback f = {
		.kind = FEEDBACK_REGULATION,
		.page = "",
		.body = "Đề nghị làm rõ thời hạn",
		.document = "",
		.document_on = NO_DAY,
	};
	const struct feedback_filter upgrades = {
		.kind = -1,
		.upgrade = true,
		.size = 10,
	};
	struct feedbacks list;

	(void)state;
	story_as(cx, WORLD_RESPONDER);
	assert_refused(cx, feedback_send(cx, &f), "document", "letter");
	f.document = "12/CV";
	assert_refused(cx, feedback_send(cx, &f), "document_on", "letter");
	f.document_on = clock_day(cx->now);
	assert_ok(cx, feedback_send(cx, &f));
	assert_int_equal(feedback_answer(cx, f.id, 1, "Tôi tự trả lời", false),
	    ERR_DENIED);
	error_reset(&cx->error);
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_refused(cx, feedback_answer(cx, f.id, 1, "", false), "answer",
	    "required");
	assert_ok(cx, feedback_answer(cx, f.id, 1, "Sẽ hướng dẫn", true));
	assert_int_equal(feedback_answer(cx, f.id, 1, "Lần hai", true),
	    ERR_CONFLICT);
	error_reset(&cx->error);
	assert_ok(cx, feedback_store_list(cx, &upgrades, &list));
	assert_int_equal(list.n, 1);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, feedback_store_list_own(cx, 0, 10, &list));
	assert_int_equal(list.n, 1);
	assert_string_equal(list.items[0].answer, "Sẽ hướng dẫn");
	story_as(cx, WORLD_RESPONDER_B);
	assert_ok(cx, feedback_store_list_own(cx, 0, 10, &list));
	assert_int_equal(list.n, 0);
}

/* R80: seen within a working day, results in time; nobody signed in first. */
static void
use_is_counted_for_each_agency(void **state)
{
	struct cx *cx = begin();
	uint64_t agency_a;
	struct usage_rows rows;
	struct story s;
	const struct usage_row *a = NULL;

	(void)state;
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	story_as(cx, WORLD_RESPONDER);
	agency_a = cx->actor->agency_id;
	{
		struct assignment seen = story_get(cx, s.a);

		assert_ok(cx, assignment_mark_seen(cx, &seen));
	}
	assert_ok(cx, story_submit(cx, s.a, clock_day(cx->now)));
	assert_ok(cx, usage_store_list(cx, clock_day(cx->now) - 30,
			  clock_day(cx->now) + 1, &rows));
	for (size_t i = 0; i < rows.n; i++) {
		if (rows.items[i].agency_id == agency_a)
			a = &rows.items[i];
	}
	assert_non_null(a);
	assert_int_equal(a->assigned, 1);
	assert_int_equal(a->seen_in_time, 1);
	assert_int_equal(a->updated, 1);
	assert_int_equal(a->updated_late, 0);
	for (size_t i = 1; i < rows.n; i++)
		assert_true(
		    rows.items[i - 1].days == 0 || rows.items[i].days > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_book_is_written_by_whom_it_belongs_to),
		cmocka_unit_test(what_a_book_needs_is_asked_for),
		cmocka_unit_test(a_version_is_approved_later),
		cmocka_unit_test(
		    agencies_without_an_internal_regulation_are_listed),
		cmocka_unit_test(an_incident_closes_only_when_both_were_told),
		cmocka_unit_test(an_incident_is_not_yet_to_come),
		cmocka_unit_test(feedback_is_answered_to_who_sent_it),
		cmocka_unit_test(use_is_counted_for_each_agency),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
