#include "register.h"

#include "names.h"
#include "text.h"

static const char *const kind_names[N_REGISTERS] = {
	[REGISTER_LEGAL] = "legal",
	[REGISTER_TRAINING] = "training",
	[REGISTER_MAINTENANCE] = "maintenance",
	[REGISTER_VERSION] = "version",
	[REGISTER_REGULATION] = "regulation",
	[REGISTER_STAFF] = "staff",
};

/* A version may wait for its approval: then the book shows it in red (R83). */
static const struct {
	enum register_kind kind;
	const char *field;
} needs[] = {
	{ REGISTER_LEGAL, "number" },
	{ REGISTER_LEGAL, "held_on" },
	{ REGISTER_TRAINING, "held_on" },
	{ REGISTER_MAINTENANCE, "held_on" },
	{ REGISTER_MAINTENANCE, "person" },
	{ REGISTER_MAINTENANCE, "body" },
	{ REGISTER_VERSION, "number" },
	{ REGISTER_VERSION, "held_on" },
	{ REGISTER_REGULATION, "number" },
	{ REGISTER_REGULATION, "held_on" },
	{ REGISTER_STAFF, "number" },
	{ REGISTER_STAFF, "held_on" },
	{ REGISTER_STAFF, "person" },
};

static const char *const category_names[N_INCIDENT_CATEGORIES] = {
	[INCIDENT_UNKNOWN] = "unknown",
	[INCIDENT_SOFTWARE] = "software",
	[INCIDENT_INFRASTRUCTURE] = "infrastructure",
};

static const char *const feedback_names[N_FEEDBACK_KINDS] = {
	[FEEDBACK_SOFTWARE] = "software",
	[FEEDBACK_REGULATION] = "regulation",
};

const char *
register_kind_name(enum register_kind kind)
{
	return (unsigned)kind < N_REGISTERS ? kind_names[kind] : "";
}

static bool
is_of_agency(const struct actor *actor)
{
	return actor->agency_id != 0 && role_may(actor->role, PERM_ASSIGNED);
}

bool
register_may_read(const struct actor *actor, enum register_kind kind)
{
	switch (kind) {
	case REGISTER_LEGAL:
	case REGISTER_TRAINING:
	case REGISTER_VERSION:
		return true;
	case REGISTER_MAINTENANCE:
		return role_is_office(actor->role) ||
		       role_may(actor->role, PERM_OPERATE);
	case REGISTER_REGULATION:
		return role_is_office(actor->role) || is_of_agency(actor) ||
		       role_may(actor->role, PERM_ADMINISTER);
	case REGISTER_STAFF:
		return role_is_office(actor->role) ||
		       role_may(actor->role, PERM_ADMINISTER);
	case N_REGISTERS:
		break;
	}
	return false;
}

bool
register_may_write(const struct actor *actor, enum register_kind kind)
{
	if (kind == REGISTER_REGULATION)
		return is_of_agency(actor);
	if (kind == REGISTER_MAINTENANCE)
		return role_may(actor->role, PERM_OPERATE);
	return (unsigned)kind < N_REGISTERS &&
	       role_may(actor->role, PERM_ADMINISTER);
}

bool
register_needs(enum register_kind kind, const char *field)
{
	if (text_equal(field, "title"))
		return true;
	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++) {
		if (needs[i].kind == kind && text_equal(needs[i].field, field))
			return true;
	}
	return false;
}

const char *
incident_category_name(enum incident_category category)
{
	return (unsigned)category < N_INCIDENT_CATEGORIES
		   ? category_names[category]
		   : "";
}

bool
incident_category_from_name(const char *name, enum incident_category *out)
{
	unsigned value;

	if (!names_find(category_names, N_NAMES(category_names), name, &value))
		return false;
	*out = (enum incident_category)value;
	return true;
}

const char *
feedback_kind_name(enum feedback_kind kind)
{
	return (unsigned)kind < N_FEEDBACK_KINDS ? feedback_names[kind] : "";
}

bool
feedback_kind_from_name(const char *name, enum feedback_kind *out)
{
	unsigned value;

	if (!names_find(feedback_names, N_NAMES(feedback_names), name, &value))
		return false;
	*out = (enum feedback_kind)value;
	return true;
}

bool
feedback_may_read_all(const struct actor *actor)
{
	return role_is_office(actor->role) ||
	       role_may(actor->role, PERM_ADMINISTER);
}
