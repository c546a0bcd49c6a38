/*
 * transaction: one step of a batch program, whole or not at all, and again when
 * another run was in the way. A page has its own way of this (action.c): it
 * answers somebody who waits, and knows by its token what was done already.
 *
 * A step may therefore be run several times; what it leaves outside the
 * database it must set, not add to. When it is not known whether a commit came
 * through, it is run again as well: every step of a batch program finds out for
 * itself what is left to do.
 */
#ifndef TRANSACTION_H
#define TRANSACTION_H

#include "cx.h"

typedef enum err transaction_fn(void *arg);

/* After the last try the error of it. Nothing of cx is set before a try but the
 * error: neither memory nor clock. */
enum err transaction_run(struct cx *cx, transaction_fn *step,
    void *arg) MUST_CHECK;

#endif
