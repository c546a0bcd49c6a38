/* notification_view: notifications, digests and e-mails as values. */
#ifndef NOTIFICATION_VIEW_H
#define NOTIFICATION_VIEW_H

#include "config.h"
#include "cx.h"
#include "notification.h"
#include "outbox.h"
#include "view.h"

/*
 * Per item: id, kind, title, reference, agency, urgency, created_at, unread,
 * due_on, path ("nv/12": where it leads, empty when nowhere), rule_kind
 * ("before", "due_day", "after" for a reminder).
 */
void notification_list_view(struct node *node, const char *name,
    const struct notification_list *list);

/*
 * For mail/digest: Mail.recipient, .day, .office_name, .hotline, .site,
 * .portal; Groups.<i>.key, .count, .more (how many have no line), and
 * Groups.<i>.Items.<j> as above with number, url, days_late, days_left.
 * Groups without anything are left out.
 */
void digest_view(struct cx *cx, struct node *node, const struct config *config,
    const struct digest *digest);
/* For mail/urgent: Mail.* as above, and Item. */
void urgent_view(struct cx *cx, struct node *node, const struct config *config,
    const struct recipient *recipient, const struct notification *item);

/*
 * Per item: id, recipient, recipient_name, subject, state, attempts,
 * created_at, next_at (only while it will be tried again), sent_at,
 * last_answer, message_id.
 */
void outbox_list_view(struct node *node, const char *name,
    const struct outbox_list *list);
/* The same and body. */
void outbox_view(struct node *node, const struct outbox *mail);
/* <name>.<i>.state, .count, .current: state is the one chosen, -1 none. */
/* .at .actor .from_state .last_answer .reason */
void outbox_resends_view(struct node *node, const char *name,
    const struct outbox_resends *list);
void outbox_counts_view(struct node *node, const char *name,
    const struct outbox_counts *counts, int state);
/* Per item: name, n_waiting, is_agency. */
void recipient_list_view(struct node *node, const char *name,
    const struct recipient_list *list);

#endif
