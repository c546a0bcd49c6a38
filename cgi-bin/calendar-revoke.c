/*
 * calendar-revoke: take the secret address of one's due dates back.
 *
 * POST  ends it; it opens nothing from now on. It has no page of its own.
 */
#include "action.h"
#include "calendar_feed_store.h"

enum { SEEN };

static const struct field fields[] = {
	[SEEN] = { "seen", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
submit(struct request *rq)
{
	enum err err;

	err = calendar_feed_store_revoke(&rq->cx, rq->cx.actor->account_id,
	    form_id(rq->form, SEEN));
	if (err)
		return err;
	return respond_done(rq, "calendar_revoked", "/calendar-address");
}

const struct action action = {
	.name = "calendar-revoke",
	.needs = PERM_NOTIFIED,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
