/*
 * login-sso: sign in with the account of the e-office (R20c). The only program
 * of cgi-bin/ that talks to another machine, and with a database account that
 * reads no secret of anybody.
 *
 * GET   sends the browser to the service; when it comes back, shows a form
 *       with what it brought, which sends itself; leave=1: signs out there.
 * POST  proves who came back, makes a session, goes to the page asked for.
 */
#include <string.h>

#include "action.h"
#include "arena.h"
#include "auth.h"
#include "config.h"
#include "crypto.h"
#include "sso_provider.h"
#include "sso_store.h"
#include "sso_verbs.h"
#include "sso_view.h"
#include "text.h"

enum { NEXT, LEAVE, CODE, TICKET, STATE, ISS, ERROR, MORE_ERROR, MORE_URI };
enum { MORE_SESSION = MORE_URI + 1, MORE_SCOPE };
enum { ANSWER, ANSWER_STATE, ANSWER_ISS };
enum { CODE_MAX = 2000, STATE_MAX = 100, MORE_MAX = 2000 };

/* A service may add what nobody asked for: it is taken and not read. */
static const struct field query[] = {
	[NEXT] = { "next", FIELD_LINE, 1000, FIELD_OPTIONAL, NULL },
	[LEAVE] = { "leave", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[CODE] = { "code", FIELD_LINE, CODE_MAX, FIELD_OPTIONAL, NULL },
	[TICKET] = { "ticket", FIELD_LINE, CODE_MAX, FIELD_OPTIONAL, NULL },
	[STATE] = { "state", FIELD_LINE, STATE_MAX, FIELD_OPTIONAL, NULL },
	[ISS] = { "iss", FIELD_LINE, SSO_ISSUER_MAX, FIELD_OPTIONAL, NULL },
	[ERROR] = { "error", FIELD_LINE, MORE_MAX, FIELD_OPTIONAL, NULL },
	[MORE_ERROR] = { "error_description", FIELD_LINE, MORE_MAX,
	    FIELD_OPTIONAL, NULL },
	[MORE_URI] = { "error_uri", FIELD_LINE, MORE_MAX, FIELD_OPTIONAL,
	    NULL },
	[MORE_SESSION] = { "session_state", FIELD_LINE, MORE_MAX,
	    FIELD_OPTIONAL, NULL },
	[MORE_SCOPE] = { "scope", FIELD_LINE, MORE_MAX, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[ANSWER] = { "code", FIELD_SECRET, CODE_MAX, FIELD_OPTIONAL, NULL },
	[ANSWER_STATE] = { "state", FIELD_LINE, STATE_MAX, FIELD_OPTIONAL,
	    NULL },
	[ANSWER_ISS] = { "iss", FIELD_LINE, SSO_ISSUER_MAX, FIELD_OPTIONAL,
	    NULL },
};

static const char *
site_url(const struct request *rq)
{
	return text_equal(rq->http.site, "admin") ? rq->config->admin_url
						  : rq->config->office_url;
}

static const char *
pepper_of(const struct request *rq)
{
	return config_secret(rq->config, "pepper");
}

/* ERR_MISSING while it is off: then there is no such page. */
static enum err
begin(struct request *rq, struct sso_setting *setting, struct sso_asking *out)
{
	enum err err = sso_store_get_setting(&rq->cx, setting);

	if (err)
		return err;
	if (setting->door == SSO_OFF)
		return fail(&rq->cx, ERR_MISSING, "signing on is off");
	*out = (struct sso_asking){
		.outside = { .mem = rq->cx.mem,
		    .authorities = rq->config->sso_ca,
		    .left_ms = OUTSIDE_MS },
		.setting = setting,
		.here = arena_printf(rq->cx.mem, "%s/login-sso", site_url(rq)),
		.now = rq->cx.now,
	};
	return sso_setting_secret(&rq->cx, setting, pepper_of(rq),
	    &out->secret);
}

/* Told on the page, beside the way in with a password. */
static enum err
tell(struct request *rq, const char *problem)
{
	rq->response->status = text_equal(problem, "sso_down") ? 503 : 403;
	node_text(view_root(rq->view), "problem", problem);
	return OK;
}

static enum err
go_there(struct request *rq, struct sso_asking *asking)
{
	struct sso_attempt attempt;
	const char *address;

	sso_attempt_begin(&rq->cx, rq->http.site, form_str(rq->query, NEXT),
	    &attempt);
	if (asking->setting->door == SSO_HEADER) {
		if (text_is_empty(rq->http.remote_user))
			return tell(rq, "sso_no_header");
		sso_answer_view(view_root(rq->view), "", attempt.state, "");
	} else {
		address = sso_provider_address(asking, &attempt);
		if (address == NULL)
			return tell(rq, "sso_down");
		if (respond_elsewhere(rq, address))
			return ERR_BUG;
	}
	respond_cookie(rq, auth_sso_cookie(rq->config),
	    sso_attempt_seal(&rq->cx, &attempt, pepper_of(rq)),
	    SSO_ATTEMPT_SECONDS);
	return OK;
}

static enum err
leave(struct request *rq, struct sso_asking *asking)
{
	const char *back = arena_printf(rq->cx.mem, "%s/login", site_url(rq));
	const char *address = NULL;

	if (asking->setting->door != SSO_HEADER)
		address = sso_provider_leave(asking, back);
	if (address == NULL)
		return respond_see_other(rq, "/login");
	return respond_elsewhere(rq, address);
}

static enum err
show(struct request *rq)
{
	const struct form *query_form = rq->query;
	struct sso_setting setting;
	struct sso_asking asking;
	const char *code;
	enum err err = begin(rq, &setting, &asking);

	if (err)
		return err;
	node_text(view_root(rq->view), "label", setting.label);
	if (rq->again)
		return OK;
	if (form_bool(query_form, LEAVE))
		return leave(rq, &asking);
	if (form_present(query_form, ERROR))
		return tell(rq,
		    text_equal(form_str(query_form, ERROR), "access_denied")
			? "sso_cancelled"
			: "sso_down");
	code = form_str(query_form, setting.door == SSO_CAS ? TICKET : CODE);
	if (text_is_empty(code) || setting.door == SSO_HEADER)
		return go_there(rq, &asking);
	sso_answer_view(view_root(rq->view), code, form_str(query_form, STATE),
	    form_str(query_form, ISS));
	return OK;
}

/* The attempt of this browser, taken: nobody answers it again. */
static enum err
take_attempt(struct request *rq, struct sso_attempt *out)
{
	const char *cookie = param_get(&rq->http.cookies,
	    auth_sso_cookie(rq->config));
	const char *state = form_str(rq->form, ANSWER_STATE);

	if (!sso_attempt_open(&rq->cx, cookie, rq->http.site, pepper_of(rq),
		out))
		return sso_refuse(&rq->cx, rq->http.address, "sso_expired",
		    "no attempt of this browser");
	if (strlen(state) != strlen(out->state) ||
	    !crypto_equal(state, out->state, strlen(state)))
		return sso_refuse(&rq->cx, rq->http.address, "sso_expired",
		    "state of another attempt");
	return sso_attempt_take(&rq->cx, out, rq->http.address);
}

static enum err
identify(struct request *rq, struct sso_asking *asking,
    const struct sso_attempt *attempt, struct sso_identity *out)
{
	const struct sso_answer answer = { form_str(rq->form, ANSWER),
		form_str(rq->form, ANSWER_ISS) };

	if (asking->setting->door == SSO_HEADER) {
		*out = (struct sso_identity){ SSO_HEADER_ISSUER,
			rq->http.remote_user, rq->http.remote_user };
		if (!text_is_empty(out->subject))
			return OK;
		return sso_refuse(&rq->cx, rq->http.address, "sso_no_header",
		    "no name from nginx");
	}
	if (sso_provider_identify(asking, attempt, &answer, out))
		return OK;
	return sso_refuse(&rq->cx, rq->http.address,
	    asking->is_down ? "sso_down" : "sso_refused", asking->why);
}

/* What is left to do before the page that was asked for. */
static enum err
go_on(struct request *rq, const struct signed_in *session, const char *next)
{
	respond_cookie(rq, auth_sso_cookie(rq->config), NULL, 0);
	respond_cookie(rq, auth_session_cookie(rq->config), session->token, 0);
	if (session->second_step == SECOND_STEP_CODE)
		return respond_see_other(rq, "/second-step?next=%s",
		    auth_encode(&rq->cx, auth_next(next)));
	if (session->second_step == SECOND_STEP_ENROL)
		return respond_see_other(rq, "/second-factor");
	return respond_see_other(rq, "%s", auth_next(next));
}

static enum err
enter(struct request *rq, const struct sso_identity *identity, const char *next)
{
	const struct sign_in in = { .login = "",
		.password = "",
		.device = "",
		.address = rq->http.address,
		.user_agent = rq->http.user_agent,
		.pepper = pepper_of(rq) };
	struct signed_in session = { 0 };
	bool found;
	enum err err;

	err = sso_sign_in(&rq->cx, identity, &in, auth_role_belongs,
	    rq->http.site, &found, &session);
	if (err)
		return err;
	if (found)
		return go_on(rq, &session, next);
	/* Whose it is, only the password can say (never an e-mail address). */
	respond_cookie(rq, auth_sso_cookie(rq->config),
	    sso_identity_seal(&rq->cx, identity, pepper_of(rq)),
	    SSO_ATTEMPT_SECONDS);
	return respond_see_other(rq, "/login?unlinked=1&next=%%2Fsso-link");
}

static enum err
submit(struct request *rq)
{
	struct sso_identity identity;
	struct sso_attempt attempt = { .next = NULL };
	struct sso_setting setting;
	struct sso_asking asking;
	enum err err = begin(rq, &setting, &asking);

	if (!err)
		err = take_attempt(rq, &attempt);
	if (!err)
		err = identify(rq, &asking, &attempt, &identity);
	return err ? err : enter(rq, &identity, attempt.next);
}

const struct action action = {
	.name = "login-sso",
	.needs = PERM_NONE,
	.sites = SITE_OFFICE | SITE_ADMIN,
	.db = DB_SSO,
	.autocommit = true,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
