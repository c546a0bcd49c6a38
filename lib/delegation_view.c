#include "delegation_view.h"

#include "clock.h"

static void
part_view(struct cx *cx, struct node *node, const struct delegation_part *part)
{
	node_int(node, "number", (int64_t)part->number);
	node_bool(node, "leads", part->number == 0);
	node_text(node, "division", part->division);
	node_text(node, "officer", part->officer);
	node_day(node, "due_on", part->due_on);
	node_bool(node, "late",
	    part->due_on != NO_DAY && part->due_on < clock_day(cx->now));
	node_text(node, "product", part->product);
}

void
delegation_view(struct cx *cx, struct node *node, const struct delegation *d)
{
	if (d->version == 0)
		return;
	node_id(node, "version", d->version);
	node_moment(node, "at", d->at);
	node_text(node, "author", d->author_name);
	node_text(node, "leader", d->leader);
	node_text(node, "guidance", d->guidance);
	for (size_t i = 0; i < d->n_parts; i++)
		part_view(cx, node_item(node, "Parts", i), &d->parts[i]);
}

void
delegation_list_view(struct cx *cx, struct node *node, const char *name,
    const struct delegation_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		delegation_view(cx, node_item(node, name, i), &list->items[i]);
}

void
delegation_notes_view(struct node *node, const char *name,
    const struct delegation_notes *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_moment(item, "at", list->items[i].at);
		node_text(item, "author", list->items[i].author_name);
		node_text(item, "note", list->items[i].note);
	}
}

void
delegation_lines_view(struct cx *cx, struct node *node, const char *name,
    const struct delegation_lines *list)
{
	int32_t today = clock_day(cx->now);

	for (size_t i = 0; i < list->n; i++) {
		const struct delegation_line *line = &list->items[i];
		struct node *item = node_item(node, name, i);

		node_id(item, "id", line->assignment_id);
		node_text(item, "title", line->title);
		node_text(item, "reference", line->reference);
		node_text(item, "role", assignment_role_name(line->role));
		node_text(item, "state", assignment_state_name(line->state));
		node_day(item, "due_on", line->due_on);
		node_text(item, "leader", line->leader);
		node_text(item, "doers", line->doers);
		node_day(item, "inside_due_on", line->inside_due_on);
		node_bool(item, "inside_late",
		    line->inside_due_on != NO_DAY &&
			line->inside_due_on < today);
	}
}

void
division_list_view(struct node *node, const char *name,
    const struct division_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		node_text(node_item(node, name, i), "name", list->items[i]);
}
