/*
 * public-summary: show everybody the sums of the year (R78).
 *
 * GET  shows how many tasks each agency had, finished and has overdue; nothing
 *      but sums, and no way to what is behind them. Open to all, from any
 *      address, but only where the province has switched it on.
 */
#include "action.h"
#include "clock.h"
#include "period_view.h"
#include "profile.h"
#include "report_store.h"
#include "report_view.h"

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct report_query query = { .role = ROLE_LEAD, .scope = REPORT_ALL };
	struct report_summary summary;
	enum err err;

	if (!rq->cx.profile->public_summary)
		return fail(&rq->cx, ERR_MISSING, "the page is off");
	query.period = period_of(rq->cx.profile, rq->cx.calendar, PERIOD_YEAR,
	    clock_day(rq->cx.now));
	query.known_at = report_known_at(&query.period, rq->cx.now);
	err = report_store_summary(&rq->cx, &query, &summary);
	if (err)
		return err;
	period_view(node_child(root, "Period"), &query.period);
	node_moment(root, "known_at", query.known_at);
	report_public_view(root, &summary);
	return OK;
}

const struct action action = {
	.name = "public-summary",
	.needs = PERM_NONE,
	.sites = SITE_PORTAL,
	.db = DB_REPORT,
	.from_anywhere = true,
	.get = show,
};
