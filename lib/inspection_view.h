/*
 * inspection_view: Inspection.id .kind .title .basis .members .starts_on
 * .ends_on .state .conclusion .document .concluded_on .created_at .created_by
 * .version .n_items .n_agencies.
 */
#ifndef INSPECTION_VIEW_H
#define INSPECTION_VIEW_H

#include "inspection.h"
#include "view.h"

struct assignment_lines;

void inspection_view(struct node *node, const struct inspection *inspection);
void inspection_list_view(struct node *node, const char *name,
    const struct inspection_list *list);
/* Beside the values of assignment_lines_view under the same name: .number and
 * .finding. */
void inspection_findings_view(struct node *node, const char *name,
    const struct assignment_lines *lines, const struct inspection_items *items);

#endif
