/*
 * audit_list_store: the security log as an administrator or auditor reads it.
 * Written by audit_store.
 */
#ifndef AUDIT_LIST_STORE_H
#define AUDIT_LIST_STORE_H

#include "audit.h"
#include "db.h"

/* Newest first; one row more than filter->size when there is a next page. */
enum err audit_list_store_list(struct cx *cx, const struct audit_filter *filter,
    struct audit_rows *out) MUST_CHECK;

#endif
