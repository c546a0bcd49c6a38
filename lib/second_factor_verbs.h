/*
 * second_factor_verbs: enrolling a telephone, giving its code, losing it
 * (domain 2.4).
 *
 * Like signing in these run without an outer transaction: a counted failure
 * survives the refusal. Secrets are sealed with a key made of the pepper, which
 * is a file outside the database; recovery codes are kept as HMACs with it. A
 * code is good once: the step of the last one is kept, and no earlier or equal
 * one is taken.
 */
#ifndef SECOND_FACTOR_VERBS_H
#define SECOND_FACTOR_VERBS_H

#include "cx.h"
#include "second_factor.h"

enum {
	SECOND_STEP_LIMIT = 10,         /* per known device, in 15 minutes */
	SECOND_STEP_LIMIT_STRANGER = 20 /* all unknown devices, in a day */
};

/* The step between signing in and the first page. Of the officer when one is
 * named, else of the account. Refusals at "code": "code_wrong", "code_used",
 * "sign_in_throttled". */
struct second_step_try {
	const uint8_t *token_hash;
	const char *code;   /* six digits, or a recovery code */
	const char *device; /* cookie of an earlier sign-in, or "" */
	const char *pepper;
};
struct second_step_passed {
	const char *token;  /* new, for the session cookie */
	const char *device; /* for the device cookie */
	bool by_recovery;
	unsigned codes_left;
};
enum err second_step_pass(struct cx *cx, const struct second_step_try *in,
    struct second_step_passed *out) MUST_CHECK;

/*
 * The secret a telephone is about to learn. It follows from the session and
 * the pepper, so that showing the page changes nothing; another one after each
 * enrolment. out_secret32 in cx->mem.
 */
enum err second_factor_propose(struct cx *cx, const uint8_t *csrf_key,
    const char *pepper, const char **out_secret32) MUST_CHECK;

/*
 * Enrols it once the telephone shows its code; who has one already shows that
 * one too (or a recovery code), in current. Ends the owner's other sessions.
 * Refusals at "code" and "current". ERR_MISSING on an agency's account without
 * an officer.
 */
struct second_factor_entry {
	const uint8_t *csrf_key;
	const uint8_t *token_hash;
	const char *code;
	const char *current;
	const char *device;
	const char *pepper;
};
struct second_factor_made {
	const char *token;                 /* new, for the session cookie */
	const char *codes[RECOVERY_CODES]; /* told once */
};
enum err second_factor_enrol(struct cx *cx,
    const struct second_factor_entry *entry,
    struct second_factor_made *out) MUST_CHECK;

/* What the one who asks has. */
enum err second_factor_own(struct cx *cx, struct second_factor *out) MUST_CHECK;

/*
 * By an administrator, for an account (officer_id 0) or an officer: the lost
 * telephone opens nothing any more, sessions end, the next sign-in enrols anew
 * where one is compulsory. Not one's own ("own_account" at "basis"); "basis"
 * as for every change (R14); "no_second_factor" when there is none. Inside the
 * caller's transaction.
 */
enum err second_factor_reset(struct cx *cx, uint64_t account_id,
    uint64_t officer_id, const char *basis) MUST_CHECK;

#endif
