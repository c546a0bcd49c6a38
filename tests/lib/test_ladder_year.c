/*
 * A year at random: a few hundred assignments with results, requests,
 * decisions, transfers and days on which the program did not run, against what
 * a person would keep on a card for each. Every reminder, every notice and
 * every report to the Chairman, on its day, and nothing else (R43, R46-R49).
 *
 * NV_LADDER_DAYS and NV_LADDER_STORIES say how long and how much: a third of
 * it here, the whole year in make soak; NV_LADDER_SEED makes it another one.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "calendar.h"
#include "notice_store.h"
#include "notice_verbs.h"
#include "profile.h"
#include "reminder_verbs.h"
#include "story.h"
#include "text.h"

enum { CARDS_MAX = 1000, LAZY_DAYS = 20, NEVER = -1 };

/* What a person would write on a card: nothing of it is read from the program
 * but the number of the assignment. */
struct card {
	uint64_t id;
	uint64_t task_id;
	enum who who;
	int32_t given_out;
	int32_t due;
	int32_t asked_due;
	bool asked, returned, result, done, informed;
	bool touched;       /* returned once: it is not returned again */
	bool request_since; /* asked or returned since it was proposed */
	bool proposed;
	int32_t proposed_due;
	int sent;
	int32_t last;
	int32_t again;
	bool reported;
	int32_t reported_due;
	char rule[16]; /* the reminder of the last run; "" none */
	int32_t rule_day;
};

static struct card cards[CARDS_MAX];
static size_t n_cards;
static struct {
	unsigned reminders, proposals, reports, transfers, grants, results;
	unsigned taken_back, skipped;
} sums;

static uint64_t seed = 20261122;

static unsigned
chance(unsigned of)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % of;
}

static int
from_environment(const char *name, int otherwise)
{
	const char *value = getenv(name);
	long long n;

	return value != NULL && text_to_int(value, 1, 100000000, &n)
		   ? (int)n
		   : otherwise;
}

/* The cards
 * --------------------------------------------------------------------------*/

static bool
is_day_off(struct cx *cx, int32_t day)
{
	return !calendar_is_working(cx->calendar, day);
}

static int32_t
open_day(struct cx *cx, int32_t day)
{
	while (is_day_off(cx, day))
		day++;
	return day;
}

/* The rules on the wall: 7, 3 and 1 working days before; on the day; the day
 * after, and every third day from then on, three times in all. */
static const char *
rule_on(struct cx *cx, int32_t due, int32_t day)
{
	static const char *const after[] = { "after_1", "after_2", "after_3" };
	int left = 0;

	if (day > due)
		return (day - due) % 3 == 1 && (day - due) / 3 < 3
			   ? after[(day - due) / 3]
			   : "";
	if (day == due)
		return "due_day";
	/* Working days from this one to the last before the due date. */
	if (is_day_off(cx, day) || due - day > 40)
		return "";
	for (int32_t d = day; d < due; d++)
		left += !is_day_off(cx, d);
	return left == 7   ? "before_7"
	       : left == 3 ? "before_3"
	       : left == 1 ? "before_1"
			   : "";
}

/* Days nobody looked are caught up with their latest rule only. */
static void
card_reminds(struct cx *cx, struct card *c, int32_t from, int32_t today)
{
	c->rule[0] = '\0';
	if (c->result || c->done)
		return;
	for (int32_t day = today; day >= from; day--) {
		const char *rule = rule_on(cx, c->due, day);

		if (rule[0] == '\0')
			continue;
		if (c->given_out > day)
			return;
		snprintf(c->rule, sizeof(c->rule), "%s", rule);
		c->rule_day = day;
		sums.reminders++;
		return;
	}
}

static void
card_takes_back(struct cx *cx, struct card *c, int32_t today)
{
	bool moved = c->proposed_due != c->due;

	if (c->proposed &&
	    (c->result || c->done || moved || c->request_since)) {
		c->proposed = false;
		sums.taken_back++;
		if (!moved)
			c->again = open_day(cx, today + 1);
	}
	if (c->reported && (c->result || c->done || c->reported_due != c->due))
		c->reported = false;
}

static void
card_proposes(struct cx *cx, struct card *c, int32_t today)
{
	int32_t day;

	card_takes_back(cx, c, today);
	if (c->result || c->done || c->proposed || is_day_off(cx, today))
		return;
	day = open_day(cx, c->sent == 0 ? c->due + 1 : c->last + 3);
	if (c->sent < 3) {
		if (today < day || today < c->again)
			return;
		c->proposed = true;
		c->proposed_due = c->due;
		c->request_since = false;
		sums.proposals++;
	} else if (!c->reported && today >= day && !c->asked && !c->returned) {
		c->reported = true;
		c->reported_due = c->due;
		sums.reports++;
	}
}

/* The program
 * ----------------------------------------------------------------------*/

static void
run_the_batch(struct cx *cx, int32_t today)
{
	const struct actor *actor = cx->actor;
	struct reminding work;
	bool more = true;

	cx->actor = NULL;
	reminding_init(&work, test_config(), today, -1);
	while (more)
		assert_ok(cx, reminder_plan_step(cx, &work, &more));
	for (more = true; more;)
		assert_ok(cx,
		    notice_plan_step(cx, &work.notices, today, &more));
	cx->actor = actor;
}

static const struct card *
card_of(uint64_t id)
{
	for (size_t i = 0; i < n_cards; i++)
		if (cards[i].id == id)
			return &cards[i];
	return NULL;
}

/* What was reminded of since a row, against the cards. */
static uint64_t
reminders_agree(struct cx *cx, uint64_t after_id)
{
	static const struct db_stmt stmt = STMT("test.reminders",
	    "SELECT r.id, r.assignment_id, r.rule, r.day,"
	    " (SELECT COUNT(*) FROM notification n WHERE n.reminder_id = r.id"
	    " AND n.agency_id = r.agency_id) FROM reminder r WHERE r.id > ?"
	    " ORDER BY r.id");
	struct db_rows *rows;
	size_t wanted = 0, found = 0;

	assert_ok(cx, db_query(cx, &stmt, ARGS(db_u64(after_id)), &rows));
	for (size_t i = 0; i < n_cards; i++)
		wanted += cards[i].rule[0] != '\0';
	while (db_next(rows)) {
		const struct card *c;
		uint64_t id;
		const char *rule;
		int32_t day;

		after_id = row_u64(rows);
		id = row_u64(rows);
		rule = row_str(rows);
		day = row_day(rows);
		c = card_of(id);
		if (c == NULL || strcmp(c->rule, rule) != 0 ||
		    c->rule_day != day)
			fail_msg("assignment %" PRIu64 ": %s, not %s", id, rule,
			    c == NULL ? "(no card)" : c->rule);
		assert_int_equal(row_u64(rows), 1);
		found++;
	}
	assert_int_equal(found, wanted);
	return after_id;
}

static void
notices_agree(struct cx *cx)
{
	static const struct db_stmt stmt = STMT("test.notices",
	    "SELECT a.id, COALESCE((SELECT MAX(i.nth) FROM notice_item i WHERE"
	    " i.assignment_id = a.id AND i.state = 'proposed'), 0),"
	    " (SELECT COUNT(*) FROM escalation e WHERE e.assignment_id = a.id"
	    " AND e.state = 'open') FROM assignment a ORDER BY a.id");
	struct db_rows *rows;

	assert_ok(cx, db_query(cx, &stmt, NO_ARGS, &rows));
	assert_int_equal(db_count(rows), n_cards);
	while (db_next(rows)) {
		uint64_t id = row_u64(rows);
		const struct card *c = card_of(id);
		uint64_t nth = row_u64(rows);
		uint64_t reported = row_u64(rows);

		assert_non_null(c);
		if (nth != (c->proposed ? (unsigned)c->sent + 1 : 0) ||
		    reported != (c->reported ? 1 : 0))
			fail_msg("assignment %" PRIu64 ": notice %" PRIu64
				 ", reported %" PRIu64 "; the card says %d, %d",
			    id, nth, reported, c->proposed ? c->sent + 1 : 0,
			    c->reported);
	}
}

/* People
 * -----------------------------------------------------------------------*/

static void
agency_asks(struct cx *cx, struct card *c, int32_t today)
{
	struct extension extension = {
		.assignment_id = c->id,
		.asked_due_on = (c->due > today ? c->due : today) + 7,
		.reason = "Chờ ý kiến Bộ",
		.document = "Công văn 30/SNV-VP",
	};

	assert_ok(cx, assignment_request_extension(cx, story_version(cx, c->id),
			  &extension));
	c->asked = c->request_since = true;
	c->asked_due = extension.asked_due_on;
}

static void
agency_returns(struct cx *cx, struct card *c)
{
	struct return_request request = {
		.assignment_id = c->id,
		.category = RETURN_NOT_COMPETENT,
		.reason = "Không thuộc chức năng",
		.head_informed = "Giám đốc Sở",
	};

	if (c->touched)
		return;
	assert_ok(cx,
	    assignment_return(cx, story_version(cx, c->id), &request));
	c->returned = c->request_since = c->touched = true;
}

static void
agency_acts(struct cx *cx, struct card *c, int32_t today)
{
	if (c->result || c->done || c->asked || c->returned ||
	    today < c->due - LAZY_DAYS)
		return;
	switch (chance(75)) {
	case 0:
		story_as(cx, c->who);
		assert_ok(cx, story_submit(cx, c->id, today));
		c->result = c->touched = true;
		sums.results++;
		break;
	case 1:
		story_as(cx, c->who);
		agency_asks(cx, c, today);
		break;
	case 2:
		story_as(cx, c->who);
		agency_returns(cx, c);
		break;
	default:
		break;
	}
}

static void
office_decides_extension(struct cx *cx, struct card *c)
{
	struct extension_decision decision = {
		.assignment_id = c->id,
		.version = story_version(cx, c->id),
		.decision = chance(2) ? DECISION_GRANTED : DECISION_REFUSED,
		.due_on = NO_DAY,
		.reason = "Đã xem xét",
		.decided_by = "Phạm Đức An",
		.document = "Công văn 77/UBND-TH",
	};

	assert_ok(cx, assignment_decide_extension(cx, &decision));
	c->asked = c->request_since = false;
	if (decision.decision == DECISION_REFUSED)
		return;
	c->due = c->asked_due;
	c->sent = 0;
	c->again = 0;
	sums.grants++;
}

/* Refused, or given to another agency: then it is another card. */
static void
office_decides_return(struct cx *cx, struct card *c, int32_t today)
{
	bool transfer = n_cards < CARDS_MAX && chance(2) == 0;
	struct return_decision decision = {
		.assignment_id = c->id,
		.version = story_version(cx, c->id),
		.decision = transfer ? DECISION_TRANSFERRED : DECISION_REFUSED,
		.reason = "Đã xem xét",
		.new_content = "",
		.new_due_on = NO_DAY,
	};

	if (transfer)
		decision.to_agency_id = STORY_COUNT(cx,
		    "SELECT MIN(g.id) FROM agency g WHERE NOT EXISTS (SELECT 1"
		    " FROM assignment a WHERE a.agency_id = g.id AND"
		    " a.task_id = ?) AND NOT EXISTS (SELECT 1 FROM account p"
		    " WHERE p.agency_id = g.id)",
		    c->task_id);
	assert_ok(cx, assignment_decide_return(cx, &decision));
	c->returned = c->request_since = false;
	if (!transfer)
		return;
	c->done = true;
	cards[n_cards++] = (struct card){ .id = decision.new_assignment_id,
		.task_id = c->task_id,
		.who = WORLD_CREATOR,
		.given_out = today,
		.due = c->due };
	sums.transfers++;
}

static void
office_decides(struct cx *cx, struct card *c, int32_t today)
{
	if (!(c->asked || c->returned || c->result) || chance(4) != 0)
		return;
	story_as(cx, WORLD_CREATOR);
	if (c->asked) {
		office_decides_extension(cx, c);
	} else if (c->returned) {
		office_decides_return(cx, c, today);
	} else if (chance(2)) {
		assert_ok(cx, assignment_send_back(cx, c->id,
				  story_version(cx, c->id), "Thiếu số liệu"));
		c->result = false;
	} else {
		assert_ok(cx, assignment_confirm(cx, c->id,
				  story_version(cx, c->id), ""));
		c->result = false;
		c->done = true;
	}
}

static uint64_t
notice_version(struct cx *cx, uint64_t id)
{
	struct notice notice;

	assert_ok(cx, notice_store_get(cx, id, &notice));
	return notice.version;
}

static void
office_sends(struct cx *cx, struct card *c, int32_t today)
{
	uint64_t item;
	struct notice_item_list items;
	struct notice_approval approval = {
		.items = &item,
		.n_items = 1,
		.place = "Huế",
		.basis = "Căn cứ Quy chế theo dõi",
		.request = "Đề nghị khẩn trương thực hiện",
		.answer_by = today + 3,
		.signer = "Phạm Thị Bình",
	};
	bool sent;

	if (!c->proposed || c->proposed_due != c->due || c->result || c->done ||
	    c->request_since || chance(3) == 0)
		return;
	item = STORY_COUNT(cx,
	    "SELECT id FROM notice_item WHERE state = 'proposed'"
	    " AND assignment_id = ?",
	    c->id);
	approval.agency_id = story_get(cx, c->id).agency_id;
	story_as(cx, WORLD_DIVISION_HEAD);
	assert_ok(cx, notice_approve(cx, &approval));
	assert_ok(cx, notice_sign(cx, approval.notice_id,
			  notice_version(cx, approval.notice_id), &items));
	assert_ok(cx, notice_send(cx, approval.notice_id,
			  notice_version(cx, approval.notice_id), &sent));
	assert_true(sent);
	c->proposed = false;
	c->sent++;
	c->last = today;
}

/* The year
 * ---------------------------------------------------------------------*/

static void
deal(const struct story *s, uint64_t id, enum who who, int32_t today,
    int32_t due)
{
	assert_true(n_cards < CARDS_MAX);
	cards[n_cards++] = (struct card){ .id = id,
		.task_id = s->task_id,
		.who = who,
		.given_out = today,
		.due = due };
}

static void
hand_out(struct cx *cx, int n, int32_t today, int days)
{
	n_cards = 0;
	cx->now = clock_day_start(today) + 9 * 3600;
	for (int i = 0; i < n; i++) {
		struct story s;
		char date[16];
		int32_t due = today + 4 + (int)chance((unsigned)days);

		arena_reset(cx->mem);
		story_forward(cx, &s,
		    arena_printf(cx->mem, "đến hết ngày %s",
			day_format(due, date)));
		deal(&s, s.a, WORLD_RESPONDER, today, due);
		deal(&s, s.b, WORLD_RESPONDER_B, today, due);
		deal(&s, s.c, WORLD_CREATOR, today, due);
	}
}

static void
people_act(struct cx *cx, int32_t today)
{
	size_t n = n_cards;

	cx->now = clock_day_start(today) + 9 * 3600;
	for (size_t i = 0; i < n; i++) {
		agency_acts(cx, &cards[i], today);
		office_decides(cx, &cards[i], today);
	}
	for (size_t i = 0; i < n; i++)
		office_sends(cx, &cards[i], today);
}

static void
live_through(struct cx *cx, int32_t today, int days)
{
	int32_t finished = today - 1;
	uint64_t seen = 0;

	for (int32_t end = today + days; today < end; today++) {
		arena_reset(cx->mem);
		/* Now and then the program does not run; once for a week. */
		if (chance(15) == 0 || (today > end - 20 && today < end - 12)) {
			sums.skipped++;
		} else {
			cx->now = clock_day_start(today) + 3600;
			run_the_batch(cx, today);
			for (size_t i = 0; i < n_cards; i++) {
				card_reminds(cx, &cards[i], finished + 1,
				    today);
				card_proposes(cx, &cards[i], today);
			}
			seen = reminders_agree(cx, seen);
			notices_agree(cx);
			finished = today;
		}
		people_act(cx, today);
	}
}

static void
the_year_as_the_cards_say(void **state)
{
	struct cx *cx = *state;
	struct arena *rules = cx->mem;
	struct arena *daily = arena_open(512 * 1024 * 1024);
	int days = from_environment("NV_LADDER_DAYS", 120);
	int stories = from_environment("NV_LADDER_STORIES", 70);
	int32_t today = day_from_date(2026, 4, 27);

	seed = (uint64_t)from_environment("NV_LADDER_SEED", 20261122);
	story_begin(cx, "tth");
	/* The rules live as long as the test, all else for a day. */
	cx->mem = daily;
	hand_out(cx, stories, today, days - 20);
	live_through(cx, today, days);
	print_message("%d days, %zu assignments: %u reminders, %u notices"
		      " proposed, %u taken back, %u reported, %u results, %u"
		      " granted, %u transferred, %u days missed\n",
	    days, n_cards, sums.reminders, sums.proposals, sums.taken_back,
	    sums.reports, sums.results, sums.grants, sums.transfers,
	    sums.skipped);
	/* Each of these has happened, and more than now and then. */
	assert_true(sums.reminders > n_cards * 2);
	assert_true(sums.proposals > n_cards / 2);
	assert_true(sums.taken_back > 5 && sums.reports > 5);
	assert_true(sums.results > 5 && sums.grants > 5 && sums.transfers > 5);
	assert_true(sums.skipped > 7);
	story_check_invariants(cx);
	cx->mem = rules;
	arena_close(daily);
}

/* As the superuser: planning is the batch's, all else the web's. */
static int
begin(void **state)
{
	struct cx *cx = test_superuser();

	world_reset();
	arena_reset(cx->mem);
	error_reset(&cx->error);
	cx->now = TEST_NOW;
	assert_ok(cx, db_begin(cx));
	*state = cx;
	return 0;
}

static int
undo(void **state)
{
	db_rollback(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_year_as_the_cards_say,
		    begin, undo),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
