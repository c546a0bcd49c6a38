/*
 * report_store: the sums of a report against a count by hand.
 *
 * A small province works for half a year at random; everything it does is kept
 * here as well, version by version, and counted again in C.
 */
#include "report_store.h"

#include <string.h>

#include "arena.h"
#include "assignment_store.h"
#include "check.h"
#include "clock.h"
#include "database.h"
#include "report_sum_verbs.h"
#include "rules_store.h"

enum {
	N_ASSIGNMENTS = 2000,
	N_AGENCIES = 8,
	N_TASKS = 900,
	N_PERIODS = 50,
	N_LATER = 200,  /* of them, handed out as the sums are tried */
	LIVED_MAX = 11, /* versions before the sums are tried */
	VERSIONS_MAX = 18,
	PAGE = 40
};

struct version {
	int64_t from; /* known from here to the next version */
	struct assignment a;
};
struct history {
	size_t n;
	struct version versions[VERSIONS_MAX];
};

static struct {
	struct cx *cx; /* nv_report */
	uint64_t agencies[N_AGENCIES];
	enum agency_kind kinds[N_AGENCIES];
	struct history histories[N_ASSIGNMENTS];
	size_t n;
	uint64_t random;
} town;

/* A number below n; the same ones in every run. */
static int
chance(int n)
{
	town.random = town.random * 6364136223846793005U + 1442695040888963407U;
	return (int)((town.random >> 33) % (unsigned)n);
}

/* What the province does --------------------------------------------------- */

static void
remember(struct cx *cx, struct history *h, const struct assignment *a)
{
	struct version *v = &h->versions[h->n++];

	v->from = cx->now;
	v->a = *a;
}

static void
close_it(struct cx *cx, struct assignment *a, enum assignment_state state)
{
	a->state = state;
	a->closed_at = cx->now;
	a->closed_on = clock_day(cx->now);
	if (state != STATE_COMPLETED)
		return;
	a->result_on = clock_day(a->submitted_at);
	a->outcome = outcome_of(a->due_on, a->result_on);
}

/* Something that changes no state. */
static void
annotate(struct cx *cx, struct assignment *a)
{
	switch (chance(6)) {
	case 0:
		a->extension_count++;
		if (a->due_on != NO_DAY)
			a->due_on += 1 + chance(30);
		break;
	case 1:
		a->notice_count++;
		break;
	case 2:
		a->escalated = true;
		break;
	case 3:
		a->update_late = true;
		break;
	default:
		a->updated_at = cx->now;
		break;
	}
}

/* What comes after this state; false: nothing does. */
static bool
step(struct cx *cx, struct assignment *a)
{
	int what = chance(20);

	if (!assignment_is_open(a->state))
		return false;
	if (what == 0)
		close_it(cx, a, STATE_TRANSFERRED);
	else if (what == 1)
		close_it(cx, a, chance(2) ? STATE_RECALLED : STATE_CANCELLED);
	else if (what < 6)
		annotate(cx, a);
	else if (a->state == STATE_SUBMITTED && what < 9)
		a->state = STATE_IN_PROGRESS; /* sent back */
	else if (a->state == STATE_SUBMITTED)
		close_it(cx, a, STATE_COMPLETED);
	else if (a->state == STATE_IN_PROGRESS) {
		a->state = STATE_SUBMITTED;
		a->submitted_at = a->updated_at = cx->now;
	} else if (a->state == STATE_RETURNED)
		a->state = STATE_ASSIGNED;
	else if (what == 6) {
		a->state = STATE_RETURNED;
		a->return_count++;
	} else if (a->state == STATE_ASSIGNED) {
		a->state = STATE_RECEIVED;
		a->received_at = cx->now;
	} else
		a->state = STATE_IN_PROGRESS;
	return true;
}

/* Of ten tasks seven come from the committee, two from the Government, and one
 * from the work programme. */
enum { COMMITTEE = 50, GOVERNMENT = 51, PROGRAMME = 52 };

static uint64_t
directive_of(uint64_t task_id)
{
	if (task_id % 10 == 9)
		return PROGRAMME;
	return task_id % 10 >= 7 ? GOVERNMENT : COMMITTEE;
}

static struct assignment
new_one(struct cx *cx, uint64_t agency_id, enum assignment_role role,
    int32_t due_on)
{
	int32_t today = clock_day(cx->now);
	uint64_t task_id = 1000 + (uint64_t)chance(N_TASKS);

	return (struct assignment){
		.task_id = task_id,
		.directive_id = directive_of(task_id),
		.agency_id = agency_id,
		.role = role,
		.state = STATE_ASSIGNED,
		.specialist_id = 900 + (uint64_t)chance(2),
		.first_due_on = due_on,
		.due_on = due_on,
		.update_due_on = due_on == NO_DAY ? today + 45 : due_on + 3,
		.update_derivation = "",
		.assigned_at = cx->now,
		.first_seen_at = NO_MOMENT,
		.received_at = NO_MOMENT,
		.updated_at = NO_MOMENT,
		.submitted_at = NO_MOMENT,
		.result_on = NO_DAY,
		.closed_at = NO_MOMENT,
		.closed_on = LAST_DAY,
		.paper_received_on = NO_DAY,
	};
}

static struct assignment
hand_out(struct cx *cx)
{
	int32_t due_on = chance(6) == 0 ? NO_DAY
					: clock_day(cx->now) + chance(60);
	struct assignment a = new_one(cx, town.agencies[chance(N_AGENCIES)],
	    (enum assignment_role)(chance(4) % 3), due_on);

	assert_ok(cx, assignment_store_add(cx, &a));
	return a;
}

/* The life of one assignment up to TEST_NOW. */
static void
live(struct cx *cx, struct history *h)
{
	struct assignment a;

	cx->now = TEST_NOW - (int64_t)chance(200) * DAY_SECONDS -
		  chance(DAY_SECONDS);
	a = hand_out(cx);
	remember(cx, h, &a);
	while (h->n < LIVED_MAX) {
		/* Now and then two within one second. */
		cx->now += chance(15) == 0 ? 0 : chance(20 * DAY_SECONDS);
		if (cx->now > TEST_NOW || !step(cx, &a))
			break;
		assert_ok(cx, assignment_store_set(cx, &a));
		remember(cx, h, &a);
	}
	arena_reset(cx->mem);
}

static void
make_frame(void)
{
	test_run("INSERT INTO account (id, login, kind, role, position, name,"
		 " basis, created_at) VALUES"
		 " (900, 'a@example.vn', 'personal', 'creator', 'specialist',"
		 " 'Lê Thị Hạnh', 'x', UTC_TIMESTAMP()),"
		 " (901, 'b@example.vn', 'personal', 'creator', 'specialist',"
		 " 'Phan Văn Bình', 'x', UTC_TIMESTAMP())");
	test_run("INSERT INTO assigner (kind, name) VALUES"
		 " ('chairman', 'Trần Văn Nam')");
	test_run("INSERT INTO directive (id, doc_type, ref_number, ref_symbol,"
		 " ref_fold, abstract, issued_on, released_at, signer,"
		 " assigner_id, source, state, record_due_at,"
		 " record_derivation, created_by, created_at)"
		 " SELECT k.id, k.doc_type, k.id, 'UBND-KT',"
		 " CONCAT(k.id, '/ubnd-kt'), 'Về việc rà soát',"
		 " '2025-09-02', '2025-09-02 01:00:00', 'Trần Văn Nam',"
		 " IF(k.id = 51, (SELECT MAX(id) FROM assigner),"
		 " (SELECT MIN(id) FROM assigner)), k.source, 'forwarded',"
		 " '2025-09-03 09:59:59', '', 900, '2025-09-02 02:00:00'"
		 " FROM (SELECT 50 AS id, 'CV' AS doc_type,"
		 " 'committee' AS source UNION ALL SELECT 51, 'QĐ',"
		 " 'government' UNION ALL SELECT 52, 'CTr',"
		 " 'work_programme') k");
	test_run("INSERT INTO task (id, directive_id, number, title,"
		 " has_deadline, must_report, deadline_kind, field_id,"
		 " specialist_id, office_leader_id, chairman_id, created_at)"
		 " SELECT 1000 + seq, CASE WHEN seq % 10 = 9 THEN 52"
		 " WHEN seq % 10 >= 7 THEN 51 ELSE 50 END, seq + 1,"
		 " 'Rà soát quỹ đất', 1, 1, 'date', IF(seq % 3 = 0,"
		 " (SELECT MAX(id) FROM field), (SELECT MIN(id) FROM field)),"
		 " 900 + seq % 2, 900, 900,"
		 " '2025-09-02 02:00:00' FROM seq_0_to_999");
}

/* Two agencies of each kind. */
static void
choose_agencies(void)
{
	static const struct db_stmt ids = STMT("test.agencies",
	    "SELECT id FROM agency WHERE kind = ? ORDER BY sort_order, id"
	    " LIMIT 2");
	struct cx *cx = test_superuser();
	size_t n = 0;

	test_run("INSERT INTO agency (code, kind, name, name_fold)"
		 " SELECT CONCAT('nhan-', k.kind, seq), k.kind,"
		 " CONCAT('Đơn vị ', seq), 'don vi'"
		 " FROM seq_1_to_2, (SELECT 'office' AS kind UNION ALL"
		 " SELECT 'other') k");
	for (int kind = 0; kind < N_AGENCY_KINDS; kind++) {
		const char *name = agency_kind_name((enum agency_kind)kind);
		struct db_rows *rows;

		assert_ok(cx, db_query(cx, &ids, ARGS(db_str(name)), &rows));
		while (db_next(rows)) {
			town.kinds[n] = (enum agency_kind)kind;
			town.agencies[n++] = row_u64(rows);
		}
	}
	assert_int_equal(n, N_AGENCIES);
}

static int
found_the_town(void **state)
{
	struct cx *cx = test_cx(DB_WEB);
	struct cx *rules = test_cx(DB_READ);

	(void)state;
	test_reset();
	make_frame();
	choose_agencies();
	town.random = 20260424;
	assert_ok(cx, db_begin(cx));
	for (town.n = 0; town.n < N_ASSIGNMENTS - N_LATER; town.n++)
		live(cx, &town.histories[town.n]);
	assert_ok(cx, db_commit(cx));
	assert_ok(rules, rules_load(rules));
	town.cx = test_cx(DB_REPORT);
	town.cx->profile = rules->profile;
	town.cx->calendar = rules->calendar;
	return 0;
}

/* The count by hand ---------------------------------------------------------
 */

static const struct assignment *
known(const struct history *h, int64_t at)
{
	const struct assignment *found = NULL;

	for (size_t i = 0; i < h->n; i++) {
		if (h->versions[i].from <= at)
			found = &h->versions[i].a;
	}
	return found;
}

static bool
is_past(const struct assignment *a, int32_t as_of)
{
	if (a->due_on == NO_DAY || a->due_on >= as_of)
		return false;
	return a->state != STATE_SUBMITTED ||
	       clock_day(a->submitted_at) > a->due_on;
}

static bool
is_not_updated(const struct assignment *a, int32_t as_of)
{
	int32_t since = a->due_on != NO_DAY ? a->due_on : a->update_due_on;

	return assignment_is_open(a->state) && a->state != STATE_SUBMITTED &&
	       a->update_due_on < as_of &&
	       (a->updated_at == NO_MOMENT ||
		   clock_day(a->updated_at) <= since);
}

static bool
progress_in(const struct assignment *a, int32_t as_of, enum report_cell cell)
{
	bool without = a->due_on == NO_DAY;
	bool doing = progress_of(a->state) == PROGRESS_DOING;
	bool waiting = progress_of(a->state) == PROGRESS_NOT_STARTED;

	switch ((int)cell) {
	case CELL_DOING_IN_TIME:
		return doing && !without && !is_past(a, as_of);
	case CELL_DOING_OVERDUE:
		return doing && is_past(a, as_of);
	case CELL_DOING_NO_DEADLINE:
		return doing && without;
	case CELL_DOING:
		return doing;
	case CELL_NOT_STARTED_IN_TIME:
		return waiting && !without && !is_past(a, as_of);
	case CELL_NOT_STARTED_OVERDUE:
		return waiting && is_past(a, as_of);
	case CELL_NOT_STARTED_NO_DEADLINE:
		return waiting && without;
	case CELL_NOT_STARTED:
		return waiting;
	case CELL_NOT_UPDATED:
		return is_not_updated(a, as_of);
	case CELL_FALLEN_DUE:
		if (a->state == STATE_COMPLETED)
			return a->outcome != OUTCOME_NO_DEADLINE;
		return !without && a->due_on <= as_of;
	default:
		return false;
	}
}

static bool
stays_in(const struct assignment *a, const struct report_query *query,
    enum report_cell cell)
{
	int32_t assigned_on = clock_day(a->assigned_at);

	switch ((int)cell) {
	case CELL_TOTAL:
		return true;
	case CELL_CARRIED:
		return assigned_on < query->period.from;
	case CELL_NEW:
		return assigned_on >= query->period.from;
	case CELL_DONE_EARLY:
		return a->outcome == OUTCOME_EARLY;
	case CELL_DONE_ON_TIME:
		return a->outcome == OUTCOME_ON_TIME;
	case CELL_DONE_LATE:
		return a->outcome == OUTCOME_LATE;
	case CELL_DONE_NO_DEADLINE:
		return a->outcome == OUTCOME_NO_DEADLINE;
	case CELL_DONE:
		return a->outcome != OUTCOME_NONE;
	case CELL_DONE_IN_TIME:
		return a->outcome != OUTCOME_NONE && a->outcome != OUTCOME_LATE;
	case CELL_EXTENDED:
		return a->extension_count > 0;
	case CELL_RETURNED:
		return a->return_count > 0;
	case CELL_NOTICED:
		return a->notice_count > 0;
	case CELL_ESCALATED:
		return a->escalated;
	case CELL_UPDATED_LATE:
		return a->update_late;
	default:
		return progress_in(a, report_as_of(query), cell);
	}
}

/* Does this cell of this report count it? a: as known then, or NULL. */
static bool
is_counted(const struct assignment *a, const struct report_query *query,
    enum report_cell cell)
{
	if (a == NULL || clock_day(a->assigned_at) > query->period.to ||
	    a->closed_on < query->period.from ||
	    (query->scope == REPORT_VI &&
		directive_of(a->task_id) == PROGRAMME) ||
	    (query->role >= 0 && (int)a->role != query->role))
		return false;
	if (progress_of(a->state) == PROGRESS_OUT)
		return cell == CELL_OUT;
	return stays_in(a, query, cell);
}

static uint32_t
count_by_hand(const struct report_query *query, enum report_cell cell,
    uint64_t agency_id)
{
	uint32_t n = 0;

	for (size_t i = 0; i < town.n; i++) {
		const struct assignment *a = known(&town.histories[i],
		    query->known_at);

		n += is_counted(a, query, cell) &&
		     (agency_id == 0 || a->agency_id == agency_id);
	}
	return n;
}

static uint32_t
tasks_by_hand(const struct report_query *query)
{
	bool seen[2000] = { false };
	uint32_t n = 0;

	for (size_t i = 0; i < town.n; i++) {
		const struct assignment *a = known(&town.histories[i],
		    query->known_at);

		if (!is_counted(a, query, CELL_TOTAL) || seen[a->task_id])
			continue;
		seen[a->task_id] = true;
		n++;
	}
	return n;
}

/* Reports of the town --------------------------------------------------------
 */

static struct report_query
free_report(int32_t from, int32_t to, int role, int64_t known_at)
{
	struct report_query query = { .role = role, .known_at = known_at };

	assert_true(period_free(town.cx->profile, town.cx->calendar, from, to,
	    &query.period));
	return query;
}

static struct report_query
random_report(void)
{
	int32_t from = clock_day(TEST_NOW) - 190 + chance(180);
	int32_t to = from + chance(120);
	int64_t until = TEST_NOW - clock_day_start(from);
	struct report_query query = free_report(from, to, chance(4) - 1,
	    TEST_NOW);

	if (chance(3) != 0)
		query.known_at = clock_day_start(from) + chance((int)until + 1);
	query.scope = chance(3) == 0 ? REPORT_ALL : REPORT_VI;
	query.known_at = report_known_at(&query.period, query.known_at);
	return query;
}

static struct report_summary
summary_of(const struct report_query *query)
{
	struct report_summary out;

	assert_ok(town.cx, report_store_summary(town.cx, query, &out));
	return out;
}

static const struct report_row *
row_of(const struct report_summary *summary, uint64_t agency_id)
{
	static const struct report_row nothing;

	for (size_t b = 0; b < summary->n_blocks; b++) {
		for (size_t i = 0; i < summary->blocks[b].n; i++) {
			if (summary->blocks[b].rows[i].agency.id == agency_id)
				return &summary->blocks[b].rows[i];
		}
	}
	return &nothing;
}

static void
same_counts(const struct report_counts *a, const struct report_counts *b)
{
	for (int cell = 0; cell < N_REPORT_CELLS; cell++) {
		if (a->n[cell] != b->n[cell])
			fail_msg("%s: %u, not %u",
			    report_cell_name((enum report_cell)cell),
			    a->n[cell], b->n[cell]);
	}
}

static void
sums_agree(const struct report_counts *c)
{
	const uint32_t *n = c->n;

	assert_int_equal(n[CELL_TOTAL], n[CELL_CARRIED] + n[CELL_NEW]);
	assert_int_equal(n[CELL_TOTAL],
	    n[CELL_DONE] + n[CELL_DOING] + n[CELL_NOT_STARTED]);
	assert_true(n[CELL_FALLEN_DUE] >=
		    n[CELL_DONE_EARLY] + n[CELL_DONE_ON_TIME] +
			n[CELL_DONE_LATE] + n[CELL_DOING_OVERDUE] +
			n[CELL_NOT_STARTED_OVERDUE]);
}

/* How many agencies have anything to speak of. */
static unsigned
agrees_with_hand(const struct report_query *query)
{
	struct report_summary summary = summary_of(query);
	unsigned not_empty = 0;

	for (size_t a = 0; a < N_AGENCIES; a++) {
		const struct report_row *row = row_of(&summary,
		    town.agencies[a]);
		struct report_counts wanted;

		for (int c = 0; c < N_REPORT_CELLS; c++)
			wanted.n[c] = count_by_hand(query, (enum report_cell)c,
			    town.agencies[a]);
		same_counts(&row->counts, &wanted);
		not_empty += wanted.n[CELL_TOTAL] > 5;
	}
	assert_int_equal(summary.distinct_tasks, tasks_by_hand(query));
	arena_reset(town.cx->mem);
	return not_empty;
}

static void
figures_are_those_of_a_count_by_hand(void **state)
{
	unsigned not_empty = 0;

	(void)state;
	for (int i = 0; i < N_PERIODS; i++) {
		struct report_query query = random_report();

		not_empty += agrees_with_hand(&query);
	}
	assert_true(not_empty > N_PERIODS * N_AGENCIES / 2);
}

static void
sums_of_rows_are_the_last_row(void **state)
{
	(void)state;
	for (int i = 0; i < N_PERIODS; i++) {
		struct report_query query = random_report();
		struct report_summary s = summary_of(&query);
		struct report_counts total = { .n = { 0 } };

		for (size_t b = 0; b < s.n_blocks; b++) {
			struct report_counts subtotal = { .n = { 0 } };

			assert_true(s.blocks[b].n > 0);
			for (size_t r = 0; r < s.blocks[b].n; r++) {
				sums_agree(&s.blocks[b].rows[r].counts);
				report_counts_add(&subtotal,
				    &s.blocks[b].rows[r].counts);
			}
			same_counts(&subtotal, &s.blocks[b].subtotal);
			report_counts_add(&total, &subtotal);
		}
		same_counts(&total, &s.total);
		sums_agree(&s.total);
		assert_true(s.distinct_tasks <= s.total.n[CELL_TOTAL]);
		arena_reset(town.cx->mem);
	}
}

static void
blocks_are_in_the_official_order(void **state)
{
	int32_t today = clock_day(TEST_NOW);
	struct report_query query = free_report(today - 150, today, -1,
	    TEST_NOW);
	struct report_summary s = summary_of(&query);

	(void)state;
	assert_int_equal(s.n_blocks, 3);
	assert_int_equal(s.blocks[0].kind, AGENCY_DEPARTMENT);
	assert_int_equal(s.blocks[1].kind, AGENCY_LOCALITY);
	assert_int_equal(s.blocks[2].kind, AGENCY_OTHER);
	/* The office closes the departments. */
	assert_int_equal(s.blocks[0].n, 4);
	assert_int_equal(s.blocks[0].rows[0].agency.id, town.agencies[0]);
	assert_int_equal(s.blocks[0].rows[3].agency.kind, AGENCY_OFFICE);
	assert_true(s.blocks[0].rows[0].agency.name[0] != '\0');
}

/* Walks the pages of a cell; every row must belong there. */
static uint32_t
walk(struct report_cell_query *query)
{
	uint32_t seen = 0, n = 0;
	bool more = true;

	query->after_id = 0;
	query->size = PAGE;
	while (more) {
		struct assignment_lines lines;

		assert_ok(town.cx,
		    report_store_list_cell(town.cx, query, &lines, &n, &more));
		for (size_t i = 0; i < lines.n; i++) {
			const struct assignment *a = &lines.items[i].a;

			assert_true(a->id > query->after_id);
			query->after_id = a->id;
			assert_true(is_counted(a, &query->report, query->cell));
			assert_true(query->agency_id == 0 ||
				    a->agency_id == query->agency_id);
			assert_string_equal(lines.items[i].task_title,
			    "Rà soát quỹ đất");
		}
		assert_true(lines.n == PAGE || !more);
		seen += (uint32_t)lines.n;
		arena_reset(town.cx->mem);
	}
	assert_int_equal(seen, n);
	return n;
}

static void
walk_cells(const struct report_query *query, const struct report_counts *counts,
    uint64_t agency_id, int kind)
{
	for (int cell = 0; cell < N_REPORT_CELLS; cell++) {
		struct report_cell_query asked = {
			.report = *query,
			.cell = (enum report_cell)cell,
			.agency_id = agency_id,
			.kind = kind,
		};

		if (walk(&asked) != counts->n[cell])
			fail_msg("%s opens a list of another length",
			    report_cell_name((enum report_cell)cell));
	}
}

static void
every_number_opens_its_list(void **state)
{
	static const size_t some[] = { 0, 3, 6 };

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct report_query query = random_report();
		struct report_summary s = summary_of(&query);
		struct report_counts rows[3], blocks[3], total = s.total;
		enum agency_kind kinds[3] = { 0 };
		size_t n_blocks = s.n_blocks;

		/* What follows makes the memory free again. */
		for (size_t k = 0; k < 3; k++)
			rows[k] = row_of(&s, town.agencies[some[k]])->counts;
		for (size_t b = 0; b < n_blocks; b++) {
			blocks[b] = s.blocks[b].subtotal;
			kinds[b] = s.blocks[b].kind;
		}
		for (size_t k = 0; k < 3; k++)
			walk_cells(&query, &rows[k], town.agencies[some[k]],
			    -1);
		for (size_t b = 0; b < n_blocks; b++)
			walk_cells(&query, &blocks[b], 0, (int)kinds[b]);
		walk_cells(&query, &total, 0, -1);
	}
}

/* Other than by agency --------------------------------------------------------
 */

/* The same of every task of a group; the number is only a name here. */
static uint64_t
group_of(enum report_by by, uint64_t task_id)
{
	switch ((int)by) {
	case BY_SPECIALIST:
		return task_id % 2;
	case BY_FIELD:
		return (task_id - 1000) % 3 == 0;
	case BY_ASSIGNER:
		return directive_of(task_id) == GOVERNMENT;
	default:
		return directive_of(task_id);
	}
}

static uint32_t
count_group(const struct report_query *query, enum report_cell cell,
    uint64_t group)
{
	uint32_t n = 0;

	for (size_t i = 0; i < town.n; i++) {
		const struct assignment *a = known(&town.histories[i],
		    query->known_at);

		n += is_counted(a, query, cell) &&
		     group_of(query->by, a->task_id) == group;
	}
	return n;
}

/* Any task of the group whose rows these are. */
static uint64_t
group_behind(const struct report_query *query, const char *key)
{
	struct report_cell_query asked = {
		.report = *query,
		.cell = CELL_TOTAL,
		.kind = -1,
		.key = key,
		.size = 1,
	};
	struct assignment_lines lines;
	bool more;

	assert_ok(town.cx,
	    report_store_page_cell(town.cx, &asked, &lines, &more));
	assert_int_equal(lines.n, 1);
	return group_of(query->by, lines.items[0].a.task_id);
}

static void
group_agrees(const struct report_query *query, const struct report_row *row)
{
	uint64_t group;

	if (row->counts.n[CELL_TOTAL] == 0)
		return;
	group = group_behind(query, row->key);
	for (int cell = 0; cell < N_REPORT_CELLS; cell++) {
		struct report_cell_query asked = {
			.report = *query,
			.cell = (enum report_cell)cell,
			.kind = -1,
			.key = row->key,
		};
		uint32_t n = row->counts.n[cell];

		assert_int_equal(n,
		    count_group(query, (enum report_cell)cell, group));
		if (walk(&asked) != n)
			fail_msg("%s of %s opens a list of another length",
			    report_cell_name((enum report_cell)cell), row->key);
	}
}

/* The rows add up to the sum, whatever they are by, and each number of every
 * row opens as many. */
static void
groups_are_those_of_a_count_by_hand(void **state)
{
	(void)state;
	for (int by = BY_SPECIALIST; by < N_REPORT_BY; by++) {
		int32_t today = clock_day(TEST_NOW);
		struct report_query query = free_report(today - 100, today - 3,
		    by % 2 ? -1 : ROLE_LEAD, clock_day_end(today - 3));
		struct report_counts sum = { .n = { 0 } };
		struct report_summary wanted, s;
		struct arena *mem = town.cx->mem;

		query.scope = by % 2 ? REPORT_ALL : REPORT_VI;
		town.cx->mem = arena_open(1 << 24);
		wanted = summary_of(&query);
		query.by = (enum report_by)by;
		s = summary_of(&query);
		assert_int_equal(s.distinct_tasks, wanted.distinct_tasks);
		same_counts(&s.total, &wanted.total);
		assert_int_equal(s.n_blocks, 1);
		assert_true(s.blocks[0].n >= 2);
		for (size_t i = 0; i < s.blocks[0].n; i++) {
			struct arena *kept = town.cx->mem;

			report_counts_add(&sum, &s.blocks[0].rows[i].counts);
			town.cx->mem = mem;
			group_agrees(&query, &s.blocks[0].rows[i]);
			town.cx->mem = kept;
		}
		same_counts(&sum, &s.total);
		arena_close(town.cx->mem);
		town.cx->mem = mem;
	}
}

/* Open at the end of one period, carried into the next. */
static void
what_is_left_over_is_carried(void **state)
{
	int32_t today = clock_day(TEST_NOW);

	(void)state;
	for (int32_t to = today - 120; to < today; to += 17) {
		struct report_query first = free_report(to - 30, to, -1, 0);
		struct report_query next = free_report(to + 1, to + 31, -1, 0);
		struct report_summary s;
		uint32_t left;

		first.known_at = next.known_at = clock_day_end(to);
		s = summary_of(&first);
		left = s.total.n[CELL_DOING] + s.total.n[CELL_NOT_STARTED];
		assert_true(left > 0);
		s = summary_of(&next);
		assert_int_equal(s.total.n[CELL_CARRIED], left);
		assert_int_equal(s.total.n[CELL_NEW], 0);
		arena_reset(town.cx->mem);
	}
}

/* Boxes ----------------------------------------------------------------------
 */

static struct report_boxes
boxes_by_hand(const struct period *period, uint64_t agency_id,
    uint64_t specialist_id)
{
	struct report_boxes out = { 0 };

	for (size_t i = 0; i < town.n; i++) {
		const struct assignment *a = known(&town.histories[i],
		    TEST_NOW);
		bool open = assignment_is_open(a->state);

		if ((agency_id != 0 && a->agency_id != agency_id) ||
		    (specialist_id != 0 && a->specialist_id != specialist_id))
			continue;
		out.running += open;
		out.overdue += open && is_past(a, clock_day(TEST_NOW));
		if (a->outcome == OUTCOME_NONE || a->closed_on < period->from ||
		    a->closed_on > period->to)
			continue;
		out.done_late += a->outcome == OUTCOME_LATE;
		out.done_on_time += a->outcome != OUTCOME_LATE;
	}
	return out;
}

static void
boxes_are_those_of_a_count_by_hand(void **state)
{
	struct period period = period_of(town.cx->profile, town.cx->calendar,
	    PERIOD_QUARTER, clock_day(TEST_NOW));

	(void)state;
	for (int i = 0; i < 12; i++) {
		uint64_t agency_id = i % 2 ? town.agencies[i / 2] : 0;
		uint64_t specialist_id = i % 3 ? 900 + (uint64_t)(i % 2) : 0;
		struct report_boxes wanted = boxes_by_hand(&period, agency_id,
		    specialist_id);
		struct report_boxes got;

		assert_ok(town.cx, report_store_boxes(town.cx, &period,
				       agency_id, specialist_id, &got));
		assert_int_equal(got.done_on_time, wanted.done_on_time);
		assert_int_equal(got.done_late, wanted.done_late);
		assert_int_equal(got.running, wanted.running);
		assert_int_equal(got.overdue, wanted.overdue);
	}
	assert_true(boxes_by_hand(&period, 0, 0).overdue > 0);
	assert_true(boxes_by_hand(&period, 0, 0).done_late > 0);
}

/* Sums made beforehand --------------------------------------------------------
 */

/* As the batch does it, to the end. */
static void
sum_up_on(int32_t today)
{
	struct cx *batch = test_cx(DB_BATCH);
	bool more = true;

	batch->profile = town.cx->profile;
	batch->calendar = town.cx->calendar;
	while (more) {
		assert_ok(batch, db_begin(batch));
		assert_ok(batch, report_sum_step(batch, today, &more));
		assert_ok(batch, db_commit(batch));
		arena_reset(batch->mem);
	}
}

/* Rows of the sums that are not as they would be made now. */
static uint64_t
wrong_sums(uint64_t *out_days)
{
	uint64_t days, wrong;

	assert_ok(town.cx, report_sum_check(town.cx, &days, &wrong));
	if (out_days != NULL)
		*out_days = days;
	return wrong;
}

/* The running periods of each kind, for each role, as of now and of a moment a
 * little before, when what is open is another way to count tasks. */
static void
running_periods_agree(int64_t now)
{
	town.cx->now = now;
	for (int kind = 0; kind < PERIOD_FREE; kind++) {
		int last = kind == PERIOD_MONTH ? ROLE_INFORMED : ROLE_LEAD;

		for (int role = -1; role <= last; role++) {
			struct report_query query = {
				.period = period_of(town.cx->profile,
				    town.cx->calendar, (enum period_kind)kind,
				    clock_day(now)),
				.role = role,
			};

			query.known_at = report_known_at(&query.period, now);
			(void)agrees_with_hand(&query);
			query.known_at -= 7200;
			(void)agrees_with_hand(&query);
		}
	}
	town.cx->now = TEST_NOW;
}

static void
sums_made_beforehand_change_no_figure(void **state)
{
	int32_t today = clock_day(TEST_NOW);
	uint64_t days;

	(void)state;
	/* Nothing yet; half of the time; a few days, twice; all there is. */
	assert_int_equal(wrong_sums(&days), 0);
	assert_int_equal(days, 0);
	sum_up_on(today - 90);
	assert_int_equal(wrong_sums(&days), 0);
	assert_true(days > 60);
	running_periods_agree(TEST_NOW);
	sum_up_on(today - 30);
	sum_up_on(today - 30);
	sum_up_on(today - 29);
	assert_int_equal(wrong_sums(NULL), 0);
	running_periods_agree(TEST_NOW);
	sum_up_on(today);
	assert_int_equal(wrong_sums(NULL), 0);
	running_periods_agree(TEST_NOW);
	/* What is asked of the past is not answered by what is known now. */
	figures_are_those_of_a_count_by_hand(NULL);
	boxes_are_those_of_a_count_by_hand(NULL);
}

/* A report of the running year, all roles. */
static struct report_query
running_year(void)
{
	return (struct report_query){
		.period = period_of(town.cx->profile, town.cx->calendar,
		    PERIOD_YEAR, clock_day(TEST_NOW)),
		.role = -1,
		.known_at = TEST_NOW,
	};
}

static void
a_wrong_sum_is_found(void **state)
{
	struct report_query query = running_year();

	(void)state;
	test_run("UPDATE report_month SET n = n + 1 WHERE leaf = 1"
		 " ORDER BY first_day DESC, agency_id LIMIT 1");
	assert_int_equal(wrong_sums(NULL), 2);
	/* So they are what a report is made of. */
	assert_int_equal(summary_of(&query).total.n[CELL_DONE_EARLY],
	    count_by_hand(&query, CELL_DONE_EARLY, 0) + 1);
	/* Another first day of the month: all is made anew. */
	test_run("UPDATE report_progress SET month_day = 1");
	running_periods_agree(TEST_NOW);
	sum_up_on(clock_day(TEST_NOW));
	assert_int_equal(wrong_sums(NULL), 0);
	running_periods_agree(TEST_NOW);
}

/* A mistake in something finished is corrected. */
static void
amend(struct cx *cx, struct assignment *a)
{
	switch (chance(5)) {
	case 0:
		a->extension_count++;
		break;
	case 1:
		if (a->state == STATE_COMPLETED && a->due_on != NO_DAY)
			a->outcome = a->outcome == OUTCOME_LATE ? OUTCOME_EARLY
								: OUTCOME_LATE;
		break;
	case 2: /* it was not finished at all */
		a->state = STATE_IN_PROGRESS;
		a->outcome = OUTCOME_NONE;
		a->closed_on = LAST_DAY;
		a->closed_at = NO_MOMENT;
		a->result_on = NO_DAY;
		break;
	case 3:
		a->closed_on -= chance(40);
		break;
	default:
		a->paper_received_on = clock_day(cx->now);
		break;
	}
}

static void
amend_some(int64_t now)
{
	struct cx *web = test_cx(DB_WEB);

	web->now = now;
	assert_ok(web, db_begin(web));
	for (size_t i = 0; i < town.n; i++) {
		struct history *h = &town.histories[i];
		struct assignment a = h->versions[h->n - 1].a;

		if (assignment_is_open(a.state) || h->n == VERSIONS_MAX ||
		    chance(20) != 0)
			continue;
		amend(web, &a);
		assert_ok(web, assignment_store_set(web, &a));
		remember(web, h, &a);
	}
	assert_ok(web, db_commit(web));
}

static void
what_is_finished_may_be_amended(void **state)
{
	int32_t today = clock_day(TEST_NOW);

	(void)state;
	amend_some(TEST_NOW);
	assert_int_equal(wrong_sums(NULL), 0);
	running_periods_agree(TEST_NOW);
	sum_up_on(today + 2);
	assert_int_equal(wrong_sums(NULL), 0);
	running_periods_agree(TEST_NOW + 2 * DAY_SECONDS);
	amend_some(TEST_NOW + 2 * DAY_SECONDS);
	sum_up_on(today + 5);
	assert_int_equal(wrong_sums(NULL), 0);
	running_periods_agree(TEST_NOW + 5 * DAY_SECONDS);
}

/* What is open --------------------------------------------------------------
 */

static void
sum_open_at(int64_t now)
{
	struct cx *batch = test_cx(DB_BATCH);

	batch->profile = town.cx->profile;
	batch->calendar = town.cx->calendar;
	batch->now = now;
	assert_ok(batch, db_begin(batch));
	assert_ok(batch, report_sum_open(batch));
	assert_ok(batch, db_commit(batch));
}

static void
forget_all(void)
{
	struct cx *batch = test_cx(DB_BATCH);

	assert_ok(batch, db_begin(batch));
	assert_ok(batch, report_sum_forget(batch));
	assert_ok(batch, db_commit(batch));
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM report_open"), 0);
}

/* A busy hour: one of ten goes on, and some are new. */
static void
work_at(int64_t now)
{
	struct cx *web = test_cx(DB_WEB);

	web->now = now;
	assert_ok(web, db_begin(web));
	for (size_t i = 0; i < town.n; i++) {
		struct history *h = &town.histories[i];
		struct assignment a = h->versions[h->n - 1].a;

		if (h->versions[h->n - 1].from > now || h->n > LIVED_MAX ||
		    chance(10) != 0 || !step(web, &a))
			continue;
		assert_ok(web, assignment_store_set(web, &a));
		remember(web, h, &a);
	}
	while (town.n < N_ASSIGNMENTS && chance(40) != 0) {
		struct history *h = &town.histories[town.n++];
		struct assignment a = hand_out(web);

		remember(web, h, &a);
	}
	assert_ok(web, db_commit(web));
}

static void
open_work_summed_beforehand_changes_no_figure(void **state)
{
	int64_t morning = TEST_NOW - 6 * 3600;

	(void)state;
	sum_open_at(morning);
	assert_int_equal(wrong_sums(NULL), 0);
	assert_true(TEST_NUMBER("SELECT COUNT(*) FROM report_open") > 50);
	running_periods_agree(TEST_NOW);
	work_at(morning - 60); /* it was on its way as the sum was made */
	assert_int_equal(wrong_sums(NULL), 0);
	work_at(morning + 3600);
	amend_some(morning + 2 * 3600);
	work_at(morning + 3 * 3600);
	work_at(TEST_NOW - 60);
	assert_int_equal(wrong_sums(NULL), 0);
	running_periods_agree(TEST_NOW);
	boxes_are_those_of_a_count_by_hand(NULL);
	/* Of yesterday's sum nothing is taken: other rows are overdue today. */
	running_periods_agree(TEST_NOW + DAY_SECONDS);
}

/* A task of a single assignment, which is open; its history. */
static struct history *
lonely(void)
{
	for (size_t i = 0; i < town.n; i++) {
		struct history *h = &town.histories[i];
		const struct assignment *a = &h->versions[h->n - 1].a;
		bool alone = assignment_is_open(a->state) &&
			     directive_of(a->task_id) != PROGRAMME;

		for (size_t j = 0; j < town.n; j++)
			alone = alone &&
				(j == i ||
				    town.histories[j].versions[0].a.task_id !=
					a->task_id);
		if (alone)
			return h;
	}
	fail_msg("every task has several assignments");
	return NULL;
}

/* Handed out, summed, and taken back: no version of it began since. */
static void
what_is_taken_back_belongs_to_no_task(void **state)
{
	struct report_query query = running_year();
	struct assignment *a;
	struct cx *web = test_cx(DB_WEB);
	struct history *h = lonely();
	enum assignment_state was;
	uint32_t tasks;

	(void)state;
	sum_open_at(TEST_NOW);
	town.cx->now = TEST_NOW;
	tasks = summary_of(&query).distinct_tasks;
	a = &h->versions[h->n - 1].a;
	was = a->state;
	web->now = TEST_NOW - 30;
	a->state = STATE_DRAFT;
	assert_ok(web, db_begin(web));
	assert_ok(web, assignment_store_set(web, a));
	assert_ok(web, db_commit(web));
	assert_int_equal(summary_of(&query).distinct_tasks, tasks - 1);
	a->state = was;
	assert_ok(web, db_begin(web));
	assert_ok(web, assignment_store_set(web, a));
	assert_ok(web, db_commit(web));
	assert_int_equal(summary_of(&query).distinct_tasks, tasks);
}

#define NEWEST                                                                 \
	TEST_NUMBER("SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', open_at)"      \
		    " FROM report_progress")
#define MOMENTS TEST_NUMBER("SELECT COUNT(DISTINCT known_at) FROM report_open")

static void
open_work_is_summed_anew_every_half_hour(void **state)
{
	int64_t first = (int64_t)NEWEST;

	(void)state;
	assert_int_equal(first, TEST_NOW - 6 * 3600 - 300);
	sum_open_at(first + 300 + 29 * 60);
	assert_int_equal(NEWEST, first);
	sum_open_at(first + 300 + 31 * 60);
	assert_int_equal(NEWEST, first + 31 * 60);
	assert_int_equal(MOMENTS, 2);
	sum_open_at(TEST_NOW);
	assert_int_equal(NEWEST, TEST_NOW - 300);
	assert_int_equal(MOMENTS, 2);
	assert_int_equal(wrong_sums(NULL), 0);
	running_periods_agree(TEST_NOW);
	/* A clock that was set back: what it summed lies in the future. */
	sum_open_at(TEST_NOW - 3600);
	assert_int_equal(NEWEST, TEST_NOW - 3900);
	running_periods_agree(TEST_NOW);
	/* At midnight the day is another one, and the month may be. */
	sum_open_at(TEST_NOW + DAY_SECONDS);
	assert_int_equal(MOMENTS, 2);
	running_periods_agree(TEST_NOW + DAY_SECONDS);
	running_periods_agree(TEST_NOW);
}

static void
a_wrong_sum_of_open_work_is_found(void **state)
{
	struct report_query query = running_year();
	struct report_summary wanted;

	(void)state;
	sum_open_at(TEST_NOW);
	town.cx->now = TEST_NOW;
	wanted = summary_of(&query);
	test_run("UPDATE report_open SET n = n + 1, new_year = new_year + 1"
		 " WHERE leaf = 7 AND known_at = (SELECT open_at FROM"
		 " report_progress) LIMIT 1");
	assert_int_equal(wrong_sums(NULL), 2);
	test_run("UPDATE report_open_task SET of_year = of_year + 3");
	assert_true(wrong_sums(NULL) > 2);
	/* So they are what a report is made of. */
	assert_int_equal(summary_of(&query).total.n[CELL_DOING_OVERDUE],
	    wanted.total.n[CELL_DOING_OVERDUE] + 1);
	assert_int_equal(summary_of(&query).distinct_tasks,
	    wanted.distinct_tasks + 3);
	forget_all();
	running_periods_agree(TEST_NOW);
	sum_up_on(clock_day(TEST_NOW));
	sum_open_at(TEST_NOW);
	assert_int_equal(wrong_sums(NULL), 0);
	running_periods_agree(TEST_NOW);
}

/* What changes later: these come last -------------------------------------- */

static void
what_is_learnt_later_changes_no_past_report(void **state)
{
	struct cx *web = test_cx(DB_WEB);
	int32_t today = clock_day(TEST_NOW);
	struct report_query past = free_report(today - 60, today - 10, -1,
	    clock_day_end(today - 10));
	struct report_query now = free_report(today - 60, today + 30, -1,
	    TEST_NOW + 5 * DAY_SECONDS);
	struct report_counts before = summary_of(&past).total;
	struct report_counts then = summary_of(&now).total;
	struct report_counts after;

	(void)state;
	web->now = TEST_NOW + 4 * DAY_SECONDS;
	assert_ok(web, db_begin(web));
	for (size_t i = 0; i < town.n; i++) {
		struct history *h = &town.histories[i];
		struct assignment a = h->versions[h->n - 1].a;

		if (!assignment_is_open(a.state) || chance(3) == 0)
			continue;
		if (a.submitted_at == NO_MOMENT)
			a.submitted_at = web->now;
		close_it(web, &a, STATE_COMPLETED);
		assert_ok(web, assignment_store_set(web, &a));
		remember(web, h, &a);
	}
	assert_ok(web, db_commit(web));
	after = summary_of(&past).total;
	same_counts(&after, &before);
	after = summary_of(&now).total;
	assert_true(after.n[CELL_DONE] > then.n[CELL_DONE]);
	assert_int_equal(after.n[CELL_TOTAL], then.n[CELL_TOTAL]);
	assert_int_equal(after.n[CELL_DONE], count_by_hand(&now, CELL_DONE, 0));
}

static void
a_transfer_leaves_the_first_agency(void **state)
{
	struct cx *web = test_cx(DB_WEB);
	int32_t today = clock_day(TEST_NOW) + 40;
	struct report_query query = free_report(today - 5, today + 5, ROLE_LEAD,
	    clock_day_end(today + 1));
	uint64_t from = town.agencies[0], to = town.agencies[2];
	struct report_summary s;
	struct assignment a;
	struct report_counts first, second;

	(void)state;
	s = summary_of(&query);
	first = row_of(&s, from)->counts;
	second = row_of(&s, to)->counts;
	web->now = clock_day_start(today) - DAY_SECONDS;
	a = new_one(web, from, ROLE_LEAD, today + 20);
	assert_ok(web, assignment_store_add(web, &a));
	web->now = clock_day_start(today) + 3600;
	close_it(web, &a, STATE_TRANSFERRED);
	assert_ok(web, assignment_store_set(web, &a));
	a.agency_id = to;
	a.state = STATE_ASSIGNED;
	a.assigned_at = web->now;
	a.closed_at = NO_MOMENT;
	a.closed_on = LAST_DAY;
	assert_ok(web, assignment_store_add(web, &a));

	s = summary_of(&query);
	first.n[CELL_OUT]++;
	same_counts(&row_of(&s, from)->counts, &first);
	assert_int_equal(row_of(&s, to)->counts.n[CELL_NEW],
	    second.n[CELL_NEW] + 1);
	/* The day before it was still the first one's. */
	query.known_at = clock_day_end(today - 1);
	s = summary_of(&query);
	assert_int_equal(row_of(&s, from)->counts.n[CELL_NEW],
	    first.n[CELL_NEW] + 1);
	assert_int_equal(row_of(&s, from)->counts.n[CELL_OUT],
	    first.n[CELL_OUT] - 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_are_those_of_a_count_by_hand),
		cmocka_unit_test(sums_of_rows_are_the_last_row),
		cmocka_unit_test(blocks_are_in_the_official_order),
		cmocka_unit_test(every_number_opens_its_list),
		cmocka_unit_test(groups_are_those_of_a_count_by_hand),
		cmocka_unit_test(what_is_left_over_is_carried),
		cmocka_unit_test(boxes_are_those_of_a_count_by_hand),
		cmocka_unit_test(sums_made_beforehand_change_no_figure),
		cmocka_unit_test(a_wrong_sum_is_found),
		cmocka_unit_test(open_work_summed_beforehand_changes_no_figure),
		cmocka_unit_test(open_work_is_summed_anew_every_half_hour),
		cmocka_unit_test(what_is_taken_back_belongs_to_no_task),
		cmocka_unit_test(a_wrong_sum_of_open_work_is_found),
		cmocka_unit_test(what_is_finished_may_be_amended),
		cmocka_unit_test(what_is_learnt_later_changes_no_past_report),
		cmocka_unit_test(a_transfer_leaves_the_first_agency),
	};

	return cmocka_run_group_tests(tests, found_the_town, NULL);
}
