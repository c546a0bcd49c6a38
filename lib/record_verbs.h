/*
 * record_verbs: what the verbs on a directive and its drafts share.
 *
 * Only directive_verbs.c, forward_verbs.c and outgoing_verbs.c include this.
 * The order of locks is the same everywhere: assignments by id, task,
 * directive.
 */
#ifndef RECORD_VERBS_H
#define RECORD_VERBS_H

#include "assignment_store.h"
#include "entry_verbs.h"
#include "event.h"

/* R11: "secret" at each field that bears a mark. Looked at before anything is
 * written or said to the log. */
enum err entries_refuse_secret(struct cx *cx, const struct directive *directive,
    const struct task_entry *entries, size_t n) MUST_CHECK;
/* R61: an internal due date comes before the Government's; "after_central_due"
 * at the field of what does not. */
enum err entries_refuse_late(struct cx *cx, const struct directive *directive,
    const struct task_entry *entries, size_t n) MUST_CHECK;
/* The same of what is open already, at "central_due_on". */
enum err assignments_refuse_late(struct cx *cx,
    const struct directive *directive,
    const struct assignment_list *all) MUST_CHECK;
/* Who the entries go to, in places[i]; each must have a lead (R22). */
enum err entries_expand(struct cx *cx, const struct task_entry *entries,
    size_t n, struct place_list *places) MUST_CHECK;

/* Tasks and distinct agencies of a directive as stored: what R25 asks. */
void count_stored(const struct assignment_list *list, unsigned *out_tasks,
    unsigned *out_agencies);
/* R24: fills record_due_at and record_derivation. */
void record_clock_start(struct cx *cx, struct directive *directive,
    unsigned n_tasks, unsigned n_agencies);
/* The clock again, after tasks or agencies of the locked directive changed. It
 * has stopped when the directive was handed out; the version moves on all the
 * same, so that whoever looked before is told. */
enum err record_clock_restart(struct cx *cx,
    struct directive *directive) MUST_CHECK;

enum err drafts_add(struct cx *cx, const struct task *task,
    const struct place_list *places) MUST_CHECK;
/* Drafts of one task become these places and no others; keep_same: rows that
 * fit stay. all: the locked assignments of the task, others are skipped. */
enum err drafts_replace(struct cx *cx, const struct task *task,
    const struct assignment_list *all, const struct place_list *places,
    bool keep_same) MUST_CHECK;

/* An event about the directive (task_id 0) or one task. */
enum err directive_note(struct cx *cx, uint64_t directive_id, uint64_t task_id,
    struct event *event) MUST_CHECK;
/* R17: the office reads each other's directives; who recorded one, or follows
 * a task of it, changes it. */
enum err directive_may_change(struct cx *cx, const struct directive *directive,
    const struct task_list *tasks) MUST_CHECK;
/* Everything of a directive, locked; then who may, then the version. */
enum err directive_lock_whole(struct cx *cx, uint64_t id, uint64_t version,
    struct directive *directive, struct task_list *tasks,
    struct assignment_list *all) MUST_CHECK;

#endif
