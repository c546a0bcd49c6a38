/*
 * inspection-view: show and print an inspection: what is looked at, what was
 * found (R51).
 */
#include "action.h"
#include "inspection_page.h"

enum { ID };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
show(struct request *rq)
{
	struct inspection inspection;

	return inspection_page_open(rq, form_id(rq->query, ID), &inspection);
}

const struct action action = {
	.name = "inspection-view",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.versioned = "Inspection",
};
