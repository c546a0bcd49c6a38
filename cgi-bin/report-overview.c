/*
 * report-overview: show a leader at a glance how things stand.
 *
 * GET  shows the four boxes of the year, what is overdue now by age, agency,
 *      field and assigner, and the months behind; every bar and point leads to
 *      its rows.
 */
#include "action.h"
#include "clock.h"
#include "overview_store.h"
#include "overview_view.h"
#include "period_view.h"
#include "report_store.h"
#include "report_view.h"

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct period year = period_of(rq->cx.profile, rq->cx.calendar,
	    PERIOD_YEAR, clock_day(rq->cx.now));
	struct overview overview;
	struct report_boxes boxes;
	enum err err;

	err = report_store_boxes(&rq->cx, &year, 0, 0, &boxes);
	if (!err)
		err = overview_store_get(&rq->cx, &overview);
	if (err)
		return err;
	period_view(node_child(root, "Period"), &year);
	report_boxes_view(node_child(root, "Boxes"), &boxes);
	overview_view(&rq->cx, root, &overview);
	return OK;
}

const struct action action = {
	.name = "report-overview",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.get = show,
};
