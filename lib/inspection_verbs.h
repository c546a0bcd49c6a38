/*
 * inspection_verbs: planning an inspection and writing down what it found
 * (R51). The office alone, who may decide (PERM_DECIDE, checked before).
 */
#ifndef INSPECTION_VERBS_H
#define INSPECTION_VERBS_H

#include "cx.h"
#include "inspection.h"

/* The assignments (at most INSPECTION_ITEMS_MAX, each once) must be handed
 * out; fields: title, members, starts_on, ends_on, ids. Gives id. */
enum err inspection_create(struct cx *cx, struct inspection *inspection,
    const uint64_t *assignment_ids, size_t n) MUST_CHECK;
/*
 * The conclusion for all, and findings for some (an assignment that is not in
 * the inspection: ERR_MISSING). Once: the second is ERR_CONFLICT. It is in the
 * history of each assignment, and each agency is told.
 */
enum err inspection_conclude(struct cx *cx, struct inspection *inspection,
    const struct inspection_items *findings) MUST_CHECK;

#endif
