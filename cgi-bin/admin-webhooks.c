/*
 * admin-webhooks: show which other programs are told of what happens, and how
 * that goes.
 *
 * GET  shows them all; there are never many.
 */
#include "action.h"
#include "webhook_store.h"
#include "webhook_view.h"

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct webhook_list list;
	enum err err;

	err = webhook_store_list(&rq->cx, &list);
	if (err)
		return err;
	webhook_list_view(root, "Webhooks", &list);
	node_bool(root, "full", list.n >= WEBHOOKS_MAX);
	return OK;
}

const struct action action = {
	.name = "admin-webhooks",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.get = show,
};
