#include "acting_view.h"

#include "clock.h"

void
acting_list_view(struct node *node, const char *name,
    const struct acting_list *list, int32_t today)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct acting *t = &list->items[i];
		struct node *item = node_item(node, name, i);
		bool over = t->ended_at != NO_MOMENT || t->valid_to < today;

		node_id(item, "id", t->id);
		node_text(item, "principal", t->principal_name);
		node_text(item, "deputy", t->deputy_name);
		node_day(item, "valid_from", t->valid_from);
		node_day(item, "valid_to", t->valid_to);
		node_text(item, "document", t->document);
		node_text(item, "ended_basis", t->ended_basis);
		node_bool(item, "over", over);
		node_bool(item, "running", !over && t->valid_from <= today);
	}
}
