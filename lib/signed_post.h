/*
 * signed_post: one POST of a JSON object to one address of another program, and
 * what became of it.
 *
 * It is signed: "Nhacviec-Signature: t=<unix>,v1=<hex>" is HMAC-SHA-256 (RFC
 * 2104) with the secret over "<unix>.<body>". No redirect is followed, no proxy
 * asked. The address that is really connected to is looked at, whatever the
 * name server said before: loopback, private, link-local, shared and reserved
 * networks are refused unless they are admitted; only there may it be plain
 * http.
 */
#ifndef SIGNED_POST_H
#define SIGNED_POST_H

#include <stdbool.h>

#include "cx.h"
#include "mail.h"

struct signed_post {
	const char *url;
	const char *secret;
	const char *body;     /* of JSON */
	const char *networks; /* inner ones that are admitted; NULL none */
	const char *ca;       /* a file; NULL or "": what the system knows */
};

/* May it be at this address ("10.1.2.3", "2001:db8::1")? */
bool signed_post_may_connect(const struct signed_post *post,
    const char *address);

/* 2xx: sent. 408, 425, 429, 5xx or no connection: deferred. Any other answer:
 * refused. Cut off or silent after the message was out: unknown, never sent
 * again by machine. answer: for the administrator. */
enum mail_outcome signed_post_send(struct cx *cx,
    const struct signed_post *post, char answer[static 300]);

#endif
