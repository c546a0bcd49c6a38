/*
 * extension-request: ask for more time (R43).
 *
 * GET   shows the form beside the task.
 * POST  records the request; the clock runs on until it is decided.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"
#include "task_page.h"

enum { ID };
enum { VERSION, ASKED_DUE_ON, REASON, DOCUMENT, FILES };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[ASKED_DUE_ON] = { "asked_due_on", FIELD_DATE, 0, FIELD_REQUIRED,
	    NULL },
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_MAX, FIELD_OPTIONAL,
	    NULL },
	[FILES] = { "files", FIELD_FILES, 10, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;

	return task_page_open_for(rq, form_id(rq->query, ID),
	    MOVE_ASK_EXTENSION, &page);
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct extension extension = {
		.assignment_id = form_id(rq->query, ID),
		.asked_due_on = form_date(f, ASKED_DUE_ON),
		.reason = form_str(f, REASON),
		.document = form_str(f, DOCUMENT),
	};
	struct task_page page;
	enum err err;

	err = task_page_open(rq, extension.assignment_id, &page);
	if (err)
		return err;
	err = task_page_check_files(rq, FILES, "files");
	if (err)
		return err;
	err = assignment_request_extension(&rq->cx, form_id(f, VERSION),
	    &extension);
	if (err)
		return err;
	err = task_page_keep_files(rq, FILES, "files", FILE_EXTENSION,
	    extension.id, page.directive.id, page.assignment.id);
	if (err)
		return err;
	return respond_done(rq, "extension_requested", "/task-view?id=%" PRIu64,
	    extension.assignment_id);
}

const struct action action = {
	.name = "extension-request",
	.needs = PERM_RESPOND,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
