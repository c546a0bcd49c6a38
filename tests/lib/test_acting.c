/* acting: what is done for somebody who is away, and what never is. */
#include "acting.h"

#include "check.h"

/* Reading, recording, deciding; never what is a person's own, and never what
 * another kind of office does. */
static void
one_who_is_away_is_represented_in_his_work_only(void **state)
{
	static const enum perm covered[] = { PERM_WATCH, PERM_RECORD,
		PERM_DECIDE, PERM_READ_TASK, PERM_REPORT, PERM_NOTIFIED };
	static const enum perm own[] = { PERM_NONE, PERM_SECOND_STEP,
		PERM_SIGNED_IN, PERM_HOME, PERM_ASSIGNED, PERM_RESPOND,
		PERM_DELEGATE, PERM_FILTER, PERM_ADMINISTER, PERM_OPERATE,
		PERM_FREEZE, PERM_EVALUATION, PERM_AUDIT, PERM_OUTGOING };

	(void)state;
	for (size_t i = 0; i < sizeof(covered) / sizeof(covered[0]); i++)
		assert_true(acting_covers(covered[i]));
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		assert_false(acting_covers(own[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    one_who_is_away_is_represented_in_his_work_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
