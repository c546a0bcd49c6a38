/*
 * alert_store: which changes of accounts their owners are still to be told of.
 */
#ifndef ALERT_STORE_H
#define ALERT_STORE_H

#include "alert.h"
#include "db.h"

/* To the address the account has at this moment; nothing when it has none. */
enum err alert_store_add(struct cx *cx, uint64_t account_id,
    enum alert_kind kind) MUST_CHECK;
/* To one of an agency's officers; without an address of his own, to that of the
 * agency. */
enum err alert_store_add_for_officer(struct cx *cx, uint64_t officer_id,
    enum alert_kind kind) MUST_CHECK;
/* The next one nobody was told of, locked; id 0: none. */
enum err alert_store_lock_next(struct cx *cx, struct alert *out) MUST_CHECK;
enum err alert_store_set_told(struct cx *cx, uint64_t id) MUST_CHECK;

extern const struct db_stmt_list alert_store_statements;

#endif
