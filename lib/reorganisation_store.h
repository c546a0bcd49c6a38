/*
 * reorganisation_store: acts of reorganising, their parts and choices, the
 * rows they touch, and how those were before.
 *
 * A step is one row of another table: what it is now, in the columns an act may
 * change. The same shape is read before (list), written by the act (apply),
 * kept (add) and written back when the act is undone (apply again). Assignments
 * are not applied here: they go through assignment_store_set, as everywhere.
 */
#ifndef REORGANISATION_STORE_H
#define REORGANISATION_STORE_H

#include "db.h"
#include "reorganisation.h"

enum step_kind {
	STEP_ASSIGNMENT, /* agency_id, state */
	STEP_AGENCY,     /* agency_id: parent, other_id: successor, validity */
	STEP_ACCOUNT,    /* agency_id, state open/closed, login, name, email;
			    other_id: 0 for a personal one */
	STEP_OFFICER,    /* agency_id, state: duty, valid_to */
	STEP_MEMBER,     /* row_id: group; agency_id, valid_from, valid_to */
	STEP_NEW_MEMBER, /* the same, of a row the act added */
	STEP_FOLLOW,     /* agency_id, valid_to */
	STEP_NEW_FOLLOW, /* a row the act added */
	STEP_SYNTHESIS,  /* a task; agency_id: who synthesises */
	STEP_SHARE,      /* an assignment the act added; agency_id: whose */
	N_STEP_KINDS
};
struct reorganisation_step {
	enum step_kind kind;
	uint64_t row_id;
	uint64_t version;
	uint64_t agency_id;
	uint64_t other_id;
	const char *state;
	int32_t valid_from;
	int32_t valid_to;
	const char *login;
	const char *name;
	const char *email;
};
struct reorganisation_steps {
	size_t n;
	struct reorganisation_step *items;
};

enum err reorganisation_store_get(struct cx *cx, uint64_t id,
    struct reorganisation *out) MUST_CHECK;
enum err reorganisation_store_lock(struct cx *cx, uint64_t id,
    struct reorganisation *out) MUST_CHECK;
/* Newest first; with the names of their parts. agency_id 0: all. */
enum err reorganisation_store_list(struct cx *cx, uint64_t agency_id,
    struct reorganisation_list *out) MUST_CHECK;
enum err reorganisation_store_count_due(struct cx *cx, int32_t today,
    uint64_t *out) MUST_CHECK;
enum err reorganisation_store_add(struct cx *cx,
    struct reorganisation *r) MUST_CHECK;
/* ERR_CONFLICT when the version is no longer this one. */
enum err reorganisation_store_set_executed(struct cx *cx,
    const struct reorganisation *r, uint64_t n_moved) MUST_CHECK;
enum err reorganisation_store_set_ended(struct cx *cx,
    const struct reorganisation *r, enum reorganisation_state state,
    const char *basis) MUST_CHECK;
/* Only the version: what was rehearsed before is stale. */
enum err reorganisation_store_touch(struct cx *cx,
    const struct reorganisation *r) MUST_CHECK;

/* What it says of itself, while prepared; r->version becomes the next. */
enum err reorganisation_store_set(struct cx *cx,
    struct reorganisation *r) MUST_CHECK;
/* All of them: others are named instead. */
enum err reorganisation_store_clear_parts(struct cx *cx,
    uint64_t id) MUST_CHECK;
enum err reorganisation_store_add_part(struct cx *cx, uint64_t id, bool from,
    uint64_t agency_id, size_t place, bool created) MUST_CHECK;
/* Predecessors first; validity as of the effective day. */
enum err reorganisation_store_list_parts(struct cx *cx,
    const struct reorganisation *r,
    struct reorganisation_parts *out) MUST_CHECK;
enum err reorganisation_store_set_choice(struct cx *cx, uint64_t id,
    const struct reorganisation_choice *choice) MUST_CHECK;
enum err reorganisation_store_list_choices(struct cx *cx, uint64_t id,
    struct reorganisation_choices *out) MUST_CHECK;

enum err reorganisation_store_set_share(struct cx *cx, uint64_t id,
    uint64_t work_id, uint64_t agency_id, bool chosen) MUST_CHECK;
/* Those chosen; without name and role, which the plan gives. */
enum err reorganisation_store_list_shares(struct cx *cx, uint64_t id,
    struct reorganisation_shares *out) MUST_CHECK;

/* Open assignments of the predecessors, by id, and those the successors have of
 * the same tasks; at most REORGANISATION_WORK_MAX + 1. */
enum err reorganisation_store_list_work(struct cx *cx, uint64_t id,
    struct reorganisation_works *out) MUST_CHECK;
/* Locks the assignments of that list, by id: first of all locks. */
enum err reorganisation_store_lock_work(struct cx *cx, uint64_t id) MUST_CHECK;

/* The rows of this kind the act concerns, as they are. Not for assignments and
 * for rows that an act adds. */
enum err reorganisation_store_list_rows(struct cx *cx, enum step_kind kind,
    const struct reorganisation *r,
    struct reorganisation_steps *out) MUST_CHECK;
/* Writes what the step says; step->version becomes the one afterwards. Of a new
 * row: adds it. ERR_CONFLICT: someone changed the row since. */
enum err reorganisation_store_apply(struct cx *cx,
    struct reorganisation_step *step) MUST_CHECK;
/* Takes away a row that the act added. */
enum err reorganisation_store_take_away(struct cx *cx,
    const struct reorganisation_step *step) MUST_CHECK;
enum err reorganisation_store_add_step(struct cx *cx, uint64_t id,
    const struct reorganisation_step *before,
    uint64_t version_after) MUST_CHECK;
/* In the order they were made; version is the one the row must have now. */
enum err reorganisation_store_list_steps(struct cx *cx, uint64_t id,
    enum step_kind kind, struct reorganisation_steps *out) MUST_CHECK;

/* Notices proposed and reports to the Chairman that are open follow the
 * assignments of this act to where these are now. */
enum err reorganisation_store_follow_notices(struct cx *cx,
    uint64_t id) MUST_CHECK;

/* What the page says besides. */
struct reorganisation_counts {
	uint64_t drafts;     /* not handed out; matched again when they are */
	uint64_t closed;     /* stays where it is */
	uint64_t notices;    /* numbered, not sent: to be withdrawn or sent */
	uint64_t unreceived; /* of a successor without account */
};
enum err reorganisation_store_count(struct cx *cx, uint64_t id,
    struct reorganisation_counts *out) MUST_CHECK;

/* What happened since, on which undoing would trample. */
enum dependence {
	DEPENDS_WORK,     /* a moved assignment was worked on */
	DEPENDS_NEW_WORK, /* a new agency of the act was given more */
	DEPENDS_ACCOUNT,
	DEPENDS_OFFICER,
	DEPENDS_AGENCY,
	DEPENDS_FOLLOW,
	DEPENDS_NOTICE, /* a notice was approved for a new agency */
	DEPENDS_LATER,  /* a later act names one of its agencies */
	N_DEPENDENCES
};
struct dependences {
	uint64_t n[N_DEPENDENCES];
};
extern const char *const dependence_names[]; /* "work" ... then NULL */
enum err reorganisation_store_count_dependences(struct cx *cx, uint64_t id,
    struct dependences *out) MUST_CHECK;

/* Who took over from an agency that ended, down to those there are today, with
 * the login of their account ("" none): what an old login leads to. */
struct heir {
	uint64_t agency_id;
	const char *name;
	const char *login;
};
struct heir_list {
	size_t n;
	struct heir *items;
};
enum err reorganisation_store_list_heirs(struct cx *cx, uint64_t agency_id,
    int32_t today, struct heir_list *out) MUST_CHECK;
/* Does an account other than those of the predecessors have this login? */
enum err reorganisation_store_login_taken(struct cx *cx, uint64_t keeper_id,
    const char *login, bool *out) MUST_CHECK;

extern const struct db_stmt_list reorganisation_store_statements;

#endif
