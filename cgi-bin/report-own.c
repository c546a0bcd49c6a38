/*
 * report-own: open one number of the agency's own first page.
 *
 * GET  shows exactly the assignments of the agency that the number counts, as
 *      they were known at the moment of the report, page by page. Another
 *      agency cannot be asked for: the question is always about one's own.
 */
#include "action.h"
#include "report_form.h"
#include "report_page.h"

static enum err
show(struct request *rq)
{
	struct report_cell_query query = { .size = REPORT_PAGE_ROWS };
	enum err err;

	report_form_read_cell(&rq->cx, rq->query, &query);
	query.agency_id = rq->cx.actor->agency_id;
	query.report.by = BY_AGENCY;
	query.key = NULL;
	err = report_page_show_question(rq, &query);
	if (err)
		return err;
	return report_page_show_rows(rq, &query);
}

const struct action action = {
	.name = "report-own",
	.needs = PERM_ASSIGNED,
	.sites = SITE_PORTAL,
	.db = DB_REPORT,
	.query = { FIELDS(report_fields) },
	.get = show,
};
