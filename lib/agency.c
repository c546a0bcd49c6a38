#include "agency.h"

#include "text.h"

static const char *const kind_names[N_AGENCY_KINDS] = {
	[AGENCY_DEPARTMENT] = "department",
	[AGENCY_LOCALITY] = "locality",
	[AGENCY_OFFICE] = "office",
	[AGENCY_OTHER] = "other",
};

const char *
agency_kind_name(enum agency_kind kind)
{
	return (unsigned)kind < N_AGENCY_KINDS ? kind_names[kind] : "";
}

bool
agency_kind_from_name(const char *name, enum agency_kind *out)
{
	unsigned i;

	for (i = 0; i < N_AGENCY_KINDS; i++) {
		if (!text_equal(kind_names[i], name))
			continue;
		*out = (enum agency_kind)i;
		return true;
	}
	return false;
}
