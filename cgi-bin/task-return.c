/*
 * task-return: send an assignment back to the office with a reason (R30).
 *
 * GET   shows the form beside the task.
 * POST  records the return, tells the specialist, goes back to the task.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "assignment_verbs.h"
#include "clock.h"
#include "task_page.h"

enum { ID };
enum { VERSION, CATEGORY, REASON, HEAD_INFORMED, PROPOSED_AGENCY, FILES };

static const char *const categories[] = { "wrong_content", "not_competent",
	"duplicate", "other", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[CATEGORY] = { "category", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    categories },
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
	[HEAD_INFORMED] = { "head_informed", FIELD_LINE, PERSON_MAX,
	    FIELD_REQUIRED, NULL },
	[PROPOSED_AGENCY] = { "proposed_agency_id", FIELD_ID, 0, FIELD_OPTIONAL,
	    NULL },
	[FILES] = { "files", FIELD_FILES, 10, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;
	struct agency_list agencies;
	enum err err;

	err = task_page_open_for(rq, form_id(rq->query, ID), MOVE_RETURN,
	    &page);
	if (err)
		return err;
	err = agency_store_list(&rq->cx, clock_day(rq->cx.now), &agencies);
	if (err)
		return err;
	agency_list_view(view_root(rq->view), "Agencies", &agencies);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct return_request request = {
		.assignment_id = form_id(rq->query, ID),
		.category = (enum return_category)form_choice(f, CATEGORY),
		.reason = form_str(f, REASON),
		.head_informed = form_str(f, HEAD_INFORMED),
		.proposed_agency_id = form_id(f, PROPOSED_AGENCY),
	};
	struct task_page page;
	enum err err;

	err = task_page_open(rq, request.assignment_id, &page);
	if (err)
		return err;
	err = task_page_check_files(rq, FILES, "files");
	if (err)
		return err;
	err = assignment_return(&rq->cx, form_id(f, VERSION), &request);
	if (err)
		return err;
	err = task_page_keep_files(rq, FILES, "files", FILE_RETURN_REQUEST,
	    request.id, page.directive.id, page.assignment.id);
	if (err)
		return err;
	return respond_done(rq, "returned", "/task-view?id=%" PRIu64,
	    request.assignment_id);
}

const struct action action = {
	.name = "task-return",
	.needs = PERM_RESPOND,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
