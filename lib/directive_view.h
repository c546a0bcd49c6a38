/* directive_view: a directive, and the short lists of its form, as values. */
#ifndef DIRECTIVE_VIEW_H
#define DIRECTIVE_VIEW_H

#include "cx.h"
#include "directive.h"
#include "view.h"

/*
 * id, reference, doc_type, doc_type_name, abstract, issued_on, released_at,
 * signer, submitting_agency, assigner_kind, assigner_name, urgency,
 * urgent (1 when not normal), source, state, draft, record_due_at,
 * record_derivation, record_late, created_by, created_at, forwarded_by,
 * forwarded_at, version, n_tasks, n_assignments, n_open, n_overdue,
 * n_completed.
 */
void directive_view(struct cx *cx, struct node *node,
    const struct directive *directive);
/* Items <name>.<i> with the same values. */
void directive_list_view(struct cx *cx, struct node *node, const char *name,
    const struct directive_list *list);
/* Options <name>.<i>.value, .label; label of an assigner who is not a person
 * is its kind: .kind. */
void doc_type_list_view(struct node *node, const char *name,
    const struct doc_type_list *list);
void assigner_list_view(struct node *node, const char *name,
    const struct assigner_list *list);
void work_field_list_view(struct node *node, const char *name,
    const struct work_field_list *list);

#endif
