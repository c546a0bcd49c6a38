#include "programme_report.h"

#include "arena.h"
#include "clock.h"

const char *const programme_cell_names[N_PROGRAMME_CELLS + 1] = {
	[PROGRAMME_TOTAL] = "programme_total",
	[PROGRAMME_SUBMITTED_ON_TIME] = "submitted_on_time",
	[PROGRAMME_SUBMITTED_LATE] = "submitted_late",
	[PROGRAMME_ISSUED] = "issued",
	[PROGRAMME_NOT_SUBMITTED_IN_TIME] = "not_submitted_in_time",
	[PROGRAMME_NOT_SUBMITTED_OVERDUE] = "not_submitted_overdue",
	[PROGRAMME_POSTPONED] = "postponed",
	[PROGRAMME_WITHDRAWN] = "withdrawn",
};

static bool
is_withdrawn(const struct programme_item *item)
{
	return item->state == STATE_RECALLED || item->state == STATE_CANCELLED;
}

static bool
is_submitted(const struct programme_item *item)
{
	return item->state == STATE_SUBMITTED || item->state == STATE_COMPLETED;
}

static bool
is_late(const struct programme_item *item)
{
	return item->due_on != NO_DAY && item->submitted_on > item->due_on;
}

static bool
is_overdue(const struct programme_item *item, int32_t as_of)
{
	return item->due_on != NO_DAY && item->due_on < as_of;
}

bool
programme_counts(const struct programme_item *item, enum programme_cell cell,
    int32_t as_of)
{
	if (is_withdrawn(item))
		return cell == PROGRAMME_WITHDRAWN;
	switch (cell) {
	case PROGRAMME_TOTAL:
		return true;
	case PROGRAMME_SUBMITTED_ON_TIME:
		return is_submitted(item) && !is_late(item);
	case PROGRAMME_SUBMITTED_LATE:
		return is_submitted(item) && is_late(item);
	case PROGRAMME_ISSUED:
		return item->state == STATE_COMPLETED;
	case PROGRAMME_NOT_SUBMITTED_IN_TIME:
		return !is_submitted(item) && !is_overdue(item, as_of);
	case PROGRAMME_NOT_SUBMITTED_OVERDUE:
		return !is_submitted(item) && is_overdue(item, as_of);
	case PROGRAMME_POSTPONED:
		return item->postponed;
	case PROGRAMME_WITHDRAWN:
	case N_PROGRAMME_CELLS:
		break;
	}
	return false;
}

static void
count(struct programme_row *row, const struct programme_item *item,
    int32_t as_of)
{
	for (int i = 0; i < N_PROGRAMME_CELLS; i++)
		row->n[i] += programme_counts(item, (enum programme_cell)i,
		    as_of);
}

void
programme_sum_up(struct arena *mem, const struct programme_items *items,
    int32_t as_of, struct programme_table *out)
{
	struct programme_row *row = NULL;

	*out = (struct programme_table){
		.rows = arena_array(mem, items->n, sizeof(*out->rows)),
	};
	for (size_t i = 0; i < items->n; i++) {
		const struct programme_item *item = &items->items[i];

		if (row == NULL || row->agency_id != item->agency_id) {
			row = &out->rows[out->n++];
			*row = (struct programme_row){
				.agency_id = item->agency_id,
				.agency_name = item->agency_name,
			};
		}
		count(row, item, as_of);
		count(&out->total, item, as_of);
	}
}
