/*
 * evaluation_verbs: the evaluation of a frozen year, always the same from the
 * same frozen report, and the record of what was decided upon it.
 */
#ifndef EVALUATION_VERBS_H
#define EVALUATION_VERBS_H

#include "cx.h"
#include "evaluation.h"
#include "frozen.h"

/* The year asked for, or with id 0 the newest; found false: none is frozen.
 * ERR_MISSING: no such frozen year. */
enum err evaluation_find(struct cx *cx, uint64_t id, struct frozen *out,
    bool *out_found) MUST_CHECK;
/* By the weights kept with the frozen report; coordinating agencies are not in
 * it: the year is frozen of those who lead. */
enum err evaluation_make(struct cx *cx, const struct frozen *frozen,
    struct evaluation *out) MUST_CHECK;
/* Fields: "document" ("required", "already_recorded"), "issued_on"
 * ("in_future"). ERR_DENIED as for freezing. */
enum err evaluation_decide(struct cx *cx,
    struct evaluation_decision *decision) MUST_CHECK;
/* Is the list this decision was about still the same? */
bool evaluation_list_is(struct cx *cx, const struct evaluation *evaluation,
    const struct evaluation_decision *decision);

#endif
