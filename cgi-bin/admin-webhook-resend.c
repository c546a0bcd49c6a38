/*
 * admin-webhook-resend: have told again what another program refused, or may
 * not have got; a person's decision, kept with its reason.
 *
 * GET   shows one delivery, or how many of the webhook there are, and asks why.
 * POST  puts it, or all of them, back into the queue.
 */
#include <inttypes.h>

#include "action.h"
#include "reply.h"
#include "webhook_store.h"
#include "webhook_verbs.h"
#include "webhook_view.h"

enum { ID, DELIVERY };
enum { REASON };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[DELIVERY] = { "delivery", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
};

static enum err
show_delivery(struct request *rq, uint64_t webhook_id, uint64_t id)
{
	struct webhook_delivery d;
	enum err err;

	err = webhook_delivery_store_get(&rq->cx, id, &d);
	if (err)
		return err;
	if (d.webhook_id != webhook_id)
		return fail(&rq->cx, ERR_MISSING,
		    "delivery %" PRIu64 " is of another webhook", id);
	if (!rq->stale && !outbox_may_resend(d.state))
		return fail(&rq->cx, ERR_CONFLICT, "delivery %" PRIu64 " is %s",
		    id, outbox_state_name(d.state));
	webhook_delivery_view(node_child(view_root(rq->view), "Delivery"), &d);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	uint64_t id = form_id(rq->query, ID);
	uint64_t delivery = form_id(rq->query, DELIVERY);
	struct webhook_list all;
	struct webhook w;
	enum err err;

	err = webhook_store_get(&rq->cx, id, &w);
	if (!err)
		err = webhook_store_list(&rq->cx, &all);
	if (err)
		return err;
	webhook_view(node_child(root, "Webhook"), &w);
	if (delivery != 0)
		return show_delivery(rq, id, delivery);
	for (size_t i = 0; i < all.n; i++)
		if (all.items[i].id == id)
			node_int(root, "count",
			    (int64_t)(all.items[i].n[OUTBOX_REFUSED] +
				      all.items[i].n[OUTBOX_UNKNOWN]));
	return OK;
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	struct webhook w;
	uint64_t n;
	enum err err;

	err = webhook_store_get(&rq->cx, id, &w);
	if (!err)
		err = webhook_resend(&rq->cx, id, form_id(rq->query, DELIVERY),
		    form_str(rq->form, REASON), &n);
	if (err)
		return err;
	return respond_done(rq, "webhook_resent",
	    "/admin-webhook-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "admin-webhook-resend",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
