#include "entry_form.h"

#include <inttypes.h>
#include <stdio.h>

#include "account_view.h"
#include "agency_view.h"
#include "arena.h"
#include "calendar.h"
#include "clock.h"
#include "directive_store.h"
#include "directive_view.h"
#include "follow_store.h"
#include "profile.h"
#include "series_view.h"
#include "task_view.h"
#include "text.h"

const char *const entry_urgencies[] = { "normal", "urgent", "very_urgent",
	"express", NULL };
const char *const entry_sources[] = { "committee", "government",
	"work_programme", NULL };
/* In the order of enum deadline_kind. */
const char *const entry_deadline_kinds[] = { "date", "date_before", "month",
	"quarter", "year", "recurring", "relative", "continuous", "milestones",
	"none", NULL };
const char *const entry_yes_no[] = { "0", "1", NULL };
/* In the order of enum repeat_unit, after REPEAT_NONE. */
const char *const entry_repeat_units[] = { "week", "month", "quarter",
	"half_year", "year", NULL };

void
entry_read_directive(struct cx *cx, const struct form *form,
    struct directive *out)
{
	const char *number = form_str(form, DIRECTIVE_REF_NUMBER);
	const char *symbol = form_str(form, DIRECTIVE_REF_SYMBOL);
	int urgency = form_choice(form, DIRECTIVE_URGENCY);
	int source = form_choice(form, DIRECTIVE_SOURCE);

	if (text_is_empty(symbol))
		(void)reference_split(cx->mem, number, &number, &symbol);
	out->doc_type = form_str(form, DIRECTIVE_DOC_TYPE);
	out->ref_number = number;
	out->ref_symbol = symbol;
	out->abstract = form_str(form, DIRECTIVE_ABSTRACT);
	out->issued_on = form_date(form, DIRECTIVE_ISSUED_ON);
	out->released_at = form_moment(form, DIRECTIVE_RELEASED_AT);
	out->signer = form_str(form, DIRECTIVE_SIGNER);
	out->submitting_agency_id = form_id(form, DIRECTIVE_SUBMITTING_AGENCY);
	out->assigner_id = form_id(form, DIRECTIVE_ASSIGNER);
	out->urgency = urgency < 0 ? URGENCY_NORMAL : (enum urgency)urgency;
	out->source = source < 0 ? SOURCE_COMMITTEE : (enum source)source;
	out->central_reference = form_str(form, DIRECTIVE_CENTRAL_REFERENCE);
	out->central_due_on = form_date(form, DIRECTIVE_CENTRAL_DUE);
}

static uint64_t
id_or(uint64_t id, uint64_t fallback)
{
	return id != 0 ? id : fallback;
}

static void
read_followers(const struct form *form, const struct entry_defaults *defaults,
    struct task *task)
{
	task->field_id = id_or(form_id(form, TASK_FIELD), defaults->field_id);
	task->specialist.id = id_or(form_id(form, TASK_SPECIALIST),
	    defaults->specialist_id);
	task->division_head.id = id_or(form_id(form, TASK_DIVISION_HEAD),
	    defaults->division_head_id);
	task->office_leader.id = id_or(form_id(form, TASK_OFFICE_LEADER),
	    defaults->office_leader_id);
	task->chairman.id = id_or(form_id(form, TASK_CHAIRMAN),
	    defaults->chairman_id);
}

/*
 * R23: where nobody was chosen, Phụ lục I proposes by field and leading agency;
 * the check page shows it, the draft holds it, and both can be changed.
 */
static enum err
propose_follower(struct cx *cx, const struct agency_name_list *names,
    struct task_entry *out)
{
	struct task *task = &out->task;
	struct follow_proposal proposal;
	struct agency_matches leads;
	uint64_t agency_id = 0;
	enum err err;

	if (task->specialist.id != 0 || task->field_id == 0)
		return OK;
	agency_match_words(cx, names, task->lead_words, &leads);
	if (leads.n > 0 && leads.items[0].outcome == MATCH_ONE)
		agency_id = leads.items[0].name->agency_id;
	err = follow_store_find(cx, task->field_id, agency_id,
	    clock_day(cx->now), &proposal);
	if (err || proposal.specialist_id == 0)
		return err;
	out->follower_proposed = true;
	task->specialist.id = proposal.specialist_id;
	task->division_head.id = id_or(task->division_head.id,
	    proposal.division_head_id);
	task->office_leader.id = id_or(task->office_leader.id,
	    proposal.office_leader_id);
	return OK;
}

/* A kind chosen by the person overrides what the words seem to say. */
static void
read_deadline(const struct form *form, struct task_entry *entry)
{
	struct deadline *deadline = &entry->task.deadline;
	int kind = form_choice(form, TASK_DEADLINE_KIND);

	deadline->text = form_str(form, TASK_DEADLINE_TEXT);
	deadline->event_on = form_date(form, TASK_EVENT_ON);
	deadline->due_on = form_date(form, TASK_DUE_ON);
	deadline->due_minute = -1;
	deadline->event = "";
	deadline->derivation = "";
	entry->deadline_given = kind >= 0 || deadline->due_on != NO_DAY;
	if (kind >= 0)
		deadline->kind = (enum deadline_kind)kind;
	else if (entry->deadline_given)
		deadline->kind = DEADLINE_DATE;
}

/* R7: how often, or which milestones; those left empty are none. */
static void
read_parts(const struct form *form, struct task_entry *entry)
{
	struct series *series = &entry->series;
	struct milestone_list *list = &entry->milestones;
	int unit = form_choice(form, TASK_REPEAT_UNIT);

	series->unit = unit < 0 ? REPEAT_NONE : (enum repeat_unit)(unit + 1);
	series->every = (unsigned)form_int(form, TASK_REPEAT_EVERY);
	series->first_on = form_date(form, TASK_REPEAT_FIRST);
	series->until_on = form_date(form, TASK_REPEAT_UNTIL);
	series->next_on = NO_DAY;
	entry->repeats = unit >= 0 || series->first_on != NO_DAY ||
			 series->until_on != NO_DAY;
	list->n = 0;
	for (size_t i = 0; i < MILESTONES_MAX; i++) {
		struct milestone *m = &list->items[i];
		size_t field = TASK_MILESTONES + 3 * i;

		m->content = form_str(form, field);
		m->deadline.text = form_str(form, field + 1);
		m->product = form_str(form, field + 2);
		if (!text_is_empty(m->content) ||
		    !text_is_empty(m->deadline.text) ||
		    !text_is_empty(m->product))
			list->n = i + 1;
	}
}

static void
missing(struct cx *cx, const char *prefix, const char *name)
{
	(void)fail_field(cx, arena_printf(cx->mem, "%s%s", prefix, name),
	    "required");
}

/* R6: the class is chosen; R22: every follower but the division head. */
static void
check_given(struct cx *cx, const struct form *form, const char *prefix,
    const struct task *task)
{
	if (!cx->profile->report_always) {
		if (form_choice(form, TASK_HAS_DEADLINE) < 0)
			missing(cx, prefix, "has_deadline");
		if (form_choice(form, TASK_MUST_REPORT) < 0)
			missing(cx, prefix, "must_report");
	}
	if (task->field_id == 0)
		missing(cx, prefix, "field_id");
	if (task->specialist.id == 0)
		missing(cx, prefix, "specialist_id");
	if (task->office_leader.id == 0)
		missing(cx, prefix, "office_leader_id");
	if (task->chairman.id == 0)
		missing(cx, prefix, "chairman_id");
}

enum err
entry_read_task(struct cx *cx, const struct form *form, const char *prefix,
    const struct entry_defaults *defaults, const struct agency_name_list *names,
    int32_t issued_on, struct task_entry *out)
{
	struct task *task = &out->task;
	int has_deadline = form_choice(form, TASK_HAS_DEADLINE);
	unsigned before = cx->error.n_fields;
	enum err err;

	task->content = form_str(form, TASK_CONTENT);
	task->product = form_str(form, TASK_PRODUCT);
	task->receiving_authority = form_str(form, TASK_AUTHORITY);
	task->lead_words = form_str(form, TASK_LEAD);
	task->coordinating_words = form_str(form, TASK_COORDINATING);
	task->synthesising_agency_id = form_id(form, TASK_SYNTHESISING);
	task->paper_wanted = form_bool(form, TASK_PAPER_WANTED);
	task->starred = form_bool(form, TASK_STARRED);
	task->other_information = form_str(form, TASK_OTHER);
	task->has_deadline = has_deadline == 1;
	task->must_report = form_choice(form, TASK_MUST_REPORT) == 1;
	out->class_given = has_deadline >= 0;
	out->field_prefix = prefix;
	out->central_due_on = defaults->central_due_on;
	read_followers(form, defaults, task);
	read_deadline(form, out);
	read_parts(form, out);
	err = propose_follower(cx, names, out);
	if (err)
		return err;
	check_given(cx, form, prefix, task);
	err = task_entry_understand(cx, names, issued_on, out);
	if (err)
		return err;
	return cx->error.n_fields > before ? ERR_INPUT : OK;
}

static void
preset_id(struct cx *cx, struct form *form, const char *name, uint64_t id)
{
	form_preset(form, name,
	    id == 0 ? "" : arena_printf(cx->mem, "%" PRIu64, id));
}

static void
preset_day(struct form *form, const char *name, int32_t day)
{
	char text[16];

	form_preset(form, name, day_format(day, text));
}

void
entry_preset_directive(struct cx *cx, struct form *form,
    const struct directive *directive)
{
	char moment[24];

	form_preset(form, "doc_type", directive->doc_type);
	form_preset(form, "ref_number", directive->ref_number);
	form_preset(form, "ref_symbol", directive->ref_symbol);
	form_preset(form, "abstract", directive->abstract);
	preset_day(form, "issued_on", directive->issued_on);
	form_preset(form, "released_at",
	    moment_format(directive->released_at, moment));
	form_preset(form, "signer", directive->signer);
	preset_id(cx, form, "submitting_agency_id",
	    directive->submitting_agency_id);
	preset_id(cx, form, "assigner_id", directive->assigner_id);
	form_preset(form, "urgency", urgency_name(directive->urgency));
	form_preset(form, "source", source_name(directive->source));
	form_preset(form, "central_reference", directive->central_reference);
	preset_day(form, "central_due_on", directive_central_due(directive));
}

void
entry_preset_task(struct cx *cx, struct form *form, const struct task *task)
{
	form_preset(form, "content", task->content);
	form_preset(form, "product", task->product);
	form_preset(form, "receiving_authority", task->receiving_authority);
	form_preset(form, "lead", task->lead_words);
	form_preset(form, "coordinating", task->coordinating_words);
	form_preset(form, "deadline_text", task->deadline.text);
	form_preset(form, "deadline_kind",
	    deadline_kind_name(task->deadline.kind));
	preset_day(form, "due_on", task->deadline.due_on);
	preset_day(form, "event_on", task->deadline.event_on);
	form_preset(form, "has_deadline", task->has_deadline ? "1" : "0");
	form_preset(form, "must_report", task->must_report ? "1" : "0");
	preset_id(cx, form, "field_id", task->field_id);
	preset_id(cx, form, "specialist_id", task->specialist.id);
	preset_id(cx, form, "division_head_id", task->division_head.id);
	preset_id(cx, form, "office_leader_id", task->office_leader.id);
	preset_id(cx, form, "chairman_id", task->chairman.id);
	preset_id(cx, form, "synthesising_agency_id",
	    task->synthesising_agency_id);
	form_preset(form, "paper_wanted", task->paper_wanted ? "1" : "");
	form_preset(form, "starred", task->starred ? "1" : "");
	form_preset(form, "other_information", task->other_information);
}

void
entry_preset_plan(struct cx *cx, struct form *form, const struct series *series,
    const struct milestone_list *milestones)
{
	if (series->unit != REPEAT_NONE) {
		form_preset(form, "repeat_unit",
		    repeat_unit_name(series->unit));
		preset_id(cx, form, "repeat_every", series->every);
		preset_day(form, "repeat_first_on", series->first_on);
		preset_day(form, "repeat_until_on", series->until_on);
	}
	for (size_t i = 0; i < milestones->n; i++) {
		const struct milestone *m = &milestones->items[i];
		const char *name = arena_printf(cx->mem, "milestone_%zu_",
		    i + 1);

		form_preset(form, arena_printf(cx->mem, "%scontent", name),
		    m->content);
		form_preset(form,
		    arena_printf(cx->mem, "%sdeadline_text", name),
		    m->deadline.text);
		form_preset(form, arena_printf(cx->mem, "%sproduct", name),
		    m->product);
	}
}

static enum err
show_people(struct cx *cx, struct node *root, const char *name,
    unsigned positions)
{
	struct account_list people;
	enum err err;

	err = account_store_list_by_position(cx, positions, &people);
	if (err)
		return err;
	account_list_view(root, name, &people);
	return OK;
}

static enum err
show_followers(struct cx *cx, struct node *root)
{
	enum err err;

	err = show_people(cx, root, "Specialists",
	    1U << POSITION_SPECIALIST | 1U << POSITION_DIVISION_HEAD);
	if (err)
		return err;
	err = show_people(cx, root, "DivisionHeads",
	    1U << POSITION_DIVISION_HEAD);
	if (err)
		return err;
	err = show_people(cx, root, "OfficeLeaders",
	    1U << POSITION_OFFICE_LEADER);
	if (err)
		return err;
	return show_people(cx, root, "Chairmen",
	    1U << POSITION_CHAIRMAN | 1U << POSITION_VICE_CHAIRMAN);
}

static enum err
show_lists(struct cx *cx, struct node *root)
{
	struct doc_type_list doc_types;
	struct assigner_list assigners;
	struct work_field_list fields;
	enum err err;

	err = directive_store_list_doc_types(cx, &doc_types);
	if (err)
		return err;
	doc_type_list_view(root, "DocTypes", &doc_types);
	err = directive_store_list_assigners(cx, clock_day(cx->now),
	    &assigners);
	if (err)
		return err;
	assigner_list_view(root, "Assigners", &assigners);
	err = directive_store_list_fields(cx, &fields);
	if (err)
		return err;
	work_field_list_view(root, "Fields", &fields);
	return OK;
}

enum err
entry_show_choices(struct cx *cx, struct node *root)
{
	struct agency_list agencies;
	struct agency_group_list groups;
	int32_t today = clock_day(cx->now);
	enum err err;

	err = show_lists(cx, root);
	if (err)
		return err;
	err = show_followers(cx, root);
	if (err)
		return err;
	err = agency_store_list(cx, today, &agencies);
	if (err)
		return err;
	agency_list_view(root, "Agencies", &agencies);
	err = agency_store_list_groups(cx, today, &groups);
	if (err)
		return err;
	agency_group_list_view(root, "Groups", &groups);
	node_bool(root, "report_always", cx->profile->report_always);
	return OK;
}

static int64_t
members_of(const struct agency_name *name,
    const struct agency_group_list *groups)
{
	for (size_t i = 0; i < groups->n; i++)
		if (name->group_id != 0 &&
		    groups->items[i].id == name->group_id)
			return (int64_t)groups->items[i].n_members;
	return 1;
}

static void
matches_view(struct node *node, const char *list,
    const struct agency_matches *matches,
    const struct agency_group_list *groups)
{
	static const char *const outcomes[] = { "one", "none", "several" };

	node_list(node, list);
	for (size_t i = 0; i < matches->n; i++) {
		const struct agency_match *match = &matches->items[i];
		struct node *item = node_item(node, list, i);

		node_text(item, "typed", match->typed);
		node_text(item, "outcome", outcomes[match->outcome]);
		if (match->outcome == MATCH_ONE) {
			node_text(item, "name", match->name->name);
			node_int(item, "n_members",
			    members_of(match->name, groups));
		}
		for (size_t j = 0; j < match->n_candidates; j++)
			node_text(node_item(item, "Candidates", j), "name",
			    match->candidates[j]->name);
	}
}

void
entry_view(struct cx *cx, struct node *node, const struct task_entry *entry,
    const struct agency_group_list *groups)
{
	static const char *const clarities[] = { "clear", "proposed",
		"unclear" };
	int32_t due_on = entry->task.deadline.due_on;

	node_text(node, "clarity", clarities[entry->clarity]);
	if (entry->follower_proposed)
		node_text(node, "proposed", entry->task.specialist.name);
	deadline_view(node_child(node, "Deadline"), &entry->task.deadline);
	node_bool(node, "year_unconfirmed",
	    due_on != NO_DAY && !calendar_is_confirmed(cx->calendar, due_on));
	milestone_list_view(node, "Milestones", &entry->milestones);
	matches_view(node, "Leads", &entry->leads, groups);
	matches_view(node, "Coordinating", &entry->coordinating, groups);
}
