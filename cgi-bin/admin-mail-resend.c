/*
 * admin-mail-resend: have an e-mail sent again that was refused, or that may
 * have arrived; a person's decision, kept with its reason.
 *
 * GET   shows it with what the server last said, and asks why.
 * POST  puts it back into the queue, to the address as it is now.
 */
#include <inttypes.h>

#include "action.h"
#include "notification_view.h"
#include "outbox_resend_store.h"
#include "outbox_store.h"
#include "reply.h"

enum { ID };
enum { STATE, REASON };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
/* In the order of enum outbox_state: the one that was seen. */
static const char *const states[] = { "new", "sending", "sent", "deferred",
	"refused", "unknown", NULL };
static const struct field fields[] = {
	[STATE] = { "state", FIELD_CHOICE, 0, FIELD_REQUIRED, states },
	[REASON] = { "reason", FIELD_TEXT, REASON_MAX, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct outbox mail;
	enum err err;

	err = outbox_store_get(&rq->cx, form_id(rq->query, ID), &mail);
	if (err)
		return err;
	if (!rq->stale && !outbox_may_resend(mail.state))
		return fail(&rq->cx, ERR_CONFLICT, "e-mail %" PRIu64 " is %s",
		    mail.id, outbox_state_name(mail.state));
	outbox_view(node_child(view_root(rq->view), "Mail"), &mail);
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct outbox mail;
	enum err err;

	err = outbox_store_get(&rq->cx, form_id(rq->query, ID), &mail);
	if (err)
		return err;
	mail.state = (enum outbox_state)form_choice(rq->form, STATE);
	err = outbox_resend_store_add(&rq->cx, &mail,
	    form_str(rq->form, REASON));
	if (err)
		return err;
	return respond_done(rq, "mail_resent", "/admin-mail-view?id=%" PRIu64,
	    mail.id);
}

const struct action action = {
	.name = "admin-mail-resend",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
