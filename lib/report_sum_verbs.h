/*
 * report_sum_verbs: finished work is summed once, by the batch, so that a
 * report adds up months instead of counting rows (report_sum_store); and what
 * is open every half hour, so that a report counts what happened since
 * (report_open_store).
 *
 * A day is summed when the day after it is over too: by then nothing that
 * happened on it is still on its way into the database, whatever a clock says.
 * What is amended afterwards is summed anew. A report asked before that, or
 * when the batch has not run for a year, is as right as ever, only slower.
 *
 * Each step is a small transaction of the caller; it may be lost or run twice.
 */
#ifndef REPORT_SUM_VERBS_H
#define REPORT_SUM_VERBS_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"

/* At most one month further. *out_more: there is more to sum. */
enum err report_sum_step(struct cx *cx, int32_t today,
    bool *out_more) MUST_CHECK;
/* What is open, as known five minutes before cx->now, if the newest sum of it
 * is older than half an hour or of another day. After the steps. */
enum err report_sum_open(struct cx *cx) MUST_CHECK;
/* Everything is forgotten: the steps begin anew. */
enum err report_sum_forget(struct cx *cx) MUST_CHECK;
/* Makes every sum again and compares. *out_days: how many days are summed;
 * *out_wrong: the rows that differ. In one snapshot. */
enum err report_sum_check(struct cx *cx, uint64_t *out_days,
    uint64_t *out_wrong) MUST_CHECK;

#endif
