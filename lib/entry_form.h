/*
 * entry_form: the fields of a directive and of a task as people enter them,
 * shared by task-create, directive-edit and task-edit.
 *
 * The names are those of struct directive and struct task, so that what a verb
 * refuses appears at its field. Followers and field of work may be given once
 * for all tasks of a page (default_*), and again at one task where it differs.
 */
#ifndef ENTRY_FORM_H
#define ENTRY_FORM_H

#include "account_store.h"
#include "agency_store.h"
#include "directive_verbs.h"
#include "form.h"
#include "view.h"

enum directive_field {
	DIRECTIVE_DOC_TYPE,
	DIRECTIVE_REF_NUMBER,
	DIRECTIVE_REF_SYMBOL,
	DIRECTIVE_ABSTRACT,
	DIRECTIVE_ISSUED_ON,
	DIRECTIVE_RELEASED_AT,
	DIRECTIVE_SIGNER,
	DIRECTIVE_SUBMITTING_AGENCY,
	DIRECTIVE_ASSIGNER,
	DIRECTIVE_URGENCY,
	DIRECTIVE_SOURCE,
	DIRECTIVE_CENTRAL_REFERENCE, /* R61 */
	DIRECTIVE_CENTRAL_DUE,
	N_DIRECTIVE_FIELDS
};
#define DIRECTIVE_FIELDS_NEEDING(need_)                                        \
	[DIRECTIVE_DOC_TYPE] = { "doc_type", FIELD_LINE, 10, need_, NULL },    \
	[DIRECTIVE_REF_NUMBER] = { "ref_number", FIELD_LINE,                   \
		REF_NUMBER_MAX + REF_SYMBOL_MAX, need_, NULL },                \
	[DIRECTIVE_REF_SYMBOL] = { "ref_symbol", FIELD_LINE, REF_SYMBOL_MAX,   \
		FIELD_OPTIONAL, NULL },                                        \
	[DIRECTIVE_ABSTRACT] = { "abstract", FIELD_TEXT, ABSTRACT_MAX, need_,  \
		NULL },                                                        \
	[DIRECTIVE_ISSUED_ON] = { "issued_on", FIELD_DATE, 0, need_, NULL },   \
	[DIRECTIVE_RELEASED_AT] = { "released_at", FIELD_MOMENT, 0, need_,     \
		NULL },                                                        \
	[DIRECTIVE_SIGNER] = { "signer", FIELD_LINE, SIGNER_MAX, need_,        \
		NULL },                                                        \
	[DIRECTIVE_SUBMITTING_AGENCY] = { "submitting_agency_id", FIELD_ID, 0, \
		FIELD_OPTIONAL, NULL },                                        \
	[DIRECTIVE_ASSIGNER] = { "assigner_id", FIELD_ID, 0, need_, NULL },    \
	[DIRECTIVE_URGENCY] = { "urgency", FIELD_CHOICE, 0, need_,             \
		entry_urgencies },                                             \
	[DIRECTIVE_SOURCE] = { "source", FIELD_CHOICE, 0, need_,               \
		entry_sources },                                               \
	[DIRECTIVE_CENTRAL_REFERENCE] = { "central_reference", FIELD_LINE,     \
		CENTRAL_REFERENCE_MAX, FIELD_OPTIONAL, NULL },                 \
	[DIRECTIVE_CENTRAL_DUE] = { "central_due_on", FIELD_DATE, 0,           \
		FIELD_OPTIONAL, NULL }
#define DIRECTIVE_FIELDS DIRECTIVE_FIELDS_NEEDING(FIELD_REQUIRED)

enum task_field {
	TASK_CONTENT,
	TASK_PRODUCT,
	TASK_AUTHORITY,
	TASK_LEAD,
	TASK_COORDINATING,
	TASK_DEADLINE_TEXT,
	TASK_DEADLINE_KIND,
	TASK_DUE_ON,
	TASK_EVENT_ON,
	TASK_HAS_DEADLINE,
	TASK_MUST_REPORT,
	TASK_FIELD,
	TASK_SPECIALIST,
	TASK_DIVISION_HEAD,
	TASK_OFFICE_LEADER,
	TASK_CHAIRMAN,
	TASK_SYNTHESISING,
	TASK_PAPER_WANTED,
	TASK_STARRED,
	TASK_OTHER,
	TASK_REPEAT_UNIT, /* R7 */
	TASK_REPEAT_EVERY,
	TASK_REPEAT_FIRST,
	TASK_REPEAT_UNTIL,
	TASK_MILESTONES, /* three fields each */
	N_TASK_FIELDS = TASK_MILESTONES + 3 * MILESTONES_MAX
};
#define MILESTONE_FIELDS(n)                                                    \
	[TASK_MILESTONES +                                                     \
	    3 * ((n)-1)] = { "milestone_" #n "_content", FIELD_LINE,           \
		MILESTONE_CONTENT_MAX, FIELD_OPTIONAL, NULL },                 \
		[TASK_MILESTONES + 3 * ((n)-1) + 1] = { "milestone_" #n        \
							"_deadline_text",      \
			FIELD_LINE, DEADLINE_TEXT_MAX, FIELD_OPTIONAL, NULL }, \
		[TASK_MILESTONES + 3 * ((n)-1) +                               \
		    2] = { "milestone_" #n "_product", FIELD_LINE,             \
			MILESTONE_PRODUCT_MAX, FIELD_OPTIONAL, NULL }
/* Where a task may still lack them, the program asks later. */
#define TASK_FIELDS_NEEDING(need_)                                             \
	[TASK_CONTENT] = { "content", FIELD_TEXT, TASK_CONTENT_MAX, need_,     \
		NULL },                                                        \
	[TASK_PRODUCT] = { "product", FIELD_LINE, TASK_PRODUCT_MAX,            \
		FIELD_OPTIONAL, NULL },                                        \
	[TASK_AUTHORITY] = { "receiving_authority", FIELD_LINE,                \
		TASK_AUTHORITY_MAX, FIELD_OPTIONAL, NULL },                    \
	[TASK_LEAD] = { "lead", FIELD_LINE, TASK_WORDS_MAX, need_, NULL },     \
	[TASK_COORDINATING] = { "coordinating", FIELD_LINE, TASK_WORDS_MAX,    \
		FIELD_OPTIONAL, NULL },                                        \
	[TASK_DEADLINE_TEXT] = { "deadline_text", FIELD_LINE,                  \
		DEADLINE_TEXT_MAX, FIELD_OPTIONAL, NULL },                     \
	[TASK_DEADLINE_KIND] = { "deadline_kind", FIELD_CHOICE, 0,             \
		FIELD_OPTIONAL, entry_deadline_kinds },                        \
	[TASK_DUE_ON] = { "due_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL },     \
	[TASK_EVENT_ON] = { "event_on", FIELD_DATE, 0, FIELD_OPTIONAL, NULL }, \
	[TASK_HAS_DEADLINE] = { "has_deadline", FIELD_CHOICE, 0,               \
		FIELD_OPTIONAL, entry_yes_no },                                \
	[TASK_MUST_REPORT] = { "must_report", FIELD_CHOICE, 0, FIELD_OPTIONAL, \
		entry_yes_no },                                                \
	[TASK_FIELD] = { "field_id", FIELD_ID, 0, FIELD_OPTIONAL, NULL },      \
	[TASK_SPECIALIST] = { "specialist_id", FIELD_ID, 0, FIELD_OPTIONAL,    \
		NULL },                                                        \
	[TASK_DIVISION_HEAD] = { "division_head_id", FIELD_ID, 0,              \
		FIELD_OPTIONAL, NULL },                                        \
	[TASK_OFFICE_LEADER] = { "office_leader_id", FIELD_ID, 0,              \
		FIELD_OPTIONAL, NULL },                                        \
	[TASK_CHAIRMAN] = { "chairman_id", FIELD_ID, 0, FIELD_OPTIONAL,        \
		NULL },                                                        \
	[TASK_SYNTHESISING] = { "synthesising_agency_id", FIELD_ID, 0,         \
		FIELD_OPTIONAL, NULL },                                        \
	[TASK_PAPER_WANTED] = { "paper_wanted", FIELD_BOOL, 0, FIELD_OPTIONAL, \
		NULL },                                                        \
	[TASK_STARRED] = { "starred", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },   \
	[TASK_OTHER] = { "other_information", FIELD_TEXT, TASK_OTHER_MAX,      \
		FIELD_OPTIONAL, NULL },                                        \
	[TASK_REPEAT_UNIT] = { "repeat_unit", FIELD_CHOICE, 0, FIELD_OPTIONAL, \
		entry_repeat_units },                                          \
	[TASK_REPEAT_EVERY] = { "repeat_every", FIELD_INT, SERIES_EVERY_MAX,   \
		FIELD_OPTIONAL, NULL },                                        \
	[TASK_REPEAT_FIRST] = { "repeat_first_on", FIELD_DATE, 0,              \
		FIELD_OPTIONAL, NULL },                                        \
	[TASK_REPEAT_UNTIL] = { "repeat_until_on", FIELD_DATE, 0,              \
		FIELD_OPTIONAL, NULL },                                        \
	MILESTONE_FIELDS(1), MILESTONE_FIELDS(2), MILESTONE_FIELDS(3),         \
	MILESTONE_FIELDS(4), MILESTONE_FIELDS(5), MILESTONE_FIELDS(6)
#define TASK_FIELDS TASK_FIELDS_NEEDING(FIELD_REQUIRED)

extern const char *const entry_urgencies[];
extern const char *const entry_sources[];
extern const char *const entry_deadline_kinds[];
extern const char *const entry_yes_no[]; /* "0", "1" */
extern const char *const entry_repeat_units[];

/* Followers given once for all tasks; 0: none. */
struct entry_defaults {
	uint64_t field_id;
	uint64_t specialist_id;
	uint64_t division_head_id;
	uint64_t office_leader_id;
	uint64_t chairman_id;
	int32_t central_due_on; /* of the directive (R61); 0, NO_DAY: none */
};

/* The descriptive members of a directive; a reference typed whole into the
 * number ("1986/QĐ-UBND") is split. */
void entry_read_directive(struct cx *cx, const struct form *form,
    struct directive *out);
/*
 * One task, understood. prefix: "" or "task_3_"; form is the row of the group
 * or the form itself. Messages are recorded in cx->error under prefix + name;
 * ERR_INPUT then. Missing classes, field, followers are messages too (R6, R22).
 */
enum err entry_read_task(struct cx *cx, const struct form *form,
    const char *prefix, const struct entry_defaults *defaults,
    const struct agency_name_list *names, int32_t issued_on,
    struct task_entry *out) MUST_CHECK;

/* Raw texts of a directive or task for showing it in its form again. */
void entry_preset_directive(struct cx *cx, struct form *form,
    const struct directive *directive);
void entry_preset_task(struct cx *cx, struct form *form,
    const struct task *task);
void entry_preset_plan(struct cx *cx, struct form *form,
    const struct series *series, const struct milestone_list *milestones);

/* Everything the selects of the two forms need: DocTypes, Assigners, Fields,
 * Specialists, DivisionHeads, OfficeLeaders, Chairmen, Agencies (options),
 * Groups, report_always. */
enum err entry_show_choices(struct cx *cx, struct node *root) MUST_CHECK;
/* What was understood: Deadline.*, clarity, year_unconfirmed (the days off of
 * the due date's year are not announced), Leads.<i> and Coordinating.<i>
 * (typed, outcome, name, n_members, Candidates.<j>.name); of a staged task
 * Milestones.<i> (content, product, Deadline.*). */
void entry_view(struct cx *cx, struct node *node,
    const struct task_entry *entry, const struct agency_group_list *groups);

#endif
