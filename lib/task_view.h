/* task_view: tasks, and their deadlines, as values. */
#ifndef TASK_VIEW_H
#define TASK_VIEW_H

#include "cx.h"
#include "task.h"
#include "view.h"

/*
 * id, number, title, content, product, receiving_authority, has_deadline,
 * must_report, Deadline.*, field, field_id, specialist, specialist_id,
 * division_head, office_leader, chairman (names and _id), synthesising_agency,
 * paper_wanted, starred, lead_words, coordinating_words, other_information,
 * version.
 */
void task_view(struct node *node, const struct task *task);
void task_list_view(struct node *node, const char *name,
    const struct task_list *list);
/* kind, text, due_on, due_time ("16:00"), derivation, n, unit, event,
 * event_on, waits (1: relative and its event not known yet). */
void deadline_view(struct node *node, const struct deadline *deadline);

#endif
