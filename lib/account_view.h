/* account_view: people as options: <name>.<i>.value, .label, .title. */
#ifndef ACCOUNT_VIEW_H
#define ACCOUNT_VIEW_H

#include "account.h"
#include "view.h"

void account_list_view(struct node *node, const char *name,
    const struct account_list *list);

#endif
