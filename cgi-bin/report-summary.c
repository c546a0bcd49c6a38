/*
 * report-summary: count what was assigned, by agency (Phụ lục VI) or by
 * specialist, assigner, field, document type or source.
 *
 * GET  shows the table of a period as known at its cut-off, or now while that
 *      has not come; format=xlsx or csv gives it as a sheet, pdf and docx as a
 *      report to sign, or with a letter to one of the councils (R59).
 */
#include "action.h"
#include "arena.h"
#include "clock.h"
#include "notice_store.h"
#include "paper_form.h"
#include "period_view.h"
#include "report_document.h"
#include "report_form.h"
#include "report_sheet.h"
#include "report_store.h"
#include "report_view.h"

enum { FORMAT_XLSX, FORMAT_PDF, FORMAT_DOCX, FORMAT_CSV };
static const char *const formats[] = { "html", "xlsx", "pdf", "docx", "csv",
	NULL };

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
	bool csv = form_choice(rq->query, REPORT_FIELD_FORMAT) == FORMAT_CSV;
	const char *extension = csv ? "csv" : "xlsx";
	const char *path = respond_export_path(rq, extension);
	char name[64], from[16], to[16];
	enum err err;

	err = report_sheet_write(&rq->cx, csv ? SHEET_CSV : SHEET_XLSX, path,
	    &words, query, summary, NULL);
	if (err)
		return err;
	snprintf(name, sizeof(name), "bao-cao-tong-hop-%s-%s.%s",
	    day_format_iso(query->period.from, from),
	    day_format_iso(query->period.to, to), extension);
	return respond_download(rq, path, name,
	    csv ? "text/csv; charset=utf-8"
		: "application/vnd.openxmlformats-officedocument"
		  ".spreadsheetml.sheet");
}

/* The same question about the period before; NULL for two free dates. */
static enum err
read_before(struct request *rq, const struct report_query *query,
    struct report_query *out, struct report_summary *out_summary)
{
	*out = *query;
	out->period = period_of(rq->cx.profile, rq->cx.calendar,
	    query->period.kind, query->period.from - 1);
	out->known_at = report_known_at(&out->period, rq->cx.now);
	return report_store_summary(&rq->cx, out, out_summary);
}

static enum err
write_paper(struct request *rq, const struct letterhead *letterhead,
    const char *path, const struct report_paper *given)
{
	struct report_paper whole = *given, *paper = &whole;
	const struct report_query *query = paper->query;
	int letter = form_choice(rq->query, REPORT_FIELD_LETTER);
	struct report_query query_before, query_agencies = *query;
	struct report_summary before, agencies;
	enum err err;

	if (letter >= 0)
		return report_letter_write(&rq->cx, letterhead, path, paper,
		    (enum report_letter)letter);
	if (query->period.kind != PERIOD_FREE) {
		err = read_before(rq, query, &query_before, &before);
		if (err)
			return err;
		paper->query_before = &query_before;
		paper->summary_before = &before;
	}
	if (query->by != BY_AGENCY) {
		query_agencies.by = BY_AGENCY;
		err = report_store_summary(&rq->cx, &query_agencies, &agencies);
		if (err)
			return err;
		paper->agencies = &agencies;
	}
	return report_document_write(&rq->cx, letterhead, path, paper);
}

static enum err
send_paper(struct request *rq, const struct report_query *query,
    const struct report_summary *summary)
{
	int format = form_choice(rq->query, REPORT_FIELD_FORMAT);
	struct letterhead letterhead = paper_letterhead(rq,
	    format == FORMAT_DOCX ? DOCUMENT_DOCX : DOCUMENT_PDF);
	const char *path = paper_path(rq, &letterhead);
	struct notice last = { .place = "" };
	struct report_paper paper = { .query = query, .summary = summary };
	char from[16], to[16];
	bool found;
	enum err err;

	err = notice_store_find_last(&rq->cx, &last, &found);
	if (err)
		return err;
	paper.place = last.place;
	err = write_paper(rq, &letterhead, path, &paper);
	if (err)
		return err;
	return paper_send(rq, &letterhead, path,
	    arena_printf(rq->cx.mem, "%s-%s-%s",
		form_present(rq->query, REPORT_FIELD_LETTER)
		    ? "cong-van"
		    : "bao-cao-tong-hop",
		day_format_iso(query->period.from, from),
		day_format_iso(query->period.to, to)));
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
	switch (form_choice(rq->query, REPORT_FIELD_FORMAT)) {
	case FORMAT_PDF:
	case FORMAT_DOCX:
		return send_paper(rq, &query, &summary);
	case FORMAT_XLSX:
	case FORMAT_CSV:
		return send_sheet(rq, &query, &summary);
	default:
		break;
	}
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
