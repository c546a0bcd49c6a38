#include "filter_view.h"

void
filter_list_view(struct node *node, const struct saved_filter_list *list)
{
	node_list(node, "Filters");
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, "Filters", i);

		node_id(item, "id", list->items[i].id);
		node_text(item, "list", list->items[i].list);
		node_text(item, "name", list->items[i].name);
		node_text(item, "query", list->items[i].query);
		node_bool(item, "shared", list->items[i].shared);
		node_bool(item, "own", list->items[i].own);
	}
}
