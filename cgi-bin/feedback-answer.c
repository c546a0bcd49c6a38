/*
 * feedback-answer: answer what somebody said of the system, and mark it as
 * proposed for an upgrade (R75).
 *
 * GET   shows it with the form.
 * POST  keeps the answer, goes back to the list.
 */
#include "action.h"
#include "feedback_store.h"
#include "register_verbs.h"
#include "register_view.h"

enum { ID };
enum { VERSION, ANSWER, UPGRADE };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[ANSWER] = { "answer", FIELD_TEXT, REGISTER_BODY_MAX, FIELD_REQUIRED,
	    NULL },
	[UPGRADE] = { "upgrade", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct feedback f;
	enum err err;

	err = feedback_store_get(&rq->cx, form_id(rq->query, ID), &f);
	if (err)
		return err;
	feedback_view(node_child(view_root(rq->view), "Feedback"), &f);
	if (rq->again)
		return OK;
	form_preset(rq->form, "answer", f.answer);
	form_preset(rq->form, "upgrade", f.upgrade ? "1" : "");
	return OK;
}

static enum err
submit(struct request *rq)
{
	enum err err;

	err = feedback_answer(&rq->cx, form_id(rq->query, ID),
	    form_id(rq->form, VERSION), form_str(rq->form, ANSWER),
	    form_bool(rq->form, UPGRADE));
	if (err)
		return err;
	return respond_done(rq, "feedback_answered", "/feedback-list");
}

const struct action action = {
	.name = "feedback-answer",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
