/*
 * admin-password-reset: give an account a new first secret (R14, R20b).
 *
 * GET   asks for the basis.
 * POST  makes the secret, shows it once and ends the sessions of the account;
 *       nobody chooses it, and the next sign-in leads to the change.
 */
#include "account_admin_store.h"
#include "account_admin_view.h"
#include "account_verbs.h"
#include "action.h"
#include "clock.h"
#include "config.h"

enum { ID };
enum { BASIS };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[BASIS] = { "basis", FIELD_LINE, ACCOUNT_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct account_row row;
	enum err err;

	err = account_admin_store_get(&rq->cx, form_id(rq->query, ID),
	    clock_day(rq->cx.now), &row);
	if (err)
		return err;
	account_row_view(node_child(view_root(rq->view), "Account"), &row);
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct account_made made;
	enum err err;

	err = account_reset_password(&rq->cx, form_id(rq->query, ID),
	    form_str(rq->form, BASIS), config_secret(rq->config, "pepper"),
	    &made);
	if (err)
		return err;
	made_view(view_root(rq->view), made.login, made.secret);
	return OK;
}

const struct action action = {
	.name = "admin-password-reset",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_LOGIN,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
