/* agency_head_view: heads of agencies and their figures as values. */
#ifndef AGENCY_HEAD_VIEW_H
#define AGENCY_HEAD_VIEW_H

#include "agency_head.h"
#include "view.h"

/* .id .agency_id .agency .name .title .valid_from .valid_to .document .by
 * .changed_at .version .current .ended .to_come */
void agency_head_view(struct node *node, const struct agency_head *head,
    int32_t today);
void agency_heads_view(struct node *node, const char *name,
    const struct agency_heads *list, int32_t today);
/* Besides: .from .to .assigned .results .results_in_time .results_percent .done
 * .done_in_time .done_percent .overdue */
void head_figures_view(struct node *node, const char *name,
    const struct head_figures_list *list, int32_t today);

#endif
