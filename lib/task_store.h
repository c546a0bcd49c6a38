/*
 * task_store: tasks with their texts and search tokens.
 */
#ifndef TASK_STORE_H
#define TASK_STORE_H

#include "db.h"
#include "task.h"

enum err task_store_get(struct cx *cx, uint64_t id,
    struct task *out) MUST_CHECK;
/* Locked FOR UPDATE (the task row). */
enum err task_store_lock(struct cx *cx, uint64_t id,
    struct task *out) MUST_CHECK;
/* Of one directive, by number; parts of others (parent_id) among them. */
enum err task_store_list(struct cx *cx, uint64_t directive_id,
    struct task_list *out) MUST_CHECK;
/* The occurrences or milestones of a task that were made, by part_number. */
enum err task_store_list_parts(struct cx *cx, uint64_t parent_id,
    struct task_list *out) MUST_CHECK;
/* A part is a part no more: handing its parent out was undone. */
enum err task_store_leave_parent(struct cx *cx, uint64_t id) MUST_CHECK;
/* The next free number of a directive (its row is locked by the caller). */
enum err task_store_next_number(struct cx *cx, uint64_t directive_id,
    unsigned *out) MUST_CHECK;
/* Gives id; writes task, task_text, task_search. A part that is there already
 * breaks a unique key (db_is_duplicate). search: the folded tokens of
 * search.h over content, product, abstract, reference, agencies. */
enum err task_store_add(struct cx *cx, struct task *task,
    const char *search) MUST_CHECK;
/* All descriptive columns; version + 1; ERR_CONFLICT as always. */
enum err task_store_set(struct cx *cx, const struct task *task,
    const char *search) MUST_CHECK;
enum err task_store_set_specialist(struct cx *cx, uint64_t id, uint64_t version,
    uint64_t specialist_id, uint64_t division_head_id) MUST_CHECK;

extern const struct db_stmt_list task_store_statements;

#endif
