/*
 * frozen reports: three years of a small province against a model of them.
 *
 * Whatever happens is kept here as well, version by version. Each month,
 * quarter and year is frozen when it may be; the model writes the fixed form of
 * each from its own memory, and says which rows are otherwise in another report
 * and which events made them so.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "assignment_store.h"
#include "check.h"
#include "clock.h"
#include "crypto.h"
#include "database.h"
#include "event_store.h"
#include "frozen_store.h"
#include "frozen_verbs.h"
#include "report_store.h"
#include "rules_store.h"
#include "str.h"

enum {
	N_AGENCIES = 6,
	N_FIRST = 120, /* handed out by themselves; transfers come on top */
	N_MAX = 400,
	VERSIONS_MAX = 24,
	DAYS = 3 * 365,
	FROZEN_MAX = 100,
	TEXT_MAX = 1 << 20,
	N_DIRECTIVES = 3, /* 50, 51, 52 */
	N_TURNS = 6
};

struct version {
	int64_t from;
	uint64_t event_id;
	struct assignment a;
};
struct history {
	int64_t next; /* when something happens to it again */
	bool begun;
	size_t n;
	struct version versions[VERSIONS_MAX];
};

static struct {
	struct cx *cx; /* nv_web */
	uint64_t agencies[N_AGENCIES];
	struct history histories[N_MAX];
	size_t n;
	size_t n_frozen;
	struct frozen frozen[FROZEN_MAX];
	int64_t merged_at[2];
	uint64_t random;
	size_t n_late;
	size_t n_moved;
	size_t n_sources; /* of moves, how many have been */
	size_t n_by_source;
} town;

/* What a directive turns out to be in the course of the years, by day. The
 * first moves of 51 and 52 undo each other; one of them changes no report. */
static struct turn {
	int day;
	uint64_t directive_id;
	const char *old_source;
	const char *source;
	int64_t at;
	uint64_t event_id;
} turns[N_TURNS] = {
	{ .day = 210, 51, "committee", "work_programme", 0, 0 },
	{ .day = 390, 52, "work_programme", "committee", 0, 0 },
	{ .day = 560, 51, "work_programme", "government", 0, 0 },
	{ .day = 640, 51, "government", "committee", 0, 0 },
	{ .day = 820, 52, "committee", "work_programme", 0, 0 },
	{ .day = 1010, 51, "committee", "work_programme", 0, 0 },
};

/* By task: most are of the first. */
static uint64_t
directive_of(uint64_t task_id)
{
	return task_id % 5 == 3 ? 51 : task_id % 5 == 4 ? 52 : 50;
}

static bool
is_programme(const char *source)
{
	return strcmp(source, "work_programme") == 0;
}

/* Was it of the work programme at that moment? */
static bool
in_programme(uint64_t directive_id, int64_t at)
{
	bool found = directive_id == 52;

	for (size_t i = 0; i < town.n_sources; i++) {
		if (turns[i].directive_id == directive_id && turns[i].at <= at)
			found = is_programme(turns[i].source);
	}
	return found;
}

static int
chance(int n)
{
	town.random = town.random * 6364136223846793005U + 1442695040888963407U;
	return (int)((town.random >> 33) % (unsigned)n);
}

/* What happens --------------------------------------------------------------
 */

static struct assignment *
last_of(struct history *h)
{
	return &h->versions[h->n - 1].a;
}

static void
note(struct history *h, const struct assignment *a, enum event_kind kind)
{
	struct event event = {
		.kind = kind,
		.directive_id = a->directive_id,
		.task_id = a->task_id,
		.assignment_id = a->id,
	};

	assert_ok(town.cx, event_store_add(town.cx, &event));
	assert_true(h->n < VERSIONS_MAX);
	h->versions[h->n++] = (struct version){ town.cx->now, event.id, *a };
}

static void
change(struct history *h, struct assignment *a, enum event_kind kind)
{
	assert_ok(town.cx, assignment_store_set(town.cx, a));
	note(h, a, kind);
}

static void
hand_out(struct history *h, uint64_t agency_id, int32_t due_on,
    enum event_kind kind)
{
	int32_t today = clock_day(town.cx->now);
	struct assignment a = {
		.task_id = 1000 + (uint64_t)chance(90),
		.directive_id = 50,
		.agency_id = agency_id,
		.role = chance(5) == 0 ? ROLE_COORDINATING : ROLE_LEAD,
		.state = STATE_ASSIGNED,
		.specialist_id = 900,
		.first_due_on = due_on,
		.due_on = due_on,
		.update_due_on = due_on == NO_DAY ? today + 45 : due_on + 3,
		.update_derivation = "",
		.assigned_at = town.cx->now,
		.first_seen_at = NO_MOMENT,
		.received_at = NO_MOMENT,
		.updated_at = NO_MOMENT,
		.submitted_at = NO_MOMENT,
		.result_on = NO_DAY,
		.closed_at = NO_MOMENT,
		.closed_on = LAST_DAY,
		.paper_received_on = NO_DAY,
	};

	a.directive_id = directive_of(a.task_id);
	assert_ok(town.cx, assignment_store_add(town.cx, &a));
	h->begun = true;
	note(h, &a, kind);
}

static void
close_it(struct assignment *a, enum assignment_state state)
{
	a->state = state;
	a->closed_at = town.cx->now;
	a->closed_on = clock_day(town.cx->now);
}

/* Done: now and then weeks after the document of the result. */
static void
complete(struct history *h, struct assignment *a)
{
	int32_t handed_in = clock_day(a->submitted_at);

	close_it(a, STATE_COMPLETED);
	a->result_on = handed_in - (chance(3) == 0 ? chance(40) : 0);
	town.n_late += a->result_on < handed_in;
	a->outcome = outcome_of(a->due_on, a->result_on);
	a->update_late = chance(4) == 0;
	change(h, a, EVENT_CONFIRM);
}

static void
transfer(struct history *h, struct assignment *a)
{
	struct history *other;

	close_it(a, STATE_TRANSFERRED);
	change(h, a, EVENT_TRANSFER);
	if (town.n == N_MAX)
		return;
	other = &town.histories[town.n++];
	hand_out(other, town.agencies[2 + chance(N_AGENCIES - 2)], a->due_on,
	    EVENT_TRANSFER);
	other->next = town.cx->now + chance(15 * DAY_SECONDS);
	town.n_moved++;
}

/* What changes no state. */
static void
annotate(struct history *h, struct assignment *a)
{
	switch (chance(5)) {
	case 0:
		if (a->due_on != NO_DAY)
			a->due_on += 1 + chance(40);
		a->extension_count++;
		change(h, a, EVENT_EXTENSION_GRANT);
		break;
	case 1:
		if (a->due_on != NO_DAY)
			a->due_on += chance(21) - 10;
		change(h, a, EVENT_AMEND);
		break;
	case 2:
		a->notice_count++;
		change(h, a, EVENT_NOTICE);
		break;
	default:
		a->updated_at = town.cx->now;
		change(h, a, EVENT_PROGRESS);
	}
}

static void
step(struct history *h)
{
	struct assignment now = *last_of(h), *a = &now;
	int what = chance(20);

	if (what == 0) {
		transfer(h, a);
	} else if (what == 1) {
		close_it(a, chance(2) ? STATE_RECALLED : STATE_CANCELLED);
		change(h, a,
		    a->state == STATE_RECALLED ? EVENT_RECALL : EVENT_CANCEL);
	} else if (what < 7) {
		annotate(h, a);
	} else if (a->state == STATE_SUBMITTED && what < 9) {
		a->state = STATE_IN_PROGRESS;
		change(h, a, EVENT_SEND_BACK);
	} else if (a->state == STATE_SUBMITTED) {
		complete(h, a);
	} else if (a->state == STATE_IN_PROGRESS) {
		a->state = STATE_SUBMITTED;
		a->submitted_at = a->updated_at = town.cx->now;
		change(h, a, EVENT_SUBMIT);
	} else if (a->state == STATE_RETURNED) {
		a->state = STATE_ASSIGNED;
		change(h, a, EVENT_CORRECT);
	} else if (what == 7) {
		a->state = STATE_RETURNED;
		a->return_count++;
		change(h, a, EVENT_RETURN);
	} else {
		a->state = a->state == STATE_ASSIGNED ? STATE_RECEIVED
						      : STATE_IN_PROGRESS;
		change(h, a, EVENT_RECEIVE);
	}
}

/* Two agencies are merged into another: what is open goes there. */
static void
merge(size_t which)
{
	town.cx->now = town.merged_at[which];
	for (size_t i = 0; i < town.n; i++) {
		struct history *h = &town.histories[i];
		struct assignment a;

		if (!h->begun)
			continue;
		a = *last_of(h);
		if (a.agency_id != town.agencies[which] ||
		    !assignment_is_open(a.state))
			continue;
		a.agency_id = town.agencies[2];
		change(h, &a, EVENT_REORGANISE);
		town.n_moved++;
	}
}

static void
happen(struct history *h)
{
	int first = town.cx->now > town.merged_at[1]   ? 2
		    : town.cx->now > town.merged_at[0] ? 1
						       : 0;

	if (!h->begun)
		hand_out(h, town.agencies[first + chance(N_AGENCIES - first)],
		    chance(6) == 0 ? NO_DAY
				   : clock_day(town.cx->now) + chance(90),
		    EVENT_FORWARD);
	else
		step(h);
	h->next = INT64_MAX;
	if (assignment_is_open(last_of(h)->state) && h->n < VERSIONS_MAX - 3)
		h->next = town.cx->now +
			  (chance(12) == 0 ? 0 : chance(60 * DAY_SECONDS));
}

/* The years -----------------------------------------------------------------
 */

static void
freeze(enum period_kind kind, int32_t day)
{
	struct period period = period_of(town.cx->profile, town.cx->calendar,
	    kind, day);
	struct frozen *frozen = &town.frozen[town.n_frozen];

	if (period.to != day)
		return;
	town.cx->now = frozen_earliest(&period) - 1;
	assert_err(town.cx, report_freeze(town.cx, &period, ROLE_LEAD, frozen),
	    ERR_INPUT);
	town.cx->now++;
	assert_ok(town.cx, report_freeze(town.cx, &period, ROLE_LEAD, frozen));
	assert_true(frozen->id > 0);
	frozen->seal = ""; /* it lies in memory of the day */
	town.n_frozen++;
	assert_err(town.cx,
	    report_freeze(town.cx, &period, ROLE_LEAD, &town.frozen[0]),
	    ERR_INPUT);
}

static struct history *
next_one(void)
{
	struct history *first = &town.histories[0];

	for (size_t i = 1; i < town.n; i++) {
		if (town.histories[i].next < first->next)
			first = &town.histories[i];
	}
	return first;
}

/* A directive is of another source than was thought. */
static void
turn(struct turn *m)
{
	static const struct db_stmt set = STMT("test.set_source",
	    "UPDATE directive SET source = ? WHERE id = ?");
	struct event_change changed = { "source", m->old_source, m->source };
	struct event event = {
		.kind = EVENT_AMEND,
		.directive_id = m->directive_id,
		.reason = "Đúng nguồn giao",
		.n_changes = 1,
		.changes = &changed,
	};

	assert_ok(town.cx,
	    db_exec(town.cx, &set,
		ARGS(db_str(m->source), db_u64(m->directive_id)), NULL));
	assert_ok(town.cx, event_store_add(town.cx, &event));
	m->at = town.cx->now;
	m->event_id = event.id;
	town.n_sources++;
}

static void
live_a_day(int32_t day)
{
	int64_t end = clock_day_end(day);
	size_t next = town.n_sources;

	if (next < N_TURNS &&
	    day >= clock_day(TEST_NOW) - DAYS + turns[next].day) {
		town.cx->now = clock_day_start(day) + 8 * 3600;
		turn(&turns[next]);
	}

	for (size_t i = 0; i < 2; i++) {
		if (clock_day(town.merged_at[i]) == day)
			merge(i);
	}
	for (;;) {
		struct history *h = next_one();

		if (h->next > end)
			break;
		town.cx->now = h->next;
		happen(h);
	}
	if (day_to_date(day).day == town.cx->profile->period_first_day - 1) {
		freeze(PERIOD_MONTH, day);
		freeze(PERIOD_QUARTER, day);
		freeze(PERIOD_YEAR, day);
	}
}

static void
make_frame(void)
{
	test_run("INSERT INTO account (id, login, kind, role, position, name,"
		 " basis, created_at) VALUES (900, 'a@example.vn', 'personal',"
		 " 'creator', 'specialist', 'Lê Thị Hạnh', 'x',"
		 " UTC_TIMESTAMP())");
	test_run("INSERT INTO directive (id, doc_type, ref_number, ref_symbol,"
		 " ref_fold, abstract, issued_on, released_at, signer,"
		 " assigner_id, state, record_due_at, record_derivation,"
		 " created_by, created_at) VALUES (50, 'CV', '1986',"
		 " 'UBND-KT', '1986/ubnd-kt', 'Về việc rà soát',"
		 " '2023-04-02', '2023-04-02 01:00:00', 'Trần Văn Nam',"
		 " (SELECT MIN(id) FROM assigner), 'forwarded',"
		 " '2023-04-03 09:59:59', '', 900, '2023-04-02 02:00:00')");
	test_run("INSERT INTO directive (id, doc_type, ref_number, ref_symbol,"
		 " ref_fold, abstract, issued_on, released_at, signer,"
		 " assigner_id, state, record_due_at, record_derivation,"
		 " created_by, created_at, source) SELECT 50 + seq, doc_type,"
		 " ref_number + seq, ref_symbol, CONCAT(seq, ref_fold),"
		 " abstract, issued_on, released_at, signer, assigner_id,"
		 " state, record_due_at, '', 900, created_at,"
		 " IF(seq = 2, 'work_programme', 'committee')"
		 " FROM directive, seq_1_to_2 WHERE id = 50");
	test_run(
	    "INSERT INTO task (id, directive_id, number, title,"
	    " has_deadline, must_report, deadline_kind, field_id,"
	    " specialist_id, office_leader_id, chairman_id, created_at)"
	    " SELECT 1000 + seq, CASE seq MOD 5 WHEN 3 THEN 51"
	    " WHEN 4 THEN 52 ELSE 50 END, seq + 1, 'Rà soát quỹ đất', 1, 1,"
	    " 'date', (SELECT MIN(id) FROM field), 900, 900, 900,"
	    " '2023-04-02 02:00:00' FROM seq_0_to_99");
}

static void
choose_agencies(void)
{
	static const struct db_stmt ids = STMT("test.agencies",
	    "SELECT id FROM agency ORDER BY kind, sort_order, id LIMIT 6");
	struct db_rows *rows;
	size_t n = 0;

	assert_ok(town.cx, db_query(town.cx, &ids, NO_ARGS, &rows));
	while (db_next(rows))
		town.agencies[n++] = row_u64(rows);
	assert_int_equal(n, N_AGENCIES);
}

static int
three_years(void **state)
{
	struct cx *rules = test_cx(DB_READ);
	int32_t last = clock_day(TEST_NOW), first = last - DAYS;
	const char *seed = getenv("NV_FROZEN_SEED");

	(void)state;
	test_reset();
	make_frame();
	town.cx = test_cx(DB_WEB);
	assert_ok(rules, rules_load(rules));
	town.cx->profile = rules->profile;
	town.cx->calendar = rules->calendar;
	choose_agencies();
	town.random = 20230424;
	for (; seed != NULL && *seed != '\0'; seed++)
		town.random = town.random * 31 + (unsigned char)*seed;
	town.n = N_FIRST;
	for (size_t i = 0; i < town.n; i++)
		town.histories[i].next = clock_day_start(first) +
					 (int64_t)chance(DAYS) * DAY_SECONDS +
					 chance(DAY_SECONDS);
	town.merged_at[0] = clock_day_start(first + 400) + 9 * 3600;
	town.merged_at[1] = clock_day_start(first + 800) + 9 * 3600;
	assert_ok(town.cx, db_begin(town.cx));
	for (int32_t day = first; day < last; day++) {
		live_a_day(day);
		arena_reset(town.cx->mem);
	}
	assert_ok(town.cx, db_commit(town.cx));
	town.cx->now = TEST_NOW;
	return 0;
}

/* The model ------------------------------------------------------------------
 */

/* What a row counts as; leaf 0: it does not belong to the report. */
struct mark {
	uint64_t agency_id;
	int leaf;
	unsigned flags;
};

static int
leaf_of(const struct assignment *a, int32_t as_of)
{
	bool doing;

	if (a->state == STATE_COMPLETED)
		return a->outcome == OUTCOME_EARLY     ? 1
		       : a->outcome == OUTCOME_ON_TIME ? 2
		       : a->outcome == OUTCOME_LATE    ? 3
						       : 4;
	if (!assignment_is_open(a->state))
		return 5;
	doing = a->state == STATE_IN_PROGRESS || a->state == STATE_SUBMITTED;
	if (a->due_on == NO_DAY)
		return doing ? 8 : 11;
	if (a->due_on >= as_of || (a->state == STATE_SUBMITTED &&
				      clock_day(a->submitted_at) <= a->due_on))
		return doing ? 6 : 9;
	return doing ? 7 : 10;
}

static unsigned
flags_of(const struct assignment *a, const struct report_query *query)
{
	int32_t as_of = report_as_of(query);
	int32_t since = a->due_on != NO_DAY ? a->due_on : a->update_due_on;
	bool waits = a->state != STATE_COMPLETED && a->state != STATE_SUBMITTED;
	bool due = a->outcome == OUTCOME_EARLY ||
		   a->outcome == OUTCOME_ON_TIME || a->outcome == OUTCOME_LATE;

	if (a->due_on != NO_DAY && a->due_on <= as_of)
		due = true;
	if (a->update_due_on >= as_of ||
	    (a->updated_at != NO_MOMENT && clock_day(a->updated_at) > since))
		waits = false;
	return (a->extension_count > 0 ? 1U : 0) |
	       (a->return_count > 0 ? 2U : 0) | (a->notice_count > 0 ? 4U : 0) |
	       (a->escalated ? 8U : 0) | (a->update_late ? 16U : 0) |
	       (waits ? 32U : 0) | (due ? 64U : 0) |
	       (clock_day(a->assigned_at) < query->period.from ? 128U : 0);
}

static const struct version *
known(const struct history *h, int64_t at)
{
	const struct version *found = NULL;

	for (size_t i = 0; i < h->n; i++) {
		if (h->versions[i].from <= at)
			found = &h->versions[i];
	}
	return found;
}

static struct mark
mark_of(const struct version *v, const struct report_query *query)
{
	struct mark mark = { .leaf = 0 };

	if (v == NULL || clock_day(v->a.assigned_at) > query->period.to ||
	    v->a.closed_on < query->period.from ||
	    (int)v->a.role != query->role ||
	    in_programme(v->a.directive_id, query->known_at))
		return mark;
	mark.agency_id = v->a.agency_id;
	mark.leaf = leaf_of(&v->a, report_as_of(query));
	mark.flags = flags_of(&v->a, query);
	return mark;
}

static const char *
day_text(struct arena *mem, int32_t day)
{
	char text[16];

	return day == NO_DAY ? "-"
			     : arena_strdup(mem, day_format_iso(day, text));
}

static const char *const outcome_words[] = { "none", "early", "on_time", "late",
	"no_deadline" };

static void
write_row(struct str *s, const struct version *v, const struct mark *mark)
{
	const struct assignment *a = &v->a;
	struct arena *mem = s->mem;

	str_printf(s,
	    "row %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64
	    " %s %s %d %u %s %s %s %s %s %s %s %u %u %u\n",
	    a->id, a->version, a->task_id, a->agency_id,
	    assignment_role_name(a->role), assignment_state_name(a->state),
	    mark->leaf, mark->flags, day_text(mem, clock_day(a->assigned_at)),
	    day_text(mem, a->first_due_on), day_text(mem, a->due_on),
	    a->submitted_at == NO_MOMENT
		? "-"
		: day_text(mem, clock_day(a->submitted_at)),
	    day_text(mem, a->result_on), outcome_words[a->outcome],
	    day_text(mem, a->closed_on), a->extension_count, a->return_count,
	    a->notice_count);
}

/* By the number of the leaf and the bit: where each is counted besides. */
static void
count(uint32_t n[N_REPORT_CELLS], const struct mark *m)
{
	static const int leafs[] = { 0, CELL_DONE_EARLY, CELL_DONE_ON_TIME,
		CELL_DONE_LATE, CELL_DONE_NO_DEADLINE, CELL_OUT,
		CELL_DOING_IN_TIME, CELL_DOING_OVERDUE, CELL_DOING_NO_DEADLINE,
		CELL_NOT_STARTED_IN_TIME, CELL_NOT_STARTED_OVERDUE,
		CELL_NOT_STARTED_NO_DEADLINE };
	static const int bits[] = { CELL_EXTENDED, CELL_RETURNED, CELL_NOTICED,
		CELL_ESCALATED, CELL_UPDATED_LATE, CELL_NOT_UPDATED,
		CELL_FALLEN_DUE, CELL_CARRIED };

	n[leafs[m->leaf]]++;
	if (m->leaf == 5)
		return;
	n[CELL_TOTAL]++;
	n[CELL_NEW] += (m->flags & 128) == 0;
	n[CELL_DONE] += m->leaf <= 4;
	n[CELL_DONE_IN_TIME] += m->leaf <= 4 && m->leaf != 3;
	n[CELL_DOING] += m->leaf >= 6 && m->leaf <= 8;
	n[CELL_NOT_STARTED] += m->leaf >= 9;
	for (int i = 0; i < 8; i++)
		n[bits[i]] += m->flags >> i & 1;
}

static void
write_counts(struct str *s, const uint32_t n[N_REPORT_CELLS])
{
	for (int i = 0; i < N_REPORT_CELLS; i++)
		str_printf(s, " %" PRIu32, n[i]);
	str_add(s, "\n");
}

static void
write_sums(struct str *s, const struct report_query *query)
{
	uint32_t total[N_REPORT_CELLS] = { 0 }, n_rows = 0, n_tasks = 0;
	bool seen[2000] = { false };

	for (size_t g = 0; g < N_AGENCIES; g++) {
		uint32_t n[N_REPORT_CELLS] = { 0 }, rows = 0;

		for (size_t i = 0; i < town.n; i++) {
			const struct version *v = known(&town.histories[i],
			    query->known_at);
			struct mark m = mark_of(v, query);

			if (m.leaf == 0 || m.agency_id != town.agencies[g])
				continue;
			rows++;
			count(n, &m);
			count(total, &m);
			n_tasks += m.leaf != 5 && !seen[v->a.task_id];
			seen[v->a.task_id] |= m.leaf != 5;
		}
		n_rows += rows;
		if (rows == 0)
			continue;
		str_printf(s, "agency %" PRIu64, town.agencies[g]);
		write_counts(s, n);
	}
	str_printf(s, "total %" PRIu32 " %" PRIu32, n_rows, n_tasks);
	write_counts(s, total);
}

static int
by_id(const void *a, const void *b)
{
	const struct version *x = *(const struct version *const *)a;
	const struct version *y = *(const struct version *const *)b;

	return (x->a.id > y->a.id) - (x->a.id < y->a.id);
}

static const char *
model_text(const struct frozen *frozen)
{
	const struct report_query *query = &frozen->query;
	const struct version *rows[N_MAX];
	size_t n = 0;
	struct str s;

	str_init(&s, town.cx->mem, TEXT_MAX);
	str_printf(&s,
	    "nhacviec report 1\nperiod %s %d %d %s %s\nrole lead\n"
	    "known %" PRId64 "\n",
	    period_kind_name(query->period.kind), query->period.year,
	    query->period.number, day_text(s.mem, query->period.from),
	    day_text(s.mem, query->period.to),
	    clock_day_start(query->period.to + 1) - 1);
	for (size_t i = 0; i < town.n; i++) {
		const struct version *v = known(&town.histories[i],
		    query->known_at);

		if (mark_of(v, query).leaf != 0)
			rows[n++] = v;
	}
	qsort(rows, n, sizeof(rows[0]), by_id);
	for (size_t i = 0; i < n; i++) {
		struct mark m = mark_of(rows[i], query);

		write_row(&s, rows[i], &m);
	}
	write_sums(&s, query);
	return str_text(&s);
}

static void
add_line(void *to, const char *line)
{
	str_add(to, line);
	if (line[strlen(line) - 1] != '\n')
		str_add(to, "\n");
}

static const char *
written(const struct frozen *frozen, bool derived)
{
	struct str s;

	str_init(&s, town.cx->mem, TEXT_MAX);
	assert_ok(town.cx,
	    frozen_write(town.cx, frozen, derived, add_line, &s));
	return str_text(&s);
}

/* Tests -----------------------------------------------------------------------
 */

static void
every_frozen_report_is_what_the_events_say(void **state)
{
	size_t rows = 0;

	(void)state;
	assert_in_range(town.n_frozen, 45, FROZEN_MAX);
	assert_true(town.n_late > 10 && town.n_moved > 10);
	for (size_t i = 0; i < town.n_frozen; i++) {
		const struct frozen *f = &town.frozen[i];
		const char *model;
		uint8_t sum[SHA256_SIZE];

		model = model_text(f);
		assert_string_equal(written(f, false), model);
		assert_string_equal(written(f, true), model);
		crypto_sha256(model, strlen(model), sum);
		assert_memory_equal(sum, f->sum, SHA256_SIZE);
		rows += f->n_rows;
		arena_reset(town.cx->mem);
	}
	assert_true(rows > 500);
}

/* Is it otherwise? As the header of frozen.h says. */
static bool
differ(const struct mark *a, const struct mark *b, unsigned mask)
{
	if (a->leaf == 0 && b->leaf == 0)
		return false;
	if (a->leaf == 0 || b->leaf == 0)
		return true;
	return a->agency_id != b->agency_id || a->leaf != b->leaf ||
	       (a->leaf != 5 && (a->flags & mask) != (b->flags & mask));
}

/* The events of one row, by the model: those at the seconds at which a version
 * came that counts as something else. */
static size_t
reasons_by_hand(const struct history *h, int64_t after,
    const struct report_query *query, unsigned mask, uint64_t ids[VERSIONS_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < h->n; i++) {
		bool changed = false;

		if (h->versions[i].from <= after ||
		    h->versions[i].from > query->known_at)
			continue;
		for (size_t k = 0; k < h->n; k++) {
			const struct assignment *a = &h->versions[k].a;
			struct mark m = { a->agency_id,
				leaf_of(a, report_as_of(query)),
				flags_of(a, query) };
			struct mark before = { .leaf = 0 };

			if (h->versions[k].from != h->versions[i].from)
				continue;
			if (k > 0) {
				a = &h->versions[k - 1].a;
				before = (struct mark){ a->agency_id,
					leaf_of(a, report_as_of(query)),
					flags_of(a, query) };
			}
			changed |= differ(&before, &m, mask);
		}
		if (changed)
			ids[n++] = h->versions[i].event_id;
	}
	return n;
}

/* The moves of its directive besides; of a row they took into the work
 * programme, nothing else. Nothing of a row that the period leaves out. */
static size_t
moves_by_hand(const struct history *h, int64_t after,
    const struct report_query *query, uint64_t *ids, size_t n)
{
	const struct version *v = known(h, query->known_at);
	uint64_t moved[N_TURNS];
	size_t n_moved = 0;

	if (v == NULL || clock_day(v->a.assigned_at) > query->period.to ||
	    v->a.closed_on < query->period.from)
		return n;
	for (size_t i = 0; i < town.n_sources; i++) {
		const struct turn *m = &turns[i];

		if (m->directive_id == v->a.directive_id && m->at > after &&
		    m->at <= query->known_at && m->at >= h->versions[0].from &&
		    is_programme(m->old_source) != is_programme(m->source))
			moved[n_moved++] = m->event_id;
	}
	if (n_moved > 0 && in_programme(v->a.directive_id, query->known_at))
		n = 0;
	memcpy(ids + n, moved, n_moved * sizeof(moved[0]));
	town.n_by_source += n_moved;
	return n + n_moved;
}

static int
by_event(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void
same_reasons(const struct frozen_difference *d, const struct history *h,
    const struct frozen *a, const struct report_query *query, unsigned mask)
{
	uint64_t ids[VERSIONS_MAX + N_TURNS];
	size_t n = reasons_by_hand(h, a->query.known_at, query, mask, ids);

	n = moves_by_hand(h, a->query.known_at, query, ids, n);
	qsort(ids, n, sizeof(ids[0]), by_event);

	if (n == 0) {
		assert_int_equal(d->n_reasons, 1);
		assert_int_equal(d->reasons[0].event.id, 0);
		assert_true(d->reasons[0].cause == CAUSE_DAY ||
			    d->reasons[0].cause == CAUSE_PERIOD);
		return;
	}
	assert_int_equal(d->n_reasons, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(d->reasons[i].event.id, ids[i]);
}

static const struct history *
history_of(uint64_t assignment_id)
{
	for (size_t i = 0; i < town.n; i++) {
		if (town.histories[i].n > 0 &&
		    town.histories[i].versions[0].a.id == assignment_id)
			return &town.histories[i];
	}
	fail_msg("no such assignment");
	return NULL;
}

/* How many rows are otherwise. */
static size_t
compare(const struct frozen *a, const struct frozen *b)
{
	const struct report_query *query = &b->query;
	unsigned mask = a->query.period.from == query->period.from ? 255 : 127;
	struct frozen_differences found;
	size_t wanted = 0;
	uint32_t n;

	assert_ok(town.cx, frozen_compare(town.cx, a, b, 0, N_MAX, &found));
	assert_ok(town.cx, frozen_compare_count(town.cx, a, b, &n));
	assert_int_equal(n, found.n);
	for (size_t i = 0; i < town.n; i++) {
		const struct history *h = &town.histories[i];
		struct mark before = mark_of(known(h, a->query.known_at),
		    &a->query);
		struct mark after = mark_of(known(h, query->known_at), query);

		wanted += differ(&before, &after, mask);
	}
	assert_int_equal(found.n, wanted);
	for (size_t i = 0; i < found.n; i++)
		same_reasons(&found.items[i],
		    history_of(found.items[i].assignment_id), a, query, mask);
	return found.n;
}

static void
each_difference_has_exactly_its_events(void **state)
{
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i + 1 < town.n_frozen; i += 3) {
		struct frozen now = town.frozen[i];

		now.id = 0;
		now.query.known_at = TEST_NOW;
		n += compare(&town.frozen[i], &now);
		n += compare(&town.frozen[i], &town.frozen[i + 1]);
		arena_reset(town.cx->mem);
	}
	assert_true(n > 300);
	assert_true(town.n_by_source > 20);
}

static void
stored_sums_are_those_of_the_report(void **state)
{
	(void)state;
	for (size_t i = 0; i < town.n_frozen; i += 7) {
		const struct frozen *f = &town.frozen[i];
		struct report_summary shown, counted;
		struct frozen again;
		struct frozen_check check;

		assert_ok(town.cx, frozen_store_get(town.cx, f->id, &again));
		assert_ok(town.cx,
		    frozen_store_summary(town.cx, &again, &shown));
		assert_ok(town.cx,
		    report_store_summary(town.cx, &f->query, &counted));
		assert_memory_equal(&shown.total, &counted.total,
		    sizeof(shown.total));
		assert_int_equal(shown.distinct_tasks, counted.distinct_tasks);
		assert_int_equal(shown.n_blocks, counted.n_blocks);
		assert_ok(town.cx, frozen_check(town.cx, &again, &check));
		assert_true(check.stored && check.derived);
		arena_reset(town.cx->mem);
	}
}

/* Last: it spoils a report. */
static void
what_was_touched_is_found(void **state)
{
	const struct frozen *f = &town.frozen[town.n_frozen - 1];
	static const struct db_stmt spoil = STMT("test.spoil",
	    "UPDATE frozen_row SET leaf = 2 WHERE report_id = ?");
	struct frozen_check check;

	(void)state;
	assert_err(town.cx, db_exec(town.cx, &spoil, ARGS(db_u64(f->id)), NULL),
	    ERR_SYSTEM);
	test_run("UPDATE frozen_row SET notice_count = notice_count + 1"
		 " WHERE report_id = (SELECT MAX(id) FROM frozen_report)"
		 " LIMIT 1");
	assert_ok(town.cx, frozen_check(town.cx, f, &check));
	assert_false(check.stored);
	assert_true(check.derived);
	test_run("UPDATE frozen_row SET notice_count = notice_count - 1"
		 " WHERE report_id = (SELECT MAX(id) FROM frozen_report)"
		 " LIMIT 1");
	test_run("UPDATE frozen_agency SET counts = CONCAT('9', counts)"
		 " WHERE report_id = (SELECT MAX(id) FROM frozen_report)"
		 " LIMIT 1");
	assert_ok(town.cx, frozen_check(town.cx, f, &check));
	assert_false(check.stored);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_frozen_report_is_what_the_events_say),
		cmocka_unit_test(each_difference_has_exactly_its_events),
		cmocka_unit_test(stored_sums_are_those_of_the_report),
		cmocka_unit_test(what_was_touched_is_found),
	};

	return cmocka_run_group_tests(tests, three_years, NULL);
}
