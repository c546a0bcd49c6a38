/*
 * task-cancel: stop an assignment that is no longer needed, by decision of
 * the authority (dừng thực hiện).
 *
 * GET   asks for reason, document and who decided, beside the task.
 * POST  cancels this assignment or all open ones of the task.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_store.h"
#include "assignment_verbs.h"
#include "assignment_view.h"
#include "held_act_verbs.h"
#include "series_verbs.h"
#include "task_page.h"

enum { ID };
enum { VERSION, WHOLE_TASK, WHOLE_SERIES, REASON, DOCUMENT, DECIDED_BY };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[WHOLE_TASK] = { "whole_task", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[WHOLE_SERIES] = { "whole_series", FIELD_BOOL, 0, FIELD_OPTIONAL,
	    NULL },
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_MAX, FIELD_REQUIRED,
	    NULL },
	[DECIDED_BY] = { "decided_by", FIELD_LINE, PERSON_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;
	struct assignment_lines lines;
	enum err err;

	err = task_page_open_for(rq, form_id(rq->query, ID), MOVE_CANCEL,
	    &page);
	if (err)
		return err;
	err = assignment_store_list_task(&rq->cx, page.assignment.task_id,
	    &lines);
	if (err)
		return err;
	assignment_lines_view(&rq->cx, view_root(rq->view), "Others", &lines);
	return OK;
}

/* A series ends for good: what comes next of it was never handed out. */
static enum err
end_series(struct request *rq, uint64_t id)
{
	const struct form *f = rq->form;
	enum err err;

	err = series_end(&rq->cx, id, form_id(f, VERSION), form_str(f, REASON),
	    form_str(f, DOCUMENT), form_str(f, DECIDED_BY));
	if (err)
		return err;
	return respond_done(rq, "cancelled", "/task-view?id=%" PRIu64, id);
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	uint64_t id = form_id(rq->query, ID);
	struct held held;
	enum err err;

	if (form_bool(f, WHOLE_SERIES))
		return end_series(rq, id);
	err = held_begin_ending(&rq->cx, HELD_CANCEL, id, &held);
	if (!err)
		err = assignment_cancel(&rq->cx, id, form_id(f, VERSION),
		    form_bool(f, WHOLE_TASK), form_str(f, REASON),
		    form_str(f, DOCUMENT), form_str(f, DECIDED_BY));
	err = held_end(&rq->cx, &held, err);
	if (err)
		return err;
	return respond_undoable(rq, "cancelled", held.act.id,
	    "/task-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "task-cancel",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
