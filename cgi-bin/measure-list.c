/*
 * measure-list: the report "đề xuất biện pháp" on tasks due and not done,
 * wrongly done, or with problems raised (R57).
 *
 * GET  shows it, to be printed; of all agencies or of one.
 */
#include "action.h"
#include "agency_store.h"
#include "agency_view.h"
#include "clock.h"
#include "measure_store.h"
#include "measure_view.h"

enum { AGENCY };

static const struct field query[] = {
	[AGENCY] = { "agency_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	struct measure_list list;
	struct agency_list agencies;
	enum err err;

	err = agency_store_list(&rq->cx, today, &agencies);
	if (err)
		return err;
	agency_list_view(root, "Agencies", &agencies);
	err = measure_store_list(&rq->cx, form_id(rq->query, AGENCY),
	    MEASURES_MAX + 1, &list);
	if (err)
		return err;
	if (list.n > MEASURES_MAX) {
		list.n = MEASURES_MAX;
		node_bool(root, "more", true);
	}
	measure_list_view(root, "Measures", &list, today);
	node_int(root, "total", (int64_t)list.n);
	return OK;
}

const struct action action = {
	.name = "measure-list",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
