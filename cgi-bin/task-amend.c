/*
 * task-amend: change a task that was handed out, with a reason (R27).
 *
 * GET   shows the task as it stands.
 * POST  writes the change, keeps the old values, tells the agencies.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_store.h"
#include "assignment_verbs.h"
#include "clock.h"
#include "task_page.h"

enum { ID };
enum {
	VERSION,
	CONTENT,
	PRODUCT,
	AUTHORITY,
	OTHER,
	DEADLINE_TEXT,
	DUE_ON,
	ADD_LEADS,
	ADD_COORDINATING,
	REASON,
	DOCUMENT
};

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[CONTENT] = { "content", FIELD_TEXT, TASK_CONTENT_MAX, FIELD_REQUIRED,
	    NULL },
	[PRODUCT] = { "product", FIELD_LINE, TASK_PRODUCT_MAX, FIELD_OPTIONAL,
	    NULL },
	[AUTHORITY] = { "receiving_authority", FIELD_LINE, TASK_AUTHORITY_MAX,
	    FIELD_OPTIONAL, NULL },
	[OTHER] = { "other_information", FIELD_TEXT, TASK_OTHER_MAX,
	    FIELD_OPTIONAL, NULL },
	[DEADLINE_TEXT] = { "deadline_text", FIELD_LINE, DEADLINE_TEXT_MAX,
	    FIELD_OPTIONAL, NULL },
	[DUE_ON] = { "due_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
	[ADD_LEADS] = { "add_leads", FIELD_LINE, TASK_WORDS_MAX, FIELD_OPTIONAL,
	    NULL },
	[ADD_COORDINATING] = { "add_coordinating", FIELD_LINE, TASK_WORDS_MAX,
	    FIELD_OPTIONAL, NULL },
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_MAX, FIELD_OPTIONAL,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct task_page page;
	char day[16];
	enum err err;

	err = task_page_open_for(rq, form_id(rq->query, ID), MOVE_AMEND, &page);
	if (err || rq->again)
		return err;
	form_preset(rq->form, "content", page.task.content);
	form_preset(rq->form, "product", page.task.product);
	form_preset(rq->form, "receiving_authority",
	    page.task.receiving_authority);
	form_preset(rq->form, "other_information", page.task.other_information);
	form_preset(rq->form, "deadline_text", page.task.deadline.text);
	form_preset(rq->form, "due_on",
	    day_format(page.assignment.due_on, day));
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct agency_name_list names;
	struct task_page page;
	struct task_amendment amendment = {
		.version = form_id(f, VERSION),
		.content = form_str(f, CONTENT),
		.product = form_str(f, PRODUCT),
		.receiving_authority = form_str(f, AUTHORITY),
		.other_information = form_str(f, OTHER),
		.deadline_text = form_str(f, DEADLINE_TEXT),
		.due_on = form_date(f, DUE_ON),
		.reason = form_str(f, REASON),
		.document = form_str(f, DOCUMENT),
	};
	enum err err;

	err = task_page_open(rq, form_id(rq->query, ID), &page);
	if (err)
		return err;
	err = agency_store_list_names(&rq->cx, clock_day(rq->cx.now), &names);
	if (err)
		return err;
	amendment.task_id = page.task.id;
	amendment.has_due_on = amendment.due_on != page.assignment.due_on;
	agency_match_words(&rq->cx, &names, form_str(f, ADD_LEADS),
	    &amendment.add_leads);
	agency_match_words(&rq->cx, &names, form_str(f, ADD_COORDINATING),
	    &amendment.add_coordinating);
	err = task_amend(&rq->cx, &amendment);
	if (err)
		return err;
	return respond_done(rq, "amended", "/task-view?id=%" PRIu64,
	    page.assignment.id);
}

const struct action action = {
	.name = "task-amend",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
