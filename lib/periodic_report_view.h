/* periodic_report_view: periodic reports of agencies as values. */
#ifndef PERIODIC_REPORT_VIEW_H
#define PERIODIC_REPORT_VIEW_H

#include "cx.h"
#include "periodic_report.h"
#include "view.h"

/* id, agency, state, known_at, whole, results, causes, difficulties, proposals,
 * next_tasks, reference, place, issued_on, signer_title, signer, created_at,
 * created_by, sent_at, sent_by, late, version; Period (period_view.h). */
void periodic_report_view(struct cx *cx, struct node *node,
    const struct periodic_report *report);
void periodic_reports_view(struct cx *cx, struct node *node, const char *name,
    const struct periodic_reports *list);

/* <name>.<i>.number, assignment_id, leaf, role, due_on, days (overdue at the
 * cut-off), reference, issued_on, title, product, reply_document,
 * reply_issued_on, notice_count, cause, proposal, overdue. */
void periodic_report_lines_view(struct node *node, const char *name,
    const struct periodic_report_lines *lines, int32_t cut_off);
/* Counts.lead.<cell> and Counts.coordinating.<cell>. */
void periodic_report_counts_view(struct node *node, const char *name,
    const struct periodic_report_lines *lines);

/* <name>.<i>: agency_id, agency, kind, email, phone, contact_name, report_id,
 * reference, issued_on, sent_at, late, n_urged, called_at, urged_today. */
void periodic_report_rows_view(struct node *node, const char *name,
    const struct periodic_report_rows *rows);

#endif
