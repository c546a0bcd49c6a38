/*
 * sso_verbs: signing on with the account of the e-office (R20c): what was asked
 * of the service, who is let in, who is who there, and the setting.
 *
 * What must be remembered between two requests of a browser is in its cookie,
 * sealed: nobody else can make one, and nothing is written by a GET. A linked
 * identity replaces the password and nothing else: the second factor is asked
 * as before, an account of an agency is never let in (it is shared, and its
 * officers have secrets of their own).
 */
#ifndef SSO_VERBS_H
#define SSO_VERBS_H

#include "cx.h"
#include "sign_in_verbs.h"
#include "sso.h"

enum { SSO_ATTEMPT_SECONDS = 600 };

/* One try of one browser. state, nonce and verifier are 256 random bits. */
struct sso_attempt {
	const char *state;
	const char *nonce;
	const char *verifier; /* of PKCE */
	const char *site;
	const char *next; /* where to go afterwards */
	int64_t at;
};
void sso_attempt_begin(struct cx *cx, const char *site, const char *next,
    struct sso_attempt *out);
const char *sso_attempt_seal(struct cx *cx, const struct sso_attempt *attempt,
    const char *pepper);
/* false: not one of ours, of another site, or too old. */
bool sso_attempt_open(struct cx *cx, const char *cookie, const char *site,
    const char *pepper, struct sso_attempt *out);
/* The answer to an attempt is taken once: "sso_replayed" at "state". */
enum err sso_attempt_take(struct cx *cx, const struct sso_attempt *attempt,
    const char *address) MUST_CHECK;

/* An identity that was proven and belongs to nobody yet. */
const char *sso_identity_seal(struct cx *cx,
    const struct sso_identity *identity, const char *pepper);
bool sso_identity_open(struct cx *cx, const char *cookie, const char *pepper,
    struct sso_identity *out);

/*
 * A session for the account of the identity; *out_found false: it has none.
 * Refusals at "state": "sso_closed", "sso_local" (an agency's account),
 * "sso_wrong_site". may_enter: does this role belong to this site?
 */
enum err sso_sign_in(struct cx *cx, const struct sso_identity *identity,
    const struct sign_in *in, bool (*may_enter)(enum role, const char *),
    const char *site, bool *out_found, struct signed_in *out) MUST_CHECK;
/* The line of the security log of a refusal; returns the refusal. */
enum err sso_refuse(struct cx *cx, const char *address, const char *key,
    const char *detail) MUST_CHECK;

/* By who is signed in with his password. At "link": "sso_account_linked",
 * "sso_identity_linked", "sso_local". */
enum err sso_link_own(struct cx *cx,
    const struct sso_identity *identity) MUST_CHECK;
/* By an administrator, at "subject" and "basis"; for the issuer in force. */
enum err sso_link_account(struct cx *cx, uint64_t account_id,
    const char *subject, const char *basis) MUST_CHECK;
/* Ends the link, and every session of the account. */
enum err sso_unlink_account(struct cx *cx, uint64_t account_id,
    const char *basis) MUST_CHECK;

/* A new setting. secret "": the one there is stays, as long as issuer and
 * client stay. Messages at the names of the fields. seen: the id of the one
 * that was looked at; ERR_CONFLICT when it is another by now. */
enum err sso_setting_change(struct cx *cx, struct sso_setting *setting,
    uint64_t seen, const char *secret, const char *pepper) MUST_CHECK;
/* The secret of the client, or NULL. */
enum err sso_setting_secret(struct cx *cx, const struct sso_setting *setting,
    const char *pepper, const char **out) MUST_CHECK;

#endif
