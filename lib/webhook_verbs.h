/* webhook_verbs: an administrator says which program is told what, by order of
 * a document, and looks after what did not arrive; the batch tells. */
#ifndef WEBHOOK_VERBS_H
#define WEBHOOK_VERBS_H

#include "cx.h"
#include "mail.h"
#include "webhook.h"

/* "nvw_" and 64 hex digits. It is stored nowhere: it is HMAC-SHA-256 of the key
 * of the installation (secret file "webhook-key") over
 * "webhook.<id>.<secret_no>", so it is in no dump, and changing it is counting
 * on. */
const char *webhook_secret(struct cx *cx, const char *key,
    const struct webhook *webhook);

/* w->id 0: a new one, which gets its id. Otherwise w as it was read, with its
 * version; new_secret: the one before opens nothing any more. Refusals at
 * "name", "url", "events", "basis"; ERR_CONFLICT. */
enum err webhook_save(struct cx *cx, struct webhook *w,
    bool new_secret) MUST_CHECK;
/* Sends a message that tells of nothing. At "id": "webhook_off". */
enum err webhook_test(struct cx *cx, uint64_t id,
    uint64_t *out_delivery_id) MUST_CHECK;
/* Back into the queue: one delivery, or with delivery_id 0 all of the webhook
 * that were refused or may have arrived. ERR_CONFLICT: there is none. */
enum err webhook_resend(struct cx *cx, uint64_t id, uint64_t delivery_id,
    const char *reason, uint64_t *out_n) MUST_CHECK;

/* For the batch, each a transaction of its own; nothing is open while it is
 * posted. The next one of this webhook, marked as being sent. */
enum err webhook_lease(struct cx *cx, uint64_t id, struct webhook *out_webhook,
    struct webhook_delivery *out, bool *out_found) MUST_CHECK;
/* What became of it; out_off: after so many days of nothing else it is
 * switched off. */
enum err webhook_record(struct cx *cx, struct webhook *w,
    struct webhook_delivery *delivery, enum mail_outcome outcome,
    const char *answer, bool *out_off) MUST_CHECK;

#endif
