#include "webhook_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "audit_store.h"
#include "clock.h"
#include "crypto.h"
#include "text.h"
#include "webhook_store.h"

enum { ANSWER_BYTES = 295 };

/* The administrator
 * --------------------------------------------------------*/

const char *
webhook_secret(struct cx *cx, const char *key, const struct webhook *webhook)
{
	const char *text = arena_printf(cx->mem, "webhook.%" PRIu64 ".%u",
	    webhook->id, webhook->secret_no);
	uint8_t sum[SHA256_SIZE];

	crypto_hmac(key, strlen(key), text, strlen(text), sum);
	return arena_printf(cx->mem, "nvw_%s",
	    hex_encode(cx->mem, sum, sizeof(sum)));
}

static enum err
check(struct cx *cx, const struct webhook *w)
{
	struct webhook_list all;
	enum err err;

	if (text_is_empty(w->name))
		return fail_field(cx, "name", "required");
	if (!webhook_url_is_good(w->url))
		return fail_field(cx, "url", "webhook_url");
	if (w->events == 0)
		return fail_field(cx, "events", "required");
	if (text_is_empty(w->basis))
		return fail_field(cx, "basis", "required");
	if (w->id != 0)
		return OK;
	err = webhook_store_list(cx, &all);
	if (!err && all.n >= WEBHOOKS_MAX)
		return fail_field(cx, "name", "too_many_webhooks");
	return err;
}

enum err
webhook_save(struct cx *cx, struct webhook *w, bool new_secret)
{
	bool is_new = w->id == 0;
	enum err err;

	err = check(cx, w);
	if (err)
		return err;
	w->secret_no = is_new ? 1 : w->secret_no + new_secret;
	err = is_new ? webhook_store_add(cx, w) : webhook_store_set(cx, w);
	if (err)
		return err;
	return audit_add(cx, is_new ? "webhook-create" : "webhook-change",
	    is_new ? "created" : "changed",
	    arena_printf(cx->mem,
		"#%" PRIu64 " %s, %s, events 0x%x, %s, secret %u | %s", w->id,
		w->name, w->url, w->events, w->is_on ? "on" : "off",
		w->secret_no, w->basis));
}

enum err
webhook_test(struct cx *cx, uint64_t id, uint64_t *out_delivery_id)
{
	struct webhook w;
	enum err err;

	err = webhook_store_get(cx, id, &w);
	if (err)
		return err;
	if (!w.is_on)
		return fail_field(cx, "id", "webhook_off");
	return webhook_delivery_store_add_test(cx, id, out_delivery_id);
}

enum err
webhook_resend(struct cx *cx, uint64_t id, uint64_t delivery_id,
    const char *reason, uint64_t *out_n)
{
	enum err err;

	if (text_is_empty(reason))
		return fail_field(cx, "reason", "required");
	err = webhook_delivery_store_resend(cx, id, delivery_id, out_n);
	if (err)
		return err;
	if (*out_n == 0)
		return fail(cx, ERR_CONFLICT,
		    "nothing of webhook %" PRIu64 " waits for a person", id);
	return audit_add(cx, "webhook-resend", "queued",
	    arena_printf(cx->mem,
		"#%" PRIu64 " delivery %" PRIu64 ", %" PRIu64 " | %s", id,
		delivery_id, *out_n, reason));
}

/* The batch
 * ----------------------------------------------------------------*/

enum err
webhook_lease(struct cx *cx, uint64_t id, struct webhook *out_webhook,
    struct webhook_delivery *out, bool *out_found)
{
	enum err err;

	err = webhook_store_get(cx, id, out_webhook);
	*out_found = false;
	if (err || !out_webhook->is_on)
		return err;
	err = webhook_delivery_store_lock_next(cx, id, out, out_found);
	if (err || !*out_found)
		return err;
	out->attempts++;
	return webhook_delivery_store_set_sending(cx, out->id,
	    cx->now + OUTBOX_LEASE_SECONDS);
}

/* Tried often enough: a person must look, and knows the last answer. */
static void
put_off(struct cx *cx, struct webhook_delivery *d)
{
	d->state = d->attempts >= OUTBOX_TRIES_MAX ? OUTBOX_REFUSED
						   : OUTBOX_DEFERRED;
	d->next_at = cx->now + outbox_retry_delay(d->attempts);
}

static void
settle(struct cx *cx, struct webhook_delivery *d, enum mail_outcome outcome)
{
	d->sent_at = NO_MOMENT;
	switch (outcome) {
	case MAIL_SENT:
		d->state = OUTBOX_SENT;
		d->sent_at = cx->now;
		break;
	case MAIL_DEFERRED:
		put_off(cx, d);
		break;
	case MAIL_REFUSED:
		d->state = OUTBOX_REFUSED;
		break;
	case MAIL_UNKNOWN:
		d->state = OUTBOX_UNKNOWN;
		break;
	}
}

enum err
webhook_record(struct cx *cx, struct webhook *w,
    struct webhook_delivery *delivery, enum mail_outcome outcome,
    const char *answer, bool *out_off)
{
	bool was_failing = w->failing_since != NO_MOMENT;
	enum err err;

	*out_off = false;
	settle(cx, delivery, outcome);
	delivery->last_answer = text_shorten(cx->mem, answer, ANSWER_BYTES);
	err = webhook_delivery_store_set_result(cx, delivery);
	if (err || (outcome == MAIL_SENT && !was_failing))
		return err;
	if (outcome == MAIL_SENT)
		w->failing_since = NO_MOMENT;
	else if (!was_failing)
		w->failing_since = cx->now;
	*out_off = webhook_is_given_up(w, cx->now);
	w->off_at = *out_off ? cx->now : NO_MOMENT;
	return webhook_store_set_failing(cx, w);
}
