/*
 * outgoing_verbs: documents issued come in once, are marked, become directives,
 * and are looked at again when their sender changes them (R26, R62, R64). As
 * nv_web, with nothing more than its rights.
 */
#include "outgoing_verbs.h"

#include "clock.h"
#include "directive_store.h"
#include "outgoing_store.h"
#include "story.h"

static struct cx *
begin(void)
{
	static struct cx *cx;

	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_WEB);
	error_reset(&cx->error);
	story_begin(cx, "kh");
	story_day(cx, 2026, 4, 21);
	return cx;
}

static struct outgoing
document(const char *number)
{
	return (struct outgoing){
		.code = number,
		.ref_number = number,
		.ref_symbol = "UBND-KT",
		.doc_type = "",
		.doc_type_words = "Công văn",
		.abstract = "V/v rà soát các chợ",
		.issued_on = day_from_date(2026, 4, 20),
		.released_at = clock_day_start(day_from_date(2026, 4, 20)) +
			       15 * 3600,
		.signer = "Trần Hòa",
		.due_on = NO_DAY,
		.recipients = "Sở Nội vụ",
		.n_recipients = 1,
		.sender_code = "000.00.00.H32",
		.sender_name = "Văn phòng",
		.origin = OUTGOING_API,
		.withdrawn_at = NO_MOMENT,
	};
}

static struct outgoing
stored(struct cx *cx, uint64_t id)
{
	struct outgoing o;

	assert_ok(cx, outgoing_store_get(cx, id, &o));
	return o;
}

static struct outgoing
received(struct cx *cx, const char *number)
{
	struct outgoing o = document(number);
	enum outgoing_outcome outcome;

	assert_ok(cx, outgoing_receive(cx, &o, &outcome));
	assert_int_equal(outcome, OUTGOING_ADDED);
	return stored(cx, o.id);
}

/* The last thing its sender is told. */
static const char *
told(struct cx *cx, uint64_t id)
{
	struct outgoing_statuses list;

	assert_ok(cx, outgoing_store_list_statuses(cx, id, &list));
	return list.n == 0 ? "" : list.items[list.n - 1].status;
}

static struct outgoing_review
only_review(struct cx *cx, uint64_t id)
{
	struct outgoing_reviews list;

	assert_ok(cx, outgoing_store_list_reviews(cx, id, &list));
	assert_int_equal(list.n, 1);
	return list.items[0];
}

static void
one_that_comes_in_is_there_once(void **state)
{
	struct cx *cx = begin();
	struct outgoing first = received(cx, "701");
	struct outgoing again = document("701");
	struct outgoing other_code = document("701");
	enum outgoing_outcome outcome;

	(void)state;
	assert_string_equal(first.doc_type, "CV");
	assert_int_equal(first.mark, OUTGOING_UNMARKED);
	assert_true(first.record_due_at > first.released_at);
	assert_string_not_equal(first.record_derivation, "");
	assert_string_equal(told(cx, first.id), "03");
	again.abstract = "Chữ khác";
	assert_ok(cx, outgoing_receive(cx, &again, &outcome));
	assert_int_equal(outcome, OUTGOING_KNOWN);
	assert_int_equal(again.id, first.id);
	assert_string_equal(again.abstract, first.abstract);
	/* Number, symbol and day name it as well as its code does. */
	other_code.code = "khác-701";
	assert_ok(cx, outgoing_receive(cx, &other_code, &outcome));
	assert_int_equal(outcome, OUTGOING_KNOWN);
	assert_int_equal(other_code.id, first.id);
}

static void
what_it_lacks_is_said_at_its_field(void **state)
{
	struct cx *cx = begin();
	struct outgoing o;

	(void)state;
	o = document("702");
	o.code = "";
	assert_refused(cx, outgoing_check(cx, &o), "document_code", "required");
	o = document("702");
	o.ref_number = "";
	assert_refused(cx, outgoing_check(cx, &o), "ref_number", "required");
	o = document("70²");
	assert_refused(cx, outgoing_check(cx, &o), "ref_number", "bad_number");
	o = document("702");
	o.abstract = "";
	assert_refused(cx, outgoing_check(cx, &o), "abstract", "required");
	o = document("702");
	o.issued_on = NO_DAY;
	assert_refused(cx, outgoing_check(cx, &o), "issued_on", "required");
	o = document("702");
	o.issued_on = day_from_date(2026, 4, 22);
	assert_refused(cx, outgoing_check(cx, &o), "issued_on", "date_future");
	o = document("702");
	o.issued_on = day_from_date(2026, 4, 21);
	assert_refused(cx, outgoing_check(cx, &o), "released_at",
	    "released_before_issue");
	o = document("702");
	o.released_at = cx->now + 60;
	assert_refused(cx, outgoing_check(cx, &o), "released_at",
	    "date_future");
	o = document("702");
	o.released_at = NO_MOMENT;
	assert_refused(cx, outgoing_check(cx, &o), "released_at", "required");
}

/* R11: before anything is written, and before anything else is said. */
static void
what_is_secret_does_not_come_in(void **state)
{
	struct cx *cx = begin();
	struct outgoing o = document("703");
	enum outgoing_outcome outcome;

	(void)state;
	o.abstract = "TUYỆT MẬT: V/v rà soát";
	o.code = "";
	assert_refused(cx, outgoing_receive(cx, &o, &outcome), "abstract",
	    "secret");
	o = document("703");
	o.ref_symbol = "UBND-M";
	assert_refused(cx, outgoing_receive(cx, &o, &outcome), "ref_symbol",
	    "secret");
	o = document("703");
	o.recipients = "Ban chỉ đạo (TỐI MẬT)";
	assert_refused(cx, outgoing_receive(cx, &o, &outcome), "recipients",
	    "secret");
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM outgoing"
			     " WHERE ref_number = '703' AND id > ?",
			     0),
	    0);
}

static void
only_the_office_brings_them_in_and_marks_them(void **state)
{
	struct cx *cx = begin();
	struct outgoing o = received(cx, "704");
	struct outgoing more = document("705");
	enum outgoing_outcome outcome;

	(void)state;
	story_as(cx, WORLD_RESPONDER);
	assert_int_equal(outgoing_receive(cx, &more, &outcome), ERR_DENIED);
	error_reset(&cx->error);
	assert_int_equal(outgoing_withdraw(cx, &o, OUTGOING_REVOKED, "x", 0),
	    ERR_DENIED);
	error_reset(&cx->error);
	assert_int_equal(outgoing_update(cx, &o, &more, ""), ERR_DENIED);
	error_reset(&cx->error);
	assert_int_equal(outgoing_set_mark(cx, o.id, o.version,
			     OUTGOING_HAS_TASKS, ""),
	    ERR_DENIED);
	error_reset(&cx->error);
	assert_int_equal(stored(cx, o.id).mark, OUTGOING_UNMARKED);
}

static void
it_is_marked_with_a_reason_and_unmarked(void **state)
{
	struct cx *cx = begin();
	struct outgoing o = received(cx, "706");

	(void)state;
	assert_refused(cx,
	    outgoing_set_mark(cx, o.id, o.version, OUTGOING_NO_TASK, ""),
	    "reason", "required");
	assert_int_equal(outgoing_set_mark(cx, o.id, o.version + 1,
			     OUTGOING_NO_TASK, "Để biết"),
	    ERR_CONFLICT);
	error_reset(&cx->error);
	assert_ok(cx, outgoing_set_mark(cx, o.id, o.version, OUTGOING_NO_TASK,
			  "Để biết"));
	o = stored(cx, o.id);
	assert_int_equal(o.mark, OUTGOING_NO_TASK);
	assert_string_equal(o.mark_reason, "Để biết");
	assert_true(outgoing_is_recorded(&o));
	assert_string_equal(told(cx, o.id), "06");
	assert_refused(cx,
	    outgoing_set_mark(cx, o.id, o.version, OUTGOING_NO_TASK, "Để biết"),
	    "mark", "outgoing_marked");
	assert_ok(cx,
	    outgoing_set_mark(cx, o.id, o.version, OUTGOING_UNMARKED, ""));
	o = stored(cx, o.id);
	assert_string_equal(o.mark_reason, "");
	assert_false(outgoing_is_recorded(&o));
}

/* Whichever comes first: the document or the directive made of it. */
static void
its_directive_finds_it_either_way(void **state)
{
	struct cx *cx = begin();
	struct directive d = story_directive("707");
	struct outgoing o, other;
	struct task_entry entry = story_entry("Rà soát", "Sở Nội vụ", "", "");

	(void)state;
	d.ref_symbol = "UBND-KT";
	d.issued_on = day_from_date(2026, 4, 20);
	o = received(cx, "707");
	assert_ok(cx, story_understand(cx, &entry));
	assert_ok(cx, directive_create(cx, &d, &entry, 1));
	assert_ok(cx, outgoing_link(cx, 0, &d));
	o = stored(cx, o.id);
	assert_int_equal(o.directive_id, d.id);
	assert_int_equal(o.mark, OUTGOING_HAS_TASKS);
	assert_string_equal(told(cx, o.id), "05");
	assert_refused(cx,
	    outgoing_set_mark(cx, o.id, o.version, OUTGOING_NO_TASK, "x"),
	    "mark", "outgoing_has_directive");
	/* Another directive does not take it away. */
	other = received(cx, "708");
	assert_ok(cx, outgoing_link(cx, other.id, &d));
	d.id += 1000;
	assert_ok(cx, outgoing_link(cx, o.id, &d));
	assert_int_equal(stored(cx, o.id).directive_id, d.id - 1000);
	/* One entered by hand before the e-office brought it. */
	d = story_directive("709");
	d.ref_symbol = "UBND-KT";
	d.issued_on = day_from_date(2026, 4, 20);
	entry = story_entry("Báo cáo", "Sở Nội vụ", "", "");
	assert_ok(cx, story_understand(cx, &entry));
	assert_ok(cx, directive_create(cx, &d, &entry, 1));
	o = received(cx, "709");
	assert_int_equal(o.directive_id, d.id);
	assert_int_equal(o.mark, OUTGOING_HAS_TASKS);
}

static void
a_change_by_its_sender_raises_a_review(void **state)
{
	struct cx *cx = begin();
	struct outgoing o = received(cx, "710");
	struct outgoing now = document("710");
	struct outgoing_review review;
	uint64_t id = 0;

	(void)state;
	/* Nothing new is no change. */
	assert_ok(cx, outgoing_update(cx, &o, &now, "lại"));
	assert_int_equal(stored(cx, o.id).n_reviews, 0);
	now.abstract = "V/v rà soát các chợ và bến xe";
	assert_ok(cx, outgoing_update(cx, &o, &now, "Bổ sung bến xe"));
	assert_string_equal(stored(cx, o.id).abstract, now.abstract);
	review = only_review(cx, o.id);
	assert_int_equal(review.kind, OUTGOING_UPDATED);
	assert_string_equal(review.reason, "Bổ sung bến xe");
	assert_refused(cx, outgoing_close_review(cx, review.id, true, "", &id),
	    "note", "required");
	assert_ok(cx,
	    outgoing_close_review(cx, review.id, true, "Đã xem", &id));
	assert_int_equal(id, o.id);
	assert_string_equal(told(cx, o.id), "15");
	assert_int_equal(stored(cx, o.id).n_reviews, 0);
	assert_int_equal(outgoing_close_review(cx, review.id, false, "Lần hai",
			     &id),
	    ERR_CONFLICT);
	error_reset(&cx->error);
}

/* Its tasks say so, each in its history. */
static void
one_taken_back_is_said_to_its_tasks(void **state)
{
	struct cx *cx = begin();
	struct directive d = story_directive("711");
	struct task_entry entries[] = {
		story_entry("Rà soát", "Sở Nội vụ", "", ""),
		story_entry("Báo cáo", "Sở Tài chính", "", ""),
	};
	struct outgoing o = received(cx, "711");
	struct outgoing instead = received(cx, "712");
	struct outgoing_review review;
	uint64_t id = 0;

	(void)state;
	d.ref_symbol = "UBND-KT";
	d.issued_on = day_from_date(2026, 4, 20);
	entries[0].field_prefix = "task_0_";
	entries[1].field_prefix = "task_1_";
	for (size_t i = 0; i < 2; i++)
		assert_ok(cx, story_understand(cx, &entries[i]));
	assert_ok(cx, directive_create(cx, &d, entries, 2));
	assert_ok(cx, outgoing_link(cx, o.id, &d));
	o = stored(cx, o.id);
	assert_ok(cx, outgoing_withdraw(cx, &o, OUTGOING_REPLACED,
			  "Nhầm phụ lục", instead.id));
	assert_true(stored(cx, o.id).withdrawn_at != NO_MOMENT);
	review = only_review(cx, o.id);
	assert_int_equal(review.kind, OUTGOING_REPLACED);
	assert_int_equal(review.replacement_id, instead.id);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM event WHERE directive_id = ?"
			     " AND kind = 'outgoing'"
			     " AND reason = 'Nhầm phụ lục'",
			     d.id),
	    3);
	assert_ok(cx,
	    outgoing_close_review(cx, review.id, false, "Giữ nguyên", &id));
	assert_string_equal(told(cx, o.id), "16");
}

/* Once, when the last of its tasks is over. */
static void
its_sender_hears_when_all_is_done(void **state)
{
	struct cx *cx = begin();
	struct story s;
	struct directive d;
	struct outgoing o = document("713");
	enum outgoing_outcome outcome;
	unsigned n;

	(void)state;
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	assert_ok(cx, directive_store_get(cx, s.directive_id, &d));
	o.issued_on = d.issued_on;
	o.released_at = d.released_at;
	assert_ok(cx, outgoing_receive(cx, &o, &outcome));
	assert_ok(cx, outgoing_link(cx, o.id, &d));
	assert_ok(cx, outgoing_tell_finished(cx, &n));
	assert_int_equal(n, 0);
	test_run("UPDATE assignment SET open = 0,"
		 " closed_at = '2026-04-21 02:00:00'");
	assert_ok(cx, outgoing_tell_finished(cx, &n));
	assert_int_equal(n, 1);
	assert_string_equal(told(cx, o.id), "06");
	assert_ok(cx, outgoing_tell_finished(cx, &n));
	assert_int_equal(n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_that_comes_in_is_there_once),
		cmocka_unit_test(what_it_lacks_is_said_at_its_field),
		cmocka_unit_test(what_is_secret_does_not_come_in),
		cmocka_unit_test(only_the_office_brings_them_in_and_marks_them),
		cmocka_unit_test(it_is_marked_with_a_reason_and_unmarked),
		cmocka_unit_test(its_directive_finds_it_either_way),
		cmocka_unit_test(a_change_by_its_sender_raises_a_review),
		cmocka_unit_test(one_taken_back_is_said_to_its_tasks),
		cmocka_unit_test(its_sender_hears_when_all_is_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
