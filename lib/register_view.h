/* register_view: the books of the system as values. */
#ifndef REGISTER_VIEW_H
#define REGISTER_VIEW_H

#include "file.h"
#include "register.h"
#include "view.h"

/* id, kind, agency, title, number, held_on, ended_on, person, body, approval,
 * feedback_id, author, changed_at, version, unapproved (1: a version without
 * the document that approved it). */
void register_entry_view(struct node *node, const struct register_entry *entry);
/* <name>.<i>: the same, and Files of each. */
void register_entries_view(struct node *node, const char *name,
    const struct register_entries *list, const struct file_list *files);

/* id, agency, reporter, phone, reported_at, occurred_at, page, description,
 * category, handler, result, agency_notified_at, leader_reported_at, closed_at,
 * version. */
void incident_view(struct node *node, const struct incident *incident);
void incidents_view(struct node *node, const char *name,
    const struct incidents *list);
/* <name>.<i>.at, author, step. */
void incident_steps_view(struct node *node, const char *name,
    const struct incident_steps *list);

/* id, sent_at, author, agency, kind, page, body, document, document_on, answer,
 * answered_at, answered_by, upgrade, version. */
void feedback_view(struct node *node, const struct feedback *f);
void feedbacks_view(struct node *node, const char *name,
    const struct feedbacks *list);

/* <name>.<i>.id, agency, last_sign_in, days, assigned, seen_in_time,
 * seen_percent, updated, updated_in_time, updated_percent, unused (1: no day).
 * A percentage of nothing is not set. */
void usage_rows_view(struct node *node, const char *name,
    const struct usage_rows *list);

#endif
