#include "central.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "text.h"

const char *const central_state_names[N_CENTRAL_STATES + 1] = {
	[CENTRAL_DONE_IN_TIME] = "done_in_time",
	[CENTRAL_DONE_LATE] = "done_late",
	[CENTRAL_DOING_IN_TIME] = "doing_in_time",
	[CENTRAL_DOING_OVERDUE] = "doing_overdue",
};
const char *const central_view_names[N_CENTRAL_VIEWS + 1] = {
	[CENTRAL_TO_ENTER] = "to_enter",
	[CENTRAL_OVERDUE] = "overdue",
	[CENTRAL_DUE_SOON] = "due_soon",
	[CENTRAL_OPEN] = "open",
	[CENTRAL_ENTERED] = "entered",
	[CENTRAL_ALL] = "all",
};
const char *const central_sort_names[N_CENTRAL_SORTS + 1] = {
	[CENTRAL_BY_DUE] = "due",
	[CENTRAL_BY_REFERENCE] = "reference",
	[CENTRAL_BY_ISSUED] = "issued",
};

bool
central_is_done(const struct central_task *task)
{
	return task->n_drafts == 0 && task->n_leads > 0 &&
	       task->n_done == task->n_leads;
}

enum central_state
central_state_of(const struct central_task *task, int32_t today)
{
	bool done = central_is_done(task);
	int32_t day = done ? task->done_on : today;
	bool late = task->central_due_on != NO_DAY && day != NO_DAY &&
		    day > task->central_due_on;

	if (done)
		return late ? CENTRAL_DONE_LATE : CENTRAL_DONE_IN_TIME;
	return late ? CENTRAL_DOING_OVERDUE : CENTRAL_DOING_IN_TIME;
}

bool
central_shows(const struct central_task *task, enum central_view view,
    int32_t today, int32_t soon)
{
	enum central_state state = central_state_of(task, today);
	bool entered = task->entered_on != NO_DAY;

	switch (view) {
	case CENTRAL_TO_ENTER:
		return central_is_done(task) && !entered;
	case CENTRAL_OVERDUE:
		return state == CENTRAL_DOING_OVERDUE;
	case CENTRAL_DUE_SOON:
		return state == CENTRAL_DOING_IN_TIME &&
		       task->central_due_on != NO_DAY &&
		       task->central_due_on <= soon;
	case CENTRAL_OPEN:
		return !central_is_done(task);
	case CENTRAL_ENTERED:
		return entered;
	case CENTRAL_ALL:
	case N_CENTRAL_VIEWS:
		break;
	}
	return true;
}

void
central_count(const struct central_tasks *tasks, int32_t today, int32_t soon,
    struct central_counts *out)
{
	*out = (struct central_counts){ 0 };
	for (size_t i = 0; i < tasks->n; i++) {
		const struct central_task *task = &tasks->items[i];

		out->states[central_state_of(task, today)]++;
		for (int v = 0; v < N_CENTRAL_VIEWS; v++)
			out->views[v] += central_shows(task,
			    (enum central_view)v, today, soon);
	}
}

/* Every word, in any of the texts, whole or begun. */
static bool
has_words(struct arena *mem, const struct central_task *task, const char *typed)
{
	const char *in = arena_printf(mem, " %s %s %s %s %s",
	    text_fold_words(mem, task->title),
	    text_fold_words(mem, task->reference),
	    text_fold_words(mem, task->central_reference),
	    text_fold_words(mem, task->leads),
	    text_fold_words(mem, task->national_code));
	const char *at = text_fold_words(mem, typed);

	while (*at != '\0') {
		size_t n = strcspn(at, " ");

		if (n > 0 &&
		    strstr(in, arena_printf(mem, " %.*s", (int)n, at)) == NULL)
			return false;
		at += n + strspn(at + n, " ");
	}
	return true;
}

static int
compare_days(int32_t a, int32_t b)
{
	return (a > b) - (a < b);
}

/* Without a day comes last; the newest directive first among equals. */
static int
compare_due(const void *a, const void *b)
{
	const struct central_task *x = a;
	const struct central_task *y = b;
	int32_t dx = x->central_due_on == NO_DAY ? LAST_DAY : x->central_due_on;
	int32_t dy = y->central_due_on == NO_DAY ? LAST_DAY : y->central_due_on;
	int by = compare_days(dx, dy);

	return by != 0 ? by : (x->id < y->id) - (x->id > y->id);
}

static int
compare_reference(const void *a, const void *b)
{
	const struct central_task *x = a;
	const struct central_task *y = b;
	int by = strcmp(x->central_reference, y->central_reference);

	return by != 0 ? by : compare_due(a, b);
}

static int
compare_issued(const void *a, const void *b)
{
	const struct central_task *x = a;
	const struct central_task *y = b;
	int by = compare_days(y->issued_on, x->issued_on);

	return by != 0 ? by : compare_due(a, b);
}

void
central_choose(struct arena *mem, const struct central_tasks *tasks,
    const struct central_filter *filter, int32_t today, int32_t soon,
    struct central_tasks *out)
{
	static int (*const orders[N_CENTRAL_SORTS])(const void *,
	    const void *) = {
		[CENTRAL_BY_DUE] = compare_due,
		[CENTRAL_BY_REFERENCE] = compare_reference,
		[CENTRAL_BY_ISSUED] = compare_issued,
	};

	*out = (struct central_tasks){ .cut = tasks->cut };
	out->items = arena_array(mem, tasks->n, sizeof(*out->items));
	for (size_t i = 0; i < tasks->n; i++) {
		const struct central_task *task = &tasks->items[i];

		if (!central_shows(task, filter->view, today, soon) ||
		    (filter->from != NO_DAY &&
			task->issued_on < filter->from) ||
		    (filter->to != NO_DAY && task->issued_on > filter->to))
			continue;
		if (text_is_empty(filter->text) ||
		    has_words(mem, task, filter->text))
			out->items[out->n++] = *task;
	}
	if (out->n > 1)
		qsort(out->items, out->n, sizeof(*out->items),
		    orders[filter->sort]);
}
