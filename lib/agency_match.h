/*
 * agency_match: the names a person typed, to agencies and groups (R8).
 *
 * Pure: works on the list of names from agency_store. Names are separated by
 * ';' or new lines, also by ',' when a part would not be found as a whole.
 * Matching is without accents and by words: the exact fold of a name, short
 * name, alias or group first; then a name in which every typed word begins a
 * word in order ("so xd" finds "Sở Xây dựng": "xd" also matches initials of
 * neighbouring words). One best answer, or none, or several: never a guess.
 * Answers carry the official name, whatever was typed.
 */
#ifndef AGENCY_MATCH_H
#define AGENCY_MATCH_H

#include "agency_store.h"

enum match_outcome { MATCH_ONE, MATCH_NONE, MATCH_SEVERAL };

struct agency_match {
	const char *typed; /* the part as typed */
	enum match_outcome outcome;
	const struct agency_name *name; /* MATCH_ONE */
	unsigned
	    score; /* 100: the very words; from 75: whole words of it in
		      their place; less: a likeness a person must confirm */
	size_t n_candidates; /* MATCH_SEVERAL: up to 8 */
	const struct agency_name *candidates[8];
};

struct agency_matches {
	size_t n;
	struct agency_match *items;
};

/* Makes the names ready once, where many fields are matched against them. */
void agency_match_prepare(struct cx *cx, struct agency_name_list *names);
/* Splits and matches. */
void agency_match_words(struct cx *cx, const struct agency_name_list *names,
    const char *typed, struct agency_matches *out);
/* The best answers for something half typed, for the picker; at most max. */
size_t agency_match_find(struct cx *cx, const struct agency_name_list *names,
    const char *typed, size_t max, const struct agency_name **out);

#endif
