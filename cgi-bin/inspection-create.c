/*
 * inspection-create: plan an inspection of chosen tasks and agencies (R51).
 *
 * GET   shows the form; the tasks come from a list (ids), or are all that are
 *       open at one agency, to be ticked.
 * POST  keeps the plan and goes to it, to be printed.
 */
#include <inttypes.h>

#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "assignment_store.h"
#include "assignment_view.h"
#include "clock.h"
#include "directive.h"
#include "inspection_verbs.h"
#include "list_form.h"

enum { IDS, AGENCY };
enum { CHOSEN, KIND, TITLE, BASIS, MEMBERS, STARTS_ON, ENDS_ON };

static const struct field query[] = {
	[IDS] = { "ids", FIELD_IDS, INSPECTION_ITEMS_MAX, FIELD_OPTIONAL,
	    NULL },
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[CHOSEN] = { "ids", FIELD_IDS, INSPECTION_ITEMS_MAX, FIELD_REQUIRED,
	    NULL },
	[KIND] = { "kind", FIELD_CHOICE, 0, FIELD_REQUIRED,
	    inspection_kind_names },
	[TITLE] = { "title", FIELD_LINE, INSPECTION_TITLE_MAX, FIELD_REQUIRED,
	    NULL },
	[BASIS] = { "basis", FIELD_LINE, DOCUMENT_MAX, FIELD_OPTIONAL, NULL },
	[MEMBERS] = { "members", FIELD_TEXT, INSPECTION_MEMBERS_MAX,
	    FIELD_REQUIRED, NULL },
	[STARTS_ON] = { "starts_on", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[ENDS_ON] = { "ends_on", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
};

static enum err
list_candidates(struct request *rq, struct id_list ids,
    struct assignment_lines *out)
{
	const struct list_days days = list_days_of(&rq->cx);
	struct list_query asked;

	if (ids.n > 0)
		return assignment_store_list_ids(&rq->cx, ids.items, ids.n,
		    out);
	list_query_init(&asked);
	asked.agency_id = form_id(rq->query, AGENCY);
	return assignment_store_list_all(&rq->cx, &asked, &days,
	    INSPECTION_ITEMS_MAX, out);
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct id_list ids = rq->again ? form_ids(rq->form, CHOSEN)
				       : form_ids(rq->query, IDS);
	struct assignment_lines lines = { 0 };
	struct agency_list agencies;
	enum err err;

	err = agency_store_list(&rq->cx, clock_day(rq->cx.now), &agencies);
	if (err)
		return err;
	agency_list_view(root, "Agencies", &agencies);
	if (ids.n > 0 || form_present(rq->query, AGENCY)) {
		err = list_candidates(rq, ids, &lines);
		if (err)
			return err;
	}
	node_bool(root, "chosen", ids.n > 0);
	assignment_lines_view(&rq->cx, root, "Items", &lines);
	return OK;
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	struct id_list ids = form_ids(f, CHOSEN);
	struct inspection inspection = {
		.kind = (enum inspection_kind)form_choice(f, KIND),
		.title = form_str(f, TITLE),
		.basis = form_str(f, BASIS),
		.members = form_str(f, MEMBERS),
		.starts_on = form_date(f, STARTS_ON),
		.ends_on = form_date(f, ENDS_ON),
	};
	enum err err;

	err = inspection_create(&rq->cx, &inspection, ids.items, ids.n);
	if (err)
		return err;
	return respond_done(rq, "inspection_created",
	    "/inspection-view?id=%" PRIu64, inspection.id);
}

const struct action action = {
	.name = "inspection-create",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
