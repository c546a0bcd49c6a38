#include "frozen_view.h"

#include <inttypes.h>

#include "arena.h"
#include "period_view.h"
#include "report_view.h"

void
frozen_view(struct cx *cx, struct node *node, const struct frozen *frozen)
{
	node_id(node, "id", frozen->id);
	period_view(node_child(node, "Period"), &frozen->query.period);
	node_text(node, "role", frozen_role_name(frozen->query.role));
	node_moment(node, "known_at", frozen->query.known_at);
	node_moment(node, "frozen_at", frozen->frozen_at);
	node_text(node, "by", frozen->actor_name);
	node_int(node, "n_rows", frozen->n_rows);
	node_int(node, "n_tasks", frozen->n_tasks);
	node_text(node, "sum", frozen_sum_text(cx->mem, frozen->sum));
	node_text(node, "seal", frozen->seal);
}

void
frozen_list_view(struct cx *cx, struct node *root, const char *name,
    const struct frozen_list *list)
{
	node_list(root, name);
	for (size_t i = 0; i < list->n; i++)
		frozen_view(cx, node_item(root, name, i), &list->items[i]);
}

static void
side_view(struct node *node, const struct frozen_side *side)
{
	if (!side->there)
		return;
	node_text(node, "leaf", report_cell_name(side->leaf));
	node_text(node, "agency", side->agency_name);
	node_day(node, "due_on", side->due_on);
	if (side->leaf == CELL_OUT)
		return;
	node_list(node, "Marks");
	/* Fallen due follows from the leaf and the due date: not shown. */
	for (unsigned i = 0; i + 1 < N_REPORT_FLAGS; i++) {
		if ((side->flags >> i & 1) != 0)
			node_word(node, "Marks",
			    report_cell_name(report_flags[i]));
	}
}

static void
reason_view(struct node *node, const struct frozen_reason *reason)
{
	const struct event *event = &reason->event;

	node_text(node, "cause", frozen_cause_name(reason->cause));
	if (event->id == 0)
		return;
	node_text(node, "kind", event_kind_name(event->kind));
	node_moment(node, "at", event->at);
	node_text(node, "actor", event->actor_name);
	node_text(node, "agency", event->actor_agency);
	node_text(node, "reason", event->reason);
	node_text(node, "document", event->document);
}

void
frozen_differences_view(struct node *root,
    const struct frozen_differences *list)
{
	node_list(root, "Differences");
	for (size_t i = 0; i < list->n; i++) {
		const struct frozen_difference *d = &list->items[i];
		struct node *item = node_item(root, "Differences", i);

		node_id(item, "id", d->assignment_id);
		node_text(item, "title", d->title);
		node_text(item, "reference", d->reference);
		side_view(node_child(item, "before"), &d->before);
		side_view(node_child(item, "after"), &d->after);
		node_list(item, "Reasons");
		for (size_t k = 0; k < d->n_reasons; k++)
			reason_view(node_item(item, "Reasons", k),
			    &d->reasons[k]);
	}
}

void
frozen_totals_view(struct node *root, const struct report_counts *before,
    const struct report_counts *after)
{
	const struct report_column *column;
	size_t n = 0;

	for (column = report_columns; column->cell < N_REPORT_CELLS; column++) {
		struct node *item = node_item(root, "Totals", n++);
		int64_t a = before->n[column->cell];
		int64_t b = after->n[column->cell];

		node_text(item, "name", report_cell_name(column->cell));
		node_text(item, "group", column->group);
		node_int(item, "before", a);
		node_int(item, "after", b);
		node_bool(item, "more", b > a);
		node_bool(item, "less", b < a);
		node_int(item, "change", b > a ? b - a : a - b);
	}
}
