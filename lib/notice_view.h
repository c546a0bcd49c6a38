/* notice_view: notices, their items and reports to the Chairman as values. */
#ifndef NOTICE_VIEW_H
#define NOTICE_VIEW_H

#include "cx.h"
#include "notice.h"
#include "view.h"

/* reference, state, agency, agency_id, issued_on with issued_day, issued_month
 * and issued_year as a document writes them (a zero before days under 10 and
 * the months 1 and 2), place, basis, request, answer_by, by_deputy, signer,
 * approved_at, approved_by, signed_at, sent_on, withdrawn_at,
 * withdrawn_reason, withdrawn_note, n_items, nth_max, last, version. last: the
 * last one before the Chairman is told. */
void notice_view(struct cx *cx, struct node *node, const struct notice *notice);
/* <name>.<i> */
void notice_list_view(struct cx *cx, struct node *node, const char *name,
    const struct notice_list *list);

/* <name>.<i>.id, number (of those that hold), assignment_id, nth, last, due_on,
 * extended, days (overdue on the day given), title, reference, issued_on,
 * abstract, before, update_text, updated_at, state, withdrawn_reason,
 * withdrawn_note, withdrawal (it came between and is not taken back yet; ""),
 * pending (a request of the agency waits). */
void notice_item_view(struct cx *cx, struct node *node,
    const struct notice_item *item, int32_t on);
void notice_items_view(struct cx *cx, struct node *node, const char *name,
    const struct notice_item_list *list, int32_t on);
/* The same by agency: <name>.<i>.agency, .agency_id, .n, .Items. The list is
 * in order of agencies. */
void notice_groups_view(struct cx *cx, struct node *node, const char *name,
    const struct notice_item_list *list, int32_t on);

/* <name>.<i>.id, number, assignment_id, version, agency, title, reference,
 * issued_on, due_on, day, days, before, explanation, held, state,
 * withdrawn_reason, proposal, opinion, ruled_by, ruled_on, document; follow_id,
 * follow_state and follow_due_on of the assignment that came of the ruling. */
void escalation_list_view(struct node *node, const char *name,
    const struct escalation_list *list, int32_t on);
void escalation_view(struct node *node, const struct escalation *escalation,
    int32_t on);
/* <name>.<i>.is_origin, assignment_id, agency, title, state: those this person
 * may see. */
void ruling_links_view(struct cx *cx, struct node *node, const char *name,
    const struct ruling_links *list);

/* <name>.<i>: id, reference, issued_on, place, signer, by_deputy, created_at,
 * created_by, n_items. */
void escalation_report_view(struct node *node,
    const struct escalation_report *report);
void escalation_reports_view(struct node *node, const char *name,
    const struct escalation_reports *list);

#endif
