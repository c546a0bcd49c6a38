/*
 * logout: end the session.
 *
 * POST  ends it, goes to the login page; it has no page of its own.
 */
#include "action.h"
#include "auth.h"
#include "sign_in_verbs.h"

static enum err
submit(struct request *rq)
{
	enum err err;

	err = sign_out(&rq->cx, rq->session.token_hash);
	if (err)
		return err;
	respond_cookie(rq, auth_session_cookie(rq->config), NULL, 0);
	return respond_done(rq, "signed_out", "/login");
}

const struct action action = {
	.name = "logout",
	.needs = PERM_SECOND_STEP,
	.db = DB_LOGIN,
	.autocommit = true,
	.post = submit,
};
