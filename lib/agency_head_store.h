/* agency_head_store: terms of heads of agencies, and figures by term. */
#ifndef AGENCY_HEAD_STORE_H
#define AGENCY_HEAD_STORE_H

#include "agency.h"
#include "agency_head.h"
#include "db.h"

/* By agency in the official order, the newest term first. */
enum err agency_head_store_list(struct cx *cx,
    const struct agency_head_filter *filter,
    struct agency_heads *out) MUST_CHECK;
enum err agency_head_store_get(struct cx *cx, uint64_t id,
    struct agency_head *out) MUST_CHECK;
/* Of an agency on a day; out->id 0: nobody is entered. */
enum err agency_head_store_find(struct cx *cx, uint64_t agency_id, int32_t on,
    struct agency_head *out) MUST_CHECK;
/* The head of the day in place of the name that was typed with the agency. */
enum err agency_head_store_fill(struct cx *cx, struct agency *agency,
    int32_t on) MUST_CHECK;
/* All terms of an agency, locked until the transaction ends. */
enum err agency_head_store_lock(struct cx *cx, uint64_t agency_id,
    struct agency_heads *out) MUST_CHECK;
/* Gives head->id. */
enum err agency_head_store_add(struct cx *cx,
    struct agency_head *head) MUST_CHECK;
/* All but the agency. ERR_CONFLICT when head->version is no longer that one. */
enum err agency_head_store_set(struct cx *cx,
    const struct agency_head *head) MUST_CHECK;
/* Agencies of the day that are assigned tasks and have no head entered. */
enum err agency_head_store_list_without(struct cx *cx, int32_t on,
    struct agency_heads *out) MUST_CHECK;
/* Terms with a day in the period, in the official order of the agencies. */
enum err agency_head_store_figures(struct cx *cx, int32_t from, int32_t to,
    struct head_figures_list *out) MUST_CHECK;

extern const struct db_stmt_list agency_head_store_statements;

#endif
