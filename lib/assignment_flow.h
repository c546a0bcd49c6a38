/*
 * assignment_flow: which move is allowed, from which state, by whom, to which
 * state (domain 4.7). One table; tests walk all of it.
 */
#ifndef ASSIGNMENT_FLOW_H
#define ASSIGNMENT_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "account.h"
#include "assignment.h"

enum move {
	MOVE_FORWARD,       /* draft -> assigned */
	MOVE_RECEIVE,       /* assigned -> received */
	MOVE_RETURN,        /* assigned, received -> returned (R30) */
	MOVE_CORRECT,       /* returned -> assigned */
	MOVE_TRANSFER,      /* returned -> transferred */
	MOVE_REFUSE_RETURN, /* returned -> assigned */
	MOVE_PROGRESS,      /* assigned, received, in_progress -> in_progress */
	MOVE_PLAN,          /* open, not submitted or returned: same (R32) */
	MOVE_EXPLAIN,       /* assigned, received, in_progress: same (R37) */
	MOVE_REPORT_DIFFICULTY, /* assigned, received, in_progress: same (R42)
				 */
	MOVE_DECIDE_DIFFICULTY, /* any open: same */
	MOVE_SUBMIT,        /* assigned, received, in_progress -> submitted */
	MOVE_CONFIRM,       /* submitted -> completed (R40) */
	MOVE_SEND_BACK,     /* submitted -> in_progress (R40) */
	MOVE_ASK_EXTENSION, /* assigned, received, in_progress: same (R43) */
	MOVE_DECIDE_EXTENSION,  /* any open: same */
	MOVE_AMEND,             /* any open: same (R27) */
	MOVE_CHANGE_FOLLOWER,   /* any open: same */
	MOVE_URGE,              /* any open: same (R45) */
	MOVE_URGE_COORDINATING, /* any open: same; by the lead (R50) */
	MOVE_RECALL,            /* any open -> recalled */
	MOVE_CANCEL,            /* any open -> cancelled */
	MOVE_RECEIVE_PAPER,     /* any but draft: same (R39) */
	MOVE_DELEGATE,          /* any open: same, inside the agency (R31) */
	N_MOVES
};

/* In what capacity somebody meets this assignment. */
enum party {
	PARTY_FOLLOWER,  /* creator who follows the task or recorded it */
	PARTY_OFFICE,    /* any other creator: reads */
	PARTY_WATCHER,   /* general manager, Chairman, Vice-Chairman: reads */
	PARTY_RESPONDER, /* officer of the agency it is assigned to */
	PARTY_AGENCY_LEADER, /* leader in charge in that agency: reads */
	PARTY_LEAD_AGENCY,   /* of the agency that leads the same task: reads */
	PARTY_STANDS_IN,     /* follower, for an agency without account (R2) */
	PARTY_STRANGER,      /* anybody else: sees nothing */
	N_PARTIES
};

/* What it takes to know the party. */
struct flow_subject {
	uint64_t agency_id;
	uint64_t specialist_id;
	uint64_t division_head_id;
	uint64_t office_leader_id;
	uint64_t recorded_by; /* directive.created_by */
	bool agency_has_account;
	bool actor_agency_leads_task; /* actor's agency leads the same task */
};

enum party flow_party(const struct actor *actor,
    const struct flow_subject *subject);
/* May this party make this move from this state; and to which state? out_state
 * may be NULL. A follower of an agency without account is PARTY_STANDS_IN and
 * may do what PARTY_FOLLOWER and PARTY_RESPONDER may. */
bool assignment_flow_allows(enum assignment_state state, enum party party,
    enum move move, enum assignment_state *out_state);
/* Is there any state from which this party may make the move? */
bool assignment_flow_ever_allows(enum party party, enum move move);
/* May this party see the assignment in full? */
bool flow_may_read(enum party party);
const char *move_name(enum move move); /* "send_back" */
const char *party_name(enum party party);

#endif
