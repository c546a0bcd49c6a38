/* evaluation_view: the evaluation of a year as values. */
#ifndef EVALUATION_VIEW_H
#define EVALUATION_VIEW_H

#include "cx.h"
#include "evaluation.h"
#include "view.h"

/* Rows.<i>.rank, .name, .score, .total, .on_time ...; Weights.<name>;
 * Praise and Discipline: the same rows, those proposed only. */
void evaluation_view(struct cx *cx, struct node *root,
    const struct evaluation *evaluation);
/* Decisions.<i>.kind, .document, .issued_on, .note, .at, .actor, .same (the
 * list it was about is made again from the frozen year). */
void evaluation_decision_view(struct node *node,
    const struct evaluation_decision *decision, bool same);

#endif
