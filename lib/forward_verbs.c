/* forward: drafts until they are handed out, and handing them out. */
#include "directive_verbs.h"

#include <inttypes.h>

#include "agency_store.h"
#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "move_verbs.h"
#include "record_verbs.h"
#include "series_verbs.h"
#include "task_store.h"
#include "text.h"

/* Locks a task that was never handed out, and its directive. */
static enum err
lock_draft(struct cx *cx, uint64_t task_id, uint64_t version, struct task *task,
    struct directive *directive, struct assignment_list *all)
{
	struct task_list one = { .n = 1, .items = task };
	bool draft = false;
	enum err err;

	err = assignment_store_lock_task(cx, task_id, all);
	if (err)
		return err;
	err = task_store_lock(cx, task_id, task);
	if (err)
		return err;
	err = directive_store_lock(cx, task->directive_id, directive);
	if (err)
		return err;
	err = directive_may_change(cx, directive, &one);
	if (err)
		return err;
	for (size_t i = 0; i < all->n; i++) {
		draft |= all->items[i].state == STATE_DRAFT;
		if (all->items[i].assigned_at != NO_MOMENT)
			return fail(cx, ERR_CONFLICT,
			    "task %" PRIu64 " was handed out", task_id);
	}
	if (!draft)
		return fail(cx, ERR_CONFLICT, "task %" PRIu64 " was taken out",
		    task_id);
	if (task->version != version)
		return fail_stale(cx,
		    "task %" PRIu64 " is at version %" PRIu64 ", not %" PRIu64,
		    task_id, task->version, version);
	return OK;
}

enum err
task_rewrite_draft(struct cx *cx, struct task_entry *entry)
{
	struct assignment_list all;
	struct directive directive;
	struct place_list places;
	struct task old;
	bool same_person;
	enum err err;

	err = lock_draft(cx, entry->task.id, entry->task.version, &old,
	    &directive, &all);
	if (err)
		return err;
	err = entries_refuse_secret(cx, &directive, entry, 1);
	if (!err)
		err = entries_refuse_late(cx, &directive, entry, 1);
	if (err)
		return err;
	err = entries_expand(cx, entry, 1, &places);
	if (err)
		return err;
	task_complete(cx, &entry->task);
	entry->task.directive_id = old.directive_id;
	entry->task.number = old.number;
	err = task_store_set(cx, &entry->task,
	    task_search_text(cx, &directive, &entry->task));
	if (err)
		return err;
	same_person = old.specialist.id == entry->task.specialist.id;
	err = drafts_replace(cx, &entry->task, &all, &places, same_person);
	if (err)
		return err;
	err = series_put_plan(cx, entry);
	if (err)
		return err;
	return record_clock_restart(cx, &directive);
}

enum err
task_drop_draft(struct cx *cx, uint64_t task_id, uint64_t version)
{
	struct event event = { .kind = EVENT_CANCEL };
	struct place_list none = { .n = 0 };
	struct assignment_list all;
	struct directive directive;
	struct task task;
	enum err err;

	err = lock_draft(cx, task_id, version, &task, &directive, &all);
	if (err)
		return err;
	err = drafts_replace(cx, &task, &all, &none, false);
	if (err)
		return err;
	event.from_state = assignment_state_name(STATE_DRAFT);
	event.to_state = assignment_state_name(STATE_CANCELLED);
	err = directive_note(cx, directive.id, task_id, &event);
	if (err)
		return err;
	return record_clock_restart(cx, &directive);
}

static bool
has_draft(const struct assignment_list *all, uint64_t task_id)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->items[i].task_id == task_id &&
		    all->items[i].state == STATE_DRAFT)
			return true;
	return false;
}

static enum err
drop_task(struct cx *cx, const struct directive *directive,
    const struct task *task, const struct assignment_list *all)
{
	struct event event = { .kind = EVENT_CANCEL,
		.from_state = assignment_state_name(STATE_DRAFT),
		.to_state = assignment_state_name(STATE_CANCELLED) };
	struct place_list none = { .n = 0 };
	enum err err;

	err = task_may_change(cx, task, directive->created_by);
	if (err)
		return err;
	err = drafts_replace(cx, task, all, &none, false);
	if (err)
		return err;
	return directive_note(cx, directive->id, task->id, &event);
}

enum err
directive_drop_drafts(struct cx *cx, uint64_t directive_id, uint64_t version,
    size_t *out_n)
{
	struct assignment_list all;
	struct directive directive;
	struct task_list tasks;
	enum err err;

	err = directive_lock_whole(cx, directive_id, version, &directive,
	    &tasks, &all);
	if (err)
		return err;
	for (size_t i = 0; i < all.n; i++)
		if (all.items[i].assigned_at != NO_MOMENT)
			return fail(cx, ERR_CONFLICT,
			    "directive %" PRIu64 " was handed out",
			    directive_id);
	*out_n = 0;
	for (size_t i = 0; i < tasks.n; i++) {
		if (!has_draft(&all, tasks.items[i].id))
			continue;
		err = drop_task(cx, &directive, &tasks.items[i], &all);
		if (err)
			return err;
		(*out_n)++;
	}
	if (*out_n == 0)
		return fail(cx, ERR_CONFLICT,
		    "directive %" PRIu64 " has no draft left", directive_id);
	return record_clock_restart(cx, &directive);
}

/*
 * R8: a group stands for its members of the day it is handed out. Names that
 * lead nowhere any more are not guessed: the draft has to be mended first.
 */
static enum err
resolve_again(struct cx *cx, const struct agency_name_list *names,
    const struct task *task, const struct assignment_list *all)
{
	struct task_entry entry = { .field_prefix = arena_printf(cx->mem,
					"task_%u_", task->number - 1) };
	struct place_list places;
	enum err err;

	if (text_is_empty(task->lead_words))
		return OK;
	agency_match_words(cx, names, task->lead_words, &entry.leads);
	agency_match_words(cx, names, task->coordinating_words,
	    &entry.coordinating);
	err = entries_expand(cx, &entry, 1, &places);
	if (err)
		return err;
	return drafts_replace(cx, task, all, &places, true);
}

static enum err
hand_out(struct cx *cx, const struct directive *directive,
    const struct task *task, const struct assignment *draft)
{
	struct event event = { .kind = EVENT_FORWARD };
	struct move_work work = {
		.from = draft->state,
		.party = PARTY_FOLLOWER,
		.directive = *directive,
	};
	enum err err;

	work.a = assignment_hand_out(cx, task, draft->agency_id, draft->role,
	    task->deadline.due_on);
	work.a.id = draft->id;
	work.a.version = draft->version;
	if (!assignment_flow_allows(draft->state, work.party, MOVE_FORWARD,
		&work.a.state))
		return fail(cx, ERR_CONFLICT,
		    "assignment %" PRIu64 " is no draft", draft->id);
	err = move_end(cx, &work, &event);
	if (err)
		return err;
	return move_tell_agency(cx, &work, EVENT_FORWARD);
}

static enum err
hand_out_task(struct cx *cx, const struct directive *directive,
    const struct agency_name_list *names, const struct task *task,
    const struct assignment_list *all, size_t *n)
{
	struct assignment_list now;
	bool in_parts = false;
	enum err err;

	err = task_may_change(cx, task, directive->created_by);
	if (err)
		return err;
	err = resolve_again(cx, names, task, all);
	if (err)
		return err;
	err = assignment_store_lock_task(cx, task->id, &now);
	if (err)
		return err;
	err = series_hand_out(cx, directive, task, &now, &in_parts, n);
	if (err || in_parts)
		return err;
	for (size_t i = 0; !err && i < now.n; i++) {
		if (now.items[i].state != STATE_DRAFT)
			continue;
		err = hand_out(cx, directive, task, &now.items[i]);
		(*n)++;
	}
	return err;
}

enum err
directive_forward(struct cx *cx, uint64_t directive_id, uint64_t version,
    size_t *out_assignments)
{
	struct agency_name_list names;
	struct assignment_list all;
	struct directive directive;
	struct task_list tasks;
	size_t n = 0;
	enum err err;

	err = directive_lock_whole(cx, directive_id, version, &directive,
	    &tasks, &all);
	if (err)
		return err;
	err = agency_store_list_names(cx, clock_day(cx->now), &names);
	if (err)
		return err;
	for (size_t i = 0; i < tasks.n; i++) {
		if (!has_draft(&all, tasks.items[i].id))
			continue;
		err = hand_out_task(cx, &directive, &names, &tasks.items[i],
		    &all, &n);
		if (err)
			return err;
	}
	if (n == 0)
		return fail(cx, ERR_CONFLICT,
		    "directive %" PRIu64 " has nothing to hand out",
		    directive_id);
	/* Tasks added later do not start the record clock again (R24). */
	if (directive.state == DIRECTIVE_DRAFT)
		err = directive_store_set_forwarded(cx, directive_id, version);
	else
		err = directive_store_set(cx, &directive);
	if (err)
		return err;
	*out_assignments = n;
	return OK;
}
