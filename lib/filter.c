#include "filter.h"

bool
filter_is_query(const char *query)
{
	for (const char *s = query; *s != '\0'; s++)
		if (!((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
			(*s >= '0' && *s <= '9') || *s == '-' || *s == '_' ||
			*s == '.' || *s == '%' || *s == '&' || *s == '='))
			return false;
	return true;
}
