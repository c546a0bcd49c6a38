/*
 * inspection_store: the rows of inspections and of what they look at.
 */
#ifndef INSPECTION_STORE_H
#define INSPECTION_STORE_H

#include "db.h"
#include "inspection.h"

/* Gives id and version 1; created_at is cx->now, created by cx->actor. */
enum err inspection_store_add(struct cx *cx,
    struct inspection *inspection) MUST_CHECK;
enum err inspection_store_add_item(struct cx *cx, uint64_t inspection_id,
    uint64_t assignment_id) MUST_CHECK;
enum err inspection_store_get(struct cx *cx, uint64_t id,
    struct inspection *out) MUST_CHECK;
/* Newest first, older than before_id (0: from the newest), at most max;
 * state -1: any. */
enum err inspection_store_list(struct cx *cx, int state, uint64_t before_id,
    unsigned max, struct inspection_list *out) MUST_CHECK;
/* In order of the assignments. */
enum err inspection_store_list_items(struct cx *cx, uint64_t inspection_id,
    struct inspection_items *out) MUST_CHECK;
/* Concluded with the values of inspection, when it is planned and at this
 * version; ERR_CONFLICT when it is not. */
enum err inspection_store_conclude(struct cx *cx,
    struct inspection *inspection) MUST_CHECK;
enum err inspection_store_set_finding(struct cx *cx, uint64_t inspection_id,
    const struct inspection_item *item) MUST_CHECK;

extern const struct db_stmt_list inspection_store_statements;

#endif
