/*
 * second-factor: teach a telephone the codes of one's second step, or another
 * telephone instead (domain 2.4).
 *
 * GET   shows the secret, as text and as a square to be read, and what there
 *       is now; it changes nothing.
 * POST  keeps the secret once the telephone shows its code, and shows the
 *       recovery codes, this once.
 */
#include "action.h"
#include "arena.h"
#include "auth.h"
#include "config.h"
#include "second_factor_verbs.h"
#include "second_factor_view.h"

enum { CODE, CURRENT };

static const struct field fields[] = {
	[CODE] = { "code", FIELD_SECRET, 40, FIELD_REQUIRED, NULL },
	[CURRENT] = { "current", FIELD_SECRET, 40, FIELD_OPTIONAL, NULL },
};

/* The name the telephone shows beside the code. */
static const char *
account_label(const struct actor *actor, struct arena *mem)
{
	if (actor->officer_id == 0)
		return actor->login;
	return arena_printf(mem, "%s, %s", actor->login, actor->officer_name);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct second_factor factor;
	const char *secret32;
	enum err err;

	err = second_factor_propose(&rq->cx, rq->session.csrf_key,
	    config_secret(rq->config, "pepper"), &secret32);
	if (!err)
		err = second_factor_own(&rq->cx, &factor);
	if (err)
		return err;
	second_factor_view(node_child(root, "Factor"), &factor);
	node_bool(root, "must", rq->session.second_step == SECOND_STEP_ENROL);
	return proposed_view(&rq->cx, node_child(root, "Proposed"),
	    arena_printf(rq->cx.mem, "Nhắc việc %s", rq->config->unit_name),
	    account_label(rq->cx.actor, rq->cx.mem), secret32);
}

static enum err
submit(struct request *rq)
{
	const char *device = param_get(&rq->http.cookies,
	    auth_device_cookie(rq->config));
	const struct second_factor_entry entry = {
		.csrf_key = rq->session.csrf_key,
		.token_hash = rq->session.token_hash,
		.code = form_str(rq->form, CODE),
		.current = form_str(rq->form, CURRENT),
		.device = device != NULL ? device : "",
		.pepper = config_secret(rq->config, "pepper"),
	};
	struct second_factor_made made;
	enum err err;

	err = second_factor_enrol(&rq->cx, &entry, &made);
	if (err)
		return err;
	respond_cookie(rq, auth_session_cookie(rq->config), made.token, 0);
	recovery_codes_view(&rq->cx, view_root(rq->view), made.codes);
	return OK;
}

const struct action action = {
	.name = "second-factor",
	.needs = PERM_SIGNED_IN,
	.db = DB_LOGIN,
	.autocommit = true,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
