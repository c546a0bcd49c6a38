/*
 * calendar-address: make the secret address of one's due dates, or a new one in
 * its place.
 *
 * GET   says whether there is one; the address itself is not known any more.
 * POST  makes one and shows it, this once; the one before ends.
 */
#include "action.h"
#include "arena.h"
#include "calendar_feed_store.h"
#include "calendar_feed_verbs.h"
#include "config.h"

enum { SEEN };

static const struct field fields[] = {
	[SEEN] = { "seen", FIELD_INT, 2000000000, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct calendar_feed feed;
	enum err err;

	err = calendar_feed_store_find_own(&rq->cx, rq->cx.actor->account_id,
	    &feed);
	if (err)
		return err;
	node_int(root, "seen", (int64_t)feed.id);
	node_bool(root, "live", feed.id != 0);
	if (feed.id != 0)
		node_moment(root, "created_at", feed.created_at);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct config *config = rq->config;
	const char *secret;
	enum err err;

	err = calendar_feed_create(&rq->cx, (uint64_t)form_int(rq->form, SEEN),
	    &secret);
	if (err)
		return err;
	node_text(node_child(view_root(rq->view), "Made"), "address",
	    arena_printf(rq->cx.mem, "%s/calendar-feed?key=%s",
		rq->cx.actor->agency_id != 0 ? config->portal_url
					     : config->office_url,
		secret));
	return show(rq);
}

const struct action action = {
	.name = "calendar-address",
	.needs = PERM_NOTIFIED,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
