/*
 * feedback-send: say something of the system or of the Regulation (R75, R82).
 *
 * GET   shows the form.
 * POST  keeps it, goes to the list, where the answer will stand.
 */
#include "action.h"
#include "register_verbs.h"

enum { KIND, PAGE, BODY, DOCUMENT, DOCUMENT_ON };

static const char *const kinds[] = { "software", "regulation", NULL };

static const struct field fields[] = {
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_REQUIRED, kinds },
	[PAGE] = { "page", FIELD_LINE, REGISTER_PAGE_MAX, FIELD_OPTIONAL,
	    NULL },
	[BODY] = { "body", FIELD_TEXT, REGISTER_BODY_MAX, FIELD_REQUIRED,
	    NULL },
	[DOCUMENT] = { "document", FIELD_LINE, REGISTER_PERSON_MAX,
	    FIELD_OPTIONAL, NULL },
	[DOCUMENT_ON] = { "document_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	if (!rq->again)
		form_preset(rq->form, "kind", "software");
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct feedback feedback = {
		.kind = (enum feedback_kind)form_choice(rq->form, KIND),
		.page = form_str(rq->form, PAGE),
		.body = form_str(rq->form, BODY),
		.document = form_str(rq->form, DOCUMENT),
		.document_on = form_date(rq->form, DOCUMENT_ON),
	};
	enum err err;

	err = feedback_send(&rq->cx, &feedback);
	if (err)
		return err;
	return respond_done(rq, "feedback_sent", "/feedback-list");
}

const struct action action = {
	.name = "feedback-send",
	.needs = PERM_HOME,
	.sites = SITE_OFFICE | SITE_PORTAL | SITE_ADMIN,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
