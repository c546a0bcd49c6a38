/*
 * incident-report: report that the system cannot be used as it should (R70).
 *
 * GET   shows the form.
 * POST  records it, goes to the list.
 */
#include "action.h"
#include "assignment.h"
#include "register_verbs.h"
#include "reply.h"

enum { REPORTER, PHONE, OCCURRED_AT, PAGE, DESCRIPTION };
enum { PHONE_MAX = 40 };

static const struct field fields[] = {
	[REPORTER] = { "reporter", FIELD_LINE, PERSON_MAX, FIELD_REQUIRED,
	    NULL },
	[PHONE] = { "phone", FIELD_LINE, PHONE_MAX, FIELD_OPTIONAL, NULL },
	[OCCURRED_AT] = { "occurred_at", FIELD_MOMENT, 0, FIELD_OPTIONAL,
	    NULL },
	[PAGE] = { "page", FIELD_LINE, REGISTER_PAGE_MAX, FIELD_OPTIONAL,
	    NULL },
	[DESCRIPTION] = { "description", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	if (!rq->again)
		form_preset(rq->form, "reporter",
		    actor_shown_name(rq->cx.actor));
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct incident incident = {
		.reporter = form_str(rq->form, REPORTER),
		.phone = form_str(rq->form, PHONE),
		.occurred_at = form_moment(rq->form, OCCURRED_AT),
		.page = form_str(rq->form, PAGE),
		.description = form_str(rq->form, DESCRIPTION),
	};
	enum err err;

	err = incident_report(&rq->cx, &incident);
	if (err)
		return err;
	return respond_done(rq, "incident_reported", "/incident-list");
}

const struct action action = {
	.name = "incident-report",
	.needs = PERM_HOME,
	.sites = SITE_OFFICE | SITE_PORTAL | SITE_ADMIN,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
