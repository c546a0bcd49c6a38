/*
 * notification-list: show what the program told me or my agency.
 *
 * GET  shows a page of it, the unread ones first of all: ?all=1 shows the rest.
 */
#include "action.h"
#include "notification_store.h"
#include "notification_view.h"

enum { ALL, BEFORE };
enum { PAGE = 25 };

static const struct field fields[] = {
	[ALL] = { "all", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[BEFORE] = { "before", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	bool all = form_bool(rq->query, ALL);
	struct notification_list list;
	bool older;
	enum err err;

	err = notification_store_list(&rq->cx, !all, form_id(rq->query, BEFORE),
	    PAGE + 1, &list);
	if (err)
		return err;
	older = list.n > PAGE;
	if (older)
		list.n = PAGE;
	notification_list_view(root, "Notifications", &list);
	node_bool(root, "all", all);
	node_bool(root, "can_mark", notification_may_mark(rq->cx.actor));
	if (list.n > 0)
		node_id(root, "newest", list.items[0].id);
	if (older)
		node_id(root, "older", list.items[list.n - 1].id);
	node_bool(root, "newer", form_present(rq->query, BEFORE));
	return OK;
}

const struct action action = {
	.name = "notification-list",
	.needs = PERM_NOTIFIED,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
