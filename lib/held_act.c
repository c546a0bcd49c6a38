#include "held_act.h"

#include "clock.h"
#include "text.h"

static const char *const names[N_HELD_KINDS] = {
	[HELD_URGE] = "urge",
	[HELD_FOLLOWER] = "follower",
	[HELD_FORWARD] = "forward",
	[HELD_RECALL] = "recall",
	[HELD_CANCEL] = "cancel",
	[HELD_CALENDAR] = "calendar",
	[HELD_REORGANISE] = "reorganise",
};

const char *
held_kind_name(enum held_kind kind)
{
	return (unsigned)kind < N_HELD_KINDS ? names[kind] : "";
}

bool
held_kind_from_name(const char *name, enum held_kind *out)
{
	for (unsigned i = 0; i < N_HELD_KINDS; i++) {
		if (!text_equal(names[i], name))
			continue;
		*out = (enum held_kind)i;
		return true;
	}
	return false;
}

bool
held_act_is_waiting(const struct held_act *act, int64_t now)
{
	return act->released_at == NO_MOMENT && act->undone_at == NO_MOMENT &&
	       now < act->held_until;
}
