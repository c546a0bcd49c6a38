/*
 * report-summary: count what was assigned, by agency (Phụ lục VI).
 *
 * GET  shows the table of a period as known at its cut-off, or now while that
 *      has not come; format=xlsx gives it as a sheet.
 */
#include "action.h"
#include "clock.h"
#include "period_view.h"
#include "report_form.h"
#include "report_sheet.h"
#include "report_store.h"
#include "report_view.h"

static const char *const formats[] = { "html", "xlsx", NULL };

static const char *
text_of(void *from, const char *key)
{
	const struct request *rq = from;

	return pages_text(rq->pages, rq->cx.actor->language, key);
}

static enum err
send_sheet(struct request *rq, const struct report_query *query,
    const struct report_summary *summary)
{
	const struct words words = { text_of, rq };
	const char *path = respond_export_path(rq, "xlsx");
	char name[64], from[16], to[16];
	enum err err;

	err = report_sheet_write(&rq->cx, path, &words, query, summary);
	if (err)
		return err;
	snprintf(name, sizeof(name), "bao-cao-tong-hop-%s-%s.xlsx",
	    day_format_iso(query->period.from, from),
	    day_format_iso(query->period.to, to));
	return respond_download(rq, path, name,
	    "application/vnd.openxmlformats-officedocument"
	    ".spreadsheetml.sheet");
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct report_summary summary;
	struct report_query query;
	enum err err;

	report_form_read(&rq->cx, rq->query, &query);
	err = report_store_summary(&rq->cx, &query, &summary);
	if (err)
		return err;
	if (form_present(rq->query, REPORT_FIELD_FORMAT))
		return send_sheet(rq, &query, &summary);
	report_query_view(&rq->cx, root, &query);
	report_summary_view(&rq->cx, root, &summary);
	return OK;
}

const struct action action = {
	.name = "report-summary",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(report_fields) },
	.get = show,
	.formats = formats,
};
