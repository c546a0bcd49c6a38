/*
 * account_review_verbs: signing for the review of all accounts. Inside the
 * caller's transaction; what is signed for is kept line by line.
 */
#ifndef ACCOUNT_REVIEW_VERBS_H
#define ACCOUNT_REVIEW_VERBS_H

#include "account_review.h"
#include "cx.h"

/*
 * seen: how many accounts the page showed; "review_changed" at "conclusion"
 * when there are others now. "required" at "conclusion" and "document".
 */
enum err account_review_sign(struct cx *cx, unsigned seen,
    const char *conclusion, const char *document) MUST_CHECK;

#endif
