/*
 * admin-follower-absence: write down that a specialist is absent for some days,
 * so that his deputies are proposed (Phụ lục I, 4.1).
 *
 * GET   shows the form and who is absent.
 * POST  writes it down.
 */
#include "action.h"
#include "clock.h"
#include "follow_form.h"
#include "follow_verbs.h"
#include "follow_view.h"

enum { WHO, FROM, TO, BASIS };

static const struct field fields[] = {
	[WHO] = { "account_id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[FROM] = { "valid_from", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[TO] = { "valid_to", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[BASIS] = { "basis", FIELD_LINE, FOLLOW_BASIS_MAX, FIELD_REQUIRED,
	    NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct follow_absences absences;
	enum err err;

	err = follow_store_list_absences(&rq->cx, clock_day(rq->cx.now),
	    &absences);
	if (err)
		return err;
	follow_absences_view(root, "Absences", &absences);
	return follow_form_show(&rq->cx, root);
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	enum err err;

	err = follow_set_absence(&rq->cx, form_id(f, WHO), form_date(f, FROM),
	    form_date(f, TO), form_str(f, BASIS));
	if (err)
		return err;
	return respond_done(rq, "absence_saved", "/admin-followers");
}

const struct action action = {
	.name = "admin-follower-absence",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
