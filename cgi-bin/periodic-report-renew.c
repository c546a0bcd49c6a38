/*
 * periodic-report-renew: take the figures of a report that is not sent anew
 * (R53).
 *
 * POST  writes its part I from them; what the agency wrote in the other parts
 *       stays. No page of its own.
 */
#include <inttypes.h>

#include "action.h"
#include "letterhead.h"
#include "periodic_report_document.h"
#include "periodic_report_form.h"
#include "periodic_report_verbs.h"

enum { ID, VERSION };

static const struct field fields[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};

static enum err
submit(struct request *rq)
{
	struct letterhead letterhead = periodic_report_letterhead(rq);
	uint64_t id = form_id(rq->form, ID);
	struct periodic_report_figures figures;
	struct periodic_report report;
	enum err err;

	err = periodic_report_renew(&rq->cx, id, form_id(rq->form, VERSION),
	    &report, &figures);
	if (err)
		return err;
	periodic_report_wording(&rq->cx, &letterhead, &report, &figures);
	err = periodic_report_keep(&rq->cx, &report);
	if (err)
		return err;
	return respond_done(rq, "periodic_report_renewed",
	    "/periodic-report-edit?id=%" PRIu64, id);
}

const struct action action = {
	.name = "periodic-report-renew",
	.needs = PERM_RESPOND,
	.sites = SITE_PORTAL,
	.db = DB_WEB,
	.form = { FIELDS(fields) },
	.post = submit,
};
