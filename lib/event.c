#include "event.h"

#include "names.h"

static const char *const kind_names[N_EVENT_KINDS] = {
	[EVENT_CREATE] = "create",
	[EVENT_FORWARD] = "forward",
	[EVENT_RECEIVE] = "receive",
	[EVENT_RETURN] = "return",
	[EVENT_CORRECT] = "correct",
	[EVENT_TRANSFER] = "transfer",
	[EVENT_REFUSE_RETURN] = "refuse_return",
	[EVENT_PROGRESS] = "progress",
	[EVENT_PLAN] = "plan",
	[EVENT_EXPLANATION] = "explanation",
	[EVENT_DIFFICULTY] = "difficulty",
	[EVENT_DIFFICULTY_DECIDE] = "difficulty_decide",
	[EVENT_SUBMIT] = "submit",
	[EVENT_CONFIRM] = "confirm",
	[EVENT_SEND_BACK] = "send_back",
	[EVENT_EXTENSION_REQUEST] = "extension_request",
	[EVENT_EXTENSION_GRANT] = "extension_grant",
	[EVENT_EXTENSION_REFUSE] = "extension_refuse",
	[EVENT_EXTENSION_CHANGE] = "extension_change",
	[EVENT_AMEND] = "amend",
	[EVENT_FOLLOWER_CHANGE] = "follower_change",
	[EVENT_URGE] = "urge",
	[EVENT_RECALL] = "recall",
	[EVENT_CANCEL] = "cancel",
	[EVENT_PAPER_RECEIVED] = "paper_received",
	[EVENT_NOTICE] = "notice",
	[EVENT_RULING] = "ruling",
	[EVENT_CALENDAR] = "calendar",
	[EVENT_DELEGATE] = "delegate",
	[EVENT_REORGANISE] = "reorganise",
	[EVENT_INSPECTION] = "inspection",
	[EVENT_OUTGOING] = "outgoing",
	[EVENT_CENTRAL_ENTER] = "central_enter",
	[EVENT_CENTRAL_WITHDRAW] = "central_withdraw",
	[EVENT_UNDO] = "undo",
};

const char *
event_kind_name(enum event_kind kind)
{
	return names_name(kind_names, N_NAMES(kind_names), kind);
}

bool
event_kind_from_name(const char *name, enum event_kind *out)
{
	unsigned i;

	if (!names_find(kind_names, N_NAMES(kind_names), name, &i))
		return false;
	*out = (enum event_kind)i;
	return true;
}
