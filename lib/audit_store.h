/*
 * audit_store: the security log: who signed in or was refused, administrative
 * acts. Only added to. What happens to a task is its history: event_store.
 */
#ifndef AUDIT_STORE_H
#define AUDIT_STORE_H

#include "db.h"

/*
 * One line, by cx->actor (NULL: nobody signed in) in the request of cx.
 * action: name of the program; outcome: "signed_in", "refused", "changed" ...;
 * detail: at most 1000 characters, never a secret. address: of the client when
 * nobody is signed in; NULL takes it from the actor.
 */
enum err audit_add_from(struct cx *cx, const char *address, const char *action,
    const char *outcome, const char *detail) MUST_CHECK;
enum err audit_add(struct cx *cx, const char *action, const char *outcome,
    const char *detail) MUST_CHECK;

extern const struct db_stmt_list audit_store_statements;

#endif
