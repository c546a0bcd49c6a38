/*
 * officer-choose: say which officer uses the agency's account (R20d).
 *
 * GET   shows the agency's officers.
 * POST  names the officer after his own secret; every entry then bears his
 *       name.
 */
#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "arena.h"
#include "auth.h"
#include "clock.h"
#include "config.h"
#include "sign_in_verbs.h"

enum { NEXT };
enum { OFFICER, SECRET };

static const struct field query[] = {
	[NEXT] = { "next", FIELD_LINE, 1000, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[OFFICER] = { "officer_id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[SECRET] = { "secret", FIELD_SECRET, 128, FIELD_REQUIRED, NULL },
};

/* Who may reply is offered before who only watches. */
static void
responders_first(struct cx *cx, struct officer_list *officers)
{
	struct officer *sorted = arena_array(cx->mem, officers->n + 1,
	    sizeof(*sorted));
	size_t n = 0;

	for (size_t i = 0; i < officers->n; i++)
		if (!officers->items[i].leader_in_charge)
			sorted[n++] = officers->items[i];
	for (size_t i = 0; i < officers->n; i++)
		if (officers->items[i].leader_in_charge)
			sorted[n++] = officers->items[i];
	officers->items = sorted;
}

static enum err
show(struct request *rq)
{
	struct officer_list officers;
	enum err err;

	if (rq->cx.actor->agency_id == 0)
		return fail(&rq->cx, ERR_MISSING, "not an agency's account");
	err = agency_store_list_officers(&rq->cx, rq->cx.actor->agency_id,
	    clock_day(rq->cx.now), &officers);
	if (err)
		return err;
	responders_first(&rq->cx, &officers);
	officer_list_view(view_root(rq->view), "Officers", &officers);
	node_text(view_root(rq->view), "Next", form_str(rq->query, NEXT));
	return OK;
}

static enum err
submit(struct request *rq)
{
	const char *next = auth_next(form_str(rq->query, NEXT));
	struct officer_chosen chosen;
	enum err err;

	if (rq->cx.actor->agency_id == 0)
		return fail(&rq->cx, ERR_MISSING, "not an agency's account");
	err = sign_in_choose_officer(&rq->cx, rq->session.token_hash,
	    form_id(rq->form, OFFICER), form_str(rq->form, SECRET),
	    config_secret(rq->config, "pepper"), &chosen);
	if (err)
		return err;
	respond_cookie(rq, auth_session_cookie(rq->config), chosen.token, 0);
	if (chosen.second_step == SECOND_STEP_CODE)
		return respond_see_other(rq, "/second-step?next=%s",
		    auth_encode(&rq->cx, next));
	return respond_see_other(rq, "%s", next);
}

const struct action action = {
	.name = "officer-choose",
	.needs = PERM_SIGNED_IN,
	.sites = SITE_PORTAL,
	.db = DB_LOGIN,
	.autocommit = true,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
