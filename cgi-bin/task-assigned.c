/*
 * task-assigned: show what is assigned to us (agency).
 *
 * GET  shows a page of it with counters; every filter is in the URL.
 */
#include "action.h"
#include "filter_store.h"
#include "filter_view.h"
#include "list_form.h"

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	const struct list_days days = list_days_of(&rq->cx);
	struct saved_filter_list filters;
	struct list_counters counters;
	struct list_query query;
	struct list_page page;
	enum err err;

	list_form_read(rq->query, SCOPE_AGENCY, &query);
	err = assignment_store_list_page(&rq->cx, &query, &days, &page);
	if (err)
		return err;
	list_page_view(&rq->cx, root, rq->query, &query, &page);
	node_bool(root, "filter_open", list_form_filter_open(rq->query));
	err = assignment_store_count(&rq->cx, SCOPE_AGENCY, &days, &counters);
	if (err)
		return err;
	list_counters_view(root, &counters);
	err = filter_store_list(&rq->cx, "task-assigned", &filters);
	if (err)
		return err;
	filter_list_view(root, &filters);
	return OK;
}

const struct action action = {
	.name = "task-assigned",
	.needs = PERM_ASSIGNED,
	.sites = SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(list_fields) },
	.get = show,
};
