/* account_admin_view: accounts, officers, sessions and the log for the pages
 * of the administration. */
#ifndef ACCOUNT_ADMIN_VIEW_H
#define ACCOUNT_ADMIN_VIEW_H

#include "account_admin.h"
#include "view.h"

/* Account.id .login .name .kind .role ... */
void account_row_view(struct node *node, const struct account_row *row);
void account_rows_view(struct node *node, const char *name,
    const struct account_rows *rows);
/* today tells who is in office. */
void officer_row_view(struct node *node, const struct officer_row *row,
    int32_t today);
void officer_rows_view(struct node *node, const char *name,
    const struct officer_rows *rows, int32_t today);
void staff_mismatches_view(struct node *node, const char *name,
    const struct staff_mismatches *mismatches);
void agency_gaps_view(struct node *node, const char *name,
    const struct agency_gaps *gaps);
/* own: id of the session that asks, "" none of them. */
void session_rows_view(struct node *node, const char *name,
    const struct session_rows *rows, const char *own);
/* Made.secret, .login or .name: shown this once. */
void made_view(struct node *node, const char *who, const char *secret);

#endif
