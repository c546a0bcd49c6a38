/*
 * event-date-set: enter the date from which a relative deadline counts.
 *
 * GET   asks for the date beside the task.
 * POST  computes the due dates of its open assignments, tells the agencies.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"
#include "task_page.h"

enum { ID };
enum { VERSION, EVENT_ON, DOCUMENT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[EVENT_ON] = { "event_on", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;

	return task_page_open_for(rq, form_id(rq->query, ID), MOVE_AMEND,
	    &page);
}

static enum err
submit(struct request *rq)
{
	struct task_page page;
	enum err err;

	err = task_page_open(rq, form_id(rq->query, ID), &page);
	if (err)
		return err;
	err = task_set_event_date(&rq->cx, page.task.id,
	    form_id(rq->form, VERSION), form_date(rq->form, EVENT_ON),
	    form_str(rq->form, DOCUMENT));
	if (err)
		return err;
	return respond_done(rq, "event_date_set", "/task-view?id=%" PRIu64,
	    page.assignment.id);
}

const struct action action = {
	.name = "event-date-set",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
