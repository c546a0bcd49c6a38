/*
 * series_plan_verbs: what the two files of series_verbs share. Only they
 * include this.
 */
#ifndef SERIES_PLAN_VERBS_H
#define SERIES_PLAN_VERBS_H

#include "series_verbs.h"

/* Reads the words of a milestone: "required", "secret", "milestone_unclear",
 * "due_before_issue" at prefix + content or deadline_text. */
enum err series_milestone_check(struct cx *cx, const char *prefix,
    int32_t issued_on, struct milestone *milestone) MUST_CHECK;
/* The words, product and deadline of a milestone, put into a copy of a task:
 * "lập hồ sơ: rà soát quy hoạch ..." so that a list says which it is. */
void series_milestone_task(struct cx *cx, const struct task *parent,
    const struct milestone *milestone, struct task *out);
/* A change of a handed-out series: locks directive and parent, asks who may,
 * and for reason and document. */
/* R61: "after_central_due" at the field for a day that is not before the one
 * the centre set, while that is still to come. */
enum err series_refuse_late(struct cx *cx, const struct directive *directive,
    const char *field, int32_t day) MUST_CHECK;

enum err series_change_begin(struct cx *cx, uint64_t task_id,
    const char *reason, const char *document,
    struct series_page *out) MUST_CHECK;

#endif
