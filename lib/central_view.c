#include "central_view.h"

void
central_view(struct node *node, const struct central_task *task, int32_t today)
{
	node_id(node, "id", task->id);
	node_id(node, "directive_id", task->directive_id);
	node_text(node, "title", task->title);
	node_text(node, "reference", task->reference);
	node_day(node, "issued_on", task->issued_on);
	node_text(node, "central_reference", task->central_reference);
	node_day(node, "central_due_on", task->central_due_on);
	node_day(node, "due_on", task->due_on);
	node_text(node, "specialist", task->specialist);
	node_text(node, "leads", task->leads);
	node_text(node, "state",
	    central_state_names[central_state_of(task, today)]);
	node_bool(node, "done", central_is_done(task));
	node_int(node, "n_agencies", task->n_agencies);
	node_int(node, "n_leads", task->n_leads);
	node_int(node, "n_done", task->n_done);
	node_int(node, "n_waiting", task->n_waiting);
	node_int(node, "n_missing",
	    (int64_t)task->n_leads - task->n_done - task->n_waiting);
	node_int(node, "n_overdue", task->n_overdue);
	node_int(node, "n_drafts", task->n_drafts);
	node_day(node, "done_on", task->done_on);
	node_text(node, "documents", task->documents);
	node_day(node, "entered_on", task->entered_on);
	node_text(node, "national_code", task->national_code);
	node_text(node, "entered_by", task->entered_by);
	node_moment(node, "entered_at", task->entered_at);
}

void
central_list_view(struct node *node, const char *name,
    const struct central_tasks *tasks, size_t first, size_t max, int32_t today)
{
	node_list(node, name);
	for (size_t i = first; i < tasks->n && i - first < max; i++)
		central_view(node_item(node, name, i - first), &tasks->items[i],
		    today);
}

void
central_counts_view(struct node *node, const struct central_counts *counts)
{
	for (int i = 0; i < N_CENTRAL_VIEWS; i++)
		node_int(node, central_view_names[i], counts->views[i]);
	for (int i = 0; i < N_CENTRAL_STATES; i++)
		node_int(node, central_state_names[i], counts->states[i]);
}
