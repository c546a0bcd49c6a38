#include "throttle_verbs.h"

#include <string.h>

#include "arena.h"
#include "audit_store.h"
#include "crypto.h"
#include "sign_in_store.h"

void
throttle_add(struct cx *cx, struct throttle *t, const char *kind,
    const char *value, unsigned limit, int64_t window)
{
	const char *text = arena_printf(cx->mem, "%s:%s", kind, value);

	crypto_sha256(text, strlen(text), t->subjects[t->n].hash);
	t->subjects[t->n].limit = limit;
	t->subjects[t->n++].window = window;
}

/* Who waits is counted on, so that the log knows how many there were. */
static enum err
note_waiting(struct cx *cx, const struct throttle *t, size_t i,
    unsigned failures)
{
	unsigned beyond = failures - t->subjects[i].limit;
	enum err err;

	err = sign_in_store_add_failure(cx, t->subjects[i].hash,
	    cx->now - t->subjects[i].window);
	if (err || beyond % THROTTLE_LOG_EVERY != 0)
		return err;
	return audit_add_from(cx, t->address, t->action, "throttled", t->login);
}

enum err
throttle_check(struct cx *cx, const struct throttle *t, const char *field)
{
	unsigned failures;
	enum err err;

	for (size_t i = 0; i < t->n; i++) {
		err = sign_in_store_count_failures(cx, t->subjects[i].hash,
		    cx->now - t->subjects[i].window, &failures);
		if (err)
			return err;
		if (failures < t->subjects[i].limit)
			continue;
		err = note_waiting(cx, t, i, failures);
		if (err)
			return err;
		return fail_field(cx, field, "sign_in_throttled");
	}
	return OK;
}

enum err
throttle_count(struct cx *cx, const struct throttle *t)
{
	enum err err = OK;

	for (size_t i = 0; i < t->n && !err; i++)
		err = sign_in_store_add_failure(cx, t->subjects[i].hash,
		    cx->now - t->subjects[i].window);
	return err;
}

enum err
throttle_forget(struct cx *cx, const struct throttle *t)
{
	return t->n == 0
		   ? OK
		   : sign_in_store_clear_failures(cx, t->subjects[0].hash);
}
