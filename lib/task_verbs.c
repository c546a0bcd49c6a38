/* task: what the office does with a whole task, or with several at once. */
#include "assignment_verbs.h"

#include <inttypes.h>

#include "account_store.h"
#include "arena.h"
#include "assignment_store.h"
#include "call_duty_store.h"
#include "clock.h"
#include "deadline.h"
#include "directive_store.h"
#include "entry_verbs.h"
#include "move_verbs.h"
#include "record_verbs.h"
#include "task_store.h"
#include "text.h"

enum { URGE_MAX = 1000 };

/* The end of an assignment by the office: recalled or cancelled. */
struct ending {
	enum move move;
	enum event_kind event;
	const char *reason;
	const char *document;
	const char *decided_by;
};

static enum err
end_one(struct cx *cx, const struct ending *ending, struct move_work *work)
{
	struct event event = {
		.kind = ending->event,
		.reason = ending->reason,
		.document = ending->document,
		.decided_by = ending->decided_by,
	};
	enum err err;

	err = move_close(cx, work, &event);
	if (err)
		return err;
	err = move_end(cx, work, &event);
	if (err)
		return err;
	return move_tell_agency(cx, work, ending->event);
}

static enum err
end_assignments(struct cx *cx, uint64_t id, uint64_t version, bool whole_task,
    const struct ending *ending)
{
	struct assignment_list all = { .n = 0 };
	struct move_work work;
	struct move_work other;
	enum err input = OK;
	enum err err;

	if (whole_task)
		err = move_begin_task(cx, id, version, ending->move, &work,
		    &all);
	else
		err = move_begin(cx, id, version, ending->move, &work);
	if (err)
		return err;
	input_need(cx, "reason", ending->reason, &input);
	input_need(cx, "document", ending->document, &input);
	if (ending->move == MOVE_CANCEL)
		input_need(cx, "decided_by", ending->decided_by, &input);
	if (input)
		return input;
	for (size_t i = 0; i < all.n; i++) {
		if (all.items[i].id == id ||
		    !move_also(&work, &all.items[i], ending->move, &other))
			continue;
		err = end_one(cx, ending, &other);
		if (err)
			return err;
	}
	return end_one(cx, ending, &work);
}

enum err
assignment_recall(struct cx *cx, uint64_t id, uint64_t version, bool whole_task,
    const char *reason, const char *document)
{
	const struct ending ending = {
		.move = MOVE_RECALL,
		.event = EVENT_RECALL,
		.reason = reason,
		.document = document,
	};

	return end_assignments(cx, id, version, whole_task, &ending);
}

enum err
assignment_cancel(struct cx *cx, uint64_t id, uint64_t version, bool whole_task,
    const char *reason, const char *document, const char *decided_by)
{
	const struct ending ending = {
		.move = MOVE_CANCEL,
		.event = EVENT_CANCEL,
		.reason = reason,
		.document = document,
		.decided_by = decided_by,
	};

	return end_assignments(cx, id, version, whole_task, &ending);
}

const char *
urge_channel_name(enum urge_channel channel)
{
	switch (channel) {
	case URGE_CALL:
		return "call";
	case URGE_LETTER:
		return "letter";
	case URGE_EMAIL:
		return "email";
	}
	return "";
}

/* Rising, each once: everybody locks in the same order. */
static size_t
sort_ids(struct cx *cx, const uint64_t *ids, size_t n, uint64_t **out)
{
	uint64_t *sorted = arena_array(cx->mem, n, sizeof(*sorted));
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		size_t at = count;

		while (at > 0 && sorted[at - 1] > ids[i])
			at--;
		if (at > 0 && sorted[at - 1] == ids[i])
			continue;
		for (size_t j = count; j > at; j--)
			sorted[j] = sorted[j - 1];
		sorted[at] = ids[i];
		count++;
	}
	*out = sorted;
	return count;
}

/* The lead urges those who coordinate, not another lead of the task. */
static enum err
check_urged(struct cx *cx, const struct assignment *a, enum move move)
{
	if (move == MOVE_URGE_COORDINATING && a->role != ROLE_COORDINATING)
		return fail(cx, ERR_DENIED,
		    "assignment %" PRIu64 " does not coordinate", a->id);
	return OK;
}

static enum err
urge_one(struct cx *cx, uint64_t id, uint64_t version, enum move move,
    const char *channel, const char *note)
{
	struct event event = {
		.kind = EVENT_URGE,
		.reason = note,
		.document = channel,
	};
	struct assignment a;
	struct move_work work;
	enum err err;

	/* A list is urged as it stands: whatever version, if still open. */
	err = assignment_store_lock(cx, id, &a);
	if (err)
		return err;
	err = move_begin(cx, id, version == 0 ? a.version : version, move,
	    &work);
	if (err)
		return err;
	err = check_urged(cx, &a, move);
	if (err)
		return err;
	err = move_note(cx, &work, &event);
	if (!err && move == MOVE_URGE)
		err = call_duty_store_settle(cx, id);
	if (err)
		return err;
	return move_tell_agency(cx, &work, EVENT_URGE);
}

enum err
assignment_check_each(struct cx *cx, const uint64_t *ids, size_t n,
    enum move move)
{
	for (size_t i = 0; i < n; i++) {
		struct assignment a;
		enum party party;
		enum err err;

		err = assignment_open(cx, ids[i], &a, &party);
		if (err)
			return err;
		if (!assignment_flow_ever_allows(party, move))
			return fail(cx, ERR_DENIED, "%s may not %s",
			    party_name(party), move_name(move));
	}
	return OK;
}

enum err
assignment_urge(struct cx *cx, const uint64_t *ids, size_t n,
    enum urge_channel channel, const char *note)
{
	uint64_t *sorted;
	size_t count;
	enum err err = OK;

	if (n == 0)
		return fail_field(cx, "ids", "nothing_chosen");
	if (n > URGE_MAX)
		return fail_field(cx, "ids", "too_many");
	input_refuse_secret(cx, "note", note, &err);
	if (err)
		return err;
	count = sort_ids(cx, ids, n, &sorted);
	for (size_t i = 0; i < count; i++) {
		err = urge_one(cx, sorted[i], 0, MOVE_URGE,
		    urge_channel_name(channel), note);
		if (err)
			return err;
	}
	return OK;
}

enum err
assignment_urge_coordinating(struct cx *cx, uint64_t id, uint64_t version,
    const char *note)
{
	enum err err = OK;

	input_need(cx, "note", note, &err);
	if (err)
		return err;
	return urge_one(cx, id, version, MOVE_URGE_COORDINATING, "", note);
}

/* A task that was handed out, with its assignments and directive. */
struct task_work {
	struct assignment_list all;
	struct task task;
	struct directive directive;
	size_t n_open;
};

static enum err
lock_any_task(struct cx *cx, uint64_t task_id, struct task_work *out)
{
	enum err err;

	err = assignment_store_lock_task(cx, task_id, &out->all);
	if (err)
		return err;
	err = task_store_lock(cx, task_id, &out->task);
	if (err)
		return err;
	err = directive_store_get(cx, out->task.directive_id, &out->directive);
	if (err)
		return err;
	out->n_open = 0;
	for (size_t i = 0; i < out->all.n; i++)
		if (assignment_is_open(out->all.items[i].state))
			out->n_open++;
	return OK;
}

static enum err
lock_task(struct cx *cx, uint64_t task_id, struct task_work *out)
{
	enum err err = lock_any_task(cx, task_id, out);

	if (err)
		return err;
	return task_may_change(cx, &out->task, out->directive.created_by);
}

static enum err
lock_forwarded(struct cx *cx, uint64_t task_id, uint64_t version,
    struct task_work *out)
{
	enum err err;

	err = lock_task(cx, task_id, out);
	if (err)
		return err;
	if (out->task.version != version)
		return fail_stale(cx,
		    "task %" PRIu64 " is at version %" PRIu64 ", not %" PRIu64,
		    task_id, out->task.version, version);
	if (out->n_open == 0)
		return fail(cx, ERR_CONFLICT,
		    "task %" PRIu64 " has no open assignment", task_id);
	return OK;
}

static struct move_work
work_of(const struct task_work *task, const struct assignment *a)
{
	return (struct move_work){
		.a = *a,
		.from = a->state,
		.party = PARTY_FOLLOWER,
		.directive = task->directive,
	};
}

static bool
due_moves(const struct task_work *work, const struct task_amendment *amendment)
{
	if (!amendment->has_due_on)
		return false;
	for (size_t i = 0; i < work->all.n; i++)
		if (assignment_is_open(work->all.items[i].state) &&
		    work->all.items[i].due_on != amendment->due_on)
			return true;
	return false;
}

/*
 * New words with a day that nobody has: the words alone change no due date, so
 * the person must say which of the two was meant.
 */
static bool
words_contradict(struct cx *cx, const struct task_work *work,
    const struct task_amendment *amendment)
{
	const char *words = text_or_empty(amendment->deadline_text);
	struct deadline read;

	if (amendment->has_due_on ||
	    text_equal(words, work->task.deadline.text))
		return false;
	(void)deadline_read(cx->mem, cx->profile, cx->calendar, words,
	    work->directive.issued_on, &read);
	if (read.due_on == NO_DAY)
		return false;
	for (size_t i = 0; i < work->all.n; i++)
		if (assignment_is_open(work->all.items[i].state) &&
		    work->all.items[i].due_on == read.due_on)
			return false;
	return true;
}

/* R61: an internal due date comes before the Government's. */
static bool
is_late_for_centre(const struct task_work *work, int32_t due_on)
{
	int32_t central = directive_central_due(&work->directive);

	return central != NO_DAY && due_on != NO_DAY && due_on >= central;
}

static enum err
check_amendment(struct cx *cx, const struct task_work *work,
    const struct task_amendment *amendment)
{
	enum err err = OK;

	input_need(cx, "reason", amendment->reason, &err);
	input_need(cx, "content", amendment->content, &err);
	input_refuse_secret(cx, "product", amendment->product, &err);
	input_refuse_secret(cx, "other_information",
	    amendment->other_information, &err);
	matches_check(cx, "add_leads", &amendment->add_leads, &err);
	matches_check(cx, "add_coordinating", &amendment->add_coordinating,
	    &err);
	if (due_moves(work, amendment))
		input_need(cx, "document", amendment->document, &err);
	if (amendment->has_due_on && amendment->due_on != NO_DAY &&
	    amendment->due_on < work->directive.issued_on)
		err = fail_field(cx, "due_on", "due_before_issue");
	if (amendment->has_due_on && amendment->due_on != NO_DAY &&
	    is_late_for_centre(work, amendment->due_on))
		err = fail_field(cx, "due_on", "after_central_due");
	if (words_contradict(cx, work, amendment))
		err = fail_field(cx, "due_on", "deadline_contradicts");
	return err;
}

/* The day the office gave instead of the words' own. */
static void
amend_due(struct task *task, int32_t due_on)
{
	struct deadline *d = &task->deadline;

	d->due_on = due_on;
	d->due_minute = -1;
	d->derivation = "";
	task->has_deadline = due_on != NO_DAY;
	if (due_on == NO_DAY)
		d->kind = DEADLINE_NONE;
	else if (!deadline_kind_has_date(d->kind) ||
		 d->kind == DEADLINE_RELATIVE)
		d->kind = DEADLINE_DATE;
}

static const char *
words_add(struct cx *cx, const char *words,
    const struct agency_matches *matches)
{
	for (size_t i = 0; i < matches->n; i++) {
		const char *more = arena_printf(cx->mem, "%s%s%s", words,
		    words[0] == '\0' ? "" : "; ", matches->items[i].typed);

		/* What does not fit is in the assignments all the same. */
		if (text_length(more) <= TASK_WORDS_MAX)
			words = more;
	}
	return words;
}

static void
amend_texts(struct cx *cx, struct task *task,
    const struct task_amendment *amendment, struct event *event)
{
	const struct task old = *task;

	task->content = amendment->content;
	task->product = text_or_empty(amendment->product);
	task->receiving_authority = text_or_empty(
	    amendment->receiving_authority);
	task->other_information = text_or_empty(amendment->other_information);
	task->deadline.text = text_or_empty(amendment->deadline_text);
	if (amendment->has_due_on)
		amend_due(task, amendment->due_on);
	task->lead_words = words_add(cx, task->lead_words,
	    &amendment->add_leads);
	task->coordinating_words = words_add(cx, task->coordinating_words,
	    &amendment->add_coordinating);
	change_add(cx, event, "content", old.content, task->content);
	change_add(cx, event, "product", old.product, task->product);
	change_add(cx, event, "receiving_authority", old.receiving_authority,
	    task->receiving_authority);
	change_add(cx, event, "other_information", old.other_information,
	    task->other_information);
	change_add(cx, event, "deadline_text", old.deadline.text,
	    task->deadline.text);
	change_add_day(cx, event, "due_on", old.deadline.due_on,
	    task->deadline.due_on);
	change_add(cx, event, "lead", old.lead_words, task->lead_words);
	change_add(cx, event, "coordinating", old.coordinating_words,
	    task->coordinating_words);
	task_complete(cx, task);
}

/*
 * The due date of one assignment. The task's own event tells of it already,
 * unless this agency had another date, as after an extension.
 */
static enum err
move_due(struct cx *cx, struct move_work *work, int32_t due_on,
    int32_t task_due_on, const char *reason, const char *document)
{
	struct event event = {
		.kind = EVENT_AMEND,
		.reason = reason,
		.document = document,
	};
	int32_t old = work->a.due_on;

	if (old == due_on)
		return OK;
	assignment_set_due(cx, &work->a, due_on);
	if (old == task_due_on)
		return assignment_store_set(cx, &work->a);
	change_add_day(cx, &event, "due_on", old, due_on);
	return move_end(cx, work, &event);
}

/* All who still work on it: due dates move, everybody is told. */
static enum err
tell_task(struct cx *cx, const struct task_work *work, bool has_due_on,
    int32_t due_on, int32_t old_due_on, const struct event *event)
{
	enum err err;

	for (size_t i = 0; i < work->all.n; i++) {
		struct move_work one = work_of(work, &work->all.items[i]);

		if (!assignment_flow_allows(one.from, one.party, MOVE_AMEND,
			NULL))
			continue;
		if (has_due_on) {
			err = move_due(cx, &one, due_on, old_due_on,
			    event->reason, event->document);
			if (err)
				return err;
		}
		err = move_tell_agency(cx, &one, EVENT_AMEND);
		if (err)
			return err;
	}
	return OK;
}

static bool
has_open(const struct assignment_list *all, uint64_t agency_id)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->items[i].agency_id == agency_id &&
		    assignment_is_open(all->items[i].state))
			return true;
	return false;
}

/* Agencies that come to a task later: handed out at once. */
static enum err
add_agencies(struct cx *cx, const struct task_work *work,
    const struct place_list *places)
{
	enum err err;

	for (size_t i = 0; i < places->n; i++) {
		const struct place *place = &places->items[i];
		struct event event = { .kind = EVENT_FORWARD };
		struct move_work new;

		if (has_open(&work->all, place->agency_id))
			continue;
		new = (struct move_work){
			.a = assignment_hand_out(cx, &work->task,
			    place->agency_id, place->role,
			    work->task.deadline.due_on),
			.from = STATE_DRAFT,
			.directive = work->directive,
		};
		err = assignment_store_add(cx, &new.a);
		if (err)
			return err;
		err = move_note(cx, &new, &event);
		if (err)
			return err;
		err = move_tell_agency(cx, &new, EVENT_FORWARD);
		if (err)
			return err;
	}
	return OK;
}

static enum err
check_room(struct cx *cx, const struct task_work *work,
    const struct place_list *places)
{
	size_t n = work->n_open;

	for (size_t i = 0; i < places->n; i++)
		if (!has_open(&work->all, places->items[i].agency_id))
			n++;
	if (n > TASK_AGENCIES_MAX)
		return fail_field(cx, "add_coordinating", "too_many");
	return OK;
}

static enum err
note_task(struct cx *cx, const struct task_work *work, struct event *event)
{
	return directive_note(cx, work->directive.id, work->task.id, event);
}

enum err
task_amend(struct cx *cx, const struct task_amendment *amendment)
{
	struct event event = {
		.kind = EVENT_AMEND,
		.reason = amendment->reason,
		.document = amendment->document,
	};
	struct place_list places;
	struct task_work work;
	int32_t old_due_on;
	enum err err;

	err = lock_forwarded(cx, amendment->task_id, amendment->version, &work);
	if (err)
		return err;
	err = check_amendment(cx, &work, amendment);
	if (err)
		return err;
	err = places_expand(cx, &amendment->add_leads,
	    &amendment->add_coordinating, "add_coordinating", &places);
	if (err)
		return err;
	err = check_room(cx, &work, &places);
	if (err)
		return err;
	old_due_on = work.task.deadline.due_on;
	amend_texts(cx, &work.task, amendment, &event);
	if (event.n_changes == 0 && !due_moves(&work, amendment))
		return fail_field(cx, "reason", "unchanged");
	err = task_store_set(cx, &work.task,
	    task_search_text(cx, &work.directive, &work.task));
	if (err)
		return err;
	err = note_task(cx, &work, &event);
	if (err)
		return err;
	err = tell_task(cx, &work, amendment->has_due_on, amendment->due_on,
	    old_due_on, &event);
	if (err)
		return err;
	return add_agencies(cx, &work, &places);
}

enum err
task_set_event_date(struct cx *cx, uint64_t task_id, uint64_t version,
    int32_t event_on, const char *document)
{
	struct event event = { .kind = EVENT_AMEND, .document = document };
	struct task_work work;
	struct deadline *d = &work.task.deadline;
	int32_t old_event_on;
	int32_t old_due_on;
	enum err input = OK;
	enum err err;

	err = lock_forwarded(cx, task_id, version, &work);
	if (err)
		return err;
	if (d->kind != DEADLINE_RELATIVE)
		return fail(cx, ERR_CONFLICT,
		    "task %" PRIu64 " has no relative deadline", task_id);
	if (event_on == NO_DAY)
		input = fail_field(cx, "event_on", "required");
	input_need(cx, "document", document, &input);
	if (input)
		return input;
	old_event_on = d->event_on;
	old_due_on = d->due_on;
	d->event_on = event_on;
	deadline_compute(cx->mem, cx->profile, cx->calendar, d);
	if (d->due_on < work.directive.issued_on)
		return fail_field(cx, "event_on", "due_before_issue");
	if (is_late_for_centre(&work, d->due_on))
		return fail_field(cx, "event_on", "after_central_due");
	task_complete(cx, &work.task);
	change_add_day(cx, &event, "deadline_event_on", old_event_on, event_on);
	change_add_day(cx, &event, "due_on", old_due_on, d->due_on);
	if (event.n_changes == 0)
		return fail_field(cx, "event_on", "unchanged");
	err = task_store_set(cx, &work.task,
	    task_search_text(cx, &work.directive, &work.task));
	if (err)
		return err;
	err = note_task(cx, &work, &event);
	if (err)
		return err;
	return tell_task(cx, &work, true, d->due_on, old_due_on, &event);
}

/* R22: somebody who is no head of division has one above him. */
static enum err
head_for(struct cx *cx, const struct task *task, enum position position,
    uint64_t *out)
{
	struct follower head = task->specialist;
	enum position of_head;

	if (position == POSITION_DIVISION_HEAD) {
		*out = 0;
		return OK;
	}
	*out = task->division_head.id;
	if (*out != 0)
		return OK;
	/* The one who gives it up was a head, and stays that. */
	*out = head.id;
	return follower_check(cx, "specialist_id", 1U << POSITION_DIVISION_HEAD,
	    &head, &of_head);
}

static enum err
change_follower(struct cx *cx, const struct task_work *work,
    const struct follower *specialist, enum position position,
    const char *reason)
{
	struct event event = { .kind = EVENT_FOLLOWER_CHANGE,
		.reason = reason };
	const struct task *task = &work->task;
	struct move_work one = { .directive = work->directive };
	uint64_t head = 0;
	enum err err;

	err = head_for(cx, task, position, &head);
	if (err)
		return err;
	err = task_store_set_specialist(cx, task->id, task->version,
	    specialist->id, head);
	for (size_t i = 0; !err && i < work->all.n; i++) {
		struct assignment a = work->all.items[i];

		/* What is finished stays with who finished it. */
		if (!assignment_is_open(a.state) && a.state != STATE_DRAFT)
			continue;
		a.specialist_id = specialist->id;
		err = assignment_store_set(cx, &a);
		one.a = a;
	}
	if (err)
		return err;
	change_add(cx, &event, "specialist", task->specialist.name,
	    specialist->name);
	err = note_task(cx, work, &event);
	if (err)
		return err;
	return move_tell_account(cx, &one, specialist->id,
	    EVENT_FOLLOWER_CHANGE);
}

/* The tasks of these assignments, each once, rising. */
static enum err
tasks_of(struct cx *cx, const uint64_t *assignment_ids, size_t n,
    uint64_t **out, size_t *out_n)
{
	uint64_t *ids = arena_array(cx->mem, n, sizeof(*ids));
	struct flow_subject subject;
	struct assignment a;
	enum party party;
	enum err err;

	for (size_t i = 0; i < n; i++) {
		err = assignment_store_get(cx, assignment_ids[i], &a);
		if (err)
			return err;
		err = move_party(cx, &a, &subject, &party);
		if (err)
			return err;
		ids[i] = a.task_id;
	}
	*out_n = sort_ids(cx, ids, n, out);
	return OK;
}

enum err
task_change_follower(struct cx *cx, const uint64_t *assignment_ids, size_t n,
    uint64_t specialist_id, const char *reason)
{
	struct follower specialist = { .id = specialist_id };
	enum position position = POSITION_NONE;
	uint64_t *ids;
	size_t count;
	enum err input = OK;
	enum err err;

	if (n == 0)
		return fail_field(cx, "ids", "nothing_chosen");
	if (n > URGE_MAX)
		return fail_field(cx, "ids", "too_many");
	err = tasks_of(cx, assignment_ids, n, &ids, &count);
	if (err)
		return err;
	input_need(cx, "reason", reason, &input);
	err = follower_check(cx, "specialist_id",
	    1U << POSITION_SPECIALIST | 1U << POSITION_DIVISION_HEAD,
	    &specialist, &position);
	if (err || input)
		return err ? err : input;
	for (size_t i = 0; i < count; i++) {
		struct task_work work;

		err = lock_task(cx, ids[i], &work);
		if (err)
			return err;
		if (work.task.specialist.id == specialist_id)
			continue;
		if (work.n_open == 0)
			return fail(cx, ERR_CONFLICT,
			    "task %" PRIu64 " is finished", ids[i]);
		err = change_follower(cx, &work, &specialist, position, reason);
		if (err)
			return err;
	}
	return OK;
}

enum err
task_give_follower(struct cx *cx, uint64_t task_id, uint64_t specialist_id,
    const char *reason)
{
	struct follower specialist = { .id = specialist_id };
	enum position position = POSITION_NONE;
	struct task_work work;
	enum err err;

	err = lock_any_task(cx, task_id, &work);
	if (!err)
		err = follower_check(cx, "ids",
		    1U << POSITION_SPECIALIST | 1U << POSITION_DIVISION_HEAD,
		    &specialist, &position);
	if (err || work.n_open == 0 || work.task.specialist.id == specialist_id)
		return err;
	return change_follower(cx, &work, &specialist, position, reason);
}
