#include "demo_series.h"

#include <string.h>

#include "arena.h"
#include "assignment_store.h"
#include "clock.h"
#include "deadline.h"
#include "series_store.h"
#include "series_verbs.h"
#include "task_store.h"
#include "text.h"

enum { WEEKS = 8, ROOM = 10, FRIDAY = 5 };

/* The end of its first period, with some days to do it. */
static int32_t
first_day(const struct deadline *read, int32_t issued_on)
{
	struct date date = day_to_date(issued_on + ROOM);

	if (read->repeat == REPEAT_WEEK)
		return issued_on + ROOM +
		       (FRIDAY - day_of_week(issued_on + ROOM));
	if (read->repeat == REPEAT_QUARTER)
		date.month = (date.month + 2) / 3 * 3;
	return month_last_day(date.year, date.month);
}

static void
read_milestones(struct demo_play *play, struct task_entry *entry)
{
	struct milestone_list *list = &entry->milestones;
	char *words = arena_strdup(play->cx->mem, entry->task.deadline.text);

	while (list->n < MILESTONES_MAX && words != NULL) {
		char *next = strstr(words, "; ");
		char *colon = strstr(words, ": ");

		if (next != NULL)
			*next = '\0';
		if (colon == NULL)
			return;
		*colon = '\0';
		list->items[list->n++] = (struct milestone){
			.content = words,
			.deadline = { .text = colon + 2 },
		};
		words = next == NULL ? NULL : next + 2;
	}
	entry->task.deadline.text = "theo thời hạn cụ thể sau đây";
}

void
demo_series_read(struct demo_play *play, const struct demo_document *document,
    struct task_entry *entry)
{
	struct cx *cx = play->cx;
	struct deadline read;

	entry->series.next_on = NO_DAY;
	if (strstr(entry->task.deadline.text, ": ") != NULL) {
		read_milestones(play, entry);
		return;
	}
	(void)deadline_read(cx->mem, cx->profile, cx->calendar,
	    entry->task.deadline.text, document->issued_on, &read);
	if (read.kind != DEADLINE_RECURRING)
		return;
	entry->repeats = true;
	entry->series.first_on = first_day(&read, document->issued_on);
	entry->series.until_on = NO_DAY;
	if (read.repeat == REPEAT_WEEK)
		entry->series.until_on = entry->series.first_on + 7 * WEEKS;
}

unsigned
demo_series_number(const struct task_list *tasks, uint64_t task_id)
{
	for (size_t i = 0; i < tasks->n; i++)
		if (tasks->items[i].id == task_id)
			return tasks->items[i].parent_id == 0
				   ? tasks->items[i].number
				   : demo_series_number(tasks,
					 tasks->items[i].parent_id);
	return 0;
}

static struct demo_document *
document_of(struct demo_play *play, uint64_t directive_id)
{
	for (size_t i = 0; i < demo_directives.n; i++)
		if (play->documents[i]->id == directive_id)
			return play->documents[i];
	return NULL;
}

/* The part that has just been made. */
static enum err
begin_last(struct demo_play *play, uint64_t task_id)
{
	struct assignment_lines lines;
	struct demo_document *document;
	struct task_list parts;
	struct task task;
	enum err err;

	err = task_store_get(play->cx, task_id, &task);
	if (err)
		return err;
	err = task_store_list_parts(play->cx, task_id, &parts);
	if (err)
		return err;
	err = assignment_store_list_task(play->cx, parts.items[parts.n - 1].id,
	    &lines);
	document = document_of(play, task.directive_id);
	for (size_t i = 0; !err && document != NULL && i < lines.n; i++)
		demo_begin_life(play, document,
		    &document->directive->tasks[task.number - 1],
		    &lines.items[i].a, false);
	return err;
}

enum err
demo_series_go_on(struct demo_play *play, int64_t at)
{
	int32_t day = clock_day(at);
	uint64_t task_id = 1;
	enum err err = OK;

	if (day == play->series_day)
		return OK;
	play->series_day = day;
	play->cx->actor = NULL;
	play->cx->now = at;
	while (!err && task_id != 0) {
		uint64_t n = 0;
		bool more;

		err = series_store_find_open(play->cx, day, &task_id);
		if (err || task_id == 0)
			return err;
		err = series_step(play->cx, day, &n, &more);
		if (!err && n > 0)
			err = begin_last(play, task_id);
	}
	return err;
}
