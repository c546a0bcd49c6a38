/*
 * webhook: another program is told of what happens to tasks (R62, R65), by a
 * signed POST for each line of the history it wants to hear of.
 *
 * The delivery is written with the line, in one transaction: whatever is in the
 * history is told, and nothing else. It says what happened to which task, by
 * number; titles, names and words stay here and are read by the API, with a
 * token. nginx/API.md is the manual for whoever writes the receiver.
 *
 * Queue and states are those of letters (outbox.h): tried again after a
 * quarter of an hour, doubled, eight times; what may have arrived is never sent
 * again by machine.
 */
#ifndef WEBHOOK_H
#define WEBHOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "event.h"
#include "outbox.h"

enum {
	WEBHOOK_NAME_MAX = 120,
	WEBHOOK_URL_MAX = 500,
	WEBHOOK_BASIS_MAX = 200,
	WEBHOOKS_MAX = 50,        /* of an installation */
	WEBHOOK_FAILING_DAYS = 7, /* nothing arrived: it switches itself off */
	WEBHOOK_KEPT_DAYS = 90,   /* what was sent is forgotten then */
};

struct webhook {
	uint64_t id;
	const char *name; /* which system listens */
	const char *url;
	uint32_t events; /* bit i: webhook_event_names[i] */
	bool is_on;
	unsigned secret_no; /* 1, 2 ...: each time the secret was changed */
	const char *basis;
	int64_t changed_at;
	const char *changed_by_name;
	int64_t failing_since; /* NO_MOMENT: it is not */
	int64_t off_at;        /* switched itself off; NO_MOMENT: it did not */
	uint64_t version;
	uint64_t n[N_OUTBOX_STATES]; /* its deliveries, when listed */
};
struct webhook_list {
	size_t n;
	struct webhook *items;
};

struct webhook_delivery {
	uint64_t id;
	uint64_t webhook_id;
	struct event event;      /* id 0: a test */
	const char *agency_code; /* of the assignment; "" none */
	enum outbox_state state;
	unsigned attempts;
	int64_t next_at;
	int64_t created_at;
	int64_t sent_at;
	const char *last_answer;
};
struct webhook_delivery_list {
	size_t n;
	struct webhook_delivery *items;
};

/* Kinds of event (event.h) that are told, NULL at the end: what the office and
 * the agencies do to each other. Not a draft, not what an agency does within
 * itself (R31), not an undoing: what is undone was not told. */
extern const char *const webhook_event_names[];
/* "forward,submit"; words that are none are passed over. */
uint32_t webhook_events_parse(const char *words);

/* An address that can be posted to: http or https, a name, no user. */
bool webhook_url_is_good(const char *url);

/* Has it failed for so long that it is to be switched off? */
bool webhook_is_given_up(const struct webhook *webhook, int64_t now);

#endif
