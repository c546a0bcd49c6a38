/*
 * paper-receive: note that the paper copy of an answer came in (R39).
 *
 * GET   asks for the day beside the task.
 * POST  records it.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"
#include "task_page.h"

enum { ID };
enum { VERSION, RECEIVED_ON };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[RECEIVED_ON] = { "paper_received_on", FIELD_DATE, 0, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;

	return task_page_open_for(rq, form_id(rq->query, ID),
	    MOVE_RECEIVE_PAPER, &page);
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = assignment_receive_paper(&rq->cx, id, form_id(rq->form, VERSION),
	    form_date(rq->form, RECEIVED_ON));
	if (err)
		return err;
	return respond_done(rq, "paper_received", "/task-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "paper-receive",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
