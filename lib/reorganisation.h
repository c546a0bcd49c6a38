/*
 * reorganisation: agencies are renamed, merged, split, dissolved, or put under
 * another one, by one document (domain 2.8).
 *
 * What is finished stays with the predecessor, under its name; what is open
 * goes on at a successor, as it stands: the same assignment with all that was
 * said, at another agency. Where one successor then has the same task twice,
 * the weaker of the two is closed as transferred, unless something in it waits
 * for an answer. Where there are several successors, others may share a piece
 * of work with the one that goes on with it.
 *
 * Pure: which assignment goes where, given the parts and the choices.
 */
#ifndef REORGANISATION_H
#define REORGANISATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "agency.h"
#include "assignment.h"

enum reorganisation_kind {
	REORGANISE_RENAME,   /* one becomes one new */
	REORGANISE_MERGE,    /* several become one, new or there already */
	REORGANISE_SPLIT,    /* one becomes several */
	REORGANISE_DISSOLVE, /* ends; others take over what is open */
	REORGANISE_MOVE,     /* under another agency; nothing else changes */
	N_REORGANISATION_KINDS
};
enum reorganisation_state {
	REORGANISATION_PREPARED,
	REORGANISATION_EXECUTED,
	REORGANISATION_UNDONE,
	REORGANISATION_DROPPED,
	N_REORGANISATION_STATES
};

enum {
	REORGANISATION_PARTS_MAX = 100, /* on each side */
	REORGANISATION_NEW_MAX = 20,    /* new agencies in one form */
	REORGANISATION_WORK_MAX = 5000, /* open assignments in one act */
	REORGANISATION_NOTE_MAX = 1000
};

struct reorganisation {
	uint64_t id;
	enum reorganisation_kind kind;
	enum reorganisation_state state;
	const char *document;
	int32_t document_on;
	int32_t effective_on;
	const char *note;
	uint64_t parent_id; /* move: 0 for none above it */
	uint64_t keeper_id; /* whose account goes on; 0: nobody's */
	const char *created_by_name;
	int64_t executed_at; /* NO_MOMENT: not yet */
	const char *executed_by_name;
	int64_t ended_at; /* undone or dropped */
	const char *ended_by_name;
	const char *ended_basis;
	uint64_t n_moved;
	uint64_t version;
};
struct reorganisation_list {
	size_t n;
	struct reorganisation *items;
	const char **from; /* names, in one line */
	const char **to;
};

struct reorganisation_part {
	bool from;    /* a predecessor; else a successor */
	bool created; /* a new agency of this act */
	uint64_t agency_id;
	const char *name;
	bool valid;       /* on the day before (from), on the day (to) */
	bool has_account; /* open */
	int32_t valid_from;
	int32_t valid_to;
	uint64_t successor_id;
	uint64_t parent_id;
	uint64_t version;
};
struct reorganisation_parts {
	size_t n;
	struct reorganisation_part *items;
};

enum choice_kind { CHOICE_ALL, CHOICE_FIELD, CHOICE_ASSIGNMENT, N_CHOICES };
struct reorganisation_choice {
	enum choice_kind kind;
	uint64_t object_id;
	uint64_t agency_id;
};
struct reorganisation_choices {
	size_t n;
	struct reorganisation_choice *items;
};

enum work_fate {
	WORK_MOVES,
	WORK_CLOSES, /* the successor has the same task already */
	WORK_STAYS,  /* the successor's own, untouched */
	WORK_LOST,   /* nobody was named to take it over */
	N_WORK_FATES
};
struct reorganisation_work {
	struct assignment_line line;
	uint64_t field_id;
	uint64_t to_id; /* 0 with WORK_LOST */
	const char *to_name;
	enum work_fate fate;
};
struct reorganisation_works {
	size_t n;
	struct reorganisation_work *items;
};

/* Works beside the one that goes on with it: coordinates what that one leads,
 * else in the same role. */
struct reorganisation_share {
	uint64_t work_id; /* an assignment */
	uint64_t agency_id;
	uint64_t task_id; /* the rest by the plan */
	const char *agency_name;
	enum assignment_role role;
};
struct reorganisation_shares {
	size_t n;
	struct reorganisation_share *items;
};

/* Whom the choices name for this work; with one successor it is that one. */
uint64_t reorganisation_target(const struct reorganisation_parts *parts,
    const struct reorganisation_choices *choices,
    const struct reorganisation_work *work);
/* Fills to_id, to_name and fate of each. Works of successors are their own. */
void reorganisation_plan(const struct reorganisation_parts *parts,
    const struct reorganisation_choices *choices,
    struct reorganisation_works *works);

/* After the plan. Leaves out a share whose work is no longer there, or stays,
 * or is lost; of who is no successor; of who has the same task anyway. */
void reorganisation_plan_shares(const struct reorganisation_parts *parts,
    const struct reorganisation_works *works,
    struct reorganisation_shares *shares);
/* NULL: it is none of them. */
const struct reorganisation_work *
works_find(const struct reorganisation_works *works, uint64_t id);
/* Do these words name it: all, its field of work, or it? */
bool choice_names(const struct reorganisation_choice *choice,
    const struct reorganisation_work *work);

size_t parts_count(const struct reorganisation_parts *parts, bool from);
/* NULL: it is not on this side. */
const struct reorganisation_part *
parts_find(const struct reorganisation_parts *parts, bool from,
    uint64_t agency_id);
/* The one successor, or 0 when there is none or are several. */
uint64_t parts_single_heir(const struct reorganisation_parts *parts);

extern const char *const reorganisation_kind_names[];  /* then NULL */
extern const char *const reorganisation_state_names[]; /* then NULL */
const char *reorganisation_kind_name(enum reorganisation_kind kind);
const char *reorganisation_state_name(enum reorganisation_state state);
bool reorganisation_kind_from_name(const char *name,
    enum reorganisation_kind *out);
bool reorganisation_state_from_name(const char *name,
    enum reorganisation_state *out);
const char *choice_kind_name(enum choice_kind kind); /* "assignment" */
const char *work_fate_name(enum work_fate fate);     /* "moves" */

#endif
