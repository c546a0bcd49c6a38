#include "names.h"

#include "text.h"

const char *
names_name(const char *const names[], size_t n, unsigned value)
{
	return value < n ? names[value] : "";
}

bool
names_find(const char *const names[], size_t n, const char *name, unsigned *out)
{
	for (unsigned i = 0; i < n; i++) {
		if (!text_equal(names[i], name))
			continue;
		*out = i;
		return true;
	}
	return false;
}
