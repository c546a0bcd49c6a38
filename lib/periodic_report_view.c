#include "periodic_report_view.h"

#include "clock.h"
#include "directive.h"
#include "period_view.h"

void
periodic_report_view(struct cx *cx, struct node *node,
    const struct periodic_report *report)
{
	node_id(node, "id", report->id);
	node_text(node, "agency", report->agency_name);
	node_text(node, "state", periodic_report_state_names[report->state]);
	node_moment(node, "known_at", report->known_at);
	node_bool(node, "whole", periodic_report_is_whole(report));
	node_bool(node, "over", report->period.to < clock_day(cx->now));
	node_text(node, "results", report->results);
	node_text(node, "causes", report->causes);
	node_text(node, "difficulties", report->difficulties);
	node_text(node, "proposals", report->proposals);
	node_text(node, "next_tasks", report->next_tasks);
	if (report->state == PERIODIC_REPORT_SENT)
		node_text(node, "reference",
		    reference_text(cx->mem, report->ref_number,
			report->ref_symbol));
	node_text(node, "place", report->place);
	node_day(node, "issued_on", report->issued_on);
	node_text(node, "signer_title", report->signer_title);
	node_text(node, "signer", report->signer);
	node_moment(node, "created_at", report->created_at);
	node_text(node, "created_by", report->created_by_name);
	node_moment(node, "sent_at", report->sent_at);
	node_text(node, "sent_by", report->sent_by_name);
	node_bool(node, "late",
	    periodic_report_is_late(report->period.send_by, report->sent_at,
		cx->now));
	node_id(node, "version", report->version);
	period_view(node_child(node, "Period"), &report->period);
	node_text(node_child(node, "Period"), "query",
	    period_query(cx, &report->period));
}

void
periodic_reports_view(struct cx *cx, struct node *node, const char *name,
    const struct periodic_reports *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		periodic_report_view(cx, node_item(node, name, i),
		    &list->items[i]);
}

static void
line_view(struct node *node, const struct periodic_report_line *line,
    int32_t cut_off)
{
	node_id(node, "assignment_id", line->assignment_id);
	node_text(node, "leaf", report_cell_name(line->leaf));
	node_text(node, "role", assignment_role_name(line->role));
	node_day(node, "due_on", line->due_on);
	node_text(node, "reference", line->reference);
	node_day(node, "issued_on", line->issued_on);
	node_text(node, "title", line->title);
	node_text(node, "product", line->product);
	node_text(node, "reply_document", line->reply_document);
	node_day(node, "reply_issued_on", line->reply_issued_on);
	node_int(node, "notice_count", line->notice_count);
	node_text(node, "cause", line->cause);
	node_text(node, "proposal", line->proposal);
	node_bool(node, "overdue", periodic_report_is_overdue(line));
	if (periodic_report_is_overdue(line))
		node_int(node, "days", cut_off - line->due_on);
}

void
periodic_report_lines_view(struct node *node, const char *name,
    const struct periodic_report_lines *lines, int32_t cut_off)
{
	node_list(node, name);
	for (size_t i = 0; i < lines->n; i++) {
		struct node *item = node_item(node, name, i);

		node_int(item, "number", (int64_t)i + 1);
		line_view(item, &lines->items[i], cut_off);
	}
}

void
periodic_report_counts_view(struct node *node, const char *name,
    const struct periodic_report_lines *lines)
{
	struct node *all = node_child(node, name);

	for (int role = ROLE_LEAD; role <= ROLE_COORDINATING; role++) {
		struct node *item = node_child(all,
		    assignment_role_name((enum assignment_role)role));
		struct report_counts counts;

		periodic_report_count(lines, (enum assignment_role)role,
		    &counts);
		for (int cell = 0; cell < N_REPORT_CELLS; cell++)
			node_int(item, report_cell_name((enum report_cell)cell),
			    counts.n[cell]);
	}
}

void
periodic_report_rows_view(struct node *node, const char *name,
    const struct periodic_report_rows *rows)
{
	node_list(node, name);
	for (size_t i = 0; i < rows->n; i++) {
		const struct periodic_report_row *row = &rows->items[i];
		struct node *item = node_item(node, name, i);

		node_id(item, "agency_id", row->agency_id);
		node_text(item, "agency", row->agency_name);
		node_text(item, "kind", agency_kind_name(row->kind));
		node_text(item, "email", row->email);
		node_text(item, "phone", row->phone);
		node_text(item, "contact_name", row->contact_name);
		if (row->report_id != 0)
			node_id(item, "report_id", row->report_id);
		node_text(item, "reference", row->reference);
		node_day(item, "issued_on", row->issued_on);
		node_moment(item, "sent_at", row->sent_at);
		node_bool(item, "late", row->is_late);
		node_int(item, "n_urged", row->n_urged);
		node_moment(item, "called_at", row->called_at);
		node_bool(item, "urged_today", row->urged_today);
	}
}
