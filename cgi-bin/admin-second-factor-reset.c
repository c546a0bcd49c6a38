/*
 * admin-second-factor-reset: take away a lost telephone, of an account or of an
 * officer of an agency, by order of a document or person (R14).
 *
 * GET   says what will happen and asks for the basis.
 * POST  ends the second factor with its recovery codes and the sessions.
 */
#include "account_admin_store.h"
#include "account_admin_view.h"
#include "action.h"
#include "clock.h"
#include "officer_store.h"
#include "second_factor_store.h"
#include "second_factor_verbs.h"
#include "second_factor_view.h"

enum { ID, OFFICER };
enum { BASIS };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
	[OFFICER] = { "officer_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[BASIS] = { "basis", FIELD_LINE, ACCOUNT_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show_owner(struct request *rq, struct node *root)
{
	int32_t today = clock_day(rq->cx.now);
	uint64_t officer_id = form_id(rq->query, OFFICER);
	struct officer_row officer;
	struct account_row account;
	enum err err;

	if (officer_id != 0) {
		err = officer_store_get(&rq->cx, officer_id, &officer);
		if (!err)
			officer_row_view(node_child(root, "Officer"), &officer,
			    today);
		return err;
	}
	err = account_admin_store_get(&rq->cx, form_id(rq->query, ID), today,
	    &account);
	if (!err)
		account_row_view(node_child(root, "Account"), &account);
	return err;
}

static enum err
show(struct request *rq)
{
	const struct factor_owner owner = { form_id(rq->query, ID),
		form_id(rq->query, OFFICER) };
	struct node *root = view_root(rq->view);
	struct second_factor factor;
	enum err err;

	err = show_owner(rq, root);
	if (!err)
		err = second_factor_store_get(&rq->cx, owner, &factor);
	if (!err)
		second_factor_view(node_child(root, "Factor"), &factor);
	return err;
}

static enum err
submit(struct request *rq)
{
	uint64_t officer_id = form_id(rq->query, OFFICER);
	enum err err;

	err = second_factor_reset(&rq->cx, form_id(rq->query, ID), officer_id,
	    form_str(rq->form, BASIS));
	if (err)
		return err;
	return respond_done(rq, "second_factor_reset", "%s",
	    officer_id != 0 ? "/admin-officers" : "/admin-accounts");
}

const struct action action = {
	.name = "admin-second-factor-reset",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_LOGIN,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
