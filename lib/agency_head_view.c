#include "agency_head_view.h"

#include "clock.h"

void
agency_head_view(struct node *node, const struct agency_head *head,
    int32_t today)
{
	node_id(node, "id", head->id);
	node_id(node, "agency_id", head->agency_id);
	node_text(node, "agency", head->agency_name);
	node_text(node, "name", head->name);
	node_text(node, "title", head->title);
	node_day(node, "valid_from", head->valid_from);
	if (head->valid_to != LAST_DAY)
		node_day(node, "valid_to", head->valid_to);
	node_text(node, "document", head->document);
	node_text(node, "by", head->entered_by);
	node_moment(node, "changed_at", head->changed_at);
	node_id(node, "version", head->version);
	node_bool(node, "ended", head->valid_to < today);
	node_bool(node, "to_come", head->valid_from > today);
	node_bool(node, "current",
	    head->valid_from <= today && today <= head->valid_to);
}

void
agency_heads_view(struct node *node, const char *name,
    const struct agency_heads *list, int32_t today)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		agency_head_view(node_item(node, name, i), &list->items[i],
		    today);
}

static void
percent_view(struct node *node, const char *name, unsigned part, unsigned of)
{
	if (of > 0)
		node_int(node, name, (int64_t)(100.0 * part / of + 0.5));
}

void
head_figures_view(struct node *node, const char *name,
    const struct head_figures_list *list, int32_t today)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct head_figures *one = &list->items[i];
		struct node *item = node_item(node, name, i);
		unsigned results = one->results - one->results_late;
		unsigned done = one->done - one->done_late;

		agency_head_view(item, &one->head, today);
		node_day(item, "from", one->from);
		node_day(item, "to", one->to);
		node_int(item, "assigned", one->assigned);
		node_int(item, "results", one->results);
		node_int(item, "results_in_time", results);
		percent_view(item, "results_percent", results, one->results);
		node_int(item, "done", one->done);
		node_int(item, "done_in_time", done);
		percent_view(item, "done_percent", done, one->done);
		if (one->current)
			node_int(item, "overdue", one->overdue);
	}
}
