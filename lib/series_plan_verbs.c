/* series: its plan as entered, how it stands, and how it is changed. */
#include "series_plan_verbs.h"

#include <inttypes.h>

#include "arena.h"
#include "assignment_store.h"
#include "assignment_verbs.h"
#include "clock.h"
#include "directive_store.h"
#include "entry_verbs.h"
#include "move_verbs.h"
#include "record_verbs.h"
#include "series_store.h"
#include "task_store.h"
#include "text.h"

/* Entering
 * -----------------------------------------------------------------*/

static const char *
field_of(struct cx *cx, const char *prefix, const char *name)
{
	return arena_printf(cx->mem, "%s%s", text_or_empty(prefix), name);
}

enum err
series_milestone_check(struct cx *cx, const char *prefix, int32_t issued_on,
    struct milestone *milestone)
{
	struct deadline *d = &milestone->deadline;
	const char *words = text_or_empty(d->text);
	const char *field = field_of(cx, prefix, "deadline_text");
	enum err err = OK;

	milestone->content = text_or_empty(milestone->content);
	milestone->product = text_or_empty(milestone->product);
	input_need(cx, field_of(cx, prefix, "content"), milestone->content,
	    &err);
	input_refuse_secret(cx, field_of(cx, prefix, "product"),
	    milestone->product, &err);
	milestone->clarity = deadline_read(cx->mem, cx->profile, cx->calendar,
	    words, issued_on, d);
	d->text = words;
	if (text_is_empty(words))
		return fail_field(cx, field, "required");
	if (milestone->clarity != DEADLINE_CLEAR ||
	    !deadline_kind_has_date(d->kind))
		return fail_field(cx, field, "milestone_unclear");
	if (d->due_on != NO_DAY && issued_on != NO_DAY && d->due_on < issued_on)
		return fail_field(cx, field, "due_before_issue");
	return err;
}

static void
check_milestones(struct cx *cx, int32_t issued_on, struct task_entry *entry,
    enum err *err)
{
	struct milestone_list *list = &entry->milestones;
	struct deadline *d = &entry->task.deadline;
	const char *text = "";

	for (size_t i = 0; i < list->n; i++) {
		const char *prefix = arena_printf(cx->mem, "%smilestone_%zu_",
		    text_or_empty(entry->field_prefix), i + 1);
		char day[16];

		if (series_milestone_check(cx, prefix, issued_on,
			&list->items[i]))
			*err = ERR_INPUT;
		text = arena_printf(cx->mem, "%s%s%s", text, i == 0 ? "" : "; ",
		    day_format_short(list->items[i].deadline.due_on, day));
	}
	d->kind = DEADLINE_MILESTONES;
	d->due_on = NO_DAY;
	d->derivation = arena_printf(cx->mem, "%zu mốc: %s", list->n, text);
	entry->clarity = DEADLINE_CLEAR;
}

static void
check_repeat(struct cx *cx, int32_t issued_on, struct task_entry *entry,
    enum err *err)
{
	struct series *s = &entry->series;
	struct deadline *d = &entry->task.deadline;
	const char *first = entry_field(cx, entry, "repeat_first_on");

	/* The words may say how often; the first day is for a person. */
	if (s->unit == REPEAT_NONE && d->kind == DEADLINE_RECURRING) {
		s->unit = d->repeat;
		s->every = d->every;
	}
	if (s->every == 0)
		s->every = 1;
	if (s->unit == REPEAT_NONE)
		*err = fail_field(cx, entry_field(cx, entry, "repeat_unit"),
		    "required");
	if (s->first_on == NO_DAY)
		*err = fail_field(cx, first, "required");
	else if (issued_on != NO_DAY && s->first_on < issued_on)
		*err = fail_field(cx, first, "due_before_issue");
	else if (s->until_on != NO_DAY && s->until_on < s->first_on)
		*err = fail_field(cx, entry_field(cx, entry, "repeat_until_on"),
		    "repeat_until_early");
	d->kind = DEADLINE_RECURRING;
	d->due_on = NO_DAY;
	d->derivation = s->unit == REPEAT_NONE || s->first_on == NO_DAY
			    ? ""
			    : series_summary(cx->mem, s);
	entry->clarity = DEADLINE_CLEAR;
}

void
series_entry_check(struct cx *cx, int32_t issued_on, struct task_entry *entry,
    enum err *err)
{
	enum deadline_kind kind = entry->task.deadline.kind;
	bool staged = entry->milestones.n > 0;

	if (staged && entry->repeats)
		*err = fail_field(cx, entry_field(cx, entry, "repeat_unit"),
		    "series_both");
	else if (staged)
		check_milestones(cx, issued_on, entry, err);
	else if (entry->repeats || kind == DEADLINE_RECURRING)
		check_repeat(cx, issued_on, entry, err);
	else if (kind == DEADLINE_MILESTONES)
		*err = fail_field(cx,
		    entry_field(cx, entry, "milestone_1_content"),
		    "milestones_missing");
}

enum err
series_put_plan(struct cx *cx, const struct task_entry *entry)
{
	struct series series = entry->series;
	struct milestone_list none = { .n = 0 };
	enum deadline_kind kind = entry->task.deadline.kind;
	enum err err;

	series.task_id = entry->task.id;
	if (kind != DEADLINE_RECURRING)
		series.unit = REPEAT_NONE;
	err = series_store_put(cx, &series);
	if (err)
		return err;
	return series_store_put_milestones(cx, entry->task.id,
	    kind == DEADLINE_MILESTONES ? &entry->milestones : &none);
}

enum err
series_get_plan(struct cx *cx, const struct task *task, int32_t issued_on,
    struct series *out_series, struct milestone_list *out_milestones)
{
	enum err err;

	err = series_store_get(cx, task->id, out_series);
	if (err)
		return err;
	err = series_store_list_milestones(cx, task->id, out_milestones);
	for (size_t i = 0; !err && i < out_milestones->n; i++) {
		struct milestone *m = &out_milestones->items[i];
		const char *words = m->deadline.text;

		m->clarity = deadline_read(cx->mem, cx->profile, cx->calendar,
		    words, issued_on, &m->deadline);
		m->deadline.text = words;
	}
	return err;
}

void
series_milestone_task(struct cx *cx, const struct task *parent,
    const struct milestone *milestone, struct task *out)
{
	out->content = text_shorten(cx->mem,
	    arena_printf(cx->mem, "%s: %s", milestone->content,
		parent->content),
	    TASK_CONTENT_MAX);
	out->product = text_is_empty(milestone->product) ? parent->product
							 : milestone->product;
	out->deadline = milestone->deadline;
}

/* How it stands
 * ------------------------------------------------------------*/

/* A part as its lead agencies have it; one that was taken from all of them is
 * a part that is not done. */
static void
stand_part(struct cx *cx, uint64_t task_id,
    const struct assignment_lines *lines, struct series_standing *out)
{
	size_t n = 0, n_all = 0, n_done = 0, n_open = 0, n_overdue = 0;

	for (size_t i = 0; i < lines->n; i++) {
		const struct assignment *a = &lines->items[i].a;
		int32_t submitted_on = a->submitted_at == NO_MOMENT ||
					       a->state != STATE_SUBMITTED
					   ? NO_DAY
					   : clock_day(a->submitted_at);

		if (a->task_id != task_id || a->role != ROLE_LEAD)
			continue;
		n_all++;
		n_done += a->state == STATE_COMPLETED;
		n_open += assignment_is_open(a->state);
		n += a->state == STATE_COMPLETED ||
		     assignment_is_open(a->state);
		n_overdue += assignment_is_open(a->state) &&
			     time_state_of(cx->profile, cx->calendar, a->due_on,
				 submitted_on,
				 clock_day(cx->now)) == TIME_OVERDUE;
	}
	out->n_parts += n_all > 0;
	out->n_done += n > 0 && n_done == n;
	out->n_open += n_open > 0;
	out->n_overdue += n_overdue > 0;
}

struct series_standing
series_stand(struct cx *cx, uint64_t parent_id, const struct task_list *tasks,
    const struct assignment_lines *lines, const struct series *series)
{
	struct series_standing out = { .more = series->next_on != NO_DAY };

	for (size_t i = 0; i < tasks->n; i++)
		if (tasks->items[i].parent_id == parent_id)
			stand_part(cx, tasks->items[i].id, lines, &out);
	return out;
}

/* Who follows the last part follows the task: that may have changed hands. */
static enum party
party_of(struct cx *cx, const struct series_page *page)
{
	const struct task *last = page->parts.n == 0
				      ? &page->task
				      : &page->parts.items[page->parts.n - 1];
	const struct flow_subject subject = {
		.specialist_id = last->specialist.id,
		.division_head_id = last->division_head.id,
		.office_leader_id = last->office_leader.id,
		.recorded_by = page->directive.created_by,
		.agency_has_account = true,
	};

	return flow_party(cx->actor, &subject);
}

/* An agency sees what it was handed, and no other part. */
static void
keep_own(const struct actor *actor, struct series_page *page)
{
	size_t n = 0;
	size_t n_parts = 0;

	for (size_t i = 0; i < page->lines.n; i++)
		if (page->lines.items[i].a.agency_id == actor->agency_id &&
		    page->lines.items[i].a.assigned_at != NO_MOMENT)
			page->lines.items[n++] = page->lines.items[i];
	page->lines.n = n;
	for (size_t i = 0; i < page->parts.n; i++) {
		bool own = false;

		for (size_t j = 0; j < n; j++)
			own = own || page->lines.items[j].a.task_id ==
					 page->parts.items[i].id;
		if (own)
			page->parts.items[n_parts++] = page->parts.items[i];
	}
	page->parts.n = n_parts;
}

static enum err
read_page(struct cx *cx, uint64_t task_id, struct series_page *out)
{
	enum err err;

	err = task_store_get(cx, task_id, &out->task);
	if (err)
		return err;
	err = directive_store_get(cx, out->task.directive_id, &out->directive);
	if (err)
		return err;
	err = series_store_get(cx, task_id, &out->series);
	if (err)
		return err;
	err = task_store_list_parts(cx, task_id, &out->parts);
	if (err)
		return err;
	if (out->parts.n == 0)
		return fail(cx, ERR_MISSING, "task %" PRIu64 " has no parts",
		    task_id);
	return assignment_store_list_directive(cx, out->directive.id,
	    &out->lines);
}

enum err
series_open(struct cx *cx, uint64_t task_id, struct series_page *out)
{
	enum party party;
	enum err err;

	err = read_page(cx, task_id, out);
	if (err)
		return err;
	party = party_of(cx, out);
	out->may_change = party == PARTY_FOLLOWER;
	if (!flow_may_read(party)) {
		keep_own(cx->actor, out);
		if (out->parts.n == 0)
			return fail(cx, ERR_MISSING,
			    "task %" PRIu64 " is not for this person", task_id);
	}
	out->standing = series_stand(cx, task_id, &out->parts, &out->lines,
	    &out->series);
	return OK;
}

/* Changing it
 * --------------------------------------------------------------*/

enum err
series_change_begin(struct cx *cx, uint64_t task_id, const char *reason,
    const char *document, struct series_page *out)
{
	struct task task;
	enum err input = OK;
	enum err err;

	err = task_store_get(cx, task_id, &task);
	if (err)
		return err;
	err = directive_store_lock(cx, task.directive_id, &out->directive);
	if (err)
		return err;
	err = series_open(cx, task_id, out);
	if (err)
		return err;
	if (!out->may_change)
		return fail(cx, ERR_DENIED, "task %" PRIu64 " is another's",
		    task_id);
	input_need(cx, "reason", reason, &input);
	input_need(cx, "document", document, &input);
	return input;
}

static enum err
tell_open(struct cx *cx, const struct series_page *page)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < page->lines.n; i++) {
		struct move_work work = { .directive = page->directive,
			.a = page->lines.items[i].a };

		for (size_t j = 0; j < page->parts.n; j++)
			if (!err && page->parts.items[j].id == work.a.task_id &&
			    assignment_is_open(work.a.state))
				err = move_tell_agency(cx, &work, EVENT_AMEND);
	}
	return err;
}

enum err
series_refuse_late(struct cx *cx, const struct directive *directive,
    const char *field, int32_t day)
{
	int32_t central = directive_central_due(directive);

	/* What the centre waits for already is late whatever the day. */
	if (central == NO_DAY || day == NO_DAY || day < central ||
	    central < clock_day(cx->now))
		return OK;
	return fail_field(cx, field, "after_central_due");
}

static int32_t
next_opening(const struct series *series)
{
	return series_opens(series, series->n_made + 1);
}

enum err
series_set_until(struct cx *cx, uint64_t task_id, uint64_t version,
    int32_t until_on, const char *reason, const char *document)
{
	struct event event = { .kind = EVENT_AMEND,
		.reason = reason,
		.document = document };
	struct series_page page;
	struct series new;
	int32_t last;
	enum err err;

	err = series_change_begin(cx, task_id, reason, document, &page);
	if (err)
		return err;
	err = series_store_lock(cx, task_id, &page.series);
	if (err)
		return err;
	if (page.series.version != version)
		return fail_stale(cx,
		    "series %" PRIu64 " is not at version %" PRIu64, task_id,
		    version);
	last = series_due(&page.series, page.series.n_made);
	if (until_on != NO_DAY && last != NO_DAY && until_on < last)
		return fail_field(cx, "repeat_until_on", "repeat_until_early");
	if (until_on == page.series.until_on)
		return fail_field(cx, "repeat_until_on", "unchanged");
	err = series_refuse_late(cx, &page.directive, "repeat_until_on",
	    until_on);
	if (err)
		return err;
	new = page.series;
	new.until_on = until_on;
	err = series_store_set_until(cx, &page.series, until_on,
	    next_opening(&new));
	if (err)
		return err;
	page.task.deadline.derivation = series_summary(cx->mem, &new);
	err = task_store_set(cx, &page.task,
	    task_search_text(cx, &page.directive, &page.task));
	if (err)
		return err;
	change_add_day(cx, &event, "repeat_until_on", page.series.until_on,
	    until_on);
	err = directive_note(cx, page.directive.id, task_id, &event);
	if (err)
		return err;
	return tell_open(cx, &page);
}

static enum err
end_part(struct cx *cx, const struct assignment *a, const char *reason,
    const char *document, const char *decided_by)
{
	if (decided_by == NULL)
		return assignment_recall(cx, a->id, a->version, true, reason,
		    document);
	return assignment_cancel(cx, a->id, a->version, true, reason, document,
	    decided_by);
}

static enum err
end_others(struct cx *cx, uint64_t parent_id, uint64_t but_task_id,
    const char *reason, const char *document, const char *decided_by)
{
	struct task_list parts;
	enum err err;

	err = task_store_list_parts(cx, parent_id, &parts);
	for (size_t i = 0; !err && i < parts.n; i++) {
		struct assignment_list all;

		if (parts.items[i].id == but_task_id)
			continue;
		err = assignment_store_lock_task(cx, parts.items[i].id, &all);
		for (size_t j = 0; !err && j < all.n; j++) {
			if (!assignment_is_open(all.items[j].state))
				continue;
			err = end_part(cx, &all.items[j], reason, document,
			    decided_by);
			break;
		}
	}
	return err;
}

enum err
series_end(struct cx *cx, uint64_t assignment_id, uint64_t version,
    const char *reason, const char *document, const char *decided_by)
{
	struct event event = {
		.kind = decided_by == NULL ? EVENT_RECALL : EVENT_CANCEL,
		.reason = reason,
		.document = document,
		.decided_by = decided_by,
	};
	struct assignment a;
	struct series series;
	struct task part;
	enum party party;
	enum err err;

	err = assignment_open(cx, assignment_id, &a, &party);
	if (err)
		return err;
	err = task_store_get(cx, a.task_id, &part);
	if (err)
		return err;
	if (part.parent_id == 0)
		return fail(cx, ERR_CONFLICT, "task %" PRIu64 " is no part",
		    part.id);
	a.version = version;
	err = end_part(cx, &a, reason, document, decided_by);
	if (err)
		return err;
	err = end_others(cx, part.parent_id, part.id, reason, document,
	    decided_by);
	if (err)
		return err;
	err = series_store_get(cx, part.parent_id, &series);
	if (err)
		return err;
	if (series.unit != REPEAT_NONE)
		err = series_store_set_made(cx, part.parent_id, series.n_made,
		    NO_DAY);
	if (err)
		return err;
	return directive_note(cx, part.directive_id, part.parent_id, &event);
}
