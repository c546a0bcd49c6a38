#include "assignment_view.h"

#include <stdlib.h>

#include "clock.h"

enum time_state
assignment_time_state(struct cx *cx, const struct assignment *assignment)
{
	int32_t submitted_on = NO_DAY;

	if (assignment->state == STATE_SUBMITTED)
		submitted_on = clock_day(assignment->submitted_at);
	return time_state_of(cx->profile, cx->calendar, assignment->due_on,
	    submitted_on, clock_day(cx->now));
}

int
assignment_days(struct cx *cx, const struct assignment *assignment)
{
	int32_t today = clock_day(cx->now);
	int32_t due_on = assignment->due_on;

	if (due_on == NO_DAY)
		return 0;
	if (assignment->outcome != OUTCOME_NONE)
		return assignment->result_on == NO_DAY
			   ? 0
			   : abs(assignment->result_on - due_on);
	/* Sent in time and waiting: not late, and nothing is left (rule 4). */
	if (today > due_on && assignment->state == STATE_SUBMITTED &&
	    clock_day(assignment->submitted_at) <= due_on)
		return 0;
	if (today > due_on)
		return today - due_on;
	return calendar_between(cx->calendar, today, due_on);
}

static void
clocks_view(struct cx *cx, struct node *node, const struct assignment *a)
{
	node_day(node, "due_on", a->due_on);
	node_day(node, "first_due_on", a->first_due_on);
	node_bool(node, "extended",
	    a->first_due_on != NO_DAY && a->first_due_on != a->due_on);
	node_text(node, "time_state",
	    time_state_name(assignment_time_state(cx, a)));
	node_text(node, "outcome", outcome_name(a->outcome));
	node_bool(node, "finished", a->outcome != OUTCOME_NONE);
	node_int(node, "days", assignment_days(cx, a));
	node_day(node, "update_due_on", a->update_due_on);
	node_text(node, "update_derivation", a->update_derivation);
	node_bool(node, "update_late", a->update_late);
	node_bool(node, "update_overdue",
	    assignment_is_open(a->state) && a->state != STATE_SUBMITTED &&
		a->update_due_on != NO_DAY &&
		clock_day(cx->now) > a->update_due_on && !a->explained);
}

static void
moments_view(struct node *node, const struct assignment *a)
{
	node_moment(node, "assigned_at", a->assigned_at);
	node_moment(node, "first_seen_at", a->first_seen_at);
	node_moment(node, "received_at", a->received_at);
	node_moment(node, "updated_at", a->updated_at);
	node_moment(node, "submitted_at", a->submitted_at);
	node_day(node, "result_on", a->result_on);
	node_day(node, "closed_on",
	    a->closed_on == LAST_DAY ? NO_DAY : a->closed_on);
	node_day(node, "paper_received_on", a->paper_received_on);
}

void
assignment_view(struct cx *cx, struct node *node,
    const struct assignment *assignment)
{
	node_id(node, "id", assignment->id);
	node_id(node, "task_id", assignment->task_id);
	node_id(node, "directive_id", assignment->directive_id);
	node_id(node, "agency_id", assignment->agency_id);
	node_text(node, "state", assignment_state_name(assignment->state));
	node_text(node, "role", assignment_role_name(assignment->role));
	node_bool(node, "open", assignment_is_open(assignment->state));
	clocks_view(cx, node, assignment);
	moments_view(node, assignment);
	node_int(node, "extension_count", assignment->extension_count);
	node_bool(node, "extension_pending", assignment->extension_pending);
	node_int(node, "return_count", assignment->return_count);
	node_int(node, "send_back_count", assignment->send_back_count);
	node_int(node, "notice_count", assignment->notice_count);
	node_bool(node, "escalated", assignment->escalated);
	node_bool(node, "explained", assignment->explained);
	node_bool(node, "difficulty_open", assignment->difficulty_open);
	node_id(node, "transferred_from_id", assignment->transferred_from_id);
	node_id(node, "version", assignment->version);
}

/* Only what a row shows: a page has many of them. */
static void
line_view(struct cx *cx, struct node *node, const struct assignment_line *line)
{
	const struct assignment *a = &line->a;

	node_id(node, "id", a->id);
	node_text(node, "state", assignment_state_name(a->state));
	node_text(node, "role", assignment_role_name(a->role));
	node_bool(node, "open", assignment_is_open(a->state));
	node_bool(node, "finished", a->outcome != OUTCOME_NONE);
	node_text(node, "outcome", outcome_name(a->outcome));
	node_day(node, "due_on", a->due_on);
	node_text(node, "time_state",
	    time_state_name(assignment_time_state(cx, a)));
	node_int(node, "days", assignment_days(cx, a));
	node_int(node, "extension_count", a->extension_count);
	node_bool(node, "extension_pending", a->extension_pending);
	node_bool(node, "difficulty_open", a->difficulty_open);
	node_text(node, "agency", line->agency_name);
	node_text(node, "title", line->task_title);
	node_text(node, "deadline_text", line->deadline_text);
	node_bool(node, "starred", line->starred);
	node_text(node, "reference",
	    reference_text(cx->mem, line->ref_number, line->ref_symbol));
	node_text(node, "urgency", urgency_name(line->urgency));
	node_text(node, "specialist", line->specialist_name);
}

void
assignment_lines_view(struct cx *cx, struct node *node, const char *name,
    const struct assignment_lines *lines)
{
	node_list(node, name);
	for (size_t i = 0; i < lines->n; i++)
		line_view(cx, node_item(node, name, i), &lines->items[i]);
}

void
assignment_lines_by_task_view(struct cx *cx, struct node *node,
    const char *name, const struct task_list *tasks,
    const struct assignment_lines *lines)
{
	for (size_t i = 0; i < tasks->n; i++) {
		struct node *item = node_item(node, name, i);
		int64_t n_lead = 0;
		bool draft = false;
		size_t n = 0;

		node_list(item, "Lines");
		for (size_t j = 0; j < lines->n; j++) {
			const struct assignment_line *line = &lines->items[j];

			if (line->a.task_id != tasks->items[i].id)
				continue;
			n_lead += line->a.role == ROLE_LEAD;
			draft = draft || line->a.state == STATE_DRAFT;
			line_view(cx, node_item(item, "Lines", n++), line);
		}
		node_bool(item, "draft", draft);
		node_int(item, "n_lines", (int64_t)n);
		node_int(item, "n_lead", n_lead);
		node_int(item, "n_coordinating", (int64_t)n - n_lead);
	}
}

void
flow_view(struct node *node, enum assignment_state state, enum party party)
{
	struct node *can = node_child(node, "Can");

	for (int move = 0; move < N_MOVES; move++)
		node_bool(can, move_name((enum move)move),
		    assignment_flow_allows(state, party, (enum move)move,
			NULL));
	node_text(node, "party", party_name(party));
}
