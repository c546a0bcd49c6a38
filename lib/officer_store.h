/*
 * officer_store: the register of those who use an agency's account, with the
 * periods and documents of their duty (R19, R79). No secret: access_store.
 */
#ifndef OFFICER_STORE_H
#define OFFICER_STORE_H

#include "account_admin.h"
#include "db.h"

/* By name; one row more than filter->size when there is a next page. */
enum err officer_store_list(struct cx *cx, const struct officer_filter *filter,
    int32_t today, struct officer_rows *out) MUST_CHECK;
enum err officer_store_get(struct cx *cx, uint64_t id,
    struct officer_row *out) MUST_CHECK;
/* Agencies that are assigned tasks and lack a responder or a leader today. */
enum err officer_store_list_gaps(struct cx *cx, int32_t today,
    struct agency_gaps *out) MUST_CHECK;

/* Accounts of agencies without an entry in the register today, and entries
 * without an account; by agency. */
enum err officer_store_list_mismatches(struct cx *cx, int32_t today,
    struct staff_mismatches *out) MUST_CHECK;

enum err officer_store_add(struct cx *cx, const struct officer_entry *entry,
    uint64_t *out_id) MUST_CHECK;
/* All but the agency. ERR_CONFLICT when the version is no longer this one. */
enum err officer_store_set(struct cx *cx, uint64_t id, uint64_t version,
    const struct officer_entry *entry) MUST_CHECK;

extern const struct db_stmt_list officer_store_statements;

#endif
