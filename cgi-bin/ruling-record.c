/*
 * ruling-record: write down what the Chairman said about a task (R47).
 *
 * GET   shows the task with its notices.
 * POST  records it in the history and tells the agency.
 */
#include <inttypes.h>

#include "action.h"
#include "clock.h"
#include "directive.h"
#include "notice_verbs.h"
#include "notice_view.h"
#include "reply.h"

enum { ID };
enum { VERSION, PROPOSAL, OPINION, RULED_BY, RULED_ON, DOCUMENT };
enum { DOCUMENT_TEXT_MAX = 200 };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[PROPOSAL] = { "proposal", FIELD_TEXT, REASON_MAX, FIELD_OPTIONAL,
	    NULL },
	[OPINION] = { "opinion", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
	[RULED_BY] = { "ruled_by", FIELD_LINE, PERSON_MAX, FIELD_REQUIRED,
	    NULL },
	[RULED_ON] = { "ruled_on", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, DOCUMENT_TEXT_MAX,
	    FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct escalation escalation;
	enum err err;

	err = ruling_check(&rq->cx, form_id(rq->query, ID), &escalation);
	if (err)
		return err;
	escalation_view(node_child(view_root(rq->view), "Escalation"),
	    &escalation, clock_day(rq->cx.now));
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct ruling ruling = {
		.escalation_id = form_id(rq->query, ID),
		.proposal = form_str(f, PROPOSAL),
		.opinion = form_str(f, OPINION),
		.ruled_by = form_str(f, RULED_BY),
		.ruled_on = form_date(f, RULED_ON),
		.document = form_str(f, DOCUMENT),
	};
	enum err err;

	err = ruling_record(&rq->cx, form_id(f, VERSION), &ruling);
	if (err)
		return err;
	return respond_done(rq, "ruling_recorded", "/task-view?id=%" PRIu64,
	    ruling.assignment_id);
}

const struct action action = {
	.name = "ruling-record",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
