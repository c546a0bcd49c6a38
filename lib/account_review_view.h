/* account_review_view: the review of accounts for its page. */
#ifndef ACCOUNT_REVIEW_VIEW_H
#define ACCOUNT_REVIEW_VIEW_H

#include "account_review.h"
#include "view.h"

/* Lines.<i>..., Sums.* */
void review_lines_view(struct node *root, const struct review_lines *lines,
    int64_t now);
/* Past.<i>..., Due.on and .late: when the next one is due. */
void review_list_view(struct node *root, const struct review_list *list,
    int64_t now);

#endif
