/*
 * inspection_verbs: an inspection is planned for what was handed out, and
 * concluded once; what it found stands in the history and the agencies hear of
 * it (R51).
 */
#include "inspection_verbs.h"

#include "inspection_store.h"
#include "story.h"

static struct story story;

static struct cx *
begin(void **state)
{
	struct cx *cx = *state;

	story_begin(cx, "kh");
	story_forward(cx, &story, "đến hết ngày 29/5/2026");
	return cx;
}

static struct inspection
plan(void)
{
	return (struct inspection){
		.title = "Kiểm tra việc thực hiện Công văn 12",
		.basis = "QĐ 7/QĐ-UBND",
		.members = "Văn phòng, Sở Nội vụ",
		.starts_on = day_from_date(2026, 5, 4),
		.ends_on = day_from_date(2026, 5, 8),
	};
}

static uint64_t
inspections(struct cx *cx)
{
	return STORY_COUNT(cx, "SELECT COUNT(*) FROM inspection WHERE id > ?",
	    0);
}

static struct inspection
planned(struct cx *cx)
{
	const uint64_t ids[] = { story.a, story.b, story.a };
	struct inspection i = plan();

	assert_ok(cx, inspection_create(cx, &i, ids, 3));
	i.version = STORY_COUNT(cx,
	    "SELECT version FROM inspection WHERE id = ?", i.id);
	i.conclusion = "Đạt yêu cầu";
	i.conclusion_document = "TB 3/TB-VP";
	i.concluded_on = clock_day(cx->now);
	return i;
}

static void
what_is_missing_is_said_at_its_field(void **state)
{
	static uint64_t many[INSPECTION_ITEMS_MAX + 1];
	struct cx *cx = begin(state);
	struct inspection i = plan();

	i.title = "";
	assert_refused(cx, inspection_create(cx, &i, &story.a, 1), "title",
	    "required");
	i = plan();
	i.members = "";
	assert_refused(cx, inspection_create(cx, &i, &story.a, 1), "members",
	    "required");
	i = plan();
	i.basis = "Văn bản có độ TỐI MẬT";
	assert_refused(cx, inspection_create(cx, &i, &story.a, 1), "basis",
	    "secret");
	i = plan();
	i.starts_on = NO_DAY;
	assert_refused(cx, inspection_create(cx, &i, &story.a, 1), "starts_on",
	    "required");
	i = plan();
	i.ends_on = NO_DAY;
	assert_refused(cx, inspection_create(cx, &i, &story.a, 1), "ends_on",
	    "required");
	i = plan();
	i.ends_on = i.starts_on - 1;
	assert_refused(cx, inspection_create(cx, &i, &story.a, 1), "ends_on",
	    "ends_before_start");
	i = plan();
	assert_refused(cx, inspection_create(cx, &i, NULL, 0), "ids",
	    "nothing_chosen");
	assert_refused(cx,
	    inspection_create(cx, &i, many, INSPECTION_ITEMS_MAX + 1), "ids",
	    "too_many");
	assert_int_equal(inspections(cx), 0);
}

static void
a_draft_or_nothing_is_not_inspected(void **state)
{
	struct cx *cx = begin(state);
	struct inspection i = plan();
	struct directive d = story_directive("77");
	struct task_entry e = story_entry("Chưa giao", "Sở Nội vụ", "",
	    "đến hết ngày 29/5/2026");
	uint64_t draft, none = 99999999;

	assert_ok(cx, story_understand(cx, &e));
	assert_ok(cx, directive_create(cx, &d, &e, 1));
	draft = STORY_COUNT(cx,
	    "SELECT MIN(id) FROM assignment WHERE directive_id = ?", d.id);
	assert_err(cx, inspection_create(cx, &i, &draft, 1), ERR_MISSING);
	i = plan();
	assert_err(cx, inspection_create(cx, &i, &none, 1), ERR_MISSING);
}

static void
one_that_was_chosen_twice_is_inspected_once(void **state)
{
	struct cx *cx = begin(state);
	struct inspection i = planned(cx);

	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM inspection_item"
			     " WHERE inspection_id = ?",
			     i.id),
	    2);
}

static void
a_conclusion_has_its_words_and_a_day_that_has_come(void **state)
{
	struct cx *cx = begin(state);
	struct inspection_item secret = { story.a, "Văn bản có độ TỐI MẬT" };
	const struct inspection_items none = { .n = 0 };
	const struct inspection_items one = { 1, &secret };
	struct inspection whole = planned(cx);
	struct inspection i = whole;

	i.conclusion = "";
	assert_refused(cx, inspection_conclude(cx, &i, &none), "conclusion",
	    "required");
	i = whole;
	i.conclusion_document = "TUYỆT MẬT";
	assert_refused(cx, inspection_conclude(cx, &i, &none), "document",
	    "secret");
	i = whole;
	i.concluded_on = NO_DAY;
	assert_refused(cx, inspection_conclude(cx, &i, &none), "concluded_on",
	    "required");
	i = whole;
	i.concluded_on++;
	assert_refused(cx, inspection_conclude(cx, &i, &none), "concluded_on",
	    "in_future");
	i = whole;
	assert_refused(cx, inspection_conclude(cx, &i, &one), "conclusion",
	    "secret");
	assert_int_equal(story_events(cx, story.a, EVENT_INSPECTION), 0);
}

static void
it_is_concluded_once_and_each_agency_hears_of_it(void **state)
{
	struct cx *cx = begin(state);
	struct inspection_item finding = { story.a, "Chậm báo cáo" };
	const struct inspection_items found = { 1, &finding };
	struct inspection whole = planned(cx);
	struct inspection i = whole;

	assert_ok(cx, inspection_conclude(cx, &i, &found));
	assert_int_equal(story_events(cx, story.a, EVENT_INSPECTION), 1);
	assert_int_equal(story_events(cx, story.b, EVENT_INSPECTION), 1);
	assert_int_equal(story_told_agency(cx, story.a, EVENT_INSPECTION), 1);
	assert_int_equal(story_told_agency(cx, story.b, EVENT_INSPECTION), 1);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM inspection_item"
			     " WHERE inspection_id = ? AND finding <> ''",
			     i.id),
	    1);
	i = whole;
	assert_err(cx, inspection_conclude(cx, &i, &found), ERR_CONFLICT);
	assert_int_equal(story_events(cx, story.a, EVENT_INSPECTION), 1);
	story_check_invariants(cx);
}

static void
what_is_not_in_it_has_no_finding(void **state)
{
	struct cx *cx = begin(state);
	struct inspection_item finding = { story.c, "Chậm báo cáo" };
	const struct inspection_items found = { 1, &finding };
	struct inspection i = planned(cx);

	assert_err(cx, inspection_conclude(cx, &i, &found), ERR_MISSING);
	assert_int_equal(story_events(cx, story.c, EVENT_INSPECTION), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(what_is_missing_is_said_at_its_field),
		IN_TRANSACTION(a_draft_or_nothing_is_not_inspected),
		IN_TRANSACTION(one_that_was_chosen_twice_is_inspected_once),
		IN_TRANSACTION(
		    a_conclusion_has_its_words_and_a_day_that_has_come),
		IN_TRANSACTION(
		    it_is_concluded_once_and_each_agency_hears_of_it),
		IN_TRANSACTION(what_is_not_in_it_has_no_finding),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
