/*
 * measure_view: <name>.<i>.number .assignment_id .agency .new_agency (the first
 * of its agency) .title .reference .issued_on .due_on .days (late) .sent_back
 * .difficulty .n_notices .escalated .cause .proposal.
 */
#ifndef MEASURE_VIEW_H
#define MEASURE_VIEW_H

#include "measure.h"
#include "view.h"

void measure_list_view(struct node *node, const char *name,
    const struct measure_list *list, int32_t today);

#endif
