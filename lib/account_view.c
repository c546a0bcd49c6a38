#include "account_view.h"

void
account_list_view(struct node *node, const char *name,
    const struct account_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_id(item, "value", list->items[i].id);
		node_text(item, "label", list->items[i].name);
		node_text(item, "title", list->items[i].title);
	}
}
