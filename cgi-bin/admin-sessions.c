/*
 * admin-sessions: show where an account is signed in, and end its sessions.
 *
 * GET   shows the live sessions of an account.
 * POST  ends one of them, or all, by order of a document or person.
 */
#include <inttypes.h>

#include "access_store.h"
#include "account_admin_store.h"
#include "account_admin_view.h"
#include "account_verbs.h"
#include "action.h"
#include "clock.h"

enum { ID };
enum { SESSION, BASIS };
enum { SESSION_ID_MAX = 64 };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[SESSION] = { "session", FIELD_LINE, SESSION_ID_MAX, FIELD_OPTIONAL,
	    NULL },
	[BASIS] = { "basis", FIELD_LINE, ACCOUNT_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	uint64_t id = form_id(rq->query, ID);
	struct session_rows rows;
	struct account_row row;
	enum err err;

	err = account_admin_store_get(&rq->cx, id, clock_day(rq->cx.now), &row);
	if (err)
		return err;
	account_row_view(node_child(root, "Account"), &row);
	err = access_store_list_sessions(&rq->cx, id, &rows);
	if (err)
		return err;
	session_rows_view(root, "Sessions", &rows, "");
	return OK;
}

static enum err
submit(struct request *rq)
{
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = account_end_sessions(&rq->cx, id, form_str(rq->form, SESSION),
	    form_str(rq->form, BASIS));
	if (err)
		return err;
	return respond_done(rq, "session_ended", "/admin-sessions?id=%" PRIu64,
	    id);
}

const struct action action = {
	.name = "admin-sessions",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_LOGIN,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
