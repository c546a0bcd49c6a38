/* trust: what is good, what must be looked at, what must be done (R14, R41). */
#include "check.h"
#include "clock.h"
#include "trust.h"

enum { HOUR = 3600 };
#define NOW ((int64_t)1800000000)

static struct trust
fine(void)
{
	return (struct trust){
		.head_at = NOW - 60,
		.waiting_at = NO_MOMENT,
		.database_now = NOW,
		.verify = { .at = NOW - HOUR, .good = true },
		.restore = { .at = NOW - HOUR, .good = true },
		.backup = { .made_at = NOW - HOUR },
	};
}

static void
is(const struct trust *t, enum trust_item item, enum trust_tone tone)
{
	assert_int_equal(trust_judge(t, item, NOW, true), tone);
}

static void
test_all_good(void **state)
{
	const struct trust t = fine();

	(void)state;
	for (int i = 0; i < N_TRUST_ITEMS; i++) {
		is(&t, (enum trust_item)i, TRUST_GOOD);
		assert_true(trust_item_name((enum trust_item)i)[0] != '\0');
	}
	assert_string_equal(trust_tone_name(TRUST_BAD), "bad");
	is(&t, N_TRUST_ITEMS, TRUST_BAD);
}

static void
test_ages(void **state)
{
	struct trust t = fine();

	(void)state;
	t.waiting_at = NOW - 60;
	is(&t, TRUST_SEAL, TRUST_GOOD);
	t.waiting_at = NOW - 600;
	is(&t, TRUST_SEAL, TRUST_WARN);
	t.waiting_at = NOW - 2 * HOUR;
	is(&t, TRUST_SEAL, TRUST_BAD);
	t.head_at = NO_MOMENT;
	is(&t, TRUST_SEAL, TRUST_BAD);
	t.backup.made_at = NOW - 30 * HOUR;
	is(&t, TRUST_BACKUP, TRUST_WARN);
	t.backup.made_at = NOW - 100 * HOUR;
	is(&t, TRUST_BACKUP, TRUST_BAD);
	t.backup.made_at = NO_MOMENT;
	is(&t, TRUST_BACKUP, TRUST_BAD);
	t.verify.at = NOW - 72 * HOUR;
	is(&t, TRUST_VERIFY, TRUST_WARN);
	t.verify.at = NO_MOMENT;
	is(&t, TRUST_VERIFY, TRUST_WARN);
	t.verify = (struct audit_check){ .at = NOW, .good = false };
	is(&t, TRUST_VERIFY, TRUST_BAD);
	t.restore.at = NOW - 101 * DAY_SECONDS;
	is(&t, TRUST_RESTORE, TRUST_WARN);
}

static void
test_the_rest(void **state)
{
	struct trust_count alone[] = { { "creator", 3 },
		{ "administrator", 1 } };
	struct trust t = fine();

	(void)state;
	t.alone = alone;
	t.n_alone = 1;
	is(&t, TRUST_SECOND, TRUST_WARN);
	t.n_alone = 2;
	is(&t, TRUST_SECOND, TRUST_BAD);
	alone[1].role = "infrastructure";
	is(&t, TRUST_SECOND, TRUST_BAD);
	t.mail_deferred = 1;
	is(&t, TRUST_MAIL, TRUST_WARN);
	t.mail_refused = 1;
	is(&t, TRUST_MAIL, TRUST_BAD);
	t.unused = 1;
	is(&t, TRUST_UNUSED, TRUST_WARN);
	t.database_now = NOW - 5;
	is(&t, TRUST_CLOCK, TRUST_WARN);
	t.database_now = NOW + 500;
	is(&t, TRUST_CLOCK, TRUST_BAD);
	t.database_now = NOW;
	assert_int_equal(trust_judge(&t, TRUST_CLOCK, NOW, false), TRUST_WARN);
}

static void
test_findings(void **state)
{
	static const char *const found[][2] = {
		{ "", "" },
		{ "there is no ledger", "no_ledger" },
		{ "7 entries since 2026-11-22 10:00:00 are not sealed: the"
		  " sealer does not run",
		    "unsealed" },
		{ "head 12 is not signed with this key", "key" },
		{ "head 12 was changed", "seal" },
		{ "entry 9: update task by hand, as root@localhost",
		    "by_hand" },
		{ "entry 9 (insert event) was changed", "entry" },
		{ "event 41 breaks the history of assignment 3", "history" },
		{ "assignment 3 is closed, by its history open", "history" },
		{ "assignment 12 is not what entry 9 recorded", "row" },
		{ "event 41 is missing (entry 77)", "row" },
		{ "shape 3 is not what entry 2 recorded", "shape" },
		{ "redaction 1 was never recorded", "redaction" },
		{ "the restored copy differs", "other" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++)
		assert_string_equal(trust_finding_kind(found[i][0]),
		    found[i][1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_good),
		cmocka_unit_test(test_ages),
		cmocka_unit_test(test_the_rest),
		cmocka_unit_test(test_findings),
	};

	return cmocka_run_group_tests_name("trust", tests, NULL, NULL);
}
