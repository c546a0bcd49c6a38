#include "purge.h"

#include "names.h"

static const char *const kind_names[] = {
	[PURGE_DIRECTIVE] = "directive",
	[PURGE_TASK] = "task",
	[PURGE_REPLY] = "reply",
	[PURGE_FILE] = "file",
	[PURGE_OUTGOING] = "outgoing",
};

static const char *const state_names[] = {
	[PURGE_ASKED] = "asked",
	[PURGE_DONE] = "done",
};

const char *
purge_kind_name(enum purge_kind kind)
{
	return names_name(kind_names, N_NAMES(kind_names), kind);
}

const char *
purge_state_name(enum purge_state state)
{
	return names_name(state_names, N_NAMES(state_names), state);
}

bool
purge_kind_from_name(const char *name, enum purge_kind *out)
{
	unsigned value = 0;

	if (!names_find(kind_names, N_NAMES(kind_names), name, &value))
		return false;
	*out = (enum purge_kind)value;
	return true;
}

bool
purge_state_from_name(const char *name, enum purge_state *out)
{
	unsigned value = 0;

	if (!names_find(state_names, N_NAMES(state_names), name, &value))
		return false;
	*out = (enum purge_state)value;
	return true;
}
