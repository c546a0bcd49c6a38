/* reorganisation_view: acts of reorganising, and what one does, as values. */
#ifndef REORGANISATION_VIEW_H
#define REORGANISATION_VIEW_H

#include "reorganisation.h"
#include "view.h"

/* .id .kind .state .document .document_on .effective_on .note .created_by
 * .executed_at .executed_by .ended_at .ended_by .ended_basis .n_moved .version
 */
void reorganisation_view(struct node *node, const struct reorganisation *r);
/* <name>.<i> the same, with .from .to */
void reorganisation_list_view(struct node *node, const char *name,
    const struct reorganisation_list *list, int32_t today);
/* From.<i> and To.<i>: .id .value .label .created .has_account .valid */
void reorganisation_parts_view(struct node *node,
    const struct reorganisation_parts *parts);
/* Works.<i>: .id .task_id .reference .title .agency .to .to_id .fate .state
 * .role .due_on .field; at most max of them, n_works, n_more */
void reorganisation_works_view(struct cx *cx, struct node *node,
    const struct reorganisation_works *works,
    const struct reorganisation_shares *shares, size_t max);

#endif
