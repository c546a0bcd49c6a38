/*
 * outbox: one e-mail or short message to one address, and what became of it.
 */
#ifndef OUTBOX_H
#define OUTBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum outbox_state {
	OUTBOX_NEW,
	OUTBOX_SENDING, /* marked before the attempt, until lease_until */
	OUTBOX_SENT,
	OUTBOX_DEFERRED, /* 4xx or no connection: tried again at next_at */
	OUTBOX_REFUSED,  /* 5xx, or too many tries: a person must look */
	OUTBOX_UNKNOWN,  /* cut off: may have arrived; never sent by machine */
	N_OUTBOX_STATES
};

enum {
	OUTBOX_TRIES_MAX = 8,
	OUTBOX_LEASE_SECONDS = 180, /* longer than mail_send ever waits */
	OUTBOX_KEY_MAX = 120
};

/* By which door: an e-mail, or a short message by the gateway. */
enum outbox_channel { OUTBOX_MAIL, OUTBOX_GATEWAY, N_OUTBOX_CHANNELS };
const char *outbox_channel_name(enum outbox_channel channel); /* "mail" */

struct outbox {
	uint64_t id;
	enum outbox_channel channel;
	const char *dedup_key; /* "digest:a12:2026-11-22:0", "urgent:981" */
	const char *recipient;
	uint64_t agency_id; /* exactly one of the two */
	uint64_t account_id;
	const char *recipient_name; /* when read */
	const char *message_id;
	const char *reference; /* id of what it belongs to; "" none */
	const char *subject;
	const char *body;
	const char *html; /* the same for readers of HTML; "" none */
	enum outbox_state state;
	unsigned attempts;
	int64_t next_at;
	int64_t created_at;
	int64_t sent_at;
	const char *last_answer;
};
struct outbox_list {
	size_t n;
	struct outbox *items;
};
struct outbox_counts {
	uint64_t n[N_OUTBOX_STATES];
};

/* A person had it sent again. */
struct outbox_resend {
	int64_t at;
	const char *actor_name;
	enum outbox_state from_state;
	const char *last_answer; /* that it had until then */
	const char *reason;
};
struct outbox_resends {
	size_t n;
	struct outbox_resend *items;
};
/* May a person have it sent again? */
bool outbox_may_resend(enum outbox_state state);

const char *outbox_state_name(enum outbox_state state); /* "deferred" */
bool outbox_state_from_name(const char *name, enum outbox_state *out);
/* Seconds until the next try, after so many tries (from 1): a quarter of an
 * hour, doubled each time; the last one comes more than a day after the first,
 * so that a mail server may be away for a night. */
int64_t outbox_retry_delay(unsigned attempts);

#endif
