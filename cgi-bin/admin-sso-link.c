/*
 * admin-sso-link: say who a personal account is at the e-office, by order of a
 * document or person (R14, R20c).
 *
 * GET   shows whom it is joined to, was joined to, and the form.
 * POST  joins it.
 */
#include "account_admin_store.h"
#include "account_admin_view.h"
#include "action.h"
#include "clock.h"
#include "sso_store.h"
#include "sso_verbs.h"
#include "sso_view.h"

enum { ID };
enum { SUBJECT, BASIS };
enum { PAST_MAX = 50 };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[SUBJECT] = { "subject", FIELD_LINE, SSO_SUBJECT_MAX, FIELD_REQUIRED,
	    NULL },
	[BASIS] = { "basis", FIELD_LINE, SSO_BASIS_MAX, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct sso_setting setting;
	struct sso_link_list links;
	struct account_row row;
	enum err err;

	err = account_admin_store_get(&rq->cx, form_id(rq->query, ID),
	    clock_day(rq->cx.now), &row);
	if (!err)
		err = sso_store_get_setting(&rq->cx, &setting);
	if (!err)
		err = sso_store_list_links(&rq->cx, row.line.id, PAST_MAX,
		    &links);
	if (err)
		return err;
	account_row_view(node_child(root, "Account"), &row);
	sso_setting_view(node_child(root, "Now"), &setting);
	sso_links_view(root, "Links", &links);
	if (links.n > 0 && links.items[0].ended_at == NO_MOMENT)
		sso_link_view(node_child(root, "Link"), &links.items[0]);
	return OK;
}

static enum err
submit(struct request *rq)
{
	enum err err;

	err = sso_link_account(&rq->cx, form_id(rq->query, ID),
	    form_str(rq->form, SUBJECT), form_str(rq->form, BASIS));
	if (err)
		return err;
	return respond_done(rq, "sso_linked", "/admin-accounts");
}

const struct action action = {
	.name = "admin-sso-link",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_LOGIN,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
