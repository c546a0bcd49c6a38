/*
 * calendar_feed_store: secret addresses of dates, and the dates behind one.
 */
#ifndef CALENDAR_FEED_STORE_H
#define CALENDAR_FEED_STORE_H

#include "calendar_feed.h"
#include "db.h"

/* The live address with this sum of its secret, of an account that is open;
 * id 0: there is none. */
enum err calendar_feed_store_find(struct cx *cx, const uint8_t sum[static 32],
    struct calendar_feed *out) MUST_CHECK;
/* The live address of an account; id 0: there is none. */
enum err calendar_feed_store_find_own(struct cx *cx, uint64_t account_id,
    struct calendar_feed *out) MUST_CHECK;
enum err calendar_feed_store_add(struct cx *cx, uint64_t account_id,
    const uint8_t sum[static 32]) MUST_CHECK;
/* Takes the live address back, when it is this one; ERR_CONFLICT. */
enum err calendar_feed_store_revoke(struct cx *cx, uint64_t account_id,
    uint64_t id) MUST_CHECK;
/* What this account works on or follows: of its agency, or as specialist. */
enum err calendar_feed_store_list(struct cx *cx,
    const struct calendar_feed *feed, int32_t today,
    struct feed_events *out) MUST_CHECK;

extern const struct db_stmt_list calendar_feed_store_statements;

#endif
