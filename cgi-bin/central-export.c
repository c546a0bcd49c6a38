/*
 * central-export: take the status of central tasks away, for the national
 * system (R61).
 *
 * GET  gives the list with its filters: JSON, or a CSV or XLSX file; it has no
 *      page of its own.
 */
#include "action.h"
#include "arena.h"
#include "central_page.h"
#include "central_sheet.h"
#include "clock.h"

static const char *
text_of(void *from, const char *key)
{
	const struct request *rq = from;

	return pages_text(rq->pages, rq->cx.actor->language, key);
}

static enum err
send_sheet(struct request *rq, const struct central_page *page, bool csv)
{
	const struct words words = { text_of, rq };
	const char *extension = csv ? "csv" : "xlsx";
	const char *path = respond_export_path(rq, extension);
	char day[16];
	enum err err;

	err = central_sheet_write(&rq->cx, csv ? SHEET_CSV : SHEET_XLSX, path,
	    &words, &page->chosen, page->today);
	if (err)
		return err;
	return respond_download(rq, path,
	    arena_printf(rq->cx.mem, "nhiem-vu-trung-uong-giao-%s.%s",
		day_format_iso(page->today, day), extension),
	    csv ? "text/csv; charset=utf-8"
		: "application/vnd.openxmlformats-officedocument"
		  ".spreadsheetml.sheet");
}

static enum err
show(struct request *rq)
{
	int format = form_choice(rq->query, CENTRAL_FIELD_FORMAT);
	struct node *root = view_root(rq->view);
	struct central_page page;
	enum err err;

	/* A filter that cannot be read must not become "everything". */
	if (!form_is_valid(rq->query))
		return fail(&rq->cx, ERR_INPUT,
		    "a filter of the export is bad");
	err = central_page_open(rq, &page);
	if (err)
		return err;
	if (format > 0)
		return send_sheet(rq, &page, format == 1);
	node_day(root, "as_of", page.today);
	node_int(root, "n", (int64_t)page.chosen.n);
	central_list_view(root, "Central", &page.chosen, 0, page.chosen.n,
	    page.today);
	return OK;
}

const struct action action = {
	.name = "central-export",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { .fields = central_fields, .n_fields = N_CENTRAL_FIELDS },
	.get = show,
	.formats = central_formats,
};
