/*
 * follow: who follows a field of work at an agency, by dates: Phụ lục I (R23,
 * domain 4.1). A line for one agency goes before one for every agency.
 */
#ifndef FOLLOW_H
#define FOLLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	FOLLOW_BASIS_MAX = 200,
	FOLLOW_CELLS_MAX = 4000, /* filled at once */
	FOLLOW_MOVES_MAX = 500   /* tasks shown and given at once */
};

/* Lines that say the same of several agencies, as one. */
struct follow_line {
	uint64_t id; /* of the first */
	uint64_t field_id;
	const char *field_name;
	uint64_t n_agencies; /* 0: every agency */
	const char *agencies;
	const char *specialist_name;
	const char *deputy_name;
	const char *division_head_name;
	const char *office_leader_name;
	int32_t valid_from;
	int32_t valid_to; /* LAST_DAY: no end is set */
	const char *basis;
	const char *entered_by;
};
struct follow_lines {
	size_t n;
	struct follow_line *items;
};

struct follow_filter {
	uint64_t field_id;
	uint64_t agency_id; /* also lines for every agency */
	uint64_t specialist_id;
	int32_t on; /* NO_DAY: of all times */
};

/* A field where nobody follows some agencies, or two follow one. */
struct follow_flaw {
	uint64_t field_id;
	const char *field_name;
	uint64_t n_agencies;
	const char *agencies; /* the first of them */
	const char *people;   /* of an overlap */
};
struct follow_flaws {
	size_t n;
	struct follow_flaw *items;
};

/* Who follows a field at an agency on a day; specialist_id 0: nobody. During
 * his absence it is the deputy, stands_in is set. */
struct follow_proposal {
	uint64_t specialist_id;
	uint64_t division_head_id;
	uint64_t office_leader_id;
	bool stands_in;
};

/* An open task whose specialist is not the one of Phụ lục I. */
struct follow_move {
	uint64_t task_id;
	uint64_t assignment_id;
	const char *reference;
	const char *title;
	const char *agency_name;
	const char *field_name;
	const char *from_name;
	uint64_t to_id;
	const char *to_name;
};
struct follow_moves {
	size_t n;
	struct follow_move *items;
};

struct follow_absence {
	uint64_t id;
	const char *name;
	int32_t valid_from;
	int32_t valid_to;
	const char *basis;
};
struct follow_absences {
	size_t n;
	struct follow_absence *items;
};

#endif
