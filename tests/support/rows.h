/*
 * rows: a directive, a task, an assignment as the stores write them, without
 * the verbs; people and agencies are those of world.h.
 */
#ifndef ROWS_H
#define ROWS_H

#include "assignment_store.h"
#include "directive_store.h"
#include "task_store.h"
#include "world.h"

/* The people of the world, committed; for a group of tests. */
int rows_world(void **state);
/* test_begin with the creator acting. */
int rows_begin(void **state);

struct directive rows_directive(struct cx *cx, const char *number,
    int32_t issued_on);
struct task rows_task(struct cx *cx, uint64_t directive_id, unsigned number,
    const char *content);
/* Handed out at cx->now, unless it is a draft; submitted at cx->now when that
 * is the state; closed on the day of cx->now when it is closed. */
struct assignment rows_assignment(struct cx *cx, const struct task *task,
    uint64_t agency_id, enum assignment_state state, int32_t due_on);

/* Agencies of WORLD_RESPONDER and WORLD_RESPONDER_B, and one without account.
 */
uint64_t rows_agency_a(void);
uint64_t rows_agency_b(void);
uint64_t rows_agency_without_account(struct cx *cx);

#endif
