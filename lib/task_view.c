#include "task_view.h"

#include <stdio.h>

#include "clock.h"

void
deadline_view(struct node *node, const struct deadline *deadline)
{
	char time[16] = "";

	if (deadline->due_minute >= 0)
		snprintf(time, sizeof(time), "%02d:%02d",
		    deadline->due_minute / 60, deadline->due_minute % 60);
	node_text(node, "kind", deadline_kind_name(deadline->kind));
	node_text(node, "text", deadline->text);
	node_day(node, "due_on", deadline->due_on);
	node_text(node, "due_time", time);
	node_text(node, "derivation", deadline->derivation);
	node_int(node, "n", deadline->n);
	node_text(node, "unit", deadline_unit_name(deadline->unit));
	node_text(node, "event", deadline->event);
	node_day(node, "event_on", deadline->event_on);
	node_bool(node, "waits",
	    deadline->kind == DEADLINE_RELATIVE &&
		deadline->event_on == NO_DAY);
}

static void
followers_view(struct node *node, const struct task *task)
{
	node_text(node, "specialist", task->specialist.name);
	node_id(node, "specialist_id", task->specialist.id);
	node_text(node, "division_head", task->division_head.name);
	node_id(node, "division_head_id", task->division_head.id);
	node_text(node, "office_leader", task->office_leader.name);
	node_id(node, "office_leader_id", task->office_leader.id);
	node_text(node, "chairman", task->chairman.name);
	node_id(node, "chairman_id", task->chairman.id);
}

void
task_view(struct node *node, const struct task *task)
{
	node_id(node, "id", task->id);
	node_int(node, "number", task->number);
	node_id(node, "parent_id", task->parent_id);
	node_int(node, "part_number", task->part_number);
	node_text(node, "title", task->title);
	node_text(node, "content", task->content);
	node_text(node, "product", task->product);
	node_text(node, "receiving_authority", task->receiving_authority);
	node_bool(node, "has_deadline", task->has_deadline);
	node_bool(node, "must_report", task->must_report);
	deadline_view(node_child(node, "Deadline"), &task->deadline);
	node_text(node, "field", task->field_name);
	node_id(node, "field_id", task->field_id);
	followers_view(node, task);
	node_text(node, "synthesising_agency", task->synthesising_agency_name);
	node_id(node, "synthesising_agency_id", task->synthesising_agency_id);
	node_bool(node, "paper_wanted", task->paper_wanted);
	node_bool(node, "starred", task->starred);
	node_text(node, "lead_words", task->lead_words);
	node_text(node, "coordinating_words", task->coordinating_words);
	node_text(node, "other_information", task->other_information);
	node_id(node, "version", task->version);
}

void
task_list_view(struct node *node, const char *name,
    const struct task_list *list)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++)
		task_view(node_item(node, name, i), &list->items[i]);
}
