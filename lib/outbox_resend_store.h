/*
 * outbox_resend_store: what a person had sent again, and why; apart from
 * outbox_store, because the batch may not.
 */
#ifndef OUTBOX_RESEND_STORE_H
#define OUTBOX_RESEND_STORE_H

#include "db.h"
#include "outbox.h"

/* A person has it sent again: the machine may not, when it was refused or may
 * have arrived. The decision is kept with its reason. ERR_CONFLICT: it is not
 * (any more) in the state of mail. */
enum err outbox_resend_store_add(struct cx *cx, const struct outbox *mail,
    const char *reason) MUST_CHECK;
enum err outbox_resend_store_list(struct cx *cx, uint64_t id,
    struct outbox_resends *out) MUST_CHECK;

extern const struct db_stmt_list outbox_resend_store_statements;

#endif
