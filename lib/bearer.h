/*
 * bearer: a program asks with a token (api_token.h), in the place of a cookie.
 *
 * Only by /api/v1/. The session it gives is as finished as one can be; what it
 * may besides its role is the scope of the token. It sends no csrf token,
 * because no browser sends this header by itself. Who sends JSON must have one:
 * a cookie alone is for pages.
 */
#ifndef BEARER_H
#define BEARER_H

#include <stdbool.h>

#include "err.h"

struct request;

/* Did the request come with a token? (A phase later: rq->api_token_id.) */
bool bearer_is_sent(const struct request *rq);
/* Fills in rq->session; ERR_LOGIN, reason "token": it opens nothing;
 * ERR_THROTTLED: enough in this minute. */
enum err bearer_find_session(struct request *rq) MUST_CHECK;
/* ERR_DENIED, reason "scope". Nothing to do without a token. */
enum err bearer_check_scope(struct request *rq) MUST_CHECK;

#endif
