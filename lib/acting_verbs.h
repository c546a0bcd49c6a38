/*
 * acting_verbs: ordering that one works for another, ending it early, and
 * taking it up. Inside the caller's transaction.
 */
#ifndef ACTING_VERBS_H
#define ACTING_VERBS_H

#include "acting.h"
#include "cx.h"

/* By an administrator. Both are open personal accounts of the office. Messages
 * at principal_id, deputy_id, valid_from, valid_to, document: "required",
 * "bad_choice", "acting_self", "date_order", "acting_long",
 * "acting_overlaps". */
enum err acting_order(struct cx *cx, struct acting *acting) MUST_CHECK;
/* "basis" as for every change (R14). */
enum err acting_end(struct cx *cx, uint64_t id, const char *basis) MUST_CHECK;

/* By the deputy, for this session; id 0: for himself again. ERR_MISSING: not
 * his, or not today. */
enum err acting_take_up(struct cx *cx, const uint8_t *token_hash,
    uint64_t id) MUST_CHECK;

#endif
