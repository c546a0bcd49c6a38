/*
 * escalation-report-view: a numbered report to the Chairman (R47).
 *
 * GET  shows the tasks it names and what became of them; format=pdf or docx
 *      gives the paper.
 */
#include "action.h"
#include "arena.h"
#include "clock.h"
#include "notice_document.h"
#include "notice_store.h"
#include "notice_view.h"
#include "paper_form.h"

enum { ID, FORMAT };

static const struct field query[] = {
	[ID] = { "id", FIELD_ID, 0, FIELD_REQUIRED, NULL },
	[FORMAT] = { "format", FIELD_CHOICE, 0, FIELD_OPTIONAL, paper_formats },
};

static enum err
send_paper(struct request *rq, const struct escalation_report *report,
    const struct escalation_list *list)
{
	struct letterhead letterhead = paper_letterhead(rq,
	    paper_format(rq, FORMAT));
	const char *path = paper_path(rq, &letterhead);
	enum err err;

	err = escalation_document_write(&rq->cx, &letterhead, path, report,
	    list);
	if (err)
		return err;
	return paper_send(rq, &letterhead, path,
	    arena_printf(rq->cx.mem, "bao-cao-chu-tich-%d-%02u", report->year,
		report->number));
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	struct escalation_report report;
	struct escalation_list list;
	enum err err;

	err = escalation_store_get_report(&rq->cx, form_id(rq->query, ID),
	    &report);
	if (!err)
		err = escalation_store_list_of_report(&rq->cx, report.id,
		    &list);
	if (err)
		return err;
	if (paper_is_wanted(rq, FORMAT))
		return send_paper(rq, &report, &list);
	escalation_report_view(node_child(root, "Report"), &report);
	escalation_list_view(root, "Escalations", &list, clock_day(rq->cx.now));
	return OK;
}

const struct action action = {
	.name = "escalation-report-view",
	.needs = PERM_WATCH,
	.sites = SITE_OFFICE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
	.formats = paper_formats,
};
