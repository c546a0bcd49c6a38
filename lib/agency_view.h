/* agency_view: agencies, groups, officers and people as values. */
#ifndef AGENCY_VIEW_H
#define AGENCY_VIEW_H

#include "agency.h"
#include "task.h"
#include "view.h"

/* Options <name>.<i>.value, .label, .kind. */
void agency_list_view(struct node *node, const char *name,
    const struct agency_list *list);
void agency_group_list_view(struct node *node, const char *name,
    const struct agency_group_list *list);
/* <name>.<i>.id, .name, .title, .leader_in_charge. */
void officer_list_view(struct node *node, const char *name,
    const struct officer_list *list);

#endif
