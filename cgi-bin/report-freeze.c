/*
 * report-freeze: keep the report of a period as it was known at its cut-off.
 *
 * GET   shows what will be kept and asks.
 * POST  keeps it for ever and goes to it.
 */
#include <inttypes.h>

#include "action.h"
#include "frozen_verbs.h"
#include "report_form.h"
#include "report_store.h"
#include "report_view.h"

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct report_summary summary;
	struct report_query query;
	int64_t earliest;
	enum err err;

	report_form_read(&rq->cx, rq->query, &query);
	query.scope = REPORT_VI;
	query.by = BY_AGENCY;
	query.known_at = report_known_at(&query.period, rq->cx.now);
	earliest = frozen_earliest(&query.period);
	report_query_view(&rq->cx, root, &query);
	node_moment(root, "earliest", earliest);
	node_bool(root, "early", rq->cx.now < earliest);
	node_bool(root, "may_freeze", frozen_may(rq->cx.actor));
	if (rq->cx.now < earliest)
		return OK;
	err = report_store_summary(&rq->cx, &query, &summary);
	if (!err)
		report_summary_view(&rq->cx, root, &summary);
	return err;
}

/* The question stands in the address: the form only says yes. */
static enum err
submit(struct request *rq)
{
	struct report_query query;
	struct frozen frozen;
	enum err err;

	report_form_read(&rq->cx, rq->query, &query);
	err = report_freeze(&rq->cx, &query.period, query.role, &frozen);
	if (err)
		return err;
	return respond_done(rq, "frozen", "/report-frozen-view?id=%" PRIu64,
	    frozen.id);
}

const struct action action = {
	.name = "report-freeze",
	.needs = PERM_FREEZE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(report_fields) },
	.get = show,
	.post = submit,
};
