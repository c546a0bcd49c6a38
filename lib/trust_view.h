/*
 * trust_view: the page of trust: Checks.<i>.key .tone and what each shows,
 * Roles.<i>.key .count .perms.<k>.key .alone
 */
#ifndef TRUST_VIEW_H
#define TRUST_VIEW_H

#include "cx.h"
#include "trust.h"
#include "view.h"

void trust_view(struct cx *cx, struct node *node, const struct trust *trust,
    bool disciplined);

#endif
