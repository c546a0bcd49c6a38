/*
 * series-view: show a task done in parts, with its occurrences or milestones.
 *
 * GET  shows how each part stands; an agency sees the parts it was handed.
 */
#include "action.h"
#include "directive_view.h"
#include "event_store.h"
#include "history_view.h"
#include "series_verbs.h"
#include "series_view.h"
#include "task_view.h"

enum { ID };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

/* What was said of the task as a whole; its parts have histories of their own.
 */
static enum err
show_history(struct request *rq, const struct series_page *page)
{
	struct event_list events;
	size_t n = 0;
	enum err err;

	err = event_store_list_directive(&rq->cx, page->directive.id, &events);
	if (err)
		return err;
	for (size_t i = 0; i < events.n; i++)
		if (events.items[i].task_id == page->task.id)
			events.items[n++] = events.items[i];
	events.n = n;
	event_list_view(view_root(rq->view), "Events", &events);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct series_page page;
	enum err err;

	err = series_open(&rq->cx, form_id(rq->query, ID), &page);
	if (err)
		return err;
	task_view(node_child(root, "Task"), &page.task);
	directive_view(&rq->cx, node_child(root, "Directive"), &page.directive);
	series_view(node_child(root, "Series"), &page.task, &page.series,
	    &page.standing);
	series_parts_view(&rq->cx, root, "Parts", &page.parts, &page.lines,
	    &page.series, true);
	node_bool(root, "may_change", page.may_change);
	return show_history(rq, &page);
}

const struct action action = {
	.name = "series-view",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
