/*
 * central_verbs: that a result was entered in the national system (R61).
 *
 * There is no interface to it: a person enters it there and says so here. Both
 * run inside the caller's transaction, look who acts and write the history.
 */
#ifndef CENTRAL_VERBS_H
#define CENTRAL_VERBS_H

#include "central.h"
#include "cx.h"

/* Only what is done can be entered: ERR_CONFLICT else, and for what is entered
 * already. "date_future", "required" at "entered_on". */
enum err central_enter(struct cx *cx, uint64_t task_id, int32_t entered_on,
    const char *national_code) MUST_CHECK;
/* Taken back, with the reason. */
enum err central_withdraw(struct cx *cx, uint64_t task_id,
    const char *reason) MUST_CHECK;

#endif
