#include "directive_view.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"

/* Late when it was forwarded after the limit, or is still a draft past it. */
static bool
record_is_late(const struct cx *cx, const struct directive *d)
{
	int64_t at;

	at = d->forwarded_at == NO_MOMENT ? cx->now : d->forwarded_at;
	return d->record_due_at != NO_MOMENT && at > d->record_due_at;
}

static void
reference_view(struct cx *cx, struct node *node,
    const struct directive *directive)
{
	node_text(node, "reference",
	    reference_text(cx->mem, directive->ref_number,
		directive->ref_symbol));
	node_text(node, "ref_number", directive->ref_number);
	node_text(node, "ref_symbol", directive->ref_symbol);
	node_text(node, "doc_type", directive->doc_type);
	node_text(node, "doc_type_name", directive->doc_type_name);
	node_text(node, "abstract", directive->abstract);
	node_day(node, "issued_on", directive->issued_on);
	node_moment(node, "released_at", directive->released_at);
	node_text(node, "signer", directive->signer);
	node_text(node, "submitting_agency", directive->submitting_agency_name);
	node_id(node, "submitting_agency_id", directive->submitting_agency_id);
}

static void
counts_view(struct node *node, const struct directive *directive)
{
	node_int(node, "n_tasks", directive->n_tasks);
	node_int(node, "n_assignments", directive->n_assignments);
	node_int(node, "n_open", directive->n_open);
	node_int(node, "n_overdue", directive->n_overdue);
	node_int(node, "n_completed", directive->n_completed);
}

void
directive_view(struct cx *cx, struct node *node,
    const struct directive *directive)
{
	node_id(node, "id", directive->id);
	reference_view(cx, node, directive);
	node_id(node, "assigner_id", directive->assigner_id);
	node_text(node, "assigner_kind",
	    assigner_kind_name(directive->assigner_kind));
	node_text(node, "assigner_name", directive->assigner_name);
	node_text(node, "urgency", urgency_name(directive->urgency));
	node_bool(node, "urgent", directive->urgency != URGENCY_NORMAL);
	node_text(node, "source", source_name(directive->source));
	node_text(node, "central_reference", directive->central_reference);
	node_day(node, "central_due_on", directive_central_due(directive));
	node_text(node, "state", directive_state_name(directive->state));
	node_bool(node, "draft", directive->state == DIRECTIVE_DRAFT);
	node_moment(node, "record_due_at", directive->record_due_at);
	node_text(node, "record_derivation", directive->record_derivation);
	node_bool(node, "record_late", record_is_late(cx, directive));
	node_text(node, "created_by", directive->created_by_name);
	node_moment(node, "created_at", directive->created_at);
	node_text(node, "forwarded_by", directive->forwarded_by_name);
	node_moment(node, "forwarded_at", directive->forwarded_at);
	node_id(node, "version", directive->version);
	counts_view(node, directive);
}

void
directive_list_view(struct cx *cx, struct node *node, const char *name,
    const struct directive_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		directive_view(cx, node_item(node, name, i), &list->items[i]);
}

void
doc_type_list_view(struct node *node, const char *name,
    const struct doc_type_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_text(item, "value", list->items[i].code);
		node_text(item, "label", list->items[i].name);
	}
}

void
assigner_list_view(struct node *node, const char *name,
    const struct assigner_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_id(item, "value", list->items[i].id);
		node_text(item, "label", list->items[i].name);
		node_text(item, "kind",
		    assigner_kind_name(list->items[i].kind));
	}
}

void
work_field_list_view(struct node *node, const char *name,
    const struct work_field_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_id(item, "value", list->items[i].id);
		node_text(item, "label", list->items[i].name);
	}
}
