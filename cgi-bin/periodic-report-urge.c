/*
 * periodic-report-urge: urge agencies to send their report of a period (R55).
 *
 * GET   shows whom, what they will be told, and who has no address.
 * POST  tells them, each at most once a day, and by e-mail with the next run.
 */
#include <inttypes.h>

#include "action.h"
#include "clock.h"
#include "period_view.h"
#include "periodic_report_form.h"
#include "periodic_report_store.h"
#include "periodic_report_verbs.h"
#include "periodic_report_view.h"

enum { IDS = N_PERIOD_FIELDS };
enum { CHOSEN, NOTE };

static const struct field query[] = {
	PERIODIC_REPORT_FIELDS,
	[IDS] = { "ids", FIELD_IDS, PERIODIC_REPORT_AGENCIES_MAX,
	    FIELD_OPTIONAL, NULL },
};
static const struct field fields[] = {
	[CHOSEN] = { "ids", FIELD_IDS, PERIODIC_REPORT_AGENCIES_MAX,
	    FIELD_REQUIRED, NULL },
	[NOTE] = { "note", FIELD_TEXT, PERIODIC_REPORT_NOTE_MAX, FIELD_OPTIONAL,
	    NULL },
};

static bool
is_among(struct id_list ids, uint64_t id)
{
	for (size_t i = 0; i < ids.n; i++)
		if (ids.items[i] == id)
			return true;
	return false;
}

/* Who was chosen; nobody: all who have not sent it. Not who cannot be urged
 * (any more, or today). */
static void
keep_chosen(struct periodic_report_rows *rows, struct id_list ids)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		const struct periodic_report_row *row = &rows->items[i];

		if (row->report_id == 0 && !row->urged_today &&
		    (ids.n == 0 || is_among(ids, row->agency_id)))
			rows->items[n++] = *row;
	}
	rows->n = n;
}

static enum err
show(struct request *rq)
{
	struct id_list ids = rq->again ? form_ids(rq->form, CHOSEN)
				       : form_ids(rq->query, IDS);
	struct periodic_report_rows rows;
	struct period period;
	enum err err;

	periodic_report_form_read(&rq->cx, rq->query, &period);
	periodic_report_period_view(rq, &period);
	err = periodic_report_store_list_agencies(&rq->cx, &period,
	    clock_day(rq->cx.now), &rows);
	if (err)
		return err;
	keep_chosen(&rows, ids);
	if (period.to >= clock_day(rq->cx.now))
		rows.n = 0;
	periodic_report_rows_view(view_root(rq->view), "Rows", &rows);
	return OK;
}

static enum err
submit(struct request *rq)
{
	struct id_list ids = form_ids(rq->form, CHOSEN);
	struct period period;
	size_t n;
	enum err err;

	periodic_report_form_read(&rq->cx, rq->query, &period);
	err = periodic_report_urge(&rq->cx, &period, ids.items, ids.n,
	    form_str(rq->form, NOTE), &n);
	if (err)
		return err;
	if (n == 0)
		return respond_done(rq, "nobody_urged",
		    "/periodic-report-list?%s", period_query(&rq->cx, &period));
	return respond_done(rq, "periodic_report_urged",
	    "/periodic-report-list?%s", period_query(&rq->cx, &period));
}

const struct action action = {
	.name = "periodic-report-urge",
	.needs = PERM_DECIDE,
	.sites = SITE_OFFICE,
	.db = DB_WEB,
	.query = { FIELDS(query) },
	.form = { FIELDS(fields) },
	.get = show,
	.post = submit,
};
