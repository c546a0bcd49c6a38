/* series: how the parts of a task come into being. */
#include "series_plan_verbs.h"

#include <inttypes.h>

#include "agency_store.h"
#include "arena.h"
#include "assignment_store.h"
#include "clock.h"
#include "directive_store.h"
#include "entry_verbs.h"
#include "move_verbs.h"
#include "record_verbs.h"
#include "series_store.h"
#include "task_store.h"
#include "text.h"

/* What the next part is made like. */
struct pattern {
	struct task task;
	struct place_list places;
};

static bool
stays_in_series(const struct assignment *a)
{
	return assignment_is_open(a->state) || a->state == STATE_COMPLETED;
}

static bool
is_valid(const struct agency_list *agencies, uint64_t id)
{
	for (size_t i = 0; i < agencies->n; i++)
		if (agencies->items[i].id == id)
			return true;
	return false;
}

/* Who has this part, of the agencies there are today. */
static enum err
places_of_part(struct cx *cx, const struct task *part,
    const struct agency_list *agencies, struct place_list *out)
{
	struct assignment_lines lines;
	enum err err;

	err = assignment_store_list_task(cx, part->id, &lines);
	if (err)
		return err;
	out->n = 0;
	out->items = arena_array(cx->mem, lines.n + 1, sizeof(*out->items));
	for (size_t i = 0; i < lines.n; i++) {
		const struct assignment *a = &lines.items[i].a;

		if (!stays_in_series(a) || places_hold(out, a->agency_id) ||
		    !is_valid(agencies, a->agency_id))
			continue;
		out->items[out->n++] = (struct place){ a->agency_id, a->role };
	}
	return OK;
}

static enum err
places_of_words(struct cx *cx, const struct task *parent,
    struct place_list *out)
{
	struct agency_name_list names;
	struct agency_matches leads;
	struct agency_matches coordinating;
	enum err err;

	err = agency_store_list_names(cx, clock_day(cx->now), &names);
	if (err)
		return err;
	agency_match_words(cx, &names, parent->lead_words, &leads);
	agency_match_words(cx, &names, parent->coordinating_words,
	    &coordinating);
	return places_expand(cx, &leads, &coordinating, "lead", out);
}

/* The last part somebody still has, else the parent and its words. */
static enum err
find_pattern(struct cx *cx, const struct task *parent,
    const struct task_list *parts, struct pattern *out)
{
	struct agency_list agencies;
	enum err err;

	err = agency_store_list(cx, clock_day(cx->now), &agencies);
	if (err)
		return err;
	for (size_t i = parts->n; i > 0; i--) {
		out->task = parts->items[i - 1];
		err = places_of_part(cx, &out->task, &agencies, &out->places);
		if (err || out->places.n > 0)
			return err;
	}
	out->task = *parent;
	return places_of_words(cx, parent, &out->places);
}

static enum err
hand_out(struct cx *cx, const struct directive *directive,
    const struct task *task, const struct place *place)
{
	struct event event = { .kind = EVENT_FORWARD };
	struct move_work work = {
		.from = STATE_DRAFT,
		.party = PARTY_FOLLOWER,
		.directive = *directive,
	};
	enum err err;

	work.a = assignment_hand_out(cx, task, place->agency_id, place->role,
	    task->deadline.due_on);
	err = assignment_store_add(cx, &work.a);
	if (err)
		return err;
	err = move_note(cx, &work, &event);
	if (err)
		return err;
	return move_tell_agency(cx, &work, EVENT_FORWARD);
}

/* A part: all of the pattern but its deadline. */
static enum err
make_part(struct cx *cx, const struct directive *directive,
    const struct task *parent, unsigned number, const struct pattern *pattern,
    size_t *n)
{
	struct task task = pattern->task;
	enum err err;

	task.parent_id = parent->id;
	task.part_number = number;
	task.has_deadline = true;
	err = task_store_next_number(cx, parent->directive_id, &task.number);
	if (err)
		return err;
	task_complete(cx, &task);
	err = task_store_add(cx, &task, task_search_text(cx, directive, &task));
	for (size_t i = 0; !err && i < pattern->places.n; i++) {
		err = hand_out(cx, directive, &task, &pattern->places.items[i]);
		(*n)++;
	}
	return err;
}

static enum err
make_occurrence(struct cx *cx, const struct directive *directive,
    const struct task *parent, const struct series *series, unsigned number,
    struct pattern *pattern, size_t *n)
{
	struct deadline *d = &pattern->task.deadline;

	*d = parent->deadline;
	d->kind = DEADLINE_DATE;
	d->due_on = series_due(series, number);
	d->derivation = series_derivation(cx->mem, series, number);
	return make_part(cx, directive, parent, number, pattern, n);
}

/* All that opened by that day, one after the other. */
static enum err
hand_out_occurrences(struct cx *cx, const struct directive *directive,
    const struct task *parent, struct series *series, int32_t day,
    struct pattern *pattern, size_t *n)
{
	unsigned number = series->n_made + 1;
	enum err err = OK;

	while (!err && series_due(series, number) != NO_DAY &&
	       series_opens(series, number) <= day)
		err = make_occurrence(cx, directive, parent, series, number++,
		    pattern, n);
	if (err)
		return err;
	return series_store_set_made(cx, parent->id, number - 1,
	    series_opens(series, number));
}

static enum err
hand_out_milestones(struct cx *cx, const struct directive *directive,
    const struct task *parent, const struct milestone_list *milestones,
    const struct pattern *like, size_t *n)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < milestones->n; i++) {
		struct pattern pattern = *like;

		series_milestone_task(cx, parent, &milestones->items[i],
		    &pattern.task);
		err = make_part(cx, directive, parent, (unsigned)i + 1,
		    &pattern, n);
	}
	return err;
}

static struct place_list
places_of_drafts(struct cx *cx, const struct assignment_list *drafts)
{
	struct place_list places = { .n = 0 };

	places.items = arena_array(cx->mem, drafts->n + 1,
	    sizeof(*places.items));
	for (size_t i = 0; i < drafts->n; i++)
		if (drafts->items[i].state == STATE_DRAFT)
			places.items[places.n++] = (struct place){
				drafts->items[i].agency_id,
				drafts->items[i].role,
			};
	return places;
}

enum err
series_hand_out(struct cx *cx, const struct directive *directive,
    const struct task *task, const struct assignment_list *drafts,
    bool *handled, size_t *n)
{
	const struct place_list none = { .n = 0 };
	struct pattern pattern = { .task = *task };
	struct event event = { .kind = EVENT_FORWARD };
	struct milestone_list milestones;
	struct series series;
	enum err err;

	*handled = false;
	if (task->parent_id != 0 ||
	    (task->deadline.kind != DEADLINE_RECURRING &&
		task->deadline.kind != DEADLINE_MILESTONES))
		return OK;
	err = series_get_plan(cx, task, directive->issued_on, &series,
	    &milestones);
	if (err || (series.unit == REPEAT_NONE && milestones.n == 0))
		return err;
	*handled = true;
	pattern.places = places_of_drafts(cx, drafts);
	err = drafts_replace(cx, task, drafts, &none, false);
	if (err)
		return err;
	err = directive_note(cx, directive->id, task->id, &event);
	if (err)
		return err;
	if (milestones.n > 0)
		return hand_out_milestones(cx, directive, task, &milestones,
		    &pattern, n);
	return hand_out_occurrences(cx, directive, task, &series,
	    clock_day(cx->now), &pattern, n);
}

enum err
series_take_back(struct cx *cx, uint64_t task_id)
{
	struct series series;
	struct task_list parts;
	enum err err;

	err = task_store_list_parts(cx, task_id, &parts);
	for (size_t i = 0; !err && i < parts.n; i++)
		err = task_store_leave_parent(cx, parts.items[i].id);
	if (!err)
		err = series_store_get(cx, task_id, &series);
	if (err || series.unit == REPEAT_NONE)
		return err;
	return series_store_set_made(cx, task_id, 0, NO_DAY);
}

static enum err
make_next(struct cx *cx, uint64_t task_id, int32_t day, uint64_t *n_made)
{
	struct pattern pattern;
	struct directive directive;
	struct series series;
	struct task_list parts;
	struct task parent;
	size_t n = 0;
	enum err err;

	err = task_store_get(cx, task_id, &parent);
	if (err)
		return err;
	err = directive_store_lock(cx, parent.directive_id, &directive);
	if (err)
		return err;
	err = series_store_lock(cx, task_id, &series);
	if (err)
		return err;
	/* Another run was first. */
	if (series.next_on == NO_DAY || series.next_on > day)
		return OK;
	err = task_store_list_parts(cx, task_id, &parts);
	if (err)
		return err;
	err = find_pattern(cx, &parent, &parts, &pattern);
	if (err)
		return err;
	/* Nobody is left to do it: the office sees that it has stopped. */
	if (pattern.places.n == 0)
		return series_store_set_made(cx, task_id, series.n_made,
		    NO_DAY);
	err = make_occurrence(cx, &directive, &parent, &series,
	    series.n_made + 1, &pattern, &n);
	if (err)
		return err;
	*n_made += 1;
	return series_store_set_made(cx, task_id, series.n_made + 1,
	    series_opens(&series, series.n_made + 2));
}

enum err
series_step(struct cx *cx, int32_t day, uint64_t *n_made, bool *out_more)
{
	uint64_t task_id;
	enum err err;

	err = series_store_find_open(cx, day, &task_id);
	if (err)
		return err;
	*out_more = task_id != 0;
	return task_id == 0 ? OK : make_next(cx, task_id, day, n_made);
}

enum err
series_add_milestone(struct cx *cx, uint64_t task_id, uint64_t version,
    const struct milestone *milestone, const char *reason, const char *document)
{
	struct event event = { .kind = EVENT_AMEND,
		.reason = reason,
		.document = document };
	struct milestone understood = *milestone;
	struct pattern pattern;
	struct series_page page;
	size_t n = 0;
	enum err err;

	err = series_change_begin(cx, task_id, reason, document, &page);
	if (err)
		return err;
	if (page.task.deadline.kind != DEADLINE_MILESTONES)
		return fail(cx, ERR_CONFLICT, "task %" PRIu64 " is not staged",
		    task_id);
	if (page.task.version != version)
		return fail_stale(cx,
		    "task %" PRIu64 " is not at version %" PRIu64, task_id,
		    version);
	err = series_milestone_check(cx, "milestone_1_",
	    page.directive.issued_on, &understood);
	if (err)
		return err;
	err = series_refuse_late(cx, &page.directive,
	    "milestone_1_deadline_text", understood.deadline.due_on);
	if (err)
		return err;
	err = find_pattern(cx, &page.task, &page.parts, &pattern);
	if (err)
		return err;
	series_milestone_task(cx, &page.task, &understood, &pattern.task);
	err = make_part(cx, &page.directive, &page.task,
	    (unsigned)page.parts.n + 1, &pattern, &n);
	if (err)
		return err;
	err = task_store_set(cx, &page.task,
	    task_search_text(cx, &page.directive, &page.task));
	if (err)
		return err;
	change_add(cx, &event, "milestone", "", understood.content);
	return directive_note(cx, page.directive.id, task_id, &event);
}
