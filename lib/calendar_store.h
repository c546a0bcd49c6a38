/*
 * calendar_store: the days off and worked Saturdays with their basis, the
 * years, and the history of both. What programs count with is rules_store.
 */
#ifndef CALENDAR_STORE_H
#define CALENDAR_STORE_H

#include "calendar_change.h"
#include "db.h"

enum err calendar_store_list_years(struct cx *cx,
    struct calendar_year_list *out) MUST_CHECK;
enum err calendar_store_list_days(struct cx *cx, int year,
    struct calendar_day_list *out) MUST_CHECK;
enum err calendar_store_list_past(struct cx *cx, int year, unsigned max,
    struct calendar_past_list *out) MUST_CHECK;

/* The number of the newest line of the history; 0: none. */
enum err calendar_store_last_past(struct cx *cx, uint64_t *out) MUST_CHECK;
/* The lines after first up to last, by day. */
enum err calendar_store_list_span(struct cx *cx, uint64_t first, uint64_t last,
    struct calendar_past_list *out) MUST_CHECK;

enum err calendar_store_set_day(struct cx *cx, const struct calendar_edit *edit,
    const char *basis) MUST_CHECK;
/* A year that is not there yet comes, unconfirmed. */
enum err calendar_store_add_year(struct cx *cx, int year) MUST_CHECK;
enum err calendar_store_set_year(struct cx *cx, int year, bool confirmed,
    const char *basis) MUST_CHECK;
/* at and actor come from cx. */
enum err calendar_store_add_past(struct cx *cx,
    const struct calendar_past *past) MUST_CHECK;

extern const struct db_stmt_list calendar_store_statements;

#endif
