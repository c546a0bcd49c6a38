/* acting_view: who works for whom, for pages. */
#ifndef ACTING_VIEW_H
#define ACTING_VIEW_H

#include "acting.h"
#include "view.h"

/* <name>.<i>.id .principal .deputy .valid_from .valid_to .document .ended
 * .running; today tells which are over. */
void acting_list_view(struct node *node, const char *name,
    const struct acting_list *list, int32_t today);

#endif
