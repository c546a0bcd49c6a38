/*
 * agency_admin_store: agencies, aliases and groups as rows to be edited, with
 * the history that is only added to (R14). What others read: agency_store.
 */
#ifndef AGENCY_ADMIN_STORE_H
#define AGENCY_ADMIN_STORE_H

#include "agency_admin.h"
#include "db.h"

/* By name when the filter's sort says so, else in the official order. */
enum err agency_admin_store_list(struct cx *cx,
    const struct agency_filter *filter, int32_t today,
    struct agency_rows *out) MUST_CHECK;
enum err agency_admin_store_get(struct cx *cx, uint64_t id, int32_t today,
    struct agency_row *out) MUST_CHECK;
/* Everything of the entry but aliases and basis. */
enum err agency_admin_store_add(struct cx *cx, const struct agency_entry *entry,
    uint64_t *out_id) MUST_CHECK;
/* ERR_CONFLICT when the version is no longer this one. Code, validity and
 * successor are not touched: they change by a reorganisation. */
enum err agency_admin_store_set(struct cx *cx, uint64_t id, uint64_t version,
    const struct agency_entry *entry) MUST_CHECK;
/* Does another agency that is valid on a day have this name, or this code at
 * any time? except: 0, or one that may. */
enum err agency_admin_store_name_taken(struct cx *cx, const char *name_fold,
    const char *code, int32_t on, uint64_t except, bool *out_name,
    bool *out_code) MUST_CHECK;
enum err agency_admin_store_add_alias(struct cx *cx, uint64_t agency_id,
    const char *alias) MUST_CHECK;
enum err agency_admin_store_remove_alias(struct cx *cx, uint64_t agency_id,
    const char *alias) MUST_CHECK;

enum err agency_admin_store_list_groups(struct cx *cx, int32_t today,
    struct group_rows *out) MUST_CHECK;
enum err agency_admin_store_get_group(struct cx *cx, uint64_t id, int32_t today,
    struct group_row *out) MUST_CHECK;
/* Listed members, of all times, newest first. */
enum err agency_admin_store_list_members(struct cx *cx, uint64_t group_id,
    struct group_members *out) MUST_CHECK;
enum err agency_admin_store_add_group(struct cx *cx, const char *name, int kind,
    int sort_order, uint64_t *out_id) MUST_CHECK;
enum err agency_admin_store_set_group(struct cx *cx, uint64_t id,
    uint64_t version, const char *name, int kind, int sort_order) MUST_CHECK;
enum err agency_admin_store_add_member(struct cx *cx, uint64_t group_id,
    uint64_t agency_id, int32_t from) MUST_CHECK;
/* Those in the group on that day are no more from it on. */
enum err agency_admin_store_end_member(struct cx *cx, uint64_t group_id,
    uint64_t agency_id, int32_t from) MUST_CHECK;

/* One line of history, by cx->actor; agency_id or group_id is 0. */
enum err agency_admin_store_add_change(struct cx *cx, uint64_t agency_id,
    uint64_t group_id, const char *field, const char *old_value,
    const char *new_value, const char *basis) MUST_CHECK;
/* Newest first. */
enum err agency_admin_store_list_changes(struct cx *cx, uint64_t agency_id,
    uint64_t group_id, struct agency_changes *out) MUST_CHECK;

extern const struct db_stmt_list agency_admin_store_statements;

#endif
