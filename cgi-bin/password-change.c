/*
 * password-change: choose a new password (R20b); the first sign-in leads here.
 *
 * GET   shows the form.
 * POST  stores the new one and ends every other session of the account.
 */
#include "action.h"
#include "arena.h"
#include "auth.h"
#include "config.h"
#include "sign_in_verbs.h"
#include "text.h"

enum { OLD_PASSWORD, NEW_PASSWORD, REPEATED };

static const struct field fields[] = {
	[OLD_PASSWORD] = { "old_password", FIELD_SECRET, 128, FIELD_REQUIRED,
	    NULL },
	[NEW_PASSWORD] = { "new_password", FIELD_SECRET, 128, FIELD_REQUIRED,
	    NULL },
	[REPEATED] = { "repeated", FIELD_SECRET, 128, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	node_int(view_root(rq->view), "password_min", password_min_of(&rq->cx));
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct actor *actor = rq->cx.actor;
	const struct password_change change = {
		.token_hash = rq->session.token_hash,
		.old_password = form_str(rq->form, OLD_PASSWORD),
		.new_password = form_str(rq->form, NEW_PASSWORD),
		.repeated = form_str(rq->form, REPEATED),
		.context = text_fold_words(rq->cx.mem,
		    arena_printf(rq->cx.mem, "%s %s %s", rq->config->unit_name,
			actor->agency_name, actor->name)),
		.pepper = config_secret(rq->config, "pepper"),
	};
	enum err err;

	err = password_change(&rq->cx, &change);
	if (err)
		return err;
	if (rq->session.needs_officer)
		return respond_see_other(rq, "/officer-choose");
	return respond_done(rq, "password_changed", "/home");
}

const struct action action = {
	.name = "password-change",
	.needs = PERM_SIGNED_IN,
	.db = DB_LOGIN,
	.autocommit = true,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
