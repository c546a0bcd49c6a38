/*
 * assignment_store: the rows with a state, their intervals, and the lists.
 *
 * Every change of a row goes through assignment_store_add or
 * assignment_store_set, which also close the interval of the old version and
 * open that of the new one (assignment_interval), so that a report can ask what
 * was known at any moment. Drafts have no interval.
 */
#ifndef ASSIGNMENT_STORE_H
#define ASSIGNMENT_STORE_H

#include "assignment_flow.h"
#include "db.h"
#include "list.h"

enum err assignment_store_get(struct cx *cx, uint64_t id,
    struct assignment *out) MUST_CHECK;
/* FOR UPDATE. */
enum err assignment_store_lock(struct cx *cx, uint64_t id,
    struct assignment *out) MUST_CHECK;
/* Who is concerned, for flow_party: one statement. agency_id: the actor's. */
enum err assignment_store_get_subject(struct cx *cx, uint64_t id,
    uint64_t actor_agency_id, struct flow_subject *out) MUST_CHECK;
/* Gives id and version 1. */
enum err assignment_store_add(struct cx *cx,
    struct assignment *assignment) MUST_CHECK;
/* Writes every mutable column; version must be the one read; it becomes + 1 in
 * *assignment. ERR_CONFLICT when someone was first. */
enum err assignment_store_set(struct cx *cx,
    struct assignment *assignment) MUST_CHECK;
/* Only when NULL: cx->now. Autocommit-safe; no version, no interval. */
enum err assignment_store_set_first_seen(struct cx *cx, uint64_t id) MUST_CHECK;

/* Of one task or one directive, with names, lead first, official order. */
enum err assignment_store_list_task(struct cx *cx, uint64_t task_id,
    struct assignment_lines *out) MUST_CHECK;
enum err assignment_store_list_directive(struct cx *cx, uint64_t directive_id,
    struct assignment_lines *out) MUST_CHECK;
/* Lock all assignments of a task / directive in id order. */
struct assignment_list {
	size_t n;
	struct assignment *items;
};
enum err assignment_store_lock_task(struct cx *cx, uint64_t task_id,
    struct assignment_list *out) MUST_CHECK;
enum err assignment_store_lock_directive(struct cx *cx, uint64_t directive_id,
    struct assignment_list *out) MUST_CHECK;
/* DELETE does not exist: a draft's agencies change by making rows 'cancelled'
 * that never were given out; see directive_verbs. */

/* The list engine. actor scope is in query (scope, and cx->actor's ids). */
enum err assignment_store_list_page(struct cx *cx,
    const struct list_query *query, const struct list_days *days,
    struct list_page *out) MUST_CHECK;
/* Counters of the menu boxes; scope as in a query. Few statements, no count
 * over an unbounded set. */
enum err assignment_store_count(struct cx *cx, enum list_scope scope,
    const struct list_days *days, struct list_counters *out) MUST_CHECK;
/* How many rows this question has, at most LIST_COUNT_MAX + 1. */
enum err assignment_store_count_query(struct cx *cx,
    const struct list_query *query, const struct list_days *days,
    unsigned *out) MUST_CHECK;
/* For exports and bulk acts: up to max rows in the order of the query,
 * starting at its first page; no total. */
enum err assignment_store_list_all(struct cx *cx,
    const struct list_query *query, const struct list_days *days, size_t max,
    struct assignment_lines *out) MUST_CHECK;
/* Lines of given ids the actor may see, in due order. */
enum err assignment_store_list_ids(struct cx *cx, const uint64_t *ids, size_t n,
    struct assignment_lines *out) MUST_CHECK;

extern const struct db_stmt_list assignment_store_statements;

#endif
