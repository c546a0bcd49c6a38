/*
 * throttle_verbs: how many wrong secrets are heard before one has to wait.
 *
 * Names of accounts are public e-mail addresses: whoever counts by name alone
 * gives everybody a way to lock an agency out. So a failure is counted for one
 * or more subjects (a known device of a name; the crowd of unknown devices of
 * a name; an address), each with a limit in a window, and only who is one of
 * these subjects waits. Counters are rows of their own, written without an
 * outer transaction: they survive the refusal.
 */
#ifndef THROTTLE_VERBS_H
#define THROTTLE_VERBS_H

#include <stddef.h>
#include <stdint.h>

#include "cx.h"

enum {
	THROTTLE_SUBJECTS_MAX = 3,
	THROTTLE_HASH = 32,
	THROTTLE_LOG_EVERY = 100
};

struct throttle {
	size_t n;
	struct {
		uint8_t hash[THROTTLE_HASH]; /* SHA-256 of kind and value */
		unsigned limit;
		int64_t window; /* seconds */
	} subjects[THROTTLE_SUBJECTS_MAX];
	const char *action;  /* for the log: "login" */
	const char *address; /* for the log; NULL: the actor's */
	const char *login;   /* of an account there is, or "" */
};

void throttle_add(struct cx *cx, struct throttle *throttle, const char *kind,
    const char *value, unsigned limit, int64_t window);
/* "sign_in_throttled" at field when one of them is over its limit. Of those
 * that wait the first is in the log, and then every hundredth. */
enum err throttle_check(struct cx *cx, const struct throttle *throttle,
    const char *field) MUST_CHECK;
/* One more failure of each. */
enum err throttle_count(struct cx *cx,
    const struct throttle *throttle) MUST_CHECK;
/* The first subject begins anew: it was who it said. */
enum err throttle_forget(struct cx *cx,
    const struct throttle *throttle) MUST_CHECK;

#endif
