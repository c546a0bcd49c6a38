/* assignment_view: assignments, their lists, and what may be done, as values.
 */
#ifndef ASSIGNMENT_VIEW_H
#define ASSIGNMENT_VIEW_H

#include "assignment_flow.h"
#include "cx.h"
#include "list.h"
#include "task.h"
#include "view.h"

/*
 * id, state, role, open, due_on, first_due_on, extended (1 when they differ),
 * time_state and days (open: working days left, or calendar days late), outcome
 * and days (completed: calendar days early or late), update_due_on,
 * update_derivation, update_late, update_overdue, assigned_at, first_seen_at,
 * received_at, updated_at, submitted_at, result_on, closed_on,
 * extension_count, extension_pending, return_count, send_back_count,
 * notice_count, escalated, difficulty_open, explained, paper_received_on,
 * transferred_from_id, version.
 */
void assignment_view(struct cx *cx, struct node *node,
    const struct assignment *assignment);
/* Rows, as <name>.<i>: id, state, role, open, finished, outcome, due_on,
 * time_state, days, extension_count, extension_pending, difficulty_open,
 * agency, title, deadline_text, starred, reference, urgency, specialist. */
void assignment_lines_view(struct cx *cx, struct node *node, const char *name,
    const struct assignment_lines *lines);
/* The lines of a directive under its tasks: <name>.<i>.Lines.<j>, with draft
 * (1: something of it was not handed out yet), n_lines, n_lead, n_coordinating.
 */
void assignment_lines_by_task_view(struct cx *cx, struct node *node,
    const char *name, const struct task_list *tasks,
    const struct assignment_lines *lines);
/* Can.<move> = 1 for each move this party may make now; Party = its name. */
void flow_view(struct node *node, enum assignment_state state,
    enum party party);
/* What a row shows of its time, for exports: days as in the view. */
int assignment_days(struct cx *cx, const struct assignment *assignment);
enum time_state assignment_time_state(struct cx *cx,
    const struct assignment *assignment);

#endif
