#include "reply.h"

#include "text.h"

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

static const char *
name_of(const char *const names[], size_t n, unsigned value)
{
	return value < n ? names[value] : "";
}

static bool
value_of(const char *const names[], size_t n, const char *name, unsigned *out)
{
	unsigned i;

	for (i = 0; i < n; i++) {
		if (!text_equal(names[i], name))
			continue;
		*out = i;
		return true;
	}
	return false;
}

#define COUNT(names) (sizeof(names) / sizeof((names)[0]))

const char *
reply_kind_name(enum reply_kind kind)
{
	return name_of(kind_names, COUNT(kind_names), kind);
}

bool
reply_kind_from_name(const char *name, enum reply_kind *out)
{
	unsigned value = 0;

	if (!value_of(kind_names, COUNT(kind_names), name, &value))
		return false;
	*out = (enum reply_kind)value;
	return true;
}

const char *
return_category_name(enum return_category category)
{
	return name_of(category_names, COUNT(category_names), category);
}

bool
return_category_from_name(const char *name, enum return_category *out)
{
	unsigned value = 0;

	if (!value_of(category_names, COUNT(category_names), name, &value))
		return false;
	*out = (enum return_category)value;
	return true;
}

const char *
decision_name(enum decision decision)
{
	return name_of(decision_names, COUNT(decision_names), decision);
}

bool
decision_from_name(const char *name, enum decision *out)
{
	unsigned value = 0;

	if (!value_of(decision_names, COUNT(decision_names), name, &value))
		return false;
	*out = (enum decision)value;
	return true;
}
