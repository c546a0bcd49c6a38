#include "entry_verbs.h"

#include <string.h>

#include "account_store.h"
#include "agency_store.h"
#include "arena.h"
#include "clock.h"
#include "directive_store.h"
#include "move_verbs.h"
#include "search.h"
#include "series_verbs.h"
#include "text.h"

#define POSITION(p) (1U << (p))

enum {
	FOLLOWS = POSITION(POSITION_SPECIALIST) |
		  POSITION(POSITION_DIVISION_HEAD),
	LEADS_COMMITTEE = POSITION(POSITION_CHAIRMAN) |
			  POSITION(POSITION_VICE_CHAIRMAN),
};

const char *
entry_field(struct cx *cx, const struct task_entry *entry, const char *name)
{
	return arena_printf(cx->mem, "%s%s", text_or_empty(entry->field_prefix),
	    name);
}

void
matches_check(struct cx *cx, const char *field,
    const struct agency_matches *matches, enum err *err)
{
	for (size_t i = 0; i < matches->n; i++) {
		if (matches->items[i].outcome == MATCH_NONE)
			*err = fail_field(cx, field, "unknown_agency");
		else if (matches->items[i].outcome == MATCH_SEVERAL)
			*err = fail_field(cx, field, "ambiguous_agency");
	}
}

bool
places_hold(const struct place_list *places, uint64_t agency_id)
{
	for (size_t i = 0; i < places->n; i++)
		if (places->items[i].agency_id == agency_id)
			return true;
	return false;
}

static enum err
place_add(struct cx *cx, struct place_list *places, uint64_t agency_id,
    enum assignment_role role, const char *field)
{
	if (places_hold(places, agency_id))
		return OK;
	if (places->n == TASK_AGENCIES_MAX)
		return fail_field(cx, field, "too_many");
	places->items[places->n++] = (struct place){ agency_id, role };
	return OK;
}

static enum err
place_add_match(struct cx *cx, struct place_list *places,
    const struct agency_match *match, enum assignment_role role,
    const char *field)
{
	struct agency_list members;
	enum err err;

	if (match->outcome != MATCH_ONE)
		return OK;
	if (match->name->agency_id != 0)
		return place_add(cx, places, match->name->agency_id, role,
		    field);
	err = agency_store_list_members(cx, match->name->group_id,
	    clock_day(cx->now), &members);
	for (size_t i = 0; !err && i < members.n; i++)
		err = place_add(cx, places, members.items[i].id, role, field);
	return err;
}

enum err
places_expand(struct cx *cx, const struct agency_matches *leads,
    const struct agency_matches *coordinating, const char *field,
    struct place_list *out)
{
	struct place_list places = { .n = 0 };
	enum err err = OK;

	places.items = arena_array(cx->mem, TASK_AGENCIES_MAX,
	    sizeof(*places.items));
	for (size_t i = 0; !err && i < leads->n; i++)
		err = place_add_match(cx, &places, &leads->items[i], ROLE_LEAD,
		    field);
	for (size_t i = 0; !err && i < coordinating->n; i++)
		err = place_add_match(cx, &places, &coordinating->items[i],
		    ROLE_COORDINATING, field);
	if (err)
		return err;
	*out = places;
	return OK;
}

const char *
task_search_text(struct cx *cx, const struct directive *directive,
    const struct task *task)
{
	const char *text = arena_printf(cx->mem, "%s\n%s\n%s\n%s\n%s",
	    task->content, task->product, task->receiving_authority,
	    directive->abstract,
	    reference_text(cx->mem, directive->ref_number,
		directive->ref_symbol));

	return search_tokens(cx->mem, text);
}

void
task_complete(struct cx *cx, struct task *task)
{
	task->content = text_or_empty(task->content);
	task->title = text_shorten(cx->mem,
	    text_clean(cx->mem, task->content, TEXT_LINE), TASK_TITLE_MAX);
	task->product = text_or_empty(task->product);
	task->receiving_authority = text_or_empty(task->receiving_authority);
	task->lead_words = text_or_empty(task->lead_words);
	task->coordinating_words = text_or_empty(task->coordinating_words);
	task->other_information = text_or_empty(task->other_information);
	task->deadline.text = text_or_empty(task->deadline.text);
	task->deadline.event = text_or_empty(task->deadline.event);
	task->deadline.derivation = text_or_empty(task->deadline.derivation);
}

enum err
follower_check(struct cx *cx, const char *field, unsigned positions,
    struct follower *follower, enum position *out_position)
{
	struct account_list people;
	enum err err;

	if (follower->id == 0)
		return fail_field(cx, field, "required");
	err = account_store_list_by_position(cx, positions, &people);
	if (err)
		return err;
	for (size_t i = 0; i < people.n; i++) {
		if (people.items[i].id != follower->id)
			continue;
		follower->name = people.items[i].name;
		follower->title = people.items[i].title;
		*out_position = people.items[i].position;
		return OK;
	}
	return fail_field(cx, field, "bad_choice");
}

/* Goes on after a field that must be repaired, so that all are told at once. */
static bool
is_grave(enum err err, enum err *input)
{
	if (err == ERR_INPUT)
		*input = ERR_INPUT;
	return err != OK && err != ERR_INPUT;
}

static enum err
check_followers(struct cx *cx, struct task_entry *entry)
{
	struct task *task = &entry->task;
	enum position position = POSITION_NONE;
	enum position other;
	enum err input = OK;
	enum err err;

	err = follower_check(cx, entry_field(cx, entry, "specialist_id"),
	    FOLLOWS, &task->specialist, &position);
	if (is_grave(err, &input))
		return err;
	if (position == POSITION_DIVISION_HEAD) {
		task->division_head = (struct follower){ .name = "",
			.title = "" };
	} else if (task->division_head.id == 0) {
		input = fail_field(cx,
		    entry_field(cx, entry, "division_head_id"),
		    "division_head_missing");
	} else {
		err = follower_check(cx,
		    entry_field(cx, entry, "division_head_id"),
		    POSITION(POSITION_DIVISION_HEAD), &task->division_head,
		    &other);
		if (is_grave(err, &input))
			return err;
	}
	err = follower_check(cx, entry_field(cx, entry, "office_leader_id"),
	    POSITION(POSITION_OFFICE_LEADER), &task->office_leader, &other);
	if (is_grave(err, &input))
		return err;
	err = follower_check(cx, entry_field(cx, entry, "chairman_id"),
	    LEADS_COMMITTEE, &task->chairman, &other);
	if (is_grave(err, &input))
		return err;
	return input;
}

/* "10 ngày làm việc sau khi ...": how many, of what, after what. */
static void
read_count(struct cx *cx, const char *words, int32_t issued_on,
    struct deadline *deadline)
{
	struct deadline read;

	(void)deadline_read(cx->mem, cx->profile, cx->calendar, words,
	    issued_on, &read);
	if (read.kind != DEADLINE_RELATIVE)
		return;
	deadline->n = read.n;
	deadline->unit = read.unit;
	deadline->event = read.event;
}

/*
 * R61: where nothing was said, the days the office counts as "soon" are what it
 * keeps to put together what the Government asked for. Shown to the person, who
 * may say otherwise.
 */
static bool
propose_central(struct cx *cx, struct task_entry *entry, int32_t issued_on)
{
	struct deadline *d = &entry->task.deadline;
	int32_t due_on = entry->central_due_on;
	char text[16];

	if (due_on <= 0 || entry->deadline_given || !text_is_empty(d->text) ||
	    entry->repeats || entry->milestones.n > 0 ||
	    (entry->class_given && !entry->task.has_deadline))
		return false;
	due_on = calendar_subtract(cx->calendar, due_on,
	    cx->profile->due_soon_days > 0 ? cx->profile->due_soon_days : 1);
	if (due_on < issued_on)
		return false;
	d->kind = DEADLINE_DATE;
	d->due_on = due_on;
	d->due_minute = -1;
	d->derivation = arena_printf(cx->mem,
	    "%d ngày làm việc trước hạn Trung ương giao %s",
	    calendar_between(cx->calendar, due_on, entry->central_due_on),
	    day_format(entry->central_due_on, text));
	entry->clarity = DEADLINE_CLEAR;
	return true;
}

static void
refuse_day(struct cx *cx, const char *field, int32_t due_on, int32_t before,
    enum err *err)
{
	if (due_on != NO_DAY && due_on > 0 && due_on >= before)
		*err = fail_field(cx, field, "after_central_due");
}

void
entry_refuse_late(struct cx *cx, const struct task_entry *entry,
    int32_t central_due_on, enum err *err)
{
	const char *field = entry_field(cx, entry,
	    entry->deadline_given ? "due_on" : "deadline_text");

	if (central_due_on <= 0)
		return;
	refuse_day(cx, field, entry->task.deadline.due_on, central_due_on, err);
	if (entry->repeats)
		refuse_day(cx, entry_field(cx, entry, "repeat_until_on"),
		    entry->series.until_on, central_due_on, err);
	for (size_t i = 0; i < entry->milestones.n; i++)
		refuse_day(cx,
		    entry_field(cx, entry,
			arena_printf(cx->mem, "milestone_%zu_deadline_text",
			    i + 1)),
		    entry->milestones.items[i].deadline.due_on, central_due_on,
		    err);
}

/* The words or what a person chose, to one deadline; never a guess. */
static void
read_deadline(struct cx *cx, struct task_entry *entry, int32_t issued_on,
    enum err *err)
{
	struct task *task = &entry->task;
	const char *words = task->deadline.text;
	const char *field = entry_field(cx, entry, "deadline_text");
	int32_t event_on = task->deadline.event_on;

	if (propose_central(cx, entry, issued_on))
		return;
	if (entry->deadline_given) {
		entry->clarity = DEADLINE_CLEAR;
		if (task->deadline.kind == DEADLINE_RELATIVE)
			read_count(cx, words, issued_on, &task->deadline);
		deadline_compute(cx->mem, cx->profile, cx->calendar,
		    &task->deadline);
		return;
	}
	entry->clarity = deadline_read(cx->mem, cx->profile, cx->calendar,
	    words, issued_on, &task->deadline);
	task->deadline.text = words;
	if (task->deadline.kind == DEADLINE_RELATIVE && event_on != NO_DAY) {
		task->deadline.event_on = event_on;
		deadline_compute(cx->mem, cx->profile, cx->calendar,
		    &task->deadline);
	}
	if (entry->repeats || entry->milestones.n > 0)
		return; /* a person said it: series_entry_check */
	if (entry->clarity == DEADLINE_PROPOSED && entry->proposal_accepted)
		entry->clarity = DEADLINE_CLEAR;
	else if (entry->clarity == DEADLINE_PROPOSED)
		*err = fail_field(cx, field, "deadline_proposed");
	else if (entry->clarity == DEADLINE_UNCLEAR)
		*err = fail_field(cx, field, "deadline_unclear");
}

/* R6: the class a person chose against what the words say. */
static void
check_class(struct cx *cx, const struct task_entry *entry, enum err *err)
{
	const struct task *task = &entry->task;
	const struct deadline *d = &task->deadline;
	bool dated = deadline_kind_has_date(d->kind);
	bool endless = d->kind == DEADLINE_CONTINUOUS ||
		       d->kind == DEADLINE_NONE;

	if (task->has_deadline && endless)
		*err = fail_field(cx,
		    entry_field(cx, entry,
			entry->deadline_given ? "deadline_kind"
					      : "deadline_text"),
		    "deadline_missing");
	if (!task->has_deadline && (dated || d->due_on != NO_DAY))
		*err = fail_field(cx, entry_field(cx, entry, "has_deadline"),
		    "deadline_contradicts");
	if (d->kind == DEADLINE_RELATIVE && (d->n <= 0 || d->unit == UNIT_NONE))
		*err = fail_field(cx, entry_field(cx, entry, "deadline_n"),
		    "required");
	if (task->has_deadline && dated && d->kind != DEADLINE_RELATIVE &&
	    d->due_on == NO_DAY)
		*err = fail_field(cx, entry_field(cx, entry, "due_on"),
		    "required");
}

static void
check_deadline(struct cx *cx, struct task_entry *entry, int32_t issued_on,
    enum err *err)
{
	struct task *task = &entry->task;

	read_deadline(cx, entry, issued_on, err);
	if (entry->clarity == DEADLINE_UNCLEAR && !entry->repeats &&
	    entry->milestones.n == 0 &&
	    task->deadline.kind != DEADLINE_MILESTONES)
		return;
	series_entry_check(cx, issued_on, entry, err);
	if (entry->clarity == DEADLINE_UNCLEAR)
		return;
	/* Where every task reports (KH) the class is not asked (R5). */
	if (!entry->class_given && cx->profile->report_always)
		task->has_deadline = task->deadline.kind != DEADLINE_NONE &&
				     task->deadline.kind != DEADLINE_CONTINUOUS;
	check_class(cx, entry, err);
	entry_refuse_late(cx, entry, entry->central_due_on, err);
	if (task->deadline.due_on != NO_DAY && issued_on != NO_DAY &&
	    task->deadline.due_on < issued_on)
		*err = fail_field(cx,
		    entry_field(cx, entry,
			entry->deadline_given ? "due_on" : "deadline_text"),
		    "due_before_issue");
}

static void
check_agencies(struct cx *cx, const struct agency_name_list *names,
    struct task_entry *entry, enum err *err)
{
	const struct task *task = &entry->task;
	bool known = task->synthesising_agency_id == 0;

	agency_match_words(cx, names, task->lead_words, &entry->leads);
	agency_match_words(cx, names, task->coordinating_words,
	    &entry->coordinating);
	matches_check(cx, entry_field(cx, entry, "lead"), &entry->leads, err);
	matches_check(cx, entry_field(cx, entry, "coordinating"),
	    &entry->coordinating, err);
	if (entry->leads.n == 0)
		*err = fail_field(cx, entry_field(cx, entry, "lead"),
		    "lead_missing");
	for (size_t i = 0; !known && i < names->n; i++)
		known = names->items[i].agency_id ==
			task->synthesising_agency_id;
	if (!known)
		*err = fail_field(cx,
		    entry_field(cx, entry, "synthesising_agency_id"),
		    "bad_choice");
}

static enum err
check_work_field(struct cx *cx, struct task_entry *entry)
{
	struct work_field_list fields;
	enum err err;

	if (entry->task.field_id == 0)
		return fail_field(cx, entry_field(cx, entry, "field_id"),
		    "required");
	err = directive_store_list_fields(cx, &fields);
	if (err)
		return err;
	for (size_t i = 0; i < fields.n; i++) {
		if (fields.items[i].id != entry->task.field_id)
			continue;
		entry->task.field_name = fields.items[i].name;
		return OK;
	}
	return fail_field(cx, entry_field(cx, entry, "field_id"), "bad_choice");
}

enum err
task_entry_understand(struct cx *cx, const struct agency_name_list *names,
    int32_t issued_on, struct task_entry *entry)
{
	enum err input = OK;
	enum err err;

	task_complete(cx, &entry->task);
	/* A Đ2.5: what has no date is reported when there is a result. */
	if (cx->profile->report_always)
		entry->task.must_report = true;
	input_need(cx, entry_field(cx, entry, "content"), entry->task.content,
	    &input);
	check_agencies(cx, names, entry, &input);
	check_deadline(cx, entry, issued_on, &input);
	err = check_work_field(cx, entry);
	if (is_grave(err, &input))
		return err;
	err = check_followers(cx, entry);
	if (is_grave(err, &input))
		return err;
	task_complete(cx, &entry->task);
	return input;
}
