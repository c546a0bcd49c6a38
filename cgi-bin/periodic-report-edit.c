/*
 * periodic-report-edit: write the running text of a report that is not sent
 * (R53).
 *
 * GET   shows the parts as they are, beside the figures they speak of.
 * POST  keeps them, and shows the whole report.
 */
#include <inttypes.h>

#include "action.h"
#include "periodic_report_form.h"
#include "periodic_report_verbs.h"

enum { ID };
enum { VERSION, RESULTS, CAUSES, DIFFICULTIES, PROPOSALS, NEXT_TASKS };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[RESULTS] = { "results", FIELD_TEXT, PERIODIC_REPORT_TEXT_MAX,
	    FIELD_REQUIRED, NULL },
	[CAUSES] = { "causes", FIELD_TEXT, PERIODIC_REPORT_TEXT_MAX,
	    FIELD_OPTIONAL, NULL },
	[DIFFICULTIES] = { "difficulties", FIELD_TEXT, PERIODIC_REPORT_TEXT_MAX,
	    FIELD_OPTIONAL, NULL },
	[PROPOSALS] = { "proposals", FIELD_TEXT, PERIODIC_REPORT_TEXT_MAX,
	    FIELD_OPTIONAL, NULL },
	[NEXT_TASKS] = { "next_tasks", FIELD_TEXT, PERIODIC_REPORT_TEXT_MAX,
	    FIELD_OPTIONAL, NULL },
};

static enum err
show(struct request *rq)
{
	struct periodic_report report;
	uint64_t id = form_id(rq->query, ID);
	enum err err;

	err = rq->stale
		  ? periodic_report_open(&rq->cx, id, &report)
		  : periodic_report_open_for_writing(&rq->cx, id, &report);
	if (err)
		return err;
	if (!rq->again) {
		form_preset(rq->form, "results", report.results);
		form_preset(rq->form, "causes", report.causes);
		form_preset(rq->form, "difficulties", report.difficulties);
		form_preset(rq->form, "proposals", report.proposals);
		form_preset(rq->form, "next_tasks", report.next_tasks);
	}
	return periodic_report_page(rq, &report);
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	uint64_t id = form_id(rq->query, ID);
	const struct periodic_report words = {
		.results = form_str(f, RESULTS),
		.causes = form_str(f, CAUSES),
		.difficulties = form_str(f, DIFFICULTIES),
		.proposals = form_str(f, PROPOSALS),
		.next_tasks = form_str(f, NEXT_TASKS),
	};
	enum err err;

	err = periodic_report_edit(&rq->cx, id, form_id(f, VERSION), &words);
	if (err)
		return err;
	return respond_done(rq, "periodic_report_kept",
	    "/periodic-report-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "periodic-report-edit",
	.needs = PERM_RESPOND,
	.sites = SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
