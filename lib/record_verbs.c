#include "record_verbs.h"

#include <inttypes.h>

#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "event_store.h"
#include "move_verbs.h"
#include "task_store.h"
#include "text.h"

/* R11: looked at before anything else, and nothing of it is stored. */
enum err
entries_refuse_secret(struct cx *cx, const struct directive *directive,
    const struct task_entry *entries, size_t n)
{
	const char *reference = reference_text(cx->mem,
	    text_or_empty(directive->ref_number),
	    text_or_empty(directive->ref_symbol));
	enum err err = OK;

	input_refuse_secret(cx, "ref_number", directive->ref_number, &err);
	input_refuse_secret(cx, "ref_symbol", directive->ref_symbol, &err);
	if (!err)
		input_refuse_secret(cx, "ref_symbol", reference, &err);
	input_refuse_secret(cx, "abstract", directive->abstract, &err);
	for (size_t i = 0; i < n; i++) {
		const struct task_entry *entry = &entries[i];

		input_refuse_secret(cx, entry_field(cx, entry, "content"),
		    entry->task.content, &err);
		input_refuse_secret(cx, entry_field(cx, entry, "product"),
		    entry->task.product, &err);
		input_refuse_secret(cx,
		    entry_field(cx, entry, "other_information"),
		    entry->task.other_information, &err);
	}
	return err;
}

enum err
entries_refuse_late(struct cx *cx, const struct directive *directive,
    const struct task_entry *entries, size_t n)
{
	int32_t due_on = directive_central_due(directive);
	enum err err = OK;

	for (size_t i = 0; i < n; i++)
		entry_refuse_late(cx, &entries[i], due_on, &err);
	return err;
}

enum err
assignments_refuse_late(struct cx *cx, const struct directive *directive,
    const struct assignment_list *all)
{
	int32_t due_on = directive_central_due(directive);

	for (size_t i = 0; due_on != NO_DAY && i < all->n; i++)
		if (assignment_is_open(all->items[i].state) &&
		    all->items[i].due_on != NO_DAY &&
		    all->items[i].due_on >= due_on)
			return fail_field(cx, "central_due_on",
			    "central_before_due");
	return OK;
}

/* Who the entries go to, in places[i]; every one must have a lead (R22). */
enum err
entries_expand(struct cx *cx, const struct task_entry *entries, size_t n,
    struct place_list *places)
{
	enum err input = OK;
	enum err err;

	for (size_t i = 0; i < n; i++) {
		const char *lead = entry_field(cx, &entries[i], "lead");

		matches_check(cx, lead, &entries[i].leads, &input);
		matches_check(cx, entry_field(cx, &entries[i], "coordinating"),
		    &entries[i].coordinating, &input);
		err = places_expand(cx, &entries[i].leads,
		    &entries[i].coordinating, lead, &places[i]);
		if (err)
			return err;
		if (places[i].n == 0 || places[i].items[0].role != ROLE_LEAD)
			input = fail_field(cx, lead, "lead_missing");
	}
	return input;
}

static bool
counts_for_record(const struct assignment *a)
{
	return a->state == STATE_DRAFT || a->assigned_at != NO_MOMENT;
}

/* Tasks and distinct agencies of a directive as stored: what R25 asks. */
void
count_stored(const struct assignment_list *list, unsigned *out_tasks,
    unsigned *out_agencies)
{
	unsigned tasks = 0;
	unsigned agencies = 0;

	for (size_t i = 0; i < list->n; i++) {
		bool new_task = true;
		bool new_agency = true;

		if (!counts_for_record(&list->items[i]))
			continue;
		for (size_t j = 0; j < i; j++) {
			if (!counts_for_record(&list->items[j]))
				continue;
			if (list->items[j].task_id == list->items[i].task_id)
				new_task = false;
			if (list->items[j].agency_id ==
			    list->items[i].agency_id)
				new_agency = false;
		}
		tasks += new_task ? 1 : 0;
		agencies += new_agency ? 1 : 0;
	}
	*out_tasks = tasks;
	*out_agencies = agencies;
}

void
record_clock_start(struct cx *cx, struct directive *directive, unsigned n_tasks,
    unsigned n_agencies)
{
	struct clock_due due;

	due = clock_record_due(cx->mem, cx->profile, cx->calendar,
	    (int)directive->urgency, directive->released_at, n_tasks,
	    n_agencies);
	directive->record_due_at = due.at;
	directive->record_derivation = text_or_empty(due.derivation);
}

/* Drafts change only under the lock of their directive: no need to lock them
 * here, against the order of locks. */
static enum err
list_stored(struct cx *cx, uint64_t directive_id, struct assignment_list *out)
{
	struct assignment_lines lines;
	enum err err;

	err = assignment_store_list_directive(cx, directive_id, &lines);
	if (err)
		return err;
	out->n = lines.n;
	out->items = arena_array(cx->mem, lines.n, sizeof(*out->items));
	for (size_t i = 0; i < lines.n; i++)
		out->items[i] = lines.items[i].a;
	return OK;
}

enum err
record_clock_restart(struct cx *cx, struct directive *directive)
{
	struct assignment_list all;
	unsigned n_tasks;
	unsigned n_agencies;
	enum err err;

	if (directive->state == DIRECTIVE_DRAFT) {
		err = list_stored(cx, directive->id, &all);
		if (err)
			return err;
		count_stored(&all, &n_tasks, &n_agencies);
		record_clock_start(cx, directive, n_tasks, n_agencies);
	}
	return directive_store_set(cx, directive);
}

enum err
drafts_add(struct cx *cx, const struct task *task,
    const struct place_list *places)
{
	enum err err;

	for (size_t i = 0; i < places->n; i++) {
		struct assignment a = assignment_hand_out(cx, task,
		    places->items[i].agency_id, places->items[i].role, NO_DAY);

		/* Not given out yet: no clock runs. */
		a.state = STATE_DRAFT;
		a.assigned_at = NO_MOMENT;
		a.update_due_on = NO_DAY;
		a.update_derivation = "";
		err = assignment_store_add(cx, &a);
		if (err)
			return err;
	}
	return OK;
}

/* Drafts of one task become these places and no others. */
enum err
drafts_replace(struct cx *cx, const struct task *task,
    const struct assignment_list *all, const struct place_list *places,
    bool keep_same)
{
	struct place_list missing = { .n = 0 };
	struct place_list kept = { .n = 0 };
	enum err err;

	kept.items = arena_array(cx->mem, all->n + 1, sizeof(*kept.items));
	missing.items = arena_array(cx->mem, places->n + 1,
	    sizeof(*missing.items));
	for (size_t i = 0; i < all->n; i++) {
		struct assignment a = all->items[i];
		bool same = false;

		if (a.task_id != task->id || a.state != STATE_DRAFT)
			continue;
		for (size_t j = 0; keep_same && j < places->n; j++)
			same |= places->items[j].agency_id == a.agency_id &&
				places->items[j].role == a.role;
		if (same && !places_hold(&kept, a.agency_id)) {
			kept.items[kept.n++] = (struct place){ a.agency_id,
				a.role };
			continue;
		}
		a.state = STATE_CANCELLED;
		a.closed_at = cx->now;
		a.closed_on = clock_day(cx->now);
		err = assignment_store_set(cx, &a);
		if (err)
			return err;
	}
	for (size_t i = 0; i < places->n; i++)
		if (!places_hold(&kept, places->items[i].agency_id))
			missing.items[missing.n++] = places->items[i];
	return drafts_add(cx, task, &missing);
}

enum err
directive_note(struct cx *cx, uint64_t directive_id, uint64_t task_id,
    struct event *event)
{
	event->directive_id = directive_id;
	event->task_id = task_id;
	event->from_state = text_or_empty(event->from_state);
	event->to_state = text_or_empty(event->to_state);
	event->reason = text_or_empty(event->reason);
	event->document = text_or_empty(event->document);
	event->decided_by = text_or_empty(event->decided_by);
	return event_store_add(cx, event);
}

/* R17: the office reads each other's directives; who recorded one, or follows
 * a task of it, changes it. */
enum err
directive_may_change(struct cx *cx, const struct directive *directive,
    const struct task_list *tasks)
{
	enum party party = PARTY_STRANGER;

	for (size_t i = 0; i <= tasks->n; i++) {
		struct flow_subject subject = {
			.recorded_by = directive->created_by,
			.agency_has_account = true,
		};

		if (i < tasks->n) {
			subject.specialist_id = tasks->items[i].specialist.id;
			subject.division_head_id = tasks->items[i]
						       .division_head.id;
			subject.office_leader_id = tasks->items[i]
						       .office_leader.id;
		}
		party = flow_party(cx->actor, &subject);
		if (party == PARTY_FOLLOWER)
			return OK;
	}
	if (party == PARTY_OFFICE || party == PARTY_WATCHER)
		return fail(cx, ERR_DENIED,
		    "%s may not change directive %" PRIu64, party_name(party),
		    directive->id);
	return fail(cx, ERR_MISSING,
	    "directive %" PRIu64 " is not for this person", directive->id);
}

static enum err
check_version(struct cx *cx, const struct directive *directive,
    uint64_t version)
{
	if (directive->version == version)
		return OK;
	return fail_stale(cx,
	    "directive %" PRIu64 " is at version %" PRIu64 ", not %" PRIu64,
	    directive->id, directive->version, version);
}

/* Assignments first, in id order, then the directive: the order of all locks.
 */
enum err
directive_lock_whole(struct cx *cx, uint64_t id, uint64_t version,
    struct directive *directive, struct task_list *tasks,
    struct assignment_list *all)
{
	enum err err;

	err = assignment_store_lock_directive(cx, id, all);
	if (err)
		return err;
	err = directive_store_lock(cx, id, directive);
	if (err)
		return err;
	err = task_store_list(cx, id, tasks);
	if (err)
		return err;
	err = directive_may_change(cx, directive, tasks);
	if (err)
		return err;
	return check_version(cx, directive, version);
}
