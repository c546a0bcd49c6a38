/* held_act_store: acts that can be undone for a time, what they did, and the
 * messages that wait (held_act.h). */
#ifndef HELD_ACT_STORE_H
#define HELD_ACT_STORE_H

#include "db.h"
#include "held_act.h"
#include "notification.h"

/* Of cx->actor, now; gives id. */
enum err held_act_store_add(struct cx *cx, struct held_act *act) MUST_CHECK;
/* was_draft, directive_version, n_items, what it was about, held_until. */
enum err held_act_store_set(struct cx *cx,
    const struct held_act *act) MUST_CHECK;
/* ERR_MISSING when it is not cx->actor's. lock: FOR UPDATE. */
enum err held_act_store_get(struct cx *cx, uint64_t id, bool lock,
    struct held_act *out) MUST_CHECK;
/* Of cx->actor, newest first, at most max. */
enum err held_act_store_list(struct cx *cx, unsigned max,
    struct held_acts *out) MUST_CHECK;
/* The newest of a kind, whoever did it, and of a subject unless that is 0;
 * id 0: none. lock: FOR UPDATE. */
enum err held_act_store_find(struct cx *cx, enum held_kind kind,
    uint64_t subject, bool lock, struct held_act *out) MUST_CHECK;
enum err held_act_store_set_undone(struct cx *cx, uint64_t id) MUST_CHECK;

/* The oldest whose time is over by cx->now, locked; what another run has
 * locked is passed over. 0: none. */
enum err held_act_store_lock_due(struct cx *cx, uint64_t *out_id) MUST_CHECK;
/* Its messages become notifications, now. */
enum err held_act_store_release(struct cx *cx, uint64_t id) MUST_CHECK;

enum err held_item_store_add(struct cx *cx, uint64_t act_id,
    const struct held_item *item) MUST_CHECK;
/* In order of assignment. */
enum err held_item_store_list(struct cx *cx, uint64_t act_id,
    struct held_items *out) MUST_CHECK;
/* Instead of notification_store_add. */
enum err held_message_store_add(struct cx *cx, uint64_t act_id,
    const struct notification *message) MUST_CHECK;

/* What recalling took back at that moment waits for a decision again. */
enum err held_act_store_reopen_extension(struct cx *cx, uint64_t assignment_id,
    int64_t at, bool *out) MUST_CHECK;
enum err held_act_store_reopen_return(struct cx *cx, uint64_t assignment_id,
    int64_t at) MUST_CHECK;

extern const struct db_stmt_list held_act_store_statements;

#endif
