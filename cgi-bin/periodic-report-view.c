/*
 * periodic-report-view: read an agency's report of a period (R53).
 *
 * GET  shows its parts and figures; format=pdf or docx gives the paper. The
 *      agency sees its own, the office what was sent.
 */
#include "action.h"
#include "agency_store.h"
#include "arena.h"
#include "clock.h"
#include "paper_form.h"
#include "periodic_report_document.h"
#include "periodic_report_form.h"
#include "periodic_report_store.h"
#include "periodic_report_verbs.h"

enum { ID, FORMAT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL, paper_formats },
};

static enum err
send_paper(struct request *rq, const struct periodic_report_paper *given)
{
	struct periodic_report_paper whole = *given, *paper = &whole;
	struct letterhead letterhead = paper_letterhead(rq,
	    paper_format(rq, FORMAT));
	const char *path = paper_path(rq, &letterhead);
	struct periodic_report_lines lines, next;
	char day[16];
	enum err err;

	err = periodic_report_store_list_lines(&rq->cx, paper->report->id,
	    PART_PERIOD, &lines);
	if (!err)
		err = periodic_report_store_list_lines(&rq->cx,
		    paper->report->id, PART_NEXT, &next);
	if (err)
		return err;
	paper->lines = &lines;
	paper->next = &next;
	err = periodic_report_document_write(&rq->cx, &letterhead, path, paper);
	if (err)
		return err;
	return paper_send(rq, &letterhead, path,
	    arena_printf(rq->cx.mem, "bao-cao-dinh-ky-%s",
		day_format_iso(paper->report->period.to, day)));
}

static enum err
show(struct request *rq)
{
	struct periodic_report report;
	struct periodic_report_paper paper = { .report = &report };
	struct agency agency;
	enum err err;

	err = periodic_report_open(&rq->cx, form_id(rq->query, ID), &report);
	if (err)
		return err;
	err = agency_store_get(&rq->cx, report.agency_id, &agency);
	if (err)
		return err;
	paper.kind = agency.kind;
	return paper_is_wanted(rq, FORMAT) ? send_paper(rq, &paper)
					   : periodic_report_page(rq, &report);
}

const struct action action = {
	.name = "periodic-report-view",
	.needs = PERM_READ_TASK,
	.sites = SITE_OFFICE | SITE_PORTAL,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = paper_formats,
};
