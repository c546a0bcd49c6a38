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
#include "frozen_store.h"
#include "list_sheet.h"
#include "report_form.h"
#include "report_page.h"
#include "text.h"

enum { CHUNK = 1000, CHUNK_MEMORY = 32 << 20 };
enum { FORMAT_XLSX, FORMAT_PDF, FORMAT_DOCX, FORMAT_CSV };
static const char *const formats[] = { "html", "xlsx", "csv", NULL };

static const char *
text_of(void *from, const char *key)
{
	const struct request *rq = from;

	return pages_text(rq->pages, rq->cx.actor->language, key);
}

/* Days left and days late are those of that day. */
static enum err
write_rows(struct cx *cx, struct report_cell_query *query, struct sheet *sheet,
    const struct words *words)
{
	struct assignment_lines lines;
	bool more = true;
	size_t n = 1;
	enum err err;

	cx->now = query->report.known_at;
	while (more) {
		err = report_store_page_cell(cx, query, &lines, &more);
		if (err)
			return err;
		list_sheet_add(cx, sheet, words, &lines, n,
		    &query->report.period);
		n += lines.n;
		if (lines.n == 0)
			break;
		query->after_id = lines.items[lines.n - 1].a.id;
		arena_reset(cx->mem);
	}
	return OK;
}

static enum err
write_file(struct request *rq, struct report_cell_query *query,
    enum sheet_format format, const char *path)
{
	const struct words words = { text_of, rq };
	struct cx cx = rq->cx;
	struct sheet *sheet;
	enum err err;

	err = list_sheet_open(&rq->cx, format, path, &words, &sheet);
	if (err)
		return err;
	cx.mem = arena_open(CHUNK_MEMORY);
	err = write_rows(&cx, query, sheet, &words);
	rq->cx.error = cx.error;
	arena_close(cx.mem);
	if (err)
		return err;
	return sheet_close(&rq->cx, sheet);
}

static enum err
send_file(struct request *rq, struct report_cell_query *query)
{
	bool csv = form_choice(rq->query, REPORT_FIELD_FORMAT) == FORMAT_CSV;
	const char *extension = csv ? "csv" : "xlsx";
	const char *path = respond_export_path(rq, extension);
	char day[16];
	enum err err;

	/* A question that cannot be read must not become another one. */
	if (!form_is_valid(rq->query))
		return fail(&rq->cx, ERR_INPUT, "the question is bad");
	query->after_id = 0;
	query->size = CHUNK;
	err = write_file(rq, query, csv ? SHEET_CSV : SHEET_XLSX, path);
	if (err)
		return err;
	return respond_download(rq, path,
	    arena_printf(rq->cx.mem, "bao-cao-%s-%s.%s",
		report_cell_name(query->cell),
		day_format_iso(clock_day(query->report.known_at), day),
		extension),
	    csv ? "text/csv; charset=utf-8"
		: "application/vnd.openxmlformats-officedocument"
		  ".spreadsheetml.sheet");
}

/* Of a frozen report: its question instead of that of the address. */
static enum err
read_frozen(struct request *rq, struct report_cell_query *query)
{
	struct frozen frozen;
	enum err err;

	query->frozen_id = form_id(rq->query, REPORT_FIELD_FROZEN);
	if (query->frozen_id == 0)
		return OK;
	err = frozen_store_get(&rq->cx, query->frozen_id, &frozen);
	if (!err)
		query->report = frozen.query;
	return err;
}

static enum err
show(struct request *rq)
{
	struct report_cell_query query = { .size = REPORT_PAGE_ROWS };
	enum err err;

	report_form_read_cell(&rq->cx, rq->query, &query);
	err = read_frozen(rq, &query);
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
