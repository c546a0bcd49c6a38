/* central_view: central tasks as values (central.h). */
#ifndef CENTRAL_VIEW_H
#define CENTRAL_VIEW_H

#include "central.h"
#include "view.h"

/* id, directive_id, title, reference, issued_on, central_reference,
 * central_due_on, due_on, specialist, leads, state, done, n_agencies, n_leads,
 * n_done, n_waiting, n_missing, n_overdue, n_drafts, done_on, documents,
 * entered_on, national_code, entered_by, entered_at. */
void central_view(struct node *node, const struct central_task *task,
    int32_t today);
/* <name>.<i> of those from first, at most max. */
void central_list_view(struct node *node, const char *name,
    const struct central_tasks *tasks, size_t first, size_t max, int32_t today);
/* <view> and <state>: how many. */
void central_counts_view(struct node *node,
    const struct central_counts *counts);

#endif
