/*
 * admin-webhook-view: show what one other program was told, and what it
 * answered.
 *
 * GET   shows a page of deliveries, newest first, as filtered.
 * POST  sends a test.
 */
#include <inttypes.h>

#include "action.h"
#include "webhook_store.h"
#include "webhook_verbs.h"
#include "webhook_view.h"

enum { ID, STATE, ASSIGNMENT, BEFORE };
enum { PAGE = 50, N_FILTERS = BEFORE };

/* In the order of enum outbox_state. */
static const char *const states[] = { "new", "sending", "sent", "deferred",
	"refused", "unknown", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[STATE] = { "state", FIELD_CHOICE, 0, FIELD_OPTIONAL, states },
	[ASSIGNMENT] = { "assignment_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[BEFORE] = { "before", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show_one(struct request *rq, uint64_t id, int state)
{
	struct node *root = view_root(rq->view);
	struct webhook_list all;
	enum err err;

	err = webhook_store_list(&rq->cx, &all);
	for (size_t i = 0; !err && i < all.n; i++) {
		const struct webhook *w = &all.items[i];

		if (w->id != id)
			continue;
		webhook_view(node_child(root, "Webhook"), w);
		node_bool(root, "stuck",
		    w->n[OUTBOX_REFUSED] + w->n[OUTBOX_UNKNOWN] > 0);
		for (unsigned s = 0; s < N_OUTBOX_STATES; s++) {
			struct node *item = node_item(root, "States", s);

			node_text(item, "state", states[s]);
			node_int(item, "count", (int64_t)w->n[s]);
			node_bool(item, "current", (int)s == state);
		}
		return OK;
	}
	return err ? err
		   : fail(&rq->cx, ERR_MISSING, "no webhook %" PRIu64, id);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	const struct webhook_filter filter = {
		.webhook_id = form_id(rq->query, ID),
		.state = form_choice(rq->query, STATE),
		.assignment_id = form_id(rq->query, ASSIGNMENT),
		.before_id = form_id(rq->query, BEFORE),
		.max = PAGE + 1,
	};
	struct webhook_delivery_list list;
	enum err err;

	err = show_one(rq, filter.webhook_id, filter.state);
	if (!err)
		err = webhook_delivery_store_list(&rq->cx, &filter, &list);
	if (err)
		return err;
	if (list.n > PAGE) {
		list.n = PAGE;
		node_id(root, "next", list.items[PAGE - 1].id);
	}
	webhook_delivery_list_view(root, "Deliveries", &list);
	node_text(root, "filter",
	    form_query(&rq->cx, rq->query, query, N_FILTERS));
	if (filter.state >= 0)
		node_text(root, "state", states[filter.state]);
	node_bool(root, "first", filter.before_id != 0);
	node_bool(root, "searched", filter.assignment_id != 0);
	return OK;
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	uint64_t delivery;
	enum err err;

	err = webhook_test(&rq->cx, id, &delivery);
	if (err)
		return err;
	return respond_done(rq, "webhook_test",
	    "/admin-webhook-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "admin-webhook-view",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.get = show,
	.post = submit,
};
