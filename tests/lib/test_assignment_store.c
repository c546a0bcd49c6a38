/* assignment_store: rows, their intervals, and the lists against a model. */
#include "assignment_store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "reply_store.h"
#include "rows.h"

static int32_t
today(void)
{
	return clock_day(TEST_NOW);
}

static struct list_days
days(void)
{
	return (struct list_days){ today(), today() + 5 };
}

static struct task
new_task(struct cx *cx, const char *number)
{
	struct directive d = rows_directive(cx, number, today() - 30);

	return rows_task(cx, d.id, 1, "Rà soát quy hoạch");
}

/* Rows ----------------------------------------------------- */

static void
what_was_written_is_read(void **state)
{
	struct cx *cx = *state;
	struct task t = new_task(cx, "1");
	struct assignment a, got;

	a = rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED, today());
	a.role = ROLE_COORDINATING;
	a.state = STATE_COMPLETED;
	a.specialist_id = world_person(WORLD_DIVISION_HEAD)->account_id;
	a.first_due_on = today() + 1;
	a.due_on = today() + 2;
	a.update_due_on = today() + 3;
	a.update_derivation = "vì thế";
	a.assigned_at = TEST_NOW - 100;
	a.received_at = TEST_NOW - 90;
	a.updated_at = TEST_NOW - 80;
	a.submitted_at = TEST_NOW - 70;
	a.result_on = today() - 1;
	a.outcome = OUTCOME_EARLY;
	a.closed_at = TEST_NOW - 60;
	a.closed_on = today();
	a.update_late = a.extension_pending = a.escalated = true;
	a.explained = a.difficulty_open = true;
	a.extension_count = 1;
	a.return_count = 2;
	a.send_back_count = 3;
	a.notice_count = 4;
	a.paper_received_on = today() - 2;
	assert_ok(cx, assignment_store_set(cx, &a));
	assert_int_equal(a.version, 2);
	assert_ok(cx, assignment_store_lock(cx, a.id, &got));
	assert_string_equal(got.update_derivation, "vì thế");
	got.update_derivation = a.update_derivation;
	assert_int_equal(got.role, a.role);
	assert_int_equal(got.state, a.state);
	assert_int_equal(got.specialist_id, a.specialist_id);
	assert_int_equal(got.first_due_on, a.first_due_on);
	assert_int_equal(got.due_on, a.due_on);
	assert_int_equal(got.update_due_on, a.update_due_on);
	assert_int_equal(got.assigned_at, a.assigned_at);
	assert_true(got.first_seen_at == NO_MOMENT);
	assert_int_equal(got.received_at, a.received_at);
	assert_int_equal(got.updated_at, a.updated_at);
	assert_int_equal(got.submitted_at, a.submitted_at);
	assert_int_equal(got.result_on, a.result_on);
	assert_int_equal(got.outcome, a.outcome);
	assert_int_equal(got.closed_at, a.closed_at);
	assert_int_equal(got.closed_on, a.closed_on);
	assert_true(got.update_late && got.extension_pending);
	assert_true(got.escalated && got.explained && got.difficulty_open);
	assert_int_equal(got.extension_count, 1);
	assert_int_equal(got.return_count, 2);
	assert_int_equal(got.send_back_count, 3);
	assert_int_equal(got.notice_count, 4);
	assert_int_equal(got.paper_received_on, a.paper_received_on);
	assert_int_equal(got.transferred_from_id, 0);
	assert_int_equal(got.version, 2);
	assert_err(cx, assignment_store_get(cx, a.id + 9, &got), ERR_MISSING);
	assert_err(cx, assignment_store_lock(cx, a.id + 9, &got), ERR_MISSING);
}

/* How many versions of it were true at a moment. */
static uint64_t
true_at(struct cx *cx, uint64_t id, int64_t moment)
{
	static const struct db_stmt count = STMT("test.true_at",
	    "SELECT COUNT(*) FROM assignment_interval WHERE assignment_id = ?"
	    " AND valid_from <= ? AND valid_to > ?");
	struct db_rows *rows;

	assert_ok(cx,
	    db_query(cx, &count,
		ARGS(db_u64(id), db_moment(moment), db_moment(moment)), &rows));
	assert_true(db_next(rows));
	return row_u64(rows);
}

/* Set back by an hour at the second change, right again at the fourth. */
static void
one_version_is_true_whatever_the_clock_does(void **state)
{
	static const int64_t jumps[] = { 0, -3600, -3000, 600, 601 };
	struct cx *cx = *state;
	struct task t = new_task(cx, "3");
	struct assignment a;

	cx->now = TEST_NOW - 7200;
	a = rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED, today());
	for (size_t i = 0; i < sizeof(jumps) / sizeof(jumps[0]); i++) {
		cx->now = TEST_NOW + jumps[i];
		a.notice_count++;
		assert_ok(cx, assignment_store_set(cx, &a));
	}
	for (int64_t at = -7200; at < 1200; at += 60)
		assert_int_equal(true_at(cx, a.id, TEST_NOW + at), 1);
}

static void
who_was_first_is_first(void **state)
{
	struct cx *cx = *state;
	struct task t = new_task(cx, "2");
	struct assignment a, late;

	a = rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED, today());
	late = a;
	a.state = STATE_RECEIVED;
	assert_ok(cx, assignment_store_set(cx, &a));
	late.state = STATE_RETURNED;
	assert_err(cx, assignment_store_set(cx, &late), ERR_CONFLICT);
	assert_int_equal(late.version, 1);
}

static void
seen_once(void **state)
{
	struct cx *cx = *state;
	struct task t = new_task(cx, "3");
	struct assignment a, got;

	a = rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED, today());
	assert_ok(cx, assignment_store_set_first_seen(cx, a.id));
	cx->now += 60;
	assert_ok(cx, assignment_store_set_first_seen(cx, a.id));
	/* Whoever read the row before does not undo it. */
	assert_ok(cx, assignment_store_set(cx, &a));
	assert_ok(cx, assignment_store_get(cx, a.id, &got));
	assert_int_equal(got.first_seen_at, TEST_NOW);
}

struct interval {
	uint64_t version;
	int64_t from;
	int64_t to;
	const char *state;
	int32_t due_on;
	int32_t assigned_on;
	int32_t submitted_on;
	int32_t closed_on;
};

static size_t
intervals(struct cx *cx, uint64_t id, struct interval *out, size_t max)
{
	static const struct db_stmt list = STMT("test.intervals",
	    "SELECT version, valid_from, valid_to, state, due_on, assigned_on,"
	    " submitted_on, closed_on FROM assignment_interval"
	    " WHERE assignment_id = ? ORDER BY version");
	struct db_rows *rows;
	size_t n = 0;

	assert_ok(cx, db_query(cx, &list, ARGS(db_u64(id)), &rows));
	while (db_next(rows)) {
		assert_true(n < max);
		out[n].version = row_u64(rows);
		out[n].from = row_moment(rows);
		out[n].to = row_moment(rows);
		out[n].state = row_str(rows);
		out[n].due_on = row_day(rows);
		out[n].assigned_on = row_day(rows);
		out[n].submitted_on = row_day(rows);
		out[n].closed_on = row_day(rows);
		n++;
	}
	return n;
}

static void
versions_become_intervals(void **state)
{
	struct cx *cx = *state;
	struct task t = new_task(cx, "4");
	int64_t open_end = (int64_t)LAST_DAY * DAY_SECONDS;
	struct interval all[8];
	struct assignment a;

	a = rows_assignment(cx, &t, rows_agency_a(), STATE_DRAFT, NO_DAY);
	assert_int_equal(intervals(cx, a.id, all, 8), 0);
	/* Handed out at 23:30 in Vietnam, when it is another day in UTC. */
	cx->now = clock_day_end(today()) - 1800;
	a.state = STATE_ASSIGNED;
	a.assigned_at = cx->now;
	a.due_on = today() + 9;
	assert_ok(cx, assignment_store_set(cx, &a));
	assert_int_equal(intervals(cx, a.id, all, 8), 1);
	assert_int_equal(all[0].version, 2);
	assert_int_equal(all[0].from, cx->now);
	assert_int_equal(all[0].to, open_end);
	assert_int_equal(all[0].assigned_on, today());
	assert_int_equal(all[0].closed_on, LAST_DAY);

	cx->now += 3600;
	a.state = STATE_SUBMITTED;
	a.submitted_at = cx->now;
	assert_ok(cx, assignment_store_set(cx, &a));
	/* In the same second it is sent back: known for no time at all. */
	a.state = STATE_IN_PROGRESS;
	assert_ok(cx, assignment_store_set(cx, &a));
	cx->now += 10;
	a.state = STATE_COMPLETED;
	a.closed_at = cx->now;
	a.closed_on = clock_day(cx->now);
	assert_ok(cx, assignment_store_set(cx, &a));

	assert_int_equal(intervals(cx, a.id, all, 8), 4);
	assert_int_equal(all[0].to, all[1].from);
	assert_int_equal(all[1].from, all[1].to);
	assert_int_equal(all[1].submitted_on, today() + 1);
	assert_int_equal(all[2].from, all[1].to);
	assert_int_equal(all[2].to, all[3].from);
	assert_string_equal(all[2].state, "in_progress");
	assert_int_equal(all[3].to, open_end);
	assert_int_equal(all[3].closed_on, today() + 1);
	assert_int_equal(all[3].due_on, today() + 9);
}

/* A clock set back must not give a moment two truths of one version. */
static void
a_clock_set_back(void **state)
{
	struct cx *cx = *state;
	struct task t = new_task(cx, "5");
	struct interval all[4];
	struct assignment a;

	a = rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED, today());
	cx->now -= 5;
	a.state = STATE_RECEIVED;
	assert_ok(cx, assignment_store_set(cx, &a));
	assert_int_equal(intervals(cx, a.id, all, 4), 2);
	assert_int_equal(all[0].from, all[0].to);
}

static void
a_dropped_draft_was_never_there(void **state)
{
	struct cx *cx = *state;
	struct task t = new_task(cx, "6");
	struct assignment_lines lines;
	struct interval all[4];
	struct assignment a;

	a = rows_assignment(cx, &t, rows_agency_a(), STATE_DRAFT, NO_DAY);
	a.state = STATE_CANCELLED;
	assert_ok(cx, assignment_store_set(cx, &a));
	assert_int_equal(intervals(cx, a.id, all, 4), 0);
	assert_ok(cx, assignment_store_list_task(cx, t.id, &lines));
	assert_int_equal(lines.n, 0);
	assert_ok(cx, assignment_store_list_ids(cx, &a.id, 1, &lines));
	assert_int_equal(lines.n, 0);
}

static void
who_is_concerned(void **state)
{
	struct cx *cx = *state;
	struct task t = new_task(cx, "7");
	uint64_t none = rows_agency_without_account(cx);
	struct flow_subject s;
	struct assignment lead, other;

	lead = rows_assignment(cx, &t, rows_agency_a(), STATE_DRAFT, NO_DAY);
	other = rows_assignment(cx, &t, none, STATE_ASSIGNED, NO_DAY);
	other.role = ROLE_COORDINATING;
	assert_ok(cx, assignment_store_set(cx, &other));
	assert_ok(cx,
	    assignment_store_get_subject(cx, other.id, rows_agency_a(), &s));
	assert_int_equal(s.agency_id, none);
	assert_int_equal(s.specialist_id,
	    world_person(WORLD_CREATOR)->account_id);
	assert_int_equal(s.division_head_id,
	    world_person(WORLD_DIVISION_HEAD)->account_id);
	assert_int_equal(s.office_leader_id,
	    world_person(WORLD_MANAGER)->account_id);
	assert_int_equal(s.recorded_by,
	    world_person(WORLD_CREATOR)->account_id);
	assert_false(s.agency_has_account);
	assert_false(s.actor_agency_leads_task); /* not handed out yet */
	lead.state = STATE_ASSIGNED;
	lead.assigned_at = cx->now;
	assert_ok(cx, assignment_store_set(cx, &lead));
	assert_ok(cx,
	    assignment_store_get_subject(cx, other.id, rows_agency_a(), &s));
	assert_true(s.actor_agency_leads_task);
	assert_ok(cx,
	    assignment_store_get_subject(cx, other.id, rows_agency_b(), &s));
	assert_false(s.actor_agency_leads_task);
	assert_ok(cx, assignment_store_get_subject(cx, lead.id, none, &s));
	assert_false(s.actor_agency_leads_task); /* it coordinates only */
	assert_true(s.agency_has_account);
	lead.state = STATE_RECALLED;
	assert_ok(cx, assignment_store_set(cx, &lead));
	assert_ok(cx,
	    assignment_store_get_subject(cx, other.id, rows_agency_a(), &s));
	assert_false(s.actor_agency_leads_task);
	assert_err(cx, assignment_store_get_subject(cx, 99999999, 0, &s),
	    ERR_MISSING);
}

static void
of_a_task_and_of_a_directive(void **state)
{
	struct cx *cx = *state;
	struct task t = new_task(cx, "8"), second;
	struct assignment_lines lines;
	struct assignment_list locked;
	struct assignment a, b, c;

	second = rows_task(cx, t.directive_id, 2, "Việc thứ hai");
	c = rows_assignment(cx, &second, rows_agency_a(), STATE_ASSIGNED,
	    today());
	a = rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED, today());
	a.role = ROLE_COORDINATING;
	assert_ok(cx, assignment_store_set(cx, &a));
	b = rows_assignment(cx, &t, rows_agency_b(), STATE_ASSIGNED, NO_DAY);
	assert_ok(cx, assignment_store_list_task(cx, t.id, &lines));
	assert_int_equal(lines.n, 2);
	assert_int_equal(lines.items[0].a.id, b.id); /* the lead first */
	assert_int_equal(lines.items[1].a.id, a.id);
	assert_string_equal(lines.items[0].task_title, "Rà soát quy hoạch");
	assert_string_equal(lines.items[0].ref_number, "8");
	assert_string_equal(lines.items[0].ref_symbol, "UBND-KT");
	assert_int_equal(lines.items[0].issued_on, today() - 30);
	assert_string_equal(lines.items[0].specialist_name,
	    world_person(WORLD_CREATOR)->name);
	assert_string_equal(lines.items[0].product, "Báo cáo");
	assert_int_equal(lines.items[0].deadline_kind, DEADLINE_DATE);
	assert_string_not_equal(lines.items[0].agency_name, "");
	assert_string_not_equal(lines.items[0].field_name, "");
	assert_ok(cx,
	    assignment_store_list_directive(cx, t.directive_id, &lines));
	assert_int_equal(lines.n, 3);
	assert_int_equal(lines.items[2].a.id, c.id);
	assert_ok(cx, assignment_store_lock_task(cx, t.id, &locked));
	assert_int_equal(locked.n, 2);
	assert_int_equal(locked.items[0].id, a.id);
	assert_ok(cx,
	    assignment_store_lock_directive(cx, t.directive_id, &locked));
	assert_int_equal(locked.n, 3);
	assert_int_equal(locked.items[0].id, c.id);
}

/* What somebody may see of given ids. */
static void
lines_of_ids(void **state)
{
	struct cx *cx = *state;
	struct task t = new_task(cx, "9"), other = new_task(cx, "10");
	struct assignment_lines lines;
	uint64_t ids[450] = { 0 };
	struct assignment b;

	ids[0] = rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED,
	    NO_DAY)
		     .id;
	b = rows_assignment(cx, &t, rows_agency_b(), STATE_ASSIGNED, today());
	b.role = ROLE_COORDINATING;
	assert_ok(cx, assignment_store_set(cx, &b));
	ids[449] = b.id; /* in another statement than the first */
	ids[300] = rows_assignment(cx, &other, rows_agency_b(), STATE_ASSIGNED,
	    today() - 1)
		       .id;
	ids[10] = rows_assignment(cx, &other, rows_agency_a(), STATE_DRAFT,
	    NO_DAY)
		      .id;
	assert_ok(cx, assignment_store_list_ids(cx, ids, 450, &lines));
	assert_int_equal(lines.n, 4);
	assert_int_equal(lines.items[0].a.id, ids[300]);
	assert_int_equal(lines.items[1].a.id, ids[449]);
	assert_int_equal(lines.items[2].a.id, ids[0]);
	assert_int_equal(lines.items[3].a.id, ids[10]);
	/* Its own, and what it leads; no draft, nothing of others. */
	cx->actor = world_actor(WORLD_RESPONDER);
	assert_ok(cx, assignment_store_list_ids(cx, ids, 450, &lines));
	assert_int_equal(lines.n, 2);
	assert_int_equal(lines.items[0].a.id, ids[449]);
	assert_int_equal(lines.items[1].a.id, ids[0]);
	cx->actor = world_actor(WORLD_RESPONDER_B);
	assert_ok(cx, assignment_store_list_ids(cx, ids, 450, &lines));
	assert_int_equal(lines.n, 2);
	assert_ok(cx, assignment_store_list_ids(cx, ids, 0, &lines));
	assert_int_equal(lines.n, 0);
}

/* Lists against a model ------------------------------------ */

enum { MODEL_N = 160 };

/* What the lists must be made of: the rows as written. */
struct model {
	size_t n;
	struct assignment a[MODEL_N];
	struct task task[MODEL_N];
	enum urgency urgency[MODEL_N];
};

static unsigned
next_random(unsigned *seed)
{
	*seed = *seed * 1103515245U + 12345U;
	return *seed >> 16 & 0x7fff;
}

static void
decorate(struct cx *cx, struct assignment *a, unsigned *seed)
{
	struct extension x = { .assignment_id = a->id,
		.due_on_before = today(),
		.asked_due_on = today() + 20,
		.reason = "x" };
	struct difficulty y = { .assignment_id = a->id,
		.description = "x",
		.cause = "y",
		.proposal = "z" };

	if (a->state == STATE_DRAFT)
		return;
	a->assigned_at = TEST_NOW - (int64_t)(next_random(seed) % 20) * 7200;
	if (a->state == STATE_SUBMITTED)
		a->submitted_at = clock_day_end(
				      today() + 3 -
				      (int32_t)(next_random(seed) % 12)) +
				  (int64_t)(next_random(seed) % 2);
	if (assignment_is_open(a->state) && next_random(seed) % 5 == 0) {
		a->extension_pending = true;
		assert_ok(cx, extension_store_add(cx, &x));
	}
	if (assignment_is_open(a->state) && next_random(seed) % 6 == 0) {
		a->difficulty_open = true;
		assert_ok(cx, difficulty_store_add(cx, &y));
		assert_ok(cx, difficulty_store_add(cx, &y));
	}
	a->role = next_random(seed) % 3 == 0 ? ROLE_COORDINATING : ROLE_LEAD;
	if (next_random(seed) % 4 == 0)
		a->specialist_id = world_person(WORLD_DIVISION_HEAD)
				       ->account_id;
}

static void
build_model(struct cx *cx, struct model *model)
{
	uint64_t agencies[] = { rows_agency_a(), rows_agency_b(),
		rows_agency_without_account(cx) };
	struct directive d = { .id = 0 };
	struct task t = { .id = 0 };
	unsigned seed = 20260424;
	struct assignment *a;
	int32_t due;
	size_t i;

	for (i = 0; i < MODEL_N; i++) {
		if (i % 8 == 0) {
			d = rows_directive(cx,
			    arena_printf(cx->mem, "%zu", 100 + i), today() - 9);
			d.urgency = (enum urgency)(i / 8 % N_URGENCIES);
			assert_ok(cx, directive_store_set(cx, &d));
			t = rows_task(cx, d.id, 1,
			    i % 16 == 0 ? "Diễn tập phòng thủ dân sự"
					: "Trồng cây ven sông");
		}
		due = next_random(&seed) % 6 == 0
			  ? NO_DAY
			  : today() - 8 + (int32_t)(next_random(&seed) % 20);
		a = &model->a[i];
		*a = rows_assignment(cx, &t, agencies[next_random(&seed) % 3],
		    (enum assignment_state)(next_random(&seed) % N_STATES),
		    due);
		decorate(cx, a, &seed);
		/* Some are cancelled without ever having been handed out. */
		if (a->state == STATE_CANCELLED && i % 2 == 0)
			a->assigned_at = NO_MOMENT;
		assert_ok(cx, assignment_store_set(cx, a));
		model->task[i] = t;
		model->urgency[i] = d.urgency;
	}
	model->n = MODEL_N;
}

static bool
is_overdue(const struct assignment *a)
{
	if (!assignment_is_open(a->state) || a->due_on == NO_DAY ||
	    a->due_on >= today())
		return false;
	return a->state != STATE_SUBMITTED ||
	       clock_day(a->submitted_at) > a->due_on;
}

/* Written from the words of list.h and of the rules, not from the store. */
static bool
is_in_view(const struct assignment *a, enum list_view view)
{
	bool open = assignment_is_open(a->state);

	if (a->state == STATE_DRAFT || a->assigned_at == NO_MOMENT)
		return false;
	switch (view) {
	case LIST_OPEN:
		return open;
	case LIST_NEW:
		return a->state == STATE_ASSIGNED;
	case LIST_DUE_SOON:
		return open && a->state != STATE_SUBMITTED &&
		       a->due_on >= today() && a->due_on <= today() + 5;
	case LIST_OVERDUE:
		return is_overdue(a);
	case LIST_WAITING:
		return a->state == STATE_SUBMITTED;
	case LIST_RETURNED:
		return a->state == STATE_RETURNED;
	case LIST_EXTENSION:
		return open && a->extension_pending;
	case LIST_DIFFICULTY:
		return open && a->difficulty_open;
	case LIST_DONE:
		return a->state == STATE_COMPLETED;
	case LIST_CLOSED:
		return !open;
	case LIST_EVERYTHING:
	case N_LIST_VIEWS:
		break;
	}
	return true;
}

static bool
is_in_scope(const struct cx *cx, const struct assignment *a,
    enum list_scope scope)
{
	if (scope == SCOPE_MINE)
		return a->specialist_id == cx->actor->account_id;
	return scope == SCOPE_ALL || a->agency_id == cx->actor->agency_id;
}

static int64_t
key_of(const struct assignment *a, enum list_sort sort)
{
	if (sort == SORT_ASSIGNED)
		return -a->assigned_at;
	if (sort == SORT_DUE_DESC)
		return a->due_on == NO_DAY ? -LAST_DAY : -a->due_on;
	return a->due_on == NO_DAY ? LAST_DAY : a->due_on;
}

static bool
comes_before(const struct assignment *a, const struct assignment *b,
    enum list_sort sort)
{
	int64_t x = key_of(a, sort), y = key_of(b, sort);

	if (x != y)
		return x < y;
	return sort == SORT_DUE ? a->id < b->id : a->id > b->id;
}

/* The ids a question must give, in order. */
static size_t
expected_ids(const struct cx *cx, const struct model *model,
    const struct list_query *query, uint64_t *out)
{
	const struct assignment *list[MODEL_N], *a;
	size_t i, k, n = 0;

	for (i = 0; i < model->n; i++) {
		a = &model->a[i];
		if (!is_in_view(a, query->view) ||
		    !is_in_scope(cx, a, query->scope))
			continue;
		if (query->state >= 0 && (int)a->state != query->state)
			continue;
		if (query->role >= 0 && (int)a->role != query->role)
			continue;
		if (query->urgency >= 0 &&
		    (int)model->urgency[i] != query->urgency)
			continue;
		if (query->agency_id != 0 && a->agency_id != query->agency_id)
			continue;
		for (k = n++;
		     k > 0 && comes_before(a, list[k - 1], query->sort); k--)
			list[k] = list[k - 1];
		list[k] = a;
	}
	for (i = 0; i < n; i++)
		out[i] = list[i]->id;
	return n;
}

static int64_t
page_key(const struct assignment *a, enum list_sort sort)
{
	if (sort == SORT_ASSIGNED)
		return a->assigned_at;
	return a->due_on == NO_DAY ? LAST_DAY : a->due_on;
}

static void
go_to(struct list_query *query, const struct assignment *a, bool backward)
{
	query->after_id = a->id;
	query->after_key = page_key(a, query->sort);
	query->backward = backward;
}

/* All pages of a question, there and back, are what the model says. */
static void
walk(struct cx *cx, const struct model *model, const struct list_query *asked)
{
	struct list_days on = days();
	struct list_query query = *asked;
	uint64_t want[MODEL_N];
	struct list_page page;
	size_t i, at = 0, n;
	unsigned counted;

	n = expected_ids(cx, model, &query, want);
	assert_ok(cx, assignment_store_count_query(cx, &query, &on, &counted));
	assert_int_equal(counted, n);
	for (;;) {
		assert_ok(cx,
		    assignment_store_list_page(cx, &query, &on, &page));
		assert_int_equal(page.total, n);
		assert_false(page.total_capped);
		assert_int_equal(page.has_newer, at > 0);
		assert_true(page.lines.n <= query.size);
		for (i = 0; i < page.lines.n; i++) {
			assert_true(at < n);
			assert_int_equal(page.lines.items[i].a.id, want[at++]);
		}
		assert_int_equal(page.has_older, at < n);
		if (!page.has_older)
			break;
		go_to(&query, &page.lines.items[page.lines.n - 1].a, false);
	}
	assert_int_equal(at, n);
	if (n == 0)
		return;
	at -= page.lines.n;
	while (at > 0) {
		go_to(&query, &page.lines.items[0].a, true);
		assert_ok(cx,
		    assignment_store_list_page(cx, &query, &on, &page));
		assert_true(page.has_older);
		assert_true(page.lines.n > 0 && page.lines.n <= at);
		assert_int_equal(page.total, n);
		at -= page.lines.n;
		assert_int_equal(page.has_newer, at > 0);
		for (i = 0; i < page.lines.n; i++)
			assert_int_equal(page.lines.items[i].a.id,
			    want[at + i]);
	}
}

static const enum who askers[] = { WORLD_CREATOR, WORLD_CREATOR,
	WORLD_RESPONDER };

static void
every_view_in_every_order(void **state)
{
	static const enum list_sort sorts[] = { SORT_DUE, SORT_DUE_DESC,
		SORT_ASSIGNED };
	struct cx *cx = *state;
	struct model *model = arena_alloc(cx->mem, sizeof(*model));
	struct list_query query;

	build_model(cx, model);
	for (unsigned scope = SCOPE_ALL; scope <= SCOPE_AGENCY; scope++) {
		cx->actor = world_actor(askers[scope]);
		for (unsigned view = 0; view < N_LIST_VIEWS; view++) {
			for (size_t s = 0; s < 3; s++) {
				list_query_init(&query);
				query.scope = (enum list_scope)scope;
				query.view = (enum list_view)view;
				query.sort = sorts[s];
				query.size = 7;
				walk(cx, model, &query);
			}
		}
	}
}

static void
filters_narrow_every_view(void **state)
{
	struct cx *cx = *state;
	struct model *model = arena_alloc(cx->mem, sizeof(*model));
	struct list_query query;

	build_model(cx, model);
	for (unsigned view = 0; view < N_LIST_VIEWS; view++) {
		list_query_init(&query);
		query.view = (enum list_view)view;
		query.size = 9;
		query.role = ROLE_COORDINATING;
		walk(cx, model, &query);
		query.role = -1;
		query.urgency = URGENCY_EXPRESS;
		walk(cx, model, &query);
		query.urgency = -1;
		query.agency_id = rows_agency_b();
		walk(cx, model, &query);
		query.agency_id = 0;
		for (int s = STATE_DRAFT; s < N_STATES; s++) {
			query.state = s;
			walk(cx, model, &query);
		}
	}
}

static void
counters_count_what_the_views_show(void **state)
{
	struct cx *cx = *state;
	struct model *model = arena_alloc(cx->mem, sizeof(*model));
	struct list_days on = days();
	struct list_counters counters;
	struct list_query query;
	uint64_t ids[MODEL_N];

	build_model(cx, model);
	list_query_init(&query);
	for (unsigned scope = SCOPE_ALL; scope <= SCOPE_AGENCY; scope++) {
		cx->actor = world_actor(askers[scope]);
		query.scope = (enum list_scope)scope;
		assert_ok(cx,
		    assignment_store_count(cx, query.scope, &on, &counters));
		for (unsigned view = 0; view < N_LIST_VIEWS; view++) {
			query.view = (enum list_view)view;
			/* What is finished is not counted. */
			assert_int_equal(counters.n[view],
			    view >= LIST_DONE
				? 0
				: expected_ids(cx, model, &query, ids));
		}
	}
}

static size_t
n_found(struct cx *cx, struct list_query *query)
{
	struct list_days on = days();
	struct assignment_lines all;
	struct list_page page;

	query->size = LIST_SIZE_MAX;
	assert_ok(cx, assignment_store_list_page(cx, query, &on, &page));
	assert_ok(cx, assignment_store_list_all(cx, query, &on, 1000, &all));
	assert_int_equal(all.n, page.total);
	return page.total;
}

/* The time states of 4.7 share out all open assignments. */
static void
time_states_share_out_what_is_open(void **state)
{
	struct cx *cx = *state;
	struct model *model = arena_alloc(cx->mem, sizeof(*model));
	size_t got[N_TIME_STATES], want[N_TIME_STATES] = { 0 }, all = 0;
	struct list_query query;
	size_t i;

	build_model(cx, model);
	for (i = 0; i < model->n; i++) {
		const struct assignment *a = &model->a[i];

		if (!is_in_view(a, LIST_OPEN))
			continue;
		if (a->due_on == NO_DAY)
			want[TIME_NO_DEADLINE]++;
		else if (is_overdue(a))
			want[TIME_OVERDUE]++;
		else if (a->due_on == today())
			want[TIME_DUE_TODAY]++;
		else if (a->due_on > today() && a->due_on <= today() + 5)
			want[TIME_DUE_SOON]++;
		else
			want[TIME_IN_TIME]++;
	}
	list_query_init(&query);
	query.view = LIST_EVERYTHING;
	for (i = 0; i < N_TIME_STATES; i++) {
		query.time_state = (int)i;
		got[i] = n_found(cx, &query);
		assert_int_equal(got[i], want[i]);
		assert_true(got[i] > 0);
		all += got[i];
	}
	list_query_init(&query);
	assert_int_equal(n_found(cx, &query), all);
}

static void
orders_without_an_index(void **state)
{
	static const enum list_sort sorts[] = { SORT_REFERENCE, SORT_AGENCY,
		SORT_STATE };
	struct cx *cx = *state;
	struct model *model = arena_alloc(cx->mem, sizeof(*model));
	struct list_days on = days();
	struct assignment_lines all;
	struct list_query query;
	struct list_page page;
	size_t at, i, s;

	build_model(cx, model);
	for (s = 0; s < 3; s++) {
		list_query_init(&query);
		query.sort = sorts[s];
		assert_ok(cx,
		    assignment_store_list_all(cx, &query, &on, 1000, &all));
		for (i = 1; i < all.n; i++) {
			struct assignment_line *a = &all.items[i - 1];
			struct assignment_line *b = &all.items[i];

			if (sorts[s] == SORT_REFERENCE)
				assert_true(
				    strcmp(a->ref_number, b->ref_number) <= 0);
			else if (sorts[s] == SORT_STATE)
				assert_true(a->a.state <= b->a.state);
			else if (a->a.agency_id == b->a.agency_id)
				assert_true(
				    comes_before(&a->a, &b->a, SORT_DUE));
		}
		query.size = 11;
		for (at = 0;;) {
			assert_ok(cx,
			    assignment_store_list_page(cx, &query, &on, &page));
			assert_false(page.sort_refused);
			assert_int_equal(page.total, all.n);
			assert_int_equal(page.has_newer, at > 0);
			for (i = 0; i < page.lines.n; i++)
				assert_int_equal(page.lines.items[i].a.id,
				    all.items[at++].a.id);
			if (!page.has_older)
				break;
			query.after_id = all.items[at - 1].a.id;
		}
		assert_int_equal(at, all.n);
		query.after_id = all.items[20].a.id;
		query.backward = true;
		assert_ok(cx,
		    assignment_store_list_page(cx, &query, &on, &page));
		assert_int_equal(page.lines.n, 11);
		assert_int_equal(page.lines.items[10].a.id, all.items[19].a.id);
	}
}

/* An agency never sees another's, whatever it asks for. */
static void
an_agency_sees_its_own(void **state)
{
	struct cx *cx = *state;
	struct model *model = arena_alloc(cx->mem, sizeof(*model));
	struct list_days on = days();
	struct list_counters mine, all;
	struct assignment_lines lines;
	struct list_query query;
	size_t i, n;

	build_model(cx, model);
	cx->actor = world_actor(WORLD_RESPONDER);
	list_query_init(&query);
	query.view = LIST_EVERYTHING;
	query.scope = SCOPE_AGENCY;
	n = n_found(cx, &query);
	assert_true(n > 0);
	for (unsigned scope = SCOPE_ALL; scope <= SCOPE_AGENCY; scope++) {
		query.scope = (enum list_scope)scope;
		assert_ok(cx,
		    assignment_store_list_all(cx, &query, &on, 1000, &lines));
		assert_int_equal(lines.n, n);
		for (i = 0; i < n; i++)
			assert_int_equal(lines.items[i].a.agency_id,
			    rows_agency_a());
	}
	query.agency_id = rows_agency_b();
	assert_int_equal(n_found(cx, &query), 0);
	assert_ok(cx, assignment_store_count(cx, SCOPE_AGENCY, &on, &mine));
	assert_ok(cx, assignment_store_count(cx, SCOPE_ALL, &on, &all));
	assert_memory_equal(&mine, &all, sizeof(mine));
}

static void
what_else_can_be_asked_for(void **state)
{
	struct cx *cx = *state;
	struct task t = new_task(cx, "500"), star = new_task(cx, "5001");
	struct list_query q;
	uint64_t groups;

	star.starred = true;
	star.must_report = false;
	star.has_deadline = false;
	star.field_id = 2;
	assert_ok(cx, task_store_set(cx, &star, ""));
	(void)rows_assignment(cx, &t, rows_agency_a(), STATE_ASSIGNED, today());
	(void)rows_assignment(cx, &star, rows_agency_a(), STATE_ASSIGNED,
	    NO_DAY);
	(void)rows_assignment(cx, &star, rows_agency_without_account(cx),
	    STATE_ASSIGNED, today() + 40);
	groups = TEST_NUMBER("SELECT id FROM agency_group"
			     " WHERE name = 'Các sở, ban, ngành'");

#define FOUND_WITH(...) (list_query_init(&q), __VA_ARGS__, n_found(cx, &q))
	assert_int_equal(FOUND_WITH(q.size = 10), 3);
	assert_int_equal(FOUND_WITH(q.reference = "500"), 1);
	assert_int_equal(FOUND_WITH(q.reference = "5001/ubnd"), 2);
	assert_int_equal(FOUND_WITH(q.reference = "50"), 0);
	assert_int_equal(FOUND_WITH(q.reference = "%"), 0);
	assert_int_equal(FOUND_WITH(q.directive_id = t.directive_id), 1);
	assert_int_equal(FOUND_WITH(q.starred = true), 2);
	assert_int_equal(FOUND_WITH(q.must_report = 1), 1);
	assert_int_equal(FOUND_WITH(q.must_report = 0), 2);
	assert_int_equal(FOUND_WITH(q.has_deadline = 1), 1);
	assert_int_equal(FOUND_WITH(q.has_deadline = 0), 2);
	assert_int_equal(FOUND_WITH(q.field_id = 2), 2);
	assert_int_equal(FOUND_WITH(q.assigner_id = 1), 3);
	assert_int_equal(FOUND_WITH(q.assigner_id = 99), 0);
	assert_int_equal(FOUND_WITH(q.source = SOURCE_COMMITTEE), 3);
	assert_int_equal(FOUND_WITH(q.source = SOURCE_GOVERNMENT), 0);
	assert_int_equal(FOUND_WITH(q.due_from = today()), 3);
	assert_int_equal(FOUND_WITH(q.due_to = today()), 1);
	assert_int_equal(FOUND_WITH(q.due_from = today() + 1,
			     q.due_to = today() + 50),
	    1);
	assert_int_equal(FOUND_WITH(q.group_id = groups), 2);
	assert_int_equal(FOUND_WITH(
			     q.specialist_id = world_person(WORLD_CREATOR)
						   ->account_id),
	    3);
	assert_int_equal(FOUND_WITH(q.specialist_id = 999), 0);
	assert_int_equal(FOUND_WITH(q.scope = SCOPE_MINE,
			     q.specialist_id = 999),
	    0);
	assert_int_equal(FOUND_WITH(q.scope = SCOPE_MINE,
			     q.agency_id = rows_agency_a()),
	    2);
	assert_int_equal(FOUND_WITH(q.reference = "5001", q.starred = true,
			     q.urgency = URGENCY_NORMAL,
			     q.sort = SORT_REFERENCE),
	    2);
#undef FOUND_WITH
}

/* The full-text index knows what is committed. */
static void
words_are_found(void **state)
{
	struct cx *cx = test_cx(DB_WEB);
	struct model *model = arena_alloc(cx->mem, sizeof(*model));
	struct list_query q;
	struct list_days on = days();
	struct list_page page;
	size_t all, drill, trees;

	(void)state;
	cx->actor = world_actor(WORLD_CREATOR);
	build_model(cx, model);
	list_query_init(&q);
	q.view = LIST_EVERYTHING;
	all = n_found(cx, &q);
	q.text = "diễn tập phòng thủ";
	drill = n_found(cx, &q);
	q.text = "trong cay";
	trees = n_found(cx, &q);
	assert_true(drill > 0 && trees > 0);
	assert_int_equal(drill + trees, all);
	q.text = "trồng cây phòng thủ";
	assert_int_equal(n_found(cx, &q), 0);
	q.text = "trồng cây";
	q.reference = "108";
	assert_true(n_found(cx, &q) > 0);
	q.reference = "100"; /* that one drills */
	assert_int_equal(n_found(cx, &q), 0);
	q.reference = "";
	q.sort = SORT_STATE;
	assert_int_equal(n_found(cx, &q), trees);
	cx->actor = world_actor(WORLD_RESPONDER);
	all = n_found(cx, &q);
	assert_true(all > 0 && all < trees);
	/* Rare among many others: they are not found by looking at each. */
	cx->actor = world_actor(WORLD_CREATOR);
	q.sort = SORT_DUE;
	test_run("INSERT INTO assignment (task_id, directive_id, agency_id,"
		 " role, state, open, specialist_id, due_on, assigned_at,"
		 " closed_on) SELECT a.task_id, a.directive_id, a.agency_id,"
		 " 'lead', 'completed', 0, a.specialist_id, '2001-01-01',"
		 " '2000-12-01', '2001-01-01' FROM assignment a, seq_1_to_4000"
		 " WHERE a.id = (SELECT MIN(b.id) FROM assignment b JOIN"
		 " directive d ON d.id = b.directive_id"
		 " WHERE d.ref_number = '100')");
	assert_int_equal(n_found(cx, &q), trees);
	q.sort = SORT_ASSIGNED;
	assert_int_equal(n_found(cx, &q), trees);
	/* Frequent: more than anybody counts. */
	q.text = "diễn tập";
	assert_ok(cx, assignment_store_list_page(cx, &q, &on, &page));
	assert_int_equal(page.lines.n, q.size);
	assert_true(page.total_capped);
	assert_int_equal(page.total, LIST_SEARCH_MAX);
	world_reset();
}

/* Beyond the cap a number is no longer exact, and an order is refused. */
static void
large_sets(void **state)
{
	struct cx *cx = test_cx(DB_WEB);
	struct list_days on = days();
	struct list_counters counters;
	struct list_query q;
	struct list_page page;
	struct task t;

	(void)state;
	cx->actor = world_actor(WORLD_CREATOR);
	t = new_task(cx, "900");
	(void)rows_assignment(cx, &t, rows_agency_a(), STATE_RECEIVED,
	    today() - 1);
	test_run("INSERT INTO assignment (task_id, directive_id, agency_id,"
		 " role, state, open, specialist_id, due_on, assigned_at)"
		 " SELECT a.task_id, a.directive_id, a.agency_id, 'lead',"
		 " 'received', 1, a.specialist_id, a.due_on, a.assigned_at"
		 " FROM assignment a, seq_1_to_5000"
		 " WHERE a.id = (SELECT MAX(b.id) FROM assignment b)");
	list_query_init(&q);
	assert_ok(cx, assignment_store_list_page(cx, &q, &on, &page));
	assert_true(page.total_capped);
	assert_int_equal(page.total, LIST_COUNT_MAX);
	assert_ok(cx, assignment_store_count(cx, SCOPE_ALL, &on, &counters));
	assert_int_equal(counters.n[LIST_OPEN], LIST_COUNT_MAX + 1);
	assert_int_equal(counters.n[LIST_OVERDUE], LIST_COUNT_MAX + 1);
	/* What is finished is not counted. */
	assert_int_equal(counters.n[LIST_EVERYTHING], 0);
	q.sort = SORT_AGENCY;
	assert_ok(cx, assignment_store_list_page(cx, &q, &on, &page));
	assert_true(page.sort_refused);
	assert_int_equal(page.lines.n, LIST_SIZE_DEFAULT);
	assert_true(page.has_older);
	world_reset();
}

#define WITH_ROWS(test)                                                        \
	cmocka_unit_test_setup_teardown(test, rows_begin, test_rollback)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ROWS(what_was_written_is_read),
		WITH_ROWS(one_version_is_true_whatever_the_clock_does),
		WITH_ROWS(who_was_first_is_first),
		WITH_ROWS(seen_once),
		WITH_ROWS(versions_become_intervals),
		WITH_ROWS(a_clock_set_back),
		WITH_ROWS(a_dropped_draft_was_never_there),
		WITH_ROWS(who_is_concerned),
		WITH_ROWS(of_a_task_and_of_a_directive),
		WITH_ROWS(lines_of_ids),
		WITH_ROWS(every_view_in_every_order),
		WITH_ROWS(filters_narrow_every_view),
		WITH_ROWS(counters_count_what_the_views_show),
		WITH_ROWS(time_states_share_out_what_is_open),
		WITH_ROWS(orders_without_an_index),
		WITH_ROWS(an_agency_sees_its_own),
		WITH_ROWS(what_else_can_be_asked_for),
		cmocka_unit_test(words_are_found),
		cmocka_unit_test(large_sets),
	};

	return cmocka_run_group_tests(tests, rows_world, NULL);
}
