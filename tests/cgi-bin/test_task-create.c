/*
 * task-create: what was understood of a date says when it may still move.
 */
#include "arena.h"
#include "world.h"

static struct answer
check(const char *deadline)
{
	return world_post(&action, WORLD_CREATOR, "secrecy=none",
	    arena_printf(test_superuser()->mem,
		"secrecy=none&intent=check&doc_type=CV&ref_number=1"
		"&ref_symbol=UBND-TH&abstract=x&issued_on=20/4/2026"
		"&released_at=20/4/2026+15:00&signer=x&assigner_id=1"
		"&urgency=normal&source=committee&task_0_content=x"
		"&task_0_lead=So+Noi+vu&task_0_deadline_text=%s",
		deadline));
}

static void
a_year_not_announced_warns(void **state)
{
	static const char words[] = "</svg>Lịch nghỉ của năm này chưa được";
	struct answer a;

	(void)state;
	world_reset();
	a = check("15/3/2027");
	assert_int_equal(a.status, 200);
	assert_contains(a.body, "15/03/2027");
	assert_contains(a.body, words);
	a = check("15/5/2026");
	assert_contains(a.body, "15/05/2026");
	assert_lacks(a.body, words);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_year_not_announced_warns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
