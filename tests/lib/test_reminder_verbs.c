/* reminder_verbs: planning, e-mails and sending against the real database. */
#include "reminder_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "check.h"
#include "clock.h"
#include "database.h"
#include "notification_store.h"
#include "outbox_store.h"
#include "reminder_store.h"
#include "rules_store.h"

/* cx->now is Friday 24/04/2026, 09:30: slot 0 of 7 and 13 o'clock. */
#define TODAY "DATE'2026-04-24'"

static struct cx *
world(void)
{
	static struct cx *cx;

	if (cx == NULL)
		cx = test_cx(DB_BATCH);
	test_reset();
	arena_reset(cx->mem);
	error_reset(&cx->error);
	cx->now = TEST_NOW;
	assert_ok(cx, rules_load(cx));
	test_run("INSERT INTO account (id, login, kind, role, position, name,"
		 " email, basis, created_at) VALUES (900, 'cv@example.vn',"
		 " 'personal', 'creator', 'specialist', 'Lê Thị Hạnh',"
		 " 'cv@example.vn', 'QĐ 1/QĐ-VP', UTC_TIMESTAMP())");
	test_run("UPDATE agency SET email = CONCAT(code, '@example.vn')");
	test_run("INSERT INTO directive (id, doc_type, ref_number, ref_symbol,"
		 " ref_fold, abstract, issued_on, released_at, signer,"
		 " assigner_id, state, record_due_at, record_derivation,"
		 " created_by, created_at) VALUES (50, 'CV', '1986',"
		 " 'UBND-KT', '1986/ubnd-kt', 'Về việc rà soát',"
		 " '2026-03-02', '2026-03-02 01:00:00', 'Trần Văn Nam',"
		 " (SELECT MIN(id) FROM assigner), 'forwarded',"
		 " '2026-03-03 09:59:59', '', 900, '2026-03-02 02:00:00')");
	test_run("INSERT INTO task (id, directive_id, number, title,"
		 " has_deadline, must_report, deadline_kind, field_id,"
		 " specialist_id, office_leader_id, chairman_id, created_at)"
		 " VALUES (60, 50, 1, 'Rà soát quỹ đất công', 1, 1, 'date',"
		 " (SELECT MIN(id) FROM field), 900, 900, 900,"
		 " '2026-03-02 02:00:00')");
	return cx;
}

/* An assignment of the n-th department. */
static void
assign(struct cx *cx, unsigned id, unsigned agency, const char *state,
    const char *role, const char *due_on)
{
	bool open = strcmp(state, "draft") != 0 &&
		    strcmp(state, "completed") != 0 &&
		    strcmp(state, "transferred") != 0 &&
		    strcmp(state, "recalled") != 0 &&
		    strcmp(state, "cancelled") != 0;

	test_run(arena_printf(cx->mem,
	    "INSERT INTO assignment (id, task_id, directive_id, agency_id,"
	    " role, state, open, specialist_id, first_due_on, due_on,"
	    " assigned_at) VALUES (%u, 60, 50, (SELECT id FROM agency WHERE"
	    " kind = 'department' ORDER BY id LIMIT 1 OFFSET %u), '%s', '%s',"
	    " %d, 900, %s, %s, '2026-03-02 02:00:00')",
	    id, agency, role, state, open, due_on, due_on));
}

typedef enum err step_fn(struct cx *cx, struct reminding *work, bool *out_more);

static void
repeat(struct cx *cx, struct reminding *work, step_fn *step)
{
	bool more = true;

	while (more) {
		assert_ok(cx, db_begin(cx));
		assert_ok(cx, step(cx, work, &more));
		assert_ok(cx, db_commit(cx));
	}
}

/* Plans and writes e-mails as of a day. */
static struct reminding
run(struct cx *cx, const char *day, int slot)
{
	struct reminding work;
	int32_t on;

	assert_true(day_parse(day, &on));
	reminding_init(&work, test_config(), on, slot);
	repeat(cx, &work, reminder_plan_step);
	repeat(cx, &work, reminder_urgent_step);
	repeat(cx, &work, reminder_digest_step);
	return work;
}

static const char *
text(struct cx *cx, const struct db_stmt *stmt)
{
	struct db_rows *rows;

	(void)cx;
	assert_ok(test_superuser(),
	    db_query(test_superuser(), stmt, NO_ARGS, &rows));
	return db_next(rows) ? row_str(rows) : "(no row)";
}
#define TEXT(cx, sql) text((cx), &(const struct db_stmt)STMT("test.text", sql))

/* R45: where there is no ladder of notices the run says whom to call. */
static void
a_call_to_make_once_for_a_task_and_day(void **state)
{
	struct cx *cx = world();

	(void)state;
	assign(cx, 700, 0, "received", "lead", "'2026-04-23'");
	assign(cx, 701, 1, "submitted", "lead", "'2026-04-23'");
	test_run("UPDATE rule_setting SET value = 'no'"
		 " WHERE name = 'notice_enabled'");
	test_run("UPDATE rule_version SET version = version + 1");
	assert_ok(cx, rules_load(cx));
	run(cx, "2026-04-24", -1);
	run(cx, "2026-04-24", -1);
	assert_string_equal(TEXT(cx,
				"SELECT GROUP_CONCAT(assignment_id, ' ', day)"
				" FROM call_duty"),
	    "700 2026-04-24");
	test_run("DELETE FROM call_duty");
	test_run("DELETE FROM notification");
	test_run("DELETE FROM reminder");
	test_run("UPDATE rule_setting SET value = 'yes'"
		 " WHERE name = 'notice_enabled'");
	test_run("UPDATE rule_version SET version = version + 1");
	assert_ok(cx, rules_load(cx));
	run(cx, "2026-04-24", -1);
	assert_string_equal(TEXT(cx, "SELECT COUNT(*) FROM reminder"), "1");
	assert_string_equal(TEXT(cx, "SELECT COUNT(*) FROM call_duty"), "0");
}

static void
exactly_those_who_still_have_to_do_it_are_reminded(void **state)
{
	static const char *const roles[] = { "lead", "coordinating",
		"informed" };
	struct cx *cx = world();
	unsigned wanted = 0;
	struct reminding work;

	(void)state;
	for (unsigned s = 0; s < N_STATES; s++) {
		for (unsigned r = 0; r < 3; r++) {
			enum assignment_state st = (enum assignment_state)s;

			assign(cx, 100 + s * 3 + r, r,
			    assignment_state_name(st), roles[r], TODAY);
			wanted += reminder_is_wanted(st,
			    (enum assignment_role)r);
		}
	}
	work = run(cx, "24/04/2026", -1);
	assert_int_equal(wanted, 8);
	assert_int_equal(work.n_reminders, wanted);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM reminder r"
				     " JOIN assignment a ON"
				     " a.id = r.assignment_id WHERE r.rule ="
				     " 'due_day' AND r.day = a.due_on AND"
				     " r.agency_id = a.agency_id AND a.state"
				     " IN ('assigned', 'received',"
				     " 'in_progress', 'returned') AND a.role"
				     " <> 'informed'"),
	    wanted);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM notification"),
	    wanted);
	assert_int_equal(run(cx, "24/04/2026", -1).n_reminders, 0);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM notification"),
	    wanted);
}

static void
an_overdue_one_is_told_to_the_specialist_too(void **state)
{
	struct cx *cx = world();

	(void)state;
	assign(cx, 101, 0, "received", "lead", "DATE'2026-04-23'");
	assign(cx, 102, 1, "received", "lead", TODAY);
	assert_int_equal(run(cx, "24/04/2026", -1).n_reminders, 2);
	assert_int_equal(TEST_NUMBER(
			     "SELECT COUNT(*) FROM notification"
			     " WHERE account_id = 900 AND kind = 'overdue'"
			     " AND assignment_id = 101"),
	    1);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM notification"
				     " WHERE account_id IS NOT NULL"),
	    1);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM notification n"
				     " JOIN reminder r ON r.id = n.reminder_id"
				     " AND r.agency_id = n.agency_id"),
	    2);
}

static void
one_that_comes_back_does_not_tell_of_the_others_again(void **state)
{
	struct cx *cx = world();

	(void)state;
	assign(cx, 101, 0, "received", "lead", "DATE'2026-04-23'");
	assign(cx, 102, 0, "submitted", "lead", "DATE'2026-04-23'");
	assert_int_equal(run(cx, "24/04/2026", -1).n_reminders, 1);
	test_run("UPDATE assignment SET state = 'in_progress' WHERE id = 102");
	assert_int_equal(run(cx, "24/04/2026", -1).n_reminders, 1);
	assert_string_equal(
	    TEXT(cx, "SELECT GROUP_CONCAT(assignment_id, ' ', kind"
		     " ORDER BY assignment_id, kind) FROM notification"),
	    "101 overdue,101 reminder,102 overdue,102 reminder");
}

static void
missed_days_are_caught_up_without_a_flood(void **state)
{
	struct cx *cx = world();

	(void)state;
	/* Due Friday 24/04: before_1 would be 23/04, before_3 21/04. */
	assign(cx, 101, 0, "received", "lead", TODAY);
	/* Due 29/04: before_3 is 23/04, for 27/04 is off. */
	assign(cx, 102, 0, "received", "lead", "DATE'2026-04-29'");
	run(cx, "20/04/2026", -1);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM reminder"), 0);
	assert_int_equal(run(cx, "24/04/2026", -1).n_reminders, 2);
	assert_string_equal(
	    TEXT(cx, "SELECT GROUP_CONCAT(assignment_id, ' ', rule, ' ', day"
		     " ORDER BY assignment_id) FROM reminder"),
	    "101 due_day 2026-04-24,102 before_3 2026-04-23");
	assert_string_equal(TEXT(cx, "SELECT CAST(day AS CHAR)"
				     " FROM batch_progress"),
	    "2026-04-24");
	/* A person plans an old day again: the progress does not go back. */
	run(cx, "22/04/2026", -1);
	assert_string_equal(TEXT(cx, "SELECT CAST(day AS CHAR)"
				     " FROM batch_progress"),
	    "2026-04-24");
}

static void
the_first_run_ever_does_not_tell_the_past(void **state)
{
	struct cx *cx = world();

	(void)state;
	assign(cx, 101, 0, "received", "lead", "DATE'2026-01-05'");
	assign(cx, 102, 0, "received", "lead", "DATE'2026-04-22'");
	assert_int_equal(run(cx, "24/04/2026", -1).n_reminders, 0);
}

static void
a_due_date_that_moves_is_reminded_of_anew(void **state)
{
	struct cx *cx = world();

	(void)state;
	assign(cx, 101, 0, "received", "lead", TODAY);
	assert_int_equal(run(cx, "24/04/2026", -1).n_reminders, 1);
	test_run("UPDATE assignment SET due_on = '2026-05-15' WHERE id = 101");
	assert_int_equal(run(cx, "14/05/2026", -1).n_reminders, 1);
	assert_int_equal(run(cx, "15/05/2026", -1).n_reminders, 1);
	assert_int_equal(
	    TEST_NUMBER("SELECT COUNT(*) FROM reminder WHERE rule = 'due_day'"),
	    2);
}

static void
what_was_given_out_later_is_not_reminded_of_days_before(void **state)
{
	struct cx *cx = world();

	(void)state;
	run(cx, "20/04/2026", -1);
	assign(cx, 101, 0, "assigned", "lead", "DATE'2026-04-28'");
	/* 22/04 was before_3; it was given out on the 23rd, 01:00 local. */
	test_run("UPDATE assignment SET assigned_at = '2026-04-22 18:00:00'");
	assert_int_equal(run(cx, "23/04/2026", -1).n_reminders, 0);
	assert_int_equal(run(cx, "24/04/2026", -1).n_reminders, 1);
	assert_string_equal(TEXT(cx, "SELECT rule FROM reminder"), "before_1");
}

static void
two_at_once_are_like_one(void **state)
{
	struct cx *cx = world();
	struct cx *other = test_cx(DB_BATCH);
	struct reminding a;
	struct reminding b;
	bool more_a = true;
	bool more_b = true;

	(void)state;
	assert_ok(other, rules_load(other));
	for (unsigned i = 0; i < 40; i++)
		assign(cx, 101 + i, i % 5, "received", "lead",
		    i % 2 ? TODAY : "DATE'2026-04-23'");
	assert_ok(cx, reminder_store_set_progress(cx, 20566));
	reminding_init(&a, test_config(), clock_day(cx->now), 0);
	reminding_init(&b, test_config(), clock_day(cx->now), 0);
	while (more_a || more_b) {
		if (more_a) {
			assert_ok(cx, db_begin(cx));
			assert_ok(cx, reminder_plan_step(cx, &a, &more_a));
			assert_ok(cx, db_commit(cx));
		}
		if (more_b) {
			assert_ok(other, db_begin(other));
			assert_ok(other,
			    reminder_plan_step(other, &b, &more_b));
			assert_ok(other, db_commit(other));
		}
	}
	assert_int_equal(a.n_reminders + b.n_reminders, 40);
	repeat(other, &b, reminder_digest_step);
	repeat(cx, &a, reminder_digest_step);
	assert_int_equal(a.n_digests + b.n_digests, 6);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM notification"
				     " WHERE digest_id IS NULL"),
	    0);
}

static void
a_digest_says_what_waits_once_for_each_slot(void **state)
{
	struct cx *cx = world();
	const char *body;

	(void)state;
	assign(cx, 101, 0, "received", "lead", "DATE'2026-04-23'");
	assign(cx, 102, 0, "received", "lead", "DATE'2026-04-23'");
	assign(cx, 103, 0, "received", "lead", TODAY);
	assign(cx, 104, 0, "assigned", "lead", "DATE'2026-06-30'");
	test_run("INSERT INTO notification (agency_id, kind, directive_id,"
		 " assignment_id, created_at) SELECT agency_id, 'forward', 50,"
		 " 104, '2026-04-24 01:00:00' FROM assignment WHERE id = 104");
	test_run(
	    "INSERT INTO notification (agency_id, kind, directive_id,"
	    " assignment_id, created_at) SELECT agency_id, 'send_back', 50,"
	    " 103, '2026-04-24 01:00:00' FROM assignment WHERE id = 104");
	assert_int_equal(run(cx, "24/04/2026", -1).n_digests, 0);
	assert_int_equal(run(cx, "24/04/2026", 0).n_digests, 2);
	assert_int_equal(run(cx, "24/04/2026", 0).n_digests, 0);
	assert_int_equal(run(cx, "24/04/2026", 1).n_digests, 0);
	assert_string_equal(
	    TEXT(cx, "SELECT subject FROM outbox WHERE agency_id IS NOT NULL"),
	    "[Nhắc việc] 2 nhiệm vụ quá hạn, 1 đến hạn hôm nay, 1 việc mới, "
	    "1 thay đổi - ngày 24/04/2026");
	body = TEXT(cx, "SELECT body FROM outbox WHERE agency_id IS NOT NULL");
	assert_non_null(strstr(body, "1986/UBND-KT: Rà soát quỹ đất công"));
	assert_non_null(strstr(body, "Hạn: 23/04/2026 (quá 1 ngày)"));
	assert_non_null(strstr(body, "http://127.0.0.1:8081/nv/101\n"));
	assert_non_null(strstr(body, "Kết quả bị trả lại"));
	assert_non_null(strstr(body, "\n2. 1986/UBND-KT"));
	/* The office reads once what many agencies have. */
	body = TEXT(cx, "SELECT body FROM outbox WHERE account_id = 900");
	assert_non_null(strstr(body, "\n1. 1986/UBND-KT"));
	assert_non_null(strstr(body, "\n2. Cũng nhiệm vụ trên\n"));
	assert_non_null(strstr(body, "http://127.0.0.1:8080/nv/101\n"));
	assert_non_null(strstr(TEXT(cx, "SELECT html FROM outbox"
					" WHERE account_id = 900"),
	    "/nv/102\">Cũng nhiệm vụ trên</a>"));
	assert_string_equal(TEXT(cx, "SELECT subject FROM outbox"
				     " WHERE account_id = 900"),
	    "[Nhắc việc] 2 nhiệm vụ quá hạn - ngày 24/04/2026");
	assert_string_equal(TEXT(cx, "SELECT message_id FROM outbox"
				     " WHERE account_id = 900"),
	    "digest.p900.2026-04-24.0@example.vn");
}

static void
what_was_done_before_the_digest_is_not_in_it(void **state)
{
	struct cx *cx = world();

	(void)state;
	assign(cx, 101, 0, "received", "lead", TODAY);
	assert_int_equal(run(cx, "24/04/2026", -1).n_reminders, 1);
	test_run("UPDATE assignment SET state = 'submitted'");
	assert_int_equal(run(cx, "24/04/2026", 0).n_digests, 0);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM outbox"), 0);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM notification"
				     " WHERE digest_id = 0"),
	    1);
}

static void
a_long_digest_names_some_and_counts_all(void **state)
{
	struct cx *cx = world();
	const char *body;

	(void)state;
	for (unsigned i = 0; i < DIGEST_LINES_MAX + 20; i++)
		assign(cx, 101 + i, 0, "received", "lead", TODAY);
	assert_int_equal(run(cx, "24/04/2026", 0).n_digests, 1);
	body = TEXT(cx, "SELECT body FROM outbox");
	assert_non_null(strstr(body, "ĐẾN HẠN HÔM NAY (120)"));
	assert_non_null(strstr(body, "\n100. 1986/UBND-KT"));
	assert_null(strstr(body, "\n101. "));
	assert_non_null(
	    strstr(body, "và 20 nội dung khác, xem tại "
			 "http://127.0.0.1:8081/notification-list"));
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM notification"
				     " WHERE digest_id IS NULL"),
	    0);
}

static void
without_an_address_nothing_is_lost(void **state)
{
	struct cx *cx = world();
	struct recipient_list list;
	struct reminding work;

	(void)state;
	assign(cx, 101, 0, "received", "lead", TODAY);
	test_run("UPDATE agency SET email = ''");
	work = run(cx, "24/04/2026", 0);
	assert_int_equal(work.n_reminders, 1);
	assert_int_equal(work.n_digests, 0);
	assert_int_equal(work.n_unreachable, 1);
	assert_ok(cx, notification_store_list_unreachable(cx, 10, &list));
	assert_int_equal(list.n, 1);
	assert_int_equal(list.items[0].n_waiting, 1);
	test_run("UPDATE agency SET email = 'moi@example.vn'");
	assert_int_equal(run(cx, "24/04/2026", 0).n_digests, 1);
}

static void
an_urgent_one_has_an_email_of_its_own(void **state)
{
	struct cx *cx = world();
	struct reminding work;

	(void)state;
	assign(cx, 101, 0, "assigned", "lead", "DATE'2026-06-30'");
	test_run("UPDATE task SET title = 'R<a> & quỹ đất'");
	test_run("INSERT INTO notification (id, agency_id, kind, directive_id,"
		 " assignment_id, urgency, created_at) SELECT 7001, agency_id,"
		 " 'forward', 50, 101, 'express', '2026-04-24 01:00:00' FROM"
		 " assignment");
	work = run(cx, "24/04/2026", 0);
	assert_int_equal(work.n_urgent, 1);
	assert_int_equal(work.n_digests, 0);
	assert_string_equal(TEXT(cx, "SELECT dedup_key FROM outbox"),
	    "urgent:7001");
	assert_string_equal(TEXT(cx, "SELECT subject FROM outbox"),
	    "[Nhắc việc] Hỏa tốc: Nhiệm vụ mới được giao - 1986/UBND-KT");
	/* In its thread, and in HTML too: a text is a text there. */
	assert_string_equal(TEXT(cx, "SELECT reference FROM outbox"),
	    "thread.task.101@example.vn");
	assert_non_null(strstr(TEXT(cx, "SELECT html FROM outbox"),
	    "/nv/101\">R&lt;a&gt; &amp; quỹ đất</a>"));
	assert_int_equal(run(cx, "24/04/2026", 0).n_urgent, 0);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM outbox"), 1);
}

/* Sending
 * --------------------------------------------------------------------*/

static struct outbox
lease(struct cx *cx)
{
	struct outbox mail = { 0 };
	bool found;

	assert_ok(cx, db_begin(cx));
	assert_ok(cx, reminder_lease(cx, &mail, &found));
	assert_ok(cx, db_commit(cx));
	if (!found)
		mail.id = 0;
	return mail;
}

static void
add_mail(const char *to)
{
	struct cx *cx = test_superuser();

	test_run(arena_printf(cx->mem,
	    "INSERT INTO outbox (id, dedup_key, recipient, account_id,"
	    " message_id, subject, body, next_at, created_at) VALUES (1,"
	    " 'urgent:1', '%s', 900, 'urgent.1@example.vn', 'Thử', 'Nội dung\n',"
	    " '2026-04-24 01:00:00', '2026-04-24 01:00:00')",
	    to));
}

static void
an_email_is_marked_before_it_is_tried(void **state)
{
	struct cx *cx = world();
	struct cx *other = test_cx(DB_BATCH);
	struct reminding work;
	struct outbox mail;
	struct outbox second;
	bool found;

	(void)state;
	reminding_init(&work, test_config(), clock_day(cx->now), 0);
	add_mail("so@example.vn");
	assert_ok(cx, db_begin(cx));
	assert_ok(cx, reminder_lease(cx, &mail, &found));
	assert_true(found);
	assert_ok(other, db_begin(other));
	assert_ok(other, reminder_lease(other, &second, &found));
	assert_false(found); /* skipped, not waited for */
	db_rollback(other);
	assert_ok(cx, db_commit(cx));
	assert_string_equal(TEXT(cx, "SELECT state FROM outbox"), "sending");
	assert_int_equal(lease(other).id, 0);
	reminder_send(cx, &work, &mail);
	assert_int_equal(mail.state, OUTBOX_SENT);
	assert_ok(cx, reminder_record(cx, &work, &mail));
	assert_int_equal(work.n_sent, 1);
	assert_string_equal(TEXT(cx, "SELECT state FROM outbox"), "sent");
	assert_int_equal(lease(cx).id, 0);
}

static void
who_dies_while_sending_leaves_it_unknown_for_ever(void **state)
{
	struct cx *cx = world();
	struct reminding work;
	struct outbox mail;

	(void)state;
	reminding_init(&work, test_config(), clock_day(cx->now), 0);
	add_mail("so@example.vn");
	mail = lease(cx);
	assert_int_equal(mail.id, 1);
	cx->now += OUTBOX_LEASE_SECONDS - 1;
	assert_ok(cx, reminder_expire_leases(cx, &work));
	assert_int_equal(work.n_unknown, 0);
	cx->now += 2;
	assert_ok(cx, reminder_expire_leases(cx, &work));
	assert_int_equal(work.n_unknown, 1);
	cx->now += 30 * DAY_SECONDS;
	assert_int_equal(lease(cx).id, 0);
	/* It was only slow: it knows better. */
	mail.state = OUTBOX_SENT;
	mail.sent_at = cx->now;
	mail.last_answer = "250 ok";
	assert_ok(cx, reminder_record(cx, &work, &mail));
	assert_string_equal(TEXT(cx, "SELECT state FROM outbox"), "sent");
}

static void
a_server_that_is_away_is_tried_eight_times_and_then_a_person_looks(void **state)
{
	struct cx *cx = world();
	struct config away = *test_config();
	struct reminding work;
	int tries = 0;

	(void)state;
	away.mail_server = "smtp://127.0.0.1:1"; /* nobody listens there */
	reminding_init(&work, &away, clock_day(cx->now), 0);
	add_mail("so@example.vn");
	for (int i = 0; i < 20; i++) {
		struct outbox mail = lease(cx);

		if (mail.id == 0)
			break;
		tries++;
		reminder_send(cx, &work, &mail);
		assert_ok(cx, reminder_record(cx, &work, &mail));
		assert_int_equal(lease(cx).id, 0); /* not at once */
		cx->now += outbox_retry_delay((unsigned)tries);
	}
	assert_int_equal(tries, OUTBOX_TRIES_MAX);
	assert_int_equal(work.n_deferred, OUTBOX_TRIES_MAX - 1);
	assert_int_equal(work.n_refused, 1);
	assert_string_equal(TEXT(cx, "SELECT state FROM outbox"), "refused");
	assert_true(TEST_NUMBER("SELECT last_answer <> '' FROM outbox"));
}

#define CENTRAL_TOLD                                                           \
	"SELECT COUNT(*) FROM notification WHERE kind = 'central_due'"         \
	" AND directive_id = 50 AND account_id = 900"

/* R61: who follows it in the office, before the day the Government set. */
static void
a_central_due_date_is_told_to_the_office_once(void **state)
{
	struct cx *cx = world();

	(void)state;
	assign(cx, 700, 0, "received", "lead", "'2026-09-23'");
	test_run("UPDATE directive SET source = 'government',"
		 " central_reference = '7/CĐ-TTg',"
		 " central_due_on = '2026-04-27' WHERE id = 50");
	run(cx, "2026-04-24", -1); /* one working day before */
	run(cx, "2026-04-24", -1);
	assert_int_equal(TEST_NUMBER(CENTRAL_TOLD), 1);
	assert_string_equal(TEXT(cx, "SELECT GROUP_CONCAT(rule, ' ', day)"
				     " FROM central_reminder"),
	    "before_1 2026-04-24");
	run(cx, "2026-04-27", -1);
	assert_int_equal(TEST_NUMBER(CENTRAL_TOLD), 2);
	/* Done, but not in the national system: it is still asked for. */
	test_run("UPDATE assignment SET state = 'completed', open = 0");
	run(cx, "2026-04-28", -1);
	assert_int_equal(TEST_NUMBER(CENTRAL_TOLD), 3);
	test_run("INSERT INTO central_entry (task_id, entered_on, account_id,"
		 " account_name, created_at) VALUES (60, '2026-04-28', 900,"
		 " 'Lê Thị Hạnh', UTC_TIMESTAMP())");
	test_run("UPDATE directive SET central_due_on = '2026-06-30'");
	run(cx, "2026-06-30", -1);
	assert_int_equal(TEST_NUMBER(CENTRAL_TOLD), 3);
	/* What the committee assigned has no such day. */
	test_run("DELETE FROM central_entry");
	test_run("UPDATE directive SET source = 'committee',"
		 " central_due_on = '2026-07-01'");
	run(cx, "2026-07-01", -1);
	assert_int_equal(TEST_NUMBER(CENTRAL_TOLD), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    exactly_those_who_still_have_to_do_it_are_reminded),
		cmocka_unit_test(a_call_to_make_once_for_a_task_and_day),
		cmocka_unit_test(a_central_due_date_is_told_to_the_office_once),
		cmocka_unit_test(an_overdue_one_is_told_to_the_specialist_too),
		cmocka_unit_test(
		    one_that_comes_back_does_not_tell_of_the_others_again),
		cmocka_unit_test(missed_days_are_caught_up_without_a_flood),
		cmocka_unit_test(the_first_run_ever_does_not_tell_the_past),
		cmocka_unit_test(a_due_date_that_moves_is_reminded_of_anew),
		cmocka_unit_test(
		    what_was_given_out_later_is_not_reminded_of_days_before),
		cmocka_unit_test(two_at_once_are_like_one),
		cmocka_unit_test(a_digest_says_what_waits_once_for_each_slot),
		cmocka_unit_test(what_was_done_before_the_digest_is_not_in_it),
		cmocka_unit_test(a_long_digest_names_some_and_counts_all),
		cmocka_unit_test(without_an_address_nothing_is_lost),
		cmocka_unit_test(an_urgent_one_has_an_email_of_its_own),
		cmocka_unit_test(an_email_is_marked_before_it_is_tried),
		cmocka_unit_test(
		    who_dies_while_sending_leaves_it_unknown_for_ever),
		cmocka_unit_test(
		    a_server_that_is_away_is_tried_eight_times_and_then_a_person_looks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
