/*
 * entry_verbs: from what a person typed to a task and the agencies it goes to.
 *
 * task_entry_understand is declared in directive_verbs.h; here is what the
 * verbs on tasks share besides.
 */
#ifndef ENTRY_VERBS_H
#define ENTRY_VERBS_H

#include "account.h"
#include "assignment.h"
#include "directive_verbs.h"

/* One agency of a task. */
struct place {
	uint64_t agency_id;
	enum assignment_role role;
};
struct place_list {
	size_t n;
	struct place *items;
};

/*
 * Names to agencies, groups to their members of today: leads first, each agency
 * once, lead before coordinating. Names that were not matched are skipped;
 * matches_check speaks of them. More than TASK_AGENCIES_MAX: "too_many"
 * at the field.
 */
enum err places_expand(struct cx *cx, const struct agency_matches *leads,
    const struct agency_matches *coordinating, const char *field,
    struct place_list *out) MUST_CHECK;
bool places_hold(const struct place_list *places, uint64_t agency_id);

/* "unknown_agency" or "ambiguous_agency" at the field when a name did not
 * lead to exactly one agency or group. */
void matches_check(struct cx *cx, const char *field,
    const struct agency_matches *matches, enum err *err);

/* The name of a field of an entry: its prefix and the name. */
const char *entry_field(struct cx *cx, const struct task_entry *entry,
    const char *name);

/* R61: "after_central_due" where a due date of the entry is not before the
 * Government's; central_due_on NO_DAY: it set none. */
void entry_refuse_late(struct cx *cx, const struct task_entry *entry,
    int32_t central_due_on, enum err *err);

/* R22: does this person have one of these positions (1u << POSITION_...)?
 * Fills the names; "required" or "bad_choice" at the field. */
enum err follower_check(struct cx *cx, const char *field, unsigned positions,
    struct follower *follower, enum position *out_position) MUST_CHECK;

/* What a task is found by, as task_store wants it. */
const char *task_search_text(struct cx *cx, const struct directive *directive,
    const struct task *task);
/* Fills title from content, and "" for texts that are NULL. */
void task_complete(struct cx *cx, struct task *task);

#endif
