/*
 * webhook_store: who is told of what happens, and what became of each telling.
 *
 * The delivery of an event is written by event_store with the event. Sending is
 * a lease as of letters (outbox_store.h): lock the next one, mark it, commit;
 * post; record the result. What was marked and has no result when the lease
 * ends may have arrived and becomes "unknown".
 */
#ifndef WEBHOOK_STORE_H
#define WEBHOOK_STORE_H

#include "db.h"
#include "webhook.h"

/* All, in order of their names, with the counts of their deliveries. */
enum err webhook_store_list(struct cx *cx, struct webhook_list *out) MUST_CHECK;
enum err webhook_store_get(struct cx *cx, uint64_t id,
    struct webhook *out) MUST_CHECK;
enum err webhook_store_add(struct cx *cx, struct webhook *w) MUST_CHECK;
/* All but the marks of failing, which begin anew; of w->version: ERR_CONFLICT
 * when it was changed meanwhile. */
enum err webhook_store_set(struct cx *cx, const struct webhook *w) MUST_CHECK;

/* For the batch: the ids of those that are switched on. */
enum err webhook_store_list_on(struct cx *cx, const uint64_t **out_ids,
    size_t *out_n) MUST_CHECK;
/* failing_since as in w; off_at too, which switches it off. */
enum err webhook_store_set_failing(struct cx *cx,
    const struct webhook *w) MUST_CHECK;

/* A delivery that belongs to no event. */
enum err webhook_delivery_store_add_test(struct cx *cx, uint64_t webhook_id,
    uint64_t *out_id) MUST_CHECK;
/* Of one webhook: the next one to be sent, locked, with its event. */
enum err webhook_delivery_store_lock_next(struct cx *cx, uint64_t webhook_id,
    struct webhook_delivery *out, bool *out_found) MUST_CHECK;
/* Sending, attempts + 1, until lease_until. */
enum err webhook_delivery_store_set_sending(struct cx *cx, uint64_t id,
    int64_t lease_until) MUST_CHECK;
/* The result of the attempt with the number d->attempts: state, next_at,
 * sent_at, last_answer. Nothing when another attempt began. */
enum err webhook_delivery_store_set_result(struct cx *cx,
    const struct webhook_delivery *d) MUST_CHECK;
enum err webhook_delivery_store_set_expired(struct cx *cx,
    uint64_t *out_n) MUST_CHECK;
/* Sent or given up before that moment; at most max. */
enum err webhook_delivery_store_forget(struct cx *cx, int64_t before,
    unsigned max, uint64_t *out_n) MUST_CHECK;

/* The log: newest first, older than before_id (0: from the newest), at most
 * max; state -1: any; event_id 0: any. What waits for an act that can be
 * undone, or was undone, is not in it. */
struct webhook_filter {
	uint64_t webhook_id;
	int state;
	uint64_t assignment_id; /* 0: any */
	uint64_t before_id;
	unsigned max;
};
enum err webhook_delivery_store_list(struct cx *cx,
    const struct webhook_filter *filter,
    struct webhook_delivery_list *out) MUST_CHECK;
/* Back into the queue, as if never tried: one (id), or with id 0 all of the
 * webhook that were refused or may have arrived. */
enum err webhook_delivery_store_resend(struct cx *cx, uint64_t webhook_id,
    uint64_t id, uint64_t *out_n) MUST_CHECK;
enum err webhook_delivery_store_get(struct cx *cx, uint64_t id,
    struct webhook_delivery *out) MUST_CHECK;

extern const struct db_stmt_list webhook_store_statements;

#endif
