/* directive_verbs: entering, understanding, handing out. */
#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "directive_store.h"
#include "story.h"
#include "task_store.h"

static const struct db_stmt COUNT_ALL = STMT("test.all",
    "SELECT (SELECT COUNT(*) FROM directive) + (SELECT COUNT(*) FROM task)"
    " + (SELECT COUNT(*) FROM task_text) + (SELECT COUNT(*) FROM event)"
    " + (SELECT COUNT(*) FROM assignment) + ? - 0");

static uint64_t
everything(struct cx *cx)
{
	return story_count(cx, &COUNT_ALL, 0);
}

static int32_t
day(int year, int month, int of_month)
{
	return day_from_date(year, month, of_month);
}

static uint64_t
count_state(struct cx *cx, uint64_t task_id, const char *state)
{
	struct assignment_list list;
	uint64_t n = 0;

	assert_ok(cx, assignment_store_lock_task(cx, task_id, &list));
	for (size_t i = 0; i < list.n; i++)
		n += strcmp(assignment_state_name(list.items[i].state),
			 state) == 0;
	return n;
}

static void
two_tasks_become_drafts(void **state)
{
	struct cx *cx = *state;
	struct directive d = story_directive("1");
	struct task_entry entries[2];
	struct directive stored;
	struct task task;

	story_begin(cx, "kh");
	entries[0] = story_entry("Rà soát quy hoạch", "Sở Nội vụ",
	    "Sở Tài chính; Sở Nội vụ; Sở Tài chính", "đến hết ngày 29/5/2026");
	entries[1] = story_entry("Báo cáo chuyên đề", "Sở Tài chính", "",
	    "trong Quý II/2026");
	assert_ok(cx, story_understand(cx, &entries[0]));
	assert_ok(cx, story_understand(cx, &entries[1]));
	assert_ok(cx, directive_create(cx, &d, entries, 2));
	assert_ok(cx, directive_store_get(cx, d.id, &stored));
	assert_int_equal(stored.state, DIRECTIVE_DRAFT);
	assert_int_equal(stored.n_tasks, 2);
	/* Released Monday 20/4 at 15:00; two tasks, two agencies: two days. */
	assert_int_equal(stored.record_due_at, clock_day_end(day(2026, 4, 22)));
	assert_int_equal(count_state(cx, entries[0].task.id, "draft"), 2);
	assert_int_equal(count_state(cx, entries[1].task.id, "draft"), 1);
	assert_ok(cx, task_store_get(cx, entries[1].task.id, &task));
	assert_int_equal(task.number, 2);
	assert_int_equal(task.deadline.due_on, day(2026, 6, 30));
	assert_string_equal(task.title, "Báo cáo chuyên đề");
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM assignment_interval"
			     " JOIN assignment a ON a.id = assignment_id"
			     " WHERE a.directive_id = ?",
			     d.id),
	    0);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM event WHERE kind = 'create'"
			     " AND directive_id = ?",
			     d.id),
	    1);
	story_check_invariants(cx);
}

static void
one_task_has_one_day(void **state)
{
	struct cx *cx = *state;
	struct directive d = story_directive("2");
	struct task_entry entry;

	story_begin(cx, "kh");
	entry = story_entry("Rà soát", "Sở Nội vụ", "Sở Tài chính",
	    "đến hết ngày 29/5/2026");
	assert_ok(cx, story_understand(cx, &entry));
	assert_ok(cx, directive_create(cx, &d, &entry, 1));
	assert_int_equal(d.record_due_at, clock_day_end(day(2026, 4, 21)));
	d = story_directive("2a");
	d.urgency = URGENCY_EXPRESS;
	assert_ok(cx, directive_create(cx, &d, &entry, 1));
	assert_int_equal(d.record_due_at, d.released_at + 120 * 60);
	story_begin(cx, "tth");
	d = story_directive("2b");
	assert_ok(cx, directive_create(cx, &d, &entry, 1));
	assert_int_equal(d.record_due_at, clock_day_end(day(2026, 4, 22)));
}

static void
refuse_secret_in(struct cx *cx, struct directive d, struct task_entry entry,
    const char *field)
{
	uint64_t before = everything(cx);

	assert_refused(cx, directive_create(cx, &d, &entry, 1), field,
	    "secret");
	assert_int_equal(everything(cx), before);
}

static void
nothing_secret_is_stored(void **state)
{
	struct cx *cx = *state;
	struct directive clean = story_directive("3");
	struct task_entry entry;
	struct directive d;
	struct task_entry e;

	story_begin(cx, "kh");
	entry = story_entry("Rà soát", "Sở Nội vụ", "", "");
	assert_ok(cx, story_understand(cx, &entry));
	d = clean;
	d.abstract = "TỐI MẬT\nV/v phương án";
	refuse_secret_in(cx, d, entry, "abstract");
	e = entry;
	e.task.content = "MẬT\nRà soát phương án";
	refuse_secret_in(cx, clean, e, "task_0_content");
	e = entry;
	e.task.other_information = "Độ mật: Tuyệt mật";
	refuse_secret_in(cx, clean, e, "task_0_other_information");
	/* The words typed are in no message for the log either. */
	d = clean;
	d.abstract = "TUYỆT MẬT\nKế hoạch Z9";
	assert_int_equal(directive_create(cx, &d, &entry, 1), ERR_INPUT);
	assert_null(strstr(cx->error.message, "Z9"));
	error_reset(&cx->error);
	d = clean;
	d.abstract = "V/v bảo vệ bí mật kinh doanh, mật độ xây dựng";
	assert_ok(cx, directive_create(cx, &d, &entry, 1));
}

static void
refuse_entry(struct cx *cx, struct task_entry entry, const char *field,
    const char *key)
{
	assert_refused(cx, story_understand(cx, &entry), field, key);
}

static void
what_is_unclear_is_never_guessed(void **state)
{
	struct cx *cx = *state;
	struct task_entry e;

	story_begin(cx, "kh");
	refuse_entry(cx,
	    story_entry("Rà soát", "Sở Nội vụ", "",
		"Quý I/2026 chọn việc; Quý IV/2026 báo cáo"),
	    "task_0_deadline_text", "deadline_unclear");
	refuse_entry(cx,
	    story_entry("Rà soát", "Sở Nội vụ", "", "Tháng 12//2026"),
	    "task_0_deadline_text", "deadline_proposed");
	refuse_entry(cx,
	    story_entry("Rà soát", "Sở Nội vụ", "", "Thường xuyên"),
	    "task_0_deadline_text", "deadline_missing");
	refuse_entry(cx,
	    story_entry("Rà soát", "Sở Nội vụ", "", "đến hết ngày 19/4/2026"),
	    "task_0_deadline_text", "due_before_issue");
	e = story_entry("Rà soát", "Sở Nội vụ", "", "trong Quý II/2026");
	e.task.has_deadline = false;
	refuse_entry(cx, e, "task_0_has_deadline", "deadline_contradicts");
	e = story_entry("Rà soát", "Sở Nội vụ", "", "Thường xuyên");
	e.task.has_deadline = false;
	assert_ok(cx, story_understand(cx, &e));
	assert_int_equal(e.task.deadline.due_on, NO_DAY);
	/* A person chose: the words stay, the day is theirs. */
	e = story_entry("Rà soát", "Sở Nội vụ", "", "Quý I hoặc Quý II");
	e.deadline_given = true;
	e.task.deadline.kind = DEADLINE_DATE;
	e.task.deadline.due_on = day(2026, 6, 15);
	assert_ok(cx, story_understand(cx, &e));
	assert_string_equal(e.task.deadline.text, "Quý I hoặc Quý II");
	assert_int_equal(e.task.deadline.due_on, day(2026, 6, 15));
	e.task.deadline.due_on = NO_DAY;
	refuse_entry(cx, e, "task_0_due_on", "required");
	/* Relative without its event: allowed, no date yet. */
	e = story_entry("Rà soát", "Sở Nội vụ", "",
	    "10 ngày làm việc sau khi Nghị quyết được thông qua");
	assert_ok(cx, story_understand(cx, &e));
	assert_int_equal(e.task.deadline.due_on, NO_DAY);
	assert_int_equal(e.task.deadline.n, 10);
}

static void
agencies_must_be_known(void **state)
{
	struct cx *cx = *state;

	story_begin(cx, "kh");
	refuse_entry(cx, story_entry("Rà soát", "Sở Vũ trụ", "", ""),
	    "task_0_lead", "unknown_agency");
	refuse_entry(cx, story_entry("Rà soát", "Sở Nội vụ", "Sở Vũ trụ", ""),
	    "task_0_coordinating", "unknown_agency");
	refuse_entry(cx, story_entry("Rà soát", "", "Sở Nội vụ", ""),
	    "task_0_lead", "lead_missing");
	refuse_entry(cx, story_entry("", "Sở Nội vụ", "", ""), "task_0_content",
	    "required");
}

static void
followers_have_their_positions(void **state)
{
	struct cx *cx = *state;
	struct task_entry ok;
	struct task_entry e;

	story_begin(cx, "kh");
	ok = story_entry("Rà soát", "Sở Nội vụ", "", "");
	e = ok;
	e.task.division_head.id = 0;
	refuse_entry(cx, e, "task_0_division_head_id", "division_head_missing");
	e = ok;
	e.task.chairman = e.task.specialist;
	refuse_entry(cx, e, "task_0_chairman_id", "bad_choice");
	e = ok;
	e.task.specialist = e.task.office_leader;
	refuse_entry(cx, e, "task_0_specialist_id", "bad_choice");
	e = ok;
	e.task.office_leader.id = 0;
	refuse_entry(cx, e, "task_0_office_leader_id", "required");
	e = ok;
	e.task.field_id = 999999;
	refuse_entry(cx, e, "task_0_field_id", "bad_choice");
	/* R22: a head of division has no head above. */
	e = ok;
	e.task.specialist = e.task.division_head;
	assert_ok(cx, story_understand(cx, &e));
	assert_int_equal(e.task.division_head.id, 0);
	e = ok;
	e.task.chairman.id = world_person(WORLD_VICE_CHAIRMAN)->account_id;
	assert_ok(cx, story_understand(cx, &e));
	assert_string_equal(e.task.chairman.name, "Võ Thanh Bình");
}

static void
classes_follow_the_province(void **state)
{
	struct cx *cx = *state;
	struct task_entry e;

	story_begin(cx, "kh");
	e = story_entry("Rà soát", "Sở Nội vụ", "", "");
	e.task.must_report = false;
	assert_ok(cx, story_understand(cx, &e));
	assert_true(e.task.must_report);
	/* Nor is the other half asked: the words tell (R5). */
	e = story_entry("Rà soát", "Sở Nội vụ", "", "Thường xuyên");
	e.class_given = false;
	assert_ok(cx, story_understand(cx, &e));
	assert_false(e.task.has_deadline);
	e = story_entry("Rà soát", "Sở Nội vụ", "", "trong Quý II/2026");
	e.class_given = false;
	e.task.has_deadline = false;
	assert_ok(cx, story_understand(cx, &e));
	assert_true(e.task.has_deadline);
	story_begin(cx, "tth");
	e = story_entry("Rà soát", "Sở Nội vụ", "", "");
	e.task.must_report = false;
	assert_ok(cx, story_understand(cx, &e));
	assert_false(e.task.must_report);
}

static void
a_directive_is_checked(void **state)
{
	struct cx *cx = *state;
	struct task_entry many[TASKS_MAX + 1];
	struct task_entry e;
	struct directive d;

	story_begin(cx, "kh");
	e = story_entry("Rà soát", "Sở Nội vụ", "", "");
	assert_ok(cx, story_understand(cx, &e));
	d = story_directive("4");
	d.signer = "";
	assert_refused(cx, directive_create(cx, &d, &e, 1), "signer",
	    "required");
	d = story_directive("4");
	d.issued_on = day(2026, 4, 25);
	assert_refused(cx, directive_create(cx, &d, &e, 1), "issued_on",
	    "date_future");
	d = story_directive("4");
	d.released_at = clock_day_start(day(2026, 4, 19));
	assert_refused(cx, directive_create(cx, &d, &e, 1), "released_at",
	    "released_before_issue");
	d = story_directive("4");
	d.doc_type = "XX";
	assert_refused(cx, directive_create(cx, &d, &e, 1), "doc_type",
	    "bad_choice");
	d = story_directive("4");
	d.assigner_id = 99;
	assert_refused(cx, directive_create(cx, &d, &e, 1), "assigner_id",
	    "bad_choice");
	d = story_directive("4");
	assert_refused(cx, directive_create(cx, &d, &e, 0), "task", "no_task");
	for (size_t i = 0; i <= TASKS_MAX; i++)
		many[i] = e;
	assert_refused(cx, directive_create(cx, &d, many, TASKS_MAX + 1),
	    "task", "too_many");
	assert_ok(cx, directive_create(cx, &d, &e, 1));
	d = story_directive("4");
	assert_refused(cx, directive_create(cx, &d, &e, 1), "ref_number",
	    "reference_taken");
	story_as(cx, WORLD_MANAGER);
	assert_err(cx, directive_create(cx, &d, &e, 1), ERR_DENIED);
}

static void
handing_out_starts_the_clocks(void **state)
{
	struct cx *cx = *state;
	struct directive d;
	struct assignment a;
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	assert_ok(cx, directive_store_get(cx, s.directive_id, &d));
	assert_int_equal(d.state, DIRECTIVE_FORWARDED);
	assert_int_equal(d.forwarded_at, TEST_NOW);
	a = story_get(cx, s.a);
	assert_int_equal(a.state, STATE_ASSIGNED);
	assert_int_equal(a.role, ROLE_LEAD);
	assert_int_equal(a.due_on, day(2026, 5, 29));
	assert_int_equal(a.first_due_on, day(2026, 5, 29));
	assert_int_equal(a.assigned_at, TEST_NOW);
	/* KH: due date and one working day; Friday to Monday. */
	assert_int_equal(a.update_due_on, day(2026, 6, 1));
	assert_int_equal(story_get(cx, s.b).role, ROLE_COORDINATING);
	assert_int_equal(story_events(cx, s.b, EVENT_FORWARD), 1);
	assert_int_equal(story_told_agency(cx, s.b, EVENT_FORWARD), 1);
	story_check_invariants(cx);
	/* Nothing is left to hand out. */
	assert_err(cx, directive_forward(cx, d.id, d.version, &(size_t){ 0 }),
	    ERR_CONFLICT);
	assert_err(cx,
	    directive_forward(cx, d.id, d.version - 1, &(size_t){ 0 }),
	    ERR_CONFLICT);
}

static void
only_who_follows_hands_out(void **state)
{
	struct cx *cx = *state;
	struct directive d = story_directive("5");
	struct task_entry e;
	size_t n;

	story_begin(cx, "kh");
	e = story_entry("Rà soát", "Sở Nội vụ", "", "");
	assert_ok(cx, story_understand(cx, &e));
	assert_ok(cx, directive_create(cx, &d, &e, 1));
	story_as(cx, WORLD_NEWCOMER);
	assert_err(cx, directive_forward(cx, d.id, d.version, &n), ERR_DENIED);
	story_as(cx, WORLD_MANAGER);
	assert_err(cx, directive_forward(cx, d.id, d.version, &n), ERR_DENIED);
	story_as(cx, WORLD_RESPONDER);
	assert_err(cx, directive_forward(cx, d.id, d.version, &n), ERR_MISSING);
	story_as(cx, WORLD_NOBODY);
	assert_err(cx, directive_forward(cx, d.id, d.version, &n), ERR_MISSING);
	story_as(cx, WORLD_DIVISION_HEAD);
	assert_ok(cx, directive_forward(cx, d.id, d.version, &n));
	assert_int_equal(n, 1);
}

static uint64_t
members(struct cx *cx)
{
	return STORY_COUNT(cx,
	    "SELECT COUNT(*) FROM agency WHERE kind = 'locality'"
	    " AND valid_to >= '2026-04-24' AND id > ?",
	    0);
}

static void
a_group_is_its_members_of_the_day(void **state)
{
	struct cx *cx = *state;
	struct directive d = story_directive("6");
	struct task_entry e;
	struct assignment_lines lines;
	uint64_t n_members;
	size_t n;

	story_begin(cx, "kh");
	n_members = members(cx);
	assert_true(n_members > 60);
	e = story_entry("Rà soát", "UBND phường Nha Trang",
	    "UBND các xã, phường, đặc khu", "đến hết ngày 29/5/2026");
	assert_ok(cx, story_understand(cx, &e));
	assert_ok(cx, directive_create(cx, &d, &e, 1));
	/* Named as lead and in the group: lead only. */
	assert_int_equal(count_state(cx, e.task.id, "draft"), n_members);
	assert_ok(cx, assignment_store_list_task(cx, e.task.id, &lines));
	assert_int_equal(lines.items[0].a.role, ROLE_LEAD);
	assert_int_equal(lines.items[1].a.role, ROLE_COORDINATING);
	/* Before it is handed out one is dissolved. */
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM agency"
			     " WHERE code = 'phuong-bac-nha-trang'"
			     " AND id > ?",
			     0),
	    1);
	{
		static const struct db_stmt end = STMT("test.end",
		    "UPDATE agency SET valid_to = '2026-04-21'"
		    " WHERE code = 'phuong-bac-nha-trang'");

		assert_ok(cx, db_exec(cx, &end, NO_ARGS, NULL));
	}
	assert_ok(cx, directive_forward(cx, d.id, d.version, &n));
	assert_int_equal(n, n_members - 1);
	assert_int_equal(count_state(cx, e.task.id, "cancelled"), 1);
	assert_int_equal(count_state(cx, e.task.id, "draft"), 0);
	story_check_invariants(cx);
}

static void
a_name_that_ended_must_be_mended(void **state)
{
	static const struct db_stmt end = STMT("test.end",
	    "UPDATE agency SET valid_to = '2026-04-21' WHERE id = ?");
	struct cx *cx = *state;
	struct directive d = story_directive("7");
	struct task_entry e;
	size_t n;

	story_begin(cx, "kh");
	e = story_entry("Rà soát", "Sở Nội vụ", "", "");
	assert_ok(cx, story_understand(cx, &e));
	assert_ok(cx, directive_create(cx, &d, &e, 1));
	assert_ok(cx,
	    db_exec(cx, &end,
		ARGS(db_u64(world_person(WORLD_RESPONDER)->agency_id)), NULL));
	assert_refused(cx, directive_forward(cx, d.id, d.version, &n),
	    "task_0_lead", "unknown_agency");
}

static void
a_draft_changes_freely(void **state)
{
	struct cx *cx = *state;
	struct directive d = story_directive("8");
	struct directive now;
	struct task_entry e;
	struct task_entry again;
	struct task task;
	size_t n;

	story_begin(cx, "kh");
	e = story_entry("Rà soát", "Sở Nội vụ", "Sở Tài chính", "");
	assert_ok(cx, story_understand(cx, &e));
	assert_ok(cx, directive_create(cx, &d, &e, 1));
	again = story_entry("Rà soát lại", "Sở Tài chính", "Sở Y tế", "");
	again.task.id = e.task.id;
	again.task.version = 1;
	assert_ok(cx, story_understand(cx, &again));
	assert_ok(cx, task_rewrite_draft(cx, &again));
	assert_int_equal(count_state(cx, e.task.id, "draft"), 2);
	assert_int_equal(count_state(cx, e.task.id, "cancelled"), 2);
	assert_ok(cx, task_store_get(cx, e.task.id, &task));
	assert_string_equal(task.content, "Rà soát lại");
	assert_string_equal(task.title, "Rà soát lại");
	/* Who saw it before hands nothing out. */
	assert_err(cx, directive_forward(cx, d.id, d.version, &n),
	    ERR_CONFLICT);
	assert_err(cx, task_rewrite_draft(cx, &again), ERR_CONFLICT);
	assert_ok(cx, directive_store_get(cx, d.id, &now));
	assert_ok(cx, directive_forward(cx, d.id, now.version, &n));
	assert_int_equal(n, 2);
	/* Handed out: no longer a draft. */
	again.task.version = task.version;
	assert_err(cx, task_rewrite_draft(cx, &again), ERR_CONFLICT);
	assert_err(cx, task_drop_draft(cx, e.task.id, task.version),
	    ERR_CONFLICT);
	story_check_invariants(cx);
}

static void
a_dropped_draft_is_gone(void **state)
{
	struct cx *cx = *state;
	struct directive d = story_directive("9");
	struct directive now;
	struct task_entry e[2];
	struct task_list tasks;
	size_t n;

	story_begin(cx, "kh");
	for (int i = 0; i < 2; i++) {
		e[i] = story_entry("Rà soát", "Sở Nội vụ", "", "");
		assert_ok(cx, story_understand(cx, &e[i]));
	}
	assert_ok(cx, directive_create(cx, &d, e, 2));
	assert_err(cx, task_drop_draft(cx, e[0].task.id, 7), ERR_CONFLICT);
	assert_ok(cx, task_drop_draft(cx, e[0].task.id, 1));
	assert_ok(cx, task_store_list(cx, d.id, &tasks));
	assert_int_equal(tasks.n, 1);
	assert_ok(cx, directive_store_get(cx, d.id, &now));
	assert_ok(cx, directive_forward(cx, d.id, now.version, &n));
	assert_int_equal(n, 1);
}

static void
all_drafts_are_dropped_while_nothing_is_out(void **state)
{
	struct cx *cx = *state;
	struct directive d = story_directive("9");
	struct directive now;
	struct task_entry e[2];
	struct task_entry more;
	struct task_list tasks;
	struct story s;
	size_t n;

	story_begin(cx, "kh");
	for (int i = 0; i < 2; i++) {
		e[i] = story_entry("Rà soát", "Sở Nội vụ", "", "");
		assert_ok(cx, story_understand(cx, &e[i]));
	}
	assert_ok(cx, directive_create(cx, &d, e, 2));
	assert_ok(cx, directive_store_get(cx, d.id, &now));
	story_as(cx, WORLD_NEWCOMER);
	assert_err(cx, directive_drop_drafts(cx, d.id, now.version, &n),
	    ERR_DENIED);
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, directive_drop_drafts(cx, d.id, now.version, &n));
	assert_int_equal(n, 2);
	assert_ok(cx, task_store_list(cx, d.id, &tasks));
	assert_int_equal(tasks.n, 0);
	/* What an agency has, and what was added to it since, stays. */
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	more = story_entry("Việc thêm", "Sở Tài chính", "", "");
	assert_ok(cx, story_understand(cx, &more));
	assert_ok(cx, directive_add_tasks(cx, s.directive_id, &more, 1));
	assert_ok(cx, directive_store_get(cx, s.directive_id, &now));
	assert_err(cx,
	    directive_drop_drafts(cx, s.directive_id, now.version, &n),
	    ERR_CONFLICT);
	assert_ok(cx, task_store_list(cx, s.directive_id, &tasks));
	assert_int_equal(tasks.n, 2);
}

static void
more_tasks_come_later(void **state)
{
	struct cx *cx = *state;
	struct directive before;
	struct directive d;
	struct task_entry e;
	struct story s;
	size_t n;

	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	assert_ok(cx, directive_store_get(cx, s.directive_id, &before));
	cx->now += 3 * DAY_SECONDS;
	e = story_entry("Việc thêm", "Sở Tài chính", "", "");
	assert_ok(cx, story_understand(cx, &e));
	assert_ok(cx, directive_add_tasks(cx, s.directive_id, &e, 1));
	assert_int_equal(e.task.number, 2);
	assert_ok(cx, directive_store_get(cx, s.directive_id, &d));
	assert_int_equal(d.version, before.version + 1);
	assert_ok(cx, directive_forward(cx, s.directive_id, d.version, &n));
	assert_int_equal(n, 1);
	/* The record clock stopped with the first. */
	assert_ok(cx, directive_store_get(cx, s.directive_id, &d));
	assert_int_equal(d.forwarded_at, before.forwarded_at);
	assert_int_equal(d.record_due_at, before.record_due_at);
	assert_int_equal(story_get(cx, s.a).version, 2);
	story_as(cx, WORLD_NEWCOMER);
	assert_err(cx, directive_add_tasks(cx, s.directive_id, &e, 1),
	    ERR_DENIED);
}

static void
a_change_after_forwarding_has_a_reason(void **state)
{
	struct cx *cx = *state;
	struct directive d;
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	assert_ok(cx, directive_store_get(cx, s.directive_id, &d));
	d.abstract = "V/v triển khai nhiệm vụ quý III";
	assert_refused(cx, directive_amend(cx, &d, ""), "reason", "required");
	assert_ok(cx, directive_amend(cx, &d, "Ghi nhầm quý"));
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM event_change c"
			     " JOIN event e ON e.id = c.event_id"
			     " WHERE e.directive_id = ? AND e.kind = 'amend'"
			     " AND c.field = 'abstract'"
			     " AND c.old_value LIKE '%quý II'",
			     d.id),
	    1);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_AMEND), 1);
	/* Found by its new words. */
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM task_search"
			     " WHERE tokens LIKE '%p_quy_iii%'"
			     " AND task_id = ?",
			     s.task_id),
	    1);
	assert_err(cx, directive_amend(cx, &d, "Lần nữa"), ERR_CONFLICT);
	d.version++;
	d.abstract = "MẬT\nKế hoạch";
	assert_refused(cx, directive_amend(cx, &d, "Sửa"), "abstract",
	    "secret");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(two_tasks_become_drafts),
		IN_TRANSACTION(one_task_has_one_day),
		IN_TRANSACTION(nothing_secret_is_stored),
		IN_TRANSACTION(what_is_unclear_is_never_guessed),
		IN_TRANSACTION(agencies_must_be_known),
		IN_TRANSACTION(followers_have_their_positions),
		IN_TRANSACTION(classes_follow_the_province),
		IN_TRANSACTION(a_directive_is_checked),
		IN_TRANSACTION(handing_out_starts_the_clocks),
		IN_TRANSACTION(only_who_follows_hands_out),
		IN_TRANSACTION(a_group_is_its_members_of_the_day),
		IN_TRANSACTION(a_name_that_ended_must_be_mended),
		IN_TRANSACTION(a_draft_changes_freely),
		IN_TRANSACTION(a_dropped_draft_is_gone),
		IN_TRANSACTION(all_drafts_are_dropped_while_nothing_is_out),
		IN_TRANSACTION(more_tasks_come_later),
		IN_TRANSACTION(a_change_after_forwarding_has_a_reason),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
