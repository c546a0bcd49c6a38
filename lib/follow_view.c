#include "follow_view.h"

#include "clock.h"

void
follow_lines_view(struct node *node, const char *name,
    const struct follow_lines *lines, int32_t today)
{
	node_list(node, name);
	for (size_t i = 0; i < lines->n; i++) {
		const struct follow_line *line = &lines->items[i];
		struct node *item = node_item(node, name, i);

		node_text(item, "field", line->field_name);
		node_id(item, "field_id", line->field_id);
		node_int(item, "n_agencies", (int64_t)line->n_agencies);
		node_text(item, "agencies", line->agencies);
		node_text(item, "specialist", line->specialist_name);
		node_text(item, "deputy", line->deputy_name);
		node_text(item, "head", line->division_head_name);
		node_text(item, "leader", line->office_leader_name);
		node_day(item, "valid_from", line->valid_from);
		node_day(item, "valid_to",
		    line->valid_to == LAST_DAY ? NO_DAY : line->valid_to);
		node_text(item, "basis", line->basis);
		node_text(item, "by", line->entered_by);
		node_bool(item, "ended", line->valid_to < today);
		node_bool(item, "to_come", line->valid_from > today);
	}
}

void
follow_flaws_view(struct node *node, const char *name,
    const struct follow_flaws *flaws)
{
	node_list(node, name);
	for (size_t i = 0; i < flaws->n; i++) {
		const struct follow_flaw *flaw = &flaws->items[i];
		struct node *item = node_item(node, name, i);

		node_text(item, "field", flaw->field_name);
		node_id(item, "field_id", flaw->field_id);
		node_int(item, "n", (int64_t)flaw->n_agencies);
		node_text(item, "agencies", flaw->agencies);
		node_text(item, "people", flaw->people);
	}
}

void
follow_moves_view(struct node *node, const char *name,
    const struct follow_moves *moves)
{
	node_list(node, name);
	for (size_t i = 0; i < moves->n; i++) {
		const struct follow_move *move = &moves->items[i];
		struct node *item = node_item(node, name, i);

		node_id(item, "id", move->assignment_id);
		node_text(item, "reference", move->reference);
		node_text(item, "title", move->title);
		node_text(item, "agency", move->agency_name);
		node_text(item, "field", move->field_name);
		node_text(item, "from", move->from_name);
		node_text(item, "to", move->to_name);
	}
}

void
follow_absences_view(struct node *node, const char *name,
    const struct follow_absences *absences)
{
	node_list(node, name);
	for (size_t i = 0; i < absences->n; i++) {
		const struct follow_absence *absence = &absences->items[i];
		struct node *item = node_item(node, name, i);

		node_text(item, "name", absence->name);
		node_day(item, "valid_from", absence->valid_from);
		node_day(item, "valid_to", absence->valid_to);
		node_text(item, "basis", absence->basis);
	}
}
