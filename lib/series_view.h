/*
 * series_view: a task done in parts, as templates see it.
 */
#ifndef SERIES_VIEW_H
#define SERIES_VIEW_H

#include "assignment.h"
#include "cx.h"
#include "series.h"
#include "task.h"
#include "view.h"

/* <name>.<i>: content, product, clarity, Deadline.*. */
void milestone_list_view(struct node *node, const char *name,
    const struct milestone_list *list);
/* state ("running"), n_parts, n_done, n_open, n_overdue, more, n_all (0:
 * without end), until_on, next_on, recurring, staged, version. */
void series_view(struct node *node, const struct task *task,
    const struct series *series, const struct series_standing *standing);
/* <name>.<i>: number, title, due_on, derivation, words, product, and, when it
 * was handed out, Lines; else opens_on. Occurrences to come are shown up to
 * six. */
void series_parts_view(struct cx *cx, struct node *node, const char *name,
    const struct task_list *parts, const struct assignment_lines *lines,
    const struct series *series, bool with_future);

#endif
