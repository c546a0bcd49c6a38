#include "assignment.h"

#include "names.h"

static const char *const state_names[] = {
	[STATE_DRAFT] = "draft",
	[STATE_ASSIGNED] = "assigned",
	[STATE_RECEIVED] = "received",
	[STATE_IN_PROGRESS] = "in_progress",
	[STATE_SUBMITTED] = "submitted",
	[STATE_RETURNED] = "returned",
	[STATE_COMPLETED] = "completed",
	[STATE_TRANSFERRED] = "transferred",
	[STATE_RECALLED] = "recalled",
	[STATE_CANCELLED] = "cancelled",
};

static const char *const role_names[] = {
	[ROLE_LEAD] = "lead",
	[ROLE_COORDINATING] = "coordinating",
	[ROLE_INFORMED] = "informed",
};

const char *
assignment_state_name(enum assignment_state state)
{
	return names_name(state_names, N_NAMES(state_names), state);
}

bool
assignment_state_from_name(const char *name, enum assignment_state *out)
{
	unsigned value = 0;

	if (!names_find(state_names, N_NAMES(state_names), name, &value))
		return false;
	*out = (enum assignment_state)value;
	return true;
}

const char *
assignment_role_name(enum assignment_role role)
{
	return names_name(role_names, N_NAMES(role_names), role);
}

bool
assignment_role_from_name(const char *name, enum assignment_role *out)
{
	unsigned value = 0;

	if (!names_find(role_names, N_NAMES(role_names), name, &value))
		return false;
	*out = (enum assignment_role)value;
	return true;
}

bool
assignment_is_open(enum assignment_state state)
{
	switch (state) {
	case STATE_ASSIGNED:
	case STATE_RECEIVED:
	case STATE_IN_PROGRESS:
	case STATE_SUBMITTED:
	case STATE_RETURNED:
		return true;
	case STATE_DRAFT:
	case STATE_COMPLETED:
	case STATE_TRANSFERRED:
	case STATE_RECALLED:
	case STATE_CANCELLED:
	case N_STATES:
		break;
	}
	return false;
}

enum progress
progress_of(enum assignment_state state)
{
	switch (state) {
	case STATE_ASSIGNED:
	case STATE_RECEIVED:
	case STATE_RETURNED:
		return PROGRESS_NOT_STARTED;
	case STATE_IN_PROGRESS:
	case STATE_SUBMITTED:
		return PROGRESS_DOING;
	case STATE_COMPLETED:
		return PROGRESS_DONE;
	case STATE_DRAFT:
	case STATE_TRANSFERRED:
	case STATE_RECALLED:
	case STATE_CANCELLED:
	case N_STATES:
		break;
	}
	return PROGRESS_OUT;
}

const char *
progress_name(enum progress progress)
{
	static const char *const names[] = {
		[PROGRESS_NOT_STARTED] = "not_started",
		[PROGRESS_DOING] = "doing",
		[PROGRESS_DONE] = "done",
		[PROGRESS_OUT] = "out",
	};

	return names_name(names, N_NAMES(names), progress);
}
