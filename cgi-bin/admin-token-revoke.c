/*
 * admin-token-revoke: take the token of a program back.
 *
 * GET   shows what it may and when it was used, and asks for the basis.
 * POST  takes it back, from its next request on.
 */
#include "action.h"
#include "api_token_store.h"
#include "api_token_verbs.h"
#include "api_token_view.h"
#include "clock.h"

enum { ID };
enum { BASIS };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[BASIS] = { "basis", FIELD_LINE, API_TOKEN_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct api_token token;
	enum err err;

	err = api_token_store_get(&rq->cx, form_id(rq->query, ID), &token);
	if (err)
		return err;
	api_token_view(node_child(view_root(rq->view), "Token"), &token,
	    clock_day(rq->cx.now));
	return OK;
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	struct api_token token;
	enum err err;

	err = api_token_store_get(&rq->cx, id, &token);
	if (!err)
		err = api_token_revoke(&rq->cx, id, form_str(rq->form, BASIS));
	if (err)
		return err;
	return respond_done(rq, "token_revoked", "/admin-tokens");
}

const struct action action = {
	.name = "admin-token-revoke",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
