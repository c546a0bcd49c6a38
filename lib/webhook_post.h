/*
 * webhook_post: an event as the signed message another program gets
 * (nginx/API.md). Networks and authority are webhook_networks and webhook_ca of
 * the configuration.
 */
#ifndef WEBHOOK_POST_H
#define WEBHOOK_POST_H

#include "cx.h"
#include "mail.h"
#include "webhook.h"

struct config;

/* The JSON object; in cx->mem. */
const char *webhook_body(struct cx *cx, const struct config *config,
    const struct webhook_delivery *delivery);
/* Outcomes of signed_post_send. answer: for the administrator. */
enum mail_outcome webhook_post(struct cx *cx, const struct config *config,
    const struct webhook *webhook, const char *secret,
    const struct webhook_delivery *delivery, char answer[static 300]);

#endif
