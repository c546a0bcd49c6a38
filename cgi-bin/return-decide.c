/*
 * return-decide: decide on an assignment an agency sent back (R30).
 *
 * GET   shows the reasons and the three ways: correct, transfer, refuse.
 * POST  carries one of them out, tells the agencies.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "assignment_verbs.h"
#include "clock.h"
#include "history_view.h"
#include "reply_store.h"
#include "task_page.h"

enum { ID };
enum {
	VERSION,
	DECISION,
	REASON,
	TO_AGENCY,
	NEW_CONTENT,
	NEW_DUE_ON,
	DOCUMENT
};

static const char *const decisions[] = { "corrected", "transferred", "refused",
	NULL };
static const enum decision decision_of[] = { DECISION_CORRECTED,
	DECISION_TRANSFERRED, DECISION_REFUSED };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[DECISION] = { "decision", FIELD_CHOICE, 0, FIELD_REQUIRED, decisions },
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
	[TO_AGENCY] = { "to_agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[NEW_CONTENT] = { "new_content", FIELD_TEXT, TASK_CONTENT_MAX,
	    FIELD_OPTIONAL, NULL },
	[NEW_DUE_ON] = { "new_due_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_MAX, FIELD_OPTIONAL,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;
	struct return_request request;
	struct agency_list agencies;
	bool found;
	enum err err;

	err = task_page_open_for(rq, form_id(rq->query, ID), MOVE_CORRECT,
	    &page);
	if (err)
		return err;
	err = return_store_find_last(&rq->cx, page.assignment.id, &found,
	    &request);
	if (err)
		return err;
	if (found)
		return_request_view(node_child(view_root(rq->view), "Return"),
		    &request);
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
	struct return_decision decision = {
		.assignment_id = form_id(rq->query, ID),
		.version = form_id(f, VERSION),
		.decision = decision_of[form_choice(f, DECISION)],
		.reason = form_str(f, REASON),
		.to_agency_id = form_id(f, TO_AGENCY),
		.new_content = form_str(f, NEW_CONTENT),
		.new_due_on = form_date(f, NEW_DUE_ON),
		.document = form_str(f, DOCUMENT),
	};
	enum err err;

	err = assignment_decide_return(&rq->cx, &decision);
	if (err)
		return err;
	return respond_done(rq, "return_decided", "/task-view?id=%" PRIu64,
	    decision.new_assignment_id != 0 ? decision.new_assignment_id
					    : decision.assignment_id);
}

const struct action action = {
	.name = "return-decide",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
