/*
 * notification-read: I have read these, or all there were when I looked.
 *
 * POST  marks them and goes back to the list; no page of its own.
 */
#include "action.h"
#include "notification_store.h"

enum { IDS, ALL, UNTIL };

static const struct field fields[] = {
	[IDS] = { "ids", FIELD_IDS, 100, FIELD_OPTIONAL, NULL },
	[ALL] = { "all", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[UNTIL] = { "until", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
mark(struct request *rq)
{
	const struct id_list ids = form_ids(rq->form, IDS);
	uint64_t changed;
	enum err err = OK;

	if (!notification_may_mark(rq->cx.actor))
		return fail(&rq->cx, ERR_DENIED,
		    "only who answers for the agency marks as read");
	if (form_bool(rq->form, ALL))
		err = notification_store_set_read_until(&rq->cx,
		    form_id(rq->form, UNTIL), &changed);
	else if (ids.n > 0)
		err = notification_store_set_read(&rq->cx, ids.items, ids.n,
		    &changed);
	else
		return respond_see_other(rq, "/notification-list");
	if (err)
		return err;
	return respond_done(rq, "read", "/notification-list");
}

const struct action action = {
	.name = "notification-read",
	.needs = PERM_NOTIFIED,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = mark,
};
