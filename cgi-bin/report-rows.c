/*
 * report-rows: open one number of a report.
 *
 * GET  shows exactly the assignments the number counts, as they were known at
 *      the moment of the report, page by page.
 */
#include "action.h"
#include "report_form.h"
#include "report_page.h"

static enum err
show(struct request *rq)
{
	struct report_cell_query query = { .size = REPORT_PAGE_ROWS };

	report_form_read_cell(&rq->cx, rq->query, &query);
	return report_page_show_cell(rq, &query);
}

const struct action action = {
	.name = "report-rows",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(report_fields) },
	.get = show,
};
