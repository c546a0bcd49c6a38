/*
 * register: who reads and who writes which of the books (R67, R73-R76, R83).
 * Each role against each, as a table that is read beside the regulation.
 */
#include "register.h"

#include "check.h"
/* Of an agency are these two, and whoever else sits in one. */
static struct actor
actor_of(enum role role, uint64_t agency_id)
{
	return (struct actor){ .role = role, .agency_id = agency_id };
}

/* One sign for each register, in the order of enum register_kind:
 * w reads and writes, r reads, - neither. */
static const struct {
	enum role role;
	uint64_t agency_id;
	const char *rights; /* legal training maintenance version regulation
			       staff */
} registers[] = {
	{ ROLE_CREATOR, 0, "rrrrrr" },
	{ ROLE_GENERAL_MANAGER, 0, "rrrrrr" },
	{ ROLE_LEADER, 0, "rrrrrr" },
	{ ROLE_RESPONDER, 5, "rr-rw-" },
	{ ROLE_AGENCY_LEADER, 5, "rr-rw-" },
	/* The role of an agency, and no agency: of none. */
	{ ROLE_RESPONDER, 0, "rr-r--" },
	{ ROLE_ADMINISTRATOR, 0, "wwwwrw" },
	{ ROLE_INFRASTRUCTURE, 0, "rrwr--" },
	/* Sits in an agency and does nothing for it. */
	{ ROLE_INFRASTRUCTURE, 5, "rrwr--" },
	{ ROLE_EVALUATOR, 5, "rr-r--" },
	{ ROLE_AUDITOR, 0, "rr-r--" },
};

static void
each_role_has_its_registers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(registers) / sizeof(registers[0]); i++) {
		struct actor actor = actor_of(registers[i].role,
		    registers[i].agency_id);

		for (int k = 0; k < N_REGISTERS; k++) {
			enum register_kind kind = (enum register_kind)k;
			char wanted = registers[i].rights[k];

			if (register_may_read(&actor, kind) !=
				(wanted != '-') ||
			    register_may_write(&actor, kind) != (wanted == 'w'))
				fail_msg("%s: %s is not \"%c\"",
				    role_name(actor.role),
				    register_kind_name(kind), wanted);
		}
	}
}

static void
a_register_that_is_none_is_closed(void **state)
{
	const struct actor actor = actor_of(ROLE_ADMINISTRATOR, 0);

	(void)state;
	assert_false(register_may_read(&actor, N_REGISTERS));
	assert_false(register_may_write(&actor, N_REGISTERS));
	assert_string_equal(register_kind_name(N_REGISTERS), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_role_has_its_registers),
		cmocka_unit_test(a_register_that_is_none_is_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
