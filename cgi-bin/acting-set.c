/*
 * acting-set: work for somebody who is away, as was ordered, or for oneself
 * again.
 *
 * POST  takes it up for this session, or stops; it has no page of its own.
 */
#include "acting_verbs.h"
#include "action.h"

enum { ACTING };

static const struct field fields[] = {
	[ACTING] = { "acting_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
submit(struct request *rq)
{
	enum err err;

	err = acting_take_up(&rq->cx, rq->session.token_hash,
	    form_id(rq->form, ACTING));
	if (err)
		return err;
	return respond_see_other(rq, "/home");
}

const struct action action = {
	.name = "acting-set",
	.needs = PERM_HOME,
	.sites = SITE_OFFICE,
	.db = DB_LOGIN,
	.form = { FIELDS(fields) },
	.post = submit,
};
