/*
 * overview: what a leader looks at first: what is overdue now, how long, whose
 * it is, and how the months went.
 */
#ifndef OVERVIEW_H
#define OVERVIEW_H

#include <stddef.h>
#include <stdint.h>

#include "period.h"

enum age_band {
	AGE_30,  /* 1 to 30 days late */
	AGE_60,  /* 31 to 60 */
	AGE_120, /* 61 to 120 */
	AGE_OLD, /* more */
	N_AGE_BANDS
};
extern const char *const age_band_names[N_AGE_BANDS + 1]; /* "late_1_30" */
enum age_band age_band_of(int32_t due_on, int32_t today);
/* The due dates of a band: NO_DAY where it has no end. */
void age_band_days(enum age_band band, int32_t today, int32_t *out_from,
    int32_t *out_to);

enum { OVERVIEW_MONTHS = 12, OVERVIEW_GROUPS_MAX = 10 };

/* What is overdue of an agency, a field, an assigner. */
struct overview_group {
	const char *key;
	const char *word; /* a key in Text, before the name; or "" */
	const char *name;
	uint32_t n;
};
struct overview_groups {
	size_t n; /* most first, then in the official order */
	struct overview_group *items;
};

/* Finished in a month, as known at its cut-off. */
struct overview_month {
	struct period period;
	uint32_t in_time;
	uint32_t late;
};

struct overview {
	uint32_t ages[N_AGE_BANDS];
	struct overview_groups agencies;
	struct overview_groups fields;
	struct overview_groups assigners;
	struct overview_month months[OVERVIEW_MONTHS]; /* the last is now */
};

/* Keeps those with anything, the largest first. */
void overview_groups_sort(struct overview_groups *groups);

#endif
