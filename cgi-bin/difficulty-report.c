/*
 * difficulty-report: report what stands in the way, and propose (R42).
 *
 * GET   shows the form beside the task.
 * POST  records it; it stays open until the office decides.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"
#include "task_page.h"

enum { ID };
enum { VERSION, DESCRIPTION, CAUSE, PROPOSAL, DOCUMENT, FILES };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[DESCRIPTION] = { "description", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED,
	    NULL },
	[CAUSE] = { "cause", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
	[PROPOSAL] = { "proposal", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED,
	    NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_MAX, FIELD_OPTIONAL,
	    NULL },
	[FILES] = { "files", FIELD_FILES, 10, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;

	return task_page_open_for(rq, form_id(rq->query, ID),
	    MOVE_REPORT_DIFFICULTY, &page);
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct difficulty difficulty = {
		.assignment_id = form_id(rq->query, ID),
		.description = form_str(f, DESCRIPTION),
		.cause = form_str(f, CAUSE),
		.proposal = form_str(f, PROPOSAL),
		.document = form_str(f, DOCUMENT),
	};
	struct task_page page;
	enum err err;

	err = task_page_open(rq, difficulty.assignment_id, &page);
	if (err)
		return err;
	err = task_page_check_files(rq, FILES, "files");
	if (err)
		return err;
	err = assignment_report_difficulty(&rq->cx, form_id(f, VERSION),
	    &difficulty);
	if (err)
		return err;
	err = task_page_keep_files(rq, FILES, "files", FILE_DIFFICULTY,
	    difficulty.id, page.directive.id, page.assignment.id);
	if (err)
		return err;
	return respond_done(rq, "difficulty_reported", "/task-view?id=%" PRIu64,
	    difficulty.assignment_id);
}

const struct action action = {
	.name = "difficulty-report",
	.needs = PERM_RESPOND,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
