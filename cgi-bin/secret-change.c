/*
 * secret-change: an officer of an agency chooses his own secret (R20d); the
 * first one, which somebody else saw, leads here.
 *
 * GET   shows the form.
 * POST  stores the new one and ends his other sessions.
 */
#include "action.h"
#include "arena.h"
#include "config.h"
#include "officer_verbs.h"
#include "profile.h"
#include "text.h"

enum { OLD_SECRET, NEW_SECRET, REPEATED };

static const struct field fields[] = {
	[OLD_SECRET] = { "old_password", FIELD_SECRET, 128, FIELD_REQUIRED,
	    NULL },
	[NEW_SECRET] = { "new_password", FIELD_SECRET, 128, FIELD_REQUIRED,
	    NULL },
	[REPEATED] = { "repeated", FIELD_SECRET, 128, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	if (rq->cx.actor->officer_id == 0)
		return fail(&rq->cx, ERR_MISSING, "no officer is named");
	node_int(view_root(rq->view), "password_min",
	    rq->cx.profile->password_min);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct actor *actor = rq->cx.actor;
	const struct secret_change change = {
		.token_hash = rq->session.token_hash,
		.old_secret = form_str(rq->form, OLD_SECRET),
		.new_secret = form_str(rq->form, NEW_SECRET),
		.repeated = form_str(rq->form, REPEATED),
		.context = text_fold_words(rq->cx.mem,
		    arena_printf(rq->cx.mem, "%s %s %s", rq->config->unit_name,
			actor->agency_name, actor->officer_name)),
		.pepper = config_secret(rq->config, "pepper"),
	};
	enum err err;

	if (actor->officer_id == 0)
		return fail(&rq->cx, ERR_MISSING, "no officer is named");
	err = secret_change(&rq->cx, &change);
	if (err)
		return err;
	return respond_done(rq, "secret_changed", "/home");
}

const struct action action = {
	.name = "secret-change",
	.needs = PERM_SIGNED_IN,
	.sites = SITE_PORTAL,
	.db = DB_LOGIN,
	.autocommit = true,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
