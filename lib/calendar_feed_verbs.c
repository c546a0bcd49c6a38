#include "calendar_feed_verbs.h"

#include <string.h>

#include "calendar_feed_store.h"
#include "clock.h"
#include "crypto.h"

enum err
calendar_feed_create(struct cx *cx, uint64_t before_id, const char **out_secret)
{
	uint64_t account_id = cx->actor->account_id;
	struct calendar_feed live;
	uint8_t sum[SHA256_SIZE];
	const char *secret;
	enum err err;

	err = calendar_feed_store_find_own(cx, account_id, &live);
	if (err)
		return err;
	if (live.id != before_id)
		return fail(cx, ERR_CONFLICT, "another address is live");
	if (live.id != 0) {
		err = calendar_feed_store_revoke(cx, account_id, live.id);
		if (err)
			return err;
	}
	secret = crypto_random_hex(cx->mem, FEED_SECRET_SIZE);
	crypto_sha256(secret, strlen(secret), sum);
	err = calendar_feed_store_add(cx, account_id, sum);
	if (err)
		return err;
	*out_secret = secret;
	return OK;
}

/* An account of an agency sees what is assigned there; one of the office what
 * it follows. Every other one sees no tasks, and has no dates. */
static bool
may_see_tasks(const struct calendar_feed *feed)
{
	return feed->agency_id != 0 ? role_may(feed->role, PERM_ASSIGNED)
				    : role_may(feed->role, PERM_WATCH);
}

enum err
calendar_feed_open(struct cx *cx, const char *secret, struct calendar_feed *out,
    struct feed_events *out_events)
{
	uint8_t sum[SHA256_SIZE];
	enum err err;

	crypto_sha256(secret, strlen(secret), sum);
	err = calendar_feed_store_find(cx, sum, out);
	if (err)
		return err;
	if (out->id == 0 || !may_see_tasks(out))
		return fail(cx, ERR_MISSING, "no such address of dates");
	return calendar_feed_store_list(cx, out, clock_day(cx->now),
	    out_events);
}
