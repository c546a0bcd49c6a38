/*
 * officer_verbs: the register of those who answer for an agency or lead there
 * (R19, R20d, R79), and an officer's own secret. Inside the caller's
 * transaction, but for secret_change, which runs without one (its refusals
 * leave a line in the log).
 *
 * Messages are at agency_id, name, email, basis, valid_from, valid_to; those of
 * secret_change at old_password, new_password, repeated.
 */
#ifndef OFFICER_VERBS_H
#define OFFICER_VERBS_H

#include "account_admin.h"
#include "cx.h"

struct officer_made {
	uint64_t id;
	const char *name;
	const char *secret; /* told once, stored nowhere */
};

enum err officer_add(struct cx *cx, const struct officer_entry *entry,
    const char *pepper, struct officer_made *out) MUST_CHECK;
/* The agency stays: who moves gets a new entry there, so that what he did
 * keeps its agency. A period that is over ends the sessions. */
enum err officer_change(struct cx *cx, uint64_t id, uint64_t version,
    const struct officer_entry *entry) MUST_CHECK;
enum err officer_reset_secret(struct cx *cx, uint64_t id, const char *basis,
    const char *pepper, struct officer_made *out) MUST_CHECK;

struct secret_change {
	const uint8_t *token_hash; /* the session that stays */
	const char *old_secret;
	const char *new_secret;
	const char *repeated;
	const char *context; /* folded names of the place */
	const char *pepper;
};
/* Of the officer who acts. Ends his other sessions. */
enum err secret_change(struct cx *cx,
    const struct secret_change *change) MUST_CHECK;

#endif
