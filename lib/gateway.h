/*
 * gateway: one short message to one person, by the province's own gateway for
 * SMS or chat. Off while gateway_url is not set; batch/GATEWAY.md is the
 * manual for whoever writes the receiver.
 *
 * One POST of a JSON object, signed: "Nhacviec-Signature: t=<unix>,v1=<hex>" is
 * HMAC-SHA-256 (RFC 2104) with the secret gateway-secret over "<unix>.<body>".
 * "id" names the message for ever: a receiver that has it already answers 2xx
 * and does nothing. No redirect is followed, no proxy asked. The address that
 * is really connected to is looked at, whatever the name server said before:
 * loopback, private, link-local, shared and reserved networks are refused
 * unless gateway_networks admits them; only there may it be plain http.
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

/* 2xx: sent. 408, 425, 429, 5xx or no connection: deferred. Any other answer:
 * refused. Cut off or silent after the message was out: unknown, never sent
 * again by machine. answer: for the administrator. */
enum mail_outcome gateway_send(struct cx *cx, const struct config *config,
    const struct gateway_message *message, char answer[static 300]);

#endif
