/*
 * frozen_announce_verbs: the word, by e-mail, that a report was frozen: to the
 * leaders of the office and the heads of its divisions. Sent by batch/remind.
 */
#ifndef FROZEN_ANNOUNCE_VERBS_H
#define FROZEN_ANNOUNCE_VERBS_H

#include "config.h"
#include "cx.h"
#include "frozen.h"

/* One letter to each, once however often it is asked. */
enum err frozen_announce(struct cx *cx, const struct config *config,
    const struct frozen *frozen, unsigned *out_n) MUST_CHECK;

#endif
