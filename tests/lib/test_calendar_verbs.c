/* calendar_verbs: what a change of the calendar moves, and that what was shown
 * before is what is done. */
#define BANNED_ALLOW_MEMORY
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "calendar_store.h"
#include "calendar_verbs.h"
#include "held_act_store.h"
#include "held_act_verbs.h"
#include "rules_store.h"
#include "story.h"
#include "task_store.h"

enum { SNAPSHOT_MAX = 400, ROUNDS = 40 };

static const char FIVE_DAYS[] = "trong thời hạn 5 ngày làm việc kể từ ngày"
				" ban hành";

static int32_t
day(int year, int month, int of_month)
{
	return day_from_date(year, month, of_month);
}

static struct calendar_order
order_of(struct cx *cx, int32_t on, enum calendar_kind kind)
{
	struct calendar_order order = {
		.edits = calendar_edits_open(cx->mem),
		.year = 2026,
		.basis = "Công văn 45/UBND-TH ngày 10/4/2026",
	};

	assert_true(calendar_edits_add(&order.edits, cx->calendar, on, on, kind,
	    kind == CALENDAR_ORDINARY ? "" : "Ngày thử"));
	return order;
}

static void
carry_out(struct cx *cx, const struct calendar_order *order)
{
	struct calendar_preview preview, done;

	assert_ok(cx, calendar_preview(cx, order, &preview));
	assert_ok(cx, calendar_change(cx, order, preview.digest, &done));
	assert_string_equal(preview.digest, done.digest);
	assert_ok(cx, rules_load(cx));
}

static void
a_day_off_moves_what_is_counted_over_it(void **state)
{
	struct cx *cx = *state;
	struct calendar_order order;
	struct calendar_preview preview;
	struct story s;
	struct task task;

	story_begin(cx, "kh");
	story_forward(cx, &s, FIVE_DAYS);
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 4, 28));
	assert_int_equal(story_get(cx, s.a).update_due_on, day(2026, 4, 29));
	story_as(cx, WORLD_ADMINISTRATOR);
	order = order_of(cx, day(2026, 4, 23), CALENDAR_OFF);
	assert_ok(cx, calendar_preview(cx, &order, &preview));
	/* The task; due and update dates of three agencies. */
	assert_int_equal(preview.n_moves, 7);
	assert_int_equal(preview.n_agencies, 3);
	assert_int_equal(preview.moves[0].kind, CLOCK_TASK);
	assert_int_equal(preview.moves[0].before, day(2026, 4, 28));
	assert_int_equal(preview.moves[0].after, day(2026, 4, 29));
	/* Nothing is done by looking. */
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 4, 28));
	carry_out(cx, &order);
	assert_ok(cx, task_store_get(cx, s.task_id, &task));
	assert_int_equal(task.deadline.due_on, day(2026, 4, 29));
	assert_non_null(strstr(task.deadline.derivation, "23/4"));
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 4, 29));
	assert_int_equal(story_get(cx, s.a).first_due_on, day(2026, 4, 28));
	/* 30/4 and 01/5 are off, then a weekend. */
	assert_int_equal(story_get(cx, s.a).update_due_on, day(2026, 5, 4));
	assert_int_equal(story_events(cx, s.a, EVENT_CALENDAR), 1);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_CALENDAR), 1);
	assert_int_equal(story_told_agency(cx, s.c, EVENT_CALENDAR), 1);
	assert_int_equal(story_told(cx, WORLD_CREATOR, EVENT_CALENDAR), 3);
	story_check_invariants(cx);
}

/* As the page does it: what it tells waits. */
static struct held_act
change_held(struct cx *cx, const struct calendar_order *order)
{
	struct calendar_preview preview, done;
	struct held held;

	assert_ok(cx, calendar_preview(cx, order, &preview));
	assert_ok(cx, held_begin_whole(cx, HELD_CALENDAR, 0, &held));
	assert_ok(cx, held_end(cx, &held,
			  calendar_change(cx, order, preview.digest, &done)));
	assert_ok(cx, rules_load(cx));
	return held.act;
}

static void
a_change_is_undone_before_anybody_hears_of_it(void **state)
{
	enum { MINUTES = 5 };
	struct cx *cx = *state;
	struct calendar_order order;
	struct held_act act;
	struct story s;
	const char *name;
	uint64_t n = 0;
	bool more;

	story_begin(cx, "kh");
	story_forward(cx, &s, FIVE_DAYS);
	story_as(cx, WORLD_ADMINISTRATOR);
	order = order_of(cx, day(2026, 4, 23), CALENDAR_OFF);
	act = change_held(cx, &order);
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 4, 29));
	assert_int_equal(story_told_agency(cx, s.a, EVENT_CALENDAR), 0);
	cx->now += MINUTES * 60 - 1;
	assert_ok(cx, calendar_undo(cx, act.id));
	assert_ok(cx, rules_load(cx));
	assert_null(cx->held);
	assert_int_equal(calendar_find(cx->calendar, day(2026, 4, 23), &name),
	    CALENDAR_ORDINARY);
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 4, 28));
	assert_int_equal(story_get(cx, s.a).update_due_on, day(2026, 4, 29));
	/* The history keeps both; nobody hears of either, later neither. */
	assert_int_equal(story_events(cx, s.a, EVENT_CALENDAR), 1);
	assert_int_equal(story_events(cx, s.a, EVENT_UNDO), 1);
	cx->now += 2;
	assert_ok(cx, held_release_step(cx, &n, &more));
	assert_int_equal(story_told_agency(cx, s.a, EVENT_CALENDAR), 0);
	assert_int_equal(story_told(cx, WORLD_CREATOR, EVENT_CALENDAR), 0);
	assert_refused(cx, calendar_undo(cx, act.id), "act", "act_undone");
	story_check_invariants(cx);
}

static void
a_change_stays_when_its_time_is_over(void **state)
{
	enum { MINUTES = 5 };
	struct cx *cx = *state;
	struct calendar_order order;
	struct held_act act;
	struct story s;
	uint64_t n = 0;
	bool more;

	story_begin(cx, "kh");
	story_forward(cx, &s, FIVE_DAYS);
	story_as(cx, WORLD_ADMINISTRATOR);
	order = order_of(cx, day(2026, 4, 23), CALENDAR_OFF);
	act = change_held(cx, &order);
	cx->now += MINUTES * 60;
	assert_refused(cx, calendar_undo(cx, act.id), "act", "act_over");
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 4, 29));
	assert_ok(cx, held_release_step(cx, &n, &more));
	assert_int_equal(n, 1);
	assert_int_equal(story_told_agency(cx, s.a, EVENT_CALENDAR), 1);
}

static void
a_change_stays_when_something_depends_on_it(void **state)
{
	struct cx *cx = *state;
	struct calendar_order order;
	struct held_act act;
	struct story s, later;

	story_begin(cx, "kh");
	story_forward(cx, &s, FIVE_DAYS);
	story_as(cx, WORLD_ADMINISTRATOR);
	order = order_of(cx, day(2026, 4, 23), CALENDAR_OFF);
	act = change_held(cx, &order);
	/* Handed out since, and counted by the new calendar. */
	story_as(cx, WORLD_CREATOR);
	story_forward(cx, &later, FIVE_DAYS);
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_refused(cx, calendar_undo(cx, act.id), "act", "act_touched");
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 4, 29));
	assert_null(cx->held);
	/* Nor once the calendar was changed again. */
	order = order_of(cx, day(2026, 6, 24), CALENDAR_OFF);
	assert_int_not_equal(change_held(cx, &order).id, act.id);
	assert_refused(cx, calendar_undo(cx, act.id), "act", "act_touched");
}

/* R61: one day off, and the internal date is no more before the central one. */
static void
a_date_moved_to_the_central_one_is_marked(void **state)
{
	static const struct db_stmt SET_CENTRAL = STMT("test.set_central",
	    "UPDATE directive SET source = 'government', central_reference ="
	    " '7/CĐ-TTg', central_due_on = ? WHERE id = ?");
	struct cx *cx = *state;
	struct calendar_order order;
	struct calendar_preview preview;
	struct story s;
	unsigned marked = 0;

	story_begin(cx, "kh");
	story_forward(cx, &s, FIVE_DAYS);
	assert_ok(cx,
	    db_exec(cx, &SET_CENTRAL,
		ARGS(db_day(day(2026, 4, 30)), db_u64(s.directive_id)), NULL));
	story_as(cx, WORLD_ADMINISTRATOR);
	order = order_of(cx, day(2026, 4, 23), CALENDAR_OFF);
	assert_ok(cx, calendar_preview(cx, &order, &preview));
	assert_int_equal(preview.n_past_central, 0);
	assert_ok(cx,
	    db_exec(cx, &SET_CENTRAL,
		ARGS(db_day(day(2026, 4, 29)), db_u64(s.directive_id)), NULL));
	assert_ok(cx, calendar_preview(cx, &order, &preview));
	/* The task and its three agencies, and not their update dates. */
	assert_int_equal(preview.n_past_central, 4);
	for (size_t i = 0; i < preview.n_moves; i++)
		marked += preview.moves[i].central_due_on == day(2026, 4, 29);
	assert_int_equal(marked, 4);
}

static void
a_date_of_its_own_stays(void **state)
{
	struct cx *cx = *state;
	struct extension extension = {
		.asked_due_on = day(2026, 5, 15),
		.reason = "Chờ ý kiến Bộ",
		.document = "Công văn 30/SNV-VP",
	};
	struct extension_decision decision = {
		.decision = DECISION_GRANTED,
		.due_on = day(2026, 5, 15),
		.reason = "Đã xem xét",
		.decided_by = "Phạm Đức An",
		.document = "Công văn 77/UBND-TH",
	};
	struct calendar_order order;
	struct story s, fixed;

	story_begin(cx, "kh");
	story_forward(cx, &fixed, "đến hết ngày 28/4/2026");
	story_forward(cx, &s, FIVE_DAYS);
	story_as(cx, WORLD_RESPONDER);
	assert_ok(cx, assignment_receive(cx, s.a, story_version(cx, s.a)));
	extension.assignment_id = decision.assignment_id = s.a;
	assert_ok(cx, assignment_request_extension(cx, story_version(cx, s.a),
			  &extension));
	story_as(cx, WORLD_CREATOR);
	decision.version = story_version(cx, s.a);
	assert_ok(cx, assignment_decide_extension(cx, &decision));
	story_as(cx, WORLD_ADMINISTRATOR);
	order = order_of(cx, day(2026, 4, 23), CALENDAR_OFF);
	carry_out(cx, &order);
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 5, 15));
	assert_int_equal(story_get(cx, s.b).due_on, day(2026, 4, 29));
	/* A date named by a person is never moved. */
	assert_int_equal(story_get(cx, fixed.a).due_on, day(2026, 4, 28));
	assert_int_equal(story_told_agency(cx, fixed.a, EVENT_CALENDAR), 0);
}

static void
what_is_finished_stays(void **state)
{
	struct cx *cx = *state;
	struct calendar_order order;
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, FIVE_DAYS);
	assert_ok(cx, assignment_recall(cx, s.a, story_version(cx, s.a), true,
			  "Giao lại", "Công văn 50/UBND-TH"));
	story_as(cx, WORLD_ADMINISTRATOR);
	order = order_of(cx, day(2026, 4, 23), CALENDAR_OFF);
	carry_out(cx, &order);
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 4, 28));
	assert_int_equal(story_events(cx, s.a, EVENT_CALENDAR), 0);
}

static void
a_draft_has_its_record_date_and_its_recorder(void **state)
{
	struct cx *cx = *state;
	struct directive draft = story_directive("77");
	struct task_entry entry = story_entry("Rà soát", "Sở Nội vụ", "",
	    FIVE_DAYS);
	struct calendar_order order;
	struct calendar_preview preview;

	story_begin(cx, "kh");
	assert_ok(cx, story_understand(cx, &entry));
	assert_ok(cx, directive_create(cx, &draft, &entry, 1));
	assert_int_equal(clock_day(draft.record_due_at), day(2026, 4, 21));
	story_as(cx, WORLD_ADMINISTRATOR);
	order = order_of(cx, day(2026, 4, 21), CALENDAR_OFF);
	assert_ok(cx, calendar_preview(cx, &order, &preview));
	assert_int_equal(preview.n_moves, 2);
	assert_int_equal(preview.moves[1].kind, CLOCK_RECORD);
	assert_int_equal(preview.moves[1].after, day(2026, 4, 22));
	carry_out(cx, &order);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM directive WHERE id = ?"
			     " AND record_due_at = '2026-04-22 16:59:59'",
			     draft.id),
	    1);
	assert_int_equal(story_told(cx, WORLD_CREATOR, EVENT_CALENDAR), 2);
}

static void
what_was_shown_is_done_or_nothing(void **state)
{
	struct cx *cx = *state;
	struct calendar_order order;
	struct calendar_preview preview, done;
	struct story s, later;

	story_begin(cx, "kh");
	story_forward(cx, &s, FIVE_DAYS);
	story_as(cx, WORLD_ADMINISTRATOR);
	order = order_of(cx, day(2026, 4, 23), CALENDAR_OFF);
	assert_ok(cx, calendar_preview(cx, &order, &preview));
	story_forward(cx, &later, FIVE_DAYS);
	story_as(cx, WORLD_ADMINISTRATOR);
	assert_refused(cx, calendar_change(cx, &order, preview.digest, &done),
	    "seen", "preview_changed");
	assert_refused(cx, calendar_change(cx, &order, "", &done), "seen",
	    "preview_changed");
	assert_int_equal(story_get(cx, s.a).due_on, day(2026, 4, 28));
	order.basis = "";
	assert_refused(cx, calendar_preview(cx, &order, &preview), "basis",
	    "required");
	order = order_of(cx, day(2026, 4, 27), CALENDAR_OFF);
	order.edits.items[0].name = "Giỗ Tổ Hùng Vương (nghỉ bù)";
	assert_refused(cx, calendar_preview(cx, &order, &preview), "lines",
	    "unchanged");
}

static void
a_year_is_confirmed_with_its_basis(void **state)
{
	struct cx *cx = *state;
	struct calendar_order order = { .year = 2027,
		.wish = YEAR_CONFIRM,
		.basis = "Thông báo 1/TB-BNV" };
	struct calendar_past_list past;
	uint64_t version, after;

	story_begin(cx, "kh");
	story_as(cx, WORLD_ADMINISTRATOR);
	order.edits = calendar_edits_open(cx->mem);
	assert_ok(cx, rules_lock(cx, &version));
	assert_false(calendar_is_confirmed(cx->calendar, day(2027, 2, 1)));
	carry_out(cx, &order);
	assert_true(calendar_is_confirmed(cx->calendar, day(2027, 2, 1)));
	assert_ok(cx, rules_lock(cx, &after));
	assert_int_equal(after, version + 1);
	assert_ok(cx, calendar_store_list_past(cx, 2027, 10, &past));
	assert_int_equal(past.n, 1);
	assert_string_equal(past.items[0].basis, "Thông báo 1/TB-BNV");
	assert_string_equal(past.items[0].new_kind, "confirmed");
	/* A year nobody has heard of comes with its first day. */
	order = order_of(cx, day(2031, 1, 1), CALENDAR_OFF);
	carry_out(cx, &order);
	assert_false(calendar_is_confirmed(cx->calendar, day(2031, 1, 1)));
	assert_false(calendar_is_working(cx->calendar, day(2031, 1, 1)));
	order = order_of(cx, day(2031, 1, 1), CALENDAR_ORDINARY);
	carry_out(cx, &order);
	assert_true(calendar_is_working(cx->calendar, day(2031, 1, 1)));
}

/* Any change: the same sets, and every date as counted anew ---------------- */

struct row {
	uint64_t kind;
	uint64_t id;
	int32_t on;
};
struct snapshot {
	size_t n;
	struct row rows[SNAPSHOT_MAX];
};

static void
take(struct cx *cx, struct snapshot *out)
{
	static const struct db_stmt all = STMT("test.clocks",
	    "SELECT 0, id, due_on FROM task UNION ALL"
	    " SELECT 1, id, due_on FROM assignment UNION ALL"
	    " SELECT 2, id, update_due_on FROM assignment UNION ALL"
	    " SELECT 3, id, DATE(record_due_at + INTERVAL 7 HOUR)"
	    " FROM directive ORDER BY 1, 2");
	struct db_rows *rows;

	assert_ok(cx, db_query(cx, &all, NO_ARGS, &rows));
	for (out->n = 0; db_next(rows); out->n++) {
		assert_true(out->n < SNAPSHOT_MAX);
		out->rows[out->n].kind = row_u64(rows);
		out->rows[out->n].id = row_u64(rows);
		out->rows[out->n].on = row_day(rows);
	}
}

static void
assert_moved(const struct calendar_preview *preview,
    const struct snapshot *before, const struct snapshot *after)
{
	size_t n = 0;

	assert_int_equal(before->n, after->n);
	for (size_t i = 0; i < before->n; i++) {
		const struct row *old = &before->rows[i];
		bool found = false;

		if (old->on == after->rows[i].on)
			continue;
		n++;
		for (size_t k = 0; k < preview->n_moves; k++) {
			const struct clock_move *move = &preview->moves[k];

			found = found || ((uint64_t)move->kind == old->kind &&
					     move->id == old->id &&
					     move->before == old->on &&
					     move->after == after->rows[i].on);
		}
		if (!found)
			fail_msg("%" PRIu64 " %" PRIu64 " was not shown",
			    old->kind, old->id);
	}
	assert_int_equal(n, preview->n_moves);
}

static void
assert_counted(struct cx *cx, const char *derivation, int32_t on)
{
	const char *before;
	int32_t from;
	int n;

	if (!calendar_derivation_read(cx->mem, derivation, &before, &from, &n))
		fail_msg("not counted: %s", derivation);
	assert_int_equal(calendar_add(cx->calendar, from, n), on);
	assert_string_equal(derivation,
	    arena_printf(cx->mem, "%s%s", before,
		calendar_derivation(cx->mem, cx->calendar, from, n)));
}

/* Every open clock is what the calendar in force gives. */
static void
assert_all_counted(struct cx *cx)
{
	static const struct db_stmt all = STMT("test.derivations",
	    "SELECT t.due_derivation, t.due_on FROM task t"
	    " WHERE t.deadline_unit = 'working_day' AND EXISTS (SELECT 1"
	    "  FROM assignment a WHERE a.task_id = t.id"
	    "  AND (a.open = 1 OR a.state = 'draft'))"
	    " UNION ALL SELECT a.update_derivation, a.update_due_on"
	    " FROM assignment a WHERE a.open = 1"
	    " AND a.update_due_on IS NOT NULL"
	    " UNION ALL SELECT record_derivation,"
	    " DATE(record_due_at + INTERVAL 7 HOUR) FROM directive"
	    " WHERE state = 'draft'");
	static const struct db_stmt apart = STMT("test.apart",
	    "SELECT COUNT(*) FROM assignment a JOIN task t ON t.id = a.task_id"
	    " WHERE a.open = 1 AND a.extension_count = 0"
	    " AND t.deadline_unit = 'working_day' AND a.due_on <> t.due_on");
	struct db_rows *rows;

	assert_ok(cx, db_query(cx, &all, NO_ARGS, &rows));
	assert_true(db_count(rows) > 10);
	while (db_next(rows)) {
		const char *derivation = row_str(rows);

		assert_counted(cx, derivation, row_day(rows));
	}
	assert_ok(cx, db_query(cx, &apart, NO_ARGS, &rows));
	assert_true(db_next(rows));
	assert_int_equal(row_u64(rows), 0);
}

static void
populate(struct cx *cx)
{
	struct story s;

	for (int i = 0; i < 8; i++) {
		struct directive draft = story_directive(
		    arena_printf(cx->mem, "%d", 500 + i));
		const char *words = arena_printf(cx->mem,
		    "trong thời hạn %d ngày làm việc kể từ ngày ban hành",
		    1 + i * 7);
		struct task_entry entry = story_entry("Rà soát", "Sở Nội vụ",
		    "", words);

		assert_ok(cx, story_understand(cx, &entry));
		assert_ok(cx, directive_create(cx, &draft, &entry, 1));
		story_forward(cx, &s, words);
		story_as(cx, WORLD_RESPONDER);
		if (i % 3 == 0) {
			assert_ok(cx, assignment_receive(cx, s.a,
					  story_version(cx, s.a)));
			assert_ok(cx, story_submit(cx, s.a, day(2026, 4, 24)));
		}
		story_as(cx, WORLD_CREATOR);
		if (i % 3 == 1)
			assert_ok(cx,
			    assignment_recall(cx, s.b, story_version(cx, s.b),
				false, "Giao lại", "Công văn 50/UBND-TH"));
	}
}

static struct calendar_order
any_order(struct cx *cx)
{
	struct calendar_order order = {
		.edits = calendar_edits_open(cx->mem),
		.year = 2026,
		.basis = "Công văn thử",
	};

	for (int i = rand() % 4; i >= 0; i--) {
		int32_t on = day(2026, 4, 18) + rand() % 90;
		enum calendar_kind kind = (enum calendar_kind)(rand() % 3);

		if (kind == CALENDAR_MAKEUP && day_of_week(on) <= 5)
			kind = CALENDAR_OFF;
		assert_true(calendar_edits_add(&order.edits, cx->calendar, on,
		    on, kind, kind == CALENDAR_ORDINARY ? "" : "Ngày thử"));
	}
	return order;
}

static void
any_change_does_what_was_shown(void **state)
{
	static struct snapshot before, after;
	struct cx *cx = *state;
	size_t n_moved = 0;

	srand(1986);
	story_begin(cx, "kh");
	populate(cx);
	assert_all_counted(cx);
	story_as(cx, WORLD_ADMINISTRATOR);
	for (int round = 0; round < ROUNDS; round++) {
		struct calendar_order order = any_order(cx);
		struct calendar_preview preview, done;
		enum err err;

		err = calendar_preview(cx, &order, &preview);
		if (err == ERR_INPUT) { /* nothing of it is new */
			error_reset(&cx->error);
			continue;
		}
		assert_ok(cx, err);
		take(cx, &before);
		assert_ok(cx,
		    calendar_change(cx, &order, preview.digest, &done));
		take(cx, &after);
		assert_moved(&preview, &before, &after);
		assert_ok(cx, rules_load(cx));
		assert_all_counted(cx);
		n_moved += preview.n_moves;
	}
	assert_true(n_moved > 100);
	story_check_invariants(cx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(a_day_off_moves_what_is_counted_over_it),
		IN_TRANSACTION(a_change_is_undone_before_anybody_hears_of_it),
		IN_TRANSACTION(a_change_stays_when_its_time_is_over),
		IN_TRANSACTION(a_change_stays_when_something_depends_on_it),
		IN_TRANSACTION(a_date_moved_to_the_central_one_is_marked),
		IN_TRANSACTION(a_date_of_its_own_stays),
		IN_TRANSACTION(what_is_finished_stays),
		IN_TRANSACTION(a_draft_has_its_record_date_and_its_recorder),
		IN_TRANSACTION(what_was_shown_is_done_or_nothing),
		IN_TRANSACTION(a_year_is_confirmed_with_its_basis),
		IN_TRANSACTION(any_change_does_what_was_shown),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
