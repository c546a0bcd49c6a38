#include "calendar_view.h"

#include "clock.h"
#include "directive.h"

enum { MOVES_SHOWN = 2000, SATURDAY = 6 };

static const struct calendar_day_line *
find(const struct calendar_day_list *days, int32_t day)
{
	for (size_t i = 0; i < days->n; i++)
		if (days->items[i].day == day)
			return &days->items[i];
	return NULL;
}

static void
cell_view(struct node *node, const struct calendar_day_list *days, int32_t day,
    int32_t today)
{
	const struct calendar_day_line *line = find(days, day);

	node_int(node, "number", day_to_date(day).day);
	node_day(node, "day", day);
	node_bool(node, "today", day == today);
	node_bool(node, "weekend", day_of_week(day) >= SATURDAY);
	if (line == NULL)
		return;
	node_text(node, "kind", calendar_kind_name(line->kind));
	node_text(node, "name", line->name);
}

static void
month_view(struct node *node, int year, int month,
    const struct calendar_day_list *days, int32_t today)
{
	int32_t day = day_from_date(year, month, 1);
	int32_t last = month_last_day(year, month);
	int32_t monday = day - (day_of_week(day) - 1);

	node_int(node, "number", month);
	for (size_t week = 0; monday <= last; week++, monday += 7) {
		struct node *row = node_item(node, "Weeks", week);

		for (size_t i = 0; i < 7; i++) {
			struct node *cell = node_item(row, "Days", i);
			int32_t at = monday + (int32_t)i;

			node_bool(cell, "inside", at >= day && at <= last);
			if (at >= day && at <= last)
				cell_view(cell, days, at, today);
		}
	}
}

void
calendar_months_view(struct node *node, int year,
    const struct calendar_day_list *days, int32_t today)
{
	for (int month = 1; month <= 12; month++)
		month_view(node_item(node, "Months", (size_t)month - 1), year,
		    month, days, today);
}

static void
day_view(struct node *node, int32_t day)
{
	node_day(node, "day", day);
	node_int(node, "weekday", day_of_week(day));
}

void
calendar_days_view(struct node *node, const char *name,
    const struct calendar_day_list *days)
{
	node_list(node, name);
	for (size_t i = 0; i < days->n; i++) {
		struct node *item = node_item(node, name, i);
		const struct calendar_day_line *line = &days->items[i];

		day_view(item, line->day);
		node_text(item, "kind", calendar_kind_name(line->kind));
		node_text(item, "name", line->name);
		node_text(item, "basis", line->basis);
	}
}

/* Years are names, not amounts: no thousands points. */
static void
year_view(struct node *node, const char *name, int year)
{
	char text[16];

	text[0] = (char)('0' + year / 1000 % 10);
	text[1] = (char)('0' + year / 100 % 10);
	text[2] = (char)('0' + year / 10 % 10);
	text[3] = (char)('0' + year % 10);
	text[4] = '\0';
	node_text(node, name, text);
}

void
calendar_years_view(struct node *node, const char *name,
    const struct calendar_year_list *years, int shown)
{
	node_list(node, name);
	for (size_t i = 0; i < years->n; i++) {
		struct node *item = node_item(node, name, i);
		const struct calendar_year_line *line = &years->items[i];

		year_view(item, "year", line->year);
		node_bool(item, "confirmed", line->confirmed);
		node_text(item, "basis", line->basis);
		node_int(item, "n_off", line->n_off);
		node_int(item, "n_makeup", line->n_makeup);
		node_bool(item, "current", line->year == shown);
	}
}

void
calendar_past_view(struct node *node, const char *name,
    const struct calendar_past_list *past)
{
	node_list(node, name);
	for (size_t i = 0; i < past->n; i++) {
		struct node *item = node_item(node, name, i);
		const struct calendar_past *line = &past->items[i];

		node_moment(item, "at", line->at);
		node_text(item, "actor", line->actor_name);
		node_day(item, "day", line->day);
		node_text(item, "old_kind", line->old_kind);
		node_text(item, "new_kind", line->new_kind);
		node_text(item, "old_name", line->old_name);
		node_text(item, "new_name", line->new_name);
		node_text(item, "basis", line->basis);
	}
}

void
calendar_lines_view(struct node *node, const char *name,
    const struct calendar_lines *lines)
{
	node_list(node, name);
	for (size_t i = 0; i < lines->n; i++) {
		struct node *item = node_item(node, name, i);
		const struct calendar_line *line = &lines->items[i];

		node_int(item, "number", line->number);
		node_text(item, "text", line->text);
		node_text(item, "outcome",
		    calendar_line_outcome_name(line->outcome));
		node_day(item, "from", line->from);
		node_day(item, "to", line->to);
		node_bool(item, "is_span", line->to != line->from);
		node_text(item, "kind", calendar_kind_name(line->kind));
		node_text(item, "name", line->name);
		node_int(item, "n_days", line->n_days);
	}
}

static void
edits_view(struct node *node, const struct calendar *calendar,
    const struct calendar_edits *edits)
{
	node_list(node, "Edits");
	for (size_t i = 0; i < edits->n; i++) {
		struct node *item = node_item(node, "Edits", i);
		const struct calendar_edit *edit = &edits->items[i];
		const char *old_name;
		enum calendar_kind old = calendar_find(calendar, edit->day,
		    &old_name);

		day_view(item, edit->day);
		node_text(item, "old_kind", calendar_kind_name(old));
		node_text(item, "old_name", old_name);
		node_text(item, "new_kind", calendar_kind_name(edit->kind));
		node_text(item, "new_name", edit->name);
	}
}

static void
move_view(struct cx *cx, struct node *node, const struct clock_move *move)
{
	node_text(node, "kind", clock_kind_name(move->kind));
	node_id(node, "id", move->id);
	node_text(node, "reference",
	    reference_text(cx->mem, move->ref_number, move->ref_symbol));
	node_text(node, "title", move->title);
	node_text(node, "agency", move->agency_name);
	node_text(node, "person", move->person_name);
	node_day(node, "before", move->before);
	node_day(node, "after", move->after);
	node_bool(node, "earlier", move->after < move->before);
	node_text(node, "derivation", move->derivation);
	node_day(node, "central_due_on", move->central_due_on);
}

void
calendar_preview_view(struct cx *cx, struct node *node,
    const struct calendar *calendar, const struct calendar_preview *preview)
{
	edits_view(node, calendar, &preview->edits);
	node_text(node, "digest", preview->digest);
	node_int(node, "n_moves", (int64_t)preview->n_moves);
	node_int(node, "n_agencies", preview->n_agencies);
	node_int(node, "n_reworded", preview->n_reworded);
	node_int(node, "n_past_central", preview->n_past_central);
	node_bool(node, "year_changes", preview->year_changes);
	node_list(node, "Moves");
	for (size_t i = 0; i < preview->n_moves && i < MOVES_SHOWN; i++)
		move_view(cx, node_item(node, "Moves", i), &preview->moves[i]);
	node_int(node, "n_more",
	    preview->n_moves > MOVES_SHOWN
		? (int64_t)(preview->n_moves - MOVES_SHOWN)
		: 0);
}
