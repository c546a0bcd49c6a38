/*
 * clock_move: one running clock that a change of the calendar moves, and the
 * whole list of them as it is shown before anything is saved.
 */
#ifndef CLOCK_MOVE_H
#define CLOCK_MOVE_H

#include "calendar_change.h"

enum clock_kind {
	CLOCK_TASK,       /* due date of a task */
	CLOCK_ASSIGNMENT, /* due date of an assignment */
	CLOCK_UPDATE,     /* by when the agency must have updated */
	CLOCK_RECORD      /* by when a draft must be handed out */
};

struct clock_move {
	enum clock_kind kind;
	uint64_t id; /* task, assignment (also of CLOCK_UPDATE), directive */
	uint64_t directive_id;
	int32_t before;
	int32_t after;
	const char *derivation; /* of after */
	const char *ref_number;
	const char *ref_symbol;
	const char *title;
	const char *agency_name; /* who is told: agency, "" none, */
	const char *person_name; /* and person of the office */
	int32_t central_due_on;  /* that after is no more before; else NO_DAY */
};

struct calendar_preview {
	size_t n_moves;
	struct clock_move *moves;
	struct calendar_edits edits; /* what really changes */
	unsigned n_agencies;         /* distinct, that are told */
	unsigned n_past_central; /* that move to the central day or past it */
	unsigned n_reworded;     /* same date, other days skipped on the way */
	bool year_changes;
	const char *digest; /* hex */
};

const char *clock_kind_name(enum clock_kind kind); /* "update" */

#endif
