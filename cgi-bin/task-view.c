/*
 * task-view: show one assignment with its directive, deadline and history.
 *
 * GET  shows it; the first look of the agency's officer is remembered (R28),
 *      a small write of its own.
 */
#include "action.h"
#include "assignment_store.h"
#include "assignment_verbs.h"
#include "assignment_view.h"
#include "calendar.h"
#include "clock.h"
#include "delegation_store.h"
#include "delegation_view.h"
#include "event_store.h"
#include "file_store.h"
#include "history_view.h"
#include "notice_store.h"
#include "notice_view.h"
#include "reply_store.h"
#include "series_verbs.h"
#include "series_view.h"
#include "task_page.h"

enum { ID };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
show_answers(struct request *rq, const struct task_page *page)
{
	struct node *root = view_root(rq->view);
	struct file_list files;
	struct reply_list replies;
	enum err err;

	err = file_store_list_assignment(&rq->cx, page->assignment.id, &files);
	if (err)
		return err;
	err = reply_store_list(&rq->cx, page->assignment.id, &replies);
	if (err)
		return err;
	reply_list_view(&rq->cx, root, "Replies", &replies, &files);
	file_list_view(root, "ReturnFiles", &files, FILE_RETURN_REQUEST, 0);
	file_list_view(root, "ExtensionFiles", &files, FILE_EXTENSION, 0);
	file_list_view(root, "DifficultyFiles", &files, FILE_DIFFICULTY, 0);
	file_list_view(root, "NoticeFiles", &files, FILE_NOTICE, 0);
	err = file_store_list_directive(&rq->cx, page->assignment.directive_id,
	    &files);
	if (err)
		return err;
	file_list_view(root, "DirectiveFiles", &files, FILE_DIRECTIVE, 0);
	return OK;
}

static enum err
show_requests(struct request *rq, const struct task_page *page)
{
	struct node *root = view_root(rq->view);
	struct extension_list extensions;
	struct difficulty_list difficulties;
	struct return_request request;
	bool found;
	enum err err;

	err = extension_store_list(&rq->cx, page->assignment.id, &extensions);
	if (err)
		return err;
	extension_list_view(root, "Extensions", &extensions);
	err = difficulty_store_list(&rq->cx, page->assignment.id,
	    &difficulties);
	if (err)
		return err;
	difficulty_list_view(root, "Difficulties", &difficulties);
	err = return_store_find_last(&rq->cx, page->assignment.id, &found,
	    &request);
	if (err)
		return err;
	if (found)
		return_request_view(node_child(root, "Return"), &request);
	return OK;
}

/* The sheet is the agency's own; others see who is in charge (R31). */
static enum err
show_delegation(struct request *rq, const struct task_page *page)
{
	struct node *node = node_child(view_root(rq->view), "Delegation");
	struct delegation d;
	enum err err;

	err = delegation_store_get(&rq->cx, page->assignment.id, &d);
	if (err)
		return err;
	if (assignment_flow_ever_allows(page->party, MOVE_DELEGATE))
		delegation_view(&rq->cx, node, &d);
	else
		node_text(node, "leader", d.leader);
	return OK;
}

/* The office and the leading agency see who else has the task (R18). */
static enum err
show_others(struct request *rq, const struct task_page *page)
{
	struct assignment_lines lines;
	enum err err;

	if (page->assignment.role != ROLE_LEAD &&
	    !role_is_office(rq->cx.actor->role))
		return OK;
	err = assignment_store_list_task(&rq->cx, page->assignment.task_id,
	    &lines);
	if (err)
		return err;
	assignment_lines_view(&rq->cx, view_root(rq->view), "Others", &lines);
	return OK;
}

/* R7: the task this is an occurrence or a milestone of. */
static enum err
show_series(struct request *rq, const struct task_page *page)
{
	struct node *node = node_child(view_root(rq->view), "Series");
	struct series_page series;
	enum err err;

	if (page->task.parent_id == 0)
		return OK;
	err = series_open(&rq->cx, page->task.parent_id, &series);
	if (err)
		return err;
	series_view(node, &series.task, &series.series, &series.standing);
	node_text(node, "summary", series.task.deadline.derivation);
	return OK;
}

static enum err
show_history(struct request *rq, const struct task_page *page)
{
	struct event_list events;
	enum err err;

	err = event_store_list_assignment(&rq->cx, page->assignment.id,
	    page->assignment.task_id, page->assignment.directive_id, &events);
	if (err)
		return err;
	event_list_view(view_root(rq->view), "Events", &events);
	return OK;
}

/* What the Chairman ordered about it, or what it came of (R47). */
static enum err
show_rulings(struct request *rq, const struct task_page *page)
{
	struct ruling_links links;
	enum err err;

	err = ruling_store_list_links(&rq->cx, page->assignment.id,
	    page->assignment.task_id, &links);
	if (err)
		return err;
	ruling_links_view(&rq->cx, view_root(rq->view), "Rulings", &links);
	return OK;
}

/* Days off that are not announced yet may still move a date. */
static void
show_year(struct request *rq, const struct task_page *page)
{
	const struct calendar *calendar = rq->cx.calendar;
	int32_t due_on = page->assignment.due_on;
	int32_t update_on = page->assignment.update_due_on;

	node_bool(view_root(rq->view), "year_unconfirmed",
	    assignment_is_open(page->assignment.state) &&
		((due_on != NO_DAY &&
		     !calendar_is_confirmed(calendar, due_on)) ||
		    (update_on != NO_DAY &&
			!calendar_is_confirmed(calendar, update_on))));
}

static enum err
show(struct request *rq)
{
	struct task_page page;
	enum err err;

	err = task_page_open(rq, form_id(rq->query, ID), &page);
	if (err)
		return err;
	show_year(rq, &page);
	err = show_answers(rq, &page);
	if (err)
		return err;
	err = show_requests(rq, &page);
	if (err)
		return err;
	err = show_delegation(rq, &page);
	if (err)
		return err;
	err = show_others(rq, &page);
	if (err)
		return err;
	err = show_series(rq, &page);
	if (err)
		return err;
	err = show_rulings(rq, &page);
	if (err)
		return err;
	err = show_history(rq, &page);
	if (err)
		return err;
	return assignment_mark_seen(&rq->cx, &page.assignment);
}

const struct action action = {
	.name = "task-view",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.versioned = "Assignment",
};
