/* second_factor_view: a second factor being enrolled, and one there is. */
#ifndef SECOND_FACTOR_VIEW_H
#define SECOND_FACTOR_VIEW_H

#include "cx.h"
#include "second_factor.h"
#include "view.h"

/* Proposed.secret in groups of four, .uri, .path and .size of the square. */
enum err proposed_view(struct cx *cx, struct node *node, const char *issuer,
    const char *account, const char *secret32) MUST_CHECK;
/* Factor.since .codes_left; nothing without one. */
void second_factor_view(struct node *node, const struct second_factor *factor);
/* Codes.<i>: shown this once, in two halves. */
void recovery_codes_view(struct cx *cx, struct node *node,
    const char *const codes[static RECOVERY_CODES]);

#endif
