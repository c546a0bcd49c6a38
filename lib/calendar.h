/*
 * calendar: working days (domain 2.7).
 *
 * A weekday (Monday to Friday) is a working day unless it is a day off; a
 * Saturday or Sunday is one only when it is a makeup workday ("làm bù"). The
 * days come from tables kept by the administrator; no formula can give Tết or
 * the swaps. The day of the event is day 0; n working days later is the n-th
 * working day after it; an event on a day off counts the same way.
 */
#ifndef CALENDAR_H
#define CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct calendar_day {
	int32_t day;
	bool working;     /* true: a makeup workday; false: a day off */
	const char *name; /* "Giỗ Tổ Hùng Vương (nghỉ bù)" */
};

struct calendar_year {
	int year;
	bool confirmed;
};

/* Sorted by day, by year; owned by whoever filled it (rules_store: process). */
struct calendar {
	size_t n_days;
	const struct calendar_day *days;
	size_t n_years;
	const struct calendar_year *years;
};

bool calendar_is_working(const struct calendar *calendar, int32_t day);
/* n >= 0 working days after day; n == 0 is day itself. */
int32_t calendar_add(const struct calendar *calendar, int32_t day, int n);
/* n >= 0 working days before day; n == 0 is day itself. */
int32_t calendar_subtract(const struct calendar *calendar, int32_t day, int n);
/* Working days in (from, to]; negative when to < from. */
int calendar_between(const struct calendar *calendar, int32_t from, int32_t to);
/* Has the year of this day been announced? (a date in another year warns) */
bool calendar_is_confirmed(const struct calendar *calendar, int32_t day);

/*
 * How the date was found, as officials write it, in mem:
 * "ngày 24/4/2026 + 1 ngày làm việc, bỏ qua 25-27/4 → 28/4/2026"; worked
 * Saturdays are named too ("tính cả 26/4 làm bù"). Runs across months are
 * written "30/4-03/5" and across years "31/12/2025-04/01/2026".
 */
const char *calendar_derivation(struct arena *mem,
    const struct calendar *calendar, int32_t from, int n);
/*
 * Back from such a text, whatever words stand before it (out_before, in mem):
 * false when it tells of no working days.
 */
bool calendar_derivation_read(struct arena *mem, const char *derivation,
    const char **out_before, int32_t *out_from, int *out_n);

#endif
