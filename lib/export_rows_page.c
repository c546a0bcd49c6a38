#include "export_rows_page.h"

#include <unistd.h>

#include "arena.h"
#include "list_form.h"
#include "list_sheet.h"

enum { CHUNK = 1000, CHUNK_MEMORY = 32 << 20 };

/* One page of what is asked. *out_more false: it was the last. */
struct reader {
	enum err (*page)(struct reader *reader, struct assignment_lines *out,
	    bool *out_more);
	struct cx cx; /* its memory holds one page */
	struct list_query *list;
	struct report_cell_query *cell;
	const struct period *period; /* of a report: marks what came late */
};

static const char *
text_of(void *from, const char *key)
{
	const struct request *rq = from;

	return pages_text(rq->pages, rq->cx.actor->language, key);
}

static enum err
page_of_list(struct reader *reader, struct assignment_lines *out,
    bool *out_more)
{
	const struct list_days days = list_days_of(&reader->cx);
	const struct assignment_line *last;
	struct list_page page;
	enum err err;

	err = assignment_store_list_page(&reader->cx, reader->list, &days,
	    &page);
	if (err)
		return err;
	*out = page.lines;
	*out_more = page.has_older && page.lines.n > 0;
	if (page.lines.n == 0)
		return OK;
	last = &page.lines.items[page.lines.n - 1];
	reader->list->after_id = last->a.id;
	reader->list->after_key = list_sort_key(reader->list->sort, last);
	return OK;
}

static enum err
page_of_cell(struct reader *reader, struct assignment_lines *out,
    bool *out_more)
{
	enum err err;

	err = report_store_page_cell(&reader->cx, reader->cell, out, out_more);
	if (err)
		return err;
	if (out->n == 0)
		*out_more = false;
	else
		reader->cell->after_id = out->items[out->n - 1].a.id;
	return OK;
}

static enum err
write_rows(struct reader *reader, struct sheet *sheet,
    const struct words *words, const struct export_watch *watch)
{
	struct assignment_lines lines;
	uint32_t n = 0;
	bool more = true;
	enum err err;

	while (more) {
		err = reader->page(reader, &lines, &more);
		if (err)
			return err;
		list_sheet_add(&reader->cx, sheet, words, &lines, n + 1,
		    reader->period);
		n += (uint32_t)lines.n;
		arena_reset(reader->cx.mem);
		err = watch != NULL ? watch->tell(watch->from, n) : OK;
		if (err)
			return err;
	}
	return OK;
}

static enum err
write_file(struct request *rq, struct reader *reader, enum export_format format,
    const char *path, const struct export_watch *watch)
{
	const struct words words = { text_of, rq };
	struct sheet *sheet;
	enum err err, closed;

	err = list_sheet_open(&rq->cx,
	    format == EXPORT_CSV ? SHEET_CSV : SHEET_XLSX, path, &words,
	    &sheet);
	if (err)
		return err;
	reader->cx.mem = arena_open(CHUNK_MEMORY);
	err = write_rows(reader, sheet, &words, watch);
	if (reader->cx.error.kind)
		rq->cx.error = reader->cx.error;
	arena_close(reader->cx.mem);
	closed = sheet_close(&rq->cx, sheet);
	if (err || closed)
		(void)unlink(path);
	return err ? err : closed;
}

/* Days left and days late are those of that day. */
enum err
export_report_rows(struct request *rq, struct report_cell_query *query,
    enum export_format format, const char *path,
    const struct export_watch *watch)
{
	struct reader reader = {
		.page = page_of_cell,
		.cx = rq->cx,
		.cell = query,
		.period = &query->report.period,
	};

	query->after_id = 0;
	query->size = CHUNK;
	reader.cx.now = query->report.known_at;
	return write_file(rq, &reader, format, path, watch);
}

enum err
export_task_list(struct request *rq, struct list_query *query,
    enum export_format format, const char *path,
    const struct export_watch *watch)
{
	struct reader reader = {
		.page = page_of_list,
		.cx = rq->cx,
		.list = query,
	};

	query->after_id = 0;
	query->backward = false;
	query->size = query->sort > SORT_ASSIGNED ? LIST_SORT_MAX : CHUNK;
	return write_file(rq, &reader, format, path, watch);
}

const char *
export_content_type(enum export_format format)
{
	return format == EXPORT_CSV
		   ? "text/csv; charset=utf-8"
		   : "application/vnd.openxmlformats-officedocument"
		     ".spreadsheetml.sheet";
}
