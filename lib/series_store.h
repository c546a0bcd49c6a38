/*
 * series_store: the plans of tasks done in parts (series.h); the parts
 * themselves are tasks, in task_store.
 */
#ifndef SERIES_STORE_H
#define SERIES_STORE_H

#include "db.h"
#include "series.h"

/* unit REPEAT_NONE when the task has no plan to recur. */
enum err series_store_get(struct cx *cx, uint64_t task_id,
    struct series *out) MUST_CHECK;
/* FOR UPDATE. ERR_MISSING when there is none. */
enum err series_store_lock(struct cx *cx, uint64_t task_id,
    struct series *out) MUST_CHECK;
/* The plan of a draft, in place of any other; REPEAT_NONE: none. */
enum err series_store_put(struct cx *cx,
    const struct series *series) MUST_CHECK;
/* n_made and next_on of a locked plan; version + 1. */
enum err series_store_set_made(struct cx *cx, uint64_t task_id, unsigned n_made,
    int32_t next_on) MUST_CHECK;
/* The end and next_on; ERR_CONFLICT when someone changed it first. */
enum err series_store_set_until(struct cx *cx, const struct series *series,
    int32_t until_on, int32_t next_on) MUST_CHECK;
/* The first task whose next occurrence opened by that day; 0: none. */
enum err series_store_find_open(struct cx *cx, int32_t day,
    uint64_t *out_task_id) MUST_CHECK;

/* Deadlines of the milestones are words only; read them. */
enum err series_store_list_milestones(struct cx *cx, uint64_t task_id,
    struct milestone_list *out) MUST_CHECK;
/* These and no others. */
enum err series_store_put_milestones(struct cx *cx, uint64_t task_id,
    const struct milestone_list *list) MUST_CHECK;

extern const struct db_stmt_list series_store_statements;

#endif
