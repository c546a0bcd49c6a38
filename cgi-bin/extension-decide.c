/*
 * extension-decide: record the decision on a request for more time (R43).
 *
 * GET   shows the request beside the task.
 * POST  grants, changes or refuses it, tells the agency.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"
#include "file_store.h"
#include "history_view.h"
#include "reply_store.h"
#include "task_page.h"

enum { ID };
enum { VERSION, DECISION, DUE_ON, REASON, DECIDED_BY, DOCUMENT };

static const char *const decisions[] = { "granted", "changed", "refused",
	NULL };
static const enum decision decision_of[] = { DECISION_GRANTED, DECISION_CHANGED,
	DECISION_REFUSED };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[DECISION] = { "decision", FIELD_CHOICE, 0, FIELD_REQUIRED, decisions },
	[DUE_ON] = { "due_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_OPTIONAL, NULL },
	[DECIDED_BY] = { "decided_by", FIELD_LINE, PERSON_MAX, FIELD_REQUIRED,
	    NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct task_page page;
	struct extension_list extensions;
	struct file_list files;
	enum err err;

	err = task_page_open_for(rq, form_id(rq->query, ID),
	    MOVE_DECIDE_EXTENSION, &page);
	if (err)
		return err;
	err = extension_store_list(&rq->cx, page.assignment.id, &extensions);
	if (err)
		return err;
	extension_list_view(root, "Extensions", &extensions);
	err = file_store_list_assignment(&rq->cx, page.assignment.id, &files);
	if (err)
		return err;
	file_list_view(root, "ExtensionFiles", &files, FILE_EXTENSION, 0);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	const struct extension_decision decision = {
		.assignment_id = form_id(rq->query, ID),
		.version = form_id(f, VERSION),
		.decision = decision_of[form_choice(f, DECISION)],
		.due_on = form_date(f, DUE_ON),
		.reason = form_str(f, REASON),
		.decided_by = form_str(f, DECIDED_BY),
		.document = form_str(f, DOCUMENT),
	};
	enum err err;

	err = assignment_decide_extension(&rq->cx, &decision);
	if (err)
		return err;
	return respond_done(rq, "extension_decided", "/task-view?id=%" PRIu64,
	    decision.assignment_id);
}

const struct action action = {
	.name = "extension-decide",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
