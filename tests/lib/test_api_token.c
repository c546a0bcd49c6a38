/* api_token: what a program is let into, and until when. */
#include "api_token.h"

#include "check.h"
#include "clock.h"

static void
words_that_are_no_scope_open_nothing(void **state)
{
	(void)state;
	assert_int_equal(api_scopes_parse(""), 0);
	assert_int_equal(api_scopes_parse("read"), 1U << API_READ);
	assert_int_equal(api_scopes_parse("read,respond"),
	    1U << API_READ | 1U << API_RESPOND);
	assert_int_equal(api_scopes_parse("rea,reads,READ,,"), 0);
	assert_int_equal(api_scopes_parse("all,outgoing"), 1U << API_OUTGOING);
	for (unsigned i = 0; i < N_API_SCOPES; i++)
		assert_int_equal(api_scopes_parse(
				     api_scope_name((enum api_scope)i)),
		    1U << i);
}

static void
who_may_only_read_never_writes(void **state)
{
	static const enum perm reads[] = { PERM_WATCH, PERM_ASSIGNED,
		PERM_READ_TASK, PERM_REPORT, PERM_NOTIFIED };
	enum api_scope scope;

	(void)state;
	for (size_t i = 0; i < sizeof(reads) / sizeof(reads[0]); i++) {
		assert_true(api_scope_of(reads[i], false, &scope));
		assert_int_equal(scope, API_READ);
		assert_false(api_scope_of(reads[i], true, &scope));
	}
	assert_true(api_scope_of(PERM_DECIDE, true, &scope));
	assert_int_equal(scope, API_DECIDE);
	/* No scope opens what administrators do. */
	assert_false(api_scope_of(PERM_ADMINISTER, false, &scope));
}

static void
a_scope_goes_only_to_who_has_something_to_do_in_it(void **state)
{
	(void)state;
	assert_true(api_scope_fits(ROLE_RESPONDER, API_RESPOND));
	assert_false(api_scope_fits(ROLE_RESPONDER, API_RECORD));
	assert_false(api_scope_fits(ROLE_RESPONDER, API_DECIDE));
	assert_true(api_scope_fits(ROLE_CREATOR, API_RECORD));
	/* For an agency without an account (R2). */
	assert_true(api_scope_fits(ROLE_CREATOR, API_RESPOND));
	assert_false(api_scope_fits(ROLE_CREATOR, API_DELEGATE));
	assert_false(api_scope_fits(ROLE_LEADER, API_DECIDE));
	assert_false(api_scope_fits(ROLE_AUDITOR, API_READ));
}

static void
a_token_ends_with_its_last_day_or_its_revocation(void **state)
{
	struct api_token token = { .valid_to = 20000, .revoked_at = NO_MOMENT };

	(void)state;
	assert_true(api_token_is_live(&token, 19999));
	assert_true(api_token_is_live(&token, 20000));
	assert_false(api_token_is_live(&token, 20001));
	token.revoked_at = 1776997800;
	assert_false(api_token_is_live(&token, 19999));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_that_are_no_scope_open_nothing),
		cmocka_unit_test(who_may_only_read_never_writes),
		cmocka_unit_test(
		    a_scope_goes_only_to_who_has_something_to_do_in_it),
		cmocka_unit_test(
		    a_token_ends_with_its_last_day_or_its_revocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
