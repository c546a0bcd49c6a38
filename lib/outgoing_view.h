/*
 * outgoing_view: documents issued as template values.
 *
 * .id .code .reference .ref_number .ref_symbol .doc_type .doc_type_words
 * .abstract .issued_on .released_at .signer .urgency .urgent .due_on
 * .recipients .n_recipients .sender_code .sender_name .origin .n_left_out
 * .received_at .received_by .record_due_at .record_derivation .mark
 * .mark_reason .marked_at .marked_by .directive_id .forwarded_at .withdrawn_at
 * .n_reviews .version .recorded .late .age
 */
#ifndef OUTGOING_VIEW_H
#define OUTGOING_VIEW_H

#include "outgoing.h"
#include "view.h"

void outgoing_view(struct cx *cx, struct node *node, const struct outgoing *o);
void outgoing_list_view(struct cx *cx, struct node *node, const char *name,
    const struct outgoing_list *list);
/* .id .kind .reason .replacement_id .replacement .raised_at .closed_at
 * .closed_by .note .outgoing_id .reference */
void outgoing_review_view(struct node *node, const struct outgoing_review *v);
void outgoing_reviews_view(struct node *node, const char *name,
    const struct outgoing_reviews *list);
/* .id .status .description .at .sent_at */
void outgoing_statuses_view(struct node *node, const char *name,
    const struct outgoing_statuses *list);

#endif
