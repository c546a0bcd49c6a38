#include "inspection_view.h"

#include "assignment.h"

void
inspection_view(struct node *node, const struct inspection *inspection)
{
	node_id(node, "id", inspection->id);
	node_text(node, "kind", inspection_kind_names[inspection->kind]);
	node_text(node, "title", inspection->title);
	node_text(node, "basis", inspection->basis);
	node_text(node, "members", inspection->members);
	node_day(node, "starts_on", inspection->starts_on);
	node_day(node, "ends_on", inspection->ends_on);
	node_text(node, "state", inspection_state_names[inspection->state]);
	node_text(node, "conclusion", inspection->conclusion);
	node_text(node, "document", inspection->conclusion_document);
	node_day(node, "concluded_on", inspection->concluded_on);
	node_moment(node, "created_at", inspection->created_at);
	node_text(node, "created_by", inspection->created_by_name);
	node_id(node, "version", inspection->version);
	node_int(node, "n_items", inspection->n_items);
	node_int(node, "n_agencies", inspection->n_agencies);
}

void
inspection_list_view(struct node *node, const char *name,
    const struct inspection_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		inspection_view(node_item(node, name, i), &list->items[i]);
}

void
inspection_findings_view(struct node *node, const char *name,
    const struct assignment_lines *lines, const struct inspection_items *items)
{
	for (size_t i = 0; i < lines->n; i++) {
		struct node *item = node_item(node, name, i);

		node_int(item, "number", (int64_t)i + 1);
		for (size_t k = 0; k < items->n; k++)
			if (items->items[k].assignment_id ==
			    lines->items[i].a.id)
				node_text(item, "finding",
				    items->items[k].finding);
	}
}
