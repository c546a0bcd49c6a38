/*
 * directive_verbs: entering and handing out (R1-R9, R11, R21-R27).
 *
 * All run inside the caller's transaction, check who acts (cx->actor), write,
 * add the event and queue the messages.
 */
#ifndef DIRECTIVE_VERBS_H
#define DIRECTIVE_VERBS_H

#include "agency_match.h"
#include "cx.h"
#include "directive.h"
#include "series.h"
#include "task.h"

/* A task as it is entered: the struct, the deadline as understood, and who. */
struct task_entry {
	struct task task;       /* lead_words, coordinating_words as typed */
	bool deadline_given;    /* a person chose kind and date themselves */
	bool proposal_accepted; /* what the reader mended is right */
	bool class_given;       /* has_deadline was chosen; else, where every
				   task reports (KH), it follows the kind */
	struct agency_matches leads;
	struct agency_matches coordinating;
	enum deadline_clarity clarity;
	int32_t central_due_on; /* of the directive (R61); 0, NO_DAY: none */
	bool repeats;           /* R7: something of series was given */
	struct series series;
	struct milestone_list milestones;
	bool follower_proposed; /* by Phụ lục I, nobody was chosen (R23) */
	const char *field_prefix; /* "task_3_": where messages belong */
};

/*
 * Understands one entry: resolves names, reads the deadline (unless given),
 * applies R5/R6 (report_always) and R22 (division head). Records field
 * messages (prefix + name): "unknown_agency", "ambiguous_agency",
 * "deadline_unclear", "deadline_missing", "division_head_missing" ... and
 * returns ERR_INPUT when there are any. Writes nothing; the check page uses it.
 */
enum err task_entry_understand(struct cx *cx,
    const struct agency_name_list *names, int32_t issued_on,
    struct task_entry *entry) MUST_CHECK;

/* To show a form that changes it: ERR_DENIED for who only reads it (R17),
 * before anything is typed in vain. */
enum err directive_open_to_change(struct cx *cx, uint64_t id,
    struct directive *out) MUST_CHECK;
enum err task_open_to_change(struct cx *cx, uint64_t id, struct task *out,
    struct directive *out_directive) MUST_CHECK;

/* What is wrong with a new directive, at its fields; writes nothing. */
enum err directive_check(struct cx *cx,
    const struct directive *directive) MUST_CHECK;
/* A new draft directive with its understood tasks and draft assignments; gives
 * ids. Refuses marks of secrecy ("secret" at the field, nothing stored). */
enum err directive_create(struct cx *cx, struct directive *directive,
    struct task_entry *entries, size_t n) MUST_CHECK;
/* The same for a table that is brought in: up to TASKS_IMPORT_MAX tasks. */
enum err directive_create_many(struct cx *cx, struct directive *directive,
    struct task_entry *entries, size_t n) MUST_CHECK;
/* More tasks to a directive, draft or forwarded (the new ones are drafts). */
enum err directive_add_tasks(struct cx *cx, uint64_t directive_id,
    struct task_entry *entries, size_t n) MUST_CHECK;
/* Fields of the directive; after forwarding a reason is needed and old values
 * go to the history (R27). */
enum err directive_amend(struct cx *cx, const struct directive *directive,
    const char *reason) MUST_CHECK;
/* Draft tasks may be changed freely until forwarded: replaces task and its
 * draft assignments. */
enum err task_rewrite_draft(struct cx *cx, struct task_entry *entry) MUST_CHECK;
/* Takes a draft task out (its draft assignments become cancelled). */
enum err task_drop_draft(struct cx *cx, uint64_t task_id,
    uint64_t version) MUST_CHECK;

/* The same for all tasks of a directive of which nothing was handed out, in one
 * step; ERR_CONFLICT where something was, or none is left. */
enum err directive_drop_drafts(struct cx *cx, uint64_t directive_id,
    uint64_t version, size_t *out_n) MUST_CHECK;

/* Hands out every draft task: assignments become assigned, due dates copied,
 * agencies told, record clock stops. Nothing to hand out: ERR_CONFLICT. */
enum err directive_forward(struct cx *cx, uint64_t directive_id,
    uint64_t version, size_t *out_assignments) MUST_CHECK;

#endif
