/*
 * jose: the signed texts of a sign-on service (JWS in its compact form, RFC
 * 7515), and what an ID token must say (OpenID Connect Core, 3.1.3.7).
 *
 * What is refused here is refused for good: an algorithm that was not allowed
 * beforehand (the token does not choose it; "none" and every HS* are unknown),
 * a header with "crit", base64url with padding or spare bits, a JSON with a
 * name twice, an RSA key below 2048 bits, a point that is not on its curve.
 * Where the keys come from is sso_provider; who the subject is here, sso_verbs.
 *
 * Contract: any bytes may come as token and as keys; nothing is fetched.
 */
#ifndef JOSE_H
#define JOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct arena;

enum { JOSE_RS256 = 1, JOSE_ES256 = 2, JOSE_PS256 = 4, JOSE_ALL = 7 };
enum {
	JOSE_TOKEN_MAX = 16 * 1024,
	JOSE_KEYS_MAX = 50,
	JOSE_SKEW = 60,      /* seconds two clocks may differ */
	JOSE_AGE_MAX = 3600, /* of a token that was made for this sign-in */
	JOSE_SUBJECT_MAX = 255
};

struct id_token_rules {
	unsigned algorithms; /* JOSE_* */
	const char *issuer;
	const char *client_id;
	const char *nonce;
	int64_t now;
};

struct id_token {
	const char *subject;
	const char *name; /* preferred_username, else name, else "" */
};

/*
 * NULL: good, and *out is filled. Else why not, a word for the log:
 * "malformed", "algorithm", "unknown_key", "weak_key", "signature", "issuer",
 * "audience", "expired", "too_early", "nonce", "subject". keys: a JWK set.
 */
const char *id_token_read(struct arena *mem, const char *text, const char *keys,
    const struct id_token_rules *rules, struct id_token *out);

/* Strict base64url without padding; NULL when it is none. */
uint8_t *base64url_decode(struct arena *mem, const char *s, size_t n,
    size_t *out_n);
const char *base64url_encode(struct arena *mem, const void *data, size_t n);

/* What a service says of itself (discovery): NULL for what it does not say. */
struct oidc_metadata {
	const char *authorization_endpoint;
	const char *token_endpoint;
	const char *jwks_uri;
	const char *end_session_endpoint;
	bool sends_issuer; /* RFC 9207: in every answer to the browser */
	bool posts_secret; /* it takes the secret only in the body */
};
/* false: not JSON, of another issuer, or without what is needed. */
bool oidc_metadata_read(struct arena *mem, const char *text, const char *issuer,
    struct oidc_metadata *out);
/* The id_token in the answer of the token endpoint, or NULL. */
const char *oidc_token_of(struct arena *mem, const char *text);

#endif
