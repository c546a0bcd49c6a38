/*
 * series_verbs: tasks done in parts, from plan to last part (R7).
 *
 * What is planned is entered with the task (directive_verbs). Handing out the
 * directive closes the drafts of the parent, which never gets an assignment,
 * and hands out its parts: all milestones, or the first occurrence. The other
 * occurrences come with the batch, each once whoever runs it however often: the
 * plan's row is locked, and (parent, number) is a unique key.
 *
 * An occurrence is handed out as the one before it stands that day: its words,
 * followers and agencies. So what was amended, transferred or handed to another
 * specialist holds for the periods to come. One that was recalled from everyone
 * is passed over; when all of them were, the words of the parent say who.
 */
#ifndef SERIES_VERBS_H
#define SERIES_VERBS_H

#include "agency_store.h"
#include "assignment_store.h"
#include "directive.h"
#include "directive_verbs.h"
#include "series.h"
#include "task.h"

/* R7 of one entry whose words were read: fills task.deadline.kind and its
 * derivation, and says at which field something is wrong. */
void series_entry_check(struct cx *cx, int32_t issued_on,
    struct task_entry *entry, enum err *err);
/* Stores the plan of a stored draft. */
enum err series_put_plan(struct cx *cx,
    const struct task_entry *entry) MUST_CHECK;
/* The plan as stored, milestones read again. */
enum err series_get_plan(struct cx *cx, const struct task *task,
    int32_t issued_on, struct series *out_series,
    struct milestone_list *out_milestones) MUST_CHECK;

/* Hands out the parts of a locked task in place of its drafts; drafts are the
 * locked assignments. *handled false: it has no plan. *n grows by each. */
enum err series_hand_out(struct cx *cx, const struct directive *directive,
    const struct task *task, const struct assignment_list *drafts,
    bool *handled, size_t *n) MUST_CHECK;
/* It was not handed out after all: what was made of it are no parts of it any
 * more, and the plan begins anew. Their assignments are the caller's. */
enum err series_take_back(struct cx *cx, uint64_t task_id) MUST_CHECK;

/* One occurrence that opened by that day, in one transaction of the caller;
 * any piece may be lost or run by two programs at once. */
enum err series_step(struct cx *cx, int32_t day, uint64_t *n_made,
    bool *out_more) MUST_CHECK;

/* A task done in parts as cx->actor may see it: the office everything, an
 * agency what it was handed. ERR_MISSING for others. lines: of the directive.
 */
struct series_page {
	struct task task;
	struct directive directive;
	struct series series;
	struct task_list parts;
	struct assignment_lines lines;
	struct series_standing standing;
	bool may_change;
};
enum err series_open(struct cx *cx, uint64_t task_id,
    struct series_page *out) MUST_CHECK;
/* How the parts of one task stand; by their lead agencies (4.7 rule 8). */
struct series_standing series_stand(struct cx *cx, uint64_t parent_id,
    const struct task_list *tasks, const struct assignment_lines *lines,
    const struct series *series);

/* When it ends: a later day, an earlier one, or not (NO_DAY). Occurrences
 * that were handed out stay. A reason and a document, as for every change. */
enum err series_set_until(struct cx *cx, uint64_t task_id, uint64_t version,
    int32_t until_on, const char *reason, const char *document) MUST_CHECK;
/* One more milestone, handed out at once to the agencies of the last one. */
enum err series_add_milestone(struct cx *cx, uint64_t task_id, uint64_t version,
    const struct milestone *milestone, const char *reason,
    const char *document) MUST_CHECK;
/* Recalls or cancels (decided_by not NULL) this assignment and everything else
 * of its series that is open; nothing more of it comes. */
enum err series_end(struct cx *cx, uint64_t assignment_id, uint64_t version,
    const char *reason, const char *document,
    const char *decided_by) MUST_CHECK;

#endif
