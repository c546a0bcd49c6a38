/*
 * event_store: the history; only added to. Who, when and from where come from
 * cx (actor, now); the program's database user has no UPDATE or DELETE here.
 */
#ifndef EVENT_STORE_H
#define EVENT_STORE_H

#include "db.h"
#include "event.h"

/* Gives event->id; writes its changes too, and what webhooks are to be told. */
enum err event_store_add(struct cx *cx, struct event *event) MUST_CHECK;
/* Oldest first. A task's history holds that of its assignments. */
enum err event_store_list_assignment(struct cx *cx, uint64_t assignment_id,
    uint64_t task_id, uint64_t directive_id, struct event_list *out) MUST_CHECK;
/* Of the directive and its tasks; what the office did to many assignments in
 * one act is one line. What agencies answered is not here. */
enum err event_store_list_directive(struct cx *cx, uint64_t directive_id,
    struct event_list *out) MUST_CHECK;

extern const struct db_stmt_list event_store_statements;

#endif
