/*
 * periodic-report-send: send the agency's report of a period to the committee
 * (R53).
 *
 * GET   asks for its number, day and signer, and the signed paper.
 * POST  sends it: from then on the office reads it, and it stays as it is.
 */
#include <inttypes.h>

#include "action.h"
#include "arena.h"
#include "clock.h"
#include "directive.h"
#include "periodic_report_form.h"
#include "periodic_report_store.h"
#include "periodic_report_verbs.h"
#include "task_page.h"

enum { ID };
enum {
	VERSION,
	REF_NUMBER,
	REF_SYMBOL,
	PLACE,
	ISSUED_ON,
	SIGNER_TITLE,
	SIGNER,
	FILES
};

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
};
static const struct field fields[] = {
	[VERSION] = { "version", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[REF_NUMBER] = { "ref_number", FIELD_LINE, REF_NUMBER_MAX,
	    FIELD_REQUIRED, NULL },
	[REF_SYMBOL] = { "ref_symbol", FIELD_LINE, REF_SYMBOL_MAX,
	    FIELD_REQUIRED, NULL },
	[PLACE] = { "place", FIELD_LINE, PERIODIC_REPORT_PLACE_MAX,
	    FIELD_REQUIRED, NULL },
	[ISSUED_ON] = { "issued_on", FIELD_DATE, 0, FIELD_REQUIRED, NULL },
	[SIGNER_TITLE] = { "signer_title", FIELD_LINE,
	    PERIODIC_REPORT_TITLE_MAX, FIELD_REQUIRED, NULL },
	[SIGNER] = { "signer", FIELD_LINE, PERSON_MAX, FIELD_REQUIRED, NULL },
	[FILES] = { "files", FIELD_FILES, 3, FIELD_REQUIRED, NULL },
};

/* As on the last one that was sent. */
static enum err
preset(struct request *rq)
{
	struct periodic_report last;
	char day[16];
	bool found;
	enum err err;

	form_preset(rq->form, "issued_on",
	    arena_strdup(rq->cx.mem, day_format(clock_day(rq->cx.now), day)));
	err = periodic_report_store_find_last_sent(&rq->cx,
	    rq->cx.actor->agency_id, &last, &found);
	if (err || !found)
		return err;
	form_preset(rq->form, "ref_symbol", last.ref_symbol);
	form_preset(rq->form, "place", last.place);
	form_preset(rq->form, "signer_title", last.signer_title);
	form_preset(rq->form, "signer", last.signer);
	return OK;
}

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
		err = preset(rq);
		if (err)
			return err;
	}
	return periodic_report_page(rq, &report);
}

static enum err
submit(struct request *rq)
{
	const struct form *f = rq->form;
	uint64_t id = form_id(rq->query, ID);
	const struct periodic_report paper = {
		.ref_number = form_str(f, REF_NUMBER),
		.ref_symbol = form_str(f, REF_SYMBOL),
		.place = form_str(f, PLACE),
		.issued_on = form_date(f, ISSUED_ON),
		.signer_title = form_str(f, SIGNER_TITLE),
		.signer = form_str(f, SIGNER),
	};
	enum err err;

	err = task_page_check_files(rq, FILES, "files");
	if (err)
		return err;
	err = periodic_report_send(&rq->cx, id, form_id(f, VERSION), &paper);
	if (err)
		return err;
	err = task_page_keep_files(rq, FILES, "files", FILE_PERIODIC_REPORT, id,
	    0, 0);
	if (err)
		return err;
	return respond_done(rq, "periodic_report_sent",
	    "/periodic-report-view?id=%" PRIu64, id);
}

const struct action action = {
	.name = "periodic-report-send",
	.needs = PERM_RESPOND,
	.sites = SITE_PORTAL,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
