/*
 * report-rows: open one number of a report.
 *
 * GET  shows exactly the assignments the number counts, as they were known at
 *      the moment of the report, page by page; format=xlsx or csv gives all of
 *      them, read and written page by page, however many there are.
 */
#include "action.h"
#include "arena.h"
#include "clock.h"
#include "export_rows_page.h"
#include "report_form.h"
#include "report_page.h"

enum { FORMAT_XLSX, FORMAT_PDF, FORMAT_DOCX, FORMAT_CSV };
static const char *const formats[] = { "html", "xlsx", "csv", NULL };

static enum err
send_file(struct request *rq, struct report_cell_query *query)
{
	enum export_format format = form_choice(rq->query,
					REPORT_FIELD_FORMAT) == FORMAT_CSV
					? EXPORT_CSV
					: EXPORT_XLSX;
	const char *path = respond_export_path(rq, export_format_name(format));
	char day[16];
	enum err err;

	/* A question that cannot be read must not become another one. */
	if (!form_is_valid(rq->query))
		return fail(&rq->cx, ERR_INPUT, "the question is bad");
	err = export_report_rows(rq, query, format, path, NULL);
	if (err)
		return err;
	return respond_download(rq, path,
	    arena_printf(rq->cx.mem, "bao-cao-%s-%s.%s",
		report_cell_name(query->cell),
		day_format_iso(clock_day(query->report.known_at), day),
		export_format_name(format)),
	    export_content_type(format));
}

static enum err
show(struct request *rq)
{
	struct report_cell_query query = { .size = REPORT_PAGE_ROWS };
	enum err err;

	report_form_read_cell(&rq->cx, rq->query, &query);
	err = report_page_read_frozen(rq, rq->query, &query);
	if (!err)
		err = report_page_show_question(rq, &query);
	if (err)
		return err;
	if (form_present(rq->query, REPORT_FIELD_FORMAT))
		return send_file(rq, &query);
	return report_page_show_rows(rq, &query);
}

const struct action action = {
	.name = "report-rows",
	.needs = PERM_REPORT,
	.sites = SITE_OFFICE,
	.db = DB_REPORT,
	.query = { FIELDS(report_fields) },
	.get = show,
	.formats = formats,
};
