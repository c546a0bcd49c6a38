/* account: who may what, and which passwords are refused. */
#include "account.h"

#include "check.h"

#define M(perm) (1U << (perm))

static void
each_role_may_what_the_regulation_gives(void **state)
{
	const unsigned everybody = M(PERM_NONE) | M(PERM_SECOND_STEP) |
				   M(PERM_SIGNED_IN) | M(PERM_HOME);
	const unsigned reads = M(PERM_WATCH) | M(PERM_READ_TASK) |
			       M(PERM_REPORT) | M(PERM_NOTIFIED) |
			       M(PERM_FILTER) | M(PERM_EVALUATION);
	const unsigned agency = M(PERM_ASSIGNED) | M(PERM_READ_TASK) |
				M(PERM_NOTIFIED) | M(PERM_FILTER);
	const unsigned wanted[N_ROLES] = {
		[ROLE_CREATOR] = reads | M(PERM_RECORD) | M(PERM_DECIDE) |
				 M(PERM_RESPOND) | M(PERM_FREEZE) |
				 M(PERM_OUTGOING),
		[ROLE_GENERAL_MANAGER] = reads | M(PERM_FREEZE),
		[ROLE_LEADER] = reads,
		[ROLE_RESPONDER] = agency | M(PERM_RESPOND) | M(PERM_DELEGATE),
		[ROLE_AGENCY_LEADER] = agency | M(PERM_DELEGATE),
		[ROLE_ADMINISTRATOR] = M(PERM_ADMINISTER) | M(PERM_OPERATE) |
				       M(PERM_AUDIT),
		[ROLE_INFRASTRUCTURE] = M(PERM_OPERATE),
		[ROLE_EVALUATOR] = M(PERM_EVALUATION),
		[ROLE_AUDITOR] = M(PERM_AUDIT),
	};
	unsigned role, perm;

	(void)state;
	for (role = 0; role < N_ROLES; role++)
		for (perm = 0; perm < N_PERMS; perm++)
			assert_int_equal(role_may((enum role)role,
					     (enum perm)perm),
			    ((wanted[role] | everybody) & M(perm)) != 0);
	assert_false(role_may(N_ROLES, PERM_NONE));
	assert_false(role_may(ROLE_CREATOR, N_PERMS));
	/* R15: the machine room sees no task; R14: nor does who administers. */
	assert_false(role_may(ROLE_INFRASTRUCTURE, PERM_READ_TASK));
	assert_false(role_may(ROLE_ADMINISTRATOR, PERM_READ_TASK));
}

static void
the_office_is_three_roles(void **state)
{
	unsigned role;

	(void)state;
	for (role = 0; role < N_ROLES; role++)
		assert_int_equal(role_is_office((enum role)role),
		    role == ROLE_CREATOR || role == ROLE_GENERAL_MANAGER ||
			role == ROLE_LEADER);
}

static void
names_go_there_and_back(void **state)
{
	enum account_kind kind;
	enum position position;
	enum role role;
	unsigned i;

	(void)state;
	for (i = 0; i < N_ROLES; i++) {
		assert_true(role_from_name(role_name((enum role)i), &role));
		assert_int_equal(role, i);
	}
	for (i = 0; i < N_POSITIONS; i++) {
		assert_true(position_from_name(position_name((enum position)i),
		    &position));
		assert_int_equal(position, i);
	}
	for (i = ACCOUNT_PERSONAL; i <= ACCOUNT_SERVICE; i++) {
		assert_true(account_kind_from_name(account_kind_name(
						       (enum account_kind)i),
		    &kind));
		assert_int_equal(kind, i);
	}
	for (i = 0; i < N_PERMS; i++)
		assert_true(*perm_name((enum perm)i) != '\0');
	assert_string_equal(perm_name(PERM_READ_TASK), "read_task");
	assert_false(role_from_name("root", &role));
	assert_false(role_from_name("", &role));
	assert_false(position_from_name(NULL, &position));
	assert_false(account_kind_from_name("Agency", &kind));
}

static void
the_officer_signs_when_there_is_one(void **state)
{
	struct actor actor = { .name = "Sở Xây dựng" };

	(void)state;
	assert_string_equal(actor_shown_name(&actor), "Sở Xây dựng");
	actor.officer_name = "";
	assert_string_equal(actor_shown_name(&actor), "Sở Xây dựng");
	actor.officer_name = "Trần Thị B";
	assert_string_equal(actor_shown_name(&actor), "Trần Thị B");
}

static void
passwords_are_judged(void **state)
{
	static const char login[] = "sxd@khanhhoa.gov.vn";
	static const char names[] = "so xay dung khanh hoa";
	static const struct {
		const char *password;
		size_t min;
		const char *objection;
	} cases[] = {
		{ "", 8, "password_short" },
		{ "x7#Kw2p", 8, "password_short" },
		{ "x7#Kw2pq", 8, NULL },
		{ "x7#Kw2p", 1, "password_short" }, /* the floor stays */
		{ "x7#Kw2pq", 14, "password_short" },
		{ "x7#Kw2pq-mưa rào", 14, NULL },
		{ "mưa rào", 8, "password_short" }, /* characters, not bytes */
		{ "chè xanh bốn mùa đồi", 14, NULL },
		{ "password", 8, "password_common" },
		{ "P@ssw0rd", 8, "password_common" },
		{ "Password2026!", 8, "password_common" },
		{ "matkhau123", 8, "password_common" },
		{ "Mật khẩu 2026", 8, "password_common" },
		{ "Vietnam@123", 8, "password_common" },
		{ "Anhyeuem1", 8, "password_common" },
		{ "qwertyuiop", 8, "password_common" },
		{ "1q2w3e4r5t", 8, "password_common" },
		{ "12345678", 8, "password_common" },
		{ "987654321", 8, "password_common" },
		{ "abcdefghij", 8, "password_common" },
		{ "aaaaaaaa", 8, "password_common" },
		{ "abababab", 8, "password_common" },
		{ "1230123012301230", 8, NULL },
		{ "sxd@khanhhoa.gov.vn", 8, "password_context" },
		{ "Khanhhoa@2026", 8, "password_context" },
		{ "Khánh Hòa 2026", 8, "password_context" },
		{ "SoXayDung2026!", 8, "password_context" },
		{ "UBND-KhanhHoa-79", 8, "password_context" },
		{ "Khanhhoa nắng gió", 8, NULL },
	};
	char longest[130];
	const char *got;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		got = password_objection(cases[i].password, login, names,
		    cases[i].min);
		if (cases[i].objection == NULL
			? got != NULL
			: got == NULL || strcmp(got, cases[i].objection) != 0)
			fail_msg("\"%s\": %s", cases[i].password,
			    got == NULL ? "taken" : got);
	}
	for (i = 0; i < 129; i++)
		longest[i] = (char)('a' + i * 7 % 23);
	longest[129] = '\0';
	assert_string_equal(password_objection(longest, login, names, 8),
	    "password_long");
	longest[128] = '\0';
	assert_null(password_objection(longest, login, names, 8));
	assert_null(password_objection("x7#Kw2pq", NULL, NULL, 8));
	/* Nothing left after the fold is no reason to read past it. */
	assert_null(password_objection("中文密码很长很长", NULL, NULL, 8));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_role_may_what_the_regulation_gives),
		cmocka_unit_test(the_office_is_three_roles),
		cmocka_unit_test(names_go_there_and_back),
		cmocka_unit_test(the_officer_signs_when_there_is_one),
		cmocka_unit_test(passwords_are_judged),
	};

	return cmocka_run_group_tests_name("account", tests, NULL, NULL);
}
