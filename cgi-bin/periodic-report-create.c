/*
 * periodic-report-create: begin the agency's report of a period (R53).
 *
 * POST  takes the figures, writes the running text from them, and goes on to
 *       edit it; when there is one already, to that one. No page of its own.
 */
#include <inttypes.h>

#include "action.h"
#include "letterhead.h"
#include "period_view.h"
#include "periodic_report_document.h"
#include "periodic_report_form.h"
#include "periodic_report_verbs.h"

static const struct field fields[] = { PERIODIC_REPORT_FIELDS };

static enum err
submit(struct request *rq)
{
	struct letterhead letterhead = periodic_report_letterhead(rq);
	struct periodic_report_figures figures;
	struct periodic_report report;
	struct period period;
	bool is_new;
	enum err err;

	periodic_report_form_read(&rq->cx, rq->form, &period);
	if (!form_is_valid(rq->form))
		return fail_field(&rq->cx, "year", "bad_number");
	err = periodic_report_begin(&rq->cx, &period, &report, &figures,
	    &is_new);
	if (err)
		return err;
	if (!is_new)
		return respond_see_other(rq,
		    "/periodic-report-view?id=%" PRIu64, report.id);
	periodic_report_wording(&rq->cx, &letterhead, &report, &figures);
	err = periodic_report_keep(&rq->cx, &report);
	if (err)
		return err;
	return respond_done(rq, "periodic_report_created",
	    "/periodic-report-edit?id=%" PRIu64, report.id);
}

const struct action action = {
	.name = "periodic-report-create",
	.needs = PERM_RESPOND,
	.sites = SITE_PORTAL,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
