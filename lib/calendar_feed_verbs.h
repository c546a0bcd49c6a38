/*
 * calendar_feed_verbs: making a secret address, opening what it leads to.
 */
#ifndef CALENDAR_FEED_VERBS_H
#define CALENDAR_FEED_VERBS_H

#include "calendar_feed.h"
#include "cx.h"

/* A new address for the actor; the one before (id; 0: none) ends. Gives the
 * secret, which is nowhere else. ERR_CONFLICT: another one is live. */
enum err calendar_feed_create(struct cx *cx, uint64_t before_id,
    const char **out_secret) MUST_CHECK;
/* What a secret opens: ERR_MISSING for one that is wrong, taken back, or of an
 * account that may see no tasks (any more). */
enum err calendar_feed_open(struct cx *cx, const char *secret,
    struct calendar_feed *out, struct feed_events *out_events) MUST_CHECK;

#endif
