/*
 * admin-account-close: close an account, or open a closed one again (R20e).
 *
 * GET   says what will happen and asks for the basis.
 * POST  closes it and ends its sessions, or opens it with a new first secret,
 *       shown once.
 */
#include "account_admin_store.h"
#include "account_admin_view.h"
#include "account_verbs.h"
#include "action.h"
#include "clock.h"
#include "config.h"

enum { ID };
enum { VERSION, MOVE, BASIS };
enum { CLOSE, OPEN };

static const char *const moves[] = { "close", "open", NULL };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[MOVE] = { "move", FIELD_CHOICE, 0, FIELD_REQUIRED, moves },
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
	uint64_t id = form_id(rq->query, ID);
	uint64_t version = form_id(rq->form, VERSION);
	const char *basis = form_str(rq->form, BASIS);
	struct account_made made;
	enum err err;

	if (form_choice(rq->form, MOVE) == CLOSE) {
		err = account_close(&rq->cx, id, version, basis);
		if (err)
			return err;
		return respond_done(rq, "account_closed", "/admin-accounts");
	}
	err = account_reopen(&rq->cx, id, version, basis,
	    config_secret(rq->config, "pepper"), &made);
	if (err)
		return err;
	made_view(view_root(rq->view), made.login, made.secret);
	return OK;
}

const struct action action = {
	.name = "admin-account-close",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_LOGIN,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
