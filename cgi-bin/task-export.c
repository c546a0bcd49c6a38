/*
 * task-export: take away exactly this list, as XLSX or CSV.
 *
 * GET  makes the file from the same filters as the list; it has no page of
 *      its own. Rows are read and written page by page, so that the length of
 *      a list does not matter.
 */
#include "action.h"
#include "arena.h"
#include "clock.h"
#include "list_form.h"
#include "list_sheet.h"

enum { CHUNK = 1000, CHUNK_MEMORY = 32 << 20 };

static const char *const formats[] = { "xlsx", "csv", NULL };

static const char *
text_of(void *from, const char *key)
{
	const struct request *rq = from;

	return pages_text(rq->pages, rq->cx.actor->language, key);
}

/* The page after the last row of this one. */
static void
turn_page(struct list_query *query, const struct list_page *page)
{
	const struct assignment_line *last = &page->lines
						  .items[page->lines.n - 1];

	query->after_id = last->a.id;
	query->after_key = list_sort_key(query->sort, last);
}

static enum err
write_rows(struct cx *cx, struct list_query *query, struct sheet *sheet,
    const struct words *words)
{
	const struct list_days days = list_days_of(cx);
	struct list_page page = { .has_older = true };
	size_t n = 1;
	enum err err;

	while (page.has_older) {
		err = assignment_store_list_page(cx, query, &days, &page);
		if (err)
			return err;
		list_sheet_add(cx, sheet, words, &page.lines, n, NULL);
		n += page.lines.n;
		if (page.lines.n == 0)
			break;
		turn_page(query, &page);
		arena_reset(cx->mem);
	}
	return OK;
}

static enum err
write_file(struct request *rq, struct list_query *query,
    enum sheet_format format, const char *path)
{
	const struct words words = { text_of, rq };
	struct arena *request_memory = rq->cx.mem;
	struct sheet *sheet;
	enum err err;

	err = list_sheet_open(&rq->cx, format, path, &words, &sheet);
	if (err)
		return err;
	rq->cx.mem = arena_open(CHUNK_MEMORY);
	err = write_rows(&rq->cx, query, sheet, &words);
	arena_close(rq->cx.mem);
	rq->cx.mem = request_memory;
	if (err)
		return err;
	return sheet_close(&rq->cx, sheet);
}

static enum err
show(struct request *rq)
{
	bool csv = form_choice(rq->query, LIST_FIELD_FORMAT) == 1;
	const char *extension = csv ? "csv" : "xlsx";
	struct list_query query;
	const char *path;
	char day[16];
	enum err err;

	/* A filter that cannot be read must not become "everything". */
	if (!form_is_valid(rq->query))
		return fail(&rq->cx, ERR_INPUT,
		    "a filter of the export is bad");
	list_form_read(rq->query,
	    role_is_office(rq->cx.actor->role) ? SCOPE_ALL : SCOPE_AGENCY,
	    &query);
	query.after_id = 0;
	query.backward = false;
	query.size = query.sort > SORT_ASSIGNED ? LIST_SORT_MAX : CHUNK;
	path = respond_export_path(rq, extension);
	err = write_file(rq, &query, csv ? SHEET_CSV : SHEET_XLSX, path);
	if (err)
		return err;
	return respond_download(rq, path,
	    arena_printf(rq->cx.mem, "nhac-viec-%s.%s",
		day_format_iso(clock_day(rq->cx.now), day), extension),
	    csv ? "text/csv; charset=utf-8"
		: "application/vnd.openxmlformats-officedocument"
		  ".spreadsheetml.sheet");
}

const struct action action = {
	.name = "task-export",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(list_fields) },
	.get = show,
	.formats = formats,
};
