/*
 * directive-view: show a directive with its tasks and who has them.
 *
 * GET  shows it; a draft can be forwarded from here.
 */
#include "action.h"
#include "arena.h"
#include "assignment_store.h"
#include "assignment_view.h"
#include "central_store.h"
#include "central_view.h"
#include "clock.h"
#include "directive_store.h"
#include "directive_view.h"
#include "event_store.h"
#include "file_store.h"
#include "history_view.h"
#include "outgoing_store.h"
#include "outgoing_view.h"
#include "series_store.h"
#include "series_verbs.h"
#include "series_view.h"
#include "task_store.h"
#include "task_view.h"

enum { ID };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

/* R7: parts are shown on the page of their task, which says how they stand. */
static enum err
show_series(struct request *rq, const struct task_list *whole,
    const struct task_list *all, const struct assignment_lines *lines)
{
	struct node *root = view_root(rq->view);

	for (size_t i = 0; i < whole->n; i++) {
		const struct task *task = &whole->items[i];
		struct series_standing standing;
		struct series series;
		enum err err;

		if (task->deadline.kind != DEADLINE_RECURRING &&
		    task->deadline.kind != DEADLINE_MILESTONES)
			continue;
		err = series_store_get(&rq->cx, task->id, &series);
		if (err)
			return err;
		standing = series_stand(&rq->cx, task->id, all, lines, &series);
		if (standing.n_parts > 0)
			series_view(node_child(node_item(root, "Tasks", i),
					"Series"),
			    task, &series, &standing);
	}
	return OK;
}

static void
without_parts(struct cx *cx, const struct task_list *all, struct task_list *out)
{
	out->n = 0;
	out->items = arena_array(cx->mem, all->n + 1, sizeof(*out->items));
	for (size_t i = 0; i < all->n; i++)
		if (all->items[i].parent_id == 0)
			out->items[out->n++] = all->items[i];
}

static enum err
show_tasks(struct request *rq, uint64_t id)
{
	struct node *root = view_root(rq->view);
	struct task_list all;
	struct task_list tasks;
	struct assignment_lines lines;
	enum err err;

	err = task_store_list(&rq->cx, id, &all);
	if (err)
		return err;
	without_parts(&rq->cx, &all, &tasks);
	task_list_view(root, "Tasks", &tasks);
	err = assignment_store_list_directive(&rq->cx, id, &lines);
	if (err)
		return err;
	assignment_lines_by_task_view(&rq->cx, root, "Tasks", &tasks, &lines);
	err = show_series(rq, &tasks, &all, &lines);
	if (err)
		return err;
	for (size_t i = 0; i < lines.n; i++)
		if (lines.items[i].a.state == STATE_DRAFT)
			node_bool(root, "waiting", true);
	return OK;
}

/* R61: each task as the Government sees it. */
static enum err
show_central(struct request *rq, uint64_t id)
{
	struct central_tasks tasks;
	enum err err;

	err = central_store_list_directive(&rq->cx, id, &tasks);
	if (!err)
		central_list_view(view_root(rq->view), "Central", &tasks, 0,
		    tasks.n, clock_day(rq->cx.now));
	return err;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	uint64_t id = form_id(rq->query, ID);
	struct directive directive;
	struct file_list files;
	struct event_list events;
	struct outgoing_reviews reviews;
	enum err err;

	err = directive_store_get(&rq->cx, id, &directive);
	if (err)
		return err;
	directive_view(&rq->cx, node_child(root, "Directive"), &directive);
	node_bool(root, "may_edit",
	    rq->cx.actor->role == ROLE_CREATOR &&
		rq->cx.actor->account_id == directive.created_by);
	err = show_tasks(rq, id);
	if (!err && directive.source == SOURCE_GOVERNMENT)
		err = show_central(rq, id);
	if (err)
		return err;
	err = file_store_list_directive(&rq->cx, id, &files);
	if (err)
		return err;
	file_list_view(root, "Files", &files, FILE_DIRECTIVE, 0);
	err = event_store_list_directive(&rq->cx, id, &events);
	if (err)
		return err;
	event_list_view(root, "Events", &events);
	err = outgoing_store_list_directive_reviews(&rq->cx, id, &reviews);
	if (err)
		return err;
	outgoing_reviews_view(root, "Reviews", &reviews);
	return OK;
}

const struct action action = {
	.name = "directive-view",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.versioned = "Directive",
};
