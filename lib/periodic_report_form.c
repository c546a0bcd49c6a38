#include "periodic_report_form.h"

#include "arena.h"
#include "clock.h"
#include "file_store.h"
#include "history_view.h"
#include "paper_form.h"
#include "period_view.h"
#include "periodic_report_store.h"
#include "periodic_report_view.h"

/* What is wanted today, or the month that runs before anything has ended. */
static void
preset_period(struct cx *cx, struct period *out)
{
	int32_t today = clock_day(cx->now);

	if (!periodic_report_wanted(cx->profile, cx->calendar, today, out))
		*out = period_of(cx->profile, cx->calendar, PERIOD_MONTH,
		    today);
}

void
periodic_report_form_read(struct cx *cx, struct form *form, struct period *out)
{
	int kind = form_choice(form, PERIOD_FIELD_KIND);
	int year = (int)form_int(form, PERIOD_FIELD_YEAR);
	int number = (int)form_int(form, PERIOD_FIELD_NUMBER);

	preset_period(cx, out);
	if (kind < 0)
		return;
	/* A kind alone: the last one that is over. */
	if ((int)out->kind != kind) {
		*out = period_of(cx->profile, cx->calendar,
		    (enum period_kind)kind, clock_day(cx->now));
		if (out->to >= clock_day(cx->now))
			*out = periodic_report_before(cx->profile, cx->calendar,
			    out);
	}
	if (year == 0 && number == 0)
		return;
	if (!period_make(cx->profile, cx->calendar, (enum period_kind)kind,
		year == 0 ? out->year : year,
		number == 0 ? out->number : number, out))
		form_add_error(form, number == 0 ? "year" : "number",
		    "bad_number");
}

void
periodic_report_period_view(struct request *rq, const struct period *period)
{
	struct node *root = view_root(rq->view);
	struct node *node = node_child(root, "Period");

	period_view(node, period);
	period_neighbours_view(&rq->cx, node, period);
	node_text(node, "query", period_query(&rq->cx, period));
	node_bool(node, "over", period->to < clock_day(rq->cx.now));
	node_bool(node, "begun", period->from <= clock_day(rq->cx.now));
	period_kinds_view(&rq->cx, root, "Kinds", period->kind);
}

enum err
periodic_report_page(struct request *rq, const struct periodic_report *report)
{
	struct node *root = view_root(rq->view);
	struct periodic_report_lines lines, next;
	struct file_list files;
	enum err err;

	err = periodic_report_store_list_lines(&rq->cx, report->id, PART_PERIOD,
	    &lines);
	if (!err)
		err = periodic_report_store_list_lines(&rq->cx, report->id,
		    PART_NEXT, &next);
	if (!err)
		err = file_store_list_periodic_report(&rq->cx, report->id,
		    &files);
	if (err)
		return err;
	periodic_report_view(&rq->cx, node_child(root, "Report"), report);
	periodic_report_counts_view(root, "Counts", &lines);
	periodic_report_lines_view(root, "Lines", &lines, report->period.to);
	periodic_report_lines_view(root, "Next", &next, report->period.to);
	file_list_view(root, "Files", &files, FILE_PERIODIC_REPORT, report->id);
	node_bool(node_child(root, "Can"), "write",
	    report->state == PERIODIC_REPORT_DRAFT &&
		periodic_report_may_write(rq->cx.actor));
	return OK;
}

struct letterhead
periodic_report_letterhead(struct request *rq)
{
	return paper_letterhead(rq, DOCUMENT_PDF);
}
