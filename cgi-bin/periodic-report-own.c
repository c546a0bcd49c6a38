/*
 * periodic-report-own: the agency's reports to the committee, period by period
 * (R53, Phụ lục IV).
 *
 * GET  shows the one that is wanted now, or of another period asked for, when
 *      it was last asked for, and all that were begun or sent.
 */
#include "action.h"
#include "clock.h"
#include "period_view.h"
#include "periodic_report_form.h"
#include "periodic_report_store.h"
#include "periodic_report_view.h"

enum { REPORTS_MAX = 200 };

static const struct field query[] = { PERIODIC_REPORT_FIELDS };

/* Of the period asked for: what there is, and who asked for it. */
static enum err
show_current(struct request *rq, const struct period *period)
{
	struct node *root = view_root(rq->view);
	uint64_t agency_id = rq->cx.actor->agency_id;
	struct periodic_report report;
	struct periodic_report_call call;
	int64_t at;
	bool found;
	enum err err;

	err = periodic_report_store_find(&rq->cx, agency_id, period, &report,
	    &found);
	if (err)
		return err;
	if (found)
		periodic_report_view(&rq->cx, node_child(root, "Report"),
		    &report);
	if (found && report.state == PERIODIC_REPORT_SENT)
		return OK;
	node_bool(root, "late",
	    periodic_report_is_late(period->send_by, NO_MOMENT, rq->cx.now));
	err = periodic_report_store_find_call(&rq->cx, agency_id, period, &call,
	    &at, &found);
	if (err || !found)
		return err;
	node_text(node_child(root, "Call"), "kind",
	    call.is_urge ? "urge" : "reminder");
	node_text(node_child(root, "Call"), "note", call.note);
	node_moment(node_child(root, "Call"), "at", at);
	return OK;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct periodic_reports list;
	struct period period;
	enum err err;

	periodic_report_form_read(&rq->cx, rq->query, &period);
	periodic_report_period_view(rq, &period);
	err = show_current(rq, &period);
	if (err)
		return err;
	err = periodic_report_store_list(&rq->cx, rq->cx.actor->agency_id,
	    REPORTS_MAX, &list);
	if (err)
		return err;
	periodic_reports_view(&rq->cx, root, "Reports", &list);
	node_bool(node_child(root, "Can"), "write",
	    periodic_report_may_write(rq->cx.actor));
	return OK;
}

const struct action action = {
	.name = "periodic-report-own",
	.needs = PERM_ASSIGNED,
	.sites = SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
