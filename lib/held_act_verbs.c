#include "held_act_verbs.h"

#include <inttypes.h>

#include "arena.h"
#include "assignment_verbs.h"
#include "call_duty_store.h"
#include "clock.h"
#include "directive_store.h"
#include "held_act_store.h"
#include "move_verbs.h"
#include "profile.h"
#include "record_verbs.h"
#include "series_verbs.h"
#include "task_store.h"

enum { MINUTE = 60, MANY = 2 };

/* Doing it
 * -------------------------------------------------------------------*/

static enum err
begin(struct cx *cx, enum held_kind kind, struct held *out)
{
	int minutes = cx->profile->undo_minutes;
	enum err err;

	out->act = (struct held_act){
		.kind = kind,
		.at = cx->now,
		.moved = "",
		.held_until = cx->now + (int64_t)minutes * MINUTE,
		.released_at = NO_MOMENT,
		.undone_at = NO_MOMENT,
	};
	if (minutes == 0)
		return OK;
	err = held_act_store_add(cx, &out->act);
	if (!err)
		cx->held = &out->act;
	return err;
}

enum err
held_begin_urge(struct cx *cx, const uint64_t *ids, size_t n, struct held *out)
{
	*out = (struct held){ .ids = ids, .n_ids = n };
	return n < MANY ? OK : begin(cx, HELD_URGE, out);
}

static enum err
task_of(struct cx *cx, uint64_t assignment_id, struct task *out)
{
	struct assignment a;
	enum err err;

	err = assignment_store_get(cx, assignment_id, &a);
	return err ? err : task_store_get(cx, a.task_id, out);
}

enum err
held_begin_follower(struct cx *cx, const uint64_t *ids, size_t n,
    struct held *out)
{
	*out = (struct held){ .ids = ids, .n_ids = n };
	if (n < MANY)
		return OK;
	out->tasks_before = arena_array(cx->mem, n, sizeof(struct task));
	for (size_t i = 0; i < n; i++) {
		enum err err = task_of(cx, ids[i], &out->tasks_before[i]);

		if (err)
			return err;
	}
	return begin(cx, HELD_FOLLOWER, out);
}

enum err
held_begin_forward(struct cx *cx, uint64_t directive_id, struct held *out)
{
	struct directive directive;
	enum err err;

	*out = (struct held){ .directive_id = directive_id };
	err = assignment_store_lock_directive(cx, directive_id, &out->before);
	if (!err)
		err = directive_store_get(cx, directive_id, &directive);
	if (err)
		return err;
	out->was_draft = directive.state == DIRECTIVE_DRAFT;
	return begin(cx, HELD_FORWARD, out);
}

enum err
held_begin_ending(struct cx *cx, enum held_kind kind, uint64_t assignment_id,
    struct held *out)
{
	struct assignment a;
	enum err err;

	*out = (struct held){ .n_ids = 0 };
	err = assignment_store_get(cx, assignment_id, &a);
	if (err)
		return err;
	out->task_id = a.task_id;
	err = assignment_store_lock_task(cx, a.task_id, &out->before);
	return err ? err : begin(cx, kind, out);
}

enum err
held_begin_whole(struct cx *cx, enum held_kind kind, uint64_t subject,
    struct held *out)
{
	enum err err;

	*out = (struct held){ .n_ids = 0 };
	err = begin(cx, kind, out);
	out->act.subject_first = subject;
	return err;
}

static enum err
add_item(struct cx *cx, struct held *held, const struct held_item *item)
{
	held->act.n_items++;
	return held_item_store_add(cx, held->act.id, item);
}

static enum err
end_urge(struct cx *cx, struct held *held)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < held->n_ids; i++) {
		struct assignment a;
		bool again = false;

		for (size_t j = 0; j < i; j++)
			again |= held->ids[j] == held->ids[i];
		if (again)
			continue;
		err = assignment_store_get(cx, held->ids[i], &a);
		if (!err)
			err = add_item(cx, held,
			    &(struct held_item){
				.assignment_id = a.id,
				.task_id = a.task_id,
				.version = a.version,
				.state_before = a.state,
			    });
	}
	return err;
}

/* One line for a task, by the first of its assignments that were named. */
static enum err
end_follower(struct cx *cx, struct held *held)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < held->n_ids; i++) {
		const struct task *old = &held->tasks_before[i];
		struct task now;
		bool again = false;

		for (size_t j = 0; j < i; j++)
			again |= held->tasks_before[j].id == old->id;
		if (again)
			continue;
		err = task_store_get(cx, old->id, &now);
		if (!err && now.version != old->version)
			err = add_item(cx, held,
			    &(struct held_item){
				.assignment_id = held->ids[i],
				.task_id = old->id,
				.version = now.version,
				.specialist_before = old->specialist.id,
				.head_before = old->division_head.id,
			    });
	}
	return err;
}

static const struct assignment *
find(const struct assignment_list *list, uint64_t id)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->items[i].id == id)
			return &list->items[i];
	return NULL;
}

/* Which of them the act changed, and how they were. */
static enum err
add_changed(struct cx *cx, struct held *held,
    const struct assignment_list *after, enum assignment_state became)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < after->n; i++) {
		const struct assignment *a = &after->items[i];
		const struct assignment *old = find(&held->before, a->id);

		if (a->state != became ||
		    (old != NULL && old->version == a->version))
			continue;
		err = add_item(cx, held,
		    &(struct held_item){
			.assignment_id = a->id,
			.task_id = a->task_id,
			.version = a->version,
			.state_before = old != NULL ? old->state : STATE_DRAFT,
			.difficulty_before = old != NULL &&
					     old->difficulty_open,
		    });
	}
	return err;
}

/*
 * A task done in parts is handed out as its parts, and its own drafts are
 * closed: what they were is kept, and what the task was then. They are not
 * counted: nobody was told of them.
 */
static enum err
add_parents(struct cx *cx, struct held *held,
    const struct assignment_list *after)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < after->n; i++) {
		const struct assignment *a = &after->items[i];
		const struct assignment *old = find(&held->before, a->id);
		struct task_list parts;
		struct task task;

		if (old == NULL || old->state != STATE_DRAFT ||
		    a->state != STATE_CANCELLED)
			continue;
		err = task_store_list_parts(cx, a->task_id, &parts);
		if (err || parts.n == 0)
			continue;
		err = task_store_get(cx, a->task_id, &task);
		if (!err)
			err = held_item_store_add(cx, held->act.id,
			    &(struct held_item){
				.assignment_id = a->id,
				.task_id = a->task_id,
				.version = a->version,
				.state_before = old->state,
				.task_version = task.version,
			    });
	}
	return err;
}

static enum err
end_forward(struct cx *cx, struct held *held)
{
	struct assignment_list after;
	struct directive directive;
	enum err err;

	err = assignment_store_lock_directive(cx, held->directive_id, &after);
	if (!err)
		err = directive_store_get(cx, held->directive_id, &directive);
	if (err)
		return err;
	held->act.was_draft = held->was_draft;
	held->act.directive_version = directive.version;
	err = add_changed(cx, held, &after, STATE_ASSIGNED);
	return err ? err : add_parents(cx, held, &after);
}

static enum err
end_ending(struct cx *cx, struct held *held)
{
	struct assignment_list after;
	enum err err;

	err = assignment_store_lock_task(cx, held->task_id, &after);
	if (err)
		return err;
	return add_changed(cx, held, &after,
	    held->act.kind == HELD_RECALL ? STATE_RECALLED : STATE_CANCELLED);
}

static enum err
end_by_kind(struct cx *cx, struct held *held)
{
	switch (held->act.kind) {
	case HELD_URGE:
		return end_urge(cx, held);
	case HELD_FOLLOWER:
		return end_follower(cx, held);
	case HELD_FORWARD:
		return end_forward(cx, held);
	case HELD_RECALL:
	case HELD_CANCEL:
		return end_ending(cx, held);
	case HELD_CALENDAR:
	case HELD_REORGANISE:
		held->act.n_items++;
		return OK;
	case N_HELD_KINDS:
		break;
	}
	return fail(cx, ERR_BUG, "no such kind of act");
}

enum err
held_end(struct cx *cx, struct held *held, enum err err)
{
	cx->held = NULL;
	if (err || held->act.id == 0)
		return err;
	err = end_by_kind(cx, held);
	if (!err)
		err = held_act_store_set(cx, &held->act);
	if (err || held->act.n_items > 0)
		return err;
	/* Nothing that could be undone: nothing to wait for. */
	err = held_act_store_release(cx, held->act.id);
	held->act.id = 0;
	return err;
}

/* Looking at it
 * --------------------------------------------------------------*/

/* Its plan was changed, or there is a part more than the act made. */
static enum err
parent_touched(struct cx *cx, const struct held_item *item,
    const struct held_items *items, bool *out)
{
	struct task_list parts;
	struct task task;
	enum err err;

	err = task_store_get(cx, item->task_id, &task);
	if (!err)
		err = task_store_list_parts(cx, item->task_id, &parts);
	if (err)
		return err;
	*out = task.version != item->task_version;
	for (size_t i = 0; i < parts.n; i++) {
		bool made = false;

		for (size_t j = 0; j < items->n; j++)
			made |= items->items[j].task_id == parts.items[i].id;
		*out |= !made;
	}
	return OK;
}

static enum err
touched_one(struct cx *cx, enum held_kind kind, const struct held_item *item,
    const struct held_items *items, bool *out)
{
	struct assignment a;
	struct task task;
	enum err err;

	*out = false;
	if (kind == HELD_URGE)
		return OK;
	if (kind == HELD_FOLLOWER) {
		err = task_store_get(cx, item->task_id, &task);
		*out = !err && task.version != item->version;
		return err;
	}
	err = assignment_store_get(cx, item->assignment_id, &a);
	*out = !err && a.version != item->version;
	if (err || *out || item->task_version == 0)
		return err;
	return parent_touched(cx, item, items, out);
}

enum err
held_look(struct cx *cx, uint64_t id, struct held_look *out)
{
	enum err err;

	err = held_act_store_get(cx, id, false, &out->act);
	if (!err)
		err = held_item_store_list(cx, id, &out->items);
	if (err)
		return err;
	out->n_touched = 0;
	out->touched = arena_array(cx->mem, out->items.n + 1, sizeof(bool));
	if (out->act.undone_at != NO_MOMENT)
		return OK;
	for (size_t i = 0; !err && i < out->items.n; i++) {
		err = touched_one(cx, out->act.kind, &out->items.items[i],
		    &out->items, &out->touched[i]);
		out->n_touched += out->touched[i];
	}
	return err;
}

/* Undoing it
 * -----------------------------------------------------------------*/

static enum err
refuse_touched(struct cx *cx)
{
	return fail_field(cx, "act", "act_touched");
}

/* Who heard of it already hears of this too. */
static enum err
tell_undone(struct cx *cx, const struct move_work *work, bool saw)
{
	if (!saw && work->directive.urgency == URGENCY_NORMAL)
		return OK;
	return move_tell_agency(cx, work, EVENT_UNDO);
}

static void
to_draft(struct assignment *a)
{
	a->state = STATE_DRAFT;
	a->assigned_at = NO_MOMENT;
	a->first_due_on = NO_DAY;
	a->due_on = NO_DAY;
	a->update_due_on = NO_DAY;
	a->update_derivation = "";
}

/* What was a draft is one again; a part was none, and is as if taken out. */
static enum err
take_back(struct cx *cx, const struct held_item *item, struct assignment *a)
{
	struct task task;
	enum err err;

	err = task_store_get(cx, item->task_id, &task);
	if (err)
		return err;
	to_draft(a);
	if (task.parent_id == 0)
		return OK;
	a->state = STATE_CANCELLED;
	a->closed_at = cx->now;
	a->closed_on = clock_day(cx->now);
	return OK;
}

static enum err
reopen(struct cx *cx, const struct held_act *act, const struct held_item *item,
    struct assignment *a)
{
	enum err err;

	a->state = item->state_before;
	a->closed_at = NO_MOMENT;
	a->closed_on = LAST_DAY;
	a->difficulty_open = item->difficulty_before;
	err = held_act_store_reopen_extension(cx, a->id, act->at,
	    &a->extension_pending);
	if (err || a->state != STATE_RETURNED)
		return err;
	return held_act_store_reopen_return(cx, a->id, act->at);
}

static enum err
undo_one(struct cx *cx, const struct held_act *act,
    const struct held_item *item)
{
	struct event event = { .kind = EVENT_UNDO,
		.document = held_kind_name(act->kind) };
	struct move_work work = { .party = PARTY_FOLLOWER };
	bool saw;
	enum err err;

	err = assignment_store_lock(cx, item->assignment_id, &work.a);
	if (!err && work.a.version != item->version)
		return refuse_touched(cx);
	if (!err)
		err = directive_store_get(cx, work.a.directive_id,
		    &work.directive);
	if (err)
		return err;
	work.from = work.a.state;
	saw = work.a.first_seen_at != NO_MOMENT &&
	      work.a.first_seen_at >= act->at;
	if (act->kind == HELD_FORWARD)
		err = take_back(cx, item, &work.a);
	else
		err = reopen(cx, act, item, &work.a);
	if (!err)
		err = move_end(cx, &work, &event);
	return err ? err : tell_undone(cx, &work, saw);
}

/* The drafts of a task done in parts, which it was handed out without. */
static enum err
undo_parent(struct cx *cx, const struct held_item *item,
    const struct held_items *items)
{
	struct assignment a;
	bool touched;
	enum err err;

	err = assignment_store_lock(cx, item->assignment_id, &a);
	if (err)
		return err;
	err = parent_touched(cx, item, items, &touched);
	if (!err && (touched || a.version != item->version))
		return refuse_touched(cx);
	if (err)
		return err;
	a.state = item->state_before;
	a.closed_at = NO_MOMENT;
	a.closed_on = LAST_DAY;
	return assignment_store_set(cx, &a);
}

static bool
is_first_of_parent(const struct held_items *items, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (items->items[j].task_version != 0 &&
		    items->items[j].task_id == items->items[i].task_id)
			return false;
	return items->items[i].task_version != 0;
}

/* Once for each of them, when nothing of it is handed out any more. */
static enum err
undo_parents(struct cx *cx, uint64_t directive_id,
    const struct held_items *items)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < items->n; i++)
		if (items->items[i].task_version != 0)
			err = undo_parent(cx, &items->items[i], items);
	for (size_t i = 0; !err && i < items->n; i++) {
		const struct held_item *item = &items->items[i];
		struct event event = { .kind = EVENT_UNDO,
			.document = held_kind_name(HELD_FORWARD) };

		if (!is_first_of_parent(items, i))
			continue;
		err = series_take_back(cx, item->task_id);
		if (!err)
			err = directive_note(cx, directive_id, item->task_id,
			    &event);
	}
	return err;
}

static enum err
undo_forward(struct cx *cx, const struct held_act *act,
    const struct held_items *items)
{
	struct event event = { .kind = EVENT_UNDO,
		.document = held_kind_name(act->kind) };
	struct assignment_list all;
	struct directive directive;
	struct assignment any;
	enum err err;

	err = assignment_store_get(cx, items->items[0].assignment_id, &any);
	if (!err)
		err = assignment_store_lock_directive(cx, any.directive_id,
		    &all);
	for (size_t i = 0; !err && i < items->n; i++)
		if (items->items[i].task_version == 0)
			err = undo_one(cx, act, &items->items[i]);
	if (!err)
		err = directive_store_lock(cx, any.directive_id, &directive);
	if (err)
		return err;
	if (directive.version != act->directive_version)
		return refuse_touched(cx);
	err = undo_parents(cx, directive.id, items);
	if (err)
		return err;
	if (act->was_draft)
		err = directive_store_set_draft(cx, directive.id,
		    directive.version);
	else
		err = directive_store_set(cx, &directive);
	return err ? err : directive_note(cx, directive.id, 0, &event);
}

static enum err
undo_follower_of(struct cx *cx, const struct held_item *item)
{
	struct event event = { .kind = EVENT_UNDO,
		.document = held_kind_name(HELD_FOLLOWER) };
	struct move_work one = { .party = PARTY_FOLLOWER };
	struct assignment_list all;
	struct task task, now;
	enum err err;

	err = assignment_store_lock_task(cx, item->task_id, &all);
	if (!err)
		err = task_store_lock(cx, item->task_id, &task);
	if (!err && task.version != item->version)
		return refuse_touched(cx);
	if (!err)
		err = task_store_set_specialist(cx, task.id, task.version,
		    item->specialist_before, item->head_before);
	for (size_t i = 0; !err && i < all.n; i++) {
		struct assignment a = all.items[i];

		if (!assignment_is_open(a.state) && a.state != STATE_DRAFT)
			continue;
		a.specialist_id = item->specialist_before;
		err = assignment_store_set(cx, &a);
		one.a = a;
	}
	if (!err)
		err = task_store_get(cx, task.id, &now);
	if (!err)
		err = directive_store_get(cx, task.directive_id,
		    &one.directive);
	if (err)
		return err;
	change_add(cx, &event, "specialist", task.specialist.name,
	    now.specialist.name);
	err = directive_note(cx, task.directive_id, task.id, &event);
	if (err || one.directive.urgency == URGENCY_NORMAL || one.a.id == 0)
		return err;
	return move_tell_account(cx, &one, task.specialist.id, EVENT_UNDO);
}

static enum err
undo_urge_of(struct cx *cx, const struct held_act *act,
    const struct held_item *item)
{
	struct event event = { .kind = EVENT_UNDO,
		.document = held_kind_name(HELD_URGE) };
	struct move_work work = { .party = PARTY_FOLLOWER };
	enum err err;

	err = assignment_store_lock(cx, item->assignment_id, &work.a);
	if (!err)
		err = directive_store_get(cx, work.a.directive_id,
		    &work.directive);
	work.from = work.a.state;
	if (!err)
		err = move_note(cx, &work, &event);
	if (!err)
		err = call_duty_store_unsettle(cx, item->assignment_id,
		    act->at);
	return err ? err : tell_undone(cx, &work, false);
}

static enum err
undo_items(struct cx *cx, const struct held_act *act,
    const struct held_items *items)
{
	enum err err = OK;

	if (act->kind == HELD_FORWARD)
		return undo_forward(cx, act, items);
	for (size_t i = 0; !err && i < items->n; i++) {
		const struct held_item *item = &items->items[i];

		if (act->kind == HELD_URGE)
			err = undo_urge_of(cx, act, item);
		else if (act->kind == HELD_FOLLOWER)
			err = undo_follower_of(cx, item);
		else
			err = undo_one(cx, act, item);
	}
	return err;
}

enum err
held_undo(struct cx *cx, uint64_t id)
{
	struct held_items items;
	struct held_act act;
	enum err err;

	err = held_act_store_get(cx, id, true, &act);
	if (err)
		return err;
	if (act.kind == HELD_CALENDAR || act.kind == HELD_REORGANISE)
		return fail(cx, ERR_MISSING,
		    "act %" PRIu64 " is undone where"
		    " it was done",
		    id);
	if (act.undone_at != NO_MOMENT)
		return fail_field(cx, "act", "act_undone");
	if (!held_act_is_waiting(&act, cx->now))
		return fail_field(cx, "act", "act_over");
	err = held_item_store_list(cx, id, &items);
	if (err)
		return err;
	/* What was purged meanwhile is gone, and is not undone. */
	if (items.n < act.n_items)
		return refuse_touched(cx);
	err = undo_items(cx, &act, &items);
	return err ? err : held_act_store_set_undone(cx, id);
}

enum err
held_take_back(struct cx *cx, enum held_kind kind, uint64_t subject,
    struct held *out)
{
	enum err err;

	*out = (struct held){ .n_ids = 0 };
	err = held_act_store_find(cx, kind, subject, true, &out->act);
	if (err || out->act.id == 0)
		return err;
	if (held_act_is_waiting(&out->act, cx->now))
		cx->held = &out->act;
	else
		out->act.id = 0;
	return OK;
}

enum err
held_taken_back(struct cx *cx, const struct held *held, enum err err)
{
	cx->held = NULL;
	if (err || held->act.id == 0)
		return err;
	return held_act_store_set_undone(cx, held->act.id);
}

/* The batch
 * ------------------------------------------------------------------*/

enum err
held_release_step(struct cx *cx, uint64_t *n_released, bool *out_more)
{
	uint64_t id;
	enum err err;

	err = held_act_store_lock_due(cx, &id);
	*out_more = !err && id != 0;
	if (err || id == 0)
		return err;
	err = held_act_store_release(cx, id);
	if (!err)
		(*n_released)++;
	return err;
}
