/*
 * admin-review: look through all accounts, their rights, last use and second
 * factor, and sign for it, every six months (domain 2.4).
 *
 * GET   shows the list, when the next review is due, and those signed before.
 * POST  keeps what was looked at, with the conclusion and its document.
 */
#include "account_review_store.h"
#include "account_review_verbs.h"
#include "account_review_view.h"
#include "action.h"
#include "clock.h"

enum { SEEN, CONCLUSION, DOCUMENT };
enum { SEEN_MAX = 100000 };

static const struct field fields[] = {
	[SEEN] = { "seen", FIELD_INT, SEEN_MAX, FIELD_REQUIRED, NULL },
	[CONCLUSION] = { "conclusion", FIELD_TEXT, REVIEW_CONCLUSION_MAX,
	    FIELD_REQUIRED, NULL },
	[DOCUMENT] = { "document", FIELD_LINE, REVIEW_DOCUMENT_MAX,
	    FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct review_lines lines;
	struct review_list past;
	enum err err;

	err = account_review_store_list(&rq->cx, clock_day(rq->cx.now), &lines);
	if (!err)
		err = account_review_store_past(&rq->cx, &past);
	if (err)
		return err;
	review_lines_view(root, &lines, rq->cx.now);
	review_list_view(root, &past, rq->cx.now);
	return OK;
}

static enum err
submit(struct request *rq)
{
	enum err err;

	err = account_review_sign(&rq->cx, (unsigned)form_int(rq->form, SEEN),
	    form_str(rq->form, CONCLUSION), form_str(rq->form, DOCUMENT));
	if (err)
		return err;
	return respond_done(rq, "review_signed", "/admin-review");
}

const struct action action = {
	.name = "admin-review",
	.needs = PERM_AUDIT,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
