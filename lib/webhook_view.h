/* webhook_view: webhooks and what became of their deliveries, for a page. */
#ifndef WEBHOOK_VIEW_H
#define WEBHOOK_VIEW_H

#include "view.h"
#include "webhook.h"

/* .id .name .url .is_on .basis .changed_at .changed_by .failing_since .off_at
 * .version .secret_no .all (every event) .events.<i> .n.<state> (only some) */
void webhook_view(struct node *node, const struct webhook *webhook);
void webhook_list_view(struct node *node, const char *name,
    const struct webhook_list *list);
/* Per item: id, event_id, kind ("test" for one), at, assignment_id,
 * directive_id, agency, state, attempts, next_at (only while it will be tried
 * again), created_at, sent_at, last_answer, may_resend. */
void webhook_delivery_view(struct node *node,
    const struct webhook_delivery *delivery);
void webhook_delivery_list_view(struct node *node, const char *name,
    const struct webhook_delivery_list *list);

#endif
