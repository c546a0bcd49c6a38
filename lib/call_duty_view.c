#include "call_duty_view.h"

#include "assignment.h"

void
call_duties_view(struct node *node, const char *name,
    const struct assignment_lines *lines, const struct call_duties *duties)
{
	for (size_t i = 0; i < lines->n; i++) {
		struct node *item = node_item(node, name, i);

		for (size_t k = 0; k < duties->n; k++) {
			const struct call_duty *duty = &duties->items[k];

			if (duty->assignment_id != lines->items[i].a.id)
				continue;
			node_day(item, "waits_since", duty->waits_since);
			node_moment(item, "called_at", duty->called_at);
			node_text(item, "called_by", duty->called_by_name);
		}
	}
}
