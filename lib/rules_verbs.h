/*
 * rules_verbs: changing one rule of the province, by a document (R14).
 *
 * A new value holds for what is computed from now on, in every running program
 * from its next request; dates that already run keep the rule they were
 * computed by. Who belongs to the installation itself (RULE_CODE) is not
 * changed here: it comes with the seed.
 */
#ifndef RULES_VERBS_H
#define RULES_VERBS_H

#include "cx.h"
#include "profile.h"

struct rule_order {
	const char *name;
	const char *seen; /* the value that was shown: ERR_CONFLICT if another
			   * stands there now */
	const char *value;
	const char *basis; /* the document that orders it */
};

/* ERR_MISSING: no rule that may be changed. Fields: "required" at "basis" and
 * "value", "rule_value" and "unchanged" at "value". */
enum err rule_change(struct cx *cx, const struct rule_order *order) MUST_CHECK;

#endif
