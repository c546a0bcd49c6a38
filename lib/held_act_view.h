/* held_act_view: acts that can be undone for a time, as templates name them. */
#ifndef HELD_ACT_VIEW_H
#define HELD_ACT_VIEW_H

#include "cx.h"
#include "held_act.h"
#include "view.h"

/* id, kind, at, n, until, n_messages, reference, state ("waiting", "released",
 * "undone"), undone_at. */
void held_act_view(const struct cx *cx, struct node *node,
    const struct held_act *act);
void held_acts_view(const struct cx *cx, struct node *root, const char *name,
    const struct held_acts *acts);

#endif
