/*
 * escalation-propose: write what the office proposes to the Chairman about a
 * task whose last notice ran out (R47).
 *
 * GET   shows the task with its notices and the cause the agency gave.
 * POST  keeps the proposal; the report takes it from there.
 */
#include "action.h"
#include "clock.h"
#include "notice_verbs.h"
#include "notice_view.h"
#include "reply.h"

enum { ID };
enum { VERSION, PROPOSAL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[PROPOSAL] = { "proposal", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED,
	    NULL },
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
	if (!rq->again)
		form_preset(rq->form, "proposal", escalation.proposal);
	return OK;
}

static enum err
submit(struct request *rq)
{
	enum err err;

	err = escalation_propose(&rq->cx, form_id(rq->query, ID),
	    form_id(rq->form, VERSION), form_str(rq->form, PROPOSAL));
	if (err)
		return err;
	return respond_done(rq, "proposal_kept", "/escalation-list");
}

const struct action action = {
	.name = "escalation-propose",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
