/* account_admin: what may be in an entry of an account. */
#include "account_admin.h"

#include "check.h"

static void
logins_are_plain(void **state)
{
	(void)state;
	assert_true(login_is_good("lan.vp"));
	assert_true(login_is_good("so-noi_vu+1@khanhhoa.gov.vn"));
	assert_false(login_is_good(""));
	assert_false(login_is_good("ab"));
	assert_false(login_is_good("lan vp"));
	assert_false(login_is_good("lân.vp"));
	assert_false(login_is_good("lan\"vp"));
	assert_false(login_is_good("lan<b>"));
}

static void
addresses_look_like_addresses(void **state)
{
	(void)state;
	assert_true(email_is_good(""));
	assert_true(email_is_good("snv@khanhhoa.gov.vn"));
	assert_false(email_is_good("snv"));
	assert_false(email_is_good("@khanhhoa.gov.vn"));
	assert_false(email_is_good("snv@khanhhoa"));
	assert_false(email_is_good("snv@.vn"));
	assert_false(email_is_good("snv@khanhhoa."));
	assert_false(email_is_good("a@b@c.vn"));
}

static const char *
objection(enum account_kind kind, enum role role, enum position position,
    uint64_t agency_id, const char **out_field)
{
	const struct account_entry e = { .kind = kind,
		.role = role,
		.position = position,
		.agency_id = agency_id };

	*out_field = "";
	return account_objection(&e, out_field);
}

static void
role_position_and_agency_go_together(void **state)
{
	const char *field;

	(void)state;
	assert_null(objection(ACCOUNT_PERSONAL, ROLE_CREATOR,
	    POSITION_SPECIALIST, 0, &field));
	assert_null(objection(ACCOUNT_PERSONAL, ROLE_GENERAL_MANAGER,
	    POSITION_OFFICE_LEADER, 0, &field));
	assert_null(objection(ACCOUNT_PERSONAL, ROLE_LEADER,
	    POSITION_VICE_CHAIRMAN, 0, &field));
	assert_null(objection(ACCOUNT_PERSONAL, ROLE_AGENCY_LEADER,
	    POSITION_NONE, 5, &field));
	assert_null(objection(ACCOUNT_PERSONAL, ROLE_ADMINISTRATOR,
	    POSITION_NONE, 0, &field));
	assert_null(objection(ACCOUNT_AGENCY, ROLE_RESPONDER, POSITION_NONE, 5,
	    &field));
	/* R18: who answers uses the account of the agency. */
	assert_string_equal(objection(ACCOUNT_PERSONAL, ROLE_RESPONDER,
				POSITION_NONE, 5, &field),
	    "role_of_kind");
	assert_string_equal(field, "role");
	assert_string_equal(objection(ACCOUNT_AGENCY, ROLE_CREATOR,
				POSITION_NONE, 5, &field),
	    "role_of_kind");
	assert_string_equal(objection(ACCOUNT_PERSONAL, ROLE_CREATOR,
				POSITION_CHAIRMAN, 0, &field),
	    "position_of_role");
	assert_string_equal(field, "position");
	assert_string_equal(objection(ACCOUNT_PERSONAL, ROLE_CREATOR,
				POSITION_SPECIALIST, 5, &field),
	    "office_without_agency");
	assert_string_equal(field, "agency_id");
	assert_string_equal(objection(ACCOUNT_PERSONAL, ROLE_AGENCY_LEADER,
				POSITION_NONE, 0, &field),
	    "required");
	assert_string_equal(objection(ACCOUNT_AGENCY, ROLE_RESPONDER,
				POSITION_NONE, 0, &field),
	    "required");
	assert_string_equal(objection(ACCOUNT_SERVICE, ROLE_CREATOR,
				POSITION_NONE, 0, &field),
	    "bad_choice");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(logins_are_plain),
		cmocka_unit_test(addresses_look_like_addresses),
		cmocka_unit_test(role_position_and_agency_go_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
