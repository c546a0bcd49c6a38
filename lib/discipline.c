#include "discipline.h"

#include "arena.h"
#include "clock.h"

const char *const record_cell_names[N_RECORD_CELLS + 1] = {
	[RECORD_TOTAL] = "documents",
	[RECORD_IN_TIME] = "recorded_in_time",
	[RECORD_LATE] = "recorded_late",
	[RECORD_WAITING] = "record_waiting",
	[RECORD_OVERDUE] = "record_overdue",
	[RECORD_NO_TASK] = "record_no_task",
	[RECORD_UNMARKED] = "record_unmarked",
	[RECORD_MARKED_LATE] = "record_marked_late",
};

bool
record_counts(const struct record_item *item, enum record_cell cell,
    int64_t now)
{
	bool done = item->forwarded_at != NO_MOMENT;
	bool late = (done ? item->forwarded_at : now) > item->record_due_at;
	bool tasks = item->outgoing_id == 0 || item->has_tasks;

	switch (cell) {
	case RECORD_TOTAL:
		return true;
	case RECORD_IN_TIME:
		return tasks && done && !late;
	case RECORD_LATE:
		return tasks && done && late;
	case RECORD_WAITING:
		return tasks && !done && !late;
	case RECORD_OVERDUE:
		return tasks && !done && late;
	case RECORD_NO_TASK:
		return !tasks && done;
	case RECORD_UNMARKED:
		return !tasks && !done;
	case RECORD_MARKED_LATE:
		return !tasks && late;
	case N_RECORD_CELLS:
		break;
	}
	return false;
}

static void
count(struct record_row *row, const struct record_item *item, int64_t now)
{
	for (int i = 0; i < N_RECORD_CELLS; i++)
		row->n[i] += record_counts(item, (enum record_cell)i, now);
	row->n_tasks += item->n_tasks;
}

void
record_sum_up(struct arena *mem, const struct record_items *items, int64_t now,
    struct record_table *out)
{
	struct record_row *row = NULL;

	*out = (struct record_table){
		.rows = arena_array(mem, items->n, sizeof(*out->rows)),
	};
	for (size_t i = 0; i < items->n; i++) {
		const struct record_item *item = &items->items[i];

		if (row == NULL || row->specialist_id != item->specialist_id) {
			row = &out->rows[out->n++];
			*row = (struct record_row){
				.specialist_id = item->specialist_id,
				.specialist = item->specialist,
			};
		}
		count(row, item, now);
		count(&out->total, item, now);
	}
}

uint32_t
record_fallen_due(const uint32_t *n)
{
	return n[RECORD_IN_TIME] + n[RECORD_LATE] + n[RECORD_OVERDUE];
}
