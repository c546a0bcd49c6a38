/*
 * admin-acting: order that somebody of the office works for another who is away
 * (R14), between two days, by a document.
 *
 * GET   shows who works for whom, and the form.
 * POST  enters one more.
 */
#include "account_store.h"
#include "account_view.h"
#include "acting_store.h"
#include "acting_verbs.h"
#include "acting_view.h"
#include "action.h"
#include "clock.h"

enum { PRINCIPAL, DEPUTY, VALID_FROM, VALID_TO, DOCUMENT };

static const struct field fields[] = {
	[PRINCIPAL] = { "principal_id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[DEPUTY] = { "deputy_id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[VALID_FROM] = { "valid_from", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[VALID_TO] = { "valid_to", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, ACTING_DOCUMENT_MAX,
	    FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	struct account_list people;
	struct acting_list list;
	enum err err;

	err = acting_store_list(&rq->cx, today, &list);
	if (!err)
		err = account_store_list_by_position(&rq->cx,
		    (1U << N_POSITIONS) - 1, &people);
	if (err)
		return err;
	acting_list_view(root, "Acting", &list, today);
	account_list_view(root, "People", &people);
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct acting acting = {
		.principal_id = form_id(rq->form, PRINCIPAL),
		.deputy_id = form_id(rq->form, DEPUTY),
		.valid_from = form_date(rq->form, VALID_FROM),
		.valid_to = form_date(rq->form, VALID_TO),
		.document = form_str(rq->form, DOCUMENT),
	};
	enum err err;

	err = acting_order(&rq->cx, &acting);
	if (err)
		return err;
	return respond_done(rq, "acting_ordered", "/admin-acting");
}

const struct action action = {
	.name = "admin-acting",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
