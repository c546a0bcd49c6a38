/*
 * gateway: one short message to one person, by the province's own gateway for
 * SMS or chat. Off while gateway_url is not set; batch/GATEWAY.md is the
 * manual for whoever writes the receiver.
 *
 * One signed POST (signed_post.h) with the secret gateway-secret. "id" names
 * the message for ever: a receiver that has it already answers 2xx and does
 * nothing.
 */
#ifndef GATEWAY_H
#define GATEWAY_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "mail.h"

struct config;

struct gateway_message {
	const char *id; /* the same at every try */
	const char *to; /* telephone number or name, as its owner wrote it */
	const char *to_name;
	const char *thread; /* what belongs together; "" none */
	const char *text;   /* what a person reads */
	int64_t created_at;
};

bool gateway_is_on(const struct config *config);
/* May the gateway be at this address ("10.1.2.3", "2001:db8::1")? */
bool gateway_may_connect(const struct config *config, const char *address);

/* The outcomes of signed_post_send. answer: for the administrator. */
enum mail_outcome gateway_send(struct cx *cx, const struct config *config,
    const struct gateway_message *message, char answer[static 300]);

#endif
