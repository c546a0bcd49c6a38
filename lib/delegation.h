/*
 * delegation: how an agency hands an assignment on inside (R31, Phụ lục III):
 * one leader in charge, then divisions, then officers, each with a date of its
 * own that is never after the agency's. The agency's progress stays one: a
 * delegation moves no state and no clock. The office sees the leader in charge
 * and nothing else of it.
 *
 * A sheet is never changed. Each time it is decided anew it gets its next
 * version; the newest one is in force and the older ones are its history.
 */
#ifndef DELEGATION_H
#define DELEGATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assignment.h"

enum {
	DELEGATION_PARTS_MAX = 12,
	DIVISION_MAX = 200,
	PRODUCT_INSIDE_MAX = 300,
	GUIDANCE_MAX = 4000,
	DELEGATION_NOTE_MAX = 4000
};

/* Who does it: a division, an officer, or an officer of a division. */
struct delegation_part {
	size_t number; /* its row in the form, from 0; 0 leads, others help */
	const char *division;
	const char *officer; /* name as typed */
	uint64_t officer_id; /* of the register; 0: of no registered one */
	int32_t due_on;      /* NO_DAY: the agency's own */
	const char *product;
};

struct delegation {
	uint64_t assignment_id;
	uint64_t version; /* 0: not delegated */
	int64_t at;
	const char *author_name; /* officer, else account */
	const char *leader;
	const char *guidance;
	size_t n_parts;
	struct delegation_part *parts;
};

struct delegation_list {
	size_t n;
	struct delegation *items;
};

struct delegation_note {
	uint64_t id;
	uint64_t assignment_id;
	int64_t at;
	const char *author_name;
	const char *note;
};

struct delegation_notes {
	size_t n;
	struct delegation_note *items;
};

/* The lists of an agency: its open assignments */
enum delegated {
	DELEGATED_TO_NONE, /* that nobody was given yet */
	DELEGATED_TO_ME,   /* that the officer at the desk was given */
	DELEGATED_LATE,    /* of which a date inside has passed */
	DELEGATED,         /* that somebody was given */
	N_DELEGATED
};

/* A line of these lists. */
struct delegation_line {
	uint64_t assignment_id;
	const char *title;
	const char *reference;
	enum assignment_role role;
	enum assignment_state state;
	int32_t due_on;
	const char *leader; /* "" when not delegated */
	const char *doers;  /* officers and divisions, the leading one first */
	int32_t inside_due_on; /* the first of the dates inside */
};

struct delegation_lines {
	size_t n;
	struct delegation_line *items;
};

/* Names of divisions, to choose from. */
struct division_list {
	size_t n;
	const char **items;
};

#endif
