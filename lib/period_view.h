/* period_view: a reporting period as values, and the choices of its kind. */
#ifndef PERIOD_VIEW_H
#define PERIOD_VIEW_H

#include "period.h"
#include "view.h"

/* month, quarter, six_months, nine_months, year, NULL: enum period_kind. */
extern const char *const period_choices[];

/* kind, year, number, from, to, send_by. */
void period_view(struct node *node, const struct period *period);

#endif
