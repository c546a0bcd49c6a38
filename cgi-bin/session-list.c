/*
 * session-list: show where one is signed in, and end what is not one's own any
 * more.
 *
 * GET   shows one's live sessions: device, address, last use.
 * POST  ends one of them, or all but this one.
 */
#include "access_store.h"
#include "account_admin_view.h"
#include "account_verbs.h"
#include "action.h"
#include "crypto.h"

enum { SESSION };
enum { SESSION_ID_MAX = 2 * SHA256_SIZE };

static const struct field fields[] = {
	[SESSION] = { "session", FIELD_LINE, SESSION_ID_MAX, FIELD_OPTIONAL,
	    NULL },
};

static enum err
show(struct request *rq)
{
	const struct actor *actor = rq->cx.actor;
	struct session_rows rows;
	enum err err;

	err = access_store_list_own_sessions(&rq->cx, actor->account_id,
	    actor->officer_id, &rows);
	if (err)
		return err;
	session_rows_view(view_root(rq->view), "Sessions", &rows,
	    hex_encode(rq->cx.mem, rq->session.token_hash, SHA256_SIZE));
	return OK;
}

/* No session named: all the others. */
static enum err
submit(struct request *rq)
{
	enum err err;

	err = own_end_sessions(&rq->cx, form_str(rq->form, SESSION),
	    rq->session.token_hash);
	if (err)
		return err;
	return respond_done(rq, "session_ended", "/session-list");
}

const struct action action = {
	.name = "session-list",
	.needs = PERM_HOME,
	.db = DB_LOGIN,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
