#include "series_view.h"

#include "assignment_view.h"
#include "clock.h"
#include "task_view.h"

enum { FUTURE_SHOWN = 6 };

void
milestone_list_view(struct node *node, const char *name,
    const struct milestone_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		struct node *item = node_item(node, name, i);

		node_text(item, "content", list->items[i].content);
		node_text(item, "product", list->items[i].product);
		node_bool(item, "clear",
		    list->items[i].clarity == DEADLINE_CLEAR);
		deadline_view(node_child(item, "Deadline"),
		    &list->items[i].deadline);
	}
}

void
series_view(struct node *node, const struct task *task,
    const struct series *series, const struct series_standing *standing)
{
	bool recurring = task->deadline.kind == DEADLINE_RECURRING;

	node_id(node, "id", task->id);
	node_text(node, "state", series_state_name(series_state_of(standing)));
	node_int(node, "n_parts", standing->n_parts);
	node_int(node, "n_done", standing->n_done);
	node_int(node, "n_open", standing->n_open);
	node_int(node, "n_overdue", standing->n_overdue);
	node_int(node, "n_all", recurring ? series_count(series) : 0);
	node_bool(node, "more", standing->more);
	node_bool(node, "recurring", recurring);
	node_bool(node, "staged", !recurring);
	node_day(node, "until_on", series->until_on);
	node_day(node, "next_on", series->next_on);
	node_day(node, "next_due_on",
	    standing->more ? series_due(series, series->n_made + 1) : NO_DAY);
	node_id(node, "version", recurring ? series->version : task->version);
}

static void
part_view(struct node *item, const struct task *part)
{
	node_int(item, "number", part->part_number);
	node_text(item, "title", part->title);
	node_text(item, "product", part->product);
	deadline_view(node_child(item, "Deadline"), &part->deadline);
}

void
series_parts_view(struct cx *cx, struct node *node, const char *name,
    const struct task_list *parts, const struct assignment_lines *lines,
    const struct series *series, bool with_future)
{
	node_list(node, name);
	for (size_t i = 0; i < parts->n; i++)
		part_view(node_item(node, name, i), &parts->items[i]);
	assignment_lines_by_task_view(cx, node, name, parts, lines);
	if (!with_future || series->next_on == NO_DAY)
		return;
	for (unsigned i = 0; i < FUTURE_SHOWN; i++) {
		unsigned number = series->n_made + 1 + i;
		struct node *item;

		if (series_due(series, number) == NO_DAY)
			break;
		item = node_item(node, name, parts->n + i);
		node_int(item, "number", number);
		node_day(node_child(item, "Deadline"), "due_on",
		    series_due(series, number));
		node_text(node_child(item, "Deadline"), "derivation",
		    series_derivation(cx->mem, series, number));
		node_day(item, "opens_on", series_opens(series, number));
	}
}
