/*
 * alert_verbs: tells whom an account belongs that its password, its address or
 * its second factor was changed (domain 2.4), by letter, because whoever has
 * taken the account over reads its pages. The change itself writes the row
 * (alert_store_add) in its own transaction; this makes the letter of it.
 */
#ifndef ALERT_VERBS_H
#define ALERT_VERBS_H

#include <stdbool.h>

#include "config.h"
#include "cx.h"

/* One letter into the outbox; out_more false: nobody is left to be told. */
enum err alert_tell_one(struct cx *cx, const struct config *config,
    bool *out_more) MUST_CHECK;

#endif
