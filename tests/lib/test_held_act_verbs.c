/* held_act_verbs: done so that it can be undone for a time. What agencies and
 * the batch see of it is tests/http/test_undo.py. */
#include "held_act_verbs.h"

#include <string.h>

#include "arena.h"
#include "directive_store.h"
#include "held_act_store.h"
#include "profile.h"
#include "series_store.h"
#include "series_verbs.h"
#include "story.h"
#include "task_store.h"
#include "text.h"

enum { MINUTES = 5 };

static uint64_t
waiting(struct cx *cx, uint64_t act_id)
{
	return STORY_COUNT(cx,
	    "SELECT COUNT(*) FROM held_message WHERE held_act_id = ?", act_id);
}

static uint64_t
version_of(struct cx *cx, uint64_t directive_id)
{
	struct directive d;

	assert_ok(cx, directive_store_get(cx, directive_id, &d));
	return d.version;
}

static struct held
recall(struct cx *cx, uint64_t id, bool whole_task)
{
	struct held held;

	assert_ok(cx, held_begin_ending(cx, HELD_RECALL, id, &held));
	assert_non_null(cx->held);
	assert_ok(cx, held_end(cx, &held,
			  assignment_recall(cx, id, story_version(cx, id),
			      whole_task, "Giao nhầm", "1/CV-UBND")));
	assert_null(cx->held);
	return held;
}

static void
a_recall_is_undone_and_both_stay(void **state)
{
	struct cx *cx = *state;
	struct held held;
	struct held_look look;
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	held = recall(cx, s.a, true);
	assert_int_equal(held.act.n_items, 3);
	assert_int_equal(waiting(cx, held.act.id), 3);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_RECALL), 0);
	assert_ok(cx, held_look(cx, held.act.id, &look));
	assert_int_equal(look.n_touched, 0);
	assert_int_equal(look.act.n_messages, 3);
	cx->now += MINUTES * 60 - 1;
	assert_ok(cx, held_undo(cx, held.act.id));
	assert_int_equal(story_get(cx, s.a).state, STATE_ASSIGNED);
	assert_int_equal(story_get(cx, s.b).closed_at, NO_MOMENT);
	assert_int_equal(story_events(cx, s.a, EVENT_RECALL), 1);
	assert_int_equal(story_events(cx, s.a, EVENT_UNDO), 1);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_UNDO), 0);
	assert_refused(cx, held_undo(cx, held.act.id), "act", "act_undone");
	story_check_invariants(cx);
}

static void
the_last_second_is_the_last(void **state)
{
	struct cx *cx = *state;
	uint64_t n = 0;
	bool more = false;
	struct held held;
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	held = recall(cx, s.a, false);
	cx->now += MINUTES * 60 - 1;
	assert_ok(cx, held_release_step(cx, &n, &more));
	assert_false(more);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_RECALL), 0);
	cx->now += 1;
	assert_refused(cx, held_undo(cx, held.act.id), "act", "act_over");
	assert_ok(cx, held_release_step(cx, &n, &more));
	assert_true(more);
	assert_ok(cx, held_release_step(cx, &n, &more));
	assert_false(more);
	assert_int_equal(n, 1);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_RECALL), 1);
}

static void
what_was_acted_on_stays(void **state)
{
	struct cx *cx = *state;
	struct held held;
	struct held_look look;
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	assert_ok(cx, held_begin_forward(cx, s.directive_id, &held));
	/* Nothing is left to hand out: the act fails, and holds nothing. */
	{
		size_t n;
		enum err err = directive_forward(cx, s.directive_id,
		    version_of(cx, s.directive_id), &n);

		assert_int_equal(held_end(cx, &held, err), ERR_CONFLICT);
		assert_null(cx->held);
		error_reset(&cx->error);
	}
	held = recall(cx, s.a, false);
	assert_ok(cx, held_undo(cx, held.act.id));
	held = recall(cx, s.b, false);
	{
		struct assignment a = story_get(cx, s.b);

		a.paper_received_on = clock_day(cx->now);
		assert_ok(cx, assignment_store_set(cx, &a));
	}
	assert_ok(cx, held_look(cx, held.act.id, &look));
	assert_int_equal(look.n_touched, 1);
	assert_refused(cx, held_undo(cx, held.act.id), "act", "act_touched");
	assert_int_equal(story_get(cx, s.b).state, STATE_RECALLED);
}

/* A recurring task and a staged one beside a plain one, handed out as one act.
 */
static struct held
forward_parts(struct cx *cx, struct directive *d, struct task_entry *entries)
{
	struct held held;
	size_t n;

	entries[0] = story_entry("Báo cáo cải cách hành chính", "Sở Nội vụ",
	    "Sở Tài chính", "định kỳ hằng quý");
	entries[0].repeats = true;
	entries[0].series = (struct series){
		.first_on = day_from_date(2026, 6, 30),
		.until_on = NO_DAY,
		.next_on = NO_DAY,
	};
	entries[1] = story_entry("Xây dựng Đề án", "Sở Nội vụ", "",
	    "theo thời hạn cụ thể sau đây");
	entries[1].milestones.n = 2;
	entries[1].milestones.items[0] = (struct milestone){
		.content = "Trình đề cương",
		.deadline = { .text = "trước ngày 15/5/2026" },
	};
	entries[1].milestones.items[1] = (struct milestone){
		.content = "Trình Đề án",
		.deadline = { .text = "trong Quý III/2026" },
	};
	entries[2] = story_entry("Rà soát", "Sở Nội vụ", "",
	    "trước ngày 15/5/2026");
	*d = story_directive("91");
	for (size_t i = 0; i < 3; i++)
		assert_ok(cx, story_understand(cx, &entries[i]));
	assert_ok(cx, directive_create(cx, d, entries, 3));
	assert_ok(cx, held_begin_forward(cx, d->id, &held));
	assert_ok(cx,
	    held_end(cx, &held, directive_forward(cx, d->id, d->version, &n)));
	assert_int_equal(n, 5);
	return held;
}

static uint64_t
in_state(struct cx *cx, uint64_t task_id, enum assignment_state state)
{
	struct assignment_list all;
	uint64_t n = 0;

	assert_ok(cx, assignment_store_lock_task(cx, task_id, &all));
	for (size_t i = 0; i < all.n; i++)
		n += all.items[i].state == state;
	return n;
}

static size_t
parts_of(struct cx *cx, uint64_t task_id, struct task_list *parts)
{
	assert_ok(cx, task_store_list_parts(cx, task_id, parts));
	return parts->n;
}

static void
parts_are_taken_back_as_one(void **state)
{
	struct cx *cx = *state;
	struct task_entry entries[3];
	struct held_look look;
	struct directive d;
	struct series series;
	struct task_list parts, tasks;
	struct held held;
	uint64_t part;

	story_begin(cx, "kh");
	held = forward_parts(cx, &d, entries);
	assert_int_equal(held.act.n_items, 5);
	assert_int_equal(waiting(cx, held.act.id), 5);
	assert_int_equal(parts_of(cx, entries[1].task.id, &parts), 2);
	assert_int_equal(parts_of(cx, entries[0].task.id, &parts), 1);
	part = parts.items[0].id;
	assert_ok(cx, held_look(cx, held.act.id, &look));
	assert_int_equal(look.n_touched, 0);
	assert_ok(cx, held_undo(cx, held.act.id));
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(parts_of(cx, entries[i].task.id, &parts), 0);
	assert_int_equal(in_state(cx, entries[0].task.id, STATE_DRAFT), 2);
	assert_int_equal(in_state(cx, entries[1].task.id, STATE_DRAFT), 1);
	assert_int_equal(in_state(cx, entries[2].task.id, STATE_DRAFT), 1);
	assert_int_equal(in_state(cx, part, STATE_CANCELLED), 2);
	assert_ok(cx, series_store_get(cx, entries[0].task.id, &series));
	assert_int_equal(series.n_made, 0);
	assert_int_equal(series.next_on, NO_DAY);
	assert_ok(cx, directive_store_get(cx, d.id, &d));
	assert_int_equal(d.state, DIRECTIVE_DRAFT);
	assert_ok(cx, task_store_list(cx, d.id, &tasks));
	assert_int_equal(tasks.n, 3);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM event WHERE kind = 'undo'"
			     " AND assignment_id IS NULL AND task_id IS NOT"
			     " NULL AND directive_id = ?",
			     d.id),
	    2);
	story_check_invariants(cx);
}

static void
parts_taken_back_can_be_handed_out_again(void **state)
{
	struct cx *cx = *state;
	struct task_entry entries[3];
	struct directive d;
	struct task_list parts;
	struct held held;
	size_t n;

	story_begin(cx, "kh");
	held = forward_parts(cx, &d, entries);
	assert_ok(cx, held_undo(cx, held.act.id));
	assert_ok(cx, held_begin_forward(cx, d.id, &held));
	assert_ok(cx,
	    held_end(cx, &held,
		directive_forward(cx, d.id, version_of(cx, d.id), &n)));
	assert_int_equal(n, 5);
	assert_int_equal(held.act.n_items, 5);
	assert_int_equal(parts_of(cx, entries[0].task.id, &parts), 1);
	assert_int_equal(parts.items[0].part_number, 1);
	assert_int_equal(parts_of(cx, entries[1].task.id, &parts), 2);
	assert_int_equal(in_state(cx, parts.items[1].id, STATE_ASSIGNED), 1);
	assert_ok(cx, held_undo(cx, held.act.id));
	assert_int_equal(parts_of(cx, entries[1].task.id, &parts), 0);
	assert_int_equal(in_state(cx, entries[1].task.id, STATE_DRAFT), 1);
	story_check_invariants(cx);
}

static void
assert_touched(struct cx *cx, uint64_t act_id)
{
	struct held_look look;

	assert_ok(cx, held_look(cx, act_id, &look));
	assert_true(look.n_touched > 0);
	assert_refused(cx, held_undo(cx, act_id), "act", "act_touched");
}

/* A milestone more, another end, one more occurrence. */
static void
parts_that_were_changed_stay(void **state)
{
	struct cx *cx = *state;
	struct milestone more = { .content = "Sơ kết",
		.deadline = { .text = "trong tháng 12/2026" } };
	struct task_entry entries[3];
	struct series_page page;
	struct directive d;
	struct task_list parts;
	struct held held;

	story_begin(cx, "kh");
	held = forward_parts(cx, &d, entries);
	assert_ok(cx, series_open(cx, entries[1].task.id, &page));
	assert_ok(cx, series_add_milestone(cx, entries[1].task.id,
			  page.task.version, &more, "Bổ sung", "5/VP"));
	assert_touched(cx, held.act.id);
	assert_int_equal(parts_of(cx, entries[1].task.id, &parts), 3);
}

static void
parts_whose_end_was_moved_stay(void **state)
{
	struct cx *cx = *state;
	struct task_entry entries[3];
	struct series_page page;
	struct directive d;
	struct held held;

	story_begin(cx, "kh");
	held = forward_parts(cx, &d, entries);
	assert_ok(cx, series_open(cx, entries[0].task.id, &page));
	assert_ok(cx,
	    series_set_until(cx, entries[0].task.id, page.series.version,
		day_from_date(2026, 12, 31), "Rút ngắn", "6/VP"));
	assert_touched(cx, held.act.id);
}

static void
parts_that_went_on_stay(void **state)
{
	struct cx *cx = *state;
	struct task_entry entries[3];
	const struct actor *actor;
	struct directive d;
	struct held held;
	uint64_t n = 0;
	bool more;

	story_begin(cx, "kh");
	actor = cx->actor;
	held = forward_parts(cx, &d, entries);
	cx->actor = NULL;
	assert_ok(cx, series_step(cx, day_from_date(2026, 7, 1), &n, &more));
	cx->actor = actor;
	assert_int_equal(n, 1);
	assert_touched(cx, held.act.id);
}

static void
others_do_not_even_see_it(void **state)
{
	struct cx *cx = *state;
	struct held_acts acts;
	struct held held;
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	held = recall(cx, s.a, false);
	assert_ok(cx, held_act_store_list(cx, 10, &acts));
	assert_int_equal(acts.n, 1);
	assert_string_equal(held_kind_name(acts.items[0].kind), "recall");
	assert_true(strlen(acts.items[0].reference) > 1);
	story_as(cx, WORLD_DIVISION_HEAD);
	assert_int_equal(held_undo(cx, held.act.id), ERR_MISSING);
	error_reset(&cx->error);
	assert_ok(cx, held_act_store_list(cx, 10, &acts));
	assert_int_equal(acts.n, 0);
}

static void
one_alone_or_no_minutes_hold_nothing(void **state)
{
	struct cx *cx = *state;
	struct profile none;
	struct held held;
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	assert_ok(cx, held_begin_urge(cx, &s.a, 1, &held));
	assert_null(cx->held);
	assert_ok(cx, held_end(cx, &held,
			  assignment_urge(cx, &s.a, 1, URGE_CALL, "Đã gọi")));
	assert_int_equal(held.act.id, 0);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_URGE), 1);
	none = *cx->profile;
	none.undo_minutes = 0;
	cx->profile = &none;
	assert_ok(cx, held_begin_ending(cx, HELD_RECALL, s.a, &held));
	assert_null(cx->held);
	assert_ok(cx, held_end(cx, &held,
			  assignment_recall(cx, s.a, story_version(cx, s.a),
			      false, "Giao nhầm", "1/CV-UBND")));
	assert_int_equal(story_told_agency(cx, s.a, EVENT_RECALL), 1);
}

static void
kinds_have_names(void **state)
{
	enum held_kind kind;

	(void)state;
	for (unsigned i = 0; i < N_HELD_KINDS; i++) {
		assert_true(
		    held_kind_from_name(held_kind_name((enum held_kind)i),
			&kind));
		assert_int_equal(kind, i);
	}
	assert_false(held_kind_from_name("neither", &kind));
	assert_string_equal(held_kind_name(N_HELD_KINDS), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_have_names),
		IN_TRANSACTION(a_recall_is_undone_and_both_stay),
		IN_TRANSACTION(the_last_second_is_the_last),
		IN_TRANSACTION(what_was_acted_on_stays),
		IN_TRANSACTION(parts_are_taken_back_as_one),
		IN_TRANSACTION(parts_taken_back_can_be_handed_out_again),
		IN_TRANSACTION(parts_that_were_changed_stay),
		IN_TRANSACTION(parts_whose_end_was_moved_stay),
		IN_TRANSACTION(parts_that_went_on_stay),
		IN_TRANSACTION(others_do_not_even_see_it),
		IN_TRANSACTION(one_alone_or_no_minutes_hold_nothing),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
