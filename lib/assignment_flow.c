#include "assignment_flow.h"

#define S(state) (1U << (state))
#define P(party) (1U << (party))

/* What an agency may still work on: not handed in, not sent back. */
#define AT_WORK  (S(STATE_ASSIGNED) | S(STATE_RECEIVED) | S(STATE_IN_PROGRESS))
#define ANY_OPEN (AT_WORK | S(STATE_SUBMITTED) | S(STATE_RETURNED))
#define ANY_BUT_DRAFT                                                          \
	(ANY_OPEN | S(STATE_COMPLETED) | S(STATE_TRANSFERRED) |                \
	    S(STATE_RECALLED) | S(STATE_CANCELLED))

/* STANDS_IN may do both. */
#define OFFICE (P(PARTY_FOLLOWER) | P(PARTY_STANDS_IN))
#define AGENCY (P(PARTY_RESPONDER) | P(PARTY_STANDS_IN))

#define SAME N_STATES

struct rule {
	const char *name;
	unsigned from;
	unsigned parties;
	enum assignment_state to;
};

static const struct rule rules[N_MOVES] = {
	[MOVE_FORWARD] = { "forward", S(STATE_DRAFT), OFFICE, STATE_ASSIGNED },
	[MOVE_RECEIVE] = { "receive", S(STATE_ASSIGNED), AGENCY,
	    STATE_RECEIVED },
	[MOVE_RETURN] = { "return", S(STATE_ASSIGNED) | S(STATE_RECEIVED),
	    AGENCY, STATE_RETURNED },
	[MOVE_CORRECT] = { "correct", S(STATE_RETURNED), OFFICE,
	    STATE_ASSIGNED },
	[MOVE_TRANSFER] = { "transfer", S(STATE_RETURNED), OFFICE,
	    STATE_TRANSFERRED },
	[MOVE_REFUSE_RETURN] = { "refuse_return", S(STATE_RETURNED), OFFICE,
	    STATE_ASSIGNED },
	[MOVE_PROGRESS] = { "progress", AT_WORK, AGENCY, STATE_IN_PROGRESS },
	[MOVE_PLAN] = { "plan", AT_WORK, AGENCY, SAME },
	[MOVE_EXPLAIN] = { "explain", AT_WORK, AGENCY, SAME },
	[MOVE_REPORT_DIFFICULTY] = { "report_difficulty", AT_WORK, AGENCY,
	    SAME },
	[MOVE_DECIDE_DIFFICULTY] = { "decide_difficulty", ANY_OPEN, OFFICE,
	    SAME },
	[MOVE_SUBMIT] = { "submit", AT_WORK, AGENCY, STATE_SUBMITTED },
	[MOVE_CONFIRM] = { "confirm", S(STATE_SUBMITTED), OFFICE,
	    STATE_COMPLETED },
	[MOVE_SEND_BACK] = { "send_back", S(STATE_SUBMITTED), OFFICE,
	    STATE_IN_PROGRESS },
	[MOVE_ASK_EXTENSION] = { "ask_extension", AT_WORK, AGENCY, SAME },
	[MOVE_DECIDE_EXTENSION] = { "decide_extension", ANY_OPEN, OFFICE,
	    SAME },
	[MOVE_AMEND] = { "amend", ANY_OPEN, OFFICE, SAME },
	[MOVE_CHANGE_FOLLOWER] = { "change_follower", ANY_OPEN, OFFICE, SAME },
	[MOVE_URGE] = { "urge", ANY_OPEN, OFFICE, SAME },
	[MOVE_URGE_COORDINATING] = { "urge_coordinating", ANY_OPEN,
	    P(PARTY_LEAD_AGENCY), SAME },
	[MOVE_RECALL] = { "recall", ANY_OPEN, OFFICE, STATE_RECALLED },
	[MOVE_CANCEL] = { "cancel", ANY_OPEN, OFFICE, STATE_CANCELLED },
	[MOVE_RECEIVE_PAPER] = { "receive_paper", ANY_BUT_DRAFT, OFFICE, SAME },
	[MOVE_DELEGATE] = { "delegate", ANY_OPEN,
	    P(PARTY_RESPONDER) | P(PARTY_AGENCY_LEADER), SAME },
};

static const char *const party_names[N_PARTIES] = {
	[PARTY_FOLLOWER] = "follower",
	[PARTY_OFFICE] = "office",
	[PARTY_WATCHER] = "watcher",
	[PARTY_RESPONDER] = "responder",
	[PARTY_AGENCY_LEADER] = "agency_leader",
	[PARTY_LEAD_AGENCY] = "lead_agency",
	[PARTY_STANDS_IN] = "stands_in",
	[PARTY_STRANGER] = "stranger",
};

bool
assignment_flow_allows(enum assignment_state state, enum party party,
    enum move move, enum assignment_state *out_state)
{
	const struct rule *rule;

	if ((unsigned)move >= N_MOVES || (unsigned)state >= N_STATES ||
	    (unsigned)party >= N_PARTIES)
		return false;
	rule = &rules[move];
	if ((rule->from & S(state)) == 0 || (rule->parties & P(party)) == 0)
		return false;
	if (out_state != NULL)
		*out_state = rule->to == SAME ? state : rule->to;
	return true;
}

bool
assignment_flow_ever_allows(enum party party, enum move move)
{
	return (unsigned)move < N_MOVES && (unsigned)party < N_PARTIES &&
	       (rules[move].parties & P(party)) != 0;
}

static enum party
creator_party(uint64_t account, const struct flow_subject *subject)
{
	if (account == 0 || (account != subject->specialist_id &&
				account != subject->division_head_id &&
				account != subject->office_leader_id &&
				account != subject->recorded_by))
		return PARTY_OFFICE;
	return subject->agency_has_account ? PARTY_FOLLOWER : PARTY_STANDS_IN;
}

static enum party
agency_party(const struct actor *actor, const struct flow_subject *subject)
{
	if (actor->agency_id != 0 && actor->agency_id == subject->agency_id)
		return actor->role == ROLE_RESPONDER ? PARTY_RESPONDER
						     : PARTY_AGENCY_LEADER;
	return actor->agency_id != 0 && subject->actor_agency_leads_task
		   ? PARTY_LEAD_AGENCY
		   : PARTY_STRANGER;
}

enum party
flow_party(const struct actor *actor, const struct flow_subject *subject)
{
	if (actor == NULL)
		return PARTY_STRANGER;
	switch (actor->role) {
	case ROLE_CREATOR:
		return creator_party(actor->account_id, subject);
	case ROLE_GENERAL_MANAGER:
	case ROLE_LEADER:
		return PARTY_WATCHER;
	case ROLE_RESPONDER:
	case ROLE_AGENCY_LEADER:
		return agency_party(actor, subject);
	case ROLE_ADMINISTRATOR:
	case ROLE_INFRASTRUCTURE:
	case ROLE_EVALUATOR:
	case ROLE_AUDITOR:
	case N_ROLES:
		break;
	}
	return PARTY_STRANGER;
}

bool
flow_may_read(enum party party)
{
	return (unsigned)party < PARTY_STRANGER;
}

const char *
move_name(enum move move)
{
	return (unsigned)move < N_MOVES ? rules[move].name : "";
}

const char *
party_name(enum party party)
{
	return (unsigned)party < N_PARTIES ? party_names[party] : "";
}
