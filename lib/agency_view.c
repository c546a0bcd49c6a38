#include "agency_view.h"

void
agency_list_view(struct node *node, const char *name,
    const struct agency_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_id(item, "value", list->items[i].id);
		node_text(item, "label", list->items[i].name);
		node_text(item, "kind", agency_kind_name(list->items[i].kind));
	}
}

void
agency_group_list_view(struct node *node, const char *name,
    const struct agency_group_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_id(item, "value", list->items[i].id);
		node_text(item, "label", list->items[i].name);
		node_int(item, "n_members", (int64_t)list->items[i].n_members);
	}
}

void
officer_list_view(struct node *node, const char *name,
    const struct officer_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_id(item, "id", list->items[i].id);
		node_text(item, "name", list->items[i].name);
		node_text(item, "title", list->items[i].title);
		node_bool(item, "leader_in_charge",
		    list->items[i].leader_in_charge);
	}
}
