/*
 * sso_provider: the sign-on service, as login-sso asks it: where the browser
 * must go, and who it is that came back. OpenID Connect by authorization code
 * with PKCE (S256), or CAS 3.
 *
 * What the service says of itself and its keys are kept for an hour, in this
 * process; a key that is not known (the service has changed its keys) is looked
 * for at once, but once a minute at most, so that nobody can make us ask all
 * the time. Only login-sso includes this.
 *
 * Not offered: the service cannot end our sessions from its side (back-channel
 * and front-channel logout). Whom it shuts out stays signed in here until his
 * session is over, or an administrator ends it or unlinks him.
 */
#ifndef SSO_PROVIDER_H
#define SSO_PROVIDER_H

#include "outside.h"
#include "sso.h"

struct sso_attempt;

struct sso_asking {
	struct outside outside;
	const struct sso_setting *setting;
	const char *secret; /* of the client; NULL: it has none */
	const char *here;   /* where the browser comes back to */
	int64_t now;
	bool is_down;    /* the service did not answer as it should */
	const char *why; /* for the log; never a secret */
};

/* Of the browser's way back, as it stood in the address: "" for none. */
struct sso_answer {
	const char *code; /* or the ticket of CAS */
	const char *issuer;
};

/* Where the browser goes; NULL: is_down. */
const char *sso_provider_address(struct sso_asking *asking,
    const struct sso_attempt *attempt);
/* false: not proven, see is_down and why. */
bool sso_provider_identify(struct sso_asking *asking,
    const struct sso_attempt *attempt, const struct sso_answer *answer,
    struct sso_identity *out);
/* Where one signs out of the service itself (RP-initiated logout; /logout of
 * CAS), which then leads to back; NULL: there is no such place. */
const char *sso_provider_leave(struct sso_asking *asking, const char *back);

#endif
