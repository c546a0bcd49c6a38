/* agency_admin_view: the directory, its groups and histories as values. */
#ifndef AGENCY_ADMIN_VIEW_H
#define AGENCY_ADMIN_VIEW_H

#include "agency_admin.h"
#include "view.h"

/* .id .code .kind .name .short_name .parent .parent_id .email .phone .contact
 * .head .head_title .leader .edxml_code .admin_unit_code .valid_from .valid_to
 * .ended .planned .successor .successor_id .has_account .n_open .depth */
void agency_row_view(struct node *node, const struct agency_row *row,
    int32_t today);
void agency_rows_view(struct node *node, const char *name,
    const struct agency_rows *rows, int32_t today);
/* <name>.<i>.at .actor .field .old_value .new_value .basis */
void agency_changes_view(struct node *node, const char *name,
    const struct agency_changes *changes);
/* .id .name .kind ("" listed) .n_members .sort_order .version */
void group_row_view(struct node *node, const struct group_row *row);
void group_rows_view(struct node *node, const char *name,
    const struct group_rows *rows);
/* <name>.<i>.id .name .valid_from .valid_to .ended */
void group_members_view(struct node *node, const char *name,
    const struct group_members *members, int32_t today);

#endif
