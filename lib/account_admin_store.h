/*
 * account_admin_store: accounts as an administrator reads and changes them.
 * No secret is here: access_store.
 */
#ifndef ACCOUNT_ADMIN_STORE_H
#define ACCOUNT_ADMIN_STORE_H

#include "account_admin.h"
#include "db.h"

/* By name; one row more than filter->size tells that there is a next page. */
enum err account_admin_store_list(struct cx *cx,
    const struct account_filter *filter, int32_t today,
    struct account_rows *out) MUST_CHECK;
enum err account_admin_store_get(struct cx *cx, uint64_t id, int32_t today,
    struct account_row *out) MUST_CHECK;
/* out_id 0: nobody has this login. */
enum err account_admin_store_find_login(struct cx *cx, const char *login,
    uint64_t *out_id) MUST_CHECK;
/* The account of an agency, open or closed; out_id 0: none (R20a). */
enum err account_admin_store_find_agency(struct cx *cx, uint64_t agency_id,
    uint64_t *out_id) MUST_CHECK;
/* Is the agency valid on that day? */
enum err account_admin_store_agency_is_valid(struct cx *cx, uint64_t agency_id,
    int32_t on, bool *out) MUST_CHECK;
/* Open administrators but this one; they stay as they are until commit. */
enum err account_admin_store_count_other_administrators(struct cx *cx,
    uint64_t id, unsigned *out) MUST_CHECK;

enum err account_admin_store_add(struct cx *cx,
    const struct account_entry *entry, uint64_t *out_id) MUST_CHECK;
/* ERR_CONFLICT when the version is no longer this one. */
enum err account_admin_store_set(struct cx *cx, uint64_t id, uint64_t version,
    const struct account_entry *entry) MUST_CHECK;
/* closed_at NO_MOMENT opens it again. */
enum err account_admin_store_set_closed(struct cx *cx, uint64_t id,
    uint64_t version, int64_t closed_at, const char *basis) MUST_CHECK;

extern const struct db_stmt_list account_admin_store_statements;

#endif
