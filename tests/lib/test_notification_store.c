/* notification_store, outbox_store: whose they are, pages, reading. */
#include "notification_store.h"

#include <string.h>

#include "account.h"
#include "arena.h"
#include "check.h"
#include "clock.h"
#include "database.h"
#include "outbox_store.h"
#include "reminder_store.h"

enum { FIRST = 11, SECOND = 12 }; /* agencies */

static const struct actor agency = { .account_id = 501,
	.kind = ACCOUNT_AGENCY,
	.role = ROLE_RESPONDER,
	.agency_id = FIRST };
static const struct actor person = { .account_id = 502,
	.kind = ACCOUNT_PERSONAL,
	.role = ROLE_CREATOR };

static uint64_t
add(struct cx *cx, uint64_t agency_id, uint64_t account_id)
{
	struct notification n = { .agency_id = agency_id,
		.account_id = account_id,
		.kind = "forward",
		.urgency = URGENCY_URGENT };

	assert_ok(cx, notification_store_add(cx, &n));
	assert_int_not_equal(n.id, 0);
	return n.id;
}

static struct notification_list
list(struct cx *cx, bool unread, uint64_t before_id, unsigned max)
{
	struct notification_list out;

	assert_ok(cx,
	    notification_store_list(cx, unread, before_id, max, &out));
	return out;
}

static void
everybody_sees_only_their_own(void **state)
{
	struct cx *cx = *state;
	uint64_t first = add(cx, FIRST, 0);
	uint64_t second = add(cx, 0, 502);
	struct notification_list found;

	(void)add(cx, SECOND, 0);
	(void)add(cx, 0, 503);
	cx->actor = &agency;
	found = list(cx, false, 0, 10);
	assert_int_equal(found.n, 1);
	assert_int_equal(found.items[0].id, first);
	assert_string_equal(found.items[0].kind, "forward");
	assert_int_equal(found.items[0].urgency, URGENCY_URGENT);
	assert_int_equal(found.items[0].created_at, cx->now);
	assert_true(found.items[0].read_at == NO_MOMENT);
	cx->actor = &person;
	found = list(cx, false, 0, 10);
	assert_int_equal(found.n, 1);
	assert_int_equal(found.items[0].id, second);
}

static void
pages_are_newest_first_by_key(void **state)
{
	struct cx *cx = *state;
	uint64_t ids[7];
	struct notification_list page;

	cx->actor = &agency;
	for (unsigned i = 0; i < 7; i++)
		ids[i] = add(cx, FIRST, 0);
	page = list(cx, true, 0, 3);
	assert_int_equal(page.n, 3);
	assert_int_equal(page.items[0].id, ids[6]);
	page = list(cx, true, page.items[2].id, 3);
	assert_int_equal(page.items[0].id, ids[3]);
	page = list(cx, true, page.items[2].id, 3);
	assert_int_equal(page.n, 1);
	assert_int_equal(page.items[0].id, ids[0]);
}

static void
nobody_marks_what_is_not_theirs(void **state)
{
	struct cx *cx = *state;
	uint64_t mine = add(cx, FIRST, 0);
	uint64_t theirs = add(cx, SECOND, 0);
	uint64_t changed;

	cx->actor = &agency;
	assert_ok(cx, notification_store_set_read(cx,
			  (uint64_t[]){ mine, theirs }, 2, &changed));
	assert_int_equal(changed, 1);
	assert_int_equal(list(cx, true, 0, 10).n, 0);
	assert_int_equal(list(cx, false, 0, 10).n, 1);
	assert_true(list(cx, false, 0, 10).items[0].read_at == cx->now);
	/* The first reading counts. */
	cx->now += 60;
	assert_ok(cx, notification_store_set_read(cx, &mine, 1, &changed));
	assert_int_equal(changed, 0);
	cx->actor = &(struct actor){ .account_id = 504,
		.kind = ACCOUNT_AGENCY,
		.agency_id = SECOND };
	assert_int_equal(list(cx, true, 0, 10).n, 1);
}

static void
what_came_after_the_page_stays_unread(void **state)
{
	struct cx *cx = *state;
	uint64_t seen;
	uint64_t count;
	uint64_t changed;

	cx->actor = &agency;
	(void)add(cx, FIRST, 0);
	seen = add(cx, FIRST, 0);
	(void)add(cx, FIRST, 0);
	assert_ok(cx, notification_store_count_unread(cx, 2, &count));
	assert_int_equal(count, 2); /* no more than was asked */
	assert_ok(cx, notification_store_set_read_until(cx, seen, &changed));
	assert_int_equal(changed, 2);
	assert_ok(cx, notification_store_count_unread(cx, 100, &count));
	assert_int_equal(count, 1);
	assert_ok(cx, notification_store_set_read(cx, NULL, 0, &changed));
	assert_int_equal(changed, 1);
}

static void
a_leader_of_an_agency_reads_and_does_not_mark(void **state)
{
	struct actor leader = agency;

	(void)state;
	leader.kind = ACCOUNT_PERSONAL;
	leader.role = ROLE_AGENCY_LEADER;
	assert_false(notification_may_mark(&leader));
	assert_true(notification_may_mark(&agency));
	assert_true(notification_may_mark(&person));
}

static void
emails_are_listed_by_state(void **state)
{
	struct cx *cx = test_cx(DB_BATCH);
	struct outbox mail = { .recipient = "so@example.vn",
		.agency_id = FIRST,
		.message_id = "a@b",
		.subject = "Thử",
		.body = "Nội dung" };
	struct outbox_counts counts;
	struct outbox_list found;
	bool added;
	uint64_t id;

	(void)state;
	assert_ok(cx, db_begin(cx));
	for (unsigned i = 0; i < 3; i++) {
		mail.dedup_key = arena_printf(cx->mem, "urgent:%u", i);
		assert_ok(cx, outbox_store_add(cx, &mail, &added));
		assert_true(added);
	}
	id = mail.id;
	assert_ok(cx, outbox_store_add(cx, &mail, &added));
	assert_false(added); /* the key is there */
	mail.id = id;
	mail.state = OUTBOX_REFUSED;
	mail.attempts = 1;
	mail.sent_at = NO_MOMENT;
	mail.next_at = cx->now;
	mail.last_answer = "550 no such user";
	assert_ok(cx, outbox_store_set_sending(cx, id, cx->now + 60));
	assert_ok(cx, outbox_store_set_result(cx, &mail));
	assert_ok(cx, outbox_store_count(cx, &counts));
	assert_int_equal(counts.n[OUTBOX_NEW], 2);
	assert_int_equal(counts.n[OUTBOX_REFUSED], 1);
	assert_ok(cx, outbox_store_list(cx, OUTBOX_REFUSED, 0, 10, &found));
	assert_int_equal(found.n, 1);
	assert_string_equal(found.items[0].last_answer, "550 no such user");
	assert_string_equal(found.items[0].body, "");
	assert_ok(cx, outbox_store_list(cx, -1, id, 10, &found));
	assert_int_equal(found.n, 2);
	assert_ok(cx, outbox_store_get(cx, id, &mail));
	assert_string_equal(mail.body, "Nội dung");
	assert_err(cx, outbox_store_get(cx, id + 1000, &mail), ERR_MISSING);
	db_rollback(cx);
}

static void
every_statement_is_good(void **state)
{
	static const struct db_stmt_list *const stores[] = {
		&notification_store_statements, &outbox_store_statements,
		&reminder_store_statements
	};
	struct cx *cx = test_cx(DB_BATCH);

	(void)state;
	for (size_t s = 0; s < sizeof(stores) / sizeof(stores[0]); s++) {
		for (size_t i = 0; i < stores[s]->n; i++) {
			size_t n_params;
			size_t n_columns;

			assert_ok(cx, db_prepare(cx, stores[s]->stmts[i],
					  &n_params, &n_columns));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(everybody_sees_only_their_own),
		IN_TRANSACTION(pages_are_newest_first_by_key),
		IN_TRANSACTION(nobody_marks_what_is_not_theirs),
		IN_TRANSACTION(what_came_after_the_page_stays_unread),
		cmocka_unit_test(a_leader_of_an_agency_reads_and_does_not_mark),
		cmocka_unit_test(emails_are_listed_by_state),
		cmocka_unit_test(every_statement_is_good),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
