/*
 * result-confirm: say that a result is complete (R40).
 *
 * GET   shows the result beside the task.
 * POST  completes the assignment, tells the agency.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"
#include "file_store.h"
#include "history_view.h"
#include "reply_store.h"
#include "task_page.h"

enum { ID };
enum { VERSION, NOTE };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[NOTE] = { "note", FIELD_TEXT, REASON_MAX, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;
	struct reply_list replies;
	struct file_list files;
	enum err err;

	err = task_page_open_for(rq, form_id(rq->query, ID), MOVE_CONFIRM,
	    &page);
	if (err)
		return err;
	err = reply_store_list(&rq->cx, page.assignment.id, &replies);
	if (err)
		return err;
	err = file_store_list_assignment(&rq->cx, page.assignment.id, &files);
	if (err)
		return err;
	reply_list_view(&rq->cx, view_root(rq->view), "Replies", &replies,
	    &files);
	return OK;
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = assignment_confirm(&rq->cx, id, form_id(rq->form, VERSION),
	    form_str(rq->form, NOTE));
	if (err)
		return err;
	return respond_done(rq, "confirmed", "/task-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "result-confirm",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
