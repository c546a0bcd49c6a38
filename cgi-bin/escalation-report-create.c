/*
 * escalation-report-create: give the report to the Chairman the next number of
 * the year (R47).
 *
 * GET   shows what can be reported, to be ticked, and asks for the signer.
 * POST  takes the number, keeps what the report names, and goes to it.
 */
#include <inttypes.h>

#include "action.h"
#include "clock.h"
#include "directive.h"
#include "notice_store.h"
#include "notice_verbs.h"
#include "notice_view.h"

enum { IDS, PLACE, SIGNER_ROLE, SIGNER };

static const char *const signer_roles[] = { "chief", "deputy", NULL };

static const struct field fields[] = {
	[IDS] = { "ids", FIELD_IDS, NOTICE_LIST_MAX, FIELD_OPTIONAL, NULL },
	[PLACE] = { "place", FIELD_LINE, NOTICE_PLACE_MAX, FIELD_REQUIRED,
	    NULL },
	[SIGNER_ROLE] = { "signer_role", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    signer_roles },
	[SIGNER] = { "signer", FIELD_LINE, PERSON_MAX, FIELD_REQUIRED, NULL },
};

/* As on the last notice, until somebody says otherwise. */
static enum err
preset(struct request *rq)
{
	struct notice last = { .place = "", .signer = "" };
	bool found;
	enum err err;

	err = notice_store_find_last(&rq->cx, &last, &found);
	if (err)
		return err;
	form_preset(rq->form, "place", last.place);
	form_preset(rq->form, "signer", last.signer);
	form_preset(rq->form, "signer_role",
	    signer_roles[last.by_deputy ? 1 : 0]);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct id_list chosen = form_ids(rq->form, IDS);
	struct node *root = view_root(rq->view);
	struct escalation_list list;
	enum err err;

	err = notice_check_approver(&rq->cx);
	if (!err)
		err = escalation_store_list_report(&rq->cx, &list);
	if (err)
		return err;
	escalation_list_view(root, "Escalations", &list, clock_day(rq->cx.now));
	for (size_t i = 0; i < list.n; i++) {
		bool is_chosen = !rq->again;

		for (size_t k = 0; k < chosen.n; k++)
			is_chosen |= chosen.items[k] == list.items[i].id;
		node_bool(node_item(root, "Escalations", i), "chosen",
		    is_chosen);
	}
	return rq->again ? OK : preset(rq);
}

static enum err
submit(struct request *rq)
{
	struct id_list ids = form_ids(rq->form, IDS);
	struct escalation_report report = {
		.place = form_str(rq->form, PLACE),
		.by_deputy = form_choice(rq->form, SIGNER_ROLE) == 1,
		.signer = form_str(rq->form, SIGNER),
	};
	enum err err;

	err = escalation_report(&rq->cx, ids.items, ids.n, &report);
	if (err)
		return err;
	return respond_done(rq, "escalation_numbered",
	    "/escalation-report-view?id=%" PRIu64, report.id);
}

const struct action action = {
	.name = "escalation-report-create",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
