/*
 * task-list: show what was assigned, to whom and how it stands (office).
 *
 * GET  shows a page of it; every filter is in the URL.
 */
#include "account_store.h"
#include "account_view.h"
#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "clock.h"
#include "directive_store.h"
#include "directive_view.h"
#include "filter_store.h"
#include "filter_view.h"
#include "list_form.h"

/* The filter's selects are worth four statements only when it is open. */
static enum err
show_filter(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	struct agency_list agencies;
	struct agency_group_list groups;
	struct assigner_list assigners;
	struct work_field_list fields;
	struct account_list people;
	enum err err;

	err = agency_store_list(&rq->cx, today, &agencies);
	if (err)
		return err;
	agency_list_view(root, "Agencies", &agencies);
	err = agency_store_list_groups(&rq->cx, today, &groups);
	if (err)
		return err;
	agency_group_list_view(root, "Groups", &groups);
	err = directive_store_list_assigners(&rq->cx, today, &assigners);
	if (err)
		return err;
	assigner_list_view(root, "Assigners", &assigners);
	err = directive_store_list_fields(&rq->cx, &fields);
	if (err)
		return err;
	work_field_list_view(root, "Fields", &fields);
	err = account_store_list_by_position(&rq->cx,
	    1U << POSITION_SPECIALIST | 1U << POSITION_DIVISION_HEAD, &people);
	if (err)
		return err;
	account_list_view(root, "Specialists", &people);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	const struct list_days days = list_days_of(&rq->cx);
	struct saved_filter_list filters;
	struct list_query query;
	struct list_page page;
	enum err err;

	list_form_read(rq->query, SCOPE_ALL, &query);
	err = assignment_store_list_page(&rq->cx, &query, &days, &page);
	if (err)
		return err;
	list_page_view(&rq->cx, root, rq->query, &query, &page);
	if (list_form_filter_open(rq->query)) {
		node_bool(root, "filter_open", true);
		err = show_filter(rq);
		if (err)
			return err;
	}
	err = filter_store_list(&rq->cx, "task-list", &filters);
	if (err)
		return err;
	filter_list_view(root, &filters);
	return OK;
}

const struct action action = {
	.name = "task-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(list_fields) },
	.get = show,
};
