#include "figure_page.h"

#include "arena.h"
#include "figure_sheet.h"
#include "notice_store.h"
#include "paper_form.h"

const char *const figure_formats[] = { "html", "xlsx", "pdf", "docx", "csv",
	NULL };

static const char *
text_of(void *from, const char *key)
{
	const struct request *rq = from;

	return pages_text(rq->pages, rq->cx.actor->language, key);
}

struct letterhead
figure_letterhead(struct request *rq)
{
	return paper_letterhead(rq, DOCUMENT_PDF);
}

static enum err
send_sheet(struct request *rq, bool csv, const struct figure_paper *paper,
    const struct figure_table *table, const char *name)
{
	const struct words words = { text_of, rq };
	const char *extension = csv ? "csv" : "xlsx";
	const char *path = respond_export_path(rq, extension);
	enum err err;

	err = figure_sheet_write(&rq->cx, csv ? SHEET_CSV : SHEET_XLSX, path,
	    &words, table, csv ? "" : paper->note);
	if (err)
		return err;
	return respond_download(rq, path,
	    arena_printf(rq->cx.mem, "%s.%s", name, extension),
	    csv ? "text/csv; charset=utf-8"
		: "application/vnd.openxmlformats-officedocument"
		  ".spreadsheetml.sheet");
}

enum err
figure_send(struct request *rq, int format, struct figure_paper *paper,
    const struct figure_table *table, const char *name)
{
	struct letterhead letterhead;
	struct notice last = { .place = "" };
	const char *path;
	bool found;
	enum err err;

	if (format == FIGURE_XLSX || format == FIGURE_CSV)
		return send_sheet(rq, format == FIGURE_CSV, paper, table, name);
	letterhead = paper_letterhead(rq,
	    format == FIGURE_DOCX ? DOCUMENT_DOCX : DOCUMENT_PDF);
	path = paper_path(rq, &letterhead);
	err = notice_store_find_last(&rq->cx, &last, &found);
	if (err)
		return err;
	paper->place = last.place;
	err = figure_document_write(&rq->cx, &letterhead, path, paper);
	if (err)
		return err;
	return paper_send(rq, &letterhead, path, name);
}
