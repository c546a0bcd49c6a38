/*
 * What may go wrong around the verbs: the database fails at any call, two
 * people act at once, and 2000 moves by anybody in any order.
 *
 * link: -Wl,--wrap=mysql_stmt_execute
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "api_token_verbs.h"
#include "arena.h"
#include "delegation_verbs.h"
#include "directive_store.h"
#include "follow_verbs.h"
#include "inspection_verbs.h"
#include "purge_verbs.h"
#include "story.h"
#include "task_store.h"

/* The door's own types stay behind it: what passes here is an address. */
int __real_mysql_stmt_execute(void *stmt);
int __wrap_mysql_stmt_execute(void *stmt);

static struct {
	bool armed;
	unsigned calls;
	unsigned fail_at;
} torture;

int
__wrap_mysql_stmt_execute(void *stmt)
{
	if (torture.armed && ++torture.calls == torture.fail_at)
		return 1;
	return __real_mysql_stmt_execute(stmt);
}

/* Every table a verb may write, by its rows and their versions, as this
 * connection sees them. */
static const struct db_stmt FINGERPRINT = STMT("test.fingerprint",
    "SELECT (SELECT COUNT(*) * 3 + COALESCE(SUM(version), 0)"
    "  FROM directive)"
    " + (SELECT COUNT(*) * 5 + COALESCE(SUM(version), 0) FROM task)"
    " + (SELECT COUNT(*) * 7 FROM task_text)"
    " + (SELECT COUNT(*) * 11 FROM task_search)"
    " + (SELECT COUNT(*) * 13 + COALESCE(SUM(version), 0)"
    "  FROM assignment)"
    " + (SELECT COUNT(*) * 17 FROM assignment_interval)"
    " + (SELECT COUNT(*) * 19 FROM event)"
    " + (SELECT COUNT(*) * 23 FROM event_change)"
    " + (SELECT COUNT(*) * 29 FROM reply)"
    " + (SELECT COUNT(*) * 31 + COALESCE(SUM(version), 0)"
    "  FROM return_request)"
    " + (SELECT COUNT(*) * 37 + COALESCE(SUM(version), 0) FROM extension)"
    " + (SELECT COUNT(*) * 41 + COALESCE(SUM(version), 0) FROM difficulty)"
    " + (SELECT COUNT(*) * 43 FROM notification)"
    " + (SELECT COUNT(*) * 47 FROM delegation)"
    " + (SELECT COUNT(*) * 53 FROM delegation_part)"
    " + (SELECT COUNT(*) * 59 + COALESCE(SUM(version), 0) FROM inspection)"
    " + (SELECT COUNT(*) * 61 FROM inspection_item)"
    " + (SELECT COUNT(*) * 67 FROM purge_order)"
    " + (SELECT COUNT(*) * 71 + COUNT(revoked_at) FROM api_token)"
    " + (SELECT COUNT(*) * 73 FROM follow_rule)"
    " + (SELECT COUNT(*) * 79 FROM audit_log)");

/* One act, to be carried out anew for each call that fails. */
struct act {
	const char *name;
	enum err (*carry_out)(struct cx *cx, struct story *s);
};

static enum err
act_create(struct cx *cx, struct story *s)
{
	struct directive d = story_directive("900");
	struct task_entry e = story_entry("Rà soát", "Sở Nội vụ",
	    "Sở Tài chính", "đến hết ngày 29/5/2026");
	enum err err;

	(void)s;
	err = story_understand(cx, &e);
	if (err)
		return err;
	return directive_create(cx, &d, &e, 1);
}

static enum err
act_forward(struct cx *cx, struct story *s)
{
	size_t n;

	return directive_forward(cx, s->directive_id, 1, &n);
}

static enum err
act_reply(struct cx *cx, struct story *s)
{
	struct reply reply = {
		.assignment_id = s->a,
		.kind = REPLY_RESULT,
		.reply_text = "Đã xong",
		.reply_number = "9",
		.reply_symbol = "BC-SNV",
		.reply_issued_on = day_from_date(2026, 4, 23),
	};

	return assignment_reply(cx, 2, &reply);
}

static enum err
act_return(struct cx *cx, struct story *s)
{
	struct return_request request = {
		.assignment_id = s->b,
		.category = RETURN_OTHER,
		.reason = "Chưa rõ",
		.head_informed = "Giám đốc",
	};

	return assignment_return(cx, 2, &request);
}

static enum err
act_transfer(struct cx *cx, struct story *s)
{
	struct return_decision decision = {
		.assignment_id = s->b,
		.version = 3,
		.decision = DECISION_TRANSFERRED,
		.reason = "Đúng chức năng",
		.to_agency_id = world_person(WORLD_UNNAMED)->agency_id,
		.new_content = "",
		.new_due_on = day_from_date(2026, 6, 30),
		.document = "CV 4",
	};

	return assignment_decide_return(cx, &decision);
}

static enum err
act_amend(struct cx *cx, struct story *s)
{
	const struct task_amendment amendment = {
		.task_id = s->task_id,
		.version = 1,
		.content = "Nội dung mới",
		.due_on = day_from_date(2026, 7, 15),
		.has_due_on = true,
		.reason = "Điều chỉnh",
		.document = "CV 5",
	};

	return task_amend(cx, &amendment);
}

static enum err
act_recall(struct cx *cx, struct story *s)
{
	/* Handed out, submitted, amended. */
	return assignment_recall(cx, s->a, 4, true, "Thu hồi", "CV 6");
}

/* Fails the 1st, 2nd, 3rd ... call until none is left to fail. */
static void
fail_each_call(struct cx *cx, const struct act *act, struct story *s)
{
	uint64_t before = test_number(&FINGERPRINT);

	for (unsigned n = 1; n < 1000; n++) {
		enum err err;

		torture.calls = 0;
		torture.fail_at = n;
		assert_ok(cx, db_begin(cx));
		torture.armed = true;
		err = act->carry_out(cx, s);
		torture.armed = false;
		if (torture.calls < n) {
			assert_ok(cx, err);
			assert_ok(cx, db_commit(cx));
			/* The shortest: read, write, into the audit log. */
			assert_true(n > 3);
			assert_int_not_equal(test_number(&FINGERPRINT), before);
			return;
		}
		if (err != ERR_SYSTEM && err != ERR_BUSY)
			fail_msg("%s: call %u failed, the act said %s",
			    act->name, n, err_name(err));
		assert_int_equal(cx->error.kind, err);
		db_rollback(cx);
		error_reset(&cx->error);
		assert_int_equal(test_number(&FINGERPRINT), before);
	}
	fail_msg("%s has no end", act->name);
}

/* A draft directive, committed. */
static void
commit_draft(struct cx *cx, struct story *s)
{
	struct directive d = story_directive("901");
	struct task_entry e;

	assert_ok(cx, db_begin(cx));
	e = story_entry("Rà soát", "Sở Nội vụ", "Sở Tài chính",
	    "đến hết ngày 29/5/2026");
	assert_ok(cx, story_understand(cx, &e));
	assert_ok(cx, directive_create(cx, &d, &e, 1));
	assert_ok(cx, db_commit(cx));
	s->directive_id = d.id;
	s->task_id = e.task.id;
}

static void
find_assignments(struct cx *cx, struct story *s)
{
	struct assignment_lines lines;

	assert_ok(cx, assignment_store_list_task(cx, s->task_id, &lines));
	assert_int_equal(lines.n, 2);
	s->a = lines.items[0].a.id;
	s->b = lines.items[1].a.id;
}

static void
nothing_is_ever_half_written(void **state)
{
	static const struct act create = { "create", act_create };
	static const struct act forward = { "forward", act_forward };
	static const struct act reply = { "reply", act_reply };
	static const struct act give_back = { "return", act_return };
	static const struct act transfer = { "transfer", act_transfer };
	static const struct act amend = { "amend", act_amend };
	static const struct act recall = { "recall", act_recall };
	struct cx *cx;
	struct story s;

	(void)state;
	world_reset();
	cx = test_cx(DB_WEB);
	story_begin(cx, "kh");
	fail_each_call(cx, &create, &s);
	commit_draft(cx, &s);
	fail_each_call(cx, &forward, &s);
	find_assignments(cx, &s);
	story_as(cx, WORLD_RESPONDER);
	fail_each_call(cx, &reply, &s);
	story_as(cx, WORLD_RESPONDER_B);
	fail_each_call(cx, &give_back, &s);
	story_as(cx, WORLD_CREATOR);
	fail_each_call(cx, &transfer, &s);
	fail_each_call(cx, &amend, &s);
	fail_each_call(cx, &recall, &s);
	story_check_invariants(cx);
}

/* The versions on the page, read before anything fails. */
static struct {
	uint64_t a;
	uint64_t b;
} seen_by_all;

static enum err
act_ask_for_time(struct cx *cx, struct story *s)
{
	struct extension asked = {
		.assignment_id = s->a,
		.asked_due_on = day_from_date(2026, 7, 30),
		.reason = "Chờ ý kiến",
	};

	return assignment_request_extension(cx, seen_by_all.a, &asked);
}

static enum err
act_give_time(struct cx *cx, struct story *s)
{
	const struct extension_decision decision = {
		.assignment_id = s->a,
		.version = seen_by_all.a,
		.decision = DECISION_CHANGED,
		.due_on = day_from_date(2026, 7, 1),
		.reason = "Đã xem",
		.decided_by = "Chủ tịch",
		.document = "CV 6",
	};

	return assignment_decide_extension(cx, &decision);
}

static enum err
act_report_difficulty(struct cx *cx, struct story *s)
{
	struct difficulty difficulty = {
		.assignment_id = s->a,
		.description = "Vướng",
		.cause = "Thiếu vốn",
		.proposal = "Bổ sung",
	};

	return assignment_report_difficulty(cx, seen_by_all.a, &difficulty);
}

static enum err
act_delegate(struct cx *cx, struct story *s)
{
	struct delegation_part part = {
		.division = "Phòng Nghiệp vụ",
		.officer = "Người Lạ",
		.due_on = NO_DAY,
		.product = "",
	};
	struct delegation d = {
		.assignment_id = s->a,
		.leader = "Phó Giám đốc",
		.guidance = "Làm gấp",
		.n_parts = 1,
		.parts = &part,
	};

	return assignment_delegate(cx, seen_by_all.a, &d);
}

static enum err
act_submit(struct cx *cx, struct story *s)
{
	struct reply reply = {
		.assignment_id = s->a,
		.kind = REPLY_RESULT,
		.reply_text = "Đã xong",
		.reply_number = "9",
		.reply_symbol = "BC-SNV",
		.reply_issued_on = day_from_date(2026, 4, 23),
	};

	return assignment_reply(cx, seen_by_all.a, &reply);
}

static enum err
act_send_back(struct cx *cx, struct story *s)
{
	return assignment_send_back(cx, s->a, seen_by_all.a, "Thiếu");
}

static enum err
act_confirm(struct cx *cx, struct story *s)
{
	return assignment_confirm(cx, s->a, seen_by_all.a, "");
}

static enum err
act_urge(struct cx *cx, struct story *s)
{
	return assignment_urge(cx, &s->b, 1, URGE_CALL, "Gọi");
}

static enum err
act_cancel(struct cx *cx, struct story *s)
{
	return assignment_cancel(cx, s->b, seen_by_all.b, true, "Dừng", "CV 8",
	    "Chủ tịch");
}

static enum err
act_inspect(struct cx *cx, struct story *s)
{
	const uint64_t ids[] = { s->a, s->b };
	struct inspection_item finding = { s->a, "Chậm báo cáo" };
	const struct inspection_items found = { 1, &finding };
	struct inspection i = {
		.title = "Kiểm tra",
		.basis = "QĐ 7",
		.members = "Văn phòng",
		.starts_on = day_from_date(2026, 4, 20),
		.ends_on = day_from_date(2026, 4, 21),
		.conclusion = "Đạt",
		.conclusion_document = "TB 3",
		.concluded_on = day_from_date(2026, 4, 21),
	};
	enum err err = inspection_create(cx, &i, ids, 2);

	i.version = 1;
	return err ? err : inspection_conclude(cx, &i, &found);
}

static enum err
act_follow(struct cx *cx, struct story *s)
{
	static const uint64_t fields[] = { 1, 2 };
	const struct follow_order order = {
		.n_fields = 2,
		.fields = fields,
		.entry = {
			.specialist_id = world_person(WORLD_CREATOR)->account_id,
			.valid_from = day_from_date(2026, 1, 1),
			.valid_to = LAST_DAY,
			.basis = "TB 7/TB-VP",
		},
	};
	size_t cells;

	(void)s;
	return follow_fill(cx, &order, &cells);
}

static enum err
act_ask_for_purge(struct cx *cx, struct story *s)
{
	struct purge_part part;
	enum err err = purge_store_part(cx, PURGE_DIRECTIVE, s->directive_id,
	    &part);

	return err ? err
		   : purge_ask(cx, PURGE_DIRECTIVE, s->directive_id, "CV 9",
			 part.reference);
}

static enum err
act_let_program_in(struct cx *cx, struct story *s)
{
	struct api_token t = {
		.name = "Một cửa",
		.account_id = world_person(WORLD_RESPONDER)->account_id,
		.officer_id = world_person(WORLD_RESPONDER)->officer_id,
		.scopes = 1U << API_READ,
		.rate = 60,
		.valid_to = clock_day(cx->now) + 30,
		.basis = "CV 5",
	};
	const char *secret;
	enum err err = api_token_create(cx, &t, &secret);

	(void)s;
	return err ? err : api_token_revoke(cx, t.id, "Nhầm");
}

static void
nor_by_those_who_ask_decide_and_administer(void **state)
{
	static const struct {
		enum who who;
		struct act act;
	} acts[] = {
		{ WORLD_RESPONDER, { "ask for time", act_ask_for_time } },
		{ WORLD_CREATOR, { "give time", act_give_time } },
		{ WORLD_RESPONDER,
		    { "report difficulty", act_report_difficulty } },
		{ WORLD_RESPONDER, { "delegate", act_delegate } },
		{ WORLD_RESPONDER, { "submit", act_submit } },
		{ WORLD_CREATOR, { "send back", act_send_back } },
		{ WORLD_RESPONDER, { "submit again", act_submit } },
		{ WORLD_CREATOR, { "confirm", act_confirm } },
		{ WORLD_CREATOR, { "urge", act_urge } },
		{ WORLD_CREATOR, { "inspect", act_inspect } },
		{ WORLD_CREATOR, { "cancel", act_cancel } },
		{ WORLD_ADMINISTRATOR, { "follow", act_follow } },
		{ WORLD_ADMINISTRATOR, { "purge", act_ask_for_purge } },
		{ WORLD_ADMINISTRATOR, { "token", act_let_program_in } },
	};
	struct cx *cx;
	struct story s;

	(void)state;
	world_reset();
	cx = test_cx(DB_WEB);
	assert_ok(cx, db_begin(cx));
	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	assert_ok(cx, db_commit(cx));
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++) {
		story_as(cx, acts[i].who);
		seen_by_all.a = story_version(cx, s.a);
		seen_by_all.b = story_version(cx, s.b);
		fail_each_call(cx, &acts[i].act, &s);
	}
	story_check_invariants(cx);
}

/* A task handed out and committed, for two connections. */
static struct story
committed(struct cx *cx)
{
	struct story s;

	assert_ok(cx, db_begin(cx));
	story_begin(cx, "kh");
	story_forward(cx, &s, "đến hết ngày 29/5/2026");
	assert_ok(cx, db_commit(cx));
	return s;
}

static void
of_two_who_submit_one_wins(void **state)
{
	struct cx *first;
	struct cx *second;
	struct story s;

	(void)state;
	world_reset();
	first = test_cx(DB_WEB);
	second = test_cx(DB_WEB);
	s = committed(first);
	story_begin(second, "kh");
	story_as(first, WORLD_RESPONDER);
	story_as(second, WORLD_RESPONDER);
	/* Both opened the same version of the page. */
	assert_ok(first, db_begin(first));
	assert_ok(second, db_begin(second));
	assert_ok(first, act_reply(first, &s));
	assert_ok(first, db_commit(first));
	assert_err(second, act_reply(second, &s), ERR_CONFLICT);
	db_rollback(second);
	assert_int_equal(story_get(first, s.a).state, STATE_SUBMITTED);
	assert_int_equal(story_events(first, s.a, EVENT_SUBMIT), 1);
	assert_int_equal(STORY_COUNT(first,
			     "SELECT COUNT(*) FROM reply"
			     " WHERE assignment_id = ?",
			     s.a),
	    1);
	story_check_invariants(first);
}

/* The second waits for the first one's lock and is then told to try again,
 * or to look again; never do both act. */
static void
while_one_acts_the_other_waits(void **state)
{
	static const struct db_stmt patience = STMT("test.patience",
	    "SET SESSION innodb_lock_wait_timeout = 1");
	struct cx *first;
	struct cx *second;
	struct story s;
	enum err err;

	(void)state;
	world_reset();
	first = test_cx(DB_WEB);
	second = test_cx(DB_WEB);
	s = committed(first);
	story_begin(second, "kh");
	assert_ok(second, db_exec(second, &patience, NO_ARGS, NULL));
	assert_ok(first, db_begin(first));
	assert_ok(first,
	    assignment_recall(first, s.a, 2, true, "Nhầm", "CV 9"));
	assert_ok(second, db_begin(second));
	story_as(second, WORLD_RESPONDER);
	err = act_reply(second, &s);
	assert_int_equal(err, ERR_BUSY);
	assert_true(db_retryable(second));
	db_rollback(second);
	error_reset(&second->error);
	assert_ok(first, db_commit(first));
	assert_ok(second, db_begin(second));
	assert_err(second, act_reply(second, &s), ERR_CONFLICT);
	db_rollback(second);
	story_check_invariants(first);
}

/* A walk ------------------------------------------------------------------ */

enum { WALK_MOVES = 2000, WALK_TASKS = 5 };

static uint64_t walk_state;

static unsigned
chance(unsigned n)
{
	walk_state = walk_state * 6364136223846793005U + 1442695040888963407U;
	return (unsigned)(walk_state >> 33) % n;
}

static enum err
walk_reply(struct cx *cx, const struct assignment *a)
{
	struct reply reply = {
		.assignment_id = a->id,
		.kind = (enum reply_kind)chance(4),
		.reply_text = "Tình hình thực hiện",
		.reply_number = "7",
		.reply_symbol = "SO-VP",
		.reply_issued_on = clock_day(cx->now) - (int32_t)chance(4),
	};

	return assignment_reply(cx, a->version, &reply);
}

static enum err
walk_return(struct cx *cx, const struct assignment *a)
{
	struct return_request request = {
		.assignment_id = a->id,
		.category = RETURN_OTHER,
		.reason = "Chưa rõ",
		.head_informed = "Giám đốc",
	};

	return assignment_return(cx, a->version, &request);
}

static enum err
walk_decide_return(struct cx *cx, const struct assignment *a)
{
	static const enum decision ways[] = { DECISION_CORRECTED,
		DECISION_TRANSFERRED, DECISION_REFUSED };
	struct return_decision decision = {
		.assignment_id = a->id,
		.version = a->version,
		.decision = ways[chance(3)],
		.reason = "Đã xem",
		.to_agency_id = chance(20) + 1,
		.new_content = chance(2) == 0 ? "" : "Nội dung sửa lại",
		.new_due_on = chance(2) == 0 ? NO_DAY : clock_day(cx->now) + 20,
		.document = "CV 5",
	};

	return assignment_decide_return(cx, &decision);
}

static enum err
walk_extension(struct cx *cx, const struct assignment *a)
{
	static const enum decision ways[] = { DECISION_GRANTED,
		DECISION_CHANGED, DECISION_REFUSED };
	struct extension asked = {
		.assignment_id = a->id,
		.asked_due_on = clock_day(cx->now) + (int32_t)chance(60),
		.reason = "Chờ ý kiến",
	};
	const struct extension_decision decision = {
		.assignment_id = a->id,
		.version = a->version,
		.decision = ways[chance(3)],
		.due_on = clock_day(cx->now) + (int32_t)chance(60),
		.reason = "Đã xem",
		.decided_by = "Chủ tịch",
		.document = "CV 6",
	};

	if (chance(2) == 0)
		return assignment_request_extension(cx, a->version, &asked);
	return assignment_decide_extension(cx, &decision);
}

static enum err
walk_difficulty(struct cx *cx, const struct assignment *a)
{
	struct difficulty difficulty = {
		.assignment_id = a->id,
		.description = "Vướng",
		.cause = "Thiếu vốn",
		.proposal = "Bổ sung",
	};

	return assignment_report_difficulty(cx, a->version, &difficulty);
}

static enum err
walk_end(struct cx *cx, const struct assignment *a)
{
	/* Rare, or nothing would be left to walk on. */
	if (chance(20) != 0)
		return assignment_urge(cx, &a->id, 1, URGE_CALL, "Gọi");
	if (chance(2) == 0)
		return assignment_recall(cx, a->id, a->version, chance(4) == 0,
		    "Thu hồi", "CV 7");
	return assignment_cancel(cx, a->id, a->version, chance(4) == 0, "Dừng",
	    "CV 8", "Chủ tịch");
}

static enum err
walk_amend(struct cx *cx, const struct assignment *a)
{
	struct task_amendment m = {
		.task_id = a->task_id,
		.product = "Báo cáo",
		.receiving_authority = "UBND tỉnh",
		.deadline_text = "",
		.due_on = clock_day(cx->now) + (int32_t)chance(40),
		.has_due_on = chance(2) == 0,
		.reason = "Điều chỉnh",
		.document = "CV 9",
	};
	struct task task;
	enum err err;

	err = task_store_get(cx, a->task_id, &task);
	if (err)
		return err;
	m.version = task.version;
	m.content = arena_printf(cx->mem, "Nội dung lần %u", chance(1000));
	return task_amend(cx, &m);
}

static enum err
walk_move(struct cx *cx, const struct assignment *a)
{
	switch (chance(10)) {
	case 0:
		return assignment_receive(cx, a->id, a->version);
	case 1:
		return walk_return(cx, a);
	case 2:
		return walk_decide_return(cx, a);
	case 3:
		return walk_reply(cx, a);
	case 4:
		return walk_extension(cx, a);
	case 5:
		return assignment_confirm(cx, a->id, a->version, "");
	case 6:
		return assignment_send_back(cx, a->id, a->version, "Thiếu");
	case 7:
		return walk_difficulty(cx, a);
	case 8:
		return walk_end(cx, a);
	default:
		return walk_amend(cx, a);
	}
}

static uint64_t
seen(struct cx *cx, const struct db_stmt *stmt)
{
	struct db_rows *rows;

	assert_ok(cx, db_query(cx, stmt, NO_ARGS, &rows));
	assert_true(db_next(rows));
	return row_u64(rows);
}

static const struct db_stmt EVENTS = STMT("test.events",
    "SELECT COUNT(*) FROM event");

/* Anybody, anything, anywhere: what fails changes nothing, what succeeds is in
 * the history. */
static void
walk_once(struct cx *cx, const uint64_t *tasks, unsigned *succeeded)
{
	struct assignment_list list;
	const struct assignment *a;
	uint64_t before = seen(cx, &FINGERPRINT);
	uint64_t events = seen(cx, &EVENTS);
	enum err err;

	assert_ok(cx,
	    assignment_store_lock_task(cx, tasks[chance(WALK_TASKS)], &list));
	a = &list.items[chance((unsigned)list.n)];
	cx->now += chance(DAY_SECONDS);
	story_as(cx, (enum who)chance(WORLD_ADMINISTRATOR + 1));
	if (chance(3) != 0)
		story_as(cx, chance(2) == 0 ? WORLD_CREATOR : WORLD_RESPONDER);
	err = walk_move(cx, a);
	if (err == OK) {
		(*succeeded)++;
		assert_true(seen(cx, &EVENTS) > events);
		return;
	}
	if (err != ERR_INPUT && err != ERR_CONFLICT && err != ERR_DENIED &&
	    err != ERR_MISSING)
		assert_ok(cx, err);
	error_reset(&cx->error);
	assert_true(seen(cx, &FINGERPRINT) == before);
}

static void
a_walk_keeps_what_must_hold(void **state)
{
	struct cx *cx = *state;
	uint64_t tasks[WALK_TASKS];
	unsigned succeeded = 0;
	struct story s;

	walk_state = 20261122;
	for (unsigned i = 0; i < WALK_MOVES; i++) {
		int64_t now = cx->now;

		/* What was done stays; only memory is given back. */
		if (i % 100 == 0) {
			story_check_invariants(cx);
			arena_reset(cx->mem);
			story_begin(cx, i < WALK_MOVES / 2 ? "kh" : "tth");
		}
		if (i % 400 == 0) {
			for (size_t j = 0; j < WALK_TASKS; j++) {
				story_forward(cx, &s,
				    j == 0 ? "" : "đến hết ngày 29/6/2026");
				tasks[j] = s.task_id;
			}
			cx->now = now;
		}
		walk_once(cx, tasks, &succeeded);
	}
	story_check_invariants(cx);
	print_message("%u of %u moves were allowed\n", succeeded,
	    (unsigned)WALK_MOVES);
	assert_true(succeeded > WALK_MOVES / 10);
}

static int
begin_walk(void **state)
{
	world_reset();
	return test_begin(state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_ever_half_written),
		cmocka_unit_test(nor_by_those_who_ask_decide_and_administer),
		cmocka_unit_test(of_two_who_submit_one_wins),
		cmocka_unit_test(while_one_acts_the_other_waits),
		cmocka_unit_test_setup_teardown(a_walk_keeps_what_must_hold,
		    begin_walk, test_rollback),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
