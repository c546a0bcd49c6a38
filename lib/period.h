/*
 * period: reporting periods and their cut-offs (domain 2.2).
 *
 * A month runs from the 15th of the month before to the 14th; quarter, 6 and 9
 * months and year likewise. The cut-off day counts whole. November 2026 is
 * 15/10-14/11/2026, to be sent by Tuesday 17/11/2026.
 */
#ifndef PERIOD_H
#define PERIOD_H

#include <stdbool.h>
#include <stdint.h>

#include "calendar.h"
#include "profile.h"

enum period_kind {
	PERIOD_MONTH,
	PERIOD_QUARTER,
	PERIOD_SIX_MONTHS,
	PERIOD_NINE_MONTHS,
	PERIOD_YEAR,
	PERIOD_FREE, /* ad hoc: two dates */
	N_PERIOD_KINDS
};

struct period {
	enum period_kind kind;
	int year;
	int number; /* month 1-12, quarter 1-4; else 0 */
	int32_t from;
	int32_t to;      /* cut-off, counts whole */
	int32_t send_by; /* working days after the cut-off */
};

const char *period_kind_name(enum period_kind kind);
bool period_kind_from_name(const char *name, enum period_kind *out);

/* false: no such period (month 13). PERIOD_FREE: use period_free. */
bool period_make(const struct profile *profile, const struct calendar *calendar,
    enum period_kind kind, int year, int number, struct period *out);
bool period_free(const struct profile *profile, const struct calendar *calendar,
    int32_t from, int32_t to, struct period *out);
/* The period of a kind that contains a day; for 6 and 9 months, that of the
 * reporting year which contains it, even when the day comes after. */
struct period period_of(const struct profile *profile,
    const struct calendar *calendar, enum period_kind kind, int32_t day);

#endif
