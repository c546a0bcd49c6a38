/*
 * setting: the stored value of a rule, its basis and what it was before. What a
 * value may be is profile.
 */
#ifndef SETTING_H
#define SETTING_H

#include <stddef.h>
#include <stdint.h>

enum { RULE_VALUE_MAX = 200, RULE_BASIS_MAX = 200 };

struct setting {
	const char *name;
	const char *value;
	const char *basis;
	int64_t changed_at; /* NO_MOMENT: as installed */
	const char *changed_by;
};
struct setting_list {
	size_t n;
	struct setting *items; /* by name */
};

struct setting_past {
	int64_t at;
	const char *actor_name;
	const char *old_value;
	const char *new_value;
	const char *basis;
};
struct setting_past_list {
	size_t n;
	struct setting_past *items; /* newest first */
};

#endif
