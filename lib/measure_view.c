#include "measure_view.h"

void
measure_list_view(struct node *node, const char *name,
    const struct measure_list *list, int32_t today)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct measure *m = &list->items[i];
		struct node *item = node_item(node, name, i);

		node_int(item, "number", (int64_t)i + 1);
		node_id(item, "assignment_id", m->assignment_id);
		node_text(item, "agency", m->agency_name);
		node_text(item, "title", m->title);
		node_text(item, "reference", m->reference);
		node_day(item, "issued_on", m->issued_on);
		node_day(item, "due_on", m->due_on);
		if (m->overdue)
			node_int(item, "days", today - m->due_on);
		node_bool(item, "sent_back", m->sent_back);
		node_bool(item, "difficulty", m->difficulty);
		node_int(item, "n_notices", m->n_notices);
		node_bool(item, "escalated", m->escalated);
		node_text(item, "cause", m->cause);
		node_text(item, "proposal", m->proposal);
	}
}
