/* overview_view: the leader's page as values, pictures included. */
#ifndef OVERVIEW_VIEW_H
#define OVERVIEW_VIEW_H

#include "cx.h"
#include "overview.h"
#include "view.h"

/*
 * Ages, Agencies, Fields, Assigners: pictures of bars (.height, .Bars.<i>.y,
 * .width, .label, .word, .name, .n, .link, .band); Months: one of lines
 * (.height, .Ticks.<i>.y .value, .Lines.<l>.name .path, .Lines.<l>.Points.<i>.x
 * .y .n .link, .Items.<i>.x .month .year .shown .in_time .late). n_overdue, and
 * <picture>.more when there are groups that are not drawn.
 */
void overview_view(struct cx *cx, struct node *root,
    const struct overview *overview);

#endif
