/*
 * delegation_verbs: an agency hands its assignment on inside (R31). As nv_web,
 * with nothing more than its rights.
 */
#include "delegation_verbs.h"

#include "clock.h"
#include "delegation_store.h"
#include "event_store.h"
#include "story.h"

static struct story story;

static struct cx *
begin(void)
{
	static struct cx *cx;

	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_WEB);
	story_begin(cx, "kh");
	story_forward(cx, &story, "đến hết ngày 29/5/2026");
	story_as(cx, WORLD_RESPONDER);
	return cx;
}

static struct delegation_part
part(size_t number, const char *division, const char *officer, int32_t due_on)
{
	return (struct delegation_part){
		.number = number,
		.division = division,
		.officer = officer,
		.due_on = due_on,
		.product = "",
	};
}

/* One leader, a division that leads, one that helps. */
static struct delegation
sheet(struct delegation_part *parts, int32_t due_on)
{
	parts[0] = part(0, "Phòng Nghiệp vụ", "", due_on);
	parts[1] = part(2, "Văn phòng", "Người Lạ", NO_DAY);
	return (struct delegation){
		.assignment_id = story.a,
		.leader = "Phó Giám đốc Lê Hữu Hoàng",
		.guidance = "Làm gấp, báo cáo tôi trước khi gửi",
		.n_parts = 2,
		.parts = parts,
	};
}

static int32_t
day(int month, int d)
{
	return day_from_date(2026, month, d);
}

static enum err
delegate(struct cx *cx, struct delegation *d)
{
	return assignment_delegate(cx, story_version(cx, story.a), d);
}

static void
a_sheet_is_kept_with_all_it_says(void **state)
{
	struct cx *cx = begin();
	struct delegation_part parts[2];
	struct delegation d = sheet(parts, day(5, 20));
	struct delegation kept;

	(void)state;
	assert_ok(cx, delegate(cx, &d));
	assert_ok(cx, delegation_store_get(cx, story.a, &kept));
	assert_int_equal(kept.version, 1);
	assert_string_equal(kept.leader, d.leader);
	assert_string_equal(kept.guidance, d.guidance);
	assert_int_equal(kept.n_parts, 2);
	assert_string_equal(kept.parts[0].division, "Phòng Nghiệp vụ");
	assert_int_equal(kept.parts[0].due_on, day(5, 20));
	assert_int_equal(kept.parts[1].number, 2);
	/* The agency's progress stays one: nothing of it moved. */
	assert_int_equal(story_get(cx, story.a).state, STATE_ASSIGNED);
	story_check_invariants(cx);
}

/* R31: "internal due after the assignment's due is refused". */
static void
a_date_inside_is_not_after_the_agencys(void **state)
{
	struct cx *cx = begin();
	struct delegation_part parts[2];
	struct delegation d = sheet(parts, day(5, 30));
	struct delegation kept;

	(void)state;
	assert_refused(cx, delegate(cx, &d), "part_0_due_on", "after_due");
	d.parts[0].due_on = day(4, 1);
	assert_refused(cx, delegate(cx, &d), "part_0_due_on",
	    "before_assigned");
	assert_ok(cx, delegation_store_get(cx, story.a, &kept));
	assert_int_equal(kept.version, 0);
	d.parts[0].due_on = day(5, 29);
	assert_ok(cx, delegate(cx, &d));
}

static void
what_is_missing_is_said_at_its_field(void **state)
{
	struct cx *cx = begin();
	struct delegation_part parts[2];
	struct delegation d = sheet(parts, NO_DAY);

	(void)state;
	d.leader = "";
	assert_refused(cx, delegate(cx, &d), "leader", "required");
	d = sheet(parts, NO_DAY);
	d.parts[0].division = "";
	assert_refused(cx, delegate(cx, &d), "part_0_division", "delegate_to");
	d = sheet(parts, NO_DAY);
	d.parts[0].number = 1;
	assert_refused(cx, delegate(cx, &d), "part_0_division", "delegate_to");
	d = sheet(parts, NO_DAY);
	d.guidance = "Văn bản có độ TỐI MẬT";
	assert_refused(cx, delegate(cx, &d), "guidance", "secret");
}

/* R31: "VPUB sees the leader in charge, not the internal comments". */
static void
the_office_learns_who_is_in_charge_and_no_more(void **state)
{
	struct cx *cx = begin();
	struct delegation_part parts[2];
	struct delegation d = sheet(parts, day(5, 20));
	struct event_list events;
	const struct event *last;

	(void)state;
	assert_ok(cx, delegate(cx, &d));
	assert_ok(cx, delegation_add_note(cx, story.a, "Đã họp phòng"));
	assert_int_equal(story_events(cx, story.a, EVENT_DELEGATE), 1);
	assert_ok(cx, event_store_list_assignment(cx, story.a, story.task_id,
			  story.directive_id, &events));
	last = NULL;
	for (size_t i = 0; i < events.n; i++) {
		if (events.items[i].kind == EVENT_DELEGATE)
			last = &events.items[i];
	}
	assert_non_null(last);
	assert_int_equal(last->n_changes, 1);
	assert_string_equal(last->changes[0].field, "leader");
	assert_string_equal(last->changes[0].new_value, d.leader);
	assert_string_equal(last->reason, "");
	story_as(cx, WORLD_CREATOR);
	assert_int_equal(delegate(cx, &d), ERR_DENIED);
	error_reset(&cx->error);
	assert_int_equal(delegation_add_note(cx, story.a, "Từ Văn phòng"),
	    ERR_DENIED);
	error_reset(&cx->error);
	/* Another agency of the same task is a stranger to it. */
	story_as(cx, WORLD_RESPONDER_B);
	assert_int_equal(delegate(cx, &d), ERR_MISSING);
	error_reset(&cx->error);
}

static void
deciding_anew_keeps_what_was(void **state)
{
	struct cx *cx = begin();
	struct delegation_part parts[2];
	struct delegation d = sheet(parts, NO_DAY);
	struct delegation_list all;

	(void)state;
	assert_ok(cx, delegate(cx, &d));
	d = sheet(parts, NO_DAY);
	/* Somebody who still sees no sheet is too late. */
	assert_int_equal(delegate(cx, &d), ERR_CONFLICT);
	error_reset(&cx->error);
	d.version = 1;
	d.leader = "Giám đốc";
	assert_ok(cx, delegate(cx, &d));
	assert_ok(cx, delegation_store_history(cx, story.a, &all));
	assert_int_equal(all.n, 2);
	assert_string_equal(all.items[0].leader, "Giám đốc");
	assert_string_equal(all.items[1].leader, "Phó Giám đốc Lê Hữu Hoàng");
	assert_int_equal(all.items[1].n_parts, 2);
}

static unsigned
count(struct cx *cx, enum delegated which)
{
	struct delegation_lines lines;
	unsigned n;

	assert_ok(cx, delegation_store_count(cx, which, 100, &n));
	assert_ok(cx, delegation_store_list(cx, which, 0, 100, &lines));
	assert_int_equal(lines.n, n);
	return n;
}

static void
the_lists_of_the_agency(void **state)
{
	struct cx *cx = begin();
	struct delegation_part parts[2];
	struct delegation d = sheet(parts, day(5, 20));

	(void)state;
	assert_int_equal(count(cx, DELEGATED_TO_NONE), 1);
	assert_int_equal(count(cx, DELEGATED), 0);
	d.parts[0].officer = cx->actor->officer_name;
	assert_ok(cx, delegate(cx, &d));
	assert_int_equal(d.parts[0].officer_id, cx->actor->officer_id);
	assert_int_equal(d.parts[1].officer_id, 0);
	assert_int_equal(count(cx, DELEGATED_TO_NONE), 0);
	assert_int_equal(count(cx, DELEGATED_TO_ME), 1);
	assert_int_equal(count(cx, DELEGATED_LATE), 0);
	story_day(cx, 2026, 5, 21);
	assert_int_equal(count(cx, DELEGATED_LATE), 1);
	/* Given to another: no longer mine, and the old date is forgotten. */
	d = sheet(parts, NO_DAY);
	d.version = 1;
	assert_ok(cx, delegate(cx, &d));
	assert_int_equal(count(cx, DELEGATED_TO_ME), 0);
	assert_int_equal(count(cx, DELEGATED_LATE), 0);
	assert_int_equal(count(cx, DELEGATED), 1);
	/* What is finished is in none of them. */
	assert_ok(cx, story_submit(cx, story.a, day(5, 21)));
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx,
	    assignment_confirm(cx, story.a, story_version(cx, story.a), ""));
	story_as(cx, WORLD_RESPONDER);
	assert_int_equal(count(cx, DELEGATED), 0);
	assert_int_equal(delegate(cx, &d), ERR_CONFLICT);
}

static void
a_note_needs_a_sheet_and_words(void **state)
{
	struct cx *cx = begin();
	struct delegation_part parts[2];
	struct delegation d = sheet(parts, NO_DAY);
	struct delegation_notes notes;

	(void)state;
	assert_int_equal(delegation_add_note(cx, story.a, "Chưa có phiếu"),
	    ERR_CONFLICT);
	error_reset(&cx->error);
	assert_ok(cx, delegate(cx, &d));
	assert_refused(cx, delegation_add_note(cx, story.a, ""), "note",
	    "required");
	assert_ok(cx, delegation_add_note(cx, story.a, "Đã xong dự thảo"));
	assert_ok(cx, delegation_store_list_notes(cx, story.a, &notes));
	assert_int_equal(notes.n, 1);
	assert_string_equal(notes.items[0].author_name,
	    cx->actor->officer_name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sheet_is_kept_with_all_it_says),
		cmocka_unit_test(a_date_inside_is_not_after_the_agencys),
		cmocka_unit_test(what_is_missing_is_said_at_its_field),
		cmocka_unit_test(
		    the_office_learns_who_is_in_charge_and_no_more),
		cmocka_unit_test(deciding_anew_keeps_what_was),
		cmocka_unit_test(the_lists_of_the_agency),
		cmocka_unit_test(a_note_needs_a_sheet_and_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
