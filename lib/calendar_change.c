#include "calendar_change.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "text.h"

enum { SATURDAY = 6 };

const char *
calendar_kind_name(enum calendar_kind kind)
{
	switch (kind) {
	case CALENDAR_OFF:
		return "day_off";
	case CALENDAR_MAKEUP:
		return "makeup_workday";
	case CALENDAR_ORDINARY:
		break;
	}
	return "";
}

enum calendar_kind
calendar_kind_from_name(const char *name)
{
	if (text_equal(name, "day_off"))
		return CALENDAR_OFF;
	return text_equal(name, "makeup_workday") ? CALENDAR_MAKEUP
						  : CALENDAR_ORDINARY;
}

enum calendar_kind
calendar_find(const struct calendar *calendar, int32_t day,
    const char **out_name)
{
	for (size_t i = 0; i < calendar->n_days; i++) {
		if (calendar->days[i].day != day)
			continue;
		*out_name = calendar->days[i].name;
		return calendar->days[i].working ? CALENDAR_MAKEUP
						 : CALENDAR_OFF;
	}
	*out_name = "";
	return CALENDAR_ORDINARY;
}

struct calendar_edits
calendar_edits_open(struct arena *mem)
{
	return (struct calendar_edits){
		.items = arena_array(mem, CALENDAR_EDITS_MAX,
		    sizeof(struct calendar_edit)),
	};
}

static bool
put(struct calendar_edits *edits, const struct calendar_edit *edit)
{
	size_t at = edits->n;

	while (at > 0 && edits->items[at - 1].day > edit->day)
		at--;
	if (at > 0 && edits->items[at - 1].day == edit->day) {
		edits->items[at - 1] = *edit;
		return true;
	}
	if (edits->n == CALENDAR_EDITS_MAX)
		return false;
	memmove(&edits->items[at + 1], &edits->items[at],
	    (edits->n - at) * sizeof(edits->items[0]));
	edits->items[at] = *edit;
	edits->n++;
	return true;
}

/* Off by the rule of the week alone. */
static bool
is_plain_weekend(const struct calendar *calendar, int32_t day)
{
	const char *name;

	return day_of_week(day) >= SATURDAY &&
	       calendar_find(calendar, day, &name) == CALENDAR_ORDINARY;
}

bool
calendar_edits_add(struct calendar_edits *edits,
    const struct calendar *calendar, int32_t from, int32_t to,
    enum calendar_kind kind, const char *name)
{
	for (int32_t day = from; day <= to; day++) {
		const struct calendar_edit edit = { day, kind, name };

		if (kind == CALENDAR_OFF && is_plain_weekend(calendar, day))
			continue;
		if (!put(edits, &edit))
			return false;
	}
	return true;
}

void
calendar_edits_reduce(struct calendar_edits *edits,
    const struct calendar *calendar)
{
	size_t kept = 0;

	for (size_t i = 0; i < edits->n; i++) {
		const struct calendar_edit *edit = &edits->items[i];
		const char *name;

		if (calendar_find(calendar, edit->day, &name) == edit->kind &&
		    text_equal(name, edit->name))
			continue;
		edits->items[kept++] = *edit;
	}
	edits->n = kept;
}

struct calendar
calendar_with(struct arena *mem, const struct calendar *calendar,
    const struct calendar_edits *edits)
{
	struct calendar out = *calendar;
	struct calendar_day *days = arena_array(mem,
	    calendar->n_days + edits->n, sizeof(*days));
	size_t n = 0, i = 0, k = 0;

	while (i < calendar->n_days || k < edits->n) {
		const struct calendar_edit *edit = &edits->items[k];

		if (k == edits->n || (i < calendar->n_days &&
					 calendar->days[i].day < edit->day)) {
			days[n++] = calendar->days[i++];
			continue;
		}
		if (i < calendar->n_days && calendar->days[i].day == edit->day)
			i++;
		k++;
		if (edit->kind == CALENDAR_ORDINARY)
			continue;
		days[n++] = (struct calendar_day){ edit->day,
			edit->kind == CALENDAR_MAKEUP, edit->name };
	}
	out.days = days;
	out.n_days = n;
	return out;
}
