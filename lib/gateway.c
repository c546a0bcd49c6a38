#define BANNED_ALLOW_MEMORY
#include "gateway.h"

#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "arena.h"
#include "clock.h"
#include "config.h"
#include "signed_post.h"

enum { ANSWER_MAX = 300 };

bool
gateway_is_on(const struct config *config)
{
	return config->gateway_url != NULL && config->gateway_url[0] != '\0';
}

bool
gateway_may_connect(const struct config *config, const char *address)
{
	return signed_post_may_connect(
	    &(struct signed_post){ .networks = config->gateway_networks },
	    address);
}

static const char *
body_of(struct arena *mem, const struct gateway_message *message)
{
	char at[32];
	char *text;
	const char *body;
	json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "id",
	    message->id, "to", message->to, "to_name",
	    message->to_name == NULL ? "" : message->to_name, "thread",
	    message->thread, "text", message->text, "created_at",
	    moment_format_iso(message->created_at, at));

	if (object == NULL)
		return NULL;
	text = json_dumps(object, JSON_COMPACT);
	json_decref(object);
	if (text == NULL)
		return NULL;
	body = arena_strdup(mem, text);
	free(text);
	return body;
}

enum mail_outcome
gateway_send(struct cx *cx, const struct config *config,
    const struct gateway_message *message, char answer[static ANSWER_MAX])
{
	struct signed_post post = { .url = config->gateway_url,
		.networks = config->gateway_networks,
		.ca = config->gateway_ca };

	if (!gateway_is_on(config)) {
		snprintf(answer, ANSWER_MAX, "there is no gateway");
		return MAIL_DEFERRED;
	}
	post.body = body_of(cx->mem, message);
	if (post.body == NULL) {
		snprintf(answer, ANSWER_MAX, "the message cannot be made");
		return MAIL_DEFERRED;
	}
	post.secret = config_secret(config, "gateway-secret");
	return signed_post_send(cx, &post, answer);
}
