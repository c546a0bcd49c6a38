/* filter_view: saved filters as values: Filters.<i>.id, .list, .name, .query,
 * .shared, .own. */
#ifndef FILTER_VIEW_H
#define FILTER_VIEW_H

#include "filter.h"
#include "view.h"

void filter_list_view(struct node *node, const struct saved_filter_list *list);

#endif
