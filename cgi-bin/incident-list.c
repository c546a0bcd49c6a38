/*
 * incident-list: show the incidents of the system (R70).
 *
 * GET  shows one's own and one's agency's; those who handle them see all.
 */
#include "action.h"
#include "incident_store.h"
#include "register_verbs.h"
#include "register_view.h"

enum { CLOSED, BEFORE };
enum { PAGE = 25 };

static const struct field query[] = {
	[CLOSED] = { "closed", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[BEFORE] = { "before", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	bool handles = incident_may_handle(rq->cx.actor);
	bool closed = form_bool(rq->query, CLOSED);
	struct incidents list;
	enum err err;

	err = incident_store_list(&rq->cx, handles, rq->cx.actor->agency_id,
	    !closed, form_id(rq->query, BEFORE), PAGE + 1, &list);
	if (err)
		return err;
	if (list.n > PAGE) {
		list.n = PAGE;
		node_id(root, "older", list.items[PAGE - 1].id);
	}
	incidents_view(root, "Incidents", &list);
	node_bool(root, "closed", closed);
	node_bool(root, "handles", handles);
	node_bool(root, "newer", form_present(rq->query, BEFORE));
	return OK;
}

const struct action action = {
	.name = "incident-list",
	.needs = PERM_HOME,
	.sites = SITE_OFFICE | SITE_PORTAL | SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
