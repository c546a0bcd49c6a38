#include "directive_verbs.h"

#include "agency_store.h"
#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "move_verbs.h"
#include "outgoing_verbs.h"
#include "record_verbs.h"
#include "series_verbs.h"
#include "task_store.h"
#include "text.h"

static enum err
may_record(struct cx *cx)
{
	if (cx->actor != NULL && role_may(cx->actor->role, PERM_RECORD))
		return OK;
	return fail(cx, ERR_DENIED, "only creators record directives");
}

enum err
directive_open_to_change(struct cx *cx, uint64_t id, struct directive *out)
{
	struct task_list tasks;
	enum err err;

	err = directive_store_get(cx, id, out);
	if (err)
		return err;
	err = task_store_list(cx, id, &tasks);
	if (err)
		return err;
	return directive_may_change(cx, out, &tasks);
}

enum err
task_open_to_change(struct cx *cx, uint64_t id, struct task *out,
    struct directive *out_directive)
{
	const struct task_list one = { .n = 1, .items = out };
	enum err err;

	err = task_store_get(cx, id, out);
	if (err)
		return err;
	err = directive_store_get(cx, out->directive_id, out_directive);
	if (err)
		return err;
	return directive_may_change(cx, out_directive, &one);
}

static enum err
check_assigner(struct cx *cx, const struct directive *directive)
{
	const int32_t days[] = { clock_day(cx->now), directive->issued_on };
	struct assigner_list list;
	enum err err;

	/* Who signed may have left since; who has come may have been chosen. */
	for (size_t i = 0; i < 2; i++) {
		err = directive_store_list_assigners(cx, days[i], &list);
		if (err)
			return err;
		for (size_t j = 0; j < list.n; j++)
			if (list.items[j].id == directive->assigner_id)
				return OK;
	}
	return fail_field(cx, "assigner_id", "bad_choice");
}

static enum err
check_doc_type(struct cx *cx, const struct directive *directive)
{
	struct doc_type_list list;
	enum err err;

	err = directive_store_list_doc_types(cx, &list);
	if (err)
		return err;
	for (size_t i = 0; i < list.n; i++)
		if (text_equal(list.items[i].code, directive->doc_type))
			return OK;
	return fail_field(cx, "doc_type", "bad_choice");
}

static void
check_dates(struct cx *cx, const struct directive *directive, enum err *err)
{
	int32_t issued_on = directive->issued_on;

	if (issued_on == NO_DAY)
		*err = fail_field(cx, "issued_on", "required");
	else if (issued_on > clock_day(cx->now))
		*err = fail_field(cx, "issued_on", "date_future");
	if (directive->released_at == NO_MOMENT)
		*err = fail_field(cx, "released_at", "required");
	else if (directive->released_at > cx->now)
		*err = fail_field(cx, "released_at", "date_future");
	else if (issued_on != NO_DAY &&
		 clock_day(directive->released_at) < issued_on)
		*err = fail_field(cx, "released_at", "released_before_issue");
}

/* R61: what the Government sent is known by its number; of another source
 * there is no such number, and it is not lost in silence. */
static void
check_central(struct cx *cx, const struct directive *directive, enum err *err)
{
	int32_t due_on = directive_central_due(directive);

	input_refuse_secret(cx, "central_reference",
	    directive->central_reference, err);
	if (directive->source == SOURCE_GOVERNMENT)
		input_need(cx, "central_reference",
		    directive->central_reference, err);
	else if (!text_is_empty(text_or_empty(directive->central_reference)))
		*err = fail_field(cx, "source", "central_source");
	else if (directive->central_due_on > 0)
		*err = fail_field(cx, "source", "central_source");
	if (due_on != NO_DAY && directive->issued_on != NO_DAY &&
	    due_on < directive->issued_on)
		*err = fail_field(cx, "central_due_on", "due_before_issue");
}

/* R21: everything but the submitting agency is compulsory. */
enum err
directive_check(struct cx *cx, const struct directive *directive)
{
	enum err input = OK;
	enum err err;

	input_need(cx, "doc_type", directive->doc_type, &input);
	input_need(cx, "ref_number", directive->ref_number, &input);
	input_need(cx, "ref_symbol", directive->ref_symbol, &input);
	input_need(cx, "abstract", directive->abstract, &input);
	input_need(cx, "signer", directive->signer, &input);
	check_dates(cx, directive, &input);
	check_central(cx, directive, &input);
	if (input)
		return input;
	err = entries_refuse_secret(cx, directive, NULL, 0);
	if (err)
		return err;
	err = check_doc_type(cx, directive);
	if (err)
		return err;
	return check_assigner(cx, directive);
}

static unsigned
count_agencies(struct cx *cx, const struct place_list *places, size_t n)
{
	size_t most = 0;
	unsigned count = 0;
	uint64_t *seen;

	for (size_t i = 0; i < n; i++)
		most += places[i].n;
	seen = arena_array(cx->mem, most, sizeof(*seen));
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < places[i].n; j++) {
			uint64_t id = places[i].items[j].agency_id;
			unsigned k = 0;

			while (k < count && seen[k] != id)
				k++;
			if (k == count)
				seen[count++] = id;
		}
	}
	return count;
}

static enum err
add_tasks(struct cx *cx, const struct directive *directive,
    struct task_entry *entries, const struct place_list *places, size_t n,
    unsigned first_number)
{
	enum err err;

	for (size_t i = 0; i < n; i++) {
		struct task *task = &entries[i].task;

		task_complete(cx, task);
		task->directive_id = directive->id;
		task->number = first_number + (unsigned)i;
		err = task_store_add(cx, task,
		    task_search_text(cx, directive, task));
		if (err)
			return err;
		err = drafts_add(cx, task, &places[i]);
		if (err)
			return err;
		err = series_put_plan(cx, &entries[i]);
		if (err)
			return err;
	}
	return OK;
}

/* Parts come by themselves and are not entered. */
static size_t
count_entered(const struct task_list *tasks)
{
	size_t n = 0;

	for (size_t i = 0; i < tasks->n; i++)
		n += tasks->items[i].parent_id == 0;
	return n;
}

static enum err
create(struct cx *cx, struct directive *directive, struct task_entry *entries,
    size_t n, size_t most)
{
	struct event event = { .kind = EVENT_CREATE };
	struct place_list *places;
	enum err err;

	err = may_record(cx);
	if (err)
		return err;
	err = entries_refuse_secret(cx, directive, entries, n);
	if (err)
		return err;
	if (n == 0)
		return fail_field(cx, "task", "no_task");
	if (n > most)
		return fail_field(cx, "task", "too_many");
	err = directive_check(cx, directive);
	if (err)
		return err;
	err = entries_refuse_late(cx, directive, entries, n);
	if (err)
		return err;
	places = arena_array(cx->mem, n, sizeof(*places));
	err = entries_expand(cx, entries, n, places);
	if (err)
		return err;
	record_clock_start(cx, directive, (unsigned)n,
	    count_agencies(cx, places, n));
	directive->state = DIRECTIVE_DRAFT;
	directive->created_by = cx->actor->account_id;
	directive->created_at = cx->now;
	err = directive_store_add(cx, directive);
	if (err)
		return err;
	err = add_tasks(cx, directive, entries, places, n, 1);
	if (!err)
		err = directive_note(cx, directive->id, 0, &event);
	return err ? err : outgoing_link(cx, 0, directive);
}

enum err
directive_create(struct cx *cx, struct directive *directive,
    struct task_entry *entries, size_t n)
{
	return create(cx, directive, entries, n, TASKS_MAX);
}

enum err
directive_create_many(struct cx *cx, struct directive *directive,
    struct task_entry *entries, size_t n)
{
	return create(cx, directive, entries, n, TASKS_IMPORT_MAX);
}

enum err
directive_add_tasks(struct cx *cx, uint64_t directive_id,
    struct task_entry *entries, size_t n)
{
	struct directive directive;
	struct task_list tasks;
	struct place_list *places;
	unsigned number;
	enum err err;

	err = directive_store_lock(cx, directive_id, &directive);
	if (err)
		return err;
	err = task_store_list(cx, directive_id, &tasks);
	if (err)
		return err;
	err = directive_may_change(cx, &directive, &tasks);
	if (err)
		return err;
	err = entries_refuse_secret(cx, &directive, entries, n);
	if (err)
		return err;
	if (n == 0)
		return fail_field(cx, "task", "no_task");
	err = task_store_next_number(cx, directive_id, &number);
	if (err)
		return err;
	if (count_entered(&tasks) + n > TASKS_MAX)
		return fail_field(cx, "task", "too_many");
	err = entries_refuse_late(cx, &directive, entries, n);
	if (err)
		return err;
	places = arena_array(cx->mem, n, sizeof(*places));
	err = entries_expand(cx, entries, n, places);
	if (err)
		return err;
	err = add_tasks(cx, &directive, entries, places, n, number);
	for (size_t i = 0; !err && i < n; i++) {
		struct event event = { .kind = EVENT_CREATE };

		err = directive_note(cx, directive_id, entries[i].task.id,
		    &event);
	}
	if (err)
		return err;
	return record_clock_restart(cx, &directive);
}

static void
changes_of(struct cx *cx, const struct directive *old,
    const struct directive *new, struct event *event)
{
	char old_at[24];
	char new_at[24];

	change_add(cx, event, "doc_type", old->doc_type, new->doc_type);
	change_add(cx, event, "ref_number", old->ref_number, new->ref_number);
	change_add(cx, event, "ref_symbol", old->ref_symbol, new->ref_symbol);
	change_add(cx, event, "abstract", old->abstract, new->abstract);
	change_add_day(cx, event, "issued_on", old->issued_on, new->issued_on);
	change_add(cx, event, "released_at",
	    arena_strdup(cx->mem, moment_format(old->released_at, old_at)),
	    arena_strdup(cx->mem, moment_format(new->released_at, new_at)));
	change_add(cx, event, "signer", old->signer, new->signer);
	change_add(cx, event, "urgency", urgency_name(old->urgency),
	    urgency_name(new->urgency));
	change_add(cx, event, "source", source_name(old->source),
	    source_name(new->source));
	change_add(cx, event, "central_reference",
	    text_or_empty(old->central_reference),
	    text_or_empty(new->central_reference));
	change_add_day(cx, event, "central_due_on", directive_central_due(old),
	    directive_central_due(new));
}

/* What is known by an id is told by its name. */
static enum err
changes_of_names(struct cx *cx, const struct directive *old,
    const struct directive *new, struct event *event)
{
	uint64_t ids[] = { old->submitting_agency_id,
		new->submitting_agency_id };
	const char *names[] = { "", "" };
	const char *assigners[] = { "", "" };
	struct assigner_list list;
	struct agency agency;
	enum err err;

	for (size_t i = 0; ids[0] != ids[1] && i < 2; i++) {
		if (ids[i] == 0)
			continue;
		err = agency_store_get(cx, ids[i], &agency);
		if (err)
			return err;
		names[i] = agency.name;
	}
	change_add(cx, event, "submitting_agency", names[0], names[1]);
	if (old->assigner_id == new->assigner_id)
		return OK;
	err = directive_store_list_assigners(cx, new->issued_on, &list);
	if (err)
		return err;
	for (size_t i = 0; i < list.n; i++) {
		const struct assigner *a = &list.items[i];
		const char *name = text_is_empty(a->name)
				       ? assigner_kind_name(a->kind)
				       : a->name;

		if (a->id == old->assigner_id)
			assigners[0] = name;
		if (a->id == new->assigner_id)
			assigners[1] = name;
	}
	change_add(cx, event, "assigner", assigners[0], assigners[1]);
	return OK;
}

/* Tasks are found by words of their directive. */
static enum err
search_again(struct cx *cx, const struct directive *directive,
    const struct task_list *tasks)
{
	enum err err;

	for (size_t i = 0; i < tasks->n; i++) {
		struct task task;

		err = task_store_get(cx, tasks->items[i].id, &task);
		if (err)
			return err;
		err = task_store_set(cx, &task,
		    task_search_text(cx, directive, &task));
		if (err)
			return err;
	}
	return OK;
}

/* Every agency that still works on it hears of a change (R27). */
static enum err
tell_open(struct cx *cx, const struct directive *directive,
    const struct assignment_list *all, enum event_kind kind)
{
	enum err err;

	for (size_t i = 0; i < all->n; i++) {
		struct move_work work = { .directive = *directive };

		if (!assignment_is_open(all->items[i].state))
			continue;
		work.a = all->items[i];
		err = move_tell_agency(cx, &work, kind);
		if (err)
			return err;
	}
	return OK;
}

enum err
directive_amend(struct cx *cx, const struct directive *directive,
    const char *reason)
{
	struct event event = { .kind = EVENT_AMEND, .reason = reason };
	struct directive old;
	struct directive new = *directive;
	struct task_list tasks;
	struct assignment_list all;
	unsigned n_tasks;
	unsigned n_agencies;
	enum err input = OK;
	enum err err;

	err = directive_lock_whole(cx, directive->id, directive->version, &old,
	    &tasks, &all);
	if (err)
		return err;
	err = entries_refuse_secret(cx, directive, NULL, 0);
	if (err)
		return err;
	if (old.state == DIRECTIVE_FORWARDED)
		input_need(cx, "reason", reason, &input);
	err = directive_check(cx, directive);
	if (err || input)
		return err ? err : input;
	err = assignments_refuse_late(cx, &new, &all);
	if (err)
		return err;
	changes_of(cx, &old, &new, &event);
	err = changes_of_names(cx, &old, &new, &event);
	if (err || event.n_changes == 0)
		return err;
	count_stored(&all, &n_tasks, &n_agencies);
	record_clock_start(cx, &new, n_tasks, n_agencies);
	err = directive_store_set(cx, &new);
	if (err)
		return err;
	err = search_again(cx, &new, &tasks);
	if (err)
		return err;
	err = directive_note(cx, new.id, 0, &event);
	if (err)
		return err;
	return tell_open(cx, &new, &all, EVENT_AMEND);
}
