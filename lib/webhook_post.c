#define BANNED_ALLOW_MEMORY
#include "webhook_post.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "arena.h"
#include "clock.h"
#include "config.h"
#include "signed_post.h"

enum { ANSWER_MAX = 300 };

static json_t *
number(uint64_t n)
{
	return n == 0 ? json_null() : json_integer((json_int_t)n);
}

static json_t *
word(const char *s)
{
	return s == NULL || s[0] == '\0' ? json_null() : json_string(s);
}

/* Where the API shows it: the assignment, else the directive. */
static json_t *
address(struct cx *cx, const struct config *config, const struct event *e)
{
	if (e->assignment_id != 0)
		return json_string(
		    arena_printf(cx->mem, "%s/api/v1/task-view?id=%" PRIu64,
			config->office_url, e->assignment_id));
	if (e->directive_id != 0)
		return json_string(arena_printf(cx->mem,
		    "%s/api/v1/directive-view?id=%" PRIu64, config->office_url,
		    e->directive_id));
	return json_null();
}

const char *
webhook_body(struct cx *cx, const struct config *config,
    const struct webhook_delivery *d)
{
	const struct event *e = &d->event;
	const char *id = e->id == 0
			     ? arena_printf(cx->mem, "test.%" PRIu64, d->id)
			     : arena_printf(cx->mem, "event.%" PRIu64, e->id);
	const char *body = NULL;
	char at[32];
	char *text = NULL;
	json_t *object = json_pack(
	    "{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "id", id,
	    "type", e->id == 0 ? "test" : event_kind_name(e->kind), "at",
	    moment_format_iso(e->at, at), "directive_id",
	    number(e->directive_id), "task_id", number(e->task_id),
	    "assignment_id", number(e->assignment_id), "agency_code",
	    word(d->agency_code), "from_state", word(e->from_state), "to_state",
	    word(e->to_state), "object_id", number(e->object_id), "url",
	    address(cx, config, e));

	if (object != NULL)
		text = json_dumps(object, JSON_COMPACT);
	json_decref(object);
	if (text != NULL)
		body = arena_strdup(cx->mem, text);
	free(text);
	return body;
}

enum mail_outcome
webhook_post(struct cx *cx, const struct config *config,
    const struct webhook *webhook, const char *secret,
    const struct webhook_delivery *delivery, char answer[static ANSWER_MAX])
{
	const struct signed_post post = { .url = webhook->url,
		.secret = secret,
		.body = webhook_body(cx, config, delivery),
		.networks = config->webhook_networks,
		.ca = config->webhook_ca };

	if (post.body == NULL) {
		snprintf(answer, ANSWER_MAX, "the message cannot be made");
		return MAIL_DEFERRED;
	}
	return signed_post_send(cx, &post, answer);
}
