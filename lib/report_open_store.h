/*
 * report_open_store: what is open, summed up some minutes ago.
 *
 * report_open has one row for each agency, role and leaf of what was open at
 * the moment open_at of report_progress; report_open_task how many tasks that
 * and what was completed in the running periods belong to. Both are made from
 * assignment_interval alone, by report_sum_verbs and by nobody else, and count
 * as on the day open_on: what is overdue, and new in the running month.
 *
 * Who reads them adds the versions that began since and takes away those that
 * ended: a few rows. So the figures are those of the moment asked for, not of
 * some minutes ago.
 */
#ifndef REPORT_OPEN_STORE_H
#define REPORT_OPEN_STORE_H

#include "db.h"
#include "report.h"
#include "report_sum_store.h"

/* The running periods of the day, as known at a moment. */
struct report_open {
	int64_t known_at;
	int32_t on;
	int32_t month_from;
	int32_t quarter_from;
	int32_t year_from;
};
/* Beside what is there of other moments. */
enum err report_open_store_add(struct cx *cx,
    const struct report_open *open) MUST_CHECK;
/* *out: rows that are not as they would be made now. */
enum err report_open_store_check(struct cx *cx, const struct report_open *open,
    uint64_t *out) MUST_CHECK;
/* All but those of one moment; NO_MOMENT: all. */
enum err report_open_store_remove_others(struct cx *cx,
    int64_t known_at) MUST_CHECK;

/* Agency, leaf, then the figures as report_store reads them of months. */
enum err report_open_store_sums(struct cx *cx, const struct report_query *query,
    int64_t open_at, struct db_rows **out) MUST_CHECK;
/* Distinct tasks, open or completed in the period; of the kinds but
 * PERIOD_FREE. */
enum err report_open_store_count_tasks(struct cx *cx,
    const struct report_query *query, int64_t open_at,
    uint32_t *out) MUST_CHECK;
/* Of all agencies and roles, at cx->now. */
enum err report_open_store_count(struct cx *cx, int64_t open_at,
    uint32_t *out_open, uint32_t *out_overdue) MUST_CHECK;

extern const struct db_stmt_list report_open_store_statements;

#endif
