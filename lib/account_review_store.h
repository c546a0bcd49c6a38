/* account_review_store: the list that is looked through, and what was signed.
 */
#ifndef ACCOUNT_REVIEW_STORE_H
#define ACCOUNT_REVIEW_STORE_H

#include "account_review.h"
#include "db.h"

/* Every open account: by role, then name. */
enum err account_review_store_list(struct cx *cx, int32_t today,
    struct review_lines *out) MUST_CHECK;
/* Those signed, newest first, at most 20. */
enum err account_review_store_past(struct cx *cx,
    struct review_list *out) MUST_CHECK;
/* By cx->actor, now; gives review->id. */
enum err account_review_store_add(struct cx *cx,
    struct review *review) MUST_CHECK;
enum err account_review_store_add_line(struct cx *cx, uint64_t review_id,
    const struct review_line *line) MUST_CHECK;

extern const struct db_stmt_list account_review_store_statements;

#endif
