/*
 * account_verbs: what an administrator does to accounts (R14, R20a, R20b,
 * R20e), inside the caller's transaction.
 *
 * Each needs its basis, the document or person that ordered it, and leaves a
 * line in the security log: whom it concerned, what was changed, the basis.
 * Nobody chooses a secret for somebody else: the program makes it, it is told
 * once, and the first sign-in with it leads to the change. Messages are at the
 * names of the fields: kind, login, name, email, role, position, agency_id,
 * basis.
 */
#ifndef ACCOUNT_VERBS_H
#define ACCOUNT_VERBS_H

#include "account_admin.h"
#include "cx.h"

/* A new secret of SECRET_CHARACTERS, 80 random bits, in letters and digits
 * that are not mistaken for each other; in cx->mem. */
const char *secret_make(struct cx *cx);

struct account_made {
	uint64_t id;
	const char *login;
	const char *secret; /* told once, stored nowhere */
};

/* An agency has one account, its login is the agency's e-mail (R20a). */
enum err account_add(struct cx *cx, const struct account_entry *entry,
    const char *pepper, struct account_made *out) MUST_CHECK;
/* The kind stays, and the agency of an agency's account, whose login and name
 * follow the agency. A new role or agency ends the sessions. */
enum err account_change(struct cx *cx, uint64_t id, uint64_t version,
    const struct account_entry *entry) MUST_CHECK;
/* Nobody can sign in any more; what was done keeps its name (R20e). Neither
 * one's own account nor the last administrator's. */
enum err account_close(struct cx *cx, uint64_t id, uint64_t version,
    const char *basis) MUST_CHECK;
/* With a new secret: the old one may have been told around. */
enum err account_reopen(struct cx *cx, uint64_t id, uint64_t version,
    const char *basis, const char *pepper, struct account_made *out) MUST_CHECK;
/* Ends all sessions. Not for one's own account: password_change. */
enum err account_reset_password(struct cx *cx, uint64_t id, const char *basis,
    const char *pepper, struct account_made *out) MUST_CHECK;

/* Ends one session of an account, or all of them (session_id ""). */
enum err account_end_sessions(struct cx *cx, uint64_t id,
    const char *session_id, const char *basis) MUST_CHECK;
/* The same for one's own: one, or all but the one one sits at ("", own_hash).
 * ERR_MISSING: no such session, or not one's own. */
enum err own_end_sessions(struct cx *cx, const char *session_id,
    const uint8_t own_hash[static 32]) MUST_CHECK;

#endif
