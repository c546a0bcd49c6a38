#include "reply.h"

#include "names.h"

static const char *const kind_names[] = {
	[REPLY_PROGRESS] = "progress",
	[REPLY_RESULT] = "result",
	[REPLY_EXPLANATION] = "explanation",
	[REPLY_PLAN] = "plan",
};

static const char *const category_names[] = {
	[RETURN_WRONG_CONTENT] = "wrong_content",
	[RETURN_NOT_COMPETENT] = "not_competent",
	[RETURN_DUPLICATE] = "duplicate",
	[RETURN_OTHER] = "other",
};

static const char *const decision_names[] = {
	[DECISION_PENDING] = "pending",
	[DECISION_CORRECTED] = "corrected",
	[DECISION_TRANSFERRED] = "transferred",
	[DECISION_REFUSED] = "refused",
	[DECISION_GRANTED] = "granted",
	[DECISION_CHANGED] = "changed",
	[DECISION_WITHDRAWN] = "withdrawn",
};

const char *
reply_kind_name(enum reply_kind kind)
{
	return names_name(kind_names, N_NAMES(kind_names), kind);
}

bool
reply_kind_from_name(const char *name, enum reply_kind *out)
{
	unsigned value = 0;

	if (!names_find(kind_names, N_NAMES(kind_names), name, &value))
		return false;
	*out = (enum reply_kind)value;
	return true;
}

const char *
return_category_name(enum return_category category)
{
	return names_name(category_names, N_NAMES(category_names), category);
}

bool
return_category_from_name(const char *name, enum return_category *out)
{
	unsigned value = 0;

	if (!names_find(category_names, N_NAMES(category_names), name, &value))
		return false;
	*out = (enum return_category)value;
	return true;
}

const char *
decision_name(enum decision decision)
{
	return names_name(decision_names, N_NAMES(decision_names), decision);
}

bool
decision_from_name(const char *name, enum decision *out)
{
	unsigned value = 0;

	if (!names_find(decision_names, N_NAMES(decision_names), name, &value))
		return false;
	*out = (enum decision)value;
	return true;
}
