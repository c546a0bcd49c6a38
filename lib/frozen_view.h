/* frozen_view: frozen reports, and what is otherwise in another, as values. */
#ifndef FROZEN_VIEW_H
#define FROZEN_VIEW_H

#include "cx.h"
#include "frozen.h"
#include "view.h"

/* id, Period, role, known_at, frozen_at, by ("" the program), n_rows, n_tasks,
 * sum, seal. */
void frozen_view(struct cx *cx, struct node *node, const struct frozen *frozen);
void frozen_list_view(struct cx *cx, struct node *root, const char *name,
    const struct frozen_list *list);
/*
 * Differences.<i>.id, .title, .reference, .before and .after (leaf, agency,
 * due_on, Marks), .Reasons.<k>.cause, .kind, .at, .actor, .reason, .document.
 */
void frozen_differences_view(struct node *root,
    const struct frozen_differences *list);
/* Totals.<i>.name, .before, .after, .change, of the cells that are shown. */
void frozen_totals_view(struct node *root, const struct report_counts *before,
    const struct report_counts *after);

#endif
