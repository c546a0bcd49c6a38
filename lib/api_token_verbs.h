/* api_token_verbs: an administrator gives a program a token, or takes it back;
 * both by order of a document. */
#ifndef API_TOKEN_VERBS_H
#define API_TOKEN_VERBS_H

#include "api_token.h"
#include "cx.h"

/*
 * Makes one; the secret ("nvt_" and 64 hex digits) is in nobody's keeping but
 * the caller's. Refusals at "as_account_id", "as_officer_id", "scopes",
 * "valid_to", "rate", "name", "basis".
 */
enum err api_token_create(struct cx *cx, struct api_token *token,
    const char **out_secret) MUST_CHECK;
/* From its next request on it opens nothing. ERR_CONFLICT: it is revoked. */
enum err api_token_revoke(struct cx *cx, uint64_t id,
    const char *basis) MUST_CHECK;

#endif
