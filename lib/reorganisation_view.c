#include "reorganisation_view.h"

#include "directive.h"

void
reorganisation_view(struct node *node, const struct reorganisation *r)
{
	node_id(node, "id", r->id);
	node_text(node, "kind", reorganisation_kind_name(r->kind));
	node_text(node, "state", reorganisation_state_name(r->state));
	node_text(node, "document", r->document);
	node_day(node, "document_on", r->document_on);
	node_day(node, "effective_on", r->effective_on);
	node_text(node, "note", r->note);
	node_text(node, "created_by", r->created_by_name);
	node_moment(node, "executed_at", r->executed_at);
	node_text(node, "executed_by", r->executed_by_name);
	node_moment(node, "ended_at", r->ended_at);
	node_text(node, "ended_by", r->ended_by_name);
	node_text(node, "ended_basis", r->ended_basis);
	node_int(node, "n_moved", (int64_t)r->n_moved);
	node_id(node, "version", r->version);
}

void
reorganisation_list_view(struct node *node, const char *name,
    const struct reorganisation_list *list, int32_t today)
{
	node_list(node, name);
	for (size_t i = 0; i < list->n; i++) {
		const struct reorganisation *r = &list->items[i];
		struct node *item = node_item(node, name, i);

		reorganisation_view(item, r);
		node_text(item, "from", list->from[i]);
		node_text(item, "to", list->to[i]);
		node_bool(item, "is_due",
		    r->state == REORGANISATION_PREPARED &&
			r->effective_on <= today);
	}
}

void
reorganisation_parts_view(struct node *node,
    const struct reorganisation_parts *parts)
{
	size_t n[2] = { 0, 0 };

	node_list(node, "From");
	node_list(node, "To");
	for (size_t i = 0; i < parts->n; i++) {
		const struct reorganisation_part *part = &parts->items[i];
		struct node *item = node_item(node, part->from ? "From" : "To",
		    n[part->from]++);

		node_id(item, "id", part->agency_id);
		node_id(item, "value", part->agency_id);
		node_text(item, "label", part->name);
		node_bool(item, "created", part->created);
		node_bool(item, "has_account", part->has_account);
		node_bool(item, "valid", part->valid);
	}
}

/* <work>.Also.<i>: who works on it too, and as what. */
static void
shares_view(struct node *item, const struct reorganisation_shares *shares,
    uint64_t work_id)
{
	size_t n = 0;

	node_list(item, "Also");
	for (size_t i = 0; i < shares->n; i++) {
		struct node *one;

		if (shares->items[i].work_id != work_id)
			continue;
		one = node_item(item, "Also", n++);
		node_text(one, "name", shares->items[i].agency_name);
		node_text(one, "role",
		    assignment_role_name(shares->items[i].role));
	}
}

void
reorganisation_works_view(struct cx *cx, struct node *node,
    const struct reorganisation_works *works,
    const struct reorganisation_shares *shares, size_t max)
{
	size_t n = 0, all = 0;

	node_list(node, "Works");
	for (size_t i = 0; i < works->n; i++) {
		const struct reorganisation_work *work = &works->items[i];
		const struct assignment_line *line = &work->line;
		struct node *item;

		if (work->fate == WORK_STAYS)
			continue;
		if (all++ >= max)
			continue;
		item = node_item(node, "Works", n++);
		node_id(item, "id", line->a.id);
		node_id(item, "task_id", line->a.task_id);
		node_text(item, "reference",
		    reference_text(cx->mem, line->ref_number,
			line->ref_symbol));
		node_text(item, "title", line->task_title);
		node_text(item, "agency", line->agency_name);
		node_text(item, "field", line->field_name);
		node_text(item, "role", assignment_role_name(line->a.role));
		node_text(item, "state", assignment_state_name(line->a.state));
		node_day(item, "due_on", line->a.due_on);
		node_text(item, "to", work->to_name);
		if (work->to_id != 0)
			node_id(item, "to_id", work->to_id);
		node_text(item, "fate", work_fate_name(work->fate));
		shares_view(item, shares, line->a.id);
	}
	node_int(node, "n_works", (int64_t)all);
	node_int(node, "n_more", (int64_t)(all - n));
}
