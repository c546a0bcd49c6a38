/*
 * central-enter: enter a result in the national system, and say so (R61).
 *
 * GET   shows how a central task stands: its agencies, their results, what is
 *       missing; asks for the day when all are there.
 * POST  records the day it was entered, by whom.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_store.h"
#include "assignment_view.h"
#include "central_store.h"
#include "central_verbs.h"
#include "central_view.h"
#include "clock.h"
#include "task_store.h"

enum { ID };
enum { ENTERED_ON, NATIONAL_CODE };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[ENTERED_ON] = { "entered_on", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[NATIONAL_CODE] = { "national_code", FIELD_LINE, NATIONAL_CODE_MAX,
	    FIELD_OPTIONAL, NULL },
};

/* The agencies of the task and of its parts (R7), apart from others of the
 * directive. */
static enum err
show_agencies(struct request *rq, const struct central_task *central)
{
	struct task_list tasks;
	struct assignment_lines lines;
	size_t n = 0;
	enum err err;

	err = task_store_list(&rq->cx, central->directive_id, &tasks);
	if (err)
		return err;
	err = assignment_store_list_directive(&rq->cx, central->directive_id,
	    &lines);
	if (err)
		return err;
	for (size_t i = 0; i < lines.n; i++)
		for (size_t k = 0; k < tasks.n; k++)
			if (tasks.items[k].id == lines.items[i].a.task_id &&
			    (tasks.items[k].id == central->id ||
				tasks.items[k].parent_id == central->id))
				lines.items[n++] = lines.items[i];
	lines.n = n;
	assignment_lines_view(&rq->cx, view_root(rq->view), "Lines", &lines);
	return OK;
}

static enum err
show(struct request *rq)
{
	int32_t today = clock_day(rq->cx.now);
	struct node *root = view_root(rq->view);
	struct central_task central;
	struct task task;
	char day[16];
	enum err err;

	err = central_store_get(&rq->cx, form_id(rq->query, ID), &central);
	if (err)
		return err;
	err = task_store_get(&rq->cx, central.id, &task);
	if (err)
		return err;
	central_view(node_child(root, "Central"), &central, today);
	node_text(root, "content", task.content);
	if (rq->http.method != METHOD_POST)
		form_preset(rq->form, "entered_on", day_format(today, day));
	return show_agencies(rq, &central);
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = central_enter(&rq->cx, id, form_date(rq->form, ENTERED_ON),
	    form_str(rq->form, NATIONAL_CODE));
	if (err)
		return err;
	return respond_done(rq, "central_entered", "/central-enter?id=%" PRIu64,
	    id);
}

const struct action action = {
	.name = "central-enter",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
