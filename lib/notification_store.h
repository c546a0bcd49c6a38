/*
 * notification_store: messages inside the application. The batch makes
 * e-mails of them (reminder_verbs); a request only adds rows.
 */
#ifndef NOTIFICATION_STORE_H
#define NOTIFICATION_STORE_H

#include "db.h"
#include "notification.h"

/* Gives id; created_at is cx->now. */
enum err notification_store_add(struct cx *cx,
    struct notification *n) MUST_CHECK;
/* Of the actor (agency or person), newest first, older than before_id
 * (0: from the newest), at most max. unread: only those. */
enum err notification_store_list(struct cx *cx, bool unread, uint64_t before_id,
    unsigned max, struct notification_list *out) MUST_CHECK;
/* How many the actor has not read, at most max. */
enum err notification_store_count_unread(struct cx *cx, unsigned max,
    uint64_t *out) MUST_CHECK;
/* Marks the actor's own as read; ids n == 0: all of them. */
enum err notification_store_set_read(struct cx *cx, const uint64_t *ids,
    size_t n, uint64_t *out_changed) MUST_CHECK;
/* All of them up to this one: what came after the page was shown stays new. */
enum err notification_store_set_read_until(struct cx *cx, uint64_t id,
    uint64_t *out_changed) MUST_CHECK;

/* For e-mail. Waiting: not yet carried by an e-mail (digest_id NULL).
 * Agencies (agencies true) or persons with something waiting, ids after the
 * given one, at most max. */
enum err notification_store_list_recipients(struct cx *cx, bool agencies,
    uint64_t after_id, unsigned max, struct recipient_list *out) MUST_CHECK;
/* Recipients with something waiting and no address, most first, at most max. */
enum err notification_store_list_unreachable(struct cx *cx, unsigned max,
    struct recipient_list *out) MUST_CHECK;
/* Locks what waits for a recipient; out_until: the newest of it, 0: nothing. */
enum err notification_store_lock_waiting(struct cx *cx,
    const struct recipient *recipient, uint64_t *out_until) MUST_CHECK;
/* counts and lines of digest->recipient, day and until_id. */
enum err notification_store_get_digest(struct cx *cx,
    struct digest *digest) MUST_CHECK;
/* What waits for a recipient up to until_id was carried by this e-mail;
 * outbox_id 0: by none, because nothing of it is worth a line any more. */
enum err notification_store_set_carried(struct cx *cx,
    const struct recipient *recipient, uint64_t until_id, uint64_t outbox_id,
    uint64_t *out_changed) MUST_CHECK;
/* Ids of urgent ones waiting, after an id, at most max (64). */
struct notification_ids {
	size_t n;
	uint64_t items[64];
};
enum err notification_store_list_urgent(struct cx *cx, uint64_t after_id,
    unsigned max, struct notification_ids *out) MUST_CHECK;
/* One still waiting, locked, as listed; out_found false: carried meanwhile. */
enum err notification_store_lock_one(struct cx *cx, uint64_t id,
    struct notification *out, struct recipient *out_recipient,
    bool *out_found) MUST_CHECK;
enum err notification_store_set_one_carried(struct cx *cx, uint64_t id,
    uint64_t outbox_id) MUST_CHECK;

extern const struct db_stmt_list notification_store_statements;

#endif
