/*
 * admin-mail-view: show one e-mail as it was written, and what became of it.
 */
#include "action.h"
#include "notification_view.h"
#include "outbox_resend_store.h"
#include "outbox_store.h"

enum { ID };

static const struct field fields[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct outbox mail;
	struct outbox_resends resends;
	enum err err;

	err = outbox_store_get(&rq->cx, form_id(rq->query, ID), &mail);
	if (err)
		return err;
	outbox_view(node_child(view_root(rq->view), "Mail"), &mail);
	err = outbox_resend_store_list(&rq->cx, mail.id, &resends);
	if (err)
		return err;
	outbox_resends_view(view_root(rq->view), "Resends", &resends);
	return OK;
}

const struct action action = {
	.name = "admin-mail-view",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(fields) },
	.get = show,
};
