/* period_view: a reporting period as values, and the choices of its kind. */
#ifndef PERIOD_VIEW_H
#define PERIOD_VIEW_H

#include "cx.h"
#include "period.h"
#include "view.h"

/* month, quarter, six_months, nine_months, year, NULL: enum period_kind. */
extern const char *const period_choices[];
/* The same and free, of two dates. */
extern const char *const period_choices_all[];

/* kind, year, number, from, to, send_by. */
void period_view(struct node *node, const struct period *period);
/* <name>.<i>.kind and .current of the kinds this province reports by. */
void period_kinds_view(struct cx *cx, struct node *node, const char *name,
    enum period_kind current);
/* previous and next: the queries of the periods beside it; "" beside a free
 * one, and when the next has not begun. */
void period_neighbours_view(struct cx *cx, struct node *node,
    const struct period *period);
/* "period=month&year=2026&number=4", as report_form reads it; in cx->mem. */
const char *period_query(struct cx *cx, const struct period *period);

#endif
