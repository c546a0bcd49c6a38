/*
 * csrf: did a page of ours send this form?
 *
 * Every province has sibling sites under the same registrable domain, so
 * SameSite cookies are not enough: each POST must carry a token of its session
 * (or, before signing in, of the visitor's own cookie) and must not come from
 * another origin. The token that makes a form happen once is another thing:
 * token_store.h. A program with a token (bearer.h) sends none.
 */
#ifndef CSRF_H
#define CSRF_H

#include <stdbool.h>

#include "err.h"

struct request;

/* A phase: nothing to do but on POST. ERR_DENIED. */
enum err csrf_check(struct request *rq) MUST_CHECK;
/* Does the browser say that a page of ours sent it (or say nothing)? */
bool csrf_origin_is_ours(const struct request *rq);
/* The token for the forms of the page being made. A visitor without session
 * gets his cookie with it. */
const char *csrf_token(struct request *rq);

#endif
