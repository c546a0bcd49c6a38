/*
 * unused_verbs: warns of accounts that are about to be closed for want of use,
 * and closes them (domain 2.4). One account per call, in one transaction of the
 * caller; a call that is repeated does nothing twice. The last administrator's
 * account stays open.
 */
#ifndef UNUSED_VERBS_H
#define UNUSED_VERBS_H

#include "config.h"
#include "cx.h"
#include "unused.h"

struct unused_work {
	const struct config *config;
	uint64_t after_id; /* how far it has come */
	unsigned n_warned;
	unsigned n_closed;
};

/* out_more false: all accounts were looked at. */
enum err unused_one(struct cx *cx, struct unused_work *work,
    bool *out_more) MUST_CHECK;

#endif
