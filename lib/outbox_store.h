/*
 * outbox_store: e-mails waiting, sent and stuck.
 *
 * Sending is a lease: lock the next one (others skip it), mark it, commit; try;
 * then record the result. What was marked and has no result when the lease
 * ends may have arrived: it becomes "unknown" and is never sent by machine.
 */
#ifndef OUTBOX_STORE_H
#define OUTBOX_STORE_H

#include "db.h"
#include "outbox.h"

/* State new, to be sent at once. Gives id; out_added false: the key is there
 * already, and nothing was done. */
enum err outbox_store_add(struct cx *cx, struct outbox *mail,
    bool *out_added) MUST_CHECK;
enum err outbox_store_has_key(struct cx *cx, const char *dedup_key,
    bool *out) MUST_CHECK;
/* The next one to send, locked: new, or deferred and its time has come. */
enum err outbox_store_lock_next(struct cx *cx, struct outbox *out,
    bool *out_found) MUST_CHECK;
/* Sending, attempts + 1, until lease_until. */
enum err outbox_store_set_sending(struct cx *cx, uint64_t id,
    int64_t lease_until) MUST_CHECK;
/* The result of the attempt with this number (mail->attempts): state, next_at,
 * sent_at and last_answer of mail. Nothing when another attempt began. */
enum err outbox_store_set_result(struct cx *cx,
    const struct outbox *mail) MUST_CHECK;
/* Leases that ended without a result: unknown. */
enum err outbox_store_set_expired(struct cx *cx, uint64_t *out_n) MUST_CHECK;
/* For the administrator: newest first, older than before_id (0: from the
 * newest), at most max; state -1: any. The body is not read. */
enum err outbox_store_list(struct cx *cx, int state, uint64_t before_id,
    unsigned max, struct outbox_list *out) MUST_CHECK;
enum err outbox_store_count(struct cx *cx,
    struct outbox_counts *out) MUST_CHECK;
enum err outbox_store_get(struct cx *cx, uint64_t id,
    struct outbox *out) MUST_CHECK;

extern const struct db_stmt_list outbox_store_statements;

#endif
