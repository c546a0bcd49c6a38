/* series_verbs: tasks done in parts, from plan to last part (R7). */
#include "series_verbs.h"

#include <string.h>

#include "arena.h"
#include "directive_store.h"
#include "series_store.h"
#include "story.h"
#include "task_store.h"

static int32_t
day(int year, int month, int of_month)
{
	return day_from_date(year, month, of_month);
}

static struct task_entry
quarterly(void)
{
	struct task_entry entry = story_entry("Báo cáo cải cách hành chính",
	    "Sở Nội vụ", "Sở Tài chính", "định kỳ hằng quý");

	entry.repeats = true;
	entry.series = (struct series){ .first_on = day(2026, 6, 30),
		.until_on = day(2026, 12, 31),
		.next_on = NO_DAY };
	return entry;
}

static struct task_entry
staged(void)
{
	struct task_entry entry = story_entry("Xây dựng Đề án", "Sở Nội vụ",
	    "Sở Tài chính", "theo thời hạn cụ thể sau đây");

	entry.milestones.n = 2;
	entry.milestones.items[0] = (struct milestone){
		.content = "Trình đề cương",
		.deadline = { .text = "trước ngày 15/5/2026" },
	};
	entry.milestones.items[1] = (struct milestone){
		.content = "Trình Đề án",
		.product = "Tờ trình",
		.deadline = { .text = "trong Quý III/2026" },
	};
	return entry;
}

/* Handed out on 24/4/2026; the id of the parent. */
static uint64_t
forward(struct cx *cx, struct task_entry entry, const char *number)
{
	struct directive d = story_directive(number);
	size_t n;

	assert_ok(cx, story_understand(cx, &entry));
	assert_ok(cx, directive_create(cx, &d, &entry, 1));
	assert_ok(cx, directive_forward(cx, d.id, d.version, &n));
	return entry.task.id;
}

static struct task_list
parts_of(struct cx *cx, uint64_t task_id)
{
	struct task_list parts;

	assert_ok(cx, task_store_list_parts(cx, task_id, &parts));
	return parts;
}

/* What the batch does on that day. */
static uint64_t
run_batch(struct cx *cx, int year, int month, int of_month)
{
	const struct actor *actor = cx->actor;
	uint64_t n = 0;
	bool more = true;

	story_day(cx, year, month, of_month);
	cx->actor = NULL;
	while (more)
		assert_ok(cx,
		    series_step(cx, day(year, month, of_month), &n, &more));
	cx->actor = actor;
	return n;
}

/* The assignment of agency A in a part. */
static uint64_t
lead_of(struct cx *cx, uint64_t task_id)
{
	struct assignment_list all;

	assert_ok(cx, assignment_store_lock_task(cx, task_id, &all));
	for (size_t i = 0; i < all.n; i++)
		if (all.items[i].role == ROLE_LEAD)
			return all.items[i].id;
	fail_msg("no lead");
	return 0;
}

static void
finish(struct cx *cx, uint64_t id, int32_t on)
{
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, story_submit(cx, id, on));
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, assignment_confirm(cx, id, story_version(cx, id), ""));
}

static void
R7_occurrences_come_one_by_one(void **state)
{
	struct cx *cx = *state;
	struct series_page page;
	struct task_list parts;
	uint64_t task_id;

	story_begin(cx, "kh");
	task_id = forward(cx, quarterly(), "70");
	parts = parts_of(cx, task_id);
	assert_int_equal(parts.n, 1);
	assert_int_equal(parts.items[0].part_number, 1);
	assert_int_equal(parts.items[0].deadline.due_on, day(2026, 6, 30));
	assert_int_equal(story_get(cx, lead_of(cx, parts.items[0].id)).due_on,
	    day(2026, 6, 30));
	/* The parent has no assignment that was handed out: nothing is
	 * counted twice. */
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM assignment WHERE task_id = ?"
			     " AND (open OR assigned_at IS NOT NULL)",
			     task_id),
	    0);
	assert_int_equal(run_batch(cx, 2026, 6, 30), 0);
	assert_int_equal(run_batch(cx, 2026, 7, 1), 1);
	assert_int_equal(run_batch(cx, 2026, 7, 1), 0);
	parts = parts_of(cx, task_id);
	assert_int_equal(parts.n, 2);
	assert_int_equal(parts.items[1].deadline.due_on, day(2026, 9, 30));
	assert_string_equal(parts.items[1].deadline.derivation,
	    "kỳ 2, hằng quý từ ngày 30/6/2026 → 30/9/2026");
	assert_int_equal(story_told_agency(cx, lead_of(cx, parts.items[1].id),
			     EVENT_FORWARD),
	    1);
	/* Being late with the first shows in the first only. */
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, series_open(cx, task_id, &page));
	assert_int_equal(page.standing.n_parts, 2);
	assert_int_equal(page.standing.n_overdue, 1);
	assert_int_equal(series_state_of(&page.standing), SERIES_OVERDUE);
	story_check_invariants(cx);
}

static void
R7_the_whole_is_done_when_the_last_is(void **state)
{
	struct cx *cx = *state;
	struct series_page page;
	struct task_list parts;
	uint64_t task_id;

	story_begin(cx, "tth");
	task_id = forward(cx, quarterly(), "71");
	/* The machine stood still for half a year: all are caught up. */
	assert_int_equal(run_batch(cx, 2026, 12, 20), 2);
	parts = parts_of(cx, task_id);
	assert_int_equal(parts.n, 3);
	for (size_t i = 0; i < 3; i++) {
		story_as(cx, WORLD_CREATOR);
		assert_ok(cx, series_open(cx, task_id, &page));
		assert_int_not_equal(series_state_of(&page.standing),
		    SERIES_DONE);
		finish(cx, lead_of(cx, parts.items[i].id), day(2026, 12, 19));
	}
	assert_ok(cx, series_open(cx, task_id, &page));
	assert_int_equal(series_state_of(&page.standing), SERIES_DONE);
	assert_int_equal(run_batch(cx, 2027, 6, 1), 0);
	assert_int_equal(story_get(cx, lead_of(cx, parts.items[0].id)).outcome,
	    OUTCOME_LATE);
	assert_int_equal(story_get(cx, lead_of(cx, parts.items[2].id)).outcome,
	    OUTCOME_EARLY);
}

static void
R7_the_next_one_goes_to_who_has_it_now(void **state)
{
	struct cx *cx = *state;
	struct task_list parts;
	struct assignment_list all;
	uint64_t task_id;

	story_begin(cx, "kh");
	task_id = forward(cx, quarterly(), "72");
	parts = parts_of(cx, task_id);
	assert_ok(cx, assignment_store_lock_task(cx, parts.items[0].id, &all));
	assert_int_equal(all.n, 2);
	/* Agency B is taken out of it. */
	for (size_t i = 0; i < all.n; i++)
		if (all.items[i].role == ROLE_COORDINATING)
			assert_ok(cx, assignment_recall(cx, all.items[i].id,
					  all.items[i].version, false,
					  "Không cần", "9/VP"));
	assert_int_equal(run_batch(cx, 2026, 7, 1), 1);
	parts = parts_of(cx, task_id);
	assert_ok(cx, assignment_store_lock_task(cx, parts.items[1].id, &all));
	assert_int_equal(all.n, 1);
	assert_int_equal(all.items[0].role, ROLE_LEAD);
}

static void
R7_milestones_are_handed_out_together(void **state)
{
	struct cx *cx = *state;
	struct milestone more = { .content = "Sơ kết",
		.deadline = { .text = "trong tháng 12/2026" } };
	struct series_page page;
	struct task_list parts;
	uint64_t task_id;

	story_begin(cx, "kh");
	task_id = forward(cx, staged(), "73");
	parts = parts_of(cx, task_id);
	assert_int_equal(parts.n, 2);
	assert_string_equal(parts.items[0].content,
	    "Trình đề cương: Xây dựng Đề án");
	assert_string_equal(parts.items[0].product, "Báo cáo");
	assert_int_equal(parts.items[0].deadline.due_on, day(2026, 5, 15));
	assert_string_equal(parts.items[1].product, "Tờ trình");
	assert_int_equal(parts.items[1].deadline.due_on, day(2026, 9, 30));
	assert_string_equal(parts.items[1].deadline.derivation,
	    "Quý III/2026 → ngày cuối quý 30/9/2026");
	/* One more, and only by who follows it. */
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, series_open(cx, task_id, &page));
	assert_refused(cx,
	    series_add_milestone(cx, task_id, page.task.version, &more,
		"Bổ sung", ""),
	    "document", "required");
	assert_int_equal(series_add_milestone(cx, task_id,
			     page.task.version + 1, &more, "Bổ sung", "5/VP"),
	    ERR_CONFLICT);
	error_reset(&cx->error);
	assert_ok(cx, series_add_milestone(cx, task_id, page.task.version,
			  &more, "Bổ sung", "5/VP"));
	parts = parts_of(cx, task_id);
	assert_int_equal(parts.n, 3);
	assert_int_equal(story_get(cx, lead_of(cx, parts.items[2].id)).due_on,
	    day(2026, 12, 31));
	story_as(cx, WORLD_MANAGER);
	assert_int_equal(series_add_milestone(cx, task_id,
			     page.task.version + 1, &more, "Bổ sung", "5/VP"),
	    ERR_DENIED);
	error_reset(&cx->error);
	story_check_invariants(cx);
}

static void
R7_what_is_entered_is_checked(void **state)
{
	struct cx *cx = *state;
	struct task_entry entry;

	story_begin(cx, "kh");
	entry = story_entry("Báo cáo", "Sở Nội vụ", "", "định kỳ hằng quý");
	entry.series.first_on = NO_DAY;
	assert_refused(cx, story_understand(cx, &entry),
	    "task_0_repeat_first_on", "required");
	entry = quarterly();
	entry.series.first_on = day(2026, 4, 1);
	assert_refused(cx, story_understand(cx, &entry),
	    "task_0_repeat_first_on", "due_before_issue");
	entry = quarterly();
	entry.series.until_on = day(2026, 6, 29);
	assert_refused(cx, story_understand(cx, &entry),
	    "task_0_repeat_until_on", "repeat_until_early");
	entry = story_entry("Báo cáo", "Sở Nội vụ", "",
	    "trước ngày 1/6/2026; trước ngày 1/9/2026");
	assert_refused(cx, story_understand(cx, &entry),
	    "task_0_milestone_1_content", "milestones_missing");
	entry = staged();
	entry.milestones.items[1].deadline.text = "Thang 8/2026";
	assert_refused(cx, story_understand(cx, &entry),
	    "task_0_milestone_2_deadline_text", "milestone_unclear");
	entry = staged();
	entry.repeats = true;
	assert_refused(cx, story_understand(cx, &entry), "task_0_repeat_unit",
	    "series_both");
	/* The words say how often; a person may say otherwise. */
	entry = quarterly();
	assert_ok(cx, story_understand(cx, &entry));
	assert_int_equal(entry.series.unit, REPEAT_QUARTER);
	assert_int_equal(entry.series.every, 1);
	entry = quarterly();
	entry.series.unit = REPEAT_MONTH;
	entry.series.every = 2;
	assert_ok(cx, story_understand(cx, &entry));
	assert_int_equal(entry.series.unit, REPEAT_MONTH);
}

static void
R7_a_series_ends_when_it_is_told_to(void **state)
{
	struct cx *cx = *state;
	struct series_page page;
	struct task_list parts;
	uint64_t task_id, id;

	story_begin(cx, "kh");
	task_id = forward(cx, quarterly(), "74");
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, series_open(cx, task_id, &page));
	assert_refused(cx,
	    series_set_until(cx, task_id, page.series.version, day(2026, 6, 29),
		"Thôi", "6/VP"),
	    "repeat_until_on", "repeat_until_early");
	assert_ok(cx, series_set_until(cx, task_id, page.series.version,
			  day(2026, 9, 30), "Rút ngắn", "6/VP"));
	assert_int_equal(run_batch(cx, 2027, 1, 5), 1);
	parts = parts_of(cx, task_id);
	assert_int_equal(parts.n, 2);
	/* Without end, then the whole is recalled. */
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, series_open(cx, task_id, &page));
	assert_ok(cx, series_set_until(cx, task_id, page.series.version, NO_DAY,
			  "Kéo dài", "7/VP"));
	id = lead_of(cx, parts.items[0].id);
	assert_ok(cx,
	    series_end(cx, id, story_version(cx, id), "Thôi", "8/VP", NULL));
	assert_int_equal(run_batch(cx, 2027, 12, 5), 0);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM assignment a JOIN task t"
			     " ON t.id = a.task_id WHERE t.parent_id = ?"
			     " AND a.open",
			     task_id),
	    0);
	story_check_invariants(cx);
}

static void
R7_an_agency_sees_its_own_parts(void **state)
{
	struct cx *cx = *state;
	struct task_entry entry = quarterly();
	struct series_page page;
	uint64_t task_id;

	story_begin(cx, "kh");
	entry.task.coordinating_words = "";
	task_id = forward(cx, entry, "75");
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, series_open(cx, task_id, &page));
	assert_int_equal(page.parts.n, 1);
	assert_int_equal(page.lines.n, 1);
	assert_false(page.may_change);
	story_as(cx, WORLD_RESPONDER_B);
	assert_int_equal(series_open(cx, task_id, &page), ERR_MISSING);
	error_reset(&cx->error);
}

static void
R7_a_draft_keeps_its_plan(void **state)
{
	struct cx *cx = *state;
	struct task_entry entry = staged();
	struct directive d = story_directive("76");
	struct milestone_list milestones;
	struct series series;
	struct task task;
	size_t n;

	story_begin(cx, "kh");
	assert_ok(cx, story_understand(cx, &entry));
	assert_ok(cx, directive_create(cx, &d, &entry, 1));
	assert_ok(cx, task_store_get(cx, entry.task.id, &task));
	assert_ok(cx,
	    series_get_plan(cx, &task, d.issued_on, &series, &milestones));
	assert_int_equal(milestones.n, 2);
	assert_int_equal(series.unit, REPEAT_NONE);
	/* Thought better of: one date after all. */
	entry = story_entry("Xây dựng Đề án", "Sở Nội vụ", "",
	    "đến hết ngày 29/5/2026");
	entry.task.id = task.id;
	entry.task.version = task.version;
	assert_ok(cx, story_understand(cx, &entry));
	assert_ok(cx, task_rewrite_draft(cx, &entry));
	assert_ok(cx, directive_store_get(cx, d.id, &d));
	assert_ok(cx, directive_forward(cx, d.id, d.version, &n));
	assert_int_equal(n, 1);
	assert_int_equal(parts_of(cx, task.id).n, 0);
	assert_int_equal(story_get(cx, lead_of(cx, task.id)).due_on,
	    day(2026, 5, 29));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(R7_occurrences_come_one_by_one),
		IN_TRANSACTION(R7_the_whole_is_done_when_the_last_is),
		IN_TRANSACTION(R7_the_next_one_goes_to_who_has_it_now),
		IN_TRANSACTION(R7_milestones_are_handed_out_together),
		IN_TRANSACTION(R7_what_is_entered_is_checked),
		IN_TRANSACTION(R7_a_series_ends_when_it_is_told_to),
		IN_TRANSACTION(R7_an_agency_sees_its_own_parts),
		IN_TRANSACTION(R7_a_draft_keeps_its_plan),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
