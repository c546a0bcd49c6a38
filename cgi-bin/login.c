/*
 * login: sign in with an address and a password.
 *
 * GET   shows the form.
 * POST  makes a session, goes to the page that was asked for.
 */
#include <inttypes.h>

#include "action.h"
#include "auth.h"
#include "clock.h"
#include "config.h"
#include "reorganisation_store.h"
#include "sign_in_verbs.h"
#include "sso_store.h"
#include "text.h"

enum { NEXT, MOVED, KEPT, UNLINKED };
enum { LOGIN, PASSWORD };

static const struct field query[] = {
	[NEXT] = { "next", FIELD_LINE, 1000, FIELD_OPTIONAL, NULL },
	[MOVED] = { "moved", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[KEPT] = { "kept", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
	[UNLINKED] = { "unlinked", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[LOGIN] = { "login", FIELD_LINE, 254, FIELD_REQUIRED, NULL },
	[PASSWORD] = { "password", FIELD_SECRET, 128, FIELD_REQUIRED, NULL },
};

/* Into which agencies another went up, and who signs in for them (R20a). */
static enum err
show_heirs(struct request *rq, uint64_t agency_id)
{
	struct node *root = view_root(rq->view);
	struct heir_list heirs;
	enum err err;

	err = reorganisation_store_list_heirs(&rq->cx, agency_id,
	    clock_day(rq->cx.now), &heirs);
	if (err)
		return err;
	for (size_t i = 0; i < heirs.n; i++) {
		struct node *item = node_item(root, "Heirs", i);

		node_text(item, "name", heirs.items[i].name);
		node_text(item, "login", heirs.items[i].login);
	}
	return OK;
}

/* The button of the e-office, where there is one (R20c). Accounts of agencies
 * are local. */
static enum err
show_sso(struct request *rq)
{
	struct node *node = node_child(view_root(rq->view), "Sso");
	struct sso_setting setting;
	enum err err;

	if (text_equal(rq->http.site, "portal"))
		return OK;
	err = sso_store_get_setting(&rq->cx, &setting);
	if (err || setting.door == SSO_OFF)
		return err;
	node_text(node, "label", setting.label);
	node_bool(node, "leaves", setting.door != SSO_HEADER);
	node_bool(node, "unlinked", form_bool(rq->query, UNLINKED));
	if (form_present(rq->query, NEXT))
		node_text(node, "next",
		    auth_encode(&rq->cx, form_str(rq->query, NEXT)));
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	enum err err = show_sso(rq);

	if (err)
		return err;
	node_text(root, "Next", form_str(rq->query, NEXT));
	node_bool(root, "signed_in", rq->session.account_id != 0);
	node_bool(root, "kept", form_bool(rq->query, KEPT));
	if (form_present(rq->query, MOVED))
		return show_heirs(rq, form_id(rq->query, MOVED));
	return OK;
}

/* What is left to do before the page that was asked for. */
static enum err
go_on(struct request *rq, const struct signed_in *session)
{
	const char *next = auth_next(form_str(rq->query, NEXT));

	if (session->second_step == SECOND_STEP_CODE)
		return respond_see_other(rq, "/second-step?next=%s",
		    auth_encode(&rq->cx, next));
	if (session->must_change_password)
		return respond_see_other(rq, "/password-change");
	if (session->second_step == SECOND_STEP_ENROL)
		return respond_see_other(rq, "/second-factor");
	if (session->needs_officer)
		return respond_see_other(rq, "/officer-choose?next=%s",
		    auth_encode(&rq->cx, next));
	return respond_see_other(rq, "%s", next);
}

static enum err
submit(struct request *rq)
{
	const struct http_request *http = &rq->http;
	const char *device = param_get(&http->cookies,
	    auth_device_cookie(rq->config));
	const struct sign_in in = {
		.login = form_str(rq->form, LOGIN),
		.password = form_str(rq->form, PASSWORD),
		.device = device != NULL ? device : "",
		.address = http->address,
		.user_agent = http->user_agent,
		.pepper = config_secret(rq->config, "pepper"),
	};
	struct signed_in session;
	enum err err;

	err = sign_in(&rq->cx, &in, &session);
	if (err)
		return err;
	if (session.moved_agency_id != 0)
		return respond_see_other(rq, "/login?moved=%" PRIu64,
		    session.moved_agency_id);
	if (!auth_role_belongs(session.role, http->site))
		return fail_field(&rq->cx, "login", "wrong_site");
	respond_cookie(rq, auth_session_cookie(rq->config), session.token, 0);
	if (session.device != NULL)
		respond_cookie(rq, auth_device_cookie(rq->config),
		    session.device, 400L * 86400);
	return go_on(rq, &session);
}

const struct action action = {
	.name = "login",
	.needs = PERM_NONE,
	.db = DB_LOGIN,
	.autocommit = true,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
