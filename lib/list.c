#include "list.h"

#include "clock.h"
#include "names.h"

static const char *const view_names[] = {
	[LIST_OPEN] = "open",
	[LIST_NEW] = "new",
	[LIST_DUE_SOON] = "due_soon",
	[LIST_OVERDUE] = "overdue",
	[LIST_WAITING] = "waiting",
	[LIST_RETURNED] = "returned",
	[LIST_EXTENSION] = "extension",
	[LIST_DIFFICULTY] = "difficulty",
	[LIST_DONE] = "done",
	[LIST_CLOSED] = "closed",
	[LIST_EVERYTHING] = "everything",
};

static const char *const sort_names[] = {
	[SORT_DUE] = "due",
	[SORT_DUE_DESC] = "due_desc",
	[SORT_ASSIGNED] = "assigned",
	[SORT_REFERENCE] = "reference",
	[SORT_AGENCY] = "agency",
	[SORT_STATE] = "state",
};

const char *
list_view_name(enum list_view view)
{
	return names_name(view_names, N_NAMES(view_names), view);
}

bool
list_view_from_name(const char *name, enum list_view *out)
{
	unsigned value = 0;

	if (!names_find(view_names, N_NAMES(view_names), name, &value))
		return false;
	*out = (enum list_view)value;
	return true;
}

const char *
list_sort_name(enum list_sort sort)
{
	return names_name(sort_names, N_NAMES(sort_names), sort);
}

bool
list_sort_from_name(const char *name, enum list_sort *out)
{
	unsigned value = 0;

	if (!names_find(sort_names, N_NAMES(sort_names), name, &value))
		return false;
	*out = (enum list_sort)value;
	return true;
}

void
list_query_init(struct list_query *query)
{
	*query = (struct list_query){
		.scope = SCOPE_ALL,
		.view = LIST_OPEN,
		.text = "",
		.reference = "",
		.source = -1,
		.urgency = -1,
		.state = -1,
		.role = -1,
		.time_state = -1,
		.has_deadline = -1,
		.must_report = -1,
		.due_from = NO_DAY,
		.due_to = NO_DAY,
		.sort = SORT_DUE,
		.size = LIST_SIZE_DEFAULT,
	};
}
