/*
 * sso-link: the account one is signed in with, and the identity at the e-office
 * that was just proven, become one (R20c): from now on it needs no password.
 *
 * GET   says who is joined to whom.
 * POST  joins them.
 */
#include "action.h"
#include "auth.h"
#include "config.h"
#include "sso_store.h"
#include "sso_verbs.h"
#include "sso_view.h"

static bool
find_identity(struct request *rq, struct sso_identity *out)
{
	return sso_identity_open(&rq->cx,
	    param_get(&rq->http.cookies, auth_sso_cookie(rq->config)),
	    config_secret(rq->config, "pepper"), out);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct sso_identity identity;
	struct sso_setting setting;
	struct sso_link link;
	enum err err;

	err = sso_store_get_setting(&rq->cx, &setting);
	if (!err)
		err = sso_store_get_link(&rq->cx, rq->session.actor.account_id,
		    &link);
	if (err)
		return err;
	node_text(root, "label", setting.label);
	node_bool(root, "on", setting.door != SSO_OFF);
	sso_link_view(node_child(root, "Link"), &link);
	if (find_identity(rq, &identity))
		sso_identity_view(node_child(root, "Identity"), &identity);
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct sso_identity identity;
	enum err err;

	if (!find_identity(rq, &identity))
		return fail_field(&rq->cx, "link", "sso_expired");
	err = sso_link_own(&rq->cx, &identity);
	if (err)
		return err;
	respond_cookie(rq, auth_sso_cookie(rq->config), NULL, 0);
	return respond_done(rq, "sso_linked", "/home");
}

const struct action action = {
	.name = "sso-link",
	.needs = PERM_HOME,
	.sites = SITE_OFFICE | SITE_ADMIN,
	.db = DB_LOGIN,
	.get = show,
	.post = submit,
};
