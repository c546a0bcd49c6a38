/*
 * difficulty-decide: record the office's advice and the approved solution
 * (R42).
 *
 * GET   shows the difficulties beside the task.
 * POST  closes one with advice and decision, tells the agency.
 */
#include <inttypes.h>

#include "action.h"
#include "assignment_verbs.h"
#include "history_view.h"
#include "reply_store.h"
#include "task_page.h"

enum { ID };
enum { VERSION, DIFFICULTY, ADVICE, DECISION, DECIDED_BY, DOCUMENT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[DIFFICULTY] = { "difficulty_id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[ADVICE] = { "advice", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
	[DECISION] = { "decision", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED,
	    NULL },
	[DECIDED_BY] = { "decided_by", FIELD_LINE, PERSON_MAX, FIELD_REQUIRED,
	    NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_MAX, FIELD_OPTIONAL,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;
	struct difficulty_list difficulties;
	enum err err;

	err = task_page_open_for(rq, form_id(rq->query, ID),
	    MOVE_DECIDE_DIFFICULTY, &page);
	if (err)
		return err;
	err = difficulty_store_list(&rq->cx, page.assignment.id, &difficulties);
	if (err)
		return err;
	difficulty_list_view(view_root(rq->view), "Difficulties",
	    &difficulties);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	const struct difficulty_decision decision = {
		.assignment_id = form_id(rq->query, ID),
		.difficulty_id = form_id(f, DIFFICULTY),
		.version = form_id(f, VERSION),
		.advice = form_str(f, ADVICE),
		.decision = form_str(f, DECISION),
		.decided_by = form_str(f, DECIDED_BY),
		.document = form_str(f, DOCUMENT),
	};
	enum err err;

	err = assignment_decide_difficulty(&rq->cx, &decision);
	if (err)
		return err;
	return respond_done(rq, "difficulty_decided", "/task-view?id=%" PRIu64,
	    decision.assignment_id);
}

const struct action action = {
	.name = "difficulty-decide",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
