/* audit_view: lines of the security log: <name>.<i>.at .action .outcome ... */
#ifndef AUDIT_VIEW_H
#define AUDIT_VIEW_H

#include "audit.h"
#include "view.h"

void audit_rows_view(struct node *node, const char *name,
    const struct audit_rows *rows);
/* Names of acts, as <name>.<i>.value and .key: "account-add", "account_add",
 * a key of Text.audit_act. NULL ends them. */
void audit_acts_view(struct node *node, const char *name,
    const char *const *acts);

#endif
