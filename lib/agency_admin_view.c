#include "agency_admin_view.h"

#include "clock.h"

void
agency_row_view(struct node *node, const struct agency_row *row, int32_t today)
{
	const struct agency_entry *e = &row->entry;

	node_id(node, "id", row->id);
	node_text(node, "code", e->code);
	node_text(node, "kind", agency_kind_name(e->kind));
	node_text(node, "name", e->name);
	node_text(node, "short_name", e->short_name);
	node_text(node, "parent", row->parent_name);
	if (e->parent_id != 0)
		node_id(node, "parent_id", e->parent_id);
	node_text(node, "email", e->email);
	node_text(node, "phone", e->phone);
	node_text(node, "contact", e->contact_name);
	node_text(node, "head", e->head_name);
	node_text(node, "head_title", e->head_title);
	node_text(node, "leader", row->leader_name);
	node_text(node, "edxml_code", e->edxml_code);
	node_text(node, "admin_unit_code", e->admin_unit_code);
	node_day(node, "valid_from",
	    e->valid_from < day_from_date(1901, 1, 1) ||
		    e->valid_from == LAST_DAY
		? NO_DAY
		: e->valid_from);
	node_day(node, "valid_to",
	    e->valid_to == LAST_DAY ? NO_DAY : e->valid_to);
	node_bool(node, "ended", e->valid_to < today);
	node_bool(node, "planned", e->valid_from > today);
	if (row->successor_id != 0)
		node_id(node, "successor_id", row->successor_id);
	node_text(node, "successor", row->successor_name);
	node_bool(node, "has_account", row->has_account);
	node_int(node, "n_open", (int64_t)row->n_open);
	node_int(node, "depth", row->depth);
	node_id(node, "version", row->version);
}

void
agency_rows_view(struct node *node, const char *name,
    const struct agency_rows *rows, int32_t today)
{
	node_list(node, name);
	for (size_t i = 0; i < rows->n; i++)
		agency_row_view(node_item(node, name, i), &rows->items[i],
		    today);
}

void
agency_changes_view(struct node *node, const char *name,
    const struct agency_changes *changes)
{
	node_list(node, name);
	for (size_t i = 0; i < changes->n; i++) {
		const struct agency_change *change = &changes->items[i];
		struct node *item = node_item(node, name, i);

		node_moment(item, "at", change->at);
		node_text(item, "actor", change->actor_name);
		node_text(item, "field", change->field);
		node_text(item, "old_value", change->old_value);
		node_text(item, "new_value", change->new_value);
		node_text(item, "basis", change->basis);
	}
}

void
group_row_view(struct node *node, const struct group_row *row)
{
	node_id(node, "id", row->id);
	node_text(node, "name", row->name);
	node_text(node, "kind",
	    row->kind < 0 ? "" : agency_kind_name((enum agency_kind)row->kind));
	node_int(node, "n_members", (int64_t)row->n_members);
	node_int(node, "sort_order", row->sort_order);
	node_id(node, "version", row->version);
}

void
group_rows_view(struct node *node, const char *name,
    const struct group_rows *rows)
{
	node_list(node, name);
	for (size_t i = 0; i < rows->n; i++)
		group_row_view(node_item(node, name, i), &rows->items[i]);
}

void
group_members_view(struct node *node, const char *name,
    const struct group_members *members, int32_t today)
{
	node_list(node, name);
	for (size_t i = 0; i < members->n; i++) {
		const struct group_member *member = &members->items[i];
		struct node *item = node_item(node, name, i);

		node_id(item, "id", member->agency_id);
		node_text(item, "name", member->name);
		node_day(item, "valid_from",
		    member->valid_from < day_from_date(1901, 1, 1)
			? NO_DAY
			: member->valid_from);
		node_day(item, "valid_to",
		    member->valid_to == LAST_DAY ? NO_DAY : member->valid_to);
		node_bool(item, "ended", member->valid_to < today);
	}
}
