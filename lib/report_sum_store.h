/*
 * report_sum_store: what was closed in the months behind, summed up once.
 *
 * report_month has one row for each reporting month, agency, role and leaf. It
 * says what was known at the end of the day "through" of report_progress. It is
 * made from assignment_interval alone, by report_sum_verbs and by nobody else;
 * who reads it (report_store) adds what was closed since and what is open
 * (report_open_store).
 */
#ifndef REPORT_SUM_STORE_H
#define REPORT_SUM_STORE_H

#include "db.h"

struct report_progress {
	int32_t through; /* NO_DAY: nothing is summed */
	int month_day;   /* on which the months summed begin */
	int64_t open_at; /* of the newest report_open; NO_MOMENT: none */
	int32_t open_on; /* the day on which it counts; NO_DAY */
};
enum err report_sum_store_get_progress(struct cx *cx,
    struct report_progress *out) MUST_CHECK;
/* FOR UPDATE: two who sum up come one after the other. */
enum err report_sum_store_lock_progress(struct cx *cx,
    struct report_progress *out) MUST_CHECK;
enum err report_sum_store_set_progress(struct cx *cx,
    const struct report_progress *progress) MUST_CHECK;
enum err report_sum_store_remove_all(struct cx *cx) MUST_CHECK;

/* The first day on which anything was closed; NO_DAY: none. */
enum err report_sum_store_first_closed(struct cx *cx, int32_t *out) MUST_CHECK;

/* A reporting month, up to the last day of it that is summed. */
struct report_month {
	int32_t first_day;
	int32_t last_day;
	int32_t quarter_from; /* the first days of what it lies in */
	int32_t year_from;
	int64_t known_at;
};
/* Instead of what is there. */
enum err report_sum_store_set_month(struct cx *cx,
    const struct report_month *month) MUST_CHECK;
/* *out: rows that are not as they would be made now. */
enum err report_sum_store_check_month(struct cx *cx,
    const struct report_month *month, uint64_t *out) MUST_CHECK;

/* The days up to "after" on which anything was closed that was amended since,
 * up to the end of "to". */
struct day_list {
	size_t n;
	int32_t *items; /* ascending */
};
enum err report_sum_store_list_amended(struct cx *cx, int32_t after, int32_t to,
    struct day_list *out) MUST_CHECK;

extern const struct db_stmt_list report_sum_store_statements;

#endif
