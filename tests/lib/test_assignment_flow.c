/* assignment_flow: every state, party and move against a list written from the
 * rules of the house, not from the table. */
#include <string.h>

#include "assignment_flow.h"
#include "check.h"
#include "list.h"

/*
 * What is allowed, one line per move and starting state: "move state next who",
 * who being f (follower), r (responder). One who stands in may do both. What
 * is not here is forbidden.
 */
static const char *const allowed[] = {
	"forward draft assigned f",

	"receive assigned received r",
	"return assigned returned r",
	"return received returned r",
	"correct returned assigned f",
	"transfer returned transferred f",
	"refuse_return returned assigned f",

	"progress assigned in_progress r",
	"progress received in_progress r",
	"progress in_progress in_progress r",
	"plan assigned assigned r",
	"plan received received r",
	"plan in_progress in_progress r",
	"explain assigned assigned r",
	"explain received received r",
	"explain in_progress in_progress r",

	"report_difficulty assigned assigned r",
	"report_difficulty received received r",
	"report_difficulty in_progress in_progress r",
	"decide_difficulty assigned assigned f",
	"decide_difficulty received received f",
	"decide_difficulty in_progress in_progress f",
	"decide_difficulty submitted submitted f",
	"decide_difficulty returned returned f",

	"submit assigned submitted r",
	"submit received submitted r",
	"submit in_progress submitted r",
	"confirm submitted completed f",
	"send_back submitted in_progress f",

	"ask_extension assigned assigned r",
	"ask_extension received received r",
	"ask_extension in_progress in_progress r",
	"decide_extension assigned assigned f",
	"decide_extension received received f",
	"decide_extension in_progress in_progress f",
	"decide_extension submitted submitted f",
	"decide_extension returned returned f",

	"amend assigned assigned f",
	"amend received received f",
	"amend in_progress in_progress f",
	"amend submitted submitted f",
	"amend returned returned f",
	"change_follower assigned assigned f",
	"change_follower received received f",
	"change_follower in_progress in_progress f",
	"change_follower submitted submitted f",
	"change_follower returned returned f",
	"urge assigned assigned f",
	"urge received received f",
	"urge in_progress in_progress f",
	"urge submitted submitted f",
	"urge returned returned f",
	"urge_coordinating assigned assigned l",
	"urge_coordinating received received l",
	"urge_coordinating in_progress in_progress l",
	"urge_coordinating submitted submitted l",
	"urge_coordinating returned returned l",
	"recall assigned recalled f",
	"recall received recalled f",
	"recall in_progress recalled f",
	"recall submitted recalled f",
	"recall returned recalled f",
	"cancel assigned cancelled f",
	"cancel received cancelled f",
	"cancel in_progress cancelled f",
	"cancel submitted cancelled f",
	"cancel returned cancelled f",

	"receive_paper assigned assigned f",
	"receive_paper received received f",
	"receive_paper in_progress in_progress f",
	"receive_paper submitted submitted f",
	"receive_paper returned returned f",
	"receive_paper completed completed f",
	"receive_paper transferred transferred f",
	"receive_paper recalled recalled f",
	"receive_paper cancelled cancelled f",

	"delegate assigned assigned i",
	"delegate received received i",
	"delegate in_progress in_progress i",
	"delegate submitted submitted i",
	"delegate returned returned i",
};

/* The line of the list for a move from a state: its words behind them. */
static const char *
expectation(enum move move, enum assignment_state state)
{
	char start[80];
	size_t i, n;

	n = (size_t)snprintf(start, sizeof(start), "%s %s ", move_name(move),
	    assignment_state_name(state));
	for (i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++) {
		if (strncmp(allowed[i], start, n) == 0)
			return allowed[i] + n;
	}
	return NULL;
}

static bool
is_for(const char *line, enum party party)
{
	char who = line[strlen(line) - 1];

	/* Inside an agency: whoever works there, and nobody for it (R31). */
	if (who == 'i')
		return party == PARTY_RESPONDER || party == PARTY_AGENCY_LEADER;
	if (party == PARTY_STANDS_IN)
		return who != 'l';
	return (who == 'l' && party == PARTY_LEAD_AGENCY) ||
	       (who == 'f' && party == PARTY_FOLLOWER) ||
	       (who == 'r' && party == PARTY_RESPONDER);
}

static void
every_state_party_and_move(void **state)
{
	size_t n_allowed = 0, n_met = 0;

	(void)state;
	for (unsigned m = 0; m < N_MOVES; m++) {
		for (unsigned s = 0; s < N_STATES; s++) {
			for (unsigned p = 0; p < N_PARTIES; p++) {
				const char *line = expectation((enum move)m,
				    (enum assignment_state)s);
				enum assignment_state next = N_STATES;
				bool may = assignment_flow_allows(
				    (enum assignment_state)s, (enum party)p,
				    (enum move)m, &next);
				const char *name;

				if (line == NULL ||
				    !is_for(line, (enum party)p)) {
					assert_false(may);
					assert_int_equal(next, N_STATES);
					continue;
				}
				assert_true(may);
				name = assignment_state_name(next);
				assert_int_equal(strncmp(line, name,
						     strlen(name)),
				    0);
				assert_int_equal(line[strlen(name)], ' ');
				assert_true(assignment_flow_allows(
				    (enum assignment_state)s, (enum party)p,
				    (enum move)m, NULL));
				n_allowed++;
			}
		}
	}
	/* Every line was met by all it is for. */
	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++) {
		for (unsigned p = 0; p < N_PARTIES; p++)
			n_met += is_for(allowed[i], (enum party)p);
	}
	assert_int_equal(n_allowed, n_met);
}

static void
outside_the_table(void **state)
{
	(void)state;
	assert_false(
	    assignment_flow_allows(N_STATES, PARTY_FOLLOWER, MOVE_URGE, NULL));
	assert_false(
	    assignment_flow_allows(STATE_ASSIGNED, N_PARTIES, MOVE_URGE, NULL));
	assert_false(assignment_flow_allows(STATE_ASSIGNED, PARTY_FOLLOWER,
	    N_MOVES, NULL));
	assert_string_equal(move_name(N_MOVES), "");
	assert_string_equal(party_name(N_PARTIES), "");
	assert_string_equal(party_name(PARTY_STANDS_IN), "stands_in");
	assert_string_equal(move_name(MOVE_SEND_BACK), "send_back");
}

enum { AGENCY = 7, LEAD_AGENCY = 8 };
enum { SPECIALIST = 11, HEAD, OFFICE_LEADER, RECORDER, SOMEBODY };

static struct flow_subject
subject(void)
{
	return (struct flow_subject){
		.agency_id = AGENCY,
		.specialist_id = SPECIALIST,
		.division_head_id = HEAD,
		.office_leader_id = OFFICE_LEADER,
		.recorded_by = RECORDER,
		.agency_has_account = true,
	};
}

static enum party
party_of(enum role role, uint64_t account, uint64_t agency,
    const struct flow_subject *s)
{
	struct actor actor = {
		.account_id = account,
		.role = role,
		.agency_id = agency,
	};

	return flow_party(&actor, s);
}

static void
parties_of_the_office(void **state)
{
	struct flow_subject s = subject();

	(void)state;
	for (uint64_t id = SPECIALIST; id <= RECORDER; id++)
		assert_int_equal(party_of(ROLE_CREATOR, id, 0, &s),
		    PARTY_FOLLOWER);
	assert_int_equal(party_of(ROLE_CREATOR, SOMEBODY, 0, &s), PARTY_OFFICE);
	/* A watcher does not act, even when he follows. */
	assert_int_equal(party_of(ROLE_GENERAL_MANAGER, SPECIALIST, 0, &s),
	    PARTY_WATCHER);
	assert_int_equal(party_of(ROLE_LEADER, OFFICE_LEADER, 0, &s),
	    PARTY_WATCHER);
	s.agency_has_account = false;
	assert_int_equal(party_of(ROLE_CREATOR, HEAD, 0, &s), PARTY_STANDS_IN);
	assert_int_equal(party_of(ROLE_CREATOR, SOMEBODY, 0, &s), PARTY_OFFICE);
	/* Nobody is head of division: account 0 is not he. */
	s.division_head_id = 0;
	assert_int_equal(party_of(ROLE_CREATOR, 0, 0, &s), PARTY_OFFICE);
}

static void
parties_of_agencies(void **state)
{
	struct flow_subject s = subject();

	(void)state;
	assert_int_equal(party_of(ROLE_RESPONDER, SOMEBODY, AGENCY, &s),
	    PARTY_RESPONDER);
	assert_int_equal(party_of(ROLE_AGENCY_LEADER, SOMEBODY, AGENCY, &s),
	    PARTY_AGENCY_LEADER);
	assert_int_equal(party_of(ROLE_RESPONDER, SOMEBODY, LEAD_AGENCY, &s),
	    PARTY_STRANGER);
	s.actor_agency_leads_task = true;
	assert_int_equal(party_of(ROLE_RESPONDER, SOMEBODY, LEAD_AGENCY, &s),
	    PARTY_LEAD_AGENCY);
	assert_int_equal(party_of(ROLE_AGENCY_LEADER, SOMEBODY, LEAD_AGENCY,
			     &s),
	    PARTY_LEAD_AGENCY);
	assert_int_equal(party_of(ROLE_RESPONDER, SOMEBODY, AGENCY, &s),
	    PARTY_RESPONDER);
	assert_int_equal(party_of(ROLE_RESPONDER, SOMEBODY, 0, &s),
	    PARTY_STRANGER);
	s.agency_id = 0;
	s.actor_agency_leads_task = false;
	assert_int_equal(party_of(ROLE_RESPONDER, SOMEBODY, 0, &s),
	    PARTY_STRANGER);
}

static void
strangers_see_nothing(void **state)
{
	static const enum role roles[] = { ROLE_ADMINISTRATOR,
		ROLE_INFRASTRUCTURE, ROLE_EVALUATOR };
	struct flow_subject s = subject();

	(void)state;
	s.actor_agency_leads_task = true;
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		assert_int_equal(party_of(roles[i], SPECIALIST, AGENCY, &s),
		    PARTY_STRANGER);
	assert_int_equal(flow_party(NULL, &s), PARTY_STRANGER);
	for (unsigned p = 0; p < N_PARTIES; p++)
		assert_int_equal(flow_may_read((enum party)p),
		    p != PARTY_STRANGER);
	assert_false(flow_may_read(N_PARTIES));
}

static void
open_states_and_progress(void **state)
{
	static const struct {
		enum assignment_state state;
		bool open;
		enum progress progress;
	} cases[N_STATES] = {
		{ STATE_DRAFT, false, PROGRESS_OUT },
		{ STATE_ASSIGNED, true, PROGRESS_NOT_STARTED },
		{ STATE_RECEIVED, true, PROGRESS_NOT_STARTED },
		{ STATE_IN_PROGRESS, true, PROGRESS_DOING },
		{ STATE_SUBMITTED, true, PROGRESS_DOING },
		{ STATE_RETURNED, true, PROGRESS_NOT_STARTED },
		{ STATE_COMPLETED, false, PROGRESS_DONE },
		{ STATE_TRANSFERRED, false, PROGRESS_OUT },
		{ STATE_RECALLED, false, PROGRESS_OUT },
		{ STATE_CANCELLED, false, PROGRESS_OUT },
	};
	enum assignment_role role = ROLE_LEAD;
	enum assignment_state back = N_STATES;

	(void)state;
	for (unsigned i = 0; i < N_STATES; i++) {
		assert_int_equal(cases[i].state, i);
		assert_int_equal(assignment_is_open(cases[i].state),
		    cases[i].open);
		assert_int_equal(progress_of(cases[i].state),
		    cases[i].progress);
		assert_true(assignment_state_from_name(assignment_state_name(
							   cases[i].state),
		    &back));
		assert_int_equal(back, i);
	}
	assert_false(assignment_is_open(N_STATES));
	assert_int_equal(progress_of(N_STATES), PROGRESS_OUT);
	assert_string_equal(progress_name(PROGRESS_DOING), "doing");
	assert_true(assignment_role_from_name("informed", &role));
	assert_int_equal(role, ROLE_INFORMED);
	assert_string_equal(assignment_role_name(ROLE_COORDINATING),
	    "coordinating");
	assert_false(assignment_role_from_name("chief", &role));
	assert_false(assignment_state_from_name("open", &back));
}

static void
what_is_no_state_allows_nothing(void **state)
{
	const struct actor nobody = { .role = (enum role)99, .agency_id = 1 };
	const struct flow_subject subject = { .agency_id = 1 };

	(void)state;
	assert_false(assignment_is_open((enum assignment_state)99));
	assert_int_equal(progress_of((enum assignment_state)99), PROGRESS_OUT);
	assert_false(assignment_flow_ever_allows(PARTY_FOLLOWER, N_MOVES));
	assert_false(assignment_flow_ever_allows(N_PARTIES, MOVE_URGE));
	assert_false(assignment_flow_ever_allows(PARTY_STRANGER, MOVE_URGE));
	assert_true(assignment_flow_ever_allows(PARTY_FOLLOWER, MOVE_URGE));
	assert_int_equal(flow_party(&nobody, &subject), PARTY_STRANGER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_state_party_and_move),
		cmocka_unit_test(outside_the_table),
		cmocka_unit_test(parties_of_the_office),
		cmocka_unit_test(parties_of_agencies),
		cmocka_unit_test(strangers_see_nothing),
		cmocka_unit_test(open_states_and_progress),
		cmocka_unit_test(what_is_no_state_allows_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
