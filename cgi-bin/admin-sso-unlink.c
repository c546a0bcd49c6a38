/*
 * admin-sso-unlink: an account is no longer joined to who it was at the
 * e-office (R14, R20c): left, or joined by mistake.
 *
 * GET   says what will happen and asks for the basis.
 * POST  ends the link, and the sessions of the account.
 */
#include "account_admin_store.h"
#include "account_admin_view.h"
#include "action.h"
#include "clock.h"
#include "sso_store.h"
#include "sso_verbs.h"
#include "sso_view.h"

enum { ID };
enum { BASIS };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[BASIS] = { "basis", FIELD_LINE, SSO_BASIS_MAX, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct account_row row;
	struct sso_link link;
	enum err err;

	err = account_admin_store_get(&rq->cx, form_id(rq->query, ID),
	    clock_day(rq->cx.now), &row);
	if (!err)
		err = sso_store_get_link(&rq->cx, row.line.id, &link);
	if (err)
		return err;
	account_row_view(node_child(root, "Account"), &row);
	sso_link_view(node_child(root, "Link"), &link);
	return OK;
}

static enum err
submit(struct request *rq)
{
	enum err err;

	err = sso_unlink_account(&rq->cx, form_id(rq->query, ID),
	    form_str(rq->form, BASIS));
	if (err)
		return err;
	return respond_done(rq, "sso_unlinked", "/admin-accounts");
}

const struct action action = {
	.name = "admin-sso-unlink",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_LOGIN,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
