/* account_review, its verb and its store: the six-monthly review of rights. */
#include "account_review_verbs.h"

#include "account_review_store.h"
#include "arena.h"
#include "clock.h"
#include "story.h"

static int64_t
at(int year, int month, int day)
{
	return clock_day_start(day_from_date(year, month, day)) + 3600;
}

static void
it_is_due_after_six_months(void **state)
{
	int64_t now = at(2026, 4, 24);

	(void)state;
	assert_int_equal(review_due_on(NO_MOMENT, now), clock_day(now));
	assert_int_equal(review_due_on(at(2026, 1, 15), now),
	    day_from_date(2026, 7, 15));
	assert_int_equal(review_due_on(at(2025, 9, 1), now),
	    day_from_date(2026, 3, 1));
	/* There is no 31st of February. */
	assert_int_equal(review_due_on(at(2025, 8, 31), now),
	    day_from_date(2026, 2, 28));
}

static struct cx *
begin(void)
{
	static struct cx *cx;

	world_reset();
	if (cx == NULL)
		cx = test_cx(DB_WEB);
	arena_reset(cx->mem);
	error_reset(&cx->error);
	cx->now = TEST_NOW;
	cx->actor = world_actor(WORLD_ADMINISTRATOR);
	cx->request_id = "0123456789abcdef";
	return cx;
}

static unsigned
open_accounts(struct cx *cx)
{
	struct review_lines lines;

	assert_ok(cx,
	    account_review_store_list(cx, clock_day(cx->now), &lines));
	return (unsigned)lines.n;
}

static void
what_was_looked_at_is_kept(void **state)
{
	struct cx *cx = begin();
	unsigned n = open_accounts(cx);
	struct review_list past;

	(void)state;
	assert_int_equal(n, TEST_NUMBER("SELECT COUNT(*) FROM account WHERE"
					" closed_at IS NULL"));
	assert_ok(cx,
	    account_review_sign(cx, n, "Đúng người, đúng quyền", "12/BB-VP"));
	assert_ok(cx, account_review_store_past(cx, &past));
	assert_int_equal(past.n, 1);
	assert_string_equal(past.items[0].document, "12/BB-VP");
	assert_string_equal(past.items[0].signer_name, "Quản trị");
	assert_int_equal(past.items[0].sums.n_accounts, n);
	/* The administrator and the machine room have none enrolled. */
	assert_int_equal(past.items[0].sums.n_without_factor, 2);
	assert_int_equal(TEST_NUMBER(
			     "SELECT COUNT(*) FROM account_review_line"),
	    n);
	assert_int_equal(TEST_NUMBER("SELECT COUNT(*) FROM audit_log WHERE"
				     " action = 'account-review'"),
	    1);
}

static void
a_list_that_changed_is_not_signed_for(void **state)
{
	struct cx *cx = begin();
	unsigned n = open_accounts(cx);

	(void)state;
	test_run("UPDATE account SET closed_at = '2026-04-24' WHERE role ="
		 " 'leader' LIMIT 1");
	assert_refused(cx, account_review_sign(cx, n, "Đúng", "12/BB"),
	    "conclusion", "review_changed");
	assert_refused(cx, account_review_sign(cx, n - 1, "", "12/BB"),
	    "conclusion", "required");
	assert_refused(cx, account_review_sign(cx, n - 1, "Đúng", ""),
	    "document", "required");
	assert_ok(cx, account_review_sign(cx, n - 1, "Đúng", "12/BB"));
}

/* R41: what was signed for stays. */
static void
nobody_changes_what_was_signed(void **state)
{
	static const struct db_stmt change = STMT("review.change",
	    "UPDATE account_review SET conclusion = ''");
	static const struct db_stmt erase = STMT("review.erase",
	    "DELETE FROM account_review_line");
	struct cx *cx = begin();

	(void)state;
	assert_err(cx, db_exec(cx, &change, NO_ARGS, NULL), ERR_SYSTEM);
	assert_err(cx, db_exec(cx, &erase, NO_ARGS, NULL), ERR_SYSTEM);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_due_after_six_months),
		cmocka_unit_test(what_was_looked_at_is_kept),
		cmocka_unit_test(a_list_that_changed_is_not_signed_for),
		cmocka_unit_test(nobody_changes_what_was_signed),
	};

	return cmocka_run_group_tests_name("account_review", tests, NULL, NULL);
}
