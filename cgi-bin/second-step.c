/*
 * second-step: give the code of the telephone, or a recovery code.
 *
 * GET   shows the form.
 * POST  finishes signing in, goes to the page that was asked for.
 */
#include "action.h"
#include "auth.h"
#include "config.h"
#include "second_factor_verbs.h"

enum { NEXT };
enum { CODE };
enum { FEW = 3 };

static const struct field query[] = {
	[NEXT] = { "next", FIELD_LINE, 1000, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[CODE] = { "code", FIELD_SECRET, 40, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	if (rq->session.second_step != SECOND_STEP_CODE)
		return fail(&rq->cx, ERR_MISSING, "no code is waited for");
	return OK;
}

/* Who is down to his last ones is told where new ones are made. */
static enum err
go_on(struct request *rq, const struct second_step_passed *passed)
{
	if (passed->by_recovery && passed->codes_left < FEW)
		return respond_done(rq, "recovery_few", "/second-factor");
	return respond_see_other(rq, "%s",
	    auth_next(form_str(rq->query, NEXT)));
}

static enum err
submit(struct request *rq)
{
	const char *device = param_get(&rq->http.cookies,
	    auth_device_cookie(rq->config));
	const struct second_step_try in = {
		.token_hash = rq->session.token_hash,
		.code = form_str(rq->form, CODE),
		.device = device != NULL ? device : "",
		.pepper = config_secret(rq->config, "pepper"),
	};
	struct second_step_passed passed;
	enum err err;

	if (rq->session.second_step != SECOND_STEP_CODE)
		return fail(&rq->cx, ERR_MISSING, "no code is waited for");
	err = second_step_pass(&rq->cx, &in, &passed);
	if (err)
		return err;
	respond_cookie(rq, auth_session_cookie(rq->config), passed.token, 0);
	respond_cookie(rq, auth_device_cookie(rq->config), passed.device,
	    400L * 86400);
	return go_on(rq, &passed);
}

const struct action action = {
	.name = "second-step",
	.needs = PERM_SECOND_STEP,
	.db = DB_LOGIN,
	.autocommit = true,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
