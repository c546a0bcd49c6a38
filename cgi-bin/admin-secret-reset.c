/*
 * admin-secret-reset: give an officer of an agency a new first secret (R20d).
 *
 * GET   asks for the basis.
 * POST  makes the secret, shows it once and ends the officer's sessions.
 */
#include "account_admin_view.h"
#include "action.h"
#include "clock.h"
#include "config.h"
#include "officer_store.h"
#include "officer_verbs.h"

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
	struct officer_row row;
	enum err err;

	err = officer_store_get(&rq->cx, form_id(rq->query, ID), &row);
	if (err)
		return err;
	officer_row_view(node_child(view_root(rq->view), "Officer"), &row,
	    clock_day(rq->cx.now));
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct officer_made made;
	enum err err;

	err = officer_reset_secret(&rq->cx, form_id(rq->query, ID),
	    form_str(rq->form, BASIS), config_secret(rq->config, "pepper"),
	    &made);
	if (err)
		return err;
	made_view(view_root(rq->view), made.name, made.secret);
	return OK;
}

const struct action action = {
	.name = "admin-secret-reset",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_LOGIN,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
